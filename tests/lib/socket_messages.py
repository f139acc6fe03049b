# sendmsg, recvmsg and recvmsg_into: data in several buffers, and descriptors beside the data; warnings about sockets that
# nobody closed; interfaces and protocols.
import array
import os
import socket
import struct
import threading
import warnings


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f'{type(e).__name__}: {e}'


def kind(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


a, b = socket.socketpair()
print(a.sendmsg([b'one ', bytearray(b'two '), memoryview(b'three')]))
print(b.recvmsg(100))
print(a.sendmsg(iter([])), a.sendmsg([b'']), a.sendmsg((b'x' * 10, b'y')))
first, second = bytearray(4), bytearray(20)
print(b.recvmsg_into([first, memoryview(second)[2:]]), first, second)

# Descriptors
r, w = os.pipe()
print(a.sendmsg([b'fd'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [w]))]))
data, items, flags, address = b.recvmsg(10, socket.CMSG_SPACE(4 * 4))
(level, type_, raw), = items
fd, = struct.unpack('i', raw)
print(data, level == socket.SOL_SOCKET, type_ == socket.SCM_RIGHTS, len(raw), flags, address, fd != w)
os.write(fd, b'through the copy')
print(os.read(r, 100))
os.close(fd)
print(socket.send_fds(a, [b'two'], [r, w]))
data, fds, flags, address = socket.recv_fds(b, 10, 5)
print(data, len(fds), flags, address)
for fd in fds:
    os.close(fd)
a.sendmsg([b'cut'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [r, w]))])
data, items, flags, address = b.recvmsg(10, socket.CMSG_LEN(4))
print(data, [len(raw) for _, _, raw in items], bool(flags & socket.MSG_CTRUNC))
for _, _, raw in items:
    os.close(*struct.unpack('i', raw))
a.sendmsg([b'no room'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [r]))])
data, items, flags, address = b.recvmsg(10)
print(data, items, bool(flags & socket.MSG_CTRUNC))

# Datagrams, with and without an address
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(('127.0.0.1', 0))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.bind(('127.0.0.1', 0))
print(client.sendmsg([b'dear ', b'server'], [], 0, server.getsockname()))
data, items, flags, address = server.recvmsg(6)
print(data, items, bool(flags & socket.MSG_TRUNC), address == client.getsockname())
client.connect(server.getsockname())
print(client.sendmsg([b'again'], (), 0, None))
print(server.recvmsg(100, 0, socket.MSG_PEEK)[0], server.recvmsg(100)[0])
server.settimeout(0.01)
print(attempt(server.recvmsg, 10))
server.setblocking(False)
print(kind(server.recvmsg, 10))

# Waiting, while others run
got = []
t = threading.Thread(target=lambda: got.append(b.recvmsg(100)[0]))
t.start()
a.sendmsg([b'late'])
t.join()
print(got)

# Errors
print(attempt(a.sendmsg, 5))
print(kind(a.sendmsg, ['text']))
print(attempt(a.sendmsg, [b'x'], 5))
for items in [(1,)], [(1, 2)], [('a', 2, b'')], [(1, 2, 'text')], [(1, 2, b'', 4)]:
    print(kind(a.sendmsg, [b'x'], items))
print(attempt(b.recvmsg, -1))
print(attempt(b.recvmsg, 1, -1))
print(attempt(b.recvmsg_into, 5))
print(kind(b.recvmsg_into, [b'constant']))
print(kind(b.recvmsg, 'x'), kind(b.recvmsg, 10, 10, 'x'))
print(attempt(socket.CMSG_LEN, -1), '/', attempt(socket.CMSG_SPACE, 2 ** 31))
print(socket.CMSG_LEN(5) - socket.CMSG_LEN(0), socket.CMSG_SPACE(1) >= socket.CMSG_LEN(1))
print(attempt(a.sendto, b'x'))
for s in a, b, server, client:
    s.close()
print(kind(a.sendmsg, [b'x']), kind(b.recvmsg, 1))

# Nobody closed it
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    s = socket.socket()
    text = repr(s)
    del s
    with socket.socket():
        pass
    s = socket.socket()
    os.close(s.detach())
    del s
print([(w.category.__name__, str(w.message) == f'unclosed {text}') for w in seen])

# Names
names = socket.if_nameindex()
print(all(socket.if_nametoindex(name) == index and socket.if_indextoname(index) == name for index, name in names))
print(kind(socket.if_nametoindex, 'no such interface'), kind(socket.if_indextoname, 10 ** 6))
print(kind(socket.if_indextoname, -1), kind(socket.if_nametoindex, 5))
print(socket.getprotobyname('tcp'), socket.getprotobyname('udp'), attempt(socket.getprotobyname, 'none such'))
print(socket.gethostbyname_ex('127.0.0.1'))
