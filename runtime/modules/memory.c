/* SPDX-License-Identifier: MIT
 * runtime/modules/memory.c: the module _gilt_memory: references, counts and the collector as plain facts.
 * What is said about them is runtime/lib/_lab_memory.py's.
 *
 * Results of a walk are built while the walk is under way: building allocates but runs no script code and
 * never collects, so what the census has seen stays alive.
 */
#include "gc/collect.h"
#include "gc/rehearse.h"
#include "runtime/edges.h"
#include "runtime/gil/thread.h"
#include "runtime/hooks.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

/* --- edges as tuples --- */

static GiValue text_or_none(GiThread *t, const char *text) {
    return text == NULL ? GI_NONE : gi_str_from_text(t, text);
}

/* The tuple of owned items, or GI_NULL when one of them failed. */
static GiValue tuple_of(GiThread *t, GiValue *items, size_t n) {
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        ok = ok && items[i] != GI_NULL;
    }
    if (ok) {
        return gi_tuple_steal(t, items, n);
    }
    for (size_t i = 0; i < n; i++) {
        gi_xdrop(t, items[i]);
    }
    return GI_NULL;
}

static uint32_t thread_number(GiThread *t, GiThread *thread) {
    GiThreadInfo info;
    gi_thread_info(t, thread, &info);
    return info.number;
}

/* (first, kind, other end, name, label, index, thread, depth) */
static GiValue edge_tuple(GiThread *t, const GiEdge *edge, GiValue first, GiValue other) {
    GiValue items[] = {
        first,
        gi_str_from_text(t, gi_edge_kind_names[edge->kind]),
        other,
        text_or_none(t, edge->name),
        edge->label == GI_NULL ? GI_NONE : gi_take(edge->label),
        edge->index < 0 ? GI_NONE : gi_int(t, edge->index),
        edge->thread == NULL ? GI_NONE : gi_int_imm(thread_number(t, edge->thread)),
        gi_int_imm(edge->depth),
    };
    return tuple_of(t, items, sizeof items / sizeof *items);
}

static bool append_steal(GiThread *t, GiValue list, GiValue item) {
    return item != GI_NULL && gi_list_append_steal(t, list, item);
}

/* --- who holds what --- */

typedef struct Search {
    GiThread *t;
    GiCensus *wanted;      /* the objects asked for, by number */
    GiTuple *own;          /* classes whose instances belong to the question, like frames of t deeper */
    uint32_t depth;        /* than this */
    int64_t *counts;       /* of the objects, without the references of the question */
    GiValue edges;
} Search;

/* Is the reference part of the question? */
static bool is_own(const Search *s, const GiEdge *edge) {
    if (edge->thread != NULL) {
        return edge->thread == s->t && edge->depth > s->depth;
    }
    for (size_t i = 0; edge->holder != NULL && i < s->own->size; i++) {
        if (gi_type_value(edge->holder->type) == s->own->items[i]) {
            return true;
        }
    }
    return false;
}

static int found(const GiEdge *edge, void *arg) {
    Search *s = arg;
    size_t place = gi_is_counted(edge->target) ? gi_census_place(s->wanted, gi_object(edge->target)) : SIZE_MAX;
    if (place == SIZE_MAX || edge->target == s->edges) {
        return 0;
    }
    if (is_own(s, edge)) {
        s->counts[place]--;
        return 0;
    }
    GiValue holder = edge->holder == NULL ? GI_NONE : gi_take(gi_value_of(edge->holder));
    return !append_steal(s->t, s->edges, edge_tuple(s->t, edge, gi_int(s->t, (int64_t)place), holder));
}

static int add_root(const GiEdge *edge, void *census) { return gi_census_visit(edge->target, census); }

/* Every live object of the interpreter; NULL: error set. */
static GiCensus *count_all(GiThread *t) {
    GiCensus *all = gi_census_open(t);
    if (all != NULL) {
        gi_edges_roots(t, add_root, all);
        if (gi_census_walk(all)) {
            return all;
        }
        gi_census_close(all);
    }
    gi_raise_memory(t);
    return NULL;
}

/* Looks at the roots and at all objects. false: error set. */
static bool search(Search *s) {
    GiCensus *all = count_all(s->t);
    if (all == NULL) {
        return false;
    }
    int stop = gi_edges_roots(s->t, found, s);
    for (size_t i = 0; i < gi_census_size(all) && stop == 0; i++) {
        stop = gi_edges_of(s->t, gi_census_object(all, i), found, s);
    }
    gi_census_close(all);
    return stop == 0;
}

