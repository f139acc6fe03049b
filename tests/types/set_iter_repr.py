# iteration, changes under way, repr
s = {1, 2, 3}
it = iter(s)
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), next(it, 'end'))
for action in ('s.add(99)', 's.discard(3)', 's.clear()', 's.add(1)'):
    s = {1, 2, 3}
    out = []
    try:
        for x in s:
            out.append(x)
            eval(action)
    except RuntimeError as e:
        out.append(str(e))
    print(action, out)
it = iter({1, 2})
next(it)
print(it.__reduce__()[1])
s = {1}
it = iter(s)
s.add(2)
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)
print(it.__length_hint__())
print(set(), frozenset(), {1}, frozenset([1]), {'a'}, {(1, 2)}, {None}, {frozenset([frozenset()])})

class S(set): pass
class F(frozenset): pass

print(S(), S([1]), F(), F([1]), [S([2])], {F([3])})

class R:
    def __init__(self): self.s = None
    def __repr__(self): return repr(self.s)
    def __hash__(self): return 1

r = R()
r.s = {r}
print(r.s)
r.s = frozenset([r])
print(r.s)
q = R()
q.s = S([q])
print(q.s)
print(S([1]).__reduce__(), frozenset([1]).__reduce__(), S([1]) | {2}, type(S() | S()).__name__, type(F() & F()).__name__)
print(type(S().copy()).__name__, type(F().copy()).__name__, type(S([1]).union([2])).__name__)
print(sorted({3, 1, 2}), max({3, 1}), sum({1, 2}), list(map(str, {1})), any({0}), [*{5}], tuple({6}))
a, b = {1, 2}
print(a, b)
