# locals() in comprehensions of modules and classes (PEP 709).
import sys

a = 1
print([sorted(locals()) for x in [1]])
print([sorted(locals()) for x in [1] for y in [2]])
print([eval("a + x") for x in [1, 2]])
print("a" in [sys._getframe().f_locals for a in [0]][0])
print([sys._getframe().f_locals["b"] for b in [7]])
y = 0
[exec("y = x") for x in [5]]
print(y, "x" in locals())
print([("x" in dir()) for x in [1]], [vars()["x"] for x in [2]])


class C:
    b = 2
    print([sorted(locals()) for x in [1]])
    print([locals()["x"] for x in [1, 2]])
    print(sorted(k for k in locals() if k[0] != "_"))


def f():
    q = 1
    print([sorted(locals()) for x in [1]])
    print(sorted(locals()))
    return [x for x in [q] if locals()["x"] == 1]


print(f())
