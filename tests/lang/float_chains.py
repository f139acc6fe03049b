# Chains of float instructions: every operator in both positions and with constants, results handed from one to
# the next, ints and other types turning up in the middle, zero divisors, boxed magnitudes, small slices.
class V:
    def __init__(self, v): self.v = v
    def __add__(self, o): return ('V+', self.v, o)
    def __radd__(self, o): return ('+V', o, self.v)
    def __mul__(self, o): return ('V*', self.v, o)
    def __rmul__(self, o): return ('*V', o, self.v)
    def __sub__(self, o): return ('V-', self.v, o)
    def __rsub__(self, o): return ('-V', o, self.v)
    def __truediv__(self, o): return ('V/', self.v, o)
    def __rtruediv__(self, o): return ('/V', o, self.v)
    def __lt__(self, o): return 'yes'
    def __gt__(self, o): return ''
ops = ['+', '-', '*', '/']
atoms = ['a', 'b', '2.5', '3', 'a', 'c']
made = []
for p in ops:
    for q in ops:
        for x, y, z in (('a', 'b', 'c'), ('a', 'b', '2.5'), ('1.5', 'a', 'b'), ('a', '3', 'b'), ('2', 'a', '0.5'), ('a', '0', 'b')):
            made.append(f'({x} {p} {y}) {q} {z}')
            made.append(f'{z} {q} ({x} {p} {y})')
            made.append(f'{x} {p} ({y} {q} {z}) {q} {x}')
lines = ['def f(a, b, c):', '    out = []']
for e in made:
    lines += ['    try: out.append(%s)' % e, '    except Exception as e: out.append(type(e).__name__)']
for p in ('<', '<=', '==', '!=', '>', '>='):
    for e in (f'a * b + c {p} c', f'c {p} a * b - c', f'a * b {p} 2', f'a - b {p} 0.0', f'1.0 / (a + 2) {p} b / 2', f'a + b {p} a * 1.0'):
        lines += ['    try:', f'        if {e}: out.append(1)', '        else: out.append(0)',
                  '    except Exception as e: out.append(type(e).__name__)']
lines += ['    return out']
ns = {'V': V}
exec('\n'.join(lines), ns)
f = ns['f']
def show(r): return [x if isinstance(x, (int, str)) else ascii(x) for x in r]
big, small, inf = 1e100, 1e-100, float('inf')
values = [(1.5, 2.5, -3.5), (1.5, 2.5, -3.5), (1.5, 0.0, 3.0), (0.0, -0.0, 1.0), (3, 4, 5), (2.5, 3, 4), (3, 2.5, 1), (big, big, small),
          (small, big, -big), (1e300, 1e10, 1e-300), (5e-324, 2.0, 1.0), (inf, 1.0, -inf), (float('nan'), 1.0, 2.0), (2**60 + 1, 1.5, 2**53 + 1),
          (1.5, True, 2), (V(1), 2.5, 3.5), (1.5, V(2), 2.5), (1.5, 2.5, V(3)), ('x', 'y', 1.0), (1.5, 'z', 2.0), (1.5, 2.5, -3.5), (10**400, 1.5, 2.5)]
for v in values:
    print(show(f(*v)))
def logistic(x, r, n):
    for _ in range(n):
        x = r * x * (1.0 - x)
    return x
def horner(n):
    s = x = 0.0
    while x < n:
        s += ((1.5 * x - 2.25) * x + 0.125) * x - 1
        x += 0.25
    return s
def mandel(cr, ci):
    zr = zi = 0.0
    k = 0
    while zr * zr + zi * zi <= 4 and k < 100:
        zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
        k += 1
    return k
def newton(a):
    r = 1
    for _ in range(20):
        r = 0.5 * (r + a / r)
    return r
print(logistic(0.3, 3.9, 1000), horner(20), mandel(-0.5, 0.5), mandel(0.3, 0.6), newton(2), newton(1e250), newton(2**70))
