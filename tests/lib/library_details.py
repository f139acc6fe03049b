# Errors and warnings at the edges of pickle, codecs, os, subprocess, warnings and zipimport.
import codecs
import copyreg
import os
import pickle
import subprocess
import sys
import tempfile
import warnings


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


class Reduced:
    def __init__(self, result):
        self.result = result

    def __reduce_ex__(self, protocol):
        return self.result


for result in ((list, (), None, 42), (list, (), None, []), (dict, (), None, None, 42), (print, (), 's', None, None, 42),
               (copyreg.__newobj_ex__, ()), (copyreg.__newobj_ex__, (Reduced, 42, {})),
               (copyreg.__newobj_ex__, (Reduced, (), []))):
    try:
        pickle.dumps(Reduced(result), 4)
        print('no error')
    except (pickle.PicklingError, TypeError) as e:
        print(type(e).__name__)
for data in (b'F', b'F0.0', b'I0', b"S'abc'", b'(cbuiltins\nlist', b'cmath\n\n.', b'Ng0', b'Vabc'):
    attempt(pickle.loads, data)
print(pickle.loads(b'cmath\nfloor\n.'), pickle.loads(b"F0.5\n."))

for data in rb'\q', rb'\8', rb'\400', b'\\\xfa', rb'\n\x41\101':
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        print(ascii(codecs.decode(data, 'unicode_escape')), codecs.escape_decode(data)[0],
              [str(w.message).replace('ú', 'FA') for w in seen])
attempt(b'x'.decode, 'utf-8\udce2')
attempt('x'.encode, 'no-such-codec')


class NoPath:
    __fspath__ = None


attempt(os.fspath, NoPath())
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for f in os.fsync, os.fdatasync, os.fchdir:
        attempt(f, False)
    attempt(warnings.warn, 'x', skip_file_prefixes=(b'x',))
with tempfile.TemporaryDirectory() as folder:
    open(os.path.join(folder, 'f'), 'w').close()
    entry, = os.scandir(folder)
    attempt(pickle.dumps, entry)
    open(os.path.join(folder, 'g'), 'w').close()
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        rows = os.scandir(folder)
        next(rows)
        del rows
        with os.scandir(folder) as rows:
            next(rows)
        for _ in os.scandir(folder):
            pass
        print([w.category.__name__ for w in seen])
for ids in {'user': 2 ** 64}, {'group': 2 ** 64}, {'extra_groups': [2 ** 64]}, {'extra_groups': [-1]}:
    try:
        subprocess.call(['true'], **ids)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__)

# warnings without the C part
kept = {name: sys.modules.pop(name) for name in ('warnings', '_warnings')}
sys.modules['_warnings'] = None
import warnings as slow
sys.modules.update(kept)
print(slow is not warnings, slow.warn.__module__ != '_warnings')
with slow.catch_warnings(record=True, module=slow) as seen:
    slow.filters[:] = []
    slow.defaultaction = 'always'
    slow.warn('one')
    slow.warn(DeprecationWarning('two'), stacklevel=1)
    slow.warn_explicit('three', UserWarning, 'a.py', 7)
    print([(str(w.message), w.category.__name__, os.path.basename(w.filename)) for w in seen])
    slow.filters[:] = [('once', None, UserWarning, None, 0)]
    slow._filters_mutated()
    del seen[:]
    for i in range(3):
        slow.warn('again')
    print(len(seen))
    slow.filters[:] = [('error', None, Warning, None, 0)]
    slow._filters_mutated()
    attempt(slow.warn, 'raised')
    attempt(slow.warn, 'x', int)
