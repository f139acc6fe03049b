# getattr, setattr, isinstance, type, vars, dir, callable, id, hash, repr.
class O:
    a = 1

    @property
    def raises(self):
        raise ValueError('from property')


class DirObj:
    def __dir__(self):
        return ['b', 'a']


class BadDir:
    def __dir__(self):
        return 5


class Call:
    def __call__(self):
        pass


class HashBad:
    def __hash__(self):
        return 'x'


class NoHash:
    def __eq__(self, other):
        return True


class HashBig:
    def __hash__(self):
        return 2**61 + 5


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "getattr(5, 'real'), getattr(5, 'x', 'd'), getattr(O(), 'a'), hasattr(5, 'real'), hasattr(5, 'x'), hasattr(O(), 'raises') if 0 else ''",
    "getattr(5, 'x')",
    'getattr(5, 5)',
    'getattr(5)',
    'hasattr(5, 5)',
    "hasattr(O(), 'raises')",
    "getattr(O(), 'raises', 1)",
    "setattr(5, 'x', 1)",
    'setattr(O(), 5, 1)',
    "setattr(O(), 'x')",
    "delattr(O(), 'x')",
    "delattr(O(), 'a')",
    "isinstance(5, int), isinstance(5, (str, int)), isinstance(True, int), isinstance(5, int | str), isinstance('a', ((int,), str)), issubclass(bool, int), issubclass(int, (str, object)), issubclass(int, int | None), isinstance(None, type(None))",
    "isinstance(5, 'int')",
    'isinstance(5, [int])',
    "isinstance(5, (int, 'a'))",
    "isinstance(5, ('a', int))",
    'isinstance(5, list[int])',
    'issubclass(5, int)',
    'issubclass(int, 5)',
    'issubclass(int, list[int])',
    'isinstance(5)',
    "type(5), type('x') is str, type(type), type(None), type(O()).__name__, type('T', (), {'x': 1}).x, type('T', (int,), {})(5)",
    'type()',
    'type(1, 2)',
    "type('T', 5, {})",
    "type('T', (), 5)",
    'type(5, (), {})',
    "type('T', (5,), {})",
    "type('T', (bool,), {})",
    "type('T', (int, str), {})",
    "type('a\\x00b', (), {})",
    "vars(O()), vars(O)['a'], vars(5) if 0 else ''",
    'vars(5)',
    'vars(1, 2)',
    "dir(O())[-2:], 'real' in dir(5), dir(DirObj()), dir(type('E', (), {}))[-1]",
    'dir(BadDir())',
    'callable(len), callable(5), callable(O), callable(O()), callable(lambda: 0), callable(Call())',
    'callable()',
    'id(5) == id(5), id(None) == id(None), isinstance(id(O()), int), hash(5), hash(True), hash(None) == hash(None), hash(O) == hash(O)',
    'hash(HashBad())',
    'hash(NoHash())',
    'hash(HashBig()) == hash(2**61 + 5)',
    "repr(5), ascii('é'), repr(O)[-3:], repr(len), repr(None), repr(...), repr(NotImplemented), repr(int), repr(type), repr([].append)[:29]",
    'object(1)',
    'O(1)',
    'object().x',
    "setattr(object(), 'x', 1)",
    'super()',
    'super(int)',
    "super(int, 'a')",
    'super(5, 5)',
    "format(O(), 'x')",
    "format(O(), '')[-10:-8] if 0 else ''",
    'bool(NotImplemented)'
)
