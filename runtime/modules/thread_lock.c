/* SPDX-License-Identifier: MIT
 * runtime/modules/thread_lock.c owns _thread.lock and _thread.RLock.
 *
 * A lock is a flag under the GIL and a queue of waiters. Taking a free one is a store; a thread that
 * finds it taken waits in gi_wait and looks again when it is woken: somebody else may have been
 * faster, so there is no hand-over from owner to owner.
 */
#include "runtime/gil/block.h"
#include "runtime/gil/thread.h"
#include "runtime/modules/thread.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

/* --- shared --- */

bool gi_thread_timeout(GiThread *t, GiValue seconds, int64_t *ns) {
    if (!gi_timeout_ns(t, seconds, ns)) {
        return false;
    }
    if (*ns > GI_TIMEOUT_MAX_NS) {
        return gi_raise(t, &gi_OverflowError, "timeout value is too large");
    }
    return true;
}

/* The arguments of acquire: *deadline is INT64_MIN for "do not wait". */
static bool parse_acquire(GiThread *t, const GiValue *a, int64_t *deadline) {
    int64_t ns = -1000000000;
    int blocking = gi_truth(t, a[1]);
    if (blocking < 0 || (a[2] != GI_NULL && !gi_timeout_ns(t, a[2], &ns))) {
        return false;
    }
    bool forever = ns == -1000000000;
    if (!blocking && !forever) {
        return gi_raise_value_error(t, "can't specify a timeout for a non-blocking call");
    }
    if (ns < 0 && !forever) {
        return gi_raise_value_error(t, "timeout value must be a non-negative number");
    }
    if (ns > GI_TIMEOUT_MAX_NS) {
        return gi_raise(t, &gi_OverflowError, "timeout value is too large");
    }
    *deadline = !blocking || ns == 0 ? INT64_MIN : forever ? GI_NO_DEADLINE : gi_deadline(t, ns);
    return true;
}

/* Waits while *taken; 1: it is free, 0: the deadline passed, -1: error. */
static int wait_free(GiThread *t, GiValue self, const bool *taken, GiWaitQueue *q, GiBlockKind kind,
                     int64_t deadline) {
    int result = 1;
    gi_take(self);
    while (result == 1 && *taken) {
        result = deadline == INT64_MIN ? 0 : gi_wait(t, kind, "acquire", self, q, deadline);
    }
    gi_drop(t, self);
    return result == -2 ? -1 : result;
}

static bool check_no_arguments(GiThread *t, const char *name, size_t n, GiValue kwnames) {
    return gi_support_no_keywords(t, name, kwnames) && gi_support_count(t, name, n, 0, 0);
}

static void set_holder(GiThread *t, GiLockHolder *holder, bool entered) {
    *holder = (GiLockHolder){t, t->id, gi_current_spot(t), entered};
}

/* --- lock --- */

typedef struct Lock {
    GiObject head;
    GiWaitQueue waiters;
    GiLockHolder holder;
    GiObject *weak_list;
    bool locked;
} Lock;

static Lock *as_lock(GiValue v) { return (Lock *)gi_object(v); }

GiValue gi_thread_lock_new(GiThread *t) {
    Lock *lock = gi_object_new(t, &gi_thread_lock_type);
    return lock == NULL ? GI_NULL : gi_counted(lock);
}

static GiValue lock_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return check_no_arguments(t, "lock", n, kwnames) ? gi_thread_lock_new(t) : GI_NULL;
}

static void release_lock_object(GiThread *t, GiObject *o) { gi_object_free(t, o, sizeof(Lock)); }

static GiValue take(GiThread *t, GiValue self, int64_t deadline, bool entered) {
    Lock *lock = as_lock(self);
    gi_block_point(t, self, deadline == GI_NO_DEADLINE ? &lock->locked : NULL, true);
    int free = wait_free(t, self, &lock->locked, &lock->waiters, GI_BLOCK_LOCK, deadline);
    if (free < 0) {
        return GI_NULL;
    }
    if (free == 1) {
        lock->locked = true;
        set_holder(t, &lock->holder, entered);
    }
    return gi_bool(free == 1);
}

