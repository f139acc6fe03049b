def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


# How methods bind their arguments.
cases = [("encode", (1,), {}), ("encode", (), {"encoding": 1}), ("encode", (), {"errors": 1}), ("encode", ("utf-8", "strict", 1), {}),
         ("encode", (), {"enc": 1}), ("split", (), {"foo": 1}), ("split", (",",), {"sep": ","}), ("splitlines", (), {"keepends": True}),
         ("expandtabs", (), {"tabsize": "x"}), ("format_map", (), {}), ("format_map", (1, 2), {}), ("join", (), {}), ("upper", (1,), {}),
         ("upper", (), {"x": 1}), ("find", (), {"sub": "a"}), ("count", (), {}), ("replace", ("a",), {}), ("replace", (), {}),
         ("strip", (1, 2), {}), ("partition", (), {}), ("translate", (), {}), ("isalpha", (1, 2), {}), ("zfill", (), {}), ("center", (1, 2, 3), {}),
         ("startswith", (1, 2, 3, 4), {}), ("maketrans", (), {}), ("removeprefix", (), {}), ("casefold", (None,), {}), ("__len__", (1,), {}),
         ("__getitem__", (), {}), ("__contains__", (), {}), ("__add__", (), {}), ("__mod__", (), {}), ("__format__", (), {}), ("__format__", (1,), {})]
for name, args, kwargs in cases:
    try:
        print(name, args, kwargs, repr(getattr("abc", name)(*args, **kwargs)))
    except Exception as e:
        print(name, args, kwargs, type(e).__name__, e)
show(str.upper)
show(str.upper, 1)
show(str.upper, b"a")
show(str.find, "abc")
show(str.join, ",", ["a", "b"])
show("a".nothing if hasattr("a", "nothing") else (lambda: "no attribute"))
show(lambda: "a".uper())
show(lambda: "a".nothing)
print(str.upper, "a".upper.__name__, str.upper.__qualname__, "a".upper.__self__, str.upper.__objclass__)
print(str.find.__doc__.splitlines()[0], str.split.__text_signature__, str.join.__text_signature__)


def set_attribute():
    "a".x = 1


show(set_attribute)
print(sorted(n for n in dir(str) if not n.startswith("__")))
