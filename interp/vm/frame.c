/* SPDX-License-Identifier: MIT
 * interp/vm/frame.c owns a thread's value stack and its frame records, and what runtime/ asks about the
 * running program (runtime/hooks.h).
 *
 *   stack:  | header | base window ... | function | window | function | window ... | untouched
 *           t->stack                                                  t->stack_end   real end
 *
 * S1  The mapping never moves. Words below t->stack_end + GI_STACK_MARGIN have been filled with
 *     GI_UNBOUND once, so the dead ones are never counted (K3); the rest is untouched memory.
 * S2  Records are kept for reuse behind the innermost frame (frame->next), freed with the thread.
 * S3  An ended frame whose object is still held gives its registers to the object.
 */
#include <sys/mman.h>

#include "gc/collect.h"
#include "gc/size.h"
#include "interp/compiler/codeobject.h"
#include "interp/vm/frameobject.h"
#include "runtime/errors/exception.h"
#include "runtime/hooks.h"

/* Words of address space of the main thread's and of other threads' value stacks. */
#define KEPT_RECORDS 64 /* behind the innermost frame, when memory is short */
#define MAIN_STACK_WORDS ((size_t)1 << 22)
#define STACK_WORDS ((size_t)1 << 19)
#define FILL_WORDS ((size_t)1 << 10)
#define WINDOW_MAX 256 /* K1: more than any code's registers */

typedef struct StackHeader {
    size_t bytes;
    GiValue *end; /* of the mapping */
} StackHeader;
#define HEADER_WORDS 8

static StackHeader *header(GiThread *t) { return (StackHeader *)(void *)t->stack; }

static void set_stack_end(GiThread *t, GiValue *end) {
    t->stack_end = end;
    t->stack_room = end - t->stack > WINDOW_MAX ? end - WINDOW_MAX : t->stack;
}

/* See frame.h. */
bool gi_thread_init_frames(GiThread *t) {
    size_t words = t->vm->main_thread == NULL || t->vm->main_thread == t ? MAIN_STACK_WORDS : STACK_WORDS;
    size_t bytes = words * sizeof(GiValue);
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (p == MAP_FAILED) {
        gi_raise_memory(t);
        return false;
    }
    GiFrame *base = gi_alloc_zeroed(t, sizeof *base);
    if (base == NULL) {
        munmap(p, bytes);
        return false;
    }
    t->stack = p;
    header(t)->bytes = bytes;
    header(t)->end = t->stack + words;
    base->kind = GI_FRAME_BASE;
    base->R = t->stack + HEADER_WORDS;
    t->frame = base;
    set_stack_end(t, base->R);
    for (size_t i = 0; i < GI_STACK_MARGIN; i++) {
        base->R[i] = GI_UNBOUND;
    }
    return true;
}

/* See frame.h. */
void gi_thread_free_frames(GiThread *t) {
    GiFrame *f = t->frame;
    if (f == NULL) {
        return;
    }
    while (f->previous != NULL) {
        f = f->previous;
    }
    while (f != NULL) {
        GiFrame *next = f->next;
        while (f->traces != NULL) {
            gi_frame_forget_trace(f->traces);
        }
        gi_free(t, f, sizeof *f);
        f = next;
    }
    t->frame = NULL;
    munmap(t->stack, header(t)->bytes);
    t->stack = NULL;
}

/* See thread.h. Dead registers hold no counted words (K3). */
void gi_thread_visit_stack(const GiThread *t, GiVisit visit, void *arg) {
    const GiValue *end = t->stack == NULL ? NULL : t->stack_end + GI_STACK_MARGIN;
    for (const GiValue *p = t->stack == NULL ? NULL : t->stack + HEADER_WORDS; p < end; p++) {
        visit(*p, arg);
    }
}

static void free_records_behind(GiThread *t, GiFrame *f) {
    GiFrame *rest = f == NULL ? NULL : f->next;
    while (rest != NULL) {
        GiFrame *next = rest->next;
        f->next = NULL;
        gi_free(t, rest, sizeof *rest);
        rest = next;
    }
}

/* See vm.h. */
void gi_frames_trim(GiThread *t) {
    GiFrame *f = t->frame;
    for (int kept = 0; f->next != NULL && kept < KEPT_RECORDS; kept++) {
        f = f->next;
    }
    free_records_behind(t, f);
}

