def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


class WithStr:
    def __str__(self):
        return "from __str__"


class WithRepr:
    def __repr__(self):
        return "from __repr__"


class Wrong:
    def __str__(self):
        return 5


show(str)
show(str, "abc")
show(str, 12)
show(str, None)
show(str, b"abc")
show(str, WithStr())
show(str, WithRepr())
show(str, Wrong())
show(str, object="x")
show(str, b"abc", "utf-8")
show(str, b"\xc3\xa9", "utf-8")
show(str, b"\xe9", "latin-1")
show(str, bytearray(b"xyz"), "ascii")
show(str, memoryview(b"xyz"), "ascii")
show(str, b"\xff", errors="replace")
show(str, b"\xff", errors="ignore")
show(str, b"\xff", "utf-8", "backslashreplace")
show(str, b"\xff", "utf-8")
show(str, b"a", errors="strict")
show(str, encoding="utf-8")
show(str, errors="nonsense")
show(str, "a", "utf-8")
show(str, "a", errors="strict")
show(str, 1, "utf-8")
show(str, 1, 2)
show(str, b"a", 2)
show(str, b"a", "utf-8", 3)
show(str, b"a", "utf-8", "strict", 4)
show(str, b"a", "no such codec")
show(str, b"\xff", "utf-8", "no such handler")
show(str, nothing=1)
show(str, "a", object="b")
show(str, b"a", encodin="ascii")
print(str is type(""), str() == "", type(str(b"", "ascii")))
print(str.__name__, str.__mro__, str.__doc__.splitlines()[0])
