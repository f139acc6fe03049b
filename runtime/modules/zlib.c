/* SPDX-License-Identifier: MIT
 * runtime/modules/zlib.c: the module zlib over libz, where the build found it; without it importing the module
 * raises ImportError.
 *
 * Y1  A stream object is used by one thread at a time: `busy` is set while a call is under way, because the loop
 *     polls and another thread may come in between (ValueError then).
 * Y2  libz takes its memory from the interpreter's allocator; a NULL becomes MemoryError.
 */
#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_private.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

#ifdef GI_HAVE_ZLIB

#include <zlib.h>

#define STEP 16384 /* bytes of output between two polls */
#define BITE 65536 /* ... and of input to be compressed */

typedef struct Stream {
    GiObject head;
    GiValue unused_data, unconsumed_tail, zdict; /* slots; the first two of decompressors */
    GiThread *t;         /* of the call under way, for the allocator */
    z_stream z;
    bool deflating, ready, eof, busy;
    bool stored;         /* level 0: how the input is cut is seen in the output */
} Stream;

static Stream *as_stream(GiValue v) { return (Stream *)gi_object(v); }

/* --- memory (Y2): every block knows its size --- */

typedef struct Block {
    size_t size;
    max_align_t data[];
} Block;

static void *allocate(void *opaque, unsigned count, unsigned size) {
    size_t total = sizeof(Block) + (size_t)count * size;
    Block *b = gi_alloc(((Stream *)opaque)->t, total);
    if (b == NULL) {
        return NULL;
    }
    b->size = total;
    return b->data;
}
static void release_block(void *opaque, void *p) {
    Block *b = (Block *)((char *)p - offsetof(Block, data));
    gi_free(((Stream *)opaque)->t, b, b->size);
}

static void prepare(Stream *s, GiThread *t) {
    s->t = t;
    s->z.zalloc = allocate;
    s->z.zfree = release_block;
    s->z.opaque = s;
}

/* Raises zlib.error for a code of libz. */
static bool fail(GiThread *t, const z_stream *z, int code, const char *what) {
    GiValue error = gi_failed(t) ? GI_NULL : gi_import_attr(t, "zlib", "error");
    if (error == GI_NULL) {
        return false;
    }
    const char *text = code == Z_BUF_ERROR ? "incomplete or truncated stream" : z->msg != NULL ? z->msg
                     : code == Z_STREAM_ERROR ? "inconsistent stream state" : code == Z_DATA_ERROR ? "invalid input data" : NULL;
    GiValue message = text ? gi_str_from_format(t, "Error %d %s: %s", code, what, text) : gi_str_from_format(t, "Error %d %s", code, what);
    GiValue exc = message == GI_NULL ? GI_NULL : gi_call1(t, error, message);
    if (exc != GI_NULL) {
        gi_raise_object(t, exc);
        gi_drop(t, exc);
    }
    gi_xdrop(t, message);
    gi_drop(t, error);
    return false;
}

/* --- the loop --- */

static int step(Stream *s, int flush) { return s->deflating ? deflate(&s->z, flush) : inflate(&s->z, flush); }

/* Feeds data to the stream and appends what comes out, at most `limit` bytes (0: no limit). The code of libz in
 * *code; false: error set. */
static bool run(GiThread *t, Stream *s, const uint8_t *data, size_t size, int flush, size_t limit, GiByteBuilder *out, int *code) {
    size_t left = size;
    s->z.next_in = (Bytef *)data;
    *code = Z_OK;
    s->z.avail_in = 0;
    do {
        unsigned most = s->deflating && !s->stored ? BITE : 1u << 30;
        unsigned piece = left > most ? most : (unsigned)left;
        s->z.avail_in = piece;
        left -= piece;
        int how = left > 0 && flush != Z_SYNC_FLUSH ? Z_NO_FLUSH : flush;
        do {
            size_t room = limit != 0 && limit - out->size < STEP ? limit - out->size : STEP;
            uint8_t *p = room == 0 ? NULL : gi_byte_builder_extend(out, room);
            if (p == NULL) {
                return out->ok;
            }
            s->z.next_out = p;
            s->z.avail_out = (unsigned)room;
            unsigned before = s->z.avail_in;
            *code = step(s, how);
            out->size -= s->z.avail_out;
            if (*code != Z_OK && *code != Z_BUF_ERROR && *code != Z_STREAM_END) {
                return true;
            }
            if (!gi_poll(t, (s->deflating ? (before - s->z.avail_in) * 8 : (uint32_t)room) + 1)) {
                return false;
            }
        } while (s->z.avail_out == 0 && *code != Z_STREAM_END);
    } while (*code != Z_STREAM_END && left > 0);
    return true;
}

