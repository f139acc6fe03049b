/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_match.c compiles the match statement.
 *
 * The subject stays in its register until a case has matched. Parts that a pattern takes out of it go to
 * temporaries above; a name captured by the pattern is only remembered together with the register that
 * holds its value, and stored when the whole pattern has matched.
 *
 *   fail[k]   where to go when a test fails with k temporaries of this case alive: they are dropped one
 *             by one, fail[0] is the next case (or alternative)
 *
 * A part that nothing looks at again is `own`: the last instruction that reads it may consume it.
 */
#include "interp/compiler/compile.h"

typedef struct Capture {
    GiValue name;
    GiReg reg;
    bool own;
    int32_t index; /* it is this item of the list or tuple in reg; -1: reg itself */
} Capture;

typedef struct Match {
    GiReg base;          /* first temporary of this case, counted from 0 */
    int32_t *fail;
    uint32_t fail_count, fail_capacity;
    Capture *captures;
    uint32_t capture_count, capture_capacity;
    bool irrefutable_ok; /* a pattern that always matches may stand here */
    bool live[GI_REGISTER_LIMIT + 1]; /* temporaries that hold a part */
} Match;

#define MANY_PARTS 60 /* more parts than these stay in the list or tuple that holds them */

static void pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own);

/* --- failing --- */

/* The label for failing with the temporaries below `top` alive. */
static int32_t fail_label(GiCompiler *c, Match *m) {
    uint32_t depth = (uint32_t)(c->unit->top - m->base);
    while (m->fail_count <= depth && !c->failed) {
        if (m->fail_count == m->fail_capacity &&
            !gi_unit_grow(c, &m->fail, m->fail_count, &m->fail_capacity, sizeof *m->fail)) {
            return 0;
        }
        m->fail[m->fail_count++] = gi_label_new(c);
    }
    return c->failed ? 0 : m->fail[depth];
}

/* Places all fail labels; control goes on at fail[0]. */
static void place_failures(GiCompiler *c, Match *m, const GiNode *at) {
    c->unit->top = m->base;
    fail_label(c, m);
    for (uint32_t k = m->fail_count; k-- > 0 && !c->failed;) {
        gi_label_place(c, m->fail[k]);
        if (k > 0) {
            gi_emit(c, at, GI_BC_DROP, GI_TEMP + m->base + (GiReg)k - 1, 0, 0);
        }
    }
}

/* --- parts --- */

static GiReg push_part(GiCompiler *c, Match *m) {
    GiReg r = gi_push(c);
    m->live[c->unit->top - 1] = true;
    return r;
}

static void consumed(Match *m, GiReg r) {
    if (gi_reg_is_temp(r)) {
        m->live[r - GI_TEMP] = false;
    }
}

/* A register that may be consumed and holds the value of s. */
static GiReg consumable(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own) {
    if (!gi_reg_is_temp(s)) {
        return s;
    }
    if (own) {
        consumed(m, s);
        return s;
    }
    GiReg copy = gi_push(c);
    gi_emit(c, n, GI_BC_COPY, copy, s, 0);
    return copy;
}

static bool is_wildcard(const GiNode *n) {
    return n->kind == GI_N_MATCH_AS && n->u.match_as.name == GI_NULL && n->u.match_as.pattern == NULL;
}
static bool is_star_wildcard(const GiNode *n) { return n->kind == GI_N_MATCH_STAR && n->u.match_star.name == GI_NULL; }

static void capture_item(GiCompiler *c, Match *m, const GiNode *n, GiValue name, GiReg s, bool own, int32_t index) {
    if (gi_compile_forbid(c, n, name, false)) {
        return;
    }
    for (uint32_t i = 0; i < m->capture_count; i++) {
        if (m->captures[i].name == name) {
            GI_COMPILE_FAIL(c, n, "multiple assignments to name '%S' in pattern", name);
            return;
        }
    }
    if (m->capture_count == m->capture_capacity &&
        !gi_unit_grow(c, &m->captures, m->capture_count, &m->capture_capacity, sizeof *m->captures)) {
        return;
    }
    m->captures[m->capture_count++] = (Capture){name, s, own && gi_reg_is_temp(s), index};
}

