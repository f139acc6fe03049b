"""Runs random programs under two interpreters and reports where they print different things:
   python compare.py FIRST SECOND [FROM [COUNT]]     e.g. python compare.py build/gilt python3.13 1 100
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from programs import Writer


def output(interpreter, path):
    try:
        done = subprocess.run([interpreter, path], capture_output=True, timeout=60, env={**os.environ, "PYTHONHASHSEED": "0"})
    except subprocess.TimeoutExpired:
        return ["(did not end)"]
    text = done.stdout.decode("utf-8", "replace") + f"(status {done.returncode})\n"
    return text.splitlines() + done.stderr.decode("utf-8", "replace").splitlines()[-1:]


def main(first, second, start=1, count=100):
    different = 0
    for seed in range(int(start), int(start) + int(count)):
        path = f"/tmp/fuzz-{os.getpid()}.py"
        with open(path, "w") as f:
            f.write(Writer(seed).program())
        one, two = output(first, path), output(second, path)
        if one != two:
            different += 1
            at = next((i for i, (x, y) in enumerate(zip(one, two)) if x != y), min(len(one), len(two)))
            print(f"seed {seed}, line {at + 1} of the output:")
            print("   ", first, "prints", *one[at:at + 1])
            print("   ", second, "prints", *two[at:at + 1])
    print(f"{count} programs, {different} with differences")
    return different != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
