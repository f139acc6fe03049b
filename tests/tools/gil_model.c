/* SPDX-License-Identifier: MIT
 * tests/tools/gil_model.c: an exhaustive check of the lock's state machine (runtime/gil/gil.c): every
 * interleaving of the steps of 2 to 4 threads, each of which takes the lock, may come to the end of a slice
 * or be asked to yield, lets go, and comes back, a few times. Not part of the interpreter.
 *
 *     cc -O2 -o /tmp/gil_model tests/tools/gil_model.c && /tmp/gil_model
 *
 * A step is what no other thread can see the middle of: one atomic operation on the word outside ql, one whole
 * section under ql (ql is a spin lock, so sections are atomic to each other; the fast paths of the word are
 * not under ql and are steps of their own), one look at the own state, one falling asleep (the futex compares
 * and sleeps in one step) and one wake. The model has sequentially consistent memory: what the program relies
 * on beyond that (acquire on taking, release on freeing, the exchange that publishes a grant) is for TSan.
 *
 * Checked in every state:   M1 at most one thread is inside;   M2 WAITERS is set exactly while the queue is
 * not empty, seen outside ql sections;   M3 a thread is queued exactly in SPIN, PARK and WAKING;
 * M4 no state is stuck: while some thread has not finished, some step is possible;
 * and over the whole graph:   M5 from every state the end can be reached (no livelock that cannot be left).
 *
 * With -DFAULT=n one known mistake is planted, and the check must find it:
 *   1 the grant is published before word and queue are right     2 PARK is entered without ql
 *   3 a free lock with sleepers is left without waking one       4 the yielder is enqueued after the grant
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef FAULT
#define FAULT 0
#endif

#define MOST 4
enum { RUN, SPIN, PARK, WAKING, GRANT };
enum { NOBODY = 7 };
typedef enum Place {
    OUTSIDE,      /* wants nothing; comes back while it has turns left */
    TAKE_SLOW,    /* fast compare-and-swap has failed: section under ql */
    WAITING,      /* queued: looks at its state, may settle (under ql) */
    SETTLED,      /* FAULT 2 only: has seen the lock held and is about to write PARK */
    SLEEPING,     /* state was PARK when it decided to sleep: futex compares again */
    ASLEEP,       /* in the kernel */
    WOKEN,        /* out of the kernel */
    INSIDE,       /* holds the lock and runs */
    LEAVE_SLOW,   /* fast release has failed: section under ql */
    YIELD,        /* end of slice: section under ql */
    WAKES,        /* has a thread to wake, then goes to `then` */
    PUBLISH       /* FAULT 1, 4: second half of a grant */
} Place;

typedef struct Thread {
    uint8_t place, state, then, wakes, turns, prewoken, kernel_wake;
} Thread;

typedef struct State {
    Thread t[MOST];
    uint8_t held, waiters, holder; /* the word */
    uint8_t queue[MOST], queued;
} State;

static int threads, turns;

static void fail(const State *s, const char *what) {
    printf("%s\n", what);
    printf(" word: %s%s holder %d, queue:", s->held ? "held" : "free", s->waiters ? "+waiters" : "", s->holder);
    for (int i = 0; i < s->queued; i++) {
        printf(" %d", s->queue[i]);
    }
    for (int i = 0; i < threads; i++) {
        printf("\n thread %d: place %d, state %d, turns %d", i, s->t[i].place, s->t[i].state, s->t[i].turns);
    }
    printf("\n");
    exit(1);
}

/* --- the lock's own functions, as in gil.c --- */

static void enqueue(State *s, int t) {
    s->t[t].state = SPIN;
    s->t[t].prewoken = 0;
    s->queue[s->queued++] = (uint8_t)t;
}

static void dequeue(State *s, int t) {
    int i = 0;
    while (s->queue[i] != t) {
        i++;
    }
    memmove(&s->queue[i], &s->queue[i + 1], (size_t)(MOST - 1 - i));
    s->queued--;
    s->queue[s->queued] = 0;
}

static void set_word(State *s, int holder) {
    s->held = holder != NOBODY;
    s->holder = (uint8_t)holder;
    s->waiters = s->queued > 0;
}

