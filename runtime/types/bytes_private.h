/* SPDX-License-Identifier: MIT
 * runtime/types/bytes_private.h: what bytes and bytearray share. Their methods are the same functions;
 * results have the kind of the object they were called on.
 *
 * B1  While a function holds a GiBytesView of a bytearray, the array counts one export, so that
 *     neither script code nor another thread can move its memory.
 */
#ifndef GI_BYTES_PRIVATE_H
#define GI_BYTES_PRIVATE_H

#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_search.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

#define GI_BYTES_SIZE(size) (offsetof(GiBytes, data) + (size) + 1)

typedef struct GiBytesView {
    const uint8_t *data;
    size_t size;
    GiByteArray *array; /* pinned, or NULL for bytes */
} GiBytesView;

static inline GiByteArray *gi_as_bytearray(GiValue v) { return (GiByteArray *)gi_object(v); }
static inline bool gi_is_bytearray(GiValue v) {
    return gi_is_object(v) && gi_is_instance(v, &gi_bytearray_type);
}

/* The memory of a bytes or bytearray; gi_bytes_close ends the access. */
static inline GiBytesView gi_bytes_open(GiValue v) {
    if (gi_is_bytes(v)) {
        return (GiBytesView){gi_as_bytes(v)->data, gi_as_bytes(v)->size, NULL};
    }
    GiByteArray *array = gi_as_bytearray(v);
    array->exports++;
    return (GiBytesView){array->data, array->size, array};
}
static inline void gi_bytes_close(const GiBytesView *view) {
    if (view->array != NULL) {
        view->array->exports--;
    }
}

/* A new object of the kind of `self` with `size` bytes, uninitialised, at *data. */
GI_OWNED GiValue gi_bytes_new_like(GiThread *t, GiValue self, size_t size, uint8_t **data);
/* The same with contents; an exact bytes `self` is returned itself when data is all of it. */
GI_OWNED GiValue gi_bytes_like(GiThread *t, GiValue self, const uint8_t *data, size_t size);
/* repr() of bytes: appends b'...' to a buffer; a bytearray escapes single quotes in any case. */
void gi_bytes_add_repr(GiText *b, const uint8_t *data, size_t size, bool escape_single);

/* Sets the size of a bytearray (BufferError when it is exported); new bytes are uninitialised. */
bool gi_bytearray_resize(GiThread *t, GiByteArray *array, size_t size);

/* A growing block of bytes; ok turns false (error set) once and stays. */
typedef struct GiByteBuilder {
    GiThread *t;
    GiBytes *bytes; /* NULL while empty; bytes->size is the room there is */
    size_t size;    /* used */
    bool ok;
} GiByteBuilder;
void gi_byte_builder_init(GiByteBuilder *b, GiThread *t);
void gi_byte_builder_discard(GiByteBuilder *b);
/* Room for `more` bytes, which count as used; NULL when not ok. */
uint8_t *gi_byte_builder_extend(GiByteBuilder *b, size_t more);
void gi_byte_builder_add(GiByteBuilder *b, const void *data, size_t size);
static inline void gi_byte_builder_add_byte(GiByteBuilder *b, uint8_t byte) {
    if (GI_LIKELY(b->ok && b->bytes != NULL && b->size < b->bytes->size)) {
        b->bytes->data[b->size++] = byte;
    } else {
        gi_byte_builder_add(b, &byte, 1);
    }
}
GI_OWNED GiValue gi_byte_builder_finish(GiByteBuilder *b); /* bytes */

/* The bytes of a constructor argument that is no str: count, buffer or iterable of ints. `kind` is
 * "bytes" or "bytearray" for messages. Owned bytes. */
GI_OWNED GiValue gi_bytes_from_object(GiThread *t, GiValue v, const char *kind);
/* Is v something gi_bytes_from_object treats without iterating (an error counts, too)? */
bool gi_bytes_is_plain(GiValue v);
/* Arguments (source, encoding, errors) of bytes() and bytearray(). */
bool gi_bytes_bind(GiThread *t, const char *kind, const GiValue *a, size_t n, GiValue kwnames,
                   GiValue out[3]);
/* source.encode(encoding, errors) or the TypeErrors of bytes(); GI_NULL without an error when
 * source is to be taken as it is. */
GI_OWNED GiValue gi_bytes_encode_source(GiThread *t, const GiValue source[3]);
/* a + b of two objects with buffers; `self` decides the kind. */
GI_OWNED GiValue gi_bytes_concat(GiThread *t, GiValue a, GiValue b);
GI_OWNED GiValue gi_bytes_repeat(GiThread *t, GiValue v, int64_t count);
/* v[slice] */
GI_OWNED GiValue gi_bytes_slice(GiThread *t, GiValue v, GiValue key);
int gi_bytes_contains(GiThread *t, GiValue v, GiValue x);
/* fromhex: the bytes of hexadecimal text; owned bytes. */
GI_OWNED GiValue gi_bytes_parse_hex(GiThread *t, GiValue text);
/* bytes.hex(sep, bytes_per_sep) of some memory. */
GI_OWNED GiValue gi_bytes_to_hex(GiThread *t, const uint8_t *data, size_t size, GiValue separator,
                                 GiValue per_group);

