/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_expr.c compiles expressions, except conditions (compile_branch.c), calls
 * (compile_call.c), comprehensions (compile_comp.c) and lambdas (compile_def.c); and targets of
 * assignments.
 */
#include "interp/compiler/compile.h"

#include "runtime/types/dict.h"

/* --- small helpers --- */

GiOpcode gi_expr_binary_op(int op, bool in_place, bool constant) {
    int n = op > GI_OP_DIVMOD ? op - 1 : op;
    GiOpcode base = in_place ? (constant ? GI_BC_IADDK : GI_BC_IADD) : (constant ? GI_BC_ADDK : GI_BC_ADD);
    return base + (GiOpcode)n;
}

bool gi_expr_is_constant(const GiNode *n) { return n->kind == GI_N_CONSTANT; }

/* Index in K of a constant that fits an 8-bit operand, or -1. */
int32_t gi_expr_short_constant(GiCompiler *c, const GiNode *n) {
    gi_fold(c, (GiNode *)n);
    if (n->kind != GI_N_CONSTANT || c->failed || !c->unit->reachable) {
        return -1;
    }
    int32_t k = gi_unit_constant(c, n->u.constant.value);
    return k <= 255 ? k : -1;
}

/* An operand (GI_ANY) that must survive the evaluation of `later` (NULL: nothing). */
GiReg gi_expr_before(GiCompiler *c, const GiNode *n, const GiNode *later) {
    return gi_expr(c, n, gi_name_may_rebind(c, n, later) ? GI_PUSH : GI_ANY);
}

/* Where an attribute that spans lines is reported: at its name. */
static const GiNode *attribute_place(const GiNode *n, GiNode *place) {
    if (n->line == n->end_line) {
        return n;
    }
    int32_t size = (int32_t)gi_str_length(n->u.attribute.attr);
    place->line = place->end_line = n->end_line;
    place->col = size <= n->end_col ? n->end_col - size : -1;
    place->end_col = size <= n->end_col ? n->end_col : -1;
    return place;
}

static GiReg constant(GiCompiler *c, const GiNode *n, GiReg wish) {
    GiReg r = gi_target(c, wish);
    gi_load_constant(c, n, r, n->u.constant.value);
    return r;
}

/* The opcode for a number on the left of an operator whose right side is none; GI_BC_NOP: there is none. */
static GiOpcode constant_first(const GiNode *n) {
    const GiNode *left = n->u.binary.left;
    if (left->kind != GI_N_CONSTANT || n->u.binary.right->kind == GI_N_CONSTANT ||
        !(gi_is_int_imm(left->u.constant.value) || gi_is_float_imm(left->u.constant.value))) {
        return GI_BC_NOP;
    }
    switch (n->op) {
    case GI_OP_ADD: return GI_BC_ADD_TO;
    case GI_OP_SUB: return GI_BC_SUB_FROM;
    case GI_OP_MUL: return GI_BC_MUL_TO;
    case GI_OP_TRUEDIV: return GI_BC_TRUEDIV_FROM;
    default: return GI_BC_NOP;
    }
}

static GiReg binary(GiCompiler *c, const GiNode *n, GiReg wish) {
    const GiNode *joined_text = gi_fold_percent(c, n);
    if (joined_text != NULL) {
        return gi_expr(c, joined_text, wish);
    }
    GiReg base = c->unit->top;
    GiOpcode first = constant_first(n);
    int32_t number = first == GI_BC_NOP ? -1 : gi_expr_short_constant(c, n->u.binary.left);
    if (number >= 0) {
        GiReg v = gi_expr(c, n->u.binary.right, GI_ANY);
        c->unit->top = base;
        GiReg to = gi_target(c, wish);
        gi_emit(c, n, first, to, v, number);
        return to;
    }
    GiReg left = gi_expr_before(c, n->u.binary.left, n->u.binary.right);
    int32_t k = gi_expr_short_constant(c, n->u.binary.right);
    GiReg right = k >= 0 ? k : gi_expr(c, n->u.binary.right, GI_ANY);
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    gi_emit(c, n, gi_expr_binary_op(n->op, false, k >= 0), r, left, right);
    return r;
}

