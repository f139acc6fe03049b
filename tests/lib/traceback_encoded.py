# Source lines in tracebacks of files that declare their encoding.
import os
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    for encoding, text in (("latin-1", "\xe9"), ("utf-8", "\xe9\u4e16"), ("gbk", "\u4e02\u5100"), ("shift_jis", "\u65e5\u672c"),
                           ("cp1251", "\u0416")):
        path = os.path.join(folder, "program.py")
        with open(path, "w", encoding=encoding) as f:
            f.write(f"#!/usr/bin/python\n# -*- coding: {encoding} -*-\nx = 'ab{text}cd' + [1 / 0, '{text}']\n")
        run = subprocess.run([sys.executable, path], stderr=subprocess.PIPE, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
        print(encoding, [ascii(line) for line in run.stderr.decode().splitlines()[2:]])
