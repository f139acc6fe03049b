/* SPDX-License-Identifier: MIT
 * tests/embed/misuse.c: E9: every public function with an absent value, a value of the wrong kind, a handle of
 * another interpreter, of a closed scope, with an error waiting, unlocked, detached, and without a thread, and with
 * the host's allocator failing. A result is defined when it is the function's answer for "nothing done", the
 * error set is one of those the header names, and the interpreter works afterwards.
 */
#include "check.h"

/* What the functions under test are given. */
typedef struct given {
    gilt_thread *t;
    gilt_vm *vm;
    gilt_val v;       /* the value in question */
    gilt_val good;    /* a value that is right where two are needed */
    gilt_ref *ref;
    gilt_type *type;
} given;

static gilt_val native(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)t, (void)self, (void)ud;
    return args[0];
}

static bool point_init(gilt_thread *t, void *self, const gilt_val *a) {
    return gilt_to_int(t, a[0], self);
}

static const gilt_type_spec spec = {.name = "Point(x: int)", .doc = "A point.", .size = 16, .init = point_init};

/* Each answers true when the function did something. */
#define DID(name) static bool do_##name(given *g)
DID(scope) {
    gilt_scope s = gilt_scope_open(g->t);
    return gilt_scope_close(g->t, s, g->v).h != 0;
}
DID(keep) {
    gilt_ref *r = gilt_keep(g->t, g->v);
    gilt_ref_drop(r);
    return r != NULL;
}
DID(use) { return gilt_use(g->t, g->ref).h != 0; }
DID(compile) { return gilt_compile(g->t, "x = 1", SIZE_MAX, NULL).h != 0; }
DID(run) { return gilt_run(g->t, gilt_compile(g->t, "x = 1", SIZE_MAX, "f"), g->v).h != 0; }
DID(run_code) { return gilt_run(g->t, g->v, gilt_import(g->t, "math")).h != 0; }
DID(exec) { return gilt_exec(g->t, "x = [1, 'two', 3.0]\ndef f(*a, **k): return a, k\n").h != 0; }
DID(eval) { return gilt_eval(g->t, "[1, 2.5, {'a': (3, None)}]").h != 0; }
DID(import) { return gilt_import(g->t, "math").h != 0; }
DID(call) { return gilt_call(g->t, g->v, 1, &g->good).h != 0; }
DID(call_argument) { return gilt_call(g->t, gilt_eval(g->t, "repr"), 1, &g->v).h != 0; }
DID(callf) { return gilt_callf(g->t, g->v, "i", INT64_C(1)).h != 0; }
DID(callf_argument) { return gilt_callf(g->t, gilt_eval(g->t, "dict"), "a=O b=i", g->v, INT64_C(2)).h != 0; }
DID(get) { return gilt_get(g->t, g->v, "attribute").h != 0; }
DID(set) { return gilt_set(g->t, g->v, "attribute", g->good); }
DID(set_value) { return gilt_set(g->t, gilt_module(g->t, "m", NULL), "x", g->v); }
DID(item) { return gilt_item(g->t, g->v, g->good).h != 0; }
DID(item_key) { return gilt_item(g->t, gilt_eval(g->t, "{1: 2}"), g->v).h != 0; }
DID(set_item) { return gilt_set_item(g->t, g->v, g->good, g->good); }
DID(set_item_key) { return gilt_set_item(g->t, gilt_eval(g->t, "{}"), g->v, g->good); }
DID(set_item_value) { return gilt_set_item(g->t, gilt_eval(g->t, "{}"), g->good, g->v); }
DID(len) { return gilt_len(g->t, g->v) >= 0; }
DID(iter) { return gilt_iter(g->t, g->v).h != 0; }
DID(next) { return gilt_next(g->t, g->v).h != 0; }
DID(pack) { return gilt_pack(g->t, "i [d s] {k=(O)}", INT64_C(1), 2.0, "x", g->v).h != 0; }
DID(pack_int) { return gilt_pack(g->t, "i", INT64_MAX).h != 0; }
DID(unpack) {
    int64_t i;
    return gilt_unpack(g->t, g->v, "i", &i);
}
DID(str) { return gilt_str(g->t, "text", SIZE_MAX).h != 0; }
DID(to_str) { return gilt_to_str(g->t, g->v, NULL) != NULL; }
DID(int) { return gilt_int(g->t, INT64_MIN).h != 0; }
DID(to_int) {
    int64_t i;
    return gilt_to_int(g->t, g->v, &i);
}
DID(float) { return gilt_float(g->t, 1e-200).h != 0; }
DID(to_float) {
    double d;
    return gilt_to_float(g->t, g->v, &d);
}
DID(none) { return gilt_none(g->t).h != 0; }
DID(truth) { return gilt_truth(g->t, g->v); }
DID(module) { return gilt_module(g->t, "another", "doc").h != 0; }
DID(def) { return gilt_def(g->t, g->v, "f(a: int, *b, c=3) -> int", native, NULL); }
DID(def_module) { return gilt_def(g->t, gilt_module(g->t, "m", NULL), "f(a: int, *b, c=3) -> int", native, NULL); }
DID(type_new) { return gilt_type_new(g->t, g->v, &spec) != NULL; }
DID(type_module) { return gilt_type_new(g->t, gilt_module(g->t, "m", NULL), &spec) != NULL; }
DID(type_val) { return gilt_type_val(g->t, g->type).h != 0; }
DID(object) {
    void *p = (void *)1;
    bool did = gilt_object(g->t, g->type, &p).h != 0;
    CHECK(did == (p != NULL));
    return did;
}
DID(payload) { return gilt_payload(g->t, g->v, g->type) != NULL; }
DID(native_call) {
    return gilt_callf(g->t, gilt_get(g->t, gilt_module(g->t, "host", NULL), "echo"), "O", g->v).h != 0;
}
DID(construct) { return gilt_callf(g->t, gilt_type_val(g->t, g->type), "i", INT64_C(5)).h != 0; }
DID(error_is) { return gilt_error_is(g->t, g->v, "ValueError"); }
DID(poll) { return gilt_poll(g->t, 5); }

