/* SPDX-License-Identifier: MIT
 * runtime/type.h: the type object: slots, native method tables, flags.
 *
 * A builtin type is one static GiType in its owner file, completed once per process (slots are
 * inherited from the base), then read-only and shared by all interpreters. What differs between
 * interpreters (its __dict__, subclasses, version) is in GiVm, indexed by type->index.
 * A class made by a script is a heap GiType whose slots call the dunder methods (runtime/slots.c).
 *
 * Contract of every slot: arguments are borrowed, the result is owned; GI_NULL / false / -1 means
 * that an exception is set in t. Any slot of a heap type may run script code: afterwards every
 * borrowed pointer and every cached length is stale. A slot that does not apply is NULL.
 */
#ifndef GI_TYPE_H
#define GI_TYPE_H

#include "gc/heap.h"

/* A native function. `a` holds one value for each parameter of the signature: absent optional ones
 * are GI_NULL unless the signature names a default, `*args` is a tuple, `**kw` a dict (or GI_NULL
 * when empty). Borrowed; result owned. */
typedef GiValue (*GiNative)(GiThread *t, const GiValue *a);
/* A native function that parses its own arguments: a[0..n) positional, then one value for each
 * name in the tuple kwnames (GI_NULL: none). Methods get self as a[0]. */
typedef GiValue (*GiNativeRaw)(GiThread *t, const GiValue *a, size_t n, GiValue kwnames);

/* One row of a native function table. `signature` is Python text as help() shows it, e.g.
 * "insert(self, index, object, /)", "sort(self, /, *, key=None, reverse=False)",
 * "pop(self, index=-1, /)"; defaults may be None, True, False, ints, floats, 'strings', () or
 * `...` ("absent": the function sees GI_NULL). Rows are parsed when first looked up. */
typedef struct GiQuickFn { /* raw is tried first and may leave a call to fn: GI_NULL without an error */
    GiNativeRaw raw;
    GiNative fn;
} GiQuickFn;

typedef struct GiMethodRow {
    const char *signature;
    union {
        GiNative fn;
        GiNativeRaw raw;        /* GI_FN_RAW */
        const GiQuickFn *quick; /* GI_FN_QUICK */
    };
    uint32_t flags;      /* GI_FN_* */
    uint32_t doc;        /* its size, for gi_method_doc (runtime/native.h) */
} GiMethodRow;

#define GI_FN_STATIC 1u /* staticmethod */
#define GI_FN_CLASS 2u  /* classmethod: a[0] is the class */
#define GI_FN_HOST 4u   /* a function of the embedding host: called by gi_host_run (runtime/api/function.c) */
#define GI_FN_RAW 8u    /* takes its arguments unbound */
#define GI_FN_QUICK 16u
#define GI_FN_DOC 32u   /* the doc stands behind the signature; empty: none */
#define GI_FN_UNBOUND (GI_FN_RAW | GI_FN_QUICK)

/* The rows of tables. Both texts are string literals (the doc may be NULL), for runtime/lib/doc_texts.c takes the docs out
 * of the sources and packs them: a row holds the doc's size, by which it is found again. Other texts, and docs as long
 * as another one of the same name, stand in rows of GI_METHOD_MADE. */
#define GI_METHOD_MADE(sig, f, doc_text) {sig "\0" doc_text, {f}, GI_FN_DOC, 0}
#define GI_METHOD(sig, f, doc_text) {sig, {f}, 0, sizeof(doc_text)}
#define GI_METHOD_RAW(sig, f, doc_text) {sig, {.raw = f}, GI_FN_RAW, sizeof(doc_text)}
#define GI_METHOD_QUICK(sig, f, doc_text) {sig, {.quick = f}, GI_FN_QUICK, sizeof(doc_text)}
#define GI_CLASS_METHOD(sig, f, doc_text) {sig, {f}, GI_FN_CLASS, sizeof(doc_text)}
/* Making a staticmethod asks for the doc: unpacked at once, it would cost every start. */
#define GI_STATIC_METHOD(sig, f, doc_text) {sig "\0" doc_text, {f}, GI_FN_STATIC | GI_FN_DOC, 0}
#define GI_METHODS_END {NULL, {NULL}, 0, 0}

