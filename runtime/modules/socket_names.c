/* SPDX-License-Identifier: MIT
 * runtime/modules/socket_names.c: from addresses to names, and names of services, protocols and interfaces, for the
 * module _socket. Names to addresses is socket_module.c.
 *
 * The system's functions may wait for a name server, so they run without the GIL. getservbyname and its kind keep
 * their answer in memory of the process: only the re-entrant forms are used.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <net/if.h>
#include <netdb.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/modules/posix.h"
#include "runtime/modules/socket.h"

#define ROOM 2048 /* bytes for the strings of one answer */

typedef struct Names {
    GiAddress address;
    char host[NI_MAXHOST], service[NI_MAXSERV];
    int flags, status;
} Names;

static int64_t call_getnameinfo(void *p) {
    Names *n = p;
    n->status = getnameinfo(&n->address.u.any, n->address.size, n->host, sizeof n->host, n->service, sizeof n->service, n->flags);
    return 0;
}

/* Fills in host and service of the address. false: an error is set. */
static bool find_names(GiThread *t, Names *n) {
    int error = 0;
    return gi_block(t, GI_BLOCK_SOCKET, "getnameinfo", GI_NULL, call_getnameinfo, n, &error) >= 0 &&
           (n->status == 0 || gi_socket_raise_lookup(t, "gaierror", n->status, gai_strerror(n->status)));
}

static GiValue pack_steal(GiThread *t, GiValue a, GiValue b, GiValue c) {
    GiValue items[] = {a, b, c};
    size_t n = c == GI_UNBOUND ? 2 : 3;
    bool ok = a != GI_NULL && b != GI_NULL && c != GI_NULL;
    if (ok) {
        return gi_tuple_steal(t, items, n);
    }
    for (size_t i = 0; i < n; i++) {
        gi_xdrop(t, items[i]);
    }
    return GI_NULL;
}

GiValue gi_socket_getnameinfo(GiThread *t, const GiValue *a) {
    Names n = {.flags = 0};
    if (!gi_is_tuple(a[0])) {
        return gi_raise_type_error(t, "getnameinfo() argument 1 must be tuple, not %T", a[0]);
    }
    if (!gi_posix_int(t, a[1], &n.flags)) {
        return GI_NULL;
    }
    GiTuple *address = gi_as_tuple(a[0]);
    if (address->size < 2 || !gi_is_str(address->items[0])) {
        return gi_raise_type_error(t, "getnameinfo(): illegal sockaddr argument");
    }
    int family = strchr(gi_str_text(address->items[0]), ':') != NULL ? AF_INET6 : AF_INET;
    if (family == AF_INET && address->size != 2) {
        return gi_raise(t, &gi_OSError, "IPv4 sockaddr must be 2 tuple");
    }
    return gi_address_read(t, family, a[0], "getnameinfo", &n.address) && find_names(t, &n)
               ? pack_steal(t, gi_str_from_text(t, n.host), gi_str_from_text(t, n.service), GI_UNBOUND)
               : GI_NULL;
}

GiValue gi_socket_gethostbyaddr(GiThread *t, const GiValue *a) {
    Names n = {.flags = NI_NAMEREQD};
    char text[INET6_ADDRSTRLEN];
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "gethostbyaddr() argument 1 must be str, bytes or bytearray, not %T", a[0]);
    }
    int family = strchr(gi_str_text(a[0]), ':') != NULL ? AF_INET6 : AF_INET;
    GiValue address = gi_tuple_pack(t, 2, a[0], gi_int_imm(0));
    bool ok = address != GI_NULL && gi_address_read(t, family, address, "gethostbyaddr", &n.address);
    gi_xdrop(t, address);
    if (!ok) {
        return GI_NULL;
    }
    int error = 0;
    if (gi_block(t, GI_BLOCK_SOCKET, "gethostbyaddr", GI_NULL, call_getnameinfo, &n, &error) < 0) {
        return GI_NULL;
    }
    if (n.status != 0) {
        gi_socket_raise_lookup(t, "herror", HOST_NOT_FOUND, hstrerror(HOST_NOT_FOUND));
        return GI_NULL;
    }
    const void *number = family == AF_INET ? (void *)&n.address.u.ip4.sin_addr : (void *)&n.address.u.ip6.sin6_addr;
    GiValue found = gi_str_from_text(t, inet_ntop(family, number, text, sizeof text));
    GiValue list = found == GI_NULL ? GI_NULL : gi_list(t, &found, 1);
    gi_xdrop(t, found);
    return pack_steal(t, gi_str_from_text(t, n.host), gi_list(t, NULL, 0), list);
}

