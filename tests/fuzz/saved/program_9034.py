# Made by tests/fuzz/programs.py, seed 9034.
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
    a %= 5
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    e = ((d ^ 1), callable(0), )
except Exception as error:
    show(type(error).__name__, error)
try:
    show([('a' ** 3), (a @ 3), ()])
except Exception as error:
    show(type(error).__name__, error)
try:
    show({5: ('\n' >> 1), 1: a, -1: f'{c!a:>12}|{e:<8}'})
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
    g = gen(3)
    show([*g, 1])
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = (-3.141592653589793)
        def __eq__(self, o): return o == 1
        def __repr__(self): return 'K()'
    k = K()
    show([1, 2, 3][k])
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show([])
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((2 & 40) + 1.5))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise Own(1, 2)
        except (KeyError, IndexError) as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show(f'{d!r:>12}|{d:d}')
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((~float('inf')))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in {1: 2}:
        e = (i, e)
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = {i: ('%5.1f' % (a,)) for i in (1, 'x', None) if i > 1}
        def __len__(self): return -1
        def __repr__(self): return 'K()'
    k = K()
    show(k.name)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        if i == 2:
            break
        e = (i, e)
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((('%c' % (b,))).__class__.__mro__[-1] or complex('k', b)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = [abs('\u20ac\xe9') for i in 'abca' if i]
        def __bool__(self): return False
        def __repr__(self): return 'K()'
    k = K()
    show(len(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    match f'{e!r:>12}|{c:08}':
        case -1:
            show('case', 0)
        case [x, *rest]:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        show(i, ('  pad ' * True))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    b %= 0
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(('12'.replace('a', 'bb') @ 2))
except Exception as error:
    show(type(error).__name__, error)
try:
    match (b is ('abc' or 2**31)):
        case [x, *rest]:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    match 'k'[1:None]:
        case int(n):
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = 'Hello World'.format(1, 2)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        if i == 'y':
            break
        e = (i, e)
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((0.0 >= ('x' * 5) < '\n'.rsplit(None, 1)))
except Exception as error:
    show(type(error).__name__, error)
try:
    match {True: chr(1)}:
        case -1:
            show('case', 0)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
