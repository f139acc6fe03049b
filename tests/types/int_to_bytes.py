# int.to_bytes and int.from_bytes.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "(0).to_bytes(), (255).to_bytes(), (258).to_bytes(2), (258).to_bytes(2, 'little'), (258).to_bytes(4, byteorder='little')",
    "(-1).to_bytes(2, 'big', signed=True), (-128).to_bytes(1, signed=True), (127).to_bytes(1, signed=True)",
    "(2**64).to_bytes(9, 'big'), (-2**64).to_bytes(9, 'little', signed=True)",
    '(0).to_bytes(0), (0).to_bytes(0, signed=True)',
    '(256).to_bytes(1)',
    '(-1).to_bytes(1)',
    '(128).to_bytes(1, signed=True)',
    '(-129).to_bytes(1, signed=True)',
    '(1).to_bytes(-1)',
    "(1).to_bytes(1, 'middle')",
    '(1).to_bytes(1, 5)',
    "(1).to_bytes('x')",
    "(1).to_bytes(1, 'big', True)",
    "(1).to_bytes(length=2, byteorder='big', signed=False)",
    "int.from_bytes(b''), int.from_bytes(b'\\x00'), int.from_bytes(b'\\x01\\x02'), int.from_bytes(b'\\x01\\x02', 'little')",
    "int.from_bytes(b'\\xff'), int.from_bytes(b'\\xff', signed=True), int.from_bytes(b'\\xff\\x7f', 'little', signed=True)",
    "int.from_bytes(bytes(range(20))), int.from_bytes(b'\\xff' * 12, signed=True)",
    "int.from_bytes([1, 2, 3]), int.from_bytes((255,)), int.from_bytes(bytearray(b'ab')), int.from_bytes(memoryview(b'ab'))",
    "int.from_bytes(range(3), 'little')",
    'int.from_bytes([256])',
    "int.from_bytes(['x'])",
    "int.from_bytes('text')",
    'int.from_bytes(5)',
    'int.from_bytes()',
    "int.from_bytes(b'a', 'x')",
    "int.from_bytes(b'a', byteorder=None)",
    "bool.from_bytes(b'\\x00'), bool.from_bytes(b'\\x02')"
)
