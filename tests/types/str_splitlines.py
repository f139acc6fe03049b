def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


texts = ["", "\n", "a", "a\n", "a\nb", "a\n\nb", "a\r\nb\rc\nd", "\r\n", "\n\r", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "a\x1fb",
         "\xe9\n\u20ac\r\n\U0001f600", "no newline at end\nx", "\x85", "a\r", "\r\r\n\n"]
for text in texts:
    print(ascii(text), ascii(text.splitlines()), ascii(text.splitlines(True)), ascii(text.splitlines(keepends=True)),
          ascii(text.splitlines(0)), ascii(text.splitlines(keepends=[])))
    assert "".join(text.splitlines(True)) == text
show("a".splitlines, 1, 2)
show("a".splitlines, keep=1)


class Bad:
    def __bool__(self):
        raise ValueError("no truth")


show("a\nb".splitlines, Bad())


class S(str):
    pass


print([type(x) for x in S("a\nb").splitlines()], [type(x) for x in S("ab").splitlines()])
print(len(("line\n" * 1000).splitlines()), ("x" * 100 + "\r\n" + "y").splitlines()[1])
