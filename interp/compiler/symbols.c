/* SPDX-License-Identifier: MIT
 * interp/compiler/symbols.c walks the tree once and records, per scope, how each name is used: assigned, read,
 * declared global or nonlocal, parameter, target of a comprehension. What the names then mean is
 * decided by symbols_resolve.c.
 *
 * Errors are sticky: after the first one s->failed is set and the walk runs out without doing more.
 */
#include "interp/compiler/symbols.h"

#include "runtime/types/str.h"

typedef struct GiScopeEntry {
    const GiNode *node;
    GiScope *scope;
    uint32_t part;
} GiScopeEntry;

static void visit(GiSymbols *s, const GiNode *n);

/* --- scopes and their symbols --- */

static inline uint32_t hash_pointer(uint64_t p) { return (uint32_t)((p >> 4) * 0x9E3779B97F4A7C15u >> 32); }

/* The symbol of a (mangled) name in one scope, or NULL. */
GiSymbol *gi_scope_find(const GiScope *scope, GiValue name) {
    if (scope->table_size == 0) {
        return NULL;
    }
    uint32_t mask = scope->table_size - 1;
    for (uint32_t i = hash_pointer(name) & mask;; i = (i + 1) & mask) {
        GiSymbol *sym = scope->table[i];
        if (sym == NULL || sym->name == name) {
            return sym;
        }
    }
}

static void put(GiScope *scope, GiSymbol *sym) {
    uint32_t mask = scope->table_size - 1;
    uint32_t i = hash_pointer(sym->name) & mask;
    while (scope->table[i] != NULL) {
        i = (i + 1) & mask;
    }
    scope->table[i] = sym;
}

/* The symbol of a name, added when missing; NULL: out of memory. */
GiSymbol *gi_scope_add(GiSymbols *s, GiScope *scope, GiValue name) {
    GiSymbol *sym = gi_scope_find(scope, name);
    if (sym != NULL) {
        return sym;
    }
    if (scope->count * 2 >= scope->table_size) {
        uint32_t size = scope->table_size == 0 ? 8 : scope->table_size * 2;
        GiSymbol **table = gi_arena_alloc(s->arena, size * sizeof *table);
        if (table == NULL) {
            s->failed = true;
            return NULL;
        }
        scope->table = table;
        scope->table_size = size;
        for (GiSymbol *old = scope->first; old != NULL; old = old->next) {
            put(scope, old);
        }
    }
    sym = gi_arena_alloc(s->arena, sizeof *sym);
    if (sym == NULL) {
        s->failed = true;
        return NULL;
    }
    sym->name = name;
    sym->slot = -1;
    sym->free_index = -1;
    if (scope->last == NULL) {
        scope->first = sym;
    } else {
        scope->last->next = sym;
    }
    scope->last = sym;
    scope->count++;
    put(scope, sym);
    return sym;
}

static inline uint32_t hash_entry(const GiNode *node, uint32_t part) {
    return hash_pointer((uint64_t)(uintptr_t)node * 4 + part * 64);
}

/* The scope made for a part of a node; NULL when there is none. */
GiScope *gi_symbols_scope(const GiSymbols *s, const GiNode *node, GiScopePart part) {
    uint32_t mask = s->map_size - 1;
    for (uint32_t i = hash_entry(node, part) & mask; s->map[i].scope != NULL; i = (i + 1) & mask) {
        if (s->map[i].node == node && s->map[i].part == (uint32_t)part) {
            return s->map[i].scope;
        }
    }
    return NULL;
}

static void map_put(GiSymbols *s, GiScopeEntry entry) {
    uint32_t mask = s->map_size - 1;
    uint32_t i = hash_entry(entry.node, entry.part) & mask;
    while (s->map[i].scope != NULL) {
        i = (i + 1) & mask;
    }
    s->map[i] = entry;
}

static bool map_add(GiSymbols *s, const GiNode *node, uint32_t part, GiScope *scope) {
    if (s->map_count * 2 >= s->map_size) {
        GiScopeEntry *old = s->map;
        uint32_t old_size = s->map_size;
        uint32_t size = old_size == 0 ? 16 : old_size * 2;
        GiScopeEntry *map = gi_arena_alloc(s->arena, size * sizeof *map);
        if (map == NULL) {
            return false;
        }
        s->map = map;
        s->map_size = size;
        for (uint32_t i = 0; i < old_size; i++) {
            if (old[i].scope != NULL) {
                map_put(s, old[i]);
            }
        }
    }
    s->map_count++;
    map_put(s, (GiScopeEntry){node, scope, part});
    return true;
}

