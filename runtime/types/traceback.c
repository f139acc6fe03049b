/* SPDX-License-Identifier: MIT
 * runtime/types/traceback.c: traceback objects: one entry per frame that an exception passed, linked from
 * the outermost to where it was raised. Printing is runtime/errors/traceback_print.c. */
#include "gc/size.h"
#include "runtime/errors/exception.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/signature_internal.h"
#include "runtime/types/str.h"
#include "runtime/types/type_internal.h"

static GiTraceback *as_traceback(GiValue v) { return (GiTraceback *)gi_object(v); }

static void unlink_next(GiThread *t, GiTraceback *tb);

/* See exception.h. */
GiTraceback *gi_traceback_push(GiThread *t, GiValue exc, GiValue code, uint32_t offset, uint32_t room) {
    GiTraceback *tb = gi_object_new_raw_tracked(t, &gi_traceback_type, sizeof *tb + room * sizeof(GiValue));
    if (tb == NULL) {
        return NULL;
    }
    GiException *e = gi_as_exception(exc);
    tb->next = e->traceback == GI_NULL ? NULL : (GiTraceback *)gi_object(e->traceback);
    tb->code = gi_take(code); /* field by field: shorter than clearing the whole for each frame on the way */
    tb->function = tb->frame = GI_NULL;
    tb->outer = tb->trace_next = tb->trace_previous = NULL;
    tb->record = NULL;
    tb->offset = offset;
    tb->room = room;
    tb->last = tb->count = 0;
    tb->line = tb->lasti = 0;
    e->traceback = gi_counted(tb); /* the reference to the older entries moves into the new one */
    return tb;
}

/* Line of an entry. */
static int32_t line_of(const GiTraceback *tb) {
    return tb->line != 0 ? tb->line : gi_code_position(tb->code, tb->offset).line;
}

GI_FOR_SIZE

static GiValue get_next(GiThread *t, GiValue v) {
    GiTraceback *next = as_traceback(v)->next;
    return next == NULL ? GI_NONE : gi_take(gi_counted(next));
}

static bool set_next(GiThread *t, GiValue v, GiValue x) {
    if (x == GI_NULL) {
        return gi_raise_type_error(t, "can't delete tb_next attribute");
    }
    if (x != GI_NONE && !gi_is_exact(x, &gi_traceback_type)) {
        return gi_raise_type_error(t, "expected traceback object, got '%T'", x);
    }
    for (GiTraceback *tb = x == GI_NONE ? NULL : as_traceback(x); tb != NULL; tb = tb->next) {
        if (tb == as_traceback(v)) {
            return gi_raise_value_error(t, "traceback loop detected");
        }
    }
    if (x != GI_NONE) {
        gi_take(x);
    }
    unlink_next(t, as_traceback(v));
    as_traceback(v)->next = x == GI_NONE ? NULL : as_traceback(x);
    return true;
}

static GiValue get_frame(GiThread *t, GiValue v) {
    return gi_frame_for_traceback(t, as_traceback(v));
}

static GiValue get_lasti(GiThread *t, GiValue v) {
    const GiTraceback *tb = as_traceback(v);
    return gi_int(t, tb->line != 0 ? tb->lasti : gi_code_lasti(tb->code, tb->offset));
}
static GiValue get_line(GiThread *t, GiValue v) {
    int32_t line = line_of(as_traceback(v));
    return line < 1 ? GI_NONE : gi_int(t, line);
}

