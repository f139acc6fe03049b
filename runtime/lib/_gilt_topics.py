"""What help() says about keywords, operators and subjects of the language: a short text with an example each."""

TEXTS = {
'and': """\
x and y     x if x is false, else y
x or y      x if x is true, else y
not x       True if x is false, else False

The right side of `and` and `or` is computed only when it is needed. False are
False, None, zero, and whatever is empty: '', [], {}, (), set(). Everything
else is true.

    if name and name[0] == '_': ...
    port = given or 8080
""",
'as': """\
Gives a name to what the statement makes:

    import numpy as np
    from os import path as p
    with open('data') as file: ...
    except OSError as error: ...
    case [x, y] as point: ...
""",
'assert': """\
assert CONDITION [, MESSAGE]

Raises AssertionError (with the message) when the condition is false. With the
option -O asserts are left out, so they are for what can only be wrong by a
mistake in the program.

    assert len(rows) > 0, 'no rows'
""",
'async': """\
async def NAME(...):      a coroutine function
async for x in SOURCE:    takes items from an asynchronous iterator
async with RESOURCE:      enters and leaves an asynchronous context

A call of a coroutine function gives a coroutine, which runs when it is awaited
or given to asyncio.run().

    async def fetch(url):
        async with session.get(url) as answer:
            return await answer.text()
""",
'await': """\
await x

Within a coroutine: waits until x (a coroutine, task or future) has its result,
which is the value of the expression. Meanwhile the event loop runs other
coroutines.

    text = await fetch(url)
""",
'break': """\
Ends the innermost `for` or `while` loop; its `else` part is not run.

    for line in file:
        if not line.strip():
            break
""",
'class': """\
class NAME[(BASE, ...)]:
    STATEMENTS

Makes a class. Functions in it are methods: called on an object, they get it as
first argument. __init__ is called for a new object. What the class lacks is
looked for in its bases, in the order of NAME.__mro__; super() goes on in that
order.

    class Account:
        def __init__(self, owner):
            self.owner, self.balance = owner, 0
        def deposit(self, amount):
            self.balance += amount

    a = Account('Ada')
    a.deposit(5)
""",
'continue': """\
Goes on with the next turn of the innermost `for` or `while` loop.

    for n in numbers:
        if n < 0:
            continue
        total += n
""",
'def': """\
def NAME(PARAMETERS) [-> ANNOTATION]:
    STATEMENTS

Makes a function. Parameters may have defaults (computed once, when `def`
runs); *args takes further positional arguments, **kwargs further named ones;
those behind * must be named, those before / must not be. Without `return` a
function returns None. A string as first statement is its documentation.

    def area(width, height=1, *, unit='m'):
        "The area of a rectangle."
        return f'{width * height} {unit}2'
""",
'del': """\
del NAME, OBJECT.ATTRIBUTE, OBJECT[INDEX], OBJECT[FROM:TO]

Removes a name, an attribute or items. The object itself goes when nothing
refers to it any more.

    del table['old'], items[3:5]
""",
'for': """\
for TARGET in ITERABLE:
    STATEMENTS
[else:
    STATEMENTS]

Runs the statements once for each item: of a list, tuple, str, dict (its keys),
range, file (its lines), generator and whatever else can be iterated. `else`
runs when the loop was not left by `break`.

    for i, name in enumerate(names):
        print(i, name)
    for key, value in table.items():
        print(key, value)
""",
'from': """\
from MODULE import NAME [as OTHER], ...     names of a module (see import)
yield from ITERABLE                         yields all its items (see yield)
raise ERROR from CAUSE  says what caused an error (see raise)
""",
'global': """\
global NAME, ...

Within a function: assignments to these names are to variables of the module.
To read them needs no `global`.

    def count():
        global calls
        calls += 1
""",
'if': """\
if CONDITION:
    STATEMENTS
[elif CONDITION:
    STATEMENTS]...
[else:
    STATEMENTS]

Runs the statements behind the first condition that is true. As an expression:
X if CONDITION else Y.

    if n < 0:
        sign = -1
    elif n == 0:
        sign = 0
    else:
        sign = 1
    word = 'one' if n == 1 else 'many'
""",
'import': """\
import MODULE [as NAME], ...
from MODULE import NAME [as OTHER], ...
from MODULE import *

Loads a module (its text runs the first time only) and makes it, or names of
it, known here. Modules are looked for in the folders of sys.path. A package is
a folder of modules; a dot before the name means the package that the importing
module is in.

    import os.path
    from collections import Counter, deque as queue
    from . import neighbour
""",
'in': """\
x in y          is x an item of y? (a key of a dict, a part of a str)
x not in y      the opposite
for x in y      see for

    'ell' in 'hello', 3 in [1, 2], 'key' in {'key': 1}
""",
'is': """\
x is y, x is not y

Are x and y one and the same object? For None, and for markers of one's own;
numbers and strings are compared by ==.

    if result is None: ...
""",
'lambda': """\
lambda PARAMETERS: EXPRESSION

A small function without a name; it returns the value of the expression.

    names.sort(key=lambda name: name.lower())
""",
'match': """\
match VALUE:
    case PATTERN [if CONDITION]:
        STATEMENTS
    ...

Runs the statements behind the first pattern that fits. A literal fits an equal
value, a name fits anything and gets it, _ fits anything; [a, *rest], {'key':
a}, Class(attribute=a) look inside; | means or.

    match command.split():
        case ['go', ('north' | 'south') as where]: move(where)
        case ['take', *things]: take(things)
        case _: print('what?')
""",
'nonlocal': """\
nonlocal NAME, ...

Within a function in a function: assignments to these names are to variables of
the outer function.

    def counter():
        n = 0
        def step():
            nonlocal n
            n += 1
            return n
        return step
""",
'pass': """\
Does nothing, where a statement must stand.

    class TooLate(Exception):
        pass
""",
'raise': """\
raise [EXCEPTION [from CAUSE]]

Raises an exception: an object or a class derived from BaseException. Alone,
within `except`: the one that is being handled, once more.

    raise ValueError(f'not a date: {text}')
    raise ConfigError('no file') from error
""",
'return': """\
return [VALUE]

Ends a function; the value (None without one) is that of the call. Several
values: return a, b makes a tuple.
""",
'try': """\
try:
    STATEMENTS
except CLASS [as NAME]:
    STATEMENTS
[else:
    STATEMENTS]
[finally:
    STATEMENTS]

When a statement raises an exception, the first `except` whose class (or tuple
of classes) fits is run. `else` runs when none was raised, `finally` in any
case. except* handles the parts of exception groups.

    try:
        n = int(text)
    except ValueError as error:
        print('not a number:', error)
    finally:
        file.close()
""",
'type': """\
type NAME[PARAMETERS] = TYPE        gives a type a name, for annotations
type(x)                             the class of an object

    type Point = tuple[float, float]
    type Pair[T] = tuple[T, T]
""",
'while': """\
while CONDITION:
    STATEMENTS
[else:
    STATEMENTS]

Runs the statements as long as the condition is true. `else` runs when the loop
was not left by `break`.

    while n != 1:
        n = 3 * n + 1 if n % 2 else n // 2
""",
'with': """\
with EXPRESSION [as NAME], ...:
    STATEMENTS

Enters a context and leaves it in any case, also by an exception: files are
closed, locks released. A context manager has the methods __enter__ and
__exit__; contextlib.contextmanager makes one from a generator.

    with open('data', encoding='utf-8') as file:
        text = file.read()
    with lock:
        total += 1
""",
'yield': """\
yield [VALUE]
yield from ITERABLE

Makes a function a generator: a call gives an iterator; each next() runs up to
the next `yield`, whose value is the item. generator.send(x) makes x the value
of the yield expression.

    def countdown(n):
        while n > 0:
            yield n
            n -= 1

    list(countdown(3))      # [3, 2, 1]
""",
'ASSIGNMENT': """\
NAME = VALUE                gives a name to an object
a, b = 1, 2                 several at once; a, b = b, a exchanges
first, *rest = items        the star takes what is left, as a list
x.attribute = v, x[i] = v   in an object
x += 1                      for + - * / // % ** @ & | ^ << >>: changes x in
                            place if it can (a list), else gives the name a
                            new object (a number)
NAME: TYPE = VALUE          with an annotation, which is not checked
(NAME := VALUE)             within an expression: if (n := len(x)) > 9: ...

An assignment never copies: a = b makes two names for one object.
""",
'ATTRIBUTES': """\
x.name reads an attribute: first data descriptors (properties) of the class,
then x.__dict__, then the class and its bases, at last __getattr__(name).
getattr(x, 'name', default), setattr, hasattr, delattr and vars(x) do the same
with names as text. A class with __slots__ = ('a', 'b') has those attributes
only.

Special attributes: __class__, __dict__, __doc__, __name__, __module__,
__qualname__, __mro__, __bases__.
""",
'BASICMETHODS': """\
Methods that Python calls itself:

__new__(cls, ...), __init__(self, ...)    make a new object and fill it in
__repr__(self), __str__(self)             repr(x) and the prompt; str(x), print
__eq__, __lt__, ... (self, other)         x == y, x < y
__hash__(self)                            hash(x), needed for keys of a dict
__bool__(self)                            is it true?
__format__(self, spec)                    f'{x:spec}'
__call__(self, ...)                       x(...)
__getattr__(self, name)                   attributes that are found nowhere else
__setattr__, __delattr__                  x.name = v, del x.name
__enter__, __exit__                       with x:
__iter__, __next__                        for i in x:
__getitem__, __setitem__, __delitem__     x[i]
__len__, __contains__                     len(x), i in x
__add__, __radd__, __iadd__ ...           x + y, y + x, x += y
__int__, __float__, __index__, __abs__    conversions of numbers
__neg__, __round__, ...                   -x, round(x)
__del__(self)                             before it is freed
""",
'BITWISE': """\
x & y     and
x | y     or
x ^ y     either, not both
~x        all bits turned: -x - 1
x << n    x * 2 ** n
x >> n    x // 2 ** n

Of sets & is what both have, | what one of them has, ^ what only one has; of
dicts | joins two.
""",
'CALLS': """\
f(a, b, name=c, *more, **named)

Calls a function, a class (which makes an object) or any object with __call__.
*more spreads an iterable into positional arguments, **named a dict into named
ones.
""",
'COMPARISON': """\
==  !=  <  <=  >  >=    values
is, is not              is it the same object?
in, not in              is it one of the items?

May be chained: 0 <= i < n. Sequences are compared item by item. Own classes:
__eq__, __lt__ and so on; functools.total_ordering makes the others from two.
""",
'CONVERSIONS': """\
int('42'), int('ff', 16), float('1.5'), str(x), repr(x), bool(x), list(x),
tuple(x), set(x), dict(pairs), bytes(x), text.encode('utf-8'),
data.decode('utf-8'), ord('a'), chr(97), hex(n), bin(n), round(x, 2)

Among numbers int goes to float and float to complex by itself; text is never a
number by itself.
""",
'DEBUGGING': """\
A traceback says where an exception came from, innermost call last; the module
traceback prints it. print(f'{x=}') shows a name with its value; assert checks.
`gilt -i FILE` gives a prompt behind the program, with its variables. For
threads: :gil, :threads and :timeline at the prompt, `gilt explore FILE` at the
shell.
""",
'DICTIONARIES': """\
{'one': 1, 'two': 2}, dict(one=1), {n: n * n for n in range(3)}, {**a, 'b': 3}

d[key]  d.get(key, default)  d[key] = v  del d[key]  key in d  len(d)
d.setdefault(key, v)  d.pop(key)
d.items()  d.keys()  d.values()  d.update(other)  a | b

Keys keep the order in which they came. They must be hashable: numbers,
strings, tuples of such. help(dict) has all.
""",
'ELLIPSIS': """\
... is the only object of its type. It may stand where code is yet missing, and
means whatever a library says.
""",
'EXCEPTIONS': """\
What goes wrong raises an exception: an object with a class below
BaseException. It ends calls until an `except` that fits, or the program. See
help('try'), help('raise').

BaseException: SystemExit, KeyboardInterrupt, GeneratorExit, Exception
Exception: ArithmeticError (ZeroDivisionError, OverflowError), AssertionError,
AttributeError, EOFError, ImportError (ModuleNotFoundError), LookupError
(IndexError, KeyError), MemoryError, NameError, OSError (FileNotFoundError,
PermissionError, TimeoutError ...), RuntimeError (RecursionError,
NotImplementedError), StopIteration, SyntaxError (IndentationError), TypeError,
ValueError (UnicodeError), Warning; ExceptionGroup holds several.

Own ones: class TooLate(Exception): pass
""",
'EXECUTION': """\
A program is made of blocks: modules, bodies of functions and classes. Each
call of a function has a frame with its local variables; sys._getframe(),
traceback and inspect show frames. exec(text), eval(text) and compile() run
text.
""",
'FORMATTING': """\
f'{x}'  f'{x!r}'  f'{x=}'  f'{x:>10}'  f'{x:08.3f}'  f'{n:,}'  f'{n:x}'
f'{p:.1%}'  f'{d:%Y-%m-%d}'

Behind the colon: [[fill] < > ^ =] [sign] [#] [0] [width] [, _] [.precision]
[type]; types of numbers are d b o x X e f g %, of text s. The older ways are
'{} {name}'.format(1, name=2) and '%s %d' % (a, b).
""",
'FUNCTIONS': """\
See help('def'), help('lambda'), help('return'). Functions are objects: they
have a name, can be stored, given as arguments and returned. @decorator above
`def f` means f = decorator(f). A function made within a function sees the
outer one's variables.
""",
'GIL': """\
The global interpreter lock: of all threads of an interpreter one runs Python
code at a time, the one that holds the lock. It is handed over when a thread
waits (for input, a lock, time) and when its slice, a number of bytecodes, is
used up and another thread wants it. That may be between any two bytecodes:
n += 1 is not one step.

:gil, :threads and :timeline CODE show it at the prompt; gilt.slice(),
gilt.policy() and gilt.threads() in programs; at the shell `gilt timeline FILE`,
`gilt lab FILE` and `gilt explore FILE`.
""",
'IDENTIFIERS': """\
Names are letters, digits and underscores, not beginning with a digit; upper
and lower case differ. Keywords (help('keywords')) are none. Names that begin
with one underscore are private by custom; with two, within a class, they
become _Class__name; __name__ with two on both sides are Python's own. At the
prompt _ is the last value.
""",
'LISTS': """\
[1, 2, 3], list('abc'), [n * n for n in range(9) if n % 2]

x[0]  x[-1]  x[2:5]  x[::2]  x[i] = v  x[1:2] = [7, 8]  del x[i]  len(x)
v in x  x + y  x * 3
x.append(v)  x.extend(y)  x.insert(i, v)  x.pop()  x.remove(v)  x.index(v)
x.count(v)  x.sort(key=f)  x.reverse()

Lists can be changed, tuples cannot. help(list) has all.
""",
'LITERALS': """\
Numbers: 42  1_000_000  0xff  0b101  0o17  1.5  2e-3  3j
Text: 'a'  "a"  \'\'\'several lines\'\'\'  r'no \\escapes'  f'{value}'
Bytes: b'abc'
Others: None  True  False  ...  [1, 2]  (1, 2)  {1, 2}  {'key': 1}
Escapes: \\n \\t \\\\ \\' \\x41 \\u20ac \\N{EURO SIGN}
""",
'MODULES': """\
A file NAME.py is a module, a folder with __init__.py a package; see
help('import'). Modules are looked for in sys.path: the script's folder,
GILTPATH, then gilt's own and the installed library. A module runs once; then
it is in sys.modules. Its __name__ is '__main__' when it is the program:

    if __name__ == '__main__':
        main()
""",
'NAMESPACES': """\
A name is looked for in the function, in the functions around it, in the
module, in builtins. An assignment makes it local to the function, unless
`global` or `nonlocal` says otherwise. Bodies of classes are not seen by the
methods in them: self.name or Class.name. globals(), locals() and dir() show
namespaces.
""",
'NONE': """\
None is the only object of its type: no value. Functions without `return`
return it. Compare by `is`.
""",
'NUMBERS': """\
int has any number of digits; float has about 16 of them; complex is written
1 + 2j. bool is a kind of int.

+ - * **  divmod(x, y)  abs(x)  round(x, digits)
x / y     a float
x // y    rounded down
x % y     the rest, with the sign of y

The modules math, cmath, random, statistics, decimal and fractions have more.
""",
'OBJECTS': """\
Everything is an object: it has an identity (id(x)), a type (type(x)) and a
value. Names refer to objects. Objects that nothing refers to are freed at
once; those that only refer to each other, by the collector (:gc).
sys.getrefcount(x) and the commands :refs and :graph show references.
""",
'OPERATORS': """\
From the loosest to the tightest:

:=
lambda
X if C else Y
or
and
not
in, not in, is, is not, <, <=, >, >=, !=, ==
|
^
&
<<, >>
+, -
*, @, /, //, %
+x, -x, ~x
**
await
x[i], x[i:j], x(...), x.name
(...), [...], {...}
""",
'SEQUENCES': """\
str, bytes, list, tuple and range have x[i], x[-1], x[i:j:step], len(x),
v in x, x + y, x * n, min, max, sorted, reversed, enumerate(x), zip(x, y).
Slices take what there is; an index that is not there raises IndexError.
""",
'SETS': """\
{1, 2, 3}, set('abc'), {n % 7 for n in x}; the empty one is set()

x in s  s.add(x)  s.discard(x)  s | t  s & t  s - t  s ^ t  s <= t
""",
'STRINGS': """\
Text: characters of Unicode, that cannot be changed. 'a' 'b' is 'ab'; see
help('LITERALS'), help('FORMATTING').

s[0]  s[2:5]  len(s)  'x' in s  s + t  s.split()  ','.join(list)  s.strip()
s.replace(a, b)  s.find(t)  s.lower()
s.startswith(t)  s.isdigit()  s.encode('utf-8')

help(str) has all methods. The module re searches by patterns.
""",
'THREADS': """\
    import threading
    t = threading.Thread(target=f, args=(1, 2))
    t.start(); ...; t.join()

Lock, RLock, Condition, Semaphore, Event and Barrier are in threading, queues
in queue, pools in concurrent.futures. What several threads change needs a
lock: with lock: total += 1. See help('GIL').
""",
'TRUTHVALUE': """\
False are False, None, 0, 0.0, '', b'', [], (), {}, set(), and objects whose
__bool__ says so or whose __len__ is 0. Everything else is true.
""",
'TUPLES': """\
(1, 2), 1, 2, (1,) with a comma, () the empty one, tuple('abc')

As a list, but it cannot be changed; so it may be a key of a dict. a, b = pair
takes it apart.
""",
'TYPES': """\
int float complex bool str bytes bytearray list tuple dict set frozenset range
type(None) function type module

type(x) is the class of x, isinstance(x, (int, str)) asks. Annotations (x: int,
def f(a: str) -> list[int]) are notes; Python does not check them.
""",
}