/* What a function needs to do something. */
enum { USES_V = 1, NEVER = 2 /* never does something with the values of the table */ };
#define ROW(name, uses) {#name, do_##name, uses}
static const struct row {
    const char *name;
    bool (*call)(given *g);
    int uses;
} rows[] = {
    ROW(scope, USES_V), ROW(keep, USES_V), ROW(use, 0), ROW(compile, 0), ROW(run, USES_V), ROW(run_code, USES_V),
    ROW(exec, 0), ROW(eval, 0), ROW(import, 0), ROW(call, USES_V), ROW(call_argument, USES_V), ROW(callf, USES_V),
    ROW(callf_argument, USES_V), ROW(get, USES_V), ROW(set, USES_V), ROW(set_value, USES_V), ROW(item, USES_V),
    ROW(item_key, USES_V), ROW(set_item, USES_V), ROW(set_item_key, USES_V), ROW(set_item_value, USES_V),
    ROW(len, USES_V), ROW(iter, USES_V), ROW(next, USES_V), ROW(pack, USES_V), ROW(pack_int, 0), ROW(unpack, USES_V),
    ROW(str, 0), ROW(to_str, USES_V), ROW(int, 0), ROW(to_int, USES_V), ROW(float, 0), ROW(to_float, USES_V),
    ROW(none, 0), ROW(truth, USES_V), ROW(module, 0), ROW(def, USES_V), ROW(def_module, 0), ROW(type_new, USES_V),
    ROW(type_module, 0), ROW(type_val, 0), ROW(object, 0), ROW(payload, USES_V), ROW(native_call, USES_V),
    ROW(construct, 0), ROW(error_is, USES_V), ROW(poll, 0),
};
#define ROWS (sizeof rows / sizeof *rows)

static void expect(bool did, bool wanted, const struct row *row, const char *when) {
    if (did != wanted) {
        printf("gilt_%s %s %s\n", row->name, did ? "did something" : "did nothing", when);
        exit(1);
    }
}

/* The interpreter does its work. */
static void check_control(gilt_thread *t) {
    gilt_scope s = gilt_scope_open(t);
    CHECK(!gilt_failed(t));
    CHECK(int_of(t, "sum([len(str(i)) for i in range(100)])") == 190);
    gilt_scope_close(t, s, ABSENT);
}

static given setup(gilt_vm *vm) {
    given g = {.t = gilt_attach(vm, -1), .vm = vm};
    gilt_val host = gilt_module(g.t, "host", NULL);
    g.type = gilt_type_new(g.t, host, &spec);
    CHECK(gilt_def(g.t, host, "echo(x)", native, NULL));
    g.good = gilt_int(g.t, 1);
    g.ref = gilt_keep(g.t, g.good);
    return g;
}

static void test_absent(given g) {
    g.v = ABSENT;
    for (size_t i = 0; i < ROWS; i++) {
        expect(rows[i].call(&g), (rows[i].uses & USES_V) == 0, &rows[i], "with an absent value");
        CHECK(!gilt_failed(g.t)); /* null in, null out: no error is made of it */
    }
    check_control(g.t);
}

