# Aliases and type parameters that refer to themselves are collected.
type X[T: X] = int
X.__type_params__[0].__bound__
class A[T: A]: pass
A.__type_params__[0].__bound__
def f[T: f](): pass
f.__type_params__[0].__bound__
type Z[T = Z] = int
Z.__type_params__[0].__default__
U = int
from _typing import TypeVar
W = TypeVar("W", bound=None)
L=[]
W2 = TypeVar("W2", bound=L) if 0 else TypeVar("W2", L, int)
L.append(W2)
print("done", X.__value__)
