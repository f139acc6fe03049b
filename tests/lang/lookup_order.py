"""Which lookup counts, and when: __class__ in nested classes, __getattr__, __new__ of a metaclass, calls with **."""


class Outer:
    def make(self):
        class Inner:
            around = __class__

            def own(self):
                return __class__, "__class__" in locals()
        return Inner


inner = Outer().make()
print(inner.around.__qualname__, inner().own())


class Changing:
    def __getattr__(self, name):
        return "first"

    def __getattribute__(self, name):
        Changing.__getattr__ = lambda self, name: "second"
        raise AttributeError(name)


print(Changing().a, Changing().b)


class MetaMeta(type):
    def __getattribute__(self, name):
        if name == "__new__":
            return lambda *args: ("made by", args[0].__name__)
        return super().__getattribute__(name)


class Meta(type, metaclass=MetaMeta):
    def __new__(meta, *args):
        return "made by Meta"


print(Meta("A", (), {}))


class Descriptor:
    def __get__(self, obj, owner):
        return lambda *args: "made by the descriptor"

    def __set__(self, obj, value):
        raise NotImplementedError


class DataMeta(type):
    pass


class Plain(metaclass=DataMeta):
    def __new__(cls):
        return object.__new__(cls)


print(type(Plain()).__name__)
DataMeta.__new__ = Descriptor()
print(Plain())


def f(**kw):
    return kw


for call in ("f(**{'a': 1}, a=1/0)", "f(**{'a': 1}, a=2, **{'b': 1/0})", "f(**{'a': 1}, **{'a': 2}, b=1/0)",
             "f(**{'a': 1}, " + ", ".join(f"p{i}={i}" for i in range(40)) + ", a=1/0)"):
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
print(f(**{"z": 0}, **{"y": 1}, a=1, b=2, **{"c": 3}, d=4))
print(len(eval("f(**{'a': 1}, " + ", ".join(f"p{i}={i}" for i in range(300)) + ", **{'z': 1}, last=2)")))


class Attributes:
    def method(self):
        self.zeta = self.alpha = 1

        def nested():
            self.mid = 2


print(Attributes.__static_attributes__)


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        if name != "throw":
            raise AttributeError(name)
        raise StopIteration(f"asked for {name}")


def delegator():
    try:
        yield from Delegate()
    except BaseException as e:
        print("the generator sees", repr(e))
        raise


g = delegator()
next(g)
try:
    g.throw(KeyError("k"))
except StopIteration as e:
    print("out of throw:", e.value)
print("still alive:", next(g))
g.close()

for kind in (classmethod, staticmethod):
    wrapped = kind(f)
    wrapped.x = 1
    print("x" in wrapped.__dict__)
    wrapped.__dict__ = {"y": 2}
    print(wrapped.__dict__)
    try:
        wrapped.__dict__ = "text"
    except TypeError as e:
        print(e)

import sys
for status in ((42,), ("text",), (1, 2), (), [3], None):
    try:
        sys.exit(status)
    except SystemExit as e:
        print(e.code, e.args)

import time
try:
    time.no_such_thing
except AttributeError as e:
    print(e)
