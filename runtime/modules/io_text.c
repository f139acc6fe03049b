/* SPDX-License-Identifier: MIT
 * runtime/modules/io_text.c: TextIOWrapper: text over a buffered byte stream.
 *
 *   reading:  buffer --chunk--> [tail|bytes] --decode--> decoded (str), read from byte offset `used`
 *   writing:  str --encode--> pending bytes --> buffer.write
 *
 * W1  tail: bytes of an incomplete character (or a "\r" whose "\n" may follow) kept for the next chunk.
 * W2  chunk/chunk_start: the bytes behind `decoded` and their position in the stream, so that tell() can
 *     say where the next unread character begins: it decodes the chunk's start again until the text read
 *     so far is reached. Positions are plain byte offsets (encodings with state are not seekable here).
 * W3  Encodings utf-8, ascii and latin-1 are handled here; others are written through the codec's incremental
 *     encoder (a byte order mark is written once), and are decoded as a whole by gi_decode (the stream is read
 *     to its end first), or by the incremental decoder when the stream cannot seek (a pipe, a socket).
 */
#include "runtime/modules/io.h"

#define CHUNK 8192

typedef enum Coding { CODING_UTF8, CODING_ASCII, CODING_LATIN1, CODING_OTHER } Coding;

typedef struct GiTextIo {
    GiIoBase base;
    GiValue buffer;             /* GI_NULL: not initialised or detached */
    GiValue encoding, errors;   /* str */
    GiValue encoder;            /* incremental, of CODING_OTHER; GI_NULL until the first write (W3) */
    GiValue decoder;            /* incremental, of CODING_OTHER; GI_NULL until the first read, GI_NONE: whole (W3) */
    GiValue newline;            /* as given: None or str */
    GiValue decoded;            /* str or GI_NULL */
    size_t used, used_chars;    /* bytes and characters of decoded already read */
    GiValue chunk;              /* bytes behind decoded, tail included; or GI_NULL (W2) */
    int64_t chunk_start;        /* -1: not known (stream cannot tell) */
    uint8_t tail[8];
    uint8_t tail_size;
    uint8_t seen;               /* newline kinds met */
    Coding coding;
    bool universal, translate, write_translate, line_buffering, write_through, telling, detached, at_end;
    bool held_cr;               /* the decoder gave a last "\r" whose "\n" may follow */
    bool can_write;             /* the buffer has said that it is writable */
    char *pending;
    int64_t chunk_size;         /* bytes asked for at a time */
    size_t pending_size, pending_capacity;
} GiTextIo;

static GiTextIo *text_io(GiValue v) { return (GiTextIo *)gi_object(v); }

GiValue gi_text_io_buffer_borrow(GiValue v) { return text_io(v)->buffer; }

GiValue gi_io_newlines(GiThread *t, uint8_t seen) {
    static const char *const names[3] = {"\r", "\n", "\r\n"};
    GiValue kinds[3];
    size_t n = 0;
    for (int i = 0; i < 3; i++) {
        if (seen & (1 << i)) {
            kinds[n] = gi_str_from_text(t, names[i]);
            if (kinds[n] == GI_NULL) {
                while (n > 0) {
                    gi_drop(t, kinds[--n]);
                }
                return GI_NULL;
            }
            n++;
        }
    }
    return n == 0 ? GI_NONE : n == 1 ? kinds[0] : gi_tuple_steal(t, kinds, n);
}

/* --- state checks --- */

static bool check_ready(GiThread *t, GiTextIo *f) {
    if (f->buffer == GI_NULL) {
        return gi_raise_value_error(t, f->detached ? "underlying buffer has been detached"
                                                   : "I/O operation on uninitialized object");
    }
    return true;
}

/* What stays known when the stream below has been detached. */
static bool check_initialised(GiThread *t, GiTextIo *f) { return f->detached || check_ready(t, f); }

static bool check_open(GiThread *t, GiTextIo *f) {
    if (!check_ready(t, f)) {
        return false;
    }
    int closed = gi_io_attr_truth(t, f->buffer, "closed");
    return closed == 0 || (closed > 0 && gi_raise_value_error(t, "I/O operation on closed file."));
}

/* --- writing --- */

