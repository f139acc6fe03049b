# re: sub, subn, split, escape, templates.
import re


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "re.sub('a', 'b', 'aab'), re.sub('a', 'b', 'aab', 1), re.sub('a', 'b', 'aab', count=1), re.subn('a', 'b', 'aab'), re.sub('', '-', 'ab'), re.sub('x*', '-', 'abxd'), re.sub('(a)(b)', r'\\2\\1', 'ab'), re.sub('(?P<n>a)', r'<\\g<n>>', 'a'), re.sub('(a)', r'\\g<1>0', 'a'), re.sub('(a)', r'\\g<0>!', 'a'), re.sub('a', r'\\n', 'a'), re.sub('a', '\\\\\\\\', 'a'), re.sub('(a)|b', r'[\\1]', 'ab')",
    "re.sub('a', lambda m: m.group().upper(), 'abc'), re.sub('.', lambda m: str(m.start()), 'abc'), re.sub('a', lambda m: '', 'aa'), re.sub('A', 'x', 'a', flags=re.I)",
    "re.sub('a', r'\\1', 'a')",
    "re.sub('a', r'\\g<x>', 'a')",
    "re.sub('a', r'\\g<', 'a')",
    "re.sub('a', r'\\g<1', 'a')",
    "re.sub('a', r'\\q', 'a')",
    "re.sub('a', '\\\\', 'a')",
    "re.sub('a', 5, 'a')",
    "re.sub('a', lambda m: 5, 'a')",
    "re.sub('a', b'x', 'a')",
    "re.sub('a', 'x')",
    "re.split(',', 'a,b,c'), re.split('(,)', 'a,b'), re.split(',', 'a,b,c', 1), re.split('x', 'abc'), re.split('', 'ab'), re.split(r'\\s*', 'a b'), re.split('(a)|b', 'xay'), re.split(r'\\W+', ' a b '), re.split(',', ''), re.split('b', 'aBc', flags=re.I)",
    "re.split(',', 5)",
    "re.escape('a.b*c'), re.escape('é €_-'), re.escape(b'a.b'), re.escape('\\x00\\n'), re.escape('')",
    're.escape(5)',
    "re.match('(a)(b)?', 'a').expand(r'\\1-\\2'), re.match('(?P<x>a)', 'a').expand(r'\\g<x>')",
    "re.match('a', 'a').expand(r'\\1')",
    "re.purge(), re.NOFLAG, re.I | re.M, re.I.value, re.compile('a', re.I).flags, re.compile('(?i)a').flags == re.I | re.U, repr(re.compile('a', re.I | re.S)), repr(re.compile('a' * 300))[:50], repr(re.match('a+', 'aab')), re.compile('(?P<x>a)(b)').groupindex, re.compile('(a)(b)').groups, re.compile('a').pattern",
    "re.compile('a') == re.compile('a'), re.compile('a') == re.compile('a', re.I), hash(re.compile('a')) == hash(re.compile('a')), re.compile(re.compile('a')) is not None, type(re.compile('a')).__name__, re.Pattern.__name__, re.Match.__name__",
    "re.compile(re.compile('a'), re.I)"
)
