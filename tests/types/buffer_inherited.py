# A class over bytearray that defines __buffer__ reaches the native one; casts from formats of other machines.
import ctypes


class Plain(bytearray):
    def __buffer__(self, flags):
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print('release', view.nbytes)
        super().__release_buffer__(view)


p = Plain(b'hello')
with memoryview(p) as view:
    print(view.tobytes())
    try:
        p.append(1)
    except BufferError as e:
        print('kept')
p.append(33)
print(p)


class Other(bytearray):
    def __buffer__(self, flags):
        return memoryview(b'other')

    def __release_buffer__(self, view):
        try:
            super().__release_buffer__(view)
        except ValueError as e:
            print('ValueError', e)


with memoryview(Other(b'mine')) as view:
    print(view.tobytes())


class Late(bytearray):
    buffer = bytearray.__buffer__


print(bytes(Late(b'abc').buffer(0)))

doubles = memoryview((ctypes.c_double * 2)(1.5, 2.5))
print(doubles.cast('B').nbytes, doubles.cast('B').cast('d').tolist())
for f in 'if':
    try:
        doubles.cast(f)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