ALIASES = {
    'or': 'and', 'not': 'and', 'elif': 'if', 'else': 'if', 'except': 'try', 'finally': 'try', 'False': 'TRUTHVALUE',
    'True': 'TRUTHVALUE', 'None': 'NONE', 'case': 'match', '_': 'match', 'ASSERTION': 'assert', 'BOOLEAN': 'and',
    'ASSIGNMENTEXPRESSIONS': 'ASSIGNMENT', 'ATTRIBUTEMETHODS': 'ATTRIBUTES', 'AUGMENTEDASSIGNMENT': 'ASSIGNMENT',
    'BINARY': 'OPERATORS', 'CALLABLEMETHODS': 'BASICMETHODS', 'CLASSES': 'class', 'CODEOBJECTS': 'EXECUTION',
    'COMPLEX': 'NUMBERS', 'CONDITIONAL': 'if', 'CONTEXTMANAGERS': 'with', 'DELETION': 'del',
    'DICTIONARYLITERALS': 'DICTIONARIES', 'DYNAMICFEATURES': 'EXECUTION', 'EXPRESSIONS': 'OPERATORS', 'FLOAT': 'NUMBERS',
    'FRAMEOBJECTS': 'EXECUTION', 'FRAMES': 'EXECUTION', 'IMPORTING': 'import', 'INTEGER': 'NUMBERS',
    'LISTLITERALS': 'LISTS', 'LOOPING': 'for', 'MAPPINGMETHODS': 'BASICMETHODS', 'MAPPINGS': 'DICTIONARIES',
    'METHODS': 'class', 'NUMBERMETHODS': 'BASICMETHODS', 'PACKAGES': 'MODULES', 'POWER': 'OPERATORS',
    'PRECEDENCE': 'OPERATORS', 'PRIVATENAMES': 'IDENTIFIERS', 'RETURNING': 'return', 'SCOPING': 'NAMESPACES',
    'SEQUENCEMETHODS': 'BASICMETHODS', 'SHIFTING': 'BITWISE', 'SLICINGS': 'SEQUENCES', 'SPECIALATTRIBUTES': 'ATTRIBUTES',
    'SPECIALIDENTIFIERS': 'IDENTIFIERS', 'SPECIALMETHODS': 'BASICMETHODS', 'STRINGMETHODS': 'STRINGS',
    'SUBSCRIPTS': 'SEQUENCES', 'TRACEBACKS': 'EXCEPTIONS', 'TUPLELITERALS': 'TUPLES', 'TYPEOBJECTS': 'TYPES',
    'UNARY': 'OPERATORS', 'UNICODE': 'STRINGS', 'COMPREHENSIONS': 'LISTS', 'DECORATORS': 'FUNCTIONS',
    'GENERATORS': 'yield', 'LOOPS': 'for', 'LOCKS': 'THREADS',
}

SYMBOLS = {
    'OPERATORS': '+ - * / // % ** @ -> .', 'ASSIGNMENT': '= := += -= *= /= //= %= **= @= &= |= ^= <<= >>=',
    'COMPARISON': '== != < <= > >=', 'BITWISE': '& | ^ ~ << >>', 'STRINGS': '\' " \'\'\' """ \\ b\' r\' f\' u\' b" r" f" u"',
    'LISTS': '[ ]', 'CALLS': '( )', 'DICTIONARIES': '{ }', 'SEQUENCES': ':', 'TUPLES': ',', 'FUNCTIONS': '@name',
    'ELLIPSIS': '...', 'IDENTIFIERS': '__', 'NUMBERS': 'j J', 'LITERALS': '#',
}


def symbols():
    """{operator or mark: topic}"""
    return {mark: topic for topic, marks in SYMBOLS.items() for mark in marks.split()}


def topics():
    return sorted(name for name in {*TEXTS, *ALIASES} if name.isupper())


def text(name):
    """The text about a keyword, operator or topic, or None."""
    name = symbols().get(name, name)
    return TEXTS.get(ALIASES.get(name, name))
