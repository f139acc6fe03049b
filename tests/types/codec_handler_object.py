# A decoding error handler may replace the object that is being decoded.
import codecs

bad = [("ascii", b"\xff"), ("utf-7", b"++"), ("utf-8", b"\xff"), ("utf-16", b"\xff"), ("utf-32", b"\xff"),
       ("unicode-escape", b"\\u123g"), ("raw-unicode-escape", b"\\u123g")]

def replacing(exc):
    exc.object = 42
    return "\u4242", 0
codecs.register_error("test.replacing", replacing)

def emptying(exc):
    exc.object = b""
    return "\u4242", 0
codecs.register_error("test.emptying", emptying)

for encoding, data in bad:
    try:
        data.decode(encoding, "test.replacing")
    except TypeError as e:
        print(encoding, e)
    print(ascii(data.decode(encoding, "test.emptying")))

def longer(exc):
    exc.object = b"\x00" * 8
    return "\ufffd", exc.start
codecs.register_error("test.longer", longer)
print(ascii(b"\x00".decode("utf-16", "test.longer")), ascii(b"\x00".decode("utf-32", "test.longer")))