static bool enter(GiThread *t, Stream *s, const char *what) {
    if (!s->ready) { /* finished */
        return what == NULL ? (bool)gi_raise_value_error(t, "Inconsistent stream state") : fail(t, &s->z, Z_STREAM_ERROR, what);
    }
    if (s->busy) {
        return gi_raise_value_error(t, "the stream is in use by another thread");
    }
    s->busy = true;
    s->t = t;
    return true;
}

/* --- functions --- */

static GiValue zlib_compress(GiThread *t, const GiValue *a) {
    int64_t level, wbits;
    GiBuffer b;
    Stream s = {.deflating = true};
    if (!gi_index_int64(t, a[1], false, &level) || !gi_index_int64(t, a[2], false, &wbits) ||
        !gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    prepare(&s, t);
    s.stored = level == 0;
    GiByteBuilder out;
    gi_byte_builder_init(&out, t);
    int code = deflateInit2(&s.z, (int)level, Z_DEFLATED, (int)wbits, 8, Z_DEFAULT_STRATEGY);
    bool ok = code == Z_OK;
    if (code == Z_STREAM_ERROR) {
        GiValue error = gi_import_attr(t, "zlib", "error");
        if (error != GI_NULL) {
            gi_raise(t, gi_as_type(error), "Bad compression level");
            gi_drop(t, error);
        }
    } else if (!ok) {
        fail(t, &s.z, code, "while compressing data");
    } else {
        ok = run(t, &s, b.data, b.size, Z_FINISH, 0, &out, &code) && (code == Z_STREAM_END || fail(t, &s.z, code, "while compressing data"));
        deflateEnd(&s.z);
    }
    gi_buffer_release(t, &b);
    if (!ok) {
        gi_byte_builder_discard(&out);
        return GI_NULL;
    }
    return gi_byte_builder_finish(&out);
}

static GiValue zlib_decompress(GiThread *t, const GiValue *a) {
    int64_t wbits, size;
    GiBuffer b;
    Stream s = {.deflating = false};
    if (!gi_index_int64(t, a[1], false, &wbits) || !gi_index_int64(t, a[2], false, &size)) {
        return GI_NULL;
    }
    if (size < 0) {
        return gi_raise_value_error(t, "bufsize must be non-negative");
    }
    if (!gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    prepare(&s, t);
    GiByteBuilder out;
    gi_byte_builder_init(&out, t);
    int code = inflateInit2(&s.z, (int)wbits);
    bool ok = code == Z_OK || fail(t, &s.z, code, "while preparing to decompress data");
    if (ok) {
        ok = run(t, &s, b.data, b.size, Z_SYNC_FLUSH, 0, &out, &code) &&
             (code == Z_STREAM_END || fail(t, &s.z, code == Z_OK ? Z_BUF_ERROR : code, "while decompressing data"));
        inflateEnd(&s.z);
    }
    gi_buffer_release(t, &b);
    if (!ok) {
        gi_byte_builder_discard(&out);
        return GI_NULL;
    }
    return gi_byte_builder_finish(&out);
}

static GiValue checksum(GiThread *t, const GiValue *a, uLong (*sum)(uLong, const Bytef *, z_size_t), uLong first) {
    uint64_t start = first;
    GiBuffer b;
    if (a[1] != GI_NULL) {
        GiValue n = gi_index(t, a[1]);
        bool ok = n != GI_NULL && gi_int_to_uint64_masked(t, n, &start);
        gi_xdrop(t, n);
        if (!ok) {
            return GI_NULL;
        }
    }
    if (!gi_buffer_get_contiguous(t, a[0], false, &b)) {
        return GI_NULL;
    }
    uLong value = sum((uLong)(uint32_t)start, b.data, b.size);
    gi_buffer_release(t, &b);
    return gi_int_imm((int64_t)(uint32_t)value);
}
static GiValue zlib_crc32(GiThread *t, const GiValue *a) { return checksum(t, a, crc32_z, 0); }
static GiValue zlib_adler32(GiThread *t, const GiValue *a) { return checksum(t, a, adler32_z, 1); }

/* --- stream objects --- */

static bool set_dictionary(GiThread *t, Stream *s) {
    GiBuffer b;
    if (s->zdict == GI_NULL) {
        return true;
    }
    if (!gi_buffer_get_contiguous(t, s->zdict, false, &b)) {
        return false;
    }
    int code = s->deflating ? deflateSetDictionary(&s->z, b.data, (unsigned)b.size) : inflateSetDictionary(&s->z, b.data, (unsigned)b.size);
    gi_buffer_release(t, &b);
    if (code == Z_OK) {
        return true;
    }
    return s->deflating ? gi_raise_value_error(t, "Invalid dictionary") : fail(t, &s->z, code, "while setting zdict");
}

static Stream *new_stream(GiThread *t, bool deflating, GiValue zdict) {
    Stream *s = gi_object_new(t, deflating ? &gi_zlib_compress_type : &gi_zlib_decompress_type);
    if (s == NULL) {
        return NULL;
    }
    s->deflating = deflating;
    s->zdict = zdict == GI_NONE ? GI_NULL : gi_xtake(zdict);
    s->unused_data = gi_bytes(t, NULL, 0);
    s->unconsumed_tail = s->unused_data == GI_NULL ? GI_NULL : gi_take(s->unused_data);
    prepare(s, t);
    if (s->unused_data == GI_NULL || gi_support_track(t, s) == GI_NULL) {
        gi_drop_object(t, s);
        return NULL;
    }
    return s;
}

static GiValue zlib_compressobj(GiThread *t, const GiValue *a) {
    int64_t v[5];
    for (int i = 0; i < 5; i++) {
        if (!gi_index_int64(t, a[i], false, &v[i])) {
            return GI_NULL;
        }
    }
    if (a[5] != GI_NULL && !gi_has_buffer(a[5])) {
        return gi_raise_type_error(t, "zdict argument must support the buffer protocol");
    }
    Stream *s = new_stream(t, true, a[5]);
    if (s == NULL) {
        return GI_NULL;
    }
    s->stored = v[0] == 0;
    int code = deflateInit2(&s->z, (int)v[0], (int)v[1], (int)v[2], (int)v[3], (int)v[4]);
    s->ready = code == Z_OK;
    if (code == Z_STREAM_ERROR) {
        gi_raise_value_error(t, "Invalid initialization option");
    } else if (code != Z_OK) {
        fail(t, &s->z, code, "while creating compression object");
    }
    if (code != Z_OK || !set_dictionary(t, s)) {
        gi_drop_object(t, s);
        return GI_NULL;
    }
    return gi_counted(s);
}

static GiValue zlib_decompressobj(GiThread *t, const GiValue *a) {
    int64_t wbits;
    if (!gi_index_int64(t, a[0], false, &wbits)) {
        return GI_NULL;
    }
    if (a[1] != GI_NULL && !gi_has_buffer(a[1])) {
        return gi_raise_type_error(t, "zdict argument must support the buffer protocol");
    }
    Stream *s = new_stream(t, false, a[1]);
    if (s == NULL) {
        return GI_NULL;
    }
    int code = inflateInit2(&s->z, (int)wbits);
    s->ready = code == Z_OK;
    if (code == Z_STREAM_ERROR) {
        gi_raise_value_error(t, "Invalid initialization option");
    } else if (code != Z_OK) {
        fail(t, &s->z, code, "while creating decompression object");
    }
    if (code != Z_OK || (wbits < 0 && !set_dictionary(t, s))) {
        gi_drop_object(t, s);
        return GI_NULL;
    }
    return gi_counted(s);
}

/* Runs the stream and gives what came out; `accept` is a code besides Z_OK and Z_BUF_ERROR that is right. */
static GiValue finish_run(GiThread *t, Stream *s, bool ok, int code, int accept, GiByteBuilder *out, const char *what) {
    s->busy = false;
    ok = ok && (code == Z_OK || code == Z_BUF_ERROR || code == accept || fail(t, &s->z, code, what));
    if (!ok) {
        gi_byte_builder_discard(out);
        return GI_NULL;
    }
    return gi_byte_builder_finish(out);
}

static GiValue compress_compress(GiThread *t, const GiValue *a) {
    Stream *s = as_stream(a[0]);
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, a[1], false, &b)) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (enter(t, s, "while compressing data")) {
        GiByteBuilder out;
        int code;
        gi_byte_builder_init(&out, t);
        bool ok = run(t, s, b.data, b.size, Z_NO_FLUSH, 0, &out, &code);
        r = finish_run(t, s, ok, code, Z_OK, &out, "while compressing data");
    }
    gi_buffer_release(t, &b);
    return r;
}