static bool flush_pending(GiThread *t, GiTextIo *f) {
    if (f->pending_size == 0) {
        return true;
    }
    if (!check_ready(t, f)) { /* detached by script code that ran since the caller looked */
        return false;
    }
    GiValue bytes = gi_bytes(t, f->pending, f->pending_size);
    if (bytes == GI_NULL) {
        return false;
    }
    f->pending_size = 0; /* before the call: a failing write must not send it twice */
    GiValue r = gi_call_method1(t, f->buffer, GI_NAME(t, write), bytes);
    gi_drop(t, bytes);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static bool append_pending(GiThread *t, GiTextIo *f, const char *data, size_t size) {
    if (size == 0) {
        return true; /* there may be no buffer yet */
    }
    if ((int64_t)(f->pending_size + size) > f->chunk_size && !flush_pending(t, f)) { /* never more than a chunk at once */
        return false;
    }
    if (size > f->pending_capacity - f->pending_size) {
        size_t capacity = f->pending_size + size < 2 * CHUNK ? 2 * CHUNK : f->pending_size + size;
        char *larger = gi_resize(t, f->pending, f->pending_capacity, capacity);
        if (larger == NULL) {
            return false;
        }
        f->pending = larger;
        f->pending_capacity = capacity;
    }
    memcpy(f->pending + f->pending_size, data, size);
    f->pending_size += size;
    return true;
}

static bool has_surrogates(GiValue s) {
    return gi_utf8_valid(gi_str_text(s), gi_str_size(s), false) != gi_str_size(s);
}

/* Tells the encoder whether what follows begins the stream (and so a byte order mark). */
static bool reset_encoder(GiThread *t, GiTextIo *f, bool start) {
    if (f->encoder == GI_NULL) {
        return true;
    }
    GiValue encoder = gi_take(f->encoder);
    GiValue r = start ? gi_io_call0(t, encoder, "reset") : gi_io_call1(t, encoder, "setstate", gi_int_imm(0));
    gi_drop(t, encoder);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* Is the stream below known to stand behind its start? */
static bool behind_start(GiThread *t, GiTextIo *f) {
    int can = gi_io_call_truth(t, f->buffer, "seekable");
    GiValue r = can > 0 ? gi_io_call0(t, f->buffer, "tell") : GI_NULL;
    bool behind = r != GI_NULL && r != gi_int_imm(0);
    gi_xdrop(t, r);
    gi_error_clear(t);
    return behind;
}

/* 1: the codec has an incremental encoder, in f->encoder; 0: it has none; -1: error. */
static int find_encoder(GiThread *t, GiTextIo *f) {
    if (f->encoder != GI_NULL) {
        return 1;
    }
    GiValue find = gi_import_attr(t, "codecs", "getincrementalencoder");
    GiValue make = find == GI_NULL ? GI_NULL : gi_call1(t, find, f->encoding);
    gi_xdrop(t, find);
    if (make == GI_NULL) {
        return gi_error_clear_if(t, &gi_LookupError) ? 0 : -1;
    }
    GiValue encoder = gi_call1(t, make, f->errors);
    gi_drop(t, make);
    if (encoder == GI_NULL) {
        return -1;
    }
    gi_replace(t, &f->encoder, encoder);
    return f->pending_size > 0 || !behind_start(t, f) || reset_encoder(t, f, false) ? 1 : -1;
}

static GiValue encode_other(GiThread *t, GiTextIo *f, GiValue s) {
    int found = find_encoder(t, f);
    if (found <= 0) {
        return found < 0 ? GI_NULL : gi_encode(t, s, gi_str_text(f->encoding), gi_str_text(f->errors));
    }
    GiValue encoder = gi_take(f->encoder), bytes = gi_io_call1(t, encoder, "encode", s);
    gi_drop(t, encoder);
    if (bytes != GI_NULL && !gi_is_bytes(bytes)) {
        gi_raise_type_error(t, "encoder should return a bytes object, not '%T'", bytes);
        gi_replace(t, &bytes, GI_NULL);
    }
    return bytes;
}

static bool append_encoded(GiThread *t, GiTextIo *f, GiValue s) {
    bool direct = gi_as_str(s)->ascii ? f->coding != CODING_OTHER
                                      : f->coding == CODING_UTF8 && !has_surrogates(s);
    if (direct) {
        return append_pending(t, f, gi_str_text(s), gi_str_size(s));
    }
    GiValue bytes = f->coding == CODING_OTHER ? encode_other(t, f, s)
                                              : gi_encode(t, s, gi_str_text(f->encoding), gi_str_text(f->errors));
    if (bytes == GI_NULL) {
        return false;
    }
    bool ok = append_pending(t, f, (char *)gi_as_bytes(bytes)->data, gi_as_bytes(bytes)->size);
    gi_drop(t, bytes);
    return ok;
}

/* Forgets what was read ahead: writing goes on at the logical position. */
static bool drop_decoded(GiThread *t, GiTextIo *f) {
    gi_replace(t, &f->decoded, GI_NULL);
    gi_replace(t, &f->chunk, GI_NULL);
    f->used = f->used_chars = 0;
    f->tail_size = 0;
    f->at_end = f->held_cr = false;
    gi_replace(t, &f->decoder, GI_NULL);
    return true;
}

static GiValue text_write(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    GiValue s = a[1];
    if (!gi_is_str(s)) {
        return gi_raise_type_error(t, "write() argument must be str, not %T", s);
    }
    if (!check_open(t, f)) {
        return GI_NULL;
    }
    if (!f->can_write) {
        int can = gi_io_call_truth(t, f->buffer, "writable");
        if (can <= 0) {
            return can < 0 ? GI_NULL : gi_io_unsupported(t, "not writable");
        }
        f->can_write = true;
    }
    size_t length = gi_str_length(s);
    bool newline = memchr(gi_str_text(s), '\n', gi_str_size(s)) != NULL;
    bool flush = f->line_buffering && (newline || memchr(gi_str_text(s), '\r', gi_str_size(s)) != NULL);
    GiValue translated = GI_NULL;
    if (newline && f->write_translate) {
        GiValue call[3] = {s, GI_NAME(t, newline), f->newline};
        GiValue replace = gi_getattr_text(t, s, "replace");
        translated = replace == GI_NULL ? GI_NULL : gi_call(t, replace, call + 1, 2, GI_NULL);
        gi_xdrop(t, replace);
        if (translated == GI_NULL) {
            return GI_NULL;
        }
        s = translated;
    }
    bool ok = append_encoded(t, f, s);
    gi_xdrop(t, translated);
    if (ok && ((int64_t)f->pending_size >= f->chunk_size || flush || f->write_through)) {
        ok = flush_pending(t, f);
    }
    if (ok && flush) {
        ok = gi_io_call(t, f->buffer, "flush");
    }
    if (ok && f->decoded != GI_NULL) { /* a file has moved on; what came from a socket is still to be read */
        int moves = gi_io_call_truth(t, f->buffer, "seekable");
        ok = moves >= 0;
        if (moves > 0) {
            drop_decoded(t, f);
        }
    }
    return ok ? gi_int_imm((int64_t)length) : GI_NULL;
}

static GiValue text_flush(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    f->telling = true;
    return check_open(t, f) && flush_pending(t, f) && gi_io_call(t, f->buffer, "flush") ? GI_NONE : GI_NULL;
}

/* --- decoding --- */

/* How many bytes at the end belong to a character that is not complete. */
static size_t incomplete_tail(const uint8_t *p, size_t n) {
    for (size_t back = 1; back <= 3 && back <= n; back++) {
        uint8_t c = p[n - back];
        if (c >= 0xC0) {
            size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
            return need > back ? back : 0;
        }
        if (c < 0x80) {
            return 0;
        }
    }
    return 0;
}

/* Applies universal newlines: notes the kinds, and translates when asked to. Takes over s. */
static GiValue newlines_of(GiThread *t, GiTextIo *f, GiValue s) {
    const char *p = gi_str_text(s), *end = p + gi_str_size(s), *cr = memchr(p, '\r', gi_str_size(s));
    if (cr == NULL) {
        f->seen |= memchr(p, '\n', gi_str_size(s)) ? 2 : 0;
        return s;
    }
    GiText b;
    gi_text_init(&b, t);
    while (p < end) {
        const char *q = p;
        while (q < end && *q != '\r' && *q != '\n') {
            q++;
        }
        gi_text_add(&b, p, (size_t)(q - p));
        if (q < end) {
            bool pair = *q == '\r' && q + 1 < end && q[1] == '\n';
            f->seen |= pair ? 4 : *q == '\r' ? 1 : 2;
            gi_text_add(&b, "\n", 1);
            q += pair;
            q++;
        }
        p = q;
    }
    if (!f->translate) {
        gi_text_discard(&b);
        return s;
    }
    gi_drop(t, s);
    return gi_text_finish(&b);
}

/* Text of bytes; `final`: nothing follows. The rest that cannot be decoded yet is *left bytes long. */
static GiValue decode(GiThread *t, GiTextIo *f, const uint8_t *p, size_t n, bool final, size_t *left) {
    *left = 0;
    if (!final) {
        *left = f->coding == CODING_UTF8 ? incomplete_tail(p, n) : 0;
        if (*left == 0 && f->universal && n > 0 && p[n - 1] == '\r') {
            *left = 1;
        }
    }
    GiValue s = gi_decode(t, (const char *)p, n - *left, gi_str_text(f->encoding), gi_str_text(f->errors));
    return s != GI_NULL && f->universal ? newlines_of(t, f, s) : s;
}

/* 1: the stream is decoded piece by piece, with f->decoder; 0: not; -1: error. */
static int find_decoder(GiThread *t, GiTextIo *f) {
    if (f->coding != CODING_OTHER) {
        return 0;
    }
    if (f->decoder != GI_NULL) {
        return f->decoder != GI_NONE;
    }
    int can = gi_io_call_truth(t, f->buffer, "seekable");
    GiValue decoder = GI_NONE;
    if (can < 0) {
        return -1;
    }
    if (can == 0) {
        GiValue find = gi_import_attr(t, "codecs", "getincrementaldecoder");
        GiValue make = find == GI_NULL ? GI_NULL : gi_call1(t, find, f->encoding);
        gi_xdrop(t, find);
        if (make == GI_NULL && !gi_error_clear_if(t, &gi_LookupError)) {
            return -1;
        }
        decoder = make == GI_NULL ? GI_NONE : gi_call1(t, make, f->errors);
        gi_xdrop(t, make);
        if (decoder == GI_NULL) {
            return -1;
        }
    }
    gi_replace(t, &f->decoder, decoder);
    return decoder != GI_NONE;
}

/* Text of one more piece. */
static GiValue decode_piece(GiThread *t, GiTextIo *f, GiValue bytes, bool final) {
    GiValue decode_method = gi_getattr_text(t, f->decoder, "decode");
    GiValue s = decode_method == GI_NULL ? GI_NULL : gi_call2(t, decode_method, bytes, gi_bool(final));
    gi_xdrop(t, decode_method);
    if (s != GI_NULL && !gi_is_str(s)) {
        gi_raise_type_error(t, "decoder should return a string result, not '%T'", s);
        gi_replace(t, &s, GI_NULL);
    }
    if (s != GI_NULL && f->held_cr) {
        GiValue cr = gi_str_from_text(t, "\r");
        GiValue both = cr == GI_NULL ? GI_NULL : gi_str_append_steal(t, cr, s);
        gi_replace(t, &s, both);
    }
    if (s == GI_NULL || !f->universal) {
        return s;
    }
    size_t size = gi_str_size(s);
    f->held_cr = !final && size > 0 && gi_str_text(s)[size - 1] == '\r';
    if (f->held_cr) {
        gi_replace(t, &s, gi_str_from(t, gi_str_text(s), size - 1));
    }
    return s == GI_NULL ? GI_NULL : newlines_of(t, f, s);
}

static int64_t stream_position(GiThread *t, GiTextIo *f) {
    if (!f->telling) {
        return -1;
    }
    int can = gi_io_call_truth(t, f->buffer, "seekable");
    GiValue r = can > 0 ? gi_io_call0(t, f->buffer, "tell") : GI_NULL;
    int64_t n = -1;
    if (r != GI_NULL && !gi_index_int64(t, r, false, &n)) {
        n = -1;
    }
    gi_xdrop(t, r);
    gi_error_clear(t);
    return n;
}

/* Appends s (taken over) to what is decoded and unread. */
static bool append_decoded(GiThread *t, GiTextIo *f, GiValue s) {
    if (f->decoded == GI_NULL || f->used == gi_str_size(f->decoded)) {
        gi_replace(t, &f->decoded, s);
        f->used = f->used_chars = 0;
        return true;
    }
    GiValue rest = gi_str_from(t, gi_str_text(f->decoded) + f->used, gi_str_size(f->decoded) - f->used);
    GiValue both = rest == GI_NULL ? GI_NULL : gi_str_append_steal(t, rest, s);
    gi_drop(t, s);
    if (both == GI_NULL) {
        return false;
    }
    gi_replace(t, &f->decoded, both);
    f->used = f->used_chars = 0;
    f->chunk_start = -1; /* text of two chunks: tell() falls back to the stream (W2) */
    return true;
}

static GiValue read_from_buffer(GiThread *t, GiTextIo *f, bool all) {
    if (all) {
        return gi_call_method0(t, f->buffer, GI_NAME(t, read));
    }
    GiValue read1;
    int found = gi_getattr_optional(t, f->buffer, GI_NAME(t, read1), &read1);
    if (found == 0) {
        return gi_call_method1(t, f->buffer, GI_NAME(t, read), gi_int_imm(f->chunk_size));
    }
    GiValue r = found < 0 ? GI_NULL : gi_call1(t, read1, gi_int_imm(f->chunk_size));
    gi_xdrop(t, read1);
    return r;
}

/* Reads and decodes one more chunk (or all): 1 got text, 0 end of the stream, -1 error. */
static int fill(GiThread *t, GiTextIo *f, bool all) {
    bool keeps = f->decoded != GI_NULL && f->used < gi_str_size(f->decoded);
    int64_t start = keeps ? -1 : stream_position(t, f);
    size_t tail = f->tail_size;
    int pieces = find_decoder(t, f);
    all |= f->coding == CODING_OTHER && pieces == 0;
    GiValue bytes = pieces < 0 ? GI_NULL : read_from_buffer(t, f, all);
    if (bytes == GI_NULL) {
        return -1;
    }
    GiBuffer data;
    if (bytes == GI_NONE || !gi_has_buffer(bytes) || !gi_buffer_get(t, bytes, false, &data)) {
        if (bytes != GI_NONE && !gi_failed(t)) {
            gi_raise_type_error(t, "underlying read1() should have returned a bytes-like object, not '%T'", bytes);
        }
        bool none = bytes == GI_NONE;
        gi_drop(t, bytes);
        return none ? 0 : -1;
    }
    size_t size = pieces ? 0 : tail + data.size, left = 0;
    bool final = data.size == 0 || all;
    f->at_end = data.size == 0;
    GiValue chunk = gi_bytes(t, NULL, size), s = GI_NULL;
    if (chunk != GI_NULL && pieces) {
        s = decode_piece(t, f, bytes, final);
    } else if (chunk != GI_NULL) {
        uint8_t *p = gi_as_bytes(chunk)->data;
        memcpy(p, f->tail, tail);
        memcpy(p + tail, data.data, data.size);
        s = decode(t, f, p, size, final, &left);
    }
    bool empty = data.size == 0;
    gi_buffer_release(t, &data);
    gi_drop(t, bytes);
    if (s == GI_NULL) {
        gi_xdrop(t, chunk);
        return -1;
    }
    memcpy(f->tail, gi_as_bytes(chunk)->data + size - left, left);
    f->tail_size = (uint8_t)left;
    size_t got = gi_str_size(s);
    f->chunk_start = start < 0 ? -1 : start - (int64_t)tail;
    gi_replace(t, &f->chunk, chunk);
    if (!append_decoded(t, f, s)) {
        return -1;
    }
    return got > 0 || !empty;
}

/* --- reading --- */

static bool begin_read(GiThread *t, GiTextIo *f) {
    if (!check_open(t, f)) {
        return false;
    }
    int can = gi_io_call_truth(t, f->buffer, "readable");
    if (can <= 0) {
        return can == 0 && gi_io_unsupported(t, "not readable");
    }
    return flush_pending(t, f);
}

static size_t unread(const GiTextIo *f) {
    return f->decoded == GI_NULL ? 0 : gi_str_size(f->decoded) - f->used;
}

/* Takes n bytes of decoded text; the caller made sure that they end at a character. */
static GiValue take_text(GiThread *t, GiTextIo *f, size_t n) {
    if (n == 0) {
        return gi_take(GI_NAME(t, empty));
    }
    if (f->used == 0 && n == gi_str_size(f->decoded) && f->chunk_start < 0) {
        GiValue all = f->decoded;
        f->decoded = GI_NULL;
        return all;
    }
    GiValue s = gi_str_from(t, gi_str_text(f->decoded) + f->used, n);
    if (s != GI_NULL) {
        f->used += n;
        f->used_chars += gi_str_length(s);
    }
    return s;
}

/* Bytes of the first n characters of the unread text. */
static size_t prefix_size(const GiTextIo *f, size_t n) {
    const char *p = gi_str_text(f->decoded) + f->used, *start = p, *end = gi_str_text(f->decoded) + gi_str_size(f->decoded);
    if (gi_as_str(f->decoded)->ascii) {
        return n < (size_t)(end - p) ? n : (size_t)(end - p);
    }
    while (n > 0 && p < end) {
        gi_utf8_next(&p);
        n--;
    }
    return (size_t)(p - start);
}

static GiValue text_read(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    int64_t n = -1;
    if (!gi_index_optional(t, a[1], &n) || !begin_read(t, f)) {
        return GI_NULL;
    }
    if (n < 0) {
        return fill(t, f, true) < 0 ? GI_NULL : take_text(t, f, unread(f));
    }
    GiText b;
    gi_text_init(&b, t);
    size_t wanted = (size_t)n;
    while (wanted > 0 && b.ok) {
        if (unread(f) == 0) {
            int r = fill(t, f, false);
            if (r < 0) {
                gi_text_discard(&b);
                return GI_NULL;
            }
            if (r == 0) {
                break;
            }
            continue;
        }
        GiValue part = take_text(t, f, prefix_size(f, wanted));
        if (part == GI_NULL) {
            gi_text_discard(&b);
            return GI_NULL;
        }
        wanted -= gi_str_length(part);
        gi_text_add_str(&b, part);
        gi_drop(t, part);
    }
    return gi_text_finish(&b);
}

/* End of the first line of [p, end): bytes with its newline, or 0 when it is not complete there. */
static size_t find_line(const GiTextIo *f, const char *p, size_t n) {
    const char *q;
    if (f->translate) {
        q = memchr(p, '\n', n);
        return q ? (size_t)(q - p) + 1 : 0;
    }
    if (f->universal) {
        for (size_t i = 0; i < n; i++) {
            if (p[i] == '\n') {
                return i + 1;
            }
            if (p[i] == '\r' && (i + 1 < n || f->at_end)) {
                return i + 1 < n && p[i + 1] == '\n' ? i + 2 : i + 1;
            }
        }
        return 0;
    }
    const char *newline = gi_str_text(f->newline);
    q = memmem(p, n, newline, gi_str_size(f->newline));
    return q ? (size_t)(q - p) + gi_str_size(f->newline) : 0;
}

static GiValue read_line(GiThread *t, GiTextIo *f, int64_t limit) {
    while (true) {
        size_t n = unread(f), line = n ? find_line(f, gi_str_text(f->decoded) + f->used, n) : 0;
        if (limit >= 0 && n > 0) {
            size_t most = prefix_size(f, (size_t)limit);
            if ((line == 0 && most < n) || (line > most)) {
                return take_text(t, f, most);
            }
        }
        if (line > 0) {
            return take_text(t, f, line);
        }
        int r = fill(t, f, false);
        if (r < 0) {
            return GI_NULL;
        }
        if (r == 0) {
            n = unread(f);
            line = n ? find_line(f, gi_str_text(f->decoded) + f->used, n) : 0;
            return take_text(t, f, line ? line : n);
        }
    }
}

static GiValue text_readline(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    int64_t limit = -1;
    if (!gi_index_optional(t, a[1], &limit) || !begin_read(t, f)) {
        return GI_NULL;
    }
    return limit == 0 ? gi_take(GI_NAME(t, empty)) : read_line(t, f, limit);
}

static GiValue text_next(GiThread *t, GiValue v) {
    GiTextIo *f = text_io(v);
    if (!begin_read(t, f)) {
        return GI_NULL;
    }
    f->telling = false;
    GiValue line;
    if (gi_is_exact(v, &gi_text_io_wrapper_type)) {
        line = read_line(t, f, -1);
    } else {
        line = gi_call_method0(t, v, GI_NAME(t, readline));
    }
    if (line != GI_NULL && gi_is_str(line) && gi_str_size(line) == 0) {
        gi_drop(t, line);
        f->telling = true;
        return GI_NULL;
    }
    return line;
}

/* --- position (W2) --- */

/* Bytes of the chunk that the text read so far came from; -1: error. */
static int64_t consumed_bytes(GiThread *t, GiTextIo *f) {
    const uint8_t *p = gi_as_bytes(f->chunk)->data;
    size_t n = gi_as_bytes(f->chunk)->size, i = 0, chars = 0;
    if (f->coding == CODING_OTHER) {
        GiValue prefix = gi_str_slice(t, f->decoded, 0, (int64_t)f->used_chars);
        GiValue bytes = prefix == GI_NULL ? GI_NULL : gi_encode(t, prefix, gi_str_text(f->encoding), gi_str_text(f->errors));
        int64_t size = bytes == GI_NULL ? -1 : (int64_t)gi_as_bytes(bytes)->size;
        gi_xdrop(t, prefix);
        gi_xdrop(t, bytes);
        return size;
    }
    while (i < n && chars < f->used_chars) {
        uint8_t c = p[i];
        size_t step = f->coding == CODING_UTF8 && c >= 0xC2 ? (c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2) : 1;
        if (c == '\r' && f->translate && i + 1 < n && p[i + 1] == '\n') {
            step = 2;
        }
        i += step;
        chars++;
    }
    return (int64_t)(i < n ? i : n);
}

static GiValue text_tell(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    if (!check_open(t, f)) {
        return GI_NULL;
    }
    int can = gi_io_call_truth(t, f->buffer, "seekable");
    if (can <= 0) {
        return can < 0 ? GI_NULL : gi_io_unsupported(t, "underlying stream is not seekable");
    }
    if (!f->telling) {
        return gi_raise(t, &gi_OSError, "telling position disabled by next() call");
    }
    if (!flush_pending(t, f)) {
        return GI_NULL;
    }
    if (f->decoded == GI_NULL || f->chunk == GI_NULL || f->chunk_start < 0) {
        GiValue r = gi_io_call0(t, f->buffer, "tell");
        int64_t n;
        if (r == GI_NULL || unread(f) + f->tail_size == 0 || !gi_index_int64(t, r, false, &n)) {
            return r;
        }
        GiValue rest = gi_str_from(t, gi_str_text(f->decoded) + f->used, unread(f));
        GiValue bytes = rest == GI_NULL ? GI_NULL : gi_encode(t, rest, gi_str_text(f->encoding), gi_str_text(f->errors));
        gi_xdrop(t, rest);
        gi_drop(t, r);
        if (bytes == GI_NULL) {
            return GI_NULL;
        }
        n -= (int64_t)gi_as_bytes(bytes)->size + f->tail_size;
        gi_drop(t, bytes);
        return gi_int(t, n);
    }
    int64_t n = consumed_bytes(t, f);
    return n < 0 ? GI_NULL : gi_int(t, f->chunk_start + n);
}

static GiValue text_seek(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    int64_t whence = 0, offset = 0;
    if (!check_open(t, f) || !gi_index_optional(t, a[2], &whence) || !gi_index_int64(t, a[1], false, &offset)) {
        return GI_NULL;
    }
    int can = gi_io_call_truth(t, f->buffer, "seekable");
    if (can <= 0) {
        return can < 0 ? GI_NULL : gi_io_unsupported(t, "underlying stream is not seekable");
    }
    if (whence < 0 || whence > 2) {
        return gi_raise_value_error(t, "invalid whence (%d, should be 0, 1 or 2)", (int)whence);
    }
    if (whence != 0 && offset != 0) {
        return gi_io_unsupported(t, whence == 1 ? "can't do nonzero cur-relative seeks"
                                                : "can't do nonzero end-relative seeks");
    }
    if (whence == 0 && offset < 0) {
        return gi_raise_value_error(t, "negative seek position %R", a[1]);
    }
    GiValue target = GI_NULL;
    if (whence == 1) {
        f->telling = true;
        target = text_tell(t, a);
    } else {
        target = gi_take(a[1]);
    }
    if (target == GI_NULL || !flush_pending(t, f) || !gi_io_call(t, f->buffer, "flush")) {
        gi_xdrop(t, target);
        return GI_NULL;
    }
    drop_decoded(t, f);
    f->telling = true;
    GiValue seek = gi_getattr_text(t, f->buffer, "seek"), r = GI_NULL;
    if (seek != GI_NULL) {
        r = gi_call2(t, seek, target, gi_int_imm(whence == 2 ? 2 : 0));
        gi_drop(t, seek);
    }
    if (r != GI_NULL && !reset_encoder(t, f, r == gi_int_imm(0))) {
        gi_replace(t, &r, GI_NULL);
    }
    gi_drop(t, target);
    return r;
}

static GiValue text_truncate(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    if (!check_open(t, f) || !gi_io_call(t, a[0], "flush")) {
        return GI_NULL;
    }
    GiValue size = a[1] == GI_NONE ? text_tell(t, a) : gi_take(a[1]);
    GiValue r = size == GI_NULL ? GI_NULL : gi_io_call1(t, f->buffer, "truncate", size);
    gi_xdrop(t, size);
    return r;
}

/* --- life --- */

static GiValue text_close(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    if (!check_ready(t, f)) {
        return GI_NULL;
    }
    int closed = gi_io_attr_truth(t, f->buffer, "closed");
    if (closed != 0) {
        return closed < 0 ? GI_NULL : GI_NONE;
    }
    bool ok = gi_io_call(t, a[0], "flush");
    GiValue error = ok ? GI_NULL : gi_error_take(t), buffer = gi_take(f->buffer);
    f->pending_size = 0;
    ok = gi_io_call(t, buffer, "close");
    gi_drop(t, buffer);
    return gi_io_close_result(t, ok, error) ? GI_NONE : GI_NULL;
}

static GiValue text_detach(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    if (!check_ready(t, f) || !gi_io_call(t, a[0], "flush")) {
        return GI_NULL;
    }
    GiValue buffer = f->buffer;
    f->buffer = GI_NULL;
    f->detached = true;
    return buffer;
}

static bool check_newline(GiThread *t, const char *function, GiValue newline) {
    if (newline != GI_NONE && !gi_is_str(newline)) {
        return gi_raise_type_error(t, "%s() argument 'newline' must be str or None, not %T", function, newline);
    }
    if (newline != GI_NONE && gi_str_size(newline) > 0 && !gi_str_equal_text(newline, "\n") &&
        !gi_str_equal_text(newline, "\r") && !gi_str_equal_text(newline, "\r\n")) {
        return gi_raise_value_error(t, "illegal newline value: %S", newline);
    }
    return true;
}

static void set_newline(GiThread *t, GiTextIo *f, GiValue newline) {
    gi_replace(t, &f->newline, gi_take(newline));
    f->universal = newline == GI_NONE || gi_str_size(newline) == 0;
    f->translate = newline == GI_NONE;
    f->write_translate = newline != GI_NONE && gi_str_text(newline)[0] == '\r';
}

static bool set_encoding(GiThread *t, GiTextIo *f, GiValue encoding, GiValue errors) {
    if (encoding == GI_NONE || gi_str_equal_text(encoding, "locale")) {
        encoding = GI_NULL;
    }
    GiValue name = encoding == GI_NULL ? gi_str_from_text(t, "UTF-8") : gi_take(encoding);
    if (name == GI_NULL) {
        return false;
    }
    if (has_surrogates(name)) {
        gi_xdrop(t, gi_encode(t, name, "utf-8", "strict")); /* raises UnicodeEncodeError */
        gi_drop(t, name);
        return false;
    }
    char lower[32];
    size_t n = 0;
    for (const char *c = gi_str_text(name); *c && n < sizeof lower - 1; c++) {
        if (*c != '-' && *c != '_' && *c != ' ') {
            lower[n++] = (char)(*c | (*c >= 'A' && *c <= 'Z' ? 32 : 0));
        }
    }
    lower[n] = 0;
    f->coding = !strcmp(lower, "utf8") ? CODING_UTF8 : !strcmp(lower, "ascii") || !strcmp(lower, "usascii") ? CODING_ASCII
              : !strcmp(lower, "latin1") || !strcmp(lower, "iso88591") ? CODING_LATIN1 : CODING_OTHER;
    if (f->coding == CODING_OTHER) { /* LookupError now rather than at the first write */
        GiValue probe = gi_encode(t, GI_NAME(t, empty), gi_str_text(name), "strict");
        if (probe == GI_NULL) {
            gi_drop(t, name);
            return false;
        }
        gi_drop(t, probe);
    }
    gi_replace(t, &f->encoding, name);
    gi_replace(t, &f->encoder, GI_NULL);
    gi_replace(t, &f->decoder, GI_NULL);
    gi_replace(t, &f->errors, errors == GI_NONE ? gi_take(GI_NAME(t, strict)) : gi_take(errors));
    return true;
}

static bool text_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    GiSignature *s = gi_signature_parse(t, "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, "
                                           "line_buffering=False, write_through=False)");
    GiValue v[6];
    bool ok = s != NULL && gi_signature_bind(t, s, a, n, kwnames, v);
    if (s != NULL) {
        gi_signature_free(t, s);
    }
    if (!ok) {
        return false;
    }
    GiTextIo *f = text_io(self);
    f->detached = false;
    gi_replace(t, &f->buffer, GI_NULL); /* not initialised until this has succeeded */
    if ((v[1] != GI_NONE && !gi_is_str(v[1])) || (v[2] != GI_NONE && !gi_is_str(v[2]))) {
        bool encoding = v[1] != GI_NONE && !gi_is_str(v[1]);
        return gi_raise_type_error(t, "TextIOWrapper() argument '%s' must be str or None, not %T",
                                   encoding ? "encoding" : "errors", encoding ? v[1] : v[2]);
    }
    int line_buffering = gi_truth(t, v[4]), write_through = gi_truth(t, v[5]);
    if (line_buffering < 0 || write_through < 0 || !check_newline(t, "TextIOWrapper", v[3]) || !set_encoding(t, f, v[1], v[2])) {
        return false;
    }
    set_newline(t, f, v[3]);
    f->line_buffering = line_buffering;
    f->write_through = write_through;
    f->telling = true;
    f->chunk_size = CHUNK;
    f->can_write = false;
    f->detached = false;
    f->chunk_start = -1;
    f->pending_size = 0;
    drop_decoded(t, f);
    gi_replace(t, &f->buffer, gi_take(v[0]));
    return true;
}

/* An optional str argument that serves as a C string: no other type, no surrogates. */
static bool check_text_argument(GiThread *t, const char *name, GiValue v) {
    if (v == GI_NONE) {
        return true;
    }
    if (!gi_is_str(v)) {
        return gi_raise_type_error(t, "reconfigure() argument '%s' must be str or None, not %T", name, v);
    }
    if (!has_surrogates(v)) {
        return true;
    }
    gi_xdrop(t, gi_encode(t, v, "utf-8", "strict")); /* raises UnicodeEncodeError */
    return false;
}

/* A flag given as an int, or None for the old value. */
static bool read_flag(GiThread *t, GiValue v, bool *out) {
    int64_t n = *out;
    if (!gi_index_optional(t, v, &n)) {
        return false;
    }
    *out = n != 0;
    return true;
}

static GiValue text_reconfigure(GiThread *t, const GiValue *a) {
    GiTextIo *f = text_io(a[0]);
    if (!check_open(t, f)) {
        return GI_NULL;
    }
    bool line = f->line_buffering, through = f->write_through;
    if (!check_text_argument(t, "encoding", a[1]) || !check_text_argument(t, "errors", a[2]) ||
        (a[3] != GI_NULL && !check_newline(t, "reconfigure", a[3])) || !read_flag(t, a[4], &line) || !read_flag(t, a[5], &through)) {
        return GI_NULL;
    }
    bool recode = a[1] != GI_NONE || a[2] != GI_NONE || a[3] != GI_NULL;
    if (recode && f->decoded != GI_NULL) {
        return gi_io_unsupported(t, "It is not possible to set the encoding or newline of stream after the first read");
    }
    if (!gi_io_call(t, a[0], "flush")) {
        return GI_NULL;
    }
    if (a[1] != GI_NONE || a[2] != GI_NONE) {
        GiValue encoding = gi_take(a[1] == GI_NONE ? f->encoding : a[1]);
        GiValue errors = gi_take(a[2] != GI_NONE ? a[2] : a[1] != GI_NONE ? GI_NONE : f->errors);
        bool ok = set_encoding(t, f, encoding, errors);
        gi_drop(t, encoding);
        gi_drop(t, errors);
        if (!ok) {
            return GI_NULL;
        }
    }
    if (a[3] != GI_NULL) {
        set_newline(t, f, a[3]);
    }
    f->line_buffering = line;
    f->write_through = through;
    return GI_NONE;
}

#define PASS(name) \
    static GiValue pass_##name(GiThread *t, const GiValue *a) { \
        GiTextIo *f = text_io(a[0]); \
        return check_ready(t, f) ? gi_io_call0(t, f->buffer, #name) : GI_NULL; \
    }
PASS(fileno)
PASS(isatty)
PASS(readable)
PASS(writable)
PASS(seekable)
#undef PASS

static GiValue get_buffer(GiThread *t, GiValue v) {
    return check_ready(t, text_io(v)) ? gi_take(text_io(v)->buffer) : GI_NULL;
}
static GiValue get_closed(GiThread *t, GiValue v) {
    return check_ready(t, text_io(v)) ? gi_getattr_text(t, text_io(v)->buffer, "closed") : GI_NULL;
}
static GiValue get_name(GiThread *t, GiValue v) {
    return check_ready(t, text_io(v)) ? gi_getattr_text(t, text_io(v)->buffer, "name") : GI_NULL;
}
static GiValue get_encoding(GiThread *t, GiValue v) {
    return check_initialised(t, text_io(v)) ? gi_take(text_io(v)->encoding) : GI_NULL;
}
static GiValue get_errors(GiThread *t, GiValue v) {
    return check_initialised(t, text_io(v)) ? gi_take(text_io(v)->errors) : GI_NULL;
}
static GiValue get_chunk_size(GiThread *t, GiValue v) {
    return check_ready(t, text_io(v)) ? gi_int(t, text_io(v)->chunk_size) : GI_NULL;
}
static bool set_chunk_size(GiThread *t, GiValue v, GiValue x) {
    int64_t n;
    if (x == GI_NULL) {
        return gi_raise(t, &gi_AttributeError, "cannot delete attribute");
    }
    if (!check_ready(t, text_io(v)) || !gi_index_int64(t, x, false, &n)) {
        return false;
    }
    if (n <= 0 || n > INT32_MAX) {
        return gi_raise_value_error(t, "a strictly positive integer is required");
    }
    text_io(v)->chunk_size = n;
    return true;
}
static GiValue get_newlines(GiThread *t, GiValue v) { return gi_io_newlines(t, text_io(v)->seen); }
static GiValue get_line_buffering(GiThread *t, GiValue v) { return gi_bool(text_io(v)->line_buffering); }
void gi_io_write_through(GiValue stream) { text_io(stream)->write_through = true; }

static GiValue get_write_through(GiThread *t, GiValue v) { return gi_bool(text_io(v)->write_through); }

/* An attribute that repr shows if it is there; the stream below may be detached. */
static bool repr_attribute(GiThread *t, GiValue v, GiValue name, GiValue *out) {
    if (gi_getattr_optional(t, v, name, out) >= 0) {
        return true;
    }
    *out = GI_NULL;
    return gi_error_clear_if(t, &gi_ValueError);
}

static GiValue text_repr(GiThread *t, GiValue v) {
    GiValue name = GI_NULL, mode = GI_NULL;
    if (!check_initialised(t, text_io(v)) || !repr_attribute(t, v, GI_NAME(t, name), &name)) {
        return GI_NULL;
    }
    GiValue key = gi_intern(t, "mode", 4);
    if (key == GI_NULL || !repr_attribute(t, v, key, &mode)) {
        gi_xdrop(t, key);
        gi_xdrop(t, name);
        return GI_NULL;
    }
    gi_drop(t, key);
    GiText b;
    gi_text_init(&b, t);
    gi_text_add(&b, "<", 1);
    gi_text_add_text(&b, gi_type(v)->name);
    if (name != GI_NULL) {
        gi_text_add_text(&b, " name=");
        gi_text_add_repr(&b, name);
    }
    if (mode != GI_NULL) {
        gi_text_add_text(&b, " mode=");
        gi_text_add_repr(&b, mode);
    }
    gi_text_add_text(&b, " encoding=");
    gi_text_add_repr(&b, text_io(v)->encoding);
    gi_text_add_text(&b, ">");
    gi_xdrop(t, name);
    gi_xdrop(t, mode);
    return gi_text_finish(&b);
}

static int text_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiTextIo *f = (GiTextIo *)o;
    const GiValue held[] = {f->buffer, f->encoding, f->errors, f->newline, f->decoded, f->chunk, f->encoder, f->decoder};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        int r = held[i] == GI_NULL ? 0 : visit(held[i], arg);
        if (r != 0) {
            return r;
        }
    }
    return gi_io_traverse_base(o, visit, arg);
}

