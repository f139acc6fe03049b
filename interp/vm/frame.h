/* SPDX-License-Identifier: MIT
 * interp/vm/frame.h: frames, functions, cells, generators.
 *
 * Frames of a thread are GiFrame records in a doubly linked list that is kept for reuse (frame->next
 * is the cached successor); their registers overlap on the thread's value stack: a callee's window
 * starts where its caller put the arguments.
 *
 * F1  R[-1] is the function (or code-like callee) of the frame: it keeps code, globals, closure alive.
 * F2  Before anything that may raise, allocate, call or look at the frame, the VM stores frame->pc.
 *     pc points behind the first word of the instruction being executed.
 * F3  A suspended generator keeps its registers in its own object; resuming copies them onto the
 *     stack above the resumer's window, yielding copies them back.
 */
#ifndef GI_FRAME_H
#define GI_FRAME_H

#include "interp/compiler/code.h"
#include "runtime/native.h"

typedef struct GiCell { GiObject head; GiValue value; } GiCell; /* GI_UNBOUND: empty */

typedef struct GiFunction {
    GiObject head;
    const uint32_t *entry;     /* code->words */
    GiCode *code;              /* owned */
    GiDict *globals;           /* owned */
    GiDict *builtins;          /* owned */
    GiValue defaults;          /* tuple or GI_NULL */
    GiValue kwdefaults;        /* dict or GI_NULL */
    GiValue name, qualname;    /* str */
    GiValue doc, module, annotations, dict, type_params; /* GI_NULL: not set / made on demand */
    GiValue retired;           /* list of code objects it had before: frames may still run them; or GI_NULL */
    GiObject *weak_list;
    uint32_t version;          /* changes with code, defaults */
    uint32_t fast_args;        /* code->argcount when code->simple, else UINT32_MAX: the inline call */
    uint32_t closure_count;
    GiCell *closure[];         /* owned */
} GiFunction;

/* A record that no frame uses has names, generator, frame_object and traces cleared. */
typedef struct GiFrame {
    struct GiFrame *previous;  /* caller; NULL in the base frame */
    struct GiFrame *next;      /* cached successor */
    GiValue *R;                /* registers */
    const uint32_t *pc;        /* F2 */
    GiCode *code;              /* borrowed from the function R[-1]; NULL in the base frame */
    uint8_t kind;              /* GI_FRAME_* */
    uint8_t flags;             /* GI_FF_* */
    uint8_t result;            /* GI_FRAME_STEP: register of the caller that gets the result */
    uint8_t skip;              /* GI_FRAME_STEP: extra words of the caller's instruction, to step over on return */
    uint32_t depth;            /* script frames up to this one: the record's place in the list */
    GiValue names;             /* namespace of a class body or of exec with locals: owned; GI_NULL: none,
                                * names are globals */
    struct GiGenerator *generator; /* the generator this frame runs, or NULL */
    GiValue frame_object;      /* sys._getframe() asked for it: owned, or GI_NULL */
    struct GiTraceback *traces; /* T1 of runtime/errors/exception.h; borrowed: entries leave when they die */
} GiFrame;

/* A plain call is all zeros: RETURN tests kind and flags at once. */
enum {
    GI_FRAME_CALL,   /* by a call instruction of the previous frame, which says where the result goes */
    GI_FRAME_ENTRY,  /* called from C: returning leaves gi_vm_run */
    GI_FRAME_INIT,   /* __init__ of an instance under construction (in R[-2]), which is the result */
    GI_FRAME_STEP,   /* as CALL, by another instruction (a property's getter, `with`) */
    GI_FRAME_RESUME, /* generator resumed by bytecode (FOR_ITER, SEND) of the previous frame */
    GI_FRAME_OPERATOR, /* special method called by an instruction of the previous frame (interp/vm/operator.h) */
    GI_FRAME_BASE    /* bottom of a thread */
};
#define GI_FF_NAMES 1u     /* names is set */
#define GI_FF_OBJECT 2u    /* frame_object is set */
#define GI_FF_GENERATOR 4u /* generator is set */
#define GI_FF_TRACED 8u    /* traces is not empty */
#define GI_FF_WATCHED 16u  /* interp/vm/trace.h, T2 */

typedef enum GiGeneratorState { GI_GEN_CREATED, GI_GEN_SUSPENDED, GI_GEN_RUNNING, GI_GEN_FINISHED } GiGeneratorState;
typedef struct GiGenerator { /* generator, coroutine, async generator */
    GiObject head;
    GiValue function;       /* F1 */
    GiCode *code;           /* borrowed from the function, which keeps codes it had before */
    const uint32_t *pc;     /* where to go on */
    GiHandled handled;      /* exceptions being handled inside */
    uint8_t state;          /* GiGeneratorState */
    uint8_t resume_register;/* receives the sent value; GI_NO_REGISTER: it is dropped */
    uint8_t delegate;       /* register + 1 of the iterator of a `yield from` under way; 0: none */
    bool hooks_done, closed, running_async; /* async generators */
    uint32_t register_count;
    GiValue name, qualname; /* str */
    GiValue names;          /* of the frame, or GI_NULL */
    GiValue frame_object;
    GiValue origin;         /* coroutine origin or GI_NULL */
    GiValue finalizer;      /* async generator hook */
    GiSink *sink;           /* takes what is yielded to C, if it likes; or NULL */
    GiObject *weak_list;
    GiValue registers[];
} GiGenerator;

static inline GiFunction *gi_as_function(GiValue v) { return (GiFunction *)gi_object(v); }
/* The function a frame runs (F1); not for the base frame. */
static inline GiFunction *gi_frame_function(const GiFrame *f) { return gi_as_function(f->R[-1]); }

/* Runs from the ENTRY frame t->frame until it returns; owned result or GI_NULL. */
GI_OWNED GiValue gi_vm_run(GiThread *t);
/* Code of a module or class body: a function object over it. Owned. */
GI_OWNED GiValue gi_function(GiThread *t, GiValue code, GiDict *globals);
/* The same with the cells of a closure (code->capture_count of them, borrowed). Owned. */
GI_OWNED GiValue gi_function_with_closure(GiThread *t, GiValue code, GiDict *globals, const GiValue *cells);
/* Runs a function made of module-like code with a namespace (a mapping; its own globals: none). Owned. */
GI_OWNED GiValue gi_run_function_in(GiThread *t, GiValue function, GiValue names);
/* Resumes with a value (GI_NULL: throw the exception set in t->exc). 1: yielded *out, 0: returned
 * *out, -1: raised. */
int gi_generator_resume(GiThread *t, GiGenerator *g, GiValue sent, GiValue *out);
/* The frame object of a running frame (made on demand); borrowed. */
GiValue gi_frame_object(GiThread *t, GiFrame *f);
/* The script frame `depth` calls up (0: innermost); NULL: not that deep. */
GiFrame *gi_frame_at(GiThread *t, size_t depth);
/* locals() of a frame: a fresh dict for functions, the namespace itself else. Owned. */
GI_OWNED GiValue gi_frame_locals(GiThread *t, GiFrame *f);
/* Makes the value stack, base frame and records of a thread; frees them. */
bool gi_thread_init_frames(GiThread *t);
void gi_thread_free_frames(GiThread *t);

#endif
