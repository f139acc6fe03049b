/* SPDX-License-Identifier: MIT
 * runtime/gil/account.h: for how long each thread had the lock, and for how long it waited for it.
 *
 * A1  Time is counted in ticks of the processor's own counter, which costs half of what the clock of the
 *     system costs; in a controlled run a tick is a nanosecond of virtual time.
 * A2  Nothing is counted while the vm has one thread: `took` is 0 then, and taking and letting go of
 *     the lock cost one predictable branch each. (A sole thread always has the lock when it wants it.)
 * A3  An account is changed by its thread, with the lock, or while it waits; who has the lock may read all.
 */
#ifndef GI_ACCOUNT_H
#define GI_ACCOUNT_H

#include "runtime/gil/gil.h"

typedef struct GiAccount {
    uint64_t took;  /* when it got the lock; 0: it has not, or A2 */
    uint64_t wants; /* since when it waits; 0: it does not */
    uint64_t held, waited, longest_hold, longest_wait;
    uint64_t turns; /* how often it got the lock from another thread */
    uint64_t waits; /* how often it had to wait for the lock */
} GiAccount;

/* What is known about a thread; times in ns. */
typedef struct GiHoldings {
    uint64_t id, bytecodes;
    uint32_t number;
    bool ended;
    int64_t held, waited, longest_hold, longest_wait;
    uint64_t turns, waits;
} GiHoldings;

/* Now, in ticks; never 0. */
static inline uint64_t gi_ticks(void) {
#if defined(__x86_64__)
    return __builtin_ia32_rdtsc() | 1;
#elif defined(__aarch64__)
    uint64_t ticks;
    __asm__ volatile("mrs %0, cntvct_el0" : "=r"(ticks));
    return ticks | 1;
#else
    int64_t gi_clock_ns(void);
    return (uint64_t)gi_clock_ns() | 1;
#endif
}

static inline void gi_account_wants(GiAccount *a, uint64_t now) { a->wants = now; }

/* The thread has got the lock; turn: another thread had it before. */
static inline void gi_account_got(GiAccount *a, uint64_t now, bool turn) {
    a->took = now;
    a->turns += turn;
    if (a->wants != 0) {
        uint64_t waited = now > a->wants ? now - a->wants : 0;
        a->waited += waited;
        a->longest_wait = waited > a->longest_wait ? waited : a->longest_wait;
        a->waits++;
        a->wants = 0;
    }
}

/* The thread, whose `took` is not 0, lets go of the lock. */
static inline void gi_account_let_go(GiAccount *a, uint64_t now) {
    uint64_t held = now > a->took ? now - a->took : 0;
    a->held += held;
    a->longest_hold = held > a->longest_hold ? held : a->longest_hold;
    a->took = 0;
}

/* The lock's own part: how ticks relate to ns, and the last threads that have ended. */
#define GI_ENDED_KEPT 64
typedef struct GiLedger {
    uint64_t first_tick;
    int64_t first_ns;
    GiHoldings *ended;    /* a ring of GI_ENDED_KEPT, its times in ticks; NULL: none yet */
    uint64_t ended_count;
} GiLedger;

void gi_ledger_init(GiLedger *ledger);
void gi_ledger_free(GiLedger *ledger);
/* t, which has the lock, is about to count as ended: the ledger keeps its account, and t's begins anew. */
void gi_ledger_close(GiThread *t);

/* The holdings of all threads of the vm, the last GI_ENDED_KEPT that have ended included, by number. Needs the
 * GIL. A malloc'ed array, NULL: no memory (no error is set). */
GiHoldings *gi_holdings(GiThread *t, size_t *count);

#endif