/* Opens a scope inside the current one. */
static bool open_scope(GiSymbols *s, GiScopeKind kind, GiValue name, const GiNode *node, uint32_t part) {
    GiScope *scope = gi_arena_alloc(s->arena, sizeof *scope);
    if (scope == NULL || !map_add(s, node, part, scope)) {
        s->failed = true;
        return false;
    }
    GiScope *parent = s->current;
    scope->kind = (uint8_t)kind;
    scope->name = name;
    scope->node = node;
    scope->parent = parent;
    if (parent != NULL) {
        scope->nested = parent->nested || gi_scope_is_function(parent);
        scope->comp_iter_expr = parent->comp_iter_expr;
        scope->mangled_only = kind == GI_SCOPE_CLASS ? NULL : parent->mangled_only;
        if (parent->last_child == NULL) {
            parent->first_child = scope;
        } else {
            parent->last_child->sibling = scope;
        }
        parent->last_child = scope;
    }
    s->current = scope;
    return true;
}

static void close_scope(GiSymbols *s) { s->current = s->current->parent; }

/* --- mangling --- */

/* __name in a class becomes _Class__name; borrowed (the arena keeps it). GI_NULL: out of memory. */
GiValue gi_mangle(GiThread *t, GiArena *arena, GiValue class_name, GiValue name) {
    if (class_name == GI_NULL) {
        return name;
    }
    const char *text = gi_str_text(name);
    size_t size = gi_str_size(name);
    if (size < 3 || text[0] != '_' || text[1] != '_' || (text[size - 1] == '_' && text[size - 2] == '_') ||
        memchr(text, '.', size) != NULL) {
        return name;
    }
    const char *cls = gi_str_text(class_name);
    size_t cls_size = gi_str_size(class_name);
    while (cls_size > 0 && *cls == '_') {
        cls++;
        cls_size--;
    }
    if (cls_size == 0) {
        return name;
    }
    GiText b;
    gi_text_init(&b, t);
    gi_text_add(&b, "_", 1);
    gi_text_add(&b, cls, cls_size);
    gi_text_add(&b, text, size);
    GiValue v = gi_text_finish(&b);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    v = gi_intern_steal(t, v);
    return v == GI_NULL ? GI_NULL : gi_arena_own_steal(arena, v);
}

/* The same as seen from a scope (type parameter scopes of classes mangle only those). */
GiValue gi_scope_mangle(GiThread *t, GiArena *arena, const GiScope *scope, GiValue class_name, GiValue name) {
    if (class_name == GI_NULL) {
        return name;
    }
    if (scope->mangled_only != NULL) {
        uint32_t i = 0;
        while (i < scope->mangled_only->n && scope->mangled_only->items[i] != name) {
            i++;
        }
        if (i == scope->mangled_only->n) {
            return name;
        }
    }
    return gi_mangle(t, arena, class_name, name);
}

static GiValue mangle(GiSymbols *s, GiValue name) {
    GiValue v = gi_scope_mangle(s->t, s->arena, s->current, s->class_name, name);
    if (v == GI_NULL) {
        s->failed = true;
    }
    return v;
}

/* --- recording uses --- */

#define FAIL(s, node, ...) \
    do { \
        if (!(s)->failed) { \
            gi_syntax_error_at((s)->t, (s)->arena, (node), __VA_ARGS__); \
            (s)->failed = true; \
        } \
    } while (0)

/* Records `flag` for a mangled name in a scope; `shown` is the name in messages. */
static void define_in(GiSymbols *s, GiScope *scope, GiValue name, GiValue shown, uint32_t flag, const GiNode *at) {
    GiSymbol *sym = gi_scope_add(s, scope, name);
    if (sym == NULL) {
        return;
    }
    if ((flag & GI_SYM_PARAM) && (sym->flags & GI_SYM_PARAM)) {
        FAIL(s, at, "duplicate argument '%S' in function definition", shown);
        return;
    }
    if ((flag & GI_SYM_TYPE_PARAM) && (sym->flags & GI_SYM_TYPE_PARAM)) {
        FAIL(s, at, "duplicate type parameter '%S'", shown);
        return;
    }
    sym->flags |= flag;
    if (scope->comp_iter_target) {
        if (sym->flags & (GI_SYM_GLOBAL | GI_SYM_NONLOCAL)) {
            FAIL(s, at, "comprehension inner loop cannot rebind assignment expression target '%S'", shown);
            return;
        }
        sym->flags |= GI_SYM_COMP_TARGET;
    }
    if ((flag & GI_SYM_GLOBAL) && scope != s->top) {
        define_in(s, s->top, name, shown, GI_SYM_GLOBAL, at);
    }
}

static void define(GiSymbols *s, GiValue name, uint32_t flag, const GiNode *at) {
    GiValue mangled = s->failed ? GI_NULL : mangle(s, name);
    if (mangled != GI_NULL) {
        define_in(s, s->current, mangled, name, flag, at);
    }
}

static uint32_t flags_of(GiSymbols *s, GiScope *scope, GiValue name) {
    GiSymbol *sym = gi_scope_find(scope, name);
    (void)s;
    return sym == NULL ? 0 : sym->flags;
}

