# tuple: everything that it can do.
class T(tuple):
    @property
    def first(self):
        return self[0]


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "tuple(), tuple([1, 2]), tuple('ab'), tuple(x for x in (1, 2)), (1,), (), tuple((1, 2)), tuple({'a': 1})",
    'tuple(5)',
    'tuple(1, 2)',
    'tuple(x=1)',
    '(1, 2, 3)[0], (1, 2, 3)[-1], (1, 2, 3)[1:], (1, 2, 3)[::-1], (1, 2)[5:]',
    '(1,)[1]',
    '()[0]',
    "(1,)['a']",
    '(1,)[1.5]',
    '(1, 2)[::0]',
    '(1,) + (2,), (1,) * 3, 2 * (1, 2), (1,) * 0, (1,) * -1',
    '(1,) + [2]',
    "(1,) + 'a'",
    "(1,) * 'a'",
    '(1,) * (2,)',
    "(1, 2) == (1, 2), (1,) == [1], (1, 2) < (1, 3), () < (1,), (1, 'a') < (2, 5), (1,) != (1,), (1, 2) >= (1, 2)",
    "(1,) < ('a',)",
    '(1,) < [1]',
    "(1, 2, 1).count(1), (1, 2, 1).index(1, 1), (1, 2).index(2, -1), (1, 2).count('x')",
    '(1, 2).index(3)',
    '(1, 2).index(1, 1)',
    "(1, 2).index(1, 'x')",
    '(1, 2).index()',
    '(1, 2).count()',
    "1 in (1, 2), 'x' in (), (1,) in ((1,),)",
    "hash((1, 2)) == hash((1, 2)), hash(()) == hash(()), hash((1, 'a', None)) == hash((1, 'a', None))",
    'hash(([],))',
    "repr((1,)), repr(()), repr((1, 2)), str(('a',)), repr(((),))",
    "setattr((1,), 'x', 1)",
    '(1,).append',
    '(1, 2).__setitem__',
    "T((1, 2)), type(T((1,)) + (2,)).__name__, type(T((1,))[0:]).__name__, T('ab') == ('a', 'b'), hash(T((1,))) == hash((1,)), T((1,)).__getnewargs__()",
    'T((1, 2)).first',
    'tuple.__new__(T, [1]), tuple.__new__(T)',
    'tuple.__new__(list)',
    'tuple.__new__()',
    'iter((1, 2)).__length_hint__(), list(reversed((1, 2))), len((1, 2)), max((1, 2)), sum((1, 2)), sorted((2, 1)), tuple[int, str], (1, 2).__class_getitem__(int)'
)
