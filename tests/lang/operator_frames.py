# Operators, comparisons, items, calls and properties of instances whose methods are Python functions: order of
# calls, NotImplemented, temporaries and locals as operands, exceptions, recursion, generators as methods.
import sys
log = []
class Base:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'{type(self).__name__}({self.v})'
def make(kind, **methods):
    return type(kind, (Base,), methods)
names = ['add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor']
signs = ['+', '-', '*', '@', '/', '//', '%', '**', '<<', '>>', '&', '|', '^']
def method(name, answer=True):
    def f(self, other):
        log.append(f'{type(self).__name__}.{name}')
        return (name, self.v, getattr(other, 'v', other)) if answer else NotImplemented
    return f
all_names = [f'__{p}{n}__' for n in names for p in ('', 'r', 'i')] + [f'__{n}__' for n in ('lt', 'le', 'eq', 'ne', 'gt', 'ge')]
Yes = make('Yes', **{n: method(n) for n in all_names}, __hash__=None)
No = make('No', **{n: method(n, False) for n in all_names}, __hash__=None)
Plain = make('Plain')
Left = make('Left', **{n: method(n) for n in all_names if n[2] not in 'ri' or n in ('__rshift__', '__invert__')})
Sub = type('Sub', (Yes,), {n: method('sub' + n) for n in all_names})
SubNo = type('SubNo', (No,), {})
values = [Yes(1), No(2), Plain(3), Left(4), Sub(5), SubNo(6), 7, 8.5, None]
lines = []
for s in signs:
    lines += [('x %s y' % s), ('x %s 2' % s), ('3.5 %s x' % s)]
for s in ('<', '<=', '==', '!=', '>', '>='):
    lines += ['x %s y' % s, 'x %s 2' % s, "'yes' if x %s y else 'no'" % s, "'yes' if x %s 2 else 'no'" % s, "not x %s y" % s]
fns = [eval('lambda x, y: ' + e) for e in lines]
temps = [eval('lambda x, y: ' + e.replace('x', '[x][0]').replace('y', '(y,)[0]') if 'yes' not in e else 'lambda x, y: 0') for e in lines]
ns = {}
for i, s in enumerate(signs):
    exec(f'def f{i}(x, y):\n    x {s}= y\n    return x\ndef g{i}(x, y):\n    x {s}= 2\n    return x', ns)
inplace = [ns[f'{k}{i}'] for i in range(len(signs)) for k in 'fg']
total = 0
def run(f, x, y):
    log.clear()
    try: r = f(x, y)
    except Exception as e: r = type(e).__name__, str(e)
    return repr(r) + ' ' + ' '.join(log)
def digest(text):
    h = 0
    for c in text: h = (h * 31 + ord(c)) & 0xFFFFFFFF
    return h
for x in values:
    for y in values:
        rows = [run(f, x, y) for f in fns + temps + inplace]
        print(x, y, digest('\n'.join(rows)), len({*rows}))
for e, f in list(zip(lines, fns))[::4]:
    print(e, '|', run(f, values[0], values[1]), '|', run(f, values[1], values[0]), '|', run(f, values[1], values[1]), '|', run(f, values[0], values[4]))

class Box:
    def __init__(self): self.d = {}
    def __getitem__(self, k):
        if k == 'bad': raise KeyError('no ' + k)
        return self.d.get(k, k)
    def __setitem__(self, k, v): self.d[k] = v
    def __call__(self, *a, k=0): return a, k
    @property
    def p(self): return self.d.get('p')
    @p.setter
    def p(self, v):
        if v == 'bad': raise ValueError('bad p')
        self.d['p'] = v
    def __lt__(self, o): return [] if o else [1]
    def __add__(self, o):
        yield o
        yield self
b = Box()
for i in range(3):
    b[i] = i * i
    b['k'], b[1] = 'v', b[2]
    b[1] += 5
    b.p = i
    b.p += 10
    print(b[0], b[1], b['k'], b['x' * i], b.p, b(), b(1, k=2), b(*[1, 2]), Box()(3), Box()[i], b < 0, 'yes' if b < 1 else 'no', [type(x).__name__ for x in b + i])
def tries():
    for f in (lambda: b['bad'], lambda: setattr(b, 'p', 'bad'), lambda: [1, b['bad'], 2], lambda: b('x')['y']):
        try: f()
        except Exception as e: print(type(e).__name__, e)
    try:
        b.p = 'bad'
    except ValueError as e:
        tb = e.__traceback__
        while tb: print(tb.tb_frame.f_code.co_name, end=' '); tb = tb.tb_next
        print()
tries()
class Deep:
    def __add__(self, n): return n if n == 0 else (self + (n - 1)) + 1 if n % 2 else self + (n - 1)
    def __eq__(self, o): return self == o
    def __getitem__(self, n): return self[n - 1] if n else 'bottom'
print(Deep() + 400, Deep()[400])
for f in (lambda: Deep() == Deep(), lambda: Deep()[-1]):
    try: f()
    except RecursionError as e: print(str(e)[:32])
class Vec:
    __slots__ = 'x', 'y'
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vec(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return Vec(-self.x, -self.y)
    def __eq__(self, o): return isinstance(o, Vec) and self.x == o.x and self.y == o.y
    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self
v = Vec(0, 0)
for i in range(100):
    v = v + Vec(1, 2) * i + 2 * Vec(i, 0.5)
    v += Vec(1, 1)
    if v == Vec(3, 4): print('equal at', i)
print(v.x, v.y, v == v, v != Vec(0, 0), v == 3)
def item(d, k): return str(d[k])
def put(d, k):
    d[k] = k
    return d
for d in {'a': 1}, {'a': 2}, Box(), {'a': 3}, Box(), [1]:
    try: print(item(d, 'a'), put(d, 0)[0])
    except TypeError as e: print(e)
