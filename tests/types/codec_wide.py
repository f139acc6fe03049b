def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


samples = ["", "a", "\xe9\u20ac", "\U0001f600", "\ufeff", "a\U0010ffffb"]
for enc in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf_16le", "UTF-16BE", "u16", "U32"):
    for s in samples:
        b = s.encode(enc)
        print(enc, ascii(s), b, b.decode(enc) == s, ascii(b.decode(enc)))
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass", "surrogateescape"):
        show("a\ud800b".encode, enc, errors)
bad16 = [b"a", b"\x00\xd8", b"\x00\xd8a\x00", b"\x00\xdc", b"\x00\xd8\x00\xd8", b"a\x00b", b"\xff\xfea", b"\xfe\xff\x00a\xd8", b"\xff\xfe", b"\x00\xd8\x00", b"\xd8\x00\xdc\x00\xdc"]
for b in bad16:
    for enc in ("utf-16", "utf-16-le", "utf-16-be"):
        try:
            print(enc, b, ascii(b.decode(enc)))
        except UnicodeDecodeError as e:
            print(enc, b, e)
        print("   ", ascii(b.decode(enc, "replace")), ascii(b.decode(enc, "ignore")), ascii(b.decode(enc, "backslashreplace")))
bad32 = [b"a", b"a\0\0", b"\0\xd8\0\0", b"\0\0\x11\0", b"\xff\xff\xff\xff", b"a\0\0\0b", b"\xff\xfe\0\0a\0\0\0", b"\0\0\xfe\xff\0\0\0a", b"\0\0\0a"]
for b in bad32:
    for enc in ("utf-32", "utf-32-le", "utf-32-be"):
        try:
            print(enc, b, ascii(b.decode(enc)))
        except UnicodeDecodeError as e:
            print(enc, b, e)
        print("   ", ascii(b.decode(enc, "replace")), ascii(b.decode(enc, "ignore")))
