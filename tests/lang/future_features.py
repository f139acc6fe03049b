# __future__: names, flags, effect on annotations, where it may stand.
import __future__
print(sorted(__future__.all_feature_names), __future__.annotations.compiler_flag == 0x1000000, __future__.division.getMandatoryRelease()[:2])
for name in __future__.all_feature_names:
    try:
        exec(f"from __future__ import {name}")
        print(name, "fine")
    except SyntaxError as e: print(name, e.msg)
ns = {}
exec(compile("def f(a: b[c] = 1, *d: 'e') -> f.g: h: i = 2\nclass C:\n x: undefined | None\n y: list['z']\nm: (1, 2)", "s", "exec", flags=__future__.annotations.compiler_flag), ns)
print(ns["f"].__annotations__, ns["C"].__annotations__, ns["__annotations__"])
for expr in ("a", "a.b", "a[b]", "a[b, c]", "a[b:c]", "a(b, *c, d=e, **f)", "-a", "not a", "a + b * c", "(a + b) * c", "a if b else c", "lambda x, *y, z=1: x", "[a, b]", "(a,)", "()", "{a}", "{a: b, **c}", "[x for x in y if z]", "{x: y for x, y in z}", "'s'", "b'b'", "f'{a!r:>{w}}x'", "1", "1.5", "1j", "None", "...", "a < b <= c", "a and b or c", "a is not b", "x not in y", "*a" if 0 else "a ** -b", "~a", "a @ b", "'\\n\"q'", "a[*b]", "(a, b)[0]", "1 .real", "(await_)"):
    ns = {}
    exec(f"from __future__ import annotations\nx: {expr}", ns)
    print(expr, "->", ns["__annotations__"]["x"])
for src in ("from __future__ import annotations\nx: (yield)", "from __future__ import annotations\nx: (await y)", "from __future__ import annotations\nx: (y := 1)", "from __future__ import annotations\ndef f(x: (yield)): pass", "'doc'; from __future__ import annotations", "import os\nfrom __future__ import annotations", "from __future__ import annotations as a, division"):
    try: compile(src, "s", "exec"); print("ok", repr(src))
    except SyntaxError as e: print(repr(src), "|", e.msg)
