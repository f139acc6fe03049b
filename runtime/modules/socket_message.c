/* SPDX-License-Identifier: MIT
 * runtime/modules/socket_message.c: sendmsg, recvmsg and recvmsg_into of sockets: data in several buffers, and data
 * beside the data (descriptors, credentials).
 *
 * M1  Descriptors that have come with a message belong to the script once they are in the result; when that cannot be
 *     made they are closed here.
 */
#include <errno.h>
#include <stdint.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/modules/posix.h"
#include "runtime/modules/socket.h"

#include <poll.h>
#include <sys/uio.h>

typedef struct Message {
    GiSocketCall call; /* first: the calls below get a pointer to it */
    GiValue tuple;     /* of the script's buffers; GI_NULL: one part, which is not a script's */
    GiBuffer *buffers; /* one for each part */
    struct iovec *parts;
    size_t count;
    void *control;
    size_t control_size, control_room; /* bytes in use, and allocated */
    int flags; /* of the message that came */
} Message;

static struct msghdr header_of(const Message *m) {
    struct msghdr h = {.msg_iov = m->parts, .msg_iovlen = m->count};
    h.msg_control = m->control_size > 0 ? m->control : NULL;
    h.msg_controllen = m->control_size;
    if (m->call.address != NULL) {
        h.msg_name = &m->call.address->u;
        h.msg_namelen = m->call.address->size;
    }
    return h;
}

static int64_t call_sendmsg(void *p) {
    Message *m = p;
    struct msghdr h = header_of(m);
    return sendmsg(m->call.fd, &h, m->call.flags | MSG_NOSIGNAL);
}

static int64_t call_recvmsg(void *p) {
    Message *m = p;
    struct msghdr h = header_of(m);
    int64_t n = recvmsg(m->call.fd, &h, m->call.flags);
    if (n >= 0) {
        m->control_size = h.msg_controllen;
        m->call.address->size = h.msg_namelen;
        m->flags = h.msg_flags;
    }
    return n;
}

/* --- the parts --- */

static void free_parts(GiThread *t, Message *m) {
    size_t all = m->tuple == GI_NULL ? 0 : gi_as_tuple(m->tuple)->size;
    for (size_t i = 0; i < m->count && m->buffers != NULL; i++) {
        gi_buffer_release(t, &m->buffers[i]);
    }
    gi_free(t, m->buffers, all * sizeof *m->buffers);
    gi_free(t, m->parts, all * sizeof *m->parts);
    gi_xdrop(t, m->tuple);
}

/* The buffers of an iterable as parts of the message. false: an error is set, and nothing is left to be freed. */
static bool read_parts(GiThread *t, GiValue iterable, bool writable, const char *complaint, Message *m) {
    m->tuple = gi_tuple_from(t, iterable);
    if (m->tuple == GI_NULL) {
        return gi_error_clear_if(t, &gi_TypeError) ? gi_raise_type_error(t, "%s", complaint) : false;
    }
    GiTuple *tuple = gi_as_tuple(m->tuple);
    m->buffers = gi_alloc_array(t, tuple->size, sizeof *m->buffers);
    m->parts = m->buffers == NULL ? NULL : gi_alloc_array(t, tuple->size, sizeof *m->parts);
    bool ok = m->parts != NULL;
    while (ok && m->count < tuple->size) {
        GiBuffer *b = &m->buffers[m->count];
        ok = gi_buffer_get_contiguous(t, tuple->items[m->count], writable, b);
        if (ok) {
            m->parts[m->count++] = (struct iovec){b->data, b->size};
            m->call.size += b->size;
        }
    }
    if (!ok) {
        free_parts(t, m);
        if (writable && gi_error_clear_if(t, &gi_BufferError)) {
            gi_raise_type_error(t, "%s of single-segment read-write buffers", complaint);
        }
    }
    return ok;
}

/* --- sending --- */

/* One item of what goes beside the data: (level, type, data). */
typedef struct Item {
    int level, type;
    GiBuffer data;
} Item;

static bool read_item(GiThread *t, GiValue v, Item *out) {
    if (!gi_is_tuple(v) || gi_as_tuple(v)->size != 3) {
        return gi_raise_type_error(t, "[sendmsg() ancillary data items] must be 3-item tuples, not %T", v);
    }
    GiValue *a = gi_as_tuple(v)->items;
    return gi_posix_int(t, a[0], &out->level) && gi_posix_int(t, a[1], &out->type) &&
           gi_buffer_get_contiguous(t, a[2], false, &out->data);
}

