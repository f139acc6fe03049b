/* SPDX-License-Identifier: MIT
 * runtime/modules/socket_module.c: addresses, names, and the functions and constants of the module _socket.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/modules/posix.h"
#include "runtime/modules/socket.h"

/* --- looking names up --- */

typedef struct Lookup {
    const char *host, *service;
    struct addrinfo hints, *result;
    int status;
} Lookup;

static int64_t call_lookup(void *p) {
    Lookup *l = p;
    l->status = getaddrinfo(l->host, l->service, &l->hints, &l->result);
    return 0;
}

bool gi_socket_raise_lookup(GiThread *t, const char *name, int status, const char *message) {
    GiValue type = gi_import_attr(t, "_socket", name);
    GiValue text = type == GI_NULL ? GI_NULL : gi_str_from_text(t, message);
    GiValue exc = text == GI_NULL ? GI_NULL : gi_call2(t, type, gi_int_imm(status), text);
    gi_xdrop(t, type);
    gi_xdrop(t, text);
    if (exc != GI_NULL) {
        gi_raise_object(t, exc);
        gi_drop(t, exc);
    }
    return false;
}

static bool look_up(GiThread *t, Lookup *l) {
    int error = 0;
    if (gi_block(t, GI_BLOCK_SOCKET, "getaddrinfo", GI_NULL, call_lookup, l, &error) < 0) {
        return false;
    }
    return l->status == 0 || gi_socket_raise_lookup(t, "gaierror", l->status, gai_strerror(l->status));
}

/* --- addresses --- */

static bool read_local(GiThread *t, GiValue v, GiAddress *out) {
    GiBuffer b;
    GiValue bytes = gi_is_str(v) ? gi_encode(t, v, "utf-8", "surrogateescape") : gi_take(v);
    if (bytes == GI_NULL || !gi_buffer_get(t, bytes, false, &b)) {
        gi_xdrop(t, bytes);
        return false;
    }
    bool abstract = b.size > 0 && b.data[0] == 0; /* no file: a name of Linux's, which may fill the room */
    bool ok = b.size < sizeof out->u.local.sun_path + abstract || gi_raise(t, &gi_OSError, "AF_UNIX path too long");
    if (ok) {
        memset(&out->u.local, 0, sizeof out->u.local);
        out->u.local.sun_family = AF_UNIX;
        memcpy(out->u.local.sun_path, b.data, b.size);
        out->size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + b.size + (b.size > 0 && !abstract));
    }
    gi_buffer_release(t, &b);
    gi_drop(t, bytes);
    return ok;
}

static bool resolve(GiThread *t, int family, const char *host, GiAddress *out) {
    Lookup l = {.host = host, .hints = {.ai_family = family, .ai_socktype = SOCK_DGRAM}};
    if (*host == 0) {
        l.host = NULL;
        l.service = "0";
        l.hints.ai_flags = AI_PASSIVE;
    } else if (strcmp(host, "<broadcast>") == 0) {
        l.host = "255.255.255.255";
    }
    if (!look_up(t, &l)) {
        return false;
    }
    memcpy(&out->u, l.result->ai_addr, l.result->ai_addrlen);
    out->size = l.result->ai_addrlen;
    freeaddrinfo(l.result);
    return true;
}

bool gi_address_read(GiThread *t, int family, GiValue v, const char *caller, GiAddress *out) {
    if (family == AF_UNIX) {
        return read_local(t, v, out);
    }
    if (family != AF_INET && family != AF_INET6) {
        return gi_raise(t, &gi_OSError, "%s(): bad family", caller);
    }
    if (!gi_is_tuple(v)) {
        return gi_raise_type_error(t, "%s(): AF_INET%s address must be tuple, not %T", caller, family == AF_INET ? "" : "6", v);
    }
    GiTuple *a = gi_as_tuple(v);
    size_t most = family == AF_INET ? 2 : 4;
    if (a->size < 2 || a->size > most) {
        return gi_raise_type_error(t, family == AF_INET ? "%s(): AF_INET address must be a pair (host, port)"
                                                        : "%s(): AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])", caller);
    }
    int64_t port;
    if (!gi_is_str(a->items[0]) && !gi_is_bytes(a->items[0])) {
        return gi_raise_type_error(t, "str, bytes or bytearray expected, not %T", a->items[0]);
    }
    if (!gi_index_int64(t, a->items[1], true, &port)) {
        return false;
    }
    if (port < 0 || port > 65535) {
        return gi_raise(t, &gi_OverflowError, "%s(): port must be 0-65535.", caller);
    }
    int64_t flow = 0, scope = 0;
    if ((a->size > 2 && !gi_index_int64(t, a->items[2], true, &flow)) ||
        (a->size > 3 && !gi_index_int64(t, a->items[3], true, &scope))) {
        return false;
    }
    if (flow < 0 || flow > 0xfffff) {
        return gi_raise(t, &gi_OverflowError, "%s(): flowinfo must be 0-1048575.", caller);
    }
    GiValue host = gi_io_path_bytes(t, a->items[0], "host name must not contain null character");
    bool ok = host != GI_NULL && resolve(t, family, (char *)gi_as_bytes(host)->data, out);
    gi_xdrop(t, host);
    if (ok && family == AF_INET) {
        out->u.ip4.sin_port = htons((uint16_t)port);
    } else if (ok) {
        out->u.ip6.sin6_port = htons((uint16_t)port);
        out->u.ip6.sin6_flowinfo = htonl((uint32_t)flow);
        out->u.ip6.sin6_scope_id = scope != 0 ? (uint32_t)scope : out->u.ip6.sin6_scope_id;
    }
    return ok;
}

