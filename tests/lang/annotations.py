# Annotations, exec and eval namespaces, class bodies with their own mapping.
x: int = 1
y: str
print(__annotations__)
def p(*a): print(*a); return a[0]
class C:
    a: p("ann") = p("val")
    b: p("bb")
    (c): p("cc") = 1
    p.q: p("dd")
print(C.__annotations__, C.c)
def f():
    l: undefined = 1
    m: undefined2
    return l
print(f())
for i in range(2):
    z: int
    if i: q: str = "x"
print(__annotations__)
exec("a: int = 5\nprint(__annotations__)", {})
eval(compile("1+1", "", "eval"))
exec(compile('for i in range(2): i\n', '', 'single'));exec(compile('1;None;2', '', 'single'))
d = {}
exec("g = 1\ndef ff(): return g\nclass K: h = g\nprint([g for _ in range(1)])", d)
print(d["ff"](), d["K"].h)
l = {}
try: exec("lv = 3\nprint([lv for _ in (1,)])\nclass Q: w = lv\nprint(Q.w)", {}, l)
except NameError as e: print(e)
print(sorted(l))
print(eval("[a for a in range(n)]", {"n": 3}), eval("(lambda: n)()", {"n": 4}))
def loc():
    a = 1
    b = [locals() for c in range(1)]
    return locals().keys(), b[0].keys()
print(loc())
class Ns(dict):
    def __getitem__(s, k): print("get", k); return dict.__getitem__(s, k)
    def __setitem__(s, k, v): print("set", k); dict.__setitem__(s, k, v)
class M(type):
    @classmethod
    def __prepare__(m, n, b): return Ns()
class X(metaclass=M):
    "doc"
    a = 1
    b = a
    def f(self): return __class__
    for i in range(1): a += i
    del b
    try: undefinedname
    except NameError as e: print(e)
