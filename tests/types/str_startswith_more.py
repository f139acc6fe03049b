# str.startswith and endswith.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "'abc'.startswith('a'), 'abc'.startswith('b', 1), 'abc'.startswith('bc', 1, 3), 'abc'.startswith('bc', 1, 2), 'abc'.startswith(''), 'abc'.startswith('', 3), 'abc'.startswith('', 4), ''.startswith('')",
    "'abc'.startswith(('x', 'a')), 'abc'.startswith(()), 'abc'.startswith(('b',), 1)",
    "'abc'.endswith('c'), 'abc'.endswith('b', 0, 2), 'abc'.endswith(('x', 'bc')), 'abc'.endswith(''), 'abc'.endswith('c', 3), 'abc'.endswith('abcd'), 'abc'.endswith('', 4)",
    "'abc'.startswith(5)",
    "'abc'.startswith(['a'])",
    "'abc'.startswith(('x', 5))",
    "'abc'.startswith(('a', 5))",
    "'abc'.endswith(None)",
    "'abc'.startswith()",
    "'abc'.startswith('a', 'b')",
    "'abc'.startswith('a', None, None), 'abc'.startswith('c', -1), 'abc'.endswith('a', None, -2), 'abc'.startswith('a', -100)",
    "'é😀'.startswith('é'), 'é😀'.endswith('😀'), 'é😀'.startswith('😀', 1)"
)
