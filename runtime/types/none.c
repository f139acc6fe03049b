/* SPDX-License-Identifier: MIT
 * runtime/types/none.c: None, Ellipsis and NotImplemented: three static objects, each of a type of its own. */
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"
#include "runtime/types/genericalias.h"

GiObject gi_none_object = GI_STATIC_HEAD(&gi_none_type);
GiObject gi_ellipsis_object = GI_STATIC_HEAD(&gi_ellipsis_type);
GiObject gi_not_implemented_object = GI_STATIC_HEAD(&gi_not_implemented_type);

/* The constructors give the one object and take no arguments. */
static bool no_arguments(GiThread *t, const GiType *type, size_t n, GiValue kwnames) {
    if (n == 0 && (kwnames == GI_NULL || gi_as_tuple(kwnames)->size == 0)) {
        return true;
    }
    const char *name = type == &gi_ellipsis_type ? "EllipsisType" : gi_type_name((GiType *)type);
    return gi_raise_type_error(t, "%s takes no arguments", name);
}

static GiValue none_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return no_arguments(t, type, n, kwnames) ? GI_NONE : GI_NULL;
}

static GiValue none_repr(GiThread *t, GiValue v) { return gi_intern(t, "None", 4); }

static int is_false(GiThread *t, GiValue v) { return 0; }

/* The same in every run, as in CPython. */
static bool none_hash(GiThread *t, GiValue v, int64_t *out) {
    *out = 0xFCA86420;
    return true;
}


static const GiNumberSlots none_number = {.truth = is_false};

GiType gi_none_type = {
    GI_TYPE_HEAD(GiObject, 0),
    .name = "NoneType",
    .new_ = none_new,
    .repr = none_repr,
    .hash = none_hash,
    .compare = gi_object_compare,
    .number = &none_number,
    .doc = "The type of the None singleton.",
};

static GiValue ellipsis_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return no_arguments(t, &gi_ellipsis_type, n, kwnames) ? GI_ELLIPSIS : GI_NULL;
}

static GiValue ellipsis_repr(GiThread *t, GiValue v) { return gi_intern(t, "Ellipsis", 8); }

static GiValue reduce_by_name(GiThread *t, const GiValue *a) { return gi_repr(t, a[0]); }

static const GiMethodRow singleton_methods[] = {
    GI_METHOD("__reduce__(self, /)", reduce_by_name, NULL),
    GI_METHODS_END,
};

GiType gi_ellipsis_type = {
    GI_TYPE_HEAD(GiObject, 0),
    .name = "ellipsis",
    .new_ = ellipsis_new,
    .repr = ellipsis_repr,
    .methods = singleton_methods,
    .doc = "The type of the Ellipsis singleton.",
};

static GiValue not_implemented_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return no_arguments(t, &gi_not_implemented_type, n, kwnames) ? GI_NOT_IMPLEMENTED : GI_NULL;
}

static GiValue not_implemented_repr(GiThread *t, GiValue v) { return gi_intern(t, "NotImplemented", 14); }

static int not_implemented_truth(GiThread *t, GiValue v) {
    return gi_warn(t, &gi_DeprecationWarning, 1, "NotImplemented should not be used in a boolean context") ? 1 : -1;
}

static const GiNumberSlots not_implemented_number = {.truth = not_implemented_truth};

GiType gi_not_implemented_type = {
    GI_TYPE_HEAD(GiObject, 0),
    .name = "NotImplementedType",
    .new_ = not_implemented_new,
    .repr = not_implemented_repr,
    .number = &not_implemented_number,
    .methods = singleton_methods,
    .doc = "The type of the NotImplemented singleton.",
};