static void test_no_thread(given g) {
    g.v = g.good;
    g.t = NULL;
    for (size_t i = 0; i < ROWS; i++) {
        expect(rows[i].call(&g), false, &rows[i], "without a thread");
    }
    char text[4] = "abc";
    CHECK(gilt_format_error(NULL, g.v, text, sizeof text) == 0 && text[0] == 0);
    CHECK(!gilt_failed(NULL) && gilt_stopped(NULL) == GILT_STOP_NONE && gilt_take_error(NULL).h == 0);
    CHECK(gilt_raise(NULL, "ValueError", "x").h == 0 && gilt_lock(NULL) == GILT_MISUSE);
    CHECK(gilt_set_memory_limit(NULL, 1) == GILT_MISUSE && gilt_thread_vm(NULL) == NULL);
    gilt_set_budget(NULL, 1, 1);
    gilt_unlock(NULL, "x");
    gilt_detach(NULL);
    gilt_after_fork(NULL, true);
    gilt_interrupt(NULL, GILT_STOP_VM);
    gilt_vm_drop(NULL);
    gilt_ref_drop(NULL);
    gilt_stats stats;
    gilt_vm_stats(NULL, &stats);
    CHECK(stats.used == 0 && gilt_vm_share(NULL) == NULL && gilt_attach(NULL, -1) == NULL);
    CHECK(gilt_vm_new(NULL, NULL) == GILT_MISUSE && gilt_vm_close(NULL, 0) == GILT_MISUSE);
    CHECK(gilt_post(NULL, NULL, NULL) == GILT_MISUSE && gilt_trace(NULL, 0, NULL, NULL) == GILT_MISUSE);
    CHECK(gilt_post(g.vm, NULL, NULL) == GILT_MISUSE && gilt_trace(g.vm, 1u << 31, NULL, NULL) == GILT_MISUSE);
    gilt_config config = {.api_version = 99};
    gilt_vm *vm = (gilt_vm *)&config;
    CHECK(gilt_vm_new(&config, &vm) == GILT_MISUSE && vm == NULL);
    config = (gilt_config){.api_version = GILT_API_VERSION, .flags = 1u << 30};
    CHECK(gilt_vm_new(&config, &vm) == GILT_MISUSE);
}

/* Values of every kind: whatever a function does with them, it answers and leaves a working interpreter. */
static void test_kinds(given g) {
    static const char *const kinds[] = {
        "None", "True", "0", "-1", "10**30", "1.5", "1e300", "''", "'text'", "'a\\0b'", "'\\ud800'", "b'x'", "()",
        "(1, 2)", "[]", "[1]", "{}", "{1: 2}", "{'attribute': 1}", "set()", "int", "object()", "len", "lambda *a: a",
        "iter([1])", "(i for i in [1])", "__import__('sys')", "compile('1', 'f', 'exec')", "ValueError('x')", "type",
        "__import__('host').Point(3)", "__import__('host').Point", "__import__('host').echo", "NotImplemented", "...",
        "range(10**12)", "type('C', (), {'__len__': lambda s: -5, '__iter__': lambda s: 3, '__index__': lambda s: 'x',"
        "'__bool__': lambda s: 2, '__getattr__': lambda s, n: 1 / 0, '__getitem__': lambda s, k: k, '__call__': 1})()",
    };
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (size_t i = 0; i < ROWS; i++) {
            gilt_scope s = gilt_scope_open(g.t);
            g.v = gilt_eval(g.t, kinds[k]);
            CHECK(g.v.h != 0);
            bool did = rows[i].call(&g);
            if (did) {
                CHECK(!gilt_failed(g.t));
            }
            gilt_take_error(g.t);
            gilt_scope_close(g.t, s, ABSENT);
        }
    }
    check_control(g.t);
}

static void test_stale(given g) {
    gilt_scope s = gilt_scope_open(g.t);
    gilt_val stale = gilt_eval(g.t, "[]");
    gilt_scope_close(g.t, s, ABSENT);
    for (size_t i = 0; i < ROWS; i++) {
        s = gilt_scope_open(g.t);
        gilt_val other = gilt_eval(g.t, "[]"); /* sits where the stale one sat */
        CHECK(other.h != stale.h);
        g.v = stale;
        if (rows[i].uses & USES_V) {
            expect(rows[i].call(&g), false, &rows[i], "with a handle of a closed scope");
            CHECK(error_says(g.t, "SystemError"));
        }
        gilt_scope_close(g.t, s, ABSENT);
    }
    gilt_scope_close(g.t, s, ABSENT); /* it is closed */
    CHECK(error_says(g.t, "SystemError"));
    gilt_scope_close(g.t, (gilt_scope){0, 0}, ABSENT); /* that of the attach */
    CHECK(error_says(g.t, "SystemError"));
    check_control(g.t);
}

