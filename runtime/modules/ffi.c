/* SPDX-License-Identifier: MIT
 * runtime/modules/ffi.c owns the module _ctypes: opening libraries, and plain memory functions. The types
 * are in the other ffi_*.c files (ffi.h); the public module is lib/ctypes.
 */
#include <dlfcn.h>
#include <wchar.h>

#include "runtime/gil/block.h"
#include "runtime/modules/ffi_function.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"

/* --- libraries --- */

typedef struct Open {
    const char *path;
    int mode;
    void *handle;
} Open;

static int64_t call_dlopen(void *arg) {
    Open *o = arg;
    o->handle = dlopen(o->path, o->mode);
    return 0;
}

/* A path as NUL-terminated text; false: error set. None is NULL. */
static bool path_text(GiThread *t, GiValue v, const char **out) {
    *out = NULL;
    if (v == GI_NONE) {
        return true;
    }
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "the name of a library must be str or None, not %T", v);
        return false;
    }
    if (strlen(gi_str_text(v)) != gi_str_size(v)) {
        gi_raise_value_error(t, "embedded null character");
        return false;
    }
    *out = gi_str_text(v);
    return true;
}

static GiValue f_dlopen(GiThread *t, const GiValue *a) {
    Open o = {.handle = NULL};
    int64_t mode;
    if (!path_text(t, a[0], &o.path) || !gi_index_int64(t, a[1], false, &mode)) {
        return GI_NULL;
    }
    o.mode = (int)mode | RTLD_NOW;
    if (gi_block(t, GI_BLOCK_CALL_OUT, "dlopen", GI_NULL, call_dlopen, &o, NULL) < 0) {
        return GI_NULL;
    }
    return o.handle != NULL ? gi_int_from_uint64(t, (uintptr_t)o.handle)
                            : gi_raise(t, &gi_OSError, "%s", dlerror());
}

static bool to_pointer(GiThread *t, GiValue v, void **out) {
    uint64_t u = 0;
    GiValue index = gi_index(t, v);
    bool ok = index != GI_NULL && gi_int_to_uint64_masked(t, index, &u);
    gi_xdrop(t, index);
    *out = (void *)(uintptr_t)u;
    return ok;
}

static GiValue f_dlsym(GiThread *t, const GiValue *a) {
    void *handle;
    const char *name;
    if (!to_pointer(t, a[0], &handle) || !path_text(t, a[1], &name)) {
        return GI_NULL;
    }
    dlerror();
    void *p = name == NULL ? NULL : dlsym(handle, name);
    if (p == NULL) {
        const char *why = dlerror();
        return gi_raise(t, &gi_OSError, "%s", why == NULL ? "symbol 'None' not found" : why);
    }
    return gi_int_from_uint64(t, (uintptr_t)p);
}

static GiValue f_dlclose(GiThread *t, const GiValue *a) {
    void *handle;
    if (!to_pointer(t, a[0], &handle)) {
        return GI_NULL;
    }
    return dlclose(handle) == 0 ? GI_NONE : gi_raise(t, &gi_OSError, "%s", dlerror());
}

/* --- memory --- */

/* Address that an argument of string_at and its like stands for. */
static bool address_of(GiThread *t, GiValue v, void **out) {
    if (gi_ffi_is_data(v)) {
        GiFfiLayout *layout = gi_ffi_layout(t, gi_type(v));
        if (layout == NULL) {
            return false;
        }
        bool holds = layout->kind == 'P' || layout->kind == 'F' ||
                     (layout->kind == 's' && !gi_ffi_is_number(layout->code));
        if (holds) {
            memcpy(out, gi_ffi_data(v)->data, sizeof *out);
        } else {
            *out = gi_ffi_data(v)->data;
        }
        return true;
    }
    if (gi_is_exact(v, &gi_ffi_argument_type)) {
        memcpy(out, ((GiFfiArgument *)gi_object(v))->bytes, sizeof *out);
        return true;
    }
    if (gi_is_bytes(v)) {
        *out = gi_as_bytes(v)->data;
        return true;
    }
    if (v == GI_NONE) {
        *out = NULL;
        return true;
    }
    if (gi_is_str(v)) {
        gi_raise_type_error(t, "a str has no address; make a buffer of it with create_unicode_buffer()");
        return false;
    }
    if (!gi_is_int(v)) {
        gi_raise_type_error(t, "an address or a ctypes instance expected, not %T", v);
        return false;
    }
    return to_pointer(t, v, out);
}

/* Pointer and, when it is not to be taken as a size, an error for NULL. */
static bool readable(GiThread *t, GiValue v, void **p) {
    if (!address_of(t, v, p)) {
        return false;
    }
    if (*p == NULL) {
        gi_raise_value_error(t, "NULL pointer access");
    }
    return *p != NULL;
}

/* The optional size argument of string_at and its like: -1 when absent. */
static bool take_size(GiThread *t, GiValue v, int64_t *size) {
    *size = -1;
    if (!gi_index_optional(t, v, size)) {
        return false;
    }
    if (*size > INT64_MAX / 16) {
        gi_raise(t, &gi_OverflowError, "no string is that long");
        return false;
    }
    return true;
}

static GiValue f_string_at(GiThread *t, const GiValue *a) {
    void *p;
    int64_t size;
    if (!take_size(t, a[1], &size) || !readable(t, a[0], &p)) {
        return GI_NULL;
    }
    return gi_bytes(t, p, size < 0 ? strlen(p) : (size_t)size);
}

