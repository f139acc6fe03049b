/* SPDX-License-Identifier: MIT
 * runtime/hooks.h: what runtime/ needs of the running program; implemented by interp/vm/frame.c.
 */
#ifndef GI_HOOKS_H
#define GI_HOOKS_H

#include "runtime/native.h"

/* Globals and locals of the innermost script frame; borrowed, NULL: none runs. */
GiDict *gi_current_globals(GiThread *t);
GiDict *gi_current_builtins(GiThread *t);
/* A builtin as the innermost script frame sees it; owned. GI_NULL: there is none, or error set. May run code. */
GI_OWNED GiValue gi_current_builtin(GiThread *t, GiValue name);
/* locals() of the innermost script frame; owned. */
GI_OWNED GiValue gi_current_locals(GiThread *t);
/* Zero-argument super(): the __class__ cell's value and the first argument of the innermost script
 * frame, both owned. false: RuntimeError "super(): ..." set. */
bool gi_current_super(GiThread *t, GiValue *cls, GiValue *self);
/* sys._getframe(depth): owned frame object; ValueError "call stack is not deep enough". */
GI_OWNED GiValue gi_current_frame(GiThread *t, int64_t depth);
/* sys._current_frames() entry of another thread; owned or GI_NULL without error. */
GI_OWNED GiValue gi_thread_frame(GiThread *t, GiThread *other);
/* File (str, borrowed) and line of the innermost script frame, `depth` frames up; false: none. */
bool gi_current_position(GiThread *t, size_t depth, GiValue *filename, int32_t *line);
/* The same with the function's name (str, borrowed), for any thread. Takes no memory and changes nothing. */
bool gi_current_call(GiThread *t, size_t depth, GiValue *filename, int32_t *line, GiValue *name);
/* Where t is: borrowed file, number of the instruction word and its name. `program`: in the innermost frame
 * outside the frozen library, if there is one. false: no script code runs. */
typedef struct GiPlace { GiValue file; int32_t line; uint32_t offset; const char *instruction; } GiPlace;
bool gi_current_place(GiThread *t, bool program, GiPlace *out);
/* The same as an address that stands for the innermost instruction. Fast. */
const void *gi_current_pc(GiThread *t);
/* The name by which the innermost frame calls what it calls, for a thread that is in a call: borrowed str, GI_NULL: it
 * calls nothing, or nothing with a name. */
GiValue gi_current_callee(GiThread *t);
/* Is the innermost frame one of the frozen library? */
bool gi_current_in_library(GiThread *t);
/* The constant name of an instruction, as in GiPlace; NULL: there is none of this name. */
const char *gi_instruction_name(const char *text);
/* A place in a program, kept without keeping the code alive: a hint for reports. */
typedef struct GiSpot { const void *code; const uint32_t *pc; } GiSpot;
/* Where the innermost frame of t outside the frozen library is. Fast. */
GiSpot gi_current_spot(GiThread *t);
/* File (borrowed) and line of a spot; false: its code may be gone. Slow. */
bool gi_spot_position(GiThread *t, GiSpot spot, GiValue *filename, int32_t *line);
/* sys.settrace or (profile) sys.setprofile of a thread: owned, None: none is set. Setting takes a callable or
 * None, which is borrowed. interp/vm/trace.c. */
GI_OWNED GiValue gi_trace_get(GiThread *t, bool profile);
void gi_trace_set(GiThread *t, GiThread *of, bool profile, GiValue function);
/* function(*arguments) with tracing on although a trace function is running. Runs script code. */
GI_OWNED GiValue gi_trace_call(GiThread *t, GiValue function, GiValue arguments);
/* Adds the innermost script frame to the traceback of the error set in t. */
void gi_current_trace(GiThread *t);
/* sys.setrecursionlimit: frees the unused frame records that are deeper, of all threads. A callee that finds a record
 * needs no other test. */
void gi_set_recursion_limit(GiVm *vm, uint32_t limit);
/* Number of script frames of t. */
uint32_t gi_current_depth(GiThread *t);
/* Is this a script function (type function)? Its code object and docstring etc. are attributes. */
static inline bool gi_is_function(GiValue v) { return gi_is_object(v) && gi_type(v) == &gi_function_type; }
/* --- compile(), eval(), exec(): interp/vm/exec.c --- */
#define GI_SOURCE_OPTIMIZE 16u /* as GI_COMPILE_OPTIMIZE and GI_COMPILE_BYTES of interp/syntax/ast.h */
#define GI_SOURCE_BYTES 32u
#define GI_SOURCE_FILE 128u
#define GI_SOURCE_VERSION(minor) (((uint32_t)(minor) + 1) << 24) /* GI_COMPILE_VERSION */
#define GI_SOURCE_NO_DOCSTRINGS 256u
#define GI_SOURCE_NAME_MAX 64
/* Does a comment in the first two lines declare an encoding? Then its name is filled in. */
bool gi_source_declares(const char *source, size_t size, char name[GI_SOURCE_NAME_MAX]);
/* Flags of compile() (CPython's PyCF_* and __future__ bits) as flags of gi_compile; UINT32_MAX:
 * ValueError "compile(): unrecognised flags" set. */
uint32_t gi_compile_flags(GiThread *t, int64_t flags);
/* Future features of the calling code, which exec, eval and compile inherit. */
uint32_t gi_inherited_flags(GiThread *t);
/* compile() of something that is no text (an AST), or to an AST: owned. GI_NULL without an error: source
 * is text and code is wanted. */
GI_OWNED GiValue gi_compile_object(GiThread *t, GiValue source, GiValue filename, char mode, uint32_t flags);
/* The scopes of a program and their names, as nested tuples; arguments as gi_compile's. Owned. */
GI_OWNED GiValue gi_symbol_tables(GiThread *t, const char *source, size_t size, GiValue filename, char mode,
                                  uint32_t flags);
/* Bytecode of a code object as text: gi_disassemble. Owned. */
GI_OWNED GiValue gi_code_listing(GiThread *t, GiValue code, bool nested);
/* A code object as a tuple of values of the builtin types, code objects among its constants; owned. The other way round
 * the tuple must have come from gi_code_parts, of a build with the same gi_code_format: only its shape is checked
 * (ValueError). interp/compiler/codeparts.c. */
GI_OWNED GiValue gi_code_parts(GiThread *t, GiValue code);
GI_OWNED GiValue gi_code_from_parts(GiThread *t, GiValue parts);
uint64_t gi_code_format(void);
bool gi_code_has_free(GiValue code);
size_t gi_code_free_count(GiValue code);
/* exec(code, globals, locals, closure=...): globals and locals may be None. Owned. */
GI_OWNED GiValue gi_run_closure(GiThread *t, GiValue code, GiValue globals, GiValue locals, GiValue closure);
/* Has the type of v a __getitem__? */
static inline bool gi_is_mapping(GiValue v) {
    const GiContainerSlots *c = gi_type(v)->container;
    return c != NULL && c->getitem != NULL;
}

/* builtins.__build_class__(func, name, *bases, **kw); interp/vm/class.c. */
GiValue gi_build_class(GiThread *t, const GiValue *a, size_t n, GiValue kwnames);

#endif
