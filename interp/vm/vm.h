/* SPDX-License-Identifier: MIT
 * interp/vm/vm.h: what the files of the virtual machine share (vm.c, vm_slow.c, vm_attr.c, call.c,
 * frame.c, generator.c ...). Nobody else includes it.
 *
 * An instruction's slow path is a function `bool gi_vm_xxx(t, word)`: it finds registers, constants and
 * extra words through t->frame (F2: frame->pc points at the first extra word), consumes temporaries and
 * stores the result. false: t->exc is set and the temporaries are still where they were; unwinding drops
 * them.
 */
#ifndef GI_VM_H
#define GI_VM_H

#include "interp/vm/frame.h"
#include "runtime/gil/gil.h"

static inline uint32_t gi_word_a(uint32_t word) { return word >> 8 & 0xFF; }
static inline uint32_t gi_word_b(uint32_t word) { return word >> 16 & 0xFF; }
static inline uint32_t gi_word_c(uint32_t word) { return word >> 24; }
static inline uint32_t gi_word_u16(uint32_t word) { return word >> 16; }

static inline uint64_t gi_extra64(const uint32_t *p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
    return v;
}
static inline void gi_extra64_set(uint32_t *p, uint64_t v) { memcpy(p, &v, sizeof v); }

/* Extra words of every call instruction, and the register that gets the result of the one at which f waits. */
#define GI_CALL_WORDS 3
static inline uint32_t gi_call_result(const GiFrame *f) { return gi_word_c(f->pc[-1]); }

/* Is register r of f a temporary (K1)? */
static inline bool gi_is_temp(const GiFrame *f, uint32_t r) { return r >= f->code->local_count; }

/* Ends the life of an operand: a temporary is dropped, a local stays (K2, K3). */
static inline void gi_consume(GiThread *t, GiFrame *f, uint32_t r) {
    GiValue v = f->R[r];
    if (gi_is_counted(v) && gi_is_temp(f, r)) {
        f->R[r] = GI_UNBOUND;
        gi_drop(t, v);
    }
}

/* The value of an operand as an own reference, ending the life of a temporary. */
static inline GiValue gi_operand_own(GiFrame *f, uint32_t r) {
    GiValue v = f->R[r];
    if (gi_is_counted(v)) {
        if (gi_is_temp(f, r)) {
            f->R[r] = GI_UNBOUND;
        } else {
            gi_object(v)->refs++;
        }
    }
    return v;
}

/* Stores a result, whose reference is taken over, and drops what was there. */
static inline void gi_result_steal(GiThread *t, GiFrame *f, uint32_t r, GiValue v) {
    GiValue old = f->R[r];
    f->R[r] = v;
    gi_drop(t, old);
}

/* First word above the window of f: where the next window may begin. */
static inline GiValue *gi_frame_top(const GiFrame *f) {
    return f->code == NULL ? f->R : f->R + f->code->register_count;
}

/* Drops every counted word of [from, to). */
static inline void gi_window_clear(GiThread *t, GiValue *from, GiValue *to) {
    for (GiValue *p = from; p < to; p++) {
        GiValue v = *p;
        if (gi_is_counted(v)) {
            *p = GI_UNBOUND;
            gi_drop(t, v);
        }
    }
}

/* --- frame.c --- */
/* Room between the window of a frame and the end of the stack that needs no check. */
#define GI_STACK_MARGIN 16
/* Makes sure that `count` words from `from` on are usable (and hold no counted value). RecursionError
 * when the stack is used up. */
bool gi_stack_reserve(GiThread *t, GiValue *from, size_t count);
/* Frees most of the unused records behind the current frame: memory has run out. */
void gi_frames_trim(GiThread *t);
/* A record for a frame above t->frame, linked and current: R, code and pc (the entry) are set, kind
 * as given. The window must be filled. NULL: error set (RecursionError, MemoryError), nothing changed. */
GiFrame *gi_frame_push(GiThread *t, GiValue *R, GiCode *code, uint8_t kind);
/* Takes the current frame off: drops its window, function, namespace, and gives its registers to its
 * frame object when somebody holds one. */
void gi_frame_pop(GiThread *t);

/* --- frametrace.c --- */
/* Adds the traceback entry of t->frame to the exception being raised. */
void gi_frame_trace(GiThread *t);
/* Adds an entry of a running frame to exc. false: no memory. */
bool gi_frame_trace_of(GiThread *t, GiFrame *f, GiValue exc);
/* The exception leaves t->frame, a call by bytecode or a stack's outermost, without flags: the frame is taken
 * off, and what it held goes into a new entry of the exception. NULL: no memory; the frame is as before. */
struct GiTraceback *gi_frame_leave(GiThread *t);
/* The same for a frame that has an entry at the head of the exception's traceback, and only that. */
struct GiTraceback *gi_frame_leave_again(GiThread *t);
/* The frame ends or moves: its entries (T1) get the frame object. */
void gi_frame_settle_traces(GiThread *t, GiFrame *f);
/* Frame object bookkeeping of generators: the frame that ran g is suspended or resumed. */
void gi_frame_object_detach(GiValue frame_object, GiGenerator *g);
void gi_frame_object_attach(GiValue frame_object, GiFrame *f);
/* The generator of a frame object is finished: registers still in g are given to the object. */
void gi_frame_object_finish(GiThread *t, GiValue frame_object, GiGenerator *g);
GiValue gi_generator_frame_object(GiThread *t, GiGenerator *g);

/* --- call.c --- */
/* Binds a call of fn to the window R (see K1): takes references to what it stores; every other local
 * becomes unbound. n positional values, then one per name of kwnames (GI_NULL: none). false: TypeError,
 * the window is empty again. Runs no script code. The window must be reserved. */
