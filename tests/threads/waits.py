"""For the tests of this folder: every kind of wait there is. WAITS maps a name to a function that makes one: an
object with block() (waits until wake() is called elsewhere, and returns a result that shows that nothing was
lost), wake(), and timed(seconds), where there is a time limit: false or an exception when the time is up.
"""
import os
import queue
import select
import selectors
import signal
import socket
import tempfile
import threading
import time

try:
    import subprocess
except ImportError:
    subprocess = None

FULL = os.environ.get('GILT_STRESS') == 'full'
WAITS = {}


def kind(name):
    def add(make):
        WAITS[name] = make
        return make
    return add


class Wait:
    timed = None

    def close(self):
        """Undoes what was made; the wait itself is over, or never began."""


@kind('lock')
class Lock(Wait):
    def __init__(self):
        self.lock = threading.Lock()
        self.lock.acquire()
        self.block = self.lock.acquire
        self.wake = self.lock.release

    def timed(self, seconds):
        return self.lock.acquire(timeout=seconds)


@kind('lock with a limit')
class LimitedLock(Lock):
    timed = None

    def __init__(self):
        super().__init__()
        self.block = lambda: self.lock.acquire(timeout=60)


@kind('rlock')
class RLock(Wait):
    def __init__(self):
        self.lock = threading.RLock()
        self.held, self.end = threading.Event(), threading.Event()
        self.holder = threading.Thread(target=self.hold, daemon=True)
        self.holder.start()
        self.held.wait()
        self.block = self.lock.acquire
        self.wake = self.end.set

    def hold(self):
        with self.lock:
            self.held.set()
            self.end.wait()

    def timed(self, seconds):
        return self.lock.acquire(timeout=seconds)

    def close(self):
        self.end.set()
        self.holder.join()


@kind('condition')
class Condition(Wait):
    def __init__(self):
        self.condition = threading.Condition()
        self.woken = False

    def block(self):
        return self.timed(None)

    def timed(self, seconds):
        with self.condition:
            return self.condition.wait_for(lambda: self.woken, seconds)

    def wake(self):
        with self.condition:
            self.woken = True
            self.condition.notify()


@kind('event')
class Event(Wait):
    def __init__(self):
        self.event = threading.Event()
        self.block = self.event.wait
        self.wake = self.event.set

    def timed(self, seconds):
        return self.event.wait(seconds)


@kind('semaphore')
class Semaphore(Wait):
    def __init__(self):
        self.semaphore = threading.Semaphore(0)
        self.block = self.semaphore.acquire
        self.wake = self.semaphore.release

    def timed(self, seconds):
        return self.semaphore.acquire(timeout=seconds)


@kind('join')
class Join(Wait):
    def __init__(self):
        end = threading.Event()
        self.thread = threading.Thread(target=end.wait, daemon=True)
        self.thread.start()
        self.wake = end.set

    def block(self):
        return self.timed(None)

    def timed(self, seconds):
        self.thread.join(seconds)
        return not self.thread.is_alive()

    def close(self):
        self.wake()
        self.thread.join()


@kind('queue get')
class QueueGet(Wait):
    make = queue.Queue

    def __init__(self):
        self.queue = self.make()

    def block(self):
        return self.queue.get() == 1

    def timed(self, seconds):
        return self.queue.get(timeout=seconds)

    def wake(self):
        self.queue.put(1)


@kind('simple queue')
class SimpleQueueGet(QueueGet):
    make = queue.SimpleQueue


@kind('queue put')
class QueuePut(Wait):
    def __init__(self):
        self.queue = queue.Queue(1)
        self.queue.put(1)

    def block(self):
        self.queue.put(2)
        return self.queue.get() == 2

    def timed(self, seconds):
        self.queue.put(2, timeout=seconds)

    def wake(self):
        self.queue.get()


