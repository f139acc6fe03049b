def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


table = str.maketrans("abc", "xyz")
print(table, "aabbccdd".translate(table), "".translate(table), "\xe9a".translate(table) == "\xe9x")
print("hello".translate({104: "H", 101: None, 108: 76, 111: "\u20ac" * 2}) == "HLL\u20ac\u20ac")
print("abc".translate({97: 98, 98: 97}), "abc".translate({}), "abc".translate({ord("b"): ""}), "a\xe9".translate({0xe9: "e"}))


class Upper:
    def __getitem__(self, key):
        if key == 98:
            raise LookupError("keep")
        if key == 99:
            raise IndexError("keep too")
        return chr(key).upper()


print("abcd".translate(Upper()), "abc".translate("x" * 97 + "ABC"), "ab".translate([None] * 98) == "")


class Broken:
    def __getitem__(self, key):
        raise ZeroDivisionError("broken")


show("abc".translate, Broken())
for bad in (1, None, {97: 1.5}, {97: 0x110000}, {97: -1}, {97: b"x"}, {97: 10**30}):
    show("abc".translate, bad)
show("abc".translate)
show("abc".translate, {}, {})
print("abc".translate({97: True}) == "\x01bc", "abc".translate({97: 0x10ffff}) == "\U0010ffffbc")
print(str.maketrans({"a": 1, 98: "x", "\xe9": None}) == {97: 1, 98: "x", 233: None}, str.maketrans("ab", "cd", "xy"), str.maketrans("", ""),
      str.maketrans("aa", "bc"), str.maketrans("a", "b", "a"), "abc".maketrans({"q": 1}))
for args in ((), (1,), ({"ab": 1},), ({1.5: 1},), ({None: 1},), ("a", "bc"), ("a", 1), (1, "a"), ("a", "b", 1), ("a",), ({}, {}), ("a", "b", "c", "d")):
    show(str.maketrans, *args)


class D(dict):
    def __missing__(self, key):
        return "?"


show(str.maketrans, D(a=1))
print("abc".translate(D({97: "A"})), type(str("x").translate({})), "ab" * 500 == ("ba" * 500).translate({97: 98, 98: 97}))
