/* SPDX-License-Identifier: MIT
 * interp/compiler/compile.c: from source text to a code object: parse, symbols, then one unit per scope. Owns the
 * units, their pools of constants and names, and the __future__ statement.
 *
 * U1  Units form a stack (c->unit is the innermost); finished ones keep their memory on c->spare.
 * U2  Everything a compilation allocates is in its arena; only the finished code survives it.
 */
#include "interp/compiler/compile.h"

#include <stdarg.h>

#include "interp/syntax/arena.h"
#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"

/* --- memory and errors --- */

/* Arena memory for an array that doubles; false: failed. */
bool gi_unit_grow(GiCompiler *c, void *array, uint32_t count, uint32_t *capacity, size_t size) {
    uint32_t bigger = *capacity == 0 ? 16 : *capacity * 2;
    if (bigger <= *capacity) {
        gi_raise_memory(c->t);
        c->failed = true;
        return false;
    }
    void *p = gi_arena_alloc(c->arena, bigger * size);
    if (p == NULL) {
        c->failed = true;
        return false;
    }
    void *old;
    memcpy(&old, array, sizeof old);
    if (count > 0) {
        memcpy(p, old, count * size);
    }
    memcpy(array, &p, sizeof p);
    *capacity = bigger;
    return true;
}

/* Takes over v for the compilation; GI_NULL marks the compilation failed. */
GiValue gi_compile_keep_steal(GiCompiler *c, GiValue v) {
    if (v != GI_NULL) {
        v = gi_arena_own_steal(c->arena, v);
    }
    if (v == GI_NULL) {
        c->failed = true;
    }
    return v;
}

/* SyntaxError "cannot assign to __debug__"; true when it was raised. */
bool gi_compile_forbid(GiCompiler *c, const GiNode *at, GiValue name, bool deleting) {
    if (c->failed || name != GI_NAME(c->t, __debug__)) {
        return c->failed;
    }
    GI_COMPILE_FAIL(c, at, "cannot %s __debug__", deleting ? "delete" : "assign to");
    return true;
}

/* Calls warnings.warn_explicit(message, SyntaxWarning, filename, line). */
static bool warn_explicit(GiCompiler *c, GiValue message, int32_t line) {
    GiValue warn = gi_import_attr(c->t, "warnings", "warn_explicit");
    if (warn == GI_NULL) {
        gi_error_clear(c->t);
        return true;
    }
    GiValue a[4] = {message, gi_type_value(&gi_SyntaxWarning), c->filename, gi_int_imm(line)};
    GiValue result = gi_call(c->t, warn, a, 4, GI_NULL);
    gi_drop(c->t, warn);
    if (result == GI_NULL) {
        return false;
    }
    gi_drop(c->t, result);
    return true;
}

/* SyntaxWarning at a node, in CPython's words; may turn into a SyntaxError. */
void gi_compile_warn(GiCompiler *c, const GiNode *at, const char *format, ...) {
    if (c->failed) {
        return;
    }
    va_list args;
    va_start(args, format);
    GiValue message = gi_str_from_vformat(c->t, format, args);
    va_end(args);
    if (message == GI_NULL) {
        c->failed = true;
        return;
    }
    if (!warn_explicit(c, message, at->line)) {
        if (gi_error_clear_if(c->t, &gi_SyntaxWarning)) {
            gi_syntax_error_at(c->t, c->arena, at, "%S", message);
        }
        c->failed = true;
    }
    gi_drop(c->t, message);
}

/* --- constants --- */

static uint64_t mix(uint64_t h, uint64_t v) { return (h ^ v) * 0x9E3779B97F4A7C15u; }

