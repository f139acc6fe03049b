# md5, sha1, sha2, sha3 and shake
import _md5
import _sha1
import _sha2
import _sha3


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


makers = [_md5.md5, _sha1.sha1, _sha2.sha224, _sha2.sha256, _sha2.sha384, _sha2.sha512, _sha3.sha3_224, _sha3.sha3_256, _sha3.sha3_384, _sha3.sha3_512]
for make in makers:
    h = make()
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
    for text in (b'a', b'abc', b'message digest', bytes(range(256)), b'x' * 1000):
        print(make(text).hexdigest())
    for n in (55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 135, 136, 143, 144, 2047, 2048, 10000):
        data = bytes(i * 7 % 251 for i in range(n))
        h, whole = make(), make(data)
        for i in range(0, n, 41):
            h.update(data[i:i + 41])
        copy = h.copy()
        copy.update(b'more')
        assert h.digest() == whole.digest() and copy.digest() != h.digest() and h.hexdigest() == h.digest().hex()
    print(whole.hexdigest()[:40])
for make in (_sha3.shake_128, _sha3.shake_256):
    for n in (0, 1, 20, 136, 168, 169, 400):
        print(make(b'abc').hexdigest(n)[-40:])
show(r'''
_md5.md5('text')
_md5.md5(None)
_md5.md5(5)
_md5.md5().update('text')
_md5.md5(string=b'a').hexdigest(), _md5.md5(b'a', usedforsecurity=False).hexdigest(), _md5.md5(bytearray(b'a')).hexdigest(), _md5.md5(memoryview(b'xax')[1:2]).hexdigest()
_sha3.shake_128(b'').digest(-1)
_md5.MD5Type()
_sha2.SHA256Type, _sha1.SHA1Type, _sha3.sha3_256
(lambda h: (h.update(b'a'), h.update(b''), h.hexdigest(), h.hexdigest()))(_sha1.sha1())
_sha3.sha3_256()._rate_bits, _sha3.sha3_256()._capacity_bits, _sha3.sha3_256()._suffix, _sha3.shake_256()._suffix
''')
