/* SPDX-License-Identifier: MIT
 * runtime/errors/traceback_print.c: the text of an exception as CPython 3.13 prints it: traceback, message with
 * suggestion, notes, the chain of causes and contexts, groups drawn as a tree.
 *
 * A Printer collects the text. Each piece is indented to the depth of the group it belongs to. Errors on
 * the way (a failing __str__) are replaced by a text or dropped.
 */
#include <stdio.h>

#include "runtime/errors/color.h"
#include "runtime/errors/exception.h"
#include "runtime/errors/suggest.h"
#include "runtime/errors/traceback_frame.h"
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

/* One place in the output where an exception stands. */
typedef struct Node {
    GiValue exc;
    uint32_t origin;  /* node of its cause or context, or GI_NO_NODE */
    uint32_t members; /* first of `count` nodes of a group's members */
    uint32_t count;
    bool from_cause;
} Node;
#define GI_NO_NODE UINT32_MAX
#define GI_NODES_MAX 1000000u

typedef struct Printer {
    GiThread *t;
    GiText out;
    GiValue seen;    /* list of the exceptions that have a node */
    Node *nodes;
    uint32_t node_count, node_capacity;
    int depth;       /* of groups */
    bool color;
    bool plain;      /* only source lines below the entries */
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
    at = p->plain ? (GiPosition){at.line, -1, at.line, -1} : at;
    gi_traceback_add_frame(&b, gi_code_filename(tb->code), gi_code_name(tb->code), at, p->color);
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
    GiValue modules = GI_NULL;
    if (name != GI_NULL && gi_is_str(name)) {
        modules = gi_import_attr(t, "sys", "stdlib_module_names");
        gi_error_clear(t);
    }
    if (result != GI_NULL && modules != GI_NULL && gi_contains(t, modules, name) > 0) {
        GiValue more = gi_str_from_format(t, "%S%s you forget to import '%S'?", result,
                                          near != GI_NULL ? " Or did" : ". Did", name);
        if (result != text) {
            gi_xdrop(t, result);
        }
        result = more;
    }
    gi_xdrop(t, near);
    gi_xdrop(t, modules);
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

/* "Type: message" as one str; owned. */
static GiValue last_line(const Printer *p, GiValue name, GiValue text) {
    GiText b;
    gi_text_init(&b, p->t);
    gi_color_add(&b, p->color, GI_COLOR_TITLE, gi_str_text(name), gi_str_size(name));
    if (gi_str_size(text) > 0) {
        gi_text_add_text(&b, ": ");
        gi_color_add(&b, p->color, GI_COLOR_NAME, gi_str_text(text), gi_str_size(text));
    }
    gi_text_add_text(&b, "\n");
    return gi_text_finish(&b);
}

/* The last line and notes. */
static void emit_message(Printer *p, GiValue exc) {
    GiThread *t = p->t;
    if (gi_is_instance(exc, &gi_SyntaxError)) {
        GiText b;
        gi_text_init(&b, t);
        gi_traceback_add_syntax_error(&b, exc, p->color);
        emit_steal(p, gi_text_finish(&b));
    } else {
        GiValue name = class_text(t, exc), text = safe_text(t, exc, "exception", false);
        text = text == GI_NULL ? GI_NULL : add_hints_steal(t, exc, text);
        if (name != GI_NULL && text != GI_NULL) {
            emit_steal(p, last_line(p, name, text));
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

/* A new node; GI_NO_NODE: no memory. The exception is kept alive by p->seen. */
static uint32_t add_node(Printer *p, GiValue exc) {
    if (p->node_count == p->node_capacity) {
        size_t capacity = p->node_capacity == 0 ? 16 : (size_t)p->node_capacity * 2;
        Node *nodes = p->nodes == NULL
                          ? gi_alloc_array(p->t, capacity, sizeof *nodes)
                          : gi_resize_array(p->t, p->nodes, p->node_capacity, capacity, sizeof *nodes);
        if (nodes == NULL || capacity > GI_NODES_MAX) {
            gi_error_clear(p->t);
            return GI_NO_NODE;
        }
        p->nodes = nodes;
        p->node_capacity = (uint32_t)capacity;
    }
    p->nodes[p->node_count] = (Node){.exc = exc, .origin = GI_NO_NODE, .members = GI_NO_NODE};
    return p->node_count++;
}

/* Adds the node of what the exception was raised from. */
static void plan_origin(Printer *p, uint32_t at) {
    const GiException *e = gi_as_exception(p->nodes[at].exc);
    GiValue from = GI_NULL;
    bool cause = e->cause != GI_NULL && mark_seen(p, e->cause);
    if (cause) {
        from = e->cause;
    } else if (e->context != GI_NULL && !e->suppress_context && mark_seen(p, e->context)) {
        from = e->context;
    }
    if (from != GI_NULL) {
        uint32_t node = add_node(p, from);
        p->nodes[at].origin = node;
        p->nodes[at].from_cause = cause;
    }
}

static void plan_members(Printer *p, uint32_t at) {
    GiValue exc = p->nodes[at].exc;
    if (!gi_is_instance(exc, &gi_BaseExceptionGroup)) {
        return;
    }
    GiValue members = ((GiExceptionGroup *)gi_object(exc))->exceptions;
    for (size_t i = 0; members != GI_NULL && i < gi_as_tuple(members)->size; i++) {
        GiValue member = gi_as_tuple(members)->items[i];
        mark_seen(p, member);
        uint32_t node = add_node(p, member);
        if (node == GI_NO_NODE) {
            return;
        }
        p->nodes[at].members = i == 0 ? node : p->nodes[at].members;
        p->nodes[at].count++;
    }
}

/* Lays out what is to be printed. Each exception appears as an origin once; which one keeps it follows
 * from CPython's order: the node added last is looked at first. */
static uint32_t plan(Printer *p, GiValue exc) {
    mark_seen(p, exc);
    uint32_t root = add_node(p, exc);
    GiValue pending = root == GI_NO_NODE ? GI_NULL : gi_list(p->t, NULL, 0);
    GiValue first = gi_int_imm(0);
    bool ok = pending != GI_NULL && gi_list_append(p->t, pending, first);
    while (ok && gi_as_list(pending)->size > 0) {
        GiList *l = gi_as_list(pending);
        uint32_t at = (uint32_t)gi_int_imm_value(l->items[--l->size]);
        plan_origin(p, at);
        plan_members(p, at);
        const Node *n = &p->nodes[at];
        ok = n->origin == GI_NO_NODE || gi_list_append(p->t, pending, gi_int_imm(n->origin));
        for (uint32_t i = 0; ok && i < n->count; i++) {
            ok = gi_list_append(p->t, pending, gi_int_imm(n->members + i));
        }
    }
    gi_xdrop(p->t, pending);
    gi_error_clear(p->t);
    return root;
}

static void emit_node(Printer *p, uint32_t at);

static void emit_member(Printer *p, uint32_t group, uint32_t i) {
    uint32_t total = p->nodes[group].count;
    char title[80];
    bool more = i >= GI_GROUP_WIDTH;
    indent(p);
    snprintf(title, sizeof title, more ? "%s+---------------- ... ----------------\n"
                                       : "%s+---------------- %u ----------------\n",
             i == 0 ? "+-" : "  ", i + 1);
    gi_text_add_text(&p->out, title);
    p->depth++;
    if (more) {
        uint32_t rest = total - GI_GROUP_WIDTH;
        snprintf(title, sizeof title, "and %u more exception%s\n", rest, rest > 1 ? "s" : "");
        emit_text(p, title);
    } else {
        emit_node(p, p->nodes[group].members + i);
    }
    bool last = i + 1 == total || more;
    if (last && p->need_close) {
        indent(p);
        gi_text_add_text(&p->out, "+------------------------------------\n");
        p->need_close = false;
    }
    p->depth--;
}

static void emit_group(Printer *p, uint32_t at) {
    GiValue exc = p->nodes[at].exc;
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
    uint32_t n = p->nodes[at].count;
    n = n > GI_GROUP_WIDTH ? GI_GROUP_WIDTH + 1 : n;
    p->need_close = false;
    for (uint32_t i = 0; i < n && p->out.ok; i++) {
        p->need_close = p->need_close || i + 1 == n;
        emit_member(p, at, i);
    }
    p->depth -= top;
}

static void emit_one(Printer *p, uint32_t at) {
    GiValue exc = p->nodes[at].exc;
    if (p->nodes[at].count > 0) {
        emit_group(p, at);
        return;
    }
    GiValue tb = gi_as_exception(exc)->traceback;
    emit_stack(p, tb == GI_NULL ? NULL : (GiTraceback *)gi_object(tb), '|',
               "Traceback (most recent call last):\n");
    emit_message(p, exc);
}

/* The chain that ends in a node, oldest first. */
static void emit_node(Printer *p, uint32_t at) {
    GiThread *t = p->t;
    GiValue chain = gi_enter(t, "") ? gi_list(t, NULL, 0) : GI_NULL;
    if (chain == GI_NULL) {
        gi_error_clear(t);
        return;
    }
    for (uint32_t i = at; i != GI_NO_NODE && gi_list_append(t, chain, gi_int_imm(i));) {
        i = p->nodes[i].origin;
    }
    gi_error_clear(t);
    for (size_t i = gi_as_list(chain)->size; i-- > 0 && p->out.ok;) {
        emit_one(p, (uint32_t)gi_int_imm_value(gi_as_list(chain)->items[i]));
        if (i > 0) {
            int64_t next = gi_int_imm_value(gi_as_list(chain)->items[i - 1]);
            emit_text(p, p->nodes[next].from_cause ? cause_message : context_message);
        }
    }
    gi_drop(t, chain);
    gi_leave(t);
}

/* --- entry points --- */

static GiValue format(GiThread *t, GiValue exc, bool color) {
    GiValue saved = gi_error_take(t);
    Printer p = {.t = t, .seen = gi_list(t, NULL, 0), .color = color};
    GiValue r = GI_NULL;
    if (p.seen != GI_NULL) {
        gi_take(exc);
        gi_text_init(&p.out, t);
        uint32_t root = plan(&p, exc);
        if (root != GI_NO_NODE) {
            emit_node(&p, root);
        }
        r = gi_text_finish(&p.out);
        if (p.nodes != NULL) {
            gi_free(t, p.nodes, p.node_capacity * sizeof *p.nodes);
        }
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

/* The text of exc as one str. */
GiValue gi_error_format(GiThread *t, GiValue exc) { return format(t, exc, false); }

/* Stack, class and text, as CPython shows an exception that nobody can catch: without carets, hints, notes and what
 * it was raised from; owned. */
static GiValue format_plain(GiThread *t, GiValue exc) {
    GiValue saved = gi_error_take(t), tb = gi_as_exception(exc)->traceback;
    Printer p = {.t = t, .plain = true};
    gi_text_init(&p.out, t);
    emit_stack(&p, tb == GI_NULL ? NULL : (GiTraceback *)gi_object(tb), '|', "Traceback (most recent call last):\n");
    GiValue name = class_text(t, exc), text = name == GI_NULL ? GI_NULL : safe_text(t, exc, "exception", false);
    emit_steal(&p, text == GI_NULL ? GI_NULL : gi_str_from_format(t, "%S: %S\n", name, text));
    gi_xdrop(t, name);
    gi_xdrop(t, text);
    gi_source_forget_files(t);
    GiValue r = gi_text_finish(&p.out);
    gi_error_clear(t);
    t->exc = saved;
    return r;
}

/* Writes a text, which is taken over, to a file object. */
static void write_steal(GiThread *t, GiValue file, GiValue text) {
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
}

/* In colour to the terminal that is our standard error. */
void gi_error_print(GiThread *t, GiValue exc, GiValue file) {
    GiValue saved = gi_error_take(t);
    file = file == GI_NULL ? gi_sys_get(t, "stderr") : file;
    bool color = file != GI_NULL && file == gi_sys_get(t, "__stderr__") && gi_color_wanted(t, 2);
    write_steal(t, file, format(t, exc, color));
    t->exc = saved;
}

void gi_error_print_plain(GiThread *t, GiValue exc) {
    GiValue saved = gi_error_take(t);
    write_steal(t, gi_sys_get(t, "stderr"), format_plain(t, exc));
    t->exc = saved;
}