static GiReg unary(GiCompiler *c, const GiNode *n, GiReg wish) {
    static const uint8_t ops[] = {GI_BC_INVERT, GI_BC_NOT, GI_BC_POSITIVE, GI_BC_NEGATIVE};
    if (n->flags & GI_NF_FLIPPED) {
        return gi_expr(c, n->u.unary.operand, wish);
    }
    GiReg base = c->unit->top;
    GiReg v = gi_expr(c, n->u.unary.operand, GI_ANY);
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    gi_emit(c, n, (GiOpcode)ops[n->op], r, v, 0);
    return r;
}

static GiReg named(GiCompiler *c, const GiNode *n, GiReg wish) {
    const GiNode *target = n->u.named.target;
    if (gi_compile_forbid(c, target, target->u.name.id, false)) {
        return gi_target(c, wish);
    }
    GiReg slot = gi_name_register(c, target->u.name.id);
    if (slot >= 0) {
        gi_expr(c, n->u.named.value, slot);
        gi_mark_bound(c, slot);
        if (wish == GI_ANY) {
            return slot;
        }
        GiReg copy = gi_target(c, wish);
        gi_move(c, n, copy, slot);
        return copy;
    }
    GiReg base = c->unit->top;
    GiReg v = gi_expr(c, n->u.named.value, GI_PUSH);
    GiReg copy = gi_push(c);
    gi_emit(c, n, GI_BC_COPY, copy, v, 0);
    gi_name_store(c, target, target->u.name.id, copy);
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    gi_move(c, n, r, v);
    return r;
}

/* --- attributes and items --- */

static GiReg attribute(GiCompiler *c, const GiNode *n, GiReg wish) {
    GiReg super = gi_call_super_attribute(c, n, wish);
    if (super != GI_ANY) {
        return super;
    }
    GiNode place;
    GiReg base = c->unit->top;
    GiReg object = gi_expr(c, n->u.attribute.value, GI_ANY);
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    GiValue name = gi_unit_mangle(c, n->u.attribute.attr);
    if (name != GI_NULL) {
        gi_emit_named(c, attribute_place(n, &place), GI_BC_GET_ATTR, r, object, name);
    }
    return r;
}

/* A slice with constant bounds is itself a constant. */
static GiReg slice_constant(GiCompiler *c, const GiNode *n, GiReg wish) {
    GiValue parts[3] = {GI_NONE, GI_NONE, GI_NONE};
    const GiNode *nodes[3] = {n->u.slice.lower, n->u.slice.upper, n->u.slice.step};
    for (int i = 0; i < 3; i++) {
        if (nodes[i] != NULL) {
            gi_fold(c, (GiNode *)nodes[i]);
            if (nodes[i]->kind != GI_N_CONSTANT) {
                return GI_ANY;
            }
            parts[i] = nodes[i]->u.constant.value;
        }
    }
    if (c->failed || !c->unit->reachable) {
        return GI_ANY;
    }
    GiValue v = gi_compile_keep_steal(c, gi_slice(c->t, parts[0], parts[1], parts[2]));
    if (v == GI_NULL) {
        return GI_ANY;
    }
    GiReg r = gi_target(c, wish);
    gi_load_constant(c, n, r, v);
    return r;
}

static GiReg slice(GiCompiler *c, const GiNode *n, GiReg wish) {
    GiReg r = slice_constant(c, n, wish);
    if (r != GI_ANY) {
        return r;
    }
    GiReg base = c->unit->top;
    const GiNode *nodes[3] = {n->u.slice.lower, n->u.slice.upper, n->u.slice.step};
    int count = nodes[2] != NULL ? 3 : 2;
    for (int i = 0; i < count; i++) {
        if (nodes[i] != NULL) {
            gi_expr(c, nodes[i], GI_PUSH);
        } else {
            gi_load_constant(c, n, gi_push(c), GI_NONE);
        }
    }
    c->unit->top = base;
    r = gi_target(c, wish);
    gi_emit(c, n, GI_BC_BUILD_SLICE, r, GI_TEMP + base, count);
    return r;
}

/* A constant index 0..127, or -1. */
static int32_t short_index(GiCompiler *c, const GiNode *n) {
    gi_fold(c, (GiNode *)n);
    if (n->kind != GI_N_CONSTANT || !gi_is_int_imm(n->u.constant.value)) {
        return -1;
    }
    int64_t i = gi_int_imm_value(n->u.constant.value);
    return i >= 0 && i <= 127 ? (int32_t)i : -1;
}

