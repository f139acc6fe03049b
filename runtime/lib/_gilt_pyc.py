"""Files with bytecode (.pyc): their names, their header, reading and writing them.

Importing a source file neither reads nor writes one: gilt compiles it. A loader that is asked for code does both, unless
sys.dont_write_bytecode says no, and a .pyc beside no source is imported. The header is CPython's, 16 bytes: magic
number, flags (1: by hash, 2: the hash is checked), then time and size of the source, or its hash.
"""

import marshal
import sys

MAGIC_NUMBER = (marshal._code_format & 0xFFFF).to_bytes(2, 'little') + b'\r\n'
PYCACHE = '__pycache__'


def source_hash(source_bytes):
    """Return the hash of *source_bytes* as used in hash-based pyc files."""
    from _imp import source_hash
    return source_hash(int.from_bytes(MAGIC_NUMBER, 'little'), bytes(source_bytes))


# --- names ---

def cache_from_source(path, debug_override=None, *, optimization=None):
    """Return the path of the bytecode file of a source file; neither has to exist."""
    import os
    if debug_override is not None:
        import warnings
        warnings.warn("the debug_override parameter is deprecated; use 'optimization' instead", DeprecationWarning)
        if optimization is not None:
            raise TypeError('debug_override or optimization must be set to None')
        optimization = '' if debug_override else 1
    head, tail = os.path.split(os.fspath(path))
    base, dot, rest = tail.rpartition('.')
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    if optimization is None:
        optimization = sys.flags.optimize or ''
    optimization = str(optimization)
    if optimization and not optimization.isalnum():
        raise ValueError(f'{optimization!r} is not alphanumeric')
    name = f"{base or rest}{dot}{tag}{'.opt-' if optimization else ''}{optimization}.pyc"
    if sys.pycache_prefix is not None:
        return os.path.join(sys.pycache_prefix, os.path.abspath(head or '.').lstrip('/'), name)
    return os.path.join(head, PYCACHE, name)


def source_from_cache(path):
    """Return the path of the source file of a bytecode file; neither has to exist."""
    import os
    if sys.implementation.cache_tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    path = os.fspath(path)
    head, name = os.path.split(path)
    prefix = sys.pycache_prefix and sys.pycache_prefix.rstrip('/')
    if prefix and head.startswith(prefix + '/'):
        head = head[len(prefix):]
    else:
        head, folder = os.path.split(head)
        if folder != PYCACHE:
            raise ValueError(f'{PYCACHE} not bottom-level directory in {path!r}')
    dots = name.count('.')
    if dots not in (2, 3):
        raise ValueError(f'expected only 2 or 3 dots in {name!r}')
    if dots == 3:
        optimization = name.rsplit('.', 2)[-2]
        if not optimization.startswith('opt-'):
            raise ValueError("optimization portion of filename does not start with 'opt-'")
        if not optimization[4:].isalnum():
            raise ValueError(f'optimization level {optimization!r} is not an alphanumeric value')
    return os.path.join(head, name.partition('.')[0] + '.py')


# --- contents ---

def number(data):
    return int.from_bytes(data, 'little')


def classify(data, name, details):
    """The flags of a .pyc file, if its header is one of this gilt."""
    if data[:4] != MAGIC_NUMBER:
        raise ImportError(f'bad magic number in {name!r}: {bytes(data[:4])!r}', **details)
    if len(data) < 16:
        raise EOFError(f'reached EOF while reading pyc header of {name!r}')
    flags = number(data[4:8])
    if flags & ~3:
        raise ImportError(f'invalid flags {flags!r} in {name!r}', **details)
    return flags


def validate_timestamp(data, mtime, size, name, details):
    if number(data[8:12]) != mtime & 0xFFFFFFFF or size is not None and number(data[12:16]) != size & 0xFFFFFFFF:
        raise ImportError(f'bytecode is stale for {name!r}', **details)


def validate_hash(data, wanted, name, details):
    if data[8:16] != wanted:
        raise ImportError(f"hash in bytecode doesn't match hash of source {name!r}", **details)


def load_code(data, name=None, bytecode_path=None, source_path=None):
    """The code object of a .pyc file behind its header."""
    code = marshal.loads(data)
    if not isinstance(code, type(load_code.__code__)):
        raise ImportError(f'Non-code object in {bytecode_path!r}', name=name, path=bytecode_path)
    if source_path is not None:
        from _imp import _fix_co_filename
        code = _fix_co_filename(code, source_path)
    return code


