/* SPDX-License-Identifier: MIT
 * runtime/types/mro.c: method resolution order: the C3 linearisation.
 *
 * The lists to merge are the mro tuples of the bases and the tuple of bases itself; next[i] is how far
 * list i has been consumed. Each round takes the first head that is in no list's tail.
 */
#include "runtime/types/dict.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

typedef struct Merge {
    const GiTuple **lists;
    size_t *next;
    size_t count;
} Merge;

static bool in_tail(const Merge *m, GiValue candidate) {
    for (size_t i = 0; i < m->count; i++) {
        for (size_t j = m->next[i] + 1; j < m->lists[i]->size; j++) {
            if (m->lists[i]->items[j] == candidate) {
                return true;
            }
        }
    }
    return false;
}

static void consume(Merge *m, GiValue candidate) {
    for (size_t i = 0; i < m->count; i++) {
        if (m->next[i] < m->lists[i]->size && m->lists[i]->items[m->next[i]] == candidate) {
            m->next[i]++;
        }
    }
}

/* "Cannot create a consistent method resolution order (MRO) for bases A, B" */
static void raise_inconsistent(GiThread *t, const Merge *m) {
    GiText b;
    gi_text_init(&b, t);
    GiValue seen = gi_list(t, NULL, 0);
    for (size_t i = 0; seen != GI_NULL && i < m->count; i++) {
        if (m->next[i] >= m->lists[i]->size) {
            continue;
        }
        GiValue head = m->lists[i]->items[m->next[i]];
        bool known = false;
        for (size_t j = 0; j < gi_as_list(seen)->size; j++) {
            known = known || gi_as_list(seen)->items[j] == head;
        }
        if (known) {
            continue;
        }
        gi_text_add_text(&b, gi_as_list(seen)->size == 0 ? "" : ", ");
        gi_text_add_text(&b, gi_type_name(gi_as_type(head)));
        if (!gi_list_append(t, seen, head)) {
            break;
        }
    }
    GiValue names = gi_text_finish(&b);
    if (names != GI_NULL && seen != GI_NULL && !gi_failed(t)) {
        gi_raise_type_error(t, "Cannot create a consistent method resolution order (MRO) for bases %S", names);
    }
    gi_xdrop(t, names);
    gi_xdrop(t, seen);
}

static bool merge(GiThread *t, Merge *m, GiValue result) {
    for (;;) {
        bool rest = false;
        size_t i;
        for (i = 0; i < m->count; i++) {
            if (m->next[i] >= m->lists[i]->size) {
                continue;
            }
            rest = true;
            GiValue candidate = m->lists[i]->items[m->next[i]];
            if (!in_tail(m, candidate)) {
                if (!gi_list_append(t, result, candidate)) {
                    return false;
                }
                consume(m, candidate);
                break;
            }
        }
        if (!rest) {
            return true;
        }
        if (i == m->count) {
            raise_inconsistent(t, m);
            return false;
        }
    }
}

static bool check_duplicates(GiThread *t, GiValue bases) {
    const GiTuple *b = gi_as_tuple(bases);
    for (size_t i = 0; i < b->size; i++) {
        for (size_t j = i + 1; j < b->size; j++) {
            if (b->items[i] == b->items[j]) {
                return gi_raise_type_error(t, "duplicate base class %s", gi_type_name(gi_as_type(b->items[i])));
            }
        }
    }
    return true;
}

/* The mro of a class with these bases: itself, then the merge. */
GiValue gi_mro_compute(GiThread *t, GiType *type, GiValue bases) {
    size_t n = gi_as_tuple(bases)->size;
    GiValue self = gi_type_value(type);
    GiValue result = check_duplicates(t, bases) ? gi_list(t, &self, 1) : GI_NULL;
    if (result == GI_NULL) {
        return GI_NULL;
    }
    Merge m = {gi_alloc_array(t, n + 1, sizeof *m.lists), gi_alloc_zeroed(t, (n + 1) * sizeof(size_t)), n + 1};
    bool ok = m.lists != NULL && m.next != NULL;
    for (size_t i = 0; ok && i < n; i++) {
        GiValue mro = gi_type_mro(t, gi_as_type(gi_as_tuple(bases)->items[i]));
        if (mro == GI_NULL) {
            ok = gi_failed(t) ? false
                              : gi_raise_type_error(t, "Cannot extend an incomplete type '%s'",
                                                    gi_as_type(gi_as_tuple(bases)->items[i])->name);
        } else {
            m.lists[i] = gi_as_tuple(mro);
        }
    }
    if (ok) {
        m.lists[n] = gi_as_tuple(bases);
        ok = merge(t, &m, result);
    }
    if (m.lists != NULL) {
        gi_free(t, m.lists, (n + 1) * sizeof *m.lists);
    }
    if (m.next != NULL) {
        gi_free(t, m.next, (n + 1) * sizeof(size_t));
    }
    GiValue mro = ok ? gi_tuple(t, gi_as_list(result)->items, gi_as_list(result)->size) : GI_NULL;
    gi_drop(t, result);
    return mro;
}
