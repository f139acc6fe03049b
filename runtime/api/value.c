/* SPDX-License-Identifier: MIT
 * runtime/api/value.c: C data to values and back, attributes, items, iteration.
 */
#include "runtime/api/api.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

static const gilt_val absent = {0};

/* --- making --- */

gilt_val gilt_none(gilt_thread *h) {
    return gi_api_enter(h, __func__) ? gi_api_handle_steal(h, GI_NONE) : absent;
}

gilt_val gilt_int(gilt_thread *h, int64_t i) {
    return gi_api_enter(h, __func__) ? gi_api_handle_steal(h, gi_int(h->t, i)) : absent;
}

gilt_val gilt_float(gilt_thread *h, double d) {
    return gi_api_enter(h, __func__) ? gi_api_handle_steal(h, gi_float(h->t, d)) : absent;
}

gilt_val gilt_str(gilt_thread *h, const char *s, size_t n) {
    if (!gi_api_enter(h, __func__) || s == NULL) {
        return absent;
    }
    return gi_api_handle_steal(h, gi_str_decode_utf8(h->t, s, n == SIZE_MAX ? strlen(s) : n, NULL));
}

/* --- reading --- */

const char *gilt_to_str(gilt_thread *h, gilt_val v, size_t *n) {
    GiValue s;
    if (n != NULL) {
        *n = 0;
    }
    if (!gi_api_enter(h, __func__) || (s = gi_api_value(h, v, __func__)) == GI_NULL) {
        return NULL;
    }
    if (!gi_is_str(s)) {
        gi_raise_type_error(h->t, "a str is needed, not %T", s);
        return NULL;
    }
    if (n != NULL) {
        *n = gi_str_size(s);
    }
    return gi_str_text(s);
}

bool gilt_to_int(gilt_thread *h, gilt_val v, int64_t *out) {
    GiValue i;
    if (!gi_api_enter(h, __func__) || out == NULL || (i = gi_api_value(h, v, __func__)) == GI_NULL) {
        return false;
    }
    if (gi_is_int(i)) {
        return gi_int_to_int64(h->t, i, out);
    }
    gi_api_begin(h);
    bool ok = gi_index_int64(h->t, i, false, out);
    gi_api_end(h);
    return ok;
}

bool gilt_to_float(gilt_thread *h, gilt_val v, double *out) {
    GiValue d;
    if (!gi_api_enter(h, __func__) || out == NULL || (d = gi_api_value(h, v, __func__)) == GI_NULL) {
        return false;
    }
    gi_api_begin(h);
    bool ok = gi_to_double(h->t, d, out);
    gi_api_end(h);
    return ok;
}

bool gilt_truth(gilt_thread *h, gilt_val v) {
    GiValue b;
    if (!gi_api_enter(h, __func__) || (b = gi_api_value(h, v, __func__)) == GI_NULL) {
        return false;
    }
    gi_api_begin(h);
    bool yes = gi_truth(h->t, b) > 0;
    gi_api_end(h);
    return yes;
}

/* --- attributes and items --- */

gilt_val gilt_get(gilt_thread *h, gilt_val o, const char *attr) {
    GiValue v;
    if (!gi_api_enter(h, __func__) || attr == NULL || (v = gi_api_value(h, o, __func__)) == GI_NULL) {
        return absent;
    }
    gi_api_begin(h);
    GiValue name = gi_str_decode_utf8(h->t, attr, strlen(attr), NULL);
    name = name == GI_NULL ? GI_NULL : gi_intern_steal(h->t, name);
    GiValue r = name == GI_NULL ? GI_NULL : gi_getattr(h->t, v, name);
    gi_xdrop(h->t, name);
    gi_api_end(h);
    return gi_api_handle_steal(h, r);
}

bool gilt_set(gilt_thread *h, gilt_val o, const char *attr, gilt_val x) {
    GiValue v, value;
    if (!gi_api_enter(h, __func__) || attr == NULL || (v = gi_api_value(h, o, __func__)) == GI_NULL ||
        (value = gi_api_value(h, x, __func__)) == GI_NULL) {
        return false;
    }
    gi_api_begin(h);
    GiValue name = gi_str_decode_utf8(h->t, attr, strlen(attr), NULL);
    name = name == GI_NULL ? GI_NULL : gi_intern_steal(h->t, name);
    bool ok = name != GI_NULL && gi_setattr(h->t, v, name, value);
    gi_xdrop(h->t, name);
    gi_api_end(h);
    return ok;
}

gilt_val gilt_item(gilt_thread *h, gilt_val o, gilt_val key) {
    GiValue v, k;
    if (!gi_api_enter(h, __func__) || (v = gi_api_value(h, o, __func__)) == GI_NULL ||
        (k = gi_api_value(h, key, __func__)) == GI_NULL) {
        return absent;
    }
    gi_api_begin(h);
    GiValue r = gi_getitem(h->t, v, k);
    gi_api_end(h);
    return gi_api_handle_steal(h, r);
}

bool gilt_set_item(gilt_thread *h, gilt_val o, gilt_val key, gilt_val x) {
    GiValue v, k, value;
    if (!gi_api_enter(h, __func__) || (v = gi_api_value(h, o, __func__)) == GI_NULL ||
        (k = gi_api_value(h, key, __func__)) == GI_NULL || (value = gi_api_value(h, x, __func__)) == GI_NULL) {
        return false;
    }
    gi_api_begin(h);
    bool ok = gi_setitem(h->t, v, k, value);
    gi_api_end(h);
    return ok;
}

int64_t gilt_len(gilt_thread *h, gilt_val o) {
    GiValue v;
    if (!gi_api_enter(h, __func__) || (v = gi_api_value(h, o, __func__)) == GI_NULL) {
        return -1;
    }
    gi_api_begin(h);
    int64_t n = gi_len(h->t, v);
    gi_api_end(h);
    return n;
}

/* --- iteration --- */

gilt_val gilt_iter(gilt_thread *h, gilt_val o) {
    GiValue v;
    if (!gi_api_enter(h, __func__) || (v = gi_api_value(h, o, __func__)) == GI_NULL) {
        return absent;
    }
    gi_api_begin(h);
    GiValue r = gi_iter(h->t, v);
    gi_api_end(h);
    return gi_api_handle_steal(h, r);
}

gilt_val gilt_next(gilt_thread *h, gilt_val it) {
    GiValue v;
    if (!gi_api_enter(h, __func__) || (v = gi_api_value(h, it, __func__)) == GI_NULL) {
        return absent;
    }
    if (gi_type(v)->next == NULL) {
        gi_raise_type_error(h->t, "'%T' object is not an iterator", v);
        return absent;
    }
    gi_api_begin(h);
    GiValue r = gi_next(h->t, v);
    gi_api_end(h);
    return gi_api_handle_steal(h, r);
}
