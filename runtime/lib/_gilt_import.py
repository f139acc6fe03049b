"""What the import statement needs of Python code: specs and finders."""

from _gilt_loader import SourceFileLoader


class ModuleSpec:
    """Where a module came from: the part of importlib.machinery.ModuleSpec that import.c fills in."""

    __module__ = '_frozen_importlib'

    def __init__(self, name, loader=None, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._set_fileattr = False
        self._cached = None
        self._initializing = False

    @property
    def parent(self):
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)

    @property
    def cached(self):
        if self._cached is None and self._set_fileattr and self.origin is not None:
            self._cached = cached_path(self.origin)
        return self._cached

    @cached.setter
    def cached(self, value):
        self._cached = value

    def __repr__(self):
        parts = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            parts.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            parts.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'ModuleSpec({", ".join(parts)})'

    def __eq__(self, other):
        try:
            return (self.name == other.name and self.loader == other.loader
                    and self.origin == other.origin
                    and self.submodule_search_locations == other.submodule_search_locations
                    and self.cached == other.cached and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented


def cached_path(origin):
    """Where the bytecode of a module's file would be kept; None for other files."""
    if origin.endswith('.pyc'):
        return origin
    if not origin.endswith('.py'):
        return None
    from _gilt_pyc import cache_from_source
    try:
        return cache_from_source(origin)
    except NotImplementedError:
        return None


def make_spec(name, origin, search):
    """Called by import.c for each module that it loads from a file."""
    if origin is None:
        from _gilt_loaders import NamespaceLoader
        loader = NamespaceLoader(name, search)
        search = loader._path
    else:
        loader = SourceFileLoader(name, origin)
    spec = ModuleSpec(name, loader, origin=origin)
    spec.submodule_search_locations = search
    spec.has_location = origin is not None
    return spec


def hooked_finder(entry):
    """The finder that sys.path_hooks have for an entry of a path, None without one; remembered."""
    import sys
    try:
        return sys.path_importer_cache[entry]
    except KeyError:
        pass
    sys.path_importer_cache[entry] = None  # for what the hooks themselves import
    for hook in sys.path_hooks:
        try:
            sys.path_importer_cache[entry] = hook(entry)
            break
        except ImportError:
            continue
    return sys.path_importer_cache[entry]


def shadowing(module, origin):
    """For an AttributeError: 1 if the file of a module lies where the script is, so that it may hide another module,
    2 if it surely hides one of the standard library."""
    import sys
    first = vars(sys).get('_first_path')
    folder, slash, file = origin.rpartition('/')
    if slash and file == '__init__.py':
        folder, slash, _ = folder.rpartition('/')
    if first is None or not slash:
        return 0
    if not first:
        import os
        first = os.getcwd()
    return 0 if folder != first else 2 if module in sys.stdlib_module_names else 1


standard_finders = []  # what importlib.machinery puts on sys.meta_path; import.c does their work itself
standard_hooks = []  # the same for sys.path_hooks


def load_by_finders(name, path, late):
    """Asks sys.meta_path, then sys.path_hooks, for a module; None when none there knows it.

    Finders behind the standard ones are asked late, when import.c has not found the module.
    """
    import sys
    finders = vars(sys).get('meta_path', ())  # made when somebody looks
    places = [i for i, finder in enumerate(finders) if finder in standard_finders]
    first, after = (places[0], places[-1] + 1) if places else (None, len(finders))
    for finder in finders[after:] if late else finders[:first]:
        find_spec = getattr(finder, 'find_spec', None)
        spec = find_spec(name, path, None) if find_spec is not None else None
        if spec is not None:
            return module_from_spec(spec, run=True)
    if not late and [hook for hook in vars(sys).get('path_hooks', ()) if hook not in standard_hooks]:
        for entry in sys.path if path is None else path:
            finder = hooked_finder(entry)
            if type(finder).__name__ in ('FileFinder', 'zipimporter'):
                continue  # of a standard hook: import.c looks there
            spec = finder.find_spec(name) if finder is not None else None
            if spec is not None and spec.loader is not None:
                return module_from_spec(spec, run=True)
    return None


def module_from_spec(spec, run=False):
    import sys
    loader = spec.loader
    module = None
    if hasattr(loader, 'create_module'):
        module = loader.create_module(spec)
    if module is None:
        module = type(sys)(spec.name)
    module.__spec__ = spec
    module.__loader__ = loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
        if spec.cached is not None:
            module.__cached__ = spec.cached
    if not run:
        return module
    sys.modules[spec.name] = module
    try:
        if hasattr(loader, 'exec_module'):
            loader.exec_module(module)
        elif loader is not None:
            loader.load_module(spec.name)
    except BaseException:
        sys.modules.pop(spec.name, None)
        raise
    return sys.modules[spec.name]


def resolve(name, package, level):
    """The absolute form of a name with `level` leading dots."""
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name}' if name else bits[0]
