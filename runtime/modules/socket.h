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

/* A system call on a socket. */
typedef struct GiSocketCall {
    int fd, flags;
    void *data;
    size_t size;
    GiAddress *address; /* in or out */
} GiSocketCall;

/* Runs `call` with the timeout of the socket, without the GIL where it may wait; fills c->fd in. What the call returns, or
 * -1 with an error set. `what` names it in pictures, `events` is what it waits for. */
int64_t gi_socket_run(GiThread *t, GiSocket *s, const char *what, short events, int64_t (*call)(void *),
                      GiSocketCall *c);

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
GI_OWNED GiValue gi_socket_getprotobyname(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_gethostbyname_ex(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_sethostname(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_if_nameindex(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_if_nametoindex(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_if_indextoname(GiThread *t, const GiValue *a);

/* Methods of sockets and functions of the module (socket_message.c); owned. */
GI_OWNED GiValue gi_socket_sendmsg(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_recvmsg(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_recvmsg_into(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_cmsg_len(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_socket_cmsg_space(GiThread *t, const GiValue *a);

#endif