GiValue gi_address_make(GiThread *t, const GiAddress *address) {
    char text[INET6_ADDRSTRLEN];
    switch (address->size < sizeof(sa_family_t) ? AF_UNSPEC : address->u.any.sa_family) {
    case AF_INET: {
        GiValue host = gi_str_from_text(t, inet_ntop(AF_INET, &address->u.ip4.sin_addr, text, sizeof text));
        GiValue r = host == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, host, gi_int_imm(ntohs(address->u.ip4.sin_port)));
        gi_xdrop(t, host);
        return r;
    }
    case AF_INET6: {
        GiValue host = gi_str_from_text(t, inet_ntop(AF_INET6, &address->u.ip6.sin6_addr, text, sizeof text));
        GiValue r = host == GI_NULL ? GI_NULL
                  : gi_tuple_pack(t, 4, host, gi_int_imm(ntohs(address->u.ip6.sin6_port)),
                                  gi_int_imm(ntohl(address->u.ip6.sin6_flowinfo)), gi_int_imm(address->u.ip6.sin6_scope_id));
        gi_xdrop(t, host);
        return r;
    }
    case AF_UNIX: {
        size_t n = address->size - offsetof(struct sockaddr_un, sun_path);
        const char *path = address->u.local.sun_path;
        if (n > 0 && path[0] == 0) {
            return gi_bytes(t, path, n); /* the abstract name space */
        }
        return gi_path_result(t, path, strnlen(path, n), false);
    }
    default:
        return GI_NONE;
    }
}

/* --- timeouts --- */

bool gi_socket_read_timeout(GiThread *t, GiValue v, int64_t *out) {
    double seconds;
    if (v == GI_NONE) {
        *out = -1;
        return true;
    }
    if (!gi_to_double(t, v, &seconds)) {
        if (gi_error_clear_if(t, &gi_TypeError)) {
            gi_raise_type_error(t, "'%T' object cannot be interpreted as an integer", v);
        }
        return false;
    }
    if (isnan(seconds)) {
        return gi_raise_value_error(t, "Invalid value NaN (not a number)");
    }
    if (seconds < 0) {
        return gi_raise_value_error(t, "Timeout value out of range");
    }
    *out = seconds > 9e9 ? -1 : (int64_t)ceil(seconds * 1e9);
    return true;
}

int64_t gi_socket_default_timeout(GiThread *t) {
    GiValue v = gi_sys_get(t, "_socket_timeout");
    int64_t timeout = -1;
    if (v != GI_NULL && v != GI_NONE && !gi_socket_read_timeout(t, v, &timeout)) {
        gi_error_clear(t);
    }
    return timeout;
}

static GiValue socket_getdefaulttimeout(GiThread *t, const GiValue *a) {
    GiValue v = gi_sys_get(t, "_socket_timeout");
    return v == GI_NULL ? GI_NONE : gi_take(v);
}

static GiValue socket_setdefaulttimeout(GiThread *t, const GiValue *a) {
    int64_t ns;
    double seconds = 0;
    if (!gi_socket_read_timeout(t, a[0], &ns) || (a[0] != GI_NONE && !gi_to_double(t, a[0], &seconds))) {
        return GI_NULL;
    }
    GiValue v = a[0] == GI_NONE ? GI_NONE : gi_float(t, seconds);
    bool ok = v != GI_NULL && gi_sys_set(t, "_socket_timeout", v);
    gi_xdrop(t, v);
    return ok ? GI_NONE : GI_NULL;
}

