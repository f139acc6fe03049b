/* SPDX-License-Identifier: MIT
 * runtime/types/exception_group.c: BaseExceptionGroup and ExceptionGroup: split, subgroup, derive.
 *
 * A group that a split cuts keeps its message, traceback, cause, context and notes in both halves, which
 * its derive() makes.
 */
#include "runtime/types/exception_internal.h"
#include "runtime/types/genericalias.h"
#include "runtime/types/str.h"
#include "runtime/hooks.h"

static GiExceptionGroup *as_group(GiValue v) { return (GiExceptionGroup *)gi_object(v); }

static bool is_group(GiValue v) { return gi_is_instance(v, &gi_BaseExceptionGroup); }

/* The class ExceptionGroup(BaseExceptionGroup, Exception). */
GiValue gi_group_class(GiThread *t) {
    GiValue bases = gi_tuple_pack(t, 2, gi_static(&gi_BaseExceptionGroup), gi_static(&gi_Exception));
    GiValue dict = gi_dict(t), name = gi_intern(t, "ExceptionGroup", 14), r = GI_NULL;
    if (bases != GI_NULL && dict != GI_NULL && name != GI_NULL &&
        gi_dict_set_str(t, gi_as_dict(dict), GI_NAME(t, __module__), GI_NAME(t, builtins))) {
        r = gi_type_create(t, &gi_type_type, name, bases, dict, NULL, GI_NULL);
    }
    gi_xdrop(t, bases);
    gi_xdrop(t, dict);
    gi_xdrop(t, name);
    return r;
}

/* --- construction --- */

/* Checks the members; *plain: all derive from Exception. */
static bool check_members(GiThread *t, GiValue members, bool *plain) {
    size_t n = gi_as_tuple(members)->size;
    if (n == 0) {
        return gi_raise_value_error(t, "second argument (exceptions) must be a non-empty sequence");
    }
    *plain = true;
    for (size_t i = 0; i < n; i++) {
        GiValue v = gi_as_tuple(members)->items[i];
        if (!gi_has_flag(v, GI_TYPE_EXCEPTION)) {
            return gi_raise_value_error(t, "Item %zu of second argument (exceptions) is not an exception", i);
        }
        *plain = *plain && gi_is_instance(v, &gi_Exception);
    }
    return true;
}

static GiType *choose_class(GiThread *t, GiType *type, bool plain) {
    GiType *group = gi_as_type(t->vm->exception_group);
    if (type == &gi_BaseExceptionGroup) {
        return plain ? group : type;
    }
    if (plain || !gi_type_is_subtype(type, &gi_Exception)) {
        return type;
    }
    if (type == group) {
        gi_raise_type_error(t, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else {
        gi_raise_type_error(t, "Cannot nest BaseExceptions in '%s'", type->name);
    }
    return NULL;
}

static GiValue group_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (n != 2) {
        return gi_raise_type_error(t, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)", n);
    }
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "BaseExceptionGroup.__new__() argument 1 must be str, not %T", a[0]);
    }
    bool sequence = gi_type(a[1])->container != NULL && gi_type(a[1])->container->getitem != NULL &&
                    !gi_is_dict(a[1]);
    if (!sequence) {
        return gi_raise_type_error(t, "second argument (exceptions) must be a sequence");
    }
    GiValue members = gi_tuple_from(t, a[1]);
    bool plain = false;
    if (members == GI_NULL || !check_members(t, members, &plain) ||
        (type = choose_class(t, type, plain)) == NULL) {
        gi_xdrop(t, members);
        return GI_NULL;
    }
    GiValue v = gi_exception_new(t, type, a, n, GI_NULL);
    if (v == GI_NULL) {
        gi_drop(t, members);
        return GI_NULL;
    }
    as_group(v)->message = gi_take(a[0]);
    as_group(v)->exceptions = members;
    return v;
}

static GiValue group_str(GiThread *t, GiValue v) {
    size_t n = gi_as_tuple(as_group(v)->exceptions)->size;
    return gi_str_from_format(t, "%S (%zu sub-exception%s)", as_group(v)->message, n, n == 1 ? "" : "s");
}

/* --- splitting --- */

typedef struct Condition { /* what a member must be */
    GiValue value;
    enum { BY_TYPE, BY_CALL } kind;
} Condition;

static bool is_exception_class(GiValue v) {
    return gi_is_type(v) && (gi_as_type(v)->flags & GI_TYPE_EXCEPTION);
}

static bool read_condition(GiThread *t, GiValue v, Condition *out) {
    out->value = v;
    bool classes = is_exception_class(v);
    if (gi_is_tuple(v)) {
        classes = true;
        for (size_t i = 0; i < gi_as_tuple(v)->size; i++) {
            classes = classes && is_exception_class(gi_as_tuple(v)->items[i]);
        }
    }
    if (classes) {
        out->kind = BY_TYPE;
        return true;
    }
    if (gi_is_callable(v) && !gi_is_type(v)) {
        out->kind = BY_CALL;
        return true;
    }
    return gi_raise_type_error(t, "expected an exception type, a tuple of exception types, or a callable (other than a class)");
}

static int matches(GiThread *t, GiValue exc, const Condition *c) {
    if (c->kind == BY_TYPE) {
        return gi_error_matches(t, exc, c->value);
    }
    GiValue r = gi_call1(t, c->value, exc);
    if (r == GI_NULL) {
        return -1;
    }
    int truth = gi_truth(t, r);
    gi_drop(t, r);
    return truth;
}

