"""Texts of deprecations of conversions that give a subclass, and hints for misspelt keywords of built-ins."""
import warnings
warnings.simplefilter('always')
class F(float): pass
class I(int): pass
class C(complex): pass
class A:
    def __float__(s): return F(1)
    def __int__(s): return I(1)
    def __index__(s): return I(2)
    def __complex__(s): return C(1)
a=A()
import operator,math
for f in (float,int,complex,operator.index,math.sqrt,math.floor,math.trunc,hex,range,lambda a:[1,2,3][a],lambda a: b'abc'[a], lambda a: 'a'*a, lambda a:'%x'%a, lambda a:'%f'%a,lambda a:pow(2,2,3)+chr(70+0).count('F'),chr,round):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: r=f(a)
        except Exception as e: r=e
        print(r,[str(x.message) for x in w])
import itertools
for t in ["itertools.product([1],repat=1)","itertools.zip_longest([],fillvalu=1)","itertools.permutations([],s=1)","itertools.combinations([],2,d=1)","itertools.accumulate([],initia=1)","itertools.count(strt=1)","itertools.repeat(1,time=2)","itertools.groupby([],kee=1)","itertools.islice([],stop=1)","itertools.batched([],3,strct=1)","sorted([1],kesy=1)","[].sort(kesy=1)","int('1',bass=2)", "min(1,2,keyy=1)","int(1,2,3,4)","int(1,2,3)","sorted([1],ke=1,re=2)"]:
    try: eval(t)
    except BaseException as e: print(t,type(e).__name__,e)