static void capture(GiCompiler *c, Match *m, const GiNode *n, GiValue name, GiReg s, bool own) {
    capture_item(c, m, n, name, s, own, -1);
}

/* A pattern inside another may always be irrefutable. */
static void subpattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own) {
    bool old = m->irrefutable_ok;
    m->irrefutable_ok = true;
    pattern(c, m, n, s, own);
    m->irrefutable_ok = old;
}

/* --- leaves --- */

static void value_pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own) {
    gi_fold(c, n->u.one.value);
    if (n->u.one.value->kind != GI_N_CONSTANT && n->u.one.value->kind != GI_N_ATTRIBUTE) {
        GI_COMPILE_FAIL(c, n, "patterns may only match literals and attribute lookups");
        return;
    }
    GiReg base = c->unit->top;
    GiReg left = consumable(c, m, n, s, own);
    int32_t k = gi_expr_short_constant(c, n->u.one.value);
    GiReg right = k >= 0 ? k : gi_expr(c, n->u.one.value, GI_ANY);
    c->unit->top = base;
    gi_emit_jump(c, n, k >= 0 ? GI_BC_JUMP_EQK : GI_BC_JUMP_EQ, left, right, 0, fail_label(c, m));
}

static void singleton_pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own) {
    GiReg base = c->unit->top;
    GiReg left = consumable(c, m, n, s, own);
    GiValue v = n->u.constant.value;
    if (v == GI_NONE) {
        c->unit->top = base;
        gi_emit_jump(c, n, GI_BC_JUMP_IF_NOT_NONE, left, 0, 0, fail_label(c, m));
        return;
    }
    GiReg right = gi_push(c);
    gi_load_constant(c, n, right, v);
    c->unit->top = base;
    gi_emit_jump(c, n, GI_BC_JUMP_IS, left, right, 0, fail_label(c, m));
}

static void as_pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own) {
    GiValue name = n->u.match_as.name;
    if (n->u.match_as.pattern == NULL) {
        if (!m->irrefutable_ok) {
            if (name != GI_NULL) {
                if (!gi_compile_forbid(c, n, name, false)) {
                    GI_COMPILE_FAIL(c, n, "name capture '%S' makes remaining patterns unreachable", name);
                }
            } else {
                GI_COMPILE_FAIL(c, n, "wildcard makes remaining patterns unreachable");
            }
            return;
        }
        if (name != GI_NULL) {
            capture(c, m, n, name, s, own);
        }
        return;
    }
    pattern(c, m, n->u.match_as.pattern, s, false);
    capture(c, m, n, name, s, own);
}

/* --- sequences --- */

/* Tests the length of s: exactly or at least `size`. */
static void test_length(GiCompiler *c, Match *m, const GiNode *n, GiReg s, uint32_t size, bool exact) {
    GiReg base = c->unit->top;
    GiReg length = gi_push(c);
    gi_emit(c, n, GI_BC_GET_LEN, length, s, 0);
    int32_t k = c->failed ? 0 : gi_unit_constant(c, gi_int_imm(size));
    c->unit->top = base;
    if (k <= 255) {
        gi_emit_jump(c, n, exact ? GI_BC_JUMP_EQK : GI_BC_JUMP_GEK, length, k, 0, fail_label(c, m));
        return;
    }
    c->unit->top++;
    GiReg right = gi_push(c);
    gi_load_constant(c, n, right, gi_int_imm(size));
    c->unit->top = base;
    gi_emit_jump(c, n, exact ? GI_BC_JUMP_EQ : GI_BC_JUMP_GE, length, right, 0, fail_label(c, m));
}

static void test_kind(GiCompiler *c, Match *m, const GiNode *n, GiReg s, GiOpcode op) {
    GiReg answer = gi_push(c);
    gi_emit(c, n, op, answer, s, 0);
    c->unit->top--;
    gi_emit_jump(c, n, GI_BC_JUMP_IF_NOT, answer, 0, 0, fail_label(c, m));
}

