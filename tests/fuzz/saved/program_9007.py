# Made by tests/fuzz/programs.py, seed 9007.
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
    d = [3, 1, 2]
    show(d.insert(1, 'i'), d)
    d[-3:1:2] = [[], (~d)]
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
    g = outer((c << (1, 2)))
    show(g(), g(40), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    show({2: ({(1, 2): a} // [1])})
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.clear(), d)
    del d[-3:None:2]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            raise Own(n)
        finally:
            show('closed')
    g = gen(0)
    show([*g, 1])
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show({(1, 2): ((-(3**50) % 5) != complex([1], 'k') >= (e not in -0.0))})
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 1
        if n == 4: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(len(i * 2 for i in 'abca' if i))
        except Exception as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show(int(a))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.clear(), d)
    d[0:100] = (-1 != 3.141592653589793)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.setdefault(3, []), d)
    d[:None:-1] = (-1).__class__.__mro__[-1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (7 | -1):
        case (x, y):
            show('case', 0)
        case int(n):
            show('case', 1)
        case 0:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((d <= e))
        except Exception as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((1j | 2))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise Own(1, 2)
        except LookupError as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((-1 & [1]))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
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
    g = outer(any(str(i) for i in range(10, 0, -3)))
    show(g(), g(3), g.__name__, len(g.__closure__))
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
    g = gen(2)
    show(g.close())
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            raise Own(n)
        finally:
            show('closed')
    g = gen(3)
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (c + True):
        case 2.5:
            show('case', 0)
        case [x, *rest]:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f():
        '''doc'''
        return None
    show(f(*[], **{'z': 1}))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(f'{d!s:>12}|{b:%}')
        except ArithmeticError as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show((-2**61 & 1))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(len((+b) for i in 7 if i))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.pop('zz', None), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    b *= 2
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(format(0.0, 's'))
        except Own as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show((1, 2)[1.0])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    d //= None
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((-13 < '  pad '.startswith('a') <= 2**31))
except Exception as error:
    show(type(error).__name__, error)