static uint64_t hash_constant(GiThread *t, GiValue v) {
    if (!gi_is_object(v)) {
        return mix(1, v);
    }
    const GiType *type = gi_type(v);
    if (type == &gi_str_type) {
        return mix(2, (uint64_t)gi_str_hash(t, gi_as_str(v)));
    }
    if (type == &gi_bytes_type) {
        uint64_t h = 3;
        for (size_t i = 0; i < gi_as_bytes(v)->size; i++) {
            h = mix(h, gi_as_bytes(v)->data[i]);
        }
        return h;
    }
    if (type == &gi_tuple_type) {
        uint64_t h = 5;
        for (size_t i = 0; i < gi_as_tuple(v)->size; i++) {
            h = mix(h, hash_constant(t, gi_as_tuple(v)->items[i]));
        }
        return h;
    }
    return type == &gi_int_type ? mix(4, (uint64_t)gi_int_hash(v)) : mix(6, v);
}

static bool same_bits(double a, double b) { return memcmp(&a, &b, sizeof a) == 0; }

/* Are two constants interchangeable, also for `is` and in print (so not 0.0 and -0.0, 1 and True)? */
static bool same_constant(GiValue a, GiValue b) {
    if (a == b) {
        return true;
    }
    if (!gi_is_object(a) || !gi_is_object(b) || gi_type(a) != gi_type(b)) {
        return false;
    }
    const GiType *type = gi_type(a);
    if (type == &gi_str_type) {
        return gi_str_equal(a, b);
    }
    if (type == &gi_bytes_type) {
        const GiBytes *x = gi_as_bytes(a), *y = gi_as_bytes(b);
        return x->size == y->size && memcmp(x->data, y->data, x->size) == 0;
    }
    if (type == &gi_int_type) {
        return gi_int_compare(a, b) == 0;
    }
    if (type == &gi_float_type) {
        return same_bits(gi_float_value(a), gi_float_value(b));
    }
    if (type == &gi_complex_type) {
        const GiComplex *x = (GiComplex *)gi_object(a), *y = (GiComplex *)gi_object(b);
        return same_bits(x->real, y->real) && same_bits(x->imag, y->imag);
    }
    if (type == &gi_tuple_type) {
        const GiTuple *x = gi_as_tuple(a), *y = gi_as_tuple(b);
        bool same = x->size == y->size;
        for (size_t i = 0; same && i < x->size; i++) {
            same = same_constant(x->items[i], y->items[i]);
        }
        return same;
    }
    return false;
}

/* Text that looks like a name is interned, as the names in the program are. */
static bool looks_like_name(GiValue v) {
    const char *p = gi_str_text(v);
    size_t n = gi_str_size(v);
    for (size_t i = 0; i < n; i++) {
        if (!((p[i] >= 'a' && p[i] <= 'z') || (p[i] >= 'A' && p[i] <= 'Z') || (p[i] >= '0' && p[i] <= '9') || p[i] == '_')) {
            return false;
        }
    }
    return true;
}

static bool grow_merged(GiCompiler *c) {
    uint32_t size = c->merged_size == 0 ? 64 : c->merged_size * 2;
    GiValue *table = gi_arena_alloc(c->arena, size * sizeof *table);
    if (table == NULL) {
        c->failed = true;
        return false;
    }
    for (uint32_t i = 0; i < c->merged_size; i++) {
        if (c->merged[i] != GI_NULL) {
            uint32_t k = (uint32_t)(hash_constant(c->t, c->merged[i]) >> 32) & (size - 1);
            while (table[k] != GI_NULL) {
                k = (k + 1) & (size - 1);
            }
            table[k] = c->merged[i];
        }
    }
    c->merged = table;
    c->merged_size = size;
    return true;
}

#define INTERN_LEVELS 200 /* of tuples in tuples */

/* Interns the strings in a constant tuple, and in those in it, that look like names. */
static void intern_items(GiCompiler *c, GiValue tuple, int levels) {
    GiTuple *u = gi_as_tuple(tuple);
    for (size_t i = 0; i < u->size && !gi_failed(c->t); i++) {
        GiValue v = u->items[i];
        if (gi_is_exact(v, &gi_tuple_type) && levels > 0) {
            intern_items(c, v, levels - 1);
        }
        if (!gi_is_exact(v, &gi_str_type) || (gi_as_str(v)->marks & GI_STR_INTERNED) || !looks_like_name(v)) {
            continue;
        }
        GiValue own = gi_intern_steal(c->t, gi_take(v));
        if (own != GI_NULL) {
            u->items[i] = own;
            gi_drop(c->t, v);
        }
    }
}

