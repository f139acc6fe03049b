# Modules from zip archives, from .pyc files alone, loaders that keep bytecode, runpy.
import importlib
import importlib.util
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
import zipfile

folder = os.path.realpath(tempfile.mkdtemp())
sys.dont_write_bytecode = False
try:
    archive = os.path.join(folder, 'a.zip')
    with zipfile.ZipFile(archive, 'w', zipfile.ZIP_DEFLATED) as f:
        f.writestr('zip_m.py', 'x = 1\nprint("zip_m", __name__, __spec__.name)')
        f.writestr('zip_p/__init__.py', '')
        f.writestr('zip_p/inner.py', 'y = 2')
        f.writestr('zip_n/', '')
        f.writestr('zip_n/leaf.py', 'z = 3')
        f.writestr('__main__.py', 'import sys; print("main", __name__, repr(__package__), sys.argv[1:])')

    def short(path):
        return path.replace(folder, '.')

    sys.path.insert(0, archive)
    import zip_m
    import zip_p.inner
    import zip_n.leaf
    print(short(zip_m.__file__), short(zip_p.inner.__file__), [short(p) for p in zip_n.__path__], type(zip_m.__loader__))
    print(zip_m.__loader__.get_source('zip_m') == 'x = 1\nprint("zip_m", __name__, __spec__.name)')
    importlib.reload(zip_m)
    try:
        import zip_p.missing
    except ModuleNotFoundError as e:
        print(e)

    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w') as f:
            f.write(text)
        return path

    source = write('bytes_m.py', 'v = 42\n')
    py_compile.compile(source, cfile=source + 'c')
    os.unlink(source)
    sys.path.insert(0, folder)
    import bytes_m
    print(bytes_m.v, short(bytes_m.__file__), short(bytes_m.__cached__), type(bytes_m.__loader__).__name__)
    importlib.reload(bytes_m)

    source = write('kept_m.py', 'v = 1\n')
    loader = importlib.util.spec_from_file_location('kept_m', source).loader
    loader.get_code('kept_m')
    kept = importlib.util.cache_from_source(source)
    print(os.path.exists(kept), importlib.util.source_from_cache(kept) == source)
    namespace = {}
    exec(loader.get_code('kept_m'), namespace)
    print(namespace['v'])
    write('kept_m.py', 'v = 1000\n')
    exec(loader.get_code('kept_m'), namespace)
    print(namespace['v'])
    for checked in py_compile.PycInvalidationMode:
        py_compile.compile(source, invalidation_mode=checked)
        exec(loader.get_code('kept_m'), namespace)
        print(checked.name, namespace['v'])

    write('prog/__main__.py', 'import other; print("folder", other.n)')
    write('prog/other.py', 'n = 5')
    compiled = write('alone.py', 'print("alone", __name__)')
    py_compile.compile(compiled, cfile=compiled + 'c')
    os.makedirs(os.path.join(folder, 'only'))
    shutil.copy(compiled + 'c', os.path.join(folder, 'only', '__main__.pyc'))

    def run(*args, **env):
        p = subprocess.run([sys.executable, *args], capture_output=True, text=True, env={**os.environ, **env})
        print(p.returncode, p.stdout.strip(), short(p.stderr.strip().split(': ', 1)[-1]))

    run(archive, 'a', 'b')
    run('-I', archive)
    run(os.path.join(folder, 'prog'))
    run('-I', os.path.join(folder, 'prog'))
    run(compiled + 'c')
    run(os.path.join(folder, 'only'))
    run('-m', 'zip_p.inner', PYTHONPATH=archive)
    run('-m', 'alone', PYTHONPATH=folder)
    run('-m', 'zip_n', PYTHONPATH=archive)
    run('-m', 'sys')
    run('-m', 'no_such_module')
    run('-m', 'os.py')
finally:
    shutil.rmtree(folder)
