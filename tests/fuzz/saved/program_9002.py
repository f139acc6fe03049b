# Made by tests/fuzz/programs.py, seed 9002.
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
    class K(Base, metaclass=type):
        attribute = '\n'.endswith(('c', 'd'))
        def __format__(self, s): return 'fmt' + s
        def __repr__(self): return 'K()'
    k = K()
    show(list(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=2):
        '''doc'''
        return x, y
    show(f((10**20 << None), *(1, 2), z=(d / 1.5), **{1: 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(['12'.isdigit(), list('  pad ')])
except Exception as error:
    show(type(error).__name__, error)
try:
    show(min(len(2), ()))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format((lambda x, *y, z=2**31: (x, y, z))((d + 40), complex(2, 1), **{'z': 1}), 'g'))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = bytes(5)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(f'{b!r:>12}|{c:+}')
        except ArithmeticError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show((1000003 & 1))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    e += -1
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.values(), d)
    d[1:None:-1] = format(e, ',')
    show(d)
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
    g = gen(3)
    show(list(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.sort(), d)
    del d[5]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i
                if got: show('got', got)
            yield from range(2)
        finally:
            show('closed')
    g = gen(2)
    show(list(g))
    show(next(g, 'end'))
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
    g = outer(f'{e!a:>12}|{a:e}')
    show(g(), g(2), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    b = ([{i: {} for i in 7 if i}, {3: b''}, *range(3)] - [1])
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 2
        if n == 4: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.items(), d)
    d[5] = f'{e!a:>12}|{b:>8}'
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(({} - 'k'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.get('zz', 5), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f((10**20 and bytearray(b'xyz'))))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = ('%c' % ((1000003 / True),))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = divmod(0[100:None], 5)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b, c = ('  pad ' <= 'Hello World')
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((((3.141592653589793 in 255) <= '  pad ') ^ 1.5))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise KeyError('k')
        except ValueError as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show((d not in a))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (b'abc' >> b):
        case {'k': 1, **rest}:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