/* The one object that stands for v in this compilation. */
static GiValue merge_constant(GiCompiler *c, GiValue v) {
    if (!gi_is_counted(v) || gi_type(v) == &gi_code_type) {
        return v;
    }
    if (gi_is_exact(v, &gi_str_type) && !(gi_as_str(v)->marks & GI_STR_INTERNED) && looks_like_name(v)) {
        v = gi_compile_keep_steal(c, gi_intern_steal(c->t, gi_take(v)));
        return v;
    }
    if (gi_is_exact(v, &gi_tuple_type)) {
        intern_items(c, v, INTERN_LEVELS);
    }
    if (c->merged_count * 2 >= c->merged_size && !grow_merged(c)) {
        return v;
    }
    uint32_t mask = c->merged_size - 1;
    uint32_t i = (uint32_t)(hash_constant(c->t, v) >> 32) & mask;
    for (; c->merged[i] != GI_NULL; i = (i + 1) & mask) {
        if (same_constant(c->merged[i], v)) {
            return c->merged[i];
        }
    }
    c->merged[i] = v;
    c->merged_count++;
    return v;
}

static uint32_t hash_word(GiValue v) { return (uint32_t)(v * 0x9E3779B97F4A7C15u >> 32); }

static bool grow_table(GiCompiler *c, GiPool *p) {
    uint32_t size = p->table_size == 0 ? 32 : p->table_size * 2;
    uint32_t *table = gi_arena_alloc(c->arena, size * sizeof *table);
    if (table == NULL) {
        c->failed = true;
        return false;
    }
    for (uint32_t i = 0; i < p->count; i++) {
        uint32_t k = hash_word(p->values[i]) & (size - 1);
        while (table[k] != 0) {
            k = (k + 1) & (size - 1);
        }
        table[k] = i + 1;
    }
    p->table = table;
    p->table_size = size;
    return true;
}

#define CONSTANTS_LIMIT (1u << 24) /* those above UINT16_MAX are loaded by LOADK_FAR */
#define NAMES_LIMIT (1u << 24)     /* those above UINT16_MAX are reached by intrinsics (compile_name.c) */

static int32_t pool_add(GiCompiler *c, GiPool *p, GiValue v, uint32_t limit, const char *what) {
    if (p->count * 2 >= p->table_size && !grow_table(c, p)) {
        return 0;
    }
    uint32_t mask = p->table_size - 1;
    uint32_t i = hash_word(v) & mask;
    for (; p->table[i] != 0; i = (i + 1) & mask) {
        if (p->values[p->table[i] - 1] == v) {
            return (int32_t)p->table[i] - 1;
        }
    }
    if (p->count > limit) {
        gi_raise(c->t, &gi_OverflowError, "too many %s in one code object", what);
        c->failed = true;
        return 0;
    }
    if (p->count == p->capacity && !gi_unit_grow(c, &p->values, p->count, &p->capacity, sizeof *p->values)) {
        return 0;
    }
    p->values[p->count++] = v;
    p->table[i] = p->count;
    return (int32_t)p->count - 1;
}

/* Index of a constant (equal constants share one) in the unit. */
int32_t gi_unit_constant(GiCompiler *c, GiValue v) {
    GiValue one = c->failed ? GI_NULL : merge_constant(c, v);
    return one == GI_NULL || c->failed ? 0 : pool_add(c, &c->unit->constants, one, CONSTANTS_LIMIT, "constants");
}

int32_t gi_unit_name(GiCompiler *c, GiValue name) {
    return c->failed ? 0 : pool_add(c, &c->unit->names, name, NAMES_LIMIT, "names");
}

/* The private name as this unit sees it. */
GiValue gi_unit_mangle(GiCompiler *c, GiValue name) {
    GiValue v = gi_scope_mangle(c->t, c->arena, c->unit->scope, c->unit->class_name, name);
    if (v == GI_NULL) {
        c->failed = true;
    }
    return v;
}

