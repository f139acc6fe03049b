/* SPDX-License-Identifier: MIT
 * runtime/modules/operator.c owns the module _operator: the operators as functions, and the callables
 * itemgetter, attrgetter and methodcaller.
 */
#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

/* --- operators --- */

#define BINARY(id, op) \
    static GiValue f_##id(GiThread *t, const GiValue *a) { return gi_binary(t, op, a[0], a[1]); } \
    static GiValue f_i##id(GiThread *t, const GiValue *a) { return gi_inplace(t, op, a[0], a[1]); }
BINARY(add, GI_OP_ADD)
BINARY(sub, GI_OP_SUB)
BINARY(mul, GI_OP_MUL)
BINARY(matmul, GI_OP_MATMUL)
BINARY(truediv, GI_OP_TRUEDIV)
BINARY(floordiv, GI_OP_FLOORDIV)
BINARY(mod, GI_OP_MOD)
BINARY(pow, GI_OP_POW)
BINARY(lshift, GI_OP_LSHIFT)
BINARY(rshift, GI_OP_RSHIFT)
BINARY(and, GI_OP_AND)
BINARY(xor, GI_OP_XOR)
BINARY(or, GI_OP_OR)

#define COMPARE(id, op) \
    static GiValue f_##id(GiThread *t, const GiValue *a) { return gi_compare(t, a[0], a[1], op); }
COMPARE(lt, GI_LT)
COMPARE(le, GI_LE)
COMPARE(eq, GI_EQ)
COMPARE(ne, GI_NE)
COMPARE(gt, GI_GT)
COMPARE(ge, GI_GE)

#define UNARY(id, call) \
    static GiValue f_##id(GiThread *t, const GiValue *a) { return call(t, a[0]); }
UNARY(neg, gi_negative)
UNARY(pos, gi_positive)
UNARY(invert, gi_invert)
UNARY(abs, gi_absolute)
UNARY(index, gi_index)

static GiValue f_truth(GiThread *t, const GiValue *a) {
    int r = gi_truth(t, a[0]);
    return r < 0 ? GI_NULL : gi_bool(r);
}
static GiValue f_not(GiThread *t, const GiValue *a) {
    int r = gi_truth(t, a[0]);
    return r < 0 ? GI_NULL : gi_bool(!r);
}
static GiValue f_is(GiThread *t, const GiValue *a) { return gi_bool(a[0] == a[1]); }
static GiValue f_is_not(GiThread *t, const GiValue *a) { return gi_bool(a[0] != a[1]); }
static GiValue f_getitem(GiThread *t, const GiValue *a) { return gi_getitem(t, a[0], a[1]); }
static GiValue f_setitem(GiThread *t, const GiValue *a) {
    return gi_setitem(t, a[0], a[1], a[2]) ? GI_NONE : GI_NULL;
}
static GiValue f_delitem(GiThread *t, const GiValue *a) {
    return gi_setitem(t, a[0], a[1], GI_NULL) ? GI_NONE : GI_NULL;
}
static GiValue f_contains(GiThread *t, const GiValue *a) {
    int r = gi_contains(t, a[0], a[1]);
    return r < 0 ? GI_NULL : gi_bool(r);
}

/* --- sequences --- */

/* Is v something that + concatenates: does it have items and +? */
static bool is_sequence(GiThread *t, GiValue v) {
    const GiContainerSlots *container = gi_type(v)->container;
    const GiNumberSlots *number = gi_type(v)->number;
    if (container != NULL && container->getitem != NULL && number != NULL && !gi_is_dict(v) &&
        (number->binary[GI_OP_ADD] != NULL || number->inplace[GI_OP_ADD] != NULL)) {
        return true;
    }
    gi_raise_type_error(t, "'%T' object can't be concatenated", v);
    return false;
}
static GiValue f_concat(GiThread *t, const GiValue *a) {
    return is_sequence(t, a[0]) ? gi_binary(t, GI_OP_ADD, a[0], a[1]) : GI_NULL;
}
static GiValue f_iconcat(GiThread *t, const GiValue *a) {
    return is_sequence(t, a[0]) ? gi_inplace(t, GI_OP_ADD, a[0], a[1]) : GI_NULL;
}

