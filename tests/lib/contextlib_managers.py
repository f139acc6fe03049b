# contextmanager, closing, suppress, nullcontext, redirect
from contextlib import *
import io, sys
@contextmanager
def cm(name, swallow=False):
    "doc of cm"
    print('enter', name)
    try:
        yield name.upper()
    except ValueError as e:
        print('caught', e)
        if not swallow:
            raise
    finally:
        print('exit', name)
with cm('a') as x:
    print('in', x)
with cm('b', swallow=True):
    raise ValueError('boom')
try:
    with cm('c'):
        raise ValueError('through')
except ValueError as e:
    print('outside', e)
try:
    with cm('k'):
        raise KeyError('other')
except KeyError as e:
    print('outside', e)
print(cm.__name__, cm.__doc__)
@cm('deco')
def f(x): return x * 2
print(f(3), f(4), f.__name__)
@contextmanager
def none():
    if False:
        yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def twice_err():
    try:
        yield 1
    except ValueError:
        yield 2
@contextmanager
def replace():
    try:
        yield
    except ValueError as e:
        raise KeyError('replaced') from e
for m, err in ((none, None), (twice, None), (twice_err, ValueError('x')), (replace, ValueError('y'))):
    try:
        with m():
            if err:
                raise err
    except Exception as e:
        print(m.__name__, type(e).__name__, e, repr(e.__cause__))
@contextmanager
def stop():
    yield
try:
    with stop():
        raise StopIteration('si')
except StopIteration as e:
    print('StopIteration', e)
class T:
    def close(self): print('closed')
with closing(T()) as t:
    print(type(t).__name__)
with suppress(KeyError, IndexError):
    {}['x']
print('after')
try:
    with suppress(KeyError):
        [][0]
except IndexError as e:
    print(e)
with suppress():
    pass
with suppress(ValueError):
    raise ExceptionGroup('g', [ValueError(1)])
try:
    with suppress(ValueError):
        raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
except ExceptionGroup as e:
    print(repr(e))
with nullcontext(5) as n, nullcontext() as m:
    print(n, m)
s = io.StringIO()
with redirect_stdout(s):
    print('captured')
    with redirect_stderr(s):
        print('err', file=sys.stderr)
print(repr(s.getvalue()))
class D(ContextDecorator):
    def __enter__(self): print('D in'); return self
    def __exit__(self, *a): print('D out', a[0] and a[0].__name__)
@D()
def g(): print('g'); raise RuntimeError('g')
try:
    g()
except RuntimeError as e:
    print(e)
class A(AbstractContextManager):
    def __exit__(self, *a): return True
with A() as a:
    raise ValueError
print(isinstance(D(), AbstractContextManager), issubclass(io.StringIO, AbstractContextManager), isinstance(5, AbstractContextManager))
try:
    AbstractContextManager()
except TypeError as e:
    print(e)
