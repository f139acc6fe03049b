# Made by tests/fuzz/programs.py, seed 9022.
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
    c &= 1.5
    show(c)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in range(4):
        show(i, (+'a,b,,c'))
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show('Hello World'.isidentifier())
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = (-(3**50) << 3)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    match abs(('12' in b'\x00\xff')):
        case (x, y):
            show('case', 0)
        case [x, *rest]:
            show('case', 1)
        case (x, y):
            show('case', 2)
        case True:
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.pop(99), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.get(1), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.sort(key=str), d)
    d[1:-1:0] = (d if d else '  pad ')
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(object):
        attribute = (~c)
        def __format__(self, s): return 'fmt' + s
        def __repr__(self): return 'K()'
    k = K()
    show(-k)
    show(k.attribute, K.__name__, isinstance(k, Base))
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
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.insert(1, 'i'), d)
    d[:0] = True[1:]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    c = ('' + (1, 2))
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in [1, None, 2]:
        show(i, (-2.25 ^ b))
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.insert(1, 'i'), d)
    d[None:-1] = (e >= '\n')
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f(float(''), (next(iter(-2**61)), None[100:-100:2], ), z=None[True]))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show({None: c})
        except ArithmeticError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(format(1, '>8'))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(hash(2**62 - 1))
except Exception as error:
    show(type(error).__name__, error)
try:
    d //= 3
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.sort(key=str), d)
    del d[None:1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(*, k=1):
        '''doc'''
        return k,
    show(f((e % 'k'), (a ^ 40), **{'w': 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(f'{b!r:>12}|{e:10}')
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = ('abc'.expandtabs(3) << -1)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    e -= 5
    show(e)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.values(), d)
    del d[-1]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = {1: 'x', 'k': 2}
    show(d.setdefault(3, []), d)
    d[-100:-100] = (7 <= '\n')
    show(d)
except Exception as error:
    show(type(error).__name__, error)
