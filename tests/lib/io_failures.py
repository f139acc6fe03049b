# Streams that fail, block, are closed in pieces, or are forgotten open.
import gc
import io
import os
import sys
import warnings


def refused(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e, '|', repr(e.__context__))


class Raw(io.RawIOBase):
    def __init__(self, pieces=()):
        self.pieces, self.written, self.room = list(pieces), [], None

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return False

    def readinto(self, target):
        piece = self.pieces.pop(0) if self.pieces else b''
        if not isinstance(piece, bytes):
            return piece
        target[:len(piece)] = piece
        return len(piece)

    def write(self, data):
        if self.room is None:
            self.written.append(bytes(data))
            return len(data)
        if self.room == 0:
            return None
        n = min(self.room, len(data))
        self.room -= n
        self.written.append(bytes(data[:n]))
        return n


print('close')
raw = Raw()
writer = io.BufferedWriter(raw)
raw.close = lambda: 1 / 0
raw.write = lambda data: [][0]
writer.write(b'x')
refused(writer.close)
del raw.close, raw.write


class File(io.FileIO):
    def flush(self):
        print('flush')
        super().flush()


f = File(os.devnull, 'w')
f.close()
f.close()

print('readinto1')
reader = io.BufferedReader(Raw([b'abc', b'de', b'fgh', b'jkl']), 10)
small, large = bytearray(2), bytearray(20)
print(reader.peek(3), reader.readinto1(small), reader.readinto1(small), reader.readinto1(small), small)
print(reader.peek(1), reader.readinto1(large), large[:6])
refused(io.BufferedReader(Raw([b'x' * 3, 'text'])).read, 10)

print('blocking')
raw = Raw()
raw.room = 10
writer = io.BufferedWriter(raw, 8)
print(writer.write(b'abcdefg'), writer.write(b'hij'))
raw.room = 4
try:
    writer.write(b'0123456789' * 3)
except BlockingIOError as e:
    print(e.strerror, e.characters_written)
raw.room = None
writer.flush()
print(b''.join(raw.written))

print('uninitialised')
for cls in io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.TextIOWrapper:
    refused(cls.__new__(cls).read if cls is not io.BufferedWriter else cls.__new__(cls).flush)
reader = io.BufferedReader(io.BytesIO(b'abc'))
refused(reader.__init__, io.BytesIO(b''), 0)
refused(reader.read)
text = io.TextIOWrapper(io.BytesIO(b'abc'), encoding='ascii')
refused(text.__init__, io.BytesIO(b''), 'ascii', None, 'bad newline')
refused(text.read)
text = io.TextIOWrapper(io.BytesIO(b'abc'), encoding='ascii')
text.detach()
print(repr(text), text.encoding, text.errors)
refused(text.read)

print('chunks of text')
raw = Raw()
text = io.TextIOWrapper(io.BufferedWriter(raw, 1), encoding='ascii')
text.write('abc')
text.write('x' * 8192)
print([len(w) for w in raw.written])
text.close()

print('pieces of other encodings')
for encoding in 'utf-16', 'utf-32-be', 'utf-7':
    data = 'one\r\ntwö\rthree\n\u20ac'.encode(encoding)
    text = io.TextIOWrapper(io.BufferedReader(Raw([data[i:i + 3] for i in range(0, len(data), 3)])), encoding=encoding)
    print(encoding, text.readline(), text.readlines(), text.newlines)
raw = Raw(['l\n'.encode('utf-16-le'), None])
text = io.TextIOWrapper(io.BufferedReader(raw), encoding='utf-16-le')
print(repr(text.readline()))

print('forgotten')
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    for mode in 'rb', 'r':
        open(os.devnull, mode, encoding=None if 'b' in mode else 'utf-8')
    open(os.devnull, 'rb', buffering=0)
    open(1, 'w', closefd=False, encoding='utf-8')
    with open(os.devnull):
        pass
    refused(open, os.devnull, 'r', -1, 'utf-8', None, 'bad')
    gc.collect()
for w in seen:
    print(w.category.__name__, w.message)
sys.unraisablehook = lambda e: print('unraisable', repr(e.exc_value), type(e.object).__name__)


class Failing(Raw):
    def write(self, data):
        raise OSError('full')


writer = io.BufferedWriter(Failing())
writer.write(b'lost')
del writer
gc.collect()
