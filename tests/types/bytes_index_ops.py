# bytes: indexing, slicing, arithmetic, comparison.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "b'abc'[0], b'abc'[-1], b'abc'[1:], b'abcdef'[::2], b'abcdef'[::-1], b'abc'[True], b'abc'[5:], b'abc'[-2**70:2**70]",
    "b'abc'[3]",
    "b'abc'['a']",
    "b'abc'[1.0]",
    "b'abc'[2**70]",
    "b'abc'[::0]",
    "b'a' + b'b', b'a' + bytearray(b'b'), b'a' + memoryview(b'b'), b'a' * 3, 2 * b'ab', b'ab' * 0, b'a' * -1, type(b'a' + bytearray(b'b')).__name__, type(bytearray(b'b') + b'a').__name__",
    "b'a' + 'b'",
    "b'a' + 5",
    "b'a' * 1.5",
    "b'a' * 2**62",
    "b'a' == b'a', b'a' == bytearray(b'a'), b'a' == 'a', b'a' < b'b', b'ab' > b'a', b'a' == memoryview(b'a'), b'' < b'\\x00', b'a' != [97]",
    "b'a' < 'a'",
    "b'a' < 5",
    "list(b'abc'), max(b'abc'), sorted(b'cab'), list(reversed(b'ab')), 97 in list(b'a'), tuple(b'\\x00\\xff'), sum(b'ab'), len(b'abc')",
    "b'%d %s %r' % (5, b'x', 'y'), b'%x' % 255, b'%c' % 65, b'%b' % b'z', b'%a' % 'é', b'%5.2f|%-5d|' % (1.5, 3), b'%(a)d' % {b'a': 1}, b'%%' % ()",
    "b'%s' % 'x'",
    "b'%s' % 5",
    "b'%c' % 'x'",
    "b'%c' % 256",
    "b'%d' % 'x'",
    "b'%z' % 1",
    "b'%s %s' % b'a'",
    "b'%s' % (b'a', b'b')",
    "b'abc'.hex(), b'abc'.hex(':'), b'abcde'.hex('-', 2), b'abcde'.hex('-', -2), b''.hex(), b'\\xff'.hex(sep=b'.')",
    "b'ab'.hex('::')",
    "b'ab'.hex('é')",
    "b'ab'.hex(5)",
    "b'\\xc3\\xa9'.decode(), b'\\xff'.decode('latin-1'), b'\\xff'.decode('ascii', 'replace'), b'\\xff'.decode(errors='ignore'), b'ab'.decode('utf-16-le')",
    "b'\\xff'.decode()",
    "b'a'.decode('nosuch')",
    "b'a'.decode(5)",
    'repr(b\'a\\\'b\'), repr(b\'a"b\\\'c\'), repr(b\'\\x00\\n\\t\\\\\\x7f\\xff\'), str(b\'a\'), ascii(b\'\\xe9\'), format(b\'a\')',
    "format(b'a', '5')"
)
