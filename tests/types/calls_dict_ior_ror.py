# dict.__ior__, __ror__
# Every call of the methods below with no, one and two arguments of many kinds.

RECEIVERS = ["{'a': 1, 'b': 2}", "{}"]
ONE = ['a', 'z', 1, None, [], {'a': 9}, [('c', 3)], (1, 2), 'xy', {5}]
TWO = ['a', 'q', None, []]


def call(make, method, args):
    try:
        receiver = eval(make)
        result = getattr(receiver, method)(*args)
        return f'{result!r} {receiver!r}' if True else repr(result)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for method in ['__ior__', '__ror__']:
    for make in RECEIVERS:
        print(method, make, '() ->', call(make, method, ()))
        for a in ONE:
            print(method, make, ascii(a), '->', call(make, method, (a,)))
        for a in TWO:
            for b in TWO:
                print(method, make, ascii(a), ascii(b), '->', call(make, method, (a, b)))
