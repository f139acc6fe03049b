/* SPDX-License-Identifier: MIT
 * interp/compiler/symbols_export.c turns the scopes of a program into Python values, for the module _symtable: per scope
 * a tuple (name, type, first line, nested, names of parameters, {name: flags}, scopes inside it).
 *
 * E1  An inlined comprehension is no scope of its own there: its names join those of the scope whose frame runs it,
 *     behind that scope's own, and what is nested in it takes its place.
 * E2  Annotations that are never evaluated are no scope either.
 *
 * The flags are CPython's, as the module symtable reads them: how a name is used in the low bits, its scope above.
 */
#include "interp/compiler/symbols.h"
#include "runtime/types/dict.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define SCOPE_OFFSET 12
#define COMPREHENSION_CELL 2048u

static const struct { uint32_t own, shown; } flag_names[] = {
    {GI_SYM_GLOBAL, 1}, {GI_SYM_LOCAL, 2}, {GI_SYM_PARAM, 4}, {GI_SYM_NONLOCAL, 8}, {GI_SYM_USE, 16},
    {GI_SYM_FREE_CLASS, 64}, {GI_SYM_IMPORT, 128}, {GI_SYM_ANNOTATED, 256}, {GI_SYM_COMP_TARGET, 512},
    {GI_SYM_TYPE_PARAM, 1024 | 2}};

static GiValue shown_flags(const GiSymbol *s, bool joined) {
    static const uint8_t scopes[] = {[GI_NAME_UNKNOWN] = 3, [GI_NAME_LOCAL] = 1, [GI_NAME_GLOBAL_EXPLICIT] = 2,
                                     [GI_NAME_GLOBAL_IMPLICIT] = 3, [GI_NAME_FREE] = 4, [GI_NAME_CELL] = 5};
    uint32_t r = 0;
    for (size_t i = 0; i < sizeof flag_names / sizeof *flag_names; i++) {
        r |= s->flags & flag_names[i].own ? flag_names[i].shown : 0;
    }
    r |= joined && s->scope == GI_NAME_CELL ? COMPREHENSION_CELL : 0;
    return gi_int_imm(r | (uint32_t)scopes[s->scope] << SCOPE_OFFSET);
}

/* Has the program itself to do with the symbol, or is it there because code inside is free to use it? */
static bool is_own(const GiSymbol *s) { return s->flags != 0; }

static bool add_symbols(GiThread *t, GiDict *d, const GiScope *scope, bool joined) {
    for (const GiSymbol *s = scope->first; s != NULL; s = s->next) {
        if (joined ? gi_dict_get_str(t, d, s->name) != GI_NULL || gi_str_equal_text(s->name, ".0") : !is_own(s)) {
            continue;
        }
        if (gi_failed(t) || !gi_dict_set_str(t, d, s->name, shown_flags(s, joined))) {
            return false;
        }
    }
    for (const GiScope *child = scope->first_child; child != NULL; child = child->sibling) { /* E1 */
        if (child->inlined && !add_symbols(t, d, child, true)) {
            return false;
        }
    }
    return !gi_failed(t);
}

static GiValue export_scope(GiThread *t, const GiScope *scope);

static bool add_children(GiThread *t, GiValue list, const GiScope *scope) {
    if (!gi_enter(t, " during compilation")) {
        return false;
    }
    bool ok = true;
    for (const GiScope *child = scope->first_child; ok && child != NULL; child = child->sibling) {
        if (child->inlined) {
            ok = add_children(t, list, child);
        } else if (child->kind != GI_SCOPE_ANNOTATION) { /* E2 */
            GiValue v = export_scope(t, child);
            ok = v != GI_NULL && gi_list_append(t, list, v);
            gi_xdrop(t, v);
        }
    }
    gi_leave(t);
    return ok;
}

/* Names of code objects stand in angle brackets where they are no names of the program. */
static GiValue shown_name(GiThread *t, const GiScope *scope) {
    if (scope->kind == GI_SCOPE_MODULE) {
        return gi_str_from_text(t, "top");
    }
    const char *text = gi_str_text(scope->name);
    size_t size = gi_str_size(scope->name);
    return text[0] == '<' && size > 2 ? gi_str_from(t, text + 1, size - 2) : gi_take(scope->name);
}

static GiValue parameters(GiThread *t, const GiScope *scope) {
    GiValue list = gi_list(t, NULL, 0);
    for (const GiSymbol *s = scope->first; list != GI_NULL && s != NULL; s = s->next) {
        if ((s->flags & GI_SYM_PARAM) && !gi_list_append(t, list, s->name)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

static GiValue export_scope(GiThread *t, const GiScope *scope) {
    static const uint8_t types[] = {[GI_SCOPE_MODULE] = 2, [GI_SCOPE_CLASS] = 1, [GI_SCOPE_FUNCTION] = 0,
                                    [GI_SCOPE_ANNOTATION] = 3, [GI_SCOPE_TYPE_ALIAS] = 4, [GI_SCOPE_TYPE_PARAMS] = 5,
                                    [GI_SCOPE_TYPE_VARIABLE] = 6};
    GiValue name = shown_name(t, scope), params = parameters(t, scope), symbols = gi_dict(t);
    GiValue children = gi_list(t, NULL, 0), r = GI_NULL;
    if (name != GI_NULL && params != GI_NULL && symbols != GI_NULL && children != GI_NULL &&
        add_symbols(t, gi_as_dict(symbols), scope, false) && add_children(t, children, scope)) {
        int32_t line = scope->kind == GI_SCOPE_MODULE ? 0 : scope->node->line;
        const GiValue parts[] = {name, gi_int_imm(types[scope->kind]), gi_int_imm(line), gi_int_imm(scope->nested),
                                 params, symbols, children};
        r = gi_tuple(t, parts, sizeof parts / sizeof *parts);
    }
    gi_xdrop(t, name);
    gi_xdrop(t, params);
    gi_xdrop(t, symbols);
    gi_xdrop(t, children);
    return r;
}

/* See symbols.h. */
GiValue gi_symbols_export(const GiSymbols *s) { return export_scope(s->t, s->top); }