static void text_clear(GiThread *t, GiObject *o) {
    gi_replace(t, &((GiTextIo *)o)->buffer, GI_NULL);
    gi_replace(t, &((GiTextIo *)o)->encoder, GI_NULL);
    gi_replace(t, &((GiTextIo *)o)->decoder, GI_NULL);
    gi_io_drop_base(t, o);
}

static void text_release(GiThread *t, GiObject *o) {
    GiTextIo *f = (GiTextIo *)o;
    text_clear(t, o);
    gi_xdrop(t, f->encoding);
    gi_xdrop(t, f->errors);
    gi_xdrop(t, f->newline);
    gi_xdrop(t, f->decoded);
    gi_xdrop(t, f->chunk);
    if (f->pending != NULL) {
        gi_free(t, f->pending, f->pending_capacity);
    }
    gi_object_free(t, o, o->type->gc.size);
}

static GiValue text_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiTextIo *f = gi_object_new(t, type);
    return f == NULL || !gi_track(t, f) ? GI_NULL : gi_counted(f);
}

static const GiMethodRow methods[] = {
    GI_METHOD("read(self, size=-1, /)", text_read, NULL), GI_METHOD("readline(self, size=-1, /)", text_readline, NULL),
    GI_METHOD("write(self, text, /)", text_write, NULL), GI_METHOD("flush(self)", text_flush, NULL),
    GI_METHOD("seek(self, cookie, whence=0, /)", text_seek, NULL), GI_METHOD("tell(self)", text_tell, NULL),
    GI_METHOD("truncate(self, pos=None, /)", text_truncate, NULL), GI_METHOD("close(self)", text_close, NULL),
    GI_METHOD("detach(self)", text_detach, NULL),
    GI_METHOD("reconfigure(self, /, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None)", text_reconfigure, "Reconfigure the text stream with new parameters."),
    GI_METHOD("fileno(self)", pass_fileno, NULL), GI_METHOD("isatty(self)", pass_isatty, NULL),
    GI_METHOD("readable(self)", pass_readable, NULL), GI_METHOD("writable(self)", pass_writable, NULL),
    GI_METHOD("seekable(self)", pass_seekable, NULL), GI_METHODS_END};

