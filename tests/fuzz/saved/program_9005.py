# Made by tests/fuzz/programs.py, seed 9005.
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
    try:
        try:
            show((2**31 + 3))
        except Own as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show((b'\x00\xff' and float('nan')))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
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
    g = gen(3)
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    b = f'{e!s:>12}|{e:08}'
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(([str(1.5), (True << 0), *[1, 2]], ('  pad ' is not e), ))
        except (KeyError, IndexError) as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show(f'{a!r:>12}|{c:s}')
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        e = i
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        if i == 2:
            continue
        show(i, {5: ('x' * 5), (1, 2): ..., None: a})
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise StopIteration(3) from TypeError(5)
        except Own as e2:
            raise
        else:
            show('else')
        finally:
            show([(2**31 % None), f'{a!a:>12}|{c:d}'])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    (a,) = (ascii(-13) not in '  pad ')
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    c //= 3
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.keys(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = dict([('%+d' % (1e308,))])
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((1, 2)[None])
except Exception as error:
    show(type(error).__name__, error)
try:
    def f():
        '''doc'''
        return None
    show(f(('\n' // 1), *(1, 2), z=None[-1:-1:-1]))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.popitem(), d)
    d[-1] = ''.endswith(('c', 'd'))
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def outer(x):
        n = x
        def inner(y=1):
            nonlocal n
            n -= y
            return n
        return inner
    g = outer((lambda x, *y, z=e: (x, y, z))(*[]))
    show(g(), g(1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.copy(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((+{}))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((b[1:1] >> True))
except Exception as error:
    show(type(error).__name__, error)
try:
    d //= [1]
    show(d)
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
    g = outer((+1.5))
    show(g(), g(0), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = (-(1e-7 >= 'Hello World'))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(ord('abc'))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b, c = f'{b!s:>12}|{d:+}'
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d -= True
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    e = format(b, '>8')
except Exception as error:
    show(type(error).__name__, error)
