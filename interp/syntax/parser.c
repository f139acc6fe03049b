/* SPDX-License-Identifier: MIT
 * interp/syntax/parser.c: the parser's machinery (tokens, nodes, lists, names) and its entry point.
 *
 * The tokens of one top-level statement are kept, so that a rule can go back to a mark and so that a
 * statement that does not parse can be read again for its error message. Between top-level statements
 * they are thrown away: memory does not grow with the length of a file.
 */
#include "interp/syntax/parser_internal.h"
#include "interp/syntax/syntax_error.h"
#include "runtime/types/str.h"

/* --- tokens --- */

/* Mode 's': the end of the text also ends the line, and the blocks that are open. */
static void end_single(GiParser *p, GiToken *token) {
    if (p->mode != 's') {
        return;
    }
    if (token->kind == GI_T_END && p->started) {
        token->kind = GI_T_NEWLINE;
        p->started = false;
        if (p->lexer.indent > 0 && !(p->flags & GI_COMPILE_NO_IMPLY_DEDENT)) {
            p->lexer.pending = -p->lexer.indent;
            p->lexer.indent = 0;
        }
    } else {
        p->started = true;
    }
}

static GiValue token_text(GiParser *p, const GiToken *token) {
    GiValue v = gi_decode(p->t, p->lexer.text + token->start, token->end - token->start, "utf-8", NULL);
    return v == GI_NULL ? GI_NULL : gi_arena_own_steal(p->a, v);
}

/* Keeps a `type: ignore`. */
static bool note_ignore(GiParser *p, const GiToken *token) {
    GiNode *n = gi_arena_alloc(p->a, sizeof *n);
    if (n == NULL || (n->u.type_ignore.tag = token_text(p, token)) == GI_NULL) {
        return false;
    }
    n->kind = GI_N_TYPE_IGNORE;
    n->u.type_ignore.line = token->line;
    if (p->ignore_count == p->ignore_capacity) {
        uint32_t capacity = p->ignore_capacity == 0 ? 16 : p->ignore_capacity * 2;
        GiNode **ignores = gi_resize_array(p->t, p->ignores, p->ignore_capacity, capacity, sizeof *ignores);
        if (ignores == NULL) {
            return false;
        }
        p->ignores = ignores;
        p->ignore_capacity = capacity;
    }
    p->ignores[p->ignore_count++] = n;
    return true;
}

/* Reads one more token to the end of p->tokens; false: none could be had (error set). */
bool gi_p_fill(GiParser *p) {
    if (p->count == p->capacity) {
        uint32_t capacity = p->capacity == 0 ? 64 : p->capacity * 2;
        GiToken *tokens = capacity < p->capacity
                              ? NULL
                              : gi_resize_array(p->t, p->tokens, p->capacity, capacity, sizeof *tokens);
        if (tokens == NULL) {
            return false;
        }
        p->tokens = tokens;
        p->capacity = capacity;
        p->token = &tokens[p->pos];
    }
    GiToken *token = &p->tokens[p->count];
    gi_lexer_next(&p->lexer, token);
    while (token->kind == GI_T_TYPE_IGNORE) {
        if (!note_ignore(p, token)) {
            return false;
        }
        gi_lexer_next(&p->lexer, token);
    }
    p->count++;
    end_single(p, token);
    if (token->kind == GI_T_ERROR && (!gi_failed(p->t) || p->lexer.status == GI_LEX_DECODE)) {
        gi_p_raise_lexer(p);
    }
    return true;
}

/* Steps over the last token read so far. */
void gi_p_advance_slow(GiParser *p) {
    if (p->token->kind == GI_T_ERROR || p->token == &p->stop_token) {
        return;
    }
    if (p->pos + 1 == p->count) {
        if (p->rereading) {
            p->pos++;
            p->token = &p->stop_token;
            return;
        }
        if (!gi_p_fill(p)) {
            p->token = &p->error_token;
            return;
        }
    }
    p->pos++;
    p->token = &p->tokens[p->pos];
}

