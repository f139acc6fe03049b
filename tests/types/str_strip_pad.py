# str.strip, center, ljust, rjust, zfill, expandtabs, removeprefix.
def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "'  a b '.strip(), '  a '.lstrip(), '  a '.rstrip(), 'xxaxx'.strip('x'), 'xyaxy'.strip('yx'), 'abc'.strip(''), 'abc'.strip('abc'), '\\u3000a\\u2003'.strip(), '\\x1ca'.strip()",
    "'abc'.lstrip('cb'), 'abc'.rstrip('cb'), 'éaé'.strip('é'), '😀a😀'.strip('😀'), ' a '.strip(None)",
    "'abc'.strip(5)",
    "'abc'.strip('a', 'b')",
    "'a'.center(5), 'a'.center(4), 'ab'.center(5), 'ab'.center(5, '*'), 'abc'.center(2), 'a'.ljust(3) + '|', 'a'.rjust(3), 'a'.ljust(3, '-'), 'a'.rjust(3, 'é'), 'é'.center(4, '😀')",
    "'a'.center(-5), 'a'.center(True), 'a'.ljust(0)",
    "'a'.center(5, '')",
    "'a'.center(5, 'ab')",
    "'a'.center(5, 5)",
    "'a'.center('x')",
    "'a'.center()",
    "'5'.zfill(3), '-5'.zfill(4), '+5'.zfill(4), '--5'.zfill(5), ''.zfill(2), 'abc'.zfill(2), '-'.zfill(3), 'é'.zfill(3)",
    "'5'.zfill('3')",
    "'a\\tb'.expandtabs(), 'a\\tb'.expandtabs(4), 'a\\tb'.expandtabs(0), 'a\\tb'.expandtabs(-1), 'ab\\tc\\n\\td'.expandtabs(4), '\\t\\t'.expandtabs(tabsize=3), 'é\\tx'.expandtabs(4)",
    "'a'.expandtabs('x')",
    "'a\\tb'.expandtabs(2**63)",
    "'prefix-x'.removeprefix('prefix-'), 'x'.removeprefix('xx'), 'abc'.removesuffix('bc'), 'abc'.removesuffix(''), 'abc'.removeprefix(''), 'aa'.removeprefix('a'), 'aa'.removesuffix('a')",
    "'abc'.removeprefix(5)",
    "'abc'.removesuffix()",
    "'abc'.removeprefix('a', 'b')"
)
