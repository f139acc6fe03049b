/* SPDX-License-Identifier: MIT
 * runtime/audit.c: the audit of reference counts (audit.h).
 *
 * An object that nothing refers to does not turn up in a census, but it is counted in the heap's number
 * of objects; the blocks of the heap are then searched for headers to say what it is.
 */
#include "runtime/audit.h"

#include "runtime/edges.h"
#include "runtime/init.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

#define SHOWN_MOST 40 /* differences written out; the others are only counted */

typedef struct Audit {
    GiThread *t;
    GiCensus *census;
    GiAudit *result;
    FILE *out;
} Audit;

static int visit_root(const GiEdge *edge, void *census) { return gi_census_visit(edge->target, census); }

static int count_edge(const GiEdge *edge, void *n) {
    *(size_t *)n += gi_is_counted(edge->target);
    return 0;
}

static int count_visit(GiValue v, void *n) {
    *(size_t *)n += v != GI_NULL && gi_is_counted(v);
    return 0;
}

/* What an object is, without running code: type and a bit of the contents. */
static void describe(FILE *out, const GiObject *o) {
    fprintf(out, "%s at %p", gi_type_name(o->type), (const void *)o);
    GiValue v = gi_counted(o), name = GI_NULL;
    if (gi_is_str(v)) {
        fprintf(out, " '%.60s'", gi_str_text(v));
    } else if (gi_is_type(v)) {
        name = ((const GiType *)o)->name_value;
    } else if (gi_is_tuple(v)) {
        fprintf(out, " of %zu", ((const GiTuple *)o)->size);
    } else if (gi_is_list(v)) {
        fprintf(out, " of %zu", ((const GiList *)o)->size);
    } else if (o->type == &gi_dict_type) {
        GiValue key, value;
        uint32_t pos = 0;
        fprintf(out, " of %u", ((const GiDict *)o)->used);
        name = gi_dict_next((const GiDict *)o, &pos, &key, &value) ? key : GI_NULL;
    }
    if (name != GI_NULL && gi_is_str(name)) {
        fprintf(out, " '%.60s'", gi_str_text(name));
    }
}

static bool may_show(Audit *a) { return a->result->differences++ < SHOWN_MOST && a->out != NULL; }

static void check_object(Audit *a, size_t i) {
    GiObject *o = gi_census_object(a->census, i);
    uint32_t found = gi_census_found(a->census, i);
    size_t named = 0, visited = 0;
    if (o->refs < GI_IMMORTAL && o->refs != found && may_show(a)) {
        fprintf(a->out, "gilt: audit: ");
        describe(a->out, o);
        fprintf(a->out, ": its count is %u, references found: %u\n", o->refs, found);
    }
    gi_edges_of(a->t, o, count_edge, &named);
    gi_traverse_all(o, count_visit, &visited);
    if (named != visited && may_show(a)) { /* E1 of edges.h */
        fprintf(a->out, "gilt: audit: ");
        describe(a->out, o);
        fprintf(a->out, ": %zu references with a place, %zu without\n", named, visited);
    }
    a->result->references += found;
}

/* Is p a type that an object of this vm may have? */
static bool is_type(const Audit *a, const GiType *p) {
    for (uint32_t i = 1; i < gi_static_type_count(); i++) {
        if (gi_static_types[i] == p) {
            return true;
        }
    }
    return gi_census_place(a->census, p) != SIZE_MAX && (p->gc.head.type->flags & GI_TYPE_TYPE);
}

/* Shows a block that looks like an object which nothing refers to. */
static void show_lost(void *block, size_t size, void *arg) {
    Audit *a = arg;
    const GiObject *o = block;
    if (size >= sizeof *o && o->refs > 0 && o->refs < 1000000 && gi_census_place(a->census, o) == SIZE_MAX &&
        ((uintptr_t)o->type & 7) == 0 && o->type != NULL && is_type(a, o->type)) {
        fprintf(a->out, "gilt: audit: lost: ");
        describe(a->out, o);
        fprintf(a->out, ", count %u\n", o->refs);
    }
}

static void check_number(Audit *a) {
    GiHeapStats stats;
    gi_heap_stats(a->t->vm->heap, &stats);
    size_t known = gi_census_size(a->census);
    if (stats.objects == known) {
        return;
    }
    if (may_show(a)) {
        fprintf(a->out, "gilt: audit: %zu objects live, %zu can be reached\n", stats.objects, known);
        gi_heap_each_block(a->t, show_lost, a);
    }
}

static void check_structure(Audit *a) {
    const char *problem;
    if (!gi_heap_check(a->t, &problem) && may_show(a)) {
        fprintf(a->out, "gilt: audit: heap: %s\n", problem);
    }
}

bool gi_audit(GiThread *t, GiAudit *result, FILE *out) {
    *result = (GiAudit){0, 0, 0};
    Audit a = {t, gi_census_open(t), result, out};
    if (a.census == NULL) {
        return false;
    }
    gi_edges_roots(t, visit_root, a.census);
    bool ok = gi_census_walk(a.census);
    if (ok) {
        result->objects = gi_census_size(a.census);
        for (size_t i = 0; i < result->objects; i++) {
            check_object(&a, i);
        }
        check_number(&a);
        check_structure(&a);
    }
    gi_census_close(a.census);
    return ok;
}
