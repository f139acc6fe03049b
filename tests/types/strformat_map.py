def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


print("{a} {b[0]} {c.real}".format_map({"a": 1, "b": [2], "c": 3}))


class Default(dict):
    def __missing__(self, key):
        return "<" + key + ">"


print("{x} {y!r} {z:>5}".format_map(Default(x=1)))


class Mapping:
    def __getitem__(self, key):
        print("asked for", repr(key))
        return key * 2


print("{ab} {0x}".format_map(Mapping()))
for fmt, mapping in (("{a}", {}), ("{}", {}), ("{0}", {}), ("{a}", 1), ("{a}", None), ("{a}", []), ("x", 1), ("{a[0]}", {"a": 5}), ("{a.b}", {"a": 5}), ("{a", {}), ("{a:{b}}", {"a": 1, "b": 4})):
    show(fmt.format_map, mapping)
show("{}".format_map)
show("{}".format_map, {}, {})
print(format("abc"), format("abc", ""), format("abc", ">5"), "abc".__format__("^7"))
for spec in ("d", "x", ",", "+", " ", "=", "05", "#", ".", "5.", "5.2", "-", "*<6", "e\u0301<5", "z", "s", "10s", "5S", "_", "<<5", "0<5", "010"):
    show(format, "abc", spec)
show(format, "abc", 1)


class S(str):
    pass


print(type(format(S("a"), "")), type(format(S("a"), ">2")), "{}".format(S("q")), "%s" % S("q"), f"{S('q'):>3}")


class F(str):
    def __format__(self, spec):
        return "F(" + spec + ")"


print(f"{F('a')} {F('a'):x}", "{:y}".format(F("a")), format(F("a")), "%s" % F("a"))
