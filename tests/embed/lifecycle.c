/* SPDX-License-Identifier: MIT
 * tests/embed/lifecycle.c: E2 and E5: interpreters made and closed 10,000 times; attaching after close; closing
 * with threads that compute, sleep and wait for locks, from inside a callback, and with the traps that embedders of
 * other interpreters fall into. GILT_STRESS=full: closing 200 times with each kind of thread, and how long it took.
 */
#include <unistd.h>

#include "check.h"

#if defined(GILT_SANITIZED)
#define CYCLES 200
#else
#define CYCLES 10000
#endif

static long rss_kb(void) {
    long pages = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f != NULL) {
        if (fscanf(f, "%ld %ld", &pages, &resident) != 2) {
            resident = 0;
        }
        fclose(f);
    }
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

static void cycle(int kind) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_ref *late = NULL;
    CHECK(t != NULL);
    switch (kind) {
    case 1:
        run(t, "class C: pass\nc = C(); c.me = c; l = [c]\n");
        break;
    case 2:
        gilt_exec(t, "raise ValueError('left over')");
        break;
    case 3:
        late = gilt_keep(t, run(t, "x = [1]")); /* close empties it; it is dropped after the vm */
        break;
    default:
        break;
    }
    gilt_detach(t);
    CHECK(gilt_vm_close(vm, -1) == GILT_OK);
    gilt_vm_drop(vm);
    gilt_ref_drop(late);
}

static void test_cycles(void) {
    for (int i = 0; i < 200; i++) {
        cycle(i % 3);
    }
    long before = rss_kb();
    for (int i = 0; i < CYCLES; i++) {
        cycle(i % 50 == 0 ? 1 + i / 50 % 2 : 0);
    }
    long grown = rss_kb() - before;
#if CYCLES == 10000 && !defined(GILT_SANITIZED) /* which keeps freed memory back */
    CHECK(grown <= 1024);
#endif
    (void)grown;
}

static void test_stats(void) {
    gilt_vm *vm = new_vm();
    gilt_stats stats;
    gilt_vm_stats(vm, &stats);
    CHECK(stats.used > 0 && stats.used <= 300 * 1024 && stats.objects > 0 && stats.peak >= stats.used);
    CHECK(gilt_vm_close(vm, -1) == GILT_OK);
    gilt_vm_stats(vm, &stats);
    CHECK(stats.used == 0 && stats.threads == 0);
    gilt_vm_drop(vm);
}

static void test_after_close(void) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_ref *r = gilt_keep(t, gilt_int(t, 1)), *list = gilt_keep(t, gilt_eval(t, "[1, 2]"));
    gilt_detach(t);
    CHECK(gilt_vm_share(vm) == vm);
    CHECK(gilt_vm_close(vm, SECOND) == GILT_OK);
    CHECK(gilt_vm_close(vm, SECOND) == GILT_CLOSED);
    CHECK(gilt_attach(vm, -1) == NULL && gilt_attach(vm, 0) == NULL);
    CHECK(gilt_post(vm, (void (*)(gilt_thread *, void *))abort, NULL) == GILT_CLOSED);
    CHECK(gilt_trace(vm, 0, NULL, NULL) == GILT_CLOSED);
    gilt_interrupt(vm, GILT_STOP_CALL);
    gilt_ref_drop(r);
    gilt_vm_drop(vm);
    gilt_vm_drop(vm);
    gilt_ref_drop(list); /* the last owner of the shell */
}

/* --- closing with live threads --- */

typedef struct host_thread {
    gilt_vm *vm;
    const char *source;
    pthread_t thread;
    bool attached;
} host_thread;

/* Runs a script that never ends; leaves when it is stopped. */
static void *run_for_ever(void *p) {
    host_thread *h = p;
    gilt_thread *t = gilt_attach(h->vm, -1);
    h->attached = t != NULL;
    if (t != NULL) {
        gilt_exec(t, h->source);
        if (gilt_failed(t)) {
            CHECK(gilt_stopped(t) == GILT_STOP_VM);
        }
        gilt_detach(t);
    }
    CHECK(gilt_attach(h->vm, 0) == NULL || !h->attached);
    return NULL;
}

static const char *const endless[] = {
    "while True: pass",
    "import time\nwhile True: time.sleep(100)",
    "import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()",
    "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "import time\ntry:\n    time.sleep(100)\nfinally:\n    while True: pass",
};