/* One computed attribute. set gets value GI_NULL for deletion; set == NULL: read-only. */
typedef struct GiGetSetRow {
    const char *name;
    GiValue (*get)(GiThread *t, GiValue self);
    bool (*set)(GiThread *t, GiValue self, GiValue value);
    const char *doc;
} GiGetSetRow;

/* Binary operators: `slot(t, left, right)`, called for either operand's type; NotImplemented to
 * decline. The order is that of GI_OP_*; in-place operators fall back to the plain ones. */
typedef enum GiBinaryOp {
    GI_OP_ADD, GI_OP_SUB, GI_OP_MUL, GI_OP_MATMUL, GI_OP_TRUEDIV, GI_OP_FLOORDIV, GI_OP_MOD,
    GI_OP_DIVMOD, GI_OP_POW, GI_OP_LSHIFT, GI_OP_RSHIFT, GI_OP_AND, GI_OP_XOR, GI_OP_OR,
    GI_OP_COUNT
} GiBinaryOp;
typedef enum GiCompareOp { GI_LT, GI_LE, GI_EQ, GI_NE, GI_GT, GI_GE } GiCompareOp;

typedef GiValue (*GiUnaryFn)(GiThread *t, GiValue v);
typedef GiValue (*GiBinaryFn)(GiThread *t, GiValue a, GiValue b);

typedef struct GiNumberSlots {
    GiBinaryFn binary[GI_OP_COUNT];
    GiBinaryFn inplace[GI_OP_COUNT];
    GiValue (*power3)(GiThread *t, GiValue base, GiValue exp, GiValue mod); /* pow(a, b, c) */
    GiUnaryFn negative, positive, absolute, invert;
    GiUnaryFn to_int, to_float, to_index; /* __int__, __float__, __index__ */
    int (*truth)(GiThread *t, GiValue v); /* __bool__: 0, 1 or -1 */
} GiNumberSlots;

typedef struct GiContainerSlots {
    int64_t (*len)(GiThread *t, GiValue v);                       /* -1: error */
    GiBinaryFn getitem;                                           /* v[key] */
    bool (*setitem)(GiThread *t, GiValue v, GiValue k, GiValue x); /* x GI_NULL: del v[k] */
    int (*contains)(GiThread *t, GiValue v, GiValue x);           /* 0, 1, -1 */
} GiContainerSlots;

typedef struct GiAsyncSlots {
    GiUnaryFn await, aiter, anext;
} GiAsyncSlots;

typedef struct GiShape GiShape;

struct GiType {
    GiTypeHead gc; /* first: object header and what the collector needs */
    const char *name; /* static types: "module.name" or "name"; heap types: the UTF-8 of __name__ */
    GiType *base;
    uint32_t flags;  /* GI_TYPE_* */
    uint32_t index;  /* static types: row in types.def, index into GiVm's per-type state; else 0 */
    uint16_t dict_offset;  /* offset of a GiValue holding a lazily made dict (GI_NULL); 0: none */
    int16_t shape_offset;  /* offset of the GiInstancePart (runtime/shape.h), maybe negative; 0: none */

    GiValue (*new_)(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames);
    bool (*init)(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames);
    GiValue (*call)(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames);
    GiUnaryFn repr, str;
    bool (*hash)(GiThread *t, GiValue v, int64_t *out); /* NULL: see GI_TYPE_UNHASHABLE */
    GiValue (*compare)(GiThread *t, GiValue a, GiValue b, GiCompareOp op); /* may be NotImplemented */
    GiValue (*getattr)(GiThread *t, GiValue v, GiValue name);
    bool (*setattr)(GiThread *t, GiValue v, GiValue name, GiValue x); /* x GI_NULL: delete */
    GiUnaryFn iter;
    GiUnaryFn next; /* GI_NULL without an error: exhausted */
    GiValue (*get)(GiThread *t, GiValue descr, GiValue obj, GiValue type); /* obj GI_NULL: class */
    bool (*set)(GiThread *t, GiValue descr, GiValue obj, GiValue x);       /* x GI_NULL: delete */
    const GiNumberSlots *number;
    const GiContainerSlots *container;
    const GiAsyncSlots *async;