/* Walks v comparing with x: the number of matches, or the place of the first (-1: none); -2 error. */
static int64_t search(GiThread *t, GiValue v, GiValue x, bool first) {
    GiValue it = gi_iter(t, v);
    if (it == GI_NULL) {
        if (gi_error_clear_if(t, &gi_TypeError)) {
            gi_raise_type_error(t, "argument of type '%T' is not iterable", v);
        }
        return -2;
    }
    int64_t r = first ? -1 : 0;
    for (int64_t i = 0;; i++) {
        GiValue item = gi_next(t, it);
        if (item == GI_NULL) {
            r = gi_failed(t) ? -2 : r;
            break;
        }
        int same = gi_support_equal(t, item, x);
        gi_drop(t, item);
        if (same < 0 || !gi_poll(t, 1)) {
            r = -2;
            break;
        }
        if (same && first) {
            r = i;
            break;
        }
        r += first ? 0 : same;
    }
    gi_drop(t, it);
    return r;
}
static GiValue f_count_of(GiThread *t, const GiValue *a) {
    int64_t n = search(t, a[0], a[1], false);
    return n < 0 ? GI_NULL : gi_int(t, n);
}
static GiValue f_index_of(GiThread *t, const GiValue *a) {
    int64_t i = search(t, a[0], a[1], true);
    if (i == -1) {
        return gi_raise_value_error(t, "sequence.index(x): x not in sequence");
    }
    return i < 0 ? GI_NULL : gi_int(t, i);
}

static GiValue f_length_hint(GiThread *t, const GiValue *a) {
    int64_t fallback = 0;
    if (a[1] != GI_NULL) {
        if (!gi_is_int(a[1])) {
            return gi_raise_type_error(t, "'%T' object cannot be interpreted as an integer", a[1]);
        }
        if (!gi_index_int64(t, a[1], false, &fallback)) {
            return GI_NULL;
        }
    }
    int64_t n = gi_length_hint(t, a[0], fallback);
    return n == -1 && gi_failed(t) ? GI_NULL : gi_int(t, n);
}

static GiValue f_call(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (n == 0) {
        return gi_raise_type_error(t, "call expected at least 1 argument, got 0");
    }
    return gi_call(t, a[0], a + 1, n - 1, kwnames);
}

/* Equal? In a time that depends on b's length alone. */
static bool same_bytes(const uint8_t *x, size_t nx, const uint8_t *y, size_t ny) {
    volatile uint8_t difference = nx == ny ? 0 : 1;
    const volatile uint8_t *left = nx == ny ? x : y;
    for (size_t i = 0; i < ny; i++) {
        difference |= (uint8_t)(left[i] ^ y[i]);
    }
    return difference == 0;
}

static GiValue f_compare_digest(GiThread *t, const GiValue *a) {
    if (gi_is_str(a[0]) && gi_is_str(a[1])) {
        GiStr *x = gi_as_str(a[0]), *y = gi_as_str(a[1]);
        if (!x->ascii || !y->ascii) {
            return gi_raise_type_error(
                t, "comparing strings with non-ASCII characters is not supported");
        }
        return gi_bool(same_bytes((uint8_t *)x->text, x->size, (uint8_t *)y->text, y->size));
    }
    GiBuffer x, y;
    if (!gi_buffer_get(t, a[0], false, &x)) {
        return GI_NULL;
    }
    if (!gi_buffer_get(t, a[1], false, &y)) {
        gi_buffer_release(t, &x);
        return GI_NULL;
    }
    bool same = same_bytes(x.data, x.size, y.data, y.size);
    gi_buffer_release(t, &x);
    gi_buffer_release(t, &y);
    return gi_bool(same);
}

/* --- itemgetter, attrgetter, methodcaller --- */

typedef struct Getter {
    GiObject head;
    GiValue names;   /* itemgetter, attrgetter: tuple as given; methodcaller: (name, *args) */
    GiValue parts;   /* attrgetter: tuple of tuples of str; methodcaller: names of keywords, or GI_NULL */
    GiValue values;  /* methodcaller: tuple of keyword values, or GI_NULL */
} Getter;

static Getter *as_getter(GiValue v) { return (Getter *)gi_object(v); }

/* A getter for names and parts, which are taken over (GI_NULL names: error set). */
static GiValue make_steal(GiThread *t, GiType *type, GiValue names, GiValue parts, GiValue values) {
    Getter *g = names == GI_NULL ? NULL : gi_object_new(t, type);
    if (g == NULL) {
        gi_xdrop(t, names);
        gi_xdrop(t, parts);
        gi_xdrop(t, values);
        return GI_NULL;
    }
    g->names = names;
    g->parts = parts;
    g->values = values;
    return gi_support_track(t, g);
}