static GiValue counts_list(Search *s) {
    GiValue counts = gi_list(s->t, NULL, 0);
    for (size_t i = 0; counts != GI_NULL && i < gi_census_size(s->wanted); i++) {
        if (!append_steal(s->t, counts, gi_int(s->t, s->counts[i]))) {
            gi_drop(s->t, counts);
            return GI_NULL;
        }
    }
    return counts;
}

static GiValue search_result(Search *s) {
    s->edges = gi_list(s->t, NULL, 0);
    size_t n = gi_census_size(s->wanted), size = (n + 1) * sizeof *s->counts;
    s->counts = gi_alloc(s->t, size);
    for (size_t i = 0; s->counts != NULL && i < n; i++) { /* now: the answer itself will hold labels */
        s->counts[i] = (int64_t)gi_census_object(s->wanted, i)->refs;
    }
    GiValue counts = s->edges != GI_NULL && s->counts != NULL && search(s) ? counts_list(s) : GI_NULL;
    gi_free(s->t, s->counts, size);
    if (counts == GI_NULL) {
        gi_xdrop(s->t, s->edges);
        return GI_NULL;
    }
    GiValue pair[] = {counts, s->edges};
    return tuple_of(s->t, pair, 2);
}

static GiValue memory_references(GiThread *t, const GiValue *a) {
    int64_t own;
    if (!gi_is_list(a[0])) {
        return gi_raise_type_error(t, "references() argument must be list, not %T", a[0]);
    }
    if (!gi_is_tuple(a[2])) {
        return gi_raise_type_error(t, "references() argument 3 must be tuple, not %T", a[2]);
    }
    if (!gi_index_int64(t, a[1], false, &own)) {
        return GI_NULL;
    }
    int64_t depth = (int64_t)gi_current_depth(t) - own;
    Search s = {t, gi_census_open(t), gi_as_tuple(a[2]), depth < 0 ? 0 : (uint32_t)depth, NULL, GI_NULL};
    if (s.wanted == NULL) {
        gi_raise_memory(t);
        return GI_NULL;
    }
    for (size_t i = 0; i < gi_as_list(a[0])->size; i++) {
        GiValue v = gi_as_list(a[0])->items[i];
        if (gi_is_counted(v)) {
            gi_census_visit(v, s.wanted);
        }
    }
    GiValue r = search_result(&s);
    gi_census_close(s.wanted);
    return r;
}

/* --- what an object holds --- */

typedef struct Listing {
    GiThread *t;
    GiValue list;
} Listing;

static int add_content(const GiEdge *edge, void *arg) {
    Listing *l = arg;
    return !append_steal(l->t, l->list, edge_tuple(l->t, edge, GI_NONE, gi_take(edge->target)));
}

static GiValue memory_contents(GiThread *t, const GiValue *a) {
    Listing l = {t, gi_list(t, NULL, 0)};
    if (l.list != GI_NULL && gi_is_counted(a[0]) && gi_edges_of(t, gi_object(a[0]), add_content, &l) != 0) {
        gi_drop(t, l.list);
        return GI_NULL;
    }
    return l.list;
}

static GiValue memory_objects(GiThread *t, const GiValue *a) {
    GiCensus *all = count_all(t);
    GiValue list = all == NULL ? GI_NULL : gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < gi_census_size(all); i++) {
        if (!gi_list_append(t, list, gi_counted(gi_census_object(all, i)))) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    if (all != NULL) {
        gi_census_close(all);
    }
    return list;
}

static GiValue memory_is_counted(GiThread *t, const GiValue *a) { return gi_bool(gi_is_counted(a[0])); }

static GiValue memory_generation(GiThread *t, const GiValue *a) {
    int g = gi_is_counted(a[0]) ? gi_collector_generation(gi_object(a[0])) : -1;
    return g < 0 ? GI_NONE : gi_int_imm(g);
}

/* --- the collector --- */

static GiValue memory_generations(GiThread *t, const GiValue *a) {
    size_t total, pending;
    gi_collector_long_lived(t, &total, &pending);
    GiValue items[6];
    for (int g = 0; g < 4; g++) {
        items[g] = gi_int(t, (int64_t)gi_collector_population(t, g));
    }
    items[4] = gi_int(t, (int64_t)total);
    items[5] = gi_int(t, (int64_t)pending);
    return tuple_of(t, items, 6);
}

