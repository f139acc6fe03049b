# Rich comparison: reflection, NotImplemented, identity fallback, subclass priority, total ordering.
log = []


class C:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        log.append("lt")
        return self.v < o.v if isinstance(o, C) else NotImplemented

    def __eq__(self, o):
        log.append("eq")
        return self.v == o.v if isinstance(o, C) else NotImplemented

    def __le__(self, o):
        log.append("le")
        return NotImplemented


def t(f):
    log.clear()
    try:
        r = f()
    except TypeError as e:
        r = e
    print(r, log)


a, b = C(1), C(2)
t(lambda: a < b)
t(lambda: a > b)
t(lambda: a == b)
t(lambda: a != b)
t(lambda: a <= b)
t(lambda: a >= b)
t(lambda: a == 1)
t(lambda: 1 == a)
t(lambda: a != 1)
t(lambda: a < 1)
t(lambda: 1 < a)
t(lambda: a <= 1)
t(lambda: a in [C(2), C(1)])
t(lambda: [a, b] == [C(1), C(2)])
t(lambda: [a, b] < [C(1), C(3)])
t(lambda: sorted([C(3), C(1)])[0].v)
t(lambda: min(C(3), C(1)).v)
t(lambda: max(C(3), C(1)).v)
t(lambda: hash(a))


class D(C):
    def __gt__(self, o):
        log.append("D.gt")
        return "D.gt"

    def __eq__(self, o):
        log.append("D.eq")
        return "D.eq"


t(lambda: C(1) < D(2))
t(lambda: C(1) == D(2))
t(lambda: D(1) == C(2))
t(lambda: C(1) != D(2))
t(lambda: D(1) != C(2))


class Chain:
    def __lt__(self, o):
        return "truthy"

    def __gt__(self, o):
        return ""


x = Chain()
print(x < 1, x > 1, 1 < x < 2, not x < 1, x < 1 < 2)


class NoEq:
    __eq__ = None


try:
    NoEq() == 1
except TypeError as e:
    print(e)
print(NoEq.__hash__)


class Ne:
    def __eq__(self, o):
        return True

    def __ne__(self, o):
        return "ne"


print(Ne() == 1, Ne() != 1, Ne().__hash__ is None)


class OnlyNe:
    def __eq__(self, o):
        return 5


print(OnlyNe() != 1, OnlyNe() == 1)
print(object() == object(), object().__eq__(1), object().__ne__(1), object().__lt__(1))
o = object()
print(o == o, o.__eq__(o), o.__ne__(o), o != o)
for pair in ((1, "a"), ([], ()), ({}, []), (None, 1), (1j, 1), (b"a", "a"), (len, print), (int, str)):
    for sym in ("<", "<=", ">", ">="):
        try:
            eval(f"pair[0] {sym} pair[1]")
        except TypeError as e:
            print(e)
nan = float("nan")
print(nan == nan, [nan] == [nan], nan in [nan], (nan,) == (nan,), {1: nan} == {1: nan})
import functools


@functools.total_ordering
class T:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), T(1) != T(2))
