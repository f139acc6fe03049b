# int() through __int__, __index__, __trunc__
import warnings


def show(text, **names):
    for e in text.strip().split('\n'):
        try:
            r = repr(eval(e, names | globals()))
        except Exception as x:
            r = f'{type(x).__name__}: {x}'
        print(e, '->', r)


warnings.simplefilter('ignore')


class I:
    def __init__(self, v):
        self.v = v

    def __int__(self):
        return self.v


class X(I):
    __int__ = None
    __index__ = I.__int__


class Index:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        return self.v


class Trunc:
    def __init__(self, v):
        self.v = v

    def __trunc__(self):
        return self.v


class Both:
    def __int__(self):
        return 1

    def __index__(self):
        return 2

    def __trunc__(self):
        return 3


class Sub(int):
    pass


class IntSub(int):
    def __int__(self):
        return 42


class TruncOnly(int):
    def __trunc__(self):
        return 43


class Fail:
    def __int__(self):
        raise KeyError('no')


class FloatOnly:
    def __float__(self):
        return 1.5


class Text(str):
    def __int__(self):
        return 99


show(r'''
int(I(5)), int(I(2**70)), int(I(True))
int(I('x'))
int(I(1.5))
int(I(Sub(7))), type(int(I(Sub(7))))
int(Index(5)), int(Index(2**70))
int(Index(1.5))
int(Trunc(5)), int(Trunc(True)), int(Trunc(Index(9)))
int(Trunc(1.5))
int(Trunc('x'))
int(Both())
int(Sub(3)), type(int(Sub(3)))
int(IntSub(3)), IntSub(3) + 0
int(TruncOnly(3))
int(Fail())
int(FloatOnly())
int(Text('12'))
int('10', Index(16))
int('10', Index(2**80))
Sub('12'), Sub('z', 36), Sub(), type(Sub('12'))
Sub(I(3)), type(Sub(I(3)))
''')
