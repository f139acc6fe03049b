"""sys.path_hooks, archives on sys.path, packages without __init__.py and pkgutil."""
import importlib.machinery
import importlib.util
import os
import pkgutil
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    def write(name, text=''):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write(text)

    def shown(x):
        return str(x).replace(folder, 'FOLDER')

    write('plain.py', 'print("plain", __name__)')
    write('package/__init__.py')
    write('package/inner.py')
    write('spread/one.py', 'x = 1')
    write('more/spread/two.py', 'x = 2')
    write('data.mine', 'print("mine", __name__)')
    with zipfile.ZipFile(os.path.join(folder, 'box.zip'), 'w') as z:
        z.writestr('boxed.py', 'print("boxed", __name__)')

    sys.path[:0] = [folder, os.path.join(folder, 'box.zip')]
    import boxed
    import plain
    print(shown(boxed.__file__), type(boxed.__loader__).__name__)

    print([(m.name, m.ispkg) for m in pkgutil.iter_modules([folder])])
    import package
    print([m.name for m in pkgutil.walk_packages(package.__path__, 'package.')])
    print(shown(pkgutil.get_importer(folder)), type(pkgutil.get_importer(os.path.join(folder, 'box.zip'))).__name__)

    import spread.one
    print(shown(spread.__path__), len(spread.__path__), type(spread.__spec__.loader).__name__)
    try:
        import spread.two
    except ImportError as e:
        print(e)
    sys.path.append(os.path.join(folder, 'more'))
    import spread.two
    print(spread.two.x, [shown(p) for p in spread.__path__])

    finder = importlib.machinery.FileFinder(folder, (importlib.machinery.SourceFileLoader, ['.mine']))
    spec = finder.find_spec('data')
    print(shown(spec.origin), finder.find_spec('plain'), shown(finder))
    importlib.util.module_from_spec(spec).__loader__.exec_module(importlib.util.module_from_spec(spec))
    hook = importlib.machinery.FileFinder.path_hook((importlib.machinery.SourceFileLoader, ['.mine']))
    try:
        hook(os.path.join(folder, 'plain.py'))
    except ImportError as e:
        print(e)
    write('lazy.py', 'import sys\nprint("lazy runs")\nx = 1\ny = 2\n'
          'print(sys.modules["lazy"].x, hasattr(sys.modules["lazy"], "later"))\nlater = 3')
    spec = importlib.util.find_spec('lazy')
    loader = spec.loader = importlib.util.LazyLoader(spec.loader)
    lazy = importlib.util.module_from_spec(spec)
    sys.modules['lazy'] = lazy
    loader.exec_module(lazy)
    lazy.y = 'kept'
    lazy.z = 'kept too'
    print('loaded', type(lazy).__name__)
    print(lazy.x, lazy.y, type(lazy).__name__)
    print(importlib.util.decode_source(b'# coding: latin-1\r\nx = "\xe4"\r\n'), len(importlib.util.source_hash(b'x')))
    try:
        importlib.util.LazyLoader(5)
    except TypeError as e:
        print(e)
    print(importlib.machinery.PathFinder.find_spec('nothing_here'),
          shown(importlib.machinery.PathFinder.find_spec('more', [folder]).submodule_search_locations))
