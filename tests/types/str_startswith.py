def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


text = "hello w\xf6rld"
for part in ("", "h", "hello", "hello w\xf6", "d", "rld", "\xf6rld", "x", text, text + "!", ("x", "he"), ("x", "ld"), (), ("",), ("x",)):
    for args in ((), (0,), (1,), (-3,), (0, 5), (6, 9), (-5, -1), (5, 5), (5, 2), (11,), (12,), (100,), (None, 3), (10**30,)):
        print(ascii(part), args, text.startswith(part, *args))
print("".startswith(""), "".startswith("", 1), "".startswith("a"), "abc".startswith("", 3), "abc".startswith("", 4))


class S(str):
    pass


class Tup(tuple):
    pass


print(text.startswith(S("hello")), text.startswith(S("rld")), text.startswith(Tup(("hello", "rld"))))
for bad in (1, None, b"h", ["h"], (1,), ("x", None), ("h", 1), (b"x",), object):
    show(text.startswith, bad)
for args in ((), ("h", "x"), ("h", 1.5), ("h", 0, "y"), ("h", 1, 2, 3)):
    show(text.startswith, *args)