    const GiMethodRow *methods;
    const GiGetSetRow *getset;
    const char *doc;
    const char *new_signature; /* "list(iterable=(), /)": text signature shown by help() */

    /* --- heap types only (see GiVm.type_state for static ones) --- */
    GiValue name_value, qualname, bases, mro, dict; /* str, str, tuple, tuple, dict */
    GiValue subclasses;   /* dict of weak references, or GI_NULL */
    uint32_t version;     /* of the attributes seen through the mro; 0: none, not cacheable */
    uint32_t honest;      /* the version for which instances were found not to hide their `__class__` */
    uint32_t slot_names;  /* number of __slots__ names laid out by this type and its bases */
    GiShape *shape;       /* root shape of new instances */
    GiNumberSlots *own_number;       /* memory behind number, container, async of a heap type */
    GiContainerSlots *own_container;
    GiAsyncSlots *own_async;
    GiObject *weak_list;  /* weak references to the type itself */
};

#define GI_TYPE_HEAP 1u          /* made at run time, counted */
#define GI_TYPE_BASE 2u          /* may be subclassed */
#define GI_TYPE_UNHASHABLE 4u    /* hash() raises TypeError */
#define GI_TYPE_READY 8u
#define GI_TYPE_INT 16u          /* fast subclass tests, inherited */
#define GI_TYPE_STR 32u
#define GI_TYPE_LIST 64u
#define GI_TYPE_TUPLE 128u
#define GI_TYPE_DICT 256u
#define GI_TYPE_BYTES 512u
#define GI_TYPE_TYPE 1024u       /* instances are types */
#define GI_TYPE_EXCEPTION 2048u
#define GI_TYPE_FLOAT 4096u
#define GI_TYPE_SET 8192u        /* set or frozenset */
#define GI_TYPE_METHOD_LIKE 16384u /* descriptor that LOAD_METHOD may call unbound (functions) */
#define GI_TYPE_ABSTRACT 32768u  /* has non-empty __abstractmethods__ */
#define GI_TYPE_SEQUENCE 65536u  /* matches [..] patterns */
#define GI_TYPE_MAPPING 131072u  /* matches {..} patterns */
#define GI_TYPE_NO_INSTANCES 262144u /* no `new`: "cannot create 'x' instances" */
#define GI_TYPE_MATCH_SELF 524288u /* case int(x): the subject itself is the first positional */
#define GI_TYPE_SLOTS_ONLY 1048576u /* instances have a GiInstancePart, but no __dict__ (__slots__) */
#define GI_TYPE_STEPPED 2097152u /* iterator of a static type: `for` just calls `next`, there is no form of it for the type */

/* Every builtin type, declared once here; types.def is the only list. */
#define GI_STATIC_TYPE_ROW(id, owner) extern GiType gi_##id##_type;
#include "runtime/types.def"
#undef GI_STATIC_TYPE_ROW
#define GI_EXCEPTION(id, base, layout, doc) extern GiType gi_##id;
#include "runtime/errors/errors.def"
#undef GI_EXCEPTION

/* Common start of a static type's initialiser. */
#define GI_TYPE_HEAD(struct_type, extra_gc_flags) \
    .gc.head = GI_STATIC_HEAD(&gi_type_type), .gc.size = sizeof(struct_type), \
    .gc.gc_flags = (extra_gc_flags)

/* May a container that holds v be part of a reference cycle? (Tuples know: they are immutable.) */
static inline bool gi_may_be_tracked(GiValue v) {
    if (!gi_is_counted(v)) {
        return false;
    }
    const GiObject *o = gi_object(v);
    uint32_t flags = o->type->gc.gc_flags;
    return (flags & GI_GC_TRACKED) != 0 && (!(flags & GI_GC_ATOMIC) || gi_is_tracked(o));
}

/* The type of any value; borrowed. v must not be GI_NULL or GI_UNBOUND. */
inline GiType *gi_type(GiValue v) {
    if (v & 1) {
        return &gi_float_type;
    }
    if (v & 2) {
        return &gi_int_type;
    }
    return gi_object(v)->type;
}
static inline GiValue gi_type_value(const GiType *type) {
    return type->flags & GI_TYPE_HEAP ? gi_counted(type) : gi_static(type);
}
/* The GiType behind a value that is known to be a type. */
static inline GiType *gi_as_type(GiValue v) { return (GiType *)gi_object(v); }

