/* SPDX-License-Identifier: MIT
 * tests/unit/test_gil_stress.c: no hand-over loses a wake-up. Threads that compute, block, spin on other
 * work, end and come back pass the lock round, under every policy, slices from 1 to the default and 2 to
 * 16 threads, while the settings change under them. The run ends by counts of hand-overs, never by time;
 * a lost wake-up ends it through the watchdog, which shows the queue.
 *
 *     unit-test_gil_stress [hand-overs in all]      default: 200000, and 10000000 with GILT_STRESS=full
 */
#include <signal.h>

#include "tests/unit/simulated.h"

#define WATCHDOG_SECONDS 60

static uint64_t goal; /* hand-overs of a round */

static void dump(int number) {
    (void)number;
    uintptr_t word = atomic_load(&gil.word);
    printf("stuck: %s, word %s%s, holder %ld, %llu switches\n", gil.policy.name,
           word & GI_HELD ? "held" : "free", word & GI_WAITERS ? "+waiters" : "",
           gi_holder(word) == NULL ? -1L : (long)(gi_holder(word) - threads),
           (unsigned long long)atomic_load(&gil.switches));
    for (GiThread *t = atomic_load(&gil.first); t != NULL; t = gi_sync(t)->next) {
        printf("  waiting: thread %ld, state %u\n", (long)(t - threads),
               (unsigned)atomic_load(&gi_sync(t)->state));
    }
    fflush(stdout);
    _exit(1);
}

static bool done(void) {
    return atomic_load_explicit(&gil.switches, memory_order_relaxed) >= goal ||
           atomic_load_explicit(&stop, memory_order_relaxed);
}

/* Body of thread i: what it does depends on i, so that all kinds of waiting meet. */
static void *mixed(void *arg) {
    GiThread *t = arg;
    unsigned me = (unsigned)(t - threads), random = 2654435761u * (me + 1);
    gi_gil_get(t, true);
    while (!done()) {
        random = random * 1664525u + 1013904223u;
        unsigned dice = random >> 24;
        run(t, 1 + (random >> 8) % (me % 3 == 0 ? 5000 : 50));
        if (me % 3 == 0 && dice > 8) {
            continue; /* mostly computes */
        }
        gi_gil_let_go(t, dice < 4 ? GI_REASON_END : GI_REASON_IO);
        if (dice < 16) {
            usleep(random % 100);
        } else if (dice < 32) {
            sched_yield();
        }
        gi_gil_get(t, dice % 2 == 0);
    }
    gi_gil_let_go(t, GI_REASON_END);
    return NULL;
}

static void *computes(void *arg) {
    GiThread *t = arg;
    gi_gil_get(t, true);
    while (!done()) {
        run(t, 1000);
    }
    gi_gil_let_go(t, GI_REASON_END);
    return NULL;
}

/* Passes the lock round among n threads until `handovers` have happened, or all can be sure that no more
 * would (a policy that never hands over). */
static void round_of(const char *policy, int64_t slice, int n, void *(*body)(void *), uint64_t handovers) {
    reset(policy, slice);
    goal = handovers;
    pthread_t ids[THREADS];
    alarm(WATCHDOG_SECONDS);
    for (int i = 0; i < n; i++) {
        CHECK(pthread_create(&ids[i], NULL, body, &threads[i]) == 0);
    }
    for (int i = 0; i < n; i++) {
        pthread_join(ids[i], NULL);
    }
    alarm(0);
    int64_t sum = 0;
    for (int i = 0; i < n; i++) {
        sum += progress[i];
    }
    CHECK(sum == shared);
    CHECK(atomic_load(&gil.word) == 0 && atomic_load(&gil.first) == NULL);
    CHECK(atomic_load(&gil.switches) >= handovers);
}

static const char *const policies[] = {"fair", "fifo", "io-first", "every:1", "every:1000", "random:7",
                                       "ticks:100", "interval:1ms", "never"};
#define POLICIES (sizeof policies / sizeof *policies)

/* One thread changes policy and slice again and again while the others run: whoever waits by old rules
 * must still get its turn. */
static void *changes(void *arg) {
    GiThread *t = arg;
    gi_gil_get(t, true);
    for (unsigned i = 0; !done(); i++) {
        static const int64_t slices[] = {1, 100, 30000, GI_DEFAULT_SLICE, (int64_t)1 << 40};
        CHECK(gi_gil_set_policy(t, policies[i % POLICIES]));
        CHECK(gi_gil_set_slice(t, slices[i % 5]));
        run(t, 100);
        gi_gil_let_go(t, GI_REASON_SLEEP);
        usleep(100);
        gi_gil_get(t, i % 2 == 0);
    }
    gi_gil_let_go(t, GI_REASON_END);
    return NULL;
}

static void *changes_or_mixed(void *arg) { return arg == &threads[0] ? changes(arg) : mixed(arg); }

/* A slice that was cut by a policy without end must not outlive the policy: thread 1 blocks with the rest
 * of such a slice and has to share the lock when it comes back. */
static _Atomic int stage;

static void reach(int n) {
    while (atomic_load(&stage) < n) {
        usleep(100);
    }
}

static void compute_on(GiThread *t) {
    while (!done()) {
        run(t, 1000);
    }
    gi_gil_let_go(t, GI_REASON_END);
}

static void *outlives_policy(void *arg) {
    GiThread *t = arg;
    bool first = t == &threads[0];
    reach(first ? 0 : 1);
    gi_gil_get(t, true);
    CHECK(!first || gi_gil_set_policy(t, "never"));
    run(t, 10);
    gi_gil_let_go(t, GI_REASON_IO);
    atomic_fetch_add(&stage, 1);
    reach(first ? 2 : 3);
    gi_gil_get(t, true);
    if (first) {
        CHECK(gi_gil_set_policy(t, "every:1000"));
        atomic_store(&stage, 3);
    }
    compute_on(t);
    return NULL;
}

int main(int argc, char **argv) {
    static const int64_t slices[] = {1, 7, 500, 25000, GI_DEFAULT_SLICE};
    static const int counts[] = {2, 3, 5, 16};
    const char *stress = getenv("GILT_STRESS");
    uint64_t total = argc > 1                                            ? strtoull(argv[1], NULL, 10)
                     : stress != NULL && strcmp(stress, "full") == 0 ? 10000000
                                                                      : 200000;
    signal(SIGALRM, dump);
    uint64_t each = total / 2 / (POLICIES * 5 * 4) + 1, all = 0;
    for (size_t p = 0; p < POLICIES; p++) {
        for (size_t s = 0; s < 5; s++) {
            for (size_t c = 0; c < 4; c++) {
                round_of(policies[p], slices[s], counts[c], mixed, each);
                all += atomic_load(&gil.switches);
            }
        }
    }
    round_of("fair", 100, 2, computes, total / 2);
    all += atomic_load(&gil.switches);
    round_of("fair", 1000, 8, changes_or_mixed, total / 20);
    all += atomic_load(&gil.switches);
    round_of("fair", 1000, 2, outlives_policy, 50);
    printf("gil stress: %llu hand-overs ok\n", (unsigned long long)(all / 1000 * 1000));
    return 0;
}