static GiValue lock_acquire(GiThread *t, const GiValue *a) {
    int64_t deadline;
    return parse_acquire(t, a, &deadline) ? take(t, a[0], deadline, false) : GI_NULL;
}

static GiValue lock_enter(GiThread *t, const GiValue *a) { return take(t, a[0], GI_NO_DEADLINE, true); }

static GiValue lock_release(GiThread *t, const GiValue *a) {
    Lock *lock = as_lock(a[0]);
    if (!lock->locked) {
        return gi_raise(t, &gi_RuntimeError, "release unlocked lock");
    }
    gi_block_point(t, a[0], NULL, false);
    lock->locked = false;
    lock->holder.thread = NULL;
    gi_wake(t, &lock->waiters, 1);
    return GI_NONE;
}

static GiValue lock_locked(GiThread *t, const GiValue *a) { return gi_bool(as_lock(a[0])->locked); }

static GiValue lock_reinit(GiThread *t, const GiValue *a) {
    Lock *lock = as_lock(a[0]);
    lock->locked = false;
    lock->holder.thread = NULL;
    lock->waiters = (GiWaitQueue){NULL, NULL};
    return GI_NONE;
}

static GiValue lock_repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "<%s %s object at %p>", as_lock(v)->locked ? "locked" : "unlocked",
                              gi_type(v)->name, (void *)gi_object(v));
}

#define ACQUIRE_DOC \
    "Lock the lock.  Without argument, this blocks if the lock is already\n" \
    "locked (even by the same thread), waiting for another thread to release\n" \
    "the lock, and return True once the lock is acquired.\n" \
    "With an argument, this will only block if the argument is true,\n" \
    "and the return value reflects whether the lock is acquired.\n" \
    "The blocking operation is interruptible."
#define RELEASE_DOC \
    "Release the lock, allowing another thread that is blocked waiting for\n" \
    "the lock to acquire the lock.  The lock must be in the locked state,\n" \
    "but it needn't be locked by the same thread that unlocks it."

static const GiMethodRow lock_methods[] = {
    GI_METHOD_MADE("acquire(self, blocking=True, timeout=...)", lock_acquire, ACQUIRE_DOC),
    GI_METHOD("acquire_lock(self, blocking=True, timeout=...)", lock_acquire,
              "An obsolete synonym of acquire()."),
    GI_METHOD_MADE("release(self, /)", lock_release, RELEASE_DOC),
    GI_METHOD("release_lock(self, /)", lock_release, "An obsolete synonym of release()."),
    GI_METHOD("locked(self, /)", lock_locked, "Return whether the lock is in the locked state."),
    GI_METHOD("locked_lock(self, /)", lock_locked, "An obsolete synonym of locked()."),
    GI_METHOD("__enter__(self, /)", lock_enter, "Lock the lock."),
    GI_METHOD("__exit__(self, /, *exc_info)", lock_release, "Release the lock."),
    GI_METHOD("_at_fork_reinit(self, /)", lock_reinit, NULL),
    GI_METHODS_END,
};

GiType gi_thread_lock_type = {
    GI_TYPE_HEAD(Lock, 0),
    .gc.weak_offset = offsetof(Lock, weak_list),
    .gc.release = release_lock_object,
    .name = "_thread.lock",
    .new_ = lock_new,
    .repr = lock_repr,
    .methods = lock_methods,
    .doc = "A lock object is a synchronization primitive.  To create a lock,\n"
           "call threading.Lock().  Methods are:\n\n"
           "acquire() -- lock the lock, possibly blocking until it can be obtained\n"
           "release() -- unlock of the lock\n"
           "locked() -- test whether the lock is currently locked\n\n"
           "A lock is not owned by the thread that locked it; another thread may\n"
           "unlock it.  A thread attempting to lock a lock that it has already locked\n"
           "will block until another thread unlocks it.  Deadlocks may ensue.",
};

/* --- RLock --- */

typedef struct RLock {
    GiObject head;
    GiWaitQueue waiters;
    GiLockHolder holder;
    GiObject *weak_list;
    uint64_t owner; /* thread id; 0: free */
    uint64_t count;
    bool locked;    /* owner != 0 */
} RLock;

