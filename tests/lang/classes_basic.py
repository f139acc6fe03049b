# Classes: attributes, methods, class and static methods, inheritance, repr of each.
class Point:
    "A point in the plane."
    dims = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def norm(self):
        return self.x * self.x + self.y * self.y

    @classmethod
    def origin(cls):
        return cls(0, 0)

    @staticmethod
    def helper(a):
        return a + 1

    def __repr__(self):
        return f"{type(self).__name__}({self.x}, {self.y})"


class Point3(Point):
    dims = 3

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z

    def norm(self):
        return super().norm() + self.z ** 2


p = Point(3, 4)
q = Point3(1, 2, 2)
print(p, q, p.norm(), q.norm())
print(Point.origin(), Point.helper(4), q.helper(5))
try:
    Point3.origin()
except TypeError as e:
    print(e)
print(Point.__doc__, Point3.__doc__, Point.__name__, Point3.__qualname__, Point.__module__)
print(Point3.__mro__, Point3.__bases__, Point3.__base__)
print(isinstance(q, Point), issubclass(Point3, Point), isinstance(p, Point3))
print(p.__dict__, q.__dict__, vars(q) is q.__dict__)
print(sorted(k for k in Point.__dict__ if not k.startswith("__")))
p.extra = 5
print(p.extra, hasattr(p, "extra"), getattr(p, "nope", "default"))
del p.extra
print(hasattr(p, "extra"))
try:
    p.extra
except AttributeError as e:
    print(e, e.name, e.obj is p)
try:
    del p.extra
except AttributeError as e:
    print(e)
print(Point.dims, p.dims, q.dims)
Point.dims = 7
print(p.dims, q.dims)
p.dims = 1
print(p.dims, Point.dims)
del p.dims
print(p.dims)
print(type(Point.norm).__name__, type(p.norm).__name__, type(Point.origin).__name__)
m = p.norm
print(m(), m.__self__ is p, m.__func__ is Point.norm, m == p.norm, m is p.norm, hash(m) == hash(p.norm))
print(Point.norm(p), type(Point.__dict__["helper"]), type(Point.__dict__["origin"]))
print([c.__name__ for c in Point.__subclasses__()])