static GiReg subscript(GiCompiler *c, const GiNode *n, GiReg wish) {
    gi_warn_subscript(c, n);
    GiReg base = c->unit->top;
    GiReg object = gi_expr_before(c, n->u.subscript.value, n->u.subscript.slice);
    int32_t index = short_index(c, n->u.subscript.slice);
    GiReg key = index >= 0 ? index : gi_expr(c, n->u.subscript.slice, GI_ANY);
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    gi_emit(c, n, index >= 0 ? GI_BC_GET_ITEMI : GI_BC_GET_ITEM, r, object, key);
    return r;
}

/* --- displays --- */

static bool all_constant(GiCompiler *c, const GiNodes *items) {
    for (uint32_t i = 0; i < items->n; i++) {
        gi_fold(c, items->items[i]);
        if (items->items[i]->kind != GI_N_CONSTANT) {
            return false;
        }
    }
    return !c->failed;
}

static bool any_starred(const GiNodes *items) {
    for (uint32_t i = 0; i < items->n; i++) {
        if (items->items[i]->kind == GI_N_STARRED) {
            return true;
        }
    }
    return false;
}

/* The tuple of constant items, kept by the arena. */
GiValue gi_expr_constant_tuple(GiCompiler *c, const GiNodes *items) {
    GiTuple *tuple = gi_tuple_new(c->t, items->n);
    if (tuple == NULL) {
        c->failed = true;
        return GI_NULL;
    }
    for (uint32_t i = 0; i < items->n; i++) {
        tuple->items[i] = gi_take(items->items[i]->u.constant.value);
    }
    if (items->n > 0 && !gi_track(c->t, tuple)) {
        gi_drop(c->t, gi_value_of(tuple));
        c->failed = true;
        return GI_NULL;
    }
    return gi_compile_keep_steal(c, gi_value_of(tuple));
}

/* Three and more constants: one constant that an empty list or set is filled from. */
static void fill_from_constant(GiCompiler *c, const GiNode *at, const GiNodes *items, bool set, GiReg acc) {
    GiValue all = gi_expr_constant_tuple(c, items);
    if (all != GI_NULL && set) {
        all = gi_compile_keep_steal(c, gi_frozenset_constant(c->t, all));
    }
    if (all == GI_NULL) {
        return;
    }
    GiReg r = gi_push(c);
    gi_load_constant(c, at, r, all);
    gi_emit(c, at, set ? GI_BC_SET_UPDATE : GI_BC_LIST_EXTEND, acc, r, 0);
    c->unit->top--;
}

/* Adds items to the list or set in `acc` one by one. */
static void add_items(GiCompiler *c, const GiNode *at, const GiNodes *items, uint32_t from, bool set, GiReg acc) {
    for (uint32_t i = from; i < items->n && !c->failed; i++) {
        const GiNode *item = items->items[i];
        bool star = item->kind == GI_N_STARRED;
        GiReg base = c->unit->top;
        GiReg v = gi_expr(c, star ? item->u.one.value : item, GI_ANY);
        c->unit->top = base;
        GiOpcode op = star ? (set ? GI_BC_SET_UPDATE : GI_BC_LIST_EXTEND) : (set ? GI_BC_SET_ADD : GI_BC_LIST_APPEND);
        gi_emit(c, at, op, acc, v, 0);
    }
}

/* A display of items into a list (GI_BC_BUILD_LIST), tuple or set. */
GiReg gi_expr_display(GiCompiler *c, const GiNode *at, const GiNodes *items, GiOpcode build, GiReg wish) {
    GiReg base = c->unit->top;
    bool set = build == GI_BC_BUILD_SET;
    bool star = any_starred(items);
    if (!star && items->n <= GI_CALL_CHUNK && (items->n < 3 || build == GI_BC_BUILD_TUPLE || !all_constant(c, items))) {
        for (uint32_t i = 0; i < items->n; i++) {
            gi_expr(c, items->items[i], GI_PUSH);
        }
        c->unit->top = base;
        GiReg r = gi_target(c, wish);
        gi_emit(c, at, build, r, GI_TEMP + base, (GiReg)items->n);
        return r;
    }
    GiReg acc = gi_push(c);
    uint32_t lead = 0;
    bool constants = !star && build != GI_BC_BUILD_TUPLE && all_constant(c, items);
    if (!constants) {
        while (lead < items->n && lead < GI_CALL_CHUNK && items->items[lead]->kind != GI_N_STARRED) {
            lead++;
        }
        c->unit->top = base;
        for (uint32_t i = 0; i < lead; i++) {
            gi_expr(c, items->items[i], GI_PUSH);
        }
        c->unit->top = base;
        acc = gi_push(c);
    }
    gi_emit(c, at, set ? GI_BC_BUILD_SET : GI_BC_BUILD_LIST, acc, acc, (GiReg)lead);
    if (constants) {
        fill_from_constant(c, at, items, set, acc);
    } else {
        add_items(c, at, items, lead, set, acc);
    }
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    if (build == GI_BC_BUILD_TUPLE) {
        gi_emit(c, at, GI_BC_INTRINSIC, r, acc, GI_I_LIST_TO_TUPLE);
    } else {
        gi_move(c, at, r, acc);
    }
    return r;
}

