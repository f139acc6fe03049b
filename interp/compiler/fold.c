/* SPDX-License-Identifier: MIT
 * interp/compiler/fold.c replaces expressions over constants by their value, in the tree, where nobody can tell:
 * same result and identity, never a large result (limits as in CPython), never instead of an error.
 *
 * Folding is done when an expression is first compiled; GI_NF_FOLDED marks nodes that were looked at, so
 * that a deep tree is walked once.
 */
#include "interp/compiler/compile.h"
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/bytes.h"

#define MAX_INT_BITS 128
#define MAX_COLLECTION 256
#define MAX_TEXT 4096

static bool is_constant(const GiNode *n) { return n->kind == GI_N_CONSTANT; }

/* n becomes the constant v (taken over); GI_NULL: the operation failed, nothing happens. */
static void replace_steal(GiCompiler *c, GiNode *n, GiValue v) {
    if (v == GI_NULL) {
        if (gi_error_is(c->t, &gi_MemoryError) || gi_error_is(c->t, &gi_KeyboardInterrupt)) {
            c->failed = true;
        } else {
            gi_error_clear(c->t);
        }
        return;
    }
    v = gi_compile_keep_steal(c, v);
    if (v != GI_NULL) {
        n->kind = GI_N_CONSTANT;
        n->op = 0;
        n->flags = GI_NF_FOLDED;
        n->u.constant.value = v;
    }
}

static size_t bits(GiValue v) { return gi_int_bit_length(v); }
static bool is_small_int(GiValue v) { return gi_is_int_imm(v); }

/* How many items a sequence constant has; false: it is none. */
static bool sequence_size(GiValue v, size_t *size, size_t *limit) {
    if (gi_is_str(v)) {
        *size = gi_str_length(v);
        *limit = MAX_TEXT;
    } else if (gi_is_bytes(v)) {
        *size = gi_as_bytes(v)->size;
        *limit = MAX_TEXT;
    } else if (gi_is_tuple(v)) {
        *size = gi_as_tuple(v)->size;
        *limit = MAX_COLLECTION;
    } else {
        return false;
    }
    return true;
}

static bool small_product(GiValue a, GiValue b) {
    size_t size, limit;
    if (gi_is_int(a) && gi_is_int(b)) {
        return bits(a) + bits(b) <= MAX_INT_BITS;
    }
    if (sequence_size(b, &size, &limit)) {
        GiValue swap = a;
        a = b;
        b = swap;
    }
    if (!sequence_size(a, &size, &limit)) {
        return true;
    }
    if (!gi_is_int(b)) {
        return true; /* an error, found when it is tried */
    }
    if (!is_small_int(b)) {
        return false;
    }
    int64_t n = gi_int_imm_value(b);
    if (n <= 0 || size == 0) {
        return true;
    }
    for (size_t i = 0; gi_is_tuple(a) && i < size; i++) {
        if (gi_is_tuple(gi_as_tuple(a)->items[i])) {
            return false;
        }
    }
    return (uint64_t)n <= limit / size;
}

static bool small_power(GiValue a, GiValue b) {
    if (!gi_is_int(a) || !gi_is_int(b) || gi_int_sign(b) <= 0) {
        return true;
    }
    return is_small_int(b) && (bits(a) == 0 || (uint64_t)gi_int_imm_value(b) <= MAX_INT_BITS / bits(a));
}

static bool small_shift(GiValue a, GiValue b) {
    if (!gi_is_int(a) || !gi_is_int(b) || gi_int_sign(b) <= 0) {
        return true;
    }
    return is_small_int(b) && gi_int_imm_value(b) <= MAX_INT_BITS &&
           bits(a) <= (size_t)(MAX_INT_BITS - gi_int_imm_value(b));
}

static void binary(GiCompiler *c, GiNode *n) {
    GiNode *left = n->u.binary.left, *right = n->u.binary.right;
    gi_fold(c, left);
    gi_fold(c, right);
    if (c->failed || !is_constant(left) || !is_constant(right)) {
        return;
    }
    GiValue a = left->u.constant.value, b = right->u.constant.value;
    switch (n->op) {
    case GI_OP_MUL: if (!small_product(a, b)) { return; } break;
    case GI_OP_POW: if (!small_power(a, b)) { return; } break;
    case GI_OP_LSHIFT: if (!small_shift(a, b)) { return; } break;
    case GI_OP_MOD: if (gi_is_str(a) || gi_is_bytes(a)) { return; } break;
    case GI_OP_MATMUL: return;
    default: break;
    }
    replace_steal(c, n, gi_binary(c->t, (GiBinaryOp)n->op, a, b));
}

