# results too large to make are errors, not crashes
for f in (lambda: 1 << 10**12, lambda: 1 << 2**62, lambda: -5 << 2**50, lambda: 2**100 << 10**15):
    try:
        f()
        print('made')
    except (MemoryError, OverflowError) as e:
        print(type(e).__name__)
for f in (lambda: 1 << 2**70, lambda: 1 << 10**30):
    try:
        f()
    except OverflowError as e:
        print(e)
print(1**(10**30), (-1)**(10**30), 0**(10**30), 1 >> 10**30, -1 >> 10**30, 0 << 10**30, 2**70 >> 2**70)
x = 1 << 1000000
print(x.bit_length(), x.bit_count(), (x - 1).bit_count(), x >> 999999, (x * x).bit_length(), (x | 1) % 1000003, hash(x), x % 10**9)
y = 3**100000
print(y % 10**20, y.bit_length(), (y * y // y) == y, divmod(y, 3**99990), (y << 5000) >> 5000 == y, int(hex(y), 16) == y)
