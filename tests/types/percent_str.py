def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


class Both:
    def __str__(self):
        return "str\xe9"

    def __repr__(self):
        return "repr\xe9"


b = Both()
print(*map(ascii, ["%s" % b, "%r" % b, "%a" % b, "%s %r" % (b, b), "%.2s|" % b, "%10s|" % b, "%-10s|" % b, "%10.3r|" % b, "%.0s|" % b]))
print("%s" % None, "%s" % (1,), "%s" % ((1, 2),), "%s" % [1, 2], "%s" % {"a": 1}, "%r" % "q", "%s%s" % ("a", "b"))
print("%5s|%-5s|%05s|%+5s|%#5s|% 5s" % ("ab", "ab", "ab", "ab", "ab", "ab"), ascii("\xe9%s\u20ac" % "\U0001f600"), ascii("%3s|" % "\u20ac"))
print("%%" % (), "100%% %s" % "sure", "%s%%" % 5, "%%%s" % 1)
show(lambda: "%5%" % ())
show(lambda: "%5%" % (1,))
show(lambda: b"%5%" % ())
show(lambda: b"%5%" % (1,))
for fmt, args in (("%s", ()), ("%s %s", (1,)), ("%s", (1, 2)), ("no", 1), ("no", (1,)), ("no", ()), ("no", {}), ("no", []), ("no", "x"), ("no", b""), ("%s", []), ("%d", ()), ("%", ()), ("%5", ()),
                  ("% ", ()), ("%.", ()), ("%.5", (1,)), ("%z", 1), ("%y %s", (1, 2)), ("abc%", (1,)), ("%\u20ac", (1,)), ("%\x01", (1,)), ("%l", 1), ("%lz", 1), ("%b", 1), ("%-", 1), ("%(", 1), ("%S", 1)):
    try:
        print(ascii(fmt), args, ascii(fmt % args))
    except Exception as e:
        print(ascii(fmt), args, type(e).__name__, ascii(str(e)))
for fmt, args in (("%99999999999999999999s", 1), ("%.99999999999999999999s", 1), ("%9223372036854775808d", 1), ("%.2147483648s", "x")):
    show(lambda: fmt % args)


class Mod:
    def __rmod__(self, other):
        return ("rmod", other)

    def __repr__(self):
        return "Mod"


class S(str):
    def __rmod__(self, other):
        return "S.__rmod__"


print("%s" % Mod(), "%s" % S("x"), S("%s") % "y", type(S("%s") % "y"))
show("abc".__mod__, 1)
show("%s".__rmod__, "x")
show("%s".__rmod__, 5)
x = "%s-%s"
x %= (1, 2)
print(x)


class Raises:
    def __str__(self):
        raise ValueError("no text")


show(lambda: "%s" % Raises())
