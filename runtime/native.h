/* SPDX-License-Identifier: MIT
 * runtime/native.h: native functions, their signatures, native modules, and the small object types
 * that other files make: builtin function, bound method, module, getset and member descriptors.
 */
#ifndef GI_NATIVE_H
#define GI_NATIVE_H

#include "runtime/protocol.h"
#include "runtime/types/dict.h"

/* --- signatures (runtime/signature.c) --- */
typedef enum GiParamKind { GI_POSITIONAL_ONLY, GI_POSITIONAL, GI_VAR_POSITIONAL, GI_KEYWORD_ONLY, GI_VAR_KEYWORD } GiParamKind;
typedef struct GiParam {
    GiValue name;           /* interned str */
    GiParamKind kind;
    bool required;
    GiValue default_value;  /* GI_NULL: the function sees GI_NULL */
    GiType *annotation;     /* checked before the call when not NULL (embedding API) */
} GiParam;
typedef struct GiSignature {
    GiValue name;           /* function name, interned */
    uint32_t count, positional, required; /* parameters; those that take positions; of these without default */
    int32_t var_positional, var_keyword;  /* index or -1 */
    bool checked;           /* some parameter has an annotation to check */
    bool optional_only;     /* nothing is checked, and only positional parameters are required */
    uint32_t capacity;      /* of params[] */
    GiValue text;           /* "(self, index, object, /)" for __text_signature__ */
    GiParam params[];
} GiSignature;
/* Parses "name(params) -> type"; SystemError for a malformed text. Freed by gi_signature_free. */
GiSignature *gi_signature_parse(GiThread *t, const char *text);
void gi_signature_free(GiThread *t, GiSignature *s);
/* Visits what it holds, for the traverse function of its owner. */
int gi_signature_visit(const GiSignature *s, GiVisit visit, void *arg);
/* Binds a call to out[count]: borrowed values, except the tuple and dict made for * and **, which are
 * owned (dropped by gi_signature_unbind). TypeErrors in CPython's words for builtin functions. */
bool gi_signature_bind(GiThread *t, const GiSignature *s, const GiValue *a, size_t n, GiValue kwnames, GiValue *out);
void gi_signature_unbind(GiThread *t, const GiSignature *s, GiValue *out);

typedef struct GiBuiltin {   /* builtin function, or method bound to self */
    GiObject head;
    const GiMethodRow *row;
    GiSignature *signature;  /* owned; NULL until first needed when bound methods share it */
    GiValue self;            /* GI_NULL: plain function; else first argument */
    GiValue module;          /* str or GI_NULL */
    GiValue descriptor;      /* the method descriptor this was bound from, or GI_NULL */
    uint32_t direct;         /* 1 + number of values that row->fn takes as they are; 0: not known, or never */
    uint16_t least, span;    /* n values with n - least < span are filled up with defaults (gi_builtin_padded) */
    GiType *type;            /* of the method descriptor: self must be an instance; NULL for functions */
    GiObject *weak_list;
} GiBuiltin;
/* Calls the row of f, a builtin function or a method descriptor, with self, if it has one, in front of a. */
GI_OWNED GiValue gi_builtin_run(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames);
GI_OWNED GiValue gi_builtin(GiThread *t, const GiMethodRow *row, GiValue self, GiValue module);

/* The doc of a row: str or None (runtime/types/method_doc.c). */
GI_OWNED GiValue gi_method_doc(GiThread *t, const GiMethodRow *row);
/* The same as a text that lives as long as the vm, NULL: none. false: MemoryError. */
bool gi_method_doc_find(GiThread *t, const GiMethodRow *row, const char **doc);

typedef struct GiBoundMethod { GiObject head; GiValue function, self; GiObject *weak_list; } GiBoundMethod;
GI_OWNED GiValue gi_bound_method(GiThread *t, GiValue function, GiValue self);

typedef struct GiModule { GiObject head; GiValue dict; GiObject *weak_list; } GiModule;
GI_OWNED GiValue gi_module(GiThread *t, GiValue name, const char *doc);
/* AttributeError: the module has no attribute of this name. */
GiValue gi_module_raise_missing(GiThread *t, GiValue v, GiValue name);
static inline GiDict *gi_module_dict(GiValue m) { return gi_as_dict(((GiModule *)gi_object(m))->dict); }

/* Setter of a getset row that is to show as a read-only member_descriptor ("readonly attribute"), as
 * CPython's struct members do. */
bool gi_readonly_member(GiThread *t, GiValue v, GiValue x);

/* A member of a __slots__ class, or a native attribute with gi_readonly_member (row set). */
typedef struct GiMember { GiObject head; GiValue name; GiType *type; uint32_t slot; bool in_shape; uint32_t offset; GiValue owner; const GiGetSetRow *row; } GiMember; /* offset: signed; owner: the class, held */

/* super(cls, self).name without making the super object; owned (runtime/types/super.c). */
GI_OWNED GiValue gi_super_getattr(GiThread *t, GiValue cls, GiValue self, GiValue name);
/* The getter of a property: borrowed, GI_NULL: none (runtime/types/property.c). */
GiValue gi_property_getter(GiValue v);
GiValue gi_property_setter(GiValue v); /* the same */
/* What a classmethod or staticmethod wraps; borrowed. */
GiValue gi_classmethod_callable(GiValue v);

/* --- native modules: modules.def is the only list --- */
typedef struct GiModuleSpec {
    const char *name, *doc;
    const GiMethodRow *functions;
    bool (*init)(GiThread *t, GiValue module); /* adds types and constants; may be NULL */
} GiModuleSpec;
#define GI_MODULE_ROW(id, name) extern const GiModuleSpec gi_module_##id;
#include "runtime/modules/modules.def"
#undef GI_MODULE_ROW
bool gi_module_add(GiThread *t, GiValue module, const char *name, GiValue value);       /* borrowed */
bool gi_module_add_steal(GiThread *t, GiValue module, const char *name, GiValue value); /* GI_NULL: false */
bool gi_module_add_type(GiThread *t, GiValue module, GiType *type); /* under its short name */
/* Rows added to a module after the fact (a module in several files). */
bool gi_module_add_functions(GiThread *t, GiValue module, const GiMethodRow *rows);

/* --- import (runtime/import.c) --- */
GI_OWNED GiValue gi_import(GiThread *t, const char *name);                    /* the leaf module */
GI_OWNED GiValue gi_import_attr(GiThread *t, const char *module, const char *name);
/* Raises module.name(text), an exception class of the module's; text is taken over (GI_NULL: the error stays). Answers
 * GI_NULL. */
GiValue gi_import_raise_steal(GiThread *t, const char *module, const char *name, GiValue text);
/* The import statement: __import__(name, globals, None, fromlist, level); may be overridden. */
GI_OWNED GiValue gi_import_name(GiThread *t, GiValue name, GiDict *globals, GiValue fromlist, int level);
GI_OWNED GiValue gi_import_from(GiThread *t, GiValue module, GiValue name);
/* Compiles and runs source; implemented by interp/. `mode`: 'x' exec, 'e' eval, 's' single (REPL). */
GI_OWNED GiValue gi_compile(GiThread *t, const char *source, size_t size, GiValue filename, char mode, uint32_t flags);
GI_OWNED GiValue gi_run_code(GiThread *t, GiValue code, GiValue globals, GiValue locals);
/* sys.argv, stdin/stdout/stderr and the like */
GiValue gi_sys_get(GiThread *t, const char *name); /* borrowed, GI_NULL without error when absent */
bool gi_sys_set(GiThread *t, const char *name, GiValue v);

#endif