/* Every address of a host that goes by IPv4. */
static bool add_addresses(GiThread *t, GiValue list, const struct addrinfo *i) {
    char text[INET_ADDRSTRLEN];
    for (; i != NULL; i = i->ai_next) {
        const struct sockaddr_in *address = (const void *)i->ai_addr;
        GiValue found = gi_str_from_text(t, inet_ntop(AF_INET, &address->sin_addr, text, sizeof text));
        if (found == GI_NULL || !gi_list_append_steal(t, list, found)) {
            return false;
        }
    }
    return true;
}

typedef struct Host {
    const char *name;
    struct addrinfo *found;
    int status;
} Host;

static int64_t call_getaddrinfo(void *p) {
    Host *h = p;
    struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM, .ai_flags = AI_CANONNAME};
    h->status = getaddrinfo(h->name, NULL, &hints, &h->found);
    return 0;
}

GiValue gi_socket_gethostbyname_ex(GiThread *t, const GiValue *a) {
    GiValue name = gi_io_path_bytes(t, a[0], "host name must not contain null character"), result = GI_NULL;
    if (name == GI_NULL) {
        return GI_NULL;
    }
    Host h = {.name = (char *)gi_as_bytes(name)->data};
    int error = 0;
    if (gi_block(t, GI_BLOCK_SOCKET, "gethostbyname", GI_NULL, call_getaddrinfo, &h, &error) >= 0) {
        if (h.status != 0) {
            gi_socket_raise_lookup(t, "gaierror", h.status, gai_strerror(h.status));
        } else {
            GiValue list = gi_list(t, NULL, 0);
            if (list != GI_NULL && !add_addresses(t, list, h.found)) {
                gi_drop(t, list);
                list = GI_NULL;
            }
            const char *known = h.found->ai_canonname != NULL ? h.found->ai_canonname : h.name;
            result = pack_steal(t, gi_str_from_text(t, known), gi_list(t, NULL, 0), list);
            freeaddrinfo(h.found);
        }
    }
    gi_drop(t, name);
    return result;
}

GiValue gi_socket_sethostname(GiThread *t, const GiValue *a) {
    GiValue name = gi_io_path_bytes(t, a[0], NULL);
    if (name == GI_NULL) {
        return GI_NULL;
    }
    int r = sethostname((char *)gi_as_bytes(name)->data, gi_as_bytes(name)->size);
    int number = errno;
    gi_drop(t, name);
    return r == 0 ? GI_NONE : gi_raise_errno(t, number, GI_NULL);
}

/* --- interfaces --- */

