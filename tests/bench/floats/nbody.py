# Two bodies in local variables, leapfrog steps; a square root by Newton.
def orbit(n, dt):
    x, y, vx, vy = 1.0, 0.0, 0.0, 1.0
    for _ in range(n):
        r2 = x * x + y * y
        r = 1.0
        for _ in range(4):
            r = 0.5 * (r + r2 / r)
        f = -1.0 / (r2 * r)
        vx += f * x * dt
        vy += f * y * dt
        x += vx * dt
        y += vy * dt
    return x, y


x, y = orbit(300000, 0.001)
print("%.9f %.9f" % (x, y))
