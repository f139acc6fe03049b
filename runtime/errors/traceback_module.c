/* SPDX-License-Identifier: MIT
 * runtime/errors/traceback_module.c: module _traceback: what runtime/lib/traceback.py and linecache.py take from
 * the native printer: carets, suggestions, source lines of pseudo files and frozen modules. */
#include "runtime/native.h"
#include "runtime/errors/suggest.h"
#include "runtime/errors/traceback_frame.h"
#include "runtime/types/sequence.h"

/* A column argument: None is -1. */
static bool read_column(GiThread *t, GiValue v, int32_t *out) {
    int64_t n = -1;
    if (v != GI_NONE && !gi_index_int64(t, v, true, &n)) {
        return false;
    }
    *out = n < 0 ? -1 : n > INT32_MAX ? INT32_MAX : (int32_t)n;
    return true;
}

static GiValue mark(GiThread *t, const GiValue *a) {
    GiPosition p = {0};
    GiValue lines = gi_list_from(t, a[0]);
    bool ok = lines != GI_NULL && read_column(t, a[1], &p.column) && read_column(t, a[2], &p.end_column);
    for (size_t i = 0; ok && i < gi_as_list(lines)->size; i++) {
        GiValue line = gi_as_list(lines)->items[i];
        ok = gi_is_str(line) || gi_raise_type_error(t, "expected str, not %T", line);
    }
    GiValue r = ok ? gi_traceback_mark(t, lines, p) : GI_NULL;
    gi_xdrop(t, lines);
    return r;
}

static GiValue suggestion(GiThread *t, const GiValue *a) {
    if (!gi_has_flag(a[0], GI_TYPE_EXCEPTION)) {
        return GI_NONE;
    }
    GiValue r = gi_suggest_for_exception(t, a[0]);
    return r == GI_NULL && !gi_failed(t) ? GI_NONE : r;
}

static GiValue source_line(GiThread *t, const GiValue *a) {
    int32_t line;
    if (!read_column(t, a[1], &line)) {
        return GI_NULL;
    }
    GiValue r = gi_source_line(t, a[0], line);
    return r == GI_NULL && !gi_failed(t) ? GI_NONE : r;
}

static const GiMethodRow functions[] = {
    GI_METHOD("mark(lines, colno, end_colno, /)", mark,
              "The lines to show for an instruction: its source, dedented, with carets below."),
    GI_METHOD("suggestion(exc, /)", suggestion, "The name that was probably meant, or None."),
    GI_METHOD("source_line(filename, lineno, /)", source_line, "A source line without its end, or None."),
    GI_METHODS_END,
};

const GiModuleSpec gi_module__traceback = {
    "_traceback", "Carets and suggestions for the module traceback.", functions, NULL};