/* Returns whether h sleeps. */
static int grant(State *s, int h, int also) {
    int old = s->t[h].state;
    dequeue(s, h);
    if (also != NOBODY) {
        enqueue(s, also);
    }
    set_word(s, h);
    s->t[h].state = GRANT;
    return old == PARK;
}

static void then_wake(Thread *t, int wake, int whom, Place then) {
    t->place = wake ? WAKES : then;
    t->wakes = wake ? (uint8_t)whom : 0;
    t->then = wake ? (uint8_t)then : 0;
}

static void take_free(State *s, int t) {
    dequeue(s, t);
    s->t[t].state = RUN;
    s->t[t].place = INSIDE;
    set_word(s, t);
}

/* --- the steps of thread i; each writes the states that may follow --- */

typedef struct Next {
    State s[4];
    int n;
} Next;

static State *copy(Next *next, const State *s) {
    next->s[next->n] = *s;
    return &next->s[next->n++];
}

static void step_outside(Next *next, const State *s, int i) {
    if (s->t[i].turns == 0) {
        return;
    }
    State *n = copy(next, s);
    n->t[i].turns--;
    if (!n->held && !n->waiters) { /* compare-and-swap 0 -> held */
        set_word(n, i);
        n->t[i].place = INSIDE;
    } else {
        n->t[i].place = TAKE_SLOW;
    }
}

static void step_take_slow(Next *next, const State *s, int i) {
    State *n = copy(next, s);
    if (!n->held) { /* barges in; WAITERS stays */
        n->held = 1;
        n->holder = (uint8_t)i;
        n->t[i].place = INSIDE;
    } else {
        n->waiters = 1;
        enqueue(n, i);
        n->t[i].place = WAITING;
    }
}

static void step_waiting(Next *next, const State *s, int i) {
    State *n = copy(next, s); /* settle: one section under ql; spinning longer is not a step of its own */
    if (n->t[i].state == GRANT) {
        n->t[i].state = RUN;
        n->t[i].place = INSIDE;
    } else if (!n->held) {
        take_free(n, i);
    } else if (FAULT == 2) {
        n->t[i].place = SETTLED;
    } else {
        n->t[i].state = PARK;
        n->t[i].place = SLEEPING;
    }
}

static void step_settled(Next *next, const State *s, int i) {
    State *n = copy(next, s);
    n->t[i].state = PARK;
    n->t[i].place = SLEEPING;
}

static void step_sleeping(Next *next, const State *s, int i) {
    State *n = copy(next, s);
    n->t[i].kernel_wake = 0;
    n->t[i].place = n->t[i].state == PARK ? ASLEEP : WOKEN;
}

static void step_asleep(Next *next, const State *s, int i) {
    if (s->t[i].kernel_wake) { /* only a wake gets it out: the model has no spurious ones to rely on */
        State *n = copy(next, s);
        n->t[i].kernel_wake = 0;
        n->t[i].place = n->t[i].state == PARK ? SLEEPING : WOKEN;
    }
}

static void step_woken(Next *next, const State *s, int i) {
    State *n = copy(next, s);
    if (n->t[i].state == GRANT) {
        n->t[i].state = RUN;
        n->t[i].place = INSIDE;
    } else if (!n->held) {
        take_free(n, i);
    } else {
        n->t[i].state = SPIN;
        n->t[i].place = WAITING;
    }
}

static void step_inside(Next *next, const State *s, int i) {
    State *n = copy(next, s); /* lets go */
    if (!n->waiters) {
        set_word(n, NOBODY);
        n->t[i].place = OUTSIDE;
    } else {
        n->t[i].place = LEAVE_SLOW;
    }
    if (s->waiters && s->t[i].turns > 0) { /* or comes to the end of its slice */
        n = copy(next, s);
        n->t[i].turns--;
        n->t[i].place = YIELD;
    }
}

/* Free the lock, or give it to a head that looks; `patient`: to one that has slept for long as well. */
static void leave(Next *next, const State *s, int i, int patient) {
    State *n = copy(next, s);
    int head = n->queued > 0 ? n->queue[0] : NOBODY;
    if (head == NOBODY) {
        set_word(n, NOBODY);
        n->t[i].place = OUTSIDE;
        return;
    }
    int state = n->t[head].state;
    if (state == SPIN || (state == PARK && patient)) {
        then_wake(&n->t[i], grant(n, head, NOBODY), head, OUTSIDE);
        return;
    }
    if (state == PARK && FAULT != 3) {
        n->t[head].state = WAKING;
    }
    n->held = 0;
    n->holder = NOBODY;
    then_wake(&n->t[i], state == PARK && FAULT != 3, head, OUTSIDE);
}

