# set.update, intersection_update
# Every call of the methods below with no, one and two arguments of many kinds.

RECEIVERS = ["{1, 2, 3}"]
ONE = [1, 9, None, [], [1], (1, 9), {1}, frozenset([9]), {1: 2}, 1.5, [[]]]
TWO = [[1], {9}, 5]


def call(make, method, args):
    try:
        receiver = eval(make)
        result = getattr(receiver, method)(*args)
        return f'{result!r} {receiver!r}' if True else repr(result)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for method in ['update', 'intersection_update']:
    for make in RECEIVERS:
        print(method, make, '() ->', call(make, method, ()))
        for a in ONE:
            print(method, make, ascii(a), '->', call(make, method, (a,)))
        for a in TWO:
            for b in TWO:
                print(method, make, ascii(a), ascii(b), '->', call(make, method, (a, b)))
