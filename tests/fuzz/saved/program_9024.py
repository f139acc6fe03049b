# Made by tests/fuzz/programs.py, seed 9024.
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
    show(sorted(c))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (2**62 - 1 is list(enumerate(2**31, 1))):
        case True:
            show('case', 0)
        case {'k': v}:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x):
        '''doc'''
        return x,
    show(f(list(reversed('\u20ac\xe9')), format(1000003, '^8')))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.items(), d)
    del d[-3:1:-2]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((lambda x, *y, z=('\n' if ('x' * 5) else -0.0): (x, y, z))({(1, 2): -2**61, -1: e, -1: b}, (1e-7 >= float('nan')), *[]) - None))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show(())
        except LookupError as e2:
            raise
        else:
            show('else')
        finally:
            show(((10**20 >= 2), max(c), ))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(f'{e!s:>12}|{d:d}')
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=1, *args, k, **more):
        '''doc'''
        return x, y, args, k, more
    show(f())
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
    d = {1: 'x', 'k': 2}
    show(d.popitem(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match [(c >> (1, 2)), (a >> 'k')]:
        case [x]:
            show('case', 0)
        case True:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.setdefault(3, []), d)
    d['k'] = complex(-1, True)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, **kw):
        '''doc'''
        return x, kw
    show(f((e + 3)))
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, *rest):
        '''doc'''
        return x, rest
    show(f([*[1, 2], (0 + [1])], z=(lambda x, *y, z=-2**61: (x, y, z))(('12' if 2**31 else c))))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = '  pad '.center(9, '*')
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    [a, b, *c] = (7 >= (-(3**50) << 40))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f(format(-1, 'o'), 'a'.removeprefix('a'), z=(bytearray(b'xyz') // 5), **{'w': 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    c *= 0
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    show([(2**31).__class__.__mro__[-1], [1][-3:-1], [(1, 2)[-1], (False % [1])]])
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in {1: 2}:
        show(i, None[100:1:2])
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    match '\n'.format(1, 2):
        case float(n) if n > 0:
            show('case', 0)
        case [x]:
            show('case', 1)
        case 0:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    d &= -1
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.items(), d)
    d[None:1] = {i: f'{e!r:>12}|{a:+}' for i in range(10, 0, -3) if i > 1}
    del d[0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.copy(), d)
    del d[1:0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match (... <= b[-1] >= (-e)):
        case 1 | 2 as n:
            show('case', 0)
        case {'k': 1, **rest}:
            show('case', 1)
        case {'k': 1, **rest}:
            show('case', 2)
        case int(n):
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
