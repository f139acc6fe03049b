/* SPDX-License-Identifier: MIT
 * interp/vm/vm.c owns the bytecode loop. One body per row of opcodes.def; bodies hold what is worth doing
 * inline and call a function of vm_slow.c, vm_attr.c, call.c ... for everything else.
 *
 * State in registers of the machine: pc, R (window), K (constants), t, word, budget.
 *
 * V1  --budget < 0 is tested before every instruction, with pc at its first word: the yield label is
 *     the only place where another thread, a finalizer, a signal handler or an asynchronous exception
 *     can come in, and it can come in between any two instructions (runtime/gil/gil.h).
 * V2  Before a slow path frame->pc and t->budget are stored, after it the budget is read back together
 *     with t->request: what a slow path queued runs before the next instruction.
 * V3  A quickened instruction is a guess checked by a guard; when it fails the plain form runs (in a slow
 *     function), which may quicken again. Extra words are not used after script code may have run.
 * V4  A script call pushes a record and jumps; the C stack does not grow.
 * V5  In a float chain a number goes from one instruction to the next in `chain`, not in the temporary that both
 *     name. Only forms ending in _ON start one: the next instruction is known to consume that temporary. Where it
 *     cannot take the number, and where a slice ends, the temporary gets it and all is as without the chain.
 *
 * The loop is compiled with computed goto or, without GI_COMPUTED_GOTO, as a switch over the same bodies.
 */
#include "interp/vm/trace.h"
#include "interp/vm/vm_loop.h"

/* Stores the place, ends or goes on with the slice. false: an exception is set. */
static GI_NOINLINE bool yield_slice(GiThread *t, const uint32_t *pc, int64_t budget) {
    t->frame->pc = pc + 1;
    bool ok = gi_yield(t, &budget);
    t->budget = budget;
    return ok && (!GI_UNLIKELY(t->traced) || gi_trace_step(t));
}

