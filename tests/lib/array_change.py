# array: changes, slices, buffers, copies
from array import array
import copy, pickle, io
a = array('i', range(8))
def run(stmt):
    a = array('i', range(8))
    try:
        exec(stmt, {'a': a, 'array': array})
        print(stmt, '->', a)
    except Exception as e:
        print(stmt, '!!', type(e).__name__, e, a)

for stmt in ('a[0] = 9', 'a[-1] = 9', 'a[8] = 9', 'a["x"] = 1', 'a[0] = "x"', 'del a[0]', 'del a[9]', 'a[1:3] = array("i", [7])', 'a[1:3] = [7]', 'a[1:3] = array("d", [7])', 'a[::2] = array("i", [0] * 4)', 'a[::2] = array("i", [0])',
             'del a[::2]', 'del a[1:4]', 'del a[::-1]', 'del a[5:1]', 'a[:] = a', 'a[2:4] = a', 'a[5:2] = array("i", [1])', 'a.insert(1, 5)', 'a.insert(-1, 5)', 'a.insert(100, 5)', 'a.append(2**40)', 'a.extend([1, 2])', 'a.extend(a)', 'a += a', 'a += [1]',
             'a *= 2', 'a *= 0', 'a *= "x"', 'a.pop(0)', 'a.pop(-2)', 'a.remove(3)', 'a.reverse()', 'a.byteswap()', 'a.frombytes(b"\\1\\0\\0\\0")', 'a.fromlist([5, 6])', 'a.fromlist([5, "x"])', 'a.clear()', 'del a[:]'):
    run(stmt)
m = memoryview(a)
for f in (lambda: a.append(1), lambda: a.pop(), lambda: a.extend([1]), lambda: a.__delitem__(0), lambda: a.__imul__(2), lambda: a.insert(0, 1)):
    try:
        f()
    except BufferError as e:
        print(e)
m[0] = 100
a[1] = 200
print(a, m[1], m.nbytes)
m.release()
a.append(9)
print(a)
for x in (array('d', [1.5, 2]), array('b', [-1, 2]), array('w', 'hé€'), array('Q', [2**64 - 1])):
    for p in (0, 2, 3, 5):
        assert pickle.loads(pickle.dumps(x, p)) == x
    print(copy.copy(x), copy.deepcopy(x) == x, x.tolist(), array(x.typecode, x.tobytes()) == x)
f = io.BytesIO()
a.tofile(f)
f.seek(0)
b = array('i')
b.fromfile(f, 3)
print(b)
try:
    b.fromfile(f, 100)
except EOFError as e:
    print(e, len(b))
for i in range(1000):
    b.append(i)
print(len(b), b[-1], b.index(500), sum(b[9:]))
class Sub(array):
    def __new__(cls, code, data, extra=None): return super().__new__(cls, code, data)
    def __init__(self, code, data, extra=None): self.extra = extra
s = Sub('i', [1, 2], extra='x')
print(s, s.extra, type(s + s).__name__, type(copy.copy(s)).__name__)
it = iter(array('i', [1, 2, 3]))
print(next(it), list(it), next(it, 'end'))
match array('i', [1, 2]):
    case [x, y]:
        print(x, y)
import array as mod
print(mod._array_reconstructor(array, 'i', 9, b'\0\0\0\1'), mod._array_reconstructor(array, 'd', 14, b'\0\0\x80?'))
for args in ((int, 'i', 8, b''), (5, 'i', 8, b''), (array, 'x', 8, b''), (array, 'i', 99, b''), (array, 'i', 8, 'x'), (array, 'i', 8, b'abc')):
    try:
        mod._array_reconstructor(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
