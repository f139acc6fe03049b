"""What a program leaves behind is finalized although the error that ended it still shows its frames."""
import subprocess
import sys

for last in ('raise ValueError', '1 / 0', 'sys.exit(3)', 'def f():\n    local = A(2)\n    raise KeyError\nf()', 'pass'):
    program = '''
import sys
class A:
    def __init__(self, n):
        self.n = n
        self.me = self
    def __del__(self):
        print('finalized', self.n)
a = A(1)
''' + last
    done = subprocess.run([sys.executable, '-c', program], capture_output=True, text=True)
    print(done.returncode, sorted(done.stdout.split('\n')), done.stderr.splitlines()[-1:])
