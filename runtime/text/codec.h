/* SPDX-License-Identifier: MIT
 * runtime/text/codec.h: native codecs and error handlers, shared by runtime/text/codec*.c and the module _codecs.
 * str and bytes reach them through gi_encode and gi_decode (runtime/types/str.h).
 */
#ifndef GI_CODEC_H
#define GI_CODEC_H

#include "runtime/types/bytes_private.h"
#include "runtime/types/str.h"

typedef enum GiErrorMode {
    GI_ERRORS_STRICT, GI_ERRORS_IGNORE, GI_ERRORS_REPLACE, GI_ERRORS_BACKSLASH, GI_ERRORS_XML,
    GI_ERRORS_NAME, GI_ERRORS_ESCAPE, GI_ERRORS_PASS, GI_ERRORS_CUSTOM
} GiErrorMode;

/* How one conversion treats what it cannot convert. */
typedef struct GiErrors {
    GiThread *t;
    const char *encoding; /* as shown in messages */
    const char *name;     /* of the handler */
    GiErrorMode mode;
    GiValue handler;      /* CUSTOM: looked up at the first error; owned */
    GiValue object;       /* what is converted, for the exception; owned bytes when decoding */
} GiErrors;

/* errors NULL: strict. gi_errors_done ends the use. */
void gi_errors_init(GiErrors *e, GiThread *t, const char *encoding, const char *errors);
void gi_errors_done(GiErrors *e);
/* The mode of a handler's name. */
GiErrorMode gi_errors_mode(const char *name);
/* Bytes (*data)[start:end] cannot be decoded: appends what the handler says; *next gets where to go on.
 * A handler may put other bytes in the exception's place: *data and *size are then those (kept by e). */
bool gi_errors_decode(GiErrors *e, GiText *out, const uint8_t **data, size_t *size, size_t start,
                      size_t end, const char *reason, size_t *next);
/* Characters text[start:end] cannot be encoded. *replacement gets an owned str or bytes, *next the
 * character to go on with. */
bool gi_errors_encode(GiErrors *e, GiValue text, size_t start, size_t end, const char *reason,
                      GiValue *replacement, size_t *next);
/* Raises UnicodeEncodeError or UnicodeDecodeError; false. */
bool gi_errors_raise(GiThread *t, GiType *type, const char *encoding, GiValue object, size_t start,
                     size_t end, const char *reason);
/* What a builtin handler returns for a UnicodeError: (replacement, position). Owned tuple. */
GI_OWNED GiValue gi_errors_apply(GiThread *t, GiErrorMode mode, GiValue exc);

/* Decoders: `final` says that no more data follows; *consumed gets the bytes used. */
typedef struct GiCodec {
    const char *name;    /* as in messages: "utf-8" */
    const char *aliases; /* normalised names, each followed by a blank */
    GiValue (*encode)(GiThread *t, GiValue text, const char *errors);
    GiValue (*decode)(GiThread *t, const uint8_t *data, size_t size, const char *errors, bool final,
                      size_t *consumed);
} GiCodec;
extern const GiCodec gi_codecs[];
extern const size_t gi_codecs_count;
/* Adds the note "encoding with 'name' codec failed" (or decoding) to the exception that is set. */
void gi_codec_note(GiThread *t, const char *encoding, bool encode);
/* The native codec of a name, or NULL. */
const GiCodec *gi_codec_find(const char *name);

/* Byte order of UTF-16 and UTF-32: with a mark, or fixed. */
typedef enum GiByteOrder { GI_ORDER_MARK, GI_ORDER_LITTLE, GI_ORDER_BIG } GiByteOrder;

#define GI_CODEC_FUNCTIONS(id) \
    GiValue gi_codec_##id##_encode(GiThread *t, GiValue text, const char *errors); \
    GiValue gi_codec_##id##_decode(GiThread *t, const uint8_t *data, size_t size, \
                                   const char *errors, bool final, size_t *consumed);
GI_CODEC_FUNCTIONS(utf_8)
GI_CODEC_FUNCTIONS(utf_8_sig)
GI_CODEC_FUNCTIONS(utf_16)
GI_CODEC_FUNCTIONS(utf_16_le)
GI_CODEC_FUNCTIONS(utf_16_be)
GI_CODEC_FUNCTIONS(utf_32)
GI_CODEC_FUNCTIONS(utf_32_le)
GI_CODEC_FUNCTIONS(utf_32_be)
GI_CODEC_FUNCTIONS(utf_7)
GI_CODEC_FUNCTIONS(ascii)
GI_CODEC_FUNCTIONS(latin_1)
GI_CODEC_FUNCTIONS(cp1252)
GI_CODEC_FUNCTIONS(unicode_escape)
GI_CODEC_FUNCTIONS(raw_unicode_escape)
#undef GI_CODEC_FUNCTIONS
/* As utf_16 and utf_32 decoding; *order gets the order found (-1 little, 1 big, 0 native). */
GiValue gi_codec_utf_16_decode_order(GiThread *t, const uint8_t *data, size_t size,
                                     const char *errors, int *order, bool final, size_t *consumed);
GiValue gi_codec_utf_32_decode_order(GiThread *t, const uint8_t *data, size_t size,
                                     const char *errors, int *order, bool final, size_t *consumed);

/* Encodes character by character: `put` appends c or returns false when it cannot be encoded.
 * unit: bytes of a code unit; with single bytes, consecutive characters that cannot be encoded make
 * one error. */
typedef bool (*GiPutChar)(GiByteBuilder *out, uint32_t c);
GI_OWNED GiValue gi_codec_encode_chars(GiThread *t, GiValue text, const char *encoding,
                                       const char *errors, const char *reason, int unit,
                                       GiByteBuilder *out, GiPutChar put);

/* The registry of scripts (module _codecs). Owned; GI_NULL: LookupError. */
GI_OWNED GiValue gi_codec_lookup(GiThread *t, const char *encoding);      /* a CodecInfo */
GI_OWNED GiValue gi_codec_error_handler(GiThread *t, const char *name);   /* a callable */

/* What backslash escapes are none, for a DeprecationWarning at the end: the character c of one as UTF-8 (zeros before),
 * and the warning; "": nothing is unknown. false: the warning is an error, which is set. */
void gi_escape_unknown(char out[4], uint8_t c);
bool gi_escape_warn(GiThread *t, const char *unknown);

#endif
