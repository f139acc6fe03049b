# to_bytes and from_bytes


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


show(r'''
(0).to_bytes(), (255).to_bytes(), (1).to_bytes(2), (1).to_bytes(2, 'little'), (1).to_bytes(length=3, byteorder='big')
(256).to_bytes()
(-1).to_bytes()
(-1).to_bytes(signed=True), (-128).to_bytes(1, 'big', signed=True), (127).to_bytes(1, signed=True)
(128).to_bytes(1, signed=True)
(-129).to_bytes(1, signed=True)
(-129).to_bytes(2, signed=True), (-256).to_bytes(2, 'little', signed=True)
(0).to_bytes(0), (0).to_bytes(0, signed=True)
(1).to_bytes(0)
(-1).to_bytes(0, signed=True)
(5).to_bytes(-1)
(5).to_bytes('a')
(5).to_bytes(1, 'middle')
(5).to_bytes(1, 5)
(5).to_bytes(1, 'big', True)
(2**64).to_bytes(9), (2**64).to_bytes(9, 'little'), (-2**64).to_bytes(9, signed=True), (2**64).to_bytes(20)
(2**64).to_bytes(8)
(-2**63).to_bytes(8, signed=True), (2**63 - 1).to_bytes(8, signed=True)
(2**63).to_bytes(8, signed=True)
int.from_bytes(b''), int.from_bytes(b'', signed=True)
int.from_bytes(b'\xff'), int.from_bytes(b'\xff', signed=True), int.from_bytes(b'\x00\x01'), int.from_bytes(b'\x00\x01', 'little')
int.from_bytes(b'\x80' + b'\0' * 15), int.from_bytes(b'\x80' + b'\0' * 15, signed=True), int.from_bytes(b'\xff' * 17, signed=True)
int.from_bytes([1, 2, 3]), int.from_bytes((255,), 'big', signed=True), int.from_bytes(bytearray(b'ab')), int.from_bytes(memoryview(b'ab'))
int.from_bytes(range(4)), int.from_bytes(iter([1, 2]))
int.from_bytes([256])
int.from_bytes([-1])
int.from_bytes(['a'])
int.from_bytes('abc')
int.from_bytes(5)
int.from_bytes(None)
int.from_bytes(1.5)
int.from_bytes(b'a', 'x')
int.from_bytes(b'a', 1)
int.from_bytes(bytes=b'ab', byteorder='little', signed=False)
int.from_bytes()
''')


class B:
    def __bytes__(self):
        return b'\x01\x02'


class I(int):
    pass


print(int.from_bytes(B()), type(I.from_bytes(b'\x05')), I.from_bytes(b'\x05'), True.to_bytes(), bool.from_bytes(b'\0'),
      bool.from_bytes(b'\x05'))
for n in (0, 1, -1, 12345678901234567890, -3**80, 2**127, -2**127):
    for order in ('big', 'little'):
        b = n.to_bytes(20, order, signed=True)
        assert int.from_bytes(b, order, signed=True) == n
        print(b.hex())
