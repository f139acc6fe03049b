# Private name mangling in every position.
class A:
    __x = 1
    __dunder__ = 2
    ___three = 3
    __ = 4
    __trailing_ = 5
    def __init__(self):
        self.__attr = 6
        self.__attr += 1
        local = self.__class__.__name__
    def __method(self): return "method"
    def call(self): return self.__method(), self.__attr, self.__x, A.__x
    def params(self, __p, *__args, __k=1, **__kw): return sorted(locals())
    def kw(self): return self.params(1, **{"_A__k": 2})
    def glob(self):
        global __g
        __g = "global mangled"
    def imp(self):
        import os as __os, sys
        from os import path as __path
        return sorted(k for k in locals() if k != "self")
    def inner(self):
        __v = 1
        def f():
            nonlocal __v
            __v += 1
            return __v
        class B:
            __y = 1
            def g(self): return sorted(k for k in type(self).__dict__ if "y" in k)
        return f(), B().g()
    def comp(self): return [__i for __i in range(2)], {__k: 1 for __k in "a"}, (lambda __z: __z)(5)
    def exc(self):
        try: 1 / 0
        except ZeroDivisionError as __e: return sorted(locals())
    def loop(self):
        for __l in [1]: pass
        with open("/dev/null") as __f: pass
        (__w := 3)
        return sorted(k for k in locals() if k != "self")
    def string(self): return getattr(self, "__x", "not by string"), hasattr(self, "_A__x")
    def match(self, v):
        match v:
            case {"a": __m, **__r}: return sorted(k for k in locals() if "_A" in k)
    def attr(self):
        self.sub = type("S", (), {})()
        self.sub.__q = 5
        return vars(self.sub)
    def dele(self):
        del self.__attr
        return hasattr(self, "_A__attr")
    ann: "x" = 1
    __ann: int = 2
    def typed(self, __t: int) -> None: pass


a = A()
print(sorted(k for k in vars(A) if "_A" in k or k in ("__dunder__", "__", "__trailing_")))
print(a.call(), a.params(1, 2, _A__k=3, z=4), a.kw() if False else "kw", a.inner(), a.comp(), a.exc(), a.loop(), a.imp(), a.string(), a.match({"a": 1}), a.attr(), a.dele())
a.glob()
print(_A__g, A.__annotations__, A.typed.__annotations__)
try: a.__x
except AttributeError as e: print(e)


class _Under:
    __x = 1
class __Two:
    __x = 2
class ___:
    __x = 3


print([k for k in vars(_Under) if "x" in k], [k for k in vars(__Two) if "x" in k], [k for k in vars(___) if "x" in k])


class Sub(A):
    __x = "sub"
    def both(self): return self.__x, self._A__x


print(Sub().both())


class Slots:
    __slots__ = ("__s",)
    def __init__(self): self.__s = 1


print(Slots()._Slots__s)
def outside(__a, __b=2): return __a, __b
print(outside(__a=1), outside.__code__.co_varnames)
class Call:
    def f(self): return outside(__a=5) if False else dict(__k=1)
print(Call().f())
