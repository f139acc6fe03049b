# str(): construction, encode, repr, hash, subclass.
class S(str):
    pass


class Obj:
    def __str__(self):
        return 'obj'


class Bad:
    def __str__(self):
        return 5


class BadRepr:
    def __repr__(self):
        return b'x'


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "str(), str(5), str('a'), str(b'a'), str(b'a', 'ascii'), str(b'\\xe9', 'latin-1'), str(b'\\xff', errors='replace'), str(b'ab', encoding='utf-8'), str(object=5), str(bytearray(b'x'), 'ascii'), str(memoryview(b'x'), 'ascii')",
    "str(b'\\xff', 'ascii')",
    "str('a', 'ascii')",
    "str(5, 'ascii')",
    "str(b'a', 5)",
    "str(b'a', 'nosuch')",
    "str(b'a', 'ascii', 'strict', 1)",
    'str(1, 2, 3, 4)',
    "'é'.encode(), 'é'.encode('latin-1'), 'é'.encode('ascii', 'replace'), 'é'.encode('ascii', 'ignore'), 'é'.encode('ascii', 'backslashreplace'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('ascii', 'namereplace')",
    "'é'.encode('ascii')",
    "'a'.encode('nosuch')",
    "'a'.encode(5)",
    "'é'.encode('ascii', 'nosuch')",
    "'\\ud800'.encode()",
    "'\\ud800'.encode('utf-8', 'surrogatepass'), '\\udc80'.encode('utf-8', 'surrogateescape'), 'a'.encode(errors='strict', encoding='utf-16-le')",
    'repr(\'a\\\'b\'), repr(\'a"b\'), repr(\'a\\\'"b\'), repr(\'\\n\\t\\\\\\x00\\x7f\'), repr(\'é\\u200b\\U0001f600\\ud800\'), ascii(\'é€😀\\n\'), repr(\'\')',
    "S('abc'), type(S('a') + 'b').__name__, S('a') == 'a', hash(S('a')) == hash('a'), S(5), S().upper(), type(S('a').upper()).__name__, type(S('ab')[0:]).__name__, str(S('x')), type(str(S('x'))).__name__",
    'str(Obj())',
    'str(Bad())',
    'repr(BadRepr())',
    '\'\'.join([S(\'a\'), \'b\']), \'%s\' % S(\'q\'), f\'{S("q"):>3}\', {S(\'k\'): 1}[\'k\'], \'k\' in {S(\'k\')}',
    "str.__new__(S, 'x'), str.__new__(str)",
    'str.__new__(int)',
    "'a'.__format__(''), 'a'.__mul__(2), 'a'.__rmul__(2), 'a'.__mod__(()), 'a'.__add__('b'), 'a'.__eq__(5), 'a'.__lt__(5), 'a'.__getnewargs__()",
    "'a'.__add__(5)",
    "hash('') == 0, hash('abc') == hash('ab' + 'c'), 'abc' is not None"
)