static GiValue compress_flush(GiThread *t, const GiValue *a) {
    Stream *s = as_stream(a[0]);
    int64_t mode;
    if (!gi_index_int64(t, a[1], false, &mode)) {
        return GI_NULL;
    }
    if (mode == Z_NO_FLUSH) {
        return gi_bytes(t, NULL, 0);
    }
    if (!enter(t, s, "while flushing")) {
        return GI_NULL;
    }
    GiByteBuilder out;
    int code;
    gi_byte_builder_init(&out, t);
    bool ok = run(t, s, NULL, 0, (int)mode, 0, &out, &code);
    if (ok && mode == Z_FINISH && code == Z_STREAM_END) {
        deflateEnd(&s->z);
        s->ready = false;
    }
    return finish_run(t, s, ok, code, Z_STREAM_END, &out, "while flushing");
}

static bool copy_into(GiThread *t, Stream *from, Stream *to) {
    int code = from->deflating ? deflateCopy(&to->z, &from->z) : inflateCopy(&to->z, &from->z);
    to->ready = code == Z_OK;
    to->z.opaque = to;
    to->eof = from->eof;
    gi_replace(t, &to->unused_data, gi_take(from->unused_data));
    gi_replace(t, &to->unconsumed_tail, gi_take(from->unconsumed_tail));
    return code == Z_OK || (code == Z_STREAM_ERROR ? (bool)gi_raise_value_error(t, "Inconsistent stream state")
                                                   : fail(t, &from->z, code, "while copying the stream"));
}

