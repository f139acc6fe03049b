"""What an AttributeError of a module says about circular imports and files that hide other modules."""
import os
import subprocess
import sys
import tempfile


def run(folder, *command):
    done = subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True)
    print(done.stdout.replace(os.path.realpath(folder), "DIR").replace(folder, "DIR"), end="")
    if done.stderr:
        print(done.stderr.strip().splitlines()[-1].replace(os.path.realpath(folder), "DIR").replace(folder, "DIR"))


with tempfile.TemporaryDirectory() as folder:
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as f:
            f.write(text)

    write("pkg/__init__.py", "")
    write("pkg/a.py", "import pkg.b\nspam = 1\n")
    write("pkg/b.py", "from . import a\na.spam\n")
    write("circle.py", "import pkg.a\n")
    run(folder, "circle.py")

    write("sub/__init__.py", "import sub.one\n")
    write("sub/one.py", "import sub\nsub.one\n")
    write("pending.py", "import sub\n")
    run(folder, "pending.py")

    write("fractions.py", "import fractions\nprint('in', __name__)\nfractions.Fraction\n")
    run(folder, "fractions.py")
    run(folder, "-c", "import fractions")
    write("numpy.py", "import numpy\nnumpy.array\n")
    run(folder, "-c", "import numpy")
    write("whole.py", "x = 1\n")
    run(folder, "-c", "import whole; whole.y")
    run(folder, "-c", "import string; string.y")
