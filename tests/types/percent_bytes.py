def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


class WithBytes:
    def __bytes__(self):
        return b"from __bytes__"


class BadBytes:
    def __bytes__(self):
        return "str"


print(b"%s %b %a %r" % (b"x", bytearray(b"y"), "\xe9", b"z"), b"%s" % memoryview(b"view"), b"%b" % WithBytes(), b"%d %i %x %X %o %#x" % (1, -2, 255, 255, 8, 16))
print(b"%5s|%-5s|%.2s|%5.1s|" % (b"ab", b"ab", b"abc", b"xyz"), b"%c%c%c" % (65, b"B", bytearray(b"C")), b"%f %.2e %g" % (1.5, 12345.678, 1e100), b"%%" % (), b"%5d|%05d|%+d|% d" % (1, 2, 3, 4))
print(b"%(a)s %(b)d" % {b"a": b"x", b"b": 5}, b"%a" % [1, "\u20ac"], b"\xff%s\x00" % b"\x80")
for fmt, args in ((b"%s", "str"), (b"%s", 1), (b"%b", None), (b"%b", BadBytes()), (b"%s", ()), (b"%s %s", (b"a",)), (b"a", 1), (b"a", (1,)), (b"%z", 1), (b"%c", 256), (b"%c", -1), (b"%c", "a"), (b"%c", b"ab"),
                  (b"%c", 1.5), (b"%d", "1"), (b"%d", b"1"), (b"%x", 1.5), (b"%f", "x"), (b"%(a)s", {"a": b"x"}), (b"%(a)s", 1), (b"%(a", {}), (b"%", ()), (b"%d", 1j), (b"%i", 1j), (b"a", b"x"), (b"a", "x"), (b"a", {}),
                  (b"%\xff", 1), (b"%y", 1), (b"%u", 5), (b"%s", [b"x"])):
    show(lambda: fmt % args)
r = bytearray(b"%s-%d") % (b"x", 1)
print(r, type(r), type(b"%s" % b"x"))
b = b"%d"
b %= 5
a = bytearray(b"%d")
a %= 6
print(b, a, b"abc".__mod__(()), (b"%s").__rmod__(b"%s"))
show(b"%s".__rmod__, 1)


class B(bytes):
    pass


print(type(B(b"%d") % 1), b"%s" % B(b"sub"), b"%a" % B(b"q"))
