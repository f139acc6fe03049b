def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


good = ["", "abc", "\x7f\x80", "\u07ff\u0800", "\ud7ff\ue000", "\uffff\U00010000", "\U0010ffff", "caf\xe9 \u20ac \U0001f600"]
for s in good:
    b = s.encode()
    print(ascii(s), b, b.decode() == s, s.encode("UTF8") == b, s.encode("utf_8") == b, s.encode("U8") == b)
bad = [b"\x80", b"\xbf", b"\xc0\x80", b"\xc1\xbf", b"\xc3", b"\xc3\x28", b"\xe0\x80\x80", b"\xe0\x9f\xbf", b"\xe2\x82", b"\xe2\x28\xa1", b"\xe2\x82\x28", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xf0\x80\x80\x80", b"\xf0\x8f\xbf\xbf",
       b"\xf0\x9f\x98", b"\xf0\x9f\x28\x80", b"\xf0\x28\x8c\x28", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xff", b"\xfe\xff", b"ab\xffcd", b"ab\xc3", b"\xe2\x82\xac\xe2\x82", b"x\xf0\x90\x80y", b"\xf8\x88\x80\x80\x80"]
for b in bad:
    show(b.decode)
    print("   ", ascii(b.decode("utf-8", "replace")), ascii(b.decode("utf-8", "ignore")), ascii(b.decode("utf-8", "backslashreplace")), ascii(b.decode("utf-8", "surrogateescape")))
    show(b.decode, "utf-8", "surrogatepass")
try:
    b"abc\xff\xfe".decode()
except UnicodeDecodeError as e:
    print(e.encoding, e.object, e.start, e.end, e.reason, e.args)
try:
    "ab\ud800\ud801c".encode()
except UnicodeEncodeError as e:
    print(e.encoding, ascii(e.object), e.start, e.end, e.reason, ascii(e.args))
print("\ufeffx".encode("utf-8-sig"), ascii(b"\xef\xbb\xbfabc".decode("utf-8-sig")), ascii(b"abc".decode("utf-8-sig")), ascii(b"\xef\xbb\xbfabc".decode()), b"\xef\xbb\xbf".decode("utf-8-sig") == "")
show(b"\xef\xbb\xbf\xff".decode, "utf-8-sig")
show(b"\xef\xbb".decode, "utf-8-sig")
print(len(("\u20ac" * 10000).encode()), ("a" * 1000 + "\xe9").encode()[-2:], len((b"\xff" * 1000).decode("utf-8", "replace")))