/* See hooks.h. */
void gi_set_recursion_limit(GiVm *vm, uint32_t limit) {
    vm->recursion_limit = limit;
    for (GiThread *t = vm->threads; t != NULL; t = t->next) {
        GiFrame *f = t->frame;
        while (f != NULL && f->next != NULL && f->next->depth <= limit) {
            f = f->next;
        }
        free_records_behind(t, f);
    }
}

static bool raise_recursion(GiThread *t) {
    return gi_raise(t, &gi_RecursionError, "maximum recursion depth exceeded");
}

/* See vm.h. */
bool gi_stack_reserve(GiThread *t, GiValue *from, size_t count) {
    GiValue *need = from + count;
    if (GI_LIKELY(need <= t->stack_end && from <= t->stack_room)) {
        return true;
    }
    GiValue *last = header(t)->end - GI_STACK_MARGIN;
    if (need > last) {
        return raise_recursion(t);
    }
    GiValue *end = need + FILL_WORDS < last ? need + FILL_WORDS : last;
    for (GiValue *p = t->stack_end + GI_STACK_MARGIN; p < end + GI_STACK_MARGIN; p++) {
        *p = GI_UNBOUND;
    }
    set_stack_end(t, end);
    return true;
}

/* See hooks.h. */
uint32_t gi_current_depth(GiThread *t) { return t->frame->depth; }

/* See vm.h. */
GiFrame *gi_frame_push(GiThread *t, GiValue *R, GiCode *code, uint8_t kind) {
    GiFrame *top = t->frame, *f = top->next;
    if (top->depth >= t->vm->recursion_limit) {
        raise_recursion(t);
        return NULL;
    }
    if (f == NULL) {
        f = gi_alloc_zeroed(t, sizeof *f);
        if (f == NULL) {
            return NULL;
        }
        f->previous = top;
        f->depth = top->depth + 1;
        top->next = f;
    }
    f->R = R;
    f->pc = code->words;
    f->code = code;
    f->kind = kind;
    f->flags = 0;
    t->frame = f;
    return f;
}

/* S3: the frame object takes the registers over; without memory they are just dropped. */
static void give_registers(GiThread *t, GiFrame *f, GiFrameObject *o) {
    GiFrame *back = f->previous;
    GiValue error = t->exc;
    t->exc = GI_NULL;
    uint32_t n = f->code->local_count;
    o->registers = gi_alloc_array(t, n, sizeof(GiValue));
    if (o->registers != NULL) {
        o->count = n;
        for (uint32_t i = 0; i < n; i++) {
            o->registers[i] = f->R[i];
            f->R[i] = GI_UNBOUND;
        }
    }
    if (back->code != NULL && f->kind != GI_FRAME_RESUME) {
        GiValue b = gi_frame_object(t, back);
        o->back = b == GI_NULL ? GI_NULL : gi_take(b);
    }
    gi_error_clear(t);
    t->exc = error;
}

static void end_frame_object(GiThread *t, GiFrame *f) {
    GiFrameObject *o = gi_as_frame_object(f->frame_object);
    o->frame = NULL;
    o->offset = (uint32_t)(f->pc - f->code->words) - 1;
    if (o->head.refs > 1) {
        give_registers(t, f, o);
        o->names = gi_xtake(f->names);
    }
    gi_replace(t, &o->kept, GI_NULL);
    GiValue v = f->frame_object;
    f->frame_object = GI_NULL;
    gi_drop(t, v);
}

/* See vm.h. */
void gi_frame_pop(GiThread *t) {
    GiFrame *f = t->frame;
    if (f->flags & GI_FF_TRACED) {
        gi_frame_settle_traces(t, f);
    }
    if (f->flags & GI_FF_OBJECT) {
        end_frame_object(t, f);
    }
    if (f->flags & GI_FF_NAMES) {
        GiValue names = f->names;
        f->names = GI_NULL;
        gi_drop(t, names);
    }
    f->flags = 0;
    uint32_t n = f->code->register_count;
    gi_window_clear(t, f->R - 1, f->R);
    gi_window_clear(t, f->R, f->R + n);
    t->frame = f->previous;
}

/* --- runtime/hooks.h --- */

GI_FOR_SIZE

/* The innermost script frame, or NULL. */
static GiFrame *current(GiThread *t) { return t->frame->code == NULL ? NULL : t->frame; }