class Pipe(Wait):
    def __init__(self):
        self.r, self.w = os.pipe()

    def wake(self):
        os.write(self.w, b'x')

    def close(self):
        os.close(self.r)
        os.close(self.w)


@kind('read of a pipe')
class PipeRead(Pipe):
    def block(self):
        return os.read(self.r, 10) == b'x'


@kind('write to a pipe')
class PipeWrite(Pipe):
    def __init__(self):
        super().__init__()
        os.set_blocking(self.w, False)
        try:
            while True:
                os.write(self.w, b'.' * 4096)
        except BlockingIOError:
            pass
        os.set_blocking(self.w, True)

    def block(self):
        return os.write(self.w, b'y') == 1

    def wake(self):
        os.read(self.r, 4096)


@kind('file of a pipe')
class PipeFile(Pipe):
    def __init__(self):
        super().__init__()
        self.file = open(self.r, 'rb', closefd=False)

    def block(self):
        return self.file.read(1) == b'x'


@kind('open of a fifo')
class Fifo(Wait):
    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.path = self.folder + '/fifo'
        os.mkfifo(self.path)

    def block(self):
        with open(self.path) as f:
            return f.read() == 'text'

    def wake(self):
        with open(self.path, 'w') as f:
            f.write('text')

    def close(self):
        os.remove(self.path)
        os.rmdir(self.folder)


@kind('select')
class Select(Pipe):
    def block(self):
        return select.select([self.r], [], [])[0] == [self.r]

    def timed(self, seconds):
        return select.select([self.r], [], [], seconds)[0]


@kind('poll')
class Poll(Pipe):
    def __init__(self):
        super().__init__()
        self.poller = select.poll()
        self.poller.register(self.r, select.POLLIN)

    def block(self):
        return self.poller.poll() == [(self.r, select.POLLIN)]

    def timed(self, seconds):
        return self.poller.poll(seconds * 1000)


@kind('selector')
class Selector(Pipe):
    def __init__(self):
        super().__init__()
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.r, selectors.EVENT_READ)

    def block(self):
        return len(self.timed(None)) == 1

    def timed(self, seconds):
        return self.selector.select(seconds)

    def close(self):
        self.selector.close()
        super().close()


@kind('console')
class Console(Pipe):
    """input(), with a pipe as standard input."""

    def block(self):
        old = os.dup(0)
        os.dup2(self.r, 0)
        try:
            return input() == 'typed'
        finally:
            os.dup2(old, 0)
            os.close(old)

    def wake(self):
        os.write(self.w, b'typed\n')


@kind('terminal')
class Terminal(Wait):
    """A line that somebody will have typed."""

    def __init__(self):
        self.user, self.terminal = os.openpty()

    def block(self):
        return os.read(self.terminal, 10) == b'typed\n'

    def wake(self):
        os.write(self.user, b'typed\n')

    def close(self):
        os.close(self.user)
        os.close(self.terminal)


class Sockets(Wait):
    def __init__(self):
        self.a, self.b = socket.socketpair()

    def limited(self, sock, seconds, call, *args):
        sock.settimeout(seconds)
        try:
            return call(*args)
        finally:
            sock.settimeout(None)

    def close(self):
        self.a.close()
        self.b.close()


@kind('recv')
class Recv(Sockets):
    def block(self):
        return self.a.recv(10) == b'x'

    def timed(self, seconds):
        return self.limited(self.a, seconds, self.a.recv, 10)

    def wake(self):
        self.b.sendall(b'x')


@kind('file of a socket')
class SocketFile(Recv):
    def block(self):
        with self.a.makefile('rb') as f:
            return f.read(1) == b'x'

    def timed(self, seconds):
        return self.limited(self.a, seconds, self.block)


@kind('sendall')
class SendAll(Sockets):
    size = 1 << 22

    def block(self):
        self.a.sendall(b'x' * self.size)
        self.reader.join()
        return self.got == self.size

    def timed(self, seconds):
        return self.limited(self.a, seconds, self.a.sendall, b'x' * self.size)

    def wake(self):
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        self.got = 0
        while self.got < self.size:
            self.got += len(self.b.recv(1 << 16))


