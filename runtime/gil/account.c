/* SPDX-License-Identifier: MIT
 * runtime/gil/account.c: see account.h. What ticks are in ns is found when somebody asks, from what both
 * clocks showed when the lock was made and show now, so that nothing has to be calibrated.
 */
#include "runtime/gil/account.h"

#include <stdlib.h>

#include "runtime/gil/sync.h"

void gi_ledger_init(GiLedger *ledger) {
    *ledger = (GiLedger){.first_tick = gi_ticks(), .first_ns = gi_clock_ns()};
}

void gi_ledger_free(GiLedger *ledger) { free(ledger->ended); }

/* What t's account says, in ticks. */
static GiHoldings holdings_of(GiThread *t) {
    GiThreadSync *s = gi_sync(t);
    GiAccount a = s->account;
    uint64_t now = gi_account_now(t->vm->gil);
    if (a.took != 0) {
        gi_account_let_go(&a, now);
    }
    if (a.wants != 0) { /* it still waits: so far that is a wait, too */
        gi_account_got(&a, now, false);
    }
    return (GiHoldings){.id = t->id, .number = s->number,
                        .bytecodes = gi_gil_used(t),
                        .held = (int64_t)a.held, .waited = (int64_t)a.waited,
                        .longest_hold = (int64_t)a.longest_hold, .longest_wait = (int64_t)a.longest_wait,
                        .turns = a.turns, .waits = a.waits};
}

void gi_ledger_close(GiThread *t) {
    GiLedger *ledger = &t->vm->gil->ledger;
    if (ledger->ended == NULL) {
        ledger->ended = calloc(GI_ENDED_KEPT, sizeof *ledger->ended);
    }
    if (ledger->ended != NULL) {
        GiHoldings *place = &ledger->ended[ledger->ended_count++ % GI_ENDED_KEPT];
        *place = holdings_of(t);
        place->ended = true;
    }
    gi_sync(t)->account = (GiAccount){0};
}

/* ns in a tick. */
static double scale_of(const GiGil *gil) {
    uint64_t ticks = gi_ticks() - gil->ledger.first_tick;
    int64_t ns = gi_clock_ns() - gil->ledger.first_ns;
    return gil->control != NULL || ticks == 0 ? 1.0 : (double)ns / (double)ticks;
}

static void scale_times(GiHoldings *h, double scale) {
    int64_t *times[] = {&h->held, &h->waited, &h->longest_hold, &h->longest_wait};
    for (size_t i = 0; i < 4; i++) {
        *times[i] = (int64_t)((double)*times[i] * scale);
    }
}

static int by_number(const void *a, const void *b) {
    const GiHoldings *left = a, *right = b;
    return left->number < right->number ? -1 : left->number > right->number;
}

GiHoldings *gi_holdings(GiThread *t, size_t *count) {
    GiGil *gil = t->vm->gil;
    GiHoldings *all = calloc(GI_ENDED_KEPT + gil->attached, sizeof *all);
    if (all == NULL) {
        return NULL;
    }
    uint64_t ended = gil->ledger.ended_count;
    size_t n = ended < GI_ENDED_KEPT ? (size_t)ended : GI_ENDED_KEPT;
    if (n > 0) {
        memcpy(all, gil->ledger.ended, n * sizeof *all);
    }
    for (GiThread *other = t->vm->threads; other != NULL; other = other->next) {
        all[n++] = holdings_of(other);
    }
    double scale = scale_of(gil);
    for (size_t i = 0; i < n; i++) {
        scale_times(&all[i], scale);
    }
    qsort(all, n, sizeof *all, by_number);
    *count = n;
    return all;
}
