/* SPDX-License-Identifier: MIT
 * interp/syntax/parser_fstring.c: f-strings, and the joining of adjacent string literals into one.
 *
 * The parts of all literals in a row (CONSTANT for text, FORMATTED for replacement fields) are pushed
 * on p->items as they come, so that an f-string in a row of strings is flat from the start; then
 * neighbouring texts are folded into one and empty ones dropped.
 */
#include "interp/syntax/parser_internal.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"

#define WHERE " during compilation"

static GiNode *text_node(GiParser *p, const GiToken *token, GiValue value) {
    GiNode *n = gi_p_constant(p, value, (GiPlace){token->line, token->col});
    if (n != NULL) {
        n->end_line = token->end_line;
        n->end_col = token->end_col;
    }
    return n;
}

/* Pushes the text of an FSTRING_MIDDLE in a format specification, and steps over it. */
static bool push_spec_text(GiParser *p) {
    const GiToken token = *p->token;
    GiValue value = gi_p_decode(p, p->lexer.text + token.start, token.end - token.start, false, &token);
    if (value == GI_NULL) {
        return false;
    }
    gi_p_advance(p);
    return gi_str_size(value) == 0 || gi_p_push(p, text_node(p, &token, value));
}

/* Pushes an FSTRING_MIDDLE as the number of its token: texts are decoded once the string is complete. */
static bool push_text(GiParser *p) {
    const GiToken token = *p->token;
    GiNode *n = text_node(p, &token, gi_int_imm(p->pos));
    gi_p_advance(p);
    return gi_p_push(p, n);
}

/* Decodes the texts above base. Errors and warnings point to the end of the string. */
static bool decode_texts(GiParser *p, uint32_t base, bool raw, const GiToken *end) {
    uint32_t out = base;
    for (uint32_t i = base; i < p->item_count; i++) {
        GiNode *n = p->items[i];
        if (n->kind == GI_N_CONSTANT && gi_is_int_imm(n->u.constant.value)) {
            const GiToken *token = &p->tokens[gi_int_imm_value(n->u.constant.value)];
            n->u.constant.value =
                gi_p_decode(p, p->lexer.text + token->start, token->end - token->start, raw, end);
            if (n->u.constant.value == GI_NULL) {
                return false;
            }
        }
        if (n->kind != GI_N_CONSTANT || gi_str_size(n->u.constant.value) > 0) {
            p->items[out++] = n;
        }
    }
    p->item_count = out;
    return true;
}

/* --- replacement fields --- */

/* fstring_conversion: '!' NAME. False: none is there, or it is set apart (error set). */
static bool conversion(GiParser *p, GiToken *name) {
    GiToken bang = *p->token;
    gi_p_advance(p);
    if (!gi_p_at(p, GI_T_NAME)) {
        return false;
    }
    *name = *p->token;
    if (bang.end_line != name->line || bang.end_col != name->col) {
        gi_p_raise_range(p, &gi_SyntaxError, bang.line, bang.col, name->end_line, name->end_col,
                         /* CPython 3.13's spelling */
                         "f-string: conversion type must come right after the exclamanation mark");
        return false;
    }
    gi_p_advance(p);
    return true;
}

/* Checks the name of a conversion, once the field is complete. */
static bool check_conversion(GiParser *p, const GiToken *name) {
    char c = p->lexer.text[name->start];
    if (name->end - name->start == 1 && (c == 's' || c == 'r' || c == 'a')) {
        return true;
    }
    GiValue text = gi_p_name(p, name);
    if (text != GI_NULL) {
        gi_p_raise_token(p, name, "f-string: invalid conversion character %R: expected 's', 'r', or 'a'",
                         text);
    }
    return false;
}

static bool fold(GiParser *p, uint32_t base);
static bool field(GiParser *p);

/* fstring_full_format_spec: ':' (FSTRING_MIDDLE | replacement field)* */
static GiNode *format_spec(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    gi_p_advance(p);
    while (gi_p_at(p, GI_T_FSTRING_MIDDLE) || gi_p_at(p, GI_T_LBRACE)) {
        if (gi_p_at(p, GI_T_LBRACE) ? !field(p) : !push_spec_text(p)) {
            return NULL;
        }
    }
    return fold(p, base) ? gi_p_many(p, GI_N_JOINED_STR, start, base) : NULL;
}

