def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


samples = ["", "a", "A", "hello World", "HELLO", "they're bill's friends", "x1y2Z3", "  two  words", "MiXeD cAsE 123 abc", "a-b_c", "\t\n"]
for s in samples:
    print(ascii(s), s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
for name in ("upper", "lower", "title", "capitalize", "swapcase", "casefold"):
    show(getattr("abc", name), 1)
    show(getattr(str, name))
    show(getattr(str, name), 1)


class S(str):
    pass


print([type(getattr(S("abc"), n)()) for n in ("upper", "lower", "title", "capitalize", "swapcase", "casefold")])
everything = "".join(map(chr, range(128)))
print(ascii(everything.upper()), ascii(everything.lower()), ascii(everything.swapcase()))
print(ascii(everything.title()), ascii(everything.capitalize()))
print(len(("abc" * 1000).upper()), ("Ab" * 3).swapcase())