/* The arguments of a call of a getter: just one object. */
static bool one_operand(GiThread *t, const char *name, size_t n, GiValue kwnames) {
    return gi_support_no_keywords(t, name, kwnames) && gi_support_count(t, name, n, 1, 1);
}

/* get(operand, names[i]) for all names: one value, or a tuple of several. */
static GiValue gather(GiThread *t, GiTuple *names, GiValue operand,
                      GiValue (*get)(GiThread *t, GiValue v, GiValue name)) {
    if (names->size == 1) {
        return get(t, operand, names->items[0]);
    }
    GiTuple *r = gi_tuple_new(t, names->size);
    for (size_t i = 0; r != NULL && i < names->size; i++) {
        GiValue v = get(t, operand, names->items[i]);
        if (v == GI_NULL) {
            gi_drop_object(t, r);
            return GI_NULL;
        }
        r->items[i] = v;
    }
    return r == NULL ? GI_NULL : gi_support_track(t, r);
}

static GiValue itemgetter_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "itemgetter", kwnames)) {
        return GI_NULL;
    }
    if (n == 0) {
        return gi_raise_type_error(t, "itemgetter expected 1 argument, got 0");
    }
    return make_steal(t, type, gi_tuple(t, a, n), GI_NULL, GI_NULL);
}

/* An item of a plain tuple or list at an index from the front; else GI_NULL, without an error. */
static inline GiValue plain_item(GiValue v, GiValue index) {
    bool list = gi_is_exact(v, &gi_list_type);
    if (!gi_is_int_imm(index) || (!list && !gi_is_exact(v, &gi_tuple_type))) {
        return GI_NULL;
    }
    uint64_t i = (uint64_t)gi_int_imm_value(index);
    const GiValue *items = list ? gi_as_list(v)->items : gi_as_tuple(v)->items;
    return i < (list ? gi_as_list(v)->size : gi_as_tuple(v)->size) ? gi_take(items[i]) : GI_NULL;
}

static GiValue itemgetter_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    const GiTuple *names = gi_as_tuple(as_getter(f)->names);
    GiValue item = n == 1 && kwnames == GI_NULL && names->size == 1 ? plain_item(a[0], names->items[0]) : GI_NULL;
    if (item != GI_NULL) {
        return item;
    }
    return one_operand(t, "itemgetter", n, kwnames)
               ? gather(t, gi_as_tuple(as_getter(f)->names), a[0], gi_getitem)
               : GI_NULL;
}

/* The parts of a dotted name, interned; owned tuple. */
static GiValue split_name(GiThread *t, GiValue name) {
    GiValue list = gi_list(t, NULL, 0);
    const char *p = gi_str_text(name), *end = p + gi_str_size(name);
    bool ok = list != GI_NULL;
    while (ok) {
        const char *dot = memchr(p, '.', (size_t)(end - p));
        GiValue part = gi_intern(t, p, (size_t)((dot == NULL ? end : dot) - p));
        ok = part != GI_NULL && gi_list_append_steal(t, list, part);
        if (dot == NULL) {
            break;
        }
        p = dot + 1;
    }
    GiValue r = ok ? gi_tuple_from(t, list) : GI_NULL;
    gi_xdrop(t, list);
    return r;
}

static GiValue attrgetter_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_support_no_keywords(t, "attrgetter", kwnames)) {
        return GI_NULL;
    }
    if (n == 0) {
        return gi_raise_type_error(t, "attrgetter expected 1 argument, got 0");
    }
    GiTuple *parts = gi_tuple_new(t, n);
    for (size_t i = 0; parts != NULL && i < n; i++) {
        GiValue split = gi_is_str(a[i]) ? split_name(t, a[i])
                                        : gi_raise_type_error(t, "attribute name must be a string");
        if (split == GI_NULL) {
            gi_drop_object(t, parts);
            return GI_NULL;
        }
        parts->items[i] = split;
    }
    GiValue all = parts == NULL ? GI_NULL : gi_support_track(t, parts);
    return all == GI_NULL ? GI_NULL : make_steal(t, type, gi_tuple(t, a, n), all, GI_NULL);
}

/* v.a.b.c for a tuple of parts. */
static GiValue get_dotted(GiThread *t, GiValue v, GiValue parts) {
    GiTuple *u = gi_as_tuple(parts);
    gi_take(v);
    for (size_t i = 0; i < u->size && v != GI_NULL; i++) {
        GiValue next = gi_getattr(t, v, u->items[i]);
        gi_drop(t, v);
        v = next;
    }
    return v;
}

