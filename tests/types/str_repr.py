import sys

samples = ["", "a", "'", '"', "'\"", "\\", "\n\r\t", "\x00\x01\x1f\x20", "\x7e\x7f\x80", "\xa0\xad\xe9",
           "\u0100", "\u0378", "\u200b\u2028\u2029", "\u3000", "\ue000", "\ufffe\uffff", "\ud800", "\udcff x",
           "\U0001f600", "\U000e0001", "\U0010ffff", "caf\xe9 \u20ac \U0001d54f", "it's \"both\"", "tab\tend"]
for s in samples:
    print(ascii(repr(s)), ascii(s), len(repr(s)))
for s in samples:
    assert eval(repr(s)) == s
    assert eval(ascii(s)) == s
print(repr("a" * 200 + "\n" + "'" * 3))


class S(str):
    pass


class R(str):
    def __repr__(self):
        return "R!"

    def __str__(self):
        return "S!"


print(repr(S("x'y")), str(S("x'y")), repr(R("x")), str(R("x")), f"{R('x')}", f"{R('x')!r}", [R("x")])
print(type(str(S("x"))), type(S("x").__str__()), S("q").__repr__())
