/* SPDX-License-Identifier: MIT
 * runtime/text/intern.c: interned strings: equal text, same object, within one interpreter (T3). They live
 * in vm->interned as long as something else refers to them: when the table has doubled since it was
 * last swept, entries that nobody else holds are dropped.
 */
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

#define SWEEP_MINIMUM 8192u

/* The only references to an entry are its key and its value in the table. */
#define TABLE_REFERENCES 2u

/* Removes entries that only the table holds. Strings run no script code. */
bool gi_intern_sweep(GiThread *t, GiDict *interned) {
    for (uint32_t i = 0; i < interned->filled; i++) {
        GiValue key = interned->entries[i].key;
        if (key == GI_NULL || gi_object(key)->refs != TABLE_REFERENCES) {
            continue;
        }
        gi_take(key);
        gi_as_str(key)->marks &= (uint8_t)~GI_STR_INTERNED;
        int deleted = gi_dict_delete(t, interned, key);
        gi_drop(t, key);
        if (deleted < 0) {
            return false;
        }
    }
    return true;
}

/* Is this the moment to sweep? The sizes 8192, 16384, 32768 ... of a growing table. */
static bool sweep_due(const GiDict *interned) {
    uint32_t used = interned->used;
    return used >= SWEEP_MINIMUM && (used & (used - 1)) == 0;
}

/* The interned string of v's text: takes over v. GI_NULL stays GI_NULL. A str of a subclass is
 * returned as it is. */
GiValue gi_intern_steal(GiThread *t, GiValue v) {
    if (v == GI_NULL || (gi_as_str(v)->marks & GI_STR_INTERNED) || !gi_is_exact(v, &gi_str_type)) {
        return v;
    }
    GiVm *vm = t->vm;
    if (vm->interned == NULL) {
        GiValue table = gi_dict(t);
        if (table == GI_NULL) {
            gi_drop(t, v);
            return GI_NULL;
        }
        vm->interned = gi_as_dict(table);
    }
    GiValue known = gi_dict_get_str(t, vm->interned, v);
    if (known != GI_NULL) {
        gi_take(known);
        gi_drop(t, v);
        return known;
    }
    if ((sweep_due(vm->interned) && !gi_intern_sweep(t, vm->interned)) ||
        !gi_dict_set_str(t, vm->interned, v, v)) {
        gi_drop(t, v);
        return GI_NULL;
    }
    gi_as_str(v)->marks |= GI_STR_INTERNED;
    return v;
}

/* The interned string of some valid text; owned. */
GiValue gi_intern(GiThread *t, const char *text, size_t size) {
    return gi_intern_steal(t, gi_str_from(t, text, size));
}