static const GiGetSetRow getset[] = {
    {"buffer", get_buffer, NULL, NULL}, {"closed", get_closed, NULL, NULL}, {"name", get_name, NULL, NULL},
    {"encoding", get_encoding, NULL, NULL}, {"errors", get_errors, NULL, NULL}, {"newlines", get_newlines, NULL, NULL}, {"_CHUNK_SIZE", get_chunk_size, set_chunk_size, NULL},
    {"line_buffering", get_line_buffering, NULL, NULL}, {"write_through", get_write_through, NULL, NULL},
    {NULL, NULL, NULL, NULL}};

GiType gi_text_io_wrapper_type = {
    GI_IO_TYPE_HEAD(GiTextIo, io_text_base), .gc.traverse = text_traverse, .gc.clear = text_clear,
    .gc.release = text_release, .name = "_io.TextIOWrapper", .new_ = text_new, .init = text_init, .repr = text_repr,
    .next = text_next, .methods = methods, .getset = getset,
    .doc = "Character and line based layer over a BufferedIOBase object, buffer.",
    .new_signature = "TextIOWrapper(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)"};

/* --- IncrementalNewlineDecoder --- */

typedef struct GiNewlineDecoder {
    GiObject head;
    GiValue decoder; /* incremental decoder or None */
    bool translate, pending_cr;
    uint8_t seen;
} GiNewlineDecoder;

