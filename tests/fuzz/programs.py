"""Writes random programs of the common subset: python programs.py SEED > program.py

The same seed gives the same program under any Python. Each program prints the value or the exception of
every statement it makes, so two interpreters are compared by comparing what they print. Nothing in it depends
on hashes of strings, addresses, time or the order of a set of strings.
"""

import random
import sys

INTS = ["0", "1", "-1", "2", "7", "-13", "255", "1000003", "2**31", "-2**61", "2**62 - 1", "10**20", "-(3**50)"]
FLOATS = ["0.0", "-0.0", "1.5", "-2.25", "1e16", "1e-7", "3.141592653589793", "1e308", "float('inf')", "float('nan')"]
STRINGS = ["''", "'a'", "'abc'", "'Hello World'", "('x' * 5)", "'\\u20ac\\xe9'", "'a,b,,c'", "'  pad '", "'12'", "'\\n'"]
BYTES = ["b''", "b'abc'", "b'\\x00\\xff'", "bytes(range(5))", "bytearray(b'xyz')"]
BINARY = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"]
COMPARE = ["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"]
NAMES = ["a", "b", "c", "d", "e"]
STR_METHODS = ["upper()", "lower()", "title()", "strip()", "split()", "split(',')", "splitlines()", "swapcase()", "zfill(6)",
               "center(9, '*')", "replace('a', 'bb')", "find('b')", "count('l')", "partition('b')", "isdigit()", "isalpha()",
               "encode()", "startswith('a')", "endswith(('c', 'd'))", "rjust(7)", "join(['1', '2'])", "expandtabs(3)",
               "index('zz')", "casefold()", "isidentifier()", "removeprefix('a')", "rsplit(None, 1)", "format(1, 2)"]
LIST_METHODS = ["append(9)", "pop()", "pop(0)", "insert(1, 'i')", "reverse()", "sort()", "extend((1, 2))", "remove(1)",
                "index(2)", "count(1)", "copy()", "clear()", "sort(key=str)", "sort(key=repr, reverse=True)", "pop(99)"]
DICT_METHODS = ["keys()", "values()", "items()", "get(1)", "get('zz', 5)", "pop(1)", "pop('zz', None)", "setdefault(3, [])",
                "update({7: 8})", "update(k=1)", "popitem()", "copy()", "clear()"]
FORMATS = ["d", "x", "o", "b", "e", ".2f", "10", "<8", ">8", "^8", "+", "08", ",", "_", "s", "%", "g", "#x", "=+9", "c", "!r", "n"]
PERCENTS = ["%d", "%s", "%r", "%5.1f", "%x", "%-6s|", "%+d", "%%", "%c", "%e", "%o", "%(a)s"]


