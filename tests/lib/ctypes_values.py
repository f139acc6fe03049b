# Numbers and strings of C: values, limits, errors, byte order, sizes.
from ctypes import *
import ctypes


def attempt(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for kind in (c_bool, c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_longlong,
             c_ulonglong, c_float, c_double, c_longdouble, c_size_t, c_ssize_t, c_int8, c_uint16, c_int64):
    print(kind.__name__, sizeof(kind), alignment(kind), kind(), kind(1), bool(kind()), bool(kind(1)))
print(c_byte(200), c_ubyte(-1), c_short(40000), c_int(2 ** 31), c_ulong(-1), c_long(2 ** 64 + 5))
print(c_float(0.1).value, c_double(0.1).value, c_float(1e40).value)
print(c_char(b"x"), c_char(65), c_char(), c_wchar("\u20ac"), c_wchar())
print(c_char_p(b"abc").value, c_char_p(None).value, c_wchar_p("h\xe9llo \U0001f600").value, c_void_p(7).value, c_void_p())
for kind, value in ((c_int, "x"), (c_int, 1.5), (c_int, None), (c_double, "x"), (c_char, b"xy"), (c_char, 300),
                    (c_wchar, "xy"), (c_wchar, 3), (c_char_p, "x"), (c_wchar_p, b"x"), (c_void_p, "x"),
                    (c_bool, "")):
    attempt(kind, value)
x = c_int(5)
x.value = 7
print(x, x.value)
attempt(setattr, x, "value", "no")
print(c_int.__mro__)
print(type(c_int).__name__, c_int.__name__, c_int._type_)


class MyInt(c_int):
    def double(self):
        return self.value * 2


print(MyInt(21).double(), type((MyInt * 2)(1, 2)[0]).__name__, type((c_int * 2)(1, 2)[0]).__name__)
print(bytes(c_int(0x01020304)), bytes(c_int.__ctype_be__(0x01020304)), c_short.__ctype_be__(258).value)
attempt(sizeof, 3)
attempt(sizeof, int)
attempt(byref, 3)
attempt(addressof, 3)
attempt(c_int.from_buffer, b"abcd")
attempt(c_int.from_buffer, bytearray(2))
attempt(c_int.from_buffer_copy, b"ab")
print(c_int.from_buffer_copy(b"\1\0\0\0\2\0\0\0", 4))
data = bytearray(8)
shared = c_long.from_buffer(data)
shared.value = 513
print(data)
attempt(data.append, 1)
attempt(c_int.from_address, "x")
print(c_int.from_address(addressof(x)))
print(c_int.from_param(3), c_double.from_param(2.5), c_char.from_param(b"a"))
attempt(c_int.from_param, "x")
attempt(c_char_p.from_param, 3)
attempt(hash, c_int(1))
print(c_int(1) == c_int(1), x == x)
buffer = create_string_buffer(b"hello", 8)
print(buffer.value, buffer.raw, len(buffer), sizeof(buffer), buffer[1], buffer[1:4], buffer[::-1])
buffer.value = b"abc"
print(buffer.raw)
buffer[0] = b"Z"
buffer[1:3] = [b"1", b"2"]
print(buffer.value)
attempt(setattr, buffer, "value", b"123456789")
attempt(setattr, buffer, "value", "text")
attempt(create_string_buffer, "x")
wide = create_unicode_buffer("h\xe9", 4)
print(wide.value, len(wide), wide[0:2])
print(string_at(b"abc\0def"), string_at(b"abc\0def", 5), wstring_at("xyz", 2))
to = create_string_buffer(6)
memmove(to, b"memory", 5)
print(to.raw)
memset(to, ord("-"), 3)
print(to.raw)
resize(x, 16)
print(sizeof(x))
attempt(resize, x, 1)
