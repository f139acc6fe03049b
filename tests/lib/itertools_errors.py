# itertools: wrong arguments and their messages.
import itertools as it


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "it.count('a')",
    "it.count(1, 'b')",
    'it.count(1, 2, 3)',
    'it.cycle(5)',
    'it.cycle()',
    'it.repeat()',
    "it.repeat(1, 'a')",
    'it.repeat(1, 1.5)',
    'list(it.chain(5))',
    'it.chain.from_iterable(5)',
    'list(it.chain.from_iterable([5]))',
    'it.islice([1])',
    'it.islice([1], -1)',
    "it.islice([1], 'a')",
    'it.islice([1], 0, 1, 0)',
    'it.islice([1], 0, -1)',
    'it.islice(5, 1)',
    'it.islice([1], 1, 2, 3, 4)',
    'it.tee(5)',
    'it.tee([1], -1)',
    'it.tee()',
    'it.accumulate(5)',
    "list(it.accumulate([1, 'a']))",
    'it.accumulate([1], 5) and list(it.accumulate([1, 2], 5))',
    'it.product(5)',
    "it.product('a', repeat=-1)",
    "it.product('a', repeat='b')",
    'it.permutations(5)',
    "it.permutations('ab', -1)",
    "it.permutations('ab', 'x')",
    "it.combinations('ab')",
    "it.combinations('ab', -1)",
    "it.combinations_with_replacement('ab', -1)",
    'it.groupby()',
    'it.groupby(5)',
    'list(it.groupby([1], 5))',
    'it.zip_longest(5)',
    "it.zip_longest('a', foo=1)",
    'list(it.starmap(5, [(1,)]))',
    'list(it.starmap(pow, [1]))',
    'it.filterfalse(None)',
    'it.takewhile(5)',
    'list(it.takewhile(5, [1]))',
    'it.dropwhile(None, [1]) and list(it.dropwhile(None, [1]))',
    'it.compress([1])',
    'it.compress(1, [1])',
    'it.pairwise(5)',
    "it.batched('abc', 0)",
    "it.batched('abc')",
    "list(it.batched('abcde', 2, strict=True))"
)
