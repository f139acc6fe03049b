def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import codecs

for name in ("utf-8", "UTF8", "latin-1", "ascii", "utf-16", "cp1252", "unicode-escape"):
    info = codecs.lookup(name)
    print(name, info.name, len(info), info.encode("a")[0], info.decode(info.encode("a")[0])[0], codecs.getencoder(name)("b")[1], codecs.getdecoder(name)(codecs.encode("b", name))[0])
show(codecs.lookup, "no such codec")
show(codecs.lookup, 5)
show(codecs.register, 5)


def search(name):
    if name == "rot":
        def encode(text, errors="strict"):
            return bytes((ord(c) + 1) % 256 for c in text), len(text)

        def decode(data, errors="strict"):
            return "".join(chr((b - 1) % 256) for b in bytes(data)), len(data)

        return codecs.CodecInfo(encode, decode, name="rot")
    if name == "wrong":
        return 5
    if name == "upper":
        return codecs.CodecInfo(lambda s, e="strict": (s.upper(), len(s)), lambda s, e="strict": (s, len(s)), name="upper", _is_text_encoding=False)
    if name == "list":
        return codecs.CodecInfo(lambda s, e="strict": ([s], len(s)), lambda s, e="strict": ([s], len(s)), name="list")
    if name == "notuple":
        return codecs.CodecInfo(lambda s, e="strict": 5, lambda s, e="strict": 5, name="notuple")
    return None


codecs.register(search)
print("abc".encode("rot"), b"bcd".decode("rot"), str(b"bcd", "ROT"), bytes("abc", "rot"), codecs.encode("xyz", "rot"), codecs.decode(b"yz{", "rot"))
show("a".encode, "wrong")
show("a".encode, "upper")
show(b"a".decode, "upper")
print(codecs.encode("abc", "upper"))
show("a".encode, "list")
show(b"a".decode, "list")
show("a".encode, "notuple")
show(b"a".decode, "notuple")
codecs.unregister(search)
show("a".encode, "rot")
print(codecs.charmap_build("abc"), codecs.charmap_encode("abc", "strict", {97: 1, 98: b"xy", 99: 3}), codecs.charmap_decode(b"\0\1\2", "strict", "abc"), codecs.charmap_decode(b"\5", "strict", {5: "five"}))
show(codecs.charmap_encode, "x", "strict", {})
show(codecs.charmap_decode, b"\5", "strict", "abc")
print(codecs.charmap_decode(b"\5a", "replace", "abc"), codecs.charmap_encode("xa", "replace", {97: 65, 63: 33}))
print(codecs.utf_8_encode("\xe9"), codecs.utf_8_decode(b"\xc3\xa9\xc3"), codecs.utf_16_ex_decode(b"\xff\xfea\0", "strict", 0, True), codecs.ascii_decode(b"abc"), codecs.latin_1_encode("\xe9"), codecs.readbuffer_encode(b"x"))
print(codecs.make_identity_dict(range(3)), codecs.make_encoding_map({1: 2, 3: 2, 4: 5}), codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)
