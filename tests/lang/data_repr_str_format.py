# Language reference 3.3.1: __repr__, __str__, __bytes__, __format__.
class R:
    def __repr__(self):
        return "R!"


class S:
    def __str__(self):
        return "S!"


class Both(R, S):
    pass


print(R(), repr(R()), str(R()), f"{R()}", "%s %r" % (R(), R()), [R()], {R(): R()}, (R(),), ascii(R()))
print(S(), str(S()), repr(S()).startswith("<__main__.S object at 0x"), Both(), [Both()])


class Bad:
    def __repr__(self):
        return 1

    def __str__(self):
        return None

    def __bytes__(self):
        return "s"

    def __format__(self, spec):
        return 5

    def __hash__(self):
        return "x"

    def __bool__(self):
        return 1

    def __len__(self):
        return -1


b = Bad()
for f in (repr, str, bytes, format, hash, bool, len, ascii, lambda x: f"{x}", lambda x: "%s" % x, lambda x: "%r" % x, print, lambda x: [x].__repr__()):
    try:
        print(f(b))
    except Exception as e:
        print(type(e).__name__, e)


class B:
    def __bytes__(self):
        return b"raw"


print(bytes(B()))


class F:
    def __format__(self, spec):
        return repr(spec)


print(format(F()), format(F(), "x"), "{:abc} {!s:5}|".format(F(), 1), f"{F():>{10}}")
for v, spec in ((object(), "x"), ([], ">5"), (None, "5"), (R(), "s"), ({}, "d")):
    try:
        print(format(v, spec))
    except TypeError as e:
        print(e)
print(format(R(), ""), object.__format__(R(), ""), format(True, "d"), format("x", "3"), format(3, "5"), format(2.5, "6.2f"))


class Rec:
    def __init__(self):
        self.l = [self]

    def __repr__(self):
        return f"Rec({self.l})" if len(self.l) > 1 else "Rec"


r = Rec()
print(r)
l = [1]
l.append(l)
d = {}
d["d"] = d
t = ([],)
t[0].append(t)
print(l, d, t)


class SS(str):
    def __str__(self):
        return "other"

    def __repr__(self):
        return "SS"


print(SS("v"), str(SS("v")), repr(SS("v")), SS("v") + "", f"{SS('v')}", "%s" % SS("v"), "".join([SS("v")]), type(str(SS("v"))).__name__)


class Surrogate:
    def __str__(self):
        return SS("inner")


print(type(str(Surrogate())).__name__, str(Surrogate()) == "inner")