/* See frame.h. */
GiValue gi_vm_run(GiThread *t) {
#ifdef GI_COMPUTED_GOTO
    static const void *const labels[256] = {
#define GI_OPCODE(name, format, extra, flags, effect) [GI_BC_##name] = &&op_##name,
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
    };
    static const void *const takers[256] = {
#define GI_TAKER(name, body) [GI_BC_##name] = &&take_##name,
#define GI_NO_TAKER(name) [GI_BC_##name] = &&chain_ends,
#include "interp/vm/takers.def"
    };
#endif
    const uint32_t *pc;
    GiValue *R;
    register const GiValue *K PINNED("r15");
    int64_t budget;
    GiValue returned;
    double chain = 0; /* V5 */

#ifdef GI_COMPUTED_GOTO
    const void *const *table = labels;
    KEEP(table);
#endif
    READ_BUDGET();
    ENTER_FRAME();
    if (GI_UNLIKELY(t->exc != GI_NULL)) { /* thrown into a generator */
        goto raise;
    }
#ifdef GI_COMPUTED_GOTO
    DISPATCH();
#else
next:
    if (GI_UNLIKELY(BUDGET_IS_OVER())) {
        goto yield;
    }
run:
    switch (BYTE(0)) {
    default: __builtin_unreachable();
#endif

    /* --- moves and constants --- */

    OP(NOP) { NEXT(); }

    OP(MOVE) {
        GiValue v = R[B];
        if (gi_is_counted(v)) {
            if (B >= t->frame->code->local_count) {
                R[B] = GI_UNBOUND;
            } else {
                gi_counted_object(v)->refs++;
            }
        }
        RESULT(A, v);
        NEXT();
    }

    OP(LOADK) {
        GiValue v = K[BC];
        if (gi_is_counted(v)) {
            gi_counted_object(v)->refs++;
        }
        RESULT(A, v);
        NEXT();
    }

    PLAIN(LOADK_FAR, gi_vm_loadk_far, 1)

    OP(LOADI) {
        RESULT(A, gi_int_imm((int16_t)BC));
        NEXT();
    }

    OP(UNBIND) {
        RESULT(A, GI_UNBOUND);
        NEXT();
    }

    OP(CHECK) {
        if (GI_UNLIKELY(R[A] == GI_UNBOUND)) {
            SLOW(gi_vm_unbound(t, *pc));
        }
        NEXT();
    }

    OP(DROP) {
        RESULT(A, GI_UNBOUND);
        NEXT();
    }

    OP(COPY) {
        GiValue v = R[B];
        gi_take_fast(v);
        RESULT(A, v);
        NEXT();
    }

    /* --- variables --- */

    PLAIN(GET_GLOBAL, gi_vm_get_global, 4)

    OP(GET_NAME_MODULE) {
        if (GI_UNLIKELY(t->frame->flags & GI_FF_NAMES)) {
            goto get_name;
        }
    }
    /* fall through */
    OP(GET_GLOBAL_MODULE) {
        GiDict *globals = ((GiFunction *)gi_counted_object(R[-1]))->globals;
        if (GI_LIKELY(globals->version == X[0])) {
            GiValue v = CACHED_VALUE(X + 2);
            gi_take_fast(v);
            RESULT(A, v);
            SKIP(4);
        }
        SLOW(gi_vm_get_global(t, *pc));
        SKIP(4);
    }

    OP(GET_NAME_BUILTIN) {
        if (GI_UNLIKELY(t->frame->flags & GI_FF_NAMES)) {
            goto get_name;
        }
    }
    /* fall through */
    OP(GET_GLOBAL_BUILTIN) {
        GiFunction *fn = ((GiFunction *)gi_counted_object(R[-1]));
        if (GI_LIKELY(fn->globals->version == X[0] && fn->builtins->version == X[1])) {
            GiValue v = CACHED_VALUE(X + 2);
            gi_take_fast(v);
            RESULT(A, v);
            SKIP(4);
        }
        SLOW(gi_vm_get_global(t, *pc));
        SKIP(4);
    }

    PLAIN(SET_GLOBAL, gi_vm_set_global, 2)

    OP(SET_NAME_MODULE) {
        if (GI_UNLIKELY(t->frame->flags & GI_FF_NAMES)) {
            goto set_name;
        }
    }
    /* fall through */
    OP(SET_GLOBAL_MODULE) {
        GiDict *globals = ((GiFunction *)gi_counted_object(R[-1]))->globals;
        if (GI_LIKELY(globals->version == X[0])) {
            GiValue *slot = &globals->entries[X[1]].value;
            GiValue v = R[A], old = *slot;
            if (gi_is_counted(v)) {
                if (A >= t->frame->code->local_count) {
                    R[A] = GI_UNBOUND;
                } else {
                    gi_counted_object(v)->refs++;
                }
            }
            *slot = v;
            DROP(old);
            SKIP(2);
        }
        SLOW(gi_vm_set_global(t, *pc));
        SKIP(2);
    }

    PLAIN(DEL_GLOBAL, gi_vm_del_global, 0)
    OP(GET_NAME) {
    get_name:
        SLOW(gi_vm_get_name(t, *pc));
        SKIP(4);
    }

    OP(SET_NAME) {
    set_name:
        SLOW(gi_vm_set_name(t, *pc));
        SKIP(2);
    }

    PLAIN(DEL_NAME, gi_vm_del_name, 0)
    PLAIN(MAKE_CELL, gi_vm_make_cell, 0)

    OP(GET_CELL) {
        GiValue v = ((GiCell *)gi_object(R[B]))->value;
        if (GI_LIKELY(v != GI_UNBOUND)) {
            gi_take_fast(v);
            RESULT(A, v);
            NEXT();
        }
        SLOW(gi_vm_unbound_cell(t, *pc));
        NEXT();
    }

    OP(SET_CELL) {
        GiValue *slot = &((GiCell *)gi_object(R[A]))->value;
        GiValue v = R[B], old = *slot;
        if (gi_is_counted(v)) {
            if (B >= t->frame->code->local_count) {
                R[B] = GI_UNBOUND;
            } else {
                gi_counted_object(v)->refs++;
            }
        }
        *slot = v;
        DROP(old);
        NEXT();
    }

    PLAIN(DEL_CELL, gi_vm_del_cell, 0)

    OP(GET_FREE) {
        GiValue v = ((GiFunction *)gi_counted_object(R[-1]))->closure[BC]->value;
        if (GI_LIKELY(v != GI_UNBOUND)) {
            gi_take_fast(v);
            RESULT(A, v);
            NEXT();
        }
        SLOW(gi_vm_unbound_free(t, *pc));
        NEXT();
    }

    OP(SET_FREE) {
        GiValue *slot = &((GiFunction *)gi_counted_object(R[-1]))->closure[BC]->value;
        GiValue v = R[A], old = *slot;
        if (gi_is_counted(v)) {
            if (A >= t->frame->code->local_count) {
                R[A] = GI_UNBOUND;
            } else {
                gi_counted_object(v)->refs++;
            }
        }
        *slot = v;
        DROP(old);
        NEXT();
    }

    PLAIN(DEL_FREE, gi_vm_del_free, 0)
    PLAIN(GET_CLASS_CELL, gi_vm_get_class_cell, 1)
    PLAIN(GET_CLASS_FREE, gi_vm_get_class_free, 1)
    PLAIN(GET_CLASS_GLOBAL, gi_vm_get_class_global, 0)
    PLAIN(GET_CLASSDICT_FREE, gi_vm_get_classdict_free, 1)
    PLAIN(LOAD_CELL, gi_vm_load_cell, 0)
    PLAIN(LOAD_CLOSURE_CELL, gi_vm_load_closure_cell, 0)
    PLAIN(GET_FAR, gi_vm_get_far, 0)
    PLAIN(SET_FAR, gi_vm_set_far, 0)
    PLAIN(DEL_FAR, gi_vm_del_far, 0)
    PLAIN(MAKE_FAR, gi_vm_make_far, 0)
    PLAIN(LOAD_LOCALS, gi_vm_load_locals, 0)

    /* --- attributes --- */

    OP(GET_ATTR) {
    get_attr:
        SLOW_FRAME(gi_vm_get_attr(t, *pc), 7);
    }

    FRAMED(SET_ATTR, gi_vm_set_attr, 7)
    PLAIN(DEL_ATTR, gi_vm_del_attr, 1)
    OP(LOAD_METHOD) {
    load_method:
        SLOW(gi_vm_load_method(t, *pc));
        SKIP(7);
    }

    PLAIN(GET_SUPER_ATTR, gi_vm_get_super_attr, 5)

    OP(GET_ATTR_SLOT) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_has_shape(v, X[1], gi_extra64(X + 3)))) {
            GiValue x = *(GiValue *)(void *)((char *)gi_counted_object(v) + (X[2] & GI_PLACE_OFFSET));
            if (GI_LIKELY(x != GI_UNBOUND)) {
                ATTRIBUTE(v, x);
            }
        }
        goto get_attr;
    }

    OP(GET_ATTR_MORE) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_has_shape(v, X[1], gi_extra64(X + 3)))) {
            GiInstanceMore *more = ((GiInstance *)gi_counted_object(v))->part.more;
            GiValue x = more->slots[X[2] & GI_PLACE_OFFSET];
            if (GI_LIKELY(x != GI_UNBOUND)) {
                ATTRIBUTE(v, x);
            }
        }
        goto get_attr;
    }

    OP(GET_ATTR_CLASS) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_has_shape(v, X[1], gi_extra64(X + 3)))) {
            ATTRIBUTE(v, gi_extra64(X + 5));
        }
        goto get_attr;
    }

    OP(GET_ATTR_PROPERTY) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type->version == X[1] &&
                      gi_is_script_getter(gi_extra64(X + 5)))) {
            SLOW(gi_vm_call_getter(t, *pc));
            ENTER_FRAME();
            DISPATCH();
        }
        goto get_attr;
    }

    OP(GET_ATTR_MODULE) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_module_type &&
                      gi_module_dict(v)->version == X[1])) {
            ATTRIBUTE(v, CACHED_VALUE(X + 3));
        }
        goto get_attr;
    }

    OP(GET_ATTR_TYPE) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_type_type &&
                      gi_as_type(v)->version == X[1])) {
            ATTRIBUTE(v, gi_extra64(X + 5));
        }
        goto get_attr;
    }

    OP(SET_ATTR_SLOT) {
        GiValue v = R[A];
        if (GI_LIKELY(gi_has_shape(v, X[1], gi_extra64(X + 3)))) {
            uint32_t place = X[2];
            GiValue *slot = (GiValue *)(void *)((char *)gi_counted_object(v) + (place & GI_PLACE_OFFSET));
            GiValue x = R[B], old = *slot;
            if (gi_is_counted(x)) {
                if (place & GI_PLACE_TEMP) {
                    R[B] = GI_UNBOUND;
                } else {
                    gi_counted_object(x)->refs++;
                }
            }
            *slot = x;
            DROP(old);
            if (place & GI_PLACE_TARGET_TEMP) {
                RESULT(A, GI_UNBOUND);
            }
            SKIP(7);
        }
        SLOW_FRAME(gi_vm_set_attr(t, *pc), 7);
    }

    OP(SET_ATTR_MORE) {
        GiValue v = R[A];
        if (GI_LIKELY(gi_has_shape(v, X[1], gi_extra64(X + 3)))) {
            uint32_t place = X[2];
            GiInstanceMore *more = ((GiInstance *)gi_counted_object(v))->part.more;
            GiValue *slot = &more->slots[place & GI_PLACE_OFFSET];
            GiValue x = R[B], old = *slot;
            if (gi_is_counted(x)) {
                if (place & GI_PLACE_TEMP) {
                    R[B] = GI_UNBOUND;
                } else {
                    gi_counted_object(x)->refs++;
                }
            }
            *slot = x;
            DROP(old);
            if (place & GI_PLACE_TARGET_TEMP) {
                RESULT(A, GI_UNBOUND);
            }
            SKIP(7);
        }
        SLOW_FRAME(gi_vm_set_attr(t, *pc), 7);
    }

    OP(SET_ATTR_ADD) {
        GiValue v = R[A];
        if (GI_LIKELY(gi_has_shape(v, X[1], gi_extra64(X + 3)))) {
            uint32_t place = X[2];
            GiInstance *o = (GiInstance *)gi_counted_object(v);
            GiValue *slot = (GiValue *)(void *)((char *)o + (place & GI_PLACE_OFFSET));
            GiValue x = R[B];
            if (gi_is_counted(x)) {
                if (place & GI_PLACE_TEMP) {
                    R[B] = GI_UNBOUND;
                } else {
                    gi_counted_object(x)->refs++;
                }
            }
            *slot = x;
            o->part.shape = (GiShape *)(uintptr_t)gi_extra64(X + 5);
            if (place & GI_PLACE_TARGET_TEMP) {
                RESULT(A, GI_UNBOUND);
            }
            SKIP(7);
        }
        SLOW_FRAME(gi_vm_set_attr(t, *pc), 7);
    }

    OP(LOAD_METHOD_SHAPE) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_has_shape(v, X[1], gi_extra64(X + 3)))) {
            GiValue function = gi_extra64(X + 5);
            if (X[2] & GI_PLACE_TEMP) {
                R[B] = GI_UNBOUND;
            } else {
                gi_counted_object(v)->refs++;
            }
            gi_counted_object(function)->refs++;
            R[A] = function;
            R[A + 1] = v;
            SKIP(7);
        }
        goto load_method;
    }

    OP(LOAD_METHOD_TYPE) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_counted(gi_type(v)) == gi_extra64(X + 3))) {
            GiValue function = gi_extra64(X + 5);
            if (gi_is_counted(v)) {
                if (X[2] & GI_PLACE_TEMP) {
                    R[B] = GI_UNBOUND;
                } else {
                    gi_counted_object(v)->refs++;
                }
            }
            gi_counted_object(function)->refs++;
            R[A] = function;
            R[A + 1] = v;
            SKIP(7);
        }
        goto load_method;
    }

    OP(LOAD_METHOD_MODULE) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_module_type)) {
            GiDict *d = gi_module_dict(v);
            if (GI_LIKELY(d->version == X[1])) {
                GiValue x = CACHED_VALUE(X + 3);
                bool temp = (X[2] & GI_PLACE_TEMP) != 0;
                gi_take_fast(x);
                if (temp) {
                    R[B] = GI_UNBOUND;
                    R[A] = x;
                    R[A + 1] = GI_UNBOUND;
                    DROP(v);
                    SKIP(7);
                }
                R[A] = x;
                R[A + 1] = GI_UNBOUND;
                SKIP(7);
            }
        }
        goto load_method;
    }

    /* --- items --- */

    FRAMED(GET_ITEM, gi_vm_get_item, 0)
    FRAMED(GET_ITEMI, gi_vm_get_itemi, 0)
    FRAMED(SET_ITEM, gi_vm_set_item, 0)
    PLAIN(DEL_ITEM, gi_vm_del_item, 0)

    OP(GET_ITEM_LIST) {
        GiValue v = R[B], i = R[C];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_list_type && gi_is_int_imm(i))) {
            GiList *l = ((GiList *)gi_counted_object(v));
            uint64_t n = (uint64_t)gi_int_imm_value(i);
            if (GI_LIKELY(n < l->size)) {
                GiValue x = l->items[n];
                gi_take_fast(x);
                RESULT(A, x);
                NEXT();
            }
        }
        SLOW_FRAME(gi_vm_get_item(t, *pc), 0);
    }

    OP(GET_ITEM_LIST_TEMP) {
        GiValue v = R[B], i = R[C];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_list_type && gi_is_int_imm(i))) {
            GiList *l = ((GiList *)gi_counted_object(v));
            uint64_t n = (uint64_t)gi_int_imm_value(i);
            if (GI_LIKELY(n < l->size)) {
                GiValue x = l->items[n];
                gi_take_fast(x);
                R[B] = GI_UNBOUND;
                RESULT(A, x);
                DROP(v);
                NEXT();
            }
        }
        SLOW_FRAME(gi_vm_get_item(t, *pc), 0);
    }

    OP(GET_ITEM_TUPLE) {
        GiValue v = R[B], i = R[C];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_tuple_type && gi_is_int_imm(i))) {
            GiTuple *l = ((GiTuple *)gi_counted_object(v));
            uint64_t n = (uint64_t)gi_int_imm_value(i);
            if (GI_LIKELY(n < l->size)) {
                GiValue x = l->items[n];
                gi_take_fast(x);
                RESULT(A, x);
                NEXT();
            }
        }
        SLOW_FRAME(gi_vm_get_item(t, *pc), 0);
    }

    OP(GET_ITEM_DICT) {
        GiValue v = R[B], key = R[C], *slot = gi_dict_peek(t, v, key);
        if (GI_LIKELY(slot != NULL)) {
            GiValue x = *slot;
            gi_take_fast(x);
            CONSUME(key, C);
            CONSUME(v, B);
            RESULT(A, x);
            NEXT();
        }
        SLOW_FRAME(gi_vm_get_item_dict(t, *pc), 0);
    }

    OP(GET_ITEM_STR) {
        GiValue v = R[B], i = R[C];
        if (GI_LIKELY(gi_is_object(v) && gi_counted_object(v)->type == &gi_str_type && gi_is_int_imm(i))) {
            GiStr *s = gi_as_str(v);
            uint64_t n = (uint64_t)gi_int_imm_value(i);
            if (GI_LIKELY(n < s->size && s->ascii)) {
                GiValue x = t->vm->ascii_chars[(uint8_t)s->text[n]];
                if (GI_LIKELY(x != GI_NULL)) {
                    gi_take_fast(x);
                    RESULT(A, x);
                    NEXT();
                }
            }
        }
        SLOW_FRAME(gi_vm_get_item(t, *pc), 0);
    }

    OP(GET_ITEMI_LIST) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_list_type && C < ((GiList *)gi_counted_object(v))->size)) {
            GiValue x = ((GiList *)gi_counted_object(v))->items[C];
            gi_take_fast(x);
            RESULT(A, x);
            NEXT();
        }
        SLOW_FRAME(gi_vm_get_itemi(t, *pc), 0);
    }

    OP(GET_ITEMI_TUPLE) {
        GiValue v = R[B];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_tuple_type && C < ((GiTuple *)gi_counted_object(v))->size)) {
            GiValue x = ((GiTuple *)gi_counted_object(v))->items[C];
            gi_take_fast(x);
            RESULT(A, x);
            NEXT();
        }
        SLOW_FRAME(gi_vm_get_itemi(t, *pc), 0);
    }

    OP(SET_ITEM_LIST) {
        GiValue v = R[A], i = R[B];
        if (GI_LIKELY(gi_is_counted(v) && gi_counted_object(v)->type == &gi_list_type && gi_is_int_imm(i))) {
            GiList *l = ((GiList *)gi_counted_object(v));
            uint64_t n = (uint64_t)gi_int_imm_value(i);
            if (GI_LIKELY(n < l->size)) {
                GiValue x = R[C], old = l->items[n];
                if (gi_is_counted(x)) {
                    if (C >= t->frame->code->local_count) {
                        R[C] = GI_UNBOUND;
                    } else {
                        gi_counted_object(x)->refs++;
                    }
                }
                l->items[n] = x;
                DROP(old);
                NEXT();
            }
        }
        SLOW_FRAME(gi_vm_set_item(t, *pc), 0);
    }

    OP(SET_ITEM_DICT) {
        GiValue v = R[A], key = R[B], x = R[C], *slot = gi_dict_peek(t, v, key);
        if (GI_LIKELY(slot != NULL && (!gi_may_be_tracked(x) || gi_is_tracked(gi_counted_object(v))))) {
            GiValue old = *slot;
            OWN(x, C);
            *slot = x;
            CONSUME(key, B);
            CONSUME(v, A);
            DROP(old);
            NEXT();
        }
        SLOW_FRAME(gi_vm_set_item_dict(t, *pc), 0);
    }

    /* --- arithmetic --- */

    ARITHMETIC(ADD, R[C], __builtin_add_overflow, x - 2, y, 0, +, GI_BC_ADD_FLOAT, gi_vm_binary)
    ARITHMETIC(ADDK, K[C], __builtin_add_overflow, x - 2, y, 0, +, GI_BC_ADDK_FLOAT, gi_vm_binary_k)
    ARITHMETIC(SUB, R[C], __builtin_sub_overflow, x, y - 2, 0, -, GI_BC_SUB_FLOAT, gi_vm_binary)
    ARITHMETIC(SUBK, K[C], __builtin_sub_overflow, x, y - 2, 0, -, GI_BC_SUBK_FLOAT, gi_vm_binary_k)
    ARITHMETIC(MUL, R[C], __builtin_mul_overflow, x - 2, gi_int_imm_value(y), 2, *, GI_BC_MUL_FLOAT, gi_vm_binary)
    ARITHMETIC(MULK, K[C], __builtin_mul_overflow, x - 2, gi_int_imm_value(y), 2, *, GI_BC_MULK_FLOAT, gi_vm_binary_k)
    ARITHMETIC(IADD, R[C], __builtin_add_overflow, x - 2, y, 0, +, GI_BC_IADD_FLOAT, gi_vm_inplace)
    ARITHMETIC(IADDK, K[C], __builtin_add_overflow, x - 2, y, 0, +, GI_BC_IADDK, gi_vm_inplace_k)
    ARITHMETIC(ISUB, R[C], __builtin_sub_overflow, x, y - 2, 0, -, GI_BC_ISUB_FLOAT, gi_vm_inplace)
    ARITHMETIC(ISUBK, K[C], __builtin_sub_overflow, x, y - 2, 0, -, GI_BC_ISUBK, gi_vm_inplace_k)
    ARITHMETIC(IMUL, R[C], __builtin_mul_overflow, x - 2, gi_int_imm_value(y), 2, *, GI_BC_IMUL_FLOAT, gi_vm_inplace)
    ARITHMETIC(IMULK, K[C], __builtin_mul_overflow, x - 2, gi_int_imm_value(y), 2, *, GI_BC_IMULK, gi_vm_inplace_k)
    FLOAT_FIRST(ADD_FLOAT, R[C], +, gi_vm_binary)
    FLOAT_FIRST(SUB_FLOAT, R[C], -, gi_vm_binary)
    FLOAT_FIRST(MUL_FLOAT, R[C], *, gi_vm_binary)
    FLOAT_FIRST(ADDK_FLOAT, K[C], +, gi_vm_binary_k)
    FLOAT_FIRST(SUBK_FLOAT, K[C], -, gi_vm_binary_k)
    FLOAT_FIRST(MULK_FLOAT, K[C], *, gi_vm_binary_k)
    FLOAT_FIRST(IADD_FLOAT, R[C], +, gi_vm_inplace)
    FLOAT_FIRST(ISUB_FLOAT, R[C], -, gi_vm_inplace)
    FLOAT_FIRST(IMUL_FLOAT, R[C], *, gi_vm_inplace)
    CONSTANT_FIRST(ADD_TO, __builtin_add_overflow, x - 2, y, 0, +)
    CONSTANT_FIRST(SUB_FROM, __builtin_sub_overflow, x, y - 2, 0, -)
    CONSTANT_FIRST(MUL_TO, __builtin_mul_overflow, x - 2, gi_int_imm_value(y), 2, *)

    TRUE_DIVIDE(TRUEDIV, R[B], R[C], gi_vm_binary)
    TRUE_DIVIDE(TRUEDIVK, R[B], K[C], gi_vm_binary_k)
    TRUE_DIVIDE(ITRUEDIV, R[B], R[C], gi_vm_inplace)
    TRUE_DIVIDE(ITRUEDIVK, R[B], K[C], gi_vm_inplace_k)
    TRUE_DIVIDE(TRUEDIV_FROM, K[C], R[B], gi_vm_binary_from)
    DIVIDE(FLOORDIV, R[C], false, gi_vm_binary)
    DIVIDE(FLOORDIVK, K[C], false, gi_vm_binary_k)
    DIVIDE(IFLOORDIV, R[C], false, gi_vm_inplace)
    DIVIDE(IFLOORDIVK, K[C], false, gi_vm_inplace_k)
    DIVIDE(MOD, R[C], true, gi_vm_binary)
    DIVIDE(MODK, K[C], true, gi_vm_binary_k)
    DIVIDE(IMOD, R[C], true, gi_vm_inplace)
    DIVIDE(IMODK, K[C], true, gi_vm_inplace_k)
    SHIFT_LEFT(LSHIFT, R[C], gi_vm_binary)
    SHIFT_LEFT(LSHIFTK, K[C], gi_vm_binary_k)
    SHIFT_LEFT(ILSHIFT, R[C], gi_vm_inplace)
    SHIFT_LEFT(ILSHIFTK, K[C], gi_vm_inplace_k)
    SHIFT_RIGHT(RSHIFT, R[C], gi_vm_binary)
    SHIFT_RIGHT(RSHIFTK, K[C], gi_vm_binary_k)
    SHIFT_RIGHT(IRSHIFT, R[C], gi_vm_inplace)
    SHIFT_RIGHT(IRSHIFTK, K[C], gi_vm_inplace_k)
    BITWISE(AND, R[C], x & y, gi_vm_binary)
    BITWISE(ANDK, K[C], x & y, gi_vm_binary_k)
    BITWISE(IAND, R[C], x & y, gi_vm_inplace)
    BITWISE(IANDK, K[C], x & y, gi_vm_inplace_k)
    BITWISE(OR, R[C], x | y, gi_vm_binary)
    BITWISE(ORK, K[C], x | y, gi_vm_binary_k)
    BITWISE(IOR, R[C], x | y, gi_vm_inplace)
    BITWISE(IORK, K[C], x | y, gi_vm_inplace_k)
    BITWISE(XOR, R[C], (x ^ y) | 2, gi_vm_binary)
    BITWISE(XORK, K[C], (x ^ y) | 2, gi_vm_binary_k)
    BITWISE(IXOR, R[C], (x ^ y) | 2, gi_vm_inplace)
    BITWISE(IXORK, K[C], (x ^ y) | 2, gi_vm_inplace_k)
    /* --- float chains (V5) --- */

    FLOAT_FIRST_ON(ADD_FLOAT_ON, R[C], +, gi_vm_binary)
    FLOAT_FIRST_ON(SUB_FLOAT_ON, R[C], -, gi_vm_binary)
    FLOAT_FIRST_ON(MUL_FLOAT_ON, R[C], *, gi_vm_binary)
    FLOAT_FIRST_ON(ADDK_FLOAT_ON, K[C], +, gi_vm_binary_k)
    FLOAT_FIRST_ON(SUBK_FLOAT_ON, K[C], -, gi_vm_binary_k)
    FLOAT_FIRST_ON(MULK_FLOAT_ON, K[C], *, gi_vm_binary_k)
    CONSTANT_FIRST_ON(ADD_TO_ON, +, ADD_TO)
    CONSTANT_FIRST_ON(SUB_FROM_ON, -, SUB_FROM)
    CONSTANT_FIRST_ON(MUL_TO_ON, *, MUL_TO)
    TRUE_DIVIDE_ON(TRUEDIV_ON, R[B], R[C], TRUEDIV)
    TRUE_DIVIDE_ON(TRUEDIVK_ON, R[B], K[C], TRUEDIVK)
    TRUE_DIVIDE_ON(TRUEDIV_FROM_ON, K[C], R[B], TRUEDIV_FROM)
    FRAMED(MATMUL, gi_vm_binary, 0)
    FRAMED(MATMULK, gi_vm_binary_k, 0)
    FRAMED(IMATMUL, gi_vm_inplace, 0)
    FRAMED(IMATMULK, gi_vm_inplace_k, 0)
    FRAMED(POW, gi_vm_binary, 0)
    FRAMED(POWK, gi_vm_binary_k, 0)
    FRAMED(IPOW, gi_vm_inplace, 0)
    FRAMED(IPOWK, gi_vm_inplace_k, 0)

    OP(NEGATIVE) {
        GiValue v = R[B];
        if (gi_is_int_imm(v) && gi_int_imm_value(v) != GI_INT_MIN) {
            RESULT(A, gi_int_imm(-gi_int_imm_value(v)));
            NEXT();
        }
        if (gi_is_float_imm(v)) {
            FLOAT_RESULT(-gi_float_imm_value(v), slow_negative);
        }
        slow_negative:
        SLOW(gi_vm_unary(t, *pc));
        NEXT();
    }

    PLAIN(POSITIVE, gi_vm_unary, 0)

    OP(INVERT) {
        GiValue v = R[B];
        if (gi_is_int_imm(v)) {
            RESULT(A, v ^ ~(GiValue)3);
            NEXT();
        }
        SLOW(gi_vm_unary(t, *pc));
        NEXT();
    }

    OP(NOT) {
        GiValue v = R[B];
        if (v == GI_TRUE || v == GI_FALSE) {
            RESULT(A, gi_bool(v == GI_FALSE));
            NEXT();
        }
        SLOW(gi_vm_not(t, *pc));
        NEXT();
    }

    /* --- comparison --- */

    COMPARE(LT, R[C], <, gi_vm_compare)
    COMPARE(LE, R[C], <=, gi_vm_compare)
    COMPARE(EQ, R[C], ==, gi_vm_compare)
    COMPARE(NE, R[C], !=, gi_vm_compare)
    COMPARE(GT, R[C], >, gi_vm_compare)
    COMPARE(GE, R[C], >=, gi_vm_compare)
    COMPARE(LTK, K[C], <, gi_vm_compare_k)
    COMPARE(LEK, K[C], <=, gi_vm_compare_k)
    COMPARE(EQK, K[C], ==, gi_vm_compare_k)
    COMPARE(NEK, K[C], !=, gi_vm_compare_k)
    COMPARE(GTK, K[C], >, gi_vm_compare_k)
    COMPARE(GEK, K[C], >=, gi_vm_compare_k)
    PLAIN(IS, gi_vm_is, 0)
    PLAIN(IS_NOT, gi_vm_is, 0)
    PLAIN(IN, gi_vm_in, 0)
    PLAIN(NOT_IN, gi_vm_in, 0)

    /* --- jumps --- */

    OP(JUMP) {
        pc += 1 + ((int32_t)*pc >> 8);
        DISPATCH();
    }

    OP(LOOP) {
        pc += 1 + ((int32_t)*pc >> 8);
        budget |= REQUEST();
        DISPATCH();
    }

    OP(JUMP_IF) {
        GiValue v = R[A];
        if (GI_LIKELY(v == GI_TRUE || v == GI_FALSE || v == GI_NONE)) {
            BRANCH(v == GI_TRUE);
        }
        if (gi_is_int_imm(v)) {
            BRANCH(v != gi_int_imm(0));
        }
        CONDITION(gi_vm_truth(t, *pc));
    }

    OP(JUMP_IF_NOT) {
        GiValue v = R[A];
        if (GI_LIKELY(v == GI_TRUE || v == GI_FALSE || v == GI_NONE)) {
            BRANCH(v != GI_TRUE);
        }
        if (gi_is_int_imm(v)) {
            BRANCH(v == gi_int_imm(0));
        }
        CONDITION(gi_vm_falsity(t, *pc));
    }

    OP(JUMP_IF_KEEP) {
        GiValue v = R[A];
        if (GI_LIKELY(v == GI_TRUE || v == GI_FALSE || v == GI_NONE)) {
            BRANCH(v == GI_TRUE);
        }
        CONDITION(gi_vm_truth_keep(t, *pc));
    }

    OP(JUMP_IF_NOT_KEEP) {
        GiValue v = R[A];
        if (GI_LIKELY(v == GI_TRUE || v == GI_FALSE || v == GI_NONE)) {
            BRANCH(v != GI_TRUE);
        }
        CONDITION(gi_vm_falsity_keep(t, *pc));
    }

    OP(JUMP_IF_NONE) {
        GiValue v = R[A];
        if (gi_is_counted(v) && A >= t->frame->code->local_count) {
            R[A] = GI_UNBOUND;
            DROP(v);
        }
        BRANCH(v == GI_NONE);
    }

    OP(JUMP_IF_NOT_NONE) {
        GiValue v = R[A];
        if (gi_is_counted(v) && A >= t->frame->code->local_count) {
            R[A] = GI_UNBOUND;
            DROP(v);
        }
        BRANCH(v != GI_NONE);
    }

    COMPARE_JUMP(JUMP_LT, R[B], <, gi_vm_compare_jump)
    COMPARE_JUMP(JUMP_LE, R[B], <=, gi_vm_compare_jump)
    EQUAL_JUMP(JUMP_EQ, R[B], ==, CONSUME(y, B), gi_vm_compare_jump)
    EQUAL_JUMP(JUMP_NE, R[B], !=, CONSUME(y, B), gi_vm_compare_jump)
    COMPARE_JUMP(JUMP_GT, R[B], >, gi_vm_compare_jump)
    COMPARE_JUMP(JUMP_GE, R[B], >=, gi_vm_compare_jump)
    COMPARE_JUMP(JUMP_LTK, K[B], <, gi_vm_compare_jump_k)
    COMPARE_JUMP(JUMP_LEK, K[B], <=, gi_vm_compare_jump_k)
    EQUAL_JUMP(JUMP_EQK, K[B], ==, (void)0, gi_vm_compare_jump_k)
    EQUAL_JUMP(JUMP_NEK, K[B], !=, (void)0, gi_vm_compare_jump_k)
    COMPARE_JUMP(JUMP_GTK, K[B], >, gi_vm_compare_jump_k)
    COMPARE_JUMP(JUMP_GEK, K[B], >=, gi_vm_compare_jump_k)

    OP(JUMP_IS) {
        GiValue x = R[A], y = R[B];
        bool taken = (x == y) == C;
        CONSUME(x, A);
        CONSUME(y, B);
        BRANCH(taken);
    }

    OP(JUMP_IN) {
        GiValue key = R[A], v = R[B];
        int found = gi_quick_contains(t, v, key);
        if (GI_LIKELY(found >= 0)) {
            bool taken = found == (int)C;
            CONSUME(key, A);
            CONSUME(v, B);
            BRANCH(taken);
        }
        CONDITION(gi_vm_in_jump(t, *pc));
    }

    /* --- iteration and unpacking --- */

    PLAIN(GET_ITER, gi_vm_get_iter, 0)

    OP(FOR_ITER) {
        GiType *type = gi_object(R[A])->type;
        if (GI_LIKELY(type->flags & GI_TYPE_STEPPED)) {
            SAVE();
            GiValue v = type->next(t, R[A]);
            READ_BUDGET();
            if (GI_LIKELY(v != GI_NULL)) {
                RESULT(B, v);
                TURN(0);
            }
            if (gi_vm_for_end(t, *pc)) {
                SKIP(1);
            }
            goto raise;
        }
    }
    /* fall through */
    for_iter: {
        SAVE();
        GiForStep step = gi_vm_for_iter(t, *pc);
        READ_BUDGET();
        if (GI_LIKELY(step == GI_FOR_ITEM)) {
            TURN(0);
        }
        if (step == GI_FOR_END) {
            SKIP(1);
        }
        if (step == GI_FOR_FAILED) {
            goto raise;
        }
        ENTER_FRAME();
        DISPATCH();
    }

    OP(FOR_ITER_RANGE) {
        GiRangeIterator *it = (GiRangeIterator *)gi_object(R[A]);
        if (GI_LIKELY(it->head.type == &gi_range_iterator_type)) {
            if (GI_UNLIKELY(it->left == 0)) {
                RESULT(A, GI_UNBOUND);
                SKIP(1);
            }
            int64_t i = it->next;
            it->next = i + it->step;
            it->left--;
            RESULT(B, gi_int_imm(i));
            TURN(0);
        }
        goto for_iter;
    }

    OP(FOR_ITER_LIST) {
        GiSeqIter *it = (GiSeqIter *)gi_object(R[A]);
        if (GI_LIKELY(it->head.type == &gi_list_iterator_type && it->sequence != GI_NULL)) {
            GiList *l = gi_as_list(it->sequence);
            if (GI_LIKELY(it->index < l->size)) {
                GiValue v = l->items[it->index++];
                gi_take_fast(v);
                RESULT(B, v);
                TURN(0);
            }
            if (GI_LIKELY(it->head.refs == 1)) {
                RESULT(A, GI_UNBOUND);
                SKIP(1);
            }
        }
        goto for_iter;
    }

    OP(FOR_ITER_TUPLE) {
        GiSeqIter *it = (GiSeqIter *)gi_object(R[A]);
        if (GI_LIKELY(it->head.type == &gi_tuple_iterator_type && it->sequence != GI_NULL)) {
            GiTuple *l = gi_as_tuple(it->sequence);
            if (GI_LIKELY(it->index < l->size)) {
                GiValue v = l->items[it->index++];
                gi_take_fast(v);
                RESULT(B, v);
                TURN(0);
            }
            if (GI_LIKELY(it->head.refs == 1)) {
                RESULT(A, GI_UNBOUND);
                SKIP(1);
            }
        }
        goto for_iter;
    }

    OP(FOR_ITER_PAIR) {
        if (GI_UNLIKELY(budget <= 0)) {
            goto for_iter;
        }
        GiValue first, second;
        if (GI_LIKELY(gi_next_list_pair(t, R[A], &first, &second))) {
            uint32_t to = gi_word_b(pc[2 + (int32_t)X[0]]);
            RESULT(to, first);
            RESULT(to + 1, second);
            budget--;
            TURN(1);
        }
        GiValue it = R[A], pair[2];
        if (GI_LIKELY(gi_yields_pairs(gi_object(it)->type))) {
            SAVE();
            int got = gi_next_pair(t, it, pair);
            READ_BUDGET();
            if (GI_LIKELY(got > 0)) {
                uint32_t to = gi_word_b(pc[2 + (int32_t)X[0]]);
                RESULT(to, pair[0]);
                RESULT(to + 1, pair[1]);
                budget--;
                TURN(1);
            }
            if (got == 0 || gi_failed(t)) {
                if (gi_vm_for_end(t, *pc)) {
                    SKIP(1);
                }
                goto raise;
            }
        }
        goto for_iter; /* another iterator than the pair form knows */
    }

    OP(FOR_ITER_GENERATOR) {
        GiGenerator *g = (GiGenerator *)gi_object(R[A]);
        if (GI_LIKELY(g->head.type == &gi_generator_type)) {
            t->frame->pc = pc + 1;
            if (GI_LIKELY(gi_resume_fast(t, t->frame, g, GI_NONE))) {
                ENTER_FRAME();
                budget |= REQUEST();
                DISPATCH();
            }
        }
        goto for_iter;
    }

    OP(UNPACK) {
        GiValue v = R[A];
        const GiValue *items = NULL;
        if (GI_LIKELY(gi_is_counted(v))) {
            GiObject *o = gi_counted_object(v);
            if (GI_LIKELY(o->type == &gi_tuple_type)) {
                items = ((GiTuple *)o)->size == C ? ((GiTuple *)o)->items : NULL;
            } else if (o->type == &gi_list_type) {
                items = ((GiList *)o)->size == C ? ((GiList *)o)->items : NULL;
            }
        }
        if (GI_LIKELY(items != NULL)) {
            if (A >= t->frame->code->local_count) {
                R[A] = GI_UNBOUND;
            } else { /* the sequence's own variable may be among the targets */
                gi_counted_object(v)->refs++;
            }
            for (uint32_t i = 0, r = B, n = C; i < n; i++) {
                GiValue x = items[i];
                gi_take_fast(x);
                RESULT(r + i, x);
            }
            DROP(v);
            NEXT();
        }
        SLOW(gi_vm_unpack(t, *pc));
        NEXT();
    }

    PLAIN(UNPACK_EX, gi_vm_unpack_ex, 1)

    /* --- building --- */

    PLAIN(BUILD_TUPLE, gi_vm_build_tuple, 0)
    PLAIN(BUILD_LIST, gi_vm_build_list, 0)
    PLAIN(BUILD_SET, gi_vm_build_set, 0)
    PLAIN(BUILD_DICT, gi_vm_build_dict, 0)
    PLAIN(BUILD_STRING, gi_vm_build_string, 0)
    OP(BUILD_SLICE) {
        if (budget > 0) {
            SAVE();
            int made = gi_vm_slice_item(t, *pc);
            READ_BUDGET();
            if (GI_LIKELY(made > 0)) {
                budget--;
                SKIP(1);
            }
            if (made < 0) {
                goto raise;
            }
        }
        SLOW(gi_vm_build_slice(t, *pc));
        NEXT();
    }

    OP(LIST_APPEND) {
        GiList *l = (GiList *)gi_counted_object(R[A]);
        if (GI_LIKELY(l->size < l->capacity)) {
            GiValue v = R[B];
            OWN(v, B);
            l->items[l->size++] = v;
            NEXT();
        }
        SLOW(gi_vm_list_append(t, *pc));
        NEXT();
    }

    PLAIN(LIST_EXTEND, gi_vm_list_extend, 0)
    PLAIN(SET_ADD, gi_vm_set_add, 0)
    PLAIN(SET_UPDATE, gi_vm_set_update, 0)
    PLAIN(DICT_ADD, gi_vm_dict_add, 0)
    PLAIN(DICT_UPDATE, gi_vm_dict_update, 0)
    PLAIN(DICT_MERGE, gi_vm_dict_merge, 1)
    PLAIN(CONVERT, gi_vm_convert, 0)
    PLAIN(FORMAT, gi_vm_format, 0)
    PLAIN(FORMAT_SPEC, gi_vm_format_spec, 0)

    /* --- functions and calls --- */

    PLAIN(MAKE_FUNCTION, gi_vm_make_function, 1)

    OP(CALL) {
        GiValue callee = R[A];
        if (GI_LIKELY(gi_is_counted(callee) && gi_counted_object(callee)->type == &gi_function_type)) {
            GiFunction *fn = ((GiFunction *)gi_counted_object(callee));
            if (GI_LIKELY(fn->fast_args == B)) {
                GiValue *window = R + A + 1;
                GiFrame *callee_frame = gi_callee_frame(t, t->frame, window);
                if (GI_LIKELY(callee_frame != NULL)) {
                    ENTER_CALLEE(fn, window, B);
                }
            }
        }
        CALL_SLOW(gi_vm_call(t, *pc), 3);
    }

    OP(CALL_METHOD) {
        GiValue callee = R[A];
        if (GI_LIKELY(gi_is_counted(callee) && gi_counted_object(callee)->type == &gi_function_type &&
                      R[A + 1] != GI_UNBOUND)) {
            GiFunction *fn = ((GiFunction *)gi_counted_object(callee));
            if (GI_LIKELY(fn->fast_args == B + 1)) {
                GiValue *window = R + A + 1;
                GiFrame *callee_frame = gi_callee_frame(t, t->frame, window);
                if (GI_LIKELY(callee_frame != NULL)) {
                    ENTER_CALLEE(fn, window, B + 1);
                }
            }
        }
        CALL_SLOW(gi_vm_call_method(t, *pc), 3);
    }

    OP(CALL_CLASS) {
        GiValue callee = R[A];
        if (GI_LIKELY(gi_is_counted(callee) && gi_counted_object(callee)->type == &gi_type_type &&
                      ((GiType *)gi_counted_object(callee))->version == X[0])) {
            GiFunction *fn = (GiFunction *)(uintptr_t)gi_extra64(X + 1);
            GiValue *window = R + A + 2;
            GiFrame *callee_frame = gi_callee_frame(t, t->frame, window);
            if (GI_LIKELY(fn->fast_args == B + 1 && callee_frame != NULL)) {
                SAVE();
                GiValue self = gi_instance_new(t, (GiType *)gi_counted_object(callee));
                if (GI_UNLIKELY(self == GI_NULL)) {
                    goto raise;
                }
                for (uint32_t i = B; i > 0; i--) {
                    window[i] = window[(int32_t)i - 2];
                }
                gi_counted_object(self)->refs = 2;
                fn->head.refs++;
                window[-2] = self;
                window[-1] = gi_counted(fn);
                window[0] = self;
                gi_counted_object(callee)->refs--; /* the instance holds its class */
                ENTER_CALLEE_AS(GI_FRAME_INIT, fn, window, B + 1);
            }
        }
        CALL_SLOW(gi_vm_call(t, *pc), 3);
    }

    OP(CALL_RANGE) {
        if (GI_LIKELY(R[A] == gi_static(&gi_range_type) && budget > 0)) {
            SAVE();
            int made = gi_vm_call_range(t, *pc);
            READ_BUDGET();
            if (GI_LIKELY(made > 0)) {
                budget--;
                SKIP(4);
            }
            if (made < 0) {
                goto raise;
            }
        }
        CALL_SLOW(gi_vm_call(t, *pc), 3);
    }

    OP(CALL_BUILTIN) {
        GiBuiltin *b = (GiBuiltin *)gi_counted_object(R[A]);
        if (GI_LIKELY(gi_is_counted(R[A]) && b->head.type == &gi_builtin_function_type &&
                      (b->direct == B + 1 || IS_PADDED(b, B)))) {
            CALL_NATIVE(b, R + A + 1, B, B + 1);
        }
        CALL_SLOW(gi_vm_call_builtin(t, *pc), 3);
    }

    OP(CALL_METHOD_BUILTIN) {
        GiBuiltin *b = (GiBuiltin *)gi_counted_object(R[A]);
        bool method = R[A + 1] != GI_UNBOUND;
        uint32_t n = B + method;
        if (GI_LIKELY(gi_is_counted(R[A]) &&
                      (method ? b->head.type == &gi_method_descriptor_type && gi_type(R[A + 1]) == b->type
                              : b->head.type == &gi_builtin_function_type) &&
                      (b->direct == n + 1 || IS_PADDED(b, n)))) {
            CALL_NATIVE(b, R + A + 2 - method, n, B + 2);
        }
        CALL_SLOW(gi_vm_call_method_builtin(t, *pc), 3);
    }

    OP(CALL_LIST_APPEND) {
        GiValue callee = R[A], self = R[A + 1];
        if (GI_LIKELY(callee == gi_extra64(X + 1) && gi_is_counted(self) && gi_counted_object(self)->type == &gi_list_type)) {
            GiList *l = (GiList *)gi_counted_object(self);
            if (GI_LIKELY(l->size < l->capacity && l->head.refs > 1)) {
                GiValue v = R[A + 2];
                OWN(v, A + 2);
                l->items[l->size++] = v;
                l->head.refs--;
                gi_counted_object(callee)->refs--;
                R[A] = R[A + 1] = GI_UNBOUND;
                RESULT(C, GI_NONE);
                SKIP(3);
            }
        }
        CALL_SLOW(gi_vm_call_method_builtin(t, *pc), 3);
    }

    OP(CALL_KW) { CALL_SLOW(gi_vm_call_kw(t, *pc), 3); }
    OP(CALL_METHOD_KW) { CALL_SLOW(gi_vm_call_method_kw(t, *pc), 3); }
    OP(CALL_EX) { CALL_SLOW(gi_vm_call_ex(t, *pc), 3); }

    OP(RETURN) {
        returned = R[A];
        if (gi_is_counted(returned)) {
            R[A] = GI_UNBOUND; /* moved out; a local is dropped with the frame anyway */
        }
    leave:;
        GiFrame *f = t->frame;
        if (GI_UNLIKELY(!gi_frame_is_plain(f))) {
            if (f->kind != GI_FRAME_INIT || f->flags != 0 || returned != GI_NONE) {
                if (f->kind != GI_FRAME_ENTRY || f->flags != 0) {
                    goto leave_slow;
                }
                t->frame = f->previous;
                gi_window_clear(t, R - 1, R + f->code->local_count);
                t->budget = budget;
                return returned;
            }
            returned = R[-2];
            R[-2] = GI_UNBOUND;
        }
        GiValue *end = R + f->code->local_count;
        f = f->previous;
        t->frame = f;
        GiObject *function = gi_counted_object(R[-1]);
        R[-1] = GI_UNBOUND;
        if (GI_UNLIKELY(gi_uncount(function))) {
            gi_release(t, function);
            budget |= REQUEST();
        }
        for (GiValue *p = R; p < end; p++) {
            GiValue v = *p;
            if (gi_is_counted(v)) {
                *p = GI_UNBOUND;
                DROP(v);
            }
        }
        R = f->R;
        K = f->code->constants;
        pc = f->pc + GI_CALL_WORDS;
        RESULT(gi_call_result(f), returned);
        DISPATCH();
    }

    OP(RETURN_NONE) {
        returned = GI_NONE;
        goto leave;
    }

    PLAIN(INTRINSIC, gi_vm_intrinsic, 0)

    /* --- generators and coroutines --- */

    OP(RETURN_GENERATOR) {
        SAVE();
        returned = gi_generator_make(t);
        READ_BUDGET();
        if (returned == GI_NULL) {
            goto raise;
        }
        GiReturnStep step = gi_vm_deliver(t, returned);
        if (step == GI_RETURN_OUT) {
            t->budget = budget;
            return returned;
        }
        if (step == GI_RETURN_FAILED) {
            goto raise;
        }
        ENTER_FRAME();
        DISPATCH();
    }

    OP(YIELD) {
        GiFrame *f = t->frame;
        if (GI_LIKELY((f->kind == GI_FRAME_RESUME || f->kind == GI_FRAME_ENTRY) && f->flags == GI_FF_GENERATOR)) {
            GiValue v = R[A];
            OWN(v, A);
            if (f->kind == GI_FRAME_ENTRY && f->generator->sink != NULL && f->generator->sink->take(f->generator->sink, v)) {
                if (B != GI_NO_REGISTER) {
                    RESULT(B, GI_NONE); /* as if it had been suspended and resumed */
                }
                NEXT();
            }
            gi_suspend_fast(t, f, pc + 1, B, C);
            if (f->kind == GI_FRAME_ENTRY) { /* resumed by C */
                t->budget = budget;
                return v;
            }
            ENTER_FRAME();
            pc--; /* the FOR_ITER or SEND that resumed */
            RESULT(B, v);
            TURN(0);
        }
        SAVE();
        returned = gi_operand_own(t->frame, A);
        GiReturnStep step = gi_vm_yield(t, *pc, returned);
        READ_BUDGET();
        if (step == GI_RETURN_OUT) {
            t->budget = budget;
            return returned;
        }
        if (step == GI_RETURN_FAILED) {
            goto raise;
        }
        ENTER_FRAME();
        DISPATCH();
    }

    PLAIN(GET_YIELD_FROM, gi_vm_get_yield_from, 0)

    OP(SEND) {
        GiValue it = R[A], sent = R[B];
        if (GI_LIKELY(gi_is_counted(it) && (gi_counted_object(it)->type == &gi_coroutine_type ||
                                            gi_counted_object(it)->type == &gi_generator_type))) {
            t->frame->pc = pc + 1;
            if (GI_LIKELY(gi_resume_fast(t, t->frame, (GiGenerator *)gi_counted_object(it), sent))) {
                if (gi_is_counted(sent)) {
                    R[B] = GI_UNBOUND; /* a temporary: moved */
                }
                ENTER_FRAME();
                budget |= REQUEST();
                DISPATCH();
            }
        }
        SAVE();
        GiForStep step = gi_vm_send(t, *pc);
        READ_BUDGET();
        if (step == GI_FOR_ITEM) {
            TURN(0);
        }
        if (step == GI_FOR_END) {
            SKIP(1);
        }
        if (step == GI_FOR_FAILED) {
            goto raise;
        }
        ENTER_FRAME();
        DISPATCH();
    }

    PLAIN(GET_AWAITABLE, gi_vm_get_awaitable, 0)
    PLAIN(GET_AITER, gi_vm_get_aiter, 0)
    PLAIN(GET_ANEXT, gi_vm_get_anext, 0)

    OP(END_ASYNC_FOR) {
        SAVE();
        bool ended = gi_vm_end_async_for(t, *pc);
        READ_BUDGET();
        if (!ended) {
            goto reraise;
        }
        NEXT();
    }

    PLAIN(ASYNC_WRAP, gi_vm_async_wrap, 0)

    /* --- exceptions and with --- */

    OP(RAISE) {
        SAVE();
        bool trace = gi_vm_raise(t, *pc);
        READ_BUDGET();
        if (!trace) {
            goto reraise;
        }
        goto raise;
    }

    OP(RERAISE) {
        SAVE();
        gi_vm_reraise(t, *pc);
        goto reraise;
    }

    PLAIN(PUSH_HANDLED, gi_vm_push_handled, 0)
    PLAIN(POP_HANDLED, gi_vm_pop_handled, 0)
    OP(JUMP_NO_MATCH) { CONDITION(gi_vm_no_match(t, *pc)); }
    PLAIN(MATCH_GROUP, gi_vm_match_group, 0)
    PLAIN(RERAISE_STAR, gi_vm_reraise_star, 0)
    OP(WITH_ENTER) {
        CALL_SLOW(gi_vm_with_enter(t, *pc), 0);
    }

    OP(WITH_EXIT) {
        CALL_SLOW(gi_vm_with_exit(t, *pc), 0);
    }

    OP(WITH_LEAVE) {
        CALL_SLOW(gi_vm_with_leave(t, *pc), 0);
    }

    OP(ASYNC_WITH_ENTER) {
        CALL_SLOW(gi_vm_async_with_enter(t, *pc), 0);
    }

    /* --- imports, patterns --- */

    PLAIN(IMPORT_NAME, gi_vm_import_name, 1)
    PLAIN(IMPORT_FROM, gi_vm_import_from, 1)
    PLAIN(IMPORT_STAR, gi_vm_import_star, 0)
    PLAIN(MATCH_SEQUENCE, gi_vm_match_sequence, 0)
    PLAIN(MATCH_MAPPING, gi_vm_match_mapping, 0)
    PLAIN(MATCH_KEYS, gi_vm_match_keys, 0)
    PLAIN(MATCH_CLASS, gi_vm_match_class, 2)
    PLAIN(GET_LEN, gi_vm_get_len, 0)
    PLAIN(SETUP_ANNOTATIONS, gi_vm_setup_annotations, 0)

