def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


values = [0.0, -0.0, 1.0, -1.5, 3.14159, 1e10, 1e-10, 123456789.123, float("inf"), float("-inf"), float("nan"), 1e300, 5e-324]
for v in values:
    print(*["%" + c + "=" + ("%" + c) % v for c in ("e", "E", "f", "F", "g", "G") if not (c in "fF" and abs(v) > 1e200)])
for spec in ("%10.2f", "%-10.2f|", "%+.1f", "% .1f", "%010.2f", "%.0f", "%#.0f", "%#g", "%.10g", "%.0e", "%+010.3e", "%-#8.3g|", "%5.1f", "%.3F"):
    print(spec, *[repr(spec % v) for v in (0.0, 1.0, -1.5, 123.456, float("inf"), float("nan"))])
print("%f" % 1, "%.2f" % True, "%g" % 10**20, "%f" % 10**20)
for v in ("1.0", None, 1j, [1.0], b"1", 10**400):
    show(lambda: "%f" % (v,))


class Float:
    def __float__(self):
        return 2.5


class Index:
    def __index__(self):
        return 4


class Bad:
    def __float__(self):
        return "x"


print("%.1f %g" % (Float(), Index()))
show(lambda: "%f" % Bad())
print("%s %r %a" % (1.5, 1e100, -0.0), "%.3s" % 1.23456, "%5.1s|" % 2.5)
show(lambda: "%.2147483648f" % 1.0)
print(len("%.100f" % 0.1), len("%200.3f" % 1.0))