#define GI_BYTES_METHOD(name) GiValue gi_bytes_m_##name(GiThread *t, const GiValue *a);
GI_BYTES_METHOD(capitalize) GI_BYTES_METHOD(center) GI_BYTES_METHOD(count) GI_BYTES_METHOD(decode)
GI_BYTES_METHOD(endswith) GI_BYTES_METHOD(expandtabs) GI_BYTES_METHOD(find) GI_BYTES_METHOD(hex)
GI_BYTES_METHOD(index) GI_BYTES_METHOD(isalnum) GI_BYTES_METHOD(isalpha) GI_BYTES_METHOD(isascii)
GI_BYTES_METHOD(isdigit) GI_BYTES_METHOD(islower) GI_BYTES_METHOD(isspace) GI_BYTES_METHOD(istitle)
GI_BYTES_METHOD(isupper) GI_BYTES_METHOD(join) GI_BYTES_METHOD(ljust) GI_BYTES_METHOD(lower)
GI_BYTES_METHOD(lstrip) GI_BYTES_METHOD(maketrans) GI_BYTES_METHOD(partition)
GI_BYTES_METHOD(removeprefix) GI_BYTES_METHOD(removesuffix) GI_BYTES_METHOD(replace)
GI_BYTES_METHOD(rfind) GI_BYTES_METHOD(rindex) GI_BYTES_METHOD(rjust) GI_BYTES_METHOD(rpartition)
GI_BYTES_METHOD(rsplit) GI_BYTES_METHOD(rstrip) GI_BYTES_METHOD(split) GI_BYTES_METHOD(splitlines)
GI_BYTES_METHOD(startswith) GI_BYTES_METHOD(strip) GI_BYTES_METHOD(swapcase) GI_BYTES_METHOD(title)
GI_BYTES_METHOD(translate) GI_BYTES_METHOD(upper) GI_BYTES_METHOD(zfill) GI_BYTES_METHOD(buffer)
#undef GI_BYTES_METHOD

