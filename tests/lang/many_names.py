# More variables and targets than fit registers.
n = 300
ns = ", ".join(f"x{i}" for i in range(n))
code = "def f():\n    " + "; ".join(f"x{i} = {i}" for i in range(n)) + f"\n    y = [[{ns}] for {ns} in (range(300),)]\n    return y, x299, len(locals())\n"
exec(code); r = f(); print(r[0] == [list(range(300))], r[1:])
code = f"y = [[{ns}] for {ns} in (range(300),)]\nprint(y == [list(range(300))])"
exec(code)
exec(f"{ns} = range(300)\nprint(x299)")
exec(f"*q, {', '.join(f'x{i}' for i in range(40))} = range(310)\nprint(len(q), x39)")
class A:
    def f(self, __x=1):
        [(__x := y) for y in "ab"]
        return __x
print(A().f())