static GiReg dict(GiCompiler *c, const GiNode *n, GiReg wish) {
    const GiNodes *keys = &n->u.dict.keys, *values = &n->u.dict.values;
    GiReg base = c->unit->top;
    uint32_t lead = 0;
    for (; lead < keys->n && lead < 16 && keys->items[lead] != NULL; lead++) {
        gi_expr(c, keys->items[lead], GI_PUSH);
        gi_expr(c, values->items[lead], GI_PUSH);
    }
    c->unit->top = base;
    if (lead == keys->n) {
        GiReg r = gi_target(c, wish);
        gi_emit(c, n, GI_BC_BUILD_DICT, r, GI_TEMP + base, (GiReg)lead);
        return r;
    }
    GiReg acc = gi_push(c);
    gi_emit(c, n, GI_BC_BUILD_DICT, acc, acc, (GiReg)lead);
    for (uint32_t i = lead; i < keys->n && !c->failed; i++) {
        GiReg mark = c->unit->top;
        if (keys->items[i] == NULL) {
            GiReg v = gi_expr(c, values->items[i], GI_ANY);
            gi_emit(c, n, GI_BC_DICT_UPDATE, acc, v, 0);
        } else {
            GiReg k = gi_expr_before(c, keys->items[i], values->items[i]);
            GiReg v = gi_expr(c, values->items[i], GI_ANY);
            gi_emit(c, n, GI_BC_DICT_ADD, acc, k, v);
        }
        c->unit->top = mark;
    }
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    gi_move(c, n, r, acc);
    return r;
}

/* --- f-strings --- */

/* {value!r:spec}. `part` of a longer string: a converted value needs no formatting. */
static GiReg formatted(GiCompiler *c, const GiNode *n, bool part, GiReg wish) {
    GiReg base = c->unit->top;
    const GiNode *spec = n->u.formatted.spec;
    int conversion = n->u.formatted.conversion;
    GiReg v = gi_expr_before(c, n->u.formatted.value, spec);
    if (conversion > 0) {
        c->unit->top = base;
        GiReg text = part && spec == NULL ? gi_target(c, wish) : gi_push(c);
        gi_emit(c, n, GI_BC_CONVERT, text, v, conversion == 's' ? 1 : conversion == 'r' ? 2 : 3);
        if (part && spec == NULL) {
            return text;
        }
        v = text;
    }
    GiReg s = spec != NULL ? gi_expr(c, spec, GI_ANY) : 0;
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    if (spec != NULL) {
        gi_emit(c, n, GI_BC_FORMAT_SPEC, r, v, s);
    } else {
        gi_emit(c, n, GI_BC_FORMAT, r, v, part);
    }
    return r;
}

static GiReg joined(GiCompiler *c, const GiNode *n, GiReg wish) {
    const GiNodes *items = &n->u.many.items;
    if (items->n == 0) {
        GiReg r = gi_target(c, wish);
        gi_load_constant(c, n, r, GI_NAME(c->t, empty));
        return r;
    }
    if (items->n == 1) {
        return gi_expr(c, items->items[0], wish);
    }
    GiReg base = c->unit->top;
    GiReg r = GI_ANY;
    for (uint32_t i = 0; i < items->n;) {
        uint32_t count = r == GI_ANY ? 0 : 1; /* what was joined so far */
        for (; i < items->n && count < GI_CALL_CHUNK; i++, count++) {
            if (items->items[i]->kind == GI_N_FORMATTED) {
                formatted(c, items->items[i], true, GI_PUSH);
            } else {
                gi_expr(c, items->items[i], GI_PUSH);
            }
        }
        c->unit->top = base;
        r = i == items->n ? gi_target(c, wish) : gi_push(c);
        gi_emit(c, n, GI_BC_BUILD_STRING, r, GI_TEMP + base, (GiReg)count);
    }
    return r;
}

