/* SPDX-License-Identifier: MIT
 * interp/fastpath.h: the private parts of objects that vm.c touches without a call, because it was
 * measured to be worth it: list, tuple, dict entries, str, range and list iterators, instance shapes,
 * functions. Nothing else in interp/ looks into these but vm_slow.c and vm_attr.c, which fill the caches.
 *
 * "Place" is an extra word of attribute instructions: byte offset of the slot in the object, and two
 * facts about the operands that are known when the cache is filled.
 */
#ifndef GI_FASTPATH_H
#define GI_FASTPATH_H

#include "interp/vm.h"
#include "runtime/shape.h"
#include "runtime/types/number.h"

#define GI_PLACE_OFFSET 0xFFFFu
#define GI_PLACE_TEMP (1u << 31)        /* the value operand (B) is a temporary */
#define GI_PLACE_TARGET_TEMP (1u << 30) /* SET_ATTR: the object operand (A) is one */

/* The object of a value known to be counted (no tag to mask). */
static inline GiObject *gi_counted_object(GiValue v) { return (GiObject *)(uintptr_t)v; }

/* As gi_take, as a statement: fewer instructions when the value is tested anyway. */
static inline void gi_take_fast(GiValue v) {
    if (gi_is_counted(v)) {
        gi_counted_object(v)->refs++;
    }
}

/* Is v an instance of the class that had `version`, laid out as GiInstance, of this shape? The version is
 * tested first: only then is the word behind the header known to be a shape. */
static inline bool gi_has_shape(GiValue v, uint32_t version, uint64_t shape) {
    return gi_is_counted(v) && gi_counted_object(v)->type->version == version &&
           (uint64_t)(uintptr_t)((GiInstance *)gi_counted_object(v))->part.shape == shape;
}

/* Is v (a property) one with a script function as getter? */
static inline bool gi_is_script_getter(GiValue v) {
    GiValue getter = gi_property_getter(v);
    return getter != GI_NULL && gi_type(getter) == &gi_function_type;
}

/* Fills a record for a plain call. */
static inline void gi_frame_plain(GiFrame *f, GiValue *R, GiCode *code, uint32_t result, uint32_t skip) {
    f->R = R;
    f->code = code;
    f->kind = GI_FRAME_CALL;
    f->flags = 0;
    f->result = (uint8_t)result;
    f->skip = (uint8_t)skip;
}

#endif