static GiNewlineDecoder *newline_decoder(GiValue v) { return (GiNewlineDecoder *)gi_object(v); }

static bool newline_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    GiSignature *s = gi_signature_parse(t, "IncrementalNewlineDecoder(decoder, translate, errors='strict')");
    GiValue v[3];
    bool ok = s != NULL && gi_signature_bind(t, s, a, n, kwnames, v);
    if (s != NULL) {
        gi_signature_free(t, s);
    }
    int translate = ok ? gi_truth(t, v[1]) : -1;
    if (translate < 0) {
        return false;
    }
    gi_replace(t, &newline_decoder(self)->decoder, gi_take(v[0]));
    newline_decoder(self)->translate = translate;
    return true;
}

static GiValue newline_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiNewlineDecoder *d = gi_object_new(t, type);
    if (d == NULL) {
        return GI_NULL;
    }
    d->decoder = GI_NONE;
    return gi_track(t, d) ? gi_counted(d) : GI_NULL;
}

static GiValue newline_decode(GiThread *t, const GiValue *a) {
    GiNewlineDecoder *d = newline_decoder(a[0]);
    int final = gi_truth(t, a[2]);
    GiValue s = GI_NULL;
    if (final < 0) {
        return GI_NULL;
    }
    if (d->decoder == GI_NONE) {
        s = gi_is_str(a[1]) ? gi_take(a[1]) : gi_raise_type_error(t, "decoder should return a string result, not '%T'", a[1]);
    } else {
        GiValue f = gi_getattr_text(t, d->decoder, "decode");
        s = f == GI_NULL ? GI_NULL : gi_call2(t, f, a[1], gi_bool(final));
        gi_xdrop(t, f);
    }
    if (s == GI_NULL) {
        return GI_NULL;
    }
    if (d->pending_cr && (final || gi_str_size(s) > 0)) {
        GiValue cr = gi_str_from_text(t, "\r"), both = cr == GI_NULL ? GI_NULL : gi_str_concat(t, cr, s);
        gi_xdrop(t, cr);
        gi_replace(t, &s, both);
        d->pending_cr = false;
    }
    size_t size = s == GI_NULL ? 0 : gi_str_size(s);
    if (size > 0 && !final && gi_str_text(s)[size - 1] == '\r') {
        gi_replace(t, &s, gi_str_from(t, gi_str_text(s), size - 1));
        d->pending_cr = true;
    }
    if (s == GI_NULL) {
        return GI_NULL;
    }
    GiTextIo shim = {.translate = d->translate, .seen = d->seen};
    s = newlines_of(t, &shim, s);
    d->seen = shim.seen;
    return s;
}