/* not (a in b), not (a is b): the comparison gets the opposite operator. */
static bool flip_compare(GiNode *n, GiNode *compare) {
    if (compare->kind != GI_N_COMPARE || compare->u.compare.comparators.n != 1 || compare->u.compare.ops[0] < GI_CMP_IS) {
        return false;
    }
    compare->u.compare.ops[0] ^= 1; /* IS, IS_NOT, IN, NOT_IN in pairs */
    n->flags |= GI_NF_FLIPPED;
    return true;
}

static void unary(GiCompiler *c, GiNode *n) {
    GiNode *operand = n->u.unary.operand;
    gi_fold(c, operand);
    if (n->op == GI_U_NOT && flip_compare(n, operand)) {
        return;
    }
    if (c->failed || !is_constant(operand)) {
        return;
    }
    GiValue v = operand->u.constant.value;
    switch (n->op) {
    case GI_U_NOT: {
        int truth = gi_truth(c->t, v);
        replace_steal(c, n, truth < 0 ? GI_NULL : gi_bool(!truth));
        break;
    }
    case GI_U_INVERT:
        if (gi_is_int(v) && v != GI_TRUE && v != GI_FALSE) { /* ~True warns at run time */
            replace_steal(c, n, gi_int_binary(c->t, GI_OP_XOR, v, gi_int_imm(-1)));
        }
        break;
    case GI_U_PLUS: replace_steal(c, n, gi_positive(c->t, v)); break;
    default: replace_steal(c, n, gi_negative(c->t, v)); break;
    }
}

static bool fold_items(GiCompiler *c, const GiNodes *items) {
    bool all = true;
    for (uint32_t i = 0; i < items->n && !c->failed; i++) {
        gi_fold(c, items->items[i]);
        all = all && is_constant(items->items[i]);
    }
    return all && !c->failed;
}

static void tuple(GiCompiler *c, GiNode *n) {
    if (n->op == GI_CTX_LOAD && fold_items(c, &n->u.many.items)) {
        GiValue v = gi_expr_constant_tuple(c, &n->u.many.items);
        replace_steal(c, n, v == GI_NULL ? v : gi_take(v));
    }
}

static void subscript(GiCompiler *c, GiNode *n) {
    GiNode *value = n->u.subscript.value, *slice = n->u.subscript.slice;
    if (n->op != GI_CTX_LOAD) {
        return;
    }
    gi_fold(c, value);
    gi_fold(c, slice);
    if (!c->failed && is_constant(value) && is_constant(slice)) {
        replace_steal(c, n, gi_getitem(c->t, value->u.constant.value, slice->u.constant.value));
    }
}

/* Folds constant parts of a tree in place. */
void gi_fold(GiCompiler *c, GiNode *n) {
    if ((n->flags & GI_NF_FOLDED) || c->failed) {
        return;
    }
    n->flags |= GI_NF_FOLDED;
    switch (n->kind) {
    case GI_N_BINARY: case GI_N_UNARY: case GI_N_TUPLE: case GI_N_SUBSCRIPT:
        break;
    case GI_N_NAME:
        if (n->op == GI_CTX_LOAD && n->u.name.id == GI_NAME(c->t, __debug__)) {
            replace_steal(c, n, gi_bool(!(c->flags & GI_COMPILE_OPTIMIZE)));
        }
        return;
    default:
        return;
    }
    if (!gi_enter(c->t, " during compilation")) {
        c->failed = true;
        return;
    }
    switch (n->kind) {
    case GI_N_BINARY: binary(c, n); break;
    case GI_N_UNARY: unary(c, n); break;
    case GI_N_TUPLE: tuple(c, n); break;
    default: subscript(c, n); break;
    }
    gi_leave(c->t);
}

/* A list or set display of constants that is only looked into: a tuple or frozenset; GI_NULL: no. */
GiValue gi_fold_container(GiCompiler *c, const GiNode *n) {
    if ((n->kind != GI_N_LIST && n->kind != GI_N_SET) || c->failed || n->u.many.items.n == 0 || !fold_items(c, &n->u.many.items)) {
        return GI_NULL;
    }
    GiValue all = gi_expr_constant_tuple(c, &n->u.many.items);
    if (all == GI_NULL || n->kind == GI_N_LIST) {
        return all;
    }
    GiValue set = gi_frozenset_constant(c->t, all);
    if (set == GI_NULL) {
        gi_error_clear(c->t); /* an unhashable constant cannot be, but memory may be short */
        return GI_NULL;
    }
    return gi_compile_keep_steal(c, set);
}

/* --- % formatting --- */

typedef struct Percent {
    GiCompiler *c;
    const GiNode *at;
    const char *p, *end;
    GiNode **items; /* parts of the f-string */
    uint32_t n;
} Percent;

