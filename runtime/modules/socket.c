/* SPDX-License-Identifier: MIT
 * runtime/modules/socket.c: the module _socket: the socket type. Addresses are in socket_address.c, functions
 * and constants of the module in socket_module.c; CPython's socket.py or lib/socket.py stands on top.
 *
 * N1  Every system call that may wait goes through gi_block. A socket with a timeout is non-blocking inside:
 *     the call is tried, and when it would block gi_block_fd waits for readiness until the deadline.
 * N2  fd is -1 once closed; calls then fail with EBADF as in CPython.
 */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/modules/posix.h"
#include "runtime/modules/socket.h"

static GiSocket *socket_of(GiValue v) { return (GiSocket *)gi_object(v); }

/* --- system calls --- */

typedef GiSocketCall Call;

static int64_t call_connect(void *p) { Call *c = p; return connect(c->fd, &c->address->u.any, c->address->size); }
static int64_t call_accept(void *p) { Call *c = p; return accept4(c->fd, &c->address->u.any, &c->address->size, SOCK_CLOEXEC); }
static int64_t call_recv(void *p) { Call *c = p; return recv(c->fd, c->data, c->size, c->flags); }
static int64_t call_send(void *p) { Call *c = p; return send(c->fd, c->data, c->size, c->flags | MSG_NOSIGNAL); }
static int64_t call_recvfrom(void *p) {
    Call *c = p;
    return recvfrom(c->fd, c->data, c->size, c->flags, &c->address->u.any, &c->address->size);
}
static int64_t call_sendto(void *p) {
    Call *c = p;
    return sendto(c->fd, c->data, c->size, c->flags | MSG_NOSIGNAL, &c->address->u.any, c->address->size);
}
static int64_t call_close(void *p) { return close(((Call *)p)->fd); }

static int64_t deadline_of(GiThread *t, const GiSocket *s) {
    return s->timeout < 0 ? GI_NO_DEADLINE : gi_now_ns(t) + s->timeout;
}

static bool set_nonblocking(GiThread *t, int fd, bool on) {
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK) < 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    return true;
}

/* Waits for readiness: true, or false with TimeoutError or another error set. */
static bool wait_for(GiThread *t, GiSocket *s, const char *what, short events, int64_t deadline) {
    int r = gi_block_fd(t, GI_BLOCK_SOCKET, what, gi_counted(s), s->fd, events, deadline);
    if (r == 0) {
        return gi_raise(t, &gi_TimeoutError, "timed out");
    }
    return r > 0;
}

#define TRY_SIZE 65536

/* Tries a call that takes flags without waiting, where that is quicker than letting go of the GIL. */
static bool try_now(GiThread *t, int64_t (*call)(void *), Call *c, int64_t *r) {
    if (call == call_accept || c->flags != 0 || c->size > TRY_SIZE) {
        return false;
    }
    socklen_t size = c->address == NULL ? 0 : c->address->size;
    c->flags = MSG_DONTWAIT;
    bool done = gi_block_try(t, call, c, r);
    c->flags = 0;
    if (!done && c->address != NULL) {
        c->address->size = size;
    }
    return done;
}

/* Runs a call with the socket's timeout (N1). -1: error set. */
static int64_t run(GiThread *t, GiSocket *s, const char *what, short events, int64_t (*call)(void *), Call *c,
                   int64_t deadline) {
    c->fd = s->fd;
    int64_t done;
    if (try_now(t, call, c, &done)) {
        return done;
    }
    while (true) {
        int error = 0;
        if (s->timeout > 0 && !wait_for(t, s, what, events, deadline)) {
            return -1;
        }
        if (s->timeout < 0 && !gi_block_before(t, GI_BLOCK_SOCKET, what, gi_counted(s), s->fd, events)) {
            return -1;
        }
        int64_t r = gi_block(t, GI_BLOCK_SOCKET, what, gi_counted(s), call, c, &error);
        if (r >= 0 || r == -2) {
            return r < 0 ? -1 : r;
        }
        if ((error == EAGAIN || error == EWOULDBLOCK) && s->timeout > 0) {
            continue;
        }
        gi_raise_errno(t, error, GI_NULL);
        return -1;
    }
}

