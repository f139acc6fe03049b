# copy, pickle and the object protocol behind them: __reduce_ex__, __getstate__, __getnewargs__.
import copy
import pickle


class Plain:
    def __init__(self, a):
        self.a = a

    def __eq__(self, o):
        return type(self) is type(o) and self.__dict__ == o.__dict__


class Slots:
    __slots__ = ("x", "y")


class Mixed(Slots):
    def __init__(self):
        self.x = 1
        self.z = 2


class State:
    def __init__(self):
        self.v = 1
        self.w = 2

    def __getstate__(self):
        return {"v": self.v + 10}

    def __setstate__(self, s):
        self.got = s


class Args(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class ArgsEx(int):
    def __new__(cls, v, *, scale=1):
        r = super().__new__(cls, v * scale)
        r.scale = scale
        return r

    def __getnewargs_ex__(self):
        return (int(self) // self.scale,), {"scale": self.scale}


class L(list):
    pass


class D(dict):
    pass


class Red:
    def __reduce__(self):
        return (Plain, (99,))


def roundtrip(o):
    return [pickle.loads(pickle.dumps(o, p)) for p in range(0, 6)]


print(all(o == Plain(3) for o in roundtrip(Plain(3))))
s = Slots()
s.x = 5
for p in (2, 3, 4, 5):
    r = pickle.loads(pickle.dumps(s, p))
    print(r.x, hasattr(r, "y"))
try:
    pickle.dumps(s, 1)
except TypeError as e:
    print(e)
m = copy.copy(Mixed())
print(m.x, m.z, m.__dict__, Mixed().__reduce_ex__(2)[2], Slots().__reduce_ex__(2)[1:])
for st in roundtrip(State()):
    print(st.got, st.__dict__, end=" ")
print()
print([(type(a).__name__, a) for a in (copy.copy(Args(1, 2)), copy.deepcopy(Args([1], 2)), pickle.loads(pickle.dumps(Args(3, 4))))])
a = pickle.loads(pickle.dumps(ArgsEx(3, scale=5)))
print(a, a.scale, type(a).__name__)
l = L([1, 2])
l.attr = "x"
c = copy.copy(l)
print(c, c.attr, type(c).__name__, c is l, l.__reduce_ex__(4)[2], list(l.__reduce_ex__(4)[3]))
d = D(a=1)
d.attr = [1]
c = copy.deepcopy(d)
print(c, c.attr, c.attr is d.attr, type(c).__name__)
print(pickle.loads(pickle.dumps(Red())).a)
print(object().__reduce_ex__(2)[1:], object().__reduce__()[1:])
print(object().__getstate__(), Plain(1).__getstate__(), s.__getstate__(), Mixed().__getstate__())
for bad in (lambda: (i for i in ()), lambda: open, lambda: len.__call__, lambda: type(len), lambda: [].append):
    try:
        v = bad()
        copy.copy(v)
        pickle.dumps(v)
        print("ok")
    except (TypeError, pickle.PicklingError, AttributeError) as e:
        print(type(e).__name__, str(e)[:40])
x = [1]
x.append(x)
y = copy.deepcopy(x)
print(y[1] is y, y is x)
print(copy.copy(Plain) is Plain, copy.deepcopy(len) is len, pickle.loads(pickle.dumps(len)) is len)
print(pickle.loads(pickle.dumps(str.upper))("a"), pickle.loads(pickle.dumps([1, 2].index))(2))


class Bad:
    def __reduce_ex__(self, p):
        return 5


try:
    copy.copy(Bad())
except TypeError as e:
    print(e)


class BadNew:
    def __getnewargs__(self):
        return 5


try:
    copy.copy(BadNew())
except TypeError as e:
    print(e)
print(Plain.__reduce_ex__(Plain(1), 2)[0].__name__, copy.copy(3), copy.copy(None), copy.deepcopy((1, [2])))
