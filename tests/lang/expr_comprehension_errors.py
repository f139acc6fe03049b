# Language reference 6.2.4: comprehensions that are refused.
SOURCES = ["[x for x in]", "[x for]", "[for x in y]", "[x for x y]", "[x, y for x in z]", "[(x, y) for x in z]", "[*x for x in y]", "{*x for x in y}", "(*x for x in y)",
           "{**x for x in y}", "{x: *y for x in z}", "{*x: y for x in z}", "{x for x in y: z}", "{x: y for x in z, w}", "[x for x in y if]", "[x for x in y if z else w]",
           "[x for x in y, z]", "[x for x in (y, z)]", "[x for x in y for]", "[x in y for]", "[x for x.y in z]", "[x for x[0] in z]", "[x for f() in z]", "[x for 1 in z]",
           "[x for None in z]", "[x for x + 1 in z]", "[x for (x for y in z) in w]", "[x := y for x in z]", "[(x := y) for x in z]", "[y for x in (y := z)]", "[y for x in z if (x := 1)]",
           "[(y := x) for x in z for y in w]", "class A: [(y := x) for x in z]", "[[(y := 1) for x in z] for y in w]", "[x for x in (lambda: (y := 1))()]", "[yield x for x in y]",
           "def f(): return [(yield x) for x in y]", "def f(): return ((yield x) for x in y)", "def f(): return [x for x in (yield y)]", "def f(): return {(yield): 1 for x in y}",
           "[await x for x in y]", "async def f(): return [await x for x in y]", "def f(): return [x async for x in y]", "async def f(): return [x async for x in y]",
           "async def f(): return [[x async for x in y] for z in w]", "def f(): return (x async for x in y)", "async def f(): [y for x in z if await x]",
           "f(x for x in y)", "f(x for x in y, 1)", "f(1, x for x in y)", "f((x for x in y), 1)", "f(*x for x in y)", "f(a=x for x in y)", "f(x for x in y, *a)", "f(x for x in y,)",
           "class A(x for x in y): pass", "@f(x for x in y)\ndef g(): pass", "[x for x in y] = 1", "(x for x in y) = 1", "del [x for x in y]", "[x for x in y] += 1",
           "{x: y for x in z} = 1", "for [x for x in y] in z: pass", "with a as [x for x in y]: pass", "[x async for x in y]", "[x for async in y]", "[x for x not in y]",
           "[x for x in not y]", "[x for x in *y]", "[x for *x in y]", "[x for *x, in y]", "[x for x, y, in z]", "[lambda x: y for x in z]", "[x for x in lambda: y]",
           "[x for x in y if lambda: z]", "[x for x in (lambda: y)]", "[x for x in y if z if w]", "[x if y for x in z]", "[x for x in a if b else c]", "[x for x in a or b]"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", src)
    except SyntaxError as e:
        print(src, "|", e.msg, (e.lineno, e.offset, e.end_offset))
