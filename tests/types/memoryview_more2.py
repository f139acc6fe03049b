# memoryview: attributes, items, casts, errors.
from array import array

m = memoryview(b'abcd')


def setitem(key, value):
    a = bytearray(b'abcd')
    memoryview(a)[key] = value
    return a


def released(code):
    v = memoryview(b'ab')
    v.release()
    return eval(code)


def with_view():
    with memoryview(bytearray(b'ab')) as v:
        n = len(v)
    try:
        v[0]
    except ValueError as e:
        return n, str(e)


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "m[0], m[-1], bytes(m[1:3]), bytes(m[::2]), bytes(m[::-1]), len(m), m.tolist(), m.tobytes(), list(m), m.hex(), m.hex(':')",
    'm.nbytes, m.itemsize, m.format, m.shape, m.strides, m.suboffsets, m.ndim, m.readonly, m.contiguous, m.c_contiguous, m.f_contiguous, type(m.obj).__name__',
    'm[10]',
    "m['a']",
    'm[1.0]',
    'm[0, 1]',
    'm[None]',
    "memoryview('a')",
    'memoryview(5)',
    'memoryview()',
    "memoryview(b'a', 1)",
    "memoryview(object=b'a')[0]",
    'setitem(0, 120)',
    'setitem(0, 256)',
    "setitem(0, 'x')",
    "setitem(0, b'x')",
    'setitem(9, 1)',
    "setitem(slice(0, 2), b'xy')",
    "setitem(slice(0, 2), b'xyz')",
    "setitem(slice(0, 2), 'xy')",
    "setitem(slice(None, None, 2), b'XY')",
    "memoryview(b'abc').__setitem__(0, 1)",
    "memoryview(bytearray(b'abc')).__delitem__(0)",
    "m == b'abcd', m == memoryview(b'abcd'), m == bytearray(b'abcd'), m == 'abcd', m != b'x', m[1:] == b'bcd', m == array('B', b'abcd')",
    "m < b'x'",
    "hash(memoryview(b'ab')) == hash(b'ab'), {memoryview(b'a'): 1}[b'a']",
    "hash(memoryview(bytearray(b'a')))",
    "m.cast('H').tolist() == list(array('H', b'abcd')), m.cast('B').format, m.cast('b').tolist(), m.cast('c').tolist(), m.cast('B', [2, 2]).tolist(), m.cast('B', (4,)).shape, m.cast('?').tolist()",
    "m.cast('X')",
    "m.cast('HH')",
    "m.cast('B', [3])",
    "m.cast('B', 5)",
    'm.cast()',
    "memoryview(b'abc').cast('H')",
    "m.cast('H').cast('I')",
    "m[::2].cast('B')",
    "m.cast('B', [2, 2])[1, 1], m.cast('B', [2, 2])[0, -1]",
    "m.cast('B', [2, 2])[2, 0]",
    "m.cast('B', [2, 2])[0]",
    "memoryview(array('d', [1.5, 2.5])).tolist(), memoryview(array('i', [1, -1]))[1], memoryview(array('i', [1, -1])).format, memoryview(array('H', [1, 2])).nbytes",
    "m.toreadonly().readonly, memoryview(bytearray(b'a')).readonly, memoryview(bytearray(b'a')).toreadonly().readonly",
    'released("len(v)")',
    'released("v[0]")',
    'released("v.tobytes()")',
    'released("v.release()")',
    'released("v.format")',
    'released("repr(v)[:20]")',
    'released("v == v")',
    'released("v.__enter__()")',
    'with_view()',
    "m.tobytes('C'), m.tobytes(order='F'), m.tobytes(None), m.tobytes('A')",
    "m.tobytes('X')",
    "b'bc' in m if 0 else 98 in m, m.tolist().count(97), list(reversed(m)), m.x if 0 else ''"
)
