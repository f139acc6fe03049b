/* SPDX-License-Identifier: MIT
 * runtime/types/list_sort.c owns list.sort: a stable merge sort of natural runs.
 *
 * Short runs are lengthened by binary insertion; which neighbours to merge when is decided by the
 * powersort rule (Munro and Wild): a boundary's power is the depth at which it lies in a perfectly
 * balanced merge tree, and runs are merged as soon as a boundary of less power follows. Merging
 * gallops (exponential search) while one side keeps winning.
 *
 * Z1  While keys are compared the list is empty: its items are in an array of the sorter, so script
 *     code can neither see nor disturb them. Whatever it did to the list meanwhile is thrown away
 *     and reported.
 * Z2  keys[] (and values[], when there is a key function) are at any time a permutation of the
 *     input, also after a comparison has failed.
 * Z3  Ints, floats and strings are compared without a call when all keys are of the one kind. Many ints are
 *     not compared at all (list_radix.c).
 */
#include "runtime/types/list_radix.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/support.h"

#define GALLOP_AFTER 7
#define SHORT_RUN 64
#define MAX_RUNS 70 /* powers on the stack grow strictly and are at most 64 */

typedef enum KeyKind { KEYS_INT, KEYS_WORD, KEYS_FLOAT, KEYS_STR, KEYS_TUPLE, KEYS_ANY } KeyKind;

typedef struct Run { size_t start, length; int power; } Run; /* power of the boundary behind the run */

typedef struct Sorter {
    GiThread *t;
    GiValue *keys, *values;   /* values NULL: the keys are the items */
    GiValue *temp;            /* room for half of the keys, then half of the values */
    size_t temp_size;         /* keys that fit temp */
    KeyKind kind;
    size_t run_count;
    Run runs[MAX_RUNS];
} Sorter;

/* --- comparison --- */

static bool double_less(GiValue a, GiValue b) { return gi_float_imm_value(a) < gi_float_imm_value(b); }

static bool is_exact_str(GiValue v) { return gi_is_object(v) && gi_object(v)->type == &gi_str_type; }
static bool is_exact_tuple(GiValue v) { return gi_is_object(v) && gi_object(v)->type == &gi_tuple_type; }

static bool is_exact_list(GiValue v) { return gi_is_object(v) && gi_object(v)->type == &gi_list_type; }

#define UNDECIDED 2

/* Is the sequence a less than b? UNDECIDED when the first items that differ are no ints, floats or texts. */
static int less_items(const GiValue *a, size_t na, const GiValue *b, size_t nb) {
    size_t n = na < nb ? na : nb;
    for (size_t i = 0; i < n; i++) {
        GiValue x = a[i], y = b[i];
        if (x == y) {
            continue;
        }
        if (gi_both_int_imm(x, y)) {
            return (int64_t)x < (int64_t)y;
        }
        if (gi_both_float_imm(x, y)) {
            if (gi_float_imm_value(x) != gi_float_imm_value(y)) {
                return double_less(x, y);
            }
        } else if (is_exact_str(x) && is_exact_str(y)) {
            int order = gi_str_compare(x, y);
            if (order != 0) {
                return order < 0;
            }
        } else {
            return UNDECIDED;
        }
    }
    return na < nb;
}

/* a < b of any values. */
static int less_any(GiThread *t, GiValue a, GiValue b) {
    if (gi_both_int_imm(a, b)) {
        return (int64_t)a < (int64_t)b;
    }
    if (gi_both_float_imm(a, b)) {
        return double_less(a, b);
    }
    if (is_exact_str(a) && is_exact_str(b)) {
        return gi_str_compare(a, b) < 0;
    }
    if (is_exact_list(a) && is_exact_list(b)) {
        const GiList *x = gi_as_list(a), *y = gi_as_list(b);
        int r = less_items(x->items, x->size, y->items, y->size);
        if (r != UNDECIDED) {
            return gi_poll(t, 1) ? r : -1;
        }
    }
    return gi_poll(t, 1) ? gi_compare_bool(t, a, b, GI_LT) : -1;
}