/* --- generators and coroutines --- */

/* Runs the iterator in temporary `it` to its end, yielding what it yields; the result replaces it. The
 * shape YIELD, SEND is what the VM expects when an exception is thrown in. */
static void delegate(GiCompiler *c, const GiNode *at, GiReg it) {
    GiReg value = gi_push(c);
    int32_t yielded = gi_label_new(c), again = gi_label_new(c);
    gi_load_constant(c, at, value, GI_NONE);
    gi_emit_loop(c, at, yielded, again);
    gi_emit(c, at, GI_BC_YIELD, value, value, it + 1);
    gi_label_place(c, again);
    gi_emit_jump(c, at, GI_BC_SEND, it, value, 0, yielded);
    gi_move(c, at, it, value);
    c->unit->top--;
}

/* await of the value in temporary `top - 1`: replaced by the result. */
void gi_expr_await(GiCompiler *c, const GiNode *at, int kind) {
    GiReg it = GI_TEMP + c->unit->top - 1;
    if (kind >= 0) {
        gi_emit(c, at, GI_BC_GET_AWAITABLE, it, it, kind);
    }
    delegate(c, at, it);
}

static bool is_async_function(const GiUnit *u) {
    return u->scope->kind == GI_SCOPE_FUNCTION && u->scope->node->kind == GI_N_FUNCTION && (u->scope->node->flags & GI_NF_ASYNC);
}

/* May `await` and its kin stand here? `what` NULL: an await expression. */
bool gi_expr_async_allowed(GiCompiler *c) {
    const GiUnit *u = c->unit;
    bool top_level = u->scope->kind == GI_SCOPE_MODULE && (c->flags & GI_COMPILE_TOP_LEVEL_AWAIT);
    return is_async_function(u) || top_level;
}

static GiReg finish_push(GiCompiler *c, const GiNode *n, GiReg base, GiReg v, GiReg wish) {
    c->unit->top = base;
    GiReg r = gi_target(c, wish);
    gi_move(c, n, r, v);
    return r;
}

static GiReg await(GiCompiler *c, const GiNode *n, GiReg wish) {
    const GiScope *scope = c->unit->scope;
    if (!gi_expr_async_allowed(c)) {
        if (!gi_scope_is_function(scope)) {
            GI_COMPILE_FAIL(c, n, "'await' outside function");
        } else if (scope->comprehension == 0) {
            GI_COMPILE_FAIL(c, n, "'await' outside async function");
        }
    }
    GiReg base = c->unit->top;
    GiReg v = gi_expr(c, n->u.one.value, GI_PUSH);
    gi_expr_await(c, n, 0);
    return finish_push(c, n, base, v, wish);
}

static GiReg yield(GiCompiler *c, const GiNode *n, GiReg wish) {
    GiUnit *u = c->unit;
    if (!gi_scope_is_function(u->scope)) {
        GI_COMPILE_FAIL(c, n, "'yield' outside function");
    }
    GiReg base = u->top;
    GiReg v;
    if (n->u.one.value != NULL) {
        v = gi_expr(c, n->u.one.value, GI_ANY);
    } else {
        gi_load_constant(c, n, v = gi_push(c), GI_NONE);
    }
    u->top = base;
    if (u->flags & GI_CO_ASYNC_GENERATOR) {
        GiReg wrapped = gi_push(c);
        gi_emit(c, n, GI_BC_ASYNC_WRAP, wrapped, v, 0);
        v = wrapped;
        u->top = base;
    }
    GiReg r = gi_target(c, wish);
    gi_emit(c, n, GI_BC_YIELD, v, r, 0);
    return r;
}

static GiReg yield_from(GiCompiler *c, const GiNode *n, GiReg wish) {
    if (!gi_scope_is_function(c->unit->scope)) {
        GI_COMPILE_FAIL(c, n, "'yield from' outside function");
    } else if (is_async_function(c->unit)) {
        GI_COMPILE_FAIL(c, n, "'yield from' inside async function");
    }
    GiReg base = c->unit->top;
    GiReg v = gi_expr(c, n->u.one.value, GI_ANY);
    c->unit->top = base;
    GiReg it = gi_push(c);
    gi_emit(c, n, GI_BC_GET_YIELD_FROM, it, v, 0);
    delegate(c, n, it);
    return finish_push(c, n, base, it, wish);
}

