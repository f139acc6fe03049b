import importlib.util
import os
import sys

folder = f'/tmp/gilt-import-specs-{os.getpid()}'
os.mkdir(folder)
try:
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write(text)

    write('plain_m.py', 'x = 1\n')
    write('pack_m/__init__.py', '')
    write('pack_m/inner.py', 'y = 2\n')
    write('space_m/leaf.py', 'z = 3\n')
    sys.path.insert(0, folder)
    import plain_m
    import pack_m.inner
    import space_m.leaf

    def short(path):
        return path and path.replace(folder, '')

    for m in (plain_m, pack_m, pack_m.inner, space_m, space_m.leaf):
        spec = m.__spec__
        print(m.__name__, type(spec), type(spec.loader).__name__, m.__loader__ is spec.loader, short(spec.origin))
        print('  ', spec.name, spec.parent, spec.has_location,
              [short(p) for p in spec.submodule_search_locations or []], short(getattr(m, '__file__', None)))
    print(plain_m.__loader__.get_source('plain_m'), plain_m.__loader__.is_package('plain_m'))
    print(pack_m.__loader__.is_package('pack_m'), type(plain_m.__loader__))

    class Loader:
        def create_module(self, spec):
            return None

        def exec_module(self, module):
            module.made = module.__name__ + ' was made'

    class Finder:
        def __init__(self, path):
            if path != 'made://':
                raise ImportError(path)

        def find_spec(self, name, target=None):
            if name.startswith('made_'):
                return importlib.util.spec_from_loader(name, Loader())

    sys.path_hooks.insert(0, Finder)
    sys.path.append('made://')
    import made_up
    print(made_up.made, type(made_up.__loader__).__name__, made_up.__spec__.parent == '')
    try:
        import missing_up
    except ModuleNotFoundError as e:
        print(e)
    print(type(sys.path_importer_cache['made://']).__name__)
finally:
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            os.unlink(os.path.join(place, name))
        for name in folders:
            os.rmdir(os.path.join(place, name))
    os.rmdir(folder)


class Late:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.startswith('late_') or name == 'string':
            return importlib.util.spec_from_loader(name, Loader())


print([f.__name__ for f in sys.meta_path])
sys.meta_path.append(Late)
import late_one, string
print(late_one.made, hasattr(string, 'made'))
sys.modules.pop('string')
sys.meta_path.insert(0, Late)
import string
print(string.made)
print(importlib.util.find_spec('no_such_module_at_all'), importlib.util.find_spec('late_two').name)

# Nothing of this stays behind.
sys.meta_path[:] = [finder for finder in sys.meta_path if finder is not Late]
sys.path_hooks.remove(Finder)
sys.path.remove('made://')
sys.path.remove(folder)
sys.path_importer_cache.clear()
for name in 'string', 'late_one', 'made_up', 'plain_m', 'pack_m', 'pack_m.inner', 'space_m', 'space_m.leaf':
    sys.modules.pop(name, None)
