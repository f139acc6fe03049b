/* SPDX-License-Identifier: MIT
 * tests/unit/api_allocations.c: E9: every function of gilt.h while each allocation fails in turn: the n-th of the
 * interpreter's heap, and the n-th that the library makes with malloc (linked with --wrap), once and from then on.
 * A result is defined when the function did its work, or left MemoryError, or answered as its comment says for "no
 * memory"; afterwards the counts of all references are right, the interpreter works, and closing leaves nothing.
 *
 * `names`: prints the functions of the table, to be compared with the list of exported ones.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/api/api.h"
#include "runtime/audit.h"
#include "runtime/lifecycle.h"

/* --- what fails --- */

static enum { HEAP, MALLOC } source;
static uint64_t number, counted; /* number: of the allocation that fails; 0: none */
static bool forever, armed;

static bool refuses(void) {
    if (!armed || source != MALLOC) {
        return false;
    }
    counted++;
    return counted == number || (forever && counted > number);
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
char *__real_strdup(const char *s);
GiHeap *__real_gi_heap_new(GiAllocHook hook, void *ud, size_t limit);

void *__wrap_malloc(size_t size) { return refuses() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t n, size_t size) { return refuses() ? NULL : __real_calloc(n, size); }
void *__wrap_realloc(void *p, size_t size) { return refuses() ? NULL : __real_realloc(p, size); }
char *__wrap_strdup(const char *s) { return refuses() ? NULL : __real_strdup(s); }

/* So that a heap that is made while failures are wanted knows of it. */
GiHeap *__wrap_gi_heap_new(GiAllocHook hook, void *ud, size_t limit) {
    GiHeap *heap = __real_gi_heap_new(hook, ud, limit);
    if (heap != NULL && armed && source == HEAP) {
        gi_heap_fail_at(heap, number, forever);
    }
    return heap;
}

/* --- what the functions are given --- */

typedef struct given {
    gilt_vm *vm;
    gilt_thread *t;
    gilt_val list, dict, text, big, object, function, code, module, generator, point, error;
    gilt_ref *ref;
    gilt_type *type;
    gilt_scope scope;
    gilt_status status; /* of functions that answer one */
} given;

static gilt_val echo(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)t, (void)self, (void)ud;
    return args[0];
}

static bool point_init(gilt_thread *t, void *self, const gilt_val *a) { return gilt_to_int(t, a[0], self); }

static const gilt_type_spec spec = {.name = "Point(x: int)", .doc = "A point.", .size = 16, .init = point_init};

static const char script[] =
    "class Rich:\n"
    "    kept = []\n"
    "    def __len__(self): return len([1, 2, 3])\n"
    "    def __getitem__(self, k): return [k]\n"
    "    def __setitem__(self, k, v): self.kept = [k, v]\n"
    "    def __iter__(self): return iter([1, 2])\n"
    "    def __index__(self): return int('7')\n"
    "    def __float__(self): return float('7.5')\n"
    "    def __bool__(self): return not [0] == []\n"
    "    def __getattr__(self, name): return [name]\n"
    "    def __setattr__(self, name, v): object.__setattr__(self, name, [v])\n"
    "    def __str__(self): return 'a' * 20\n"
    "def f(*a, **k): return [a, k]\n"
    "def gen():\n    while True: yield [1]\n"
    "rich = Rich(); g = gen()\n";

static void nothing_posted(gilt_thread *t, void *ud) { (void)t, (void)ud; }
static void nothing_written(void *ud, int stream, const char *text, size_t n) { (void)ud, (void)stream, (void)text, (void)n; }
static void nothing_heard(void *ud, const gilt_event *ev) { (void)ud, (void)ev; }

/* Each answers whether the function did what it is for. */
#define DID(name) static bool did_##name(given *g)
#define VALUE(name, call) \
    DID(name) { return (call).h != 0; }

