/* SPDX-License-Identifier: MIT
 * runtime/types/str_offsets.c owns the tables of byte offsets that long non-ASCII texts get when they are
 * indexed (T2): vm->offset_tables, an open-addressed map from the address of a str to its table. They are kept
 * beside the strings because few strings ever need one.
 *
 * G1  GI_STR_INDEXED is set exactly when s is in the map.
 * G2  At most half of the slots are taken; there is no map while no str is in it.
 */
#include "runtime/types/str_private.h"

#define FIRST_SLOTS 16u

typedef struct GiOffsetTable {
    const GiStr *owner; /* NULL: the slot is free */
    uint32_t *offsets;
} GiOffsetTable;

static size_t slot_of(const GiVm *vm, const GiStr *s) {
    uint64_t h = (uint64_t)(uintptr_t)s * 0x9E3779B97F4A7C15u;
    return (size_t)(h >> 32) & (vm->offset_slots - 1);
}

/* The slot that s is in, or the free one that ends its search. */
static GiOffsetTable *find(const GiVm *vm, const GiStr *s) {
    size_t slot = slot_of(vm, s);
    while (vm->offset_tables[slot].owner != NULL && vm->offset_tables[slot].owner != s) {
        slot = (slot + 1) & (vm->offset_slots - 1);
    }
    return &vm->offset_tables[slot];
}

static bool grow(GiThread *t) {
    GiVm *vm = t->vm;
    size_t old_slots = vm->offset_slots, slots = old_slots == 0 ? FIRST_SLOTS : old_slots * 2;
    GiOffsetTable *old = vm->offset_tables, *tables = gi_alloc_zeroed(t, slots * sizeof *tables);
    if (tables == NULL) {
        return false;
    }
    vm->offset_tables = tables;
    vm->offset_slots = slots;
    for (size_t i = 0; i < old_slots; i++) {
        if (old[i].owner != NULL) {
            *find(vm, old[i].owner) = old[i];
        }
    }
    gi_free(t, old, old_slots * sizeof *old);
    return true;
}

const uint32_t *gi_str_offsets(GiThread *t, const GiStr *s) {
    return s->marks & GI_STR_INDEXED ? find(t->vm, s)->offsets : NULL;
}

bool gi_str_offsets_put(GiThread *t, GiStr *s, uint32_t *offsets) {
    GiVm *vm = t->vm;
    if ((vm->offset_used + 1) * 2 > vm->offset_slots && !grow(t)) {
        return false;
    }
    *find(vm, s) = (GiOffsetTable){s, offsets};
    vm->offset_used++;
    s->marks |= GI_STR_INDEXED;
    return true;
}

/* Frees a slot; those behind it that were pushed on move up. */
static void vacate(GiVm *vm, size_t hole) {
    size_t mask = vm->offset_slots - 1;
    for (size_t i = (hole + 1) & mask; vm->offset_tables[i].owner != NULL; i = (i + 1) & mask) {
        size_t home = slot_of(vm, vm->offset_tables[i].owner);
        if (((i - home) & mask) >= ((i - hole) & mask)) {
            vm->offset_tables[hole] = vm->offset_tables[i];
            hole = i;
        }
    }
    vm->offset_tables[hole].owner = NULL;
}

uint32_t *gi_str_offsets_take(GiThread *t, GiStr *s) {
    GiVm *vm = t->vm;
    GiOffsetTable *slot = find(vm, s);
    uint32_t *offsets = slot->offsets;
    s->marks &= (uint8_t)~GI_STR_INDEXED;
    vacate(vm, (size_t)(slot - vm->offset_tables));
    if (--vm->offset_used == 0) {
        gi_free(t, vm->offset_tables, vm->offset_slots * sizeof *vm->offset_tables);
        vm->offset_tables = NULL;
        vm->offset_slots = 0;
    }
    return offsets;
}
