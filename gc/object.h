/* SPDX-License-Identifier: MIT
 * gc/object.h owns the object header, reference counts and the drop list.
 *
 * Header, 16 bytes:  [ uint32 refs | uint32 gc ][ GiType *type ]
 *   refs  references to the object; GI_IMMORTAL in static objects
 *   gc    GI_GC_UNTRACKED, or generation (2 bits) | finalized (1 bit) | index (29 bits) into
 *         that generation's array of pointers
 *
 * O1  Dropping a reference NEVER runs script code: an object that has a finalizer (`__del__`) or
 *     a weak reference with a callback is handed to the finalizer queue (gc/finalize.h), which
 *     the VM empties at the next bytecode boundary.
 * O2  Release at zero is iterative: a type's `release` drops its contents through gi_drop, which
 *     only pushes dead objects on the thread's drop list while a drain is under way.
 * O3  A count never wraps: beyond 2^31 the object becomes immortal.
 * O4  Static objects are read-only after process start-up and shared by interpreters.
 *
 * Every function here needs the GIL of t's interpreter.
 */
#ifndef GI_OBJECT_H
#define GI_OBJECT_H

#include "gc/value.h"

typedef struct GiType GiType;
typedef struct GiThread GiThread;
typedef struct GiVm GiVm;
typedef struct GiHeap GiHeap;

typedef struct GiObject {
    uint32_t refs;
    uint32_t gc;
    GiType *type;
} GiObject;

#define GI_IMMORTAL 0xC0000000u
#define GI_GC_UNTRACKED 0xFFFFFFFFu
#define GI_GC_GENERATION_SHIFT 30
#define GI_GC_FINALIZED (1u << 29)
#define GI_GC_INDEX_MASK ((1u << 29) - 1)

/* Initialiser of the header of a static object of the given type. */
#define GI_STATIC_HEAD(type_pointer) {GI_IMMORTAL, GI_GC_UNTRACKED, (type_pointer)}

/* What gc/ must know of a type; GiType (runtime/type.h) begins with it. */
typedef int (*GiVisit)(GiValue v, void *arg); /* non-zero stops the traversal and is returned */
typedef struct GiTypeHead {
    GiObject head;
    uint32_t size;          /* bytes of a fixed-size instance */
    uint16_t slots_offset;  /* layout-driven traversal: slots_count values at this offset ... */
    uint16_t slots_count;
    uint32_t gc_flags;      /* GI_GC_* below */
    uint16_t vector_items;  /* GI_GC_VECTOR: offset of the pointer to an array of values, or of the array ... */
    uint16_t vector_count;  /* ... and of the size_t that says how many. `traverse` does the same */
    int16_t weak_offset;    /* offset of the GiWeakref * list head; 0: not weakly referable */
    uint16_t prefix;        /* bytes allocated in front of the header (multiple of 16): subclasses of
                             * variable-size types keep instance part and weak list there */
    /* Visits every reference held besides the laid-out slots; NULL: there are none. The reference to
     * a heap type in the header is NOT to be visited: the collector does that itself. */
    int (*traverse)(GiObject *o, GiVisit visit, void *arg);
    /* Drops every reference that may be part of a cycle, leaving the object valid and empty.
     * Called by the collector only. NULL: nothing to break. */
    void (*clear)(GiThread *t, GiObject *o);
    /* Drops all contents and frees the memory (gi_object_free). Called once, at count zero. */
    void (*release)(GiThread *t, GiObject *o);
    /* Runs the finalizer of o (script code). Called from the finalizer queue. NULL: none. */
    void (*finalize)(GiThread *t, GiObject *o);
} GiTypeHead;

#define GI_GC_TRACKED 1u   /* instances are containers: whoever makes them calls gi_track */
#define GI_GC_FINALIZER 2u /* `finalize` is set: releasing a tracked instance goes through the queue */
#define GI_GC_WEAKREF 4u   /* instances are GiWeakref (also of subclasses: to be inherited) */
#define GI_GC_LEAF 16u     /* holds references to leaves at most, no weak list: released at once. Not for subclasses */
#define GI_GC_ATOMIC 8u    /* immutable: untracked by a collection that finds no container inside */

#define GI_GC_VECTOR 32u   /* instances hold one array of values, which the collector walks by itself */
#define GI_GC_INLINE 64u   /* that array lies in the object, not behind a pointer */
#define GI_GC_SPARSE 128u  /* `traverse` finds nothing while the pointer at vector_items is NULL */

/* The first members of GiThread, as far as gc/ knows them. */
typedef struct GiThreadHead {
    GiHeap *heap;
    GiObject *drop_list; /* dead objects waiting for release, linked through their type word */
    uint32_t draining;   /* the outermost gi_drop is emptying the list */
} GiThreadHead;

/* Inline functions without `static`: see gc/inline.c. */
inline GiObject *gi_object(GiValue v) { return (GiObject *)(uintptr_t)(v & ~(GiValue)7); }

/* The value of a counted (heap) object; takes no reference. */
static inline GiValue gi_counted(const void *o) { return (GiValue)(uintptr_t)o; }

/* The value of a static object. */
static inline GiValue gi_static(const void *o) { return (GiValue)(uintptr_t)o | 4; }

/* The value of an object that may be either. */
static inline GiValue gi_value_of(const void *o) {
    return ((const GiObject *)o)->gc == GI_GC_UNTRACKED && ((const GiObject *)o)->refs == GI_IMMORTAL
               ? gi_static(o)
               : gi_counted(o);
}

/* Releases an object whose count has fallen to zero, or resets an immortal one's count. */
void gi_release(GiThread *t, GiObject *o);

/* Takes one more reference to v, which must not be GI_NULL; returns v. */
inline GiValue gi_take(GiValue v) {
    if (gi_is_counted(v)) {
        gi_object(v)->refs++;
    }
    return v;
}

/* Counts one reference less. true: gi_release is due (the last one, or O3). The processor's flags after the
 * subtraction say so; the compiler would compute the new count in a register, store and test it. */
inline bool gi_uncount(GiObject *o) {
#if defined(__x86_64__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    bool due;
    __asm__("subl $1, %0" : "+m"(o->refs), "=@ccle"(due));
    return due;
#else
    return (int32_t)--o->refs <= 0;
#endif
}

/* Gives one reference back; v must not be GI_NULL. Never runs script code (O1). */
inline void gi_drop(GiThread *t, GiValue v) {
    if (gi_is_counted(v)) {
        GiObject *o = gi_object(v);
        if (gi_uncount(o)) {
            gi_release(t, o);
        }
    }
}

/* As gi_take and gi_drop, but GI_NULL is allowed and ignored. */
inline GiValue gi_xtake(GiValue v) { return v == GI_NULL ? v : gi_take(v); }
inline void gi_xdrop(GiThread *t, GiValue v) {
    if (v != GI_NULL) {
        gi_drop(t, v);
    }
}

/* The same for a pointer to a heap object's struct (never a static one); NULL is ignored. */
inline void gi_drop_object(GiThread *t, void *o) {
    if (o != NULL && gi_uncount(o)) {
        gi_release(t, (GiObject *)o);
    }
}
static inline void *gi_take_object(void *o) {
    ((GiObject *)o)->refs++;
    return o;
}

/* Stores v (whose reference is taken over) in *slot, then drops what was there. */
inline void gi_replace(GiThread *t, GiValue *slot, GiValue v) {
    GiValue old = *slot;
    *slot = v;
    gi_xdrop(t, old);
}

#endif
