"""A __builtins__ of one's own: plain dicts, mappings of other kinds, what functions inherit."""
import types


class Asked(dict):
    def __missing__(self, key):
        if key == "nothing":
            raise KeyError(key)
        return f"<{key}>"


print(eval("abc", {"__builtins__": Asked()}))
print(eval("len('four')", {"__builtins__": types.MappingProxyType({"len": len})}))
for source, builtins in (("nothing", Asked()), ("len", {}), ("len", 123), ("import os", {}),
                         ("import os", types.MappingProxyType({})), ("class A: pass", {})):
    try:
        exec(source, {"__builtins__": builtins})
        print("no error")
    except Exception as e:
        print(type(e).__name__, e)

seen = Asked(exec=exec)
space = {"__builtins__": seen}
exec("def f(): return word\nvalue = f()\nexec('inner = other')\nown = f.__builtins__", space)
print(space["value"], space["inner"], space["own"] is seen)

safe = {"None": None, "type": type}
space = {"__builtins__": safe}
exec("def f(): pass\ng = type(f)(f.__code__, {})", space)
print(space["f"].__builtins__ is safe, space["g"].__builtins__ is safe)


def counted(name, *rest):
    print("import of", name)
    return __import__(name, *rest)


exec("import string; print(string.digits)", {"__builtins__": {"__import__": counted, "print": print}})

for bad in ("globals", None, 5):
    try:
        __import__("x", bad, None, None, 1)
    except TypeError as e:
        print(e)
