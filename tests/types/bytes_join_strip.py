"""bytes.join of plain and other items, strip with and without a set."""

class B(bytes):
    pass

def attempt(f, *a):
    try:
        r = f(*a)
        print(type(r).__name__, r if isinstance(r, (bytes, bytearray)) else '', end='; ')
    except Exception as e:
        print(type(e).__name__, e, end='; ')

for glue in (b'', b', ', B(b'+'), bytearray(b'-')):
    for items in ([], [b'a'], [b'a', b'b'], (b'', b'', b''), [B(b'x')], [b'a', bytearray(b'b'), memoryview(b'c')],
                  [b'a', 'b'], [1], 'ab', 5, (x for x in (b'1', b'2')), [b'a' * 500] * 3, {b'k': 1}, [B(b'x'), b'y']):
        attempt(glue.join, items)
    print()
one = b'only'
print(b'-'.join([one]) is one, b''.join((one,)) is one, bytearray().join([one]) is one)
grow = []
class Odd:
    def __buffer__(self, flags):
        grow.append(b'!')
        return memoryview(b'odd')
grow += [b'a', Odd(), b'b']
attempt(b'/'.join, grow)
print(len(grow))
for text in (b'', b'   ', b' \t\n\r\x0b\x0c a b \x00 ', b'\x1c\x85\xa0a', b'xxyxx', bytes(range(256))):
    for chars in ((), (None,), (b'',), (b'xy',), (bytes(range(128)),), (bytearray(b'x\xff\x00'),), (memoryview(b' '),)):
        print(text.strip(*chars)[:9], text.lstrip(*chars)[:9], text.rstrip(*chars)[-9:], bytearray(text).strip(*chars)[:5], end='; ')
    print()
for bad in ('x', 5, [b'x']):
    attempt(b'abc'.strip, bad)
