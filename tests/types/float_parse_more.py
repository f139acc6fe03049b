# float() of text and other arguments.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "float(), float('1.5'), float(' -2.5e3\\n'), float('1_0.5'), float('.5'), float('5.'), float('1e-400'), float('1e400'), float('-0')",
    "float('inf'), float('-Infinity'), float('+INF'), float('nan'), float('-nan'), float('NaN')",
    "float('٣.٥'), float(b'2.5'), float(bytearray(b'3')), float(memoryview(b'4.25'))",
    "float('')",
    "float('.')",
    "float('1e')",
    "float('1_')",
    "float('1__0')",
    "float('_1')",
    "float('0x10')",
    "float('1 2')",
    "float('1.5f')",
    "float('infinit')",
    'float(None)',
    'float([])',
    'float(1j)',
    "float('1', 2)",
    'float(x=1)',
    'float(10**400)',
    'float(True), float(10**22), float(2**53 + 1)',
    "float('179769313486231580793' + '0' * 288), float('4.9e-324'), float('2.4e-324'), float('2.5e-324')",
    "float('9007199254740993'), float('9007199254740992.5'), float('0.1') + float('0.2')",
    "float('1' + '0' * 400)",
    "float('\\x00')",
    "float('é')"
)
