# A relaxation over a grid of floats, in place by index.
def run(n, steps):
    grid = [[0.0] * n for _ in range(n)]
    for j in range(n):
        grid[0][j] = 100.0
    for _ in range(steps):
        change = 0.0
        for i in range(1, n - 1):
            above, row, below = grid[i - 1], grid[i], grid[i + 1]
            for j in range(1, n - 1):
                old = row[j]
                new = 0.25 * (above[j] + below[j] + row[j - 1] + row[j + 1])
                row[j] = new
                change += abs(new - old)
    return change, grid[n // 2][n // 2]


print("%.6f %.6f" % run(100, 200))
