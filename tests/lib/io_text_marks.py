# Encodings with a byte order mark: one at the start of the stream, none later.
import io
import os
import tempfile

for encoding in ('utf-16', 'utf-32', 'utf-8-sig', 'utf-16-le'):
    raw = io.BytesIO()
    t = io.TextIOWrapper(raw, encoding, write_through=True)
    t.write('a')
    t.write('b\xe9')
    print(encoding, raw.getvalue(), raw.getvalue().decode(encoding))
    t.seek(0)
    t.write('x')
    t.flush()
    print(raw.getvalue().decode(encoding))

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, 'file')
    for encoding in ('utf-16', 'utf-8-sig'):
        with open(name, 'w', encoding=encoding) as f:
            f.write('one')
            pos = f.tell()
        with open(name, 'a', encoding=encoding) as f:
            f.write('two')
        with open(name, 'r+', encoding=encoding) as f:
            f.seek(pos)
            f.write('TWO')
        with open(name, encoding=encoding) as f:
            print(f.read())