static GiValue stream_copy(GiThread *t, const GiValue *a) {
    Stream *s = as_stream(a[0]);
    if (!enter(t, s, NULL)) {
        return GI_NULL;
    }
    Stream *copy = new_stream(t, s->deflating, s->zdict == GI_NULL ? GI_NONE : s->zdict);
    bool ok = copy != NULL && copy_into(t, s, copy);
    s->busy = false;
    if (!ok) {
        gi_drop_object(t, copy);
        return GI_NULL;
    }
    return gi_counted(copy);
}

/* Behind a run of a decompressor: what was not used goes to unused_data or unconsumed_tail. */
static bool keep_rest(GiThread *t, Stream *s, const GiBuffer *b, int code) {
    const uint8_t *rest = s->z.next_in;
    size_t size = (size_t)((const uint8_t *)b->data + b->size - rest);
    if (code == Z_STREAM_END) {
        s->eof = true;
        GiValue more = gi_bytes(t, rest, size);
        GiValue both = more == GI_NULL ? GI_NULL : gi_binary(t, GI_OP_ADD, s->unused_data, more), none = gi_bytes(t, NULL, 0);
        gi_xdrop(t, more);
        if (both == GI_NULL || none == GI_NULL) {
            gi_xdrop(t, both);
            gi_xdrop(t, none);
            return false;
        }
        gi_replace(t, &s->unused_data, both);
        gi_replace(t, &s->unconsumed_tail, none);
        return true;
    }
    GiValue tail = gi_bytes(t, rest, size);
    if (tail == GI_NULL) {
        return false;
    }
    gi_replace(t, &s->unconsumed_tail, tail);
    return true;
}