/* --- units --- */

static void empty_pool(GiPool *p) {
    p->count = 0;
    if (p->table_size > 0) {
        memset(p->table, 0, p->table_size * sizeof *p->table);
    }
}

/* __qualname__ of a new unit inside c->unit. */
static GiValue qualify(GiCompiler *c, const GiScope *scope, GiValue name) {
    const GiUnit *parent = c->unit;
    if (parent != NULL && parent->scope->kind == GI_SCOPE_TYPE_PARAMS) {
        parent = parent->outer;
    }
    if (parent == NULL || parent->outer == NULL) {
        return name;
    }
    bool named = scope->kind == GI_SCOPE_CLASS || (scope->kind == GI_SCOPE_FUNCTION && scope->comprehension == 0 && scope->node->kind == GI_N_FUNCTION);
    if (named) {
        GiValue mangled = gi_mangle(c->t, c->arena, parent->class_name, name);
        if (mangled == GI_NULL) {
            c->failed = true;
            return name;
        }
        const GiSymbol *sym = gi_scope_find(parent->scope, mangled);
        if (sym != NULL && sym->scope == GI_NAME_GLOBAL_EXPLICIT) {
            return name;
        }
    }
    bool locals = parent->scope->kind == GI_SCOPE_FUNCTION && parent->scope->comprehension == 0;
    return gi_compile_keep_steal(c, gi_str_from_format(c->t, locals ? "%S.<locals>.%S" : "%S.%S", parent->qualname, name));
}

static uint32_t code_flags(const GiCompiler *c, const GiScope *scope) {
    uint32_t flags = (c->flags & GI_COMPILE_ANNOTATIONS ? GI_CO_FUTURE_ANNOTATIONS : 0) |
                     (c->flags & GI_COMPILE_FLUFL ? GI_CO_FUTURE_FLUFL : 0);
    if (gi_scope_is_function(scope)) {
        flags |= GI_CO_OPTIMIZED | GI_CO_NEWLOCALS;
        flags |= scope->nested ? GI_CO_NESTED : 0;
        flags |= scope->varargs ? GI_CO_VARARGS : 0;
        flags |= scope->varkeywords ? GI_CO_VARKEYWORDS : 0;
        if (scope->coroutine) {
            flags |= scope->generator ? GI_CO_ASYNC_GENERATOR : GI_CO_COROUTINE;
        } else if (scope->generator) {
            flags |= GI_CO_GENERATOR;
        }
        const GiScope *around = scope->parent;
        if (scope->kind == GI_SCOPE_FUNCTION && scope->comprehension == 0 && around->kind == GI_SCOPE_CLASS) {
            flags |= GI_CO_METHOD;
        }
    } else if (scope->kind == GI_SCOPE_MODULE && (c->flags & GI_COMPILE_TOP_LEVEL_AWAIT) && scope->coroutine) {
        flags |= GI_CO_COROUTINE;
    }
    return flags;
}

/* Enters a new unit for a scope (U1); false: failed. */
bool gi_unit_open(GiCompiler *c, GiScope *scope, GiValue name, int32_t first_line) {
    if (c->failed) {
        return false;
    }
    GiValue qualname = qualify(c, scope, name);
    GiUnit *u = c->spare;
    if (u != NULL) {
        c->spare = u->outer;
        GiUnit kept = *u;
        memset(u, 0, offsetof(GiUnit, slots));
        memset((char *)u + offsetof(GiUnit, slot_count), 0, sizeof *u - offsetof(GiUnit, slot_count));
        u->code = kept.code, u->capacity = kept.capacity;
        u->labels = kept.labels, u->label_capacity = kept.label_capacity;
        u->handlers = kept.handlers, u->handler_capacity = kept.handler_capacity;
        u->constants = kept.constants, u->names = kept.names;
        empty_pool(&u->constants);
        empty_pool(&u->names);
    } else if ((u = gi_arena_alloc(c->arena, sizeof *u)) == NULL) {
        c->failed = true;
    }
    if (c->failed) {
        return false;
    }
    for (GiSymbol *sym = scope->first; sym != NULL; sym = sym->next) {
        sym->slot = -1; /* generic functions in finally blocks are compiled several times */
    }
    u->number = ++c->units;
    u->outer = c->unit;
    u->scope = u->inner = scope;
    u->far_register = -1;
    u->reachable = true;
    u->name = name;
    u->qualname = qualname;
    u->docstring = GI_NONE;
    u->class_name = c->unit == NULL ? GI_NULL : c->unit->class_name;
    u->flags = code_flags(c, scope);
    u->first_line = first_line;
    u->place = (GiPosition){first_line, -1, first_line, -1};
    c->unit = u;
    return true;
}

