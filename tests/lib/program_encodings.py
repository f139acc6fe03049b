"""A program that its declared encoding cannot decode, the same as a module; scandir's entries of links to themselves."""
import os
import subprocess
import sys
import tempfile

SOURCES = {
    'unknown': b'# coding: garbage\nprint(1)\n',
    'plain': b'# coding: ascii\nx = "\xc3\xa4"\n',
    'marked': b'\xef\xbb\xbf# coding: latin-1\nprint(1)\n',
    'hole': b'# coding: cp1252\nx = "\x81"\n',
    'fine': b'# coding: cp1252\nprint(ascii("\xe4"))\n',
}

with tempfile.TemporaryDirectory() as folder:
    for name, source in SOURCES.items():
        path = os.path.join(folder, name + '.py')
        with open(path, 'wb') as f:
            f.write(source)
        run = subprocess.run([sys.executable, path], capture_output=True, text=True)
        print(name, run.returncode, run.stdout + run.stderr, end='')
        try:
            compile(source, name, 'exec')
        except SyntaxError as e:
            print('compile:', e)

    links = os.path.join(folder, 'links')
    os.mkdir(links)
    os.symlink('loop', os.path.join(links, 'loop'))
    os.symlink('nothing', os.path.join(links, 'broken'))
    for entry in sorted(os.scandir(links), key=lambda entry: entry.name):
        for ask in (entry.is_file, entry.is_dir, entry.is_symlink, lambda: entry.is_file(follow_symlinks=False)):
            try:
                print(entry.name, ask())
            except OSError as e:
                print(entry.name, e.strerror)
