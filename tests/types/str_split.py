def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


texts = ["", " ", "a", " a ", "a b", "  a  b  c  ", "a\tb\nc\rd\x0be\x0cf", "\xa0a\u2003b\u3000", "a\x1cb\x1fc", "one,two,,three,",
         ",", ",,", "a,b", "\xe9,\xe8,,", "aXXbXXXc"]
for text in texts:
    for limit in (-1, 0, 1, 2, 10):
        print(ascii(text), limit, ascii(text.split(None, limit)), ascii(text.split(",", limit)), ascii(text.split("XX", limit)))
    print(ascii(text.split()), ascii(text.split(maxsplit=1)), ascii(text.split(sep=",")), ascii(text.split(sep=None)))
for args in (("",), (1,), (b",",), (",", "x"), (",", 1.5), (",", 1, 2), (None, None)):
    show("a,b".split, *args)
show("a,b".split, sep="")
show("a,b".split, separator=",")
show("a b".split, maxsplit=10**30)


class S(str):
    pass


parts = S("a b").split()
print(parts, [type(p) for p in parts], type(S("abc").split(",")[0]), "a-b".split(S("-")))
s = "whole"
print(s.split(",")[0] is s, s.split()[0] is s, len(("a," * 1000).split(",")), ("ab " * 500).split()[-1])
print("a<>b<>c".split("<>"), "aaa".split("a"), "aaa".split("aa"), "abc".split("abc"), "abc".split("abcd"))
