# Many different string keys made at run time: insertion, lookup, deletion, growth of the table.
def run(n):
    table = {}
    for i in range(n):
        table["key" + str(i)] = i
    hits = 0
    for i in range(0, 2 * n, 3):
        if ("key" + str(i)) in table:
            hits += 1
    for i in range(0, n, 2):
        del table["key" + str(i)]
    total = 0
    for key in table:
        total += table[key]
    for key, value in table.items():
        if key.endswith("7"):
            total -= value
    return len(table), hits, total


for _ in range(3):
    result = run(100000)
print(*result)
