"""A right operand with an operator of its own is asked before a built-in sequence, also by += and *=."""
class A1(list): pass
class A2(list):
    def __radd__(self, other): return 42
class Bar:
    def __radd__(s,o): return 'r'
    def __rmul__(s,o): return 'm'
    def __index__(s): return 3
class oops:
    def __rmul__(self, other): return 42
    def __index__(self): return 3
def t(s):
    try: print(s,eval(s))
    except Exception as e: print(s,type(e).__name__,e)
def x(s,v):
    d={'x':v,'A1':A1,'A2':A2,'Bar':Bar,'oops':oops}
    try: exec(s,d); print(s,v,d['x'])
    except Exception as e: print(s,v,type(e).__name__,e)
for s in ["[2]+A1([3])","[2]+A2([3])","[2]+Bar()","(2,)+Bar()","'a'+Bar()","b'a'+Bar()","bytearray(b'a')+Bar()","'2'+A2([3])",
  "[2]*oops()","(2,)*oops()","'2'*oops()","b'2'*oops()","bytearray(b'2')*oops()","oops()*[2]","Bar()*'a'","Bar()*[2]"]: t(s)
for s in ["x+=A2([3])","x+=Bar()","x*=oops()","x*=Bar()"]:
    for v in ([2],(2,),'2',b'2',bytearray(b'2'),{2}): x(s,v)
import array,collections
for v in (array.array('i',[1]),collections.deque([1])):
    for s in ["x+=Bar()","x*=oops()","x=x+Bar()","x=x*oops()"]: x(s,v)
