/* SPDX-License-Identifier: MIT
 * tests/embed/threads.c: E3 and E4 and more: 64 interpreters on 16 host threads; 8 host threads that call into one;
 * 200 threads that come and go; references dropped from anywhere; forks. To be run under ThreadSanitizer as well.
 * GILT_STRESS=full: 20,000 threads that come and go.
 */
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#if defined(GILT_SANITIZED)
#define ROUNDS 200
#else
#define ROUNDS 5000
#endif

/* --- E3 --- */

#define VMS 64
#define THREADS 16

typedef struct shared_vm {
    gilt_vm *vm;
    gilt_ref *step;
} shared_vm;

static shared_vm vms[VMS];

static gilt_val count_up(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)self, (void)args;
    return gilt_int(t, ++*(int64_t *)ud); /* no lock: one thread at a time is in an interpreter */
}

static int64_t counters[VMS];

/* Each thread goes through all interpreters, from its own place on. */
static void *tour(void *p) {
    size_t first = (size_t)(uintptr_t)p;
    for (size_t i = 0; i < VMS; i++) {
        shared_vm *s = &vms[(first * 4 + i) % VMS];
        gilt_thread *t = gilt_attach(s->vm, -1);
        CHECK(t != NULL);
        for (int k = 0; k < 20; k++) {
            gilt_scope scope = gilt_scope_open(t);
            gilt_callf(t, gilt_use(t, s->step), "i", (int64_t)k);
            CHECK(!gilt_failed(t));
            gilt_scope_close(t, scope, ABSENT);
        }
        gilt_detach(t);
    }
    return NULL;
}

static void test_many_vms(void) {
    pthread_t threads[THREADS];
    for (int i = 0; i < VMS; i++) {
        vms[i].vm = new_vm();
        gilt_thread *t = gilt_attach(vms[i].vm, -1);
        gilt_def(t, gilt_module(t, "host", NULL), "up()", count_up, &counters[i]);
        vms[i].step = gilt_keep(t, gilt_get(t, run(t, "import host\nseen = []\n"
                                                      "def step(k):\n"
                                                      "    n = host.up()\n"
                                                      "    seen.append((k, str(n)))\n"
                                                      "    return sum(range(k))\n"), "step"));
        gilt_detach(t);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_create(&threads[i], NULL, tour, (void *)(uintptr_t)i);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    for (int i = 0; i < VMS; i++) {
        gilt_thread *t = gilt_attach(vms[i].vm, -1);
        CHECK(int_of(t, "len(seen)") == THREADS * 20 && counters[i] == THREADS * 20);
        gilt_ref_drop(vms[i].step);
        gilt_detach(t);
        CHECK(gilt_vm_close(vms[i].vm, 20 * SECOND) == GILT_OK);
        gilt_vm_drop(vms[i].vm);
    }
}

/* Two threads, each in the middle of a native function with the GIL of its interpreter held, wait for each other: they
 * can only meet when neither lock is in the way of the other. Virtual time, so to say: no clock has a part in it. */
static pthread_barrier_t meeting;

static gilt_val meet(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)t, (void)self, (void)args, (void)ud;
    pthread_barrier_wait(&meeting);
    return ABSENT;
}

static void count_waits(void *ud, const gilt_event *ev) {
    (void)ev;
    ++*(int *)ud;
}

static void *meet_often(void *p) {
    int waits = 0;
    gilt_vm *vm = p;
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_def(t, gilt_module(t, "host", NULL), "meet()", meet, NULL);
    CHECK(gilt_trace(vm, 1u << GILT_EV_GIL_WAIT | 1u << GILT_EV_GIL_FORCED, count_waits, &waits) == GILT_OK);
    run(t, "import host\nfor i in range(100):\n    host.meet()\n    x = [str(k) for k in range(200)]\n");
    CHECK(gilt_trace(vm, 0, NULL, NULL) == GILT_OK && waits == 0);
    gilt_detach(t);
    return NULL;
}

static void test_parallel(void) {
    pthread_t threads[2];
    gilt_vm *pair[2];
    CHECK(pthread_barrier_init(&meeting, NULL, 2) == 0);
    for (int i = 0; i < 2; i++) {
        pair[i] = new_vm();
        pthread_create(&threads[i], NULL, meet_often, pair[i]);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
        gilt_vm_drop(pair[i]);
    }
    pthread_barrier_destroy(&meeting);
}

/* --- E4 --- */

static gilt_vm *one;
static gilt_ref *add;

