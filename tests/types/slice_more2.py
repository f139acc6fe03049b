# slice: attributes, indices, comparison, hash.
class G:
    def __getitem__(self, key):
        return key


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "slice(5), slice(1, 5), slice(1, 5, 2), slice(None), slice('a', [], {}), slice(1, 5).start, slice(1, 5).stop, slice(1, 5, 2).step, slice(5).start, repr(slice(None, None, -1))",
    'slice()',
    'slice(1, 2, 3, 4)',
    'slice(stop=5)',
    'slice(1, 5).indices(10), slice(None).indices(5), slice(None, None, -1).indices(5), slice(-3, None).indices(5), slice(10, 20).indices(5), slice(None, None, 2).indices(0), slice(5, 1, -2).indices(10), slice(-100, 100).indices(3), slice(2**70).indices(10), slice(0, 10).indices(2**70)',
    'slice(1, 5, 0).indices(10)',
    'slice(1, 5).indices(-1)',
    "slice(1, 5).indices('x')",
    "slice('a', 5).indices(10)",
    'slice(1, 5).indices()',
    'slice(1, 2.5).indices(5)',
    "slice(1, 2) == slice(1, 2), slice(1, 2) != slice(1, 3), slice(1, 2) < slice(1, 3), slice(None) == slice(None), slice(1, 2) == (1, 2, None), slice(1, 2, 3) < slice(2)  if 0 else ''",
    "slice(1) < slice('a')",
    'slice(1, 2) < 5',
    'hash(slice(1, 2)) == hash(slice(1, 2))',
    'hash(slice([], 2))',
    "setattr(slice(1), 'start', 5)",
    'slice(1).x',
    'slice(1, 2).__reduce__()',
    "type('S', (slice,), {})",
    "{slice(1): 'a'}[slice(1)]",
    "G()[1:2], G()[::], G()[1:2, ::3], G()[...], G()['a':'b'], G()[1:2:3, 4], G()[()]"
)