/* --- dispatch --- */

static GiReg name(GiCompiler *c, const GiNode *n, GiReg wish) {
    return gi_name_load(c, n, n->u.name.id, wish);
}

static GiReg dispatch(GiCompiler *c, const GiNode *n, GiReg wish) {
    switch (n->kind) {
    case GI_N_BOOL_OP: return gi_branch_bool_op(c, n, wish);
    case GI_N_NAMED: return named(c, n, wish);
    case GI_N_BINARY: return binary(c, n, wish);
    case GI_N_UNARY: return unary(c, n, wish);
    case GI_N_LAMBDA: return gi_def_lambda(c, n, wish);
    case GI_N_IF_EXP: return gi_branch_if_exp(c, n, wish);
    case GI_N_DICT: return dict(c, n, wish);
    case GI_N_SET: return gi_expr_display(c, n, &n->u.many.items, GI_BC_BUILD_SET, wish);
    case GI_N_LIST: return gi_expr_display(c, n, &n->u.many.items, GI_BC_BUILD_LIST, wish);
    case GI_N_TUPLE: return gi_expr_display(c, n, &n->u.many.items, GI_BC_BUILD_TUPLE, wish);
    case GI_N_LIST_COMP: case GI_N_SET_COMP: case GI_N_DICT_COMP: case GI_N_GENERATOR_EXP:
        return gi_comp_expr(c, n, wish);
    case GI_N_AWAIT: return await(c, n, wish);
    case GI_N_YIELD: return yield(c, n, wish);
    case GI_N_YIELD_FROM: return yield_from(c, n, wish);
    case GI_N_COMPARE: return gi_branch_compare(c, n, wish);
    case GI_N_CALL: return gi_call_expr(c, n, wish);
    case GI_N_FORMATTED: return formatted(c, n, false, wish);
    case GI_N_JOINED_STR: return joined(c, n, wish);
    case GI_N_CONSTANT: return constant(c, n, wish);
    case GI_N_ATTRIBUTE: return attribute(c, n, wish);
    case GI_N_SUBSCRIPT: return subscript(c, n, wish);
    case GI_N_STARRED:
        GI_COMPILE_FAIL(c, n, "can't use starred expression here");
        return gi_target(c, wish);
    case GI_N_NAME: return name(c, n, wish);
    case GI_N_SLICE: return slice(c, n, wish);
    default:
        gi_raise(c->t, &gi_SystemError, "expression of unknown kind %d", n->kind);
        c->failed = true;
        return gi_target(c, wish);
    }
}

/* Value of an expression where `wish` says; returns its register. */
GiReg gi_expr(GiCompiler *c, const GiNode *n, GiReg wish) {
    if (c->failed) {
        return gi_target(c, wish);
    }
    if (!gi_enter(c->t, " during compilation")) {
        c->failed = true;
        return gi_target(c, wish);
    }
    gi_fold(c, (GiNode *)n);
    GiReg r = dispatch(c, n, wish);
    gi_leave(c->t);
    return r;
}

/* Evaluates for its effects. */
void gi_expr_discard(GiCompiler *c, const GiNode *n) {
    GiReg base = c->unit->top;
    gi_fold(c, (GiNode *)n);
    if (n->kind == GI_N_CONSTANT) {
        return;
    }
    GiReg r = gi_expr(c, n, GI_ANY);
    if (n->kind == GI_N_YIELD && c->unit->reachable && !c->failed) {
        c->unit->code[c->unit->count - 1].b = GI_NO_REGISTER;
    } else if (gi_reg_is_temp(r)) {
        gi_emit(c, n, GI_BC_DROP, r, 0, 0);
    }
    c->unit->top = base;
}

/* --- targets --- */

/* The register that a value for `target` may be computed into, or GI_PUSH. */
GiReg gi_expr_store_wish(GiCompiler *c, const GiNode *target) {
    if (target->kind != GI_N_NAME || c->failed || target->u.name.id == GI_NAME(c->t, __debug__)) {
        return GI_PUSH;
    }
    GiReg r = gi_name_register(c, target->u.name.id);
    return r >= 0 ? r : GI_PUSH;
}

