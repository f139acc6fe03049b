# exec() of the code of a function: it has its own variables, not those of the namespace given.
import sys, types
def outer():
    y = 1
    def scope():
        nonlocal y
        z = 5
        d['here'] = locals()
        d['frame'] = dict(sys._getframe().f_locals)
        d['vars'] = vars()
        d['dir'] = dir()
        d['eval'] = eval('z + y')
        exec('q = 1'); 
        return z
    return scope.__code__
d={}
l={'a':1}
exec(outer(), globals(), l, closure=(types.CellType(7),))
print(d, l)
def f():
    x = 1
    d['f'] = locals()
exec(f.__code__, globals(), l)
print(d['f'], l)