static GiValue attrgetter_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    return one_operand(t, "attrgetter", n, kwnames)
               ? gather(t, gi_as_tuple(as_getter(f)->parts), a[0], get_dotted)
               : GI_NULL;
}

static GiValue methodcaller_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    if (n == 0) {
        return gi_raise_type_error(t, "methodcaller needs at least one argument, the method name");
    }
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "method name must be a string");
    }
    size_t named = gi_support_keyword_count(kwnames);
    GiValue values = GI_NULL;
    if (named != 0 && (values = gi_tuple(t, a + n, named)) == GI_NULL) {
        return GI_NULL;
    }
    return make_steal(t, type, gi_tuple(t, a, n), named == 0 ? GI_NULL : gi_take(kwnames), values);
}

static GiValue methodcaller_call(GiThread *t, GiValue f, const GiValue *a, size_t n, GiValue kwnames) {
    if (!one_operand(t, "methodcaller", n, kwnames)) {
        return GI_NULL;
    }
    Getter *g = as_getter(f);
    GiTuple *names = gi_as_tuple(g->names);
    size_t named = g->parts == GI_NULL ? 0 : gi_as_tuple(g->parts)->size;
    size_t count = names->size - 1 + named;
    GiValue few[8], *args = few;
    if (count > sizeof few / sizeof *few && (args = gi_alloc_array(t, count, sizeof *args)) == NULL) {
        return GI_NULL;
    }
    if (names->size > 1) {
        memcpy(args, names->items + 1, (names->size - 1) * sizeof *args);
    }
    if (named != 0) {
        memcpy(args + names->size - 1, gi_as_tuple(g->values)->items, named * sizeof *args);
    }
    GiValue method = gi_getattr(t, a[0], names->items[0]);
    GiValue r = method == GI_NULL ? GI_NULL : gi_call(t, method, args, names->size - 1, g->parts);
    gi_xdrop(t, method);
    if (args != few) {
        gi_free(t, args, count * sizeof *args);
    }
    return r;
}

static GiValue repr(GiThread *t, GiValue v) {
    int entered = gi_repr_enter(t, v);
    if (entered <= 0) {
        return entered == 0 ? gi_str_from_format(t, "%s(...)", gi_type(v)->name) : GI_NULL;
    }
    Getter *g = as_getter(v);
    GiTuple *names = gi_as_tuple(g->names);
    GiText text;
    gi_text_init(&text, t);
    GiValue module = gi_getattr(t, gi_type_value(gi_type(v)), GI_NAME(t, __module__));
    GiValue head = module == GI_NULL ? GI_NULL : gi_str_from_format(t, "%S.%s(", module, gi_type_name(gi_type(v)));
    gi_xdrop(t, module);
    text.ok = head != GI_NULL;
    if (text.ok) {
        gi_text_add_str(&text, head);
    }
    gi_xdrop(t, head);
    for (size_t i = 0; text.ok && i < names->size; i++) {
        gi_text_add_text(&text, i == 0 ? "" : ", ");
        gi_text_add_repr(&text, names->items[i]);
    }
    size_t named = g->values == GI_NULL ? 0 : gi_as_tuple(g->values)->size;
    for (size_t i = 0; text.ok && i < named; i++) {
        gi_text_add_text(&text, ", ");
        gi_text_add_str(&text, gi_as_tuple(g->parts)->items[i]);
        gi_text_add_text(&text, "=");
        gi_text_add_repr(&text, gi_as_tuple(g->values)->items[i]);
    }
    gi_text_add_text(&text, ")");
    gi_repr_leave(t, v);
    return gi_text_finish(&text);
}

static GiValue m_reduce(GiThread *t, const GiValue *a) {
    return gi_tuple_pack(t, 2, gi_type_value(gi_type(a[0])), as_getter(a[0])->names);
}

