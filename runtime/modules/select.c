/* SPDX-License-Identifier: MIT
 * runtime/modules/select.c: the module _select: waiting for many descriptors at once. lib/select.py makes
 * select(), poll and epoll objects of it.
 */
#include <errno.h>
#include <poll.h>
#if defined(__linux__)
#include <sys/epoll.h>
#endif

#include "runtime/gil/block.h"
#include "runtime/modules/posix.h"

typedef struct Waiting {
    struct pollfd *fds;
    size_t count;
    int timeout;
} Waiting;

static int64_t call_poll(void *arg) {
    Waiting *w = arg;
    return poll(w->fds, (nfds_t)w->count, w->timeout);
}

/* Waits until one is ready or the deadline; 1, 0, or -1 with an error set. Signals that raise nothing do
 * not lengthen the wait. */
static int wait_ready(GiThread *t, Waiting *w, int64_t deadline) {
    if (gi_block_is_controlled(t)) {
        int ready = gi_block_poll(t, GI_BLOCK_SELECT, "select", GI_NULL, w->fds, w->count, deadline);
        return ready == -2 ? -1 : ready;
    }
    while (true) {
        int error = 0;
        int64_t left = deadline == GI_NO_DEADLINE ? -1 : deadline - gi_now_ns(t);
        w->timeout = deadline == GI_NO_DEADLINE ? -1 : left <= 0 ? 0
                   : left > (int64_t)INT32_MAX * 1000000 ? INT32_MAX : (int)((left + 999999) / 1000000);
        int64_t r = gi_block(t, GI_BLOCK_SELECT, "select", GI_NULL, call_poll, w, &error);
        if (r == -1) {
            gi_raise_errno(t, error, GI_NULL);
        }
        if (r != 0 || left <= 0 || deadline == GI_NO_DEADLINE) {
            return r < 0 ? -1 : r > 0;
        }
    }
}

