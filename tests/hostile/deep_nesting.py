# SPDX-License-Identifier: MIT
"""Sources that nest deeply or go on for long: a result or a clean error, never a crash."""


def attempt(what, source):
    try:
        compile(source, '<test>', 'exec')
        print(what, 'ok')
    except SyntaxError as e:
        print(what, type(e).__name__, e.msg, e.lineno, e.offset)


for n in 50, 200, 201, 100000:
    attempt('brackets %d' % n, '(' * n + '1' + ')' * n)
    attempt('open %d' % n, '[' * n)
    attempt('calls %d' % n, 'f(' * n + ')' * n)
    attempt('mixed %d' % n, '([{' * n)
for n in 100, 1000:
    attempt('minus %d' % n, '-' * n + '1')
    attempt('not %d' % n, 'not ' * n + '1')
    attempt('sum %d' % n, '1+' * n + '1')
    attempt('attributes %d' % n, 'a' + '.b' * n)
    attempt('comparison %d' % n, 'a < ' * n + 'b')
    attempt('elif %d' % n, 'if a: pass\n' + 'elif b: pass\n' * n)
    attempt('assignment %d' % n, 'a=' * n + '1')
    attempt('strings %d' % n, "'a' " * n)
    attempt('commas %d' % n, ',' * n)
    attempt('colons %d' % n, ':' * n)
for n in 98, 99, 100, 101, 200:
    attempt('blocks %d' % n, ''.join(' ' * i + 'class A:\n' for i in range(n)) + ' ' * n + 'pass\n')
for n in 10, 149, 150, 1000:
    attempt('f-strings %d' % n, "f'{" * n + '1' + "}'" * n)


# Iterators over iterators, methods of methods: fine, or a RecursionError where the C stack is too small.
def nested(wrap, start):
    x = start
    for _ in range(100000):
        x = wrap(x)
    return x


def recursion(what, f):
    try:
        f()
    except RecursionError:
        pass
    print(what, 'ended')


import itertools
import types

for name, wrap in (('map', lambda it: map(abs, it)), ('filter', lambda it: filter(None, it)), ('zip', zip),
                   ('enumerate', enumerate), ('chain', itertools.chain), ('islice', lambda it: itertools.islice(it, 9))):
    recursion(name, lambda: next(nested(wrap, iter([1]))))
recursion('method', lambda: nested(lambda f: types.MethodType(f, 1), lambda *a: 1)())
recursion('hash of a method', lambda: hash(nested(lambda f: types.MethodType(f, 1), print)))