/* [a, *_, b]: only the items that are looked at are fetched. */
static void sequence_by_index(GiCompiler *c, Match *m, const GiNode *n, GiReg s, uint32_t star) {
    const GiNodes *items = &n->u.many.items;
    for (uint32_t i = 0; i < items->n && !c->failed; i++) {
        if (i == star || is_wildcard(items->items[i])) {
            continue;
        }
        GiReg r = push_part(c, m);
        GiReg base = c->unit->top;
        GiReg from = consumable(c, m, n, s, false);
        GiReg index = gi_push(c);
        if (i < star) {
            gi_load_constant(c, n, index, gi_int_imm(i));
        } else {
            gi_emit(c, n, GI_BC_GET_LEN, index, s, 0);
            GiReg back = gi_push(c);
            gi_load_constant(c, n, back, gi_int_imm(items->n - i));
            gi_emit(c, n, GI_BC_SUB, index, index, back);
        }
        gi_emit(c, n, GI_BC_GET_ITEM, r, from, index);
        c->unit->top = base;
        subpattern(c, m, items->items[i], r, true);
    }
}

/* Item i of the list or tuple in temporary `holder` against a pattern. What it takes for that is free again when it
 * captures nothing. */
static void match_item(GiCompiler *c, Match *m, const GiNode *item, GiReg holder, uint32_t i) {
    bool star = item->kind == GI_N_MATCH_STAR;
    if (star || (item->kind == GI_N_MATCH_AS && item->u.match_as.pattern == NULL)) {
        GiValue name = star ? item->u.match_star.name : item->u.match_as.name;
        if (name != GI_NULL) {
            capture_item(c, m, item, name, holder, false, (int32_t)i);
        }
        return;
    }
    GiReg base = c->unit->top, r = push_part(c, m);
    gi_expr_item_of(c, item, r, holder, i);
    subpattern(c, m, item, r, true);
    GiReg top = c->unit->top;
    while (top > base && !m->live[top - 1]) {
        top--;
    }
    c->unit->top = top;
}

/* Unpacks s into parts; star == size: no star. Returns the first part. */
static GiReg unpack(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own, uint32_t size, uint32_t star) {
    bool on_top = own && gi_reg_is_temp(s) && s == GI_TEMP + c->unit->top - 1;
    if (on_top) { /* the first part may take its place */
        consumed(m, s);
        c->unit->top--;
    }
    GiReg first = GI_TEMP + c->unit->top;
    if (c->unit->top + (GiReg)size >= GI_REGISTER_LIMIT - 2) {
        GI_COMPILE_FAIL(c, n, "too many expressions in star-unpacking sequence pattern");
        return first;
    }
    for (uint32_t i = 0; i < size; i++) {
        push_part(c, m);
    }
    GiReg from = on_top ? s : consumable(c, m, n, s, own);
    if (star < size) {
        gi_emit(c, n, GI_BC_UNPACK_EX, from, first, (GiReg)star)->extra[0] = (int32_t)(size - star - 1);
    } else {
        gi_emit(c, n, GI_BC_UNPACK, from, first, (GiReg)size);
    }
    c->unit->top = first - GI_TEMP + (GiReg)size;
    return first;
}

/* Too many parts for registers: they stay in a list. */
static void sequence_by_list(GiCompiler *c, Match *m, const GiNode *n, GiReg s, uint32_t star) {
    const GiNodes *items = &n->u.many.items;
    if (star < items->n && star > 255) {
        GI_COMPILE_FAIL(c, n, "too many expressions in star-unpacking sequence pattern");
        return;
    }
    GiReg holder = push_part(c, m), base = c->unit->top;
    GiReg list = gi_expr_unpack_many(c, n, consumable(c, m, n, s, false), items->n, star);
    gi_move(c, n, holder, list);
    c->unit->top = base;
    for (uint32_t i = 0; i < items->n && !c->failed; i++) {
        match_item(c, m, items->items[i], holder, i);
    }
}

