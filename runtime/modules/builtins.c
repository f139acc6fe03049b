/* SPDX-License-Identifier: MIT
 * runtime/modules/builtins.c: the module builtins: its functions and the names of all builtin types
 * and exceptions. print() and input() are in builtins_io.c, sum, min, max and sorted in
 * builtins_fold.c, compile, eval and exec in builtins_exec.c.
 */
#include "gc/size.h"
#include "runtime/identity.h"
#include "runtime/modules/builtins.h"

#include "runtime/hooks.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

static GiValue builtin_abs(GiThread *t, const GiValue *a) {
    return gi_is_int_imm(a[0]) && gi_int_imm_value(a[0]) >= 0 ? a[0] : gi_absolute(t, a[0]);
}
static GiValue builtin_ascii(GiThread *t, const GiValue *a) { return gi_ascii(t, a[0]); }
static GiValue builtin_repr(GiThread *t, const GiValue *a) { return gi_repr(t, a[0]); }
static GiValue builtin_divmod(GiThread *t, const GiValue *a) {
    return gi_binary(t, GI_OP_DIVMOD, a[0], a[1]);
}
static GiValue builtin_callable(GiThread *t, const GiValue *a) { return gi_bool(gi_is_callable(a[0])); }

typedef struct Quantifier {
    GiSink sink;
    bool stop_at, found;
    bool failed;
} Quantifier;

/* A plain truth value from a generator that does not end the search. */
static bool take_truth(GiSink *sink, GiValue v) {
    bool stop_at = ((Quantifier *)sink)->stop_at;
    return v == gi_bool(!stop_at) || (gi_is_int_imm(v) && (v != gi_int_imm(0)) != stop_at);
}

GI_FOR_SIZE

static bool test_item(GiThread *t, GiValue item, void *arg) {
    Quantifier *q = arg;
    int truth = gi_truth(t, item);
    q->failed = truth < 0;
    q->found = truth == q->stop_at;
    return !q->failed && !q->found;
}

static GiValue builtin_all(GiThread *t, const GiValue *a) {
    Quantifier q = {.sink = {take_truth}, .stop_at = false};
    return gi_each_sink(t, a[0], test_item, &q, &q.sink) && !q.failed ? gi_bool(!q.found) : GI_NULL;
}

static GiValue builtin_any(GiThread *t, const GiValue *a) {
    Quantifier q = {.sink = {take_truth}, .stop_at = true};
    return gi_each_sink(t, a[0], test_item, &q, &q.sink) && !q.failed ? gi_bool(q.found) : GI_NULL;
}

/* "0b101", "-0x1f": the digits of an __index__ value behind a prefix. */
static GiValue prefixed(GiThread *t, GiValue v, int base, const char *prefix) {
    GiValue i = gi_index(t, v);
    if (i == GI_NULL) {
        return GI_NULL;
    }
    GiValue digits = gi_int_to_str(t, i, base);
    gi_drop(t, i);
    if (digits == GI_NULL) {
        return GI_NULL;
    }
    const char *text = gi_str_text(digits);
    GiText b;
    gi_text_init(&b, t);
    if (*text == '-') {
        gi_text_add(&b, "-", 1);
        text++;
    }
    gi_text_add(&b, prefix, 2);
    gi_text_add_text(&b, text);
    gi_drop(t, digits);
    return gi_text_finish(&b);
}

static GiValue builtin_bin(GiThread *t, const GiValue *a) { return prefixed(t, a[0], 2, "0b"); }
static GiValue builtin_oct(GiThread *t, const GiValue *a) { return prefixed(t, a[0], 8, "0o"); }
static GiValue builtin_hex(GiThread *t, const GiValue *a) { return prefixed(t, a[0], 16, "0x"); }

static GiValue builtin_chr(GiThread *t, const GiValue *a) {
    int64_t code;
    GiValue i = gi_index(t, a[0]);
    if (i == GI_NULL) {
        return GI_NULL;
    }
    int overflow = gi_int_overflow(i, &code);
    gi_drop(t, i);
    if (overflow || code < 0 || code > 0x10FFFF) {
        return gi_raise_value_error(t, "chr() arg not in range(0x110000)");
    }
    return gi_str_from_char(t, (uint32_t)code);
}

