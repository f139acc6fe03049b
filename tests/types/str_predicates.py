def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


names = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace",
         "istitle", "isupper"]
samples = ["", "a", "A", "1", " ", "_", "aB", "Ab", "AB", "ab", "a1", "1a", "a b", "Title Case", "Title case", "A1b", "A1B", "1Ab", "x_y", "9_x",
           "\n", " \t\n", "-", "if", "\x00", "\x7f", "A B", "Ab Cd", "AbCd", "ab 1", "ABC!", "!", "\x1c"]
for s in samples:
    print(ascii(s), "".join("01"[getattr(s, n)()] for n in names))
extra = ["\xe9", "\xc9", "\xb2", "\xbd", "\u0660", "\u2460", "\u2167", "\u4e09", "\u01c5", "\u01c5\u01c5", "\u2003", "\xa0", "\xad", "\u0345", "\u00aa", "\u0378",
         "\ue000", "\ud800", "\U0001d7d8", "\U0001f600", "\u2118", "\u00b7", "a\u00b7", "\u1369", "a\u1369", "\u200d", "\u3000", "\u0301", "e\u0301", "\u24b6",
         "\U00010400", "\u10a0", "\ufdd0", "\u2028", "\x85", "caf\xe9", "\u0416\u0436"]
for s in extra:
    print(ascii(s), "".join("01"[getattr(s, n)()] for n in names))
for n in names:
    show(getattr("a", n), 1)
counts = [0] * len(names)
for code in range(0, 0x3000):
    c = chr(code)
    for i, n in enumerate(names):
        counts[i] += getattr(c, n)()
print(counts)


class S(str):
    pass


print(S("abc").isalpha(), S("").isprintable(), all(c.isspace() for c in " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u3000"))
