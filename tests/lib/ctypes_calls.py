# Calling the C library: arguments, results, errors, callbacks, threads of its own.
from ctypes import *
from ctypes.util import find_library
import threading

libc = CDLL(None, use_errno=True)
libm = CDLL(find_library("m"))


def attempt(f, *args, **named):
    try:
        print(repr(f(*args, **named)))
    except Exception as e:
        print(type(e).__name__, e)


print(libc.abs(-4), libc.strlen(b"hello"), libc.toupper(ord("a")))
libm.sqrt.restype = c_double
libm.sqrt.argtypes = [c_double]
libm.pow.restype, libm.pow.argtypes = c_double, (c_double, c_double)
print(libm.sqrt(2), libm.sqrt(True), libm.pow(2, 0.5), libm.pow(c_double(3), 2))
attempt(libm.sqrt, "x")
attempt(libm.sqrt)
attempt(libc.abs, 1.5)
attempt(libc.abs, 2 ** 70)
print(hasattr(libc, "no_such_function"))
attempt(CDLL, "no-such-library.so")
attempt(setattr, libm.sqrt, "argtypes", [3])
attempt(setattr, libm.sqrt, "restype", 3)
libc.strchr.restype = c_char_p
libc.strchr.argtypes = [c_char_p, c_char]
print(libc.strchr(b"abcdef", b"c"), libc.strchr(b"abcdef", b"x"))
attempt(libc.strchr, "text", b"c")
buffer = create_string_buffer(100)
print(libc.snprintf(buffer, c_size_t(100), b"%d %s %c %.2f", 42, b"str", ord("x"), c_double(1.5)), buffer.value)


class div_t(Structure):
    _fields_ = [("quot", c_int), ("rem", c_int)]


class ldiv_t(Structure):
    _fields_ = [("quot", c_long), ("rem", c_long)]


libc.div.restype, libc.ldiv.restype = div_t, ldiv_t
libc.ldiv.argtypes = [c_long, c_long]
print(libc.div(17, 5).quot, libc.div(17, 5).rem, libc.ldiv(-7 ** 20, 10 ** 9).quot)
set_errno(0)
print(libc.open(b"/no/such/file", 0), get_errno(), set_errno(5), get_errno())
end = c_char_p()
libc.strtol.argtypes = [c_char_p, POINTER(c_char_p), c_int]
libc.strtol.restype = c_long
print(libc.strtol(b"123xyz", byref(end), 10), end.value)


class Wrapped:
    _as_parameter_ = -9


print(libc.abs(Wrapped()))


def checked(result, function, args):
    if result < 0:
        raise ValueError(f"{function.__name__}{args} failed")
    return result + 1000


close = libc["close"]
close.errcheck = checked
attempt(close, -1)

COMPARE = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
calls = []


def compare(x, y):
    calls.append((x[0], y[0]))
    return x[0] - y[0]


numbers = (c_int * 6)(5, 1, 4, 2, 6, 3)
libc.qsort(numbers, 6, sizeof(c_int), COMPARE(compare))
print(list(numbers), len(calls) > 5)
add = CFUNCTYPE(c_long, c_long, c_long)(lambda x, y: x + y)
print(add(2, 3), add(-1, 2 ** 40), add.restype.__name__)
twice = CFUNCTYPE(c_double, c_double)(lambda x: x * 2)
print(twice(1.25))
small = CFUNCTYPE(c_byte, c_ubyte)(lambda x: -x)
print(small(5), small(255))
truth = CFUNCTYPE(c_bool, c_char_p)(lambda s: s == b"yes")
print(truth(b"yes"), truth(b"no"), truth(None))
attempt(CFUNCTYPE(c_int), 3.5)
attempt(lambda: CFUNCTYPE(Structure)(lambda: 1))
print(bool(CFUNCTYPE(c_int)()), bool(libc.abs))

# A callback from a thread that Python has not made.
START = CFUNCTYPE(c_void_p, c_void_p)
seen = []


def body(argument):
    seen.append((argument, threading.current_thread() is threading.main_thread()))
    return argument * 2


start = START(body)
thread, result = c_ulong(), c_void_p()
libc.pthread_create.argtypes = [POINTER(c_ulong), c_void_p, START, c_void_p]
libc.pthread_join.argtypes = [c_ulong, POINTER(c_void_p)]
print(libc.pthread_create(byref(thread), None, start, 21), libc.pthread_join(thread, byref(result)))
print(result.value, seen)

# The GIL is let go of while C code waits.
import os
read_end, write_end = os.pipe()
got = create_string_buffer(4)
reader = threading.Thread(target=lambda: seen.append(libc.read(read_end, got, 4)))
reader.start()
os.write(write_end, b"pipe")
reader.join()
print(seen[-1], got.raw)

# Recursion through C, an error in a callback.
depth = []


def deeper(n):
    depth.append(n)
    return bounce(n - 1) if n else 0


bounce = CFUNCTYPE(c_int, c_int)(deeper)
print(bounce(20), len(depth))
import sys
sys.unraisablehook = lambda info: print("unraisable:", info.exc_type.__name__, info.exc_value,
                                        info.err_msg.split(" <")[0])
broken = CFUNCTYPE(c_int)(lambda: 1 / 0)
broken()
wrong = CFUNCTYPE(c_int)(lambda: "text")
wrong()
prototype = CFUNCTYPE(c_long, c_char_p, POINTER(c_char_p), c_int)
strtol = prototype(("strtol", libc), ((1, "text"), (2, "end"), (1, "base", 10)))
print(strtol(b"77rest"), strtol(b"77rest", base=8), strtol(text=b"10x", base=2))