/* Puts off the code of a comprehension's handler to the end of the unit. */
void gi_unit_defer(GiCompiler *c, uint32_t handler, const GiNode *node, const GiScope *scope) {
    GiDeferred *d = c->failed ? NULL : gi_arena_alloc(c->arena, sizeof *d);
    if (d == NULL) {
        c->failed = true;
        return;
    }
    *d = (GiDeferred){c->unit->deferred, node, scope, handler};
    c->unit->deferred = d;
}

/* Code that the current unit already has for a scope inside it; borrowed. GI_NULL: none. */
GiValue gi_unit_made(const GiCompiler *c, const GiScope *scope) {
    return scope->made_in == c->unit->number ? scope->code : GI_NULL;
}

/* Assembles the current unit and returns to the outer one; borrowed code (the arena owns it). */
GiValue gi_unit_close(GiCompiler *c) {
    GiUnit *u = c->unit;
    GiValue code = GI_NULL;
    for (const GiDeferred *d = u->deferred; d != NULL && !c->failed; d = d->next) {
        gi_comp_cleanup(c, d->handler, d->node, d->scope);
    }
    if (!c->failed) {
        gi_peephole(c);
        code = gi_compile_keep_steal(c, gi_assemble(c));
    }
    if (u->outer != NULL) {
        u->scope->code = code;
        u->scope->made_in = u->outer->number;
    }
    c->unit = u->outer;
    u->outer = c->spare;
    c->spare = u;
    return code;
}

/* --- docstrings --- */

static size_t count_margin(const char *p, const char *end) {
    size_t margin = SIZE_MAX;
    for (p = memchr(p, '\n', (size_t)(end - p)); p != NULL && p < end; p = memchr(p, '\n', (size_t)(end - p))) {
        const char *start = ++p;
        while (p < end && *p == ' ') {
            p++;
        }
        if (p < end && *p != '\n' && (size_t)(p - start) < margin) {
            margin = (size_t)(p - start);
        }
        if (p >= end) {
            break;
        }
    }
    return margin == SIZE_MAX ? 0 : margin;
}

static void strip_margin(GiText *b, const char *p, const char *end, size_t margin) {
    while (p < end && *p == ' ') {
        p++;
    }
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        stop = stop == NULL ? end : stop + 1;
        gi_text_add(b, p, (size_t)(stop - p));
        p = stop;
        for (size_t i = 0; i < margin && p < end && *p == ' '; i++) {
            p++;
        }
    }
}

/* Tabs become spaces up to the next multiple of eight columns. */
static GiValue expand_tabs(GiCompiler *c, GiValue doc) {
    GiText b;
    gi_text_init(&b, c->t);
    const char *p = gi_str_text(doc), *end = p + gi_str_size(doc), *start = p;
    size_t column = 0;
    for (; p < end; p++) {
        if (*p == '\t') {
            size_t width = 8 - column % 8;
            gi_text_add(&b, start, (size_t)(p - start));
            gi_text_add(&b, "        ", width);
            start = p + 1;
            column += width;
        } else if (((unsigned char)*p & 0xC0) != 0x80) {
            column = *p == '\n' || *p == '\r' ? 0 : column + 1;
        }
    }
    gi_text_add(&b, start, (size_t)(end - start));
    return gi_compile_keep_steal(c, gi_text_finish(&b));
}

