# Module objects: attributes, repr, __dict__, __getattr__, deletion, type.
import sys, types
m = types.ModuleType("mod", "doc")
print(m, m.__name__, m.__doc__, m.__spec__, m.__loader__, m.__package__, sorted(m.__dict__))
m.x = 1
print(m.x, vars(m)["x"], dir(m)[-1], hasattr(m, "y"))
del m.x
m.__file__ = "/a/b.py"
print(m)
m.__loader__ = "L"
print(m)
del m.__file__
print(m)
del m.__name__
print(m)
for src in ("m.nope", "types.ModuleType()", "types.ModuleType(5)", "setattr(m, '__dict__', {})", "del m.x", "m()", "types.ModuleType.__init__(m, 'again')", "sys.nope", "m.__class__.__name__", "types.ModuleType('a', 'b').__doc__", "len(m)", "m + 1", "hash(m) == hash(m)", "m == m"):
    try: print(src, eval(src) if not src.startswith("del") else exec(src))
    except Exception as e: print(src, "|", type(e).__name__, e)
m.__getattr__ = lambda n: n * 2
print(m.ab, getattr(m, "q", "dflt"))
m.__dir__ = lambda: ["z", "y"]
print(dir(m))
class Lazy(types.ModuleType):
    def __getattr__(self, n): return "lazy " + n
    @property
    def prop(self): return "prop of " + self.__name__
l = Lazy("lz")
print(l.a, l.prop, type(l).__name__, isinstance(l, types.ModuleType))
sys.modules["lz"] = l
import lz
from lz import whatever
print(whatever, lz is l)
n = types.ModuleType("plain")
n.__class__ = Lazy
print(n.something)
exec("a = 1\ndef f(): return a", n.__dict__)
n.a = 5
print(n.f())
f = n.f
del n
print(f())