#define UNPACK_REGISTERS 50 /* targets that get their values in registers */

/* Index of the starred target, or n. */
static uint32_t find_star(GiCompiler *c, const GiNode *target) {
    const GiNodes *items = &target->u.many.items;
    uint32_t star = items->n;
    for (uint32_t i = 0; i < items->n; i++) {
        if (items->items[i]->kind == GI_N_STARRED) {
            if (star < items->n) {
                GI_COMPILE_FAIL(c, target, "multiple starred expressions in assignment");
                return star;
            }
            star = i;
        }
    }
    return star;
}

/* Unpacks `value` into registers and stores them; star: place of the starred target, or the number of targets. */
static void store_few(GiCompiler *c, const GiNode *target, GiReg value, uint32_t star) {
    GiNode *const *items = target->u.many.items.items;
    uint32_t n = target->u.many.items.n;
    GiReg first = GI_TEMP + c->unit->top;
    for (uint32_t i = 0; i < n; i++) {
        gi_push(c);
    }
    if (star < n) {
        gi_emit(c, target, GI_BC_UNPACK_EX, value, first, (GiReg)star)->extra[0] = (int32_t)(n - star - 1);
    } else {
        gi_emit(c, target, GI_BC_UNPACK, value, first, (GiReg)n);
    }
    for (uint32_t i = 0; i < n && !c->failed; i++) {
        gi_expr_store(c, items[i]->kind == GI_N_STARRED ? items[i]->u.one.value : items[i], first + (GiReg)i);
    }
}

/* See compile.h. */
GiReg gi_expr_unpack_many(GiCompiler *c, const GiNode *at, GiReg value, uint32_t n, uint32_t star) {
    GiReg list = gi_push(c), before = gi_push(c), after = gi_push(c);
    gi_move(c, at, list, value);
    gi_load_constant(c, at, before, gi_int_imm(star));
    gi_load_constant(c, at, after, gi_int_imm(star < n ? (int64_t)n - star - 1 : -1));
    gi_emit(c, at, GI_BC_INTRINSIC, list, list, GI_I_UNPACK_MANY);
    c->unit->top = list - GI_TEMP + 1;
    return list;
}

/* See compile.h. */
void gi_expr_item_of(GiCompiler *c, const GiNode *at, GiReg target, GiReg list, uint32_t i) {
    GiReg base = c->unit->top;
    gi_emit(c, at, GI_BC_COPY, target, list, 0);
    GiReg index = gi_push(c);
    gi_load_constant(c, at, index, gi_int_imm(i));
    gi_emit(c, at, GI_BC_GET_ITEM, target, target, index);
    c->unit->top = base;
}

/* The same by way of a list of the values. */
static void store_many(GiCompiler *c, const GiNode *target, GiReg value, uint32_t star) {
    const GiNodes *items = &target->u.many.items;
    GiReg list = gi_expr_unpack_many(c, target, value, items->n, star);
    for (uint32_t i = 0; i < items->n && !c->failed; i++) {
        const GiNode *item = items->items[i]->kind == GI_N_STARRED ? items->items[i]->u.one.value : items->items[i];
        GiReg r = gi_push(c);
        gi_expr_item_of(c, item, r, list, i);
        gi_expr_store(c, item, r);
        c->unit->top = list - GI_TEMP + 1;
    }
    gi_emit(c, NULL, GI_BC_DROP, list, 0, 0);
}

/* Targets that are locals in consecutive registers are filled by the unpacking itself. */
static bool unpack_to_locals(GiCompiler *c, const GiNode *target, GiReg value) {
    const GiNodes *items = &target->u.many.items;
    GiReg first = GI_ANY;
    for (uint32_t i = 0; i < items->n; i++) {
        GiReg r = gi_expr_store_wish(c, items->items[i]);
        if (r < 0 || (i > 0 && r != first + (GiReg)i)) {
            return false;
        }
        if (i == 0) {
            first = r;
        }
    }
    if (items->n == 0 || c->failed) {
        return false;
    }
    gi_emit(c, target, GI_BC_UNPACK, value, first, (GiReg)items->n);
    for (uint32_t i = 0; i < items->n; i++) {
        gi_mark_bound(c, first + (GiReg)i);
    }
    return true;
}

