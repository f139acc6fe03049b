# Expressions: evaluation order, chains, unpacking, displays, comprehensions, := and f-strings.
def log(*a, **k): print(*a, **k)
a, b, c = 1, 2, 3
log(a < b < c, a < b > c, a < c < b < 0, 1 < 2 < 3 == 3 != 4, a if a > 1 else b)
def s(n, v): log("eval", n); return v
log(s("a",1) < s("b",0) < s("c",2))
log(s("a",1) < s("b",3) < s("c",2))
log(s("x", 0) or s("y", "") or s("z", 5), s("x", 1) and s("y", 0) and s("z", 3))
d = {"k": [1,2,3]}
d["k"][0] += 10; d["k"][-1] *= 2; log(d)
x = y = [1]; x.append(2); log(y)
a, (b, *c), d2 = 1, (2, 3, 4), 5; log(a, b, c, d2)
[*p, q] = "abc"; log(p, q)
*p, = range(3); log(p)
a, b = b, a; log(a, b)
log([*range(3), *"ab"], (*[1], 2), {*[1,2], 3}, {**{"a": 1}, "b": 2, **{"c": 3}})
def f(*a, **k): return a, k
log(f(1, *[2,3], 4, x=5, **{"y": 6}), f(*()), f(**{}), f(*[1], *[2], **{"a":1}, **{"b":2}))
log(f(*range(3)), f(*{1:2}))
try: f(a=1, **{"a": 2})
except TypeError as e: log(e)
try: f(*1)
except TypeError as e: log(e)
try: f(**1)
except TypeError as e: log(e)
try: [*1]
except TypeError as e: log(e)
try: f(1, *2)
except TypeError as e: log(e)
l = list(range(10)); log(l[1:3], l[::2], l[-3:], l[:], l[5:1:-1], l[slice(2)], l[a:b], l[1:b])
l[2:4] = ["x"]; del l[0], l[-1]; log(l)
i = 0; l = [0,0,0]; i, l[i] = 1, 9; log(i, l)
w = 5; log(f"{w} {w!r:>5} {w:{w}} {w=} {'a' 'b'} {{}}", f"", f"{w}", f"a{w}b" f"c{w:03}")
log(f"{1+1:>{3+2}}|{'x'!s}|{[1,2]!a}", f'{w:%}')
log(not a, -a, +a, ~a, not a == 1, not (a in [1]), a is not None)
log(2**3**2, -2**2, 7//2, 7%3, -7//2, 1<<5, 255>>2, 6&3, 6|3, 6^3, 1/2, "%s-%d" % ("a", 3))
log((lambda x, y=2, *z, k=3, **kw: (x, y, z, k, kw))(1, 2, 3, k=4, m=5))
log([i*j for i in range(3) for j in range(i) if i != j], sorted({i for i in "aab"}), {k: v for k, v in zip("ab", (1,2))}, list(x*2 for x in [1,2]))
log([[j for j in range(i)] for i in range(3)], [(lambda: i)() for i in range(3)], [g() for g in [lambda: i for i in range(3)]])
x = 99; log([x for x in range(2)], x)
log([y := 1, y**2], y)
log([z := i for i in range(3)], z)
def ff():
    l = [last := i for i in range(4)]
    return l, last, any((hit := n) > 2 for n in l), hit
log(ff())
def g():
    x = 1
    def h():
        nonlocal x
        x += 1
        return [x for _ in range(2)], [lambda: x][0]()
    return h(), x
log(g())
class A:
    z = 3; lst = [1,2]
    w = [i for i in lst]
    try: v = [z for i in lst]
    except NameError as e: v = str(e)
    u = list(i*2 for i in lst)
log(A.w, A.v, A.u, A.z)
t = 1,; log(t, (), (1,2)[1], "abc"[0], [1,2,3][1])
a = b = c = 7; log(a, b, c)
class O: pass
o = O(); o.x = o.y = 3; o.x += 4; o.l = [1]; o.l[0] -= 5; log(o.x, o.y, o.l)
def defaults(a, b=[], *, c={}, d=(1,2)): b.append(a); return b, c, d
log(defaults(1), defaults(2))
log(1 if 0 else 2 if 0 else 3)
log(1 .__add__(2), "a" in "abc", 3 not in {1,2}, [] == [])
big = [*range(100)]; log(sum(big), len([1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46]))
log(max(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46, key=lambda v: -v))
a=1; log(a, a:=2, a, (a:=3)+a, a+(a:=10), a)
def wal(x): return x + (x := 5) * x, x
log(wal(3))
def wal2(l):
    l[(l := [0,0])[0]] = 7
    return l
log(wal2([1,2]))
def wal3(x): return (x, x := 4, x), [x, (x := 6), x], {x: (x := 8), x: x}, x < (x := 9) < x + 1
log(wal3(3))
def kw(**k): return k
log(kw(**{"a b": 1}))
def big_kw(**k): return sum(k.values())
log(eval("big_kw(" + ",".join(f"k{i}={i}" for i in range(100)) + ")"))
log(eval("{" + ",".join(f"{i}:{i}" for i in range(100)) + "}") == {i: i for i in range(100)})
log(eval("[" + ",".join("a" for i in range(100)) + "]") == [a]*100)
log(eval("(" + ",".join("a" for i in range(100)) + ")") == (a,)*100)
log(eval("{" + ",".join("a+%d" % i for i in range(100)) + "}") == {a+i for i in range(100)})
log(len(eval("f'" + "{a}x" * 200 + "'")))
log("%s %r" % ("x", 'y'), "a" "b", b"a" b"c", 1_000, 0xff, 1e3, 3j, ...)
v = [1,2,3]; v[0], v[1:] = 5, [6]; log(v)
log(*[1,2], sep="-", **{"end": "!\n"})