static RLock *as_rlock(GiValue v) { return (RLock *)gi_object(v); }

static GiValue rlock_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    RLock *lock = gi_object_new(t, type);
    return lock == NULL ? GI_NULL : gi_counted(lock);
}

static bool rlock_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    return true;
}

static void release_rlock_object(GiThread *t, GiObject *o) {
    gi_object_free(t, o, o->type->gc.size);
}

static void own(GiThread *t, RLock *lock, uint64_t owner, uint64_t count) {
    lock->owner = owner;
    lock->count = count;
    lock->locked = owner != 0;
    lock->holder.thread = NULL;
    if (owner == t->id) {
        set_holder(t, &lock->holder, true);
    }
}

/* Takes the lock `count` times at once. */
static GiValue rlock_take(GiThread *t, GiValue self, uint64_t count, int64_t deadline) {
    RLock *lock = as_rlock(self);
    if (lock->owner == t->id) {
        if (lock->count > UINT64_MAX - count) {
            return gi_raise(t, &gi_OverflowError, "Internal lock count overflowed");
        }
        lock->count += count;
        return GI_TRUE;
    }
    gi_block_point(t, self, deadline == GI_NO_DEADLINE ? &lock->locked : NULL, true);
    int free = wait_free(t, self, &lock->locked, &lock->waiters, GI_BLOCK_RLOCK, deadline);
    if (free < 0) {
        return GI_NULL;
    }
    if (free == 1) {
        own(t, lock, t->id, count);
    }
    return gi_bool(free == 1);
}

static GiValue rlock_acquire(GiThread *t, const GiValue *a) {
    int64_t deadline;
    return parse_acquire(t, a, &deadline) ? rlock_take(t, a[0], 1, deadline) : GI_NULL;
}

static GiValue rlock_enter(GiThread *t, const GiValue *a) {
    return rlock_take(t, a[0], 1, GI_NO_DEADLINE);
}

static bool check_owned(GiThread *t, RLock *lock) {
    if (lock->owner != t->id || lock->count == 0) {
        return gi_raise(t, &gi_RuntimeError, "cannot release un-acquired lock");
    }
    return true;
}

static void let_go(GiThread *t, RLock *lock) {
    own(t, lock, 0, 0);
    gi_wake(t, &lock->waiters, 1);
}

static GiValue rlock_release(GiThread *t, const GiValue *a) {
    RLock *lock = as_rlock(a[0]);
    if (!check_owned(t, lock)) {
        return GI_NULL;
    }
    if (lock->count == 1) {
        gi_block_point(t, a[0], NULL, false);
    }
    if (--lock->count == 0) {
        let_go(t, lock);
    }
    return GI_NONE;
}

static GiValue rlock_release_save(GiThread *t, const GiValue *a) {
    RLock *lock = as_rlock(a[0]);
    if (!check_owned(t, lock)) {
        return GI_NULL;
    }
    GiValue count = gi_int_from_uint64(t, lock->count), owner = gi_int_from_uint64(t, lock->owner);
    if (count == GI_NULL || owner == GI_NULL) {
        return GI_NULL;
    }
    GiValue state = gi_tuple_pack(t, 2, count, owner);
    gi_drop(t, count);
    gi_drop(t, owner);
    if (state != GI_NULL) {
        let_go(t, lock);
    }
    return state;
}

static GiValue rlock_acquire_restore(GiThread *t, const GiValue *a) {
    uint64_t count, owner;
    if (!gi_is_tuple(a[1]) || gi_as_tuple(a[1])->size != 2) {
        return gi_raise_type_error(t, "_acquire_restore() argument 1 must be 2-item tuple, not %T", a[1]);
    }
    GiTuple *state = gi_as_tuple(a[1]);
    if (!gi_int_to_uint64(t, state->items[0], &count) ||
        !gi_int_to_uint64(t, state->items[1], &owner)) {
        return GI_NULL;
    }
    RLock *lock = as_rlock(a[0]);
    int free = wait_free(t, a[0], &lock->locked, &lock->waiters, GI_BLOCK_RLOCK, GI_NO_DEADLINE);
    if (free < 0) {
        return GI_NULL;
    }
    own(t, lock, owner, count);
    return GI_NONE;
}