/* Puts an item behind those that are there; m->control grows. */
static bool append_item(GiThread *t, Message *m, const Item *item) {
    if (item->data.size > UINT32_MAX / 2) {
        return gi_raise(t, &gi_OSError, "ancillary data item too large");
    }
    size_t space = CMSG_SPACE(item->data.size), size = m->control_size + space;
    if (size > UINT32_MAX / 2) {
        return gi_raise(t, &gi_OSError, "too much ancillary data");
    }
    uint8_t *grown = gi_resize(t, m->control, m->control_size, size);
    if (grown == NULL) {
        return false;
    }
    struct cmsghdr *c = (struct cmsghdr *)(void *)(grown + m->control_size);
    memset(c, 0, space);
    c->cmsg_level = item->level;
    c->cmsg_type = item->type;
    c->cmsg_len = CMSG_LEN(item->data.size);
    if (item->data.size > 0) {
        memcpy(CMSG_DATA(c), item->data.data, item->data.size);
    }
    m->control = grown;
    m->control_size = m->control_room = size;
    return true;
}

static bool read_items(GiThread *t, GiValue iterable, Message *m) {
    GiValue tuple = gi_tuple_from(t, iterable);
    if (tuple == GI_NULL) {
        return gi_error_clear_if(t, &gi_TypeError)
                   ? gi_raise_type_error(t, "sendmsg() argument 2 must be an iterable") : false;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < gi_as_tuple(tuple)->size; i++) {
        Item item;
        ok = read_item(t, gi_as_tuple(tuple)->items[i], &item);
        if (ok) {
            ok = append_item(t, m, &item);
            gi_buffer_release(t, &item.data);
        }
    }
    gi_drop(t, tuple);
    return ok;
}

GiValue gi_socket_sendmsg(GiThread *t, const GiValue *a) {
    GiSocket *s = (GiSocket *)gi_object(a[0]);
    GiAddress address;
    Message m = {.tuple = GI_NULL};
    if (!read_parts(t, a[1], false, "sendmsg() argument 1 must be an iterable", &m)) {
        return GI_NULL;
    }
    bool ok = (a[2] == GI_NULL || read_items(t, a[2], &m)) &&
              (a[3] == GI_NULL || gi_posix_int(t, a[3], &m.call.flags));
    if (ok && a[4] != GI_NULL && a[4] != GI_NONE) {
        ok = gi_address_read(t, s->family, a[4], "sendmsg", &address);
        m.call.address = &address;
    }
    int64_t n = ok ? gi_socket_run(t, s, "sendmsg", POLLOUT, call_sendmsg, &m.call) : -1;
    gi_free(t, m.control, m.control_room);
    free_parts(t, &m);
    return n < 0 ? GI_NULL : gi_int_imm(n);
}

/* --- receiving --- */

/* The bytes of an item, as many as there are of it. */
static size_t item_size(const struct msghdr *h, const struct cmsghdr *c) {
    size_t left = h->msg_controllen - (size_t)((const uint8_t *)c - (const uint8_t *)h->msg_control);
    size_t wanted = c->cmsg_len < left ? c->cmsg_len : left;
    return wanted > CMSG_LEN(0) ? wanted - CMSG_LEN(0) : 0;
}

/* M1 */
static void close_received(struct msghdr *h) {
    for (struct cmsghdr *c = CMSG_FIRSTHDR(h); c != NULL; c = CMSG_NXTHDR(h, c)) {
        size_t count = c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS ? item_size(h, c) / sizeof(int) : 0;
        for (size_t i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(c) + i * sizeof fd, sizeof fd);
            close(fd);
        }
    }
}

static bool append_received(GiThread *t, GiValue list, const struct msghdr *h, struct cmsghdr *c) {
    GiValue data = gi_bytes(t, CMSG_DATA(c), item_size(h, c));
    GiValue item = data == GI_NULL
                       ? GI_NULL : gi_tuple_pack(t, 3, gi_int_imm(c->cmsg_level), gi_int_imm(c->cmsg_type), data);
    gi_xdrop(t, data);
    return item != GI_NULL && gi_list_append_steal(t, list, item);
}