static void test_close_with_host_threads(void) {
    enum { N = 24 };
    host_thread threads[N];
    gilt_vm *vm = new_vm();
    for (int i = 0; i < N; i++) {
        threads[i] = (host_thread){vm, endless[i % 5], 0, false};
        pthread_create(&threads[i].thread, NULL, run_for_ever, &threads[i]);
    }
    sleep_ms(50);
    int64_t start = clock_ns();
    gilt_status status = gilt_vm_close(vm, 20 * SECOND);
    int64_t took = clock_ns() - start;
    CHECK(status == GILT_OK);
    CHECK(took < 15 * SECOND); /* about 20 ms on a quiet machine */
    for (int i = 0; i < N; i++) {
        pthread_join(threads[i].thread, NULL);
    }
    gilt_vm_drop(vm);
}

/* One kind of thread at a time, caught early and late; returns how long closing took. */
static int64_t close_with(const char *source, int round) {
    gilt_vm *vm = new_vm();
    host_thread h = {vm, source, 0, false};
    pthread_create(&h.thread, NULL, run_for_ever, &h);
    sleep_ms(round % 4);
    int64_t start = clock_ns();
    CHECK(gilt_vm_close(vm, 20 * SECOND) == GILT_OK);
    int64_t took = clock_ns() - start;
    pthread_join(h.thread, NULL);
    gilt_vm_drop(vm);
    return took;
}

static void test_close_each_kind(void) {
    enum { KINDS = sizeof endless / sizeof *endless };
    char reads[100];
    int ends[2], rounds = times(4, 200);
    int64_t worst = 0;
    CHECK(pipe(ends) == 0);
    snprintf(reads, sizeof reads, "import os\nos.read(%d, 1)", ends[0]);
    for (int i = 0; i < (KINDS + 1) * rounds; i++) {
        int64_t took = close_with(i % (KINDS + 1) < KINDS ? endless[i % (KINDS + 1)] : reads, i);
        worst = took > worst ? took : worst;
    }
    if (rounds > 4) {
        printf("%d interpreters with a live thread closed, each in %.1f ms at most\n", (KINDS + 1) * rounds,
               (double)worst / MS);
    }
    close(ends[0]);
    close(ends[1]);
}

static void test_close_with_script_threads(void) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, -1);
    run(t, "import threading, time\n"
           "lock = threading.Lock(); lock.acquire()\n"
           "def compute():\n    while True: pass\n"
           "def nap():\n    while True: time.sleep(1000)\n"
           "def wait(): lock.acquire()\n"
           "for f in (compute, nap, wait):\n"
           "    for daemon in (False, True) * 4:\n"
           "        threading.Thread(target=f, daemon=daemon).start()\n");
    gilt_detach(t);
    int64_t start = clock_ns();
    CHECK(gilt_vm_close(vm, 20 * SECOND) == GILT_OK);
    CHECK(clock_ns() - start < 15 * SECOND);
    gilt_vm_drop(vm);
}

typedef struct blocker {
    gilt_vm *vm;
    volatile bool inside, go;
} blocker;

/* A native call that never polls. */
static gilt_val block_native(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    blocker *b = ud;
    (void)self, (void)args;
    gilt_unlock(t, "never polls");
    __atomic_store_n(&b->inside, true, __ATOMIC_SEQ_CST);
    while (!__atomic_load_n(&b->go, __ATOMIC_SEQ_CST)) {
        sleep_ms(1);
    }
    CHECK(gilt_lock(t) == GILT_CLOSED);
    return gilt_int(t, 1);
}

static void *call_blocker(void *p) {
    blocker *b = p;
    gilt_thread *t = gilt_attach(b->vm, -1);
    gilt_def(t, gilt_module(t, "host", NULL), "block()", block_native, b);
    gilt_exec(t, "import host\nhost.block()\nwhile True: pass");
    CHECK(gilt_failed(t) && gilt_stopped(t) == GILT_STOP_VM);
    gilt_detach(t);
    return NULL;
}

/* A thread sits where nobody can reach it: close says so, frees nothing, and may be tried again. */
static void close_times_out(int64_t limit) {
    blocker b = {new_vm(), false, false};
    pthread_t thread;
    pthread_create(&thread, NULL, call_blocker, &b);
    while (!__atomic_load_n(&b.inside, __ATOMIC_SEQ_CST)) {
        sleep_ms(1);
    }
    CHECK(gilt_vm_close(b.vm, limit) == GILT_TIMEOUT);
    CHECK(gilt_attach(b.vm, -1) == NULL);
    CHECK(gilt_vm_close(b.vm, 0) == GILT_TIMEOUT);
    __atomic_store_n(&b.go, true, __ATOMIC_SEQ_CST);
    CHECK(gilt_vm_close(b.vm, 20 * SECOND) == GILT_OK);
    pthread_join(thread, NULL);
    gilt_vm_drop(b.vm);
}