/* --- functions --- */

static GiValue socket_socketpair(GiThread *t, const GiValue *a) {
    int family = AF_UNIX, kind = SOCK_STREAM, protocol = 0, fds[2];
    if ((a[0] != GI_NULL && a[0] != GI_NONE && !gi_posix_int(t, a[0], &family)) ||
        (a[1] != GI_NULL && !gi_posix_int(t, a[1], &kind)) || (a[2] != GI_NULL && !gi_posix_int(t, a[2], &protocol))) {
        return GI_NULL;
    }
    if (socketpair(family, kind | SOCK_CLOEXEC, protocol, fds) != 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue one = gi_socket_adopt(t, &gi_socket_type, fds[0], family, kind, protocol);
    GiValue two = gi_socket_adopt(t, &gi_socket_type, fds[1], family, kind, protocol);
    GiValue r = one == GI_NULL || two == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, one, two);
    gi_xdrop(t, one);
    gi_xdrop(t, two);
    return r;
}

static GiValue socket_close_fd(GiThread *t, const GiValue *a) {
    int fd;
    return !gi_posix_int(t, a[0], &fd) ? GI_NULL : close(fd) == 0 ? GI_NONE : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue socket_dup(GiThread *t, const GiValue *a) {
    int fd;
    if (!gi_posix_int(t, a[0], &fd)) {
        return GI_NULL;
    }
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? gi_raise_errno(t, errno, GI_NULL) : gi_int_imm(copy);
}

static GiValue socket_gethostname(GiThread *t, const GiValue *a) {
    char name[256];
    return gethostname(name, sizeof name) == 0 ? gi_path_result(t, name, strlen(name), false)
                                               : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue socket_gethostbyname(GiThread *t, const GiValue *a) {
    GiAddress address;
    GiValue host = gi_io_path_bytes(t, a[0], "host name must not contain null character");
    bool ok = host != GI_NULL && resolve(t, AF_INET, (char *)gi_as_bytes(host)->data, &address);
    gi_xdrop(t, host);
    char text[INET_ADDRSTRLEN];
    return ok ? gi_str_from_text(t, inet_ntop(AF_INET, &address.u.ip4.sin_addr, text, sizeof text)) : GI_NULL;
}

static GiValue lookup_row(GiThread *t, const struct addrinfo *i) {
    GiAddress address = {.size = i->ai_addrlen};
    memcpy(&address.u, i->ai_addr, i->ai_addrlen);
    GiValue made = gi_address_make(t, &address);
    GiValue name = made == GI_NULL ? GI_NULL : gi_str_from_text(t, i->ai_canonname ? i->ai_canonname : "");
    GiValue row = name == GI_NULL ? GI_NULL
                : gi_tuple_pack(t, 5, gi_int_imm(i->ai_family), gi_int_imm(i->ai_socktype), gi_int_imm(i->ai_protocol), name, made);
    gi_xdrop(t, made);
    gi_xdrop(t, name);
    return row;
}

static GiValue socket_getaddrinfo(GiThread *t, const GiValue *a) {
    Lookup l = {.host = NULL};
    GiValue host = GI_NULL, service = GI_NULL, list = GI_NULL;
    if (!gi_posix_int(t, a[2], &l.hints.ai_family) || !gi_posix_int(t, a[3], &l.hints.ai_socktype) ||
        !gi_posix_int(t, a[4], &l.hints.ai_protocol) || !gi_posix_int(t, a[5], &l.hints.ai_flags)) {
        return GI_NULL;
    }
    if (a[0] != GI_NONE && (host = gi_io_path_bytes(t, a[0], NULL)) == GI_NULL) {
        return GI_NULL;
    }
    if (gi_is_int(a[1])) {
        GiValue digits = gi_str(t, a[1]);
        service = digits == GI_NULL ? GI_NULL : gi_io_path_bytes(t, digits, NULL);
        gi_xdrop(t, digits);
    } else if (a[1] != GI_NONE) {
        service = gi_io_path_bytes(t, a[1], NULL);
    }
    if (!gi_failed(t)) {
        l.host = host == GI_NULL ? NULL : (char *)gi_as_bytes(host)->data;
        l.service = service == GI_NULL ? NULL : (char *)gi_as_bytes(service)->data;
        if (look_up(t, &l)) {
            list = gi_list(t, NULL, 0);
            for (struct addrinfo *i = l.result; list != GI_NULL && i != NULL; i = i->ai_next) {
                GiValue row = lookup_row(t, i);
                if (row == GI_NULL || !gi_list_append_steal(t, list, row)) {
                    gi_drop(t, list);
                    list = GI_NULL;
                }
            }
            freeaddrinfo(l.result);
        }
    }
    gi_xdrop(t, host);
    gi_xdrop(t, service);
    return list;
}

static GiValue socket_inet_aton(GiThread *t, const GiValue *a) {
    struct in_addr address;
    if (!gi_is_str(a[0]) || inet_aton(gi_str_text(a[0]), &address) == 0) {
        return gi_is_str(a[0]) ? gi_raise(t, &gi_OSError, "illegal IP address string passed to inet_aton")
                               : gi_raise_type_error(t, "inet_aton() argument 1 must be str, not %T", a[0]);
    }
    return gi_bytes(t, &address, sizeof address);
}

static GiValue to_text(GiThread *t, int family, GiValue v) {
    GiBuffer b;
    char text[INET6_ADDRSTRLEN];
    size_t wanted = family == AF_INET ? 4 : 16;
    if (!gi_buffer_get(t, v, false, &b)) {
        return GI_NULL;
    }
    GiValue r = b.size != wanted ? gi_raise(t, &gi_OSError, "packed IP wrong length")
              : gi_str_from_text(t, inet_ntop(family, b.data, text, sizeof text));
    gi_buffer_release(t, &b);
    return r;
}

static GiValue socket_inet_ntoa(GiThread *t, const GiValue *a) { return to_text(t, AF_INET, a[0]); }
static GiValue socket_inet_ntop(GiThread *t, const GiValue *a) {
    int family;
    if (!gi_posix_int(t, a[0], &family)) {
        return GI_NULL;
    }
    return family == AF_INET || family == AF_INET6 ? to_text(t, family, a[1])
                                                   : gi_raise_value_error(t, "unknown address family %d", family);
}
static GiValue socket_inet_pton(GiThread *t, const GiValue *a) {
    int family;
    uint8_t data[16];
    if (!gi_posix_int(t, a[0], &family)) {
        return GI_NULL;
    }
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "inet_pton() argument 2 must be str, not %T", a[1]);
    }
    if (family != AF_INET && family != AF_INET6) {
        return gi_raise_errno(t, EAFNOSUPPORT, GI_NULL);
    }
    return inet_pton(family, gi_str_text(a[1]), data) == 1 ? gi_bytes(t, data, family == AF_INET ? 4 : 16)
         : gi_raise(t, &gi_OSError, "illegal IP address string passed to inet_pton");
}

