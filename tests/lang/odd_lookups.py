"""Rarely used corners that other implementations' suites ask about."""
import builtins
import io
import sys

print(__annotations__)  # the main module always has it


def attempt(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


# --- hooks of sys


raw = io.BytesIO()
stdout, sys.stdout = sys.stdout, io.TextIOWrapper(raw, encoding='ascii')
sys.displayhook("a=\xe9 b=\udc80 c=\U00010000 d=\U0010ffff")
sys.stdout.flush()
keep, sys.stdout = sys.stdout, stdout
print(raw.getvalue())
stderr, sys.stderr = sys.stderr, io.StringIO()
sys.excepthook(1, '1', 1)
text, sys.stderr = sys.stderr.getvalue(), stderr
print(text, end='')


# --- an exception that nobody can catch: no carets, hints, notes or chain
def divide(a, b):
    return 1 + a / b


class Broken:
    def __del__(self):
        try:
            divide(1, 0)
        except ZeroDivisionError as e:
            e.add_note('a note')
            raise NameError('no devide', name='devide') from e


sys.stderr = io.StringIO()
b = Broken()
del b
text, sys.stderr = sys.stderr.getvalue(), stderr
print(text.split('\n', 1)[1].replace(__file__, 'FILE'))

# --- names of codecs and classes with surrogates
attempt(lambda: b'abc'.decode('utf-8\udce2'))
attempt(lambda: 'abc'.encode('utf-8\udce2'))
attempt(lambda: b'abc'.decode('utf-8', 'x\udce2'))
attempt(lambda: b'\xff'.decode('utf-8', 'x\udce2'))
attempt(lambda: type('A\udcdcb', (), {}))

# --- __import__
attempt(lambda: __import__('os', None, None, (), None))
attempt(lambda: __import__(5, None, None, (), 'x'))
attempt(lambda: __import__('.'))


# --- __reduce_ex__ looks up through __getattribute__
class Seen:
    def __getattribute__(self, name):
        print('seen', name)
        return object.__getattribute__(self, name)


Seen().__reduce_ex__(2)
import copy
copy.copy(Seen())


class Hidden:
    def __getattribute__(self, name):
        if name == '__getstate__':
            return lambda: 'state'
        return object.__getattribute__(self, name)


print(Hidden().__reduce_ex__(2)[2])


# --- functions
def f():
    "doc f"


def g():
    "doc g"


f.__code__ = g.__code__
print(f.__doc__, g.__doc__)
len.__module__ = 'x'
print(len.__module__)
len.__module__ = 'builtins'


# --- a __get__ that is itself a descriptor is called, not bound
class Caller:
    def __get__(self, *args):
        raise Exception('should not be called')

    def __call__(self, *args):
        return lambda name: name


class Descriptor:
    __get__ = Caller()


class Strange:
    __getattribute__ = Descriptor()


print(Strange().foo)

# --- constants that look like names are one object, also in tuples
space = {}
exec("x = ('foo_bar42', ('deep', 5))\ny = 'foo_bar42'\nz = 'deep'", space)
print(space['y'] is space['x'][0], space['z'] is space['x'][1][0])

# --- the joke of PEP 401
import __future__
flags = __future__.CO_FUTURE_BARRY_AS_BDFL
print(eval(compile("2 <> 3", 'x', 'eval', flags)), eval(compile("3 <> 3", 'x', 'eval', flags)))
attempt(lambda: compile("2 != 3", 'x', 'eval', flags))
attempt(lambda: compile("2 <> 3", 'x', 'eval'))
attempt(lambda: compile("from __future__ import barry_as_FLUFL\n2 <> 3", 'x', 'exec'))
exec("from __future__ import barry_as_FLUFL\nprint(eval('2 <> 3'))")

import ast
print(eval(compile(ast.Expression(ast.fix_missing_locations(ast.Set(elts=[]))), 'x', 'eval')))
sys._clear_type_cache()

import traceback
try:
    devide
except NameError as e:
    print(traceback.format_exception_only(e), traceback.format_exception(e)[-1])
