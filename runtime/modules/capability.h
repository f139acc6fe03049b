/* SPDX-License-Identifier: MIT
 * runtime/modules/capability.h: what the capabilities that a host took away (GI_VM_NO_*) mean for native modules.
 */
#ifndef GI_CAPABILITY_H
#define GI_CAPABILITY_H

#include "runtime/native.h"

/* May the module of this name be imported? false: ImportError set. */
bool gi_capability_import(GiThread *t, const char *name);
/* Puts functions that refuse into the places of those of a fresh native module that need what was taken away. */
bool gi_capability_restrict(GiThread *t, GiValue module, const char *name);
/* May a script evaluate text? false: RuntimeError set. namedtuple and dataclass may: their text is their own. */
bool gi_capability_eval(GiThread *t, const char *function);

#endif
