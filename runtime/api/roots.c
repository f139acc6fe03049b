/* SPDX-License-Identifier: MIT
 * runtime/api/roots.c: the references that a host program holds, for the audit and gilt.refs
 * (runtime/edges.h): handles in scopes, shared references, and types made by the host.
 */
#include "runtime/api/api.h"
#include "runtime/edges.h"
#include "runtime/gil/thread.h"

static int report(GiValue v, const char *name, int64_t index, GiThread *t, GiEdgeVisit visit, void *arg) {
    GiEdge edge = {v, GI_EDGE_C, NULL, name, GI_NULL, index, t, 0};
    return v != GI_NULL && v != GI_UNBOUND ? visit(&edge, arg) : 0;
}

static int visit_handles(GiThread *t, GiEdgeVisit visit, void *arg) {
    const gilt_thread *h = t->host;
    int stop = 0;
    for (uint32_t i = 0; h != NULL && i < h->count && stop == 0; i++) {
        stop = report(h->slots[i].value, "handle", i, t, visit, arg);
    }
    return stop;
}

typedef struct Walk {
    GiEdgeVisit visit;
    void *arg;
} Walk;

static int visit_signature(GiValue v, void *arg) {
    const Walk *walk = arg;
    return report(v, "signature of a host type", -1, NULL, walk->visit, walk->arg);
}

static int visit_type(const gilt_type *type, GiEdgeVisit visit, void *arg) {
    Walk walk = {visit, arg};
    int stop = type->type == NULL ? 0 : report(gi_counted(type->type), "host type", -1, NULL, visit, arg);
    return stop != 0 || type->signature == NULL ? stop : gi_signature_visit(type->signature, visit_signature, &walk);
}

int gi_edges_host(GiThread *current, GiEdgeVisit visit, void *arg) {
    GiVm *vm = current->vm;
    const gilt_vm *shell = vm->host;
    int stop = 0;
    gi_host_mark_inside(current);
    for (const gilt_ref *r = shell == NULL ? NULL : shell->refs; r != NULL && stop == 0; r = r->next) {
        stop = r->inside ? 0 : report(r->value, "shared reference", -1, NULL, visit, arg);
    }
    for (const gilt_type *type = shell == NULL ? NULL : shell->types; type != NULL && stop == 0; type = type->next) {
        stop = visit_type(type, visit, arg);
    }
    for (GiThread *t = gi_thread_next_record(vm, NULL); t != NULL && stop == 0; t = gi_thread_next_record(vm, t)) {
        stop = visit_handles(t, visit, arg);
    }
    return stop;
}