static GiNode *new_node(Percent *f, GiNodeKind kind) {
    GiNode *n = gi_arena_alloc(f->c->arena, sizeof *n);
    if (n == NULL) {
        f->c->failed = true;
        return NULL;
    }
    *n = gi_place_of(f->at);
    n->kind = (uint8_t)kind;
    return n;
}

static GiNode *text_node(Percent *f, GiValue text) {
    GiNode *n = text == GI_NULL ? NULL : new_node(f, GI_N_CONSTANT);
    if (n != NULL) {
        n->u.constant.value = text;
    }
    return n;
}

/* Text up to the next %; %% stands for one. */
static bool literal(Percent *f) {
    GiText b;
    gi_text_init(&b, f->c->t);
    size_t size = 0;
    while (f->p < f->end && (*f->p != '%' || (f->p + 1 < f->end && f->p[1] == '%'))) {
        gi_text_add(&b, f->p, 1);
        f->p += *f->p == '%' ? 2 : 1;
        size++;
        while (f->p < f->end && ((unsigned char)*f->p & 0xC0) == 0x80) {
            gi_text_add(&b, f->p++, 1);
        }
    }
    if (size == 0) {
        gi_text_discard(&b);
        return true;
    }
    f->items[f->n] = text_node(f, gi_compile_keep_steal(f->c, gi_text_finish(&b)));
    return f->items[f->n++] != NULL;
}

static bool digits(Percent *f, char *out) {
    int n = 0;
    while (f->p < f->end && *f->p >= '0' && *f->p <= '9' && n < 3) {
        out[n++] = *f->p++;
    }
    out[n] = '\0';
    return n > 0;
}

/* %-10.3s: the specification is turned into that of format(). */
static bool argument(Percent *f, const GiNode *value) {
    char width[4] = "", precision[4] = "", spec[16];
    f->p++;
    bool left = f->p < f->end && *f->p == '-';
    f->p += left;
    if (f->p < f->end && *f->p == '0') {
        return false;
    }
    digits(f, width);
    if (f->p < f->end && *f->p == '.') {
        f->p++;
        if (!digits(f, precision)) {
            strcpy(precision, "0");
        }
    }
    if (f->p >= f->end || (*f->p != 's' && *f->p != 'r' && *f->p != 'a')) {
        return false;
    }
    GiNode *n = new_node(f, GI_N_FORMATTED);
    if (n == NULL) {
        return false;
    }
    n->line = value->line;
    n->col = value->col;
    n->end_line = value->end_line;
    n->end_col = value->end_col;
    n->u.formatted.value = (GiNode *)value;
    n->u.formatted.conversion = *f->p++;
    if (width[0] != '\0' || precision[0] != '\0') {
        spec[0] = '\0';
        strcat(spec, !left && width[0] != '\0' ? ">" : "");
        strcat(spec, width);
        strcat(spec, precision[0] != '\0' ? "." : "");
        strcat(spec, precision);
        n->u.formatted.spec = text_node(f, gi_compile_keep_steal(f->c, gi_str_from_text(f->c->t, spec)));
    }
    f->items[f->n++] = n;
    return !f->c->failed;
}

static bool is_percent(const GiNode *n) {
    if (n->op != GI_OP_MOD || n->u.binary.left->kind != GI_N_CONSTANT || n->u.binary.right->kind != GI_N_TUPLE ||
        !gi_is_str(n->u.binary.left->u.constant.value)) {
        return false;
    }
    const GiNodes *values = &n->u.binary.right->u.many.items;
    for (uint32_t i = 0; i < values->n; i++) {
        if (values->items[i]->kind == GI_N_STARRED) {
            return false;
        }
    }
    return true;
}

/* 'text %s' % (a, b) as an f-string; NULL: it is none, or not simple enough. */
const GiNode *gi_fold_percent(GiCompiler *c, const GiNode *n) {
    if (c->failed || !is_percent(n)) {
        return NULL;
    }
    const GiNodes *values = &n->u.binary.right->u.many.items;
    GiValue text = n->u.binary.left->u.constant.value;
    Percent f = {.c = c, .at = n, .p = gi_str_text(text), .end = gi_str_text(text) + gi_str_size(text)};
    f.items = gi_arena_alloc(c->arena, (values->n * 2 + 1) * sizeof *f.items);
    if (f.items == NULL) {
        c->failed = true;
        return NULL;
    }
    uint32_t used = 0;
    while (f.p < f.end) {
        if (!literal(&f) || (f.p < f.end && (used >= values->n || !argument(&f, values->items[used++])))) {
            return NULL;
        }
    }
    GiNode *joined = used == values->n ? new_node(&f, GI_N_JOINED_STR) : NULL;
    if (joined != NULL) {
        joined->u.many.items = (GiNodes){f.items, f.n};
    }
    return joined;
}
