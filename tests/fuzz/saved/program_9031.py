# Made by tests/fuzz/programs.py, seed 9031.
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
    d[0] = (bytes(range(5)) + b)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = {5: (None << 5), -1: ('%r' % (b,)), 'k': {1: d}}
    show(a, b)
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
    g = outer(((-2.25 & (1, 2)), ))
    show(g(), g('k'), g.__name__, len(g.__closure__))
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
    g = outer(len((7 >= 'a,b,,c') for i in 7 if i))
    show(g(), g((1, 2)), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    match len([]):
        case [1, [x, _]]:
            show('case', 0)
        case 2.5:
            show('case', 1)
        case int(n):
            show('case', 2)
        case 'abc':
            show('case', 3)
        case other:
            show('other', other)
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
    g = outer((7 and ''))
    show(g(), g(-1), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    e = int('a,b,,c', 0)
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
    g = outer(('\n' or 7))
    show(g(), g(None), g.__name__, len(g.__closure__))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f({}, **{1: 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = list(map(str, c))
except Exception as error:
    show(type(error).__name__, error)
try:
    a = ('%%' % ((*{1: 2}, len(1.5[2:1] for i in 7 if i), [(float('nan') % 2)], ),))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, *rest):
        '''doc'''
        return x, rest
    show(f((~d), (1j != 255 > d), z=dict(2)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((0.0 % 40))
except Exception as error:
    show(type(error).__name__, error)
try:
    match {1.5: float('inf')}:
        case K(attribute=z):
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    c = ('%r' % (c,))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 9: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    a = {0: -0.0, (1, 2): {}}
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(0), d)
    d[0:] = abs(2)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(0), d)
    d[1:-1] = {3: a, 3: ('x' * 5), [1]: []}
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, *rest):
        '''doc'''
        return x, rest
    show(f([]))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(None[-1])
        except ArithmeticError as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((255 @ (1, 2)))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=2):
        '''doc'''
        return x, y
    show(f({1.5: c}, *5))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.sort(key=str), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    a -= 2
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 0.5
        if n == 9: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