static GiValue wide_string(GiThread *t, const wchar_t *w, size_t n) {
    GiText text;
    gi_text_init(&text, t);
    for (size_t i = 0; i < n && text.ok; i++) {
        if ((uint32_t)w[i] > 0x10FFFF) {
            gi_text_discard(&text);
            return gi_raise_value_error(t, "character U+%x is not in range [U+0000; U+10ffff]", (unsigned)w[i]);
        }
        gi_text_add_char(&text, (uint32_t)w[i]);
    }
    return gi_text_finish(&text);
}

static GiValue f_wstring_at(GiThread *t, const GiValue *a) {
    void *p;
    int64_t size;
    GiValue keep = GI_NULL;
    if (!take_size(t, a[1], &size)) {
        return GI_NULL;
    }
    bool ok = gi_is_str(a[0]) ? gi_ffi_write(t, 'Z', false, a[0], (uint8_t *)&p, &keep)
                              : readable(t, a[0], &p);
    GiValue r = ok ? wide_string(t, p, size < 0 ? wcslen(p) : (size_t)size) : GI_NULL;
    gi_xdrop(t, keep);
    return r;
}

static GiValue f_memmove(GiThread *t, const GiValue *a) {
    void *to, *from;
    int64_t n;
    if (!gi_index_int64(t, a[2], false, &n) || !address_of(t, a[0], &to) || !address_of(t, a[1], &from)) {
        return GI_NULL;
    }
    if (n > 0) {
        memmove(to, from, (size_t)n);
    }
    return gi_int_from_uint64(t, (uintptr_t)to);
}

static GiValue f_memset(GiThread *t, const GiValue *a) {
    void *to;
    int64_t byte, n;
    if (!gi_index_int64(t, a[1], false, &byte) || !gi_index_int64(t, a[2], false, &n) ||
        !address_of(t, a[0], &to)) {
        return GI_NULL;
    }
    if (n > 0) {
        memset(to, (int)byte, (size_t)n);
    }
    return gi_int_from_uint64(t, (uintptr_t)to);
}

/* pointer_value(obj): the address that obj stands for when it is passed. */
static GiValue f_pointer_value(GiThread *t, const GiValue *a) {
    void *p;
    return address_of(t, a[0], &p) ? gi_int_from_uint64(t, (uintptr_t)p) : GI_NULL;
}

static const GiMethodRow functions[] = {
    GI_METHOD("pointer_value(obj, /)", f_pointer_value, "The address that an argument stands for."),
    GI_METHOD("dlopen(name, flag=2, /)", f_dlopen, "Opens a shared library; its handle."),
    GI_METHOD("dlsym(handle, name, /)", f_dlsym, "The address of a symbol."),
    GI_METHOD("dlclose(handle, /)", f_dlclose, "Closes a library."),
    GI_METHOD("string_at(ptr, size=-1)", f_string_at,
              "Return the byte string at void *ptr."),
    GI_METHOD("wstring_at(ptr, size=-1)", f_wstring_at, "Return the wide-character string at void *ptr."),
    GI_METHOD("memmove(dst, src, count, /)", f_memmove, "As the C function."),
    GI_METHOD("memset(dst, c, count, /)", f_memset, "As the C function."),
    GI_METHODS_END};

static bool add_types(GiThread *t, GiValue module) {
    return gi_module_add(t, module, "CField", gi_type_value(&gi_ffi_field_type)) &&
           gi_module_add(t, module, "Layout", gi_type_value(&gi_ffi_layout_type)) &&
           gi_module_add(t, module, "_CData", gi_type_value(&gi_ffi_data_type)) &&
           gi_module_add(t, module, "Function", gi_type_value(&gi_ffi_function_type)) &&
           gi_module_add(t, module, "CArgObject", gi_type_value(&gi_ffi_argument_type)) &&
           gi_module_add_steal(t, module, "ArgumentError",
                               gi_type_derive(t, "ctypes", "ArgumentError", &gi_Exception));
}

static bool init(GiThread *t, GiValue module) {
    if (t->vm->flags & GI_VM_NO_FFI) {
        gi_raise(t, &gi_ImportError, "foreign functions are not allowed in this interpreter");
        return false;
    }
    return add_types(t, module) && gi_module_add_functions(t, module, gi_ffi_data_functions) &&
           gi_module_add_functions(t, module, gi_ffi_call_functions) &&
           gi_module_add_functions(t, module, gi_ffi_callback_functions) &&
           gi_module_add_steal(t, module, "RTLD_LOCAL", gi_int(t, RTLD_LOCAL)) &&
           gi_module_add_steal(t, module, "RTLD_GLOBAL", gi_int(t, RTLD_GLOBAL)) &&
           gi_module_add_steal(t, module, "CTYPES_MAX_ARGCOUNT", gi_int(t, GI_FFI_MOST_ARGUMENTS)) &&
           gi_module_add_steal(t, module, "FUNCFLAG_CDECL", gi_int(t, 1)) &&
           gi_module_add_steal(t, module, "FUNCFLAG_PYTHONAPI", gi_int(t, GI_FFI_KEEP_GIL)) &&
           gi_module_add_steal(t, module, "FUNCFLAG_USE_ERRNO", gi_int(t, GI_FFI_USE_ERRNO));
}

const GiModuleSpec gi_module_ctypes = {"_ctypes", "Foreign functions, as far as they touch memory.",
                                       functions, init};