GiValue gi_socket_if_nameindex(GiThread *t, const GiValue *a) {
    struct if_nameindex *all = if_nameindex();
    if (all == NULL) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue list = gi_list(t, NULL, 0);
    for (struct if_nameindex *i = all; list != GI_NULL && i->if_index != 0; i++) {
        GiValue row = pack_steal(t, gi_int_imm(i->if_index), gi_str_from_text(t, i->if_name), GI_UNBOUND);
        if (row == GI_NULL || !gi_list_append_steal(t, list, row)) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    if_freenameindex(all);
    return list;
}

GiValue gi_socket_if_nametoindex(GiThread *t, const GiValue *a) {
    GiValue name = gi_io_path_bytes(t, a[0], NULL);
    if (name == GI_NULL) {
        return GI_NULL;
    }
    unsigned index = if_nametoindex((char *)gi_as_bytes(name)->data);
    gi_drop(t, name);
    return index != 0 ? gi_int_imm(index) : gi_raise(t, &gi_OSError, "no interface with this name");
}

GiValue gi_socket_if_indextoname(GiThread *t, const GiValue *a) {
    char name[IF_NAMESIZE + 1];
    int64_t index;
    if (!gi_index_int64(t, a[0], true, &index)) {
        return GI_NULL;
    }
    if (index < 0 || index > UINT32_MAX) {
        return gi_raise(t, &gi_OverflowError, "the index of an interface is an unsigned int");
    }
    return if_indextoname((unsigned)index, name) != NULL ? gi_path_result(t, name, strlen(name), false)
                                                         : gi_raise_errno(t, errno, GI_NULL);
}

/* --- services --- */

typedef struct Service {
    const char *name, *protocol;
    int port;
    struct servent entry, *found;
    char room[ROOM];
} Service;

typedef struct Protocol {
    const char *name;
    struct protoent entry, *found;
    char room[ROOM];
} Protocol;

static int64_t call_getprotobyname(void *p) {
    Protocol *q = p;
    return getprotobyname_r(q->name, &q->entry, q->room, sizeof q->room, &q->found);
}

GiValue gi_socket_getprotobyname(GiThread *t, const GiValue *a) {
    Protocol p = {.found = NULL};
    int error = 0;
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "getprotobyname() argument 1 must be str, not %T", a[0]);
    }
    p.name = gi_str_text(a[0]);
    if (gi_block(t, GI_BLOCK_CALL_OUT, "getprotobyname", GI_NULL, call_getprotobyname, &p, &error) == -2) {
        return GI_NULL;
    }
    return p.found != NULL ? gi_int_imm(p.found->p_proto) : gi_raise(t, &gi_OSError, "protocol not found");
}

static int64_t call_getservbyname(void *p) {
    Service *s = p;
    return getservbyname_r(s->name, s->protocol, &s->entry, s->room, sizeof s->room, &s->found);
}

static int64_t call_getservbyport(void *p) {
    Service *s = p;
    return getservbyport_r(htons((uint16_t)s->port), s->protocol, &s->entry, s->room, sizeof s->room, &s->found);
}

/* The protocol argument, or NULL in *out; false: TypeError. */
static bool read_protocol(GiThread *t, GiValue v, const char *function, const char **out) {
    *out = v == GI_NULL ? NULL : gi_is_str(v) ? gi_str_text(v) : "";
    return v == GI_NULL || gi_is_str(v) || gi_raise_type_error(t, "%s() argument 2 must be str, not %T", function, v);
}

static bool look_service_up(GiThread *t, Service *s, int64_t (*call)(void *)) {
    int error = 0;
    return gi_block(t, GI_BLOCK_CALL_OUT, "getservbyname", GI_NULL, call, s, &error) != -2 &&
           (s->found != NULL || gi_raise(t, &gi_OSError, s->name != NULL ? "service/proto not found" : "port/proto not found"));
}

GiValue gi_socket_getservbyname(GiThread *t, const GiValue *a) {
    Service s = {.found = NULL};
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "getservbyname() argument 1 must be str, not %T", a[0]);
    }
    s.name = gi_str_text(a[0]);
    return read_protocol(t, a[1], "getservbyname", &s.protocol) && look_service_up(t, &s, call_getservbyname)
               ? gi_int_imm(ntohs((uint16_t)s.found->s_port))
               : GI_NULL;
}

GiValue gi_socket_getservbyport(GiThread *t, const GiValue *a) {
    Service s = {.found = NULL};
    if (!gi_posix_int(t, a[0], &s.port)) {
        return GI_NULL;
    }
    if (s.port < 0 || s.port > 0xffff) {
        return gi_raise(t, &gi_OverflowError, "getservbyport: port must be 0-65535.");
    }
    return read_protocol(t, a[1], "getservbyport", &s.protocol) && look_service_up(t, &s, call_getservbyport)
               ? gi_str_from_text(t, s.found->s_name)
               : GI_NULL;
}
