# PEP 695 and 696: generic functions, classes, aliases; lazy bounds and defaults.
def first[T](l: list[T], d: T = None, *, k: int = 3) -> T: return l[0], d, k
print(first([1]), first.__type_params__, first.__qualname__)
class Box[T: int, U2 = str, **P = [int]](list):
    def get[U](self, u: U) -> T: return u
    x: T
    type Al = T
print(Box.__type_params__, Box.__orig_bases__, Box.__annotations__, Box([1]).get(2))
T0 = Box.__type_params__[0]; print(T0.__bound__, Box.Al.__value__)
type X[A, B = int] = dict[A, list[B]]
print(X, X.__type_params__, X.__value__, X.__type_params__[1].__default__)
type Y = "later" | Z
Z = int
print(Y)
def cons[V: (int, str)](x: V): pass
print(cons.__type_params__[0].__constraints__)
class Outer:
    attr = "cls"
    type T1 = attr
    def f[Q: attr](self): return Q
    class In[W]: 
        val = attr if 0 else W
print(Outer.T1.__value__, Outer().f().__bound__, Outer.In.val)
def encl():
    loc = "loc"
    class K:
        loc2 = "k"
        type A = (loc, loc2)
        def g[R = loc](self): return R.__default__
    return K.A.__value__, K().g()
print(encl())
@lambda f: f
def dd[T](x): return T
print(dd(1))
