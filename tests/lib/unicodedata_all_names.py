# Every name of a character, both ways: the tables are packed.
import unicodedata

count = total = 0
for code in range(0x110000):
    name = unicodedata.name(chr(code), None)
    if name is not None:
        count += 1
        total = (total * 31 + code + sum(name.encode())) % (1 << 61)
        if code % 97 == 0:
            assert unicodedata.lookup(name) == chr(code), name
print(count, total)
for name in ["NUL", "LF", "VS256", "LATIN SMALL LETTER GHA", "FVS4", "greek small letter alpha", "HANGUL SYLLABLE GAG",
             "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-4DC0", "nosuch", "LETTER", "A" * 200, "", " "]:
    try:
        print(name[:30], ascii(unicodedata.lookup(name)))
    except KeyError as e:
        print(name[:30], e)
print("\N{BULLET} \N{LATIN SMALL LETTER A}", b"\\N{BULLET}".decode("unicode_escape"))
print("\u2022x\u4e00".encode("ascii", "namereplace"))

# names by rule are known in capitals only
for name in ('HANGUL SYLLABLE GA', 'Hangul syllable ga', 'CJK UNIFIED IDEOGRAPH-4E00', 'cjk unified ideograph-4e00', 'bullet'):
    try:
        print(name, ascii(unicodedata.lookup(name)))
    except KeyError as e:
        print(e)
