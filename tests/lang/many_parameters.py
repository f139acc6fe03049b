# A thousand parameters, a thousand cells.
n = 1000
names = [f"p{i}" for i in range(n)]
src = f"def f({', '.join(names)}):\n    return {' + '.join(names)}\n"
ns = {}
exec(src, ns)
print(ns['f'](*range(n)), ns['f'](**{k: 1 for k in names}))
print(ns['f'].__code__.co_argcount, ns['f'].__code__.co_varnames == tuple(names), ns['f'].__code__.co_nlocals)
for bad in ((), range(999), range(1001)):
    try:
        ns['f'](*bad)
    except TypeError as e:
        print(str(e)[:90], str(e)[-40:])
src = f"def g({', '.join(names)}, *rest, key=7, **more):\n  extra = p5\n  def inner(): nonlocal p3; p3 += 1; return p0, p999, extra, rest, key, more\n  return inner, (lambda: p3), locals\n"
exec(src, ns)
inner, p3, _ = ns['g'](*range(1002), zz=5)
print(inner(), p3())
print(ns['g'].__code__.co_cellvars, ns['g'].__code__.co_varnames[-5:])
src = "def h():\n" + "".join(f"  c{i} = {i}\n" for i in range(n)) + "  def inner():\n    return [" + ", ".join(f"c{i}" for i in range(n)) + "]\n  del c999\n  try: inner()\n  except NameError as e: print(e)\n  try: c999\n  except NameError as e: print(e)\n  c999 = 1\n  c5 += 3\n  return inner, sorted(locals())[:3], (lambda: c999)\n"
exec(src, ns)
inner, l, c = ns['h']()
print(sum(inner()), l, c(), len(inner.__closure__), inner.__code__.co_freevars[:2])
src = f"def gen({', '.join(names)}):\n  yield p0\n  for p1 in [p2]:\n    yield p1\n  yield lambda: p500\n"
exec(src, ns)
it = ns['gen'](*range(n))
print(next(it), next(it), next(it)())
src = "class A:\n def m(self, " + ', '.join(names) + "): return super().__repr__()[:9], __class__.__name__\n"
exec(src, ns)
print(ns['A']().m(*names))
