"""Patterns whose copies of repeated items are too much for PCRE2: they become subroutines."""
import re
label = r"(?:[^\\\[\]]|\\.){0,500}"
p = re.compile(r"(?P<a>x)?\[(?P<b>" + label + r")\]:|\((?P<c>" + label + r")\)|<(" + label + r")>|{(" + label + r")}(?P=b)?")
print(p.groups, p.groupindex)
for s in ("x[foo]: bar", "[a\\]b]:", "(" + "y" * 500 + ")", "(" + "y" * 501 + ")", "<>", "{a]b}", "{ab}"):
    m = p.search(s)
    print(m and (m.span(), m.lastindex, [g and len(g) for g in m.groups()]), m and m.lastgroup)
print(len(p.findall("[a]: (b) <c> {d}" * 100)), p.sub(lambda m: str(m.lastindex), "[a]: (b) <c> {d}"), p.split("1[a]:2")[-1])
q = re.compile(r"(?i)(?:ab|\w\s){3,2000}?(?:cd|[^x]y){10,900}z", re.S)
print(q.search("Ab" * 5 + "cD" * 12 + "z"), q.fullmatch("ab" * 3 + "cd" * 9 + "z"), q.match("ab" * 2000 + "CD" * 900 + "Z").end())
print(re.compile(r"^(?:(?:[a-z0-9]|\.){1,300}@){1,20}(?:(?:[a-z0-9]|\.){1,300}$)").match("a.b@c.d").group())
