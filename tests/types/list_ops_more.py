# list: construction, operators, indexing, comparison.
class L(list):
    pass


def rec():
    a = [1]
    a.append(a)
    return repr(a), a == a


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "list(), list('abc'), list((1, 2)), list({1: 2}), list(range(3)), list(x for x in 'ab'), list([1]), list(b'ab')",
    'list(5)',
    'list(1, 2)',
    'list(x=[1])',
    'list(None)',
    '[1, 2][0], [1, 2][-1], [1, 2, 3][1:], [1, 2, 3][::-1], [1, 2, 3][::2], [1, 2, 3][5:], [1, 2, 3][True]',
    '[1][1]',
    '[1][-2]',
    "[1]['a']",
    '[1][1.0]',
    '[1][None]',
    '[1][2**70]',
    '[1, 2][::0]',
    '[1] + [2], [1] * 3, 3 * [1, 2], [1] * 0, [[]] * 2, [1] * True',
    '[1] + (2,)',
    "[1] + 'a'",
    '[1] + 5',
    '5 + [1]',
    "[1] * 'a'",
    '[1] * 1.5',
    '[1] * [2]',
    '[1] * 2**62',
    '[1] - [1]',
    "[1, 2] == [1, 2], [1] == (1,), [1] != [2], [1, 2] < [1, 3], [1] < [1, 0], [] < [1], [2] > [1, 5], [1, 2] <= [1, 2]",
    "[1] < ['a']",
    '[1] < (1,)',
    '[1] < 5',
    "1 in [1, 2], 1.0 in [1], 'x' not in [1], [] in [[]], None in [None]",
    "[1, [2, [3]]] == [1, [2, [3]]], repr([1, 'a', None, [], (), {}]), str([1.5, 'é']), repr([[]]), len([1, 2])",
    'hash([])',
    '[].x',
    "setattr([], 'x', 1)",
    "L([1, 2]), type(L([1]) + [2]).__name__, type(L([1])[0:]).__name__, type(L([1]) * 2).__name__, L('ab') == ['a', 'b'], type(L([1]).copy()).__name__",
    "list.__new__(L), list.__init__([1, 2], 'ab')",
    "iter([1]).__length_hint__(), list(reversed([1, 2, 3])), reversed([1]).__length_hint__(), list(zip([1, 2], 'ab')), sum([1, 2]), max([3, 1]), sorted([3, 1, 2], reverse=True)",
    '[1, 2, 3].__contains__(2), [1].__len__(), [1].__reversed__().__class__.__name__, [1].__sizeof__() > 0, [1].__class_getitem__(int), list[int]',
    'rec()'
)