/* methodcaller with keywords: (partial(type, name, **keywords), args). */
static GiValue methodcaller_reduce(GiThread *t, const GiValue *a) {
    Getter *g = as_getter(a[0]);
    if (g->values == GI_NULL) {
        return m_reduce(t, a);
    }
    GiTuple *names = gi_as_tuple(g->names), *values = gi_as_tuple(g->values);
    GiValue partial = gi_import_attr(t, "functools", "partial");
    GiValue *args = gi_alloc_array(t, values->size + 2, sizeof *args);
    GiValue first = GI_NULL, rest = GI_NULL, r = GI_NULL;
    if (partial != GI_NULL && args != NULL) {
        args[0] = gi_type_value(gi_type(a[0]));
        args[1] = names->items[0];
        memcpy(args + 2, values->items, values->size * sizeof *args);
        first = gi_call(t, partial, args, 2, g->parts);
        rest = first == GI_NULL ? GI_NULL : gi_tuple(t, names->items + 1, names->size - 1);
        r = rest == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, first, rest);
    }
    gi_free(t, args, (values->size + 2) * sizeof *args);
    gi_xdrop(t, partial);
    gi_xdrop(t, first);
    gi_xdrop(t, rest);
    return r;
}

static const GiMethodRow getter_methods[] = {
    GI_METHOD("__reduce__(self, /)", m_reduce, "Return state information for pickling"), GI_METHODS_END};
static const GiMethodRow caller_methods[] = {
    GI_METHOD("__reduce__(self, /)", methodcaller_reduce, "Return state information for pickling"),
    GI_METHODS_END};

static GiValue get_signature(GiThread *t, GiValue v) { return gi_str_from_text(t, "(obj, /)"); }
static const GiGetSetRow getter_getset[] = {{"__text_signature__", get_signature, NULL, NULL}, {NULL, NULL, NULL, NULL}};

#define GETTER_TYPE(id, rows) \
    GI_TYPE_HEAD(Getter, GI_GC_TRACKED), .gc.slots_offset = offsetof(Getter, names), \
    .gc.slots_count = 3, .gc.release = gi_release_slots, .name = "operator." #id, .new_ = id##_new, \
    .call = id##_call, .repr = repr, .methods = rows, .getset = getter_getset

GiType gi_operator_itemgetter_type = {
    GETTER_TYPE(itemgetter, getter_methods),
    .doc = "Return a callable object that fetches the given item(s) from its operand.\n"
           "After f = itemgetter(2), the call f(r) returns r[2].\n"
           "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])",
    .new_signature = "itemgetter(item, /, *items)"};

GiType gi_operator_attrgetter_type = {
    GETTER_TYPE(attrgetter, getter_methods),
    .doc = "Return a callable object that fetches the given attribute(s) from its operand.\n"
           "After f = attrgetter('name'), the call f(r) returns r.name.\n"
           "After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n"
           "After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
           "(r.name.first, r.name.last).",
    .new_signature = "attrgetter(attr, /, *attrs)"};

GiType gi_operator_methodcaller_type = {
    GETTER_TYPE(methodcaller, caller_methods),
    .doc = "Return a callable object that calls the given method on its operand.\n"
           "After f = methodcaller('name'), the call f(r) returns r.name().\n"
           "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\n"
           "r.name('date', foo=1).",
    .new_signature = "methodcaller(name, /, *args, **kwargs)"};

/* --- the module --- */

