# Fill characters of format specifications, NUL among them.
for fill in ("\x00", "*", "é", "\U0001f600", " ", "0", "<"):
    for align in "<>^":
        print(ascii(format("ab", fill + align + "5")), ascii(format(12, fill + align + "5")), ascii(format(1.5, fill + align + "6")))
    print(ascii(format(-12, fill + "=6")), ascii(format(-1.5, fill + "=+7")))
    print(ascii(format(1j, fill + ">5")) if fill != "0" else "")
for bad in ("=5", "=", "x=3"):
    try:
        format("text", bad)
    except ValueError as e:
        print(e)
