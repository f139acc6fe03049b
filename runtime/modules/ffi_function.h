/* SPDX-License-Identifier: MIT
 * runtime/modules/ffi_function.h: foreign functions, and script functions that foreign code may call.
 */
#ifndef GI_FFI_FUNCTION_H
#define GI_FFI_FUNCTION_H

#include "runtime/modules/ffi.h"

#define GI_FFI_KEEP_GIL 4u  /* as CPython's FUNCFLAG_PYTHONAPI: PyDLL */
#define GI_FFI_MOST_ARGUMENTS 1024
#define GI_FFI_USE_ERRNO 8u /* errno is swapped with the thread's own around the call */

typedef struct GiFfiFunction {
    GiFfiData data;    /* the memory holds the address */
    GiValue argtypes;  /* tuple; GI_NULL: as the class's _argtypes_ */
    GiValue restype;   /* class, callable, None; GI_NULL: as the class's _restype_ */
    GiValue errcheck;  /* GI_NULL: none */
    GiValue name;      /* interned str, or GI_NULL */
    GiValue wrapper;   /* called instead, or GI_NULL */
} GiFfiFunction;

extern const GiMethodRow gi_ffi_callback_functions[];

#endif
