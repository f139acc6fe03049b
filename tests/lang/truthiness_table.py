# Truth of every kind of value, in every place that asks.
VALUES = ["None", "False", "True", "0", "1", "-1", "0.0", "-0.0", "0.1", "float('nan')", "0j", "1j", "''", "'a'", "' '", "b''", "b'a'", "bytearray()", "[]", "[0]", "()", "(0,)", "{}", "{0: 0}", "set()", "{0}", "frozenset()", "range(0)", "range(1)", "10**30", "...", "NotImplemented.__class__", "object()", "int", "len", "lambda: 0", "(x for x in ())", "iter([])", "memoryview(b'')", "memoryview(b'a')", "{}.keys()", "{1: 1}.keys()", "slice(0)", "type('A', (), {})()", "type('L', (), {'__len__': lambda s: 0})()", "type('B', (), {'__bool__': lambda s: False})()", "type('BL', (), {'__bool__': lambda s: True, '__len__': lambda s: 0})()", "__import__('collections').deque()", "__import__('collections').Counter()", "Exception()", "zip()", "property()"]
for src in VALUES:
    v = eval(src)
    places = [bool(v), not v, (v and "x") == "x", (v or "y") != "y", 1 if v else 0, bool([1 for _ in "a" if v]), any([v]), all([v]), len(list(filter(None, [v])))]
    if v: places.append("if")
    while v:
        places.append("while")
        break
    try:
        assert v
        places.append("assert")
    except AssertionError: places.append("AssertionError")
    match 1:
        case _ if v: places.append("guard")
    print(src, places)
calls = []


class B:
    def __init__(self, v): self.v = v
    def __bool__(self): calls.append(self.v); return self.v


t, f = B(True), B(False)
if t and f or t and not f: calls.append("body")
print(calls); calls.clear()
x = t and f and t
y = f or f or t
print(calls, x is f, y is t); calls.clear()
not not t
bool(t)
t if t else f
[i for i in "ab" if f]
while f: pass
print(calls); calls.clear()
if not (t and f): pass
if not t or not f: pass
if (t or f) and (f or t): pass
print(calls); calls.clear()
print(t == True, bool(t) == True, t is True, True == 1, True is (1 == 1), isinstance(not t, bool))
try:
    class Bad:
        def __bool__(self): return None
    if Bad(): pass
except TypeError as e: print(e)
