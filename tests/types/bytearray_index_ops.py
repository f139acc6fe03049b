# bytearray: indexing, slicing, arithmetic, comparison.
B = bytearray


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "B(b'abc')[0], B(b'abc')[-1], B(b'abc')[1:], B(b'abcdef')[::2], B(b'abcdef')[::-1], B(b'abc')[True], B(b'abc')[5:], B(b'abc')[-2**70:2**70]",
    "B(b'abc')[3]",
    "B(b'abc')['a']",
    "B(b'abc')[1.0]",
    "B(b'abc')[2**70]",
    "B(b'abc')[::0]",
    "B(b'a') + b'b', B(b'a') + bytearray(b'b'), B(b'a') + memoryview(b'b'), B(b'a') * 3, 2 * B(b'ab'), B(b'ab') * 0, B(b'a') * -1, type(B(b'a') + bytearray(b'b')).__name__, type(bytearray(b'b') + B(b'a')).__name__",
    "B(b'a') + 'b'",
    "B(b'a') + 5",
    "B(b'a') * 1.5",
    "B(b'a') * 2**62",
    "B(b'a') == b'a', B(b'a') == bytearray(b'a'), B(b'a') == 'a', B(b'a') < b'b', B(b'ab') > b'a', B(b'a') == memoryview(b'a'), B(b'') < b'\\x00', B(b'a') != [97]",
    "B(b'a') < 'a'",
    "B(b'a') < 5",
    "list(B(b'abc')), max(B(b'abc')), sorted(B(b'cab')), list(reversed(B(b'ab'))), 97 in list(B(b'a')), tuple(B(b'\\x00\\xff')), sum(B(b'ab')), len(B(b'abc'))",
    "B(b'%d %s %r') % (5, b'x', 'y'), B(b'%x') % 255, B(b'%c') % 65, B(b'%b') % b'z', B(b'%a') % 'é', B(b'%5.2f|%-5d|') % (1.5, 3), B(b'%(a)d') % {b'a': 1}, B(b'%%') % ()",
    "B(b'%s') % 'x'",
    "B(b'%s') % 5",
    "B(b'%c') % 'x'",
    "B(b'%c') % 256",
    "B(b'%d') % 'x'",
    "B(b'%z') % 1",
    "B(b'%s %s') % b'a'",
    "B(b'%s') % (b'a', b'b')",
    "B(b'abc').hex(), B(b'abc').hex(':'), B(b'abcde').hex('-', 2), B(b'abcde').hex('-', -2), B(b'').hex(), B(b'\\xff').hex(sep=b'.')",
    "B(b'ab').hex('::')",
    "B(b'ab').hex('é')",
    "B(b'ab').hex(5)",
    "B(b'\\xc3\\xa9').decode(), B(b'\\xff').decode('latin-1'), B(b'\\xff').decode('ascii', 'replace'), B(b'\\xff').decode(errors='ignore'), B(b'ab').decode('utf-16-le')",
    "B(b'\\xff').decode()",
    "B(b'a').decode('nosuch')",
    "B(b'a').decode(5)",
    'repr(B(b\'a\\\'b\')), repr(B(b\'a"b\\\'c\')), repr(B(b\'\\x00\\n\\t\\\\\\x7f\\xff\')), str(B(b\'a\')), ascii(B(b\'\\xe9\')), format(B(b\'a\'))',
    "format(B(b'a'), '5')"
)
