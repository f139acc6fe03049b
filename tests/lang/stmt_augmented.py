# Language reference 7.2.1: augmented assignment evaluates its target once.
log = []


class Sub:
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        log.append(("get", k))
        return self.d.get(k, 0)

    def __setitem__(self, k, v):
        log.append(("set", k, v))
        self.d[k] = v

    def __getattr__(self, name):
        log.append(("getattr", name))
        return 10

    def __setattr__(self, name, v):
        if name == "d":
            return object.__setattr__(self, name, v)
        log.append(("setattr", name, v))


def target():
    log.append("target")
    return s


def key():
    log.append("key")
    return "k"


def value():
    log.append("value")
    return 5


s = Sub()
target()[key()] += value()
print(log)
log.clear()
target().attr -= value()
print(log)
log.clear()
s[1, 2] *= 3
s[1:2] = 0
print(log)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e, t)


class InPlace:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        print("iadd")
        self.v += o
        return self

    def __isub__(self, o):
        return "replaced"

    def __imul__(self, o):
        return NotImplemented

    def __mul__(self, o):
        return "mul"

    def __itruediv__(self, o):
        return NotImplemented


a = b = InPlace(1)
a += 2
print(a is b, a.v)
a *= 2
print(a)
b -= 1
print(b)
try:
    c = InPlace(1)
    c /= 2
except TypeError as e:
    print(e)


def local():
    n = 1
    n += 1
    n -= 5
    n *= -2
    n **= 2
    n //= 5
    n %= 4
    n <<= 3
    n >>= 1
    n |= 3
    n &= 6
    n ^= 1
    n /= 2
    return n


print(local())


def free():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n
    inc()
    return inc()


print(free())
g = 1


def glob():
    global g
    g += 1


glob()
print(g)


def unbound():
    try:
        q += 1
    except UnboundLocalError as e:
        print(e)
    try:
        r[0] += 1
    except NameError as e:
        print(e)


unbound()


class C:
    n = 1
    n += 1
    l = [n]
    l += [n]


print(C.n, C.l)
C.n += 5
o = C()
o.n += 1
o.l += ["shared"]
print(C.n, o.n, C.l is o.l, C.l)
x = "a"
x += "b" * 2
x *= 2
x %= ()
print(x)
l = [1, 2]
l[0] += 5
l[-1] **= 3
l[:1] += [9, 9]
l[1:] *= 2
print(l)
d = {"a": 1}
d["a"] += 1
try:
    d["b"] += 1
except KeyError as e:
    print("KeyError", e)
d.setdefault("b", []).append(1)
d["b"] += (2,)
print(d)


def gen():
    x = 1
    x += yield x
    x += yield x
    yield x


it = gen()
print(next(it), it.send(10), it.send(100))