/* a < b of exact tuples: the first items that differ decide. */
static int less_tuple(GiThread *t, GiValue a, GiValue b) {
    GiTuple *x = gi_as_tuple(a), *y = gi_as_tuple(b);
    size_t n = x->size < y->size ? x->size : y->size;
    int plain = less_items(x->items, x->size, y->items, y->size);
    if (plain != UNDECIDED) {
        return plain;
    }
    for (size_t i = 0; i < n; i++) {
        int same = gi_support_equal(t, x->items[i], y->items[i]);
        if (same < 0) {
            return -1;
        }
        if (!same) {
            return less_any(t, x->items[i], y->items[i]);
        }
    }
    return x->size < y->size;
}

/* a < b: 1, 0, -1 error. */
static inline int less(Sorter *s, GiValue a, GiValue b) {
    switch (s->kind) {
    case KEYS_INT: return (int64_t)a < (int64_t)b;
    case KEYS_WORD: return a < b;
    case KEYS_FLOAT: return double_less(a, b);
    case KEYS_STR: return gi_str_compare(a, b) < 0;
    case KEYS_TUPLE: return less_tuple(s->t, a, b);
    default: return less_any(s->t, a, b);
    }
}

static KeyKind kind_of(GiValue v) {
    if (gi_is_int_imm(v)) {
        return KEYS_INT;
    }
    if (gi_is_float_imm(v)) {
        return KEYS_FLOAT;
    }
    return is_exact_str(v) ? KEYS_STR : is_exact_tuple(v) ? KEYS_TUPLE : KEYS_ANY;
}

/* Truth values become ints, as which they compare, when there is nothing else: keys[] is the sorter's own. */
static void bools_to_ints(GiValue *keys, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (keys[i] != GI_TRUE && keys[i] != GI_FALSE) {
            return;
        }
    }
    for (size_t i = 0; i < n; i++) {
        keys[i] = gi_int_imm(keys[i] == GI_TRUE);
    }
}

static KeyKind common_kind(const GiValue *keys, size_t n) {
    KeyKind kind = kind_of(keys[0]);
    for (size_t i = 1; i < n && kind != KEYS_ANY; i++) {
        if (kind_of(keys[i]) != kind) {
            return KEYS_ANY;
        }
    }
    return kind;
}

/* --- moving keys with their values --- */

/* keys[to, to + n) = keys[from, from + n) */
static inline void shift(Sorter *s, size_t to, size_t from, size_t n) {
    memmove(s->keys + to, s->keys + from, n * sizeof(GiValue));
    if (s->values != NULL) {
        memmove(s->values + to, s->values + from, n * sizeof(GiValue));
    }
}
static inline void save(Sorter *s, size_t from, size_t n) {
    memcpy(s->temp, s->keys + from, n * sizeof(GiValue));
    if (s->values != NULL) {
        memcpy(s->temp + s->temp_size, s->values + from, n * sizeof(GiValue));
    }
}
static inline void restore(Sorter *s, size_t to, size_t from, size_t n) {
    memcpy(s->keys + to, s->temp + from, n * sizeof(GiValue));
    if (s->values != NULL) {
        memcpy(s->values + to, s->temp + s->temp_size + from, n * sizeof(GiValue));
    }
}

static void reverse_array(GiValue *a, size_t n) {
    for (size_t i = 0, j = n; i + 1 < j; i++) {
        j--;
        GiValue v = a[i];
        a[i] = a[j];
        a[j] = v;
    }
}

/* --- searching --- */

/* How many of a[0, n) belong before key: those < key, and those equal to it when `after_equals`.
 * Looks near the front first, or near the end. -1: a comparison failed. */
