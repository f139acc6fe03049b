# Names and docstrings that cannot be given to the outside.
import importlib

for name in "string\0", "str\0ing", "xml.dom\0":
    for load in __import__, importlib.import_module:
        try:
            print(load(name))
        except ModuleNotFoundError as e:
            print(load.__name__, ascii(str(e)), ascii(e.name))
for doc in "x", "\xc4", "x\0y", "x\udcdcy", b"x", 42, None:
    try:
        print(ascii(type("A", (), {"__doc__": doc}).__doc__))
    except UnicodeEncodeError as e:
        print(e)
class B:
    pass
B.__doc__ = "\udcdc"
print(ascii(B.__doc__))
