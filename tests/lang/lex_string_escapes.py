# Language reference 2.4.1: string literals, prefixes and escapes.
import warnings

print('a' "b" '''c''' """d""")
print('it\'s', "say \"x\"", 'a\\b')
print([ord(c) for c in '\a\b\f\n\r\t\v\0'])
print('\x41\u0042\U00000043\N{LATIN SMALL LETTER D}\101\7\12\377' == 'ABCdA\x07\n\xff')
print('\N{GREEK SMALL LETTER ALPHA}\N{greek small letter beta}\N{BULLET}')
print('\1234', '\18', '\08', len('\400' if False else ''))
print(r'\n\t\x', R'\'', r"\"", len(r'\\'), u'uni', U"UNI")
print('a\
b', '''x
y''', """p\tq""")
print(repr('"'), repr("'"), repr('\'"'), repr('\\'), repr('\x7f\x80\xa0\xad\u200b\ud800\U0010ffff'))
print('\ud83d\ude00' == '😀', len('😀'), '\U0001F600' == '😀')
print("" '' """""" == "", 'a' r'\b' f'{1}' 'c')
print('%s' 'x' % 1, 'a' 'b'.upper(), ('a'
      'b'))
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for src in (r"'\d'", r"'\8'", r"'\400'", r"b'\d'", r"b'\400'", r"'a\qb\wc'", r"f'\d{1}'", r"'\N'[0:1]" if False else "1", r"r'\d'",
                "'''a\n\\d'''"):
        try:
            print(src, ascii(eval(src)))
        except SyntaxError as e:
            print(src, e.msg, e.offset)
for w in seen:
    print(w.category.__name__, w.message, w.lineno)
for src in (r"'\x'", r"'\x4'", r"'\xg1'", r"'\u123'", r"'\U0001234'", r"'\U00110000'", r"'\N{no such name}'", r"'\N'",
            r"'\N{'", r"'\N{}'", "'abc", '"abc', "'''abc", '"""abc', "'abc\n'", r"b'\x'", r"b'\xg'", "b'é'", "ub'x'", "bu'x'",
            "rr'x'", "fb'x'", "br'ok'", "rb'ok'", "Rb'ok'", "bR'ok'", "'a' b'b'", "f'a' b'b'", "uR'x'", r"'\ud800'[0] == chr(0xd800)",
            r"'abc\'", r"r'\'", "b'a' b'b'", "'''a''''"):
    try:
        print(src, ascii(eval(src)))
    except SyntaxError as e:
        print(src, "|", e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
