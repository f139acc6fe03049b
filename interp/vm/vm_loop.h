/* SPDX-License-Identifier: MIT
 * interp/vm/vm_loop.h: the macros that the bodies of vm.c are written with: operands, dispatch, results, slow
 * paths, and the bodies that several opcodes share. Included by vm.c alone, whose loop has the variables pc, R,
 * K, t, budget and the labels raise, yield.
 *
 * V1..V5 are in vm.c.
 */
#ifndef GI_VM_LOOP_H
#define GI_VM_LOOP_H

#include "interp/vm/fastpath.h"
#include "interp/vm/vm_slow.h"

/* pc stays at the instruction while it runs: its operands are bytes in memory, its extra words behind it. */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define BYTE(n) ((uint32_t)((const uint8_t *)pc)[n])
#define BC ((uint32_t)((const uint16_t *)pc)[1])
#else
#define BYTE(n) ((uint32_t)((const uint8_t *)pc)[3 - (n)])
#define BC ((uint32_t)((const uint16_t *)pc)[0])
#endif
#define A BYTE(1)
#define B BYTE(2)
#define C BYTE(3)
#define X (pc + 1)

#define REQUEST() gi_read_request(t)
#define SAVE() (t->frame->pc = pc + 1, t->budget = budget)
#define READ_BUDGET() (budget = t->budget | REQUEST())
#define ENTER_FRAME() (R = t->frame->R, K = t->frame->code->constants, pc = t->frame->pc)

/* The build without preemption serves no request whatsoever: it is there to measure what that saves. */
#ifdef GI_NO_PREEMPTION
#define BUDGET_IS_OVER() (false)
#else
#define BUDGET_IS_OVER() (--budget < 0)
#endif

/* The number of a float chain is not kept where no taker comes next: it would be saved around every call. */
#if defined(GI_COMPUTED_GOTO) && defined(__x86_64__)
#define FORGET_CHAIN() __asm__("" : "=x"(chain))
#elif defined(GI_COMPUTED_GOTO) && defined(__aarch64__)
#define FORGET_CHAIN() __asm__("" : "=w"(chain))
#else
#define FORGET_CHAIN() ((void)0)
#endif

/* DISPATCH runs the instruction at pc (RUN: without asking the budget), NEXT the one behind an instruction
 * with no extra words, SKIP behind one with n of them. KEEP holds a variable in a register: the table's address,
 * which the compiler would rather compute anew for each bytecode, and the new pc, which it would compute twice. */
#if defined(GI_COMPUTED_GOTO) && defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define PINNED(name) __asm__(name)
#else
#define PINNED(name)
#endif
#ifdef GI_COMPUTED_GOTO
#define KEEP(variable) __asm__("" : "+r"(variable))
#define OP(name) op_##name:
#define RUN() \
    do { \
        FORGET_CHAIN(); \
        goto *table[BYTE(0)]; \
    } while (0)
#define DISPATCH() \
    do { \
        if (GI_UNLIKELY(BUDGET_IS_OVER())) { \
            goto yield; \
        } \
        RUN(); \
    } while (0)
#else
#define KEEP(variable) ((void)0)
#define OP(name) case GI_BC_##name: op_##name:
#define RUN() goto run
#define DISPATCH() goto next
#endif
#define SKIP(n) \
    do { \
        pc += 1 + (n); \
        KEEP(pc); \
        DISPATCH(); \
    } while (0)
#define NEXT() SKIP(0)

/* Drops one reference; a death may have queued a finalizer, which is then due at the next boundary. */
#define DROP(value) \
    do { \
        GiValue dropped_ = (value); \
        if (gi_is_counted(dropped_)) { \
            GiObject *object_ = gi_counted_object(dropped_); \
            if (GI_UNLIKELY(gi_uncount(object_))) { \
                gi_release(t, object_); \
                budget |= REQUEST(); \
            } \
        } \
    } while (0)

/* The result register takes a value over. */
#define RESULT(r, value) \
    do { \
        GiValue *slot_ = &R[r]; \
        GiValue old_ = *slot_; \
        *slot_ = (value); \
        DROP(old_); \
    } while (0)