static GiValue inflate_some(GiThread *t, Stream *s, GiValue data, size_t limit, int flush, const char *what) {
    GiBuffer b;
    if (!gi_buffer_get_contiguous(t, data, false, &b)) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    if (enter(t, s, what)) {
        GiByteBuilder out;
        int code;
        gi_byte_builder_init(&out, t);
        bool ok = run(t, s, b.data, b.size, flush, limit, &out, &code);
        if (ok && code == Z_NEED_DICT && s->zdict != GI_NULL) {
            const uint8_t *rest = s->z.next_in;
            ok = set_dictionary(t, s) && run(t, s, rest, (size_t)((const uint8_t *)b.data + b.size - rest), flush, limit, &out, &code);
        }
        ok = ok && keep_rest(t, s, &b, code);
        r = finish_run(t, s, ok, code, Z_STREAM_END, &out, what);
    }
    gi_buffer_release(t, &b);
    return r;
}

static GiValue decompress_decompress(GiThread *t, const GiValue *a) {
    int64_t limit;
    if (!gi_index_int64(t, a[2], false, &limit)) {
        return GI_NULL;
    }
    if (limit < 0) {
        return gi_raise_value_error(t, "max_length must be non-negative");
    }
    return inflate_some(t, as_stream(a[0]), a[1], (size_t)limit, Z_SYNC_FLUSH, "while decompressing data");
}

static GiValue decompress_flush(GiThread *t, const GiValue *a) {
    int64_t length;
    if (!gi_index_int64(t, a[1], false, &length)) {
        return GI_NULL;
    }
    if (length <= 0) {
        return gi_raise_value_error(t, "length must be greater than zero");
    }
    GiValue tail = gi_take(as_stream(a[0])->unconsumed_tail);
    GiValue r = inflate_some(t, as_stream(a[0]), tail, 0, Z_FINISH, "while flushing");
    gi_drop(t, tail);
    return r;
}

static GiValue get_unused(GiThread *t, GiValue v) { return gi_take(as_stream(v)->unused_data); }
static GiValue get_tail(GiThread *t, GiValue v) { return gi_take(as_stream(v)->unconsumed_tail); }
static GiValue get_eof(GiThread *t, GiValue v) { return gi_bool(as_stream(v)->eof); }

static void stream_release(GiThread *t, GiObject *o) {
    Stream *s = (Stream *)o;
    s->t = t;
    if (s->ready) {
        s->deflating ? deflateEnd(&s->z) : inflateEnd(&s->z);
    }
    gi_release_slots(t, o);
}

static const GiMethodRow compress_methods[] = {
    GI_METHOD("compress(self, data, /)", compress_compress, "Returns a bytes object containing compressed data."),
    GI_METHOD("flush(self, mode=4, /)", compress_flush, "Return a bytes object containing any remaining compressed data."),
    GI_METHOD("copy(self, /)", stream_copy, "Return a copy of the compression object."),
    GI_METHOD("__copy__(self, /)", stream_copy, NULL), GI_METHOD("__deepcopy__(self, memo, /)", stream_copy, NULL), GI_METHODS_END};
static const GiMethodRow decompress_methods[] = {
    GI_METHOD("decompress(self, data, /, max_length=0)", decompress_decompress, "Return a bytes object containing the decompressed version of the data."),
    GI_METHOD("flush(self, length=16384, /)", decompress_flush, "Return a bytes object containing any remaining decompressed data."),
    GI_METHOD("copy(self, /)", stream_copy, "Return a copy of the decompression object."),
    GI_METHOD("__copy__(self, /)", stream_copy, NULL), GI_METHOD("__deepcopy__(self, memo, /)", stream_copy, NULL), GI_METHODS_END};
static const GiGetSetRow decompress_getset[] = {
    {"unused_data", get_unused, gi_readonly_member, NULL}, {"unconsumed_tail", get_tail, gi_readonly_member, NULL},
    {"eof", get_eof, gi_readonly_member, NULL}, {NULL, NULL, NULL, NULL}};

#define STREAM_TYPE(type_name, rows) \
    GI_TYPE_HEAD(Stream, GI_GC_TRACKED), .gc.slots_offset = offsetof(Stream, unused_data), .gc.slots_count = 3, \
    .gc.release = stream_release, .name = type_name, .flags = GI_TYPE_NO_INSTANCES, .methods = rows

