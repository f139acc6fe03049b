# Language reference 7.12, 7.13: global and nonlocal.
g = 1


def f():
    global g, made
    g = 2
    made = "by f"

    def inner():
        g = 3
        return g
    return inner()


print(f(), g, made)


def counter():
    n = m = 0

    def inc():
        nonlocal n, m
        n += 1
        m -= 1

        def deeper():
            nonlocal n
            n += 10
            global g
            g += 1
        deeper()
        return n, m
    return inc


c = counter()
print(c(), c(), g)


class K:
    global in_class
    in_class = 5
    g = "class g"

    def m(self):
        return g


print(in_class, hasattr(K, "in_class"), K.g, K().m())


def outer():
    v = 1

    class I:
        nonlocal v
        v = 2
        w = v
    return v, I.w, hasattr(I, "v")


print(outer())
SOURCES = ["def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n global x", "def f():\n nonlocal x", "nonlocal x",
           "def f():\n global x\n nonlocal x", "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x", "def f():\n x = 1\n def g():\n  print(x)\n  nonlocal x",
           "def f(x):\n def g():\n  nonlocal x\n  x = 1", "def f():\n def g():\n  nonlocal x\n  x = 1", "def f(x):\n nonlocal x", "class A:\n nonlocal x",
           "x = 1\nglobal x", "global x\nx = 1", "def f():\n global x, x", "def f():\n for x in y: pass\n global x", "def f():\n import x\n global x",
           "def f():\n def x(): pass\n global x", "def f():\n class x: pass\n global x", "def f():\n x: int\n global x", "def f():\n global x\n x: int",
           "def f():\n global x\n x: int = 1", "def f():\n with a as x: pass\n global x", "def f():\n try: pass\n except E as x: pass\n global x",
           "def f():\n del x\n global x", "def f():\n x += 1\n global x", "def f():\n (x := 1)\n global x", "def f():\n [x for x in y]\n global x",
           "def f():\n global x\n [x for x in y]", "def f():\n global __class__", "class A:\n x = 1\n global x", "def f():\n global x\n for x in []: pass",
           "def f():\n global x\n with a as x: pass", "def f[T]():\n nonlocal T", "def f():\n lambda: x\n global x", "global", "nonlocal", "global x,",
           "global x.y", "global (x)", "def f():\n x = 1\n def g():\n  global x\n  def h():\n   nonlocal x", "lambda: (yield)", "def f():\n global x\n import x.y"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", e.msg, (e.lineno, e.offset))
