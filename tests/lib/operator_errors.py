# operator: functions, getters, wrong arguments.
import operator as op


class M:
    def __matmul__(self, other):
        return 'matmul', other


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "op.add(1, 2), op.sub(5, 3), op.mul('a', 3), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 3), op.neg(5), op.pos(-5), op.invert(5), op.abs(-5), op.not_(0), op.truth([]), op.is_(None, None), op.is_not(1, 2)",
    "op.lshift(1, 3), op.rshift(8, 1), op.and_(6, 3), op.or_(4, 1), op.xor(5, 1), op.lt(1, 2), op.le(2, 2), op.eq(1, 1.0), op.ne(1, 2), op.gt(2, 1), op.ge(1, 2), op.concat([1], [2]), op.contains([1], 1), op.countOf([1, 1, 2], 1), op.indexOf([1, 2], 2), op.getitem({'a': 1}, 'a'), op.index(True)",
    'op.add(1)',
    "op.add(1, 'a')",
    'op.concat(1, 2)',
    'op.indexOf([1], 5)',
    'op.indexOf(5, 5)',
    'op.countOf(5, 5)',
    'op.getitem([1], 5)',
    'op.getitem(5, 0)',
    'op.index(1.5)',
    'op.setitem((1,), 0, 5)',
    'op.delitem([1], 5)',
    'op.contains(5, 1)',
    "op.itemgetter(1)('abc'), op.itemgetter(0, 2)('abc'), op.itemgetter(slice(1, 3))('abcd'), op.itemgetter('a')({'a': 5}), repr(op.itemgetter(1, 'a'))",
    'op.itemgetter()',
    'op.itemgetter(1)()',
    "op.itemgetter(1)('a')",
    "op.itemgetter('a')([1])",
    "op.itemgetter(1)('ab', 'cd')",
    "op.attrgetter('real')(5), op.attrgetter('real', 'imag')(5), op.attrgetter('__class__.__name__')(5), repr(op.attrgetter('a', 'b.c'))",
    'op.attrgetter()',
    'op.attrgetter(5)',
    "op.attrgetter('x')(5)",
    "op.attrgetter('real.x')(5)",
    "op.methodcaller('upper')('a'), op.methodcaller('split', ',', maxsplit=1)('a,b,c'), repr(op.methodcaller('f', 1, k=2))",
    'op.methodcaller()',
    'op.methodcaller(5)',
    "op.methodcaller('x')('a')",
    "op.methodcaller('upper')()",
    'op.iadd([1], [2]), op.imul(3, 4), op.iconcat([1], [2]), op.ior({1}, {2}), op.ipow(2, 5), op.isub(5, 1)',
    'op.iconcat(1, 2)',
    'op.length_hint([1]), op.length_hint(iter([1, 2])), op.length_hint(5), op.length_hint(5, 7)',
    "op.length_hint([], 'a')",
    'op.call(max, 1, 5), op.call(dict, a=1), op.matmul(M(), 5)',
    'op.matmul(1, 2)'
)