int64_t gi_socket_run(GiThread *t, GiSocket *s, const char *what, short events, int64_t (*call)(void *),
                      GiSocketCall *c) {
    return run(t, s, what, events, call, c, deadline_of(t, s));
}

/* --- making --- */

GiValue gi_socket_adopt(GiThread *t, GiType *type, int fd, int family, int kind, int protocol) {
    GiSocket *s = gi_object_new(t, type);
    if (s == NULL || !gi_track(t, s)) {
        close(fd);
        return GI_NULL;
    }
    s->fd = fd;
    s->family = family;
    s->kind = kind & ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
    s->protocol = protocol;
    s->timeout = -1;
    return gi_counted(s);
}

static GiValue socket_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiSocket *s = gi_object_new(t, type);
    if (s == NULL || !gi_track(t, s)) {
        return GI_NULL;
    }
    s->fd = -1;
    s->timeout = -1;
    return gi_counted(s);
}

static int query(int fd, int option, int fallback) {
    int value;
    socklen_t size = sizeof value;
    return getsockopt(fd, SOL_SOCKET, option, &value, &size) == 0 ? value : fallback;
}

static bool socket_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    GiSignature *sig = gi_signature_parse(t, "socket(family=-1, type=-1, proto=-1, fileno=None)");
    GiValue v[4];
    int family, kind, protocol, fd = -1;
    bool ok = sig != NULL && gi_signature_bind(t, sig, a, n, kwnames, v) && gi_posix_int(t, v[0], &family) &&
              gi_posix_int(t, v[1], &kind) && gi_posix_int(t, v[2], &protocol);
    if (ok && v[3] != GI_NONE) {
        ok = gi_posix_int(t, v[3], &fd);
        if (ok && fd < 0) {
            ok = gi_raise_value_error(t, "negative file descriptor");
        }
    }
    if (sig != NULL) {
        gi_signature_free(t, sig);
    }
    if (!ok) {
        return false;
    }
    if (fd >= 0) {
        GiAddress address = {.size = sizeof address.u};
        if (getsockname(fd, &address.u.any, &address.size) != 0) {
            return gi_raise_errno(t, errno, GI_NULL);
        }
        family = family == -1 ? address.u.any.sa_family : family;
        kind = kind == -1 ? query(fd, SO_TYPE, SOCK_STREAM) : kind;
        protocol = protocol == -1 ? query(fd, SO_PROTOCOL, 0) : protocol;
    } else {
        family = family == -1 ? AF_INET : family;
        kind = kind == -1 ? SOCK_STREAM : kind;
        protocol = protocol == -1 ? 0 : protocol;
        fd = socket(family, kind | SOCK_CLOEXEC, protocol);
        if (fd < 0) {
            return gi_raise_errno(t, errno, GI_NULL);
        }
    }
    GiSocket *s = socket_of(self);
    s->fd = fd;
    s->family = family;
    s->kind = kind & ~(SOCK_CLOEXEC | SOCK_NONBLOCK);
    s->protocol = protocol;
    s->timeout = kind & SOCK_NONBLOCK ? 0 : gi_socket_default_timeout(t);
    return s->timeout < 0 || set_nonblocking(t, fd, true);
}

/* Somebody forgot to close it. */
static void socket_finalize(GiThread *t, GiObject *o) {
    if (((GiSocket *)o)->fd >= 0 && !gi_warn(t, &gi_ResourceWarning, 1, "unclosed %R", gi_counted(o))) {
        gi_error_unraisable(t, gi_counted(o));
    }
}