static GiValue builtin_ord(GiThread *t, const GiValue *a) {
    GiValue v = a[0];
    if (gi_is_str(v)) {
        if (gi_str_length(v) == 1) {
            return gi_int(t, gi_str_char_at(t, v, 0));
        }
        return gi_raise_type_error(t, "ord() expected a character, but string of length %zd found",
                                   (ptrdiff_t)gi_str_length(v));
    }
    GiBuffer b;
    if (!gi_has_buffer(v) || !(gi_is_bytes(v) || gi_is_instance(v, &gi_bytearray_type))) {
        return gi_raise_type_error(t, "ord() expected string of length 1, but %T found", v);
    }
    if (!gi_buffer_get(t, v, false, &b)) {
        return GI_NULL;
    }
    size_t size = b.size;
    uint8_t first = size ? b.data[0] : 0;
    gi_buffer_release(t, &b);
    if (size != 1) {
        return gi_raise_type_error(t, "ord() expected a character, but string of length %zd found",
                                   (ptrdiff_t)size);
    }
    return gi_int(t, first);
}

static GiValue builtin_format(GiThread *t, const GiValue *a) {
    if (a[1] != GI_NULL && !gi_is_str(a[1])) {
        return a[1] == GI_NONE ? gi_raise_type_error(t, "format() argument 2 must be str, not None")
                               : gi_raise_type_error(t, "format() argument 2 must be str, not %T", a[1]);
    }
    return gi_format(t, a[0], a[1]);
}

static GiValue builtin_getattr(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", a[1]);
    }
    if (a[2] == GI_NULL) {
        return gi_getattr(t, a[0], a[1]);
    }
    GiValue v;
    int found = gi_getattr_optional(t, a[0], a[1], &v);
    return found == 0 ? gi_take(a[2]) : v;
}

static GiValue builtin_hasattr(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", a[1]);
    }
    GiValue v;
    int found = gi_getattr_optional(t, a[0], a[1], &v);
    if (found < 0) {
        return GI_NULL;
    }
    gi_xdrop(t, v);
    return gi_bool(found);
}

static GiValue builtin_setattr(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", a[1]);
    }
    return gi_setattr(t, a[0], a[1], a[2]) ? GI_NONE : GI_NULL;
}

static GiValue builtin_delattr(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "attribute name must be string, not '%T'", a[1]);
    }
    return gi_setattr(t, a[0], a[1], GI_NULL) ? GI_NONE : GI_NULL;
}

static GiValue builtin_hash(GiThread *t, const GiValue *a) {
    int64_t h;
    return gi_hash(t, a[0], &h) ? gi_int(t, h) : GI_NULL;
}

GiValue gi_builtins_id(GiThread *t, GiValue v) {
    if (gi_is_object(v)) {
        return gi_int_from_uint64(t, gi_identity(t, gi_object(v)));
    }
    /* Immediate values have no address: equal values share one id, with bits no pointer has. */
    return gi_int_from_uint64(t, v);
}

static GiValue builtin_id(GiThread *t, const GiValue *a) { return gi_builtins_id(t, a[0]); }

GI_FOR_SPEED

static GiValue builtin_isinstance(GiThread *t, const GiValue *a) {
    int r = gi_isinstance(t, a[0], a[1]);
    return r < 0 ? GI_NULL : gi_bool(r);
}

static GiValue builtin_issubclass(GiThread *t, const GiValue *a) {
    int r = gi_issubclass(t, a[0], a[1]);
    return r < 0 ? GI_NULL : gi_bool(r);
}

static GiValue builtin_iter(GiThread *t, const GiValue *a) {
    if (a[1] == GI_NULL) {
        return gi_iter(t, a[0]);
    }
    if (!gi_is_callable(a[0])) {
        return gi_raise_type_error(t, "iter(v, w): v must be callable");
    }
    GiValue pair[2] = {a[0], a[1]};
    return gi_callable_iter(t, pair[0], pair[1]);
}

