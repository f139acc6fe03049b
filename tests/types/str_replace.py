def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


cases = [("aaa", "a", "b"), ("aaa", "aa", "b"), ("abc", "", "-"), ("", "", "x"), ("", "a", "b"), ("abc", "x", "y"),
         ("abc", "abc", ""), ("abc", "b", ""), ("abcabc", "bc", "\u20ac"), ("\xe9a\xe9", "\xe9", "e"), ("\xe9a\xe9", "", "."),
         ("hello", "l", "L"), ("hello", "l", "ll"), ("aXbXc", "X", "<>"), ("abc", "\xe9", "x"), ("a.b.c", ".", "."),
         ("\U0001f600x\U0001f600", "\U0001f600", "\ud800")]
for text, old, new in cases:
    for count in (-1, 0, 1, 2, 100, -5):
        print(ascii(text), ascii(old), ascii(new), count, ascii(text.replace(old, new, count)))
    assert text.replace(old, new) == text.replace(old, new, -1)
print("aaa".replace("a", "b", count=2), "aaa".replace("a", "b", count=-1), "aaa".replace("a", "b", True))
for args in ((), ("a",), ("a", 1), (1, "a"), ("a", "b", "c"), ("a", "b", 1.5), ("a", "b", 1, 2), (b"a", "b"), (None, "b")):
    show("aaa".replace, *args)
show("aaa".replace, "a", "b", cnt=1)
show("aaa".replace, old="a", new="b")
s = "unchanged"
print(s.replace("x", "y") is s, s.replace("u", "U", 0) is s, s.replace("n", "n") is s)


class S(str):
    pass


print(type(S("abc").replace("x", "y")), type(S("abc").replace("a", "b")), S("abc").replace(S("a"), S("z")))
print(("ab" * 1000).replace("a", "xyz").count("x"), len(("ab" * 1000).replace("b", "")), ("x" * 10).replace("xx", "y"))


class I:
    def __index__(self):
        return 1


print("aaa".replace("a", "b", I()))