static void socket_release(GiThread *t, GiObject *o) {
    GiSocket *s = (GiSocket *)o;
    if (s->fd >= 0) {
        close(s->fd);
    }
    gi_object_free(t, o, o->type->gc.size);
}

/* --- connecting --- */

/* An address argument in the socket's family. */
static bool read_address(GiThread *t, GiSocket *s, GiValue v, const char *caller, GiAddress *out) {
    return gi_address_read(t, s->family, v, caller, out);
}

static GiValue socket_bind(GiThread *t, const GiValue *a) {
    GiAddress address;
    GiSocket *s = socket_of(a[0]);
    if (!read_address(t, s, a[1], "bind", &address)) {
        return GI_NULL;
    }
    return bind(s->fd, &address.u.any, address.size) == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue socket_listen(GiThread *t, const GiValue *a) {
    int backlog = 128;
    if (a[1] != GI_NULL && !gi_posix_int(t, a[1], &backlog)) {
        return GI_NULL;
    }
    return listen(socket_of(a[0])->fd, backlog < 0 ? 0 : backlog) == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
}

/* Connects; 0, an errno, or -1 with an error set. */
static int connect_to(GiThread *t, GiSocket *s, GiAddress *address) {
    Call c = {.fd = s->fd, .address = address};
    int error = 0;
    int64_t r = gi_block(t, GI_BLOCK_SOCKET, "connect", gi_counted(s), call_connect, &c, &error);
    if (r == -2) {
        return -1;
    }
    if (r == 0 || error == EISCONN) {
        return 0;
    }
    if (error != EINPROGRESS || s->timeout == 0) {
        return error;
    }
    if (!wait_for(t, s, "connect", POLLOUT, deadline_of(t, s))) {
        return -1;
    }
    return query(s->fd, SO_ERROR, 0);
}

static GiValue socket_connect(GiThread *t, const GiValue *a) {
    GiAddress address;
    GiSocket *s = socket_of(a[0]);
    int r = read_address(t, s, a[1], "connect", &address) ? connect_to(t, s, &address) : -1;
    return r == 0 ? GI_NONE : r < 0 ? GI_NULL : gi_raise_errno(t, r, GI_NULL);
}

static GiValue socket_connect_ex(GiThread *t, const GiValue *a) {
    GiAddress address;
    GiSocket *s = socket_of(a[0]);
    int r = read_address(t, s, a[1], "connect_ex", &address) ? connect_to(t, s, &address) : -1;
    if (r < 0 && gi_error_clear_if(t, &gi_TimeoutError)) {
        r = EAGAIN;
    }
    return r < 0 ? GI_NULL : gi_int_imm(r);
}

static GiValue socket_accept(GiThread *t, const GiValue *a) {
    GiSocket *s = socket_of(a[0]);
    GiAddress address = {.size = sizeof address.u};
    Call c = {.address = &address};
    int64_t fd = gi_socket_run(t, s, "accept", POLLIN, call_accept, &c);
    if (fd < 0) {
        return GI_NULL;
    }
    GiValue peer = gi_address_make(t, &address);
    GiValue r = peer == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, gi_int_imm(fd), peer);
    gi_xdrop(t, peer);
    if (r == GI_NULL) {
        close((int)fd);
    }
    return r;
}

/* --- data --- */

static bool read_size(GiThread *t, GiValue v, const char *what, size_t *out) {
    int64_t n;
    if (!gi_index_int64(t, v, false, &n)) {
        return false;
    }
    *out = (size_t)n;
    return n >= 0 || gi_raise_value_error(t, "negative buffersize in %s", what);
}

