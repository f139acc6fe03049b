# del of every kind of name, and what remains.
def local():
    a = b = 1
    del a
    try: a
    except UnboundLocalError as e: print(e)
    a = 2
    del a, b
    return sorted(locals())
print(local())
def param(x, *y, **z):
    del x, y, z
    return locals()
print(param(1, 2, k=3))
def cell():
    v = 1
    def get(): return v
    del v
    try: get()
    except NameError as e: print(e)
    v = 2
    return get()
print(cell())
def free():
    v = 1
    def kill():
        nonlocal v
        del v
    kill()
    try: return v
    except NameError as e: return str(e)
print(free())
g = 1
def glob():
    global g
    del g
    try: g
    except NameError as e: print(e)
    try:
        del g
    except NameError as e: print(e)
glob()
class C:
    a = b = 1
    del a
    try: a
    except NameError as e: err = str(e)
    try: del zz
    except NameError as e: err2 = str(e)
    def m(self): pass
    del m
print(C.err, C.err2, sorted(k for k in vars(C) if k[0] != "_"))
for i in range(3):
    if i == 1: del i
try: print(i)
except NameError as e: print(e)
try:
    raise ValueError
except ValueError as e:
    del e
def loop():
    for x in "ab":
        y = x
        del y
    try: return y
    except UnboundLocalError as e: return str(e)
print(loop())
def cond(f):
    z = 1
    if f: del z
    try: return z
    except UnboundLocalError as e: return str(e)
print(cond(True), cond(False))
def gen():
    x = 1
    yield x
    del x
    yield sorted(locals())
print(list(gen()))
l = [[1, 2], {"k": 3}]
del l[0][1], l[1]["k"]
print(l)
del (l[0]), [l[0]]
print(l)
import sys as s
del s
print("s" in globals(), "sys" in globals())
def f(): pass
f.attr = 1
del f.attr
print(vars(f))
