"""Errors about paths name the text of a path object, not the object."""
import os
import pathlib
import tempfile


class Path:
    def __init__(self, text):
        self.text = text

    def __fspath__(self):
        return self.text


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for path in (pathlib.Path('absent'), Path(b'absent'), 'absent', b'absent'):
        for f in (os.stat, open, os.listdir, os.remove, os.chdir, os.readlink, os.rmdir, os.scandir, os.utime,
                  lambda p: os.open(p, os.O_RDONLY), lambda p: os.chmod(p, 0), lambda p: os.rename(p, p),
                  lambda p: os.symlink(p, folder)):
            try:
                print(f(path))
            except OSError as e:
                print(str(e).replace(folder, 'FOLDER'), type(e.filename).__name__, type(e.filename2).__name__)
    try:
        os.stat(12345)
    except OSError as e:
        print(e)
    os.chdir('/')
