# Made by tests/fuzz/programs.py, seed 9025.
def show(*values):
    print(*[v if type(v) is str else repr(v)[:300] for v in values])

class Own(Exception):
    pass

class Base:
    attribute = 'base'

class K(Base):
    pass

a, b, c, d, e = 5, [1, 2, 3], 'text', {1: 'one', 'k': 2}, 2.5
try:
    for i in range(4):
        if i == 1:
            break
        show(i, ascii(d))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d %= b
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format((() or ('%r' % (1e16,))), '08'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show([{}, repr(e)])
except Exception as error:
    show(type(error).__name__, error)
try:
    c = (not (-0))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ValueError('v') from TypeError(5)
        except (KeyError, IndexError) as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show('  pad '.count('l'))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = sorted(set(b), key=repr)
        def __enter__(self): return 4
        def __repr__(self): return 'K()'
    k = K()
    show(k == 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        show(i, [i * 2 for i in range(5) if i != 1])
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = (+2**62 - 1)
        def __bool__(self): return 7
        def __repr__(self): return 'K()'
    k = K()
    show(repr(k)[:4])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 2
        if n == 9: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.sort(), d)
    d[-1::2] = (c // 3)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((a & 0))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x=[]):
        '''doc'''
        return x,
    show(f(('\u20ac\xe9' // True), (not 1000003)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d &= [1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(len(str(0)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(list(range(b, (1, 2))))
except Exception as error:
    show(type(error).__name__, error)
try:
    def outer(x):
        n = x
        def inner(y=1):
            nonlocal n
            n += y
            return n
        return inner
    g = outer(('%%' % (10**20,)))
    show(g(), g(3), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    match {0: {None: 'a'}}:
        case {'k': 1, **rest}:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x=[]):
        '''doc'''
        return x,
    show(f((-e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.update(k=1), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 2
        if n == 2: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    (a,) = [(i, i) for i in b'ab']
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            return n
        finally:
            show('closed')
    g = gen(0)
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            return n
        finally:
            show('closed')
    g = gen(0)
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.insert(1, 'i'), d)
    del d[-1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
