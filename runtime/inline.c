/* SPDX-License-Identifier: MIT
 * runtime/inline.c: the copies of the inline functions of runtime/type.h, as gc/inline.c.
 */
#include "runtime/type.h"

extern inline GiType *gi_type(GiValue v);
extern inline bool gi_has_flag(GiValue v, uint32_t flag);
extern inline bool gi_is_int(GiValue v);
extern inline bool gi_is_float(GiValue v);
extern inline bool gi_is_str(GiValue v);
extern inline bool gi_is_list(GiValue v);
extern inline bool gi_is_tuple(GiValue v);
extern inline bool gi_is_dict(GiValue v);
extern inline bool gi_is_bytes(GiValue v);
extern inline bool gi_is_type(GiValue v);
extern inline bool gi_is_exact(GiValue v, const GiType *type);
extern inline bool gi_is_instance(GiValue v, GiType *base);
