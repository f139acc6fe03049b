def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


texts = ["", " ", "  a  ", "\t\n a b \r\x0b\x0c", "\u2003\xa0x\u3000", "xxabcxx", "abcba", "\xe9a\xe9", "\x1c\x1fz\x85", "no", "\u200bq"]
sets = [None, "", " ", "x", "ab", "cba", "\xe9", "a\xe9", "\u20ac", "abcdefghijklmnopqrstuvwxyz", "-^]"]
for text in texts:
    print(ascii(text), ascii(text.strip()), ascii(text.lstrip()), ascii(text.rstrip()))
    for chars in sets:
        print("   ", ascii(chars), ascii(text.strip(chars)), ascii(text.lstrip(chars)), ascii(text.rstrip(chars)))
for name in ("strip", "lstrip", "rstrip"):
    method = getattr("abc", name)
    for args in ((1,), (b"a",), (["a"],), ("a", "b")):
        show(method, *args)
    show(method, chars="a")
s = "same"
print(s.strip() is s, s.strip("x") is s, s.lstrip("") is s)


class S(str):
    pass


print(type(S("abc").strip()), type(S(" abc ").strip()), S("xax").strip(S("x")))
print(len((" " * 1000 + "x" + " " * 1000).strip()), "[{(word)}]".strip("[](){}"))
