# Recursive programs: generators, closures, classes, memo, mutual, data structures.
def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
print(" ".join(hanoi(3)), sum(1 for _ in hanoi(8)))
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms("abc"))
def flatten(x): return [y for i in x for y in (flatten(i) if isinstance(i, list) else [i])]
print(flatten([1, [2, [3, [4, []]], 5]]))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10))
def ackermann(m, n): return n + 1 if not m else ackermann(m - 1, 1) if not n else ackermann(m - 1, ackermann(m, n - 1))
print(ackermann(2, 3))
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
    def depth(self): return 1 + max((k.depth() for k in self.kids), default=0)
    def __repr__(self): return f"{self.v}({', '.join(map(repr, self.kids))})" if self.kids else str(self.v)
    def __eq__(self, o): return self.v == o.v and self.kids == o.kids
    def map(self, f): return Tree(f(self.v), *(k.map(f) for k in self.kids))
t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(t, list(t), t.depth(), t.map(lambda x: x * 2), t == t.map(lambda x: x), sum(t))
def is_even(n): return n == 0 or is_odd(n - 1)
def is_odd(n): return n != 0 and is_even(n - 1)
print(is_even(100), is_odd(7))
def collatz(n, d=0): return d if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, d + 1)
print(collatz(27))
def queens(n, row=0, cols=()):
    if row == n: yield cols
    for c in range(n):
        if all(c != d and abs(c - d) != row - i for i, d in enumerate(cols)):
            yield from queens(n, row + 1, cols + (c,))
print(len(list(queens(6))), next(queens(8)))
def quicksort(l):
    match l:
        case []: return []
        case [p, *rest]: return quicksort([x for x in rest if x < p]) + [p] + quicksort([x for x in rest if x >= p])
print(quicksort([3, 1, 4, 1, 5, 9, 2, 6]))
def subsets(s): return [[]] if not s else [x + e for x in subsets(s[1:]) for e in ([], [s[0]])]
print(len(subsets(list(range(6)))), sorted(map(tuple, subsets([1, 2]))))
memo = {}
def paths(x, y):
    if (x, y) not in memo: memo[x, y] = 1 if 0 in (x, y) else paths(x - 1, y) + paths(x, y - 1)
    return memo[x, y]
print(paths(16, 16))
def gcd(a, b): return a if not b else gcd(b, a % b)
def power(b, e): return 1 if e == 0 else power(b * b, e // 2) * (b if e % 2 else 1)
print(gcd(1071, 462), power(3, 50) == 3 ** 50, (lambda f, n: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1), 5))
def evaluate(e):
    match e:
        case int() | float(): return e
        case ["+", *xs]: return sum(map(evaluate, xs))
        case ["*", a, b]: return evaluate(a) * evaluate(b)
        case ["let", str(n), v, body]: return evaluate(replace(body, n, evaluate(v)))
        case other: raise ValueError(f"bad {other!r}")
def replace(e, n, v): return v if e == n else [replace(x, n, v) for x in e] if isinstance(e, list) else e
print(evaluate(["let", "x", ["+", 1, 2], ["*", "x", ["+", "x", 4]]]))
