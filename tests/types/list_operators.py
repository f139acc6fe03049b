# +, *, with reflected operators of others
class R:
    def __radd__(self, other): return ('radd', other)
    def __rmul__(self, other): return ('rmul', other)
    def __mul__(self, other): return ('mul', other)
    def __index__(self): return 2

def t(text):
    try:
        print(text, '->', eval(text))
    except Exception as e:
        print(text, '!!', type(e).__name__, e)

r = R()

class N:
    def __index__(self): return 2

class L(list):
    def __add__(self, other): return ['L+', *other]
    def __radd__(self, other): return ['+L', *other]

n = N()
for text in ('[1] + [2]', '[1] + []', '[1] + (2,)', '[1] + "a"', '[1] + None', '[1] + r', '1 + [1]', '(1,) + [1]',
             '[1] * 2', '2 * [1]', '[1] * 0', '[1] * -5', '[1, 2] * True', '[1] * 1.5', '1.5 * [1]', '[1] * "a"',
             '"a" * [1]', '[1] * [2]', '[1] * (1,)', '[1] * r', 'r * [1]', '[1] * n', 'n * [1]', '[1] * None', 'None * [1]',
             '[1] * 2**70', '[] * 2**70', '[1] - [1]', '[1] @ [1]', '-[1]', '[1] | [1]', 'L([1]) + [2]', '[1] + L([2])',
             'type(L([1]) * 2)', 'type(L([1])[:])', '[[]] * 3', '[1].__add__([2])', '[1].__mul__(2)', '[1].__rmul__(2)',
             '[1].__iadd__("ab")', '[1].__imul__(3)', '[1].__add__(1)', '[1].__eq__(1)', '[1].__contains__(1)'):
    t(text)
a = [[]] * 3
a[0].append(1)
print(a)
b = c = [1]
b += [2]
print(c, b is c)
b = b + [3]
print(c, b)