static void *call_often(void *p) {
    (void)p;
    gilt_thread *t = gilt_attach(one, -1);
    for (int i = 0; i < ROUNDS; i++) {
        gilt_scope s = gilt_scope_open(t);
        int64_t r;
        CHECK(gilt_unpack(t, gilt_callf(t, gilt_use(t, add), "ii", INT64_C(2), (int64_t)i), "i", &r) && r == 2 + i);
        gilt_scope_close(t, s, ABSENT);
        if (i % 50 == 0) {
            gilt_unlock(t, "nothing");
            gilt_lock(t);
        }
    }
    gilt_detach(t);
    return NULL;
}

static void test_one_vm(void) {
    pthread_t threads[8];
    one = new_vm();
    gilt_thread *t = gilt_attach(one, -1);
    add = gilt_keep(t, gilt_get(t, run(t, "calls = 0\ndef add(a, b):\n    return a + b\n"), "add"));
    gilt_detach(t);
    for (int i = 0; i < 8; i++) {
        pthread_create(&threads[i], NULL, call_often, NULL);
    }
    for (int i = 0; i < 8; i++) {
        pthread_join(threads[i], NULL);
    }
    gilt_ref_drop(add);
    gilt_vm_drop(one);
}

/* --- coming and going --- */

static gilt_vm *two[2];

static void *visit(void *p) {
    size_t i = (size_t)(uintptr_t)p;
    for (int k = 0; k < 2; k++) {
        gilt_thread *t = gilt_attach(two[(i + (size_t)k) & 1], -1);
        if (t == NULL) {
            return NULL;
        }
        CHECK(gilt_attach(gilt_thread_vm(t), -1) == t);
        run(t, "globals().setdefault('seen', []).append(1)"); /* (n += 1 would be a race) */
        gilt_detach(t);
        if (i % 7 == 0) { /* two at a time; who held both locks could wait for one who wants them the other way round */
            gilt_unlock(t, "visit the other");
            gilt_detach(gilt_attach(two[(i + (size_t)k + 1) & 1], -1));
            CHECK(gilt_lock(t) == GILT_OK);
        }
        if (i % 5 == 0 && k == 1) {
            return NULL; /* ends attached */
        }
        gilt_detach(t);
    }
    return NULL;
}

static void test_visitors(void) {
    pthread_t threads[20];
    two[0] = new_vm();
    two[1] = new_vm();
    int rounds = times(10, 1000);
    for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < 20; i++) {
            pthread_create(&threads[i], NULL, visit, (void *)(uintptr_t)(round * 20 + i));
        }
        for (int i = 0; i < 20; i++) {
            pthread_join(threads[i], NULL);
        }
    }
    for (int i = 0; i < 2; i++) {
        gilt_thread *t = gilt_attach(two[i], -1);
        CHECK(int_of(t, "len(seen)") == 20 * rounds);
        gilt_detach(t);
        CHECK(gilt_vm_close(two[i], 20 * SECOND) == GILT_OK);
        gilt_vm_drop(two[i]);
    }
}

/* --- references, posts and interrupts from anywhere, while the interpreter closes --- */

static _Atomic bool stop;
static gilt_ref *pool[1000];
static _Atomic int posts_run;

static void count_post(gilt_thread *t, void *ud) {
    (void)t, (void)ud;
    atomic_fetch_add(&posts_run, 1);
}

static void *drop_refs(void *p) {
    size_t from = (size_t)(uintptr_t)p;
    for (size_t i = from; i < 1000; i += 4) {
        gilt_ref_drop(pool[i]);
        if (i % 100 == 0) {
            sleep_ms(1);
        }
    }
    return NULL;
}

static void *disturb(void *p) {
    int *posted = p;
    *posted = 0;
    while (!atomic_load(&stop)) {
        *posted += gilt_post(one, count_post, NULL) == GILT_OK;
        gilt_interrupt(one, GILT_STOP_CALL);
        gilt_stats stats;
        gilt_vm_stats(one, &stats);
        gilt_thread *t = gilt_attach(one, MS);
        if (t != NULL) {
            gilt_exec(t, "for i in range(1000): pass");
            gilt_detach(t);
        }
    }
    return NULL;
}

