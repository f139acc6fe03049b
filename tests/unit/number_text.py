"""Compares the number_text filter with exact arithmetic: python3.13 number_text.py FILTER [SEED [COUNT]]"""
import random
import struct
import subprocess
import sys
from decimal import Decimal, localcontext, ROUND_HALF_EVEN

rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
count = int(sys.argv[3]) if len(sys.argv) > 3 else 20000
commands, expected = [], []


def add(command, result):
    commands.append(command)
    expected.append(result)


def bits_of(d):
    return '%016x' % struct.unpack('<Q', struct.pack('<d', d))[0]


def random_double():
    kind = rng.randrange(6)
    if kind == 0:
        return float('%.*g' % (rng.randrange(1, 18), rng.uniform(-1000, 1000)))
    if kind == 1:
        return rng.randrange(10**rng.randrange(1, 20)) / 10**rng.randrange(0, 10)
    if kind == 2:
        return 2.0**rng.randrange(-1074, 1024)
    while True:
        d = struct.unpack('<d', struct.pack('<Q', rng.getrandbits(64)))[0]
        if d - d == 0:
            return d


def digits_of(d, n, places):
    """What GiDigits holds: digits without trailing zeros, position of the point."""
    with localcontext() as c:
        c.prec = 2000
        x = abs(Decimal(d))
        if x == 0:
            return ('', 1)
        unit = Decimal(1).scaleb(-n if places else x.adjusted() - n + 1)
        y = x.quantize(unit, ROUND_HALF_EVEN)
        if y == 0:
            return ('', 1)
        text = ''.join(map(str, y.as_tuple().digits))
        return (text.rstrip('0'), y.adjusted() + 1)


for i in range(count):
    d = random_double()
    add('r ' + bits_of(d), repr(d))
    add('p ' + repr(d), bits_of(d))
    text = '%.*e' % (rng.randrange(0, 30), d)
    if rng.randrange(4) == 0:  # half-way between neighbours, and just beside
        mantissa, exponent = divmod(struct.unpack('<Q', struct.pack('<d', abs(d)))[0], 1)
        nxt = struct.unpack('<d', struct.pack('<Q', mantissa + 1))[0]
        if nxt - nxt == 0:
            with localcontext() as c:
                c.prec = 2000
                half = (Decimal(abs(d)) + Decimal(nxt)) / 2
                text = str(half) if rng.randrange(3) else str(half) + ('0' * 30 + '1' if '.' in str(half) and 'E' not in str(half) else '')
    add('p ' + text, bits_of(float(text)))
    n = rng.choice([1, 2, 3, 6, 10, 15, 16, 17, 18, 25, 40, 800])
    add('e %s %d' % (bits_of(d), n), digits_of(d, n, False))
    n = rng.choice([-5, -1, 0, 1, 2, 3, 6, 10, 20, 330, 1080])
    add('f %s %d' % (bits_of(d), n), digits_of(d, n, True))
for i in range(count // 50):
    sizes = [1, 2, 3, 10, 30, 36, 37, 40, 72, 73, 80, 145, 150, 300, 1000]
    x = rng.getrandbits(64 * rng.choice(sizes) - rng.randrange(64)) | 1
    y = rng.getrandbits(64 * rng.choice(sizes) - rng.randrange(64)) | 1
    if rng.randrange(3) == 0:  # long runs of ones and zeros
        x = (1 << x.bit_length()) - (1 << rng.randrange(x.bit_length()))
    if rng.randrange(3) == 0:
        y = (1 << y.bit_length()) - (1 << rng.randrange(y.bit_length())) + rng.randrange(2)
    add('m %x %x' % (x, y), '%x' % (x * y))
    add('m %x %x' % (x, x), '%x' % (x * x))
    if x < y:
        x, y = y, x
    add('d %x %x' % (x, y), '%x %x' % divmod(x, y))
    z = x * y + rng.randrange(y)
    add('d %x %x' % (z, y), '%x %x' % divmod(z, y))

out = subprocess.run([sys.argv[1]], input='\n'.join(commands) + '\n', capture_output=True, text=True, check=True)
bad = 0
for command, want, got in zip(commands, expected, out.stdout.splitlines(), strict=True):
    if isinstance(want, tuple):
        digits, _, point = got.rpartition(' ')
        got = (digits.strip().rstrip('0'), int(point))
    if got != want:
        bad += 1
        if bad < 20:
            print(command[:200], 'want', str(want)[:100], 'got', str(got)[:100])
print(len(commands), 'cases,', bad, 'wrong')
sys.exit(bad != 0)
