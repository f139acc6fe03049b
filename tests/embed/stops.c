/* SPDX-License-Identifier: MIT
 * tests/embed/stops.c: nothing of a script catches a stop. Each script below does its best, and calls host.mark()
 * wherever its code would run after the stop: in handlers, finally, __exit__, hooks, callbacks, finalizers. Each is stopped in
 * four ways: by time, by steps, by gilt_interrupt for the call and for the whole interpreter.
 */
#include "check.h"

#if defined(GILT_SANITIZED)
#define LATE (20 * SECOND)
#else
#define LATE (3 * SECOND)
#endif

static const char *const tricks[] = {
    "try: spin()\nexcept: mark()",
    "try: spin()\nexcept BaseException: mark()",
    "try: spin()\nexcept SystemExit: mark()",
    "try: spin()\nexcept* BaseException: mark()",
    "try: spin()\nfinally: mark()",
    "while True:\n    try: spin()\n    except BaseException as e: mark(); continue\n    finally: mark(); continue",
    "def f():\n    try: spin()\n    finally: return mark()\nf()",
    "for i in range(10):\n    try: spin()\n    finally: break\nmark()",
    "class M:\n    def __enter__(self): return self\n    def __exit__(self, *a): mark(); return True\nwith M(), M(): spin()\nmark()",
    "import contextlib\nwith contextlib.suppress(BaseException): spin()\nmark()",
    "import contextlib\nwith contextlib.ExitStack() as s:\n    s.callback(mark)\n    s.push(lambda *a: mark() or True)\n    spin()",
    "import contextlib\n@contextlib.contextmanager\ndef m():\n    try: yield\n    except BaseException: mark()\n    finally: mark()\n"
    "with m(): spin()",
    "def g():\n    try: spin(); yield\n    except BaseException: mark()\n    finally: mark()\nlist(g())\nmark()",
    "def g():\n    try: yield\n    finally: mark()\ndef f():\n    i = g(); next(i)\n    spin()\nf()",
    "def g():\n    try: yield\n    finally: spin(); mark()\ni = g(); next(i)\ni.close()\nmark()",
    "def g():\n    try: yield from h()\n    finally: mark()\ndef h():\n    try: yield 1; spin()\n    except BaseException: yield 2\n"
    "print(*g())",
    "def g():\n    while True:\n        try: yield\n        except BaseException: mark()\ni = g(); next(i)\n"
    "class E(BaseException):\n    def __init__(self): spin()\ni.throw(E)",
    "async def f():\n    try: spin()\n    except BaseException: mark()\n    finally: mark()\nf().send(None)",
    "class A:\n    async def __aenter__(self): pass\n    async def __aexit__(self, *a): mark()\n"
    "async def f():\n    async with A(): spin()\nf().send(None)",
    "async def g():\n    try: yield 1\n    finally: mark()\nasync def f():\n    async for x in g(): spin()\nf().send(None)",
    "class D:\n    def __del__(self): mark()\ndef f():\n    d = D(); spin()\nf()",
    "class D:\n    def __del__(self):\n        while True: pass\ndef f():\n    d = D(); spin()\nf()",
    "class D:\n    def __del__(self):\n        try: spin()\n        finally: mark()\nx = D(); del x\nmark()",
    "import weakref\nclass C: pass\ndef f():\n    c = C(); w = weakref.ref(c, lambda r: mark()); spin()\nf()",
    "import weakref\nclass C: pass\nc = C(); weakref.finalize(c, mark)\nspin()",
    "import sys\nsys.excepthook = sys.unraisablehook = lambda *a: mark()\nspin()",
    "import sys\nsys.unraisablehook = lambda *a: mark()\nclass D:\n    def __del__(self): spin()\nD()\nspin()",
    "import gc\ngc.callbacks.append(lambda *a: spin())\ngc.collect()\nmark()",
    "import sys\nclass F:\n    def find_spec(self, *a): spin()\nsys.meta_path.insert(0, F())\ntry: import nowhere\nexcept BaseException: mark()",
    "class C:\n    def __getattr__(self, n): spin()\nhasattr(C(), 'x')\ngetattr(C(), 'x', 1)\nmark()",
    "class C:\n    def __eq__(self, o): spin()\n    def __hash__(self): return 1\nd = {C(): 1}\nd.get(C())\nC() in [C()]\nmark()",
    "sorted(range(10), key=lambda k: spin())\nmark()",
    "class C:\n    def __str__(self): spin()\n    __repr__ = __str__\nprint(f'{C()} {C()!r}', str(C()))\nmark()",
    "class E(Exception):\n    def __str__(self): spin()\ntry: raise E\nexcept E as e:\n    import traceback\n    traceback.print_exc()\n    mark()",
    "class S:\n    def write(self, s): spin()\n    def flush(self): mark()\nimport sys\nsys.stdout = sys.stderr = S()\nprint(1)\nmark()",
    "class M(type):\n    def __instancecheck__(self, o): spin()\n    def __subclasscheck__(self, o): spin()\nclass C(metaclass=M): pass\n"
    "isinstance(1, C)\nmark()",
    "try:\n    exec('try:\\n  spin()\\nexcept BaseException: mark()')\nexcept BaseException: mark()",
    "eval('[spin() for i in range(3)]')\nmark()",
    "def f():\n    try: f()\n    except RecursionError: spin()\n    finally: pass\nf()\nmark()",
    "def f():\n    try: spin()\n    finally: f()\nf()",
    "while True:\n    try: x = 'a' * 10 ** 15\n    except MemoryError: pass",
    "while True:\n    try: raise SystemExit\n    except BaseException: pass",
    "import threading\nl = threading.RLock()\nwith l: spin()",
    "import threading\ndef f():\n    try: spin()\n    except BaseException: pass\nt = threading.Thread(target=f); t.start()\n"
    "try: t.join()\nexcept BaseException: mark()\nfinally: mark()",
    "import threading\ne = threading.Event()\nwhile True:\n    try: e.wait(0.01)\n    except BaseException: mark()",
    "import time\nwhile True:\n    try: time.sleep(1000)\n    except BaseException: mark()",
    "import queue\ntry: queue.Queue().get()\nexcept BaseException: mark()",
    "import functools\n@functools.cache\ndef f(): spin()\nwhile True:\n    try: f()\n    except BaseException: mark()",
    "for x in iter(lambda: spin(), 0): mark()",
    "import re\nre.sub('a', lambda m: spin(), 'aaa')\nmark()",
    "import host\nhost.call(lambda: spin())\nmark()",
    "class P(host.Thing):\n    def __init__(self):\n        try: super().__init__(spin)\n        except BaseException: mark()\nP()\nmark()",
};

