# bytes: find, index, count, in.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "b'abcabc'.find(b'c'), b'abcabc'.find(b'c', 3), b'abc'.find(b''), b'abc'.find(b'', 4), b'abc'.find(99), b'abc'.rfind(b'b'), b'abc'.find(bytearray(b'c')), b'abc'.find(memoryview(b'b'))",
    "b'abc'.find(256)",
    "b'abc'.find(-1)",
    "b'abc'.find('a')",
    "b'abc'.find(None)",
    "b'abc'.find()",
    "b'abc'.index(b'b'), b'abcb'.rindex(98)",
    "b'abc'.index(b'x')",
    "b'abc'.rindex(b'x')",
    "b'aaaa'.count(b'aa'), b'aaaa'.count(97), b'abc'.count(b''), b'aaaa'.count(b'a', 1, 3), b'abc'.count(b'', 4)",
    "b'abc'.count('a')",
    "b'abc'.count(300)",
    "b'b' in b'abc', 98 in b'abc', b'' in b'', bytearray(b'bc') in b'abc', 0 in b'abc'",
    "'a' in b'abc'",
    "256 in b'abc'",
    "None in b'abc'",
    "b'abc'.startswith(b'a'), b'abc'.startswith((b'x', b'ab')), b'abc'.endswith(b'c', 1), b'abc'.endswith(bytearray(b'bc')), b'abc'.startswith(b'', 3), b'abc'.startswith(b'b', 1, 2)",
    "b'abc'.startswith('a')",
    "b'abc'.startswith([b'a'])",
    "b'abc'.endswith((b'c', 'x')), b'abc'.endswith((b'c',))",
    "b'abc'.endswith((5,))",
    "b'abc'.startswith(97)"
)
