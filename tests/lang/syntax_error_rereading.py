# Mistakes whose message is found when a statement is read a second time: what follows the mistaken part may be wrong too.
SOURCES = [
    "for 1 []: pass", "for 1 [] in x: pass", "for a() in b== pass", "for a() in b==", "[x for a, b, (c + 1, d()) in ]",
    "del 1(,)", "del 1 + ,", "del 1 2", "del f() x", "del ... - A[*b:]", "del 1[*b:]", "del 1[,]", "del 'a' [b, c[0]break]",
    "type X[**A: b'a' str] = int", "class X[**A: (int, )str]: pass", "class X[*A: (int, str)and: pass",
    "class X[**A: str.]: pass", "def f[**A: (intin str)](): pass", "class X[**A: (type int, str)]: pass",
    "class X[*A: int]: pass", "def f[**A: (a, b)](): pass", "def f[*A: a = b](): pass",
    "match (x)\n    case 1: pass", "match(x)\n    case 1: pass", "match()\n    :case(): pass", "x = 1\nmatch [a]\n  case 2: pass",
    "def f():\n  match (x)\n    case 1: pass", "print (x)\n    case 1: pass", "match (0, 1)\n    case *x ''' , 2,:\n        y\n",
    "try: pass\nexcept A: pass\nexcept* TypeErroras e: pass\n", "try: pass\nexcept* A: pass\nexcept B: pass\n",
    "try: pass\nexcept A: pass\nexcept* B: pass\n", "try:\n    break\nfinally:\n    continue\n",
    "try:\n    continue\nfinally:\n    break\n", "try:\n    break\nfinally:\n    return\n", "with a:\n  try: continue\n  finally: f(a=1, a=2)",
    "from __future__ import(nested_scopes,\ngeneratorsfor)", "from __future__ import braces",
]
for source in SOURCES:
    try:
        compile(source, "<text>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
