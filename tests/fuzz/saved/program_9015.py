# Made by tests/fuzz/programs.py, seed 9015.
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
    show(1[5])
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ZeroDivisionError from TypeError(5)
        except Exception as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show({None: 2})
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in {1: 2}:
        show(i, ('x' * 5).expandtabs(3))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in {1: 2}:
        e = i
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    match sum(a):
        case int(n):
            show('case', 0)
        case 2.5:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.copy(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = ('12' and (e or '12'))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    e = (~(1 > '\n'))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 0.5
        if n == 4: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, /, y):
        '''doc'''
        return x, y
    show(f(z=hash(1.5)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show({-1: e})
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.clear(), d)
    d[100:1:0] = (-d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 2: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format((c <= 2**31), '+'))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = ('x' * 5).lower()
        def __neg__(self): return -1
        def __repr__(self): return 'K()'
    k = K()
    show(k(1, 2))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        e = [i]
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ValueError('v') from TypeError(5)
        except ArithmeticError as e2:
            raise
        else:
            show('else')
        finally:
            show(f'{a!r:>12}|{c:o}')
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (-b):
        case 0:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(2)
    show(g.close())
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((d * 40))
        except Exception as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show((--2**61))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    b *= 'k'
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = ((c < d < ...) ** 1)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 1
        if n == 9: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    e -= 'k'
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 2
        if n == 9: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