/* The content of a dict's entry whose address is cached: the dict's version was tested, so it is still there. */
#define CACHED_VALUE(words) (*(const GiValue *)(uintptr_t)gi_extra64(words))

/* Ends GET_ATTR: the attribute of v is x, borrowed. */
#define ATTRIBUTE(v, x) \
    do { \
        GiValue attribute_ = (x); \
        gi_take_fast(attribute_); \
        if (X[2] & GI_PLACE_TEMP) { \
            R[B] = GI_UNBOUND; \
            RESULT(A, attribute_); \
            DROP(v); \
            SKIP(7); \
        } \
        RESULT(A, attribute_); \
        SKIP(7); \
    } while (0)

/* V2. The call gives false when an exception is set. */
#define SLOW(call) \
    do { \
        SAVE(); \
        bool ok_ = (call); \
        READ_BUDGET(); \
        if (GI_UNLIKELY(!ok_)) { \
            goto raise; \
        } \
    } while (0)

/* The same for a call that may push a frame; ends the instruction, which has `extra` extra words. */
#define SLOW_FRAME(call, extra) \
    do { \
        SAVE(); \
        const GiFrame *frame_ = t->frame; \
        bool ok_ = (call); \
        READ_BUDGET(); \
        if (GI_UNLIKELY(!ok_)) { \
            goto raise; \
        } \
        if (t->frame != frame_) { \
            ENTER_FRAME(); \
            DISPATCH(); \
        } \
        SKIP(extra); \
    } while (0)
#define FRAMED(name, function, extra) \
    OP(name) { SLOW_FRAME(function(t, *pc), extra); }

/* An instruction that is nothing but its slow path, with `extra` extra words. */
#define PLAIN(name, function, extra) \
    OP(name) { \
        SLOW(function(t, *pc)); \
        SKIP(extra); \
    }

/* Goes on behind an instruction with one extra word, the offset of a jump that is taken on a condition. A
 * back-edge notices requests; testing for one costs more. */
#define BRANCH(condition) \
    do { \
        int32_t offset_ = (int32_t)X[0]; \
        pc += 2; \
        if (condition) { \
            pc += offset_; \
            budget |= REQUEST(); \
        } \
        DISPATCH(); \
    } while (0)

/* FOR_ITER and SEND have a value: jumps by the extra word, and over `more` words there. */
#define TURN(more) \
    do { \
        pc += 2 + (more) + (int32_t)X[0]; \
        budget |= REQUEST(); \
        DISPATCH(); \
    } while (0)

/* Calls: the outcome of a slow call instruction with `extra` extra words. */
#define CALL_SLOW(call, extra) \
    do { \
        SAVE(); \
        GiCallStep step_ = (call); \
        READ_BUDGET(); \
        if (GI_UNLIKELY(step_ == GI_CALL_FAILED)) { \
            goto raise; \
        } \
        if (step_ == GI_CALL_PUSHED) { \
            ENTER_FRAME(); \
            DISPATCH(); \
        } \
        SKIP(extra); \
    } while (0)

/* Ends a CALL instruction: goes on in fn, whose arguments are in the `given` first registers of its window, with the
 * record `callee_frame`. */
#define ENTER_CALLEE_AS(as, fn, window, given) \
    do { \
        GiCode *code_ = (fn)->code; \
        GiValue *window_ = (window); \
        t->frame->pc = pc + 1; \
        gi_frame_plain(callee_frame, window_, code_); \
        if ((as) != GI_FRAME_CALL) { \
            callee_frame->kind = (as); \
        } \
        t->frame = callee_frame; \
        for (uint32_t i_ = (given), n_ = code_->local_count; i_ < n_; i_++) { \
            window_[i_] = GI_UNBOUND; \
        } \
        R = window_; \
        K = code_->constants; \
        pc = (fn)->entry; \
        budget |= REQUEST(); \
        DISPATCH(); \
    } while (0)
#define ENTER_CALLEE(fn, window, given) ENTER_CALLEE_AS(GI_FRAME_CALL, fn, window, given)