DID(vm_new) {
    gilt_config config = {.api_version = GILT_API_VERSION, .allowed_modules = (const char *const[]){"math", NULL}};
    gilt_vm *other = g->vm;
    g->status = gilt_vm_new(&config, &other);
    bool was_armed = armed;
    armed = false;
    if (g->status != GILT_OK) {
        bool defined = other == NULL;
        armed = was_armed;
        return !defined;
    }
    gi_heap_fail_at(atomic_load(&other->vm)->heap, 0, false);
    gilt_vm_drop(other);
    armed = was_armed;
    return true;
}
DID(vm_share) {
    gilt_vm *shared = gilt_vm_share(g->vm);
    gilt_vm_drop(shared);
    return shared == g->vm;
}
DID(vm_stats) {
    gilt_stats stats;
    gilt_vm_stats(g->vm, &stats);
    return stats.used > 0;
}
DID(api_version) { return g != NULL && gilt_api_version() == GILT_API_VERSION; }
DID(attach) { /* once more: attaching first is tried by main */
    for (int i = 0; i < 9; i++) {
        if (gilt_attach(g->vm, -1) == NULL) {
            for (; i > 0; i--) {
                gilt_detach(g->t);
            }
            return false;
        }
    }
    for (int i = 0; i < 9; i++) {
        gilt_detach(g->t);
    }
    return true;
}
DID(lock) {
    gilt_unlock(g->t, "test");
    g->status = gilt_lock(g->t);
    return g->status == GILT_OK;
}
DID(thread_vm) { return gilt_thread_vm(g->t) == g->vm; }
DID(post) { return (g->status = gilt_post(g->vm, nothing_posted, NULL)) == GILT_OK; }
DID(interrupt) {
    gilt_interrupt(g->vm, GILT_STOP_CALL);
    gilt_exec(g->t, "for i in range(3): pass"); /* for nobody: it was asked for before */
    return !gilt_failed(g->t);
}
DID(after_fork) {
    gilt_after_fork(g->vm, false);
    return true;
}
DID(set_budget) {
    gilt_set_budget(g->t, INT64_MAX / 4, UINT64_MAX / 4);
    gilt_eval(g->t, "[1]");
    gilt_set_budget(g->t, 0, 0);
    return !gilt_failed(g->t);
}
DID(set_memory_limit) { return (g->status = gilt_set_memory_limit(g->t, 0)) == GILT_OK; }
DID(poll) { return gilt_poll(g->t, 20000); }
DID(scope_open) { return gilt_scope_open(g->t).depth > 0; }
DID(scope_close) {
    gilt_val kept = gilt_scope_close(g->t, g->scope, g->point);
    g->point = kept;
    return kept.h != 0;
}
DID(keep) {
    gilt_ref *r = gilt_keep(g->t, g->list);
    gilt_ref_drop(r);
    return r != NULL;
}
DID(use) {
    bool did = true;
    for (int i = 0; i < 100; i++) {
        did = gilt_use(g->t, g->ref).h != 0 && did;
    }
    return did;
}
DID(ref_drop) {
    gilt_ref_drop(g->ref);
    g->ref = NULL;
    return true;
}
VALUE(compile, gilt_compile(g->t, "x = [1]\ndef f(a, *b): return a + 1\n", SIZE_MAX, "file"))
VALUE(run, gilt_run(g->t, g->code, g->module))
VALUE(exec, gilt_exec(g->t, "x = [1, 'two', 3.0]\nclass A(str): y = 1\na = A('x')\n"))
VALUE(eval, gilt_eval(g->t, " [1, 2.5, {'a': (3, None)}]"))
VALUE(import, gilt_import(g->t, "math"))
DID(call) {
    gilt_val many[12];
    for (int i = 0; i < 12; i++) {
        many[i] = g->text;
    }
    return gilt_call(g->t, g->function, 12, many).h != 0;
}
VALUE(callf, gilt_callf(g->t, g->function, "i [ds] key=O", INT64_C(1), 2.0, "x", g->list))
VALUE(get, gilt_get(g->t, g->object, "some_attribute"))
DID(set) { return gilt_set(g->t, g->object, "some_attribute", g->list); }
VALUE(item, gilt_item(g->t, g->object, g->text))
DID(set_item) { return gilt_set_item(g->t, g->object, g->text, g->list) && gilt_set_item(g->t, g->dict, g->text, g->list); }
DID(len) { return gilt_len(g->t, g->object) == 3; }
VALUE(iter, gilt_iter(g->t, g->object))
VALUE(next, gilt_next(g->t, g->generator))
VALUE(pack, gilt_pack(g->t, "i [d s] {k=(O)} S y", INT64_MAX, 1e-200, "x", g->text, "ab", (size_t)2, "cd", (size_t)2))
DID(unpack) {
    int64_t i;
    double d;
    const char *s;
    gilt_val v;
    return gilt_unpack(g->t, g->dict, "{a=i b=d c=s d=[OO]}", &i, &d, &s, &v, &v);
}
VALUE(str, gilt_str(g->t, "text", SIZE_MAX))
DID(to_str) { return gilt_to_str(g->t, g->text, NULL) != NULL; }
VALUE(int, gilt_int(g->t, INT64_MIN))
DID(to_int) {
    int64_t i;
    return gilt_to_int(g->t, g->object, &i) && i == 7;
}
VALUE(float, gilt_float(g->t, 1e-200))
DID(to_float) {
    double d;
    return gilt_to_float(g->t, g->object, &d) && d == 7.5;
}
VALUE(none, gilt_none(g->t))
DID(truth) { return gilt_truth(g->t, g->object); }
VALUE(module, gilt_module(g->t, "host.another", "doc"))
DID(def) {
    return gilt_def(g->t, g->module, "f(a: int, *b, c=3) -> int", echo, NULL) &&
           gilt_def(g->t, gilt_type_val(g->t, g->type), "m(self, a=()) -> int", echo, NULL) &&
           gilt_has(gilt_callf(g->t, gilt_get(g->t, g->module, "f"), "I c=s", 3, "x"));
}
DID(type_new) {
    gilt_type *type = gilt_type_new(g->t, g->module, &(gilt_type_spec){.name = "Other(a, b=2)", .doc = "Doc."});
    return type != NULL && gilt_has(gilt_callf(g->t, gilt_type_val(g->t, type), "i", INT64_C(5)));
}
VALUE(type_val, gilt_type_val(g->t, g->type))
DID(object) {
    void *p = g;
    bool did = gilt_object(g->t, g->type, &p).h != 0;
    return did == (p != NULL) && did;
}
DID(payload) { return gilt_payload(g->t, g->point, g->type) != NULL; }
DID(raise) {
    gilt_raise(g->t, "copy.Error", "%0600d", 7);
    gilt_val error = gilt_take_error(g->t);
    bool done = gilt_error_is(g->t, error, "copy.Error");
    if (!done && !gilt_failed(g->t)) {
        gilt_raise(g->t, gilt_error_is(g->t, error, "MemoryError") ? "MemoryError" : "SystemError", "another");
    }
    return done;
}
DID(failed) { return !gilt_failed(g->t); }
DID(stopped) { return gilt_stopped(g->t) == GILT_STOP_NONE; }
DID(take_error) {
    gilt_exec(g->t, "1 / 0");
    gilt_val error = gilt_take_error(g->t);
    return error.h != 0;
}
DID(error_is) {
    bool is = gilt_error_is(g->t, g->error, "ArithmeticError"), other = gilt_error_is(g->t, g->error, "copy.Error");
    return is && !other && !gilt_failed(g->t);
}
DID(format_error) {
    char text[300];
    return gilt_format_error(g->t, g->error, text, sizeof text) > 0 && strstr(text, "ZeroDivisionError") != NULL;
}
DID(trace) {
    g->status = gilt_trace(g->vm, 1u << GILT_EV_GC_START, nothing_heard, NULL);
    return g->status == GILT_OK && (g->status = gilt_trace(g->vm, 0, NULL, NULL)) == GILT_OK;
}

