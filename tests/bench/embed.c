/* SPDX-License-Identifier: MIT
 * tests/bench/embed.c: what the embedding API costs: creating, attaching, calling in both directions, and the
 * throughput of two interpreters on two cores. Prints one line per figure; run it on a quiet machine.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "gilt.h"

static double now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static long rss_kb(void) {
    long pages = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f != NULL) {
        if (fscanf(f, "%ld %ld", &pages, &resident) != 2) {
            resident = 0;
        }
        fclose(f);
    }
    return resident * 4;
}

static gilt_vm *make(void) {
    gilt_vm *vm;
    if (gilt_vm_new(NULL, &vm) != GILT_OK) {
        exit(1);
    }
    return vm;
}

static void check(gilt_thread *t) {
    if (gilt_failed(t)) {
        char text[2000];
        gilt_format_error(t, gilt_take_error(t), text, sizeof text);
        fputs(text, stderr);
        exit(1);
    }
}

static void bench_create(void) {
    enum { N = 2000 };
    gilt_stats stats;
    gilt_vm *vm = make();
    gilt_vm_stats(vm, &stats);
    gilt_vm_drop(vm);
    double best = 1e18;
    for (int round = 0; round < 5; round++) {
        double start = now_ns();
        for (int i = 0; i < N / 5; i++) {
            gilt_vm_drop(make());
        }
        double each = (now_ns() - start) / (N / 5);
        best = each < best ? each : best;
    }
    printf("create + destroy a vm          %8.1f us, %zu bytes live\n", best / 1000, stats.used);
    long before = rss_kb();
    for (int i = 0; i < 10000; i++) {
        gilt_vm_drop(make());
    }
    printf("10,000 of these: RSS growth    %8ld KB\n", rss_kb() - before);
}

static gilt_val nothing(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)t, (void)self, (void)args, (void)ud;
    return (gilt_val){0};
}

static gilt_val twice(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    int64_t i;
    (void)self, (void)ud;
    return gilt_to_int(t, args[0], &i) ? gilt_int(t, 2 * i) : (gilt_val){0};
}

/* Runs a loop of n turns in a script and answers the time of one turn. */
static double script_loop(gilt_thread *t, const char *loop, int n) {
    gilt_scope s = gilt_scope_open(t);
    gilt_val f = gilt_get(t, gilt_exec(t, loop), "loop");
    double best = 1e18;
    for (int round = 0; round < 5; round++) {
        double start = now_ns();
        gilt_callf(t, f, "I", n);
        double each = (now_ns() - start) / n;
        best = each < best ? each : best;
    }
    check(t);
    gilt_scope_close(t, s, (gilt_val){0});
    return best;
}

static void bench_calls(void) {
    enum { N = 1000000 };
    gilt_vm *vm = make();
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_detach(t);
    double best = 1e18;
    for (int round = 0; round < 5; round++) {
        double start = now_ns();
        for (int i = 0; i < N / 5; i++) {
            gilt_detach(gilt_attach(vm, -1));
        }
        double each = (now_ns() - start) / (N / 5);
        best = each < best ? each : best;
    }
    printf("attach + detach                %8.1f ns\n", best);
    t = gilt_attach(vm, -1);
    gilt_val host = gilt_module(t, "host", NULL);
    gilt_def(t, host, "nothing()", nothing, NULL);
    gilt_def(t, host, "twice(n: int) -> int", twice, NULL);
    double empty = script_loop(t, "def loop(n):\n    for i in range(n):\n        pass\n", N);
    double call0 = script_loop(t, "from host import nothing\ndef loop(n):\n    f = nothing\n    for i in range(n):\n        f()\n", N);
    double call1 = script_loop(t, "from host import twice\ndef loop(n):\n    f = twice\n    for i in range(n):\n        f(i)\n", N);
    printf("native call, no arguments      %8.1f ns\n", call0 - empty);
    printf("native call, one checked int   %8.1f ns\n", call1 - empty);
    gilt_val f = gilt_get(t, gilt_exec(t, "def f(): pass\ndef g(x): return x\n"), "f");
    gilt_val g = gilt_get(t, gilt_eval(t, "__import__('__main__')"), "g");
    check(t);
    for (int which = 0; which < 3; which++) {
        best = 1e18;
        for (int round = 0; round < 5; round++) {
            double start = now_ns();
            for (int i = 0; i < N / 5; i++) {
                gilt_scope s = gilt_scope_open(t);
                if (which == 0) {
                    gilt_call(t, f, 0, NULL);
                } else if (which == 1) {
                    gilt_val x = gilt_int(t, i);
                    gilt_call(t, g, 1, &x);
                } else {
                    gilt_callf(t, g, "i", (int64_t)i);
                }
                gilt_scope_close(t, s, (gilt_val){0});
            }
            double each = (now_ns() - start) / (N / 5);
            best = each < best ? each : best;
        }
        printf("%s %8.1f ns\n", which == 0   ? "C -> script, no arguments     "
                                : which == 1 ? "C -> script, one argument     "
                                             : "C -> script by gilt_callf     ", best);
    }
    check(t);
    gilt_detach(t);
    gilt_vm_drop(vm);
}

typedef struct job {
    gilt_vm *vm;
    double cpu_ns;
} job;

static double cpu_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void *work(void *p) {
    job *j = p;
    gilt_thread *t = gilt_attach(j->vm, -1);
    double start = cpu_ns();
    gilt_exec(t, "n = 0\nfor i in range(3000000): n += len(str(i & 7))\n");
    j->cpu_ns = cpu_ns() - start;
    check(t);
    gilt_detach(t);
    return NULL;
}

/* On a machine that is busy with other things the ratio of times says little; that of processor time says whether
 * one interpreter slows the other down: 1.05 times as much each is 1.9 times the throughput. */
static void bench_parallel(void) {
    job a = {make(), 0}, b = {make(), 0};
    double best = 0, least_one = 1e18, least_two = 1e18;
    for (int round = 0; round < 5; round++) {
        double start = now_ns();
        work(&a);
        double one = now_ns() - start;
        least_one = a.cpu_ns < least_one ? a.cpu_ns : least_one;
        pthread_t th[2];
        start = now_ns();
        pthread_create(&th[0], NULL, work, &a);
        pthread_create(&th[1], NULL, work, &b);
        pthread_join(th[0], NULL);
        pthread_join(th[1], NULL);
        double ratio = 2 * one / (now_ns() - start), both = (a.cpu_ns + b.cpu_ns) / 2;
        best = ratio > best ? ratio : best;
        least_two = both < least_two ? both : least_two;
    }
    printf("two vms on two cores           %8.2f times the work of one\n", best);
    printf("  processor time of each       %8.2f times that of one alone\n", least_two / least_one);
    gilt_vm_drop(a.vm);
    gilt_vm_drop(b.vm);
}

int main(void) {
    bench_parallel();
    bench_create();
    bench_calls();
    return 0;
}
