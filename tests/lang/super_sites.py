# super() and class, static and module level methods through caches: the same site with changing objects, classes
# that change, and what is no plain method.
class A:
    def __init__(self, x): self.x = x
    def m(self, y=1, *, z=2): return 'A', self.x, y, z
    @classmethod
    def c(cls, v): return cls.__name__, v
    @staticmethod
    def s(v): return 's', v
    def plain(self): return 'plain', type(self).__name__
class B(A):
    def __init__(self, x, w):
        super().__init__(x)
        self.w = w
    def m(self, y=3, **k): return ('B',) + super().m(y, **k) + super(B, self).m(z=y)
    @classmethod
    def c(cls, v): return ('B',) + super().c(v)
    @staticmethod
    def s(v): return ('B',) + super(B, B).s(v)
    def plain(self): return super().plain(), super().plain.__func__ is A.plain
class C(B):
    def m(self, *a): return ('C',) + super().m(*a)
    def both(self): return [super().s(1), super().c(2), self.s(3), self.c(4), C.s(5), C.c(6), A.plain(self)]
class M1(A):
    def m(self): return ('M1',) + super().m()
class M2(A):
    def m(self): return ('M2',) + super().m()
class D(M1, M2):
    def m(self): return ('D',) + super().m()
objects = [A(1), B(2, 3), C(4, 5), D(6), M1(7), M2(8)]
for i in range(3):
    for o in objects:
        print(o.m(), o.c(i), o.s(i), o.plain(), type(o).c(i), type(o).s(i))
    print(objects[2].both())
def changed(self, *a, **k): return 'changed', a, k
A.m = changed
for o in objects[:3]: print(o.m())
B.s = classmethod(lambda cls, v: (cls.__name__, v))
print(objects[2].both())
o = objects[2]
o.s = lambda v: ('own', v)
print(o.both()[2])
C.s = staticmethod(print)
print(C.s('x'), objects[1].s(1))
class Meta(type):
    def c(cls, v): return 'meta', cls.__name__, v
class E(metaclass=Meta): pass
class F(E):
    @classmethod
    def c(cls, v): return 'class', super().c(v) if v else 0
for k in (E, F, E): 
    try: print(k.c(0))
    except Exception as e: print(type(e).__name__, e)
try: F().c(1)
except AttributeError as e: print(e)
class G:
    def f(self): return super().nothing()
    def g(self): return super().__repr__()[:10], super().__class__, super().__init__()
for i in range(2):
    try: G().f()
    except AttributeError as e: print(e)
    print(G().g())
class H(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
    def get(self, k): return super().get(k, 'none')
h = H(); h[1] = 2
print(h, h.get(1), h.get(2))
class N(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def __add__(self, o): return N(super().__add__(o))
print(N(3), N(3) + 4)
def wrong():
    class X:
        def f(self): return super().f
        def g(*a): return super().g
    for call in (lambda: X.f(1), lambda: X.g(), lambda: X().f()):
        try: call()
        except (TypeError, RuntimeError, AttributeError) as e: print(type(e).__name__, e)
wrong()
class S:
    def f(self): return 'S.f'
class T(S):
    def f(self): return super().f()
t = T()
for cls in (T, type('U', (T,), {}), T): print(cls().f())
T.__bases__ = (type('Other', (S,), {'f': lambda self: 'other'}),)
print(t.f())
super_ = super
def other():
    super = lambda *a: super_(*a)
    class V(S):
        def f(self): return super(V, self).f() + '!'
    return V().f()
print(other())
