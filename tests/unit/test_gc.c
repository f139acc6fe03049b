/* SPDX-License-Identifier: MIT
 * tests/unit/test_gc.c: gc/ alone, on a small world of its own: one container type and one type with
 * a finalizer. Build: cc -I. tests/unit/test_gc.c gc/alloc.c gc/object.c gc/weak.c gc/collect.c
 */
#include <stdio.h>
#include <stdlib.h>

#include "gc/collect.h"
#include "gc/host.h"
#include "gc/weak.h"

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #x); \
            exit(1); \
        } \
    } while (0)

static int no_memory, requests, callbacks, finalized, resurrect;
static GiValue revived;

/* GiThread as far as gc/ knows it. */
struct GiThread {
    GiThreadHead head;
};
static GiThread thread;
static GiThread *const t = &thread;

void gi_host_no_memory(GiThread *x) { (void)x, no_memory++; }
void gi_host_request(GiThread *x) { (void)x, requests++; }
void gi_host_weakref_callback(GiThread *x, GiValue callback, GiValue w) {
    (void)x, (void)callback, (void)w;
    callbacks++;
}
void gi_host_unraisable(GiThread *x, GiValue where) { (void)x, (void)where; }
bool gi_host_enter(GiThread *x) { return x != NULL; }
void gi_host_leave(GiThread *x) { (void)x; }
void gi_host_no_weakref(GiThread *x, GiValue v) { (void)x, (void)v, no_memory++; }
void gi_host_collection(GiThread *x, bool begins, int g, size_t n, size_t u) {
    (void)x, (void)begins, (void)g, (void)n, (void)u;
}
void gi_host_unreachable(GiThread *x, GiObject *o, bool save) { (void)x, (void)o, (void)save; }

int gi_host_hidden(GiObject *o, GiVisit visit, void *arg) { return (void)o, (void)visit, (void)arg, 0; }
void gi_host_roots(GiThread *x, GiVisit visit, void *arg) { (void)x, (void)visit, (void)arg; }
void gi_host_traced(void *tracer, void *p, size_t size) { (void)tracer, (void)p, (void)size; }
void gi_host_untraced(void *tracer, void *p) { (void)tracer, (void)p; }

typedef struct Pair {
    GiObject head;
    GiValue a, b;
    GiObject *weak_list;
} Pair;

static void pair_release(GiThread *x, GiObject *o) {
    gi_xdrop(x, ((Pair *)o)->a);
    gi_xdrop(x, ((Pair *)o)->b);
    gi_object_free(x, o, sizeof(Pair));
}
static void pair_clear(GiThread *x, GiObject *o) {
    gi_replace(x, &((Pair *)o)->a, GI_NULL);
    gi_replace(x, &((Pair *)o)->b, GI_NULL);
}
static void pair_finalize(GiThread *x, GiObject *o) {
    (void)x;
    finalized++;
    if (resurrect) {
        revived = gi_take(gi_counted(o));
    }
}

/* GiType is not known here: the heads stand for the types. */
static GiTypeHead pair_head = {.head = {GI_IMMORTAL, GI_GC_UNTRACKED, NULL},
                               .size = sizeof(Pair),
                               .slots_offset = offsetof(Pair, a),
                               .slots_count = 2,
                               .gc_flags = GI_GC_TRACKED,
                               .weak_offset = offsetof(Pair, weak_list),
                               .release = pair_release,
                               .clear = pair_clear};
static GiTypeHead final_head;
static GiType *const pair_type = (GiType *)&pair_head, *const final_type = (GiType *)&final_head;

/* The weak reference types that gc/weak.c knows by name. */
struct GiType {
    GiTypeHead gc;
};
static void weak_release(GiThread *x, GiObject *o) {
    gi_weakref_unlink(x, (GiWeakref *)o);
    gi_xdrop(x, ((GiWeakref *)o)->callback);
    gi_object_free(x, o, sizeof(GiWeakref));
}
#define WEAK \
    {{.head = {GI_IMMORTAL, GI_GC_UNTRACKED, NULL}, .size = sizeof(GiWeakref), \
      .slots_offset = offsetof(GiWeakref, callback), .slots_count = 1, \
      .gc_flags = GI_GC_TRACKED | GI_GC_WEAKREF, .release = weak_release}}
GiType gi_weakref_type = WEAK, gi_weak_proxy_type = WEAK, gi_weak_callable_proxy_type = WEAK;

static Pair *pair(GiType *type, GiValue a, GiValue b) {
    Pair *p = gi_object_new(t, type);
    if (p == NULL) {
        return NULL;
    }
    p->a = gi_xtake(a);
    p->b = gi_xtake(b);
    if (!gi_track(t, p)) {
        gi_drop_object(t, p);
        return NULL;
    }
    return p;
}

static size_t objects(void) {
    GiHeapStats s;
    gi_heap_stats(thread.head.heap, &s);
    return s.objects;
}
static size_t used(void) {
    GiHeapStats s;
    gi_heap_stats(thread.head.heap, &s);
    return s.used;
}

/* --- tests --- */

