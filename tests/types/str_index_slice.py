# Indexing and slicing of str.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "'abc'[0], 'abc'[-1], 'é€😀'[2], 'é€😀'[-3], 'abc'[True]",
    "'abc'[3]",
    "'abc'[-4]",
    "''[0]",
    "'abc'['a']",
    "'abc'[1.0]",
    "'abc'[None]",
    "'abc'[2**70]",
    "'abcdef'[1:3], 'abcdef'[:], 'abcdef'[::2], 'abcdef'[::-1], 'abcdef'[-2:], 'abcdef'[:-2], 'abcdef'[4:2], 'abcdef'[10:], 'abcdef'[-10:2], 'abcdef'[5:0:-2]",
    "'é€😀ab'[1:4], 'é€😀ab'[::-1], 'é€😀ab'[::2], 'é€😀ab'[-2:], 'é€😀ab'[3:1:-1]",
    "'abc'[::0]",
    "'abc'['a':]",
    "'abc'[1.5:]",
    "'abc'[2**70:], 'abc'[-2**70:2**70], 'abc'[None:None:None], 'abc'[True:]",
    "'abc'.__getitem__(1), 'abc'.__getitem__(slice(1, 3)), 'abc'.__len__(), 'abc'.__contains__('b'), list('é😀'), list(reversed('é😀')), len('é€😀')",
    "setattr('abc', 'x', 1)",
    "'abc'.x",
    "iter('ab').__length_hint__(), list(iter('ab')), next(iter('😀')), tuple('ab'), set('aab') == {'a', 'b'}, dict(enumerate('ab')), max('abc'), min('éa'), sorted('hello')"
)