/* Remembers a declaration, for errors that only the second pass can find. */
static void declare(GiSymbols *s, GiValue name, const GiNode *at) {
    GiDirective *d = gi_arena_alloc(s->arena, sizeof *d);
    if (d == NULL) {
        s->failed = true;
        return;
    }
    d->name = name;
    d->node = at;
    d->next = s->current->directives;
    s->current->directives = d;
}

static void visit_all(GiSymbols *s, const GiNodes *list) {
    for (uint32_t i = 0; i < list->n && !s->failed; i++) {
        if (list->items[i] != NULL) {
            visit(s, list->items[i]);
        }
    }
}

static void visit_optional(GiSymbols *s, const GiNode *n) {
    if (n != NULL) {
        visit(s, n);
    }
}

/* yield, await and := are not allowed in scopes that are evaluated lazily or not at all. */
static void refuse_in_annotation(GiSymbols *s, const GiNode *n, const char *what) {
    switch (s->current->kind) {
    case GI_SCOPE_ANNOTATION:
        FAIL(s, n, "%s cannot be used within an annotation", what);
        break;
    case GI_SCOPE_TYPE_VARIABLE:
        FAIL(s, n, "%s cannot be used within %s", what, s->current->what);
        break;
    case GI_SCOPE_TYPE_ALIAS:
        FAIL(s, n, "%s cannot be used within a type alias", what);
        break;
    case GI_SCOPE_TYPE_PARAMS:
        FAIL(s, n, "%s cannot be used within the definition of a generic", what);
        break;
    default:
        break;
    }
}

/* --- := in comprehensions --- */

/* The target of := inside comprehensions belongs to the nearest scope that is none. */
static void extend_walrus(GiSymbols *s, const GiNode *target) {
    GiValue shown = target->u.name.id;
    GiValue name = mangle(s, shown);
    if (name == GI_NULL) {
        return;
    }
    GiScope *scope = s->current;
    for (; scope->comprehension != 0; scope = scope->parent) {
        uint32_t flags = flags_of(s, scope, name);
        if ((flags & GI_SYM_COMP_TARGET) && (flags & (GI_SYM_LOCAL | GI_SYM_GLOBAL))) {
            FAIL(s, target, "assignment expression cannot rebind comprehension iteration variable '%S'", shown);
            return;
        }
    }
    static const char *const where[] = {
        [GI_SCOPE_CLASS] = "cannot be used in a class body",
        [GI_SCOPE_TYPE_PARAMS] = "cannot be used within the definition of a generic",
        [GI_SCOPE_TYPE_ALIAS] = "cannot be used in a type alias",
        [GI_SCOPE_TYPE_VARIABLE] = "cannot be used in a TypeVar bound",
        [GI_SCOPE_ANNOTATION] = "cannot be used within an annotation",
    };
    if (scope->kind == GI_SCOPE_FUNCTION) {
        bool global = (flags_of(s, scope, name) & GI_SYM_GLOBAL) != 0;
        define_in(s, s->current, name, shown, global ? GI_SYM_GLOBAL : GI_SYM_NONLOCAL, target);
        declare(s, name, target);
        define_in(s, scope, name, shown, GI_SYM_LOCAL | GI_SYM_WALRUS, target);
    } else if (scope->kind == GI_SCOPE_MODULE) {
        define_in(s, s->current, name, shown, GI_SYM_GLOBAL, target);
        declare(s, name, target);
        define_in(s, scope, name, shown, GI_SYM_GLOBAL, target);
    } else {
        FAIL(s, target, "assignment expression within a comprehension %s", where[scope->kind]);
    }
}

