# Positioned reads and writes, pipes with flags, file system facts.
import os
import tempfile

with tempfile.TemporaryFile(buffering=0) as f:
    fd = f.fileno()
    print(os.pwrite(fd, b"hello world", 0), os.pread(fd, 5, 6), os.pread(fd, 100, 9), os.pread(fd, 5, 50))
    print(f.tell(), os.fstat(fd).st_size)
    os.posix_fallocate(fd, 0, 100)
    print(os.fstat(fd).st_size)
    os.fdatasync(fd)
    os.lockf(fd, os.F_LOCK, 0)
    os.lockf(fd, os.F_ULOCK, 0)
    os.fchmod(fd, 0o600)
    print(oct(os.fstat(fd).st_mode & 0o777))
    try:
        os.pread(fd, -1, 0)
    except OSError as e:
        print(e)
r, w = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
print(os.get_inheritable(r), os.get_blocking(w))
try:
    os.read(r, 1)
except BlockingIOError as e:
    print(e)
os.write(w, b"x")
print(os.read(r, 10))
os.close(r)
os.close(w)
s = os.statvfs("/")
print(type(s).__name__, len(s), s.f_namemax == s[9], s.f_bsize > 0)
print(os.major(os.makedev(8, 3)), os.minor(os.makedev(8, 3)), len(os.getloadavg()), os.getpgid(0) == os.getpgrp())
print(os.sched_getaffinity(0) == set(os.sched_getaffinity(0)), len(os.getresuid()), os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0))
print(os.spawnv(os.P_WAIT, "/bin/sh", ["sh", "-c", "exit 3"]), os.spawnlp(os.P_WAIT, "true", "true"))
for bad in (lambda: os.spawnv(os.P_WAIT, "/bin/sh", []), lambda: os.spawnv(os.P_WAIT, "/bin/sh", "x")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
