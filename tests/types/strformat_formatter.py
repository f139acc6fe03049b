def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import string

f = string.Formatter()
print(f.format("{} {x} {0!r:>5}".replace("{} ", "{0} "), "a", x=1), f.vformat("{a}{b}", (), {"a": 1, "b": 2}))
print(list(f.parse("a{b!r:c{d}}e{{f}}{}{0[x].y:>5}")))
print(list(f.parse("")), list(f.parse("x")), list(f.parse("{}")))
for bad in ("{", "}", "{a", "{a!}", "{a!rx}", 1):
    show(lambda: list(f.parse(bad)))
print(f.get_field("0.real", (5,), {}), f.get_field("a[b][0]", (), {"a": {"b": "xyz"}}))
show(f.get_field, "a.", (), {"a": 1})
show(f.format, "{}{1}", 1, 2)
show(f.format, "{0}{}", 1, 2)
show(f.format, "{x}")
show(f.format, "{!z}", 1)
print(f.convert_field("x", "r"), f.convert_field(5, None), f.convert_field("\xe9", "a"))


class Strict(string.Formatter):
    def check_unused_args(self, used, args, kwargs):
        unused = [k for k in kwargs if k not in used]
        if unused:
            raise ValueError("unused " + repr(unused))

    def get_value(self, key, args, kwargs):
        return "[%s]" % key if isinstance(key, str) and key not in kwargs else super().get_value(key, args, kwargs)


s = Strict()
print(s.format("{0} {a} {b}", 1, a=2))
show(s.format, "{a}", a=1, c=2)
import _string
print(_string.formatter_field_name_split("a.b[c][0].d")[0], list(_string.formatter_field_name_split("a.b[c][0].d")[1]))
print(_string.formatter_field_name_split("0")[0], _string.formatter_field_name_split("")[0] == "")
show(_string.formatter_parser, 1)
print(string.capwords("  the quick  brown fox "), string.capwords("a-b-c", "-"), string.digits, string.hexdigits, len(string.printable), repr(string.whitespace))
t = string.Template("$who likes ${what} $$5 ${who}s")
print(t.substitute(who="tim", what="kung pao"), t.safe_substitute(who="x"), t.get_identifiers(), t.is_valid())
show(t.substitute, who="tim")
show(string.Template("$").substitute)
show(string.Template("a\nb $1").substitute)
print(string.Template("$ ${bad $ok").safe_substitute(ok=1), string.Template("$a").substitute({"a": 1}, a=2))