static void sequence_pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own) {
    const GiNodes *items = &n->u.many.items;
    uint32_t size = items->n, star = size;
    bool only_wildcards = true;
    for (uint32_t i = 0; i < size; i++) {
        const GiNode *item = items->items[i];
        if (item->kind == GI_N_MATCH_STAR) {
            if (star < size) {
                GI_COMPILE_FAIL(c, n, "multiple starred names in sequence pattern");
                return;
            }
            star = i;
        }
        only_wildcards = only_wildcards && (is_wildcard(item) || is_star_wildcard(item));
    }
    test_kind(c, m, n, s, GI_BC_MATCH_SEQUENCE);
    if (star == size) {
        test_length(c, m, n, s, size, true);
    } else if (size > 1) {
        test_length(c, m, n, s, size - 1, false);
    }
    if (only_wildcards) {
        return;
    }
    if (star < size && is_star_wildcard(items->items[star])) {
        sequence_by_index(c, m, n, s, star);
        return;
    }
    if (size > MANY_PARTS) {
        sequence_by_list(c, m, n, s, star);
        return;
    }
    GiReg first = unpack(c, m, n, s, own, size, star);
    for (uint32_t i = 0; i < size && !c->failed; i++) {
        const GiNode *item = items->items[i];
        if (item->kind == GI_N_MATCH_STAR) {
            if (item->u.match_star.name != GI_NULL) {
                capture(c, m, item, item->u.match_star.name, first + (GiReg)i, true);
            }
        } else {
            subpattern(c, m, item, first + (GiReg)i, true);
        }
    }
}

/* --- mappings --- */

static void check_keys(GiCompiler *c, const GiNode *n) {
    const GiNodes *keys = &n->u.match_mapping.keys;
    for (uint32_t i = 0; i < keys->n && !c->failed; i++) {
        GiNode *key = keys->items[i];
        gi_fold(c, key);
        if (key->kind == GI_N_ATTRIBUTE) {
            continue;
        }
        if (key->kind != GI_N_CONSTANT) {
            GI_COMPILE_FAIL(c, n, "mapping pattern keys may only match literals and attribute lookups");
            return;
        }
        for (uint32_t j = 0; j < i; j++) {
            if (keys->items[j]->kind != GI_N_CONSTANT) {
                continue;
            }
            int same = gi_equal(c->t, keys->items[j]->u.constant.value, key->u.constant.value);
            if (same < 0) {
                c->failed = true;
            } else if (same) {
                GI_COMPILE_FAIL(c, n, "mapping pattern checks duplicate key (%R)", key->u.constant.value);
            }
        }
    }
}

/* **rest: a copy of the mapping without the keys of the pattern. */
static void capture_rest(GiCompiler *c, Match *m, const GiNode *n, GiReg s, GiReg keys) {
    uint32_t size = n->u.match_mapping.keys.n;
    GiReg rest = push_part(c, m);
    GiReg base = c->unit->top;
    gi_emit(c, n, GI_BC_BUILD_DICT, rest, rest, 0);
    GiReg from = consumable(c, m, n, s, false);
    gi_emit(c, n, GI_BC_DICT_UPDATE, rest, from, 0);
    c->unit->top = base;
    if (size > 0) {
        for (uint32_t i = 0; i < size; i++) {
            GiReg copy = gi_push(c), key = gi_push(c);
            gi_emit(c, n, GI_BC_COPY, copy, rest, 0);
            gi_expr_item_of(c, n, key, keys, i);
            gi_emit(c, n, GI_BC_DEL_ITEM, copy, key, 0);
            c->unit->top = base;
        }
        gi_emit(c, n, GI_BC_DROP, keys, 0, 0);
        consumed(m, keys);
    }
    c->unit->top = base;
    capture(c, m, n, n->u.match_mapping.rest, rest, true);
}

