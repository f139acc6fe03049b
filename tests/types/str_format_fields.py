# str.format: fields, conversions, nesting, errors.
class Default(dict):
    def __missing__(self, key):
        return f'<{key}>'


class Custom:
    def __format__(self, spec):
        return f'custom({spec})'

    def __repr__(self):
        return 'repr'


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "'{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{0}{x}{0}'.format(1, x=2), '{{}}'.format(), '{0!r:>5}'.format('a'), '{!s}'.format(1.5), '{!a}'.format('é')",
    "'{0[0]} {0[1]}'.format([1, 2]), '{0[key]}'.format({'key': 'v'}), '{0.real}'.format(5), '{0[a][0].imag}'.format({'a': [1j]}), '{a.__class__.__name__}'.format(a=1), '{0[-1]}'.format({'-1': 'x'})",
    "'{:{}}'.format('a', 5) + '|', '{:{w}.{p}}'.format(3.14159, w=8, p=3), '{:>{}}'.format('a', 3), '{0:{1}{2}}'.format('x', '*^', 5)",
    "'{'.format()",
    "'}'.format()",
    "'{0'.format(1)",
    "'{0}}'.format(1)",
    "'{0!}'.format(1)",
    "'{0!x}'.format(1)",
    "'{0!rx}'.format(1)",
    "'{0[}'.format([1])",
    "'{0[]}'.format([1])",
    "'{0.}'.format(1)",
    "'{0]}'.format(1)",
    "'{}{0}'.format(1)",
    "'{0}{}'.format(1)",
    "'{}'.format()",
    "'{2}'.format(1)",
    "'{x}'.format()",
    "'{0.nothing}'.format(1)",
    "'{0[x]}'.format([1])",
    "'{0[5]}'.format([1])",
    "'{:{:{}}}'.format(1, 2, 3)",
    "'{:d}'.format('a')",
    "'{:s}'.format(5)",
    "'{:10}|{:<10}|{:^10}|{:>10}'.format('a', 'b', 'c', 'd'), '{:.2}'.format('abc'), '{:5.1}|'.format('abc'), '{:é^5}'.format('x'), '{:05}'.format('ab')",
    "'{:,}'.format('a')",
    "'{:=5}'.format('a')",
    "'{:+}'.format('a')",
    "'{: }'.format('a')",
    "'{:#}'.format('a')",
    "'{:z}'.format('a')",
    "'{:.}'.format('a')",
    "'{a}'.format_map({'a': 1}), '{a[0]}'.format_map({'a': [5]}), '{x}'.format_map(Default())",
    "'{a}'.format_map({})",
    "'{}'.format_map([1])",
    "'{}'.format_map({})",
    "'{:%Y}'.format(Custom()), '{!r}'.format(Custom()), '{}'.format(Custom())",
    "format('a', 5)",
    'format(\'a\', \'>3\'), format(\'abc\', \'.0\'), format(\'\', \'3\') + \'|\', f\'{"a":>{1 + 2}}\', f\'{5!r:^5}\', f\'{1.5:{".1f"}}\'',
    "'{0.__class__}'.format(5), '{:}'.format(5), '{0:}'.format('x'), '{!r}'.format('\\n')"
)
