# Mapping and sequence patterns, also deeply nested.
class M(dict):
    def keys(self): print("keys"); return super().keys()
def f(w):
    match w:
        case {"x": x, "y": "y", "z": z, **rest}: return x, z, rest
        case {"x": {"q": [a, {"r": b}]}}: return a, b
        case {**r}: return r
print(f({"x": 1, "y": "y", "z": 2, "w": 3}), f({"x": {"q": [1, {"r": 2}]}}), f({}), f({"x": 1}))
n = 60
exec("match x:\n  case " + "{1:" * n + "_" + "}" * n + ": print('deep')\n  case _: print('no')", {"x": eval("{1:"*n + "5" + "}"*n)})
exec("match x:\n  case " + "[" * n + "a, b" + "]" * n + ": print('deep', a, b)\n  case _: print('no')", {"x": eval("["*n + "5, 6" + "]"*n)})
