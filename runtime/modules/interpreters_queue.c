/* SPDX-License-Identifier: MIT
 * runtime/modules/interpreters_queue.c owns queues between interpreters: a shared part, counted and under
 * a mutex of its own, and an object of type Queue in each interpreter that knows it.
 *
 * Q1  `filled` is readable (poll) exactly while the queue is not empty, `free` while it is not full: so
 *     waiting is waiting for a descriptor, through the one blocking function.
 * Q2  The mutex is held for a few instructions only, never while waiting or running code.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/modules/interpreters.h"
#include "runtime/types/number.h"

typedef struct Item {
    struct Item *next;
    GiParcel parcel;
} Item;

typedef struct Signal { /* readable while set */
    int fds[2];
    bool set;
} Signal;

struct GiSharedQueue {
    _Atomic size_t refs;
    pthread_mutex_t mutex;
    Item *first, *last;
    size_t count, most; /* most 0: any number */
    Signal filled, free;
};

typedef struct Queue {
    GiObject head;
    GiSharedQueue *shared;
} Queue;

static bool open_signal(Signal *s) {
    s->set = false;
    if (pipe(s->fds) != 0) {
        return false;
    }
    for (int i = 0; i < 2; i++) {
        fcntl(s->fds[i], F_SETFD, FD_CLOEXEC);
        fcntl(s->fds[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

static void close_signal(Signal *s) {
    close(s->fds[0]);
    close(s->fds[1]);
}

static void set_signal(Signal *s, bool on) {
    char byte = 0;
    if (s->set != on) {
        s->set = on;
        ssize_t r = on ? write(s->fds[1], &byte, 1) : read(s->fds[0], &byte, 1);
        (void)r; /* a pipe that holds at most one byte neither fills up nor runs dry */
    }
}

/* Under the mutex: makes Q1 true. */
static void update(GiSharedQueue *q) {
    set_signal(&q->filled, q->count != 0);
    set_signal(&q->free, q->most == 0 || q->count < q->most);
}

static GiSharedQueue *make_shared(size_t most) {
    GiSharedQueue *q = calloc(1, sizeof *q);
    if (q == NULL) {
        return NULL;
    }
    if (!open_signal(&q->filled)) {
        free(q);
        return NULL;
    }
    if (!open_signal(&q->free)) {
        close_signal(&q->filled);
        free(q);
        return NULL;
    }
    atomic_init(&q->refs, 1);
    pthread_mutex_init(&q->mutex, NULL);
    q->most = most;
    update(q);
    return q;
}

void gi_shared_queue_take(GiSharedQueue *q) { atomic_fetch_add(&q->refs, 1); }

void gi_shared_queue_drop(GiSharedQueue *q) {
    if (atomic_fetch_sub(&q->refs, 1) != 1) {
        return;
    }
    for (Item *i = q->first, *next; i != NULL; i = next) {
        next = i->next;
        gi_parcel_free(&i->parcel);
        free(i);
    }
    close_signal(&q->filled);
    close_signal(&q->free);
    pthread_mutex_destroy(&q->mutex);
    free(q);
}

/* Appends item unless the queue is full. */
static bool try_put(GiSharedQueue *q, Item *item) {
    pthread_mutex_lock(&q->mutex);
    bool room = q->most == 0 || q->count < q->most;
    if (room) {
        *(q->last == NULL ? &q->first : &q->last->next) = item;
        q->last = item;
        q->count++;
        update(q);
    }
    pthread_mutex_unlock(&q->mutex);
    return room;
}

static Item *try_get(GiSharedQueue *q) {
    pthread_mutex_lock(&q->mutex);
    Item *item = q->first;
    if (item != NULL) {
        q->first = item->next;
        q->last = q->first == NULL ? NULL : q->last;
        q->count--;
        update(q);
    }
    pthread_mutex_unlock(&q->mutex);
    return item;
}

static size_t count_of(GiSharedQueue *q) {
    pthread_mutex_lock(&q->mutex);
    size_t n = q->count;
    pthread_mutex_unlock(&q->mutex);
    return n;
}

/* --- the object --- */

static GiSharedQueue *self(GiValue v) { return ((Queue *)gi_object(v))->shared; }

GiSharedQueue *gi_shared_queue_of(GiValue v) {
    return gi_is_object(v) && gi_is_exact(v, &gi_interpreter_queue_type) ? self(v) : NULL;
}

GiValue gi_shared_queue_object(GiThread *t, GiSharedQueue *q) {
    Queue *o = gi_object_new(t, &gi_interpreter_queue_type);
    if (o == NULL) {
        return GI_NULL;
    }
    gi_shared_queue_take(q);
    o->shared = q;
    return gi_counted(o);
}

static void release(GiThread *t, GiObject *o) {
    gi_shared_queue_drop(((Queue *)o)->shared);
    gi_object_free(t, o, sizeof(Queue));
}

/* Queue(maxsize=0) */
static GiValue new_slot(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    int64_t most = 0;
    if (n > 1 || kwnames != GI_NULL) {
        return gi_raise_type_error(t, "Queue() takes at most 1 positional argument");
    }
    if (n == 1 && !gi_index_int64(t, a[0], false, &most)) {
        return GI_NULL;
    }
    GiSharedQueue *q = make_shared(most > 0 ? (size_t)most : 0);
    if (q == NULL) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    GiValue v = gi_shared_queue_object(t, q);
    gi_shared_queue_drop(q);
    return v;
}

/* The deadline of a timeout (None: never). */
static bool deadline_of(GiThread *t, GiValue timeout, int64_t *deadline) {
    int64_t ns;
    *deadline = GI_NO_DEADLINE;
    if (timeout == GI_NONE) {
        return true;
    }
    if (!gi_timeout_ns(t, timeout, &ns)) {
        return false;
    }
    if (ns < 0) {
        gi_raise_value_error(t, "timeout value must be non-negative");
        return false;
    }
    *deadline = gi_deadline(t, ns);
    return true;
}

/* Waits for s. 1 ready, 0 too late, -1 error set. */
static int wait_for(GiThread *t, GiValue v, const Signal *s, const char *what, int64_t deadline) {
    int r = gi_block_fd(t, GI_BLOCK_QUEUE, what, v, s->fds[0], POLLIN, deadline);
    return r == -2 ? -1 : r;
}

static GiValue put_item(GiThread *t, GiValue v, Item *item, int64_t deadline) {
    while (!try_put(self(v), item)) {
        int r = wait_for(t, v, &self(v)->free, "interpreters.Queue.put", deadline);
        if (r <= 0) {
            gi_parcel_free(&item->parcel);
            free(item);
            return r < 0 ? GI_NULL : gi_interpreters_raise(t, "QueueFull", "queue is full");
        }
    }
    return GI_NONE;
}

static GiValue queue_put(GiThread *t, const GiValue *a) {
    int64_t deadline;
    if (!deadline_of(t, a[2], &deadline)) {
        return GI_NULL;
    }
    Item *item = calloc(1, sizeof *item);
    if (item == NULL) {
        return gi_raise_memory(t);
    }
    if (!gi_parcel_pack(t, &item->parcel, a[1])) {
        gi_parcel_free(&item->parcel);
        free(item);
        return GI_NULL;
    }
    return put_item(t, a[0], item, deadline);
}

static GiValue queue_get(GiThread *t, const GiValue *a) {
    int64_t deadline;
    Item *item;
    if (!deadline_of(t, a[1], &deadline)) {
        return GI_NULL;
    }
    while ((item = try_get(self(a[0]))) == NULL) {
        int r = wait_for(t, a[0], &self(a[0])->filled, "interpreters.Queue.get", deadline);
        if (r <= 0) {
            return r < 0 ? GI_NULL : gi_interpreters_raise(t, "QueueEmpty", "queue is empty");
        }
    }
    size_t at = 0;
    GiValue v = gi_parcel_unpack(t, &item->parcel, &at);
    gi_parcel_free(&item->parcel);
    free(item);
    return v;
}

static GiValue queue_put_nowait(GiThread *t, const GiValue *a) {
    GiValue args[] = {a[0], a[1], gi_int_imm(0)};
    return queue_put(t, args);
}
static GiValue queue_get_nowait(GiThread *t, const GiValue *a) {
    GiValue args[] = {a[0], gi_int_imm(0)};
    return queue_get(t, args);
}
static GiValue queue_size(GiThread *t, const GiValue *a) { return gi_int(t, (int64_t)count_of(self(a[0]))); }
static GiValue queue_empty(GiThread *t, const GiValue *a) { return gi_bool(count_of(self(a[0])) == 0); }
static GiValue queue_full(GiThread *t, const GiValue *a) {
    return gi_bool(self(a[0])->most != 0 && count_of(self(a[0])) >= self(a[0])->most);
}
static GiValue get_maxsize(GiThread *t, GiValue v) { return gi_int(t, (int64_t)self(v)->most); }
static bool hash(GiThread *t, GiValue v, int64_t *out) {
    (void)t;
    *out = (int64_t)((uintptr_t)self(v) >> 4);
    return true;
}
static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    (void)t;
    GiSharedQueue *x = gi_shared_queue_of(a), *y = gi_shared_queue_of(b);
    return (op != GI_EQ && op != GI_NE) || x == NULL || y == NULL ? GI_NOT_IMPLEMENTED
                                                                  : gi_bool((x == y) == (op == GI_EQ));
}

static const GiMethodRow methods[] = {
    GI_METHOD("put(self, obj, /, timeout=None)", queue_put,
              "Adds a shareable object; waits while the queue is full."),
    GI_METHOD("put_nowait(self, obj, /)", queue_put_nowait, "As put(), but QueueFull at once."),
    GI_METHOD("get(self, /, timeout=None)", queue_get, "Takes the oldest object; waits for one."),
    GI_METHOD("get_nowait(self, /)", queue_get_nowait, "As get(), but QueueEmpty at once."),
    GI_METHOD("qsize(self, /)", queue_size, "Number of objects."),
    GI_METHOD("empty(self, /)", queue_empty, "Is it empty?"),
    GI_METHOD("full(self, /)", queue_full, "Is it full?"),
    GI_METHODS_END};
static const GiGetSetRow getset[] = {{"maxsize", get_maxsize, NULL, "0: no limit"}, {NULL, NULL, NULL, NULL}};

GiType gi_interpreter_queue_type = {
    GI_TYPE_HEAD(Queue, 0),
    .gc.release = release,
    .name = "interpreters.Queue",
    .base = &gi_object_type,
    .new_ = new_slot,
    .hash = hash,
    .compare = compare,
    .methods = methods,
    .getset = getset,
    .doc = "A queue whose two ends may be in different interpreters.",
    .new_signature = "Queue(maxsize=0, /)",
};
