# Events of generators, iterators and coroutines: StopIteration, close, what goes on with its old trace function.
import sys
log=[]
def tr(fr,e,a):
    if fr.f_code.co_filename!=__file__: return None
    log.append((e,fr.f_code.co_name,fr.f_lineno, type(a).__name__ if e!='exception' else a[0].__name__))
    return tr
def go(f,*a):
    log.clear(); sys.settrace(tr)
    try: f(*a)
    except Exception as e: log.append(repr(e))
    finally: sys.settrace(None)
    print('--',f.__name__)
    for x in log: print(*x)
def gen():
    yield 0
    return 1
def forloop():
    for i in gen():
        x = 10
    x = 20
def sub():
    r = yield from gen()
    x = r
def subit():
    for i in sub(): pass
    x = 1
def sub2():
    yield from [1,2]
def subit2():
    for i in sub2(): pass
def nexts():
    it=gen()
    while True:
        try: next(it)
        except StopIteration as e:
            break
    next(it, None)
    list(gen())
def compr():
    a=[i for i in gen()]
    b={i:j for i in gen() for j in gen()}
    c=sum(i for i in gen())
class It:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        if s.n>2: raise StopIteration
        return s.n
def it():
    for i in It():
        pass
    a,b=It()
    x=[*It()]
def throw():
    g=gen()
    next(g)
    try: g.throw(ValueError)
    except ValueError: pass
    g=gen(); next(g); g.close()
async def co(): return 5
async def co2():
    x = await co()
    async with CM() as y:
        z=1
    return x
class CM:
    async def __aenter__(s): return 1
    async def __aexit__(s,*a): return False
def runco():
    try: co2().send(None)
    except StopIteration as e: pass
async def agen():
    yield 1
    await co()
    yield 2
async def useag():
    async for x in agen():
        y=x
    z=[x async for x in agen()]
def runag():
    try: useag().send(None)
    except StopIteration: pass
for f in (forloop,subit,subit2,nexts,compr,it,throw,runco,runag): go(f)


# what a generator that goes on was traced with stays when the tracer gives None for its call
def keeps(frame, event, argument):
    if frame.f_code is not gen.__code__:
        return None
    log.append((event, frame.f_lineno))
    return keeps if len(log) == 1 else None


log.clear()
sys.settrace(keeps)
list(gen())
sys.settrace(None)
print(log)


# sys.call_tracing: a trace function may have what it calls traced
def inner(x):
    return x + 1


def outer(frame, event, argument):
    if frame.f_code is gen.__code__ and event == "call":
        print("in", sys.call_tracing(inner, (4,)), inner(5))
    elif frame.f_code is inner.__code__:
        print("inner", event)
    return outer


sys.settrace(outer)
next(gen())
sys.settrace(None)
for wrong in (inner, [4]), (inner,), (inner, (1, 2)):
    try:
        sys.call_tracing(*wrong)
    except TypeError as e:
        print(type(e).__name__)

# the first line of a module is told of as line 0
def module(frame, event, argument):
    print(event, frame.f_code.co_name, frame.f_lineno)
    return module


code = compile("\n\nx = 1\nclass A:\n  y = 2\n", "<module>", "exec")
sys.settrace(module)
exec(code)
sys.settrace(None)
