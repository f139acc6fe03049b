# Lists that change while they are used.
b = [1, 2]


def loop(code):
    a = [1, 2, 3]
    seen = []
    for x in a:
        seen.append(x)
        eval(code)
    return seen, a


def slice_self(code):
    space = {'a': [1, 2, 3, 4]}
    exec(code, space)
    return space['a']


def sorting():
    a = [3, 1, 2]
    seen = []

    def key(x):
        seen.append(list(a))
        return x
    a.sort(key=key)
    return a, seen


class Clears:
    def __init__(self, a):
        self.a = a

    def __eq__(self, other):
        self.a.clear()
        return False


def index_removing():
    a = [1, 2, 3]
    a.append(Clears(a))
    try:
        a.remove('x')
    except ValueError as e:
        return str(e), a


def count_clearing():
    a = [1]
    a += [Clears(a), 2, 3]
    return a.count('x'), a


def equal_changing():
    a = [1, 2]
    a[0] = Clears(a)
    return a == [5, 2], a


def iterator_done():
    a = [1]
    it = iter(a)
    result = list(it)
    a.append(2)
    return result, list(it), next(it, 'end')


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'loop("a.append(x) if len(a) < 6 else None")',
    'loop("a.remove(x)")',
    'loop("a.clear()")',
    'loop("a.insert(0, x) if len(a) < 6 else None")',
    'list(map(lambda x: b.append(x) or x if len(b) < 6 else x, b)), b',
    'sorting()',
    'index_removing()',
    'count_clearing()',
    'equal_changing()',
    'slice_self("a[1:2] = a")',
    'slice_self("a[::2] = a[::2][::-1]")',
    'slice_self("a[:] = iter(a)")',
    'slice_self("a += a")',
    'slice_self("a *= 2")',
    'slice_self("del a[-1:0:-1]")',
    'slice_self("a[5:1] = \'xy\'")',
    'slice_self("a.extend(reversed(a))")',
    'slice_self("a[len(a):] = a")',
    'iterator_done()'
)
