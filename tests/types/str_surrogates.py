def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


s = "\ud800"
t = "a\udc80b"
print(len(s), len(t), ascii(s), ascii(t), s == "\ud800", s < "\ue000", "\ud800\udc00" == "\U00010000", len("\ud800\udc00"))
print(ascii(t[1]), ascii(t.upper()), t.find("\udc80"), t.isprintable(), s.isalpha(), ascii(s + t), ascii(t.split("\udc80")), ascii(t.replace("\udc80", "-")))
for enc in ("utf-8", "utf-16", "utf-32", "utf-16-le", "ascii", "latin-1", "utf-8-sig"):
    for errors in ("strict", "surrogatepass", "surrogateescape", "replace", "ignore", "backslashreplace", "xmlcharrefreplace"):
        show(t.encode, enc, errors)
print(ascii(b"a\x80\xffb".decode("utf-8", "surrogateescape")), b"a\x80\xffb".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
print(ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")), ascii(b"\xed\xa0\x80".decode("utf-8", "replace")))
show(b"\xed\xa0\x80".decode, "utf-8")
show(b"\x00\xd8".decode, "utf-16-le")
print(ascii(b"\x00\xd8".decode("utf-16-le", "surrogatepass")), ascii(chr(0xd800)), ord("\udfff"), ascii("%s" % s), ascii(f"{s!r}"), ascii("{}".format(s)))
print(ascii("\ud83d" + "\ude00"), len("\ud83d" + "\ude00"), ascii("x".join([s, s])), ascii(s * 3), ascii((s * 3)[1:]), {s: 1}[s])
print([ascii(c) for c in "\ud800\U00010000\udc00"], ascii("\ud800\U00010000\udc00"[::-1]), ascii(s.center(3, "\udfff")))
