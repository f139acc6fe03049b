# reprlib and copy.
import collections
import copy
import reprlib

N = collections.namedtuple('N', 'a b')


class C:
    def __init__(self, v):
        self.v = v


class Bad:
    def __reduce_ex__(self, protocol):
        raise KeyError('no copies')


class H:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return 'deep', type(memo).__name__


def gen():
    yield 1


def same():
    a = [1]
    b = copy.deepcopy([a, a])
    c = []
    c.append(c)
    d = copy.deepcopy(c)
    return b[0] is b[1], d[0] is d


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "reprlib.repr('x' * 100), reprlib.repr(list(range(50))), reprlib.repr({i: i for i in range(20)}), reprlib.repr((1, (2, (3, (4, (5, (6, (7,)))))))), reprlib.repr(10**100), reprlib.repr(set(range(20))), reprlib.repr('short'), reprlib.repr(frozenset()), reprlib.Repr(maxlist=2).repr([1, 2, 3]), reprlib.repr([[[[[[[[]]]]]]]])",
    "copy.copy([1, [2]]), copy.copy({'a': 1}), copy.copy((1,)), copy.copy('a'), copy.copy(5), copy.copy(None), copy.copy(len) is len, copy.copy(int) is int, copy.copy({1}), copy.copy(range(3)), copy.copy(bytearray(b'a')), copy.copy(C(5)).v, copy.copy(slice(1, 2))",
    "copy.deepcopy([1, [2, {'a': [3]}]]), copy.deepcopy((1, [2]))[1], copy.deepcopy(C([1])).v, same(), copy.deepcopy({(1, 2): [3]}), copy.deepcopy(len) is len, copy.deepcopy(frozenset([1]))",
    'copy.copy(iter([1])).__class__.__name__, copy.replace(N(1, 2), a=5), copy.copy(N(1, 2))',
    'copy.replace(5, a=1)',
    'copy.copy(Bad())',
    'copy.deepcopy(Bad())',
    'copy.copy(H()), copy.deepcopy(H()), copy.Error.__name__, copy.Error is copy.error',
    'copy.copy(open) is open, copy.deepcopy(NotImplemented) is NotImplemented, copy.deepcopy(...) is ...',
    'copy.copy(gen())'
)
