# Every slice of short sequences, read and assigned, against what indexes give.
bounds = [None, -9, -4, -3, -1, 0, 1, 2, 3, 4, 9]
steps = [None, 1, 2, 3, -1, -2, -9]


def expected(seq, start, stop, step):
    return [seq[i] for i in range(*slice(start, stop, step).indices(len(seq)))]


def read():
    checked = 0
    for size in range(5):
        items = list(range(size))
        text, pair = 'abcd'[:size], tuple(items)
        for i in bounds:
            for j in bounds:
                assert items[i:j] == expected(items, i, j, None)
                assert text[i:j] == ''.join(expected(text, i, j, None))
                assert pair[i:j] == tuple(expected(pair, i, j, None))
                for k in steps:
                    assert items[i:j:k] == expected(items, i, j, k)
                    assert text[i:j:k] == ''.join(expected(text, i, j, k))
                    assert pair[i:j:k] == tuple(expected(pair, i, j, k))
                    checked += 1
    return checked


def written():
    sums = 0
    for size in range(5):
        for new in ([], ['x'], ['x', 'y', 'z']):
            for i in bounds:
                for j in bounds:
                    items = list(range(size))
                    first, last, _ = slice(i, j).indices(size)
                    last = max(first, last)
                    wanted = items[:first] + new + items[last:]
                    items[i:j] = new
                    assert items == wanted, (size, new, i, j)
                    other = list(range(size))
                    other[i:j] = (x for x in new)
                    assert other == wanted
                    sums += len(items)
    return sums


print(read(), written())

a = [1, 2, 3, 4]
n = 1
a[n:n + 2] = a
print(a)
a[n::2] = ['p', 'q', 'r']
print(a)
k = 3
a[:k + 1] = a[k::-1]
print(a)
try:
    a[0:n:0]
except ValueError as e:
    print(e)
try:
    a[n:] = 5
except TypeError as e:
    print(e)


class Index:
    def __index__(self):
        return 2


print(a[Index():], a[:Index()])


class Mine(list):
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print('set', key, value)


m = Mine([1, 2])
print(m[n:3], m[n:3:2])
m[n:3] = [1]


class Loud:
    def __del__(self):
        print('gone', len(b))


b = [Loud(), 2, 3]
b[:n] = [7, 8, 9]
print(b)
