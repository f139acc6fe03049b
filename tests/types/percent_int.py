def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


values = [0, 1, -1, 42, -42, 255, 2**40, -2**70, True]
flags = ["", "-", "+", " ", "#", "0", "+0", "-0", " 0", "#0", "-#", "+-", "# "]
for flag in flags:
    for width in ("", "1", "8"):
        for precision in ("", ".0", ".3", ".6"):
            print(flag + width + precision, *[repr(("%" + flag + width + precision + code) % v) for code in "dxXo" for v in (0, 42, -42)])
for v in values:
    print("%d %i %u %x %X %o %#x %#o %#X" % (v, v, v, v, v, v, v, v, v))
for v in (1.9, -1.9, 1e20, 10**30, "1", None, 1j, [1], b"1"):
    for code in "dixo":
        show(lambda: ("%" + code) % (v,))


class Int:
    def __int__(self):
        return 7


class Index:
    def __index__(self):
        return 9


class MyInt(int):
    def __str__(self):
        return "never"

    __repr__ = __str__


print("%d" % MyInt(5), "%x" % MyInt(255), "%s" % MyInt(5), "%d %d %x" % (Int(), Index(), Index()))
show(lambda: "%x" % Int())
show(lambda: "%d" % float("inf"))
show(lambda: "%d" % float("nan"))
print("%ld %hd %Ld" % (1, 2, 3), "%%|%%" % (), "%-5d|%5d|%05d" % (1, 2, 3), "%.50d" % 7)
print("%c%c%c" % ("a", 98, "\u20ac") == "ab\u20ac", "%5c|%-3c|" % ("x", 121))
for v in ("ab", "", 1.5, -1, 0x110000, None, b"a", 10**30):
    show(lambda: "%c" % (v,))
