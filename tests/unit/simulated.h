/* SPDX-License-Identifier: MIT
 * tests/unit/simulated.h: the lock without an interpreter: threads whose "bytecodes" add one to a shared
 * number. For the tests of runtime/gil/gil.c, which include it once each.
 */
#ifndef SIMULATED_H
#define SIMULATED_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/gil/sync.h"

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #x); \
            exit(1); \
        } \
    } while (0)

#define THREADS 16

static GiVm vm;
static GiGil gil;
static GiThread threads[THREADS];
static GiThreadSync syncs[THREADS];
static int64_t shared; /* under the GIL: TSan sees it when exclusion fails */
static _Atomic int64_t progress[THREADS];
static _Atomic bool stop;

GiValue gi_raise_value_error(GiThread *t, const char *format, ...) {
    (void)format;
    t->exc = GI_UNBOUND;
    return GI_NULL;
}
void gi_event_record(GiThread *t, GiEventKind kind, GiReason reason, uint16_t detail, uint64_t object,
                     int64_t time) {
    (void)t, (void)kind, (void)reason, (void)detail, (void)object, (void)time;
}

static int64_t decode(int64_t budget) {
    if (budget < 0 && !(budget & ((int64_t)1 << 62))) {
        budget = (budget & INT64_MAX) - ((int64_t)1 << 50);
    }
    return budget + 1;
}

/* Runs n "bytecodes" as gi_vm_run does. */
static void run(GiThread *t, int64_t n) {
    size_t me = (size_t)(t - threads);
    int64_t budget = t->budget, mine = atomic_load(&progress[me]);
    while (n > 0) {
        if (--budget < 0) {
            atomic_store_explicit(&t->request, 0, memory_order_relaxed);
            gi_gil_charge(t, decode(budget));
            gi_gil_slice_end(t);
            budget = t->budget;
            continue;
        }
        n--;
        shared++;
        atomic_store_explicit(&progress[me], ++mine, memory_order_relaxed);
        if (n % 8 == 0) {
            budget |= atomic_load_explicit(&t->request, memory_order_relaxed);
        }
    }
    if (budget < 0) { /* a request at the very end: strip it */
        gi_request(t);
        budget = decode(budget) - 1;
    }
    t->budget = budget;
}

static void reset(const char *policy, int64_t slice) {
    memset(&gil, 0, sizeof gil);
    memset(threads, 0, sizeof threads);
    memset(syncs, 0, sizeof syncs);
    memset((void *)progress, 0, sizeof progress);
    shared = 0;
    atomic_store(&stop, false);
    vm.gil = &gil;
    gi_gil_init(&gil);
    for (int i = 0; i < THREADS; i++) {
        threads[i].vm = &vm;
        threads[i].sync = &syncs[i];
        syncs[i].steps_left = UINT64_MAX;
        syncs[i].deadline = GI_NO_DEADLINE;
        atomic_store(&syncs[i].cpu, -1);
    }
    CHECK(gi_gil_set_slice(&threads[0], slice) && gi_gil_set_policy(&threads[0], policy));
    threads[0].budget = 0;
}

#endif