/* See frame.h. */
GiFrame *gi_frame_at(GiThread *t, size_t depth) {
    GiFrame *f = t->frame;
    for (; depth > 0 && f->previous != NULL; depth--) {
        f = f->previous;
    }
    return depth > 0 || f->code == NULL ? NULL : f;
}

/* See hooks.h. */
GiDict *gi_current_globals(GiThread *t) {
    GiFrame *f = current(t);
    return f == NULL ? NULL : gi_frame_function(f)->globals;
}

/* See hooks.h. */
GiDict *gi_current_builtins(GiThread *t) {
    GiFrame *f = current(t);
    return f == NULL ? NULL : gi_frame_function(f)->builtins;
}

/* See hooks.h. */
GiValue gi_current_builtin(GiThread *t, GiValue name) {
    GiFrame *f = current(t);
    return f == NULL ? gi_xtake(gi_dict_get_str(t, t->vm->builtins, name)) : gi_builtin_of(t, gi_frame_function(f), name);
}

/* The variables of a running frame. */
static GiVariables variables(GiFrame *f) {
    return (GiVariables){.code = f->code, .function = gi_frame_function(f), .registers = f->R,
                         .names = f->names};
}

/* See frame.h. */
GiValue gi_frame_locals(GiThread *t, GiFrame *f) {
    GiVariables v = variables(f);
    if (!(f->code->flags & GI_CO_OPTIMIZED) && gi_variables_hidden(t, &v)) {
        return gi_variables_dict(t, &v);
    }
    if (f->names != GI_NULL) {
        return gi_take(f->names);
    }
    if (!(f->code->flags & GI_CO_OPTIMIZED)) {
        return gi_take(gi_counted(gi_frame_function(f)->globals));
    }
    GiValue d = gi_variables_dict(t, &v);
    if (d != GI_NULL && (f->flags & GI_FF_OBJECT)) {
        GiValue extra = gi_as_frame_object(f->frame_object)->extra;
        if (extra != GI_NULL && !gi_dict_merge(t, gi_as_dict(d), extra, true)) {
            gi_drop(t, d);
            return GI_NULL;
        }
    }
    return d;
}

/* See hooks.h. */
GiValue gi_current_locals(GiThread *t) {
    GiFrame *f = current(t);
    return f == NULL ? gi_raise(t, &gi_SystemError, "frame does not exist") : gi_frame_locals(t, f);
}

/* Index of the free variable __class__, or -1. */
static int64_t class_cell(GiThread *t, GiCode *code) {
    GiTuple *names = gi_as_tuple(code->free_names);
    for (size_t i = 0; i < names->size; i++) {
        if (gi_str_equal(names->items[i], GI_NAME(t, __class__))) {
            return (int64_t)i;
        }
    }
    return -1;
}

/* See hooks.h. */
bool gi_current_super(GiThread *t, GiValue *cls, GiValue *self) {
    GiFrame *f = current(t);
    if (f == NULL) {
        return gi_raise(t, &gi_RuntimeError, "super(): no current frame");
    }
    if (f->code->argcount == 0) {
        return gi_raise(t, &gi_RuntimeError, "super(): no arguments");
    }
    GiVariables v = variables(f);
    GiValue first = gi_variables_get(&v, gi_code_first_parameter(f->code));
    if (first == GI_UNBOUND) {
        return gi_raise(t, &gi_RuntimeError, "super(): arg[0] deleted");
    }
    int64_t i = class_cell(t, f->code);
    if (i < 0) {
        return gi_raise(t, &gi_RuntimeError, "super(): __class__ cell not found");
    }
    GiValue c = gi_frame_function(f)->closure[i]->value;
    if (c == GI_UNBOUND) {
        return gi_raise(t, &gi_RuntimeError, "super(): empty __class__ cell");
    }
    if (!gi_is_type(c)) {
        return gi_raise(t, &gi_RuntimeError, "super(): __class__ is not a type (%T)", c);
    }
    *cls = gi_take(c);
    *self = gi_take(first);
    return true;
}

/* See hooks.h. */
void gi_current_trace(GiThread *t) {
    GiFrame *f = current(t);
    if (f != NULL && f->pc > f->code->words) {
        gi_frame_trace(t);
    }
}

