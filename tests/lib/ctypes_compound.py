# Structures, unions, arrays, pointers, bit fields.
from ctypes import *


def attempt(f, *args, **named):
    try:
        print(repr(f(*args, **named)))
    except Exception as e:
        print(type(e).__name__, e)


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


class Rect(Structure):
    _fields_ = [("a", Point), ("b", Point), ("name", c_char * 5), ("flag", c_bool)]


p = Point(1, 2)
print(p.x, p.y, sizeof(Point), Point.x, Point.y.offset, Point.y.size)
p.x = 10
print(p.x, Point(y=5).y, Point(3).x, Point(1, y=9).y)
attempt(Point, 1, 2, 3)
attempt(Point, 1, x=2)
attempt(setattr, p, "x", "s")
attempt(delattr, p, "x")
r = Rect((1, 2), Point(3, 4), b"abc", True)
print(r.a.x, r.b.y, r.name, r.flag, sizeof(Rect), alignment(Rect))
r.a.x = 77
inner = r.a
r.a = Point(5, 6)
print(inner.x, inner.y)
r.a, r.b = r.b, r.a
print(r.a.x, r.b.x)
attempt(setattr, r, "name", b"too long")
attempt(setattr, r, "name", 4)
attempt(setattr, r, "a", 5)
attempt(Rect, (1, 2, 3))
attempt(Rect, ("x",))


class Both(Union):
    _fields_ = [("i", c_int), ("f", c_float), ("b", c_ubyte * 4)]


u = Both(f=1.0)
print(hex(u.i), list(u.b), sizeof(Both))


class Bits(Structure):
    _fields_ = [("a", c_int, 3), ("b", c_int, 5), ("c", c_uint, 8), ("e", c_longlong, 40)]


b = Bits(3, -5, 200, 123456789012)
print(b.a, b.b, b.c, b.e, sizeof(Bits), Bits.b, Bits.e)
b.a = 5
print(b.a, b.b)
attempt(lambda: type("X", (Structure,), {"_fields_": [("a", c_double, 3)]}))
attempt(lambda: type("X", (Structure,), {"_fields_": [("a", c_int, 33)]}))


class Packed(Structure):
    _pack_ = 1
    _fields_ = [("a", c_byte), ("b", c_long), ("c", c_short)]


print(sizeof(Packed), Packed.b.offset, alignment(Packed))


class Inner(Union):
    _fields_ = [("one", c_int), ("two", c_short)]


class Outer(Structure):
    _anonymous_ = ["u"]
    _fields_ = [("tag", c_byte), ("u", Inner)]


o = Outer()
o.one = 0x10002
print(o.two, o.u.one, Outer.two.offset)


class Derived(Point):
    _fields_ = [("z", c_double)]


d = Derived(1, 2, 3.5)
print(d.x, d.y, d.z, sizeof(Derived), Derived.z.offset)


class Node(Structure):
    pass


Node._fields_ = [("value", c_int), ("next", POINTER(Node))]
second = Node(2)
first = Node(1, pointer(second))
print(first.next.contents.value, bool(first.next), bool(second.next), first.next[0].value)
attempt(lambda: second.next.contents)
attempt(setattr, Node, "_fields_", [])


class Big(BigEndianStructure):
    _fields_ = [("a", c_short), ("b", c_int)]


print(bytes(Big(1, 2)), Big(1, 2).b)
Three = c_int * 3
a = Three(1, 2)
print(list(a), len(a), a[-1], a[0:2], Three.__name__, Three is c_int * 3)
a[2] = 30
a[0:2] = (7, 8)
print(list(a), [x for x in a])
attempt(lambda: a[3])
attempt(Three, 1, 2, 3, 4)
attempt(a.__setitem__, 0, "x")
attempt(a.__setitem__, slice(0, 2), [1])
attempt(lambda: c_int * -1)
attempt(lambda: c_int * "x")
grid = (Three * 2)((1, 2, 3), (4, 5, 6))
print([list(row) for row in grid], sizeof(grid))
grid[1][2] = 60
print(grid[1][2])
points = (Point * 2)((1, 2), (3, 4))
print([(q.x, q.y) for q in points])
n = c_int(42)
q = pointer(n)
print(q.contents, q[0], type(q).__name__, POINTER(c_int) is type(q))
q[0] = 5
print(n)
q.contents = c_int(6)
print(n, q[0])
pa = cast(a, POINTER(c_int))
print(pa[0], pa[2], pa[0:3])
attempt(lambda: POINTER(c_int)().contents)
attempt(POINTER(c_int), 5)
attempt(lambda: POINTER(c_int)()[0])
attempt(cast, 3, c_int)
print(cast(cast(b"bytes", c_void_p), c_char_p).value)
print(cast(c_void_p(), c_char_p).value, bool(cast(None, POINTER(c_int))))
attempt(pointer, 3)
attempt(POINTER, 3)
print(memoryview((c_ubyte * 3)(1, 2, 3)).tobytes(), bytes(Point(1, 2)))
attempt(setattr, Point.x, "offset", 3)
attempt(setattr, Point.x, "name", "y")
attempt(delattr, Point(), "x")
attempt(lambda: Point.x.__get__(3))
attempt(q.__delitem__, 0)
attempt(CFUNCTYPE, c_int, *(c_int,) * 1025)