static GiValue swap_bytes(GiThread *t, GiValue v, const char *name, bool is_long) {
    int64_t i;
    if (!gi_is_int(v)) {
        return gi_raise_type_error(t, "expected int, %T found", v);
    }
    if (!gi_index_int64(t, v, true, &i)) {
        return GI_NULL;
    }
    if (i < 0) {
        return gi_raise(t, &gi_OverflowError, "%s: can't convert negative Python int to C %d-bit unsigned integer", name, is_long ? 32 : 16);
    }
    if (i > (is_long ? (int64_t)UINT32_MAX : UINT16_MAX)) {
        return gi_raise(t, &gi_OverflowError, is_long ? "int larger than 32 bits" : "%s: Python int too large to convert to C 16-bit unsigned integer", name);
    }
    return gi_int(t, is_long ? (int64_t)htonl((uint32_t)i) : (int64_t)htons((uint16_t)i));
}
static GiValue socket_htons(GiThread *t, const GiValue *a) { return swap_bytes(t, a[0], "htons", false); }
static GiValue socket_ntohs(GiThread *t, const GiValue *a) { return swap_bytes(t, a[0], "ntohs", false); }
static GiValue socket_htonl(GiThread *t, const GiValue *a) { return swap_bytes(t, a[0], "htonl", true); }
static GiValue socket_ntohl(GiThread *t, const GiValue *a) { return swap_bytes(t, a[0], "ntohl", true); }

