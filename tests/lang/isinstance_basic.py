# isinstance and issubclass: tuples, unions, classes by __bases__, __class__ lies, errors.
def t(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    pass


class B(A):
    pass


t(isinstance, B(), A)
t(isinstance, B(), (int, (str, A)))
t(isinstance, 1, int | str)
t(isinstance, None, int | None)
t(isinstance, 1, list | tuple)
t(issubclass, bool, int | str)
t(issubclass, B, (int, A))
t(isinstance, True, int)
t(isinstance, A, type)
t(isinstance, 1, ())
t(isinstance, 1, 5)
t(isinstance, 1, (str, 5))
t(isinstance, 1, (int, 5))
t(issubclass, 1, int)
t(issubclass, int, 5)
t(issubclass, int, (str, 5))
t(isinstance, [], list[int])
t(issubclass, list, list[int])
t(isinstance, 1, int | list[int])
t(isinstance, [], int | list[int])


class Fake:
    @property
    def __class__(self):
        return int


t(isinstance, Fake(), int)
t(isinstance, Fake(), str)
t(isinstance, Fake(), Fake)


class Abstract:
    def __init__(self, *bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases


top = Abstract()
mid = Abstract(top)
low = Abstract(mid, Abstract())


class Inst:
    def __init__(self, cls):
        self.cls = cls

    @property
    def __class__(self):
        return self.cls


t(issubclass, low, top)
t(issubclass, top, low)
t(isinstance, Inst(low), top)
t(isinstance, Inst(top), low)
t(issubclass, low, int)


class Err:
    @property
    def __class__(self):
        raise RuntimeError("boom")


t(isinstance, Err(), int)
t(isinstance, Err(), Err)


class M(type):
    def __instancecheck__(cls, x):
        raise ValueError("check")


class N(metaclass=M):
    pass


t(isinstance, 1, N)
t(isinstance, N(), N)
nested = int
for _ in range(50):
    nested = (nested,)
t(isinstance, 1, nested)
t(isinstance, "a", nested)
