# Float arithmetic in a while loop.
def run(n, limit):
    total = 0
    for py in range(n):
        ci = 2.0 * py / n - 1.0
        for px in range(n):
            cr = 3.0 * px / n - 2.0
            zr = zi = 0.0
            k = 0
            while k < limit:
                zr2 = zr * zr
                zi2 = zi * zi
                if zr2 + zi2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = zr2 - zi2 + cr
                k += 1
            total += k
    return total


print(run(400, 80))