/* inspect.cleandoc of a docstring; borrowed. */
GiValue gi_compile_clean_doc(GiCompiler *c, GiValue doc) {
    if (c->failed) {
        return doc;
    }
    if (memchr(gi_str_text(doc), '\t', gi_str_size(doc)) != NULL) {
        doc = expand_tabs(c, doc);
        if (doc == GI_NULL) {
            return GI_NULL;
        }
    }
    const char *p = gi_str_text(doc), *end = p + gi_str_size(doc);
    size_t margin = count_margin(p, end);
    if (margin == 0 && *p != ' ') {
        return doc;
    }
    GiText b;
    gi_text_init(&b, c->t);
    strip_margin(&b, p, end, margin);
    return gi_compile_keep_steal(c, gi_text_finish(&b));
}

/* --- __future__ --- */

static void future_feature(GiCompiler *c, const GiNode *at, GiValue name) {
    static const char *const accepted[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                           "print_function", "unicode_literals", "generator_stop"};
    GiNode place = gi_place_of(at);
    place.end_line = place.line;
    if (gi_str_equal_text(name, "annotations")) {
        c->flags |= GI_COMPILE_ANNOTATIONS;
        return;
    }
    if (gi_str_equal_text(name, "barry_as_FLUFL")) { /* for what is compiled from here, not for this source */
        c->flags |= GI_COMPILE_FLUFL;
        return;
    }
    for (size_t i = 0; i < sizeof accepted / sizeof *accepted; i++) {
        if (gi_str_equal_text(name, accepted[i])) {
            return;
        }
    }
    if (gi_str_equal_text(name, "braces")) {
        GI_COMPILE_FAIL(c, &place, "not a chance");
    } else {
        GI_COMPILE_FAIL(c, &place, "future feature %S is not defined", name);
    }
    if (gi_error_is(c->t, &gi_SyntaxError)) { /* only the start is known here */
        gi_replace(c->t, &((GiSyntaxError *)gi_object(c->t->exc))->end_offset, GI_NONE);
    }
}

/* Reads the `from __future__` statements that may stand behind the docstring of a module. */
static void read_future(GiCompiler *c, const GiNode *tree) {
    if (tree->kind == GI_N_EXPRESSION) {
        return;
    }
    const GiNodes *body = &tree->u.module.body;
    for (uint32_t i = 0; i < body->n; i++) {
        const GiNode *n = body->items[i];
        if (n->kind == GI_N_IMPORT_FROM && n->u.import_from.level == 0 && n->u.import_from.module != GI_NULL &&
            gi_str_equal_text(n->u.import_from.module, "__future__")) {
            for (uint32_t k = 0; k < n->u.import_from.names.n && !c->failed; k++) {
                future_feature(c, n, n->u.import_from.names.items[k]->u.alias.name);
            }
            c->future = n;
        } else if (i > 0 || n->kind != GI_N_EXPR_STMT || n->u.one.value->kind != GI_N_CONSTANT ||
                   !gi_is_str(n->u.one.value->u.constant.value)) {
            return;
        }
    }
}

/* --- the whole --- */

/* Is there an annotated assignment in these statements (not in nested scopes)? */
static bool has_annotations(const GiNodes *list) {
    for (uint32_t i = 0; i < list->n; i++) {
        const GiNode *n = list->items[i];
        bool found = false;
        switch (n->kind) {
        case GI_N_ANN_ASSIGN: return true;
        case GI_N_FOR: found = has_annotations(&n->u.for_.body) || has_annotations(&n->u.for_.orelse); break;
        case GI_N_IF: case GI_N_WHILE: found = has_annotations(&n->u.while_.body) || has_annotations(&n->u.while_.orelse); break;
        case GI_N_WITH: found = has_annotations(&n->u.with.body); break;
        case GI_N_MATCH:
            for (uint32_t k = 0; k < n->u.match.cases.n && !found; k++) {
                found = has_annotations(&n->u.match.cases.items[k]->u.case_.body);
            }
            break;
        case GI_N_TRY:
            for (uint32_t k = 0; k < n->u.try_.handlers.n && !found; k++) {
                found = has_annotations(&n->u.try_.handlers.items[k]->u.handler.body);
            }
            found = found || has_annotations(&n->u.try_.body) || has_annotations(&n->u.try_.orelse) || has_annotations(&n->u.try_.finalbody);
            break;
        default: break;
        }
        if (found) {
            return true;
        }
    }
    return false;
}

