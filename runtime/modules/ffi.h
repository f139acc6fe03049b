/* SPDX-License-Identifier: MIT
 * runtime/modules/ffi.h: what the files of module _ctypes share. The classes that scripts see (c_int,
 * Structure, POINTER ...) are made in runtime/lib/ctypes; here is what touches memory and libffi:
 *
 *   ffi_layout.c    Layout: size, alignment and kind of a ctypes class; simple codes to and from bytes
 *   ffi_data.c      Data: a piece of memory with a class; reading and writing parts of it
 *   ffi_field.c     CField: the descriptor of a field of a structure or union
 *   ffi_call.c      Function: calling foreign code; Argument: what byref() and from_param() give
 *   ffi_callback.c  Thunk: foreign code calling a script's function
 *   ffi.c           the module
 *
 * F1  A Data either owns its memory, or keeps alive (base) the one who does, or is told an address by
 *     the script and can only believe it.
 * F2  Whatever a script stores as a pointer is remembered in `keep` of the Data that owns the slot, by
 *     the address of the slot.
 */
#ifndef GI_FFI_H
#define GI_FFI_H

#include "runtime/native.h"

typedef struct GiFfiLayout {
    GiObject head;
    GiValue element;  /* class of items or of the target; GI_NULL: none */
    GiValue parts;    /* tuple of Layout, what libffi is told of a struct; GI_NULL: none */
    char kind;        /* 's'imple, 'S'truct, 'U'nion, 'A'rray, 'P'ointer, 'F'unction */
    char code;        /* of a simple type */
    bool plain;       /* reading gives a Python value, not an instance */
    bool swapped;     /* other byte order than the machine's */
    size_t size, align, count;
    void *prepared;   /* ffi_type made by gi_ffi_prepare; freed by gi_ffi_unprepare */
} GiFfiLayout;

typedef struct GiFfiData {
    GiObject head;
    GiValue base;     /* who owns the memory, when not this one; GI_NULL: nobody known */
    GiValue keep;     /* dict: address of a slot -> what it points to (F2); GI_NULL: none */
    uint8_t *data;
    size_t size;
    size_t views;     /* buffers and Data that look into the memory: it may not move */
    bool owned;       /* data is `small` or a block of the vm's */
    GiObject *weak_list;
    uint64_t small[2];
} GiFfiData;

/* A value ready to be passed: what byref() and from_param() return. */
typedef struct GiFfiArgument {
    GiObject head;
    GiValue keep;
    char code;        /* simple code, 'P' for pointers */
    uint8_t bytes[16];
} GiFfiArgument;

static inline GiFfiData *gi_ffi_data(GiValue v) { return (GiFfiData *)gi_object(v); }
static inline bool gi_ffi_is_data(GiValue v) {
    return gi_is_object(v) && gi_is_instance(v, &gi_ffi_data_type);
}

/* --- layouts --- */

/* Borrowed layout of a ctypes class; NULL: TypeError "abstract class" resp. "this type has no size". */
GiFfiLayout *gi_ffi_layout(GiThread *t, GiType *type);
/* The same for a value that should be a ctypes class; NULL with TypeError when it is none. */
GiFfiLayout *gi_ffi_layout_of_class(GiThread *t, GiValue cls);
/* Is it one of the codes whose value is a number without pointers? */
bool gi_ffi_is_number(char code);
/* Size of a simple code, 0: unknown. */
size_t gi_ffi_code_size(char code);
/* The value of `code` at p, which need not be aligned; owned. */
GI_OWNED GiValue gi_ffi_read(GiThread *t, char code, bool swapped, const uint8_t *p);
/* Stores v at p; *keep (owned, GI_NULL: nothing) must live as long as what was stored. */
bool gi_ffi_write(GiThread *t, char code, bool swapped, GiValue v, uint8_t *p, GiValue *keep);

/* --- data --- */

/* An instance of cls whose memory is at p; base (may be GI_NULL) keeps that alive. Owned. */
GI_OWNED GiValue gi_ffi_view(GiThread *t, GiType *cls, uint8_t *p, GiValue base);
/* An instance of cls with zeroed memory of its own; owned. Runs no script code. */
GI_OWNED GiValue gi_ffi_new(GiThread *t, GiType *cls);
/* Common parts of the types that begin with GiFfiData. */
int gi_ffi_data_traverse(GiObject *o, GiVisit visit, void *arg);
void gi_ffi_data_clear(GiThread *t, GiObject *o);
void gi_ffi_data_drop(GiThread *t, GiFfiData *d);
GiValue gi_ffi_data_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames);
/* Notes that the slot at p of d holds a pointer into `what` (F2). */
bool gi_ffi_remember(GiThread *t, GiFfiData *d, const uint8_t *p, GiValue what);

/* Reading and writing a part of a Data: a is (data, offset, class), bit fields have (low, width) behind, and what is
 * stored comes last. A Python value or an instance of the class, owned; None when storing. */
GI_OWNED GiValue gi_ffi_load(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_ffi_store(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_ffi_load_bits(GiThread *t, const GiValue *a);
GI_OWNED GiValue gi_ffi_store_bits(GiThread *t, const GiValue *a);

/* Rows of the module that live beside the code they belong to. */
extern const GiMethodRow gi_ffi_data_functions[], gi_ffi_call_functions[];

/* --- libffi --- */

/* The ffi_type of a layout, made when first asked for; NULL: error set. */
void *gi_ffi_prepare(GiThread *t, GiFfiLayout *layout);
void gi_ffi_unprepare(GiThread *t, GiFfiLayout *layout);

#endif
