# Language reference 2.1.8: indentation.
def perm(l):
        # Compute the list of all permutations of l
    if len(l) <= 1:
                  return [l]
    r = []
    for i in range(len(l)):
             s = l[:i] + l[i+1:]
             p = perm(s)
             for x in p:
              r.append(l[i:i+1] + x)
    return r


print(perm([1, 2, 3]))
if 1:
 if 2:
  if 3:
   print("one space each")
if 1:
	print("tab")
if 1:
	if 2:
	    print("tab and spaces")
SOURCES = [
    " x = 1\n",
    "if 1:\nx = 1\n",
    "if 1:\n  x = 1\n y = 2\n",
    "if 1:\n  x = 1\n   y = 2\n",
    "if 1:\n\tx = 1\n        y = 2\n",
    "if 1:\n        x = 1\n\ty = 2\n",
    "def f():\n",
    "def f():\n# only a comment\n",
    "class A:\npass\n",
    "for x in y:\nprint(x)\n",
    "while 1:\nbreak\n",
    "try:\npass\n",
    "try:\n  pass\nexcept:\npass\n",
    "try:\n  pass\nfinally:\npass\n",
    "with a:\npass\n",
    "if 1:\n  pass\nelse:\npass\n",
    "if 1:\n  pass\nelif 2:\npass\n",
    "match x:\ncase 1: pass\n",
    "match x:\n  case 1:\n  pass\n",
    "x = 1\n  y = 2\n",
    "if 1:\n    pass\n  else:\n    pass\n",
    "\x0cif 1:\n  x = 2\n",
    "if 1:\n  \x0c  x = 3\n",
    "async def f():\npass\n",
    "async for x in y:\npass\n",
    "for x in y:\n  pass\nelse:\npass\n",
    "def f(\n  a): pass\n  b = 1\n",
    "lambda:\n  1\n",
]
for src in SOURCES:
    try:
        compile(src, "<s>", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset), repr(e.text))