static void test_close_times_out(void) {
    int rounds = times(1, 200);
    for (int i = 0; i < rounds; i++) {
        close_times_out(i < rounds - 1 ? 30 * MS : SECOND);
    }
}

/* --- closing the ground one stands on --- */

static gilt_val close_native(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)self, (void)args, (void)ud;
    return gilt_int(t, gilt_vm_close(gilt_thread_vm(t), -1));
}

static void test_close_from_inside(void) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, -1);
    CHECK(gilt_vm_close(vm, -1) == GILT_MISUSE);
    gilt_unlock(t, NULL);
    CHECK(gilt_vm_close(vm, -1) == GILT_MISUSE);
    CHECK(gilt_lock(t) == GILT_OK);
    gilt_def(t, gilt_module(t, "host", NULL), "close()", close_native, NULL);
    run(t, "import host, threading\nresults = [host.close()]\n"
           "th = threading.Thread(target=lambda: results.append(host.close()))\nth.start(); th.join()\n");
    CHECK(int_of(t, "results[0]") == GILT_MISUSE && int_of(t, "results[1]") == GILT_MISUSE);
    gilt_detach(t);
    CHECK(gilt_vm_close(vm, SECOND * 20) == GILT_OK);
    gilt_vm_drop(vm);
}

/* --- traps --- */

static void *attach_once(void *p) {
    gilt_thread *t = gilt_attach(p, -1);
    CHECK(t != NULL);
    run(t, "x = 1");
    gilt_detach(t);
    return NULL;
}

/* A worker attaches while the first thread, which made the interpreter, joins it: no thread holds the GIL then. */
static void test_join_worker(void) {
    gilt_vm *vm = new_vm();
    pthread_t thread;
    pthread_create(&thread, NULL, attach_once, vm);
    pthread_join(thread, NULL);
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_unlock(t, "join"); /* the same from a thread that is attached */
    pthread_create(&thread, NULL, attach_once, vm);
    pthread_join(thread, NULL);
    CHECK(gilt_lock(t) == GILT_OK);
    gilt_detach(t);
    gilt_vm_drop(vm);
}

static void *end_attached(void *p) {
    gilt_thread *t = gilt_attach(p, -1);
    CHECK(t != NULL && gilt_attach(p, -1) == t);
    run(t, "y = []");
    return NULL;
}

static void *end_unlocked(void *p) {
    gilt_thread *t = gilt_attach(p, -1);
    CHECK(t != NULL);
    gilt_unlock(t, NULL);
    return NULL;
}

/* Threads that end without gilt_detach. */
static void test_end_attached(void) {
    gilt_vm *vm = new_vm();
    for (int i = 0; i < 50; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, i % 2 ? end_attached : end_unlocked, vm);
        pthread_join(thread, NULL);
    }
    gilt_stats stats;
    gilt_vm_stats(vm, &stats);
    CHECK(stats.threads == 1); /* the one that asks */
    CHECK(gilt_vm_close(vm, 20 * SECOND) == GILT_OK);
    gilt_vm_drop(vm);
}

static void *compute(void *p) {
    gilt_thread *t = gilt_attach(p, -1);
    gilt_exec(t, "while True: pass");
    gilt_detach(t);
    return NULL;
}

/* The wait for the GIL has a limit. */
static void test_attach_timeout(void) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, 0);
    CHECK(t != NULL);
    gilt_detach(t);
    t = gilt_attach(vm, -1);
    run(t, "import gilt\ngilt.policy('never')\n");
    gilt_detach(t);
    pthread_t thread;
    pthread_create(&thread, NULL, compute, vm);
    sleep_ms(50);
    int64_t start = clock_ns();
    t = gilt_attach(vm, 30 * MS);
    if (t == NULL) {
        CHECK(clock_ns() - start >= 30 * MS);
    } else {
        gilt_detach(t); /* the other one had not begun */
    }
    CHECK(gilt_vm_close(vm, 20 * SECOND) == GILT_OK);
    pthread_join(thread, NULL);
    gilt_vm_drop(vm);
}

/* --- posted calls, atexit --- */

static int posted;

