# itertools: results at the edges.
import itertools as it


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'list(it.islice(it.count(), 3)), list(it.islice(it.count(5, -2), 3)), list(it.islice(it.count(0.5, 0.25), 3)), list(it.islice(it.count(2**62 - 1), 3)), repr(it.count(3)), repr(it.count(1, 2)), repr(it.count(1.5))',
    "list(it.islice(it.cycle('ab'), 5)), list(it.cycle([])), list(it.repeat('x', 3)), list(it.repeat(1, 0)), list(it.repeat(1, -5)), repr(it.repeat(5)), repr(it.repeat('a', 3)), it.repeat(1, 5).__length_hint__()",
    "list(it.chain('ab', [1], ())), list(it.chain()), list(it.chain.from_iterable(['ab', 'cd']))",
    "list(it.islice('abcdef', 2)), list(it.islice('abcdef', 2, 4)), list(it.islice('abcdef', 1, None, 2)), list(it.islice('abc', None)), list(it.islice('abc', 0)), list(it.islice('abc', 5, 10))",
    "[list(x) for x in it.tee('ab')], [list(x) for x in it.tee('ab', 3)], it.tee('a', 0)",
    "list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], lambda a, b: a * b)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([])), list(it.accumulate([], initial=5)), list(it.accumulate('abc')), list(it.accumulate([1, 2], func=None))",
    "list(it.product('ab', [1, 2])), list(it.product()), list(it.product('ab', repeat=2)), list(it.product('a', [])), list(it.product('ab', repeat=0))",
    "list(it.permutations('abc', 2)), list(it.permutations('ab')), list(it.permutations('ab', 3)), list(it.permutations('ab', 0)), list(it.permutations([]))",
    "list(it.combinations('abc', 2)), list(it.combinations('abc', 0)), list(it.combinations('ab', 3)), list(it.combinations_with_replacement('ab', 2)), list(it.combinations_with_replacement('', 1))",
    "[(k, list(g)) for k, g in it.groupby('aabbca')], [(k, list(g)) for k, g in it.groupby([1, 2, 3, 4], lambda x: x // 2)], list(it.groupby([])), [k for k, g in it.groupby('aab')]",
    "list(it.zip_longest('ab', 'c')), list(it.zip_longest('ab', [1], fillvalue='-')), list(it.zip_longest()), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.starmap(max, [[1, 5]]))",
    "list(it.filterfalse(None, [0, 1, 2])), list(it.filterfalse(str.isalpha, 'a1')), list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 1])), list(it.compress('abcd', [1, 0, 1])), list(it.compress('ab', [True] * 5))",
    "list(it.pairwise('abc')), list(it.pairwise('a')), list(it.batched('abcde', 2)), list(it.batched('', 2)), list(it.batched('abcd', 2, strict=True)), list(it.batched('abc', 10))",
    "next(it.chain(), 'end'), iter(it.count(1)) is not None, it.cycle('a').__iter__().__class__.__name__, type(it.tee('a')[0]).__name__"
)
