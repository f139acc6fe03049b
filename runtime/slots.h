/* SPDX-License-Identifier: MIT
 * runtime/slots.h: the correspondence of special methods and type slots (table: slots.def).
 *
 * A static type's slots appear in its __dict__ as wrapper descriptors; a heap type's slots are set to
 * functions that call the special methods, or straight to the C function when the method found is the
 * wrapper of exactly that function.
 */
#ifndef GI_SLOTS_H
#define GI_SLOTS_H

#include "runtime/protocol.h"

typedef enum GiSlotTable { GI_SLOT_TYPE, GI_SLOT_NUMBER, GI_SLOT_CONTAINER, GI_SLOT_ASYNC } GiSlotTable;

/* How a wrapper turns a call into a call of the slot. NONE: the slot has no wrapper of this name. */
typedef enum GiWrapKind {
    GI_WRAP_NONE, GI_WRAP_UNARY, GI_WRAP_LEFT, GI_WRAP_RIGHT, GI_WRAP_POW, GI_WRAP_RPOW, GI_WRAP_COMPARE,
    GI_WRAP_HASH, GI_WRAP_LEN, GI_WRAP_TRUTH, GI_WRAP_CONTAINS, GI_WRAP_ITEM, GI_WRAP_SETITEM,
    GI_WRAP_DELITEM, GI_WRAP_NEXT, GI_WRAP_CALL, GI_WRAP_INIT, GI_WRAP_SETATTR, GI_WRAP_DELATTR,
    GI_WRAP_GET, GI_WRAP_SET, GI_WRAP_DELETE
} GiWrapKind;

typedef void (*GiAnyFn)(void);

typedef struct GiSlotRow {
    GiNameId name;
    uint8_t table;     /* GiSlotTable */
    uint8_t wrap;      /* GiWrapKind */
    uint8_t op;        /* GiCompareOp of a comparison */
    uint16_t offset;   /* of the function pointer in its table */
    GiAnyFn slot;      /* function of a heap type that calls the special method */
    const char *signature, *doc;
} GiSlotRow;

extern const GiSlotRow gi_slot_rows[];
extern const size_t gi_slot_count;

/* The function a type has in a row's slot, or NULL. */
GiAnyFn gi_slot_get(const GiType *type, const GiSlotRow *row);
/* Sets all slots of a heap type from the special methods found along its mro. With `only_own`, the
 * type has one base and slots not named in its own dict are copied from it. false: error set. */
bool gi_slots_update(GiThread *t, GiType *type, bool only_own);
/* Copies the slots of the base as they are. */
void gi_slots_inherit(GiType *type);
/* Is name one of those that fill a slot (or __del__, __new__)? */
bool gi_slots_has_name(GiThread *t, GiValue name);
/* Calls the special method `name` of a[0] with a[1..n). GI_NULL with *found false: there is none. */
GI_OWNED GiValue gi_call_special(GiThread *t, GiValue name, const GiValue *a, size_t n, bool *found);
/* The C function that __new__ of a heap type's script code is reached through. */
GiValue gi_slot_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames);
bool gi_slot_is_script_getattr(const GiType *type);

/* wrapper_descriptor and method_wrapper (runtime/types/wrapper.c) */
typedef struct GiWrapper {
    GiObject head;
    GiType *type;         /* static type whose slot it is */
    const GiSlotRow *row;
    GiValue self;         /* method_wrapper only */
} GiWrapper;
GI_OWNED GiValue gi_wrapper_descriptor(GiThread *t, GiType *type, const GiSlotRow *row);
/* Runs the slot of w's type for self. */
GI_OWNED GiValue gi_wrapper_run(GiThread *t, const GiWrapper *w, GiValue self, const GiValue *a, size_t n,
                                GiValue kwnames);

#endif
