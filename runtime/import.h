/* SPDX-License-Identifier: MIT
 * runtime/import.h: finding, loading and running modules. The public part (gi_import ...) is in
 * runtime/native.h; this is what sys, builtins and importlib share with import.c.
 *
 * Order of search: sys.modules, native modules (modules.def), the host's loader, frozen modules,
 * then the folders in sys.path (packages before modules).
 */
#ifndef GI_IMPORT_H
#define GI_IMPORT_H

#include "runtime/native.h"

/* __import__ without the override check: fromlist is None or a sequence of names. Owned. */
GI_OWNED GiValue gi_import_resolve(GiThread *t, GiValue name, GiDict *globals, GiValue fromlist, int level);
/* importlib.import_module of an absolute dotted name: the leaf. Owned. */
GI_OWNED GiValue gi_import_absolute(GiThread *t, GiValue name);
/* Runs the source of an imported module again in its namespace. Owned. */
GI_OWNED GiValue gi_import_reload(GiThread *t, GiValue module);
/* The source of a module that is to be run by other means (`-m`). text is NULL when there is none
 * (not found, native, namespace package). false: error set. */
typedef struct GiSource {
    GiValue name;    /* borrowed */
    GiValue origin;  /* file name for tracebacks; owned or GI_NULL */
    char *text;      /* owned, size + 1 bytes */
    size_t size;
    bool package;
} GiSource;
bool gi_import_source(GiThread *t, GiValue name, GiSource *out);
void gi_import_source_free(GiThread *t, GiSource *s);
/* Makes builtins and sys and fills vm->builtins, vm->modules, vm->sys_dict. */
bool gi_import_init(GiThread *t);
/* Is there a native or frozen module of this name? */
bool gi_import_is_builtin(const char *name);
bool gi_import_is_frozen(const char *name);
/* Is a module of this name (str) being imported, by any thread? */
bool gi_import_is_running(GiThread *t, GiValue name);
/* A list of the names of all native, or all frozen, modules. Owned. */
GI_OWNED GiValue gi_import_names(GiThread *t, bool frozen);

#endif
