# & | ^ ~ bit_length bit_count
values = [0, 1, -1, 5, -6, 2**61 - 1, -2**61, 2**62, -2**62 - 1, 2**63, 2**64 - 1, -2**64, -2**64 - 1, 2**64 + 5,
          3**90, -3**90, 2**192, -2**192, 2**192 - 1]
for a in values:
    print(~a, a.bit_length(), a.bit_count(), bin(a)[-20:])
    for b in values:
        print(a & b, a | b, a ^ b, end='; ')
        assert (a & b) + (a | b) == a + b and a ^ b == (a | b) - (a & b)
        assert ~(a & b) == ~a | ~b
    print()
for f in (lambda: 1 & 1.0, lambda: 1 | 'a', lambda: None ^ 1, lambda: ~1.0, lambda: (1).bit_length(1),
          lambda: (1).bit_count(x=1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(True & 3, 3 | False, True ^ True, True & True, False | True, (True).bit_length(), (5).__and__(3), (5).__rxor__(3),
      (5).__or__(2.0))
x = 0b1100
x &= 0b0110
x |= 1
x ^= 2**70
print(x)