static void mapping_pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s) {
    const GiNodes *keys = &n->u.match_mapping.keys, *patterns = &n->u.match_mapping.patterns;
    uint32_t size = keys->n;
    check_keys(c, n);
    test_kind(c, m, n, s, GI_BC_MATCH_MAPPING);
    GiReg key_tuple = -1;
    if (size > 0 && !c->failed) {
        test_length(c, m, n, s, size, false);
        bool rest = n->u.match_mapping.rest != GI_NULL;
        GiReg values = rest ? GI_ANY : push_part(c, m);
        key_tuple = gi_expr_display(c, n, keys, GI_BC_BUILD_TUPLE, GI_PUSH);
        m->live[key_tuple - GI_TEMP] = rest;
        if (rest) {
            values = push_part(c, m);
        }
        gi_emit(c, n, GI_BC_MATCH_KEYS, values, s, key_tuple);
        if (!rest) { /* not needed again */
            gi_emit(c, n, GI_BC_DROP, key_tuple, 0, 0);
            c->unit->top--;
        }
        GiReg copy = gi_push(c);
        gi_emit(c, n, GI_BC_COPY, copy, values, 0);
        c->unit->top--;
        gi_emit_jump(c, n, GI_BC_JUMP_IF_NONE, copy, 0, 0, fail_label(c, m));
        GiReg first = size > MANY_PARTS ? 0 : unpack(c, m, n, values, true, size, size);
        for (uint32_t i = 0; i < size && !c->failed; i++) {
            if (size > MANY_PARTS) {
                match_item(c, m, patterns->items[i], values, i);
            } else {
                subpattern(c, m, patterns->items[i], first + (GiReg)i, true);
            }
        }
    }
    if (n->u.match_mapping.rest != GI_NULL && !c->failed) {
        capture_rest(c, m, n, s, key_tuple);
    }
}

/* --- classes --- */

static int32_t attribute_names(GiCompiler *c, const GiNode *n) {
    const GiIdents *attrs = &n->u.match_class.kwd_attrs;
    for (uint32_t i = 0; i < attrs->n && !c->failed; i++) {
        gi_compile_forbid(c, n->u.match_class.kwd_patterns.items[i], attrs->items[i], false);
        for (uint32_t j = i + 1; j < attrs->n; j++) {
            if (attrs->items[j] == attrs->items[i]) {
                GI_COMPILE_FAIL(c, n->u.match_class.kwd_patterns.items[j], "attribute name repeated in class pattern: %S", attrs->items[i]);
                return 0;
            }
        }
    }
    GiValue names = c->failed ? GI_NULL : gi_compile_keep_steal(c, gi_tuple(c->t, attrs->items, attrs->n));
    return names == GI_NULL ? 0 : gi_unit_constant(c, names);
}

static void class_pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s) {
    const GiNodes *patterns = &n->u.match_class.patterns, *named = &n->u.match_class.kwd_patterns;
    uint32_t size = patterns->n + named->n;
    GiReg base = c->unit->top;
    int32_t names = attribute_names(c, n);
    GiReg cls = gi_expr(c, n->u.match_class.cls, GI_ANY);
    c->unit->top = base;
    GiReg values = push_part(c, m);
    GiInstr *i = gi_emit(c, n, GI_BC_MATCH_CLASS, values, s, cls);
    i->extra[0] = (int32_t)patterns->n;
    i->extra[1] = names;
    if (size == 0) {
        c->unit->top = base;
        consumed(m, values);
        gi_emit_jump(c, n, GI_BC_JUMP_IF_NONE, values, 0, 0, fail_label(c, m));
        return;
    }
    GiReg copy = gi_push(c);
    gi_emit(c, n, GI_BC_COPY, copy, values, 0);
    c->unit->top--;
    gi_emit_jump(c, n, GI_BC_JUMP_IF_NONE, copy, 0, 0, fail_label(c, m));
    GiReg first = size > MANY_PARTS ? 0 : unpack(c, m, n, values, true, size, size);
    for (uint32_t k = 0; k < size && !c->failed; k++) {
        const GiNode *sub = k < patterns->n ? patterns->items[k] : named->items[k - patterns->n];
        if (size > MANY_PARTS) {
            match_item(c, m, sub, values, k);
        } else {
            subpattern(c, m, sub, first + (GiReg)k, true);
        }
    }
}

/* --- alternatives --- */

typedef struct Names { GiValue items[GI_REGISTER_LIMIT]; uint32_t n; } Names;

static void add_name(Names *names, GiValue name) {
    if (name != GI_NULL && names->n < GI_REGISTER_LIMIT) {
        names->items[names->n++] = name;
    }
}

