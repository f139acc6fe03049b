"""`gilt -m NAME` for what interp/main.c does not run itself: packages in archives, .pyc files, errors."""

import sys


class Unrunnable(Exception):
    """Is reported without a traceback."""


def import_package(name):
    """Imports the package that a module is in."""
    package = name.rpartition('.')[0]
    if not package:
        return
    try:
        __import__(package)
    except ImportError as error:
        if error.name is None or error.name != package and not package.startswith(error.name + '.'):
            raise
    existing = sys.modules.get(name)
    if existing is not None and not hasattr(existing, '__path__'):
        import warnings
        warnings.warn(f'{name!r} found in sys.modules after import of package {package!r}, but prior to execution of '
                      f'{name!r}; this may result in unpredictable behaviour', RuntimeWarning)


def details(name):
    """(name, spec, code) of what `-m name` is to run."""
    import importlib.util
    if name.startswith('.'):
        raise Unrunnable('Relative module names not supported')
    import_package(name)
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        hint = f". Try using '{name[:-3]}' instead of '{name}' as the module name." if name.endswith('.py') else ''
        raise Unrunnable('Error while finding module specification for '
                         f'{name!r} ({type(error).__name__}: {error}){hint}') from error
    if spec is None:
        raise Unrunnable(f'No module named {name}')
    if spec.submodule_search_locations is not None:
        if name == '__main__' or name.endswith('.__main__'):
            raise Unrunnable('Cannot use package as __main__ module')
        try:
            return details(name + '.__main__')
        except Unrunnable as error:
            if name not in sys.modules:
                raise
            raise Unrunnable(f'{error}; {name!r} is a package and cannot be directly executed')
    if spec.loader is None:
        raise Unrunnable(f'{name!r} is a namespace package and cannot be executed')
    try:
        code = spec.loader.get_code(name)
    except ImportError as error:
        raise Unrunnable(str(error)) from error
    if code is None:
        raise Unrunnable(f'No code object available for {name}')
    return name, spec, code


def run(name, namespace):
    """Runs a module in the namespace of __main__."""
    try:
        name, spec, code = details(name)
    except Unrunnable as error:
        sys.exit(f'gilt: {error}')
    namespace.update(__file__=spec.origin, __cached__=spec.cached, __loader__=spec.loader, __package__=spec.parent,
                     __spec__=spec)
    sys.argv[0] = spec.origin
    exec(code, namespace)


def run_code(code, spec, namespace):
    namespace.update(__file__=spec.origin, __cached__=spec.cached, __loader__=spec.loader, __package__='',
                     __spec__=spec)
    exec(code, namespace)


def run_folder(folder, namespace):
    """Runs a folder's __main__ that is not __main__.py; False: there is none."""
    from importlib.machinery import PathFinder
    spec = PathFinder.find_spec('__main__', [folder])
    if spec is None or spec.loader is None or spec.submodule_search_locations is not None:
        return False
    run_code(spec.loader.get_code('__main__'), spec, namespace)
    return True


def run_pyc(path, namespace):
    """Runs a program that is bytecode. True."""
    from importlib.machinery import SourcelessFileLoader
    loader = SourcelessFileLoader('__main__', path)
    code = loader.get_code('__main__')
    namespace.update(__file__=path, __cached__=None, __loader__=loader)
    exec(code, namespace)
    return True