/* types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno) */
static GiValue traceback_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiSignature *s = gi_signature_parse(t, "traceback(tb_next, tb_frame, tb_lasti, tb_lineno)");
    if (s == NULL) {
        return GI_NULL;
    }
    GiValue x[4], r = GI_NULL;
    int64_t lasti, line;
    bool ok = gi_signature_bind(t, s, a, n, kwnames, x);
    gi_signature_free(t, s);
    if (!ok) {
        return GI_NULL;
    }
    if (x[0] != GI_NONE && !gi_is_exact(x[0], &gi_traceback_type)) {
        return gi_raise_type_error(t, "expected traceback object or None, got '%T'", x[0]);
    }
    if (!gi_is_exact(x[1], &gi_frame_type)) {
        return gi_raise_type_error(t, "traceback() argument 'tb_frame' must be frame, not %T", x[1]);
    }
    if (!gi_index_int64(t, x[2], false, &lasti) || !gi_index_int64(t, x[3], false, &line)) {
        return GI_NULL;
    }
    GiValue code = gi_getattr_text(t, x[1], "f_code");
    GiTraceback *tb = code == GI_NULL ? NULL : gi_object_new(t, type);
    if (tb != NULL) {
        tb->code = gi_take(code);
        tb->frame = gi_take(x[1]);
        tb->next = x[0] == GI_NONE ? NULL : gi_take_object(gi_object(x[0]));
        tb->offset = gi_code_offset(code, lasti);
        tb->line = (int32_t)line;
        tb->lasti = (int32_t)lasti;
        r = gi_tracked_steal(t, tb);
    }
    gi_xdrop(t, code);
    return r;
}

static GiValue dir(GiThread *t, const GiValue *a) {
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    GiValue list = gi_list(t, NULL, 0);
    for (size_t i = 0; list != GI_NULL && i < 4; i++) {
        GiValue name = gi_intern(t, names[i], strlen(names[i]));
        if (name == GI_NULL || !gi_list_append_steal(t, list, name)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

GI_FOR_SPEED

static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiTraceback *tb = (GiTraceback *)o;
    int stop = tb->next == NULL ? 0 : visit(gi_counted(tb->next), arg);
    for (uint32_t i = 0; i < tb->count && stop == 0; i++) {
        stop = visit(tb->own[i], arg);
    }
    return stop;
}

/* Drops the next entry. If others still hold that, it gets its frame object first, with its f_back (T3). */
static void unlink_next(GiThread *t, GiTraceback *tb) {
    GiTraceback *next = tb->next;
    tb->next = NULL;
    if (next == NULL) {
        return;
    }
    if (next->outer == tb) {
        if (next->head.refs > 1 && next->frame == GI_NULL) {
            GiValue error = t->exc;
            t->exc = GI_NULL;
            gi_xdrop(t, gi_frame_for_traceback(t, next));
            gi_error_clear(t);
            t->exc = error;
        }
        next->outer = NULL;
    }
    gi_drop_object(t, next);
}

static void drop_own(GiThread *t, GiTraceback *tb) {
    uint32_t n = tb->count;
    tb->count = 0;
    for (uint32_t i = 0; i < n; i++) {
        gi_drop(t, tb->own[i]);
    }
}

static void clear(GiThread *t, GiObject *o) {
    GiTraceback *tb = (GiTraceback *)o;
    if (tb->next != NULL && tb->next->outer == tb) {
        tb->next->outer = NULL;
    }
    unlink_next(t, tb);
    drop_own(t, tb);
    gi_replace(t, &tb->frame, GI_NULL);
}

static void release(GiThread *t, GiObject *o) {
    GiTraceback *tb = (GiTraceback *)o;
    if (tb->record != NULL) {
        gi_frame_forget_trace(tb);
    }
    unlink_next(t, tb);
    drop_own(t, tb);
    gi_drop(t, tb->code);
    gi_xdrop(t, tb->function);
    gi_xdrop(t, tb->frame);
    gi_object_free(t, o, sizeof *tb + tb->room * sizeof(GiValue));
}

static const GiMethodRow methods[] = {
    GI_METHOD("__dir__(self, /)", dir, NULL),
    GI_METHODS_END,
};
static const GiGetSetRow getset[] = {
    {"tb_next", get_next, set_next, NULL},
    {"tb_frame", get_frame, gi_readonly_member, NULL},
    {"tb_lasti", get_lasti, gi_readonly_member, NULL},
    {"tb_lineno", get_line, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

GiType gi_traceback_type = {
    GI_TYPE_HEAD(GiTraceback, GI_GC_TRACKED),
    .gc.slots_offset = offsetof(GiTraceback, code),
    .gc.slots_count = 3,
    .gc.traverse = traverse,
    .gc.clear = clear,
    .gc.release = release,
    .name = "traceback",
    .new_ = traceback_new,
    .methods = methods,
    .getset = getset,
    .doc = "Create a new traceback object.",
    .new_signature = "traceback(tb_next, tb_frame, tb_lasti, tb_lineno)",
};
