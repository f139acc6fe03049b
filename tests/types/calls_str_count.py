# str.count
# Every call of the methods below with no, one and two arguments of many kinds.

RECEIVERS = ["'abcab'", "'éa\u20ac'"]
ONE = ['a', '', 'é', 'xyz', 0, -1, None, 1.5, b'a', ['a'], ('a', 'b'), 10**20]
TWO = ['b', 1, None, -2]


def call(make, method, args):
    try:
        receiver = eval(make)
        result = getattr(receiver, method)(*args)
        return f'{result!r} {receiver!r}' if False else repr(result)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for method in ['count']:
    for make in RECEIVERS:
        print(method, make, '() ->', call(make, method, ()))
        for a in ONE:
            print(method, make, ascii(a), '->', call(make, method, (a,)))
        for a in TWO:
            for b in TWO:
                print(method, make, ascii(a), ascii(b), '->', call(make, method, (a, b)))
