/* SPDX-License-Identifier: MIT
 * runtime/traceback_print.c: the text of an exception as CPython 3.13 prints it: traceback, message with
 * suggestion, notes, the chain of causes and contexts, groups drawn as a tree.
 *
 * A Printer collects the text. Each piece is indented to the depth of the group it belongs to. Errors on
 * the way (a failing __str__) are replaced by a text or dropped.
 */
#include <stdio.h>

#include "runtime/exception.h"
#include "runtime/suggest.h"
#include "runtime/traceback_frame.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/type_internal.h"

#define GI_GROUP_WIDTH 15
#define GI_GROUP_DEPTH 10
#define GI_REPEATS_SHOWN 3

static const char cause_message[] =
    "\nThe above exception was the direct cause of the following exception:\n\n";
static const char context_message[] =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

typedef struct Printer {
    GiThread *t;
    GiText out;
    GiValue seen;    /* list of exceptions already in the text */
    int depth;       /* of groups */
    bool need_close; /* the innermost group's last line is still to be drawn */
} Printer;

/* --- output --- */

static void indent(Printer *p) {
    for (int i = 0; i < p->depth; i++) {
        gi_text_add_text(&p->out, "  ");
    }
}

/* Adds lines of text behind the margin of the current group. */
static void emit_margin(Printer *p, const char *text, size_t size, char margin) {
    const char *end = text + size;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        stop = stop == NULL ? end : stop + 1;
        if (p->depth > 0) {
            indent(p);
            gi_text_add(&p->out, margin == '+' ? "+ " : "| ", 2);
        }
        gi_text_add(&p->out, text, (size_t)(stop - text));
        text = stop;
    }
}

static void emit_text(Printer *p, const char *text) { emit_margin(p, text, strlen(text), '|'); }

/* Emits a str, which is taken over; GI_NULL is dropped together with its error. */
static void emit_steal(Printer *p, GiValue text) {
    if (text != GI_NULL) {
        emit_margin(p, gi_str_text(text), gi_str_size(text), '|');
        gi_drop(p->t, text);
    }
    gi_error_clear(p->t);
}

/* --- the stack --- */

static GiPosition position_of(const GiTraceback *tb) {
    GiPosition p = gi_code_position(tb->code, tb->offset);
    if (tb->line != 0 && tb->line != p.line) {
        p = (GiPosition){tb->line, -1, tb->line, -1};
    }
    return p;
}

static void emit_repeats(Printer *p, size_t count) {
    if (count > GI_REPEATS_SHOWN) {
        count -= GI_REPEATS_SHOWN;
        emit_steal(p, gi_str_from_format(p->t, "  [Previous line repeated %zu more time%s]\n", count,
                                         count > 1 ? "s" : ""));
    }
}

static void emit_entry(Printer *p, const GiTraceback *tb, GiPosition at) {
    GiText b;
    gi_text_init(&b, p->t);
    gi_traceback_add_frame(&b, gi_code_filename(tb->code), gi_code_name(tb->code), at);
    emit_steal(p, gi_text_finish(&b));
}

/* Entries to leave out at the start because of sys.tracebacklimit. */
static size_t skipped(Printer *p, const GiTraceback *tb) {
    GiValue v = gi_sys_get(p->t, "tracebacklimit");
    int64_t limit;
    gi_error_clear(p->t);
    if (v == GI_NULL || !gi_is_int(v) || gi_int_overflow(v, &limit) != 0) {
        return 0;
    }
    size_t n = 0;
    for (; tb != NULL; tb = tb->next) {
        n++;
    }
    limit = limit < 0 ? 0 : limit;
    return (size_t)limit < n ? n - (size_t)limit : 0;
}

