def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


import codecs
import io

for name, data in (("utf-8", "a\xe9\u20ac\U0001f600"), ("utf-16", "a\u20ac\U0001f600"), ("utf-16-be", "a\U0001f600"), ("utf-32", "a\xe9"), ("utf-8-sig", "a\xe9"), ("latin-1", "a\xe9"), ("ascii", "ab"), ("utf-7", "a\u20acb")):
    encoder = codecs.getincrementalencoder(name)()
    encoded = b"".join(encoder.encode(c) for c in data) + encoder.encode("", True)
    print(name, encoded, encoded == data.encode(name) or name == "utf-7")
    decoder = codecs.getincrementaldecoder(name)()
    parts = [decoder.decode(bytes([b])) for b in encoded] + [decoder.decode(b"", True)]
    print("   ", [ascii(p) for p in parts], "".join(parts) == data, decoder.getstate())
    print("   ", list(codecs.iterencode(data, name)), ascii("".join(codecs.iterdecode([encoded[i:i + 2] for i in range(0, len(encoded), 2)], name))))
d = codecs.getincrementaldecoder("utf-8")("replace")
print(ascii(d.decode(b"\xe2\x82")), d.getstate(), ascii(d.decode(b"x")), ascii(d.decode(b"\xff", True)))
d.setstate((b"\xe2\x82", 0))
print(ascii(d.decode(b"\xac")))
d.decode(b"\xc3")
d.reset()
print(d.decode(b"ok", True))
d = codecs.getincrementaldecoder("utf-8")()
d.decode(b"\xc3")
show(d.decode, b"", True)
e = codecs.getincrementalencoder("utf-16")()
print(e.encode("a"), e.getstate(), e.encode("b"), e.reset(), e.encode("c"))
r = codecs.getreader("utf-8")(io.BytesIO("line one\nl\xefne two\r\nthree".encode()))
print(ascii(r.readline()), ascii(r.readline()), ascii(r.read(2)), ascii(r.read()))
r = codecs.getreader("utf-16")(io.BytesIO("a\u20acb\nc".encode("utf-16")))
print([ascii(x) for x in r])
raw = io.BytesIO()
w = codecs.getwriter("utf-8")(raw)
w.write("caf\xe9")
w.writelines(["\n", "x"])
print(raw.getvalue())
raw = io.BytesIO()
w = codecs.getwriter("utf-16")(raw)
w.write("a")
w.write("b")
print(raw.getvalue())
both = codecs.StreamReaderWriter(io.BytesIO(b"\xc3\xa9\nab"), codecs.getreader("utf-8"), codecs.getwriter("utf-8"))
print(ascii(both.readline()), both.read(), both.seek(0), ascii(both.readlines()))
recoder = codecs.EncodedFile(io.BytesIO(b"\xe9\n"), "utf-8", "latin-1")
print(recoder.read())
show(codecs.getincrementalencoder, "no such")
print(ascii(list(codecs.iterdecode([b"\xe2", b"\x82\xac"], "utf-8"))), list(codecs.iterencode(["a", "", "\xe9"], "latin-1")))