/* The token after the next one. */
const GiToken *gi_p_peek(GiParser *p) {
    if (p->token->kind == GI_T_ERROR || p->token->kind == GI_T_END) {
        return p->token;
    }
    if (p->pos + 1 >= p->count && p->rereading) {
        return &p->stop_token;
    }
    if (p->pos + 1 == p->count && !gi_p_fill(p)) {
        p->token = &p->error_token;
        return p->token;
    }
    return &p->tokens[p->pos + 1];
}

/* Goes back to a mark. After an error there is nothing to go back for. */
void gi_p_reset(GiParser *p, GiMark mark) {
    if (p->token == &p->error_token) {
        return;
    }
    p->pos = mark.pos;
    p->token = &p->tokens[p->pos];
    p->item_count = mark.item_count;
    p->warned = p->warned_last == NULL ? NULL : p->warned_last + 1;
}

/* Throws away the tokens of a finished top-level statement. */
static void forget_tokens(GiParser *p) {
    if (p->pos > 0 && p->token != &p->error_token) {
        p->count -= p->pos;
        memmove(p->tokens, p->tokens + p->pos, p->count * sizeof *p->tokens);
        p->pos = 0;
        p->token = p->tokens;
    }
}

/* --- nodes and lists --- */

#define UNION_SIZE(member) sizeof(((GiNode *)0)->u.member)
/* Nodes are cut to the size of their union member, but never below this one: the compiler may turn a
 * node into a simpler one in place. */
#define UNION_MIN 24

static const uint8_t union_sizes[GI_N_MATCH_OR + 1] = {
    [GI_N_MODULE] = UNION_SIZE(module), [GI_N_INTERACTIVE] = UNION_SIZE(module),
    [GI_N_FUNCTION] = UNION_SIZE(function), [GI_N_CLASS] = UNION_SIZE(class_), [GI_N_ASSIGN] = UNION_SIZE(assign),
    [GI_N_TYPE_ALIAS] = UNION_SIZE(type_alias), [GI_N_FOR] = UNION_SIZE(for_),
    [GI_N_WHILE] = UNION_SIZE(while_), [GI_N_IF] = UNION_SIZE(while_), [GI_N_WITH] = UNION_SIZE(with),
    [GI_N_TRY] = UNION_SIZE(try_), [GI_N_IMPORT_FROM] = UNION_SIZE(import_from),
    [GI_N_DICT] = UNION_SIZE(dict), [GI_N_LIST_COMP] = UNION_SIZE(comp), [GI_N_SET_COMP] = UNION_SIZE(comp),
    [GI_N_DICT_COMP] = UNION_SIZE(comp), [GI_N_GENERATOR_EXP] = UNION_SIZE(comp),
    [GI_N_COMPARE] = UNION_SIZE(compare), [GI_N_CALL] = UNION_SIZE(call),
    [GI_N_COMPREHENSION] = UNION_SIZE(comprehension), [GI_N_HANDLER] = UNION_SIZE(handler),
    [GI_N_CASE] = UNION_SIZE(case_), [GI_N_MATCH_MAPPING] = UNION_SIZE(match_mapping),
    [GI_N_MATCH_CLASS] = UNION_SIZE(match_class),
};
_Static_assert(UNION_SIZE(function_type) <= UNION_MIN && UNION_SIZE(match) <= UNION_MIN &&
               UNION_SIZE(ann) <= UNION_MIN && UNION_SIZE(if_exp) <= UNION_MIN &&
               UNION_SIZE(formatted) <= UNION_MIN && UNION_SIZE(slice) <= UNION_MIN &&
               UNION_SIZE(arg) <= UNION_MIN && UNION_SIZE(type_param) <= UNION_MIN && UNION_SIZE(many) <= UNION_MIN,
               "these kinds have no row in union_sizes");

/* Ends n with the last token read that is more than layout. */
void gi_p_end(GiParser *p, GiNode *n) {
    uint32_t i = p->pos;
    while (i > 0) {
        const GiToken *token = &p->tokens[--i];
        if (token->kind > GI_T_DEDENT) {
            n->end_line = token->end_line;
            n->end_col = token->end_col;
            return;
        }
    }
}