static void step_leave_slow(Next *next, const State *s, int i) {
    leave(next, s, i, 0);
    if (s->queued > 0 && s->t[s->queue[0]].state == PARK) {
        leave(next, s, i, 1);
    }
}

static void step_yield(Next *next, const State *s, int i) {
    int head = s->queued > 0 ? s->queue[0] : NOBODY;
    State *n;
    if (head == NOBODY) {
        copy(next, s)->t[i].place = INSIDE;
        return;
    }
    if (s->t[head].state == PARK && !s->t[head].prewoken) { /* wake it and go on for a moment */
        n = copy(next, s);
        n->t[head].prewoken = 1;
        n->t[head].state = WAKING;
        then_wake(&n->t[i], 1, head, INSIDE);
    }
    n = copy(next, s); /* hand over (asked, a teaching slice, or the extra slice is over) */
    if (FAULT == 1 || FAULT == 4) { /* the grantee may run before the rest has happened */
        then_wake(&n->t[i], 0, head, PUBLISH);
        int asleep = n->t[head].state == PARK;
        dequeue(n, head);
        if (FAULT == 4) {
            set_word(n, head);
        }
        n->t[head].state = GRANT;
        n->t[i].wakes = (uint8_t)head;
        n->t[i].kernel_wake = 0;
        n->t[i].then = (uint8_t)asleep;
        return;
    }
    int asleep = grant(n, head, i);
    then_wake(&n->t[i], asleep, head, WAITING);
}

static void step_publish(Next *next, const State *s, int i) {
    State *n = copy(next, s);
    int head = n->t[i].wakes, asleep = n->t[i].then;
    enqueue(n, i);
    if (FAULT == 1) {
        set_word(n, head);
    }
    then_wake(&n->t[i], asleep, head, WAITING);
}

static void step_wakes(Next *next, const State *s, int i) {
    State *n = copy(next, s);
    Thread *other = &n->t[n->t[i].wakes];
    if (other->place == ASLEEP) {
        other->kernel_wake = 1;
    }
    n->t[i].place = n->t[i].then;
    n->t[i].then = n->t[i].wakes = 0;
}

static void step(Next *next, const State *s, int i) {
    static void (*const steps[])(Next *, const State *, int) = {
        step_outside, step_take_slow, step_waiting, step_settled, step_sleeping, step_asleep, step_woken,
        step_inside, step_leave_slow, step_yield, step_wakes, step_publish,
    };
    steps[s->t[i].place](next, s, i);
}

/* --- the invariants --- */

static void check(const State *s) {
    int inside = 0;
    for (int i = 0; i < threads; i++) {
        const Thread *t = &s->t[i];
        int in = t->place == INSIDE || t->place == LEAVE_SLOW || t->place == YIELD ||
                 (t->place == WAKES && t->then == INSIDE);
        inside += in;
        if (in && (!s->held || s->holder != i)) {
            fail(s, "M1: a thread is inside that does not hold the lock");
        }
        int queued = 0;
        for (int k = 0; k < s->queued; k++) {
            queued += s->queue[k] == i;
        }
        if (FAULT == 0 && queued != (t->state == SPIN || t->state == PARK || t->state == WAKING)) {
            fail(s, "M3: queue and state disagree");
        }
    }
    if (inside > 1) {
        fail(s, "M1: two threads inside");
    }
    if (FAULT == 0 && s->waiters != (s->queued > 0)) {
        fail(s, "M2: WAITERS and queue disagree");
    }
}

static int finished(const State *s) {
    for (int i = 0; i < threads; i++) {
        if (s->t[i].place != OUTSIDE || s->t[i].turns > 0) {
            return 0;
        }
    }
    return 1;
}

/* --- the graph: all states, found breadth first, kept in a hash table; edges backwards for M5 --- */

static State *states;
static uint32_t *table, *edge_from, *edge_next, *edges_into;
static size_t count, edges, table_size, capacity, edge_capacity;

