# Text streams refuse at once to be written to, or read from, against their mode.
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'file')
    for mode in 'w', 'a', 'r', 'r+', 'w+':
        with open(name, mode) as f:
            for call in (lambda: f.write('text'), lambda: f.read(1), f.readline, lambda: list(f)):
                try:
                    call()
                    print(mode, 'fine')
                except (OSError, ValueError) as e:
                    print(mode, type(e).__name__, e)
t = io.TextIOWrapper(io.BufferedReader(io.BytesIO(b'x')))
try:
    t.write('a')
except io.UnsupportedOperation as e:
    print(e)
t.close()
print(t.closed)
