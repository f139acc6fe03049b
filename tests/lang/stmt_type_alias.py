# Language reference 7.14, 8.10: type statements, type parameters of functions and classes.
type A = int
type B[T] = list[T]
type C[*Ts, **P] = tuple[*Ts]
type Lazy = undefined_name
type Rec = list[Rec] | int
print(A, A.__name__, A.__value__, A.__type_params__, A.__module__, type(A).__name__)
print(B.__value__, B.__type_params__, B[int], B[int].__origin__ is B, B[int].__args__, C.__type_params__)
try:
    Lazy.__value__
except NameError as e:
    print(e)
print(Rec.__value__)
T = B.__type_params__[0]
print(T, T.__name__, T.__bound__, T.__constraints__, T.__covariant__, T.__contravariant__, T.__infer_variance__, T.has_default())


def f[T: int, U: (str, bytes), *V, **W, X = str](a: T, *b: int) -> U:
    return T, U


print(f.__type_params__, f.__annotations__, [(type(p).__name__, getattr(p, "__bound__", None), getattr(p, "__constraints__", None)) for p in f.__type_params__])
print(f.__type_params__[4].__default__, f.__type_params__[0].has_default(), f(1)[0] is f.__type_params__[0])


class K[T, S = int]:
    attr: T

    def m[R](self, x: R) -> T:
        return T, R

    type Inner = T


print(K.__type_params__, K.__parameters__, K.__bases__, K.__orig_bases__, K[str, int], K.__annotations__, K().m(1), K.Inner.__value__, K.__mro__[1].__name__)


class Sub[Q](K[Q, str]):
    pass


print(Sub.__orig_bases__, Sub[int])
print((A | None), A | B[int], isinstance((A | int), type(int | str)))


def scope():
    x = 1

    def g[T](y=x):
        nonlocal x
        x += 1
        return x, T.__name__
    return g()


print(scope())


class Outer:
    v = int

    def meth[T: v](self, a: v) -> v: ...
    type Al = v


print(Outer.meth.__annotations__, Outer.meth.__type_params__[0].__bound__, Outer.Al.__value__)
g = lambda: 1
type = "name"
print(type)
type = 5; type += 1; print(type)
del type
for src in ("A[int]", "B[int, str]", "A()", "isinstance(1, A)", "A.__value__ = 1", "A.nope", "type(A)(1, 2)", "type(A)('n', int).__value__", "type(A)('n', int, type_params=(T,)).__type_params__", "type(A)('n', int, type_params=1)", "B.__type_params__ = 1",
            "setattr(A, 'x', 1)", "setattr(A, '__name__', 'x')", "A == A", "hash(A) == hash(A)", "class_sub()", "repr(f.__type_params__[2])", "repr(f.__type_params__[3])"):
    def class_sub():
        class X(A): pass
    try:
        print(src, eval(src))
    except Exception as e:
        print(src, "|", e.__class__.__name__, e)
SOURCES = ["type X", "type X =", "type = int", "type X[T] = T", "type X[] = int", "type X[T, T] = int", "type X.y = int", "type X[0] = int", "type (X) = int", "type X, Y = int", "type X = yield", "type X = (yield)", "type X = (y := 1)", "type X = await y", "type X[T: (yield)] = 1",
           "type X[T = (a := 1)] = 1", "type X[*T: int] = 1", "type X[**P: int] = 1", "type X[*T = int] = 1", "type X[*T = *int] = 1", "type X[**P = [int]] = 1", "type X[T = int, U] = 1", "type X[T:] = 1", "type X[T = ] = 1", "type X[T: int = str] = 1", "type X[*T = *a, *b] = 1",
           "def f[]: pass", "def f[](): pass", "def f[T, T](): pass", "def f[T](T): pass", "def f[T](): T = 1", "def f[T](): nonlocal T", "def f[T](): global T", "class A[T]: T = 1", "class A[T]: nonlocal T", "class A[T](T): pass", "class A[T, U=T]: pass", "lambda[T]: 1", "def f[1](): pass",
           "def f[T.x](): pass", "def f[None](): pass", "async def f[T](): pass", "class A[T: int, *Ts, **P]: pass", "def f[T](x: (yield)): pass", "def f[T]() -> (await x): pass", "class A[T]((yield)): pass", "def f[T: (x for x in y)](): pass", "type X = [T for T in x]",
           "type X[T] = lambda: T", "match = type; type x = int", "type type = type", "type match = case", "def f():\n type X = int\n return X", "type X[__debug__] = int", "class A[__T]: pass", "type __debug__ = 1", "for type in x: pass", "type\nX = int", "type X = \\\n int"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", e.msg, (e.lineno, e.offset))
