# append, extend, insert, pop, remove, clear, +=, *=
a = []
for i in range(20):
    a.append(i * i)
print(a, len(a))
a.extend([1, 2])
a.extend((3,))
a.extend('ab')
a.extend({'k': 1})
a.extend(x for x in range(2))
a.extend(a[:2])
print(a)
a.extend(a)
print(len(a))
for bad in (1, None, 1.5):
    try:
        a.extend(bad)
    except TypeError as e:
        print(e)
b = [1, 2, 3]
for i, x in ((0, 'a'), (2, 'b'), (-1, 'c'), (100, 'd'), (-100, 'e')):
    b.insert(i, x)
    print(b)
for args in ((), (1,), (1, 2, 3), ('x', 1), (2**70, 1)):
    try:
        b.insert(*args)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
print(b.pop(), b.pop(0), b.pop(-2), b)
for args in ((100,), (-100,), ('x',), (1, 2)):
    try:
        b.pop(*args)
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)
try:
    [].pop()
except IndexError as e:
    print(e)
c = [1, 2, 1, 3]
c.remove(1)
print(c)
try:
    c.remove(99)
except ValueError as e:
    print(e)
print(c.clear(), c, c.append(1), c)
c += [2]
c += 'xy'
print(c)
try:
    c += 1
except TypeError as e:
    print(e)
c *= 2
print(c)
c *= 0
print(c)
c *= -1
print(c)
d = [1]
for bad in ('a', 1.5, None, [1]):
    try:
        d *= bad
    except TypeError as e:
        print(e)
for args in ((), (1, 2)):
    try:
        d.append(*args)
    except TypeError as e:
        print(e)
try:
    d.clear(1)
except TypeError as e:
    print(e)