static const GiMethodRow functions[] = {
    GI_METHOD("truth(a, /)", f_truth, "Return True if a is true, False otherwise."),
    GI_METHOD("contains(a, b, /)", f_contains, "Same as b in a (note reversed operands)."),
    GI_METHOD("indexOf(a, b, /)", f_index_of, "Return the first index of b in a."),
    GI_METHOD("countOf(a, b, /)", f_count_of,
              "Return the number of items in a which are, or which equal, b."),
    GI_METHOD("is_(a, b, /)", f_is, "Same as a is b."),
    GI_METHOD("is_not(a, b, /)", f_is_not, "Same as a is not b."),
    GI_METHOD("add(a, b, /)", f_add, "Same as a + b."),
    GI_METHOD("sub(a, b, /)", f_sub, "Same as a - b."),
    GI_METHOD("mul(a, b, /)", f_mul, "Same as a * b."),
    GI_METHOD("matmul(a, b, /)", f_matmul, "Same as a @ b."),
    GI_METHOD("floordiv(a, b, /)", f_floordiv, "Same as a // b."),
    GI_METHOD("truediv(a, b, /)", f_truediv, "Same as a / b."),
    GI_METHOD("mod(a, b, /)", f_mod, "Same as a % b."),
    GI_METHOD("pow(a, b, /)", f_pow, "Same as a ** b."),
    GI_METHOD("lshift(a, b, /)", f_lshift, "Same as a << b."),
    GI_METHOD("rshift(a, b, /)", f_rshift, "Same as a >> b."),
    GI_METHOD("and_(a, b, /)", f_and, "Same as a & b."),
    GI_METHOD("xor(a, b, /)", f_xor, "Same as a ^ b."),
    GI_METHOD("or_(a, b, /)", f_or, "Same as a | b."),
    GI_METHOD("iadd(a, b, /)", f_iadd, "Same as a += b."),
    GI_METHOD("isub(a, b, /)", f_isub, "Same as a -= b."),
    GI_METHOD("imul(a, b, /)", f_imul, "Same as a *= b."),
    GI_METHOD("imatmul(a, b, /)", f_imatmul, "Same as a @= b."),
    GI_METHOD("ifloordiv(a, b, /)", f_ifloordiv, "Same as a //= b."),
    GI_METHOD("itruediv(a, b, /)", f_itruediv, "Same as a /= b."),
    GI_METHOD("imod(a, b, /)", f_imod, "Same as a %= b."),
    GI_METHOD("ipow(a, b, /)", f_ipow, "Same as a **= b."),
    GI_METHOD("ilshift(a, b, /)", f_ilshift, "Same as a <<= b."),
    GI_METHOD("irshift(a, b, /)", f_irshift, "Same as a >>= b."),
    GI_METHOD("iand(a, b, /)", f_iand, "Same as a &= b."),
    GI_METHOD("ixor(a, b, /)", f_ixor, "Same as a ^= b."),
    GI_METHOD("ior(a, b, /)", f_ior, "Same as a |= b."),
    GI_METHOD("neg(a, /)", f_neg, "Same as -a."),
    GI_METHOD("pos(a, /)", f_pos, "Same as +a."),
    GI_METHOD("abs(a, /)", f_abs, "Same as abs(a)."),
    GI_METHOD("inv(a, /)", f_invert, "Same as ~a."),
    GI_METHOD("invert(a, /)", f_invert, "Same as ~a."),
    GI_METHOD("not_(a, /)", f_not, "Same as not a."),
    GI_METHOD("index(a, /)", f_index, "Same as a.__index__()"),
    GI_METHOD("lt(a, b, /)", f_lt, "Same as a < b."),
    GI_METHOD("le(a, b, /)", f_le, "Same as a <= b."),
    GI_METHOD("eq(a, b, /)", f_eq, "Same as a == b."),
    GI_METHOD("ne(a, b, /)", f_ne, "Same as a != b."),
    GI_METHOD("gt(a, b, /)", f_gt, "Same as a > b."),
    GI_METHOD("ge(a, b, /)", f_ge, "Same as a >= b."),
    GI_METHOD("concat(a, b, /)", f_concat, "Same as a + b, for a and b sequences."),
    GI_METHOD("iconcat(a, b, /)", f_iconcat, "Same as a += b, for a and b sequences."),
    GI_METHOD("getitem(a, b, /)", f_getitem, "Same as a[b]."),
    GI_METHOD("setitem(a, b, c, /)", f_setitem, "Same as a[b] = c."),
    GI_METHOD("delitem(a, b, /)", f_delitem, "Same as del a[b]."),
    GI_METHOD("length_hint(obj, default=0, /)", f_length_hint,
              "Return an estimate of the number of items in obj.\n\n"
              "This is useful for presizing containers when building from an iterable.\n\n"
              "If the object supports len(), the result will be exact.\n"
              "Otherwise, it may over- or under-estimate by an arbitrary amount.\n"
              "The result will be an integer >= 0."),
    GI_METHOD("_compare_digest(a, b, /)", f_compare_digest,
              "Return 'a == b'.\n\n"
              "This function uses an approach designed to prevent\n"
              "timing analysis, making it appropriate for cryptography."),
    GI_METHOD_RAW("call(obj, /, *args, **kwargs)", f_call, "Same as obj(*args, **kwargs)."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_type(t, module, &gi_operator_itemgetter_type) &&
           gi_module_add_type(t, module, &gi_operator_attrgetter_type) &&
           gi_module_add_type(t, module, &gi_operator_methodcaller_type);
}

const GiModuleSpec gi_module_operator = {
    "_operator",
    "Operator interface.\n\n"
    "This module exports a set of functions implemented in C corresponding\n"
    "to the intrinsic operators of Python.  For example, operator.add(x, y)\n"
    "is equivalent to the expression x+y.",
    functions, init};
