def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


text = "abc \x7f\x80\xa0\xe9\xff\u0100\u20ac\u0152\U0001f600"
for enc in ("ascii", "latin-1", "cp1252", "US-ASCII", "iso-8859-1", "L1", "windows-1252", "646"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape"):
        show(text.encode, enc, errors)
every = bytes(range(256))
for enc in ("ascii", "latin-1", "cp1252"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "xmlcharrefreplace"):
        try:
            print(enc, errors, ascii(every.decode(enc, errors)))
        except Exception as e:
            print(enc, errors, type(e).__name__, ascii(str(e))[-100:])
print(every.decode("latin-1").encode("latin-1") == every, every[:128].decode("ascii") == every[:128].decode("latin-1"), every.decode("ascii", "surrogateescape").encode("ascii", "surrogateescape") == every)
for s in ("a\xe9", "a\xe9\xeab\xe8", "\u20ac", "x" * 50 + "\u1234\u5678"):
    for enc in ("ascii", "latin-1", "cp1252"):
        try:
            print(s.encode(enc))
        except UnicodeEncodeError as e:
            print(enc, e.start, e.end, e.encoding, e.reason, str(e))
for name in ("no such codec", "", "utf-9", "ut\xe9", "utf-8\0", " utf-8 ", "UTF 8", "utf--8", "latin_1", "LATIN-1", "Latin1"):
    show("a".encode, name)
print("\xdf\u0394".encode("ascii", "xmlcharrefreplace"), "\u2603".encode("latin-1", "namereplace"), "\U0010ffff\x01\xad".encode("ascii", "namereplace"), "\x80\u0100\U00010000".encode("ascii", "backslashreplace"))
