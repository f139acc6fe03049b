# Sockets between threads: TCP, UDP, Unix, files on top, timeouts, non-blocking ones, selectors.
import os
import selectors
import socket
import tempfile
import threading


def serve(server, times):
    for _ in range(times):
        conn, addr = server.accept()
        with conn, conn.makefile('rw', newline='\n') as f:
            for line in f:
                f.write(line.upper())
                f.flush()


server = socket.create_server(('127.0.0.1', 0))
t = threading.Thread(target=serve, args=(server, 2))
t.start()
with socket.create_connection(server.getsockname(), timeout=10) as c:
    print(c.family, c.type, repr(c.family), c.gettimeout(), c.getpeername() == server.getsockname())
    c.sendall(b'one\ntwo\n')
    with c.makefile('rb') as f:
        print(f.readline(), f.readline())
    c.shutdown(socket.SHUT_WR)
    print(c.recv(10))
with socket.create_connection(server.getsockname()) as c:
    c.sendall(b'big ' * 100000 + b'\n')
    data = bytearray()
    view = memoryview(bytearray(65536))
    while not data.endswith(b'\n'):
        data += view[:c.recv_into(view)]
    print(len(data), data == b'BIG ' * 100000 + b'\n')
t.join()
server.close()
print(server.fileno(), '[closed]' in repr(server))
try:
    socket.create_connection(('127.0.0.1', 1), timeout=5)
except ConnectionRefusedError as e:
    print(type(e).__name__)

# UDP, with the address of the sender.
a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(('127.0.0.1', 0))
b.bind(('127.0.0.1', 0))
answers = []
t = threading.Thread(target=lambda: answers.append(a.recvfrom(100)))
t.start()
b.sendto(b'datagram', a.getsockname())
t.join()
print(answers == [(b'datagram', b.getsockname())])
a.close()
b.close()

# Unix: by path, by a name without file, a pair.
folder = tempfile.mkdtemp()
for name in os.path.join(folder, 's'), b'\0gilt-test-' + str(os.getpid()).encode():
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as c:
        server.bind(name)
        server.listen()
        c.connect(name)
        conn, addr = server.accept()
        c.sendall(b'x')
        print(conn.recv(1), server.getsockname() == name)
        conn.close()
os.remove(os.path.join(folder, 's'))
a, b = socket.socketpair()

# Timeouts and non-blocking.
a.settimeout(0.001)
for f in (lambda: a.recv(1), lambda: a.settimeout(-1), lambda: a.recv(-1)):
    try:
        f()
    except (TimeoutError, ValueError) as e:
        print(type(e).__name__, e)
a.setblocking(False)
try:
    a.recv(1)
except BlockingIOError as e:
    print(type(e).__name__, a.gettimeout(), a.getblocking())
a.setblocking(True)

# A file through sendfile.
path = os.path.join(folder, 'f')
with open(path, 'wb') as f:
    f.write(bytes(range(256)) * 1000)
received = bytearray()


def receive():
    while chunk := b.recv(65536):
        received.extend(chunk)


t = threading.Thread(target=receive)
t.start()
with open(path, 'rb') as f:
    print(a.sendfile(f), a.sendfile(f, 1000, 24), f.tell())
a.close()
t.join()
print(len(received), received[:256000] == bytes(range(256)) * 1000, received[256000:] == bytes(range(232, 256)))
b.close()
os.remove(path)
os.rmdir(folder)

# Selectors: what is ready, and its data.
with selectors.DefaultSelector() as s:
    a, b = socket.socketpair()
    s.register(a, selectors.EVENT_READ | selectors.EVENT_WRITE, 'a')
    s.register(b, selectors.EVENT_READ, 'b')
    print([(k.data, m) for k, m in s.select(0)])
    threading.Thread(target=b.send, args=(b'!',)).start()
    s.modify(a, selectors.EVENT_READ, 'A')
    print([(k.data, k.fileobj is a, m) for k, m in s.select(30)])
    print(len(s.get_map()), s.get_key(b).data, s.unregister(a).data)
    for bad in (lambda: s.register(b, 1), lambda: s.register(-1, 1), lambda: s.register(a, 0), lambda: s.unregister(a)):
        try:
            bad()
        except (KeyError, ValueError) as e:
            print(type(e).__name__)
    a.close()
    b.close()
print(socket.getservbyname('http', 'tcp') if os.path.exists('/etc/services') else 80,
      socket.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
