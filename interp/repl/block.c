/* SPDX-License-Identifier: MIT
 * interp/repl/block.c: one entry at the prompt. A compound statement is complete with an empty line, as it
 * always was at Python's prompt; an entry of several statements (a paste, a recalled block) runs as a whole
 * and shows the value of its last statement, as CPython 3.13 does.
 */
#include "interp/repl/block.h"

#include "interp/syntax/ast.h"
#include "interp/compiler/code.h"
#include "runtime/errors/error.h"
#include "runtime/types/str.h"

typedef enum Verdict { COMPLETE, INCOMPLETE, WRONG, FAILED } Verdict;

static const char *last_line(const char *text, size_t size) {
    const char *p = text + size;
    while (p > text && p[-1] != '\n') {
        p--;
    }
    return p;
}

static size_t blank_size(const char *p, const char *end) {
    size_t n = 0;
    while (p + n < end && strchr(" \t\f\r", p[n]) != NULL && p[n] != 0) {
        n++;
    }
    return n;
}

static bool all_blank(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (strchr(" \t\f\r\n", text[i]) == NULL || text[i] == 0) {
            return false;
        }
    }
    return true;
}

/* Parses `text` and forgets the tree. Warnings are for the run, not for the look. */
static Verdict judge(GiThread *t, const char *text, size_t size, uint32_t flags) {
    GiArena *a = gi_arena_new(t);
    GiValue name = gi_str_from_text(t, "<stdin>");
    GiNode *tree = NULL;
    if (a != NULL && name != GI_NULL) {
        gi_arena_set_source(a, text, size, name);
        t->vm->mute_syntax_warnings = true;
        tree = gi_parse(t, a, text, size, name, 's', GI_COMPILE_INTERACTIVE_INPUT | flags);
        t->vm->mute_syntax_warnings = false;
    }
    if (a != NULL) {
        gi_arena_free(a);
    }
    gi_xdrop(t, name);
    if (tree != NULL) {
        return COMPLETE;
    }
    if (gi_error_clear_if(t, &gi_IncompleteInputError)) {
        return INCOMPLETE;
    }
    return gi_error_clear_if(t, &gi_SyntaxError) || gi_error_clear_if(t, &gi_UnicodeError) ? WRONG : FAILED;
}

/* As CPython's codeop: without the line end a block is still open, with it an unfinished line is wrong. */
static Verdict judge_line(GiThread *t, const char *text, size_t size) {
    Verdict v = judge(t, text, size - 1, GI_COMPILE_NO_IMPLY_DEDENT);
    if (v != INCOMPLETE && v != WRONG) {
        return v;
    }
    v = judge(t, text, size, GI_COMPILE_NO_IMPLY_DEDENT);
    return v == COMPLETE ? INCOMPLETE : v;
}

int gi_block_wants_more(GiThread *t, const char *text, size_t size, bool editing) {
    const char *last = last_line(text, size);
    bool indented = last < text + size && (*last == ' ' || *last == '\t');
    bool blank = last + blank_size(last, text + size) == text + size;
    if (all_blank(text, size)) {
        return 0;
    }
    size_t used = blank ? (size_t)(last - text) : size;
    char *copy = gi_alloc(t, used + 2);
    if (copy == NULL) {
        return -1;
    }
    memcpy(copy, text, used);
    memcpy(copy + used, "\n", 2);
    Verdict v = blank ? judge(t, copy, used + 1, 0) : judge_line(t, copy, used + 1);
    gi_free(t, copy, used + 2);
    switch (v) {
    case COMPLETE: return 0;
    case INCOMPLETE: return 1;
    case WRONG: return editing && last > text && (indented || !blank);
    default: return -1;
    }
}

/* --- the quick look --- */

static void scan_string(GiBlockScan *s, const char *text, size_t size) {
    char c = text[s->at];
    if (c == '\\') {
        s->at++;
    } else if (c == s->quote && !s->triple) {
        s->quote = 0;
    } else if (c == s->quote && s->at + 2 < size && text[s->at + 1] == c && text[s->at + 2] == c) {
        s->quote = 0;
        s->at += 2;
    }
}

