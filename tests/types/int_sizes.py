# Every operator on ints of many sizes, small and big mixed: one checksum of all results and errors.
seed = 2024
state = seed
def rnd(n):
    global state
    r = 0
    for _ in range((n + 31) // 32 + 1):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        r = r << 32 | state >> 32
    r &= (1 << n) - 1
    return r
sizes = [1, 5, 30, 61, 62, 63, 64, 65, 100, 127, 128, 129, 192, 256, 300, 640, 1000, 2300, 5000]
def num():
    n = sizes[rnd(16) % len(sizes)]
    k = rnd(3)
    v = rnd(n) if k < 4 else (1 << n) - rnd(3) if k < 6 else (1 << n) + rnd(2) if k == 6 else ((1 << n) - 1) << rnd(6)
    return -v if rnd(1) else v
import math
h = 0
def mix(v):
    global h
    if isinstance(v, tuple):
        for x in v: mix(x)
        return
    h = (h * 1000003 + (hash(v) if isinstance(v, (int, float)) else sum(map(ord, v)) * 31 + len(v))) % (2**61 - 1)
N = 200
for i in range(N):
    a, b = num(), num()
    for f in (lambda: a + b,
              lambda: a - b,
              lambda: a * b,
              lambda: a // b,
              lambda: a % b,
              lambda: divmod(a, b),
              lambda: a & b,
              lambda: a | b,
              lambda: a ^ b,
              lambda: ~a,
              lambda: -a,
              lambda: abs(a),
              lambda: a << (b & 255),
              lambda: a >> (b & 255),
              lambda: a == b,
              lambda: a < b,
              lambda: a <= b,
              lambda: math.gcd(a, b),
              lambda: a * a,
              lambda: a - a,
              lambda: a + -a,
              lambda: str(a),
              lambda: hex(a),
              lambda: bin(b),
              lambda: int(str(b)),
              lambda: a.bit_length(),
              lambda: pow(a, b & 63, abs(b) + 1),
              lambda: pow(a, abs(b) & 0xFFFF, 2**63 + 29),
              lambda: pow(a, (1 << 30) - 1 - (abs(b) & 7), abs(b)|1),
              lambda: int.from_bytes(a.to_bytes(900, 'little', signed=True), 'little', signed=True),
              lambda: int.from_bytes(abs(a).to_bytes(901, 'big'), 'big'),
              lambda: abs(a).to_bytes((a.bit_length()+7)//8, 'big')[0], lambda: math.isqrt(abs(a)),
              lambda: a / b,
              lambda: float(a),
              lambda: a.bit_count(),
              lambda: True + a,
              lambda: a * True, lambda: a - False, lambda: a ** (b & 7),
              lambda: round(a, -3),
              lambda: f'{a:x}', lambda: f'{a:,}', lambda: '%d %x %o' % (a, b, a),
              lambda: (a*b+5) % (2**64),
              lambda: (a*b+5) & 0xFFFFFFFFFFFFFFFF, lambda: pow(a, -1, abs(b))):
        try:
            mix(f())
        except (ZeroDivisionError, ValueError, OverflowError, IndexError) as e:
            mix(type(e).__name__ + str(e))
    if i % 20 == 19:
        print(h)
