# conversions that run code while a number is in use
class Weird:
    def __init__(self, action):
        self.action = action

    def __index__(self):
        return self.action()

    __int__ = __float__ = __complex__ = __bool__ = __index__


def boom():
    raise KeyError('boom')


def deep():
    return int(Weird(deep))


def text():
    return 'text'


for name, f in (('int', int), ('float', float), ('complex', complex), ('bool', bool), ('hex', hex), ('bin', bin), ('abs', lambda v: abs(v)),
                ('round', lambda v: round(5, v)), ('shift', lambda v: 1 << v), ('pow', lambda v: pow(2, 3, v)), ('to_bytes', lambda v: (5).to_bytes(v)),
                ('base', lambda v: int('5', v)), ('from_bytes', lambda v: int.from_bytes([v])), ('range', lambda v: list(range(v))),
                ('repeat', lambda v: 'a' * v), ('item', lambda v: [1, 2][v])):
    for action in (boom, text, lambda: 1, lambda: 2**70):
        try:
            r = f(Weird(action))
            print(name, r if len(str(r)) < 40 else 'long')
        except Exception as e:
            print(name, type(e).__name__, e)
    try:
        f(Weird(deep))
        print('no error')
    except (RecursionError, TypeError) as e:
        print(name, type(e).__name__)
