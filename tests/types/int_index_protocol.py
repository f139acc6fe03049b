# __int__, __index__, __trunc__ and what they may return.
import math
import operator


class A:
    def __init__(self, v):
        self.v = v

    def __int__(self):
        return self.v


class B:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


class C:
    pass


class D:
    def __int__(self):
        raise ZeroDivisionError('inside')


class F:
    def __init__(self, v):
        self.v = v

    def __float__(self):
        return self.v


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'int(A(5)), int(A(True))',
    "int(A('x'))",
    'int(A(1.5))',
    "int(B(7)), [1, 2, 3][B(1)], range(B(3)), hex(B(255)), 1 << B(3) if 0 else 'skip'",
    "[1][B('x')]",
    '[1][C()]',
    'int(C())',
    'int(D())',
    'operator.index(B(3)), operator.index(True)',
    'operator.index(1.0)',
    'operator.index(B(None))',
    "bytes(B(3)), 'ab' * B(2), [0] * B(2), (1,) * B(2)",
    "'ab' * 2.0",
    "chr(B(65)), bin(B(5)), oct(B(8)), round(2.567, B(1)), int('11', B(2))",
    'math.factorial(B(4)), math.gcd(B(4), 6), math.isqrt(B(10))',
    'float(A(5))',
    'float(B(5)), complex(B(5)), float(F(2.5)), complex(F(2.5))',
    "float(F('x'))",
    'float(F(3))'
)
