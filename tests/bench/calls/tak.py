# Three-argument recursion, and a function with default and keyword arguments.
def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def depth(n, step=1, extra=0):
    if n <= 0:
        return extra
    return depth(n - step, extra=extra + 1)


total = 0
for _ in range(6000):
    total += depth(200)
print(tak(20, 13, 6), total)
