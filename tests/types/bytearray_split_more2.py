# bytearray: split, rsplit, splitlines, partition.
B = bytearray


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "B(b' a  b ').split(), B(b'a,b,,c').split(b','), B(b'a,b,c').split(b',', 1), B(b'a,b,c').rsplit(b',', 1), B(b' a b c ').split(None, 1), B(b' a b c ').rsplit(None, 1), B(b'').split(), B(b'').split(b','), B(b'aXXb').split(b'XX'), B(b'a,b').split(bytearray(b','))",
    "B(b'a b').split('')",
    "B(b'a b').split(b'')",
    "B(b'a b').split(' ')",
    "B(b'a b').split(32)",
    "B(b'a b').split(sep=b' ', maxsplit=0), B(b'a\\x0bb\\x0cc').split(), B(b'a\\xa0b').split(), B(b'a\\x1cb').split()",
    "B(b'a\\nb\\r\\nc\\r').splitlines(), B(b'a\\nb').splitlines(True), B(b'a\\x0bb\\x85c').splitlines(), B(b'').splitlines(), B(b'\\n\\n').splitlines(keepends=True)",
    "B(b'a=b=c').partition(b'='), B(b'a=b=c').rpartition(b'='), B(b'abc').partition(b'='), B(b'abc').rpartition(b'='), B(b'abc').partition(bytearray(b'b'))",
    "B(b'abc').partition(b'')",
    "B(b'abc').partition('b')",
    "B(b'abc').rpartition(98)",
    "b','.join([B(b'a'), b'b']), B(b',').join([]), B(b'').join([b'x', bytearray(b'y'), memoryview(b'z')]), type(B(b',').join([b'a'])).__name__",
    "B(b',').join(['a'])",
    "B(b',').join([1])",
    "B(b',').join(b'ab')",
    "B(b',').join(5)",
    "B(b'aXbX').replace(b'X', b'yy'), B(b'aXbX').replace(b'X', b'', 1), B(b'abc').replace(b'', b'-'), B(b'abc').replace(b'x', b'y'), B(b'aaa').replace(b'aa', b'b')",
    "B(b'a').replace('a', 'b')",
    "B(b'a').replace(b'a', 5)",
    "B(b'a').replace(b'a')"
)
