# Line and return events around exceptions: where a frame stands after with, finally, except and comprehensions.
import sys
class CM:
    def __enter__(s): return s
    def __exit__(s,*a): return False
    async def __aenter__(s): return s
    async def __aexit__(s,*a): return False
def f1():
    with CM() as x, CM() as y:
        z=1
    return z
def f2():
    with (CM() as x, CM() as y):
        raise ValueError
def f3():
    with CM() as x:
        return (lambda a='s': 0)()
def f4():
    with CM():
        raise KeyError('1')
def f5():
    with CM() as x, CM() as y:
        return 1
def f6():
    for i in (1,2):
        with CM() as x, CM() as y:
            if i: continue
def f7():
    with CM() as x:
        try: return len('abc')
        finally: y=1
def f8():
    try:
        1/0
    except ZeroDivisionError:
        raise
def f9():
    try:
        1/0
    finally:
        x=1
async def f10():
    async with CM() as x, CM() as y:
        return 5
def f11(): 
    try: f10().send(None)
    except StopIteration: pass
def f12():
    [x for x in (1,2) if 1/0]
def f13():
    [x for y in (1,2) for x in (3,4)]
    [x for x in [y for y in (1,2)]]
def f14():
    with CM():
        with CM():
            x=1
def f15():
    with CM() as x:
        return f15.__name__
class Swallow(CM):
    def __exit__(s,*a): return True
def g1():
    with Swallow(): raise ValueError
    x=1
def g2():
    with Swallow(): [x for x in (1,2) if 1/0]
def g3():
    try: 1/0
    except ZeroDivisionError: pass
def g4():
    a=[x for x in (1,2) if 1/0]; b=2
def g5():
    return [y for y in [x for x in (1,2) if 1/0]]
def g6():
    try: [x for x in (1,2)
        if 1/0]
    except ZeroDivisionError: 
        return 5
def g7():
    {x: 1 for x in 5}
def g8():
    [x
      for x in (1,0)
       if 1/x]
def tr(fr,e,a):
    if fr.f_code.co_filename!=__file__: return None
    print(e,fr.f_code.co_name,fr.f_lineno)
    return tr
for f in (f1,f2,f3,f4,f5,f6,f7,f8,f9,f11,f12,f13,f14,f15,g1,g2,g3,g4,g5,g6,g7,g8):
    sys.settrace(tr)
    try: f()
    except Exception: pass
    sys.settrace(None)
