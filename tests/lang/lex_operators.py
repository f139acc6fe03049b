# Language reference 2.5, 2.6: operators and delimiters, longest match.
a, b, c = 5, 3, 2
print(a+-b, a--b, a+ +b, a-+-b, a**-b, -a**c, a//b, a%b, a/b, a*b)
print(a<<b>>c, a&b|c^a, ~a+b, a<b<c, a>b>c, a!=b==b, a<=b, a>=b)
x = [1,2,3]
print(x[1:], x[:1], x[::2], x[1:2:], x[-1], x[a-b])
print({1:2}[1], {1,2}=={2,1}, (1,)==(1,), ()==tuple())
f=lambda x=1,*y,**z:(x,y,z)
print(f(), f(1,2,k=3))
a+=1;b-=1;c*=3;print(a,b,c)
a//=2;b**=3;c%=4;print(a,b,c)
a<<=2;b>>=1;c|=8;print(a,b,c)
a&=12;b^=7;a/=4;print(a,b)
if(a):print("paren")
print(1if a else 2)
while(True):break
for(i)in(1,2):print(i,end=" ")
print()
class M:
    def __matmul__(self, o): return "mat"
    def __imatmul__(self, o): return "imat"
m=M();print(m@m);m@=1;print(m)
print((y:=10)+y, [z:=1, z*2])
def g(p:int=1,*,q:str="s")->None:...
print(g.__annotations__, g())
print(...,Ellipsis is ...)
print(not-1, not not[], -(-1), +-+-1, ~~5, - - 1)
print(1 .__class__, (1).__class__, 1.5.__class__, "".__class__)
for src in ("a <> b", "a ! b", "a = = b", "a === b", "a !== b", "a++", "++a", "a--", "a =+ 1; print(a)", "a && b", "a || b", "!a",
            "a ? b : c", "a -> b", "a := 1", "x[a := 0]", "`a`", "a..b", "a...b", "....__class__", "a <- b", "1 =< 2", "1 => 2",
            "a ** ** b", "a // / b", "a * / b", "a @@ b", "@", "a %% b", "$a", "a;;b", ";", "a;", "a,,b", "(,)", "[,]", "{,}",
            "f(,)", "f(a,,b)", "(a,)", "[a,]", "{a,}", "f(a,)", "x[a,]", "x[,]", "x[]", "{:}", "{1:}", "{:1}", "{1:2,}", "{1,2:3}",
            "{1:2,3}", ")", "(]", "[)", "{1:2]", "(1", "[1,", "print(1))"):
    try:
        compile(src, "<s>", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(src, "|", e.msg, (e.offset, e.end_offset))
