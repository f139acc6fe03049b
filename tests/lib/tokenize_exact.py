"""Tokens of many small sources, as the tokenizer behind the module tokenize gives them, with the errors."""
import _tokenize
import io

SOURCES = [
    "x = 1\n", "x = 1", "", "\n", "a\n ", "a\n  b\n    c\n  \\\n  c\n", "if x:\r\n\ty\r\n", "x  # comment", "# only", "  x",
    "if 1:\n    a\n  b\n", "(1,\n 2)\n", "x = (\n# c\n)\n", "a \\\n  b\n", "\\\n", "x \\y", "(", ")", "(]", "{\n]", "a; b",
    "0xff 0o17 0b11 1_0 1e5 1.5j .5 5. 1if x else 2", "1_", "0x", "0xg", "0o8", "0b12", "1e+", "01", "00", "0_7", "1.2_", "12ab",
    "\u20ac", "\xa0", "\xe9t\xe9 = 1", "'a' b\"c\" Rb'd'", "'open", "'''a\nb'''", "'''open\n", "'a\\\nb'", "f'x'",
    "f'{a}'", "f'{{a}}'", "f'{{{a}}}'", "f'a{b!r:>{w}}c'", "f'{a:}'", "f'{a=}'", "f'{a:%H:%M}'", "f'{x:{y:{z}}}'", "f'''a\n{b}\nc'''",
    "f'a\\\nb'", "rf'\\{a}'", "f'\\N{DASH}{a}'", "f'{a['b']}'", "f'{\n a\n}'", "f'{a", "f'a", "f'{'", "f'{a!x}'", "f'{(a}'",
    "f'{lambda x: 1}'", "f'{{'", "f'}'", "f'{f'{1}'}'", "f'{a:x\n}'", "x = f'''{\n1:a\n}'''", "a := b -> c ** d // e != f ... g",
    "async def f(): await x", "if a:\n  if b:\n    c\nd\n", "def f():\n\tx\n        y\n", "class A:\n\n    x = 1\n\n\ny\n",
]

for source in SOURCES:
    for extra in (True, False):
        print(ascii(source), "exact" if extra else "as parsed")
        try:
            for kind, text, start, end, line in _tokenize.TokenizerIter(io.StringIO(source, newline="").readline,
                                                                        extra_tokens=extra):
                print("   ", kind, ascii(text), *start, *end, ascii(line))
        except SyntaxError as e:
            print("   ", type(e).__name__, ascii(e.msg), e.lineno, e.offset)

print(next(_tokenize.TokenizerIter(iter([b"\xe9\n"]).__next__, encoding="latin-1", extra_tokens=True)))
for bad, encoding in (("text", "utf-8"), (b"bytes", None)):
    try:
        list(_tokenize.TokenizerIter(iter([bad]).__next__, extra_tokens=True, **({"encoding": encoding} if encoding else {})))
    except TypeError as e:
        print(type(e).__name__)