/* The text of a field with '=', up to the '!', ':' or '}' behind it: verbatim but for comments. */
static GiValue debug_text(GiParser *p, uint32_t start, uint32_t end) {
    const char *text = p->lexer.text + start;
    size_t size = end - start, n = 0;
    char *out = gi_p_scratch(p, size + 1);
    if (out == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i < size; i++) {
        while (i < size && text[i] == '#') {
            while (i < size && text[i] != '\n') {
                i++;
            }
        }
        if (i < size) {
            out[n++] = text[i];
        }
    }
    return gi_arena_own_steal(p->a, gi_str_from(p->t, out, n));
}

/* Pushes the text of a field with '=' that begins at the brace `open`. `behind` is the token that ended
 * the expression; the position CPython gives the text depends on what follows. */
static bool push_debug_text(GiParser *p, const GiToken *open, const GiToken *behind) {
    GiNode *n = gi_p_constant(p, debug_text(p, open->end, behind->start),
                              (GiPlace){open->line, open->col + 1});
    if (n == NULL) {
        return false;
    }
    n->end_line = behind->line;
    n->end_col = behind->col;
    return gi_p_push(p, n);
}

/* '{' annotated_rhs ['='] [conversion] [format_spec] '}' ; pushes its parts */
static bool field_body(GiParser *p) {
    GiToken open = *p->token, how = {.kind = GI_T_END};
    GiNode *spec = NULL;
    gi_p_advance(p);
    GiNode *value = gi_p_yield_or_star_expressions(p);
    if (value == NULL) {
        return false;
    }
    bool debug = gi_p_take(p, GI_T_ASSIGN);
    GiToken behind = *p->token;
    if (debug && !push_debug_text(p, &open, &behind)) {
        return false;
    }
    if (gi_p_at(p, GI_T_BANG) && !conversion(p, &how)) {
        return false;
    }
    if (gi_p_at(p, GI_T_COLON) && (spec = format_spec(p)) == NULL) {
        return false;
    }
    bool converted = how.kind == GI_T_NAME;
    if (!gi_p_at(p, GI_T_RBRACE) || (converted && !check_conversion(p, &how))) {
        return false;
    }
    gi_p_advance(p);
    GiNode *n = gi_p_node(p, GI_N_FORMATTED, (GiPlace){open.line, open.col});
    if (n == NULL) {
        return false;
    }
    n->u.formatted.value = value;
    n->u.formatted.spec = spec;
    n->u.formatted.conversion = converted ? p->lexer.text[how.start] : debug && spec == NULL ? 'r' : -1;
    return gi_p_push(p, n);
}

static bool field(GiParser *p) {
    if (!gi_enter(p->t, WHERE)) {
        return false;
    }
    bool ok = field_body(p);
    gi_leave(p->t);
    return ok;
}

/* fstring: FSTRING_START (FSTRING_MIDDLE | replacement field)* FSTRING_END ; pushes its parts */
static bool fstring_parts(GiParser *p) {
    const char *prefix = p->lexer.text + p->token->start;
    bool raw = (prefix[0] | 32) == 'r' || (prefix[1] | 32) == 'r';
    uint32_t base = p->item_count;
    gi_p_advance(p);
    while (!gi_p_at(p, GI_T_FSTRING_END)) {
        if (gi_p_at(p, GI_T_FSTRING_MIDDLE)) {
            if (!push_text(p)) {
                return false;
            }
        } else if (!gi_p_at(p, GI_T_LBRACE) || !field(p)) {
            return false;
        }
    }
    const GiToken end = *p->token;
    if (!decode_texts(p, base, raw, &end)) {
        return false;
    }
    gi_p_advance(p);
    return true;
}

/* --- joining --- */