/* The entries, equal ones folded. */
static void emit_stack(Printer *p, const GiTraceback *tb, char margin, const char *title) {
    for (size_t skip = skipped(p, tb); skip > 0; skip--) {
        tb = tb->next;
    }
    if (tb == NULL) {
        return;
    }
    emit_margin(p, title, strlen(title), margin);
    const GiTraceback *last = NULL;
    int32_t last_line = 0;
    size_t count = 0;
    for (; tb != NULL && p->out.ok; tb = tb->next) {
        GiPosition at = position_of(tb);
        bool same = last != NULL && at.line == last_line &&
                    gi_str_equal(gi_code_filename(tb->code), gi_code_filename(last->code)) &&
                    gi_str_equal(gi_code_name(tb->code), gi_code_name(last->code));
        if (!same) {
            emit_repeats(p, count);
            last = tb;
            last_line = at.line;
            count = 0;
        }
        if (++count <= GI_REPEATS_SHOWN) {
            emit_entry(p, tb, at);
        }
    }
    emit_repeats(p, count);
}

/* --- the message --- */

/* str(v) or repr(v), or "<what str() failed>". Owned; GI_NULL: no memory. */
static GiValue safe_text(GiThread *t, GiValue v, const char *what, bool repr) {
    GiValue r = repr ? gi_repr(t, v) : gi_str(t, v);
    if (r == GI_NULL) {
        gi_error_clear(t);
        r = gi_str_from_format(t, "<%s %s() failed>", what, repr ? "repr" : "str");
    }
    return r;
}

/* The name of an exception's class as printed; owned. */
static GiValue class_text(GiThread *t, GiValue exc) {
    GiValue cls = gi_type_value(gi_type(exc));
    GiValue module = gi_getattr(t, cls, GI_NAME(t, __module__));
    gi_error_clear(t);
    GiValue name = gi_type_qualname(t, gi_type(exc)), r;
    bool hidden = module != GI_NULL && gi_is_str(module) &&
                  (gi_str_equal_text(module, "builtins") || gi_str_equal_text(module, "__main__"));
    if (name == GI_NULL || hidden) {
        r = name;
    } else {
        bool known = module != GI_NULL && gi_is_str(module);
        r = known ? gi_str_from_format(t, "%S.%S", module, name) : gi_str_from_format(t, "<unknown>.%S", name);
        gi_drop(t, name);
    }
    gi_xdrop(t, module);
    return r;
}

/* Adds "Did you mean" and "Did you forget to import" to a message that is taken over. */
static GiValue add_hints_steal(GiThread *t, GiValue exc, GiValue text) {
    GiValue near = gi_suggest_for_exception(t, exc);
    GiValue result = text;
    if (near != GI_NULL) {
        result = gi_str_from_format(t, "%S. Did you mean: '%S'?", text, near);
    }
    GiValue name = gi_is_instance(exc, &gi_NameError) ? ((GiNameError *)gi_object(exc))->name : GI_NULL;
    GiValue modules = name == GI_NULL || !gi_is_str(name) ? GI_NULL : gi_sys_get(t, "stdlib_module_names");
    if (result != GI_NULL && modules != GI_NULL && gi_contains(t, modules, name) > 0) {
        GiValue more = gi_str_from_format(t, "%S%s you forget to import '%S'?", result,
                                          near != GI_NULL ? " Or did" : ". Did", name);
        if (result != text) {
            gi_xdrop(t, result);
        }
        result = more;
    }
    gi_xdrop(t, near);
    if (result != text) {
        gi_drop(t, text);
    }
    gi_error_clear(t);
    return result;
}

static void emit_notes(Printer *p, GiValue exc) {
    GiThread *t = p->t;
    GiValue notes;
    if (gi_getattr_optional(t, exc, GI_NAME(t, __notes__), &notes) < 0) {
        GiValue error = gi_error_take(t);
        GiValue text = safe_text(t, error, "__notes__", true);
        emit_steal(p, text == GI_NULL ? GI_NULL
                                      : gi_str_from_format(t, "Ignored error getting __notes__: %S\n", text));
        gi_xdrop(t, text);
        gi_drop(t, error);
        return;
    }
    if (notes == GI_NULL || notes == GI_NONE) {
        return;
    }
    if (gi_is_list(notes) || gi_is_tuple(notes)) {
        GiValue items = gi_list_from(t, notes);
        for (size_t i = 0; items != GI_NULL && i < gi_as_list(items)->size; i++) {
            GiValue text = safe_text(t, gi_as_list(items)->items[i], "note", false);
            emit_steal(p, text == GI_NULL ? GI_NULL : gi_str_from_format(t, "%S\n", text));
            gi_xdrop(t, text);
        }
        gi_xdrop(t, items);
    } else {
        GiValue text = safe_text(t, notes, "__notes__", true);
        emit_steal(p, text == GI_NULL ? GI_NULL : gi_str_from_format(t, "%S\n", text));
        gi_xdrop(t, text);
    }
    gi_drop(t, notes);
    gi_error_clear(t);
}

