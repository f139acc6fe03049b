# NotImplemented, subclass priority, identity fallback, in-place fallback, mixed types.
class Base:
    def __add__(self, o): return ("Base.add", type(o).__name__)
    def __radd__(self, o): return ("Base.radd", type(o).__name__)
    def __lt__(self, o): return ("Base.lt", type(o).__name__)
    def __gt__(self, o): return ("Base.gt", type(o).__name__)
class SubSame(Base): pass
class SubOver(Base):
    def __radd__(self, o): return ("SubOver.radd", type(o).__name__)
    def __gt__(self, o): return ("SubOver.gt", type(o).__name__)
class Other:
    def __radd__(self, o): return ("Other.radd", type(o).__name__)
class NI:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    __hash__ = None
b, same, over, other, ni = Base(), SubSame(), SubOver(), Other(), NI()
for src in ("b + b", "b + same", "b + over", "over + b", "same + over", "b + other", "other + b", "ni + b", "b + ni", "ni + other", "ni + ni", "1 + b", "b + 1", "b < over", "over < b", "b < same", "1 < b", "b < 1", "ni < b", "b > ni", "ni < ni", "ni == ni", "ni == 1", "1 == ni", "ni != ni", "ni != 1", "'a' + b", "[] + b", "b + []", "1.5 + other", "None + other", "() + other", "[1] + other", "'s' + other", "{1} + other", "'%s' % b == ''", "[1] * other", "3 * other"):
    try: print(src, "->", eval(src))
    except TypeError as e: print(src, "|", e)
x = ni
try: x += 1
except TypeError as e: print(e)
x = ni
x += b
print(x)
class I(int):
    def __add__(self, o): return "I.add"
    def __radd__(self, o): return "I.radd"
    def __eq__(self, o): return "I.eq"
    __hash__ = int.__hash__
print(I(1) + 1, 1 + I(1), I(1) + 1.5, 1.5 + I(1), I(1) == 1, 1 == I(1), I(1) - 1, type(I(1) - 1).__name__, I(1) != 2)
class S(str):
    def __add__(self, o): return "S.add"
    def __radd__(self, o): return "S.radd"
    def __mod__(self, o): return "S.mod"
    def __rmod__(self, o): return "S.rmod"
    def __mul__(self, o): return "S.mul"
print(S("a") + "b", "b" + S("a"), S("%s") % 1, "%s" % S("x"), S("a") * 2, 2 * S("a"))
class L(list):
    def __radd__(self, o): return "L.radd"
    def __iadd__(self, o): return "L.iadd"
    def __rmul__(self, o): return "L.rmul"
print([1] + L([2]), 2 * L([1]), L([1]) * 2, L([1]) + [2], (1,) + L() if 0 else "skip")
l = L([1]); l += [2]; print(l)
class T(tuple):
    def __lt__(self, o): return "T.lt"
    def __gt__(self, o): return "T.gt"
print(T((1,)) < (2,), (2,) < T((1,)), (2,) > T((1,)) if 0 else "skip")
class Idx:
    def __index__(self): return 2
for src in ("'ab' * Idx()", "Idx() * 'ab'", "[1] * Idx()", "range(Idx())", "'abc'[Idx()]", "1 << Idx()", "1 + Idx()", "int(Idx())", "float(Idx())", "complex(Idx())", "round(1.2345, Idx())", "bytes(Idx())", "slice(Idx()).indices(5)", "hex(Idx())", "pow(2, Idx())", "chr(Idx())", "b'a' * Idx()", "'%d' % Idx()", "'{:d}'.format(Idx())", "'%x' % Idx()", "[0] * 3.0", "'a' * '2'", "Idx() + Idx()"):
    try: print(src, "->", eval(src))
    except TypeError as e: print(src, "|", e)
