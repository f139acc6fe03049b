# re: patterns that are refused, with the message and the place.
import re


def fail(pattern, flags=0):
    try:
        re.compile(pattern, flags)
    except re.error as e:
        return e.msg, e.pos, e.lineno, e.colno, str(e)
    return 'fine'


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "fail('(')",
    "fail('a)')",
    "fail('[')",
    "fail('[b-a]')",
    "fail('*')",
    "fail('a**')",
    "fail('a{2,1}')",
    "fail('+a')",
    "fail('(?')",
    "fail('(?P')",
    "fail('(?P<')",
    "fail('(?P<a')",
    "fail('(?P<1a>x)')",
    "fail('(?P<a>x)(?P<a>y)')",
    "fail('(?P=a)')",
    "fail('(?P>a)')",
    "fail('(?Pa)')",
    "fail('(?z)')",
    "fail('(?<a)')",
    "fail('(?<=a*)')",
    "fail('(?(1)a|b)')",
    "fail('(?(x)a)')",
    "fail('()(?(1)a|b|c)')",
    "fail('(?#')",
    "fail('\\\\')",
    "fail('\\\\1')",
    "fail('(a\\\\1)')",
    "fail('\\\\x1')",
    "fail('\\\\u12')",
    "fail('\\\\U00110000')",
    "fail('\\\\q')",
    "fail('\\\\N{nothing at all}')",
    "fail('[\\\\q]')",
    "fail('[a-\\\\d]')",
    "fail('[\\\\d-a]')",
    "fail('a(?i)')",
    "fail('(?i')",
    "fail('(?-')",
    "fail('(?i-')",
    "fail('(?-i)')",
    "fail('(?L)a')",
    "fail('(?au)a')",
    "fail('x{99999999999}')",
    "fail('(?>')",
    "fail('a???')",
    "fail('^*')",
    "fail('a\\nb(')",
    "fail(b'(?u)a')",
    'fail(5)',
)