static GiValue builtin_next(GiThread *t, const GiValue *a) {
    GiType *type = gi_type(a[0]);
    if (type->next == NULL) {
        return gi_raise_type_error(t, "'%T' object is not an iterator", a[0]);
    }
    GiValue v = type->next(t, a[0]);
    if (v != GI_NULL) {
        return v;
    }
    if (gi_failed(t)) {
        if (a[1] != GI_NULL && gi_error_clear_if(t, &gi_StopIteration)) {
            return gi_take(a[1]);
        }
        return GI_NULL;
    }
    return a[1] != GI_NULL ? gi_take(a[1]) : gi_raise_none(t, &gi_StopIteration);
}

static GiValue builtin_aiter(GiThread *t, const GiValue *a) {
    const GiAsyncSlots *s = gi_type(a[0])->async;
    if (s == NULL || s->aiter == NULL) {
        return gi_raise_type_error(t, "'%T' object is not an async iterable", a[0]);
    }
    GiValue it = s->aiter(t, a[0]);
    if (it != GI_NULL && (gi_type(it)->async == NULL || gi_type(it)->async->anext == NULL)) {
        gi_raise_type_error(t, "aiter() returned not an async iterator of type '%T'", it);
        gi_drop(t, it);
        return GI_NULL;
    }
    return it;
}

static GiValue builtin_len(GiThread *t, const GiValue *a) {
    int64_t n = gi_len(t, a[0]);
    return n < 0 ? GI_NULL : gi_int(t, n);
}

GI_FOR_SIZE

static GiValue builtin_pow(GiThread *t, const GiValue *a) { return gi_power(t, a[0], a[1], a[2]); }

static GiValue builtin_round(GiThread *t, const GiValue *a) {
    GiValue method = gi_lookup_special(t, a[0], GI_NAME(t, __round__));
    if (method == GI_NULL) {
        return gi_failed(t) ? GI_NULL
                            : gi_raise_type_error(t, "type %T doesn't define __round__ method", a[0]);
    }
    GiValue r = a[1] == GI_NULL || a[1] == GI_NONE ? gi_call0(t, method) : gi_call1(t, method, a[1]);
    gi_drop(t, method);
    return r;
}

static GiValue builtin_vars(GiThread *t, const GiValue *a) {
    if (a[0] == GI_NULL) {
        return gi_current_locals(t);
    }
    GiValue d;
    int found = gi_getattr_optional(t, a[0], GI_NAME(t, __dict__), &d);
    return found == 0 ? gi_raise_type_error(t, "vars() argument must have __dict__ attribute") : d;
}

static GiValue builtin_globals(GiThread *t, const GiValue *a) {
    GiDict *g = gi_current_globals(t);
    return g == NULL ? GI_NONE : gi_take(gi_counted(g));
}

static GiValue builtin_locals(GiThread *t, const GiValue *a) { return gi_current_locals(t); }

static GiValue sorted_names(GiThread *t, GiValue names) {
    if (names == GI_NULL) {
        return GI_NULL;
    }
    GiValue list = gi_list_from(t, names);
    gi_drop(t, names);
    if (list != GI_NULL && !gi_list_sort(t, list, GI_NULL, false)) {
        gi_drop(t, list);
        return GI_NULL;
    }
    return list;
}

static GiValue builtin_dir(GiThread *t, const GiValue *a) {
    if (a[0] == GI_NULL) {
        GiValue locals = gi_current_locals(t);
        if (locals == GI_NULL) {
            return GI_NULL;
        }
        GiValue keys = gi_call_method0(t, locals, GI_NAME(t, keys));
        gi_drop(t, locals);
        return sorted_names(t, keys);
    }
    GiValue method = gi_lookup_special(t, a[0], GI_NAME(t, __dir__));
    if (method == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise_type_error(t, "object does not provide __dir__");
    }
    GiValue names = gi_call0(t, method);
    gi_drop(t, method);
    return sorted_names(t, names);
}