/* "Type: message" and notes. */
static void emit_message(Printer *p, GiValue exc) {
    GiThread *t = p->t;
    if (gi_is_instance(exc, &gi_SyntaxError)) {
        GiText b;
        gi_text_init(&b, t);
        gi_traceback_add_syntax_error(&b, exc);
        emit_steal(p, gi_text_finish(&b));
    } else {
        GiValue name = class_text(t, exc), text = safe_text(t, exc, "exception", false);
        text = text == GI_NULL ? GI_NULL : add_hints_steal(t, exc, text);
        if (name != GI_NULL && text != GI_NULL) {
            emit_steal(p, gi_str_size(text) == 0 ? gi_str_from_format(t, "%S\n", name)
                                                 : gi_str_from_format(t, "%S: %S\n", name, text));
        }
        gi_xdrop(t, name);
        gi_xdrop(t, text);
        gi_error_clear(t);
    }
    emit_notes(p, exc);
}

/* --- chains and groups --- */

/* Marks exc as printed; false: it already was. */
static bool mark_seen(Printer *p, GiValue exc) {
    const GiList *l = gi_as_list(p->seen);
    for (size_t i = 0; i < l->size; i++) {
        if (l->items[i] == exc) {
            return false;
        }
    }
    bool ok = gi_list_append(p->t, p->seen, exc);
    gi_error_clear(p->t);
    return ok;
}

static void emit_exception(Printer *p, GiValue exc);

static void emit_member(Printer *p, GiValue members, size_t i) {
    size_t total = gi_as_tuple(members)->size;
    char title[80];
    bool more = i >= GI_GROUP_WIDTH;
    indent(p);
    snprintf(title, sizeof title, more ? "%s+---------------- ... ----------------\n"
                                       : "%s+---------------- %zu ----------------\n",
             i == 0 ? "+-" : "  ", i + 1);
    gi_text_add_text(&p->out, title);
    p->depth++;
    if (more) {
        size_t rest = total - GI_GROUP_WIDTH;
        snprintf(title, sizeof title, "and %zu more exception%s\n", rest, rest > 1 ? "s" : "");
        emit_text(p, title);
    } else {
        emit_exception(p, gi_as_tuple(members)->items[i]);
    }
    bool last = i + 1 == total || more;
    if (last && p->need_close) {
        indent(p);
        gi_text_add_text(&p->out, "+------------------------------------\n");
        p->need_close = false;
    }
    p->depth--;
}

static void emit_group(Printer *p, GiValue exc) {
    if (p->depth > GI_GROUP_DEPTH) {
        emit_text(p, "... (max_group_depth is 10)\n");
        return;
    }
    bool top = p->depth == 0;
    p->depth += top;
    GiValue tb = gi_as_exception(exc)->traceback;
    emit_stack(p, tb == GI_NULL ? NULL : (GiTraceback *)gi_object(tb), top ? '+' : '|',
               "Exception Group Traceback (most recent call last):\n");
    emit_message(p, exc);
    GiValue members = gi_take(((GiExceptionGroup *)gi_object(exc))->exceptions);
    size_t n = gi_as_tuple(members)->size;
    n = n > GI_GROUP_WIDTH ? GI_GROUP_WIDTH + 1 : n;
    p->need_close = false;
    for (size_t i = 0; i < n && p->out.ok; i++) {
        p->need_close = p->need_close || i + 1 == n;
        emit_member(p, members, i);
    }
    gi_drop(p->t, members);
    p->depth -= top;
}

