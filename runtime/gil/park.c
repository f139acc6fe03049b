/* SPDX-License-Identifier: MIT
 * runtime/gil/park.c: sleeping on a word of memory, and the clock: all that the lock needs of the
 * system. Linux has futexes; elsewhere a table of mutexes and condition variables serves, where
 * signals do not end a sleep by themselves, so sleeps are cut into pieces.
 */
#include <errno.h>
#include <time.h>

#include "runtime/gil/sync.h"

int64_t gi_clock_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

#if defined(__linux__)
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool sleep_on_word(_Atomic uint32_t *word, uint32_t expected, int64_t deadline) {
    struct timespec until = {(time_t)(deadline / 1000000000), (long)(deadline % 1000000000)};
    return syscall(SYS_futex, word, FUTEX_WAIT_BITSET_PRIVATE, expected,
                   deadline == GI_NO_DEADLINE ? NULL : &until, NULL, FUTEX_BITSET_MATCH_ANY) == 0 ||
           errno != ETIMEDOUT;
}

#if defined(__SANITIZE_THREAD__)
#define PIECE_NS 10000000

/* ThreadSanitizer keeps a signal back until the thread next comes to an atomic operation or a call that it knows.
 * One that is delivered in the last instructions before the system call has been kept back then, does not change
 * the word, and does not end the call: its handler would never run. So the word is read again now and then. */
void gi_park(_Atomic uint32_t *word, uint32_t expected, int64_t deadline) {
    while (atomic_load(word) == expected) {
        int64_t now = gi_clock_ns();
        int64_t until = deadline - now > PIECE_NS ? now + PIECE_NS : deadline;
        if (sleep_on_word(word, expected, until) || until == deadline) {
            return;
        }
    }
}
#else
void gi_park(_Atomic uint32_t *word, uint32_t expected, int64_t deadline) {
    sleep_on_word(word, expected, deadline);
}
#endif

void gi_unpark(_Atomic uint32_t *word) {
    int saved = errno;
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
    errno = saved;
}

#else

#define BUCKETS 16
#define PIECE_NS 20000000

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
} buckets[BUCKETS] = {
    [0 ... BUCKETS - 1] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER},
};

static size_t bucket_of(const void *word) { return ((uintptr_t)word >> 4) % BUCKETS; }

void gi_park(_Atomic uint32_t *word, uint32_t expected, int64_t deadline) {
    size_t b = bucket_of(word);
    int64_t left = deadline == GI_NO_DEADLINE ? PIECE_NS : deadline - gi_clock_ns();
    left = left < 0 ? 0 : left > PIECE_NS ? PIECE_NS : left;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    int64_t nanoseconds = until.tv_nsec + left;
    until.tv_sec += (time_t)(nanoseconds / 1000000000);
    until.tv_nsec = (long)(nanoseconds % 1000000000);
    pthread_mutex_lock(&buckets[b].mutex);
    if (atomic_load(word) == expected) {
        pthread_cond_timedwait(&buckets[b].changed, &buckets[b].mutex, &until);
    }
    pthread_mutex_unlock(&buckets[b].mutex);
}

void gi_unpark(_Atomic uint32_t *word) {
    size_t b = bucket_of(word);
    pthread_mutex_lock(&buckets[b].mutex);
    pthread_cond_broadcast(&buckets[b].changed);
    pthread_mutex_unlock(&buckets[b].mutex);
}

#endif