inline bool gi_has_flag(GiValue v, uint32_t flag) { return (gi_type(v)->flags & flag) != 0; }
inline bool gi_is_int(GiValue v) { return gi_is_int_imm(v) || gi_has_flag(v, GI_TYPE_INT); }
inline bool gi_is_float(GiValue v) { return (v & 1) || gi_has_flag(v, GI_TYPE_FLOAT); }
inline bool gi_is_str(GiValue v) { return gi_is_object(v) && gi_has_flag(v, GI_TYPE_STR); }
inline bool gi_is_list(GiValue v) { return gi_is_object(v) && gi_has_flag(v, GI_TYPE_LIST); }
inline bool gi_is_tuple(GiValue v) { return gi_is_object(v) && gi_has_flag(v, GI_TYPE_TUPLE); }
inline bool gi_is_dict(GiValue v) { return gi_is_object(v) && gi_has_flag(v, GI_TYPE_DICT); }
inline bool gi_is_bytes(GiValue v) { return gi_is_object(v) && gi_has_flag(v, GI_TYPE_BYTES); }
inline bool gi_is_type(GiValue v) { return gi_is_object(v) && gi_has_flag(v, GI_TYPE_TYPE); }
inline bool gi_is_exact(GiValue v, const GiType *type) {
    if (v & 3) { /* (known to be false when `type` is a constant other than these) */
        return type == (v & 1 ? &gi_float_type : &gi_int_type);
    }
    return gi_object(v)->type == type;
}

/* --- runtime/types/type.c --- */

/* Completes all static types; once per process (pthread_once inside). */
void gi_types_ready(void);
/* Is `type` the same as or a subclass of `base` (by mro)? Runs no script code. */
bool gi_type_is_subtype(GiType *type, GiType *base);
inline bool gi_is_instance(GiValue v, GiType *base) {
    return gi_type(v) == base || gi_type_is_subtype(gi_type(v), base);
}
/* The attribute of the type found along its mro, without binding: borrowed, or GI_NULL without an
 * error set (an allocation failure sets one). Cached per interpreter. */
GiValue gi_type_lookup(GiThread *t, GiType *type, GiValue name);
/* The type's own dict (built on first use for static types); borrowed. NULL: error set. */
struct GiDict *gi_type_dict(GiThread *t, GiType *type);
GiValue gi_type_mro(GiThread *t, GiType *type);  /* tuple, borrowed; GI_NULL: error set */
/* Must be called after any change of a heap type's dict or bases: new version, slots, shapes. */
void gi_type_modified(GiThread *t, GiType *type);
/* type(name, bases, dict) with metaclass `meta`; owned. Runs __set_name__, __init_subclass__. */
GI_OWNED GiValue gi_type_create(GiThread *t, GiType *meta, GiValue name, GiValue bases,
                                GiValue dict, const GiValue *kwvalues, GiValue kwnames);
/* A heap type derived from one base without running script code (for native modules). */
GI_OWNED GiValue gi_type_derive(GiThread *t, const char *module, const char *name, GiType *base);
/* __name__ and __qualname__ and __module__ as text for messages: borrowed, valid while type lives. */
const char *gi_type_name(GiType *type);  /* last component */

/* Default slots that many types use. */
GiValue gi_object_getattr(GiThread *t, GiValue v, GiValue name);             /* object.__getattribute__ */
bool gi_object_setattr(GiThread *t, GiValue v, GiValue name, GiValue x);
GiValue gi_object_repr(GiThread *t, GiValue v);
bool gi_object_hash(GiThread *t, GiValue v, int64_t *out);                    /* by identity */
GiValue gi_object_compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op); /* by identity */
GiValue gi_self_iter(GiThread *t, GiValue v);                                 /* iter(v) is v */
/* `release` of a type all of whose references are the laid-out slots. */
void gi_release_slots(GiThread *t, GiObject *o);

#endif
