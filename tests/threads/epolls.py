# select.epoll and the selector of it; sigtimedwait.
import os
import select
import selectors
import signal
import socket
import threading
import time

a, b = socket.socketpair()
with select.epoll() as ep:
    ep.register(a, select.EPOLLIN)
    ep.register(b.fileno(), select.EPOLLOUT)
    print(ep.poll(0) == [(b.fileno(), select.EPOLLOUT)], ep.closed, ep.fileno() > 2)
    ep.modify(b, select.EPOLLIN)
    begin = time.monotonic()
    print(ep.poll(0.02), time.monotonic() - begin >= 0.02)
    sender = threading.Thread(target=b.send, args=(b'x',))
    sender.start()
    print(ep.poll() == [(a.fileno(), select.EPOLLIN)])
    sender.join()
    print(len(ep.poll(maxevents=1)), len(ep.poll(-1)))
    a.recv(1)
    ep.modify(a, select.EPOLLIN | select.EPOLLET)
    b.send(b'y')
    print(len(ep.poll(1)), len(ep.poll(0)))  # edge-triggered: told once
    ep.unregister(a)
    for wrong in (lambda: ep.unregister(a), lambda: ep.modify(a, 1), lambda: ep.register(b), lambda: ep.register('x'),
                  lambda: ep.register(-1), lambda: ep.poll(maxevents=0), lambda: ep.poll('x'), lambda: select.epoll(-2),
                  lambda: ep.register(os.open('/dev/null', os.O_RDONLY))):
        try:
            wrong()
        except (OSError, ValueError, TypeError) as error:
            print(type(error).__name__, getattr(error, 'errno', None))
print(ep.closed)
ep.close()
try:
    ep.poll()
except ValueError as error:
    print(error)
other = select.epoll.fromfd(select.epoll().fileno())
print(other.closed, select.epoll(sizehint=5, flags=select.EPOLL_CLOEXEC).closed)

print(selectors.DefaultSelector is selectors.EpollSelector)
with selectors.EpollSelector() as s:
    key = s.register(a, selectors.EVENT_READ, 'data')
    print(s.select(1) == [(key, selectors.EVENT_READ)], s.fileno() > 2)
    a.recv(1)
    print(s.select(0))
    key = s.modify(a, selectors.EVENT_WRITE)
    print(s.select() == [(key, selectors.EVENT_WRITE)], s.unregister(a) == key, s.select(0.001))
try:
    s.fileno()
except ValueError as error:
    print(error)

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
print(signal.sigtimedwait([signal.SIGUSR1], 0), signal.sigtimedwait([signal.SIGUSR1], 0.01))
os.kill(os.getpid(), signal.SIGUSR1)
info = signal.sigtimedwait([signal.SIGUSR1], 10)
print(info.si_signo == signal.SIGUSR1, info.si_pid == os.getpid(), info.si_uid == os.getuid(), len(info))
os.kill(os.getpid(), signal.SIGUSR1)
info = signal.sigwaitinfo({signal.SIGUSR1})
print(info.si_signo == signal.SIGUSR1, type(info).__name__)
for wrong in (-1, 'x'):
    try:
        signal.sigtimedwait([signal.SIGUSR1], wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__)
