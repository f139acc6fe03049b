/* SPDX-License-Identifier: MIT
 * runtime/identity.c: see identity.h. An open hash table of addresses, kept outside the heap of objects:
 * it must not change which addresses those get. Without memory for it, addresses show as they are.
 */
#include "runtime/identity.h"

#include <stdlib.h>

#define FIRST_CAPACITY 1024 /* a power of two */
#define STEP 16             /* numbers look like addresses: multiples of 16, never 0 */

typedef struct Row {
    const void *address;
    uint64_t number;
} Row;

typedef struct GiIdentities {
    Row *rows;
    size_t count, capacity;
} GiIdentities;

static Row *find(Row *rows, size_t capacity, const void *address) {
    size_t i = ((uintptr_t)address >> 4) * 0x9E3779B97F4A7C15u >> 16 & (capacity - 1);
    while (rows[i].address != NULL && rows[i].address != address) {
        i = (i + 1) & (capacity - 1);
    }
    return &rows[i];
}

static bool grow(GiIdentities *table) {
    size_t capacity = table->capacity == 0 ? FIRST_CAPACITY : table->capacity * 2;
    Row *rows = calloc(capacity, sizeof *rows);
    if (rows == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->capacity; i++) {
        if (table->rows[i].address != NULL) {
            *find(rows, capacity, table->rows[i].address) = table->rows[i];
        }
    }
    free(table->rows);
    table->rows = rows;
    table->capacity = capacity;
    return true;
}

uint64_t gi_identity(GiThread *t, const void *address) {
    GiVm *vm = t->vm;
    if (!vm->deterministic || address == NULL) {
        return (uint64_t)(uintptr_t)address;
    }
    if (vm->identities == NULL) {
        vm->identities = calloc(1, sizeof *vm->identities);
    }
    GiIdentities *table = vm->identities;
    if (table == NULL || (table->count * 2 >= table->capacity && !grow(table))) {
        return (uint64_t)(uintptr_t)address;
    }
    Row *row = find(table->rows, table->capacity, address);
    if (row->address == NULL) {
        *row = (Row){address, ++table->count * STEP};
    }
    return row->number;
}

void gi_identity_free(GiVm *vm) {
    if (vm->identities != NULL) {
        free(vm->identities->rows);
        free(vm->identities);
        vm->identities = NULL;
    }
}
