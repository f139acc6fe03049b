# The target of readinto must be writable.
import io
import array

for make in (lambda: io.BytesIO(b"abcdef"), lambda: io.BufferedReader(io.BytesIO(b"abcdef"))):
    f = make()
    for bad in (b"xx", memoryview(b"xxx"), "str", 5, None):
        try:
            f.readinto(bad)
        except TypeError as e:
            print(e)
    a = bytearray(4)
    print(f.readinto(a), a)
    b = array.array("b", [0] * 4)
    print(f.readinto(b), b)

class Closes:
    def __init__(self, f):
        self.f = f
    def __index__(self):
        self.f.close()
        return 0

for name in ("seek", "truncate", "read"):
    f = io.BytesIO(b"abc")
    try:
        getattr(f, name)(Closes(f))
    except ValueError as e:
        print(name, e)