static GiValue builtin_import(GiThread *t, const GiValue *a) {
    int64_t level = 0;
    if (a[4] != GI_NULL && !gi_index_int64(t, a[4], false, &level)) {
        return GI_NULL;
    }
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "module name must be a string");
    }
    if (level < 0) {
        return gi_raise_value_error(t, "level must be >= 0");
    }
    GiDict *globals = a[1] != GI_NULL && gi_is_dict(a[1]) ? gi_as_dict(a[1]) : NULL;
    if (level > 0 && a[1] != GI_NULL && globals == NULL) {
        return gi_raise_type_error(t, "globals must be a dict");
    }
    return gi_import_resolve(t, a[0], globals, a[3] == GI_NULL ? GI_NONE : a[3], (int)level);
}

static GiValue builtin_anext(GiThread *t, const GiValue *a) {
    const GiAsyncSlots *s = gi_type(a[0])->async;
    if (s == NULL || s->anext == NULL) {
        return gi_raise_type_error(t, "'%T' object is not an async iterator", a[0]);
    }
    if (a[1] == GI_NULL) {
        return s->anext(t, a[0]);
    }
    GiValue helper = gi_import_attr(t, "_gilt_builtins", "anext_default");
    if (helper == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call2(t, helper, a[0], a[1]);
    gi_drop(t, helper);
    return r;
}

static GiValue builtin_breakpoint(GiThread *t, const GiValue *a) {
    GiValue hook = gi_sys_get(t, "breakpointhook");
    if (hook == GI_NULL) {
        return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_RuntimeError, "lost sys.breakpointhook");
    }
    return gi_call_ex(t, hook, a[0], a[1]);
}

static const GiMethodRow functions[] = {
    GI_METHOD("abs(x, /)", builtin_abs, "Return the absolute value of the argument."),
    GI_METHOD("aiter(async_iterable, /)", builtin_aiter, "Return an async iterator for an async iterable object."),
    GI_METHOD("anext(aiterator, default=..., /)", builtin_anext, "Return the next item from the async iterator."),
    GI_METHOD("all(iterable, /)", builtin_all, "Return True if bool(x) is True for all values x in the iterable."),
    GI_METHOD("any(iterable, /)", builtin_any, "Return True if bool(x) is True for any x in the iterable."),
    GI_METHOD("ascii(obj, /)", builtin_ascii, "Return an ASCII-only representation of an object."),
    GI_METHOD("bin(number, /)", builtin_bin, "Return the binary representation of an integer."),
    GI_METHOD("breakpoint(*args, **kws)", builtin_breakpoint, "Call sys.breakpointhook(*args, **kws)."),
    GI_METHOD("callable(obj, /)", builtin_callable, "Return whether the object is callable."),
    GI_METHOD("chr(i, /)", builtin_chr, "Return a Unicode string of one character with ordinal i."),
    GI_METHOD("delattr(obj, name, /)", builtin_delattr, "Deletes the named attribute from the given object."),
    GI_METHOD("dir(object=..., /)", builtin_dir, "dir([object]) -> list of strings\n\n"
              "The names in the current scope, or the attributes of an object, sorted."),
    GI_METHOD("divmod(x, y, /)", builtin_divmod, "Return the tuple (x//y, x%y)."),
    GI_METHOD("format(value, format_spec=..., /)", builtin_format, "Return type(value).__format__(value, format_spec)."),
    GI_METHOD("getattr(object, name, default=..., /)", builtin_getattr, "getattr(object, name[, default]) -> value\n\n"
              "Get a named attribute of an object: getattr(x, 'y') is x.y. The default, when\n"
              "given, is returned for an attribute that does not exist."),
    GI_METHOD("globals()", builtin_globals, "Return the dictionary of the current scope's global variables."),
    GI_METHOD("hasattr(obj, name, /)", builtin_hasattr, "Return whether the object has an attribute with the given name."),
    GI_METHOD("hash(obj, /)", builtin_hash, "Return the hash value for the given object."),
    GI_METHOD("hex(number, /)", builtin_hex, "Return the hexadecimal representation of an integer."),
    GI_METHOD("id(obj, /)", builtin_id, "Return the identity of an object."),
    GI_METHOD("isinstance(obj, class_or_tuple, /)", builtin_isinstance, "Return whether an object is an instance of a class or of a subclass thereof."),
    GI_METHOD("issubclass(cls, class_or_tuple, /)", builtin_issubclass, "Return whether 'cls' is derived from another class or is the same class."),
    GI_METHOD("iter(object, sentinel=..., /)", builtin_iter, "iter(iterable) -> iterator\n"
              "iter(callable, sentinel) -> iterator\n\n"
              "An iterator over an iterable, or over calls until one returns the sentinel."),
    GI_METHOD("len(obj, /)", builtin_len, "Return the number of items in a container."),
    GI_METHOD("locals()", builtin_locals, "Return a dictionary with the current scope's local variables."),
    GI_METHOD("next(iterator, default=..., /)", builtin_next, "next(iterator[, default])\n\n"
              "Return the next item of the iterator; at its end the default, when given."),
    GI_METHOD("oct(number, /)", builtin_oct, "Return the octal representation of an integer."),
    GI_METHOD("ord(c, /)", builtin_ord, "Return the Unicode code point for a one-character string."),
    GI_METHOD("pow(base, exp, mod=None)", builtin_pow, "Equivalent to base**exp, or base**exp % mod."),
    GI_METHOD("repr(obj, /)", builtin_repr, "Return the canonical string representation of the object."),
    GI_METHOD("round(number, ndigits=None)", builtin_round, "Round a number to a given precision in decimal digits."),
    GI_METHOD("setattr(obj, name, value, /)", builtin_setattr, "Sets the named attribute on the given object to the specified value."),
    GI_METHOD("vars(object=..., /)", builtin_vars, "vars([object]) -> dictionary\n\n"
              "object.__dict__, or locals() without an argument."),
    GI_METHOD("__import__(name, globals=None, locals=None, fromlist=(), level=0)", builtin_import, "Import a module."),
    GI_METHOD_RAW("__build_class__(func, name, /, *bases, **kwds)", gi_build_class, "Internal helper of the class statement."),
    GI_METHODS_END};

