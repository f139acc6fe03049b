# Language reference 8.1-8.3: if, while, for.
for x in (0, 1, 2, 3):
    if x == 0:
        print("zero", end=" ")
    elif x == 1:
        print("one", end=" ")
    elif x == 2: print("two", end=" ")
    else:
        print("many")
if 0: pass
else: print("one line else")
n = 3
while n: n -= 1
else: print("while else")
while n < 5:
    n += 1
    if n == 2: continue
    if n == 4: break
else:
    print("never")
print(n)
for i in []: print("never")
else: print("empty for else")
for i in range(3):
    i = "rebound"
print(i)
for i in range(3): pass
print(i)
for x in [1, 2, 3]:
    for y in "ab":
        if y == "b": break
    else:
        print("never")
        continue
    if x == 2: break
print(x, y)
l = [1, 2, 3]
for v in l:
    if v < 3 and len(l) < 6:
        l.append(v * 10)
print(l)
for v in l[:]:
    if v > 5: l.remove(v)
print(l)
d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 0
except RuntimeError as e:
    print(e)
s = {1, 2}
try:
    for k in s:
        s.add(k + 10)
except RuntimeError as e:
    print(e)
d = {1: 1, 2: 2}
for k in d:
    d[k] += 1
print(d)
for a, b in {"x": 1}.items(): print(a, b)
for a, *b in ["abc", (1,)]: print(a, b)
for (a, (b, c)), e in [((1, (2, 3)), 4)]: print(a, b, c, e)


class O: pass


o, li = O(), [0, 0]
for o.attr in "xy": pass
for li[0] in range(5): pass
for li[o.attr == "y"] in "z": pass
print(o.attr, li)
for x in 1, 2: print(x, end=" ")
for x in *[1], *"b": print(x, end=" ")
for x in (yield_ for yield_ in "q"): print(x)
for x, in [(1,), [2]]: print(x, end=" ")
for [x, y] in [(1, 2)]: print(x, y)
for () in [(), []]: print("empty target")


class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 2


class StopSeq:
    def __getitem__(self, i):
        if i > 1: raise StopIteration
        return i


print(list(Seq()), list(StopSeq()))
for src in ("for x in 5: pass", "for x in None: pass", "for x, y in [1]: pass", "for x, y in [(1, 2, 3)]: pass", "for x in undefined: pass", "for x[0] in [1]: pass", "while undefined: pass", "for x.y in [1]: pass", "for x in iter(5): pass", "for x in {1: 2}.nope: pass"):
    try:
        exec(src, {"x": 5})
    except Exception as e:
        print(src, type(e).__name__, e)


def deep(n):
    for a in range(n):
        for b in range(n):
            for c in range(n):
                if a == b == c == 1: return a, b, c
    return None


print(deep(3), deep(1))
SOURCES = ["if: pass", "if x pass", "if x:", "if x: pass else: pass", "elif x: pass", "else: pass", "if x: pass\nelse if y: pass", "if x = 1: pass", "if (x = 1): pass", "if x: pass\nelse: pass\nelse: pass", "if x: pass\nelse: pass\nelif y: pass", "while: pass", "while x pass", "while x = 1: pass",
           "while x: pass\nelif y: pass", "for: pass", "for x: pass", "for x in: pass", "for in x: pass", "for x y: pass", "for x in y pass", "for x of y: pass", "for 1 in x: pass", "for f() in x: pass", "for x + 1 in y: pass", "for x = 1 in y: pass", "for *x in y: pass", "for *x, in y: pass",
           "for x, *y, *z in w: pass", "for x in *y: pass", "for x in *y,: pass", "for (x in y): pass", "for (x) in y: pass", "for x in y: pass\nelse pass", "for None in x: pass", "for x.y, z[0] in w: pass", "for x if y else z in w: pass", "for 'a' in x: pass", "for x in y if z: pass",
           "for x in lambda: 1: pass", "for lambda: 1 in x: pass", "for x in yield: pass", "for not x in y: pass", "for x, y: pass", "if x: pass; else: pass", "if x: if y: pass", "if x: for y in z: pass", "for x in y: z = 1; w = 2", "while 1: x; break", "if x:\n\n\n pass", "if x: (\n)"]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), "|", type(e).__name__, e.msg, (e.lineno, e.offset))
