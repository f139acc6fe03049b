# Made by tests/fuzz/programs.py, seed 9032.
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
    n = 0
    while n < 3:
        n += 0.5
        if n == 4: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    show([(255 and d)])
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = ((2**62 - 1 >= 1000003 != 2**62 - 1) != (b - [1]) < d)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.setdefault(3, []), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = ('12' if c else c)
        def __enter__(self): return 4
        def __repr__(self): return 'K()'
    k = K()
    show(k(1, 2))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show({i: (e and c) for i in 7})
except Exception as error:
    show(type(error).__name__, error)
try:
    match (() and e):
        case 0:
            show('case', 0)
        case (x, y):
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise StopIteration(3) from TypeError(5)
        except LookupError as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show({})
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(('abc' >> 1))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(())
except Exception as error:
    show(type(error).__name__, error)
try:
    d += [1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    b //= 0
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ValueError('v') from TypeError(5)
        except Own as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((a if 'abc' else 1.5))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 2
        if n == 2: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    c = ({b: a, None: '12', [1]: 1.5} % 'k')
except Exception as error:
    show(type(error).__name__, error)
try:
    show(None[5])
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
        except ArithmeticError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show((lambda x, *y, z=2: (x, y, z))((+-(3**50)), (-(3**50) != -2**61), *5, z=(2 << True), **{'z': 1}))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, *b = (c is not -13)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in {1: 2}:
        if i == 2:
            continue
        e = [i]
    show(len(repr(e)))
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
    g = gen(2)
    show(sum(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(next(iter((+(1e308 / 0)))))
except Exception as error:
    show(type(error).__name__, error)
try:
    a |= 5
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise Own(1, 2)
        except Exception as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show('12'.isdigit())
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
        except Exception as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show(('x' * 5).removeprefix('a'))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (all((i, i) for i in [3, 1, 2] if i > 1) ^ 5):
        case {'k': 1, **rest}:
            show('case', 0)
        case (x, y):
            show('case', 1)
        case -1:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
