/* SPDX-License-Identifier: MIT
 * runtime/modules/socket.h: what the files of the module _socket share. */
#ifndef GI_SOCKET_H
#define GI_SOCKET_H

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "runtime/native.h"

typedef struct GiSocket {
    GiObject head;
    int fd, family, kind, protocol;
    int64_t timeout; /* ns; -1: blocking, 0: non-blocking */
} GiSocket;

typedef struct GiAddress {
    socklen_t size;
    union {
        struct sockaddr any;
        struct sockaddr_in ip4;
        struct sockaddr_in6 ip6;
        struct sockaddr_un local;
        struct sockaddr_storage room;
    } u;
} GiAddress;

/* A socket object over an open descriptor (closed on failure). Owned. */
GI_OWNED GiValue gi_socket_adopt(GiThread *t, GiType *type, int fd, int family, int kind, int protocol);
/* Reads an address argument of a family: ("host", port), a path. Looks names up (waits without the GIL). */
bool gi_address_read(GiThread *t, int family, GiValue v, const char *caller, GiAddress *out);
GI_OWNED GiValue gi_address_make(GiThread *t, const GiAddress *address);
/* Seconds or None as ns. */
bool gi_socket_read_timeout(GiThread *t, GiValue v, int64_t *out);
int64_t gi_socket_default_timeout(GiThread *t);
/* Raises socket.NAME(status, text), NAME being gaierror or herror; false. */
bool gi_socket_raise_lookup(GiThread *t, const char *name, int status, const char *text);

/* Functions of the module (socket_names.c): the arguments as their rows in socket_module.c say; owned. */
GI_OWNED GiValue gi_socket_getnameinfo(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_gethostbyaddr(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_getservbyname(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_getservbyport(GiThread *t, const GiValue *a);

#endif
