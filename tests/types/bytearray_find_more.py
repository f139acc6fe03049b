# bytearray: find, index, count, in.
B = bytearray


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "B(b'abcabc').find(b'c'), B(b'abcabc').find(b'c', 3), B(b'abc').find(b''), B(b'abc').find(b'', 4), B(b'abc').find(99), B(b'abc').rfind(b'b'), B(b'abc').find(bytearray(b'c')), B(b'abc').find(memoryview(b'b'))",
    "B(b'abc').find(256)",
    "B(b'abc').find(-1)",
    "B(b'abc').find('a')",
    "B(b'abc').find(None)",
    "B(b'abc').find()",
    "B(b'abc').index(b'b'), B(b'abcb').rindex(98)",
    "B(b'abc').index(b'x')",
    "B(b'abc').rindex(b'x')",
    "B(b'aaaa').count(b'aa'), B(b'aaaa').count(97), B(b'abc').count(b''), B(b'aaaa').count(b'a', 1, 3), B(b'abc').count(b'', 4)",
    "B(b'abc').count('a')",
    "B(b'abc').count(300)",
    "b'b' in B(b'abc'), 98 in B(b'abc'), b'' in B(b''), bytearray(b'bc') in B(b'abc'), 0 in B(b'abc')",
    "'a' in B(b'abc')",
    "256 in B(b'abc')",
    "None in B(b'abc')",
    "B(b'abc').startswith(b'a'), B(b'abc').startswith((b'x', b'ab')), B(b'abc').endswith(b'c', 1), B(b'abc').endswith(bytearray(b'bc')), B(b'abc').startswith(b'', 3), B(b'abc').startswith(b'b', 1, 2)",
    "B(b'abc').startswith('a')",
    "B(b'abc').startswith([b'a'])",
    "B(b'abc').endswith((b'c', 'x')), B(b'abc').endswith((b'c',))",
    "B(b'abc').endswith((5,))",
    "B(b'abc').startswith(97)"
)
