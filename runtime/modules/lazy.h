/* SPDX-License-Identifier: MIT
 * runtime/modules/lazy.h: attributes of native modules that Python code makes when first asked for.
 */
#ifndef GI_LAZY_H
#define GI_LAZY_H

#include "runtime/native.h"

/* The module's __getattr__: takes `name` from the frozen module `source` and keeps it in `module`;
 * AttributeError when it has none. Owned. */
GI_OWNED GiValue gi_lazy_attribute(GiThread *t, const char *module, const char *source, GiValue name);

#endif