/* Names that a pattern binds. */
static void collect(const GiNode *n, Names *names) {
    const GiNodes *parts = NULL;
    switch (n->kind) {
    case GI_N_MATCH_SEQUENCE: parts = &n->u.many.items; break;
    case GI_N_MATCH_OR: collect(n->u.many.items.items[0], names); break;
    case GI_N_MATCH_STAR: add_name(names, n->u.match_star.name); break;
    case GI_N_MATCH_AS:
        if (n->u.match_as.pattern != NULL) {
            collect(n->u.match_as.pattern, names);
        }
        add_name(names, n->u.match_as.name);
        break;
    case GI_N_MATCH_MAPPING:
        parts = &n->u.match_mapping.patterns;
        add_name(names, n->u.match_mapping.rest);
        break;
    case GI_N_MATCH_CLASS:
        parts = &n->u.match_class.patterns;
        for (uint32_t i = 0; i < n->u.match_class.kwd_patterns.n; i++) {
            collect(n->u.match_class.kwd_patterns.items[i], names);
        }
        break;
    default: break;
    }
    for (uint32_t i = 0; parts != NULL && i < parts->n; i++) {
        collect(parts->items[i], names);
    }
}

static void drop_live(GiCompiler *c, Match *m, const GiNode *at) {
    for (GiReg r = c->unit->top; r-- > m->base;) {
        if (m->live[r]) {
            gi_emit(c, at, GI_BC_DROP, GI_TEMP + r, 0, 0);
        }
    }
}

/* An alternative has matched: its captures move to the registers that all alternatives share. */
static void settle(GiCompiler *c, Match *m, const GiNode *n, const Names *names, GiReg first) {
    if (m->capture_count != names->n) {
        GI_COMPILE_FAIL(c, n, "alternative patterns bind different names");
        return;
    }
    for (uint32_t i = 0; i < m->capture_count && !c->failed; i++) {
        const Capture *found = &m->captures[i];
        uint32_t k = 0;
        while (k < names->n && names->items[k] != found->name) {
            k++;
        }
        if (k == names->n) {
            GI_COMPILE_FAIL(c, n, "alternative patterns bind different names");
            return;
        }
        if (found->index >= 0) {
            gi_expr_item_of(c, n, first + (GiReg)k, found->reg, (uint32_t)found->index);
            continue;
        }
        gi_emit(c, n, found->own || !gi_reg_is_temp(found->reg) ? GI_BC_MOVE : GI_BC_COPY, first + (GiReg)k, found->reg, 0);
        if (found->own) {
            consumed(m, found->reg);
        }
    }
    drop_live(c, m, n);
}

static void or_pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s) {
    const GiNodes *items = &n->u.many.items;
    Names *names = gi_arena_alloc(c->arena, sizeof *names);
    Match *sub = gi_arena_alloc(c->arena, sizeof *sub);
    if (names == NULL || sub == NULL) {
        c->failed = true;
        return;
    }
    collect(items->items[0], names);
    GiReg outer = c->unit->top;
    GiReg first = GI_TEMP + outer;
    for (uint32_t i = 0; i < names->n; i++) {
        push_part(c, m);
    }
    GiReg base = c->unit->top;
    int32_t matched = gi_label_new(c);
    for (uint32_t i = 0; i < items->n && !c->failed; i++) {
        *sub = (Match){.base = base, .irrefutable_ok = i + 1 == items->n && m->irrefutable_ok};
        pattern(c, sub, items->items[i], s, false);
        settle(c, sub, n, names, first);
        gi_emit_jump(c, n, GI_BC_JUMP, 0, 0, 0, matched);
        place_failures(c, sub, n);
    }
    c->unit->top = outer; /* nothing is in the shared registers when all alternatives have failed */
    gi_emit_jump(c, n, GI_BC_JUMP, 0, 0, 0, fail_label(c, m));
    c->unit->top = base;
    gi_label_place(c, matched);
    for (uint32_t i = 0; i < names->n && !c->failed; i++) {
        capture(c, m, n, names->items[i], first + (GiReg)i, true);
    }
}

/* --- patterns and cases --- */