static GiValue newline_reset(GiThread *t, const GiValue *a) {
    GiNewlineDecoder *d = newline_decoder(a[0]);
    d->seen = 0;
    d->pending_cr = false;
    return d->decoder == GI_NONE || gi_io_call(t, d->decoder, "reset") ? GI_NONE : GI_NULL;
}

/* The decoder's state with one bit more: a "\r" is waiting. */
static GiValue newline_getstate(GiThread *t, const GiValue *a) {
    GiNewlineDecoder *d = newline_decoder(a[0]);
    GiValue state = GI_NULL, buffer, flags;
    if (d->decoder == GI_NONE) {
        buffer = gi_bytes(t, NULL, 0);
        flags = gi_int_imm(0);
    } else {
        state = gi_io_call0(t, d->decoder, "getstate");
        if (state == GI_NULL) {
            return GI_NULL;
        }
        if (!gi_is_tuple(state) || gi_as_tuple(state)->size != 2 || !gi_is_int_imm(gi_as_tuple(state)->items[1])) {
            gi_drop(t, state);
            return gi_raise_type_error(t, "illegal decoder state");
        }
        buffer = gi_take(gi_as_tuple(state)->items[0]);
        flags = gi_as_tuple(state)->items[1];
    }
    GiValue more = gi_int(t, (int64_t)((uint64_t)gi_int_imm_value(flags) << 1 | d->pending_cr));
    GiValue r = buffer == GI_NULL || more == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, buffer, more);
    gi_xdrop(t, more);
    gi_xdrop(t, buffer);
    gi_xdrop(t, state);
    return r;
}

