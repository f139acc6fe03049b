# list iterators, reversed, changes under way
a = [1, 2, 3]
it = iter(a)
print(it.__length_hint__(), next(it), it.__length_hint__())
a.append(4)
print(list(it), it.__length_hint__(), next(it, 'end'))
a.append(5)
print(next(it, 'still the end'))
r = reversed(a)
print(type(r).__name__, r.__length_hint__(), next(r))
a.clear()
print(list(r), r.__length_hint__())
for seq in ([1, 2, 3], []):
    print(list(reversed(seq)), list(seq.__reversed__()))
a = [1, 2, 3, 4]
out = []
for x in a:
    out.append(x)
    if x < 3:
        a.append(x * 10)
    if len(out) > 10:
        break
print(out)
a = list(range(10))
out = []
for x in a:
    out.append(x)
    a.remove(x)
print(out, a)
it = iter([1, 2, 3])
print(it.__reduce__()[1:], next(it), it.__reduce__()[1:])
it.__setstate__(0)
print(list(it), it.__reduce__()[1:])
it = iter([1, 2, 3])
it.__setstate__(-5)
print(next(it, 'end'))
it = iter([1, 2, 3])
it.__setstate__(100)
print(list(it))
r = reversed([1, 2, 3])
print(r.__reduce__()[1:])
r.__setstate__(0)
print(list(r))
print(iter(it) is it, type(it), type(iter([])) is type(it))
try:
    type(it)()
except TypeError as e:
    print(e)
a, *b = [1, 2, 3]
(c, d), e = [[1, 2], 3]
print(a, b, c, d, e)
for bad in ([1], [1, 2, 3]):
    try:
        x, y = bad
    except ValueError as ex:
        print(ex)
