samples = ["\xe9", "\xc9", "\xdf", "stra\xdfe", "\u0130", "\u0131", "\u0149", "\u01c4\u01c5\u01c6", "\u01f0", "\ufb01\ufb03", "\u1e9e", "\u03a3",
           "\u039f\u0394\u039f\u03a3", "\u03a3\u0391\u03a3 \u03a3", "A\u03a3", "A\u03a3\u0301", "A\u03a3B", "1\u03a3", "A.\u03a3", "A\u03a3.", "A\u03a3'B",
           "\u1f80\u1f88\u1fbc", "\U00010400\U00010428", "\u0345", "\u2160\u2170", "\u24b6\u24d0", "\u0416\u0436 \u0436\u0416", "\u1c80", "\ua7ae",
           "\u10a0\u2d00", "\u13a0\uab70", "\xb5\xff", "d\u017ez \u017fit", "\ud800x"]
for s in samples:
    print(ascii(s), ascii(s.upper()), ascii(s.lower()), ascii(s.title()), ascii(s.capitalize()), ascii(s.swapcase()), ascii(s.casefold()))
total = 0
for code in list(range(0x80, 0x600)) + list(range(0x1c80, 0x2200)) + list(range(0xa640, 0xa800)) + list(range(0xfb00, 0xfb20)):
    c = chr(code)
    total = (total * 31 + sum(ord(x) * (i + 1) for i, x in enumerate(c.upper() + c.lower() + c.title() + c.casefold() + c.swapcase()))) % 1000003
print(total)
print("stra\xdfe".casefold() == "STRASSE".casefold(), "\u0130".lower() == "i\u0307", ascii("\u01c6x \u01c4X".title()))
print(ascii("\u03a3".join(["a", "b", ""]).lower()), ascii(("x\u03a3 " * 3).lower()))
