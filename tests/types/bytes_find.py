def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


data = b"abcabcab"
for kind in (bytes, bytearray):
    x = kind(data)
    for sub in (b"a", b"bc", b"", b"x", 97, 98, 0, bytearray(b"ca"), memoryview(b"ab")):
        label = sub.tobytes() if isinstance(sub, memoryview) else sub
        for args in ((), (2,), (-3,), (1, 5), (5, 2), (20,), (None, 4), (-100, 100), (10**30,)):
            row = [x.find(sub, *args), x.rfind(sub, *args), x.count(sub, *args)]
            for m in (x.index, x.rindex):
                try:
                    row.append(m(sub, *args))
                except ValueError as e:
                    row.append(str(e))
            print(kind.__name__, label, args, *row)
    for m in ("find", "rfind", "index", "rindex", "count"):
        for bad in ("a", 1.5, None, 256, -1, 10**30, [97]):
            show(getattr(x, m), bad)
        for args in ((b"a", "x"), (b"a", 1.5), (), (b"a", 1, 2, 3)):
            show(getattr(x, m), *args)
    for part in (b"", b"abc", b"ab", b"x", (b"x", b"ab"), (), bytearray(b"abc"), memoryview(b"cab")):
        label = part.tobytes() if isinstance(part, memoryview) else part
        print(label, [x.startswith(part, *a) for a in ((), (1,), (3,), (0, 2), (-2,), (9,))], [x.endswith(part, *a) for a in ((), (1,), (6,), (0, 2), (-2,), (9,))])
    for bad in ("a", 97, None, ("a",), (b"x", 5), [b"a"]):
        show(x.startswith, bad)
        show(x.endswith, bad)
print((b"a" * 1000 + b"b").find(b"a" * 500 + b"b"), (b"ab" * 500).rfind(b"ba"), (b"aaaa").count(b"aa"), b"".count(b""), b"abc".count(b""))