static bool copy_notes(GiThread *t, GiValue from, GiValue to) {
    GiValue notes;
    int found = gi_getattr_optional(t, from, GI_NAME(t, __notes__), &notes);
    if (found <= 0) {
        return found == 0;
    }
    bool ok = true;
    if (gi_is_list(notes) || gi_is_tuple(notes)) {
        GiValue copy = gi_list_from(t, notes);
        ok = copy != GI_NULL && gi_setattr(t, to, GI_NAME(t, __notes__), copy);
        gi_xdrop(t, copy);
    }
    gi_drop(t, notes);
    return ok;
}

/* self.derive(members) with self's metadata; None for no members. members: list. */
static GiValue make_part(GiThread *t, GiValue self, GiValue members) {
    if (gi_as_list(members)->size == 0) {
        return GI_NONE;
    }
    GiValue name = gi_intern(t, "derive", 6);
    GiValue part = name == GI_NULL ? GI_NULL : gi_call_method1(t, self, name, members);
    gi_xdrop(t, name);
    if (part == GI_NULL) {
        return GI_NULL;
    }
    if (!is_group(part)) {
        gi_raise_type_error(t, "derive must return an instance of BaseExceptionGroup");
        gi_drop(t, part);
        return GI_NULL;
    }
    GiException *from = gi_as_exception(self), *to = gi_as_exception(part);
    gi_replace(t, &to->traceback, gi_xtake(from->traceback));
    gi_replace(t, &to->context, gi_xtake(from->context));
    gi_replace(t, &to->cause, gi_xtake(from->cause));
    to->suppress_context = to->suppress_context || from->cause != GI_NULL;
    if (!copy_notes(t, self, part)) {
        gi_drop(t, part);
        return GI_NULL;
    }
    return part;
}

static bool split(GiThread *t, GiValue exc, const Condition *c, GiValue *match, GiValue *rest);

static bool split_members(GiThread *t, GiValue exc, const Condition *c, GiValue yes, GiValue no) {
    GiValue members = gi_take(as_group(exc)->exceptions);
    bool ok = true;
    for (size_t i = 0; ok && i < gi_as_tuple(members)->size; i++) {
        GiValue m, r;
        ok = split(t, gi_as_tuple(members)->items[i], c, &m, &r);
        if (ok) {
            ok = (m == GI_NONE || gi_list_append(t, yes, m)) && (r == GI_NONE || gi_list_append(t, no, r));
            gi_drop(t, m);
            gi_drop(t, r);
        }
    }
    gi_drop(t, members);
    return ok;
}

/* Both halves, owned, None when empty. */
static bool split(GiThread *t, GiValue exc, const Condition *c, GiValue *match, GiValue *rest) {
    int whole = matches(t, exc, c);
    if (whole < 0) {
        return false;
    }
    if (whole || !is_group(exc)) {
        *match = whole ? gi_take(exc) : GI_NONE;
        *rest = whole ? GI_NONE : gi_take(exc);
        return true;
    }
    if (!gi_enter(t, " in exceptiongroup_split_recursive")) {
        return false;
    }
    GiValue yes = gi_list(t, NULL, 0), no = gi_list(t, NULL, 0);
    bool ok = yes != GI_NULL && no != GI_NULL && split_members(t, exc, c, yes, no);
    *match = ok ? make_part(t, exc, yes) : GI_NULL;
    *rest = *match == GI_NULL ? GI_NULL : make_part(t, exc, no);
    ok = *rest != GI_NULL;
    if (!ok) {
        gi_xdrop(t, *match);
    }
    gi_xdrop(t, yes);
    gi_xdrop(t, no);
    gi_leave(t);
    return ok;
}

static GiValue group_split(GiThread *t, const GiValue *a) {
    Condition c;
    GiValue match, rest;
    if (!read_condition(t, a[1], &c) || !split(t, a[0], &c, &match, &rest)) {
        return GI_NULL;
    }
    GiValue pair[2] = {match, rest};
    return gi_tuple_steal(t, pair, 2);
}

static GiValue group_subgroup(GiThread *t, const GiValue *a) {
    Condition c;
    GiValue match, rest;
    if (!read_condition(t, a[1], &c) || !split(t, a[0], &c, &match, &rest)) {
        return GI_NULL;
    }
    gi_drop(t, rest);
    return match;
}

static GiValue group_derive(GiThread *t, const GiValue *a) {
    GiValue args[2] = {as_group(a[0])->message, a[1]};
    return gi_call(t, gi_static(&gi_BaseExceptionGroup), args, 2, GI_NULL);
}

static GiValue get_message(GiThread *t, GiValue v) { return gi_field_or_none(as_group(v)->message); }
static GiValue get_exceptions(GiThread *t, GiValue v) { return gi_field_or_none(as_group(v)->exceptions); }

static const GiMethodRow methods[] = {
    GI_METHOD("derive(self, excs, /)", group_derive, NULL),
    GI_METHOD("split(self, matcher_value, /)", group_split, NULL),
    GI_METHOD("subgroup(self, matcher_value, /)", group_subgroup, NULL),
    GI_CLASS_METHOD("__class_getitem__(cls, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"message", get_message, gi_readonly_member, "exception message"},
    {"exceptions", get_exceptions, gi_readonly_member, "nested exceptions"},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_BaseExceptionGroup = {NULL, group_str, NULL, methods, getset, group_new};
