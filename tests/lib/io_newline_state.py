# States of newline decoders, and the chunk size of text streams.
import codecs
import io

d = io.IncrementalNewlineDecoder(None, True)
print(d.getstate(), repr(d.decode('a\r')), d.getstate(), repr(d.decode('\n', final=True)), d.getstate(), d.newlines)
d.setstate((b'', 1))
print(repr(d.decode('x')), d.getstate())
d = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder('utf-8')(), False)
print(repr(d.decode(b'\xc3')), d.getstate(), repr(d.decode(b'\xa9\r')), d.getstate(), repr(d.decode(b'', True)))
for bad in (5, (1,)):
    try:
        d.setstate(bad)
    except TypeError as e:
        print(e)
t = io.TextIOWrapper(io.BytesIO('h\xe9llo\nworld'.encode()), 'utf-8')
print(t._CHUNK_SIZE)
t._CHUNK_SIZE = 1
print(t.readline(), t.tell(), t.read(2), t.tell(), t.read())
for bad in (0, -1):
    try:
        t._CHUNK_SIZE = bad
    except ValueError as e:
        print(e)
