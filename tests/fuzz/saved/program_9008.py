# Made by tests/fuzz/programs.py, seed 9008.
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
    while n < 5:
        n += 2
        if n == 4: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K(Base):
        attribute = (2**62 - 1 @ b)
        def __iter__(self): return iter('it')
        def __repr__(self): return 'K()'
    k = K()
    show(-k)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.clear(), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    match 0[None:-1:0]:
        case 0:
            show('case', 0)
        case [x]:
            show('case', 1)
        case 'abc':
            show('case', 2)
        case K(attribute=z):
            show('case', 3)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ValueError('v') from TypeError(5)
        except Exception as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(complex((1, 2), 1))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(((c * -1) if 1e-7 else ('' & 1.5)))
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.sort(key=str), d)
    d[100:2:-2] = ('' in d)
    del d['k']
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(('a'.splitlines() // 2))
except Exception as error:
    show(type(error).__name__, error)
try:
    a |= 5
    show(a)
except Exception as error:
    show(type(error).__name__, error)
try:
    def gen(n):
        try:
            for i in range(n):
                got = yield i * i
                if got: show('got', got)
            return n
        finally:
            show('closed')
    g = gen(2)
    show(max(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, (b, c) = (sorted((lambda x, *y, z=a: (x, y, z))() for i in {1: 2, 3: 4} if i != 1) > pow(b, [1], 3))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.sort(key=str), d)
    d[-3:None:2] = (+2)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 0.5
        if n == 2: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b, c = ((-1 // [1]) << (1, 2))
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    c &= 3
    show(c)
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
    show(sum(g))
    show(next(g, 'end'))
except Exception as error:
    show(type(error).__name__, error)
try:
    show([{i: (a * 3) for i in (1, 'x', None) if i != 1}, [(-13 << 0), *[1, 2]], (lambda x, *y, z=a: (x, y, z))((lambda x, *y, z=-2**61: (x, y, z))((d < b), 0[1:1:1]), format(2**31, '>8'), z=next(iter(7)), **{'z': 1})])
except Exception as error:
    show(type(error).__name__, error)
try:
    match ((-'Hello World') ^ -1):
        case (x, y):
            show('case', 0)
        case 2.5:
            show('case', 1)
        case 0:
            show('case', 2)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b = (f'{c!a:>12}|{c:>8}', )
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = bytearray(b'cab')
    show(d.sort(key=repr, reverse=True), d)
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ExceptionGroup('g', [ValueError(1), KeyError(2)]) from TypeError(5)
        except (KeyError, IndexError) as e2:
            raise
        else:
            show('else')
        finally:
            show((a @ 5))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    c = str(0)
except Exception as error:
    show(type(error).__name__, error)
try:
    match ('%s' % (2**62 - 1,)):
        case str() | bytes():
            show('case', 0)
        case 2.5:
            show('case', 1)
        case other:
            show('other', other)
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show({1.5: 255})
        except Own as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show(5[None:100])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((~(*range(3), ([(1.5 + (1, 2)), isinstance(a, (int, str))], *range(3), 5[:0:2], ), [list(range(0, -1)), 'a,b,,c'.swapcase(), (c << (1, 2))], )))
except Exception as error:
    show(type(error).__name__, error)