static GiValue ready_list(GiThread *t, const Waiting *w) {
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < w->count; i++) {
        if (w->fds[i].revents == 0) {
            continue;
        }
        GiValue pair = gi_tuple_pack(t, 2, gi_int_imm(w->fds[i].fd), gi_int_imm(w->fds[i].revents));
        if (pair == GI_NULL || !gi_list_append_steal(t, list, pair)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

/* wait(pairs, seconds): pairs is a list of (fd, events); seconds None waits for ever. */
static GiValue select_wait(GiThread *t, const GiValue *a) {
    double seconds = 0;
    if (!gi_is_list(a[0])) {
        return gi_raise_type_error(t, "wait() argument 1 must be list, not %T", a[0]);
    }
    if (a[1] != GI_NONE && !gi_to_double(t, a[1], &seconds)) {
        return GI_NULL;
    }
    Waiting w = {.count = gi_as_list(a[0])->size};
    w.fds = gi_alloc_array(t, w.count + 1, sizeof *w.fds);
    if (w.fds == NULL) {
        return GI_NULL;
    }
    bool ok = true;
    for (size_t i = 0; ok && i < w.count; i++) {
        GiValue pair = gi_as_list(a[0])->items[i];
        int events = 0;
        ok = gi_is_tuple(pair) && gi_as_tuple(pair)->size == 2 && gi_posix_int(t, gi_as_tuple(pair)->items[0], &w.fds[i].fd) &&
             gi_posix_int(t, gi_as_tuple(pair)->items[1], &events);
        w.fds[i].events = (short)events;
        w.fds[i].revents = 0;
    }
    int64_t deadline = a[1] == GI_NONE ? GI_NO_DEADLINE : seconds > 9e9 ? GI_NO_DEADLINE
                     : gi_now_ns(t) + (int64_t)(seconds * 1e9);
    GiValue r = ok && wait_ready(t, &w, deadline) >= 0 ? ready_list(t, &w) : GI_NULL;
    if (!ok && !gi_failed(t)) {
        gi_raise_type_error(t, "wait() needs pairs of ints");
    }
    gi_free(t, w.fds, (w.count + 1) * sizeof *w.fds);
    return r;
}

#if defined(__linux__)
/* --- epoll --- */

#define MOST_READY 65536 /* in one wait; what is left comes in the next */

static GiValue select_epoll_create(GiThread *t, const GiValue *a) {
    int fd = epoll_create1(EPOLL_CLOEXEC);
    return fd < 0 ? gi_raise_errno(t, errno, GI_NULL) : gi_int_imm(fd);
}

/* epoll_ctl(epfd, op, fd, events) */
static GiValue select_epoll_ctl(GiThread *t, const GiValue *a) {
    int epfd, op, fd;
    int64_t events;
    if (!gi_posix_int(t, a[0], &epfd) || !gi_posix_int(t, a[1], &op) || !gi_posix_int(t, a[2], &fd) ||
        !gi_index_int64(t, a[3], false, &events)) {
        return GI_NULL;
    }
    struct epoll_event event = {.events = (uint32_t)events, .data = {.fd = fd}};
    return epoll_ctl(epfd, op, fd, &event) != 0 ? gi_raise_errno(t, errno, GI_NULL) : GI_NONE;
}

static GiValue epoll_list(GiThread *t, const struct epoll_event *events, int count) {
    GiValue list = gi_list(t, NULL, 0);
    for (int i = 0; list != GI_NULL && i < count; i++) {
        GiValue pair = gi_tuple_pack(t, 2, gi_int_imm(events[i].data.fd), gi_int_imm(events[i].events));
        if (pair == GI_NULL || !gi_list_append_steal(t, list, pair)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

/* Waits and fetches; how many have been put into events, or -1 with an error set. The descriptor of an epoll can be
 * polled itself, so waiting is the same as above, and what is ready is fetched without waiting. */
static int fetch_events(GiThread *t, int epfd, struct epoll_event *events, int most, int64_t deadline) {
    for (;;) {
        int n = epoll_wait(epfd, events, most, 0);
        if (n < 0 && errno != EINTR) {
            gi_raise_errno(t, errno, GI_NULL);
            return -1;
        }
        if (n > 0) {
            return n;
        }
        struct pollfd one = {epfd, POLLIN, 0};
        Waiting w = {&one, 1, 0};
        int ready = wait_ready(t, &w, deadline);
        if (ready <= 0) { /* the time is up: perhaps it was so a moment ago, too */
            return ready;
        }
    }
}

/* epoll_wait(epfd, seconds, most): seconds None waits for ever. */
static GiValue select_epoll_wait(GiThread *t, const GiValue *a) {
    double seconds = 0;
    int epfd, most;
    if (!gi_posix_int(t, a[0], &epfd) || (a[1] != GI_NONE && !gi_to_double(t, a[1], &seconds)) ||
        !gi_posix_int(t, a[2], &most)) {
        return GI_NULL;
    }
    most = most < 0 ? 0 : most < MOST_READY ? most : MOST_READY;
    int64_t deadline = a[1] == GI_NONE || seconds > 9e9 ? GI_NO_DEADLINE : gi_now_ns(t) + (int64_t)(seconds * 1e9);
    struct epoll_event *events = gi_alloc_array(t, (size_t)most, sizeof *events);
    int n = events == NULL ? -1 : fetch_events(t, epfd, events, most, deadline);
    GiValue list = n < 0 ? GI_NULL : epoll_list(t, events, n);
    gi_free(t, events, (size_t)most * sizeof *events);
    return list;
}

static bool add_epoll(GiThread *t, GiValue m) {
    static const struct { const char *name; uint32_t value; } constants[] = {
        {"EPOLLIN", EPOLLIN}, {"EPOLLOUT", EPOLLOUT}, {"EPOLLPRI", EPOLLPRI}, {"EPOLLERR", EPOLLERR},
        {"EPOLLHUP", EPOLLHUP}, {"EPOLLRDHUP", EPOLLRDHUP}, {"EPOLLET", EPOLLET}, {"EPOLLONESHOT", EPOLLONESHOT},
        {"EPOLLEXCLUSIVE", EPOLLEXCLUSIVE}, {"EPOLLRDNORM", EPOLLRDNORM}, {"EPOLLRDBAND", EPOLLRDBAND},
        {"EPOLLWRNORM", EPOLLWRNORM}, {"EPOLLWRBAND", EPOLLWRBAND}, {"EPOLLMSG", EPOLLMSG},
        {"EPOLLWAKEUP", EPOLLWAKEUP}, {"EPOLL_CLOEXEC", EPOLL_CLOEXEC}, {"_ADD", EPOLL_CTL_ADD},
        {"_MOD", EPOLL_CTL_MOD}, {"_DEL", EPOLL_CTL_DEL}};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof constants / sizeof *constants; i++) {
        ok = gi_module_add(t, m, constants[i].name, gi_int_imm(constants[i].value));
    }
    return ok;
}
#endif

static const GiMethodRow functions[] = {
    GI_METHOD("wait(pairs, seconds, /)", select_wait, NULL),
#if defined(__linux__)
    GI_METHOD("epoll_create()", select_epoll_create, NULL),
    GI_METHOD("epoll_ctl(epfd, op, fd, events, /)", select_epoll_ctl, NULL),
    GI_METHOD("epoll_wait(epfd, seconds, most, /)", select_epoll_wait, NULL),
#endif
    GI_METHODS_END,
};

static bool init(GiThread *t, GiValue m) {
#if defined(__linux__)
    if (!add_epoll(t, m)) {
        return false;
    }
#endif
    return gi_module_add(t, m, "POLLIN", gi_int_imm(POLLIN)) && gi_module_add(t, m, "POLLOUT", gi_int_imm(POLLOUT)) &&
           gi_module_add(t, m, "POLLPRI", gi_int_imm(POLLPRI)) && gi_module_add(t, m, "POLLERR", gi_int_imm(POLLERR)) &&
           gi_module_add(t, m, "POLLHUP", gi_int_imm(POLLHUP)) && gi_module_add(t, m, "POLLNVAL", gi_int_imm(POLLNVAL)) &&
           gi_module_add(t, m, "POLLRDHUP", gi_int_imm(POLLRDHUP)) && gi_module_add(t, m, "POLLRDNORM", gi_int_imm(POLLRDNORM));
}

const GiModuleSpec gi_module_select = {"_select", "Waiting for descriptors.", functions, init};