static const GiMethodRow functions[] = {
    GI_METHOD("socketpair(family=..., type=..., proto=..., /)", socket_socketpair, "Create a pair of socket objects from the sockets returned by the platform socketpair() function."),
    GI_METHOD("close(fd, /)", socket_close_fd, "Close an integer socket file descriptor."),
    GI_METHOD("dup(fd, /)", socket_dup, "Duplicate an integer socket file descriptor."),
    GI_METHOD("gethostname()", socket_gethostname, "Return the current host name."),
    GI_METHOD("gethostbyname(host, /)", socket_gethostbyname, "Return the IP address of a host."),
    GI_METHOD("getaddrinfo(host, port, family=0, type=0, proto=0, flags=0)", socket_getaddrinfo, "Resolve host and port into addrinfo struct."),
    GI_METHOD("getnameinfo(sockaddr, flags, /)", gi_socket_getnameinfo, "Get host and port for a sockaddr."),
    GI_METHOD("gethostbyaddr(host, /)", gi_socket_gethostbyaddr, "Return the true host name, a list of aliases, and a list of IP addresses, for a host."),
    GI_METHOD("getservbyname(servicename, protocolname=..., /)", gi_socket_getservbyname, "Return a port number from a service name and protocol name."),
    GI_METHOD("getservbyport(port, protocolname=..., /)", gi_socket_getservbyport, "Return the service name from a port number and protocol name."),
    GI_METHOD("getprotobyname(name, /)", gi_socket_getprotobyname, "Return the protocol number for the named protocol."),
    GI_METHOD("gethostbyname_ex(host, /)", gi_socket_gethostbyname_ex, "Return the true host name, a list of aliases, and a list of IP addresses, for a host."),
    GI_METHOD("sethostname(name, /)", gi_socket_sethostname, "Set the name of this machine."),
    GI_METHOD("if_nameindex()", gi_socket_if_nameindex, "Return a list of network interface information (index, name) tuples."),
    GI_METHOD("if_nametoindex(oname, /)", gi_socket_if_nametoindex, "Return the interface index corresponding to the interface name."),
    GI_METHOD("if_indextoname(if_index, /)", gi_socket_if_indextoname, "Return the interface name corresponding to the interface index."),
    GI_METHOD("getdefaulttimeout()", socket_getdefaulttimeout, "Returns the default timeout in seconds (float) for new socket objects."),
    GI_METHOD("setdefaulttimeout(timeout, /)", socket_setdefaulttimeout, "Set the default timeout in seconds (float) for new socket objects."),
    GI_METHOD("inet_aton(ip_addr, /)", socket_inet_aton, "Convert an IP address in string format to the 32-bit packed binary format."),
    GI_METHOD("inet_ntoa(packed_ip, /)", socket_inet_ntoa, "Convert an IP address from 32-bit packed binary format to string format."),
    GI_METHOD("inet_pton(af, ip, /)", socket_inet_pton, "Convert an IP address from string format to a packed string."),
    GI_METHOD("inet_ntop(af, packed_ip, /)", socket_inet_ntop, "Convert a packed IP address of the given family to string format."),
    GI_METHOD("CMSG_LEN(length, /)", gi_socket_cmsg_len, "Size of an item of ancillary data with data of that length, without padding."),
    GI_METHOD("CMSG_SPACE(length, /)", gi_socket_cmsg_space, "Room that an item of ancillary data takes with data of that length."),
    GI_METHOD("htons(integer, /)", socket_htons, "Convert a 16-bit unsigned integer from host to network byte order."),
    GI_METHOD("ntohs(integer, /)", socket_ntohs, "Convert a 16-bit unsigned integer from network to host byte order."),
    GI_METHOD("htonl(integer, /)", socket_htonl, "Convert a 32-bit integer from host to network byte order."),
    GI_METHOD("ntohl(integer, /)", socket_ntohl, "Convert a 32-bit integer from network to host byte order."),
    GI_METHODS_END};

static const struct { const char *name; int64_t value; } constants[] = {
#define GI_SOCKET_CONSTANT(name) {#name, (int64_t)(name)},
#include "runtime/modules/socket_constants.def"
#undef GI_SOCKET_CONSTANT
};

/* class NAME(OSError) of the module socket */
static bool add_error(GiThread *t, GiValue module, const char *name) {
    return gi_module_add_steal(t, module, name, gi_type_derive(t, "socket", name, &gi_OSError));
}

static bool init(GiThread *t, GiValue m) {
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!gi_module_add(t, m, constants[i].name, gi_int_imm(constants[i].value))) {
            return false;
        }
    }
    return gi_module_add_type(t, m, &gi_socket_type) && gi_module_add(t, m, "SocketType", gi_static(&gi_socket_type)) &&
           gi_module_add(t, m, "error", gi_static(&gi_OSError)) && gi_module_add(t, m, "timeout", gi_static(&gi_TimeoutError)) &&
           gi_module_add(t, m, "has_ipv6", GI_TRUE) && gi_module_add(t, m, "SOL_UDP", gi_int_imm(IPPROTO_UDP)) &&
           add_error(t, m, "gaierror") && add_error(t, m, "herror");
}

const GiModuleSpec gi_module_socket = {"_socket", "Implementation module for socket operations.", functions, init};