static void store_sequence(GiCompiler *c, const GiNode *target, GiReg value) {
    if (unpack_to_locals(c, target, value)) {
        return;
    }
    uint32_t n = target->u.many.items.n;
    GiReg base = c->unit->top;
    uint32_t star = find_star(c, target);
    if (c->failed) {
        return;
    }
    if (star < n && star > 255) {
        GI_COMPILE_FAIL(c, target, "too many expressions in star-unpacking assignment");
    } else if (n > UNPACK_REGISTERS) {
        store_many(c, target, value, star);
    } else {
        store_few(c, target, value, star);
    }
    c->unit->top = base;
}

static void store_attribute(GiCompiler *c, const GiNode *n, GiReg value) {
    GiNode place;
    GiReg base = c->unit->top;
    if (gi_compile_forbid(c, n, n->u.attribute.attr, false)) {
        return;
    }
    gi_class_note_attribute(c, n);
    GiReg object = gi_expr(c, n->u.attribute.value, GI_ANY);
    c->unit->top = base;
    GiValue attr = c->failed ? GI_NULL : gi_unit_mangle(c, n->u.attribute.attr);
    if (attr != GI_NULL) {
        gi_emit_named(c, attribute_place(n, &place), GI_BC_SET_ATTR, object, value, attr);
    }
}

static void store_item(GiCompiler *c, const GiNode *n, GiReg value) {
    GiReg base = c->unit->top;
    GiReg object = gi_expr_before(c, n->u.subscript.value, n->u.subscript.slice);
    GiReg key = gi_expr(c, n->u.subscript.slice, GI_ANY);
    c->unit->top = base;
    gi_emit(c, n, GI_BC_SET_ITEM, object, key, value);
}

/* Stores register `value` into a target (name, attribute, item, tuple or list); consumed. The stack of
 * temporaries is as before: the caller gives the value's register back. */
void gi_expr_store(GiCompiler *c, const GiNode *target, GiReg value) {
    if (c->failed || !gi_enter(c->t, " during compilation")) {
        c->failed = true;
        return;
    }
    switch (target->kind) {
    case GI_N_NAME:
        if (!gi_compile_forbid(c, target, target->u.name.id, false)) {
            gi_name_store(c, target, target->u.name.id, value);
        }
        break;
    case GI_N_ATTRIBUTE: store_attribute(c, target, value); break;
    case GI_N_SUBSCRIPT: store_item(c, target, value); break;
    case GI_N_TUPLE: case GI_N_LIST: store_sequence(c, target, value); break;
    case GI_N_STARRED:
        GI_COMPILE_FAIL(c, target, "starred assignment target must be in a list or tuple");
        break;
    default:
        GI_COMPILE_FAIL(c, target, "cannot assign to this expression");
        break;
    }
    gi_leave(c->t);
}

void gi_expr_delete(GiCompiler *c, const GiNode *n) {
    GiReg base = c->unit->top;
    if (c->failed || !gi_enter(c->t, " during compilation")) {
        c->failed = true;
        return;
    }
    switch (n->kind) {
    case GI_N_NAME:
        if (!gi_compile_forbid(c, n, n->u.name.id, true)) {
            gi_name_delete(c, n, n->u.name.id, false);
        }
        break;
    case GI_N_ATTRIBUTE: {
        GiNode place;
        GiReg object = gi_expr(c, n->u.attribute.value, GI_ANY);
        GiValue attr = c->failed ? GI_NULL : gi_unit_mangle(c, n->u.attribute.attr);
        if (attr != GI_NULL) {
            gi_emit_named(c, attribute_place(n, &place), GI_BC_DEL_ATTR, object, 0, attr);
        }
        break;
    }
    case GI_N_SUBSCRIPT: {
        GiReg object = gi_expr_before(c, n->u.subscript.value, n->u.subscript.slice);
        GiReg key = gi_expr(c, n->u.subscript.slice, GI_ANY);
        gi_emit(c, n, GI_BC_DEL_ITEM, object, key, 0);
        break;
    }
    case GI_N_TUPLE: case GI_N_LIST:
        for (uint32_t i = 0; i < n->u.many.items.n && !c->failed; i++) {
            gi_expr_delete(c, n->u.many.items.items[i]);
        }
        break;
    default:
        GI_COMPILE_FAIL(c, n, "cannot delete this expression");
        break;
    }
    c->unit->top = base;
    gi_leave(c->t);
}