static GiValue socket_recv(GiThread *t, const GiValue *a) {
    GiSocket *s = socket_of(a[0]);
    Call c = {.flags = 0};
    if (!read_size(t, a[1], "recv", &c.size) || (a[2] != GI_NULL && !gi_posix_int(t, a[2], &c.flags))) {
        return GI_NULL;
    }
    GiValue b = gi_bytes(t, NULL, c.size);
    if (b == GI_NULL) {
        return GI_NULL;
    }
    c.data = gi_as_bytes(b)->data;
    int64_t n = gi_socket_run(t, s, "recv", POLLIN, call_recv, &c);
    GiValue r = n < 0 ? GI_NULL : (size_t)n == c.size ? gi_take(b) : gi_bytes(t, c.data, (size_t)n);
    gi_drop(t, b);
    return r;
}

static GiValue socket_recvfrom(GiThread *t, const GiValue *a) {
    GiSocket *s = socket_of(a[0]);
    GiAddress address = {.size = sizeof address.u};
    Call c = {.address = &address};
    if (!read_size(t, a[1], "recvfrom", &c.size) || (a[2] != GI_NULL && !gi_posix_int(t, a[2], &c.flags))) {
        return GI_NULL;
    }
    GiValue b = gi_bytes(t, NULL, c.size), r = GI_NULL;
    if (b == GI_NULL) {
        return GI_NULL;
    }
    c.data = gi_as_bytes(b)->data;
    int64_t n = gi_socket_run(t, s, "recvfrom", POLLIN, call_recvfrom, &c);
    if (n >= 0) {
        GiValue data = gi_bytes(t, c.data, (size_t)n), from = data == GI_NULL ? GI_NULL : gi_address_make(t, &address);
        r = from == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, data, from);
        gi_xdrop(t, data);
        gi_xdrop(t, from);
    }
    gi_drop(t, b);
    return r;
}

/* recv_into and recvfrom_into: buffer, nbytes (0: all of it), flags. */
static GiValue receive_into(GiThread *t, const GiValue *a, bool with_address) {
    GiSocket *s = socket_of(a[0]);
    GiAddress address = {.size = sizeof address.u};
    Call c = {.address = &address};
    GiBuffer b;
    size_t limit = 0;
    if ((a[2] != GI_NULL && !read_size(t, a[2], "recv_into", &limit)) ||
        (a[3] != GI_NULL && !gi_posix_int(t, a[3], &c.flags)) || !gi_buffer_get(t, a[1], true, &b)) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (limit > b.size) {
        gi_raise_value_error(t, "buffer too small for requested bytes");
    } else {
        c.data = b.data;
        c.size = limit ? limit : b.size;
        int64_t n = gi_socket_run(t, s, "recv", POLLIN, with_address ? call_recvfrom : call_recv, &c);
        if (n >= 0 && with_address) {
            GiValue from = gi_address_make(t, &address);
            r = from == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, gi_int_imm(n), from);
            gi_xdrop(t, from);
        } else if (n >= 0) {
            r = gi_int_imm(n);
        }
    }
    gi_buffer_release(t, &b);
    return r;
}

static GiValue socket_recv_into(GiThread *t, const GiValue *a) { return receive_into(t, a, false); }
static GiValue socket_recvfrom_into(GiThread *t, const GiValue *a) { return receive_into(t, a, true); }

static GiValue socket_send(GiThread *t, const GiValue *a) {
    GiSocket *s = socket_of(a[0]);
    Call c = {.flags = 0};
    GiBuffer b;
    if ((a[2] != GI_NULL && !gi_posix_int(t, a[2], &c.flags)) || !gi_buffer_get(t, a[1], false, &b)) {
        return GI_NULL;
    }
    c.data = b.data;
    c.size = b.size;
    int64_t n = gi_socket_run(t, s, "send", POLLOUT, call_send, &c);
    gi_buffer_release(t, &b);
    return n < 0 ? GI_NULL : gi_int_imm(n);
}