static void visit_named(GiSymbols *s, const GiNode *n) {
    refuse_in_annotation(s, n, "named expression");
    if (s->current->comp_iter_expr > 0) {
        FAIL(s, n, "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    const GiNode *target = n->u.named.target;
    if (s->current->comprehension != 0 && !s->failed) {
        extend_walrus(s, target);
    }
    visit(s, n->u.named.value);
    define(s, target->u.name.id, GI_SYM_LOCAL | GI_SYM_WALRUS, target);
}

/* --- comprehensions --- */

static void visit_comprehension_part(GiSymbols *s, const GiNode *part, bool first) {
    GiScope *scope = s->current;
    scope->comp_iter_target = true;
    visit(s, part->u.comprehension.target);
    scope->comp_iter_target = false;
    if (!first) {
        scope->comp_iter_expr++;
        visit(s, part->u.comprehension.iter);
        scope->comp_iter_expr--;
    }
    visit_all(s, &part->u.comprehension.ifs);
    if (part->flags & GI_NF_ASYNC) {
        scope->coroutine = true;
    }
}

static GiValue comprehension_name(GiThread *t, uint8_t kind) {
    switch (kind) {
    case GI_N_LIST_COMP: return GI_NAME(t, listcomp_name);
    case GI_N_SET_COMP: return GI_NAME(t, setcomp_name);
    case GI_N_DICT_COMP: return GI_NAME(t, dictcomp_name);
    default: return GI_NAME(t, genexpr_name);
    }
}

static void visit_comprehension(GiSymbols *s, const GiNode *n) {
    const GiNode *outer = n->u.comp.generators.items[0];
    s->current->comp_iter_expr++;
    visit(s, outer->u.comprehension.iter);
    s->current->comp_iter_expr--;
    if (s->failed || !open_scope(s, GI_SCOPE_FUNCTION, comprehension_name(s->t, n->kind), n, GI_PART_BODY)) {
        return;
    }
    GiScope *scope = s->current;
    scope->comprehension = n->kind;
    define(s, GI_NAME(s->t, dot0), GI_SYM_PARAM, n);
    for (uint32_t i = 0; i < n->u.comp.generators.n; i++) {
        visit_comprehension_part(s, n->u.comp.generators.items[i], i == 0);
    }
    visit_optional(s, n->u.comp.value);
    visit(s, n->u.comp.element);
    scope->generator = n->kind == GI_N_GENERATOR_EXP;
    bool is_async = scope->coroutine && !scope->generator;
    close_scope(s);
    if (is_async) {
        s->current->coroutine = true;
    }
}

static void visit_yield(GiSymbols *s, const GiNode *n) {
    static const char *const in[] = {"list comprehension", "set comprehension", "dict comprehension", "generator expression"};
    refuse_in_annotation(s, n, "yield expression");
    visit_optional(s, n->u.one.value);
    s->current->generator = true;
    if (s->current->comprehension != 0) {
        FAIL(s, n, "'yield' inside %s", in[s->current->comprehension - GI_N_LIST_COMP]);
    }
}

/* --- functions, classes, type parameters --- */

static void visit_annotation(GiSymbols *s, const GiNode *n) {
    bool lazy = (s->flags & GI_COMPILE_ANNOTATIONS) != 0;
    if (n == NULL || (lazy && !open_scope(s, GI_SCOPE_ANNOTATION, GI_NAME(s->t, __annotations__), n, 7))) {
        return;
    }
    visit(s, n);
    if (lazy) {
        close_scope(s);
    }
}

static void visit_arg_annotations(GiSymbols *s, const GiNodes *args) {
    for (uint32_t i = 0; i < args->n; i++) {
        visit_annotation(s, args->items[i]->u.arg.annotation);
    }
}

static void visit_annotations(GiSymbols *s, const GiArguments *a, const GiNode *returns) {
    visit_arg_annotations(s, &a->posonly);
    visit_arg_annotations(s, &a->args);
    if (a->vararg != NULL) {
        visit_annotation(s, a->vararg->u.arg.annotation);
    }
    if (a->kwarg != NULL) {
        visit_annotation(s, a->kwarg->u.arg.annotation);
    }
    visit_arg_annotations(s, &a->kwonly);
    visit_annotation(s, returns);
}

static void define_params(GiSymbols *s, const GiNodes *args) {
    for (uint32_t i = 0; i < args->n; i++) {
        define(s, args->items[i]->u.arg.arg, GI_SYM_PARAM, args->items[i]);
    }
}

static void visit_params(GiSymbols *s, const GiArguments *a) {
    define_params(s, &a->posonly);
    define_params(s, &a->args);
    define_params(s, &a->kwonly);
    if (a->vararg != NULL) {
        define(s, a->vararg->u.arg.arg, GI_SYM_PARAM, a->vararg);
        s->current->varargs = true;
    }
    if (a->kwarg != NULL) {
        define(s, a->kwarg->u.arg.arg, GI_SYM_PARAM, a->kwarg);
        s->current->varkeywords = true;
    }
}

/* Opens the scope of type parameters; it sees the names of a class directly around it. */
static bool open_type_params(GiSymbols *s, const GiNode *n, GiValue name, const GiArguments *a) {
    bool in_class = s->current->kind == GI_SCOPE_CLASS;
    if (s->failed || !open_scope(s, GI_SCOPE_TYPE_PARAMS, name, n, GI_PART_TYPE_PARAMS)) {
        return false;
    }
    s->current->sees_class = in_class;
    if (in_class) {
        define(s, GI_NAME(s->t, __classdict__), GI_SYM_USE, n);
    }
    if (n->kind == GI_N_CLASS) {
        define(s, GI_NAME(s->t, type_params_name), GI_SYM_LOCAL | GI_SYM_USE, n);
        define(s, GI_NAME(s->t, generic_base_name), GI_SYM_LOCAL | GI_SYM_USE, n);
    }
    if (a != NULL && a->defaults.n > 0) {
        define(s, GI_NAME(s->t, defaults_name), GI_SYM_PARAM, n);
    }
    bool kw_defaults = false;
    for (uint32_t i = 0; a != NULL && i < a->kw_defaults.n; i++) {
        kw_defaults = kw_defaults || a->kw_defaults.items[i] != NULL;
    }
    if (kw_defaults) {
        define(s, GI_NAME(s->t, kwdefaults_name), GI_SYM_PARAM, n);
    }
    return true;
}

/* The bound or default of a type parameter: a scope of its own. */
static void visit_type_variable(GiSymbols *s, const GiNode *param, const GiNode *e, GiScopePart part, const char *what) {
    if (e == NULL || s->failed) {
        return;
    }
    bool sees_class = s->current->sees_class;
    if (!open_scope(s, GI_SCOPE_TYPE_VARIABLE, param->u.type_param.name, param, part)) {
        return;
    }
    s->current->what = what;
    s->current->sees_class = sees_class;
    if (sees_class) {
        define(s, GI_NAME(s->t, __classdict__), GI_SYM_USE, param);
    }
    visit(s, e);
    close_scope(s);
}

static void visit_type_param(GiSymbols *s, const GiNode *n) {
    static const char *const defaults[] = {"a TypeVar default", "a ParamSpec default", "a TypeVarTuple default"};
    GiValue name = n->u.type_param.name;
    if (s->current->node->kind == GI_N_CLASS && s->current->mangled_only != NULL) {
        s->current->mangled_only->items[s->current->mangled_only->n++] = name;
    }
    define(s, name, GI_SYM_TYPE_PARAM | GI_SYM_LOCAL, n);
    const GiNode *bound = n->u.type_param.bound;
    const char *what = bound != NULL && bound->kind == GI_N_TUPLE ? "a TypeVar constraint" : "a TypeVar bound";
    visit_type_variable(s, n, bound, GI_PART_BOUND, what);
    visit_type_variable(s, n, n->u.type_param.default_value, GI_PART_DEFAULT, defaults[n->op]);
}

static void visit_function(GiSymbols *s, const GiNode *n) {
    GiArguments *a = n->u.function.args;
    bool generic = n->u.function.type_params.n > 0;
    define(s, n->u.function.name, GI_SYM_LOCAL, n);
    visit_all(s, &a->defaults);
    visit_all(s, &a->kw_defaults);
    visit_all(s, &n->u.function.decorators);
    if (generic) {
        if (!open_type_params(s, n, n->u.function.name, a)) {
            return;
        }
        visit_all(s, &n->u.function.type_params);
    }
    visit_annotations(s, a, n->u.function.returns);
    if (s->failed || !open_scope(s, GI_SCOPE_FUNCTION, n->u.function.name, n, GI_PART_BODY)) {
        return;
    }
    s->current->coroutine = (n->flags & GI_NF_ASYNC) != 0;
    visit_params(s, a);
    visit_all(s, &n->u.function.body);
    close_scope(s);
    if (generic) {
        close_scope(s);
    }
}

static void visit_lambda(GiSymbols *s, const GiNode *n) {
    GiArguments *a = n->u.lambda.args;
    visit_all(s, &a->defaults);
    visit_all(s, &a->kw_defaults);
    if (s->failed || !open_scope(s, GI_SCOPE_FUNCTION, GI_NAME(s->t, lambda_name), n, GI_PART_BODY)) {
        return;
    }
    visit_params(s, a);
    visit(s, n->u.lambda.body);
    close_scope(s);
}

static void visit_class(GiSymbols *s, const GiNode *n) {
    bool generic = n->u.class_.type_params.n > 0;
    define(s, n->u.class_.name, GI_SYM_LOCAL, n);
    visit_all(s, &n->u.class_.decorators);
    GiValue outer_class = s->class_name;
    if (generic) {
        if (!open_type_params(s, n, n->u.class_.name, NULL)) {
            return;
        }
        s->class_name = n->u.class_.name;
        GiIdents *only = gi_arena_alloc(s->arena, sizeof *only);
        GiValue *items = gi_arena_alloc(s->arena, n->u.class_.type_params.n * sizeof *items);
        if (only == NULL || items == NULL) {
            s->failed = true;
            return;
        }
        only->items = items;
        s->current->mangled_only = only;
        visit_all(s, &n->u.class_.type_params);
    }
    visit_all(s, &n->u.class_.bases);
    visit_all(s, &n->u.class_.keywords);
    if (s->failed || !open_scope(s, GI_SCOPE_CLASS, n->u.class_.name, n, GI_PART_BODY)) {
        return;
    }
    s->class_name = n->u.class_.name;
    if (generic) {
        define(s, GI_NAME(s->t, __type_params__), GI_SYM_LOCAL, n);
        define(s, GI_NAME(s->t, type_params_name), GI_SYM_USE, n);
    }
    visit_all(s, &n->u.class_.body);
    close_scope(s);
    if (generic) {
        close_scope(s);
    }
    s->class_name = outer_class;
}

static void visit_type_alias(GiSymbols *s, const GiNode *n) {
    bool in_class = s->current->kind == GI_SCOPE_CLASS;
    bool generic = n->u.type_alias.type_params.n > 0;
    GiValue name = n->u.type_alias.name->u.name.id;
    define(s, name, GI_SYM_LOCAL, n->u.type_alias.name);
    if (generic) {
        if (!open_type_params(s, n, name, NULL)) {
            return;
        }
        visit_all(s, &n->u.type_alias.type_params);
    }
    if (s->failed || !open_scope(s, GI_SCOPE_TYPE_ALIAS, name, n, GI_PART_BODY)) {
        return;
    }
    s->current->sees_class = in_class;
    if (in_class) {
        define(s, GI_NAME(s->t, __classdict__), GI_SYM_USE, n);
    }
    visit(s, n->u.type_alias.value);
    close_scope(s);
    if (generic) {
        close_scope(s);
    }
}

/* --- statements --- */

static void visit_scope_statement(GiSymbols *s, const GiNode *n) {
    bool global = n->kind == GI_N_GLOBAL;
    const char *kind = global ? "global" : "nonlocal";
    for (uint32_t i = 0; i < n->u.scope.names.n && !s->failed; i++) {
        GiValue shown = n->u.scope.names.items[i];
        GiValue name = mangle(s, shown);
        if (name == GI_NULL) {
            return;
        }
        uint32_t flags = flags_of(s, s->current, name);
        if (flags & GI_SYM_PARAM) {
            FAIL(s, n, "name '%S' is parameter and %s", shown, kind);
        } else if (flags & GI_SYM_USE) {
            FAIL(s, n, "name '%S' is used prior to %s declaration", shown, kind);
        } else if (flags & GI_SYM_ANNOTATED) {
            FAIL(s, n, "annotated name '%S' can't be %s", shown, kind);
        } else if (flags & GI_SYM_LOCAL) {
            FAIL(s, n, "name '%S' is assigned to before %s declaration", shown, kind);
        } else {
            define_in(s, s->current, name, shown, global ? GI_SYM_GLOBAL : GI_SYM_NONLOCAL, n);
            declare(s, name, n);
        }
    }
}

static void visit_ann_assign(GiSymbols *s, const GiNode *n) {
    const GiNode *target = n->u.ann.target;
    bool simple = (n->flags & GI_NF_SIMPLE) != 0;
    if (target->kind == GI_N_NAME) {
        GiValue name = mangle(s, target->u.name.id);
        if (name == GI_NULL) {
            return;
        }
        uint32_t flags = flags_of(s, s->current, name);
        if ((flags & (GI_SYM_GLOBAL | GI_SYM_NONLOCAL)) && s->current != s->top && simple) {
            FAIL(s, n, "annotated name '%S' can't be %s", target->u.name.id, flags & GI_SYM_GLOBAL ? "global" : "nonlocal");
            return;
        }
        if (simple) {
            define_in(s, s->current, name, target->u.name.id, GI_SYM_ANNOTATED | GI_SYM_LOCAL, target);
        } else if (n->u.ann.value != NULL) {
            define_in(s, s->current, name, target->u.name.id, GI_SYM_LOCAL, target);
        }
    } else {
        visit(s, target);
    }
    visit_annotation(s, n->u.ann.annotation);
    visit_optional(s, n->u.ann.value);
}

static void visit_alias(GiSymbols *s, const GiNode *n) {
    GiValue name = n->u.alias.asname != GI_NULL ? n->u.alias.asname : n->u.alias.name;
    const char *text = gi_str_text(name);
    const char *dot = strchr(text, '.');
    if (dot != NULL && n->u.alias.asname == GI_NULL) {
        name = gi_intern(s->t, text, (size_t)(dot - text));
        if (name == GI_NULL || (name = gi_arena_own_steal(s->arena, name)) == GI_NULL) {
            s->failed = true;
            return;
        }
    }
    if (strcmp(text, "*") != 0) {
        define(s, name, GI_SYM_IMPORT, n);
    } else if (s->current->kind != GI_SCOPE_MODULE) {
        FAIL(s, n, "import * only allowed at module level");
    }
}

/* Names that `del` or the end of an except clause makes unbound. */
static void mark_killed(GiSymbols *s, const GiNode *n) {
    if (n->kind == GI_N_TUPLE || n->kind == GI_N_LIST) {
        for (uint32_t i = 0; i < n->u.many.items.n; i++) {
            mark_killed(s, n->u.many.items.items[i]);
        }
    } else if (n->kind == GI_N_NAME) {
        define(s, n->u.name.id, GI_SYM_KILLED, n);
    }
}

static void visit_delete(GiSymbols *s, const GiNode *n) {
    for (uint32_t i = 0; i < n->u.many.items.n && !s->failed; i++) {
        visit(s, n->u.many.items.items[i]);
        mark_killed(s, n->u.many.items.items[i]);
    }
}

static void visit_handler(GiSymbols *s, const GiNode *n) {
    visit_optional(s, n->u.handler.type);
    if (n->u.handler.name != GI_NULL) {
        define(s, n->u.handler.name, GI_SYM_LOCAL | GI_SYM_KILLED, n);
    }
    visit_all(s, &n->u.handler.body);
}

static void visit_pattern(GiSymbols *s, const GiNode *n) {
    switch (n->kind) {
    case GI_N_MATCH_VALUE:
        visit(s, n->u.one.value);
        break;
    case GI_N_MATCH_SEQUENCE:
    case GI_N_MATCH_OR:
        visit_all(s, &n->u.many.items);
        break;
    case GI_N_MATCH_MAPPING:
        visit_all(s, &n->u.match_mapping.keys);
        visit_all(s, &n->u.match_mapping.patterns);
        if (n->u.match_mapping.rest != GI_NULL) {
            define(s, n->u.match_mapping.rest, GI_SYM_LOCAL, n);
        }
        break;
    case GI_N_MATCH_CLASS:
        visit(s, n->u.match_class.cls);
        visit_all(s, &n->u.match_class.patterns);
        visit_all(s, &n->u.match_class.kwd_patterns);
        break;
    case GI_N_MATCH_STAR:
        if (n->u.match_star.name != GI_NULL) {
            define(s, n->u.match_star.name, GI_SYM_LOCAL, n);
        }
        break;
    case GI_N_MATCH_AS:
        visit_optional(s, n->u.match_as.pattern);
        if (n->u.match_as.name != GI_NULL) {
            define(s, n->u.match_as.name, GI_SYM_LOCAL, n);
        }
        break;
    default:
        break;
    }
}

static void visit_name(GiSymbols *s, const GiNode *n) {
    bool load = n->op == GI_CTX_LOAD;
    define(s, n->u.name.id, load ? GI_SYM_USE : GI_SYM_LOCAL, n);
    if (load && gi_scope_is_function(s->current) && gi_str_equal_text(n->u.name.id, "super")) {
        define(s, GI_NAME(s->t, __class__), GI_SYM_USE, n);
    }
}

/* `async for` and `async with` of a module make it a coroutine when compile() allows that. */
static void note_async(GiSymbols *s, const GiNode *n) {
    if ((n->flags & GI_NF_ASYNC) && s->current->kind == GI_SCOPE_MODULE) {
        s->current->coroutine = true;
    }
}

static void visit_statement(GiSymbols *s, const GiNode *n) {
    switch (n->kind) {
    case GI_N_MODULE:
    case GI_N_INTERACTIVE: visit_all(s, &n->u.module.body); break;
    case GI_N_EXPRESSION: visit(s, n->u.expression.body); break;
    case GI_N_FUNCTION: visit_function(s, n); break;
    case GI_N_CLASS: visit_class(s, n); break;
    case GI_N_TYPE_ALIAS: visit_type_alias(s, n); break;
    case GI_N_RETURN:
        if (n->u.one.value != NULL) {
            visit(s, n->u.one.value);
            s->current->returns_value = true;
        }
        break;
    case GI_N_DELETE: visit_delete(s, n); break;
    case GI_N_ASSIGN: visit_all(s, &n->u.assign.targets); visit(s, n->u.assign.value); break;
    case GI_N_AUG_ASSIGN: visit(s, n->u.aug.target); visit(s, n->u.aug.value); break;
    case GI_N_ANN_ASSIGN: visit_ann_assign(s, n); break;
    case GI_N_FOR:
        note_async(s, n);
        visit(s, n->u.for_.target);
        visit(s, n->u.for_.iter);
        visit_all(s, &n->u.for_.body);
        visit_all(s, &n->u.for_.orelse);
        break;
    case GI_N_WHILE:
    case GI_N_IF:
        visit(s, n->u.while_.test);
        visit_all(s, &n->u.while_.body);
        visit_all(s, &n->u.while_.orelse);
        break;
    case GI_N_WITH:
        note_async(s, n);
        visit_all(s, &n->u.with.items);
        visit_all(s, &n->u.with.body);
        break;
    case GI_N_MATCH: visit(s, n->u.match.subject); visit_all(s, &n->u.match.cases); break;
    case GI_N_RAISE: visit_optional(s, n->u.raise.exc); visit_optional(s, n->u.raise.cause); break;
    case GI_N_TRY:
        visit_all(s, &n->u.try_.body);
        visit_all(s, &n->u.try_.handlers);
        visit_all(s, &n->u.try_.orelse);
        visit_all(s, &n->u.try_.finalbody);
        break;
    case GI_N_ASSERT: visit(s, n->u.assert_.test); visit_optional(s, n->u.assert_.msg); break;
    case GI_N_IMPORT: visit_all(s, &n->u.import.names); break;
    case GI_N_IMPORT_FROM: visit_all(s, &n->u.import_from.names); break;
    case GI_N_GLOBAL:
    case GI_N_NONLOCAL: visit_scope_statement(s, n); break;
    case GI_N_EXPR_STMT: visit(s, n->u.one.value); break;
    default: break;
    }
}

static void visit_expression(GiSymbols *s, const GiNode *n) {
    switch (n->kind) {
    case GI_N_BOOL_OP: case GI_N_SET: case GI_N_LIST: case GI_N_TUPLE: case GI_N_JOINED_STR:
        visit_all(s, &n->u.many.items);
        break;
    case GI_N_NAMED: visit_named(s, n); break;
    case GI_N_BINARY: visit(s, n->u.binary.left); visit(s, n->u.binary.right); break;
    case GI_N_UNARY: visit(s, n->u.unary.operand); break;
    case GI_N_LAMBDA: visit_lambda(s, n); break;
    case GI_N_IF_EXP: visit(s, n->u.if_exp.test); visit(s, n->u.if_exp.body); visit(s, n->u.if_exp.orelse); break;
    case GI_N_DICT: visit_all(s, &n->u.dict.keys); visit_all(s, &n->u.dict.values); break;
    case GI_N_LIST_COMP: case GI_N_SET_COMP: case GI_N_DICT_COMP: case GI_N_GENERATOR_EXP:
        visit_comprehension(s, n);
        break;
    case GI_N_AWAIT:
        refuse_in_annotation(s, n, "await expression");
        visit(s, n->u.one.value);
        s->current->coroutine = true;
        break;
    case GI_N_YIELD: case GI_N_YIELD_FROM: visit_yield(s, n); break;
    case GI_N_COMPARE: visit(s, n->u.compare.left); visit_all(s, &n->u.compare.comparators); break;
    case GI_N_CALL: visit(s, n->u.call.func); visit_all(s, &n->u.call.args); visit_all(s, &n->u.call.keywords); break;
    case GI_N_FORMATTED: visit(s, n->u.formatted.value); visit_optional(s, n->u.formatted.spec); break;
    case GI_N_ATTRIBUTE: visit(s, n->u.attribute.value); break;
    case GI_N_SUBSCRIPT: visit(s, n->u.subscript.value); visit(s, n->u.subscript.slice); break;
    case GI_N_STARRED: visit(s, n->u.one.value); break;
    case GI_N_NAME: visit_name(s, n); break;
    case GI_N_SLICE:
        visit_optional(s, n->u.slice.lower);
        visit_optional(s, n->u.slice.upper);
        visit_optional(s, n->u.slice.step);
        break;
    default: break;
    }
}

static void visit_part(GiSymbols *s, const GiNode *n) {
    switch (n->kind) {
    case GI_N_KEYWORD: visit(s, n->u.keyword.value); break;
    case GI_N_HANDLER: visit_handler(s, n); break;
    case GI_N_ALIAS: visit_alias(s, n); break;
    case GI_N_WITH_ITEM: visit(s, n->u.with_item.context); visit_optional(s, n->u.with_item.vars); break;
    case GI_N_CASE:
        visit(s, n->u.case_.pattern);
        visit_optional(s, n->u.case_.guard);
        visit_all(s, &n->u.case_.body);
        break;
    case GI_N_TYPE_PARAM: visit_type_param(s, n); break;
    default: break;
    }
}

static void visit(GiSymbols *s, const GiNode *n) {
    if (s->failed) {
        return;
    }
    if (!gi_enter(s->t, " during compilation")) {
        s->failed = true;
        return;
    }
    if (n->kind < GI_N_BOOL_OP) {
        visit_statement(s, n);
    } else if (n->kind < GI_N_KEYWORD) {
        visit_expression(s, n);
    } else if (n->kind < GI_N_MATCH_VALUE) {
        visit_part(s, n);
    } else {
        visit_pattern(s, n);
    }
    gi_leave(s->t);
}

/* Fills s for a tree; false: SyntaxError (or MemoryError) set. */
bool gi_symbols_build(GiSymbols *s, GiThread *t, GiArena *arena, GiNode *tree, uint32_t flags) {
    *s = (GiSymbols){.t = t, .arena = arena, .flags = flags};
    if (!open_scope(s, GI_SCOPE_MODULE, GI_NAME(t, module_name), tree, GI_PART_BODY)) {
        return false;
    }
    s->top = s->current;
    visit(s, tree);
    return !s->failed && gi_symbols_resolve(s);
}