/* v, the content of register r, becomes an own reference: a temporary moves. */
#define OWN(v, r) \
    do { \
        if (gi_is_counted(v)) { \
            if ((r) >= t->frame->code->local_count) { \
                R[r] = GI_UNBOUND; \
            } else { \
                gi_counted_object(v)->refs++; \
            } \
        } \
    } while (0)

/* Ends the life of v, the content of register r, if that is a temporary. */
#define CONSUME(v, r) \
    do { \
        if (gi_is_counted(v) && (r) >= t->frame->code->local_count) { \
            R[r] = GI_UNBOUND; \
            DROP(v); \
        } \
    } while (0)

/* Ends a CALL instruction by calling the C function of the builtin b with n values at a, which it takes as they are
 * or with its defaults; the callee and what follows it, `count` registers, are dropped. */
#define IS_PADDED(b, n) ((uint32_t)((n) - (b)->least) < (b)->span)
#define CALL_NATIVE(b, a, n, count) \
    do { \
        SAVE(); \
        GiValue r_ = GI_LIKELY((b)->direct == (n) + 1) ? (b)->row->fn(t, a) : gi_builtin_padded(t, b, a, n); \
        READ_BUDGET(); \
        if (GI_UNLIKELY(r_ == GI_NULL)) { \
            goto raise; \
        } \
        for (GiValue *p_ = R + A, *end_ = p_ + (count); p_ < end_; p_++) { \
            GiValue v_ = *p_; \
            if (gi_is_counted(v_)) { \
                *p_ = GI_UNBOUND; \
                DROP(v_); \
            } \
        } \
        RESULT(C, r_); \
        SKIP(3); \
    } while (0)

/* An immediate number, and as float() gives it. Comparing it so is exact up to 2^53. */
#define IS_NUMBER(y) (((y) & 3) != 0)
#define AS_DOUBLE(y) (gi_is_float_imm(y) ? gi_float_imm_value(y) : (double)gi_int_imm_value(y))
#define EXACT_DOUBLE ((int64_t)1 << 53)
static inline bool compares_as_double(GiValue y) {
    return gi_is_float_imm(y) || (gi_int_imm_value(y) > -EXACT_DOUBLE && gi_int_imm_value(y) < EXACT_DOUBLE);
}
/* Two immediate numbers, at least one of them a float. */
#define MIXED(x, y) (IS_NUMBER(x) && IS_NUMBER(y) && (((x) | (y)) & 1) != 0)

#define FLOAT_RESULT(expression, slow) \
    do { \
        GiValue r_ = gi_float_encode(expression); \
        if (GI_UNLIKELY(!(r_ & 1))) { \
            goto slow; \
        } \
        RESULT(A, r_); \
        NEXT(); \
    } while (0)

/* a OP b for ints without overflow, for floats, else the slow path. Y: the right operand. After floats the
 * instruction becomes its float-first form. */
