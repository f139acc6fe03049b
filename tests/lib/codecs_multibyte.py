# The codecs of East Asian character sets: whole texts, pieces, errors, streams.
import codecs
import io

TEXTS = {'gb2312': '中文,简体字', 'gbk': '中文,繁體字 ①', 'gb18030': '中文 \u20ac \U0001f600 é', 'big5': '中文,繁體字',
         'shift_jis': 'ｶﾅ かな カナ 漢字\\', 'cp932': '漢字 ①', 'euc_jp': 'かな ｶﾅ 漢字', 'iso2022_jp': 'a かな b 漢字\nend',
         'euc_kr': '한글 漢字', 'cp949': '한글 똠', 'johab': '한글 똠'}
try:
    for name in TEXTS:
        codecs.lookup(name)
except LookupError as e:
    print(e)
    raise SystemExit(77)


def refused(f, *args, **options):
    try:
        print(f(*args, **options))
    except Exception as e:
        print(type(e).__name__, e)


for name, text in TEXTS.items():
    raw = text.encode(name)
    decoder = codecs.getincrementaldecoder(name)()
    pieces = ''.join([decoder.decode(bytes([b])) for b in raw] + [decoder.decode(b'', True)])
    encoder = codecs.getincrementalencoder(name)()
    whole = b''.join([encoder.encode(c) for c in text] + [encoder.encode('', True)])
    print(name, raw.hex(), raw.decode(name) == text, pieces == text, whole == raw)
    refused((text + '\u0e01').encode, name)
    print((text + '\u0e01x').encode(name, 'replace').decode(name), ('\u0e01x').encode(name, 'xmlcharrefreplace'),
          ('a\u0e01x').encode(name, 'ignore'), ('\u0e01').encode(name, 'backslashreplace'))

print('errors')
for data in (b'\xa4', b'ab\xa4', b'\xff\xa4\xa2', b'ok \xa4\xa2\xa4'):
    for errors in ('strict', 'replace', 'ignore', 'backslashreplace'):
        refused(data.decode, 'euc_jp', errors)
refused(codecs.lookup('gbk').encode, b'bytes')
refused('x'.encode, 'gbk', 'nosuch')
refused('\u0e01'.encode, 'gbk', 'nosuch')
codecs.register_error('twice', lambda e: (e.object[e.start:e.end].hex() if isinstance(e, UnicodeDecodeError) else '<>', e.end))
refused('a\u0e01b'.encode, 'big5', 'twice')
refused(b'a\xff\xffb'.decode, 'big5', 'twice')

print('streams')
text = 'ひと\nふた\n' * 3000
for name in ('shift_jis', 'iso2022_jp', 'gb18030'):
    file = io.BytesIO()
    with io.TextIOWrapper(file, name, newline='') as f:
        f.write(text)
        f.flush()
        raw = file.getvalue()
    with io.TextIOWrapper(io.BytesIO(raw), name) as f:
        print(name, f.readline() == 'ひと\n', f.read() == text[3:])
    reader = codecs.getreader(name)(io.BytesIO(raw))
    print(reader.readline(), reader.read(4) != '', reader.read() != '')
    target = io.BytesIO()
    writer = codecs.getwriter(name)(target)
    writer.write('ひ')
    writer.writelines(['と', '!'])
    print(target.getvalue())
decoder = codecs.getincrementaldecoder('euc_jp')()
print(repr(decoder.decode(b'\xa4')), decoder.getstate())
state = decoder.getstate()
print(decoder.decode(b'\xa2'), decoder.getstate())
decoder.setstate(state)
print(decoder.decode(b'\xa4'))
decoder.decode(b'\xa4')
refused(decoder.decode, b'', True)