static void test_wrong_vm(given g) {
    gilt_vm *other = new_vm();
    given o = setup(other);
    g.v = o.good;
    for (size_t i = 0; i < ROWS; i++) {
        if (rows[i].uses & USES_V) {
            expect(rows[i].call(&g), false, &rows[i], "with a value of another interpreter");
            CHECK(error_says(g.t, "SystemError"));
        }
    }
    CHECK(gilt_use(g.t, o.ref).h == 0 && error_says(g.t, "another interpreter"));
    CHECK(gilt_type_val(g.t, o.type).h == 0 && error_says(g.t, "another interpreter"));
    CHECK(gilt_object(g.t, o.type, NULL).h == 0 && error_says(g.t, "another interpreter"));
    CHECK(gilt_payload(g.t, g.good, o.type) == NULL && error_says(g.t, "another interpreter"));
    gilt_ref_drop(o.ref);
    gilt_detach(o.t);
    gilt_vm_drop(other);
    check_control(g.t);
}

static void test_after_error(given g) {
    g.v = g.good;
    for (size_t i = 0; i < ROWS; i++) {
        gilt_raise(g.t, "KeyError", "the first");
        expect(rows[i].call(&g), false, &rows[i], "while an error waits");
        CHECK(error_says(g.t, "KeyError: 'the first'"));
    }
    check_control(g.t);
}

static void test_unlocked(given g) {
    g.v = g.good;
    gilt_unlock(g.t, NULL);
    for (size_t i = 0; i < ROWS; i++) {
        expect(rows[i].call(&g), false, &rows[i], "while unlocked");
    }
    gilt_unlock(g.t, NULL);
    CHECK(gilt_attach(g.vm, -1) == g.t); /* nested: locked inside, unlocked again after */
    check_control(g.t);
    gilt_detach(g.t);
    CHECK(gilt_int(g.t, 1).h == 0);
    CHECK(gilt_lock(g.t) == GILT_OK && gilt_lock(g.t) == GILT_MISUSE);
    check_control(g.t);
}

static void test_detached(given g) {
    g.v = g.good;
    gilt_detach(g.t);
    for (size_t i = 0; i < ROWS; i++) {
        expect(rows[i].call(&g), false, &rows[i], "after gilt_detach");
    }
    gilt_detach(g.t);
    CHECK(gilt_attach(g.vm, -1) == g.t && gilt_int(g.t, 1).h != 0);
    CHECK(gilt_len(g.t, g.good) == -1 && error_says(g.t, "SystemError")); /* its scope is gone */
}

static void *use_here(void *p) {
    given *g = p;
    for (size_t i = 0; i < ROWS; i++) {
        expect(rows[i].call(g), false, &rows[i], "in another OS thread");
    }
    gilt_unlock(g->t, NULL);
    gilt_detach(g->t);
    CHECK(gilt_lock(g->t) == GILT_MISUSE);
    return NULL;
}

static void test_wrong_thread(given g) {
    pthread_t thread;
    g.v = g.good;
    pthread_create(&thread, NULL, use_here, &g);
    pthread_join(thread, NULL);
    check_control(g.t);
}

