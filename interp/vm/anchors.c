/* SPDX-License-Identifier: MIT
 * interp/vm/anchors.c: caret anchors of expressions for tracebacks: where the operator of a binary operation
 * is, the brackets of a subscript or call. The rules are those of CPython's traceback module. */
#include "runtime/anchors.h"

#include "interp/syntax/ast.h"
#include "runtime/types/str.h"

typedef struct Text { /* a segment and a place in it */
    const char *p;
    size_t size;
    int32_t line, column;
    size_t at; /* offset of {line, column} */
} Text;

static size_t offset_of(const Text *x, int32_t line, int32_t column) {
    size_t at = 0;
    while (line > 0 && at < x->size) {
        line -= x->p[at++] == '\n';
    }
    return at + (size_t)column;
}

static bool go_to(Text *x, int32_t line, int32_t column) {
    x->line = line;
    x->column = column;
    x->at = offset_of(x, line, column);
    return x->at <= x->size;
}

/* Moves past line ends to a character. */
static bool settle(Text *x) {
    while (x->at < x->size && x->p[x->at] == '\n') {
        x->at++;
        x->line++;
        x->column = 0;
    }
    return x->at < x->size;
}

static bool next_line(Text *x) {
    while (x->at < x->size && x->p[x->at] != '\n') {
        x->at++;
    }
    return settle(x);
}

/* Moves to the first character that is `wanted` (0: neither space nor ')'), past comments and joins. */
static bool seek(Text *x, char wanted) {
    if (!settle(x)) {
        return false;
    }
    for (;;) {
        char c = x->p[x->at];
        if (c == '\\' || c == '#') {
            if (!next_line(x)) {
                return false;
            }
            continue;
        }
        bool space = c == ' ' || c == '\t' || c == '\f' || c == '\r';
        if (wanted != 0 ? c == wanted : !space && c != ')') {
            return true;
        }
        x->at++;
        x->column++;
        if (!settle(x)) {
            return false;
        }
    }
}

/* Positions in the parsed text "(\n...\n)" to positions in the segment: one line less. */
static bool mark_binary(Text *x, const GiNode *n, GiAnchors *out) {
    const GiNode *left = n->u.binary.left, *right = n->u.binary.right;
    if (!go_to(x, left->end_line - 2, left->end_col) || !seek(x, 0)) {
        return false;
    }
    *out = (GiAnchors){x->line, x->column, x->line, x->column + 1};
    char next = x->at + 1 < x->size ? x->p[x->at + 1] : '\n';
    bool before_right = right->line - 2 > x->line || x->column + 1 < right->col;
    if (before_right && strchr(" \t\f\r\n\\#", next) == NULL) {
        out->right_column++;
    }
    return true;
}

static bool mark_brackets(Text *x, const GiNode *whole, const GiNode *head, char bracket, GiAnchors *out) {
    if (!go_to(x, head->end_line - 2, head->end_col) || !seek(x, bracket)) {
        return false;
    }
    *out = (GiAnchors){x->line, x->column, whole->end_line - 2, whole->end_col};
    return true;
}

static GiNode *parse(GiThread *t, GiArena *a, const char *text, size_t size) {
    GiNode *tree = gi_parse(t, a, text, size, GI_NAME(t, string_file), 'x', 0);
    gi_error_clear(t);
    return tree;
}

static bool find(GiThread *t, GiArena *a, const char *text, size_t size, GiAnchors *out) {
    char *wrapped = gi_arena_alloc(a, size + 5);
    if (wrapped == NULL) {
        return false;
    }
    memcpy(wrapped, "(\n", 2);
    memcpy(wrapped + 2, text, size);
    memcpy(wrapped + 2 + size, "\n)", 3);
    GiNode *tree = parse(t, a, wrapped, size + 4);
    if (tree == NULL || tree->u.module.body.n != 1 || tree->u.module.body.items[0]->kind != GI_N_EXPR_STMT) {
        return false;
    }
    const GiNode *n = tree->u.module.body.items[0]->u.one.value;
    Text x = {.p = text, .size = size};
    switch (n->kind) {
    case GI_N_BINARY: return mark_binary(&x, n, out);
    case GI_N_SUBSCRIPT: return mark_brackets(&x, n, n->u.subscript.value, '[', out);
    case GI_N_CALL: return mark_brackets(&x, n, n->u.call.func, '(', out);
    default: return false;
    }
}

/* See anchors.h. */
bool gi_find_anchors(GiThread *t, const char *text, size_t size, GiAnchors *out) {
    GiArena *a = gi_arena_new(t);
    bool found = a != NULL && find(t, a, text, size, out);
    if (a != NULL) {
        gi_arena_free(a);
    }
    gi_error_clear(t);
    return found;
}

/* The call of `return NAME(...)` or `NAME = call`; NULL: the statement is none of them. */
static const GiNode *plain_call(const GiNode *s) {
    if (s->kind == GI_N_RETURN) {
        const GiNode *v = s->u.one.value;
        return v != NULL && v->kind == GI_N_CALL && v->u.call.func->kind == GI_N_NAME ? v : NULL;
    }
    if (s->kind == GI_N_ASSIGN && s->u.assign.targets.n == 1 &&
        s->u.assign.targets.items[0]->kind == GI_N_NAME && s->u.assign.value->kind == GI_N_CALL) {
        return s->u.assign.value;
    }
    return NULL;
}

/* See anchors.h. */
int gi_is_plain_call(GiThread *t, const char *text, size_t size, int32_t start, int32_t last_line, int32_t end) {
    GiArena *a = gi_arena_new(t);
    int r = 0;
    if (a != NULL) {
        const GiNode *tree = parse(t, a, text, size);
        if (tree != NULL && tree->u.module.body.n == 0) {
            r = -1;
        } else if (tree != NULL) {
            const GiNode *call = plain_call(tree->u.module.body.items[0]);
            r = call != NULL && call->line == 1 && call->end_line == last_line + 1 && call->col == start &&
                call->end_col == end;
        }
        gi_arena_free(a);
    }
    gi_error_clear(t);
    return r;
}
