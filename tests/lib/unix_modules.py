# pwd, grp, fcntl, resource, termios.
import fcntl
import grp
import os
import pwd
import resource
import sys
import termios

e = pwd.getpwuid(0)
print(e.pw_name, e[2], e.pw_dir, pwd.getpwnam('root') == e, any(x.pw_uid == 0 for x in pwd.getpwall()))
print(e)
for f, x in ((pwd.getpwnam, 'no such user'), (pwd.getpwuid, 4000000001), (grp.getgrnam, 'no such group'), (grp.getgrgid, 4000000001)):
    try:
        f(x)
    except KeyError as err:
        print(err)
for f, x in ((pwd.getpwnam, 1), (pwd.getpwuid, 'a'), (grp.getgrnam, 1), (pwd.getpwuid, -1), (pwd.getpwuid, 1 << 70), (pwd.getpwnam, 'a\0b')):
    try:
        f(x)
    except (TypeError, KeyError, ValueError, OverflowError) as err:
        print(type(err).__name__, err)
g = grp.getgrgid(0)
print(g.gr_name, g.gr_gid, type(g.gr_mem), grp.getgrnam(g.gr_name) == g, len(grp.getgrall()) > 1)

path = f'/tmp/unix_modules_{os.getpid()}'
with open(path, 'w+b') as f:
    os.unlink(path)
    flags = fcntl.fcntl(f, fcntl.F_GETFD)
    print(flags & fcntl.FD_CLOEXEC)
    fcntl.fcntl(f, fcntl.F_SETFD, 0)
    print(fcntl.fcntl(f.fileno(), fcntl.F_GETFD))
    fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.flock(f, fcntl.LOCK_UN)
    fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB, 10, 5)
    fcntl.lockf(f, fcntl.LOCK_UN)
    for bad in (lambda: fcntl.lockf(f, 77), lambda: fcntl.fcntl(-1, 1), lambda: fcntl.fcntl('x', 1), lambda: fcntl.flock(f, 99),
                lambda: fcntl.fcntl(f, fcntl.F_GETFD, b'x' * 2000)):
        try:
            bad()
        except (ValueError, TypeError, OSError) as err:
            print(type(err).__name__, err)
    read, write = os.pipe()
    os.write(write, b'abc')
    buffer = bytearray(4)
    print(fcntl.ioctl(read, termios.FIONREAD, buffer), int.from_bytes(buffer, sys.byteorder),
          int.from_bytes(fcntl.ioctl(read, termios.FIONREAD, bytes(4)), sys.byteorder))

soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (64, hard))
print(resource.getrlimit(resource.RLIMIT_NOFILE)[0], resource.prlimit(0, resource.RLIMIT_NOFILE)[0])
resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_maxrss > 1000, usage.ru_utime == usage[0], len(usage), resource.getpagesize(), resource.RLIM_INFINITY)
for bad in (lambda: resource.getrlimit(99), lambda: resource.setrlimit(resource.RLIMIT_CORE, (1,)), lambda: resource.getrusage(77)):
    try:
        bad()
    except ValueError as err:
        print(err)

leader, follower = os.openpty()
settings = termios.tcgetattr(follower)
print(len(settings), len(settings[6]), bool(settings[3] & termios.ECHO), settings[6][termios.VEOF])
settings[3] &= ~termios.ECHO
termios.tcsetattr(follower, termios.TCSANOW, settings)
print(bool(termios.tcgetattr(follower)[3] & termios.ECHO))
settings[3] &= ~termios.ICANON
settings[6][termios.VMIN] = 1
termios.tcsetattr(follower, termios.TCSANOW, settings)
print(termios.tcgetattr(follower)[6][termios.VMIN])
termios.tcsetwinsize(follower, (25, 80))
print(termios.tcgetwinsize(follower))
termios.tcflush(follower, termios.TCIOFLUSH)
try:
    termios.tcgetattr(read)
except termios.error as err:
    print(err)
