# bool arithmetic, chained not, int protocol of bool, comparisons with other numbers, formatting.
for src in ("True + True", "True - False", "True * 3", "True / 2", "True // 1", "True % 2", "True ** 2", "-True", "+False", "~True" if 0 else "True << 2", "True >> 1", "True & False", "True | 2", "True ^ True", "True & True", "1 & True", "True == 1", "True is 1 .__bool__()", "True < 2", "False < True", "sum([True, True])", "[10, 20][True]", "'ab' * True", "range(True)", "hash(True)", "int(True)", "float(True)", "complex(True)", "str(True)", "repr(False)", "f'{True}'", "f'{True:d}'", "f'{True:5}|'", "f'{True!r:>6}'", "'%d %s' % (True, True)", "format(True, 'x')", "bool('False')", "bool(True)", "bool()", "not True", "not not 5", "True and 'x'", "False or 'y'", "True if 0 else False", "isinstance(True, int)", "isinstance(1, bool)", "type(True & 1)", "type(True & True)", "type(True + True)", "type(not 5)", "True.real", "True.numerator", "True.bit_length()", "True.__class__", "True.to_bytes(1, 'big')", "bool.from_bytes(b'\\x00', 'big')", "bool.__mro__", "bool.__new__(bool, 5)", "int.__new__(bool, 5)", "bool(x=1)", "bool([], [])", "{True: 'a', 1: 'b', 1.0: 'c'}", "{0, False, 0.0}", "max(True, 0)", "sorted([True, 0, False, 2])", "True in [1]", "[1.0, True].count(1)", "any([False, 0, '', None])", "all([True, 1, 'a'])", "round(True)", "abs(True)", "divmod(True, 2)", "pow(True, 2)", "chr(True)", "bin(True)", "bytes(True)", "True < 'a'", "True + 'a'", "True.x", "True()", "True[0]", "len(True)", "iter(True)", "True @ True"):
    try: print(src, "->", repr(eval(src)))
    except Exception as e: print(src, "|", type(e).__name__, e)
import warnings
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    x = True
    print(~x)
print(len(seen), {str(w.message)[:40] for w in seen})
try:
    class B(bool): pass
except TypeError as e: print(e)
x = True
x += 1
y = True
y &= False
z = True
z |= 5
print(x, y, z, type(y).__name__)
