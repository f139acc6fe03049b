# Annotation scopes in class bodies, private type parameters, a shadowed super.
T = "global"
class C:
    T = "class"
    U = "cu"
    type A1[T] = T
    type A2 = T
    type A3[T] = [T for _ in (1,)]
    type A4 = [T for _ in (1,)]
    type A5 = (lambda: T)()
    type A6[T] = (lambda: T)()
    type A7[T] = (lambda: U)()
    def f[T](self, x: T): pass
    def g[V: T](self, x: T, y: U): pass
for n in "A1 A2 A3 A4 A5 A6 A7".split():
    try: print(n, getattr(C, n).__value__)
    except NameError as e: print(n, e)
print(C.f.__annotations__, C.g.__annotations__, C.g.__type_params__[0].__bound__)
__X = int
class Y[T: __X, U = list[__X], __V: str = "d"](list[__X]):
    def f(self): return __V
    def g[W: __V](self, x: __V): return W
print([t.__name__ for t in Y.__type_params__], Y.__type_params__[0].__bound__, Y.__type_params__[1].__default__, Y().f(), Y().g(1).__bound__, Y.__orig_bases__)
import builtins
class S:
    def __init__(self): self.msg = "shadow"
def use():
    global super
    class A:
        def m(self): return super().msg
    super = S
    try: return A().m()
    finally: del super
print(use())
