"""Modules out of zip archives, of which sys.path may have the names. `gilt ARCHIVE` runs its __main__ module."""

import _struct as struct
import sys

from _gilt_import import ModuleSpec

__all__ = ['ZipImportError', 'zipimporter']

path_sep = '/'
LOCATOR = struct.Struct('<4sLQL')
END64 = struct.Struct('<4sQ2H2L4Q')
END = struct.Struct('<4s4H2LH')
ENTRY = struct.Struct('<4s6H3L5H2L')
LOCAL = struct.Struct('<4s5H3L2H')
STORED, DEFLATED = 0, 8
SEARCH = (('/__init__.pyc', True, True), ('/__init__.py', False, True), ('.pyc', True, False), ('.py', False, False))

_zip_directory_cache = {}  # archive: {name in it: row as read_directory() makes them}


class ZipImportError(ImportError):
    pass


def read_end(file, archive):
    """(number of entries, length and offset of the directory, where it really begins) of an archive."""
    size = file.seek(0, 2)
    file.seek(max(0, size - END.size - 0xFFFF))
    tail = file.read()
    at = tail.rfind(b'PK\5\6')
    if at < 0:
        raise ZipImportError(f'not a Zip file: {archive!r}', path=archive)
    if len(tail) - at < END.size:
        raise ZipImportError(f'corrupt Zip file: {archive!r}', path=archive)
    _, _, _, _, count, length, offset, _ = END.unpack_from(tail, at)
    end = size - len(tail) + at
    before = max(0, end - LOCATOR.size)
    file.seek(before)
    locator = file.read(LOCATOR.size)
    if locator[:4] == b'PK\6\7':
        file.seek(max(0, before - END64.size))
        fields = END64.unpack(file.read(END64.size))
        if fields[0] != b'PK\6\6':
            raise ZipImportError(f'corrupt Zip64 file: {archive!r}', path=archive)
        count, length, offset = fields[7:]
        end = before - END64.size
    if end < length:
        raise ZipImportError(f'bad central directory size: {archive!r}', path=archive)
    if end - length < offset:
        raise ZipImportError(f'bad central directory offset: {archive!r}', path=archive)
    return count, length, offset, end - length


