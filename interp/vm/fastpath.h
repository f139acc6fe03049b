/* SPDX-License-Identifier: MIT
 * interp/vm/fastpath.h: the private parts of objects that vm.c touches without a call, because it was
 * measured to be worth it: list, tuple, dict entries, str, range and list iterators, instance shapes,
 * functions. Nothing else in interp/ looks into these but vm_slow.c and vm_attr.c, which fill the caches.
 *
 * "Place" is an extra word of attribute instructions: byte offset of the slot in the object, and two
 * facts about the operands that are known when the cache is filled.
 */
#ifndef GI_FASTPATH_H
#define GI_FASTPATH_H

#include "interp/vm/vm.h"
#include "runtime/shape.h"
#include "runtime/types/dict_find.h"
#include "runtime/types/number.h"

#define GI_PLACE_OFFSET 0xFFFFu
#define GI_PLACE_TEMP (1u << 31)        /* the value operand (B) is a temporary */
#define GI_PLACE_TARGET_TEMP (1u << 30) /* SET_ATTR: the object operand (A) is one */
#define GI_PLACE_PLAIN (1u << 29)       /* LOAD_METHOD: not bound to the object: see load_plain in vm_attr.c */
#define GI_PLACE_OF_TYPE (1u << 28)     /* the same, and the object is a class */

/* t->request, without an address computed ahead (it would take a register of the loop). */
#ifdef __SANITIZE_THREAD__
static inline int64_t gi_read_request(GiThread *t) {
    return atomic_load_explicit(&t->request, memory_order_relaxed);
}
#else
static inline int64_t gi_read_request(GiThread *t) { return *(const volatile int64_t *)(const void *)&t->request; }
#endif

/* Is f a plain call without anything attached? */
static inline bool gi_frame_is_plain(const GiFrame *f) {
    uint16_t marks;
    memcpy(&marks, &f->kind, sizeof marks); /* kind and flags */
    return marks == 0;
}

/* The object of a value known to be counted (no tag to mask). */
static inline GiObject *gi_counted_object(GiValue v) { return (GiObject *)(uintptr_t)v; }

/* As gi_take, as a statement: fewer instructions when the value is tested anyway. */
static inline void gi_take_fast(GiValue v) {
    if (gi_is_counted(v)) {
        gi_counted_object(v)->refs++;
    }
}

/* Is v an instance of the class that had `version`, laid out as GiInstance, of this shape? The version is
 * tested first: only then is the word behind the header known to be a shape. */
static inline bool gi_has_shape(GiValue v, uint32_t version, uint64_t shape) {
    return GI_LIKELY(gi_is_counted(v)) && GI_LIKELY(gi_counted_object(v)->type->version == version) &&
           GI_LIKELY((uint64_t)(uintptr_t)((GiInstance *)gi_counted_object(v))->part.shape == shape);
}

/* Is v (a property) one with a script function as getter? */
static inline bool gi_is_script_getter(GiValue v) {
    GiValue getter = gi_property_getter(v);
    return getter != GI_NULL && gi_type(getter) == &gi_function_type;
}

/* The record for a callee whose window begins at R; NULL: there is none yet, the recursion limit is reached, or
 * the window may not fit. */
static inline GiFrame *gi_callee_frame(const GiThread *t, const GiFrame *f, const GiValue *R) {
    return GI_LIKELY(R <= t->stack_room) ? f->next : NULL;
}

/* Fills a record for a plain call. */
static inline void gi_frame_plain(GiFrame *f, GiValue *R, GiCode *code) {
    f->R = R;
    f->code = code;
    f->kind = GI_FRAME_CALL;
    f->flags = 0;
}

/* gi_frame_push for a window that is reserved, without a call when there is a record. */
static inline GiFrame *gi_frame_enter(GiThread *t, GiValue *R, GiCode *code, uint8_t kind) {
    GiFrame *f = gi_callee_frame(t, t->frame, R);
    if (GI_UNLIKELY(f == NULL)) {
        return gi_frame_push(t, R, code, kind);
    }
    gi_frame_plain(f, R, code);
    f->kind = kind;
    f->pc = code->words;
    t->frame = f;
    return f;
}

/* Resumes a generator that is not running in the frame above f, when nothing is special about it: no
 * namespace, no frame object, room on the stack, no limit reached. sent is taken over. false: nothing
 * was done. (The general form is gi_generator_push.) */
static inline bool gi_resume_fast(GiThread *t, GiFrame *f, GiGenerator *g, GiValue sent) {
    GiValue *R = f->R + f->code->register_count + 1;
    GiFrame *next = gi_callee_frame(t, f, R);
    uint32_t n = g->register_count;
    if (GI_UNLIKELY(g->state > GI_GEN_SUSPENDED || (g->names | g->frame_object) != GI_NULL || next == NULL || (g->state == GI_GEN_CREATED && sent != GI_NONE))) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        R[i] = g->registers[i];
    }
    R[-1] = g->function;
    next->R = R;
    next->code = g->code;
    next->pc = g->pc;
    next->kind = GI_FRAME_RESUME;
    next->flags = GI_FF_GENERATOR;
    next->generator = g;
    g->handled.previous = t->handled;
    t->handled = &g->handled;
    t->frame = next;
    if (g->state == GI_GEN_SUSPENDED) {
        gi_generator_sent(t, g, R, sent);
    }
    g->state = GI_GEN_RUNNING;
    g->delegate = 0;
    return true;
}

/* The counterpart: the frame of a plainly resumed generator goes back into its object at pc. */
static inline void gi_suspend_fast(GiThread *t, GiFrame *f, const uint32_t *pc, uint32_t resume_register,
                                   uint32_t delegate) {
    GiGenerator *g = f->generator;
    GiValue *R = f->R;
    for (uint32_t i = 0, n = g->register_count; i < n; i++) {
        GiValue v = R[i];
        g->registers[i] = v;
        if (gi_is_counted(v)) {
            R[i] = GI_UNBOUND;
        }
    }
    R[-1] = GI_UNBOUND;
    g->pc = pc;
    g->resume_register = (uint8_t)resume_register;
    g->delegate = (uint8_t)delegate;
    g->state = GI_GEN_SUSPENDED;
    t->handled = g->handled.previous;
    f->flags = 0;
    f->generator = NULL;
    t->frame = f->previous;
}

#endif
