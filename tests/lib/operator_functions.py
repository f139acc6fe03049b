# the operators as functions
import operator as o
import warnings
warnings.simplefilter('ignore')
pairs = [(7, 2), (7.5, 2), ([1, 2], [3]), ('ab', 'c'), ({1, 2}, {2, 3}), (-5, 3)]
for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'and_', 'or_', 'xor', 'lshift', 'rshift', 'matmul', 'lt', 'le', 'eq', 'ne', 'gt', 'ge',
             'is_', 'is_not', 'contains', 'concat', 'getitem'):
    f = getattr(o, name)
    for a, b in pairs:
        try:
            print(name, a, b, f(a, b))
        except (TypeError, ValueError, IndexError) as e:
            print(name, a, b, type(e).__name__, e)
for name in ('neg', 'pos', 'abs', 'inv', 'invert', 'not_', 'truth', 'index'):
    for x in (3, -2.5, True, 'a', [], None):
        try:
            print(name, x, getattr(o, name)(x))
        except TypeError as e:
            print(name, x, e)
for name in ('iadd', 'isub', 'imul', 'ior', 'iand', 'ixor', 'iconcat', 'ipow', 'ifloordiv', 'imod', 'itruediv', 'ilshift', 'irshift', 'imatmul'):
    a = [1] if name in ('iadd', 'imul', 'iconcat') else {1, 2} if name in ('ior', 'iand', 'ixor', 'isub') else 7
    b = [2] if name in ('iadd', 'iconcat') else {2, 3} if isinstance(a, set) else 2
    try:
        r = getattr(o, name)(a, b)
        print(name, r, r is a)
    except TypeError as e:
        print(name, e)
d = {1: 2}
o.setitem(d, 3, 4)
o.delitem(d, 1)
print(d, o.countOf([1, 2, 1], 1), o.indexOf('abc', 'c'), o.length_hint([1, 2]), o.length_hint(iter([1])), o.length_hint(5, 9), o.call(max, 1, 5, key=lambda x: -x))
for f in (lambda: o.indexOf([1], 2), lambda: o.countOf(1, 1), lambda: o.length_hint([], 'a'), lambda: o.add(1), lambda: o.add(1, 2, 3), lambda: o.concat(1, 2),
          lambda: o.index(1.5), lambda: o.call(), lambda: o.getitem({}, 1), lambda: o.delitem([], 0), lambda: o.add(a=1, b=2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(o.__add__ is o.add, o.__not__(1), sorted(o.__all__) == sorted(n for n in o.__all__), len(o.__all__), o.add.__doc__, o.add.__name__)
