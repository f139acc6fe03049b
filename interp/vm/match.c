/* SPDX-License-Identifier: MIT
 * interp/vm/match.c owns the instructions of the match statement that need more than a comparison
 * (language reference, "The match statement"; PEP 634).
 */
#include "interp/vm/vm_slow.h"

/* MATCH_SEQUENCE. str, bytes and bytearray have no GI_TYPE_SEQUENCE. */
bool gi_vm_match_sequence(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    gi_result_steal(t, f, gi_word_a(word), gi_bool(gi_has_flag(f->R[gi_word_b(word)], GI_TYPE_SEQUENCE)));
    return true;
}

/* MATCH_MAPPING. */
bool gi_vm_match_mapping(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    gi_result_steal(t, f, gi_word_a(word), gi_bool(gi_has_flag(f->R[gi_word_b(word)], GI_TYPE_MAPPING)));
    return true;
}

/* Is key one of keys[0..n)? -1: error. */
static int repeated(GiThread *t, const GiTuple *keys, size_t n) {
    for (size_t i = 0; i < n; i++) {
        int same = gi_equal(t, keys->items[i], keys->items[n]);
        if (same != 0) {
            return same;
        }
    }
    return 0;
}

/* Values of all keys by subject.get(key, marker); None when one is missing. Owned. */
static GiValue match_keys(GiThread *t, GiValue subject, GiTuple *keys) {
    GiValue get = gi_getattr(t, subject, GI_NAME(t, get));
    GiValue marker = get == GI_NULL ? GI_NULL : gi_call0(t, gi_type_value(&gi_object_type));
    GiTuple *values = marker == GI_NULL ? NULL : gi_tuple_new(t, keys->size);
    GiValue r = GI_NULL;
    bool complete = values != NULL;
    for (size_t i = 0; complete && i < keys->size; i++) {
        int again = repeated(t, keys, i);
        if (again != 0) {
            if (again > 0) {
                gi_raise_value_error(t, "mapping pattern checks duplicate key (%R)", keys->items[i]);
            }
            complete = false;
            break;
        }
        GiValue v = gi_call2(t, get, keys->items[i], marker);
        if (v == marker || v == GI_NULL) {
            r = v == GI_NULL ? GI_NULL : GI_NONE;
            gi_xdrop(t, v);
            complete = false;
            break;
        }
        values->items[i] = v;
    }
    gi_xdrop(t, get);
    gi_xdrop(t, marker);
    if (values == NULL) {
        return GI_NULL;
    }
    if (complete && gi_track(t, values)) {
        return gi_counted(values);
    }
    gi_drop_object(t, values);
    return r;
}

/* MATCH_KEYS. */
bool gi_vm_match_keys(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiValue v = match_keys(t, f->R[gi_word_b(word)], gi_as_tuple(f->R[gi_word_c(word)]));
    if (v == GI_NULL) {
        return false;
    }
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}

/* A class pattern under way. */
typedef struct Pattern {
    GiValue subject, cls;
    GiTuple *out;    /* attributes found so far */
    size_t count;
    GiValue seen;    /* set of attribute names */
} Pattern;

/* Fetches one attribute: 1 found, 0 the pattern does not match, -1 error. */
static int attribute(GiThread *t, Pattern *p, GiValue name) {
    int seen = gi_set_contains(t, p->seen, name);
    if (seen != 0) {
        if (seen > 0) {
            gi_raise_type_error(t, "%s() got multiple sub-patterns for attribute %R",
                                gi_type_name(gi_as_type(p->cls)), name);
        }
        return -1;
    }
    GiValue v;
    if (!gi_set_add(t, p->seen, name)) {
        return -1;
    }
    int found = gi_getattr_optional(t, p->subject, name, &v);
    if (found > 0) {
        p->out->items[p->count++] = v;
    }
    return found;
}

/* Positional sub-patterns by __match_args__, or the subject itself for int, str ... */
static int positional(GiThread *t, Pattern *p, size_t n) {
    GiType *type = gi_as_type(p->cls);
    GiValue args;
    int found = gi_getattr_optional(t, p->cls, GI_NAME(t, __match_args__), &args);
    if (found < 0) {
        return -1;
    }
    if (found > 0 && !gi_is_exact(args, &gi_tuple_type)) {
        gi_raise_type_error(t, "%s.__match_args__ must be a tuple (got %T)", gi_type_name(type), args);
        gi_drop(t, args);
        return -1;
    }
    bool self = found == 0 && (type->flags & GI_TYPE_MATCH_SELF) != 0;
    size_t allowed = found > 0 ? gi_as_tuple(args)->size : self;
    int r = 1;
    if (n > allowed) {
        gi_raise_type_error(t, "%s() accepts %zu positional sub-pattern%s (%zu given)", gi_type_name(type),
                            allowed, allowed == 1 ? "" : "s", n);
        r = -1;
    } else if (self) {
        p->out->items[p->count++] = gi_take(p->subject);
    }
    for (size_t i = 0; r > 0 && !self && i < n; i++) {
        GiValue name = gi_as_tuple(args)->items[i];
        if (!gi_is_exact(name, &gi_str_type)) {
            gi_raise_type_error(t, "__match_args__ elements must be strings (got %T)", name);
            r = -1;
        } else {
            r = attribute(t, p, name);
        }
    }
    gi_xdrop(t, found > 0 ? args : GI_NULL);
    return r;
}

/* The attributes of a class pattern as a tuple, None when it does not match. Owned. */
static GiValue match_class(GiThread *t, GiValue subject, GiValue cls, size_t n, GiTuple *names) {
    if (!gi_is_type(cls)) {
        return gi_raise_type_error(t, "called match pattern must be a class");
    }
    int r = gi_isinstance(t, subject, cls);
    if (r <= 0) {
        return r < 0 ? GI_NULL : GI_NONE;
    }
    Pattern p = {.subject = subject, .cls = cls, .out = gi_tuple_new(t, n + names->size)};
    p.seen = p.out == NULL ? GI_NULL : gi_set(t, GI_NULL);
    r = p.seen == GI_NULL ? -1 : 1;
    if (r > 0 && n > 0) {
        r = positional(t, &p, n);
    }
    for (size_t i = 0; r > 0 && i < names->size; i++) {
        r = attribute(t, &p, names->items[i]);
    }
    gi_xdrop(t, p.seen);
    if (r > 0 && gi_track(t, p.out)) {
        return gi_counted(p.out);
    }
    gi_drop_object(t, p.out);
    return r == 0 ? GI_NONE : GI_NULL;
}

/* MATCH_CLASS. */
bool gi_vm_match_class(GiThread *t, uint32_t word) {
    GiFrame *f = t->frame;
    GiTuple *names = gi_as_tuple(f->code->constants[f->pc[1]]);
    GiValue v = match_class(t, f->R[gi_word_b(word)], f->R[gi_word_c(word)], f->pc[0], names);
    if (v == GI_NULL) {
        return false;
    }
    gi_consume(t, f, gi_word_c(word));
    gi_result_steal(t, f, gi_word_a(word), v);
    return true;
}