bool gi_bind(GiThread *t, GiFunction *fn, GiValue *R, const GiValue *a, size_t n, GiValue kwnames);
/* Calls fn from C in an ENTRY frame; names: namespace (borrowed) or GI_NULL. Owned result. */
GI_OWNED GiValue gi_function_run(GiThread *t, GiValue function, const GiValue *a, size_t n,
                                 GiValue kwnames, GiValue names);
/* Outcome of a call instruction. */
typedef enum GiCallStep { GI_CALL_FAILED, GI_CALL_DONE, GI_CALL_PUSHED } GiCallStep;
/* CALL, CALL_METHOD, CALL_KW, CALL_METHOD_KW, CALL_EX that no fast path took: DONE: the result is stored;
 * PUSHED: t->frame is the callee's. */
GiCallStep gi_vm_call(GiThread *t, uint32_t word);
GiCallStep gi_vm_call_method(GiThread *t, uint32_t word);
GiCallStep gi_vm_call_kw(GiThread *t, uint32_t word);
GiCallStep gi_vm_call_method_kw(GiThread *t, uint32_t word);
GiCallStep gi_vm_call_ex(GiThread *t, uint32_t word);
/* Calls the C function of b, whose `least` and `span` allow n values, with those and its defaults. */
GI_OWNED GiValue gi_builtin_padded(GiThread *t, GiBuiltin *b, const GiValue *a, size_t n);
/* Pushes a frame that calls fn with n borrowed arguments above the current window; its result goes to
 * register `result`, `skip` extra words are stepped over. false: error set. */
bool gi_push_call(GiThread *t, GiValue function, const GiValue *a, size_t n, uint8_t result, uint8_t skip);

/* The script __init__ of a class whose instances are made in the plain way (object.__new__, type's call);
 * borrowed, GI_NULL: it is not such a class. */
GiValue gi_plain_init(GiThread *t, GiType *type);

/* --- function.c --- */
GI_OWNED GiValue gi_cell(GiThread *t, GiValue content); /* content borrowed, may be GI_UNBOUND */
/* A tracked function without closure cells filled (closure[i] NULL until the caller sets all). NULL: error. */
GiFunction *gi_function_new(GiThread *t, GiCode *code, GiDict *globals, GiDict *builtins);
/* f.__builtins__ for a globals dict; borrowed. When its __builtins__ is no plain dict: vm->no_builtins. */
GiDict *gi_builtins_of(GiThread *t, GiDict *globals);
/* The __builtins__ of f's globals that is no plain dict, borrowed; GI_NULL: f->builtins counts, or error set. */
GiValue gi_foreign_builtins(GiThread *t, GiFunction *f);
/* A builtin as f sees it; owned. GI_NULL: there is none, or error set. May run code. */
GiValue gi_builtin_of(GiThread *t, GiFunction *f, GiValue name);

/* --- generator.c --- */
/* RETURN_GENERATOR: moves the current frame into a new generator; owned, GI_NULL: error set. */
GI_OWNED GiValue gi_generator_make(GiThread *t);
/* Pushes the frame of a generator that is not running: 1, or -1 with the error set. `sent` goes to the
 * resume register (taken over on success). */
int gi_generator_push(GiThread *t, GiGenerator *g, GiValue sent, uint8_t kind);
/* The frame of a running generator goes back into its object (YIELD): the frame is taken off. */
void gi_generator_suspend(GiThread *t, uint32_t resume_register, uint32_t delegate);
/* The running generator's frame ended: the frame is taken off, the generator is finished. */
void gi_generator_finish(GiThread *t);
/* An exception leaves a generator frame: StopIteration becomes RuntimeError. */
void gi_generator_convert_error(GiThread *t, GiGenerator *g);
/* A suspended generator whose registers are at R is sent a value, which is taken over. */
static inline void gi_generator_sent(GiThread *t, const GiGenerator *g, GiValue *R, GiValue sent) {
    if (g->resume_register != GI_NO_REGISTER) {
        GiValue old = R[g->resume_register];
        R[g->resume_register] = sent;
        sent = old;
    }
    gi_drop(t, sent);
}
static inline bool gi_is_generator_like(GiValue v) {
    GiType *type = gi_type(v);
    return type == &gi_generator_type || type == &gi_coroutine_type;
}
GI_OWNED GiValue gi_async_wrap(GiThread *t, GiValue v);
/* The iterator that `await v` drives: v itself for coroutines, else v.__await__(). Owned. */
GI_OWNED GiValue gi_awaitable(GiThread *t, GiValue v);

/* --- run time support of instructions --- */
/* "module.qualname()" of a callee for messages. */
GI_OWNED GiValue gi_callee_text(GiThread *t, GiValue callee);
/* The values for `before` targets, or with after >= 0 for `before` and a starred one and `after` more, as a list:
 * what UNPACK does where there are not registers enough. Runs script code. GI_NULL: TypeError or ValueError set. */
GI_OWNED GiValue gi_unpack_many(GiThread *t, GiValue v, int64_t before, int64_t after);
GI_OWNED GiValue gi_intrinsic(GiThread *t, uint32_t which, GiValue *a);
/* The name in the current frame's namespace, globals and builtins (owned), set and deleted there: vm_slow.c. */
GI_OWNED GiValue gi_name_get(GiThread *t, GiValue name);
bool gi_name_set(GiThread *t, GiValue name, GiValue v);
bool gi_name_del(GiThread *t, GiValue name);
bool gi_vm_match_keys(GiThread *t, uint32_t word);
bool gi_vm_match_class(GiThread *t, uint32_t word);

#endif