static int64_t search(Sorter *s, GiValue key, const GiValue *a, size_t n, bool after_equals,
                      bool from_end) {
    size_t low = 0, high = n; /* the answer lies in [low, high] */
    for (size_t step = 1; low < high; step *= 2) {
        size_t i = from_end ? (high - low > step ? high - step : low)
                            : (high - low > step ? low + step - 1 : high - 1);
        int before = after_equals ? less(s, key, a[i]) : less(s, a[i], key);
        if (before < 0) {
            return -1;
        }
        bool belongs = after_equals ? !before : before;
        if (belongs) {
            low = i + 1;
        } else {
            high = i;
        }
        if (belongs == from_end) {
            break;
        }
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int before = after_equals ? less(s, key, a[middle]) : less(s, a[middle], key);
        if (before < 0) {
            return -1;
        }
        if (after_equals ? !before : before) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (int64_t)low;
}

/* --- merging --- */

/* Merges keys[a, a + na) with the nb keys behind it; na fits temp. Front to back. */
static bool merge_low(Sorter *s, size_t a, size_t na, size_t nb) {
    size_t b = a + na, to = a, i = 0;
    bool ok = false;
    save(s, a, na);
    for (;;) {
        int wins_a = 0, wins_b = 0;
        while (wins_a < GALLOP_AFTER && wins_b < GALLOP_AFTER) {
            int r = less(s, s->keys[b], s->temp[i]);
            if (r < 0) {
                goto out;
            }
            if (r) {
                shift(s, to++, b++, 1);
                wins_b++, wins_a = 0;
                if (--nb == 0) {
                    goto done;
                }
            } else {
                restore(s, to++, i++, 1);
                wins_a++, wins_b = 0;
                if (--na == 0) {
                    goto done;
                }
            }
        }
        int64_t run_a, run_b;
        do {
            run_a = search(s, s->keys[b], s->temp + i, na, true, false);
            if (run_a < 0) {
                goto out;
            }
            restore(s, to, i, (size_t)run_a);
            to += (size_t)run_a, i += (size_t)run_a, na -= (size_t)run_a;
            if (na == 0) {
                goto done;
            }
            shift(s, to++, b++, 1);
            if (--nb == 0) {
                goto done;
            }
            run_b = search(s, s->temp[i], s->keys + b, nb, false, false);
            if (run_b < 0) {
                goto out;
            }
            shift(s, to, b, (size_t)run_b);
            to += (size_t)run_b, b += (size_t)run_b, nb -= (size_t)run_b;
            if (nb == 0) {
                goto done;
            }
            restore(s, to++, i++, 1);
            if (--na == 0) {
                goto done;
            }
        } while (run_a >= GALLOP_AFTER || run_b >= GALLOP_AFTER);
    }
done:
    ok = true;
out: /* the gap before b has just the size of what is left in temp (Z2) */
    restore(s, to, i, na);
    return ok;
}

/* The same back to front; nb fits temp. The next free place is always a + na + nb - 1. */
static bool merge_high(Sorter *s, size_t a, size_t na, size_t nb) {
    bool ok = false;
    save(s, a + na, nb);
    for (;;) {
        int wins_a = 0, wins_b = 0;
        while (wins_a < GALLOP_AFTER && wins_b < GALLOP_AFTER) {
            int r = less(s, s->temp[nb - 1], s->keys[a + na - 1]);
            if (r < 0) {
                goto out;
            }
            if (r) {
                shift(s, a + na + nb - 1, a + na - 1, 1);
                wins_a++, wins_b = 0;
                if (--na == 0) {
                    goto done;
                }
            } else {
                restore(s, a + na + nb - 1, nb - 1, 1);
                wins_b++, wins_a = 0;
                if (--nb == 0) {
                    goto done;
                }
            }
        }
        int64_t keep, run_a, run_b;
        do {
            keep = search(s, s->temp[nb - 1], s->keys + a, na, true, true);
            if (keep < 0) {
                goto out;
            }
            run_a = (int64_t)na - keep;
            shift(s, a + (size_t)keep + nb, a + (size_t)keep, (size_t)run_a);
            na = (size_t)keep;
            if (na == 0) {
                goto done;
            }
            restore(s, a + na + nb - 1, nb - 1, 1);
            if (--nb == 0) {
                goto done;
            }
            keep = search(s, s->keys[a + na - 1], s->temp, nb, false, true);
            if (keep < 0) {
                goto out;
            }
            run_b = (int64_t)nb - keep;
            restore(s, a + na + (size_t)keep, (size_t)keep, (size_t)run_b);
            nb = (size_t)keep;
            if (nb == 0) {
                goto done;
            }
            shift(s, a + na + nb - 1, a + na - 1, 1);
            if (--na == 0) {
                goto done;
            }
        } while (run_a >= GALLOP_AFTER || run_b >= GALLOP_AFTER);
    }
done:
    ok = true;
out:
    restore(s, a + na, 0, nb);
    return ok;
}

/* Makes temp hold n keys. */
static bool need_temp(Sorter *s, size_t n) {
    if (n <= s->temp_size) {
        return true;
    }
    size_t columns = s->values == NULL ? 1 : 2;
    GiValue *temp = gi_alloc_array(s->t, n, columns * sizeof(GiValue));
    if (temp == NULL) {
        return false;
    }
    gi_free(s->t, s->temp, s->temp_size * columns * sizeof(GiValue));
    s->temp = temp;
    s->temp_size = n;
    return true;
}

/* Merges the two topmost runs. */
static bool merge_top(Sorter *s) {
    Run *x = &s->runs[s->run_count - 2], *y = x + 1;
    size_t a = x->start, na = x->length, b = y->start, nb = y->length;
    x->length = na + nb;
    x->power = y->power;
    s->run_count--;
    if (na + nb < UINT32_MAX && !gi_poll(s->t, (uint32_t)(na + nb))) {
        return false;
    }
    int64_t in_place = search(s, s->keys[b], s->keys + a, na, true, false);
    if (in_place < 0) {
        return false;
    }
    a += (size_t)in_place;
    na -= (size_t)in_place;
    if (na == 0) {
        return true;
    }
    int64_t to_merge = search(s, s->keys[a + na - 1], s->keys + b, nb, false, true);
    if (to_merge <= 0) {
        return to_merge == 0;
    }
    nb = (size_t)to_merge;
    if (!need_temp(s, na < nb ? na : nb)) {
        return false;
    }
    return na <= nb ? merge_low(s, a, na, nb) : merge_high(s, a, na, nb);
}

/* --- runs --- */

/* Length of the run at start, at most up to end; a strictly falling one is reversed. 0: error. */
static size_t take_run(Sorter *s, size_t start, size_t end) {
    if (end - start < 2) {
        return end - start;
    }
    int falling = less(s, s->keys[start + 1], s->keys[start]);
    if (falling < 0) {
        return 0;
    }
    size_t i = start + 2;
    for (; i < end; i++) {
        int r = less(s, s->keys[i], s->keys[i - 1]);
        if (r < 0) {
            return 0;
        }
        if (r != falling) {
            break;
        }
    }
    if (falling) {
        reverse_array(s->keys + start, i - start);
        if (s->values != NULL) {
            reverse_array(s->values + start, i - start);
        }
    }
    return i - start;
}

/* Sorts keys[start, end) of which [start, sorted) is sorted. */
static bool insert_rest(Sorter *s, size_t start, size_t sorted, size_t end) {
    for (; sorted < end; sorted++) {
        size_t low = start, high = sorted;
        GiValue key = s->keys[sorted];
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            int r = less(s, key, s->keys[middle]);
            if (r < 0) {
                return false;
            }
            if (r) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        GiValue value = s->values == NULL ? GI_NULL : s->values[sorted];
        shift(s, low + 1, low, sorted - low);
        s->keys[low] = key;
        if (s->values != NULL) {
            s->values[low] = value;
        }
    }
    return gi_poll(s->t, SHORT_RUN);
}

/* Runs are made at least this long: n / 2^k, rounded up, below SHORT_RUN. */
static size_t shortest_run(size_t n) {
    size_t odd = 0;
    while (n >= SHORT_RUN) {
        odd |= n & 1;
        n >>= 1;
    }
    return n + odd;
}

/* The first binary digit in which the middles of two adjacent runs, as fractions of n, differ. */
static int power_of(size_t start, size_t length, size_t next_length, size_t n) {
    size_t a = 2 * start + length, b = a + length + next_length; /* twice the middles */
    int power = 0;
    for (;;) {
        power++;
        bool digit_a = a >= n, digit_b = b >= n;
        if (digit_a != digit_b) {
            return power;
        }
        if (digit_a) {
            a -= n;
            b -= n;
        }
        a *= 2;
        b *= 2;
    }
}

static bool sort_keys(Sorter *s, size_t n) {
    size_t shortest = shortest_run(n);
    for (size_t start = 0; start < n;) {
        size_t length = take_run(s, start, n);
        if (length == 0) {
            return false;
        }
        if (length < shortest) {
            size_t wanted = n - start < shortest ? n - start : shortest;
            if (!insert_rest(s, start, start + length, start + wanted)) {
                return false;
            }
            length = wanted;
        }
        if (s->run_count > 0) {
            Run *last = &s->runs[s->run_count - 1];
            int power = power_of(last->start, last->length, length, n);
            while (s->run_count > 1 && s->runs[s->run_count - 2].power > power) {
                if (!merge_top(s)) {
                    return false;
                }
            }
            s->runs[s->run_count - 1].power = power;
        }
        s->runs[s->run_count++] = (Run){start, length, 0};
        start += length;
    }
    while (s->run_count > 1) {
        if (!merge_top(s)) {
            return false;
        }
    }
    return true;
}

/* --- texts --- */

#define FEWEST_TEXTS 32u

/* As gi_str_prefix, from `offset`, a multiple of 8, on. */
static inline uint64_t prefix_at(const GiStr *s, uint32_t offset) {
    uint64_t word;
    if (s->size <= offset) {
        return 0;
    }
    uint32_t left = s->size - offset;
    if (left < 8 && offset >= 8) { /* the last bytes: nothing behind the text is read */
        memcpy(&word, s->text + s->size - 8, 8);
        return be64toh(word) << (64 - 8 * left);
    }
    memcpy(&word, s->text + offset, 8); /* T5 */
    word = be64toh(word);
    return left >= 8 ? word : word & ~(uint64_t)0 << (64 - 8 * left);
}

#define MOST_PREFIXES 16 /* of eight bytes each, that are looked at one after the other */

static bool sort_texts(GiThread *t, GiValue *items, size_t n, uint32_t offset);

/* Sorts items[start, end), whose first `offset` bytes are alike. */
static bool sort_alike(GiThread *t, GiValue *items, size_t start, size_t end, uint32_t offset) {
    if (end - start >= FEWEST_TEXTS && offset < 8 * MOST_PREFIXES) {
        return sort_texts(t, items + start, end - start, offset);
    }
    Sorter s = {.t = t, .keys = items + start, .kind = KEYS_STR};
    bool ok = sort_keys(&s, end - start);
    gi_free(t, s.temp, s.temp_size * sizeof(GiValue));
    return ok;
}

/* Sorts many texts by eight bytes from `offset` on, as numbers beside them, and then those that are alike so far. */
static bool sort_texts(GiThread *t, GiValue *items, size_t n, uint32_t offset) {
    Sorter s = {.t = t, .values = items, .kind = KEYS_WORD};
    s.keys = gi_alloc_array(t, n, sizeof(GiValue));
    if (s.keys == NULL) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        s.keys[i] = prefix_at(gi_as_str(items[i]), offset);
    }
    bool ok = sort_keys(&s, n);
    for (size_t start = 0, end; ok && start < n; start = end) {
        for (end = start + 1; end < n && s.keys[end] == s.keys[start];) {
            end++;
        }
        ok = end - start == 1 || sort_alike(t, items, start, end, offset + 8);
    }
    gi_free(t, s.temp, s.temp_size * 2 * sizeof(GiValue));
    gi_free(t, s.keys, n * sizeof(GiValue));
    return ok;
}

