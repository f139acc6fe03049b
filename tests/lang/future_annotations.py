from __future__ import annotations
import __future__
def f(a: undefined.name[int], *args: *Ts, b: "str" = 1) -> x | y: pass
print(f.__annotations__)
class A:
    x: List[int] = 3
    y: lambda z: z + 1
    __p: int
print(A.__annotations__)
v: foo(1, *a, k=2) = 2
print(__annotations__)
(w): int = 3
class B: pass
b = B(); b.x: int = 4
print(b.x, f.__code__.co_flags & __future__.annotations.compiler_flag != 0)
