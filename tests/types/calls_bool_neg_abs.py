# bool.__neg__, __abs__
# Every call of the methods below with no, one and two arguments of many kinds.

RECEIVERS = ["True"]
ONE = [0, 1, -3, 2.5, True, None, 'a', 2**70, 1j, [], float('nan')]
TWO = [2, None, 0]


def call(make, method, args):
    try:
        receiver = eval(make)
        result = getattr(receiver, method)(*args)
        return f'{result!r} {receiver!r}' if False else repr(result)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for method in ['__neg__', '__abs__']:
    for make in RECEIVERS:
        print(method, make, '() ->', call(make, method, ()))
        for a in ONE:
            print(method, make, ascii(a), '->', call(make, method, (a,)))
        for a in TWO:
            for b in TWO:
                print(method, make, ascii(a), ascii(b), '->', call(make, method, (a, b)))