static void test_alloc(void) {
    void *blocks[2000];
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < 2000; i++) {
            blocks[i] = gi_alloc(t, i);
            CHECK(blocks[i] != NULL);
            memset(blocks[i], (int)i, i);
        }
        for (size_t i = 0; i < 2000; i++) {
            CHECK(i == 0 || (*(unsigned char *)blocks[i] == (i & 255) &&
                             ((unsigned char *)blocks[i])[i - 1] == (i & 255)));
            blocks[i] = gi_resize(t, blocks[i], i, i * 2);
            CHECK(blocks[i] != NULL && (i == 0 || *(unsigned char *)blocks[i] == (i & 255)));
        }
        for (size_t i = 0; i < 2000; i++) {
            gi_free(t, blocks[i], i * 2);
        }
        CHECK(used() == 0);
    }
    CHECK(gi_alloc_array(t, SIZE_MAX / 2, 4) == NULL && no_memory == 1);
    no_memory = 0;
}

static void test_limit(void) {
    GiHeap *heap = thread.head.heap;
    gi_heap_set_limit(heap, 1 << 20);
    void *list = NULL;
    size_t n = 0;
    for (void **p; (p = gi_alloc(t, 100)) != NULL; n++) {
        *p = list;
        list = p;
    }
    CHECK(no_memory == 1 && n >= (1 << 20) / 112);
    while (list != NULL) {
        void *next = *(void **)list;
        gi_free(t, list, 100);
        list = next;
    }
    CHECK(gi_alloc(t, 2 << 20) == NULL);
    gi_heap_set_limit(heap, 0);
    gi_heap_fail_at(heap, 3, false);
    void *a = gi_alloc(t, 8), *b = gi_alloc(t, 8), *c = gi_alloc(t, 8), *d = gi_alloc(t, 8);
    CHECK(a != NULL && b != NULL && c == NULL && d != NULL);
    gi_heap_fail_at(heap, 1, true);
    CHECK(gi_alloc(t, 8) == NULL && gi_alloc(t, 8) == NULL);
    gi_heap_fail_at(heap, 0, false);
    gi_free(t, a, 8);
    gi_free(t, b, 8);
    gi_free(t, d, 8);
    no_memory = 0;
    CHECK(used() == 0);
}

static void test_deep_release(void) {
    GiValue list = GI_NULL;
    for (int i = 0; i < 1000000; i++) {
        Pair *p = pair(pair_type, list, GI_NULL);
        gi_xdrop(t, list);
        list = gi_counted(p);
    }
    CHECK(objects() == 1000000);
    gi_drop(t, list);
    CHECK(objects() == 0 && used() == 0);
}

static void test_cycles(void) {
    for (int i = 0; i < 1000; i++) {
        Pair *a = pair(pair_type, GI_NULL, GI_NULL), *b = pair(pair_type, gi_counted(a), GI_NULL);
        a->a = gi_take(gi_counted(b));
        gi_drop_object(t, a);
        gi_drop_object(t, b);
    }
    Pair *kept = pair(pair_type, GI_NULL, GI_NULL);
    CHECK(objects() == 2001);
    CHECK(gi_collect(t, 0) == 2000);
    CHECK(objects() == 1 && gi_collector_generation(&kept->head) == 1);
    CHECK(gi_collect(t, 1) == 0 && gi_collector_generation(&kept->head) == 2);
    CHECK(gi_collect(t, 2) == 0 && gi_collector_generation(&kept->head) == 2);
    gi_drop_object(t, kept);
    CHECK(objects() == 0);
}

static void test_backwards(void) { /* children with lower indices: the mark stack */
    Pair *first = pair(pair_type, GI_NULL, GI_NULL), *last = first;
    for (int i = 0; i < 10000; i++) {
        Pair *p = pair(pair_type, gi_counted(last), GI_NULL);
        gi_drop_object(t, last);
        last = p;
    }
    CHECK(gi_collect(t, 2) == 0 && objects() == 10001);
    first->b = gi_take(gi_counted(last));
    gi_drop_object(t, last);
    CHECK(objects() == 10001 && gi_collect(t, 2) == 10001 && objects() == 0);
}

static void test_finalizers(void) {
    finalized = requests = 0;
    Pair *p = pair(final_type, GI_NULL, GI_NULL);
    gi_drop_object(t, p);
    CHECK(finalized == 0 && requests == 1 && gi_finalize_wanted(t));
    gi_finalize_pending(t);
    CHECK(finalized == 1 && objects() == 0);
    p = pair(final_type, GI_NULL, GI_NULL);
    p->a = gi_take(gi_counted(p));
    gi_drop_object(t, p);
    resurrect = 1;
    CHECK(gi_collect(t, 2) == 0 && finalized == 2 && gi_is_finalized(gi_object(revived)));
    resurrect = 0;
    gi_drop(t, revived);
    CHECK(gi_collect(t, 2) == 1 && finalized == 2 && objects() == 0);
}

