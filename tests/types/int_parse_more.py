# int() of text and other arguments.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "int(), int('5'), int(' 12 '), int('-0'), int('+7'), int('1_000'), int('\\t10\\n'), int('\\u0663'), int(b'12'), int(bytearray(b'-3'))",
    "int('ff', 16), int('0xff', 16), int('0XFF', 0), int('0b101', 0), int('0o17', 0), int('-0x1', 16), int('z', 36), int('10', 2)",
    "int('0_1', 8), int('0x_f', 16), int('00', 0), int('0', 0)",
    "int('')",
    "int('   ')",
    "int('1__0')",
    "int('_1')",
    "int('1_')",
    "int('0x')",
    "int('010', 0)",
    "int('5', 1)",
    "int('5', 37)",
    "int('5', -1)",
    "int('9', 8)",
    "int('2', 2)",
    'int(5, 10)',
    'int(x=5)',
    "int('5', base=10), int(base=10)",
    "int('5', '10')",
    "int('5', None)",
    'int(5.7), int(-5.7), int(1e20), int(True)',
    "int(float('inf'))",
    "int(float('nan'))",
    'int(None)',
    'int([])',
    'int(1j)',
    "int('1.5')",
    "int(b'x1')",
    "int('\\x00')",
    "int('1\\x002')",
    "int('1' * 5000)",
    "int('12', 10, 3)",
    "int('é')",
    "int('9' * 30), int('-' + '9' * 30), int('f' * 30, 16)",
    "int(memoryview(b'77'))"
)
