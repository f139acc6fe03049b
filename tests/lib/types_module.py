# types: names of types, new_class, SimpleNamespace, MappingProxyType, coroutine
import types
def f(): pass
def g(): yield
async def h(): pass
class C:
    def m(self): pass
co = h()
print([isinstance(*p) for p in ((f, types.FunctionType), (lambda: 0, types.LambdaType), (g(), types.GeneratorType), (co, types.CoroutineType), (C().m, types.MethodType), (len, types.BuiltinFunctionType), ([].append, types.BuiltinMethodType),
                                (types, types.ModuleType), (f.__code__, types.CodeType), (None, types.NoneType), (..., types.EllipsisType), (NotImplemented, types.NotImplementedType), (C.__dict__, types.MappingProxyType),
                                (list[int], types.GenericAlias), (int | str, types.UnionType), (object.__init__, types.WrapperDescriptorType), (str.join, types.MethodDescriptorType), (dict.__dict__['fromkeys'], types.ClassMethodDescriptorType))])
co.close()
n = types.SimpleNamespace(a=1, b='x')
n.c = [n]
print(n, n.a, n == types.SimpleNamespace(a=1, b='x', c=n.c), vars(n).keys())
mp = types.MappingProxyType({'a': 1})
print(mp, mp['a'], len(mp), 'a' in mp, mp | {'b': 2}, mp.get('z'), list(mp), mp.copy(), mp == {'a': 1})
for f2 in (lambda: mp.__setitem__, lambda: types.MappingProxyType(5), lambda: types.NoneType(1), lambda: types.FunctionType(1, {}), lambda: types.MethodType(1, 2), lambda: types.MethodType(len, None)):
    try:
        print(f2())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
A = types.new_class('A', (C,), {}, lambda ns: ns.update(x=5))
print(A.x, A.__mro__[1].__name__, A.__name__)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns)
        cls.kw = kw
        return cls
    def __init__(cls, *a, **k): pass
    @classmethod
    def __prepare__(m, name, bases, **kw): return {'prepared': kw}
B = types.new_class('B', (), {'metaclass': Meta, 'k': 1})
print(B.kw, B.prepared, type(B).__name__, types.prepare_class('X', (B,))[0].__name__)
class Entries:
    def __mro_entries__(self, bases): return (C,)
e = Entries()
print(types.resolve_bases((e, int)), types.new_class('D', (e,)).__orig_bases__ == (e,), types.get_original_bases(types.new_class('D', (e,))) == (e,), types.get_original_bases(int))
try:
    types.get_original_bases(5)
except TypeError as x:
    print(x)
@types.coroutine
def coro():
    r = yield 'y'
    return r
async def use(): return await coro()
u = use()
print(u.send(None))
try:
    u.send('sent')
except StopIteration as s:
    print(s.value)
m = types.ModuleType('mod', 'doc of mod')
m.x = 1
print(m.__name__, m.__doc__, m.x, m)
print(types.MethodType(lambda self, y: (self, y), 5)(6), types.FunctionType(f.__code__, {})(), types.CellType(3).cell_contents)
class DCA:
    @types.DynamicClassAttribute
    def v(self): return 'instance'
print(DCA().v)
try:
    DCA.v
except AttributeError:
    print('AttributeError')
print(sorted(types.__all__))