/* A new node that begins at `start` and ends with the last token read. */
GiNode *gi_p_node(GiParser *p, GiNodeKind kind, GiPlace start) {
    size_t size = union_sizes[kind] > UNION_MIN ? union_sizes[kind] : UNION_MIN;
    GiNode *n = gi_arena_alloc(p->a, offsetof(GiNode, u) + size);
    if (n != NULL) {
        n->kind = (uint8_t)kind;
        n->line = start.line;
        n->col = start.col;
        gi_p_end(p, n);
    }
    return n;
}

/* Adds a node to the list under construction; false: n is NULL or memory is out. */
bool gi_p_push(GiParser *p, GiNode *n) {
    if (n == NULL) {
        return false;
    }
    if (p->item_count == p->item_capacity) {
        uint32_t capacity = p->item_capacity == 0 ? 64 : p->item_capacity * 2;
        GiNode **items = gi_resize_array(p->t, p->items, p->item_capacity, capacity, sizeof *items);
        if (items == NULL) {
            return false;
        }
        p->items = items;
        p->item_capacity = capacity;
    }
    p->items[p->item_count++] = n;
    return true;
}

/* Takes everything above base as a list. */
bool gi_p_list(GiParser *p, uint32_t base, GiNodes *out) {
    uint32_t n = p->item_count - base;
    out->n = n;
    out->items = NULL;
    p->item_count = base;
    if (n > 0) {
        out->items = gi_arena_alloc(p->a, n * sizeof *out->items);
        if (out->items == NULL) {
            return false;
        }
        memcpy(out->items, p->items + base, n * sizeof *out->items);
    }
    return true;
}

/* A node whose only part is the list above base. */
GiNode *gi_p_many(GiParser *p, GiNodeKind kind, GiPlace start, uint32_t base) {
    GiNode *n = gi_p_node(p, kind, start);
    return n != NULL && gi_p_list(p, base, &n->u.many.items) ? n : NULL;
}

GiNode *gi_p_constant(GiParser *p, GiValue value, GiPlace start) {
    GiNode *n = value == GI_NULL ? NULL : gi_p_node(p, GI_N_CONSTANT, start);
    if (n != NULL) {
        n->u.constant.value = value;
    }
    return n;
}

/* At least `size` bytes of scratch memory, contents kept; NULL: error set. */
char *gi_p_scratch(GiParser *p, size_t size) {
    if (size > p->scratch_capacity) {
        size_t capacity = size < 256 ? 256 : size + size / 2;
        char *scratch = gi_resize(p->t, p->scratch, p->scratch_capacity, capacity);
        if (scratch == NULL) {
            return NULL;
        }
        p->scratch = scratch;
        p->scratch_capacity = capacity;
    }
    return p->scratch;
}

/* --- names --- */

/* Identifiers mean the same when their NFKC forms are equal (language reference, "Identifiers"). */
static GiValue intern_name(GiParser *p, const GiToken *token, const char *text, size_t size) {
    if (!token->flag) {
        return gi_arena_own_steal(p->a, gi_intern(p->t, text, size));
    }
    GiValue name = gi_unicode_nfkc(p->t, text, size);
    return name == GI_NULL ? GI_NULL : gi_arena_own_steal(p->a, gi_intern_steal(p->t, name));
}

/* The interned name of a NAME token. GI_NULL: error set. A small cache saves most look-ups. */
GiValue gi_p_name(GiParser *p, const GiToken *token) {
    const char *text = p->lexer.text + token->start;
    uint32_t size = token->end - token->start;
    uint32_t hash = size;
    for (uint32_t i = 0; i < size; i++) {
        hash = hash * 31 + (unsigned char)text[i];
    }
    GiCachedName *c = &p->names[(hash ^ hash >> 8) % GI_NAME_CACHE];
    if (c->name != GI_NULL && c->hash == hash && c->size == size && !token->flag &&
        memcmp(gi_str_text(c->name), text, size) == 0) {
        return c->name;
    }
    GiValue name = intern_name(p, token, text, size);
    if (name != GI_NULL && !token->flag) {
        *c = (GiCachedName){hash, size, name};
    }
    return name;
}

/* Reads a NAME; GI_NULL: none is there, or error set. */
GiValue gi_p_take_name(GiParser *p) {
    if (!gi_p_at(p, GI_T_NAME)) {
        return GI_NULL;
    }
    GiValue name = gi_p_name(p, p->token);
    if (name != GI_NULL) {
        gi_p_advance(p);
    }
    return name;
}