static void emit_one(Printer *p, GiValue exc) {
    if (gi_is_instance(exc, &gi_BaseExceptionGroup) &&
        ((GiExceptionGroup *)gi_object(exc))->exceptions != GI_NULL) {
        emit_group(p, exc);
        return;
    }
    GiValue tb = gi_as_exception(exc)->traceback;
    emit_stack(p, tb == GI_NULL ? NULL : (GiTraceback *)gi_object(tb), '|',
               "Traceback (most recent call last):\n");
    emit_message(p, exc);
}

/* What exc was raised from: its cause, else its context; borrowed, GI_NULL: nothing to show. */
static GiValue origin(Printer *p, GiValue exc, const char **message) {
    GiException *e = gi_as_exception(exc);
    if (e->cause != GI_NULL) {
        *message = cause_message;
        return mark_seen(p, e->cause) ? e->cause : GI_NULL;
    }
    if (e->context != GI_NULL && !e->suppress_context) {
        *message = context_message;
        return mark_seen(p, e->context) ? e->context : GI_NULL;
    }
    return GI_NULL;
}

/* The chain that ends in exc, oldest first. */
static void emit_exception(Printer *p, GiValue exc) {
    GiThread *t = p->t;
    GiValue chain = gi_enter(t, "") ? gi_list(t, &exc, 1) : GI_NULL;
    if (chain == GI_NULL) {
        gi_error_clear(t);
        return;
    }
    mark_seen(p, exc);
    const char *message = NULL;
    for (GiValue at = exc; (at = origin(p, at, &message)) != GI_NULL;) {
        if (!gi_list_append(t, chain, at)) {
            break;
        }
    }
    gi_error_clear(t);
    for (size_t i = gi_as_list(chain)->size; i-- > 0 && p->out.ok;) {
        GiValue at = gi_as_list(chain)->items[i];
        emit_one(p, at);
        if (i > 0) {
            GiException *next = gi_as_exception(gi_as_list(chain)->items[i - 1]);
            emit_text(p, next->cause == at ? cause_message : context_message);
        }
    }
    gi_drop(t, chain);
    gi_leave(t);
}

/* --- entry points --- */

/* The text of exc as one str. */
GiValue gi_error_format(GiThread *t, GiValue exc) {
    GiValue saved = gi_error_take(t);
    Printer p = {.t = t, .seen = gi_list(t, NULL, 0)};
    GiValue r = GI_NULL;
    if (p.seen != GI_NULL) {
        gi_take(exc);
        gi_text_init(&p.out, t);
        emit_exception(&p, exc);
        r = gi_text_finish(&p.out);
        gi_drop(t, p.seen);
        gi_drop(t, exc);
    }
    gi_source_forget_files(t);
    if (saved != GI_NULL) {
        gi_xdrop(t, r == GI_NULL ? gi_error_take(t) : GI_NULL);
        gi_error_restore_steal(t, saved);
    }
    return r;
}

/* Writes the text to a file object. */
void gi_error_print(GiThread *t, GiValue exc, GiValue file) {
    GiValue saved = gi_error_take(t);
    GiValue text = gi_error_format(t, exc);
    file = file == GI_NULL ? gi_sys_get(t, "stderr") : file;
    if (text != GI_NULL && file != GI_NULL && file != GI_NONE) {
        gi_take(file);
        GiValue r = gi_call_method1(t, file, GI_NAME(t, write), text);
        gi_xdrop(t, r);
        gi_error_clear(t);
        r = gi_call_method0(t, file, GI_NAME(t, flush));
        gi_xdrop(t, r);
        gi_drop(t, file);
    } else if (text != GI_NULL && file == GI_NULL && t->vm->write != NULL) {
        t->vm->write(t->vm->ud, 2, gi_str_text(text), gi_str_size(text));
    }
    gi_xdrop(t, text);
    gi_error_clear(t);
    t->exc = saved;
}