def wide(sizes, extra):
    """The sizes and the offset of an entry, those of 64 bits from its extra field."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from('<2H', extra, at)
        if kind == 1:
            numbers = iter(struct.unpack_from(f'<{length // 8}Q', extra, at + 4))
            return [next(numbers, size) if size == 0xFFFFFFFF else size for size in sizes]
        at += 4 + length
    return sizes


def read_directory(archive):
    """{name: (path, method, packed size, size, offset of the local header, time, date, checksum)} of an archive."""
    try:
        with open(archive, 'rb') as file:
            count, length, offset, begin = read_end(file, archive)
            file.seek(begin)
            directory = file.read(length)
    except OSError as error:
        raise ZipImportError(f"can't open Zip file: {archive!r}", path=archive) from error
    entries, at = {}, 0
    try:
        for _ in range(count):
            fields = ENTRY.unpack_from(directory, at)
            names, extra, comment = fields[10:13]
            name = directory[at + ENTRY.size:at + ENTRY.size + names]
            encoding = 'utf-8' if fields[3] & 0x800 else 'cp437' if max(name, default=0) > 127 else 'ascii'
            name = name.decode(encoding, 'replace')
            at += ENTRY.size + names + extra + comment
            sizes = wide([fields[9], fields[8], fields[16]], directory[at - extra - comment:at - comment])
            entries[name] = (f'{archive}/{name}', fields[4], sizes[1], sizes[0], sizes[2] + begin - offset,
                             fields[5], fields[6], fields[7])
    except struct.error as error:
        raise EOFError('EOF read where not expected') from error
    return entries


def read_entry(archive, entry):
    path, method, packed, size, offset = entry[:5]
    if packed < 0:
        raise ZipImportError('negative data size')
    with open(archive, 'rb') as file:
        file.seek(offset)
        header = file.read(LOCAL.size)
        if len(header) != LOCAL.size:
            raise EOFError('EOF read where not expected')
        local = LOCAL.unpack(header)
        if local[0] != b'PK\3\4':
            raise ZipImportError(f'bad local file header: {archive!r}', path=archive)
        file.seek(local[9] + local[10], 1)
        data = file.read(packed)
    if len(data) != packed:
        raise OSError("zipimport: can't read data")
    if method == STORED:
        return data
    if method != DEFLATED:
        raise ZipImportError(f"can't decompress data; method {method} is not known", path=archive)
    try:
        import zlib
    except ImportError:
        raise ZipImportError("can't decompress data; zlib not available") from None
    return zlib.decompress(data, -15)


def seconds(entry):
    """The time of an entry as seconds since 1970."""
    import time
    clock, date = entry[5:7]
    return time.mktime(((date >> 9) + 1980, date >> 5 & 15, date & 31, clock >> 11, clock >> 5 & 63, (clock & 31) * 2,
                        -1, -1, -1))


class zipimporter:
    """zipimporter(path): modules in an archive, or in a folder of it (archive.zip/folder)."""

    def __init__(self, path):
        import os
        if not isinstance(path, str):
            raise TypeError(f"expected str, not {type(path)!r}")
        if not path:
            raise ZipImportError('archive path is empty', path=path)
        archive, prefix = path, ''
        while archive and not os.path.exists(archive):
            shorter, slash, last = archive.rpartition('/')
            if not slash:
                archive = ''
                break
            archive, prefix = shorter, f'{last}/{prefix}'
        if not os.path.isfile(archive):
            raise ZipImportError(f'not a Zip file: {path!r}', path=path)
        if archive not in _zip_directory_cache:
            _zip_directory_cache[archive] = read_directory(archive)
        self.archive, self.prefix = archive, prefix.rstrip('/') + '/' if prefix else ''

    @property
    def _files(self):
        return self._get_files()

    def _get_files(self):
        if self.archive not in _zip_directory_cache:
            try:
                _zip_directory_cache[self.archive] = read_directory(self.archive)
            except ZipImportError:
                return {}
        return _zip_directory_cache[self.archive]

    def __repr__(self):
        if self.prefix:
            return f'<zipimporter object "{self.archive}/{self.prefix}">'
        return f'<zipimporter object "{self.archive}">'

    def invalidate_caches(self):
        """Look into the archive anew when it is next needed."""
        _zip_directory_cache.pop(self.archive, None)

    def _find(self, fullname):
        """(path in the archive, is it bytecode?, is it a package?) of a module, or None."""
        files, base = self._files, self.prefix + fullname.rpartition('.')[2]
        for suffix, bytecode, package in SEARCH:
            if base + suffix in files:
                return base + suffix, bytecode, package
        return None

    def _get(self, fullname):
        found = self._find(fullname)
        if found is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return found

    def _code(self, fullname):
        """(code, path, is it a package?): of the first file that can be used."""
        import _gilt_pyc
        files, base = self._files, self.prefix + fullname.rpartition('.')[2]
        problem = None
        for suffix, bytecode, package in SEARCH:
            if base + suffix not in files:
                continue
            path = f'{self.archive}/{base}{suffix}'
            data = self.get_data(path)
            if not bytecode:
                return compile(data.replace(b'\r\n', b'\n').replace(b'\r', b'\n'), path, 'exec', dont_inherit=True), path, package
            try:
                self._check_fresh(data, fullname, path, files.get(base + suffix[:-1]))
                return _gilt_pyc.load_code(memoryview(data)[16:], fullname, path), path, package
            except (ImportError, EOFError, ValueError) as error:
                problem = error
        if problem is not None:
            raise ZipImportError(f'module load failed: {problem}', name=fullname) from problem
        raise ZipImportError(f"can't find module {fullname!r}", name=fullname)

    def _check_fresh(self, data, fullname, path, source):
        """Raises ImportError when bytecode is not of the source in the archive (None: there is none)."""
        import _gilt_pyc
        import _imp
        details = {'name': fullname, 'path': path}
        flags = _gilt_pyc.classify(data, fullname, details)
        if flags & 1:
            checked = _imp.check_hash_based_pycs != 'never' and (flags & 2 or _imp.check_hash_based_pycs == 'always')
            if checked and source is not None:
                digest = _gilt_pyc.source_hash(read_entry(self.archive, source))
                _gilt_pyc.validate_hash(data, digest, fullname, details)
        elif source is not None:
            if abs(_gilt_pyc.number(data[8:12]) - seconds(source)) > 1 or _gilt_pyc.number(data[12:16]) != source[3]:
                raise ImportError(f'bytecode is stale for {fullname!r}', **details)

    def find_spec(self, fullname, target=None):
        found = self._find(fullname)
        if found is None:
            folder = self.prefix + fullname.rpartition('.')[2] + '/'
            if not any(name.startswith(folder) for name in self._files):
                return None
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = [f'{self.archive}/{folder[:-1]}']
            return spec
        path, bytecode, package = found
        if bytecode and path[:-1] in self._files:  # which of them is fresh?
            path = self.get_filename(fullname).removeprefix(self.archive + '/')
        spec = ModuleSpec(fullname, self, origin=f'{self.archive}/{path}', is_package=package)
        spec.has_location = True
        spec.cached = None
        if package:
            spec.submodule_search_locations = [f"{self.archive}/{path.rpartition('/')[0]}"]
        return spec

    def get_data(self, pathname):
        name = pathname.removeprefix(self.archive + '/')
        if name not in self._files:
            raise OSError(0, '', pathname)
        return read_entry(self.archive, self._files[name])

    def get_filename(self, fullname):
        return self._code(fullname)[1]

    def is_package(self, fullname):
        return self._get(fullname)[2]

    def get_source(self, fullname):
        path = self._get(fullname)[0].removesuffix('c')
        return self.get_data(f'{self.archive}/{path}').decode() if path in self._files else None

    def get_code(self, fullname):
        return self._code(fullname)[0]

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), vars(module))

    def load_module(self, fullname):
        import _gilt_pyc
        import warnings
        warnings._deprecated('zipimport.zipimporter.load_module',
                             f'{warnings._DEPRECATED_MSG}; use zipimport.zipimporter.exec_module() instead',
                             remove=(3, 15))
        return _gilt_pyc.load_module(self, fullname)

    def get_resource_reader(self, fullname):
        """Return the ResourceReader for a module."""
        from importlib.readers import ZipReader
        return ZipReader(self, fullname)


def run_main(archive, namespace):
    """Runs __main__ of an archive in the namespace of __main__; False: there is none. For interp/main.c."""
    importer = zipimporter(archive)
    spec = importer.find_spec('__main__')
    if spec is None:
        return False
    code = importer.get_code('__main__')
    from _gilt_main import run_code
    run_code(code, spec, namespace)
    return True
