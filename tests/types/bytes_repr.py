def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


for b in (b"", b"abc", b"'", b'"', b"'\"", b"\\", b"\t\n\r", b"\x00\x1f\x20\x7e\x7f\x80\xff", b"a'b", b'a"b', bytes(range(256))):
    print(repr(b), str(b), ascii(b), eval(repr(b)) == b)
    print(repr(bytearray(b)), str(bytearray(b)))


class B(bytes):
    pass


class A(bytearray):
    pass


class R(bytes):
    def __repr__(self):
        return "R"


print(B(b"x'"), A(b"y"), R(b"z"), [B(b"q")], f"{B(b'f')!r}", "%s" % b"x", "{}".format(b"y"))
print(repr(b"x" * 100)[:20], hash(b"abc") == hash(bytes(bytearray(b"abc"))), hash(b"") == hash(b""), {b"k": 1}[b"k"])
show(hash, bytearray(b"x"))
show(format, b"x", "5")
print(format(b"x", ""), b"x".__getnewargs__(), b"x".__bytes__(), type(B(b"x").__bytes__()), b"abc".__len__(), bool(b""), bool(b"\0"))
import copy
print(copy.copy(b"x"), copy.deepcopy(bytearray(b"y")), copy.copy(A(b"z")), type(copy.copy(A(b"z"))))
a = A(b"attr")
a.extra = 5
print(a.__reduce__(), a.__reduce_ex__(2)[1:], a.__reduce_ex__(3)[1:], copy.copy(a).extra, bytearray().__reduce_ex__(4))