static void test_closing_storm(void) {
    pthread_t threads[8];
    int posted[4], total = 0;
    atomic_store(&posts_run, 0);
    atomic_store(&stop, false);
    one = new_vm();
    gilt_thread *t = gilt_attach(one, -1);
    for (int i = 0; i < 1000; i++) {
        gilt_scope s = gilt_scope_open(t);
        pool[i] = gilt_keep(t, gilt_eval(t, "[object()]"));
        gilt_scope_close(t, s, ABSENT);
    }
    gilt_detach(t);
    for (int i = 0; i < 4; i++) {
        pthread_create(&threads[i], NULL, disturb, &posted[i]);
        pthread_create(&threads[4 + i], NULL, drop_refs, (void *)(uintptr_t)i);
    }
    sleep_ms(10);
    CHECK(gilt_vm_close(one, 60 * SECOND) == GILT_OK);
    CHECK(gilt_attach(one, -1) == NULL);
    atomic_store(&stop, true);
    for (int i = 0; i < 8; i++) {
        pthread_join(threads[i], NULL);
    }
    for (int i = 0; i < 4; i++) {
        total += posted[i];
    }
    CHECK(atomic_load(&posts_run) == total); /* each exactly once */
    gilt_vm_drop(one);
}

/* --- fork --- */

static void *hold_on(void *p) {
    gilt_thread *t = gilt_attach(p, -1);
    gilt_exec(t, "while True: pass");
    gilt_detach(t);
    return NULL;
}

static void test_fork(void) {
    pthread_t thread;
    gilt_vm *vm = new_vm();
    pthread_create(&thread, NULL, hold_on, vm);
    sleep_ms(5);
    gilt_thread *t = gilt_attach(vm, -1);
    run(t, "x = 40");
    pid_t pid = fork();
    CHECK(pid >= 0);
    gilt_after_fork(vm, pid == 0);
    if (pid == 0) {
        int64_t n = int_of(t, "x + 2");
        gilt_detach(t);
        bool ok = gilt_vm_close(vm, 20 * SECOND) == GILT_OK;
        _exit(ok ? (int)n : 1);
    }
    int status;
    gilt_unlock(t, "waitpid");
    CHECK(waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 42);
    gilt_lock(t);
    CHECK(int_of(t, "x") == 40);
    gilt_detach(t);
    CHECK(gilt_vm_close(vm, 20 * SECOND) == GILT_OK);
    pthread_join(thread, NULL);
    gilt_vm_drop(vm);
}

/* --- events --- */

typedef struct seen {
    unsigned count[16];
    uint64_t waited;
    bool label;
} seen;

static void on_event(void *ud, const gilt_event *ev) {
    seen *s = ud;
    CHECK((unsigned)ev->kind < 16 && ev->ts_ns != 0 && ev->thread != 0);
    s->count[ev->kind]++;
    s->waited += ev->kind == GILT_EV_UNBLOCK ? ev->dur_ns : 0;
    s->label = s->label || (ev->label != NULL && strcmp(ev->label, "tea") == 0);
}

static void test_events(void) {
    static seen s;
    gilt_vm *vm = new_vm();
    CHECK(gilt_trace(vm, 0x3FF, on_event, &s) == GILT_OK);
    gilt_thread *t = gilt_attach(vm, -1);
    run(t, "import gc\nx = []; x.append(x); del x\ngc.collect()\n");
    gilt_unlock(t, "tea");
    sleep_ms(5);
    gilt_lock(t);
    run(t, "import threading\nth = threading.Thread(target=int)\nth.start(); th.join()\n");
    gilt_detach(t);
    CHECK(gilt_trace(vm, 0, NULL, NULL) == GILT_OK);
    CHECK(s.count[GILT_EV_GC_START] >= 1 && s.count[GILT_EV_GC_END] >= 1 && s.label && s.waited >= 4 * 1000000u);
    CHECK(s.count[GILT_EV_THREAD_START] == 1 && s.count[GILT_EV_THREAD_END] == 1);
    CHECK(s.count[GILT_EV_BLOCK] >= 1 && s.count[GILT_EV_BLOCK] == s.count[GILT_EV_UNBLOCK]);
    unsigned before = s.count[GILT_EV_GIL_TAKE];
    gilt_detach(gilt_attach(vm, -1));
    CHECK(s.count[GILT_EV_GIL_TAKE] == before);
    gilt_vm_drop(vm);
}

int main(void) {
    test_events();
    test_many_vms();
    test_parallel();
    test_one_vm();
    test_visitors();
    test_closing_storm();
#if !defined(GILT_SANITIZED)
    test_fork();
#endif
    puts("threads: ok");
    return 0;
}