/* One text from the constants [from, to) of p->items. */
static GiNode *join_texts(GiParser *p, uint32_t from, uint32_t to) {
    GiText text;
    gi_text_init(&text, p->t);
    for (uint32_t i = from; i < to; i++) {
        gi_text_add_str(&text, p->items[i]->u.constant.value);
    }
    GiValue value = gi_arena_own_steal(p->a, gi_text_finish(&text));
    GiNode *first = p->items[from], *last = p->items[to - 1];
    GiNode *n = gi_p_constant(p, value, (GiPlace){first->line, first->col});
    if (n != NULL) {
        n->flags = first->flags & GI_NF_U;
        n->end_line = last->end_line;
        n->end_col = last->end_col;
    }
    return n;
}

/* Folds neighbouring texts above base into one. */
static bool fold(GiParser *p, uint32_t base) {
    uint32_t out = base;
    for (uint32_t i = base; i < p->item_count;) {
        uint32_t j = i;
        while (j < p->item_count && p->items[j]->kind == GI_N_CONSTANT) {
            j++;
        }
        GiNode *n = p->items[i];
        if (j > i + 1 && (n = join_texts(p, i, j)) == NULL) {
            return false;
        }
        p->items[out++] = n;
        i = j > i ? j : i + 1;
    }
    p->item_count = out;
    return true;
}

static GiNode *join_bytes(GiParser *p, GiPlace start, uint32_t base) {
    size_t size = 0;
    for (uint32_t i = base; i < p->item_count; i++) {
        size += gi_as_bytes(p->items[i]->u.constant.value)->size;
    }
    GiValue joined = gi_bytes(p->t, NULL, size);
    if (joined == GI_NULL) {
        return NULL;
    }
    uint8_t *out = gi_as_bytes(joined)->data;
    for (uint32_t i = base; i < p->item_count; i++) {
        const GiBytes *part = gi_as_bytes(p->items[i]->u.constant.value);
        memcpy(out, part->data, part->size);
        out += part->size;
    }
    p->item_count = base;
    return gi_p_constant(p, gi_arena_own_steal(p->a, joined), start);
}

/* Pushes the value of a STRING. Beside an f-string an empty text adds nothing. */
static bool push_string(GiParser *p, bool *bytes, bool *text) {
    const GiToken token = *p->token;
    bool is_bytes, is_u;
    GiValue value = gi_p_string_value(p, &token, &is_bytes, &is_u);
    if (value == GI_NULL) {
        return false;
    }
    gi_p_advance(p);
    GiNode *n = text_node(p, &token, value);
    if (n != NULL) {
        n->flags = is_u ? GI_NF_U : 0;
    }
    *bytes = *bytes || is_bytes;
    *text = *text || !is_bytes;
    return gi_p_push(p, n);
}

static void drop_empty(GiParser *p, uint32_t base) {
    uint32_t out = base;
    for (uint32_t i = base; i < p->item_count; i++) {
        GiNode *n = p->items[i];
        if (n->kind != GI_N_CONSTANT || gi_str_size(n->u.constant.value) > 0) {
            p->items[out++] = n;
        }
    }
    p->item_count = out;
}

/* strings: (STRING | fstring)+ */
GiNode *gi_p_strings(GiParser *p) {
    GiPlace start = gi_p_place(p);
    uint32_t base = p->item_count;
    bool bytes = false, text = false, formatted = false;
    for (;;) {
        if (gi_p_at(p, GI_T_STRING)) {
            if (!push_string(p, &bytes, &text)) {
                return NULL;
            }
        } else if (gi_p_at(p, GI_T_FSTRING_START)) {
            formatted = true;
            if (!fstring_parts(p)) {
                return NULL;
            }
        } else {
            break;
        }
    }
    if (bytes && (text || formatted)) {
        gi_p_raise_last(p, &gi_SyntaxError, "cannot mix bytes and nonbytes literals");
        return NULL;
    }
    if (bytes && p->item_count - base > 1) {
        return join_bytes(p, start, base);
    }
    if (!formatted) {
        if (!bytes && !fold(p, base)) {
            return NULL;
        }
        return p->items[--p->item_count];
    }
    if (!fold(p, base)) {
        return NULL;
    }
    drop_empty(p, base);
    return gi_p_many(p, GI_N_JOINED_STR, start, base);
}