static void *grown(void *p, size_t n, size_t size) {
    p = realloc(p, n * size);
    if (p == NULL) {
        fputs("no memory\n", stderr);
        exit(2);
    }
    return p;
}

static uint64_t hash_of(const State *s) {
    uint64_t h = 14695981039346656037u;
    const unsigned char *p = (const unsigned char *)s;
    for (size_t i = 0; i < sizeof *s; i++) {
        h = (h ^ p[i]) * 1099511628211u;
    }
    return h ^ h >> 29;
}

static void rehash(void) {
    table_size = table_size == 0 ? 1 << 16 : table_size * 2;
    table = grown(table, table_size, sizeof *table);
    memset(table, 0xff, table_size * sizeof *table);
    for (size_t i = 0; i < count; i++) {
        size_t slot = hash_of(&states[i]) & (table_size - 1);
        while (table[slot] != UINT32_MAX) {
            slot = (slot + 1) & (table_size - 1);
        }
        table[slot] = (uint32_t)i;
    }
}

/* Number of a state, added if it is new. */
static uint32_t number_of(const State *s) {
    if (count * 2 >= table_size) {
        rehash();
    }
    size_t slot = hash_of(s) & (table_size - 1);
    for (; table[slot] != UINT32_MAX; slot = (slot + 1) & (table_size - 1)) {
        if (memcmp(&states[table[slot]], s, sizeof *s) == 0) {
            return table[slot];
        }
    }
    if (count == capacity) {
        capacity = capacity == 0 ? 1 << 16 : capacity * 2;
        states = grown(states, capacity, sizeof *states);
        edges_into = grown(edges_into, capacity, sizeof *edges_into);
    }
    states[count] = *s;
    edges_into[count] = UINT32_MAX;
    table[slot] = (uint32_t)count;
    return (uint32_t)count++;
}

static void add_edge(uint32_t from, uint32_t to) {
    if (edges == edge_capacity) {
        edge_capacity = edge_capacity == 0 ? 1 << 17 : edge_capacity * 2;
        edge_from = grown(edge_from, edge_capacity, sizeof *edge_from);
        edge_next = grown(edge_next, edge_capacity, sizeof *edge_next);
    }
    edge_from[edges] = from;
    edge_next[edges] = edges_into[to];
    edges_into[to] = (uint32_t)edges++;
}

static void explore(void) {
    count = edges = 0;
    table_size = 0;
    State first;
    memset(&first, 0, sizeof first);
    first.holder = NOBODY;
    for (int i = 0; i < threads; i++) {
        first.t[i].turns = (uint8_t)turns;
    }
    number_of(&first);
    for (size_t at = 0; at < count; at++) {
        State s = states[at];
        int possible = 0;
        check(&s);
        for (int i = 0; i < threads; i++) {
            Next next = {.n = 0};
            step(&next, &s, i);
            possible += next.n;
            for (int k = 0; k < next.n; k++) {
                add_edge((uint32_t)at, number_of(&next.s[k]));
            }
        }
        if (possible == 0 && !finished(&s)) {
            fail(&s, "M4: stuck (a wake-up is lost)");
        }
    }
}

/* Walks back from the ends; what is not met can never end. */
static void check_ends(void) {
    unsigned char *met = calloc(count, 1);
    uint32_t *list = malloc(count * sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (finished(&states[i])) {
            met[i] = 1;
            list[n++] = (uint32_t)i;
        }
    }
    for (size_t at = 0; at < n; at++) {
        for (uint32_t e = edges_into[list[at]]; e != UINT32_MAX; e = edge_next[e]) {
            if (!met[edge_from[e]]) {
                met[edge_from[e]] = 1;
                list[n++] = edge_from[e];
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (!met[i]) {
            fail(&states[i], "M5: the end cannot be reached from here");
        }
    }
    free(met);
    free(list);
}

int main(void) {
    static const int sizes[][2] = {{2, 6}, {3, 4}, {4, 2}};
    for (int i = 0; i < 3; i++) {
        threads = sizes[i][0];
        turns = sizes[i][1];
        explore();
        check_ends();
        printf("%d threads, %d turns each: %zu states, %zu steps: sound\n", threads, turns, count, edges);
    }
    return 0;
}