def code_of_pyc(data, name, path):
    """The code object of a .pyc file without its source."""
    classify(data, name, {'name': name, 'path': path})
    return load_code(memoryview(data)[16:], name, path)


def timestamp_pyc(code, mtime=0, size=0):
    word = lambda n: (int(n) & 0xFFFFFFFF).to_bytes(4, 'little')
    return bytearray(MAGIC_NUMBER + word(0) + word(mtime) + word(size) + marshal.dumps(code))


def hash_pyc(code, digest, checked=True):
    return bytearray(MAGIC_NUMBER + (1 | checked << 1).to_bytes(4, 'little') + digest + marshal.dumps(code))


# --- loaders ---

def decode_source(source):
    """Decode bytes representing source code and return the string. Universal newline support is used."""
    import io
    import tokenize
    encoding = tokenize.detect_encoding(io.BytesIO(source).readline)[0]
    return io.IncrementalNewlineDecoder(None, True).decode(source.decode(encoding))


def get_source(loader, name):
    path = loader.get_filename(name)
    try:
        source = loader.get_data(path)
    except OSError as error:
        raise ImportError('source not available through get_data()', name=name) from error
    return decode_source(source)


def kept_code(loader, name, source_path, path, stats):
    """(code in a .pyc file, None), or (None, source and hash if they had to be read): it is stale, or no file of gilt's."""
    import _imp
    details = {'name': name, 'path': path}
    read = None
    try:
        data = loader.get_data(path)
    except OSError:
        return None, None
    try:
        flags = classify(data, name, details)
        if flags & 1:
            if _imp.check_hash_based_pycs != 'never' and (flags & 2 or _imp.check_hash_based_pycs == 'always'):
                source = loader.get_data(source_path)
                read = source, source_hash(source), bool(flags & 2)
                validate_hash(data, read[1], name, details)
        else:
            validate_timestamp(data, int(stats['mtime']), stats['size'], name, details)
    except (ImportError, EOFError):
        return None, read or ((None, None, bool(flags & 2)) if data[:4] == MAGIC_NUMBER and len(data) >= 16 and flags & 1 else None)
    try:
        return load_code(memoryview(data)[16:], name, path, source_path), None
    except ValueError:  # of another user
        return None, read


def get_code(loader, name):
    """The code of a module, from its .pyc file if that is fresh, else compiled (and kept)."""
    source_path = loader.get_filename(name)
    stats = path = code = read = None
    try:
        path = cache_from_source(source_path)
        stats = loader.path_stats(source_path)
    except (NotImplementedError, OSError):
        pass
    if stats is not None:
        code, read = kept_code(loader, name, source_path, path, stats)
    if code is not None:
        return code
    source = read[0] if read and read[0] is not None else loader.get_data(source_path)
    code = loader.source_to_code(source, source_path)
    if stats is not None and not sys.dont_write_bytecode:
        data = hash_pyc(code, read[1] or source_hash(source), read[2]) if read else \
            timestamp_pyc(code, stats['mtime'], len(source))
        try:
            loader._cache_bytecode(source_path, path, data)
        except NotImplementedError:
            pass
    return code


def calc_mode(path):
    """Permissions of a .pyc file: those of the source, and writable."""
    import os
    try:
        return os.stat(path).st_mode & 0o777 | 0o200
    except OSError:
        return 0o666


def write_atomic(path, data, mode=0o666):
    """Writes a file in one step, so that nobody reads half of it."""
    import os
    temporary = f'{path}.{id(path)}'
    fd = os.open(temporary, os.O_EXCL | os.O_CREAT | os.O_WRONLY, mode & 0o666)
    try:
        with open(fd, 'wb') as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        try:
            os.unlink(temporary)
        except OSError:
            pass
        raise


def set_data(path, data, mode):
    """Writes a file that is not needed: what goes wrong is let go."""
    import os
    try:
        os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
        write_atomic(path, data, mode)
    except OSError:
        pass


def load_module(loader, name):
    """load_module() of a loader that has exec_module()."""
    import _gilt_import
    import _gilt_loaders
    import importlib.util
    module = sys.modules.get(name)
    spec = importlib.util.spec_from_loader(name, loader)
    if module is None:
        return _gilt_import.module_from_spec(spec, run=True)
    _gilt_loaders.reload_spec(spec, module)
    return sys.modules[name]