/* (data, items, flags, address); data: borrowed, GI_NULL: an error is set. */
static GiValue make_result(GiThread *t, GiValue data, const Message *m) {
    struct msghdr h = {.msg_control = m->control, .msg_controllen = m->control_size};
    GiValue list = data == GI_NULL ? GI_NULL : gi_list(t, NULL, 0), address = GI_NULL, result = GI_NULL;
    bool ok = list != GI_NULL;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(&h); ok && c != NULL; c = CMSG_NXTHDR(&h, c)) {
        ok = append_received(t, list, &h, c);
    }
    if (ok) {
        address = gi_address_make(t, m->call.address);
    }
    if (address != GI_NULL) {
        result = gi_tuple_pack(t, 4, data, list, gi_int_imm(m->flags), address);
    }
    if (result == GI_NULL) {
        close_received(&h);
    }
    gi_xdrop(t, list);
    gi_xdrop(t, address);
    return result;
}

/* Reads the optional arguments (size of the room for items, flags) and receives into the parts of m. */
static int64_t receive(GiThread *t, GiSocket *s, const GiValue *more, Message *m) {
    int64_t room = 0;
    if ((more[0] != GI_NULL && !gi_index_int64(t, more[0], true, &room)) ||
        (more[1] != GI_NULL && !gi_posix_int(t, more[1], &m->call.flags))) {
        return -1;
    }
    if (room < 0 || room > INT32_MAX) {
        gi_raise_value_error(t, "invalid ancillary data buffer length");
        return -1;
    }
    m->control = gi_alloc_zeroed(t, (size_t)room);
    if (m->control == NULL) {
        return -1;
    }
    m->control_room = m->control_size = (size_t)room;
    return gi_socket_run(t, s, "recvmsg", POLLIN, call_recvmsg, &m->call);
}

GiValue gi_socket_recvmsg(GiThread *t, const GiValue *a) {
    GiAddress address = {.size = sizeof address.u};
    Message m = {.tuple = GI_NULL, .call.address = &address};
    int64_t size;
    if (!gi_index_int64(t, a[1], true, &size)) {
        return GI_NULL;
    }
    if (size < 0) {
        return gi_raise_value_error(t, "negative buffer size in recvmsg()");
    }
    GiValue room = gi_bytes(t, NULL, (size_t)size), result = GI_NULL;
    if (room == GI_NULL) {
        return GI_NULL;
    }
    struct iovec part = {gi_as_bytes(room)->data, (size_t)size};
    m.parts = &part;
    m.count = 1;
    m.call.size = (size_t)size;
    int64_t n = receive(t, (GiSocket *)gi_object(a[0]), a + 2, &m);
    if (n >= 0) {
        GiValue data = n == size ? gi_take(room) : gi_bytes(t, part.iov_base, (size_t)n);
        result = make_result(t, data, &m);
        gi_xdrop(t, data);
    }
    gi_free(t, m.control, m.control_room);
    gi_drop(t, room);
    return result;
}

GiValue gi_socket_recvmsg_into(GiThread *t, const GiValue *a) {
    GiAddress address = {.size = sizeof address.u};
    Message m = {.tuple = GI_NULL, .call.address = &address};
    if (!read_parts(t, a[1], true, "recvmsg_into() argument 1 must be an iterable", &m)) {
        return GI_NULL;
    }
    int64_t n = receive(t, (GiSocket *)gi_object(a[0]), a + 2, &m);
    GiValue result = n < 0 ? GI_NULL : make_result(t, gi_int_imm(n), &m);
    gi_free(t, m.control, m.control_room);
    free_parts(t, &m);
    return result;
}

/* --- sizes --- */

/* The length that is asked about; false: OverflowError. */
static bool read_length(GiThread *t, GiValue v, const char *name, size_t most, size_t *out) {
    int64_t n;
    if (!gi_index_int64(t, v, true, &n)) {
        return false;
    }
    *out = (size_t)n;
    return (n >= 0 && *out <= most) || gi_raise(t, &gi_OverflowError, "%s() argument out of range", name);
}

GiValue gi_socket_cmsg_len(GiThread *t, const GiValue *a) {
    size_t n;
    return read_length(t, a[0], "CMSG_LEN", INT32_MAX - CMSG_LEN(0), &n) ? gi_int_imm((int64_t)CMSG_LEN(n)) : GI_NULL;
}

GiValue gi_socket_cmsg_space(GiThread *t, const GiValue *a) {
    size_t n;
    return read_length(t, a[0], "CMSG_SPACE", INT32_MAX - CMSG_SPACE(1), &n) ? gi_int_imm((int64_t)CMSG_SPACE(n))
                                                                             : GI_NULL;
}