static GiValue newline_setstate(GiThread *t, const GiValue *a) {
    GiNewlineDecoder *d = newline_decoder(a[0]);
    int64_t flags;
    if (!gi_is_tuple(a[1]) || gi_as_tuple(a[1])->size != 2) {
        return gi_raise_type_error(t, gi_is_tuple(a[1]) ? "setstate(): illegal state argument" : "state argument must be a tuple");
    }
    if (!gi_index_int64(t, gi_as_tuple(a[1])->items[1], false, &flags)) {
        return GI_NULL;
    }
    d->pending_cr = flags & 1;
    if (d->decoder == GI_NONE) {
        return GI_NONE;
    }
    GiValue rest = gi_int(t, flags >> 1), state = rest == GI_NULL ? GI_NULL : gi_tuple_pack(t, 2, gi_as_tuple(a[1])->items[0], rest);
    GiValue r = state == GI_NULL ? GI_NULL : gi_io_call1(t, d->decoder, "setstate", state);
    gi_xdrop(t, rest);
    gi_xdrop(t, state);
    return r;
}

static GiValue newline_kinds(GiThread *t, GiValue v) { return gi_io_newlines(t, newline_decoder(v)->seen); }

static const GiMethodRow newline_methods[] = {
    GI_METHOD("decode(self, /, input, final=False)", newline_decode, NULL), GI_METHOD("reset(self)", newline_reset, NULL),
    GI_METHOD("getstate(self, /)", newline_getstate, NULL), GI_METHOD("setstate(self, state, /)", newline_setstate, NULL),
    GI_METHODS_END};
static const GiGetSetRow newline_getset[] = {{"newlines", newline_kinds, NULL, NULL}, {NULL, NULL, NULL, NULL}};

GiType gi_newline_decoder_type = {
    GI_TYPE_HEAD(GiNewlineDecoder, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiNewlineDecoder, decoder),
    .gc.slots_count = 1, .gc.release = gi_release_slots, .base = &gi_object_type, .flags = GI_TYPE_BASE,
    .name = "_io.IncrementalNewlineDecoder", .new_ = newline_new, .init = newline_init, .methods = newline_methods,
    .getset = newline_getset, .doc = "Codec used when reading a file in universal newlines mode."};
