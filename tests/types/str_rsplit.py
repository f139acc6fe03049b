def show(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__ + ":", e)


texts = ["", " ", "a", " a ", "a b", "  a  b  c  ", "a\tb\nc\rd\x0be\x0cf", "\xa0a\u2003b\u3000", "a\x1cb\x1fc", "one,two,,three,",
         ",", ",,", "a,b", "\xe9,\xe8,,", "aXXbXXXc"]
for text in texts:
    for limit in (-1, 0, 1, 2, 10):
        print(ascii(text), limit, ascii(text.rsplit(None, limit)), ascii(text.rsplit(",", limit)), ascii(text.rsplit("XX", limit)))
    print(ascii(text.rsplit()), ascii(text.rsplit(maxsplit=1)), ascii(text.rsplit(sep=",")), ascii(text.rsplit(sep=None)))
for args in (("",), (1,), (b",",), (",", "x"), (",", 1.5), (",", 1, 2), (None, None)):
    show("a,b".rsplit, *args)
show("a,b".rsplit, sep="")
show("a,b".rsplit, separator=",")
show("a b".rsplit, maxsplit=10**30)


class S(str):
    pass


parts = S("a b").rsplit()
print(parts, [type(p) for p in parts], type(S("abc").rsplit(",")[0]), "a-b".rsplit(S("-")))
s = "whole"
print(s.rsplit(",")[0] is s, s.rsplit()[0] is s, len(("a," * 1000).rsplit(",")), ("ab " * 500).rsplit()[-1])
print("a<>b<>c".rsplit("<>"), "aaa".rsplit("a"), "aaa".rsplit("aa"), "abc".rsplit("abc"), "abc".rsplit("abcd"))
