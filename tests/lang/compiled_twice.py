# Code that is compiled more than once: finally blocks with several ways out.
def f(k):
    try:
        if k == 0: return "early"
        if k == 1: raise ValueError("v")
    finally:
        def inner(p, q=k): return p, q, k
        g = [(lambda: (i, k))() for i in range(2)]
        h = sum(x * k for x in range(4) if x)
        class C:
            z = k
            def m(self): return __class__.__name__, k
        s = {y: (lambda w=y: w + k)() for y in range(2)}
        print(inner(5), g, h, C().m(), C.z, s, [n for n in (m for m in range(k + 1))])
    return "end"
for k in range(3):
    try: print(f(k))
    except ValueError as e: print(e)
def loop(n):
    out = []
    while (lambda v: v > 0)(n) and any(z > 0 for z in (n,)):
        n -= 1
        try:
            if n == 3: continue
            if n == 1: break
        finally:
            out.append([(a, n) for a in range(1)])
            out.append(list((b, n) for b in range(1)))
    return out
print(loop(6))
