# Language reference 7.1, 7.3-7.10: expression statements, assert, pass, del, return, raise, break, continue.
"string statement"
1; 2; 3
...
pass; pass
print("a"); print("b");
assert True
assert 1, 1 / 0
for cond, msg in ((0, "text"), ([], ("t", 1)), (None, None), (False, ValueError("v"))):
    try:
        assert cond, msg
    except AssertionError as e:
        print(repr(e), e.args)
try:
    assert 0
except AssertionError as e:
    print(repr(e), str(e) == "")
try:
    assert (lambda: 0)(), f"{1 + 1}"
except AssertionError as e:
    print(e)
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    compile("assert (x, 'msg')", "<s>", "exec")
    compile("assert (x,)", "<s>", "exec")
    compile("assert ()", "<s>", "exec")
print([str(w.message) for w in seen])
x = y = z = 1
d = {1: 2, 3: 4}
l = [0, 1, 2, 3, 4, 5]
del x
del y, z
del d[1], l[0], l[1:3]
print(d, l)
a, b, c, e = 1, 2, 3, 4
del (a, b), [c]
del (e)
for name in "abcexyz":
    print(name in globals(), end=" ")
print()


class O:
    pass


o = O()
o.p = o.q = 1
del o.p, (o.q)
print(o.__dict__)
for src in ("del nope", "del o.nope", "del d[9]", "del l[9]", "del (1,)[0]", "del 'a'[0]", "del None.x", "del int.real"):
    try:
        exec(src)
    except Exception as ex:
        print(src, type(ex).__name__, ex)


def f():
    return


def g():
    return 1, 2


def h():
    return *[1], 2


def k(n):
    for i in range(10):
        if i == n:
            break
        if i % 2:
            continue
        print(i, end=" ")
    else:
        print("no break", end=" ")
    return i


print(f(), g(), h(), k(3), k(20))


def w():
    n = 0
    while True:
        n += 1
        try:
            if n < 3:
                continue
            break
        finally:
            print("finally", n, end=" ")
    else:
        print("never")
    while n:
        n -= 1
    else:
        print("else", n)


w()
SOURCES = ["return", "return 1", "class A: return 1", "break", "continue", "if 1: break", "def f(): break", "for x in y:\n def f(): break", "while 1:\n class A: continue", "for x in y: pass\nelse: break", "while 1: pass\nelse: continue",
           "for x in y:\n for z in w: pass\n else: break", "for x in y:\n try: pass\n finally: continue", "for x in y:\n with a: break", "yield", "yield x", "class A: yield", "x = yield", "yield from x", "assert", "assert x,", "assert x, y, z", "assert x = 1",
           "del", "del 1", "del f()", "del a + b", "del (a, 1)", "del *a", "del *a, b", "del (*a,)", "del a, ", "del ()", "del []", "del (a, b)", "del [a, [b, c]]", "del a.b, c[0]", "del a := 1", "del (a := 1)", "del {a}", "del a if b else c", "del lambda: 1",
           "del 'a'", "del None", "del True", "del __debug__", "del a b", "del -a", "del not a", "del f'{a}'", "del (yield)", "del a = b", "raise from x", "raise x from", "raise x, y", "raise x from y from z", "raise from", "raise *x", "raise x if y else z",
           "pass x", "pass = 1", "break x", "continue x", "return return", "return x = 1", "return (yield)", "return yield", "def f(): return yield", "def f(): return (yield)", "def f(): return *a", "def f(): return *a, b", "def f(): return a, *b,", "import x as y as z"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as ex:
        print(repr(src), "|", ex.msg, (ex.lineno, ex.offset))
