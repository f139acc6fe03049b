# repr, str and format of numbers to the letter.
for v in ("0.1", "1e16", "1e15", "123456789.123456789", "1e-5", "0.0001", "1e22", "1.5e300", "5e-324", "-0.0", "float('inf')", "float('-inf')", "float('nan')", "1/3", "100.0", "1e100", "2**53 + 0.0", "1j", "-1j", "1+0j", "-0.0+0j", "complex(0, -0.0)", "complex('nan')", "1e16j", "0.1+0.2j", "10**20", "-5", "True", "2**100"):
    x = eval(v)
    print(v, repr(x), str(x), f"{x}", format(x, ""), "%s" % x)
SPECS = ["", "d", "x", "X", "o", "b", "c", "n", "e", "E", "f", "F", "g", "G", "%", ",", "_", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ", "+5", "#x", "#o", "#b", "#X", ".2", ".2f", ".0f", "#.0f", ".3g", "#g", "10.3e", "+.1%", "_x", "_b", ",d", ",f", "_d", "*^10", "08.2f", "=+8", "z", "z.1f", "s", ",x", ".2d", "5c", "#c", "q", "1.2.3", "5,", ",_", "<", "é>5", "}>5", "0<5", "0=5", "010d", "-010", "1000000"[:2], ".100", "e5"]
for v in (42, -42, 0, 3.14159, -2.5, 1234567.891, True, 1e300, float("nan"), float("-inf")):
    row = []
    for s in SPECS:
        try: row.append(f"{s}={format(v, s)}" if len(format(v, s)) < 60 else f"{s}=long{len(format(v, s))}")
        except (ValueError, OverflowError) as e: row.append(f"{s}!{str(e)[:40]}")
    print(v, row)
for v, s in ((1 + 2j, ".1f"), (1j, "+"), (1 - 1j, ">12"), (1j, "05"), (1j, "d"), (1j, "%"), ("ab", "5"), ("ab", ">5"), ("ab", ".1"), ("ab", "^5.1"), ("ab", "d"), ("ab", "+"), ("ab", "=5"), ("ab", "05"), ("ab", ","), (None, "5"), ([], "s"), (10**30, ","), (10**30, "e"), (10**400, "f"), (2**70, "#x"), (1234.5, ",.2f"), (0.00001234, "g"), (1e10, "g"), (123456789, "g"), (100000, "g"), (0.1, ".20f"), (2.5, ".0f"), (3.5, ".0f"), (1e-10, "%")):
    try: print(repr(format(v, s)))
    except (ValueError, TypeError, OverflowError) as e: print(type(e).__name__, e)
print(round(0.5), round(1.5), round(2.5), round(1e20), round(12345.678, 1), round(-0.5), round(2.345, 2), 1e23, 9007199254740993, 0.1 + 0.7, 1.1 * 3, 4.35 * 100, 1.005 * 1000)
print((255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (10).bit_length(), (7).bit_count(), (0.75).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p1"), (2.0).is_integer(), (5).conjugate(), (3.7).__trunc__(), (1.5).__int__() if 0 else 1)
