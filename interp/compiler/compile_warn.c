/* SPDX-License-Identifier: MIT
 * interp/compiler/compile_warn.c: SyntaxWarnings for expressions that compile but cannot work as written. A node
 * warns once, also when it is compiled several times (finally blocks, tests of loops). */
#include "interp/compiler/compile.h"

#define WARNED 0x4000u /* GiNode.flags */

/* Type of the value of a display, comprehension, lambda or constant; NULL: not known. */
static const GiType *type_of(const GiNode *n) {
    switch (n->kind) {
    case GI_N_TUPLE: return &gi_tuple_type;
    case GI_N_LIST: case GI_N_LIST_COMP: return &gi_list_type;
    case GI_N_DICT: case GI_N_DICT_COMP: return &gi_dict_type;
    case GI_N_SET: case GI_N_SET_COMP: return &gi_set_type;
    case GI_N_GENERATOR_EXP: return &gi_generator_type;
    case GI_N_LAMBDA: return &gi_function_type;
    case GI_N_JOINED_STR: case GI_N_FORMATTED: return &gi_str_type;
    case GI_N_CONSTANT: return gi_type(n->u.constant.value);
    default: return NULL;
    }
}

static const char *name_of(const GiNode *n) { return gi_type_name((GiType *)type_of(n)); }

static bool first_time(const GiNode *n) {
    bool first = !(n->flags & WARNED);
    ((GiNode *)n)->flags |= WARNED;
    return first;
}

static bool cannot_be_subscripted(const GiNode *n) {
    switch (n->kind) {
    case GI_N_CONSTANT: {
        GiValue v = n->u.constant.value;
        const GiType *type = gi_type(v);
        return v == GI_NONE || v == GI_ELLIPSIS || type == &gi_int_type || type == &gi_bool_type || type == &gi_float_type ||
               type == &gi_complex_type || type == &gi_frozenset_type;
    }
    case GI_N_SET: case GI_N_SET_COMP: case GI_N_GENERATOR_EXP: case GI_N_LAMBDA: return true;
    default: return false;
    }
}

static bool needs_int_index(const GiNode *n) {
    switch (n->kind) {
    case GI_N_CONSTANT: return gi_is_str(n->u.constant.value) || gi_is_bytes(n->u.constant.value) || gi_is_tuple(n->u.constant.value);
    case GI_N_TUPLE: case GI_N_LIST: case GI_N_LIST_COMP: case GI_N_JOINED_STR: case GI_N_FORMATTED: return true;
    default: return false;
    }
}

void gi_warn_subscript(GiCompiler *c, const GiNode *n) {
    const GiNode *value = n->u.subscript.value, *index = n->u.subscript.slice;
    if (cannot_be_subscripted(value)) {
        if (first_time(n)) {
            gi_compile_warn(c, value, "'%s' object is not subscriptable; perhaps you missed a comma?", name_of(value));
        }
        return;
    }
    const GiType *type = type_of(index);
    if (type == NULL || type == &gi_int_type || type == &gi_bool_type || type == &gi_slice_type) {
        return;
    }
    if (needs_int_index(value) && first_time(n)) {
        gi_compile_warn(c, value, "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
                        name_of(value), name_of(index));
    }
}

void gi_warn_call(GiCompiler *c, const GiNode *n) {
    const GiNode *func = n->u.call.func;
    if (func->kind != GI_N_LAMBDA && type_of(func) != NULL && first_time(n)) {
        gi_compile_warn(c, func, "'%s' object is not callable; perhaps you missed a comma?", name_of(func));
    }
}

static bool fine_for_is(const GiNode *n) {
    if (n->kind != GI_N_CONSTANT) {
        return true;
    }
    GiValue v = n->u.constant.value;
    return v == GI_NONE || v == GI_TRUE || v == GI_FALSE || v == GI_ELLIPSIS;
}

void gi_warn_compare(GiCompiler *c, const GiNode *n) {
    const GiNode *left = n->u.compare.left;
    for (uint32_t i = 0; i < n->u.compare.comparators.n; i++) {
        const GiNode *right = n->u.compare.comparators.items[i];
        int op = n->u.compare.ops[i];
        if (op == GI_CMP_IS || op == GI_CMP_IS_NOT) {
            gi_fold(c, (GiNode *)left);
            gi_fold(c, (GiNode *)right);
            bool left_fine = fine_for_is(left);
            if ((!left_fine || !fine_for_is(right)) && first_time(n)) {
                gi_compile_warn(c, n, op == GI_CMP_IS ? "\"is\" with '%s' literal. Did you mean \"==\"?"
                                                      : "\"is not\" with '%s' literal. Did you mean \"!=\"?",
                                name_of(left_fine ? right : left));
                return;
            }
        }
        left = right;
    }
}

void gi_warn_assert(GiCompiler *c, const GiNode *n) {
    const GiNode *test = n->u.assert_.test;
    bool tuple = test->kind == GI_N_TUPLE && test->u.many.items.n > 0;
    if (!tuple && test->kind == GI_N_CONSTANT && gi_is_tuple(test->u.constant.value)) {
        tuple = gi_as_tuple(test->u.constant.value)->size > 0;
    }
    if (tuple && first_time(n)) {
        gi_compile_warn(c, n, "assertion is always true, perhaps remove parentheses?");
    }
}
