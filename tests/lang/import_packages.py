# Language reference 5: packages, relative imports, __all__, circular imports, module attributes.
import os
import sys

root = f"/tmp/gilt-packages-{os.getpid()}"
os.mkdir(root)
sys.dont_write_bytecode = True
sys.path.insert(0, root)


def write(path, text):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


write("pk/__init__.py", "print('init pk', __name__, __package__, len(__path__))\n__all__ = ['sub', 'name']\nname = 1\nhidden = 2\n")
write("pk/sub.py", "print('init sub', __name__, __package__)\nfrom . import name\nfrom .other import value\nfrom .deep.leaf import up\n")
write("pk/other.py", "value = 'other value'\n_private = 1\npublic = 2\n")
write("pk/deep/__init__.py", "")
write("pk/deep/leaf.py", "from .. import other as o\nfrom ..other import value\nfrom ... import nothing if False else 0\n" if False else "from .. import other as o\nup = o.value + '!'\n")
write("pk/deep/toofar.py", "from .... import x\n")
write("circ_a.py", "print('a starts')\nimport circ_b\nx = 1\nprint('a sees', circ_b.y)\n")
write("circ_b.py", "print('b starts')\nimport circ_a\nprint('has x:', hasattr(circ_a, 'x'))\ny = 2\ntry:\n    from circ_a import x\nexcept ImportError as e:\n    print(str(e).split(' (')[0])\n")
write("fails.py", "z = 1\n1/0\n")
write("ns/inside.py", "v = 'namespace'\n")
write("getattr_mod.py", "def __getattr__(name):\n    if name == 'dynamic':\n        return 'made'\n    raise AttributeError(name)\ndef __dir__():\n    return ['dynamic']\n")
write("syntax_bad.py", "def f(:\n")
write("replaced.py", "import sys\nclass M: attr = 'replaced'\nsys.modules[__name__] = M()\n")
from pk import *
print(sorted(n for n in globals() if n in ("sub", "name", "hidden")), name, sub.value, sub.up)
import pk.deep.leaf
print(pk.deep.leaf.up, pk.__name__, pk.deep.__package__, pk.deep.leaf.__package__, pk.__spec__.name)
from pk.other import *
print(public, "_private" in globals())
import circ_a
for m in ("fails", "syntax_bad", "pk.deep.toofar", "pk.nothing", "pk.other.nothing"):
    try:
        __import__(m)
    except Exception as e:
        print(type(e).__name__, str(e).split(" (")[0], m in sys.modules)
import ns.inside
print(ns.inside.v, getattr(ns, "__file__", None), len(list(ns.__path__)))
from getattr_mod import dynamic
import getattr_mod
print(dynamic, getattr_mod.dynamic, dir(getattr_mod))
try:
    from getattr_mod import other
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
import replaced
print(replaced.attr)
import importlib
write("reloaded.py", "n = 1\nold = 1\n")
import reloaded
write("reloaded.py", "n = 22\n")
print(importlib.reload(reloaded) is reloaded, reloaded.n, reloaded.old)
print(importlib.import_module(".other", "pk").value, importlib.import_module("pk.sub").__name__)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
del sys.modules["pk.other"]
import pk.other as again
print(again is pk.other)
exec("from .other import value", {"__name__": "pk.x", "__package__": "pk", "__builtins__": __builtins__})
for g in ({"__name__": "pk.x", "__package__": "nope"}, {"__name__": "x"}, {"__name__": "x", "__package__": ""}, {"__package__": 5}, {}):
    try:
        exec("from . import other", g)
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
for folder, folders, files in os.walk(root, topdown=False):
    for f in files:
        os.remove(os.path.join(folder, f))
    os.rmdir(folder)