/* See parser_internal.h. */
bool gi_p_type_comment(GiParser *p, GiValue *out) {
    if (!gi_p_at(p, GI_T_TYPE_COMMENT)) {
        return true;
    }
    *out = token_text(p, p->token);
    if (*out == GI_NULL) {
        return false;
    }
    gi_p_advance(p);
    return true;
}

/* See parser_internal.h. */
bool gi_p_needs_version(GiParser *p, int minor, const char *what) {
    uint32_t version = p->flags >> 24;
    if (version != 0 && version <= (uint32_t)minor) {
        gi_p_raise_token(p, p->token, "%s only supported in Python 3.%d and greater", what, minor);
        return false;
    }
    return true;
}

GiNode *gi_p_name_node(GiParser *p, GiExprContext ctx) {
    GiPlace start = gi_p_place(p);
    GiValue id = gi_p_take_name(p);
    GiNode *n = id == GI_NULL ? NULL : gi_p_node(p, GI_N_NAME, start);
    if (n != NULL) {
        n->op = (uint8_t)ctx;
        n->u.name.id = id;
    }
    return n;
}

/* --- entry points --- */

/* file: [statements] ENDMARKER */
static GiNode *parse_file(GiParser *p) {
    while (!gi_p_at(p, GI_T_END)) {
        if (!gi_poll(p->t, 20) || !gi_p_statements(p)) {
            return NULL;
        }
        bool match_call = p->tokens[0].kind == GI_T_NAME && p->tokens[0].soft == GI_SOFT_MATCH;
        if (!(match_call && gi_p_at(p, GI_T_INDENT))) { /* `match (x)` was meant to end with a colon */
            forget_tokens(p);
        }
    }
    GiNode *n = gi_p_many(p, GI_N_MODULE, (GiPlace){1, 0}, 0);
    if (n != NULL && p->ignore_count > 0) {
        size_t size = p->ignore_count * sizeof *p->ignores;
        n->u.module.type_ignores = (GiNodes){gi_arena_alloc(p->a, size), p->ignore_count};
        if (n->u.module.type_ignores.items == NULL) {
            return NULL;
        }
        memcpy(n->u.module.type_ignores.items, p->ignores, size);
    }
    return n;
}

/* eval: expressions NEWLINE* ENDMARKER */
static GiNode *parse_eval(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    GiNode *body = gi_p_expression(p);
    if (body != NULL && gi_p_at(p, GI_T_COMMA)) {
        if (!gi_p_push(p, body)) {
            return NULL;
        }
        while (gi_p_take(p, GI_T_COMMA) && gi_p_starts_expression(p)) {
            if (!gi_p_push(p, gi_p_expression(p))) {
                return NULL;
            }
        }
        body = gi_p_many(p, GI_N_TUPLE, start, base);
    }
    if (body == NULL) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_NEWLINE)) {
    }
    GiNode *n = gi_p_at(p, GI_T_END) ? gi_p_node(p, GI_N_EXPRESSION, start) : NULL;
    if (n != NULL) {
        n->u.expression.body = body;
    }
    return n;
}

/* type_expressions: ','.expression* [',' '*' expression] [',' '**' expression] */
static bool type_expressions(GiParser *p) {
    bool starred = false;
    do {
        bool last = gi_p_take(p, GI_T_POWER);
        if (!last && starred) {
            return false;
        }
        starred = !last && gi_p_take(p, GI_T_STAR);
        if (!gi_p_push(p, gi_p_expression(p))) {
            return false;
        }
        if (last) {
            return true;
        }
    } while (gi_p_take(p, GI_T_COMMA));
    return true;
}

