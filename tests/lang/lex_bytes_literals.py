# Language reference 2.4: bytes literals.
for src in r"""
b'abc' b"def"
b'\x00\xff\101\n\r\t\\\''
br'\x00' Rb"\n"
B'upper' BR'\a'
b'''multi''' b"quote'"
b'\u0041\N{x}\U00000041'
list(b'\0\1\177\200\377')
b''
b'a' + b'b'
b'%d %s' % (1, b'x')
b'\
'
bytes([1, 2]) == b'\x01\x02'
b'"' b"'"
repr(b'\'"')
repr(b"'")
repr(bytearray(b'\n\x00a'))
b'ab'[0], b'ab'[0:1], b'ab'[-1]
b'a' in b'ab', 97 in b'ab'
b'a' 'b'
b'é'
b'\x'
b'\x1'
b'\xgg'
b'\8'
b'\400' == b'\x00'
b'abc' == 'abc'
b'a' < b'b' < b'c'
hash(b'a') == hash('a')
b'\0' * 3
b'a\
b'
bytes(b'x'), bytes('x', 'ascii')
b"{0}".__class__
type(b'' b'').__name__
""".strip().split("\n"):
    src = src.replace("§", "\n")
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            print(src, "->", eval(src))
        except SyntaxError as e:
            print(src, "->", type(e).__name__, e.msg, e.offset)
        except Exception as e:
            print(src, "->", type(e).__name__, e)
