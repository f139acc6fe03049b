# re: match, search, fullmatch, findall, finditer with all kinds of patterns.
import re


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "re.match('a+', 'aab').group(), re.match('b', 'ab'), re.search('b+', 'abbc').span(), re.fullmatch('a|ab', 'ab').group(), re.fullmatch('a', 'ab'), re.search('', 'abc').span(), re.match('', '').group()",
    "re.findall('a.', 'abacad'), re.findall('(a)(.)', 'abac'), re.findall('x', 'abc'), re.findall('', 'ab'), re.findall('(a)|b', 'ab'), [m.span() for m in re.finditer('b*', 'abbc')], re.findall(r'\\d+', 'a1b22'), re.findall(r'\\w+', 'héllo wörld'), re.findall(r'\\bfoo\\b', 'foo foobar foo')",
    "re.match('(?P<x>a)(b)?', 'a').groups(), re.match('(?P<x>a)(b)?', 'a').groupdict(), re.match('(a)(b)?', 'a').groups('-'), re.match('(a)(b)', 'ab').group(1, 2), re.match('(a)(b)', 'ab')[2], re.match('(?P<n>a)', 'a')['n'], re.match('(a)(b)?', 'a').span(2), re.match('(a)', 'a').start(1), re.match('(a)', 'a').end(), re.match('(a)(b)?', 'a').lastindex, re.match('(?P<q>a)', 'a').lastgroup, re.match('a', 'a').lastindex",
    "re.match('(a)', 'a').group(2)",
    "re.match('(a)', 'a').group('x')",
    "re.match('(a)', 'a')[-1]",
    "re.match('(a)', 'a').span('y')",
    "re.search('(?i)HELLO', 'say hello').group(), re.search('(?s)a.b', 'a\\nb').group(), re.findall('(?m)^a', 'a\\na'), re.search('(?x) a  b # comment', 'ab').group(), re.search('a(?i:B)c', 'abc').group(), re.search('(?a)\\\\w+', 'é') , re.findall('(?-i:a)', 'aA')",
    "re.search(r'(\\w+) \\1', 'the the').group(), re.search('(?P<w>a)(?P=w)', 'aa').group(), re.search('(a)?(?(1)b|c)', 'ab').group(), re.search('(a)?(?(1)b|c)', 'c').group(), re.search('a(?=b)', 'ab').group(), re.search('a(?!b)', 'abac').start(), re.search('(?<=a)b', 'ab').group(), re.search('(?<!a)b', 'abcb').start()",
    "re.match('a{2}', 'aaa').group(), re.match('a{2,}', 'aaa').group(), re.match('a{,2}', 'aaa').group(), re.match('a{1,2}?', 'aaa').group(), re.match('a*?b', 'aab').group(), re.match('a++', 'aaa').group(), re.match('(?>a+)ab', 'aaab'), re.match('[a-c]+', 'abcd').group(), re.match('[^a]', 'b').group(), re.match('[]a]+', ']a').group(), re.match(r'[\\d\\s]+', '1 2').group(), re.match('a{', 'a{').group(), re.match('a{1', 'a{1').group()",
    "re.match(r'\\Aab\\Z', 'ab').group(), re.search('a$', 'a\\n').span(), re.search(r'a\\Z', 'a\\n'), re.search(r'\\x41\\u0042\\U00000043\\t\\101', 'ABC\\tA').group(), re.match('.', '\\n'), re.match('é', 'é').group(), re.match('[à-ü]+', 'éü').group(), re.search('😀+', 'a😀😀').span(), re.match(b'a.', b'ab').group(), re.findall(rb'\\w', b'a\\xe9')",
    "re.match('a', b'a')",
    "re.match(b'a', 'a')",
    "re.match('a', 5)",
    "re.match(5, 'a')",
    "re.compile('a').match('ba', 1).span(), re.compile('^a').search('ba', 1), re.compile('a$').search('ab', 0, 1).span(), re.compile('a').findall('aaaa', 1, 3), re.compile('a').search('a', 5)"
)
