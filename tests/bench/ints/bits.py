# Shifts, masks and exclusive or: a hash and a bit count.
def run(n):
    h, ones = 2166136261, 0
    for i in range(n):
        h = ((h ^ (i & 255)) * 16777619) & 0xFFFFFFFF
        x = h
        x = x - ((x >> 1) & 0x55555555)
        x = (x & 0x33333333) + ((x >> 2) & 0x33333333)
        x = (x + (x >> 4)) & 0x0F0F0F0F
        ones += ((x * 0x01010101) & 0xFFFFFFFF) >> 24
    return h, ones


print(*run(2000000))
