# A sparse grid: dict keyed by ints, get with a default, deletion, iteration over keys and items.
def step(cells, width):
    near = {}
    for c in cells:
        for d in (-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1):
            near[c + d] = near.get(c + d, 0) + 1
    alive = {}
    for c, n in near.items():
        if n == 3 or (n == 2 and c in cells):
            alive[c] = True
    return alive


def run(steps):
    width = 1000
    cells = {}
    for x, y in ((1, 0), (3, 1), (0, 2), (1, 2), (4, 2), (5, 2), (6, 2)):
        cells[(y + 500) * width + x + 500] = True
    for _ in range(steps):
        cells = step(cells, width)
    return len(cells), sum(cells) % 100003


print(*run(900))
