/* SPDX-License-Identifier: MIT
 * gc/inline.c: the copies of the inline functions of gc/value.h and gc/object.h.
 *
 * A function that is `inline` without `static` has no copy in the files that call it and do not take it in, which
 * are many: built for size. They all call the one copy here.
 */
#include "gc/object.h"

extern inline bool gi_is_int_imm(GiValue v);
extern inline bool gi_is_counted(GiValue v);
extern inline bool gi_is_object(GiValue v);
extern inline GiObject *gi_object(GiValue v);
extern inline GiValue gi_take(GiValue v);
extern inline bool gi_uncount(GiObject *o);
extern inline void gi_drop(GiThread *t, GiValue v);
extern inline GiValue gi_xtake(GiValue v);
extern inline void gi_xdrop(GiThread *t, GiValue v);
extern inline void gi_drop_object(GiThread *t, void *o);
extern inline void gi_replace(GiThread *t, GiValue *slot, GiValue v);
