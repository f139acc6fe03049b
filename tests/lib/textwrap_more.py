# textwrap: wrap, fill, shorten, dedent, indent.
import textwrap


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "textwrap.wrap('the quick brown fox jumps', 10), textwrap.wrap('', 5), textwrap.wrap('aaaaaaaaaa', 4), textwrap.wrap('aaaaaa b', 4, break_long_words=False), textwrap.wrap('a-b-c-d', 3), textwrap.wrap('a-b', 2, break_on_hyphens=False), textwrap.wrap('a b c', 3, initial_indent='>', subsequent_indent=' ')",
    "textwrap.wrap('a b', 0)",
    "textwrap.fill('one two three', 7), textwrap.shorten('hello big world', 12), textwrap.shorten('hello', 3), textwrap.shorten('a b c d', 5, placeholder='..'), textwrap.wrap('a b c d e f', 3, max_lines=2), textwrap.wrap('a\\tb', 20), textwrap.wrap('a\\nb', 20, replace_whitespace=False)",
    "textwrap.shorten('abc def', 2, placeholder='.....')",
    "textwrap.dedent('  a\\n    b\\n  c'), textwrap.dedent('a\\n  b'), textwrap.dedent('  a\\n\\n  b\\n   '), textwrap.dedent('\\ta\\n\\tb'), textwrap.indent('a\\n\\nb\\n', '> '), textwrap.indent('a\\nb', '-', lambda line: 'a' in line)",
)