/* What a function may do when there is no memory. */
enum {
    LEAVES_ERROR, /* an error waits */
    ANSWERS,      /* it is in the answer: absent, NULL, false or 0 without an error */
    STATUS,       /* GILT_NOMEM */
    NEVER_FAILS
};
#define ROW(name, how) {"gilt_" #name, did_##name, how}
static const struct row {
    const char *name;
    bool (*call)(given *g);
    int how;
} rows[] = {
    ROW(vm_new, STATUS), ROW(vm_share, NEVER_FAILS), ROW(vm_stats, NEVER_FAILS), ROW(api_version, NEVER_FAILS),
    ROW(attach, ANSWERS), ROW(lock, NEVER_FAILS), ROW(thread_vm, NEVER_FAILS), ROW(post, STATUS),
    ROW(interrupt, LEAVES_ERROR), ROW(after_fork, NEVER_FAILS), ROW(set_budget, LEAVES_ERROR),
    ROW(set_memory_limit, NEVER_FAILS), ROW(poll, LEAVES_ERROR), ROW(scope_open, NEVER_FAILS),
    ROW(scope_close, LEAVES_ERROR), ROW(keep, LEAVES_ERROR), ROW(use, LEAVES_ERROR), ROW(ref_drop, NEVER_FAILS),
    ROW(compile, LEAVES_ERROR), ROW(run, LEAVES_ERROR), ROW(exec, LEAVES_ERROR), ROW(eval, LEAVES_ERROR),
    ROW(import, LEAVES_ERROR), ROW(call, LEAVES_ERROR), ROW(callf, LEAVES_ERROR), ROW(get, LEAVES_ERROR),
    ROW(set, LEAVES_ERROR), ROW(item, LEAVES_ERROR), ROW(set_item, LEAVES_ERROR), ROW(len, LEAVES_ERROR),
    ROW(iter, LEAVES_ERROR), ROW(next, LEAVES_ERROR), ROW(pack, LEAVES_ERROR), ROW(unpack, LEAVES_ERROR),
    ROW(str, LEAVES_ERROR), ROW(to_str, LEAVES_ERROR), ROW(int, LEAVES_ERROR), ROW(to_int, LEAVES_ERROR),
    ROW(float, LEAVES_ERROR), ROW(to_float, LEAVES_ERROR), ROW(none, LEAVES_ERROR), ROW(truth, LEAVES_ERROR),
    ROW(module, LEAVES_ERROR), ROW(def, LEAVES_ERROR), ROW(type_new, LEAVES_ERROR), ROW(type_val, LEAVES_ERROR),
    ROW(object, LEAVES_ERROR), ROW(payload, LEAVES_ERROR), ROW(raise, LEAVES_ERROR), ROW(failed, NEVER_FAILS),
    ROW(stopped, NEVER_FAILS), ROW(take_error, LEAVES_ERROR), ROW(error_is, LEAVES_ERROR),
    ROW(format_error, ANSWERS), ROW(trace, STATUS),
};
#define ROWS (sizeof rows / sizeof *rows)
/* Those that every turn below calls while memory is short. */
static const char *const everywhere[] = {"gilt_detach", "gilt_unlock", "gilt_vm_close", "gilt_vm_drop"};