static void test_bad_texts(given g) {
    static const char *const signatures[] = {"", "f", "f(", "f)", "(", "()", "f(a", "f(a,,b)", "f(a) -> ", "f(a) x", "f(1)"};
    gilt_val m = gilt_module(g.t, "host", NULL), cls = gilt_type_val(g.t, g.type);
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        CHECK(!gilt_def(g.t, m, signatures[i], native, NULL));
        CHECK(error_says(g.t, "SystemError"));
    }
    CHECK(!gilt_def(g.t, cls, "f(a)", native, NULL) && error_says(g.t, "must be self"));
    CHECK(!gilt_def(g.t, m, NULL, native, NULL) && error_says(g.t, "SystemError"));
    CHECK(!gilt_def(g.t, m, "f()", NULL, NULL) && error_says(g.t, "SystemError"));
    CHECK(gilt_type_new(g.t, m, NULL) == NULL && error_says(g.t, "SystemError"));
    CHECK(gilt_type_new(g.t, m, &(gilt_type_spec){.name = "(x)"}) == NULL && error_says(g.t, "SystemError"));
    static const char *const formats[] = {"?", "(i", "i)", "{i}", "a=i", "[", "{a}", "(()", "}"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        CHECK(gilt_pack(g.t, formats[i], INT64_C(1), INT64_C(2)).h == 0 && error_says(g.t, "ValueError"));
        int64_t x, y;
        CHECK(!gilt_unpack(g.t, gilt_pack(g.t, "{a=i}", INT64_C(1)), formats[i], &x, &y));
        gilt_take_error(g.t);
    }
    CHECK(gilt_callf(g.t, gilt_eval(g.t, "dict"), "a=i i", INT64_C(1), INT64_C(2)).h == 0 && error_says(g.t, "ValueError"));
    gilt_raise(g.t, "NoSuchError", "x");
    CHECK(error_says(g.t, "SystemError"));
    gilt_raise(g.t, "int", "x");
    CHECK(error_says(g.t, "SystemError"));
    gilt_raise(g.t, "nowhere.Error", "x");
    CHECK(error_says(g.t, "ModuleNotFoundError"));
    gilt_raise(g.t, "UnicodeDecodeError", "x"); /* its constructor wants more */
    CHECK(error_says(g.t, "TypeError"));
    CHECK(gilt_str(g.t, "\xff", 1).h == 0 && error_says(g.t, "UnicodeDecodeError"));
    CHECK(gilt_get(g.t, g.good, "\xff").h == 0 && gilt_failed(g.t));
    gilt_take_error(g.t);
    CHECK(gilt_type_new(g.t, m, &(gilt_type_spec){.name = "\xff"}) == NULL && gilt_failed(g.t));
    gilt_take_error(g.t);
    CHECK(gilt_module(g.t, "no.parent", NULL).h == 0 && error_says(g.t, "ImportError"));
    CHECK(gilt_call(g.t, g.good, -1, NULL).h == 0 && gilt_call(g.t, g.good, 1, NULL).h == 0 && !gilt_failed(g.t));
    CHECK(gilt_exec(g.t, NULL).h == 0 && gilt_eval(g.t, NULL).h == 0 && gilt_get(g.t, g.good, NULL).h == 0);
    check_control(g.t);
}

/* --- the host's allocator --- */

static uint64_t countdown, made; /* the allocation that fails; 0: none */
static bool for_ever;

static void *failing(void *ud, void *p, size_t old_size, size_t new_size) {
    (void)ud, (void)old_size;
    if (new_size == 0) {
        free(p);
        return NULL;
    }
    if (new_size > old_size && countdown != 0) {
        made++;
        if (made == countdown || (for_ever && made > countdown)) {
            return NULL;
        }
    }
    return realloc(p, new_size);
}

/* It fails, once and from one call on. For each function and each allocation: tests/unit/api_allocations.c. */
static void test_hook(void) {
    for (int forever = 0; forever < 2; forever++) {
        for (uint64_t n = 1;; n += 1 + n / 16) {
            gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS, .alloc = failing};
            gilt_vm *vm;
            countdown = n;
            for_ever = forever != 0;
            made = 0;
            gilt_status status = gilt_vm_new(&config, &vm);
            gilt_thread *t = status == GILT_OK ? gilt_attach(vm, -1) : NULL;
            if (t != NULL) {
                gilt_exec(t, "import collections, functools\nx = repr([list(range(3000))] * 20)\n"
                             "class C: pass\nl = [C() for i in range(5000)]\n");
                gilt_take_error(t);
                gilt_detach(t);
            }
            bool all = made < n;
            countdown = 0;
            if (status == GILT_OK) {
                t = gilt_attach(vm, -1);
                CHECK(t != NULL);
                check_control(t);
                gilt_detach(t);
                CHECK(gilt_vm_close(vm, -1) == GILT_OK);
                gilt_vm_drop(vm);
            } else {
                CHECK(status == GILT_NOMEM && vm == NULL);
            }
            if (all) {
                break;
            }
        }
    }
}

int main(void) {
    gilt_vm *vm = new_vm();
    given g = setup(vm);
    test_absent(g);
    test_no_thread(g);
    test_kinds(g);
    test_stale(g);
    test_wrong_vm(g);
    test_after_error(g);
    test_unlocked(g);
    test_wrong_thread(g);
    test_bad_texts(g);
    test_detached(g);
    gilt_ref_drop(g.ref);
    gilt_detach(g.t);
    CHECK(gilt_vm_close(vm, -1) == GILT_OK);
    gilt_vm_drop(vm);
    test_hook();
    puts("misuse: ok");
    return 0;
}
