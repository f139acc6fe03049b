/* SPDX-License-Identifier: MIT
 * runtime/init.h: start-up and shutdown functions of the areas, called by gi_vm_init and gi_vm_close
 * (runtime/state.c) in the order in which they stand here; closing runs them backwards.
 */
#ifndef GI_INIT_H
#define GI_INIT_H

#include "runtime/state.h"

/* --- object model (runtime/types/type.c, exception.c, runtime/errors/warnings.c) --- */
/* Number of rows a vm's type_state needs (one per static type, row 0 unused). */
uint32_t gi_static_type_count(void);
/* Allocates vm->type_state and the method cache; no names are needed yet. */
bool gi_init_types(GiThread *t);
/* vm->memory_error, vm->exception_group; after names, empty_tuple and so on exist. */
bool gi_init_exceptions(GiThread *t);
/* Drops every reference held by the type states of t's vm (class dicts, mro tuples); then frees them. */
void gi_clear_types(GiThread *t);
void gi_free_types(GiThread *t);
/* Ends the tracing of memory (runtime/modules/tracemalloc.c), if it is on. */
void gi_tracer_free(GiVm *vm);
/* Gives back the names of characters, if they were needed (runtime/text/unicode_name.c). */
void gi_unicode_names_free(GiThread *t);
/* Gives back the docs of native functions, if they were needed (runtime/types/method_doc.c). */
void gi_method_docs_free(GiThread *t);
/* Drops what exceptions keep: exception_group, memory_error, remembered source text. */
void gi_clear_exceptions(GiThread *t);

#endif
