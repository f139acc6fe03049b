# Backtracking: recursion with bit masks and a list that is filled in place.
def place(row, n, columns, left, right):
    if row == n:
        return 1
    count = 0
    free = ((1 << n) - 1) & ~(columns | left | right)
    while free:
        bit = free & -free
        free ^= bit
        count += place(row + 1, n, columns | bit, (left | bit) << 1, (right | bit) >> 1)
    return count


def permute(items, k):
    if k == len(items):
        return items[0]
    total = 0
    for i in range(k, len(items)):
        items[k], items[i] = items[i], items[k]
        total += permute(items, k + 1)
        items[k], items[i] = items[i], items[k]
    return total


print(place(0, 10, 0, 0, 0), permute(list(range(9)), 0))