/* Statements of a module or class body: annotations, docstring, the rest. */
void gi_compile_body(GiCompiler *c, const GiNode *at, const GiNodes *body, bool docstring) {
    if (has_annotations(body)) {
        gi_emit(c, at, GI_BC_SETUP_ANNOTATIONS, 0, 0, 0);
    }
    uint32_t first = 0;
    GiValue doc = docstring ? gi_stmt_docstring(c, body, &first) : GI_NULL;
    if (doc != GI_NULL) {
        GiReg r = gi_push(c);
        c->unit->docstring = doc;
        gi_load_constant(c, body->items[0]->u.one.value, r, doc);
        c->unit->top--;
        gi_name_store(c, body->items[0]->u.one.value, GI_NAME(c->t, __doc__), r);
    }
    for (uint32_t i = first; i < body->n && !c->failed; i++) {
        gi_stmt(c, body->items[i]);
    }
}

static void compile_module(GiCompiler *c, const GiNode *tree) {
    gi_def_prologue(c, NULL);
    if (tree->kind == GI_N_EXPRESSION) {
        GiReg r = gi_expr(c, tree->u.expression.body, GI_ANY);
        c->unit->top = 0;
        gi_emit(c, tree->u.expression.body, GI_BC_RETURN, r, 0, 0);
    } else {
        c->interactive = tree->kind == GI_N_INTERACTIVE;
        gi_compile_body(c, NULL, &tree->u.module.body, !c->interactive);
        gi_emit(c, NULL, GI_BC_RETURN_NONE, 0, 0, 0);
    }
}

/* The code object of a tree; owned. */
GiValue gi_compile_tree(GiThread *t, GiArena *a, GiNode *tree, GiValue filename, uint32_t flags) {
    GiCompiler c = {.t = t, .arena = a, .filename = filename, .flags = flags};
    read_future(&c, tree);
    if (c.failed || !gi_symbols_build(&c.symbols, t, a, tree, c.flags)) {
        return GI_NULL;
    }
    if (!gi_unit_open(&c, c.symbols.top, GI_NAME(t, module_name), 1)) {
        return GI_NULL;
    }
    compile_module(&c, tree);
    GiValue code = gi_unit_close(&c);
    return c.failed || code == GI_NULL ? GI_NULL : gi_take(code);
}

/* See hooks.h. */
GiValue gi_symbol_tables(GiThread *t, const char *source, size_t size, GiValue filename, char mode, uint32_t flags) {
    GiArena *a = gi_arena_new(t);
    if (a == NULL) {
        return GI_NULL;
    }
    gi_arena_set_source(a, source, size, filename);
    GiNode *tree = gi_parse(t, a, source, size, filename, mode, flags);
    GiValue r = GI_NULL;
    if (tree != NULL) {
        GiCompiler c = {.t = t, .arena = a, .filename = filename, .flags = flags};
        read_future(&c, tree);
        r = c.failed || !gi_symbols_build(&c.symbols, t, a, tree, c.flags) ? GI_NULL : gi_symbols_export(&c.symbols);
    }
    gi_arena_free(a);
    return r;
}

/* Parses and compiles source in mode 'x', 'e' or 's'; owned code object. */
GiValue gi_compile(GiThread *t, const char *source, size_t size, GiValue filename, char mode, uint32_t flags) {
    GiArena *a = gi_arena_new(t);
    if (a == NULL) {
        return GI_NULL;
    }
    gi_arena_set_source(a, source, size, filename);
    GiNode *tree = gi_parse(t, a, source, size, filename, mode, flags);
    GiValue code = tree == NULL ? GI_NULL : gi_compile_tree(t, a, tree, filename, flags);
    gi_arena_free(a);
    return code;
}
