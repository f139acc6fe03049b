def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


samples = ["abc", "\\", "'\"", "\t\n\r\x00\x1f\x7f", "\x80\xe9\xff", "\u0100\u20ac", "\U0001f600", "\ud800", "a\\nb"]
for s in samples:
    for enc in ("unicode_escape", "raw_unicode_escape"):
        b = s.encode(enc)
        try:
            print(enc, ascii(s), b, b.decode(enc) == s)
        except UnicodeDecodeError as e:
            print(enc, ascii(s), b, e)
escapes = [b"", b"plain", b"\\n\\t\\r\\\\\\'\\\"\\a\\b\\f\\v", b"\\x41\\u0042\\U00000043", b"\\101\\7\\0\\777", b"\\N{LATIN SMALL LETTER A}\\N{bel}", b"a\\\nb", b"\xe9", b"\\q", b"\\x4", b"\\xzz", b"\\u12", b"\\u123g", b"\\U0010", b"\\U00110000", b"\\Uffffffff",
           b"\\N", b"\\N{", b"\\N{}", b"\\N{no such name}", b"\\", b"abc\\", b"\\8", b"\\ud800\\udc00"]
for b in escapes:
    for errors in ("strict", "replace", "ignore", "backslashreplace"):
        try:
            print(b, errors, ascii(b.decode("unicode_escape", errors)))
        except UnicodeDecodeError as e:
            print(b, errors, e)
for b in (b"abc", b"\\u0041\\U00000042", b"\\n", b"\\\\u0041", b"\\u12", b"\\U00110000", b"\xff\\", b"\\x41", b"\\\\\\u0043"):
    for errors in ("strict", "replace"):
        try:
            print(b, errors, ascii(b.decode("raw_unicode_escape", errors)))
        except UnicodeDecodeError as e:
            print(b, errors, e)
import codecs
print(codecs.escape_encode(b"a\n'\\\xff"), codecs.escape_decode(b"a\\n\\x41\\101\\q"))
show(codecs.escape_decode, b"\\x4")
show(codecs.escape_decode, b"\\")
for s in ("a", "~", "\\", "a+b", "A\u2262\u0391.", "\u65e5\u672c-", "\U0001f600", "\u20ac+1"):
    b = s.encode("utf-7")
    print(ascii(s), b, b.decode("utf-7") == s)
for b in (b"+", b"+-", b"+AGE", b"a+b", b"+AGE-b", b"+\xff", b"\xff", b"+2AE-", b"+A-", b"+AG"):
    show(lambda: ascii(b.decode("utf-7")))
    show(lambda: ascii(b.decode("utf-7", "replace")))
