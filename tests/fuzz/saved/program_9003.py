# Made by tests/fuzz/programs.py, seed 9003.
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
    show(((e if 'a,b,,c' else list(10**20).extend((1, 2))) >> 2))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.count(1), d)
    d[-1] = (2**62 - 1 // (1, 2))
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=1, *args, k, **more):
        '''doc'''
        return x, y, args, k, more
    show(f((+b), (-13 is ('x' * 5)), *[], **{'w': 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((dict((0.0 | 1)) != (-'abc') < 10**20))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((a >> None))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = (1.5['k'] < (2 ^ True))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((tuple(2) >> [1]))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(format(('a,b,,c' not in [1][0:2:2]), '10'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f(all(e), *(1, 2)))
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
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = b[:-1]
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((-None) ^ -1))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.count(1), d)
    d[-1:-1] = (7 | 1)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = (c if [(i, i) for i in range(5)] else ('%d' % (0,)))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise Own(1, 2)
        except Own as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show(('a,b,,c' // [1]))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.sort(), d)
    d['k'] = hex(2)
    del d[1:None]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=1, *args, k, **more):
        '''doc'''
        return x, y, args, k, more
    show(f(sum(''), *(1, 2)))
except Exception as error:
    show(type(error).__name__, error)
try:
    e = list(reversed(('  pad ' ** [1])))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.pop('zz', None), d)
    d[-3:100] = ('%d' % (a,))
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((5[1:100] >> None))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise KeyError('k')
        except (KeyError, IndexError) as e2:
            raise
        else:
            show('else')
        finally:
            show(list(d))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((list(zip(..., format(a, '%'))) == ((b < 'a') / b)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((-1[True], *[1, 2], (-0.0 >= 'a,b,,c' > bytearray(b'xyz')), ))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.setdefault(3, []), d)
    d['k'] = (getattr('Hello World', 'imag', 'none'), '\n'.find('b'), )
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(0)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
