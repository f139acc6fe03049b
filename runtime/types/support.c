/* SPDX-License-Identifier: MIT
 * runtime/types/support.c: see support.h.
 */
#include "runtime/types/support.h"

#include <assert.h>

#include "runtime/errors/suggest.h"
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"

/* False with TypeError set unless min <= n <= max. */
bool gi_support_count(GiThread *t, const char *name, size_t n, size_t min, size_t max) {
    if (n >= min && n <= max) {
        return true;
    }
    size_t wanted = n < min ? min : max;
    const char *how = min == max ? "" : n < min ? "at least " : "at most ";
    gi_raise_type_error(t, "%s expected %s%zu argument%s, got %zu", name, how, wanted,
                        wanted == 1 ? "" : "s", n);
    return false;
}

/* Number of names in kwnames. */
size_t gi_support_keyword_count(GiValue kwnames) {
    return kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
}

/* False with TypeError set when kwnames has any name. */
bool gi_support_no_keywords(GiThread *t, const char *name, GiValue kwnames) {
    if (gi_support_keyword_count(kwnames) == 0) {
        return true;
    }
    gi_raise_type_error(t, "%s() takes no keyword arguments", name);
    return false;
}

/* A list of the names; GI_NULL: error. */
static GiValue name_list(GiThread *t, const char *const *names) {
    GiValue list = gi_list(t, NULL, 0);
    for (; list != GI_NULL && *names != NULL; names++) {
        GiValue known = gi_intern(t, *names, strlen(*names));
        if (known == GI_NULL || !gi_list_append_steal(t, list, known)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

/* See support.h. */
bool gi_support_unknown_keyword(GiThread *t, const char *function, const char *const *names, GiValue name) {
    GiValue list = name_list(t, names);
    GiValue near = list == GI_NULL ? GI_NULL : gi_suggest(t, list, name);
    if (near != GI_NULL) {
        gi_raise_type_error(t, "%s() got an unexpected keyword argument '%S'. Did you mean '%S'?", function, name,
                            near);
    } else if (!gi_failed(t)) {
        gi_raise_type_error(t, "%s() got an unexpected keyword argument '%S'", function, name);
    }
    gi_xdrop(t, near);
    gi_xdrop(t, list);
    return false;
}

/* Puts the value of one named argument in its place. */
static bool bind_keyword(GiThread *t, const GiArguments *spec, GiValue name, GiValue value, size_t n,
                         bool *given, GiValue *out) {
    for (size_t i = 0; spec->names[i] != NULL; i++) {
        if (!gi_str_equal_text(name, spec->names[i])) {
            continue;
        }
        if (given[i]) {
            gi_raise_type_error(t, "argument for %s() given by name ('%s') and position (%zu)",
                                spec->function, spec->names[i], i + 1);
            return false;
        }
        given[i] = true;
        out[i] = value;
        return true;
    }
    return gi_support_unknown_keyword(t, spec->function, spec->names, name);
}

/* See support.h. */
bool gi_support_arguments(GiThread *t, const GiArguments *spec, const GiValue *a, size_t n,
                          GiValue kwnames, GiValue *out) {
    bool given[GI_ARGUMENTS_MAX] = {false};
    size_t count = 0, named = gi_support_keyword_count(kwnames);
    while (spec->names[count] != NULL) {
        count++;
    }
    assert(count <= GI_ARGUMENTS_MAX);
    if (n + named > count) {
        gi_raise_type_error(t, "%s() takes at most %zu %sargument%s (%zu given)", spec->function, count,
                            n == 0 ? "keyword " : "", count == 1 ? "" : "s", n + named);
        return false;
    }
    if (n > spec->positional) {
        gi_raise_type_error(t, "%s() takes at most %zu positional argument%s (%zu given)",
                            spec->function, spec->positional, spec->positional == 1 ? "" : "s", n);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        given[i] = true;
        out[i] = a[i];
    }
    for (size_t i = 0; i < named; i++) {
        if (!bind_keyword(t, spec, gi_as_tuple(kwnames)->items[i], a[n + i], n, given, out)) {
            return false;
        }
    }
    for (size_t i = 0; i < spec->required; i++) {
        if (!given[i]) {
            gi_raise_type_error(t, "%s() missing required argument '%s' (pos %zu)", spec->function,
                                spec->names[i], i + 1);
            return false;
        }
    }
    return true;
}

/* The general case of gi_support_index. */
bool gi_support_index_slow(GiThread *t, GiValue v, GiType *error, int64_t *out) {
    GiValue index = gi_index(t, v);
    if (index == GI_NULL) {
        return false;
    }
    int overflow = gi_int_overflow(index, out);
    gi_drop(t, index);
    if (overflow == 0) {
        return true;
    }
    gi_raise(t, error, "cannot fit '%T' into an index-sized integer", v);
    return false;
}

/* A start or stop argument of index(). */
bool gi_support_bound(GiThread *t, GiValue v, int64_t *out) {
    if (v == GI_NULL) {
        return true;
    }
    if (!gi_support_has_index(v)) {
        gi_raise_type_error(t, "slice indices must be integers or have an __index__ method");
        return false;
    }
    return gi_index_int64(t, v, true, out);
}

/* See support.h. */
GiValue gi_support_add_other(GiThread *t, GiValue a, GiValue b) {
    const GiNumberSlots *number = gi_type(b)->number;
    bool own = number != NULL && number->binary[GI_OP_ADD] != NULL &&
               number->binary[GI_OP_ADD] != gi_type(a)->number->binary[GI_OP_ADD];
    return own ? number->binary[GI_OP_ADD](t, a, b) : GI_NOT_IMPLEMENTED;
}

/* a + b for a sequence a: the right operand's operator first, as CPython does. */
GiValue gi_support_concat_other(GiThread *t, GiValue a, GiValue b, const char *name) {
    GiValue r = gi_support_add_other(t, a, b);
    if (r != GI_NOT_IMPLEMENTED) {
        return r;
    }
    return gi_raise_type_error(t, "can only concatenate %s (not \"%T\") to %s", name, b, name);
}

/* Does v repeat itself under *? */
static bool is_sequence(GiValue v) {
    const GiType *type = gi_type(v);
    if (type->flags & (GI_TYPE_LIST | GI_TYPE_TUPLE | GI_TYPE_STR | GI_TYPE_BYTES)) {
        return true;
    }
    return (type->flags & GI_TYPE_HEAP) == 0 && type->container != NULL &&
           type->container->getitem != NULL && type->number != NULL &&
           type->number->binary[GI_OP_MUL] != NULL;
}

/* See support.h. A number's own operator comes before repetition. */
int gi_support_repeat(GiThread *t, GiValue a, GiValue b, bool sequence_left, int64_t *count,
                      GiValue *result) {
    GiValue number = sequence_left ? b : a;
    if (!gi_is_int_imm(number)) {
        const GiNumberSlots *slots = gi_type(number)->number;
        const GiNumberSlots *own = gi_type(a)->number;
        if (sequence_left && slots != NULL && slots->binary[GI_OP_MUL] != NULL &&
            slots->binary[GI_OP_MUL] != own->binary[GI_OP_MUL]) {
            *result = slots->binary[GI_OP_MUL](t, a, b);
            if (*result != GI_NOT_IMPLEMENTED) {
                return 0;
            }
        }
        if (!gi_support_has_index(number)) {
            *result = !sequence_left && is_sequence(number)
                          ? GI_NOT_IMPLEMENTED
                          : gi_raise_type_error(
                                t, "can't multiply sequence by non-int of type '%T'", number);
            return 0;
        }
    }
    *result = GI_NULL;
    if (!gi_support_index(t, number, &gi_OverflowError, count)) {
        return 0;
    }
    if (*count < 0) {
        *count = 0;
    }
    return 1;
}

/* The getter of __dict__: made on first use. */
GiValue gi_support_get_dict(GiThread *t, GiValue v) {
    GiValue *slot = (GiValue *)((char *)gi_object(v) + gi_type(v)->dict_offset);
    if (*slot == GI_NULL) {
        GiValue d = gi_dict(t);
        if (d == GI_NULL) {
            return GI_NULL;
        }
        *slot = d;
    }
    return gi_take(*slot);
}

/* The setter of __dict__. */
bool gi_support_set_dict(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL) {
        gi_raise_type_error(t, "cannot delete __dict__");
        return false;
    }
    if (!gi_is_dict(x)) {
        gi_raise_type_error(t, "__dict__ must be set to a dictionary, not a '%T'", x);
        return false;
    }
    gi_replace(t, (GiValue *)((char *)gi_object(v) + gi_type(v)->dict_offset), gi_take(x));
    return true;
}

/* builtins.NAME as the interpreter has it now. */
GiValue gi_support_builtin(GiThread *t, const char *name) {
    GiValue v = gi_dict_get_text(t, t->vm->builtins, name);
    if (v == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_AttributeError, "%s", name);
    }
    return gi_take(v);
}

/* What an iterator's __reduce__ returns. */
GiValue gi_support_reduce_iter(GiThread *t, GiValue v, GiValue state) {
    GiValue iter = v == GI_NULL ? GI_NULL : gi_support_builtin(t, "iter");
    GiValue args = iter == GI_NULL ? GI_NULL : gi_tuple(t, &v, 1);
    GiValue r = GI_NULL;
    if (args != GI_NULL) {
        GiValue items[3] = {iter, args, state};
        r = gi_tuple(t, items, state == GI_NULL ? 2 : 3);
    }
    gi_xdrop(t, v);
    gi_xdrop(t, state);
    gi_xdrop(t, iter);
    gi_xdrop(t, args);
    return r;
}