/* --- the list --- */

/* keys[i] = key(items[i]); what was made is dropped on failure. */
static bool make_keys(GiThread *t, GiValue key, const GiValue *items, GiValue *keys, size_t n) {
    for (size_t i = 0; i < n; i++) {
        keys[i] = gi_call1(t, key, items[i]);
        bool ok = keys[i] != GI_NULL && gi_poll(t, 1);
        if (!ok) {
            gi_xdrop(t, keys[i]);
            while (i > 0) {
                gi_drop(t, keys[--i]);
            }
            return false;
        }
    }
    return true;
}

/* Sorts items[0, n), which belong to nobody else meanwhile (Z1). */
static bool sort_items(GiThread *t, GiValue *items, size_t n, GiValue key, bool reverse) {
    Sorter s = {.t = t, .keys = items};
    if (key != GI_NULL) {
        s.values = items;
        s.keys = gi_alloc_array(t, n, sizeof(GiValue));
        if (s.keys == NULL) {
            return false;
        }
        if (!make_keys(t, key, items, s.keys, n)) {
            gi_free(t, s.keys, n * sizeof(GiValue));
            return false;
        }
    }
    if (reverse) { /* reversed before and after: equal items keep their order */
        reverse_array(items, n);
        if (s.values != NULL) {
            reverse_array(s.keys, n);
        }
    }
    if (s.values != NULL) {
        bools_to_ints(s.keys, n);
    }
    s.kind = n > 1 ? common_kind(s.keys, n) : KEYS_ANY;
    GiRadix radix = n > 1 && s.kind == KEYS_INT ? gi_radix_sort(t, s.keys, s.values, n) : GI_RADIX_UNFIT;
    bool ok = n < 2 || radix == GI_RADIX_SORTED ||
              (radix == GI_RADIX_UNFIT &&
               (s.kind == KEYS_STR && s.values == NULL && n >= FEWEST_TEXTS ? sort_texts(t, items, n, 0) : sort_keys(&s, n)));
    if (reverse) {
        reverse_array(items, n);
    }
    if (key != GI_NULL) { /* the items of an empty list are NULL, its keys are not */
        for (size_t i = 0; i < n; i++) {
            gi_drop(t, s.keys[i]);
        }
        gi_free(t, s.keys, n * sizeof(GiValue));
    }
    gi_free(t, s.temp, s.temp_size * (s.values == NULL ? 1 : 2) * sizeof(GiValue));
    return ok;
}

/* See sequence.h. On error the list holds a permutation of its items. */
bool gi_list_sort(GiThread *t, GiValue list, GiValue key, bool reverse) {
    GiList *l = gi_as_list(list), saved = *l;
    l->items = NULL;
    l->size = l->capacity = 0;
    bool ok = sort_items(t, saved.items, saved.size, key, reverse);
    GiValue *made = l->items;
    size_t made_size = l->size, made_capacity = l->capacity;
    l->items = saved.items;
    l->size = saved.size;
    l->capacity = saved.capacity;
    if (made != NULL) {
        for (size_t i = 0; i < made_size; i++) {
            gi_drop(t, made[i]);
        }
        gi_free(t, made, made_capacity * sizeof(GiValue));
        if (ok) {
            gi_raise_value_error(t, "list modified during sort");
            ok = false;
        }
    }
    return ok;
}