/* Tests s, which stays unless it is `own`, against a pattern. */
static void pattern(GiCompiler *c, Match *m, const GiNode *n, GiReg s, bool own) {
    if (c->failed || !gi_enter(c->t, " during compilation")) {
        c->failed = true;
        return;
    }
    switch (n->kind) {
    case GI_N_MATCH_VALUE: value_pattern(c, m, n, s, own); break;
    case GI_N_MATCH_SINGLETON: singleton_pattern(c, m, n, s, own); break;
    case GI_N_MATCH_SEQUENCE: sequence_pattern(c, m, n, s, own); break;
    case GI_N_MATCH_MAPPING: mapping_pattern(c, m, n, s); break;
    case GI_N_MATCH_CLASS: class_pattern(c, m, n, s); break;
    case GI_N_MATCH_AS: as_pattern(c, m, n, s, own); break;
    case GI_N_MATCH_OR: or_pattern(c, m, n, s); break;
    default: GI_COMPILE_FAIL(c, n, "can't use starred name here"); break;
    }
    gi_leave(c->t);
}

static void store_captures(GiCompiler *c, Match *m, const GiNode *at) {
    for (uint32_t i = 0; i < m->capture_count && !c->failed; i++) {
        const Capture *found = &m->captures[i];
        GiReg r = found->reg;
        if (found->index >= 0) {
            GiReg item = gi_push(c);
            gi_expr_item_of(c, at, item, r, (uint32_t)found->index);
            c->unit->top--;
            r = item;
        } else if (found->own) {
            consumed(m, r);
        } else if (gi_reg_is_temp(r)) {
            GiReg copy = gi_push(c);
            gi_emit(c, at, GI_BC_COPY, copy, r, 0);
            c->unit->top--;
            r = copy;
        }
        gi_name_store(c, at, found->name, r);
    }
    drop_live(c, m, at);
}

static void case_block(GiCompiler *c, const GiNode *n, GiReg s, bool last, int32_t end) {
    Match *m = gi_arena_alloc(c->arena, sizeof *m);
    if (m == NULL) {
        c->failed = true;
        return;
    }
    const GiNode *p = n->u.case_.pattern, *guard = n->u.case_.guard;
    GiReg base = c->unit->top;
    m->base = base;
    m->irrefutable_ok = guard != NULL || last;
    if (is_wildcard(p)) {
        gi_emit_line(c, p);
    }
    pattern(c, m, p, s, false);
    store_captures(c, m, p);
    c->unit->top = base;
    if (guard != NULL) {
        gi_branch(c, guard, fail_label(c, m), false);
    }
    if (gi_reg_is_temp(s)) {
        gi_emit(c, p, GI_BC_DROP, s, 0, 0);
        c->unit->top--;
    }
    gi_stmt_list(c, &n->u.case_.body);
    gi_emit_jump(c, NULL, GI_BC_JUMP, 0, 0, 0, end);
    place_failures(c, m, p);
}

/* May the subject be read from its local all along? Not when a capture or := may rebind it. */
static bool subject_in_place(GiCompiler *c, const GiNode *n) {
    const GiNode *subject = n->u.match.subject;
    if (subject->kind != GI_N_NAME || gi_name_register(c, subject->u.name.id) < 0 || gi_name_may_rebind(c, subject, n)) {
        return false;
    }
    Names *names = gi_arena_alloc(c->arena, sizeof *names);
    if (names == NULL) {
        c->failed = true;
        return false;
    }
    for (uint32_t i = 0; i < n->u.match.cases.n; i++) {
        names->n = 0;
        collect(n->u.match.cases.items[i]->u.case_.pattern, names);
        for (uint32_t k = 0; k < names->n; k++) {
            if (names->items[k] == subject->u.name.id || names->n == GI_REGISTER_LIMIT) {
                return false;
            }
        }
    }
    return true;
}

void gi_match(GiCompiler *c, const GiNode *n) {
    GiReg base = c->unit->top;
    int32_t end = gi_label_new(c);
    gi_emit_line(c, n->u.match.subject);
    GiReg s = gi_expr(c, n->u.match.subject, subject_in_place(c, n) ? GI_ANY : GI_PUSH);
    for (uint32_t i = 0; i < n->u.match.cases.n && !c->failed; i++) {
        case_block(c, n->u.match.cases.items[i], s, i + 1 == n->u.match.cases.n, end);
    }
    if (gi_reg_is_temp(s)) {
        gi_emit(c, NULL, GI_BC_DROP, s, 0, 0);
    }
    c->unit->top = base;
    gi_label_place(c, end);
}
