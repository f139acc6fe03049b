def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import codecs

for name in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass"):
    handler = codecs.lookup_error(name)
    for exc in (UnicodeEncodeError("ascii", "a\xe9\ud800b", 1, 3, "why"), UnicodeDecodeError("utf-8", b"a\xff\xfeb", 1, 3, "why"), UnicodeTranslateError("a\xe9b", 1, 2, "why")):
        try:
            print(name, type(exc).__name__, ascii(handler(exc)))
        except Exception as e:
            print(name, type(exc).__name__, type(e).__name__, ascii(str(e)))
    show(handler, 5)
    show(handler, ValueError("x"))
show(codecs.lookup_error, "no such handler")
show(codecs.register_error, "x", 5)
show(codecs.register_error, 5, print)
calls = []


def mark(exc):
    calls.append((type(exc).__name__, exc.start, exc.end))
    return "[%d]" % exc.start, exc.end


codecs.register_error("mark", mark)
print("a\xe9\xeab\u20ac".encode("ascii", "mark"), "\u0100x".encode("latin-1", "mark"), b"a\xff\xfeb".decode("utf-8", "mark"), b"\x80".decode("ascii", "mark"), b"\x81".decode("cp1252", "mark"), calls)
codecs.register_error("bytes", lambda e: (b"\xaa\xbb", e.end))
print("x\xe9y".encode("ascii", "bytes"), "x\ud800".encode("utf-8", "bytes"))
show(b"\xff".decode, "utf-8", "bytes")
codecs.register_error("same", lambda e: ("\xe9", e.end))
show("\xe9".encode, "ascii", "same")
print("\u20ac".encode("latin-1", "same"))
codecs.register_error("back", lambda e: ("-", e.end - len(e.object)))
print("a\xe9b".encode("ascii", "back"), b"a\xffb".decode("ascii", "back"))
for bad in (5, None, ("x",), ("x", "y"), (1, 2), ("x", 1, 2), ("x", 100), ("x", -100), [1, 2]):
    codecs.register_error("bad", lambda e: bad)
    show("\xe9".encode, "ascii", "bad")
    show(b"\xff".decode, "ascii", "bad")


def raising(exc):
    raise KeyError("from handler")


codecs.register_error("raising", raising)
show("\xe9".encode, "ascii", "raising")
show("ok".encode, "ascii", "no such handler")
show("\xe9".encode, "ascii", "no such handler")
skip = [0]


def skipping(exc):
    skip[0] += 1
    return "", exc.end + 1


codecs.register_error("skipping", skipping)
print(b"a\xffbcd\xffef".decode("ascii", "skipping"), "a\xe9bcd".encode("ascii", "skipping"), skip)