static GiValue socket_sendall(GiThread *t, const GiValue *a) {
    GiSocket *s = socket_of(a[0]);
    Call c = {.flags = 0};
    GiBuffer b;
    if ((a[2] != GI_NULL && !gi_posix_int(t, a[2], &c.flags)) || !gi_buffer_get(t, a[1], false, &b)) {
        return GI_NULL;
    }
    int64_t deadline = deadline_of(t, s), n = 0;
    for (size_t sent = 0; n >= 0 && sent < b.size; sent += n > 0 ? (size_t)n : 0) {
        c.data = b.data + sent;
        c.size = b.size - sent;
        n = run(t, s, "send", POLLOUT, call_send, &c, deadline);
    }
    gi_buffer_release(t, &b);
    return n < 0 ? GI_NULL : GI_NONE;
}

/* sendto(data, address) or sendto(data, flags, address). */
static GiValue socket_sendto(GiThread *t, const GiValue *a) {
    GiSocket *s = socket_of(a[0]);
    GiAddress address;
    Call c = {.address = &address};
    GiBuffer b;
    if (a[2] == GI_NULL) {
        return gi_raise_type_error(t, "sendto() takes 2 or 3 arguments (1 given)");
    }
    if ((a[3] != GI_NULL && !gi_posix_int(t, a[2], &c.flags)) ||
        !read_address(t, s, a[3] != GI_NULL ? a[3] : a[2], "sendto", &address) || !gi_buffer_get(t, a[1], false, &b)) {
        return GI_NULL;
    }
    c.data = b.data;
    c.size = b.size;
    int64_t n = gi_socket_run(t, s, "sendto", POLLOUT, call_sendto, &c);
    gi_buffer_release(t, &b);
    return n < 0 ? GI_NULL : gi_int_imm(n);
}

/* --- state --- */

static GiValue socket_close(GiThread *t, const GiValue *a) {
    GiSocket *s = socket_of(a[0]);
    if (s->fd >= 0) {
        Call c = {.fd = s->fd};
        int error = 0;
        s->fd = -1;
        int64_t r = gi_block(t, GI_BLOCK_SOCKET, "close", GI_NULL, call_close, &c, &error);
        if (r < 0 && error != ECONNRESET) {
            return r == -2 ? GI_NULL : gi_raise_errno(t, error, GI_NULL);
        }
    }
    return GI_NONE;
}

static GiValue socket_detach(GiThread *t, const GiValue *a) {
    int fd = socket_of(a[0])->fd;
    socket_of(a[0])->fd = -1;
    return gi_int_imm(fd);
}

static GiValue socket_fileno(GiThread *t, const GiValue *a) { return gi_int_imm(socket_of(a[0])->fd); }

static GiValue name_by(GiThread *t, GiValue v, int (*get)(int, struct sockaddr *, socklen_t *)) {
    GiAddress address = {.size = sizeof address.u};
    return get(socket_of(v)->fd, &address.u.any, &address.size) == 0 ? gi_address_make(t, &address)
                                                                     : gi_raise_errno(t, errno, GI_NULL);
}
static int get_own(int fd, struct sockaddr *a, socklen_t *n) { return getsockname(fd, a, n); }
static int get_peer(int fd, struct sockaddr *a, socklen_t *n) { return getpeername(fd, a, n); }
static GiValue socket_getsockname(GiThread *t, const GiValue *a) { return name_by(t, a[0], get_own); }
static GiValue socket_getpeername(GiThread *t, const GiValue *a) { return name_by(t, a[0], get_peer); }

