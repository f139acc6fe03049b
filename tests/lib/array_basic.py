# array: construction, items, errors
import warnings
warnings.simplefilter('ignore')
import array
from array import array as A
def t(s):
    try:
        print(s, '->', eval(s))
    except Exception as e:
        print(s, '!!', type(e).__name__, e)

for s in ('A("i")', 'A("i", [1, 2])', 'A("x")', 'A()', 'A("i", 1)', 'A("i", ["a"])', 'A("b", [200])', 'A("b", [-129])', 'A("B", [-1])', 'A("B", [256])', 'A("u", "abc")', 'A("w", "abc")', 'A("d", [1, 2.5])',
          'A("i", b"\\0" * 8)', 'A("i", b"abc")', 'A("i", "abc")', 'A("b", b"ab")', 'A("i", bytearray(4))', 'A("i", [1]) + A("d", [1])', 'A("i", [1]) + [1]', 'A("i", [1]) + A("i", [2])', 'A("i", [1]) * 2', '2 * A("i", [1])',
          'A("i", [1])[5]', 'A("i", [1])["a"]', 'A("i", [1, 2, 3])[::2]', 'A("i", [1, 2, 3])[::-1]', 'A("i", [1]).append("a")', 'A("i", [1]).append(1.5)', 'A("q", [2**63])', 'A("q", [-2**63])', 'A("Q", [2**64])', 'A("Q", [2**64 - 1])',
          'A("Q", [-1])', 'A("I", [2**32])', 'A("I", [-1])', 'A("i", [2**31])', 'A("l", [2**63])', 'A("L", [2**64])', 'A("h", [40000])', 'A("H", [-1])', 'A("H", [70000])', 'A("f", ["a"])', 'A("i", [1]).pop()', 'A("i").pop()', 'A("i", [1]).pop(5)',
          'A("i", [1]).remove(5)', 'A("i", [1]).index(5)', 'A("i", [1, 2]).index(2, 1)', 'A("i", [1]).extend(A("d"))', 'A("i", [1]).extend("ab")', 'A("i", [1, 2]) == A("d", [1, 2])', 'A("i", [1]) < A("i", [2])', 'A("i", [1]) == [1]',
          'A("i", [1, 2]).tobytes()', 'A("u", "ab").tounicode()', 'A("i").tounicode()', 'A("i", [1]).itemsize', 'A("i", [1]).typecode', 'A("i", [1]).buffer_info()[1]', 'A("i", [1]).frombytes(b"abc")', 'A("i", [1]).fromlist((1,))',
          'A("i", [1]).fromlist([1, "a"])', 'A("i", [1]).fromunicode("a")', 'A("u").fromunicode(1)', 'A("ii")', 'A(1)', 'A("i", [1], 2)', 'A("i", x=1)', 'A("i", [1]).__reduce_ex__(2)', 'A("i", [1]).__reduce_ex__(4)[1]', 'array.typecodes',
          'A("f", [1.1])', 'A("b", [1])[0:1]', 'list(reversed(A("i", [1, 2])))', 'A("i", range(3))', 'A("i", {1: 2})', 'A("i", None)', 'A("w", "é")', 'memoryview(A("i", [1, 2])).format', 'memoryview(A("d", [1, 2])).tolist()', 'bytes(A("h", [1]))',
          'A("i", A("u", "a"))', 'A("u", A("i", [1]))', 'A("i", A("d", [1.0]))', 'A("d", A("i", [1]))', '1 in A("i", [1])', 'A("i", [1]) * "a"', 'A("i", iter([1, 2]))', 'A("d", ["a"])', 'A("u", ["ab"])', 'A("u", [1])', 'A("i", [1.0])', 'len(A("i", [1]))', 'A("i", [1]).foo',
          'A("i", [1]).__iadd__([1])', 'A[int]', 'sum(A("i", [1, 2]))', 'sorted(A("i", [3, 1]))', 'A("i", [1, 2, 1]).count(1)', 'array.ArrayType is A', 'bool(A("i"))', 'A("i", [1, 2]) > A("i", [1])'):
    t(s)
