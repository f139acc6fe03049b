# Language reference 6.5, 6.6: power and unary operators.
for src in """2**3 2**-1 2**0 0**0 (-2)**2 -2**2 2**3**2 (2**3)**2 2.0**3 2**0.5 (-8)**(1/3) 10**20 (-1)**5 1**1000 0.0**0 2**100
-1 +1 ~1 -0 -0.0 +-1 --1 ~~1 -~1 ~-1 -True +True ~True -(2**63) -1j +1j -1**2 -1.5**2 not(1) -+-~5
pow(2,3) pow(2,3,5) pow(2,-1,5) pow(3,-2,7) pow(2,0,1) pow(-2,3,5) pow(2,3,-5) pow(2.0,3) pow(2,0.5) pow(0,0) pow(10**30,2,7) pow(True,2)
0**-1 0.0**-1 pow(2,-1,4) pow(2,3,0) pow(2.0,3,5) pow(2,3.0,5) 'a'**2 2**'a' -'a' +'a' ~'a' ~1.5 ~1j -None -[] not[] pow('a',2) pow(2,3,'a') pow(1)
(-2)**0.5 (-2.0)**0.5 (1+2j)**2 (1+2j)**-1 1j**2 0j**0 0j**-1 2**1j (-1)**0.5 1e200**2 (-1e200)**3 2.0**1024 10.0**-400
2**True True**2 2**10**2 -2**-2 2**-2**2 (2)**-(2) 4**.5 8**(1/3) 1.1**10 7**-7""".split():
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "|", type(e).__name__, e)
x = 3
x **= 2
print(x, x ** -1, -x ** 2, (-x) ** 2)


async def aw():
    return 2


async def m():
    print(await aw() ** 2, -await aw())


try:
    m().send(None)
except StopIteration:
    pass
import operator
print(operator.pow(2, 5), operator.neg(5), operator.pos(-5), operator.inv(5), operator.not_(0), operator.abs(-3))
for a in (7, -7, 7.5, -7.5):
    for b in (2, -2, 2.5, -2.5):
        print(a // b, a % b, divmod(a, b), end=" | ")
    print()
print(2 ** 64 // 3, -(2 ** 64) // 3, 2 ** 64 % -3, (-2) ** 63, ~(2 ** 70), -(-(2 ** 70)), +2 ** 70)