class Writer:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lines = []
        self.depth = 0

    def pick(self, choices):
        return choices[self.r.randrange(len(choices))]

    def chance(self, n):
        return self.r.randrange(n) == 0

    # --- expressions ---

    def atom(self):
        kind = self.r.randrange(12)
        if kind < 3:
            return self.pick(INTS)
        if kind < 4:
            return self.pick(FLOATS)
        if kind < 6:
            return self.pick(STRINGS)
        if kind < 7:
            return self.pick(["True", "False", "None", "...", "1j", "()", "[]", "{}"] + BYTES)
        return self.pick(NAMES)

    def expr(self, depth=3):
        if depth == 0:
            return self.atom()
        d = depth - 1
        e = lambda: self.expr(self.r.randrange(d + 1))
        kind = self.r.randrange(34)
        if kind < 6:
            return f"({e()} {self.pick(BINARY)} {self.small(d)})"
        if kind < 9:
            return f"({e()} {self.pick(COMPARE)} {e()})"
        if kind < 10:
            return f"({e()} {self.pick(COMPARE[:6])} {e()} {self.pick(COMPARE[:6])} {e()})"
        if kind < 12:
            return f"({self.pick(['-', '+', '~', 'not '])}{e()})"
        if kind < 14:
            return "[" + ", ".join(self.item() for i in range(self.r.randrange(4))) + "]"
        if kind < 15:
            return "(" + "".join(self.item() + ", " for i in range(self.r.randrange(4))) + ")"
        if kind < 17:
            return "{" + ", ".join(f"{self.small(0)}: {e()}" for i in range(self.r.randrange(4))) + "}"
        if kind < 18:
            return f"({e()} if {e()} else {e()})"
        if kind < 19:
            return f"({e()} {self.pick(['and', 'or'])} {e()})"
        if kind < 21:
            return f"{self.small(d)}[{self.index()}]"
        if kind < 23:
            return f"{self.pick(STRINGS)}.{self.pick(STR_METHODS)}"
        if kind < 24:
            return f"format({e()}, {self.pick(FORMATS)!r})"
        if kind < 25:
            return f"({self.pick(PERCENTS)!r} % ({e()},))"
        if kind < 26:
            return f"f'{{{self.pick(NAMES)}!{self.pick('rsa')}:>12}}|{{{self.pick(NAMES)}:{self.pick(FORMATS[:18])}}}'"
        if kind < 28:
            return self.comprehension(d)
        if kind < 29:
            return f"(lambda x, *y, z={e()}: (x, y, z))({self.arguments()})"
        return self.builtin(d)

    def small(self, depth):
        """An expression whose value is not huge: right operands of ** and << come from here."""
        return self.pick(["0", "1", "2", "3", "-1", "1.5", "'k'", "5", "None", "(1, 2)", "[1]", "b", "True", "40"])

    def item(self):
        return self.expr(1) if not self.chance(6) else "*" + self.pick(["[1, 2]", "'ab'", "range(3)", "()", "{1: 2}"])

    def index(self):
        bound = lambda: self.pick(["", "0", "1", "-1", "2", "-3", "100", "-100", "None"])
        return self.pick([self.pick(["0", "1", "-1", "'k'", "5", "None", "1.0", "True", "-7"]), f"{bound()}:{bound()}",
                          f"{bound()}:{bound()}:{self.pick(['1', '2', '-1', '-2', '0'])}"])

    def arguments(self):
        parts = [self.expr(1) for i in range(self.r.randrange(3))]
        if self.chance(3):
            parts.append("*" + self.pick(["(1, 2)", "'xy'", "[]", "5"]))
        if self.chance(4):
            parts.append("z=" + self.expr(1))
        if self.chance(6):
            parts.append("**" + self.pick(["{'z': 1}", "{'w': 2}", "{}", "{1: 2}"]))
        return ", ".join(parts)

    def comprehension(self, d):
        source = self.pick(["range(5)", "'abca'", "[3, 1, 2]", "(1, 'x', None)", "{1: 2, 3: 4}", "range(10, 0, -3)", "b'ab'", "7"])
        body = self.pick(["i", "i * 2", "(i, i)", "str(i)", "-i", "[i]", "i, i"]) if not self.chance(4) else self.expr(1)
        guard = self.pick(["", "", " if i", " if i != 1", " if i > 1"])
        open_, close = self.pick(["[]", "{}", "()"])
        if open_ == "{":
            return f"{{i: {self.expr(1)} for i in {source}{guard}}}"
        body = body if body != "i, i" else "(i, i)"
        inner = f"{body} for i in {source}{guard}"
        return f"[{inner}]" if open_ == "[" else f"{self.pick(['list', 'tuple', 'sum', 'max', 'sorted', 'any', 'all', 'len'])}({inner})"

    def builtin(self, d):
        e = lambda: self.expr(self.r.randrange(d + 1))
        return self.pick([
            lambda: f"len({e()})", lambda: f"str({e()})", lambda: f"repr({e()})", lambda: f"int({e()})", lambda: f"float({e()})",
            lambda: f"abs({e()})", lambda: f"round({e()}, {self.pick(['0', '1', '-1', 'None'])})", lambda: f"bool({e()})",
            lambda: f"sorted({e()})", lambda: f"list({e()})", lambda: f"tuple({e()})", lambda: f"sum({e()})", lambda: f"min({e()}, {e()})",
            lambda: f"max({e()})", lambda: f"divmod({e()}, {self.small(0)})", lambda: f"list(zip({e()}, {e()}))", lambda: f"list(map(str, {e()}))",
            lambda: f"list(enumerate({e()}, 1))", lambda: f"list(reversed({e()}))", lambda: f"isinstance({e()}, (int, str))",
            lambda: f"type({e()}).__name__", lambda: f"hash({self.pick(INTS + FLOATS[:6])})", lambda: f"pow({self.small(0)}, {self.small(0)}, {self.small(0)})",
            lambda: f"bytes({self.small(0)})", lambda: f"list(range({self.small(0)}, {self.small(0)}))", lambda: f"chr({self.small(0)})", lambda: f"ord({self.pick(STRINGS)})",
            lambda: f"hex({e()})", lambda: f"complex({self.small(0)}, {self.small(0)})", lambda: f"ascii({e()})", lambda: f"dict({e()})",
            lambda: f"next(iter({e()}))", lambda: f"int({self.pick(STRINGS)}, {self.pick(['10', '16', '2', '0', '99'])})", lambda: f"all({e()})",
            lambda: f"sorted(set({e()}), key=repr)", lambda: f"list(filter(None, {e()}))", lambda: f"getattr({e()}, {self.pick(['real', 'nothing', '__doc__ ', 'imag'])!r}, 'none')",
            lambda: f"callable({e()})", lambda: f"({e()}).__class__.__mro__[-1]", lambda: f"list({e()}).{self.pick(LIST_METHODS)}"])()

    # --- statements ---

    def put(self, text):
        self.lines.append("    " * self.depth + text)

    def guarded(self, write):
        """Statements inside a try that prints what went wrong."""
        self.put("try:")
        self.depth += 1
        write()
        self.depth -= 1
        self.put("except Exception as error:")
        self.put("    show(type(error).__name__, error)")

    def statement(self):
        self.pick([self.show, self.show, self.show, self.assign, self.augment, self.unpack, self.loop, self.function, self.klass,
                   self.mutate, self.mutate, self.handler, self.match, self.generator, self.while_loop, self.closure])()

    def show(self):
        self.guarded(lambda: self.put(f"show({self.expr()})"))

    def assign(self):
        self.guarded(lambda: self.put(f"{self.pick(NAMES)} = {self.expr(2)}"))

    def augment(self):
        def write():
            name = self.pick(NAMES)
            self.put(f"{name} {self.pick(['+', '-', '*', '//', '%', '|', '&'])}= {self.small(0)}")
            self.put(f"show({name})")
        self.guarded(write)

    def unpack(self):
        target = self.pick(["a, b", "a, *b", "*a, b", "a, (b, c)", "[a, b, *c]", "(a,)", "a, b, c"])
        def write():
            self.put(f"{target} = {self.expr(2)}")
            self.put("show(a, b)")
        self.guarded(write)

    def mutate(self):
        kind, methods = self.pick([("[3, 1, 2]", LIST_METHODS), ("{1: 'x', 'k': 2}", DICT_METHODS), ("bytearray(b'cab')", LIST_METHODS)])
        def write():
            self.put(f"d = {kind}")
            self.put(f"show(d.{self.pick(methods)}, d)")
            if self.chance(2):
                self.put(f"d[{self.index()}] = {self.expr(1)}")
            if self.chance(3):
                self.put(f"del d[{self.index()}]")
            self.put("show(d)")
        self.guarded(write)

    def loop(self):
        def write():
            self.put(f"for i in {self.pick(['range(4)', repr('xyz'), '[1, None, 2]', 'list(d)', '{1: 2}'])}:")
            self.depth += 1
            if self.chance(3):
                self.put(f"if i == {self.pick(['1', '2', repr('y')])}:")
                self.put(f"    {self.pick(['continue', 'break'])}")
            self.put(f"e = {self.pick(['i', '(i, e)', '[i]'])}" if self.chance(2) else f"show(i, {self.expr(1)})")
            self.depth -= 1
            if self.chance(3):
                self.put("else:")
                self.put("    show('else')")
            self.put("show(len(repr(e)))")
        self.guarded(write)

    def while_loop(self):
        def write():
            self.put("n = 0")
            self.put(f"while n < {self.pick(['3', '5', '1.5'])}:")
            self.put(f"    n += {self.pick(['1', '2', '0.5'])}")
            self.put(f"    if n == {self.pick(['2', '4', '9'])}: {self.pick(['break', 'continue', 'pass'])}")
            self.put("else:")
            self.put("    show('done', n)")
            self.put("show(n)")
        self.guarded(write)

    def function(self):
        parameters = self.pick(["x", "x, y=2", "x, *rest", "x, /, y", "*, k=1", "x, y=1, *args, k, **more", "", "x=[]", "x, **kw"])
        names = [p.strip("*/ ").split("=")[0] for p in parameters.split(",") if p.strip("*/ ")]
        def write():
            self.put(f"def f({parameters}):")
            self.put(f"    '''doc'''")
            self.put(f"    return {', '.join(names) or 'None'}{',' if len(names) == 1 else ''}")
            self.put(f"show(f({self.arguments()}))")
        self.guarded(write)

    def closure(self):
        def write():
            self.put("def outer(x):")
            self.put("    n = x")
            self.put("    def inner(y=1):")
            self.put("        nonlocal n")
            self.put(f"        n {self.pick(['+=', '*=', '-='])} y")
            self.put("        return n")
            self.put("    return inner")
            self.put(f"g = outer({self.expr(1)})")
            self.put(f"show(g(), g({self.small(0)}), g.__name__, len(g.__closure__))")
        self.guarded(write)

    def klass(self):
        special = self.pick(["__add__(self, o): return ('add', o)", "__eq__(self, o): return o == 1", "__len__(self): return 3",
                             "__getitem__(self, i): return i if i != 3 else [][0]", "__call__(self, *a): return a", "__bool__(self): return False",
                             "__iter__(self): return iter('it')", "__contains__(self, x): return x == 2", "__lt__(self, o): return True",
                             "__hash__(self): return 5", "__str__(self): return 'str'", "__format__(self, s): return 'fmt' + s",
                             "__getattr__(self, n): return n.upper()", "__neg__(self): return -1", "__index__(self): return 2",
                             "__rmul__(self, o): return ('rmul', o)", "__enter__(self): return 4", "__len__(self): return -1", "__bool__(self): return 7"])
        use = self.pick(["k + 1", "k == 1", "len(k)", "k[2]", "list(k)", "k(1, 2)", "bool(k)", "2 in k", "k < k", "str(k)",
                         "f'{k:x}'", "k.name", "-k", "[1, 2, 3][k]", "3 * k", "k != 1", "repr(k)[:4]", "sorted([k, k])[0] is k", "not k"])
        def write():
            self.put(f"class K({self.pick(['', 'object', 'Base', 'Base, metaclass=type'])}):")
            self.put(f"    attribute = {self.expr(1)}")
            self.put(f"    def {special}")
            self.put(f"    def __repr__(self): return 'K()'")
            self.put("k = K()")
            self.put(f"show({use})")
            self.put("show(k.attribute, K.__name__, isinstance(k, Base))")
        self.guarded(write)

    def handler(self):
        error = self.pick(["ValueError('v')", "KeyError('k')", "Own(1, 2)", "ZeroDivisionError", "StopIteration(3)", "ExceptionGroup('g', [ValueError(1), KeyError(2)])"])
        def write():
            self.put("try:")
            self.put("    try:")
            self.put(f"        {self.pick([f'raise {error}', f'show({self.expr(1)})', f'raise {error} from TypeError(5)'])}")
            self.put(f"    except {self.pick(['ValueError', '(KeyError, IndexError)', 'Own', 'LookupError', 'ArithmeticError', 'Exception'])} as e2:")
            self.put(f"        {self.pick(['show(repr(e2), e2.args)', 'raise', 'raise Own(e2)', 'raise RuntimeError from None'])}")
            self.put("    else:")
            self.put("        show('else')")
            self.put("    finally:")
            self.put(f"        show({self.expr(1)})")
            self.put("except BaseException as e3:")
            self.put("    show(type(e3).__name__, str(e3), repr(e3.__cause__), repr(e3.__context__), e3.__suppress_context__)")
        self.guarded(write)

    def match(self):
        patterns = ["0", "1 | 2 as n", "'abc'", "[x]", "[x, *rest]", "(x, y)", "{'k': v}", "{'k': 1, **rest}", "int(n)", "str() | bytes()", "None",
                    "float(n) if n > 0", "K(attribute=z)", "[1, [x, _]]", "-1", "2.5", "True"]
        def write():
            self.put(f"match {self.expr(2)}:")
            for i in range(self.r.randrange(1, 5)):
                self.put(f"    case {self.pick(patterns)}:")
                self.put(f"        show('case', {i})")
            self.put("    case other:")
            self.put("        show('other', other)")
        self.guarded(write)

    def generator(self):
        def write():
            self.put("def gen(n):")
            self.put("    try:")
            self.put("        for i in range(n):")
            self.put(f"            got = yield {self.pick(['i', '(i, n)', 'i * i'])}")
            self.put("            if got: show('got', got)")
            self.put(f"        {self.pick(['return n', 'yield from range(2)', 'raise Own(n)', 'return'])}")
            self.put("    finally:")
            self.put("        show('closed')")
            self.put(f"g = gen({self.pick(['0', '2', '3'])})")
            self.put(f"show({self.pick(['list(g)', 'next(g)', 'sum(g)', 'next(g), g.send(5)', 'g.close()', 'g.throw(KeyError(1))', '[*g, 1]', 'max(g)'])})")
            self.put("show(next(g, 'end'))")
        self.guarded(write)

    def program(self, statements=40):
        self.lines = ["def show(*values):", "    print(*[v if type(v) is str else repr(v)[:300] for v in values])", "",
                      "class Own(Exception):", "    pass", "", "class Base:", "    attribute = 'base'", "",
                      "class K(Base):", "    pass", "",
                      "a, b, c, d, e = 5, [1, 2, 3], 'text', {1: 'one', 'k': 2}, 2.5"]
        for i in range(statements):
            self.statement()
        return "\n".join(self.lines) + "\n"


if __name__ == "__main__":
    print(Writer(int(sys.argv[1])).program(), end="")
