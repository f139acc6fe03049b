/* SPDX-License-Identifier: MIT
 * tests/unit/test_cost.c: what crossing the border of the interpreter costs: gi_block around a call that does
 * nothing, attaching and detaching a thread of the host. As a test it only runs them; with a number of
 * turns as its argument it prints nanoseconds, the least of ten runs.
 */
#include <stdio.h>
#include <stdlib.h>

#include "runtime/gil/sync.h"
#include "runtime/lifecycle.h"

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #x); \
            exit(1); \
        } \
    } while (0)

#define RUNS 10

static GiVm *vm;
static GiThread *t;

static int64_t nothing(void *arg) { return ++*(int64_t *)arg; }

static void take(int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        gi_gil_release(t);
        gi_gil_take(t);
    }
}

static void block(int64_t n) {
    int64_t calls = 0;
    for (int64_t i = 0; i < n; i++) {
        CHECK(gi_block(t, GI_BLOCK_FILE, "nothing", GI_NULL, nothing, &calls, NULL) == i + 1);
    }
}

static void attach(int64_t n) {
    gi_thread_detach(t);
    for (int64_t i = 0; i < n; i++) {
        GiThread *again = gi_thread_attach(vm);
        CHECK(again == t);
        gi_thread_detach(again);
    }
    CHECK(gi_thread_attach(vm) == t);
}

static void cost(const char *name, void (*f)(int64_t n), int64_t n) {
    double least = 1e9;
    for (int run = 0; run < RUNS; run++) {
        int64_t start = gi_clock_ns();
        f(n);
        double each = (double)(gi_clock_ns() - start) / (double)n;
        least = each < least ? each : least;
    }
    if (n > 1000) {
        printf("%s %.1f ns\n", name, least);
    }
}

int main(int argc, char **argv) {
    int64_t n = argc > 1 ? strtoll(argv[1], NULL, 10) : 1000;
    vm = gi_vm_create(NULL);
    CHECK(vm != NULL && (t = gi_thread_attach(vm)) != NULL);
    cost("release and take", take, n);
    cost("block around a call", block, n);
    cost("attach and detach", attach, n);
    gi_thread_detach(t);
    CHECK(gi_vm_destroy(vm, 1000000000));
    puts("cost: ok");
    return 0;
}
