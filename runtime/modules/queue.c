/* SPDX-License-Identifier: MIT
 * runtime/modules/queue.c: the module _queue: SimpleQueue, an unbounded queue between threads.
 *
 * A ring of items under the GIL and a queue of waiters. put() takes no lock, so it may be called from
 * a finalizer or signal handler in the middle of another put() or get().
 */
#include "runtime/gil/block.h"
#include "runtime/modules/thread.h"
#include "runtime/native.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

typedef struct SimpleQueue {
    GiObject head;
    GiValue *items;      /* ring: count items from first on */
    size_t first, count, capacity;
    GiWaitQueue waiters;
    GiObject *weak_list;
} SimpleQueue;

static SimpleQueue *as_queue(GiValue v) { return (SimpleQueue *)gi_object(v); }

static GiValue queue_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (type == &gi_simple_queue_type && (!gi_support_no_keywords(t, "SimpleQueue", kwnames) ||
                                          !gi_support_count(t, "SimpleQueue", n, 0, 0))) {
        return GI_NULL;
    }
    SimpleQueue *q = gi_object_new(t, type);
    return q == NULL ? GI_NULL : gi_support_track(t, q);
}

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    SimpleQueue *q = (SimpleQueue *)o;
    for (size_t i = 0; i < q->count; i++) {
        int stop = visit(q->items[(q->first + i) % q->capacity], arg);
        if (stop != 0) {
            return stop;
        }
    }
    return 0;
}

static GiValue take_first(SimpleQueue *q) {
    GiValue item = q->items[q->first];
    q->first = (q->first + 1) % q->capacity;
    q->count--;
    return item;
}

static void clear(GiThread *t, GiObject *o) {
    SimpleQueue *q = (SimpleQueue *)o;
    while (q->count > 0) {
        gi_drop(t, take_first(q));
    }
}

static void release(GiThread *t, GiObject *o) {
    SimpleQueue *q = (SimpleQueue *)o;
    clear(t, o);
    gi_free(t, q->items, q->capacity * sizeof *q->items);
    gi_object_free(t, o, o->type->gc.size);
}

/* Makes room for one more item. */
static bool grow(GiThread *t, SimpleQueue *q) {
    if (q->count < q->capacity) {
        return true;
    }
    size_t capacity = q->capacity == 0 ? 8 : q->capacity * 2;
    GiValue *items = gi_alloc_array(t, capacity, sizeof *items);
    if (items == NULL) {
        return false;
    }
    for (size_t i = 0; i < q->count; i++) {
        items[i] = q->items[(q->first + i) % q->capacity];
    }
    gi_free(t, q->items, q->capacity * sizeof *q->items);
    q->items = items;
    q->capacity = capacity;
    q->first = 0;
    return true;
}

static GiValue queue_put(GiThread *t, const GiValue *a) {
    SimpleQueue *q = as_queue(a[0]);
    if (!grow(t, q)) {
        return GI_NULL;
    }
    q->items[(q->first + q->count++) % q->capacity] = gi_take(a[1]);
    gi_wake(t, &q->waiters, 1);
    return GI_NONE;
}

static GiValue raise_empty(GiThread *t) { return gi_raise_object(t, t->vm->queue_empty); }

static GiValue get(GiThread *t, GiValue self, int64_t deadline) {
    SimpleQueue *q = as_queue(self);
    int woken = 1;
    gi_take(self);
    while (woken == 1 && q->count == 0) {
        woken = deadline == INT64_MIN
                    ? 0
                    : gi_wait(t, GI_BLOCK_QUEUE, "get", self, &q->waiters, deadline);
    }
    GiValue item = GI_NULL;
    if (woken == 0 && q->count == 0) {
        raise_empty(t);
    } else if (woken != -2) {
        item = take_first(q);
    }
    gi_drop(t, self);
    return item;
}

static GiValue queue_get(GiThread *t, const GiValue *a) {
    int block = gi_truth(t, a[1]);
    if (block < 0) {
        return GI_NULL;
    }
    int64_t deadline = block ? GI_NO_DEADLINE : INT64_MIN, ns;
    if (block && a[2] != GI_NONE) {
        if (!gi_thread_timeout(t, a[2], &ns)) {
            return GI_NULL;
        }
        if (ns < 0) {
            return gi_raise_value_error(t, "'timeout' must be a non-negative number");
        }
        deadline = gi_deadline(t, ns);
    }
    return get(t, a[0], deadline);
}

