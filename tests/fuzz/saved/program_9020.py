# Made by tests/fuzz/programs.py, seed 9020.
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
    try:
        try:
            raise ValueError('v') from TypeError(5)
        except ArithmeticError as e2:
            raise RuntimeError from None
        else:
            show('else')
        finally:
            show([(c not in a), *[1, 2]])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((bool((1e-7 not in c)) <= f'{d!s:>12}|{c:g}'))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 5:
        n += 1
        if n == 2: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        if i == 1:
            break
        e = (i, e)
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 1
        if n == 2: pass
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 1.5:
        n += 1
        if n == 9: break
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    show((('abc'.expandtabs(3) / -1) < ...))
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            raise ValueError('v') from TypeError(5)
        except (KeyError, IndexError) as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show([-i for i in b'ab' if i])
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = (not 'abc')
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 0.5
        if n == 4: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(({'k': d, b: 'a', (1, 2): -2.25} - -1))
except Exception as error:
    show(type(error).__name__, error)
try:
    n = 0
    while n < 3:
        n += 1
        if n == 9: continue
    else:
        show('done', n)
    show(n)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in list(d):
        e = (i, e)
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b, c = (d or a)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    class K():
        attribute = (e + 1)
        def __rmul__(self, o): return ('rmul', o)
        def __repr__(self): return 'K()'
    k = K()
    show(k.name)
    show(k.attribute, K.__name__, isinstance(k, Base))
except Exception as error:
    show(type(error).__name__, error)
try:
    b |= 0
    show(b)
except Exception as error:
    show(type(error).__name__, error)
try:
    def f(x, *rest):
        '''doc'''
        return x, rest
    show(f([(('x' * 5) * 2)], (--2.25), *5, **{1: 2}))
except Exception as error:
    show(type(error).__name__, error)
try:
    *a, b = [(i, i) for i in range(10, 0, -3)]
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    a, b, c = (len(b), f'{a!r:>12}|{b:b}', )
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    d = [3, 1, 2]
    show(d.extend((1, 2)), d)
    del d[-7]
    show(d)
except Exception as error:
    show(type(error).__name__, error)
try:
    show(2[5])
except Exception as error:
    show(type(error).__name__, error)
try:
    try:
        try:
            show((lambda x, *y, z=e: (x, y, z))())
        except Exception as e2:
            raise Own(e2)
        else:
            show('else')
        finally:
            show((d + 3))
    except BaseException as e3:
        show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)
except Exception as error:
    show(type(error).__name__, error)
try:
    [a, b, *c] = ('abc' <= 'a,b,,c'.partition('b') != d)
    show(a, b)
except Exception as error:
    show(type(error).__name__, error)
try:
    for i in 'xyz':
        e = i
    else:
        show('else')
    show(len(repr(e)))
except Exception as error:
    show(type(error).__name__, error)
try:
    show(repr(2**31))
except Exception as error:
    show(type(error).__name__, error)
