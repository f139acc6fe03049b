"""Modules out of zip archives: zipimporter is a hook for sys.path_hooks. `gilt ARCHIVE` runs its __main__.py."""

import _struct as struct
import sys

from _gilt_import import ModuleSpec

__all__ = ['ZipImportError', 'zipimporter']

END = struct.Struct('<4s4H2LH')
ENTRY = struct.Struct('<4s6H3L5H2L')
LOCAL = struct.Struct('<4s5H3L2H')
STORED, DEFLATED = 0, 8


class ZipImportError(ImportError):
    pass


def read_directory(archive):
    """{name: (method, packed size, size, offset of the local header)} of an archive."""
    try:
        with open(archive, 'rb') as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - END.size - 0xFFFF))
            tail = file.read()
            at = tail.rfind(b'PK\5\6')
            if at < 0:
                raise ZipImportError(f'not a Zip file: {archive!r}', path=archive)
            _, _, _, _, count, length, offset, _ = END.unpack_from(tail, at)
            begin = size - len(tail) + at - length  # something may stand before the archive
            file.seek(begin)
            directory = file.read(length)
    except (OSError, struct.error) as error:
        raise ZipImportError(f"can't read Zip file: {archive!r}", path=archive) from error
    entries, at = {}, 0
    try:
        for _ in range(count):
            fields = ENTRY.unpack_from(directory, at)
            names, extra, comment = fields[10:13]
            name = directory[at + ENTRY.size:at + ENTRY.size + names]
            encoding = 'utf-8' if fields[3] & 0x800 else 'cp437' if max(name, default=0) > 127 else 'ascii'
            entries[name.decode(encoding, 'replace')] = (fields[4], fields[8], fields[9], fields[16] + begin - offset)
            at += ENTRY.size + names + extra + comment
    except struct.error as error:
        raise ZipImportError(f'bad central directory: {archive!r}', path=archive) from error
    return entries


def read_entry(archive, entry):
    method, packed, size, offset = entry
    with open(archive, 'rb') as file:
        file.seek(offset)
        local = LOCAL.unpack(file.read(LOCAL.size))
        if local[0] != b'PK\3\4':
            raise ZipImportError(f'bad local file header: {archive!r}', path=archive)
        file.seek(local[9] + local[10], 1)
        data = file.read(packed)
    if method == STORED:
        return data
    if method != DEFLATED:
        raise ZipImportError(f"can't decompress data; method {method} is not known", path=archive)
    import zlib
    return zlib.decompress(data, -15)


class zipimporter:
    """zipimporter(path): modules in an archive, or in a folder of it (archive.zip/folder)."""

    def __init__(self, path):
        import os
        if not isinstance(path, str):
            path = os.fsdecode(path)
        archive, prefix = path, ''
        while archive and not os.path.isfile(archive):
            archive, _, last = archive.rpartition('/')
            prefix = f'{last}/{prefix}'
        if not archive:
            raise ZipImportError(f'not a Zip file: {path!r}', path=path)
        self.archive, self.prefix = archive, prefix
        self._files = read_directory(archive)

    def __repr__(self):
        return f'<zipimporter object "{self.archive}/{self.prefix}">'

    def invalidate_caches(self):
        self._files = read_directory(self.archive)

    def _find(self, fullname):
        """(path in the archive, is it a package?) of a module, or None."""
        base = self.prefix + fullname.rpartition('.')[2]
        for path, package in ((base + '/__init__.py', True), (base + '.py', False)):
            if path in self._files:
                return path, package
        return None

    def _get(self, fullname):
        found = self._find(fullname)
        if found is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname, path=self.archive)
        return found

    def find_spec(self, fullname, target=None):
        found = self._find(fullname)
        if found is None:
            folder = self.prefix + fullname.rpartition('.')[2] + '/'
            if not any(name.startswith(folder) for name in self._files):
                return None
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = [f'{self.archive}/{folder[:-1]}']
            return spec
        path, package = found
        spec = ModuleSpec(fullname, self, origin=f'{self.archive}/{path}', is_package=package)
        spec.has_location = True
        if package:
            spec.submodule_search_locations = [f"{self.archive}/{path.rpartition('/')[0]}"]
        return spec

    def get_data(self, pathname):
        name = pathname.removeprefix(self.archive + '/')
        if name not in self._files:
            raise OSError(0, '', pathname)
        return read_entry(self.archive, self._files[name])

    def get_filename(self, fullname):
        return f'{self.archive}/{self._get(fullname)[0]}'

    def is_package(self, fullname):
        return self._get(fullname)[1]

    def get_source(self, fullname):
        return self.get_data(self.get_filename(fullname)).decode()

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return compile(self.get_data(path), path, 'exec', dont_inherit=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(self.get_code(module.__name__), vars(module))


def run_main(archive, namespace):
    """Runs __main__.py of an archive in the namespace of __main__; False: there is none. For interp/main.c."""
    importer = zipimporter(archive)
    spec = importer.find_spec('__main__')
    if spec is None:
        return False
    namespace.update(__file__=spec.origin, __loader__=importer, __spec__=spec, __package__='')
    exec(importer.get_code('__main__'), namespace)
    return True
