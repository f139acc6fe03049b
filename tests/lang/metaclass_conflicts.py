# Metaclass resolution, MRO conflicts, layout conflicts, changing __bases__ and __class__.
class M1(type): pass
class M2(type): pass
class M3(M1, M2): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(metaclass=M3): pass
def attempt(src):
    ns = {}
    try:
        exec(src, globals(), ns)
        print(src.replace("\n", "; "), "->", {k: type(v).__name__ for k, v in ns.items()})
    except TypeError as e: print(src.replace("\n", "; "), "|", str(e).replace("\n", " "))
for src in ("class X(A, B): pass", "class X(A, C): pass", "class X(A, B, metaclass=M3): pass", "class X(A, metaclass=type): pass", "class X(A, metaclass=M2): pass", "X = type('X', (A,), {})", "X = M2('X', (A,), {})", "X = M3('X', (A, B), {})", "class X(C): pass", "class X(int, A): pass", "X = type(A)('X', (), {})", "class X(A, object): pass", "class X(object, A): pass", "class X(int, float): pass", "class X(list, dict): pass", "class X(int, Exception): pass", "class X(str, bytes): pass", "class X(Exception, OSError): pass", "class X(OSError, Exception): pass", "class X(ValueError, KeyError): pass", "class X(OSError, SyntaxError): pass", "class X(bool): pass", "class X(M1, type): pass", "class X(type, M1): pass", "class X(M1, M2, M3): pass"):
    attempt(src)
class P: pass
class Q: pass
class R(P): v = "R"
class S(P): v = "S"
class T(R): pass
t = T()
print(t.v, T.__mro__)
T.__bases__ = (S,)
print(t.v, T.__mro__[1].__name__, T.__bases__, R.__subclasses__(), S.__subclasses__())
for bases in ((), (int,), (T,), 5, (5,), (S, S), (P, S), (S, R), (object,), (A,)):
    try:
        T.__bases__ = bases
        print("set", [c.__name__ for c in T.__mro__])
    except TypeError as e: print(bases, "|", str(e).replace("\n", " "))
try: int.__bases__ = (P,)
except TypeError as e: print(e)
try: del T.__bases__
except TypeError as e: print(e)
class MroMeta(type):
    def mro(cls):
        r = super().mro()
        return r[:1] + [Q] + r[1:] if cls.__name__ == "Custom" else r
Q.extra = "from Q"
class Custom(P, metaclass=MroMeta): pass
print(Custom().extra, [c.__name__ for c in Custom.__mro__], isinstance(Custom(), Q))
class BadMro(type):
    def mro(cls): return cls.bad
for bad in ("5", "[]", "[5]", "[cls]", "[int, cls]"):
    try:
        class Z(metaclass=type("BM", (type,), {"mro": lambda cls: eval(bad)})): pass
        print(bad, Z.__mro__)
    except TypeError as e: print(bad, "|", e)
class Called(type):
    def __call__(cls, *a):
        o = cls.__new__(cls, *a)
        if isinstance(o, cls): o.__init__(*a); o.tagged = True
        return o
class UseCalled(metaclass=Called):
    def __init__(self, x): self.x = x
print(UseCalled(1).tagged, vars(UseCalled(2)))
class Len(type):
    def __len__(cls): return 42
    def __iter__(cls): return iter("meta")
    def __getitem__(cls, i): return ("meta", i)
    def __contains__(cls, x): return x == 1
    def __add__(cls, o): return "added"
    def __bool__(cls): return False
    def __repr__(cls): return "<repr by meta>"
    def __eq__(cls, o): return o == "equal"
    def __hash__(cls): return 7
    def __lt__(cls, o): return True
class L(metaclass=Len): pass
print(len(L), list(L), L[3], 1 in L, L + 1, bool(L), L, L == "equal", hash(L), L < 5, f"{L}", {L: 1}[L] if 0 else "keyed")


class LeavesOut(type):
    def mro(cls): return (Q,)
try:
    class Lost(metaclass=LeavesOut): pass
except TypeError as e: print(e)