/* Rows of the method tables of bytes and bytearray; KIND is "bytes" or "bytearray". */
#define GI_BYTES_COMMON_ROWS(KIND, RANGE) \
    GI_METHOD("capitalize(self, /)", gi_bytes_m_capitalize, \
              "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character " \
              "capitalized (ASCII)\nand the rest lower-cased."), \
    GI_METHOD("center(self, width, fillchar=..., /)", gi_bytes_m_center, \
              "Return a centered string of length width."), \
    GI_METHOD("count(self, sub, start=None, end=None, /)", gi_bytes_m_count, \
              "Return the number of non-overlapping occurrences of subsection 'sub' in bytes " \
              "B[start:end]."), \
    GI_METHOD_MADE("decode(self, /, encoding='utf-8', errors='strict')", gi_bytes_m_decode, \
                   "Decode the " KIND " using the codec registered for encoding."), \
    GI_METHOD_MADE("endswith(self, suffix, start=None, end=None, /)", gi_bytes_m_endswith, \
              "Return True if the " KIND " ends with the specified suffix, False otherwise."), \
    GI_METHOD("expandtabs(self, /, tabsize=8)", gi_bytes_m_expandtabs, \
              "Return a copy where all tab characters are expanded using spaces."), \
    GI_METHOD_MADE("find(self, sub, start=None, end=None, /)", gi_bytes_m_find, \
              "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is " \
                   "contained within B[" RANGE "]."), \
    GI_METHOD_MADE("hex(self, /, sep=..., bytes_per_sep=1)", gi_bytes_m_hex, \
                   "Create a string of hexadecimal numbers from a " KIND " object."), \
    GI_METHOD_MADE("index(self, sub, start=None, end=None, /)", gi_bytes_m_index, \
              "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is " \
                   "contained within B[" RANGE "]."), \
    GI_METHOD("isalnum(self, /)", gi_bytes_m_isalnum, \
              "B.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\n" \
              "and there is at least one character in B, False otherwise."), \
    GI_METHOD("isalpha(self, /)", gi_bytes_m_isalpha, \
              "B.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\n" \
              "and there is at least one character in B, False otherwise."), \
    GI_METHOD("isascii(self, /)", gi_bytes_m_isascii, \
              "B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\n" \
              "False otherwise."), \
    GI_METHOD("isdigit(self, /)", gi_bytes_m_isdigit, \
              "B.isdigit() -> bool\n\nReturn True if all characters in B are digits\n" \
              "and there is at least one character in B, False otherwise."), \
    GI_METHOD("islower(self, /)", gi_bytes_m_islower, \
              "B.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and " \
              "there is\nat least one cased character in B, False otherwise."), \
    GI_METHOD("isspace(self, /)", gi_bytes_m_isspace, \
              "B.isspace() -> bool\n\nReturn True if all characters in B are whitespace\n" \
              "and there is at least one character in B, False otherwise."), \
    GI_METHOD("istitle(self, /)", gi_bytes_m_istitle, \
              "B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least " \
              "one\ncharacter in B."), \
    GI_METHOD("isupper(self, /)", gi_bytes_m_isupper, \
              "B.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and " \
              "there is\nat least one cased character in B, False otherwise."), \
    GI_METHOD("ljust(self, width, fillchar=..., /)", gi_bytes_m_ljust, \
              "Return a left-justified string of length width."), \
    GI_METHOD("lower(self, /)", gi_bytes_m_lower, \
              "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to " \
              "lowercase."), \
    GI_METHOD("lstrip(self, bytes=None, /)", gi_bytes_m_lstrip, \
              "Strip leading bytes contained in the argument."), \
    GI_STATIC_METHOD("maketrans(frm, to, /)", gi_bytes_m_maketrans, \
                     "Return a translation table usable for the bytes or bytearray translate " \
                     "method."), \
    GI_METHOD_MADE("partition(self, sep, /)", gi_bytes_m_partition, \
                   "Partition the " KIND " into three parts using the given separator."), \
    GI_METHOD_MADE("removeprefix(self, prefix, /)", gi_bytes_m_removeprefix, \
                   "Return a " KIND " object with the given prefix string removed if present."), \
    GI_METHOD_MADE("removesuffix(self, suffix, /)", gi_bytes_m_removesuffix, \
                   "Return a " KIND " object with the given suffix string removed if present."), \
    GI_METHOD("replace(self, old, new, count=-1, /)", gi_bytes_m_replace, \
              "Return a copy with all occurrences of substring old replaced by new."), \
    GI_METHOD_MADE("rfind(self, sub, start=None, end=None, /)", gi_bytes_m_rfind, \
              "Return the highest index in B where subsection 'sub' is found, such that 'sub' is " \
                   "contained within B[" RANGE "]."), \
    GI_METHOD_MADE("rindex(self, sub, start=None, end=None, /)", gi_bytes_m_rindex, \
              "Return the highest index in B where subsection 'sub' is found, such that 'sub' is " \
                   "contained within B[" RANGE "]."), \
    GI_METHOD("rjust(self, width, fillchar=..., /)", gi_bytes_m_rjust, \
              "Return a right-justified string of length width."), \
    GI_METHOD_MADE("rpartition(self, sep, /)", gi_bytes_m_rpartition, \
                   "Partition the " KIND " into three parts using the given separator."), \
    GI_METHOD_MADE("rsplit(self, /, sep=None, maxsplit=-1)", gi_bytes_m_rsplit, \
                   "Return a list of the sections in the " KIND ", using sep as the delimiter."), \
    GI_METHOD("rstrip(self, bytes=None, /)", gi_bytes_m_rstrip, \
              "Strip trailing bytes contained in the argument."), \
    GI_METHOD_MADE("split(self, /, sep=None, maxsplit=-1)", gi_bytes_m_split, \
                   "Return a list of the sections in the " KIND ", using sep as the delimiter."), \
    GI_METHOD_MADE("splitlines(self, /, keepends=False)", gi_bytes_m_splitlines, \
                   "Return a list of the lines in the " KIND ", breaking at line boundaries."), \
    GI_METHOD_MADE("startswith(self, prefix, start=None, end=None, /)", gi_bytes_m_startswith, \
              "Return True if the " KIND " starts with the specified prefix, False otherwise."), \
    GI_METHOD("strip(self, bytes=None, /)", gi_bytes_m_strip, \
              "Strip leading and trailing bytes contained in the argument."), \
    GI_METHOD("swapcase(self, /)", gi_bytes_m_swapcase, \
              "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters " \
              "converted\nto lowercase ASCII and vice versa."), \
    GI_METHOD("title(self, /)", gi_bytes_m_title, \
              "B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start " \
              "with uppercase\ncharacters, all remaining cased characters have lowercase."), \
    GI_METHOD("translate(self, table, /, delete=...)", gi_bytes_m_translate, \
              "Return a copy with each character mapped by the given translation table."), \
    GI_METHOD("upper(self, /)", gi_bytes_m_upper, \
              "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to " \
              "uppercase."), \
    GI_METHOD("zfill(self, width, /)", gi_bytes_m_zfill, \
              "Pad a numeric string with zeros on the left, to fill a field of the given width."), \
    GI_METHOD("__buffer__(self, flags, /)", gi_bytes_m_buffer, \
              "Return a buffer object that exposes the underlying memory of the object.")

/* The warnings of -b, a format with one %s; false: it was turned into an error. */
bool gi_bytes_warn(GiThread *t, const char *format, const char *argument);

#endif
