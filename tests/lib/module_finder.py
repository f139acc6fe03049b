# modulefinder (over dis), importlib._bootstrap_external by name, deprecations of sqlite3 where they are caused.
import importlib
import modulefinder
import os
import sys
import tempfile
import warnings

with tempfile.TemporaryDirectory() as folder:
    for name, text in {'main.py': 'import one, gone\nfrom pack import inner as x\ndef f():\n    import two\n    from missing import y\n',
                       'one.py': 'value = 1\nglobal_name = other = 2\n', 'two.py': 'from . import nothing\n',
                       'pack/__init__.py': 'from . import inner\nfrom .inner import thing\n', 'pack/inner.py': 'thing = 3\n'}.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write(text)
    finder = modulefinder.ModuleFinder(path=[folder])
    finder.run_script(os.path.join(folder, 'main.py'))
    print(sorted(finder.modules), sorted(finder.badmodules))
    print(sorted(finder.modules['one'].globalnames), sorted(finder.modules['pack'].globalnames))
print(importlib._bootstrap_external.__name__.rpartition('.')[2], callable(importlib._bootstrap._load))

try:
    import sqlite3
except ImportError:
    sqlite3 = None
if sqlite3:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        connection = sqlite3.connect(':memory:')
        connection.create_function('f', narg=0, func=lambda: 1)
        connection.set_trace_callback(trace_callback=None)
        connection.close()
    for w in seen:
        print(w.category.__name__, os.path.basename(w.filename), str(w.message).replace('_frozen', ''))
else:
    print("""DeprecationWarning module_finder.py Passing keyword arguments 'name', 'narg' and 'func' to _sqlite3.Connection.create_function() is deprecated. Parameters 'name', 'narg' and 'func' will become positional-only in Python 3.15.
DeprecationWarning module_finder.py Passing keyword argument 'trace_callback' to _sqlite3.Connection.set_trace_callback() is deprecated. Parameter 'trace_callback' will become positional-only in Python 3.15.""")