#if defined(GILT_SANITIZED)
#define STEPS 8 /* all of the first so many, then fewer and fewer */
#else
#define STEPS 50
#endif

static const struct row *row;

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s (%s, allocation %zu of %s%s)\n", __FILE__, __LINE__, #x, row->name, (size_t)number, \
                   source == HEAP ? "the heap" : "malloc", forever ? " and all after" : ""); \
            exit(1); \
        } \
    } while (0)

static void set_failing(given *g, bool on) {
    armed = on;
    counted = 0;
    if (source == HEAP) {
        gi_heap_fail_at(atomic_load(&g->vm->vm)->heap, on ? number : 0, forever);
    }
}

/* --- one turn --- */

static given setup(void) {
    given g = {0};
    gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS, .write = nothing_written};
    CHECK(gilt_vm_new(&config, &g.vm) == GILT_OK);
    return g;
}

static void furnish(given *g) {
    gilt_thread *t = g->t;
    gilt_val main = gilt_exec(t, script), host = gilt_module(t, "host", NULL);
    g->type = gilt_type_new(t, host, &spec);
    g->module = host;
    g->object = gilt_get(t, main, "rich");
    g->function = gilt_get(t, main, "f");
    g->generator = gilt_get(t, main, "g");
    g->list = gilt_eval(t, "[1, 2]");
    g->dict = gilt_eval(t, "{'a': 1, 'b': 2, 'c': 'x', 'd': [1, 2]}");
    g->text = gilt_str(t, "some text", SIZE_MAX);
    g->code = gilt_compile(t, "y = [1]\nz = {'a': y}\n", SIZE_MAX, "f");
    g->ref = gilt_keep(t, g->list);
    gilt_exec(t, "1 / 0");
    g->error = gilt_take_error(t);
    g->scope = gilt_scope_open(t);
    g->point = gilt_callf(t, gilt_type_val(t, g->type), "i", INT64_C(1));
    CHECK(!gilt_failed(t) && gilt_has(g->point) && gilt_has(g->code) && gilt_has(g->error));
}

