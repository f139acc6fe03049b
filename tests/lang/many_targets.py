# Unpacking, patterns and parameters with more parts than the virtual machine has registers.


def run(source):
    names = {}
    try:
        exec(source, names)
    except (SyntaxError, ValueError, TypeError) as e:
        return type(e).__name__, e.args[0]
    return names["r"]


def names(n, first=0):
    return ",".join(f"a{i}" for i in range(first, first + n))


for n in 49, 51, 60, 62, 256, 257, 300, 700:
    print("size", n)
    for source in (
            f"[{names(n)}] = range({n}); r = a0, a{n - 1}",
            f"[{names(n)}] = range({n - 1})",
            f"[{names(n)}] = range({n + 1})",
            f"[{names(n)}] = 5",
            f"import itertools\n[{names(n)}] = itertools.count()",
            f"[{names(n - 1)}, *r] = range({n + 3})",
            f"[{names(n - 1)}, *r] = range({n - 3})",
            f"[a, *b, {names(n - 2)}] = 'x' * {n + 1}; r = b, a0",
            f"[a, *b, {names(n - 2)}] = 'x' * {n - 2}",
            f"def f():\n [{names(n)}] = range({n})\n return a{n - 1}\nr = f()",
            f"def f():\n d = {{}}\n [{names(n - 2)}, d[0], *d['s']] = range({n + 1})\n return d\nr = f()",
            f"for {names(n)} in [range({n})]: r = a{n - 1}",
            f"match range({n}):\n case [{names(n)}]: r = a0, a{n - 1}",
            f"match list(range({n + 5})):\n case [{names(n - 3)}, *r, b, c, d]: r = r, d",
            f"match list(range({n + 5})):\n case [a, *r, {names(n - 1)}]: r = r, a{n - 2}",
            f"match [*range({n})]:\n case [{','.join(map(str, range(n)))}]: r = 'literals'",
            f"match [*range({n - 1}), -1]:\n case [{','.join(map(str, range(n)))}]: r = 1\n case _: r = 'no'",
            f"match [*range({n - 1}), (1, 2)]:\n case [{names(n - 1)}, (1 | 3, x)]: r = a3, x",
            f"match [*range({n - 1}), (1, 2)]:\n case [{names(n - 1)}, (2, x)]: r = 1\n case [*_, x]: r = x",
            f"match range({n}), 1:\n case (([{names(3)}] | [{names(3)}, *_]), 1): r = a2",
            f"match dict.fromkeys(range({n}), 7):\n case {{{','.join(f'{i}: a{i}' for i in range(n))}}}: r = a{n - 1}",
            f"match dict.fromkeys(range({n + 1}), 7):\n case {{{','.join(f'{i}: 7' for i in range(n))}, **r}}: pass",
            f"def f():\n x = [*range({n})]\n match x:\n  case [{names(n - 1)}, x]: return x, a0\nr = f()",
            f"""class C:
    __match_args__ = tuple('a%d' % i for i in range({n}))
    def __getattr__(self, name): return name
match C():
    case C({names(n - 1)}, a{n - 1}=last): r = a0, last""",
            f"def f(*, {','.join(f'a{i}=[{i}]' for i in range(n))}): return a{n - 1}\nr = f()",
            f"r = (lambda *, {','.join(f'a{i}=[{i}]' for i in range(n))}: a{n - 1})()",
    ):
        print(run(source))
