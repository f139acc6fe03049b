"""Methods called by name of built-in sequences, buffers with gaps, raw streams, and attributes of classes."""
import collections
import errno
import io


class Asks:
    def __rmul__(self, other):
        return 42

    def __radd__(self, other):
        return 43


class AsksIndex(Asks):
    def __index__(self):
        return 2


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for seq in ([1], (1,), 'a', b'a', bytearray(b'a')):
    print(seq * AsksIndex(), seq + Asks())
    for name in ('__mul__', '__rmul__', '__add__', '__imul__', '__iadd__'):
        if hasattr(seq, name):
            attempt(lambda: getattr(seq, name)(Asks()))
            attempt(lambda: getattr(seq[:], name)(AsksIndex()))

gaps = memoryview(b'abc')[::2]
for f in (lambda: str(gaps, 'ascii'), lambda: b'a' + gaps, lambda: bytearray(b'a').extend(gaps),
          lambda: compile(gaps, '', 'exec'), lambda: bytes(gaps)):
    attempt(f)
same = b'same'
print(same.translate(None) is same, same.translate(None, b'x') is same, same.translate(None, b's'))


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        print('asked')
        return self.hint

    def __iter__(self):
        return iter([1, 2])


attempt(lambda: bytes(Hint(5)))
attempt(lambda: bytes(Hint('x')))
attempt(lambda: bytearray(Hint('x')))
attempt(lambda: collections.deque([], AsksIndex()))


# --- raw streams get views, and interrupted calls are tried again
class Raw(io.RawIOBase):
    interrupted = 2

    def readable(self):
        return True

    def writable(self):
        return True

    def again(self):
        if self.interrupted:
            self.interrupted -= 1
            raise InterruptedError(errno.EINTR, 'interrupted')

    def readinto(self, target):
        self.again()
        print(type(target).__name__, target.itemsize)
        target[:3] = b'abc'
        return 3

    def write(self, data):
        self.again()
        print(type(data).__name__, bytes(data))
        return len(data)

    def flush(self):
        print('flush')


print(io.BufferedReader(Raw()).read(2))
out = io.BufferedWriter(Raw())
out.write(b'text')
out.flush()


class Bare(Raw):
    def again(self):
        raise InterruptedError('without a number')


attempt(lambda: io.BufferedReader(Bare()).read(2))


# --- object.__getattribute__ of a class looks into its own namespace
class Meta(type):
    shadowed = property(lambda self: 'of the metaclass')
    plain = 'plain of the metaclass'


class C(metaclass=Meta):
    shadowed = 'of the class'
    plain = 'plain of the class'

    def method(self):
        pass


print(object.__getattribute__(C, 'shadowed'), object.__getattribute__(C, 'plain'))
print(C.__getattribute__(C, 'method') is C.method)
attempt(lambda: object.__getattribute__(int, 'real'))
attempt(lambda: object.__getattribute__(type('D', (C,), {}, ), 'method'))