/* Types that are builtins; the rest are reachable through the module types. */
static GiType *const builtin_types[] = {
    &gi_object_type, &gi_type_type, &gi_super_type, &gi_property_type, &gi_staticmethod_type,
    &gi_classmethod_type, &gi_int_type, &gi_bool_type, &gi_float_type, &gi_complex_type, &gi_str_type,
    &gi_bytes_type, &gi_bytearray_type, &gi_memoryview_type, &gi_list_type, &gi_tuple_type,
    &gi_dict_type, &gi_set_type, &gi_frozenset_type, &gi_range_type, &gi_slice_type,
    &gi_reversed_type, &gi_enumerate_type, &gi_zip_type, &gi_map_type, &gi_filter_type};

static bool add_types(GiThread *t, GiValue module) {
    for (size_t i = 0; i < sizeof builtin_types / sizeof *builtin_types; i++) {
        if (!gi_module_add_type(t, module, builtin_types[i])) {
            return false;
        }
    }
#define GI_EXCEPTION(id, base, layout, doc) \
    if (!gi_module_add(t, module, gi_##id.name, gi_type_value(&gi_##id))) { \
        return false; \
    }
#include "runtime/errors/errors.def"
#undef GI_EXCEPTION
    return gi_module_add(t, module, "EnvironmentError", gi_type_value(&gi_OSError)) &&
           gi_module_add(t, module, "IOError", gi_type_value(&gi_OSError)) &&
           gi_module_add(t, module, "ExceptionGroup", t->vm->exception_group);
}

static bool init(GiThread *t, GiValue module) {
    return add_types(t, module) && gi_module_add(t, module, "None", GI_NONE) &&
           gi_module_add(t, module, "True", GI_TRUE) && gi_module_add(t, module, "False", GI_FALSE) &&
           gi_module_add(t, module, "Ellipsis", GI_ELLIPSIS) &&
           gi_module_add(t, module, "NotImplemented", GI_NOT_IMPLEMENTED) &&
           gi_module_add(t, module, "__debug__", GI_TRUE) &&
           gi_module_add_functions(t, module, gi_builtins_io_rows) &&
           gi_module_add_functions(t, module, gi_builtins_fold_rows) &&
           gi_module_add_functions(t, module, gi_builtins_exec_rows);
}

GI_FOR_SPEED

const GiModuleSpec gi_module_builtins = {
    "builtins", "Built-in functions, types, exceptions, and other objects.", functions, init};