/* func_type: '(' [type_expressions] ')' '->' expression NEWLINE* ENDMARKER */
static GiNode *parse_function_type(GiParser *p) {
    GiNode *n = gi_p_node(p, GI_N_FUNCTION_TYPE, gi_p_place(p));
    uint32_t base = p->item_count;
    if (n == NULL || !gi_p_take(p, GI_T_LPAREN) || (!gi_p_at(p, GI_T_RPAREN) && !type_expressions(p)) ||
        !gi_p_take(p, GI_T_RPAREN) || !gi_p_list(p, base, &n->u.function_type.argtypes) ||
        !gi_p_take(p, GI_T_ARROW) || (n->u.function_type.returns = gi_p_expression(p)) == NULL) {
        return NULL;
    }
    while (gi_p_take(p, GI_T_NEWLINE)) {
    }
    return gi_p_at(p, GI_T_END) ? n : NULL;
}

/* Is there more than comments and white space behind the statement of a single input? */
static bool more_follows(const GiParser *p) {
    const char *c = p->lexer.cur, *end = p->lexer.end;
    for (;;) {
        while (c < end && (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\f')) {
            c++;
        }
        if (c == end) {
            return false;
        }
        if (*c != '#') {
            return true;
        }
        while (c < end && *c != '\n') {
            c++;
        }
    }
}

/* The statement of a single input, without the NEWLINE behind it: what follows must not be read. */
static bool single_statement(GiParser *p) {
    GiMark mark = gi_p_mark(p);
    if (gi_p_is_compound(p)) {
        if (!gi_p_at(p, GI_T_NAME)) {
            return gi_p_push(p, gi_p_statement(p));
        }
        if (gi_p_push(p, gi_p_match(p)) || gi_failed(p->t)) {
            return !gi_failed(p->t);
        }
        gi_p_reset(p, mark);
    }
    return gi_p_statement_line(p);
}

/* interactive: compound_stmt NEWLINE | simple_stmts */
static GiNode *parse_single(GiParser *p) {
    GiPlace start = gi_p_place(p);
    if (!single_statement(p) || !gi_p_at(p, GI_T_NEWLINE)) {
        return NULL;
    }
    if (more_follows(p)) {
        p->complete = true;
        gi_p_raise_last(p, &gi_SyntaxError,
                        "multiple statements found while compiling a single statement");
        return NULL;
    }
    return gi_p_many(p, GI_N_INTERACTIVE, start, 0);
}

static GiNode *parse_mode(GiParser *p) {
    if (!gi_p_fill(p)) {
        return NULL;
    }
    p->token = p->tokens;
    switch (p->mode) {
    case 'e': return parse_eval(p);
    case 's': return parse_single(p);
    case 'f': return parse_function_type(p);
    default: return parse_file(p);
    }
}

static void free_parser(GiThread *t, GiParser *p) {
    gi_lexer_free(&p->lexer);
    gi_free(t, p->tokens, p->capacity * sizeof *p->tokens);
    gi_free(t, p->items, p->item_capacity * sizeof *p->items);
    gi_free(t, p->ignores, p->ignore_capacity * sizeof *p->ignores);
    gi_free(t, p->scratch, p->scratch_capacity);
    gi_free(t, p, sizeof *p);
}

/* Parses text (any bytes; encoding declaration and BOM honoured) in mode 'x', 'e' or 's'. NULL with
 * SyntaxError (or IndentationError, TabError ...) in CPython 3.13's words set. */
GiNode *gi_parse(GiThread *t, GiArena *a, const char *source, size_t size, GiValue filename, char mode,
                 uint32_t flags) {
    size_t text_size;
    const char *text = gi_source_prepare(t, a, source, size, filename, flags, mode == 'x', &text_size);
    if (text == NULL) {
        return NULL;
    }
    gi_arena_set_source(a, text, text_size, filename);
    GiParser *p = gi_alloc_zeroed(t, sizeof *p);
    if (p == NULL) {
        return NULL;
    }
    p->t = t;
    p->a = a;
    p->filename = filename;
    p->mode = mode;
    p->flags = flags;
    p->token = &p->error_token;
    p->error_token.kind = GI_T_ERROR;
    p->stop_token.kind = GI_T_UNKNOWN;
    gi_lexer_init(&p->lexer, t, text, text_size, filename);
    p->lexer.type_comments = (flags & GI_COMPILE_TYPE_COMMENTS) != 0;
    GiNode *tree = parse_mode(p);
    if (tree == NULL) {
        gi_p_explain(p);
    }
    free_parser(t, p);
    return tree;
}