static void test_weakrefs(void) {
    callbacks = 0;
    Pair *target = pair(pair_type, GI_NULL, GI_NULL), *callback = pair(pair_type, GI_NULL, GI_NULL);
    GiValue v = gi_counted(target);
    GiValue w = gi_weakref_new(t, &gi_weakref_type, v, GI_NULL);
    GiValue same = gi_weakref_new(t, &gi_weakref_type, v, GI_NULL);
    GiValue called = gi_weakref_new(t, &gi_weakref_type, v, gi_counted(callback));
    GiValue other = gi_weakref_new(t, &gi_weakref_type, v, gi_counted(callback));
    CHECK(w == same && called != w && other != called);
    GiWeakref *first;
    CHECK(gi_weakref_count(v, &first) == 3 && gi_counted(first) == w &&
          gi_counted(first->next) == other);
    gi_drop(t, other);
    GiValue got = gi_weakref_get((GiWeakref *)gi_object(w));
    CHECK(got == v);
    gi_drop(t, got);
    gi_drop_object(t, target);
    CHECK(gi_weakref_get((GiWeakref *)gi_object(w)) == GI_NULL && callbacks == 0);
    gi_finalize_pending(t);
    CHECK(callbacks == 1);
    gi_drop(t, w);
    gi_drop(t, same);
    gi_drop(t, called);
    /* A reference inside the garbage is not called back; one outside is. */
    target = pair(pair_type, GI_NULL, GI_NULL);
    target->a = gi_take(gi_counted(target));
    target->b = gi_weakref_new(t, &gi_weakref_type, gi_counted(target), gi_counted(callback));
    GiValue outside = gi_weakref_new(t, &gi_weakref_type, gi_counted(target), gi_counted(callback));
    gi_drop_object(t, target);
    gi_collect(t, 2);
    CHECK(callbacks == 2);
    gi_drop(t, outside);
    gi_drop_object(t, callback);
    CHECK(objects() == 0);
}

static void test_thresholds(void) {
    const int64_t lesson[3] = {700, 10, 10};
    gi_collector_set_thresholds(t, lesson);
    gi_collect(t, 2);
    gi_collect(t, 0);
    gi_collect(t, 1);
    gi_collect(t, 2);
    Pair *kept[20000];
    int runs = 0, oldest = 0;
    GiCollectorStats before[3], after[3];
    for (int i = 0; i < 17525; i++) {
        kept[i] = pair(pair_type, GI_NULL, GI_NULL);
        gi_collector_stats(t, before);
        gi_collect_due(t);
        gi_collector_stats(t, after);
        for (int g = 0; g < 3; g++) {
            if (after[g].collections != before[g].collections) {
                runs++;
                CHECK(runs != 1 || i == 700);
                CHECK(g == (runs % 12 == 0 ? 1 : 0));
                oldest = g > oldest ? g : oldest;
            }
        }
    }
    CHECK(runs == 25 && oldest == 1);
    for (int i = 0; i < 17525; i++) {
        gi_drop_object(t, kept[i]);
    }
    CHECK(objects() == 0);
}

static void test_random(void) { /* a changing graph under memory failures */
    enum { N = 300 };
    static Pair *root[N];
    unsigned seed = 1;
    for (int i = 0; i < 400000; i++) {
        seed = seed * 1103515245 + 12345;
        unsigned r = seed >> 8, at = r % N, other = (r / N) % N;
        if (i % 1000 == 0) {
            gi_heap_fail_at(thread.head.heap, i % 3000 == 0 ? 50 : 0, i % 6000 == 0);
        }
        if (r % 7 == 0) {
            gi_drop_object(t, root[at]);
            root[at] = NULL;
            root[at] = pair(r % 21 == 0 ? final_type : pair_type,
                            root[other] == NULL ? GI_NULL : gi_counted(root[other]), GI_NULL);
        } else if (root[at] != NULL && root[other] != NULL) {
            gi_replace(t, r & 1 ? &root[at]->a : &root[at]->b, gi_take(gi_counted(root[other])));
        }
        if (r % 101 == 0 && root[at] != NULL) {
            GiValue w = gi_weakref_new(t, &gi_weakref_type, gi_counted(root[at]),
                                       root[other] == NULL ? GI_NULL : gi_counted(root[other]));
            gi_xdrop(t, w);
        }
        if (r % 997 == 0) {
            gi_collect(t, (int)(r / 997 % 3));
        }
        if (r % 13 == 0) {
            gi_finalize_pending(t);
        }
    }
    gi_heap_fail_at(thread.head.heap, 0, false);
    for (int i = 0; i < N; i++) {
        gi_drop_object(t, root[i]);
        root[i] = NULL;
    }
    do {
        gi_finalize_pending(t);
    } while (gi_collect(t, 2) > 0 || gi_finalize_wanted(t));
    CHECK(objects() == 0 && used() == 0);
}

int main(void) {
    final_head = pair_head;
    final_head.gc_flags |= GI_GC_FINALIZER;
    final_head.finalize = pair_finalize;
    thread.head.heap = gi_heap_new(NULL, NULL, 0);
    CHECK(thread.head.heap != NULL);
    test_alloc();
    test_limit();
    test_deep_release();
    test_cycles();
    test_backwards();
    test_finalizers();
    test_weakrefs();
    test_thresholds();
    test_random();
    gi_heap_free(thread.head.heap);
    puts("gc: ok");
    return 0;
}
