# Made by tests/fuzz/programs.py, seed 9039.
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
    a, (b, c) = (getattr(c, 'imag', 'none') or 0[2:2:0])
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    show([*()])
except Exception as error:
    show(type(error).__name__, error)
try:
    c = format(2**62 - 1, '!r')
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            yield from range(2)
        finally:
            show('closed')
    g = gen(3)
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise KeyError('k')
        except LookupError as e2:
            show(repr(e2), e2.args)
        else:
            show('else')
        finally:
            show((e ** 1.5))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(5[2::-1])
except Exception as error:
    show(type(error).__name__, error)
try:
    show([])
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
    g = gen(2)
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((('\u20ac\xe9' ^ -1) < e))
except Exception as error:
    show(type(error).__name__, error)
try:
    c = hex(2**62 - 1)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = '  pad '.endswith(('c', 'd'))
        def __bool__(self): return False
        def __repr__(self): return 'K()'
    k = K()
    show(list(k))
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    show((None[-1:-3] != -13 <= b))
except Exception as error:
    show(type(error).__name__, error)
try:
    b *= 0
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.count(1), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, y=2):
        '''doc'''
        return x, y
    show(f(*[]))
except Exception as error:
    show(type(error).__name__, error)
try:
    a //= 40
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        e = i
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = list(enumerate(1, 1))
        def __lt__(self, o): return True
        def __repr__(self): return 'K()'
    k = K()
    show(k.name)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    e = ((not -(3**50)) >= chr(-1) == 2)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.pop(99), d)
    del d[0]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    c = ({(1, 2): 0} if (b & True) else 7)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.remove(1), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        show(i, (*{1: 2}, bytes(3), {}, ))
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base, metaclass=type):
        attribute = (not e)
        def __len__(self): return 3
        def __repr__(self): return 'K()'
    k = K()
    show(k == 1)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield (i, n)
                if got: show('got', got)
            yield from range(2)
        finally:
            show('closed')
    g = gen(0)
    show(next(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
