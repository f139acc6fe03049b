# Flag and IntFlag
from enum import *
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    NONE = 0
print(P, P.R, repr(P.R | P.X), P.RW, list(P), len(P), P.R in P.RW, P.X in P.RW, bool(P.NONE), bool(P.R), P(0), P(7), P.R | P.W is P.RW, (P.R | P.W) is P.RW, list(P.RW), len(P.RW), P(5).value, P(5).name)
print(P.R & P.W, P.R ^ P.RW, ~P.R, ~P.NONE, ~P(7), P.R | P.R, P.RW & ~P.R, str(P(5)), P['RW'], P.R == P.R, P.R != P.W, hash(P.R) == hash(P.R), P.__members__.keys(), P(P.R), P.R.name, (P.R | P.X).name)
def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

class I(IntFlag):
    A = 1
    B = 2
    C = 4
class C(Flag, boundary=CONFORM):
    A = 1
    B = 4
class E(Flag, boundary=EJECT):
    A = 1
    B = 4
class K(Flag, boundary=KEEP):
    A = 1
    B = 4
class N(IntFlag):
    A = 1
    ALL = 255
for text in ('P(8)', 'P(-1)', 'P(-9)', 'P("R")', 'P.R | 1', '1 | P.R', 'P.R & I.A', 'P.R < P.W', '1 in P.RW', 'P.R + 1', 'P.R - P.R', 'I.A | I.B', 'I.A | 8', 'I(8)', 'I(0)', 'I(9)', '~I.A', 'I.A + 1', 'I.A == 1', 'I.A & 3', '5 & I.A', 'I(-1)',
             'repr(I(7))', 'str(I(3))', 'f"{I.A}"', 'int(I.C)', 'I.A in I(3)', 'list(I(5))', 'isinstance(I.A | I.B, I)', 'I.A ^ I.B ^ I.A', 'I(3) == 3', 'I.B << 1', '-I.A', 'C(7)', 'C(2)', 'E(7)', 'E(2)', 'K(7)', 'K(2)', 'list(K(7))', 'K(-1)',
             'N.ALL', 'N(3)', 'list(N)', '~N.A', 'Flag("Z", "A B C")(5)', 'list(Flag("Z", "A B C"))', 'Flag("Z", {"A": 3})(1)', 'P.RW.value', 'I.A.__or__("x")', 'len(I(7))', 'reversed(P)' if False else 'list(reversed(P))'):
    t(text)
x = P.R
x |= P.W
x &= ~P.R
x ^= P.X
print(x)
try:
    @verify(NAMED_FLAGS)
    class Bad(Flag):
        A = 1
        B = 2
        ALL = 15
except ValueError as e:
    print(e)
try:
    class Str(Flag):
        A = 'a'
        B = auto()
except TypeError as e:
    print(e)
class D(Flag):
    B = 2
    A = 1
print(list(D), list(D(3)), D(3))
class Z(Flag):
    A = auto()
    B = 8
    C = auto()
print([m.value for m in Z], Z.A | Z.C)
import copy, pickle
print(copy.copy(P.RW) is P.RW, pickle.loads(pickle.dumps(P(5))) is P(5))
print(P.R.__class__.__name__, [f.name for f in P], P(3).__contains__(P.R))
class Neg(IntFlag):
    A = 1
    INV = ~A
print(list(Neg), Neg.INV)
