def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


print("%*d|%-*d|%*s|" % (5, 1, 5, 2, 6, "x"), "%.*f" % (2, 3.14159), "%*.*f|" % (8, 1, 2.55), "%*d|" % (-5, 3), "%.*s|" % (2, "abcdef"), "%.*f" % (-3, 1.5))
print("%0*d|%+*d|%#*x" % (5, 42, 6, 7, 8, 255), len("%*d" % (100, 1)))
for fmt, args in (("%*d", ("a", 1)), ("%*d", (1.5, 1)), ("%.*d", ("a", 1)), ("%*d", (5,)), ("%*d", ()), ("%*d", 5), ("%.*f", (None, 1)), ("%*s", (10**30, "x")), ("%.*s", (10**30, "x")), ("%.*s", (2**31, "x")),
                  ("%*s", (-2**70, "x")), ("%*", (5,)), ("%*d %d", (5, 1)), ("%*d", (5, 1, 2))):
    show(lambda: fmt % args)
print("%*d" % (True, 5), "%*s|" % (0, "x"), "%.*s|" % (0, "x"), "%.*d" % (5, 42))


class I(int):
    pass


print("%*d|" % (I(4), 1))
show(lambda: "%*d" % (object(), 1))
# the same for bytes
print(b"%*d|%-*d|%*s|" % (5, 1, 5, 2, 6, b"x"), b"%.*f" % (2, 3.14159), b"%.*s|" % (2, b"abcdef"))
for fmt, args in ((b"%*d", (b"a", 1)), (b"%.*d", (1.5, 1)), (b"%*d", (5,)), (b"%*s", (10**30, b"x")), (b"%.*s", (10**30, b"x"))):
    show(lambda: fmt % args)
