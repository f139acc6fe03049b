/* SPDX-License-Identifier: MIT
 * runtime/types/str_private.h: what the files of the type str share (str.c, str_methods.c, str_find.c,
 * str_split.c, str_percent.c, str_format.c).
 */
#ifndef GI_STR_PRIVATE_H
#define GI_STR_PRIVATE_H

#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

/* At least eight bytes of text can be read (T5). */
#define GI_STR_BYTES(capacity) (offsetof(GiStr, text) + ((capacity) < 7 ? 7 : (size_t)(capacity)) + 1)
#define GI_STR_MAX ((size_t)UINT32_MAX - 1) /* T4 */

/* The capacity of a text of so many bytes that may grow: four steps from one power of two to the next, so
 * that growing bit by bit copies little, and the capacity need not be remembered. */
static inline size_t gi_str_roomy(size_t size) {
    if (size < 128) {
        return size < 30 ? 29 : size < 62 ? 61 : 127;
    }
    size_t step = (size_t)1 << (61 - __builtin_clzll(size)), room = (size + step) / step * step - 1;
    return room < GI_STR_MAX ? room : GI_STR_MAX;
}
static inline size_t gi_str_capacity(const GiStr *s) { return s->marks & GI_STR_ROOMY ? gi_str_roomy(s->size) : s->size; }

/* The methods of str. Those that are not in str_methods.c itself: */
extern const GiMethodRow gi_str_methods[];
#define GI_STR_METHOD(name) GiValue gi_str_m_##name(GiThread *t, const GiValue *a);
GI_STR_METHOD(find) GI_STR_METHOD(rfind) GI_STR_METHOD(index) GI_STR_METHOD(rindex)
GI_STR_METHOD(count) GI_STR_METHOD(startswith) GI_STR_METHOD(endswith) GI_STR_METHOD(replace)
GI_STR_METHOD(partition) GI_STR_METHOD(rpartition) GI_STR_METHOD(removeprefix)
GI_STR_METHOD(removesuffix) GI_STR_METHOD(split) GI_STR_METHOD(rsplit) GI_STR_METHOD(splitlines)
GI_STR_METHOD(strip) GI_STR_METHOD(lstrip) GI_STR_METHOD(rstrip) GI_STR_METHOD(translate)
GI_STR_METHOD(maketrans) GI_STR_METHOD(format_map) GI_STR_METHOD(capitalize)
GI_STR_METHOD(casefold) GI_STR_METHOD(lower) GI_STR_METHOD(upper) GI_STR_METHOD(title)
GI_STR_METHOD(swapcase)
#undef GI_STR_METHOD
GiValue gi_str_m_format(GiThread *t, const GiValue *a, size_t n, GiValue kwnames);

/* An untracked str of a type with room for `size` bytes: size set, text[size] = 0,
 * length and ascii for the caller to set. MemoryError when it is too long. */
GI_OWNED GiStr *gi_str_alloc(GiThread *t, GiType *type, size_t size);
/* As gi_str_from, with the number of code points known. */
GI_OWNED GiValue gi_str_from_known(GiThread *t, const char *text, size_t size, size_t length);
/* Ends construction: counts the code points, sets ascii; swaps in cached short strings. */
GI_OWNED GiValue gi_str_finish_steal(GiThread *t, GiStr *s);
/* Byte offset of code point i (0..length), and back. */
size_t gi_str_offset(GiThread *t, GiStr *s, size_t i);
size_t gi_str_index_at(GiThread *t, GiStr *s, size_t offset);
/* The table of T2; NULL: s has none. */
const uint32_t *gi_str_offsets(GiThread *t, const GiStr *s);
/* Gives s, which has none, a table, which is taken over. false: no memory, error set, nothing taken over. */
bool gi_str_offsets_put(GiThread *t, GiStr *s, uint32_t *offsets);
/* Takes the table of an indexed str; the caller frees it. */
uint32_t *gi_str_offsets_take(GiThread *t, GiStr *s);
/* The part between two byte offsets. */
GI_OWNED GiValue gi_str_part(GiThread *t, GiValue v, size_t start, size_t end);
/* v itself when it is an exact str, else an exact copy. */
GI_OWNED GiValue gi_str_exact(GiThread *t, GiValue v);
/* v repeated. */
GI_OWNED GiValue gi_str_repeat(GiThread *t, GiValue v, int64_t count);

/* A start or end argument of find(): GI_NULL and None leave *out; clipped; runs __index__. */
bool gi_str_bound(GiThread *t, GiValue v, int64_t *out);
/* start and end of find() within 0..length as code points; start may stay beyond length. */
void gi_str_adjust(int64_t length, int64_t *start, int64_t *end);
/* The type's name of a wrong argument, for "f() argument 1 must be str, not x". */
static inline const char *gi_str_argument_type(GiValue v) {
    return v == GI_NONE ? "None" : gi_type_name(gi_type(v));
}
/* The name of an encoding or error handler (GI_NULL: *out stays); false: TypeError, ValueError for a null character
 * or UnicodeEncodeError for a surrogate. */
bool gi_str_codec_name(GiThread *t, const char *function, const char *argument, GiValue v, const char **out);
/* The argument of an iterator's __setstate__. */
bool gi_str_read_state(GiThread *t, GiValue v, int64_t *out);
#define GI_STR_UNCHARGED ((size_t)1 << 16) /* a loop over a shorter text need not poll */
/* Charges a loop over `size` bytes that has just run; false: interrupted. */
static inline bool gi_str_charge(GiThread *t, size_t size) {
    return gi_poll(t, size < ((size_t)1 << 34) ? (uint32_t)(size >> 5) : (uint32_t)1 << 29);
}

#endif