#ifndef GI_COMPUTED_GOTO
    }
#endif

    /* Takers: instructions that find one operand in `chain`. */
#ifndef GI_COMPUTED_GOTO
take:
    switch (BYTE(0)) {
    default: goto chain_ends;
#endif
#define GI_TAKER(name, body) body
#define GI_NO_TAKER(name)
#include "interp/vm/takers.def"
#ifndef GI_COMPUTED_GOTO
    }
#endif

chain_yields:
    if (!gi_vm_end_chain(t, pc, chain, budget)) {
        goto raise;
    }
    goto yield;

chain_ends: /* the instruction at pc has been counted, but cannot take the number: it finds it in its register */
    if (!gi_vm_end_chain(t, pc, chain, budget)) {
        goto raise;
    }
    RUN();

leave_slow: {
    SAVE();
    GiReturnStep step = gi_vm_return(t, returned);
    READ_BUDGET();
    if (step == GI_RETURN_OUT) {
        t->budget = budget;
        return returned;
    }
    if (step == GI_RETURN_FAILED) {
        goto raise;
    }
    ENTER_FRAME();
    DISPATCH();
}

raise: /* frame->pc is stored, t->exc set */
    if (gi_vm_unwind(t, true)) {
        ENTER_FRAME();
        READ_BUDGET();
        DISPATCH();
    }
    t->budget = budget;
    return GI_NULL;

reraise:
    if (gi_vm_unwind(t, false)) {
        ENTER_FRAME();
        READ_BUDGET();
        DISPATCH();
    }
    t->budget = budget;
    return GI_NULL;

yield:
    if (yield_slice(t, pc, budget)) {
        budget = t->budget;
        pc = t->frame->pc - 1; /* a trace function may have moved it */
        if (GI_UNLIKELY(t->traced)) { /* the request stays set: no test before this instruction */
            budget = (budget - 1) | REQUEST();
            RUN();
        }
        DISPATCH();
    }
    budget = t->budget;
    goto raise;
}