static void post_one(gilt_thread *t, void *ud) {
    posted += *(int *)ud;
    run(t, "seen = 1");
}

static void post_error(gilt_thread *t, void *ud) {
    (void)ud;
    posted++;
    gilt_raise(t, "ValueError", "from a posted call");
}

static char printed[4000];

static void keep_text(void *ud, int stream, const char *text, size_t n) {
    (void)ud, (void)stream;
    strncat(printed, text, n < sizeof printed - strlen(printed) - 1 ? n : 0);
}

static void test_post_and_exit(void) {
    gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS, .write = keep_text};
    gilt_vm *vm;
    int ten = 10;
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK);
    gilt_thread *t = gilt_attach(vm, -1);
    CHECK(gilt_post(vm, post_one, &ten) == GILT_OK);
    run(t, "for i in range(100000): pass");
    CHECK(posted == 10 && int_of(t, "seen") == 1);
    CHECK(gilt_post(vm, post_error, NULL) == GILT_OK);
    run(t, "import atexit\nfor i in range(100000): pass\natexit.register(print, 'bye')\n");
    CHECK(posted == 11 && strstr(printed, "ValueError: from a posted call") != NULL);
    CHECK(gilt_post(vm, post_one, &ten) == GILT_OK);
    gilt_detach(t);
    CHECK(gilt_vm_close(vm, 20 * SECOND) == GILT_OK);
    CHECK(posted == 21 && strstr(printed, "bye\n") != NULL);
    gilt_vm_drop(vm);
}

typedef struct frames {
    gilt_vm *vm;
    int count, refused;
    bool inside;
} frames;

/* Posts itself again, as a host that has something to do "every frame" would. */
static void post_again(gilt_thread *t, void *ud) {
    frames *f = ud;
    CHECK(!f->inside);
    f->inside = true;
    f->count++;
    f->refused += gilt_post(f->vm, post_again, f) == GILT_CLOSED;
    gilt_exec(t, "for i in range(3000): pass");
    f->inside = false;
}

/* Neither keeps the thread that calls it for ever nor runs inside itself; closing ends it. */
static void test_post_again(void) {
    frames f = {.vm = new_vm()};
    gilt_thread *t = gilt_attach(f.vm, -1);
    CHECK(gilt_post(f.vm, post_again, &f) == GILT_OK);
    run(t, "for i in range(100000): pass");
    CHECK(f.count > 1 && f.refused == 0);
    gilt_detach(t);
    CHECK(gilt_vm_close(f.vm, 20 * SECOND) == GILT_OK);
    CHECK(f.refused == 1);
    gilt_vm_drop(f.vm);
}

/* An atexit function that never ends does not keep close from ending. */
static void test_endless_exit(void) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, -1);
    run(t, "import atexit\n@atexit.register\ndef f():\n    while True:\n        try:\n            while True: pass\n"
           "        except BaseException: pass\n");
    gilt_detach(t);
    int64_t start = clock_ns();
    gilt_status status = gilt_vm_close(vm, 50 * MS);
    CHECK(status == GILT_OK || (status == GILT_TIMEOUT && gilt_vm_close(vm, 20 * SECOND) == GILT_OK));
    CHECK(clock_ns() - start < 15 * SECOND);
    gilt_vm_drop(vm);
}

/* Nor do finalizers and callbacks, be they of objects that live to the end or of cycles. */
static void test_endless_finalizers(void) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, -1);
    run(t, "import weakref\n"
           "class D:\n    def __del__(self):\n        while True:\n            try:\n                while True: pass\n"
           "            except BaseException: pass\n"
           "d = D(); l = [D() for i in range(10)]\nc = D(); c.me = c\n"
           "class C: pass\nx = C(); w = weakref.ref(x, lambda r: D().__del__())\n");
    gilt_detach(t);
    int64_t start = clock_ns();
    CHECK(gilt_vm_close(vm, 50 * MS) == GILT_OK);
    CHECK(clock_ns() - start < 15 * SECOND);
    gilt_vm_drop(vm);
}

int main(void) {
    test_stats();
    test_after_close();
    test_close_from_inside();
    test_join_worker();
    test_end_attached();
    test_attach_timeout();
    test_post_and_exit();
    test_post_again();
    test_endless_exit();
    test_endless_finalizers();
    test_close_times_out();
    test_close_with_script_threads();
    test_close_with_host_threads();
    test_close_each_kind();
    cycle(3);
    test_cycles();
    puts("lifecycle: ok");
    return 0;
}
