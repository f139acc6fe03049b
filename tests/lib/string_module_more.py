# string: constants, capwords, Template, Formatter.
import string


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, string.whitespace, len(string.printable)',
    "string.capwords('hello  world'), string.capwords('a-b', '-'), string.capwords('')",
    "string.Template('$a ${b} $$').substitute(a=1, b=2), string.Template('$a').substitute({'a': 'x'}), string.Template('$a $b').safe_substitute(a=1), string.Template('$a').template, string.Template('$x').get_identifiers(), string.Template('$').is_valid(), string.Template('$a').is_valid()",
    "string.Template('$a').substitute()",
    "string.Template('$').substitute()",
    "string.Template('a\\n$1').substitute()",
    "string.Template('${a').substitute(a=1)",
    "string.Formatter().format('{} {a}', 1, a=2), list(string.Formatter().parse('a{b!r:c}d')), string.Formatter().vformat('{0}', (5,), {}), string.Formatter().get_value(0, [7], {})",
    "string.Formatter().format('{0}')",
    "string.Formatter().format('{}{0}', 1)",
    'string.Formatter().format()'
)