static void scan_code(GiBlockScan *s, const char *text, size_t size) {
    char c = text[s->at];
    if (c == '"' || c == '\'') {
        s->quote = c;
        s->triple = s->at + 2 < size && text[s->at + 1] == c && text[s->at + 2] == c;
        s->at += s->triple ? 2 : 0;
    } else if (c == '(' || c == '[' || c == '{') {
        s->depth++;
    } else if (c == ')' || c == ']' || c == '}') {
        s->depth -= s->depth > 0;
    } else if (c == '#') {
        s->comment = true;
        return;
    }
    s->last = c;
}

static void scan_line_end(GiBlockScan *s) {
    s->quote = s->triple ? s->quote : 0;
    s->comment = false;
    s->going_on = s->quote != 0 || s->depth > 0 || s->last == '\\';
    if (!s->going_on && (s->outermost || s->last == 0)) {
        s->header = s->last == ':';
    }
    s->last = s->going_on ? s->last : 0;
}

bool gi_block_scan(GiBlockScan *s, const char *text, size_t size) {
    bool indented = false;
    for (; s->at < size; s->at++) {
        char c = text[s->at];
        bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\f';
        if (s->at == 0 || text[s->at - 1] == '\n') {
            indented = blank;
            s->outermost = s->going_on ? s->outermost : !blank;
        }
        if (c == '\n') {
            scan_line_end(s);
        } else if (s->quote != 0) {
            scan_string(s, text, size);
        } else if (!s->comment && !blank) {
            scan_code(s, text, size);
        }
    }
    return (s->quote != 0 && s->triple) || s->depth > 0 || (s->header && indented && s->last != 0);
}

/* --- code --- */

/* Code of some statements of a module. */
static GiValue compile_part(GiThread *t, GiArena *a, const GiNode *tree, GiNodes body, GiNodeKind kind,
                            GiValue filename, uint32_t flags) {
    GiNode part = *tree;
    part.kind = (uint8_t)kind;
    part.u.module.body = body;
    return gi_compile_tree(t, a, &part, filename, flags);
}

/* `from __future__ import annotations` (or barry_as_FLUFL) holds for the rest of the session. */
static uint32_t future_flags(GiValue code) {
    uint32_t flags = gi_as_code(code)->flags;
    return (flags & GI_CO_FUTURE_ANNOTATIONS ? GI_COMPILE_ANNOTATIONS : 0) |
           (flags & GI_CO_FUTURE_FLUFL ? GI_COMPILE_FLUFL : 0);
}

bool gi_block_compile(GiThread *t, const char *text, size_t size, GiValue filename, uint32_t *flags, GiBlockCode *code) {
    *code = (GiBlockCode){GI_NULL, GI_NULL};
    GiArena *a = gi_arena_new(t);
    if (a == NULL) {
        return false;
    }
    gi_arena_set_source(a, text, size, filename);
    GiNode *tree = gi_parse(t, a, text, size, filename, 'x', *flags);
    bool ok = tree != NULL;
    GiNodes all = ok ? tree->u.module.body : (GiNodes){NULL, 0};
    if (ok && all.n > 1) {
        GiNodes first = {all.items, all.n - 1};
        code->first = compile_part(t, a, tree, first, GI_N_MODULE, filename, *flags);
        ok = code->first != GI_NULL;
        *flags |= ok ? future_flags(code->first) : 0;
    }
    if (ok) {
        GiNodes last = {all.n > 0 ? all.items + all.n - 1 : NULL, all.n > 0};
        code->last = compile_part(t, a, tree, last, GI_N_INTERACTIVE, filename, *flags);
        ok = code->last != GI_NULL;
        *flags |= ok ? future_flags(code->last) : 0;
    }
    gi_arena_free(a);
    if (!ok) {
        gi_xdrop(t, code->first);
    }
    return ok;
}
