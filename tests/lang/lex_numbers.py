# Language reference 2.4.5-2.4.8: numeric literals.
import warnings

for src in """0 7 2147483647 0o177 0b100110111 0xdeadbeef 3 79228162514264337593543950336 0O17 0B11 0XFF
100_000_000_000 0b_1110_0101 0x_ff 0o_7 0_0 00 000 0_00 1_0e1_0
3.14 10. .001 1e100 3.14e-10 0e0 3.14_15_93 1E5 1e+5 1E-0 0.0 00.5 09.5 0777.25 1_0.0_1 1e00005
3.14j 10.j 10j .001j 1e100j 3.14e-10j 3.14_15_93j 0j 1J 09j 00j
01 007 08 0_7 1__0 1_ 0x 0x_ 0b2 0b 0o8 0o 0xg 0b_ 1_e5 1e 1e+ 1e_5 1._5 1_.5 0b1_ 0x1__2 1a 1_a 0b12 0o18 0b1.5 0x1.5 1.2.3 1..2
0xfor 1if 1or 0b1and 1_000_ 12abc 1jx 1.5abc 0_ 1e5x 0x1g5 5else""".split():
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            v = eval(src)
            print(src, repr(v), type(v).__name__)
        except SyntaxError as e:
            print(src, "|", e.msg, (e.offset, e.end_offset))
    for w in seen:
        print("   ", w.category.__name__, w.message)
print(0xffffffffffffffffffffffff, -0b1, +0o7, ~0x1)
print(1_000.5 + 1, 0x10.real, 1 .real, 1.0.real, 1..imag, 5j.imag)
print(1e308 * 10, -1e308 * 10, 5e-324, 2.5e-324, 1e-400)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for src in ("1if 1else 2", "0x1for x in ()", "[0x1for x in (1, 2)]", "1or 2", "1and 2", "1in [1]", "0xfor 1", "1is 1", "1not in []"):
        try:
            print(src, "->", eval(src))
        except SyntaxError as e:
            print(src, "|", e.msg)
for w in seen:
    print(w.category.__name__, w.message)
print(9007199254740993.0, 0.1 + 0.2, 1e22, 1e23, 123456789012345678.0, 1e16, 1e15, 0.0001, 0.00001)
