/* SPDX-License-Identifier: MIT
 * runtime/types/exception_syntax.c: SyntaxError(msg, (filename, lineno, offset, text[, end_lineno,
 * end_offset])) and its subclasses. */
#include "runtime/types/exception_internal.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

static GiSyntaxError *as_syntax(GiValue v) { return (GiSyntaxError *)gi_object(v); }

GI_EXCEPTION_FIELD(GiSyntaxError, msg)
GI_EXCEPTION_FIELD(GiSyntaxError, filename)
GI_EXCEPTION_FIELD(GiSyntaxError, lineno)
GI_EXCEPTION_FIELD(GiSyntaxError, offset)
GI_EXCEPTION_FIELD(GiSyntaxError, text)
GI_EXCEPTION_FIELD(GiSyntaxError, end_lineno)
GI_EXCEPTION_FIELD(GiSyntaxError, end_offset)
GI_EXCEPTION_FIELD(GiSyntaxError, print_file_and_line)

static bool fill_place(GiThread *t, GiValue v, GiValue place) {
    GiValue tuple = gi_tuple_from(t, place);
    if (tuple == GI_NULL) {
        return false;
    }
    size_t n = gi_as_tuple(tuple)->size;
    GiValue *x = gi_as_tuple(tuple)->items;
    bool ok = n == 4 || n == 6;
    if (ok) {
        set_filename(t, v, x[0]);
        set_lineno(t, v, x[1]);
        set_offset(t, v, x[2]);
        set_text(t, v, x[3]);
        set_end_lineno(t, v, n == 6 ? x[4] : GI_NULL);
        set_end_offset(t, v, n == 6 ? x[5] : GI_NULL);
    } else if (n == 5) {
        gi_raise_type_error(t, "end_offset must be provided when end_lineno is provided");
    } else {
        gi_raise_type_error(t, "function takes at %s arguments (%zu given)", n < 4 ? "least 4" : "most 6", n);
    }
    gi_drop(t, tuple);
    return ok;
}

static bool init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_exception_init(t, v, a, n, kwnames)) {
        return false;
    }
    if (n >= 1) {
        set_msg(t, v, a[0]);
    }
    return n != 2 || fill_place(t, v, a[1]);
}

/* "msg (file.py, line 3)" */
static GiValue text_of(GiThread *t, GiValue v) {
    GiSyntaxError *e = as_syntax(v);
    GiValue msg = e->msg == GI_NULL ? GI_NONE : e->msg;
    bool file = e->filename != GI_NULL && gi_is_str(e->filename);
    bool line = e->lineno != GI_NULL && gi_is_exact(e->lineno, &gi_int_type);
    if (!file && !line) {
        return gi_str(t, msg);
    }
    const char *name = "";
    if (file) {
        name = gi_str_text(e->filename);
        const char *slash = strrchr(name, '/');
        name = slash == NULL ? name : slash + 1;
    }
    if (file && line) {
        return gi_str_from_format(t, "%S (%s, line %S)", msg, name, e->lineno);
    }
    return file ? gi_str_from_format(t, "%S (%s)", msg, name)
                : gi_str_from_format(t, "%S (line %S)", msg, e->lineno);
}

static const GiGetSetRow getset[] = {
    {"msg", get_msg, set_msg, "exception msg"},
    {"filename", get_filename, set_filename, "exception filename"},
    {"lineno", get_lineno, set_lineno, "exception lineno"},
    {"offset", get_offset, set_offset, "exception offset"},
    {"text", get_text, set_text, "exception text"},
    {"end_lineno", get_end_lineno, set_end_lineno, "exception end lineno"},
    {"end_offset", get_end_offset, set_end_offset, "exception end offset"},
    {"print_file_and_line", get_print_file_and_line, set_print_file_and_line, "exception print_file_and_line"},
    {NULL, NULL, NULL, NULL},
};
const GiExceptionKind gi_kind_SyntaxError = {init, text_of, NULL, NULL, getset, NULL};
