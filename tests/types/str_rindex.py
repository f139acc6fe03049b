def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


text = "abcabcab"
for sub in ["a", "bc", "", "x", "b"]:
    for args in ((), (2,), (-3,), (1, 5), (-5, -1), (3, 3), (5, 2), (20,), (None, 4), (2, None), (None, None),
                 (-100, 100), (10**30,), (-10**30, 10**30), (0, -10**30), (True, 4)):
        try:
            r = text.rindex(sub, *args)
        except ValueError as e:
            r = "ValueError: " + str(e)
        print(ascii(sub), args, r)


class I:
    def __index__(self):
        return 2


show(text.rindex, "a", I())
show(text.rindex, "a", I(), I())
for bad in (1, None, b"a", ["a"]):
    show(text.rindex, bad)
for args in (("a", "x"), ("a", 1.5), ("a", 0, "y"), ("a", 1, 2, 3), ()):
    show(text.rindex, *args)
