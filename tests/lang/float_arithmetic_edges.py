# floats: signs, infinities, nan, rounding, mixed comparison.
inf, nan = float("inf"), float("nan")
for a in (0.0, -0.0, 1.5, -2.5, inf, -inf, nan, 1e308, 5e-324):
    row = []
    for b in (0.0, -0.0, 1.0, -3.0, inf, nan):
        for op in ("+", "-", "*", "/", "//", "%"):
            try: row.append(repr(eval(f"a {op} b")))
            except ZeroDivisionError as e: row.append("Z")
    print(a, " ".join(row))
print([a ** b for a in (2.0, 0.0, -0.0, inf, -inf, nan, 1.0) for b in (0.0, 1.0, -1.0, 0.5, inf) if not (a == 0 and b < 0)])
for src in ("0.0 ** -1", "(-8.0) ** (1/3)", "1e300 ** 2", "1e308 * 10", "-1e308 - 1e308", "int(inf)", "int(nan)", "round(inf)", "round(nan)", "inf - inf", "inf * 0", "nan < 1", "nan == nan", "nan != nan", "not nan", "inf == inf", "inf > 10**400", "-inf < -10**400", "0.0 == -0.0", "str(-0.0)", "1/inf", "1/-inf", "max(nan, 1)", "max(1, nan)", "min(nan, 1)", "sorted([3.0, nan, 1.0])", "inf // 1", "inf % 2", "5 % inf", "-5 % inf", "divmod(5.5, 2)", "divmod(-5.5, 2)", "divmod(5.5, -2)", "5.5 // 0", "5.5 % 0", "0.1 + 0.2", "0.1 * 3", "1 - 0.9", "1e16 + 1", "2**53 + 1.0", "9007199254740993 == 9007199254740993.0", "1 < 1.5 < 2", "10**16 == 1e16", "10**23 == 1e23", "hash(0.5)", "hash(1.0) == hash(1)", "hash(inf)", "hash(-0.0) == hash(0)", "float('1e-400')", "float.fromhex('0x1p-1074')", "(0.1).hex()", "(0.1).as_integer_ratio()", "inf.as_integer_ratio()", "nan.is_integer()", "(5.0).is_integer()", "5.5.__trunc__()", "(-5.5).__floor__()", "(-5.5).__ceil__()", "round(-0.4)", "round(0.5)", "round(1.5)", "round(2.5, 0)", "round(1e-10, 5)", "round(12345.6789, -2)", "abs(-0.0)", "-0.0 + 0", "0.0 * -1", "complex(inf, nan)", "1j * inf", "pow(2.0, -1)", "2.0.__pow__(3)", "(2.5).__divmod__(1)", "1.5 .real", "1.5.imag", "1.5.conjugate()", "float(' 1.5 ')", "float('1_0')", "3.0 == 3", "3.0 is not 3", "{3.0: 'a'}[3]", "[1, 2, 3][1.0:]" if 0 else "range(int(3.0))", "'a' * 2.0", "[1][0.0]", "range(1.0)", "1.5 & 1", "~1.5", "1.5 << 1"):
    try: print(src, "=", repr(eval(src)))
    except Exception as e: print(src, "|", type(e).__name__, e)
import math
print(math.copysign(1, -0.0), math.isnan(nan), math.isinf(-inf), math.fsum([0.1] * 10), sum([0.1] * 10), math.nextafter(1.0, 2.0), math.ulp(1.0), math.fmod(-5, 3), math.remainder(5, 3), math.frexp(8.0), math.ldexp(0.5, 4), math.modf(-3.25), math.trunc(-2.7), math.floor(-2.5), math.ceil(-2.5), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.isclose(0.1 + 0.2, 0.3))
