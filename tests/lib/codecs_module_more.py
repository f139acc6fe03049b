# codecs: lookups, encode, decode, incremental, errors.
import codecs


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "codecs.encode('é'), codecs.decode(b'\\xc3\\xa9'), codecs.encode('abc', 'utf-16-le'), codecs.lookup('utf8').name, codecs.lookup('latin1').name, codecs.getencoder('ascii')('a'), codecs.getdecoder('utf-8')(b'a'), codecs.BOM_UTF8, codecs.BOM_UTF16_LE",
    "codecs.lookup('nosuch')",
    'codecs.lookup(5)',
    "codecs.encode('é', 'ascii')",
    "codecs.decode(b'\\xff', 'ascii')",
    "codecs.decode('a')",
    'codecs.encode(5)',
    "codecs.lookup_error('strict').__name__, codecs.lookup_error('ignore').__name__, codecs.lookup_error('replace')(UnicodeEncodeError('a', 'é', 0, 1, 'r')), codecs.lookup_error('xmlcharrefreplace')(UnicodeEncodeError('a', 'é', 0, 1, 'r')), codecs.lookup_error('backslashreplace')(UnicodeDecodeError('a', b'\\xff', 0, 1, 'r'))",
    "codecs.lookup_error('nosuch')",
    "codecs.lookup_error('strict')(ValueError())",
    "codecs.lookup_error('ignore')(5)",
    "codecs.register_error('x', 5)",
    'codecs.register(5)',
    "list(codecs.iterencode(['a', 'é'], 'utf-8')), list(codecs.iterdecode([b'\\xc3', b'\\xa9'], 'utf-8')), codecs.getincrementaldecoder('utf-8')().decode(b'\\xc3'), codecs.getincrementalencoder('utf-16-le')().encode('a')",
    "codecs.charmap_build('ab') is not None, codecs.escape_decode(b'a\\\\n\\\\x41'), codecs.escape_encode(b'a\\n'), codecs.unicode_escape_decode('\\\\u00e9'), codecs.utf_8_decode(b'\\xc3\\xa9z'), codecs.ascii_encode('a'), codecs.latin_1_decode(b'\\xff')"
)
