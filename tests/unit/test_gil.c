/* SPDX-License-Identifier: MIT
 * tests/unit/test_gil.c: the lock alone, with simulated bytecode: mutual exclusion, progress and
 * fairness under every policy, with threads that compute, block and come back. With an argument it
 * measures instead. Build: cc -I. tests/unit/test_gil.c runtime/gil/gil.c runtime/gil/park.c -lpthread
 */
#include "tests/unit/simulated.h"

static void *compute(void *arg) {
    GiThread *t = arg;
    gi_gil_get(t, true);
    while (!atomic_load(&stop)) {
        run(t, 10000);
    }
    gi_gil_let_go(t, GI_REASON_END);
    return NULL;
}

static void *blocks(void *arg) {
    GiThread *t = arg;
    gi_gil_get(t, true);
    for (unsigned i = 0; !atomic_load(&stop); i++) {
        run(t, 100);
        gi_gil_let_go(t, GI_REASON_IO);
        if (i % 3 == 0) {
            usleep(i % 200);
        }
        gi_gil_get(t, i % 2 == 0);
    }
    gi_gil_let_go(t, GI_REASON_END);
    return NULL;
}

/* A loaded machine may not have run some thread at all yet: waits for the last one. */
static void wait_for_all(int n) {
    for (int i = 0; i < n; i++) {
        for (int turns = 0; atomic_load(&progress[i]) == 0; turns++) {
            CHECK(turns < 20000);
            usleep(1000);
        }
    }
}

/* Runs n computing and m blocking threads for a time. */
static void mix(const char *policy, int64_t slice, int n, int m, unsigned ms, bool all_run) {
    reset(policy, slice);
    pthread_t ids[THREADS];
    for (int i = 0; i < n + m; i++) {
        CHECK(pthread_create(&ids[i], NULL, i < n ? compute : blocks, &threads[i]) == 0);
    }
    usleep(ms * 1000);
    if (all_run) {
        wait_for_all(n + m);
    }
    atomic_store(&stop, true);
    for (int i = 0; i < n + m; i++) {
        pthread_join(ids[i], NULL);
    }
    int64_t sum = 0, least = INT64_MAX, most = 0;
    for (int i = 0; i < n + m; i++) {
        sum += progress[i];
        CHECK(!all_run || progress[i] > 0);
        if (i < n) {
            least = progress[i] < least ? progress[i] : least;
            most = progress[i] > most ? progress[i] : most;
        }
    }
    CHECK(sum == shared);
    CHECK(atomic_load(&gil.word) == 0 && atomic_load(&gil.first) == NULL);
    printf("%-14s slice %8lld, %d compute, %d block: %6.1f M bytecodes, %8llu switches, max/min %.2f\n",
           policy, (long long)slice, n, m, (double)sum / 1e6,
           (unsigned long long)atomic_load(&gil.switches), n == 0 ? 0.0 : (double)most / (double)least);
}

static void *newcomer(void *arg) {
    GiThread *t = arg;
    gi_gil_get(t, true);
    while (!atomic_load(&stop)) {
        run(t, 1000);
    }
    gi_gil_let_go(t, GI_REASON_END);
    return NULL;
}

/* A thread that has computed alone for long must not starve beside a new one, whether it holds the
 * lock when that comes (wait 0) or not. */
static void test_old_and_new(int wait) {
    reset("fair", 20000);
    GiThread *old = &threads[0];
    pthread_t id;
    gi_gil_get(old, true);
    run(old, 200000000);
    if (wait) {
        gi_gil_let_go(old, GI_REASON_IO);
    }
    CHECK(pthread_create(&id, NULL, newcomer, &threads[1]) == 0);
    if (wait) {
        usleep(20000);
        gi_gil_get(old, true);
    }
    int64_t before = progress[0];
    for (int i = 0; i < 50; i++) {
        run(old, 20000);
    }
    CHECK(progress[0] - before == 1000000);
    int64_t others = progress[1];
    CHECK(others < 100000000); /* it did not have to catch up first */
    atomic_store(&stop, true);
    gi_gil_let_go(old, GI_REASON_END);
    pthread_join(id, NULL);
}

static void measure(void) {
    reset("fair", GI_DEFAULT_SLICE);
    GiThread *t = &threads[0];
    int64_t start = gi_clock_ns();
    for (int i = 0; i < 10000000; i++) {
        gi_gil_get(t, true);
        gi_gil_let_go(t, GI_REASON_IO);
    }
    printf("uncontended: %.1f ns\n", (double)(gi_clock_ns() - start) / 1e7);
    mix("fair", 2000000, 1, 0, 1000, true);
    mix("fair", 2000000, 2, 0, 1000, true);
    mix("fair", 100, 2, 0, 1000, true);
    mix("fair", 10000, 2, 0, 1000, true);
    mix("fair", 100000, 2, 0, 1000, true);
    mix("fair", 2000000, 8, 0, 2000, true);
    mix("fair", 2000000, 1, 1, 1000, true);
}

int main(int argc, char **argv) {
    (void)argv;
    if (argc > 1) {
        measure();
        return 0;
    }
    static const char *const policies[] = {"fair", "fifo", "io-first", "every:1000", "random:7",
                                           "ticks:100", "interval:1ms"};
    for (size_t i = 0; i < sizeof policies / sizeof *policies; i++) {
        bool sure = strcmp(policies[i], "ticks:100") != 0 && strcmp(policies[i], "interval:1ms") != 0;
        mix(policies[i], 5000, 2, 0, 200, sure);
        mix(policies[i], 50000, 3, 3, 200, sure);
        mix(policies[i], 50, 2, 2, 200, sure);
        mix(policies[i], 2000000, 0, 8, 200, sure);
    }
    mix("fair", 2000000, 8, 0, 400, true);
    test_old_and_new(0);
    test_old_and_new(1);
    CHECK(!gi_gil_set_policy(&threads[0], "best") && !gi_gil_set_policy(&threads[0], "every:0") &&
          !gi_gil_set_policy(&threads[0], "interval:5") && !gi_gil_set_slice(&threads[0], 0));
    puts("gil: ok");
    return 0;
}