/* See hooks.h. */
GiValue gi_current_frame(GiThread *t, int64_t depth) {
    GiFrame *f = gi_frame_at(t, depth < 0 ? 0 : (size_t)depth);
    if (f == NULL) {
        return gi_raise_value_error(t, "call stack is not deep enough");
    }
    GiValue v = gi_frame_object(t, f);
    return v == GI_NULL ? GI_NULL : gi_take(v);
}

/* See hooks.h. */
GiValue gi_thread_frame(GiThread *t, GiThread *other) {
    GiFrame *f = other->frame == NULL ? NULL : current(other);
    GiValue v = f == NULL ? GI_NULL : gi_frame_object(t, f);
    return gi_xtake(v);
}

/* See hooks.h. */
bool gi_current_position(GiThread *t, size_t depth, GiValue *filename, int32_t *line) {
    GiFrame *f = gi_frame_at(t, depth);
    if (f == NULL) {
        return false;
    }
    uint32_t offset = (uint32_t)(f->pc - f->code->words);
    *filename = f->code->filename;
    *line = gi_code_position(gi_counted(f->code), offset == 0 ? 0 : offset - 1).line;
    return true;
}

/* See hooks.h. */
bool gi_current_call(GiThread *t, size_t depth, GiValue *filename, int32_t *line, GiValue *name) {
    GiFrame *f = t->frame == NULL ? NULL : gi_frame_at(t, depth);
    if (f == NULL) {
        return false;
    }
    *name = f->code->name;
    return gi_current_position(t, depth, filename, line);
}

static bool is_library(const GiCode *code) {
    return strncmp(gi_str_text(code->filename), "<frozen ", 8) == 0;
}

/* See hooks.h. */
bool gi_current_in_library(GiThread *t) { return t->frame->code != NULL && is_library(t->frame->code); }

/* The innermost frame of the program itself; the base frame when there is none. */
static GiFrame *program_frame(GiThread *t) {
    GiFrame *f = t->frame;
    while (f->code != NULL && is_library(f->code)) {
        f = f->previous;
    }
    return f;
}

/* See hooks.h. */
GiSpot gi_current_spot(GiThread *t) {
    GiFrame *f = program_frame(t);
    return (GiSpot){f->code, f->pc};
}

/* See hooks.h. */
const void *gi_current_pc(GiThread *t) { return t->frame->pc; }

/* See hooks.h. */
const char *gi_instruction_name(const char *text) {
    for (int i = 0; i < GI_BC_COUNT; i++) {
        if (gi_opcode_names[i] != NULL && strcmp(gi_opcode_names[i], text) == 0) {
            return gi_opcode_names[i];
        }
    }
    return NULL;
}

/* See hooks.h. */
bool gi_current_place(GiThread *t, bool program, GiPlace *out) {
    GiFrame *f = program ? program_frame(t) : t->frame;
    f = f->code == NULL ? t->frame : f;
    if (f->code == NULL) {
        return false;
    }
    uint32_t offset = (uint32_t)(f->pc - f->code->words);
    offset -= offset > 0;
    *out = (GiPlace){f->code->filename, gi_code_position(gi_counted(f->code), offset).line, offset,
                     gi_opcode_names[gi_dis_base(f->code->words[offset] & 0xFF)]};
    return true;
}

/* Is this object a function that runs the code of a spot? Stops the walk then. */
static bool is_other_code(GiThread *t, GiObject *o, void *code) {
    (void)t;
    return o->type != &gi_function_type || ((GiFunction *)o)->code != code;
}

/* See hooks.h. The code is alive when a frame runs it or a function has it. */
bool gi_spot_position(GiThread *t, GiSpot spot, GiValue *filename, int32_t *line) {
    GiCode *code = NULL;
    for (GiThread *other = t->vm->threads; other != NULL && code == NULL; other = other->next) {
        for (GiFrame *f = other->frame; f != NULL && code == NULL; f = f->previous) {
            code = f->code == spot.code ? f->code : NULL;
        }
    }
    if (code == NULL && spot.code != NULL &&
        !gi_collector_each(t, -1, is_other_code, (void *)(uintptr_t)spot.code)) {
        code = (GiCode *)(uintptr_t)spot.code;
    }
    if (code == NULL || spot.pc < code->words || spot.pc > code->words + code->word_count) {
        return false;
    }
    uint32_t offset = (uint32_t)(spot.pc - code->words);
    *filename = code->filename;
    *line = gi_code_position(gi_counted(code), offset == 0 ? 0 : offset - 1).line;
    return true;
}

GI_FOR_SPEED
