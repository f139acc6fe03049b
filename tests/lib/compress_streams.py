# bz2 and lzma: streams in pieces, limits, data behind the end, filters, errors.
import io
import random

try:
    import bz2
    import lzma
except ImportError as e:
    print(e)
    raise SystemExit(77)

generator = random.Random(7)
DATA = bytes(generator.choice(b'abcdefgh \n') for _ in range(200000)) + b'end' * 1000


def refused(f, *args, **options):
    try:
        f(*args, **options)
    except Exception as e:
        print(type(e).__name__, e)
    else:
        print('passed')


for module, make, undo in ((bz2, bz2.BZ2Compressor, bz2.BZ2Decompressor), (lzma, lzma.LZMACompressor, lzma.LZMADecompressor)):
    print(module.__name__)
    packed = module.compress(DATA)
    print(module.decompress(packed) == DATA, len(packed) < len(DATA) // 2, module.decompress(module.compress(b'')))
    print(module.decompress(packed + module.compress(b'second')) == DATA + b'second')
    c = make()
    pieces = [c.compress(DATA[i:i + 5000]) for i in range(0, len(DATA), 5000)] + [c.flush()]
    print(module.decompress(b''.join(pieces)) == DATA)
    refused(c.compress, b'x')
    refused(c.flush)
    d = undo()
    out = b''.join(d.decompress(packed[i:i + 999]) for i in range(0, len(packed), 999))
    print(out == DATA, d.eof, d.needs_input, d.unused_data)
    refused(d.decompress, b'more')
    d = undo()
    sizes, out = set(), [d.decompress(packed, max_length=3000)]
    print(d.needs_input, d.eof)
    while not d.eof:
        out.append(d.decompress(b'', max_length=3000))
        sizes.add(len(out[-1]) <= 3000)
    print(b''.join(out) == DATA, sizes)
    d = undo()
    print(d.decompress(packed + b'rest') == DATA, d.unused_data)
    refused(undo().decompress, b'no such format, surely')
    refused(module.decompress, packed[:-10])
    refused(module.decompress, 'text')
    file = io.BytesIO()
    with module.open(file, 'wt', encoding='utf-8') as f:
        f.write('one\nzwölf\n')
    file.seek(0)
    with module.open(file, 'rt', encoding='utf-8') as f:
        print(f.readlines())

print('lzma formats')
d = lzma.LZMADecompressor()
print(d.check == lzma.CHECK_UNKNOWN, d.decompress(lzma.compress(b'abc', check=lzma.CHECK_SHA256)), d.check)
for format in lzma.FORMAT_XZ, lzma.FORMAT_ALONE:
    print(lzma.decompress(lzma.compress(DATA, format=format, preset=1)) == DATA)
chain = [{'id': lzma.FILTER_DELTA, 'dist': 5}, {'id': lzma.FILTER_LZMA2, 'preset': 7 | lzma.PRESET_EXTREME}]
raw = lzma.compress(DATA, lzma.FORMAT_RAW, filters=chain)
print(lzma.decompress(raw, lzma.FORMAT_RAW, filters=chain) == DATA)
print(lzma._decode_filter_properties(lzma.FILTER_LZMA1, lzma._encode_filter_properties(
    {'id': lzma.FILTER_LZMA1, 'dict_size': 1 << 20, 'lc': 2})))
refused(lzma.LZMACompressor, format=9)
refused(lzma.LZMACompressor, lzma.FORMAT_RAW)
refused(lzma.LZMACompressor, preset=3, filters=chain)
refused(lzma.LZMACompressor, lzma.FORMAT_ALONE, check=lzma.CHECK_CRC32)
refused(lzma.LZMACompressor, preset=99)
refused(lzma.LZMACompressor, filters=[{'id': 77}])
refused(lzma.LZMACompressor, filters=[{'dist': 1}])
refused(lzma.LZMACompressor, filters=[{'id': lzma.FILTER_DELTA, 'other': 1}])
refused(lzma.LZMADecompressor, lzma.FORMAT_RAW)
refused(lzma.LZMADecompressor, filters=chain)
refused(lzma.LZMADecompressor(memlimit=1000).decompress, lzma.compress(DATA))
refused(bz2.BZ2Compressor, 0)
