# marshal: every kind of value, there and back, in all versions; damaged data.
import io
import marshal

values = [None, True, False, ..., StopIteration, 0, 1, -1, 2**31 - 1, 2**31, -2**31, 2**62, -2**63, 10**50, -10**50, 0.0, -0.0,
          1.5, 1e300, float("inf"), 1 + 2j, "", "ascii", "h\xe9llo", "\u20ac", "\U0001f600", "\ud800", "x" * 300, b"", b"bytes",
          (), (1, 2), tuple(range(300)), [], [1, [2]], {}, {1: "a", "b": [None]}, set(), {1}, frozenset({2}), frozenset()]
for v in values:
    for version in range(5):
        back = marshal.loads(marshal.dumps(v, version))
        if back != v or type(back) is not type(v) or repr(back) != repr(v):
            print("WRONG", version, v, back)
print(marshal.version, marshal.loads(marshal.dumps(bytearray(b"ab"))), marshal.loads(memoryview(marshal.dumps([1]))))
shared = ["s"]
copy = marshal.loads(marshal.dumps([shared, shared]))
print(copy, copy[0] is copy[1])
loop = []
loop.append(loop)
copy = marshal.loads(marshal.dumps(loop))
print(copy[0] is copy)
f = io.BytesIO()
marshal.dump([1, 2], f)
marshal.dump("x", f)
f.seek(0)
print(marshal.load(f), marshal.load(f))
for bad in (object(), [object()], {1: int}, range(3)):
    try:
        marshal.dumps(bad)
    except ValueError as e:
        print(e)
whole = marshal.dumps([1, "text", {"k": (2.5, b"x")}])
for n in range(len(whole)):
    try:
        marshal.loads(whole[:n])
        print("no error", n)
    except EOFError:
        pass
for bad in (b"?", b"[\xff\xff\xff\xff", b"r\x05\x00\x00\x00", b"l\x02\x00\x00\x00\x00\x00\x00\x00", b"l\x01\x00\x00\x00\xff\xff",
            b"(\x01\x00\x00\x000", b"0", b"{i\x01\x00\x00\x000", b"s\xff\xff\xff\xff"):
    try:
        print(marshal.loads(bad))
    except Exception as e:
        print(type(e).__name__, e)
deep = []
for _ in range(1900):
    deep = [deep]
print(len(marshal.dumps(deep)) > 1900, marshal.loads(marshal.dumps(deep)) is not None)
for _ in range(200):
    deep = [deep]
try:
    marshal.dumps(deep)
except ValueError as e:
    print(e)
