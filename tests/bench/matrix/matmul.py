# Lists of lists of floats: product by index, product by rows, transposition.
def make(n, k):
    return [[(i * k + j) % 7 / 2.0 for j in range(n)] for i in range(n)]


def multiply(a, b, n):
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


def by_rows(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


n = 160
a, b = make(n, 3), make(n, 5)
c = multiply(a, b, n)
d = by_rows(a[:40], b)
print("%.2f %.2f" % (sum(map(sum, c)), sum(map(sum, d))))
