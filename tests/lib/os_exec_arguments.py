# What os.execv and os.execve refuse, so that nothing runs with half a name; the path they search.
import os
import pwd


def refused(f, *args):
    try:
        f(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
    else:
        print('passed')


env = {'A': 'b'}
refused(os.execv, '/no/such', [])
refused(os.execv, '/no/such', ())
refused(os.execv, '/no/such', ('',))
refused(os.execv, '/no/such', 'abc')
refused(os.execv, '/no/such', ['a', 'b\0c'])
refused(os.execve, '/no/such', [], env)
refused(os.execve, '/no/such', [''], env)
refused(os.execve, '/no/such', ['a'], {'A\0B': 'c'})
refused(os.execve, '/no/such', ['a'], {'A': 'b\0c'})
refused(os.execve, '/no/such', ['a'], {'A=B': 'c'})
refused(os.execve, '/no/such', ['a'], {'': 'c'})

print(os.get_exec_path({'PATH': '/a:/b'}), os.get_exec_path({b'PATH': b'/c:/d'}), os.get_exec_path({}))
refused(os.get_exec_path, {'PATH': 'a', b'PATH': b'b'})

# The home folder is known without HOME.
os.environ.pop('HOME', None)
print(os.path.expanduser('~') == pwd.getpwuid(os.getuid()).pw_dir, os.path.expanduser('~/x').endswith('/x'))
