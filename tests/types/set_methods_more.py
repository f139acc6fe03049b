# set and frozenset: methods, operators, errors.
class SS(set):
    pass


class FS(frozenset):
    pass


def run(code):
    s = {1, 2, 3}
    return eval(code), s


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "set(), set('aab') == {'a', 'b'}, set([1, 2]), frozenset(), frozenset([1]), set({1: 2}), set(frozenset([3])), {1, 1.0, True}, set(range(3))",
    'set(5)',
    'set([[]])',
    'set(1, 2)',
    'set(x=1)',
    'frozenset(5)',
    '{1, []}',
    'run("s.add(4)"), run("s.add(1)"), run("s.discard(1)"), run("s.discard(9)"), run("s.remove(1)"), run("s.clear()"), run("s.copy()"), run("s.update([4], (5,))"), run("s.update()"), run("s.pop() in (1, 2, 3)")[0]',
    'run("s.remove(9)")',
    'run("set().pop()")',
    'run("s.add([])")',
    'run("s.add()")',
    'run("s.remove([])")',
    'run("s.discard([])")',
    'run("[] in s")',
    'run("s.update(5)")',
    'run("s.update([[]])")',
    'run("s.union([4], {5})"), run("s.intersection([1, 2], (2,))"), run("s.difference([1])"), run("s.symmetric_difference([1, 9])"), run("s.union()"), run("s.intersection()"), run("s.difference()")',
    'run("s.union(5)")',
    'run("s.symmetric_difference()")',
    'run("s.symmetric_difference([1], [2])")',
    'run("s.intersection_update([1], [1, 2])"), run("s.difference_update([1], (2,))"), run("s.symmetric_difference_update([1, 9])"), run("s.intersection_update()")',
    'run("s.intersection_update(5)")',
    'run("s | {4}"), run("s & {1}"), run("s - {1}"), run("s ^ {1, 4}"), run("s | frozenset([9])"), run("s.__ior__({4})"), run("s.__iand__({1})"), run("s.__isub__({1})"), run("s.__ixor__({1})")',
    'run("s | [4]")',
    'run("s & 5")',
    'run("s - \'x\'")',
    'run("s ^ None")',
    'run("s.__ior__([1])")',
    'run("s + {1}")',
    'run("s.issubset([1, 2, 3, 4])"), run("s.issuperset([1])"), run("s.isdisjoint([9])"), run("s.issubset(\'x\')"), run("s.isdisjoint(s)"), run("s <= {1, 2, 3}"), run("s < {1, 2, 3}"), run("s >= {1}"), run("s > {1}"), run("s == frozenset([1, 2, 3])"), run("s == [1, 2, 3]"), run("s != {1}")',
    'run("s < 5")',
    'run("s <= [1]")',
    'run("s.issubset(5)")',
    'run("s.isdisjoint()")',
    'hash(set())',
    "hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 'a'}[frozenset([1])], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}",
    'frozenset([1]).add',
    'frozenset([1]) | {2}, type(frozenset([1]) | {2}).__name__, type({1} | frozenset([2])).__name__, frozenset([1]).copy(), frozenset([1]).union([2]), frozenset([1]) == {1}',
    "repr(set()), repr(frozenset()), repr({1}), repr(frozenset({1})), repr(FS([1])), repr(SS([1])), str({'a'})",
    'type(SS([1]) | {2}).__name__, type(SS([1]).copy()).__name__, type(FS([1]) & {1}).__name__, SS([1]) == {1}, FS() == frozenset()',
    'set.__init__({1}, [2, 3]), {1}.__contains__(1), {1}.__len__(), set[int], iter({1}).__length_hint__()',
    'set.add(5, 1)',
    'set.union([1], [2])',
    "len({1, 2}), bool(set()), max({3, 1}), sum({1, 2}), sorted({'b', 'a'}), list({5}), [x for x in {7}], 1 in {1}, {1} is {1}"
)