GiType gi_zlib_compress_type = {STREAM_TYPE("zlib.Compress", compress_methods)};
GiType gi_zlib_decompress_type = {STREAM_TYPE("zlib.Decompress", decompress_methods), .getset = decompress_getset};

static const GiMethodRow functions[] = {
    GI_METHOD("compress(data, /, level=-1, wbits=15)", zlib_compress, "Returns a bytes object containing compressed data."),
    GI_METHOD("decompress(data, /, wbits=15, bufsize=16384)", zlib_decompress, "Returns a bytes object containing the uncompressed data."),
    GI_METHOD("compressobj(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=...)", zlib_compressobj, "Return a compressor object."),
    GI_METHOD("decompressobj(wbits=15, zdict=...)", zlib_decompressobj, "Return a decompressor object."),
    GI_METHOD("crc32(data, value=..., /)", zlib_crc32, "Compute a CRC-32 checksum of data."),
    GI_METHOD("adler32(data, value=..., /)", zlib_adler32, "Compute an Adler-32 checksum of data."),
    GI_METHODS_END};

/* The one class written in Python is loaded when gzip first asks for it. */
static GiValue lazy(GiThread *t, const GiValue *a) {
    if (gi_is_str(a[0]) && gi_str_equal_text(a[0], "_ZlibDecompressor")) {
        return gi_import_attr(t, "_gilt_zlib", "_ZlibDecompressor");
    }
    return gi_raise(t, &gi_AttributeError, "module 'zlib' has no attribute %R", a[0]);
}
static const GiMethodRow lazy_row = GI_METHOD("__getattr__(name, /)", lazy, NULL);

static GiValue runtime_version(GiThread *t) { return gi_str_from_text(t, zlibVersion()); }

static bool init(GiThread *t, GiValue m) {
    static const struct { const char *name; int value; } constants[] = {
        {"MAX_WBITS", MAX_WBITS}, {"DEFLATED", Z_DEFLATED}, {"DEF_MEM_LEVEL", 8}, {"DEF_BUF_SIZE", 16384},
        {"Z_NO_COMPRESSION", 0}, {"Z_BEST_SPEED", 1}, {"Z_BEST_COMPRESSION", 9}, {"Z_DEFAULT_COMPRESSION", -1},
        {"Z_FILTERED", Z_FILTERED}, {"Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY}, {"Z_RLE", Z_RLE}, {"Z_FIXED", Z_FIXED},
        {"Z_DEFAULT_STRATEGY", 0}, {"Z_FINISH", Z_FINISH}, {"Z_NO_FLUSH", 0}, {"Z_PARTIAL_FLUSH", 1},
        {"Z_SYNC_FLUSH", Z_SYNC_FLUSH}, {"Z_FULL_FLUSH", Z_FULL_FLUSH}, {"Z_BLOCK", Z_BLOCK}, {"Z_TREES", Z_TREES}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!gi_module_add(t, m, constants[i].name, gi_int_imm(constants[i].value))) {
            return false;
        }
    }
    return gi_module_add_steal(t, m, "__getattr__", gi_builtin(t, &lazy_row, GI_NULL, GI_NULL)) &&
           gi_module_add_steal(t, m, "error", gi_type_derive(t, "zlib", "error", &gi_Exception)) &&
           gi_module_add_steal(t, m, "ZLIB_VERSION", gi_str_from_text(t, ZLIB_VERSION)) &&
           gi_module_add_steal(t, m, "ZLIB_RUNTIME_VERSION", runtime_version(t));
}

const GiModuleSpec gi_module_zlib = {"zlib", "Compression with the deflate method, as gzip uses it.", functions, init};

#else

static GiValue refuse_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    return gi_raise(t, &gi_ImportError, "gilt was built without libz");
}
GiType gi_zlib_compress_type = {GI_TYPE_HEAD(GiObject, 0), .name = "zlib.Compress", .new_ = refuse_new};
GiType gi_zlib_decompress_type = {GI_TYPE_HEAD(GiObject, 0), .name = "zlib.Decompress", .new_ = refuse_new};

static bool init(GiThread *t, GiValue m) {
    return gi_raise(t, &gi_ImportError, "gilt was built without libz");
}
const GiModuleSpec gi_module_zlib = {"zlib", "Not available: gilt was built without libz.", NULL, init};

#endif
