# Language reference 6.7-6.9: arithmetic, shifts, bitwise operators on builtin types.
VALUES = ["5", "-3", "2.5", "True", "2j", "'ab'", "b'xy'", "[1]", "(1,)", "{1}", "{1: 2}", "None", "10**25"]
for op in ("+", "-", "*", "/", "//", "%", "@", "<<", ">>", "&", "|", "^"):
    for a in VALUES:
        row = []
        for b in VALUES:
            if op in ("<<", "*") and "10**25" in (a, b) and op + b != "*5":
                continue
            try:
                row.append(repr(eval(f"{a} {op} {b}")))
            except Exception as e:
                row.append(type(e).__name__[0] + str(e)[-18:])
        print(op, a, row)
for src in ("1/0", "1//0", "1%0", "1.0/0", "1.0//0", "1.0%0", "divmod(1, 0)", "divmod(1.0, 0)", "1j/0", "1j//1", "1j%1", "1<<-1", "1>>-1", "1<<1.5", "'%d' % 'a'", "'%s %s' % 1", "'%s' % (1, 2)",
            "'a' * -1", "[1] * 0", "3 * 'ab'", "'a' * 2.0", "[] * 'a'", "1 << 100 >> 98", "-1 >> 100", "5 & 3 | 8 ^ 1", "~5 & 0xff", "True & 1", "True & True", "True | 2", "0x0f ^ 0xff",
            "{1, 2} - {2}", "{1} | [2]", "{1: 1} | {2: 2}", "{1: 1} | [(2, 2)]", "{1}.union([2])", "1 + 2.5 + 1j", "10 % 3.5", "-10 % 3.5", "1e308 * 10", "1e308 + 1e308", "2 ** 1024 * 1.0",
            "10**400 / 10**399", "10**400 / 3.0", "int(10**400 // 10**399)", "(10**400) % 7", "0.1 * 3", "1e16 + 1", "7 // 2 * 2 + 7 % 2", "(1, 2) + (3,)", "[1] + (2,)", "(1,) + [2]", "'a' + b'a'",
            "b'a' + bytearray(b'b')", "bytearray(b'b') + b'a'", "{1} + {2}", "{} + {}", "None + 1", "1 + None", "len + 1", "int + int", "object() + 1"):
    try:
        print(src, "=", repr(eval(src)))
    except Exception as e:
        print(src, "|", type(e).__name__, e)
l = a = [1]
l += [2]
l += "ab"
l *= 2
print(l is a, l)
t = u = (1,)
t += (2,)
print(t is u, t, u)
s = r = {1, 2, 3}
s -= {1}
s |= {9}
s &= {2, 9}
s ^= {2, 5}
print(s is r, sorted(s))
d = e = {1: 1}
d |= [(2, 2)]
d |= {3: 3}
print(d is e, d)
for src in ("x = (1,); x += [2]", "x = []; x += 5", "x = {1}; x |= [2]", "x = {}; x |= 5", "x = 'a'; x += 1", "x = 1; x += 'a'", "x = {1}; x += {2}", "x = None; x += 1", "x = []; x -= []",
            "x = 5; x @= 2", "x = 5; x //= 0", "x = 1; x <<= -1"):
    try:
        exec(src)
        print("fine", src)
    except Exception as e:
        print(src, "|", type(e).__name__, e)