static GiValue socket_shutdown(GiThread *t, const GiValue *a) {
    int how;
    return !gi_posix_int(t, a[1], &how) ? GI_NULL
         : shutdown(socket_of(a[0])->fd, how) == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue apply_timeout(GiThread *t, GiSocket *s, int64_t timeout) {
    if (s->fd >= 0 && !set_nonblocking(t, s->fd, timeout >= 0)) {
        return GI_NULL;
    }
    s->timeout = timeout;
    return GI_NONE;
}

static GiValue socket_settimeout(GiThread *t, const GiValue *a) {
    int64_t timeout;
    return gi_socket_read_timeout(t, a[1], &timeout) ? apply_timeout(t, socket_of(a[0]), timeout) : GI_NULL;
}
static GiValue socket_gettimeout(GiThread *t, const GiValue *a) {
    int64_t timeout = socket_of(a[0])->timeout;
    return timeout < 0 ? GI_NONE : gi_float(t, (double)timeout / 1e9);
}
static GiValue socket_setblocking(GiThread *t, const GiValue *a) {
    int on = gi_truth(t, a[1]);
    return on < 0 ? GI_NULL : apply_timeout(t, socket_of(a[0]), on ? -1 : 0);
}
static GiValue socket_getblocking(GiThread *t, const GiValue *a) { return gi_bool(socket_of(a[0])->timeout != 0); }

static GiValue socket_setsockopt(GiThread *t, const GiValue *a) {
    int level, option, value;
    if (!gi_posix_int(t, a[1], &level) || !gi_posix_int(t, a[2], &option)) {
        return GI_NULL;
    }
    int r;
    if (gi_is_int(a[3])) {
        if (!gi_posix_int(t, a[3], &value)) {
            return GI_NULL;
        }
        r = setsockopt(socket_of(a[0])->fd, level, option, &value, sizeof value);
    } else {
        GiBuffer b;
        if (!gi_buffer_get(t, a[3], false, &b)) {
            return GI_NULL;
        }
        r = setsockopt(socket_of(a[0])->fd, level, option, b.data, (socklen_t)b.size);
        gi_buffer_release(t, &b);
    }
    return r == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue socket_getsockopt(GiThread *t, const GiValue *a) {
    int level, option, size = 0, value;
    if (!gi_posix_int(t, a[1], &level) || !gi_posix_int(t, a[2], &option) || (a[3] != GI_NULL && !gi_posix_int(t, a[3], &size))) {
        return GI_NULL;
    }
    if (size == 0) {
        socklen_t n = sizeof value;
        return getsockopt(socket_of(a[0])->fd, level, option, &value, &n) == 0 ? gi_int_imm(value)
                                                                               : gi_raise_errno(t, errno, GI_NULL);
    }
    uint8_t data[1024];
    socklen_t n = (socklen_t)size;
    if (size < 0 || size > (int)sizeof data) {
        return gi_raise(t, &gi_OSError, "getsockopt buflen out of range");
    }
    return getsockopt(socket_of(a[0])->fd, level, option, data, &n) == 0 ? gi_bytes(t, data, n)
                                                                         : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue get_family(GiThread *t, GiValue v) { return gi_int_imm(socket_of(v)->family); }
static GiValue get_kind(GiThread *t, GiValue v) { return gi_int_imm(socket_of(v)->kind); }
static GiValue get_protocol(GiThread *t, GiValue v) { return gi_int_imm(socket_of(v)->protocol); }
static GiValue get_timeout(GiThread *t, GiValue v) { return socket_gettimeout(t, &v); }

static GiValue socket_repr(GiThread *t, GiValue v) {
    GiSocket *s = socket_of(v);
    return gi_str_from_format(t, "<socket object, fd=%d, family=%d, type=%d, proto=%d>", s->fd, s->family, s->kind, s->protocol);
}

static const GiMethodRow methods[] = {
    GI_METHOD("_accept(self)", socket_accept, "_accept() -> (integer, address info)"),
    GI_METHOD("bind(self, address, /)", socket_bind, "Bind the socket to a local address."),
    GI_METHOD("close(self)", socket_close, "Close the socket.  It cannot be used after this call."),
    GI_METHOD("connect(self, address, /)", socket_connect, "Connect the socket to a remote address."),
    GI_METHOD("connect_ex(self, address, /)", socket_connect_ex, "Like connect(address), but returns the errno value instead of raising."),
    GI_METHOD("detach(self)", socket_detach, "Close the socket object without closing the underlying file descriptor."),
    GI_METHOD("fileno(self)", socket_fileno, "Return the integer file descriptor of the socket."),
    GI_METHOD("getpeername(self)", socket_getpeername, "Return the address of the remote endpoint."),
    GI_METHOD("getsockname(self)", socket_getsockname, "Return the address of the local endpoint."),
    GI_METHOD("getsockopt(self, level, option, buffersize=..., /)", socket_getsockopt, "Get a socket option."),
    GI_METHOD("setsockopt(self, level, option, value, /)", socket_setsockopt, "Set a socket option."),
    GI_METHOD("gettimeout(self)", socket_gettimeout, "Returns the timeout in seconds (float) associated with socket operations."),
    GI_METHOD("settimeout(self, timeout, /)", socket_settimeout, "Set a timeout on socket operations."),
    GI_METHOD("setblocking(self, flag, /)", socket_setblocking, "Set the socket to blocking (flag is true) or non-blocking (false)."),
    GI_METHOD("getblocking(self)", socket_getblocking, "Returns True if socket is in blocking mode, or False if it is in non-blocking mode."),
    GI_METHOD("listen(self, backlog=..., /)", socket_listen, "Enable a server to accept connections."),
    GI_METHOD("recv(self, bufsize, flags=..., /)", socket_recv, "Receive up to buffersize bytes from the socket."),
    GI_METHOD("recv_into(self, buffer, nbytes=..., flags=...)", socket_recv_into, "Receive into a buffer."),
    GI_METHOD("recvfrom(self, bufsize, flags=..., /)", socket_recvfrom, "Like recv(buffersize, flags) but also return the sender's address info."),
    GI_METHOD("recvfrom_into(self, buffer, nbytes=..., flags=...)", socket_recvfrom_into, "Like recv_into() but also return the sender's address info."),
    GI_METHOD("recvmsg(self, bufsize, ancbufsize=..., flags=..., /)", gi_socket_recvmsg, "Receive data, and what has been sent beside it: (data, ancdata, msg_flags, address)."),
    GI_METHOD("recvmsg_into(self, buffers, ancbufsize=..., flags=..., /)", gi_socket_recvmsg_into, "Like recvmsg(), but into buffers: (nbytes, ancdata, msg_flags, address)."),
    GI_METHOD("sendmsg(self, buffers, ancdata=..., flags=..., address=..., /)", gi_socket_sendmsg, "Send the data of several buffers as one, and (level, type, data) items beside it."),
    GI_METHOD("send(self, data, flags=..., /)", socket_send, "Send a data string to the socket."),
    GI_METHOD("sendall(self, data, flags=..., /)", socket_sendall, "Send all data to the socket."),
    GI_METHOD("sendto(self, data, flags_or_address=..., address=..., /)", socket_sendto, "Send data to an address."),
    GI_METHOD("shutdown(self, flag, /)", socket_shutdown, "Shut down the reading side, the writing side, or both ends of the socket."),
    GI_METHODS_END};

static const GiGetSetRow getset[] = {{"family", get_family, NULL, "the socket family"},
                                     {"type", get_kind, NULL, "the socket type"},
                                     {"proto", get_protocol, NULL, "the socket protocol"},
                                     {"timeout", get_timeout, NULL, "the socket timeout"},
                                     {NULL, NULL, NULL, NULL}};

GiType gi_socket_type = {
    GI_TYPE_HEAD(GiSocket, GI_GC_TRACKED | GI_GC_FINALIZER), .gc.release = socket_release, .gc.finalize = socket_finalize,
    .name = "_socket.socket", .base = &gi_object_type, .flags = GI_TYPE_BASE, .new_ = socket_new, .init = socket_init,
    .repr = socket_repr, .methods = methods, .getset = getset,
    .doc = "Open a socket of the given type.", .new_signature = "socket(family=AF_INET, type=SOCK_STREAM, proto=0)"};
