# The repr of builtin modules, and of modules that only look like them.
import sys
import types
print(sys, repr(sys.modules['builtins']))
print(types.ModuleType('sys'), types.ModuleType('other'))
print(type((x for x in ()))[int], types.CoroutineType[int, str, bytes])
