/* SPDX-License-Identifier: MIT
 * runtime/types/type_layout.h: layout of instances of heap types (type_instance.c), for type_create.c. */
#ifndef GI_TYPE_LAYOUT_H
#define GI_TYPE_LAYOUT_H

#include "runtime/types/type_internal.h"

static inline bool gi_layout_is_plain(const GiType *native) { return native == &gi_object_type; }
static inline bool gi_layout_is_variable(const GiType *native) {
    return (native->flags & (GI_TYPE_INT | GI_TYPE_STR | GI_TYPE_TUPLE | GI_TYPE_BYTES)) != 0;
}
/* Offset of __slots__ value i over a static base. */
int32_t gi_layout_slot_offset(const GiType *native, uint32_t i);
/* Sets offsets, size and collector hooks of a class from its base, slot_names and these two wishes. */
void gi_layout_set(GiType *type, bool dict, bool weak);
/* Have two classes with the same number of own __slots__ the same names? type_create.c */
bool gi_layout_same_own(const GiType *a, const GiType *b);

#endif