static GiValue queue_get_nowait(GiThread *t, const GiValue *a) { return get(t, a[0], INT64_MIN); }
static GiValue queue_empty(GiThread *t, const GiValue *a) { return gi_bool(as_queue(a[0])->count == 0); }
static GiValue queue_qsize(GiThread *t, const GiValue *a) {
    return gi_int(t, (int64_t)as_queue(a[0])->count);
}
static GiValue class_getitem(GiThread *t, const GiValue *a) { return gi_generic_alias(t, a[0], a[1]); }

static const GiMethodRow methods[] = {
    GI_METHOD("put(self, item, block=True, timeout=None)", queue_put,
              "Put the item on the queue.\n\n"
              "The optional 'block' and 'timeout' arguments are ignored, as this method\n"
              "never blocks.  They are provided for compatibility with the Queue class."),
    GI_METHOD("put_nowait(self, item)", queue_put,
              "Put an item into the queue without blocking.\n\n"
              "This is exactly equivalent to `put(item)` and is provided for\n"
              "compatibility with the Queue class."),
    GI_METHOD("get(self, block=True, timeout=None)", queue_get,
              "Remove and return an item from the queue.\n\n"
              "If optional args 'block' is true and 'timeout' is None (the default),\n"
              "block if necessary until an item is available. If 'timeout' is\n"
              "a non-negative number, it blocks at most 'timeout' seconds and raises\n"
              "the Empty exception if no item was available within that time.\n"
              "Otherwise ('block' is false), return an item if one is immediately\n"
              "available, else raise the Empty exception ('timeout' is ignored\n"
              "in that case)."),
    GI_METHOD("get_nowait(self)", queue_get_nowait,
              "Remove and return an item from the queue without blocking.\n\n"
              "Only get an item if one is immediately available. Otherwise\n"
              "raise the Empty exception."),
    GI_METHOD("empty(self)", queue_empty,
              "Return True if the queue is empty, False otherwise (not reliable!)."),
    GI_METHOD("qsize(self)", queue_qsize,
              "Return the approximate size of the queue (not reliable!)."),
    GI_CLASS_METHOD("__class_getitem__(type, object, /)", class_getitem, "See PEP 585"),
    GI_METHODS_END,
};

GiType gi_simple_queue_type = {
    GI_TYPE_HEAD(SimpleQueue, GI_GC_TRACKED),
    .gc.weak_offset = offsetof(SimpleQueue, weak_list),
    .gc.traverse = traverse,
    .gc.clear = clear,
    .gc.release = release,
    .name = "_queue.SimpleQueue",
    .flags = GI_TYPE_BASE,
    .new_ = queue_new,
    .methods = methods,
    .doc = "Simple, unbounded, reentrant FIFO queue.",
};

/* The class Empty, one for all imports of the module. */
static bool make_empty(GiThread *t) {
    if (t->vm->queue_empty != GI_NULL) {
        return true;
    }
    GiValue empty = gi_type_derive(t, "_queue", "Empty", &gi_Exception);
    GiValue doc = gi_str_from_text(t, "Exception raised by Queue.get(block=0)/get_nowait().");
    bool ok = empty != GI_NULL && doc != GI_NULL && gi_setattr(t, empty, GI_NAME(t, __doc__), doc);
    gi_xdrop(t, doc);
    if (!ok) {
        gi_xdrop(t, empty);
        return false;
    }
    t->vm->queue_empty = empty;
    return true;
}

static bool init(GiThread *t, GiValue module) {
    return make_empty(t) && gi_module_add(t, module, "Empty", t->vm->queue_empty) &&
           gi_module_add_type(t, module, &gi_simple_queue_type);
}

const GiModuleSpec gi_module_queue = {
    "_queue",
    "C implementation of the Python queue module.\n"
    "This module is an implementation detail, please do not use it directly.",
    NULL, init};