static _Atomic int marks;

static gilt_val mark(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)t, (void)self, (void)args, (void)ud;
    marks++;
    return ABSENT;
}

/* A host function that takes errors and goes on. */
static gilt_val call(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)self, (void)ud;
    for (int i = 0; i < 3; i++) {
        gilt_call(t, args[0], 0, NULL);
        gilt_take_error(t);
    }
    return gilt_none(t);
}

static bool thing_init(gilt_thread *t, void *self, const gilt_val *args) {
    (void)self;
    gilt_call(t, args[0], 0, NULL);
    gilt_take_error(t);
    return true;
}

static const gilt_type_spec thing = {.name = "Thing(f)", .size = 8, .init = thing_init};

static void silent(void *ud, int stream, const char *text, size_t n) { (void)ud, (void)stream, (void)text, (void)n; }

enum { BY_TIME, BY_STEPS, BY_CALL, BY_VM, WAYS };
static const char *const ways[] = {"by time", "by steps", "by an interrupt of the call", "by an interrupt of the vm"};

typedef struct interrupter {
    gilt_vm *vm;
    gilt_stop how;
} interrupter;

static void *interrupt_soon(void *p) {
    interrupter *i = p;
    sleep_ms(15);
    gilt_interrupt(i->vm, i->how);
    return NULL;
}

static gilt_vm *make(void) {
    gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS, .memory_limit = (size_t)64 << 20,
                          .write = silent};
    gilt_vm *vm;
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK);
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_val host = gilt_module(t, "host", NULL);
    CHECK(gilt_def(t, host, "mark(*a)", mark, NULL) && gilt_def(t, host, "call(f)", call, NULL) &&
          gilt_type_new(t, host, &thing) != NULL);
    run(t, "import host, gc\nfrom host import mark\ndef spin():\n    while True: pass\n");
    gilt_detach(t);
    return vm;
}

/* Waits by the clock take no steps. */
static bool only_waits(const char *source) {
    return strstr(source, "sleep") != NULL || strstr(source, "wait(") != NULL || strstr(source, "Queue()") != NULL ||
           strstr(source, "join()") != NULL;
}

static void check(bool good, const char *what, int way, const char *source) {
    if (!good) {
        printf("stopped %s, %s:\n%s\n", ways[way], what, source);
        exit(1);
    }
}

static void try_one(const char *source, int way) {
    gilt_vm *vm = make();
    gilt_thread *t = gilt_attach(vm, -1);
    interrupter i = {vm, way == BY_VM ? GILT_STOP_VM : GILT_STOP_CALL};
    pthread_t thread;
    gilt_set_budget(t, way == BY_TIME ? 15 * MS : 0, way == BY_STEPS ? 100000 : 0);
    if (way >= BY_CALL) {
        CHECK(pthread_create(&thread, NULL, interrupt_soon, &i) == 0);
    }
    marks = 0;
    int64_t start = clock_ns();
    gilt_val m = gilt_exec(t, source);
    int seen = marks;
    check(clock_ns() - start < LATE, "came late", way, source);
    gilt_stop stop = gilt_stopped(t);
    if (stop != i.how) {
        char text[800];
        gilt_format_error(t, gilt_take_error(t), text, sizeof text);
        puts(gilt_has(m) ? "it ended" : text);
    }
    check(stop == i.how, "was not stopped so", way, source);
    check(seen == 0, "ran code of its own after the stop", way, source);
    gilt_take_error(t);
    if (way >= BY_CALL) {
        pthread_join(thread, NULL);
    }
    gilt_set_budget(t, 0, 0);
    if (way != BY_VM) { /* without a limit: nothing endless was left behind */
        gilt_exec(t, "import sys\nsys.excepthook = sys.__excepthook__; sys.unraisablehook = sys.__unraisablehook__\n"
                     "gc.callbacks.clear(); sys.meta_path.clear()");
        gilt_take_error(t);
        check(int_of(t, "gc.collect() * 0 + sum(range(1000))") == 499500, "does not work afterwards", way, source);
    }
    gilt_detach(t);
    gilt_status status = gilt_vm_close(vm, 100 * MS); /* what is left behind has so long for its last words */
    check(status == GILT_OK || gilt_vm_close(vm, 20 * SECOND) == GILT_OK, "cannot be closed", way, source);
    gilt_vm_drop(vm);
}

int main(int argc, char **argv) {
    for (size_t i = 0; i < sizeof tricks / sizeof *tricks; i++) {
        for (int way = 0; way < WAYS; way++) {
            if (argc > 1 && strstr(tricks[i], argv[1]) == NULL) {
                continue;
            }
            if (way != BY_STEPS || !only_waits(tricks[i])) {
                try_one(tricks[i], way);
            }
        }
    }
    printf("stops: ok\n");
    return 0;
}