@kind('recvfrom')
class RecvFrom(Wait):
    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('127.0.0.1', 0))

    def block(self):
        return self.sock.recvfrom(10)[0] == b'x'

    def timed(self, seconds):
        self.sock.settimeout(seconds)
        return self.sock.recvfrom(10)

    def wake(self):
        self.sock.sendto(b'x', self.sock.getsockname())

    def close(self):
        self.sock.close()


@kind('accept')
class Accept(Wait):
    def __init__(self):
        self.server = socket.socket()
        self.server.bind(('127.0.0.1', 0))
        self.server.listen()
        self.client = socket.socket()

    def block(self):
        with self.server.accept()[0] as s:
            return s.getsockname() == self.server.getsockname()

    def timed(self, seconds):
        self.server.settimeout(seconds)
        return self.server.accept()

    def wake(self):
        self.client.connect(self.server.getsockname())

    def close(self):
        self.client.close()
        self.server.close()


@kind('connect')
class Connect(Wait):
    """To a server whose queue is full."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        self.server = socket.socket(socket.AF_UNIX)
        self.server.bind(self.folder + '/socket')
        self.server.listen(0)
        self.first = socket.socket(socket.AF_UNIX)
        self.first.connect(self.folder + '/socket')
        self.sock = socket.socket(socket.AF_UNIX)
        self.taken = []

    def block(self):
        self.sock.connect(self.folder + '/socket')
        return self.sock.getpeername() == self.server.getsockname()

    def wake(self):
        self.taken.append(self.server.accept()[0])

    def close(self):
        for s in [self.server, self.first, self.sock] + self.taken:
            s.close()
        os.remove(self.folder + '/socket')
        os.rmdir(self.folder)


@kind('waitpid')
class WaitPid(Wait):
    def __init__(self):
        self.r, self.w = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGUSR1, signal.SIG_IGN)
            os.read(self.r, 1)
            os._exit(3)

    def block(self):
        status = os.waitpid(self.pid, 0)[1]
        self.pid = None
        return os.waitstatus_to_exitcode(status) == 3

    def wake(self):
        os.write(self.w, b'x')

    def close(self):
        self.wake()
        if self.pid is not None:
            os.waitpid(self.pid, 0)
        os.close(self.r)
        os.close(self.w)


@kind('subprocess')
class SubprocessWait(Wait):
    def __init__(self):
        self.r, self.w = os.pipe()
        os.set_inheritable(self.r, True)
        self.child = subprocess.Popen(['cat'], stdin=self.r, stdout=subprocess.DEVNULL, start_new_session=True)
        os.close(self.r)

    def block(self):
        return self.child.wait() == 0

    def timed(self, seconds):
        return self.child.wait(seconds)

    def wake(self):
        os.close(self.w)
        self.w = None

    def close(self):
        if self.w is not None:
            self.wake()
        self.child.wait()


if subprocess is None:  # no library of CPython's on this machine
    WAITS['subprocess'] = WaitPid


@kind('sleep')
class Sleep(Wait):
    """Nobody can wake it: once wake() has been called, the next one is short."""

    def __init__(self):
        self.seconds = 60

    def block(self):
        begin = time.monotonic()
        time.sleep(self.seconds)
        return time.monotonic() - begin >= self.seconds

    def timed(self, seconds):
        time.sleep(seconds)

    def wake(self):
        self.seconds = 0.02


def ends_well(wait):
    """Does the wait end as it should, now that another thread calls wake()?"""
    if isinstance(wait, Sleep):
        wait.wake()
    thread = threading.Thread(target=wait.wake)
    thread.start()
    result = wait.block()
    thread.join()
    wait.close()
    return result