/* What the function answered is one of the answers it promises. */
static void check_answer(given *g, bool did) {
    if (did) {
        CHECK(!gilt_failed(g->t));
        return;
    }
    CHECK(row->how != NEVER_FAILS);
    if (row->how == STATUS) {
        CHECK(g->status == GILT_NOMEM);
    } else if (row->how == LEAVES_ERROR) {
        CHECK(gilt_failed(g->t));
        gilt_val error = gilt_take_error(g->t); /* memory is still short */
        if (!gilt_error_is(g->t, error, "MemoryError")) {
            char text[2000];
            set_failing(g, false);
            gilt_format_error(g->t, error, text, sizeof text);
            fputs(text, stdout);
        }
        CHECK(gilt_has(error) && gilt_error_is(g->t, error, "MemoryError"));
    }
    CHECK(!gilt_failed(g->t));
}

static void check_control(given *g) {
    int64_t n = 0;
    gilt_scope s = gilt_scope_open(g->t);
    CHECK(gilt_unpack(g->t, gilt_eval(g->t, "sum([len(str(i)) for i in range(100)])"), "i", &n) && n == 190);
    gilt_scope_close(g->t, s, (gilt_val){0});
}

static void check_counts(given *g) {
    GiAudit audit;
    bool done = gi_audit(g->t->t, &audit, stdout);
    CHECK(done && audit.differences == 0);
}

/* Detaching and closing while memory is short, too. */
static void end(given *g) {
    size_t leaked = 1;
    gi_vm_watch_leaks(atomic_load(&g->vm->vm), &leaked);
    set_failing(g, true);
    gilt_unlock(g->t, "end");
    gilt_detach(g->t);
    gilt_status status = gilt_vm_close(g->vm, INT64_C(10000000000));
    armed = false;
    CHECK(status == GILT_OK);
    CHECK(leaked == 0);
    gilt_ref_drop(g->ref);
    gilt_vm_drop(g->vm);
}

/* One call whose number-th allocation fails; false: it makes fewer. */
static bool turn(void) {
    given g = setup();
    set_failing(&g, true);
    g.t = gilt_attach(g.vm, -1);
    bool first = g.t == NULL;
    set_failing(&g, false);
    if (first) {
        g.t = gilt_attach(g.vm, -1);
    }
    CHECK(g.t != NULL);
    furnish(&g);
    GiHeapStats before, after;
    gi_heap_stats(g.t->t->vm->heap, &before);
    set_failing(&g, true);
    bool did = row->call(&g);
    bool more = source == MALLOC ? counted >= number : false;
    gi_heap_stats(g.t->t->vm->heap, &after);
    more = more || (source == HEAP && after.allocations - before.allocations >= number);
    check_answer(&g, did);
    set_failing(&g, false);
    check_control(&g);
    check_counts(&g);
    end(&g);
    return more;
}

/* gilt_vm_new counts in the heap that it makes, not in the one given: until it succeeds. */
static bool turn_new(void) {
    given g = {0};
    armed = true;
    counted = 0;
    bool did = did_vm_new(&g);
    armed = false;
    CHECK(did || g.status == GILT_NOMEM);
    return !did;
}

static size_t try_all(const struct row *r) {
    size_t turns = 0;
    row = r;
    for (int i = 0; i < 4; i++) {
        source = i < 2 ? HEAP : MALLOC;
        forever = i % 2 == 1;
        for (number = 1; r->call == did_vm_new ? turn_new() : turn(); number += 1 + number / STEPS) {
            turns++;
        }
    }
    return turns;
}

int main(int argc, char **argv) {
    size_t turns = 0;
    bool names = argc > 1 && strcmp(argv[1], "names") == 0;
    for (size_t i = 0; i < ROWS; i++) {
        if (names) {
            puts(rows[i].name);
        } else {
            turns += try_all(&rows[i]);
        }
    }
    for (size_t i = 0; names && i < sizeof everywhere / sizeof *everywhere; i++) {
        puts(everywhere[i]);
    }
    if (!names) {
        printf("%zu allocations failed in %zu functions\n", turns, ROWS);
    }
    return 0;
}
