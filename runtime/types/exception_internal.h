/* SPDX-License-Identifier: MIT
 * runtime/types/exception_internal.h: shared by the exception files and error.c. */
#ifndef GI_EXCEPTION_INTERNAL_H
#define GI_EXCEPTION_INTERNAL_H

#include "runtime/errors/exception.h"
#include "runtime/types/sequence.h"
#include "runtime/types/type_internal.h"

/* BaseException.__new__ and __init__. */
GiValue gi_exception_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames);
bool gi_exception_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames);
GiValue gi_exception_str(GiThread *t, GiValue v);
/* (type, args) or (type, args, state); args and state borrowed, state GI_NULL: __dict__ if there is any. */
GI_OWNED GiValue gi_exception_reduce_with(GiThread *t, GiValue v, GiValue args, GiValue state);
/* Keyword arguments of a constructor: values for `names` (NULL-terminated) into out[], borrowed. TypeError
 * "'x' is an invalid keyword argument for F". */
bool gi_exception_keywords(GiThread *t, const char *function, const char *const *names, const GiValue *values,
                           GiValue kwnames, GiValue *out);
/* A field as attribute: None when GI_NULL. */
static inline GiValue gi_field_or_none(GiValue v) { return v == GI_NULL ? GI_NONE : gi_take(v); }

/* What the exceptions of one layout have of their own. */
typedef struct GiExceptionKind {
    bool (*init)(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames);
    GiUnaryFn str;
    GiUnaryFn repr;
    const GiMethodRow *methods;
    const GiGetSetRow *getset;
    GiValue (*new_)(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames);
} GiExceptionKind;
extern const GiExceptionKind gi_kind_SystemExit, gi_kind_StopIteration, gi_kind_ImportError, gi_kind_NameError,
    gi_kind_AttributeError, gi_kind_SyntaxError, gi_kind_KeyError, gi_kind_OSError,
    gi_kind_UnicodeEncodeError, gi_kind_UnicodeDecodeError, gi_kind_UnicodeTranslateError,
    gi_kind_BaseExceptionGroup, gi_kind_BaseException;

/* A getter and a setter for a value field. */
#define GI_EXCEPTION_FIELD(layout, field) \
    static GiValue get_##field(GiThread *t, GiValue v) { \
        return gi_field_or_none(((layout *)gi_object(v))->field); \
    } \
    static bool set_##field(GiThread *t, GiValue v, GiValue x) { \
        gi_replace(t, &((layout *)gi_object(v))->field, gi_xtake(x)); \
        return true; \
    }

/* exception_group.c */
GI_OWNED GiValue gi_group_class(GiThread *t);

#endif
