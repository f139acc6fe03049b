# Sorting ints, floats, strings and pairs; sort keys; a merge sort in Python.
def numbers(n):
    out, x = [], 42
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(x)
    return out


def merge_sort(xs):
    if len(xs) < 2:
        return xs
    middle = len(xs) // 2
    a, b = merge_sort(xs[:middle]), merge_sort(xs[middle:])
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            out.append(a[i])
            i += 1
        else:
            out.append(b[j])
            j += 1
    return out + a[i:] + b[j:]


xs = numbers(50000)
words = ["w" + str(x % 9973) for x in xs]
check = 0
for _ in range(2):
    check += sorted(xs)[100] + sorted(x / 3.0 for x in xs)[5] // 1
    check += len(sorted(words)[7]) + len(sorted(words, key=len)[0])
    check += sorted(xs, key=lambda x: x % 1000)[0] + sorted(zip(words, xs), reverse=True)[0][1]
    check += sorted(xs, reverse=True)[1] + merge_sort(xs[:15000])[3]
print(int(check))
