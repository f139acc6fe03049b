# Made by tests/fuzz/programs.py, seed 9038.
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
    show((+(255 - True)))
except Exception as error:
    show(type(error).__name__, error)
try:
    a = f'{b!a:>12}|{a:,}'
except Exception as error:
    show(type(error).__name__, error)
try:
    e |= 3
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((0 if (~c) else {}))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ValueError('v')
        except LookupError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(hash(1.5))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
        except (KeyError, IndexError) as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((255 >= '\n' >= 'Hello World'))
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
            raise Own(n)
        finally:
            show('closed')
    g = gen(0)
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(40[-7])
except Exception as error:
    show(type(error).__name__, error)
try:
    show((+e))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(complex(0, -1))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(('x' * 5).isdigit())
        except ArithmeticError as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show(['a'.expandtabs(3)])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    a = (format(2**31, '10') == (1 is 2**31) == (c > '\u20ac\xe9' < float('inf')))
except Exception as error:
    show(type(error).__name__, error)
try:
    e = ''.title()
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
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x=[]):
        '''doc'''
        return x,
    show(f(z={b: ''}))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.copy(), d)
    del d[1:None:1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def outer(x):
        n = x
        def inner(y=1):
            nonlocal n
            n *= y
            return n
        return inner
    g = outer(isinstance(3.141592653589793, (int, str)))
    show(g(), g(0), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise KeyError('k')
        except Exception as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show('\n'.isidentifier())
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    a = float(2**31)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(0), d)
    d[1:2] = any(str(i) for i in (1, 'x', None) if i != 1)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match ((+b) ^ 1.5):
        case 2.5:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((a >> 0))
        except Own as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show(('%r' % (-2**61,)))
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
            return n
        finally:
            show('closed')
    g = gen(0)
    show(g.throw(KeyError(1)))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = (pow(1, True, 2), (a / 3), callable(a), )
        def __add__(self, o): return ('add', o)
        def __repr__(self): return 'K()'
    k = K()
    show(3 * k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise Own(1, 2) from TypeError(5)
        except Own as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show([(+1e308)])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
