# Names that linkers use become names of files: the C library's are on every machine.
from ctypes.util import find_library
import ctypes

print(find_library('c'), find_library('m'), find_library('no_such_library_here'))
m = ctypes.CDLL(find_library('m'))
m.pow.restype = ctypes.c_double
m.pow.argtypes = [ctypes.c_double, ctypes.c_double]
print(m.pow(2.0, 0.5))
