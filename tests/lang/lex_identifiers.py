# Language reference 2.3: identifiers, normal form, keywords as names.
import keyword
import unicodedata

é = 1
e\
= 2
print(é, e)
ñandú, λ, 变量, _x1, ª = 1, 2, 3, 4, 5
print(ñandú + λ + 变量 + _x1 + ª)
ﬁ = "ligature"
print(fi, "fi" in globals(), "ﬁ" in globals())
ℂ = 7
print(C)
class K:
    ⅷ = 8
print(K.viii, getattr(K, "viii"), hasattr(K, "ⅷ"))
def f(*, ﬀ=1):
    return ff
print(f(ff=3), f(ﬀ=4))
𝐱 = 9
print(x, "𝐱".isidentifier())
for s in ("a", "1a", "a1", "_", "", "a b", "é", "·", "a·", "℘", "a\u0301", "\u0301", "٣", "a٣", "print", "class", "²", "x²",
          "\u2118", "\u212e", "\u309b", "a\u200d"):
    print(ascii(s), s.isidentifier(), keyword.iskeyword(s), keyword.issoftkeyword(s))
match = case = type = _ = 10
print(match, case, type, _)
match (1):
    case 1:
        print("statement")
match = {"case": 1}
print(match ["case"])
type = int
print(type ("5"))
def case(type, match=1, _=2): return type, match, _
print(case(match=5, type=6))
for src in ("class = 1", "None = 1", "True = 1", "False += 1", "__debug__ = 1", "def None(): pass", "import None",
            "f(None=1)", "f(True=1)", "f(__debug__=1)", "x.None = 1", "x.True", "lambda None: 1", "for None in x: pass",
            "async = 1", "await = 2", "nonlocal = 3", "a$ = 1", "a? = 1", "x = é²", "x\u00a0= 1", "€ = 1", "x = 1\u200b",
            "with a as None: pass", "def f(None): pass", "def f(__debug__): pass", "class __debug__: pass", "del __debug__",
            "del None", "(None := 1)", "from a import b as None", "except = 1", "x.__debug__ = 1", "print = 1", "exec = 1"):
    try:
        compile(src, "<s>", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset, e.end_offset))
