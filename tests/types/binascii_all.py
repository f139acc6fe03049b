# binascii: base64, hex, uu, quoted-printable, checksums
import binascii


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
binascii.b2a_base64(b''), binascii.b2a_base64(b'a'), binascii.b2a_base64(b'ab'), binascii.b2a_base64(b'abc', newline=False), binascii.b2a_base64(bytes(range(0, 256, 5)))
binascii.a2b_base64(b'YWJj'), binascii.a2b_base64('YWI='), binascii.a2b_base64(b'Y Q = =\n'), binascii.a2b_base64(b'YWJjYQ==YWJj'), binascii.a2b_base64(b'!!!!'), binascii.a2b_base64(b'')
binascii.a2b_base64(b'Y')
binascii.a2b_base64(b'YWJjY')
binascii.a2b_base64(b'YW')
binascii.a2b_base64('é')
binascii.a2b_base64(5)
binascii.a2b_base64(b'=', strict_mode=True)
binascii.a2b_base64(b'YQ==\n', strict_mode=True)
binascii.a2b_base64(b'Y=Q=', strict_mode=True)
binascii.a2b_base64(b'Y\nQ==', strict_mode=True)
binascii.a2b_base64(b'YWJj=', strict_mode=True)
binascii.hexlify(b'abc'), binascii.b2a_hex(b'abcdef', ':'), binascii.hexlify(b'abcdefg', '-', 2), binascii.hexlify(b'abcdefg', b'_', -3), binascii.hexlify(b'')
binascii.hexlify('a')
binascii.hexlify(b'a', '::')
binascii.unhexlify('6162'), binascii.a2b_hex(b'6A6b'), binascii.unhexlify('')
binascii.unhexlify('6')
binascii.unhexlify('6g')
binascii.unhexlify('é')
binascii.b2a_uu(b'abc'), binascii.b2a_uu(b''), binascii.b2a_uu(b'\0\0', backtick=True), binascii.a2b_uu(b'#86)C\n'), binascii.a2b_uu(b' \n'), binascii.a2b_uu(b'!8')
binascii.b2a_uu(b'x' * 46)
binascii.a2b_uu(b'!\x7f\n')
binascii.a2b_uu(b'#86)Cxx\n')
binascii.b2a_qp(b'a=b \n\x00\xff'), binascii.b2a_qp(b'a b_c', header=True), binascii.b2a_qp(b'a\tb', quotetabs=True), binascii.b2a_qp(b'a\r\nb', istext=False), binascii.b2a_qp(b'.\n.x'), binascii.b2a_qp(b'x' * 80)
binascii.a2b_qp(b'a=20b=\nc=3D=zz'), binascii.a2b_qp('a_b', header=True), binascii.a2b_qp(b'=')
binascii.crc32(b''), binascii.crc32(b'hello'), binascii.crc32(b'lo', binascii.crc32(b'hel')), binascii.crc32(b'x' * 5000), binascii.crc32(b'a', -1)
binascii.crc32('a')
binascii.crc32(b'a', 1.5)
binascii.crc_hqx(b'hello', 0), binascii.crc_hqx(b'', 5), binascii.crc_hqx(b'a', 2**20)
binascii.Error.__mro__[:2], binascii.Incomplete.__mro__[:2]
''')
for n in range(0, 60, 7):
    data = bytes(i * 37 % 256 for i in range(n))
    assert binascii.a2b_base64(binascii.b2a_base64(data)) == binascii.unhexlify(binascii.hexlify(data)) == data
    assert binascii.a2b_qp(binascii.b2a_qp(data, istext=False)) == data
    if n <= 45:
        assert binascii.a2b_uu(binascii.b2a_uu(data)) == data
print('ok')
