# Made by tests/fuzz/programs.py, seed 9006.
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
    show(f'{c!r:>12}|{a:%}')
except Exception as error:
    show(type(error).__name__, error)
try:
    d = str(format(e, 'b'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((list(filter(None, (d is 1j))) >> 40))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = list(map(str, d))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(({} == b))
except Exception as error:
    show(type(error).__name__, error)
try:
    show([{None: 2**62 - 1, 40: 1.5, True: a}])
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=1, *args, k, **more):
        '''doc'''
        return x, y, args, k, more
    show(f((+b), [('%e' % ('Hello World',)), (lambda x, *y, z='\u20ac\xe9': (x, y, z))((*[1, 2], int(bytes(range(5))), ), *[], z=(d in c), **{1: 2}), (255 ^ b)], *5))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((a < '12'))
        except Own as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(all(d))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 0.5
        if n == 2: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.extend((1, 2)), d)
    del d[-1:-3:-1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.items(), d)
    d[100:-1] = f'{e!s:>12}|{c:08}'
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show([f'{c!s:>12}|{d:e}', *'ab'])
except Exception as error:
    show(type(error).__name__, error)
try:
    c &= 1
    show(c)
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
    g = outer(('  pad ' <= d >= '\n'))
    show(g(), g(0), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = (~b)
        def __len__(self): return -1
        def __repr__(self): return 'K()'
    k = K()
    show(sorted([k, k])[0] is k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.update({7: 8}), d)
    d[5] = ('%+d' % (0.0,))
    del d[0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(ascii((-2.25 - 'k')))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((d < (*'ab', ) >= [(c if -13 else c)]) is (a // 'k')))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
        except LookupError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show((a << 2))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            yield from range(2)
        finally:
            show('closed')
    g = gen(3)
    show(next(g), g.send(5))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f():
        '''doc'''
        return None
    show(f(*[], z=0[2:1]))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        if i == 1:
            continue
        show(i, list(b))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    a = f'{e!s:>12}|{a:e}'
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x=[]):
        '''doc'''
        return x,
    show(f(pow((1, 2), b, -1), (lambda x, *y, z=1: (x, y, z))(1.5[1], f'{e!s:>12}|{b:>8}'), *(1, 2)))
except Exception as error:
    show(type(error).__name__, error)
try:
    (a,) = (b or 'abc')
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
