# bytes.splitlines, expandtabs, hex
# Every call of the methods below with no, one and two arguments of many kinds.

RECEIVERS = ["b'abcab'"]
ONE = [b'a', b'', bytearray(b'ab'), 97, 256, -1, None, 'a', 1.5, [b'a'], (b'a', b'x')]
TWO = [b'b', 1, None, -2]


def call(make, method, args):
    try:
        receiver = eval(make)
        result = getattr(receiver, method)(*args)
        return f'{result!r} {receiver!r}' if False else repr(result)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


for method in ['splitlines', 'expandtabs', 'hex']:
    for make in RECEIVERS:
        print(method, make, '() ->', call(make, method, ()))
        for a in ONE:
            print(method, make, ascii(a), '->', call(make, method, (a,)))
        for a in TWO:
            for b in TWO:
                print(method, make, ascii(a), ascii(b), '->', call(make, method, (a, b)))