static GiValue rlock_is_owned(GiThread *t, const GiValue *a) {
    return gi_bool(as_rlock(a[0])->owner == t->id);
}

static GiValue rlock_recursion_count(GiThread *t, const GiValue *a) {
    RLock *lock = as_rlock(a[0]);
    return gi_int_from_uint64(t, lock->owner == t->id ? lock->count : 0);
}

static GiValue rlock_reinit(GiThread *t, const GiValue *a) {
    own(t, as_rlock(a[0]), 0, 0);
    as_rlock(a[0])->waiters = (GiWaitQueue){NULL, NULL};
    return GI_NONE;
}

static GiValue rlock_repr(GiThread *t, GiValue v) {
    RLock *lock = as_rlock(v);
    return gi_str_from_format(t, "<%s %s object owner=%llu count=%llu at %p>",
                              lock->locked ? "locked" : "unlocked", gi_type(v)->name,
                              (unsigned long long)lock->owner, (unsigned long long)lock->count,
                              (void *)lock);
}

static const GiMethodRow rlock_methods[] = {
    GI_METHOD("acquire(self, blocking=True, timeout=...)", rlock_acquire,
              "Lock the lock.  `blocking` indicates whether we should wait\n"
              "for the lock to be available or not.  If `blocking` is False\n"
              "and another thread holds the lock, the method will return False\n"
              "immediately.  If `blocking` is True and another thread holds\n"
              "the lock, the method will wait for the lock to be released,\n"
              "take it and then return True.\n"
              "(note: the blocking operation is interruptible.)\n\n"
              "In all other cases, the method will return True immediately.\n"
              "Precisely, if the current thread already holds the lock, its\n"
              "internal counter is simply incremented. If nobody holds the lock,\n"
              "the lock is taken and its internal counter initialized to 1."),
    GI_METHOD("release(self, /)", rlock_release,
              "Release the lock, allowing another thread that is blocked waiting for\n"
              "the lock to acquire the lock.  The lock must be in the locked state,\n"
              "and must be locked by the same thread that unlocks it; otherwise a\n"
              "`RuntimeError` is raised.\n\n"
              "Do note that if the lock was acquire()d several times in a row by the\n"
              "current thread, release() needs to be called as many times for the lock\n"
              "to be available for other threads."),
    GI_METHOD("__enter__(self, /)", rlock_enter, "Lock the lock."),
    GI_METHOD("__exit__(self, /, *exc_info)", rlock_release, "Release the lock."),
    GI_METHOD("_is_owned(self, /)", rlock_is_owned, "For internal use by `threading.Condition`."),
    GI_METHOD("_recursion_count(self, /)", rlock_recursion_count,
              "For internal use by reentrancy tests."),
    GI_METHOD("_acquire_restore(self, state, /)", rlock_acquire_restore,
              "For internal use by `threading.Condition`."),
    GI_METHOD("_release_save(self, /)", rlock_release_save,
              "For internal use by `threading.Condition`."),
    GI_METHOD("_at_fork_reinit(self, /)", rlock_reinit, NULL),
    GI_METHODS_END,
};

GiType gi_thread_rlock_type = {
    GI_TYPE_HEAD(RLock, 0),
    .gc.weak_offset = offsetof(RLock, weak_list),
    .gc.release = release_rlock_object,
    .name = "_thread.RLock",
    .flags = GI_TYPE_BASE,
    .new_ = rlock_new,
    .init = rlock_init,
    .repr = rlock_repr,
    .methods = rlock_methods,
};

/* See thread.h. */
const GiLockHolder *gi_thread_lock_holder(GiValue v) {
    if (gi_is_exact(v, &gi_thread_lock_type)) {
        return &as_lock(v)->holder;
    }
    return gi_is_instance(v, &gi_thread_rlock_type) ? &as_rlock(v)->holder : NULL;
}