#define ARITHMETIC(name, Y, overflow, left, right, correction, op, float_form, slow_function) \
    OP(name) { \
        GiValue x = R[B], y = Y; \
        int64_t r; \
        if (GI_LIKELY(gi_both_int_imm(x, y))) { \
            if (GI_LIKELY(!overflow((int64_t)(left), (int64_t)(right), &r))) { \
                RESULT(A, (GiValue)r + (correction)); \
                NEXT(); \
            } \
        } else if (MIXED(x, y)) { \
            if (float_form != GI_BC_##name && gi_is_float_imm(x) && !t->vm->no_specialize) { \
                gi_quicken_float(t, pc, float_form); \
            } \
            FLOAT_RESULT(AS_DOUBLE(x) op AS_DOUBLE(y), slow_##name); \
        } \
        slow_##name: \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

/* A number of K on the left. */
#define CONSTANT_FIRST(name, overflow, left, right, correction, op) \
    OP(name) { \
        GiValue x = K[C], y = R[B]; \
        int64_t r; \
        if (gi_is_float_imm(y) && IS_NUMBER(x)) { \
            FLOAT_RESULT(AS_DOUBLE(x) op gi_float_imm_value(y), slow_##name); \
        } else if (GI_LIKELY(gi_both_int_imm(x, y))) { \
            if (GI_LIKELY(!overflow((int64_t)(left), (int64_t)(right), &r))) { \
                RESULT(A, (GiValue)r + (correction)); \
                NEXT(); \
            } \
        } \
        slow_##name: \
        SLOW_FRAME(gi_vm_binary_from(t, *pc), 0); \
    }

/* The float-first form, of a float with a float or an int; the slow path goes back to the plain form for other
 * operands. */
#define FLOAT_FIRST(name, Y, op, slow_function) \
    OP(name) { \
        GiValue x = R[B], y = Y; \
        if (GI_LIKELY(gi_both_float_imm(x, y))) { \
            FLOAT_RESULT(gi_float_imm_value(x) op gi_float_imm_value(y), slow_##name); \
        } \
        if (gi_is_float_imm(x) && gi_is_int_imm(y)) { \
            FLOAT_RESULT(gi_float_imm_value(x) op (double)gi_int_imm_value(y), slow_##name); \
        } \
        slow_##name: \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

/* --- float chains (V5) --- */

/* r[A] of the instruction before the one at pc: where the number in `chain` would be. */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define FROM ((uint32_t)((const uint8_t *)pc)[-3])
#else
#define FROM ((uint32_t)((const uint8_t *)pc)[-2])
#endif

/* Ends a float instruction whose result the next one takes. */
#ifdef GI_COMPUTED_GOTO
#define TAKE_ON() goto *takers[BYTE(0)]
#define TAKER(name) take_##name:
#else
#define TAKE_ON() goto take
#define TAKER(name) case GI_BC_##name: take_##name:
#endif
#define HAND_ON(expression) \
    do { \
        chain = (expression); \
        pc++; \
        if (GI_UNLIKELY(BUDGET_IS_OVER())) { \
            goto chain_yields; \
        } \
        TAKE_ON(); \
    } while (0)

/* The same as FLOAT_FIRST, and CONSTANT_FIRST, for instructions that hand on. */
#define FLOAT_FIRST_ON(name, Y, op, slow_function) \
    OP(name) { \
        GiValue x = R[B], y = Y; \
        if (GI_LIKELY(gi_both_float_imm(x, y))) { \
            HAND_ON(gi_float_imm_value(x) op gi_float_imm_value(y)); \
        } \
        if (gi_is_float_imm(x) && gi_is_int_imm(y)) { \
            HAND_ON(gi_float_imm_value(x) op (double)gi_int_imm_value(y)); \
        } \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

#define CONSTANT_FIRST_ON(name, op, plain) \
    OP(name) { \
        GiValue x = K[C], y = R[B]; \
        if (GI_LIKELY(gi_both_float_imm(x, y))) { \
            HAND_ON(gi_float_imm_value(x) op gi_float_imm_value(y)); \
        } \
        if (gi_is_float_imm(y) && gi_is_int_imm(x)) { \
            HAND_ON((double)gi_int_imm_value(x) op gi_float_imm_value(y)); \
        } \
        goto op_##plain; \
    }

/* a / b of floats that is not by zero, else the plain instruction. */
#define TRUE_DIVIDE_ON(name, X_, Y, plain) \
    OP(name) { \
        GiValue x = X_, y = Y; \
        if (GI_LIKELY(gi_both_float_imm(x, y) && gi_float_imm_value(y) != 0)) { \
            HAND_ON(gi_float_imm_value(x) / gi_float_imm_value(y)); \
        } \
        goto op_##plain; \
    }

/* How a taker ends: with its result in r[A], or by handing on in its turn. chain is still there when it can not. */
#define STORED(expression) FLOAT_RESULT(expression, chain_ends)

/* r[A] = the handed number OP the other register, in the order of the operands. */
#define TAKE(name, op, END) \
    TAKER(name) { \
        bool left = B == FROM; \
        GiValue y = R[left ? C : B]; \
        if (GI_UNLIKELY(!gi_is_float_imm(y))) { \
            goto chain_ends; \
        } \
        double z = gi_float_imm_value(y); \
        END(left ? chain op z : z op chain); \
    }

/* The same when the order does not matter. */
#define TAKE_EITHER(name, op, END) \
    TAKER(name) { \
        GiValue y = R[B ^ C ^ FROM]; \
        if (GI_UNLIKELY(!gi_is_float_imm(y))) { \
            goto chain_ends; \
        } \
        END(chain op gi_float_imm_value(y)); \
    }

/* With a number of K on the right; `zero`: whether it may be zero. */
#define TAKE_CONSTANT(name, op, zero, END) \
    TAKER(name) { \
        GiValue y = K[C]; \
        if (GI_UNLIKELY(!IS_NUMBER(y) || (!(zero) && AS_DOUBLE(y) == 0))) { \
            goto chain_ends; \
        } \
        END(chain op AS_DOUBLE(y)); \
    }

/* With a number of K on the left; `zero`: whether the handed one may be zero. */
#define TAKE_FROM(name, op, zero, END) \
    TAKER(name) { \
        GiValue x = K[C]; \
        if (GI_UNLIKELY(!IS_NUMBER(x) || (!(zero) && chain == 0))) { \
            goto chain_ends; \
        } \
        END(AS_DOUBLE(x) op chain); \
    }

#define TAKE_DIVIDE(name, END) \
    TAKER(name) { \
        bool left = B == FROM; \
        GiValue y = R[left ? C : B]; \
        if (GI_UNLIKELY(!gi_is_float_imm(y) || (left ? gi_float_imm_value(y) : chain) == 0)) { \
            goto chain_ends; \
        } \
        END(left ? chain / gi_float_imm_value(y) : gi_float_imm_value(y) / chain); \
    }

#define TAKE_JUMP(name, op) \
    TAKER(name) { \
        bool left = A == FROM, sense = C; \
        GiValue y = R[left ? B : A]; \
        if (GI_UNLIKELY(!gi_is_float_imm(y))) { \
            goto chain_ends; \
        } \
        double z = gi_float_imm_value(y); \
        BRANCH((left ? chain op z : z op chain) == sense); \
    }

#define TAKE_JUMP_CONSTANT(name, op) \
    TAKER(name) { \
        bool sense = C; \
        GiValue y = K[B]; \
        if (GI_UNLIKELY(!IS_NUMBER(y) || !compares_as_double(y))) { \
            goto chain_ends; \
        } \
        BRANCH((chain op AS_DOUBLE(y)) == sense); \
    }

/* Both ints: the words themselves are combined. */
#define BITWISE(name, Y, expression, slow_function) \
    OP(name) { \
        GiValue x = R[B], y = Y; \
        if (GI_LIKELY(gi_both_int_imm(x, y))) { \
            RESULT(A, expression); \
            NEXT(); \
        } \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

#define SHIFT_LEFT(name, Y, slow_function) \
    OP(name) { \
        GiValue x = R[B], y = Y; \
        if (GI_LIKELY(gi_both_int_imm(x, y) && y < (((uint64_t)60 << 2) + 2))) { \
            uint32_t n = (uint32_t)(y >> 2); \
            int64_t v = (int64_t)(x - 2), r = (int64_t)((uint64_t)v << n); \
            if (GI_LIKELY(r >> n == v)) { \
                RESULT(A, (GiValue)r + 2); \
                NEXT(); \
            } \
        } \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

#define SHIFT_RIGHT(name, Y, slow_function) \
    OP(name) { \
        GiValue x = R[B], y = Y; \
        if (GI_LIKELY(gi_both_int_imm(x, y) && (int64_t)y >= 0)) { \
            uint64_t n = y >> 2; \
            RESULT(A, gi_int_imm(gi_int_imm_value(x) >> (n > 62 ? 62 : n))); \
            NEXT(); \
        } \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

/* Floor division and remainder of ints; floats in the slow path except by quick tests there. */
#define DIVIDE(name, Y, is_mod, slow_function) \
    OP(name) { \
        GiValue x = R[B], y = Y; \
        if (GI_LIKELY(gi_both_int_imm(x, y) && y != 2)) { \
            int64_t n = gi_int_imm_value(x), d = gi_int_imm_value(y); \
            int64_t q, m; \
            if (GI_LIKELY(((uint64_t)n | (uint64_t)d) >> 32 == 0)) { \
                q = (uint32_t)n / (uint32_t)d; \
                m = (uint32_t)n % (uint32_t)d; \
            } else { \
                q = n / d; \
                m = n % d; \
                if (m != 0 && (m ^ d) < 0) { \
                    m += d; \
                    q--; \
                } \
            } \
            if (GI_LIKELY(is_mod || q <= GI_INT_MAX)) { \
                RESULT(A, gi_int_imm(is_mod ? m : q)); \
                NEXT(); \
            } \
        } \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

#define TRUE_DIVIDE(name, X_, Y, slow_function) \
    OP(name) { \
        GiValue x = X_, y = Y; \
        if (MIXED(x, y)) { \
            double d = AS_DOUBLE(y); \
            if (GI_LIKELY(d != 0)) { \
                FLOAT_RESULT(AS_DOUBLE(x) / d, slow_##name); \
            } \
        } else if (gi_both_int_imm(x, y) && y != 2 && compares_as_double(x) && compares_as_double(y)) { \
            FLOAT_RESULT((double)gi_int_imm_value(x) / (double)gi_int_imm_value(y), slow_##name); \
        } \
        slow_##name: \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

#define COMPARE(name, Y, op, slow_function) \
    OP(name) { \
        GiValue x = R[B], y = Y; \
        if (GI_LIKELY(gi_both_int_imm(x, y))) { \
            RESULT(A, gi_bool((int64_t)x op (int64_t)y)); \
            NEXT(); \
        } \
        if (gi_both_float_imm(x, y)) { \
            RESULT(A, gi_bool(gi_float_imm_value(x) op gi_float_imm_value(y))); \
            NEXT(); \
        } \
        SLOW_FRAME(slow_function(t, *pc), 0); \
    }

#define COMPARE_JUMP(name, Y, op, slow_function) \
    OP(name) { \
        GiValue x = R[A], y = Y; \
        if (GI_LIKELY(gi_both_int_imm(x, y))) { \
            bool sense = C; \
            BRANCH(((int64_t)x op (int64_t)y) == sense); \
        } \
        if (gi_both_float_imm(x, y)) { \
            bool sense = C; \
            BRANCH((gi_float_imm_value(x) op gi_float_imm_value(y)) == sense); \
        } \
        if (gi_is_float_imm(x) && gi_is_int_imm(y) && compares_as_double(y)) { \
            bool sense = C; \
            BRANCH((gi_float_imm_value(x) op (double)gi_int_imm_value(y)) == sense); \
        } \
        CONDITION(slow_function(t, *pc)); \
    }

/* Two texts? */
#define IS_TEXT(x) (gi_is_object(x) && gi_object(x)->type == &gi_str_type)
#define BOTH_TEXTS(x, y) (IS_TEXT(x) && IS_TEXT(y))

/* JUMP_EQ, JUMP_NE and their forms with a constant: texts too; `end_y` ends the life of y. */
#define EQUAL_JUMP(name, Y, op, end_y, slow_function) \
    OP(name) { \
        GiValue x = R[A], y = Y; \
        if (gi_both_int_imm(x, y)) { \
            bool sense = C; \
            BRANCH((x op y) == sense); \
        } \
        if (BOTH_TEXTS(x, y)) { \
            bool taken = (gi_str_same(x, y) op true) == C; \
            CONSUME(x, A); \
            end_y; \
            BRANCH(taken); \
        } \
        if (gi_is_float_imm(x) && IS_NUMBER(y) && compares_as_double(y)) { \
            bool sense = C; \
            BRANCH((gi_float_imm_value(x) op AS_DOUBLE(y)) == sense); \
        } \
        CONDITION(slow_function(t, *pc)); \
    }

/* Jumps by the extra word when a slow condition (1, 0, -1) is 1, unless that pushed a frame. */
#define CONDITION(call) \
    do { \
        SAVE(); \
        const GiFrame *frame_ = t->frame; \
        int condition_ = (call); \
        READ_BUDGET(); \
        if (GI_UNLIKELY(condition_ < 0)) { \
            goto raise; \
        } \
        if (t->frame != frame_) { \
            ENTER_FRAME(); \
            DISPATCH(); \
        } \
        BRANCH(condition_); \
    } while (0)

#endif
