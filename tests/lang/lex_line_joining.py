# Language reference 2.1: lines, explicit and implicit joining, blank lines.
x = 1 + \
    2 + \
    3
print(x)
if x == 6 and \
   x != 7:
    print("joined condition")
y = [1,   # one
     2,

     # a comment of its own
     3,
     ]
print(y)
z = (
    "a"   # first
    "b"

    "c"
)
print(z)
d = {
    "k":
        1,
    **{
        "l": 2},
}
print(d)
s = "con\
tinued"
print(s, len(s))
t = """one
two\
 three
"""
print(repr(t))
r = r"raw\
line"
print(repr(r))
print(max(
    1,
    2
    ), sep=(
        ""
    ))
if True:

    print("blank line in a block")

    # a comment indented less follows
# here
    print("still in the block")
for i in range(2): print(i); print(-i)
def f(a,
      b=
      2,
      ): return (a
                 + b)
print(f(1))
for src in ("x = 1 \\ \n", "x = 1 \\", "x = (1,\n", "x = 1 +\n", "\\\nx = 1\nprint(x)", "x = [1,\\\n2]\nprint(x)",
            "if 1:\\\n  print('same')", "x = 1 \\\n\nprint(x)", "(\n", "x = 5 # \\\nprint(x)"):
    try:
        exec(compile(src, "<s>", "exec"))
        print("ok", repr(src))
    except SyntaxError as e:
        print(type(e).__name__, e.msg, e.lineno, e.offset, repr(src))
