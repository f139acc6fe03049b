/* SPDX-License-Identifier: MIT
 * runtime/errors/suggest.h: "Did you mean": the nearest of some names, as CPython 3.13 measures it. */
#ifndef GI_SUGGEST_H
#define GI_SUGGEST_H

#include "runtime/errors/error.h"

/* The str of a list that is nearest to name, if near enough; owned, or GI_NULL without an error. */
GI_OWNED GiValue gi_suggest(GiThread *t, GiValue list, GiValue name);
/* For an exception about to be printed: the name that was probably meant, for a NameError,
 * AttributeError or ImportError; owned, or GI_NULL without an error. Runs __dir__. */
GI_OWNED GiValue gi_suggest_for_exception(GiThread *t, GiValue exc);

#endif
