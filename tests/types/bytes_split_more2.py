# bytes: split, rsplit, splitlines, partition.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "b' a  b '.split(), b'a,b,,c'.split(b','), b'a,b,c'.split(b',', 1), b'a,b,c'.rsplit(b',', 1), b' a b c '.split(None, 1), b' a b c '.rsplit(None, 1), b''.split(), b''.split(b','), b'aXXb'.split(b'XX'), b'a,b'.split(bytearray(b','))",
    "b'a b'.split('')",
    "b'a b'.split(b'')",
    "b'a b'.split(' ')",
    "b'a b'.split(32)",
    "b'a b'.split(sep=b' ', maxsplit=0), b'a\\x0bb\\x0cc'.split(), b'a\\xa0b'.split(), b'a\\x1cb'.split()",
    "b'a\\nb\\r\\nc\\r'.splitlines(), b'a\\nb'.splitlines(True), b'a\\x0bb\\x85c'.splitlines(), b''.splitlines(), b'\\n\\n'.splitlines(keepends=True)",
    "b'a=b=c'.partition(b'='), b'a=b=c'.rpartition(b'='), b'abc'.partition(b'='), b'abc'.rpartition(b'='), b'abc'.partition(bytearray(b'b'))",
    "b'abc'.partition(b'')",
    "b'abc'.partition('b')",
    "b'abc'.rpartition(98)",
    "b','.join([b'a', b'b']), b','.join([]), b''.join([b'x', bytearray(b'y'), memoryview(b'z')]), type(b','.join([b'a'])).__name__",
    "b','.join(['a'])",
    "b','.join([1])",
    "b','.join(b'ab')",
    "b','.join(5)",
    "b'aXbX'.replace(b'X', b'yy'), b'aXbX'.replace(b'X', b'', 1), b'abc'.replace(b'', b'-'), b'abc'.replace(b'x', b'y'), b'aaa'.replace(b'aa', b'b')",
    "b'a'.replace('a', 'b')",
    "b'a'.replace(b'a', 5)",
    "b'a'.replace(b'a')"
)
