# list.remove, index, count
# Every call of the methods below with no, one and two arguments of many kinds.

RECEIVERS = ["[1, 2, 3]", "[]"]
ONE = [1, 9, 'a', None, 1.5, -1, [4, 5], (6,), 'xy', {7: 8}, slice(0, 1)]
TWO = [0, 9, 'a', None]


def call(make, method, args):
    try:
        receiver = eval(make)
        result = getattr(receiver, method)(*args)
        return f'{result!r} {receiver!r}' if True else repr(result)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for method in ['remove', 'index', 'count']:
    for make in RECEIVERS:
        print(method, make, '() ->', call(make, method, ()))
        for a in ONE:
            print(method, make, ascii(a), '->', call(make, method, (a,)))
        for a in TWO:
            for b in TWO:
                print(method, make, ascii(a), ascii(b), '->', call(make, method, (a, b)))