static GiValue candidate_tuple(GiThread *t, const GiCandidate *c) {
    GiValue items[] = {
        gi_take(gi_counted(c->object)), gi_int_imm(c->count), gi_int_imm(c->outside),
        c->reached == 0 ? GI_NONE : gi_int_imm(c->reached == GI_ROOT ? -1 : (int64_t)c->reached - 1),
        gi_int_imm(c->order)};
    return tuple_of(t, items, sizeof items / sizeof *items);
}

/* The candidates; garbage_only: just the unreachable objects themselves. */
static GiValue candidate_list(GiThread *t, const GiRehearsal *r, bool garbage_only) {
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < r->size; i++) {
        const GiCandidate *c = &r->candidates[i];
        bool ok = garbage_only ? c->reached != 0 || gi_list_append(t, list, gi_counted(c->object))
                               : append_steal(t, list, candidate_tuple(t, c));
        if (!ok) {
            gi_drop(t, list);
            list = GI_NULL;
        }
    }
    return list;
}

static bool rehearse(GiThread *t, GiValue generation, GiRehearsal *r) {
    int64_t g;
    if (!gi_index_int64(t, generation, false, &g)) {
        return false;
    }
    if (g < 0 || g > 2) {
        gi_raise_value_error(t, "invalid generation");
        return false;
    }
    if (!gi_rehearse(t, (int)g, r)) {
        gi_raise_memory(t);
        return false;
    }
    return true;
}

static GiValue memory_rehearse(GiThread *t, const GiValue *a) {
    GiRehearsal r;
    if (!rehearse(t, a[0], &r)) {
        return GI_NULL;
    }
    GiValue list = candidate_list(t, &r, false);
    GiValue items[] = {list, gi_int(t, (int64_t)r.references)};
    gi_rehearsal_free(t, &r);
    return tuple_of(t, items, 2);
}

static GiValue memory_unreachable(GiThread *t, const GiValue *a) {
    GiRehearsal r;
    if (!rehearse(t, a[0], &r)) {
        return GI_NULL;
    }
    GiValue list = candidate_list(t, &r, true);
    gi_rehearsal_free(t, &r);
    return list;
}

static GiValue memory_stress(GiThread *t, const GiValue *a) {
    int64_t n;
    if (!gi_index_int64(t, a[0], false, &n)) {
        return GI_NULL;
    }
    if (n < 0 || n > INT32_MAX) {
        return gi_raise_value_error(t, "stress() argument must be in range(2**31)");
    }
    gi_heap_stress(t->vm->heap, (uint32_t)n);
    return GI_NONE;
}

static GiValue memory_check(GiThread *t, const GiValue *a) {
    const char *problem;
    return gi_heap_check(t, &problem) ? GI_NONE : gi_str_from_text(t, problem);
}

static const GiMethodRow functions[] = {
    GI_METHOD("references(objects, frames, classes, /)", memory_references,
              "Who holds the objects of a list: (counts, edges), where an edge is (number of the object,\n"
              "kind, holder, name, label, index, thread, depth of the frame). What the given number of\n"
              "innermost frames and the instances of the given classes hold belongs to the question and\n"
              "is left out."),
    GI_METHOD("contents(object, /)", memory_contents,
              "What an object holds: edges as above with None as number and the target as holder."),
    GI_METHOD("objects()", memory_objects, "All live objects, those unknown to the collector included."),
    GI_METHOD("is_counted(object, /)", memory_is_counted,
              "Does the object have a reference count? Small ints, floats and builtin types have none."),
    GI_METHOD("generation(object, /)", memory_generation,
              "The collector's generation an object is in, 3 when frozen, None when it is not tracked."),
    GI_METHOD("generations()", memory_generations,
              "Objects in generations 0, 1, 2 and frozen; objects that survived the last full collection;\n"
              "objects that have come into generation 2 since."),
    GI_METHOD("rehearse(generation, /)", memory_rehearse,
              "What a collection would find, nothing being collected: ([(object, count, held from outside,\n"
              "number of the one it was reached from or -1 for a root or None, order)], references)."),
    GI_METHOD("unreachable(generation, /)", memory_unreachable, "The objects that a collection would find."),
    GI_METHOD("stress(n, /)", memory_stress,
              "Collect everything at the first bytecode boundary after every n-th allocation; 0: off."),
    GI_METHOD("check()", memory_check, "Check the structure of the heap: None, or what is wrong with it."),
    GI_METHODS_END,
};

const GiModuleSpec gi_module_memory = {
    "_gilt_memory", "References, counts and the collector as plain facts.", functions, NULL};
