# hash, bool, sizeof, docs, attributes
for f in (lambda: hash([]), lambda: {[]: 1}, lambda: {[1]}, lambda: [].foo, lambda: setattr([], 'x', 1),
          lambda: [].append.__self__, lambda: [1][1][1]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(bool([]), bool([0]), len([1, 2]), [1, 2].__len__())
print([].__sizeof__() > 0, [1].__sizeof__() >= [].__sizeof__())
print(list.__name__, list.__module__, list.__mro__, list.__hash__)
for name in ('append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort'):
    print(name, getattr(list, name).__text_signature__, repr(getattr(list, name).__doc__))
print([n for n in dir(list) if n not in dir(object)])
print(list.__doc__)
print([].append.__name__, list.append.__qualname__, [].sort.__qualname__)
print(list.append, type([].append).__name__)
f = [3].append
f(4)
print(f.__self__)
list.append(f.__self__, 5)
print(f.__self__)
try:
    list.append((), 1)
except TypeError as e:
    print(e)
try:
    list.append()
except TypeError as e:
    print(e)
a = [1, 2, 3, 4]
print(a.reverse(), a, a.copy() is a, a.copy() == a)
match [1, 2, 3]:
    case [x, *rest]:
        print(x, rest)
