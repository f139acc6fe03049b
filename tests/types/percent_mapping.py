def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


d = {"a": 1, "b": "two", "": "empty", "c(d)": 3, "%": "percent", "\xe9": "accent", "x y": 4}
for fmt in ("%(a)d", "%(a)s %(b)s", "%(b)r", "%()s", "%(c(d))s", "%(%)s", "%(\xe9)s", "%(x y)5d|", "%(a)-5d|%(a)05d", "%(b).2s", "%%(a)s", "%(a)#x %(b)10s"):
    print(ascii(fmt), ascii(fmt % d))
for fmt, args in (("%(a)%", d), ("%(z)s", d), ("%(a)s", 1), ("%(a)s", (d,)), ("%(a)s", ("x",)), ("%(a)s", "str"), ("%(a", d), ("%(a)", d), ("%(a)z", d), ("%(a(b)s", d), ("%(a)*d", d), ("%(a)s %s", d), ("%s", d),
                  ("%s %(a)s", d), ("%(a)s", [1]), ("%(a)s", None), ("%(a).*f", d), ("%(b)d", d), ("text", d), ("%d", d), ("%(a)s%(a)s", {})):
    try:
        print(ascii(fmt), ascii(fmt % args))
    except Exception as e:
        print(ascii(fmt), type(e).__name__, ascii(str(e)))


class M:
    def __getitem__(self, key):
        return "<%s>" % key


class Missing(dict):
    def __missing__(self, key):
        return key.upper()


print("%(abc)s %(x)r" % M(), "%(abc)s" % Missing(), "no fields" % M())
show(lambda: "%d" % M())
print("%(a)s" % {"a": (1, 2)}, "%(a)s %(a)s" % {"a": [1]})


class T(tuple):
    def __getitem__(self, k):
        return "never"


print("%s %s" % T((1, 2)))


class D(dict):
    pass


print("%(k)s" % D(k=1), "%s" % D(k=1))
