# sum() of floats is compensated, and mixes with ints


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
sum([0.1] * 10), sum([0.1] * 10, 0.0), sum([1e100, 1.0, -1e100]), sum([1e16, 1.0, 1.0, -1e16]), sum([0.1, 0.2, 0.3, -0.6]), sum([])
sum([1, 2.5, 3]), sum([1.5, 2**60, -2**60]), sum([2**70, 0.5]), sum([0.5, 2**70]), sum([True, 0.5]), sum([0.5, True])
sum([1e308, 1e308]), sum([float('inf'), 1.0]), sum([float('inf'), float('-inf')]), sum([float('nan'), 1.0])
sum([1j, 0.5, 2]), sum([0.1j] * 10), sum([0.5, 1j, 0.5]), sum([1, 2], 0.5), sum([0.5], 2**70)
sum([2**1024, 0.5])
sum([0.5, 2**1024])
sum([0.5, 'a'])
sum([0.5, None])
sum(['a'], '')
sum([[1], [2]], [])
sum(x / 10 for x in range(100)), sum(range(101)), sum(range(2**62, 2**62 + 3)), sum([2**61 - 1, 1]), sum([-2**61, -1])
''')
