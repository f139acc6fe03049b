# Made by tests/fuzz/programs.py, seed 9014.
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
    d = bytearray(b'cab')
    show(d.remove(1), d)
    del d[2:-100:2]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show([(c ^ 40), (-13 % 0), (lambda x, *y, z=b: (x, y, z))((1e308 == b > b), (('x' * 5) | 0), z=ord('  pad '), **{})])
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show({i: -1[1.0] for i in 7 if i > 1})
        except Own as e2:
            raise
        else:
            show('else')
        finally:
            show((b'abc' ** 1))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        e = [i]
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, /, y):
        '''doc'''
        return x, y
    show(f((b'\x00\xff' * 0), ''.endswith(('c', 'd')), *[], z=[(i, i) for i in {1: 2, 3: 4}]))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(())
except Exception as error:
    show(type(error).__name__, error)
try:
    match [1][1:]:
        case -1:
            show('case', 0)
        case (x, y):
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    e += 'k'
    show(e)
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
    g = outer([('a,b,,c' // None), (10**20 ^ True), *{1: 2}])
    show(g(), g(True), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show([1][:100])
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=1, *args, k, **more):
        '''doc'''
        return x, y, args, k, more
    show(f(*(1, 2)))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (d > b < (b * True)):
        case str() | bytes():
            show('case', 0)
        case [x]:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ZeroDivisionError
        except (KeyError, IndexError) as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show([(d if 0.0 else 'a'), hex('a,b,,c')])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            return n
        finally:
            show('closed')
    g = gen(0)
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.values(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(sorted(1.5[5]))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b, c = bytes(None)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            return
        finally:
            show('closed')
    g = gen(0)
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.popitem(), d)
    d[0:] = (-0.0 in 2**62 - 1)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(round(b[-1:-1:1], None))
except Exception as error:
    show(type(error).__name__, error)
try:
    match float(1000003):
        case {'k': 1, **rest}:
            show('case', 0)
        case [1, [x, _]]:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)]) from TypeError(5)
        except ArithmeticError as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show((+a))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 1
        if n == 4: break
    else:
        show('done', n)
    show(n)
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
    g = outer([('%+d' % (2,))])
    show(g(), g(True), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ZeroDivisionError from TypeError(5)
        except LookupError as e2:
            raise
        else:
            show('else')
        finally:
            show({b: 255, 5: e, (1, 2): 1.5})
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
