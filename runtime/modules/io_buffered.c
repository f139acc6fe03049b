/* SPDX-License-Identifier: MIT
 * runtime/modules/io_buffered.c: BufferedReader, BufferedWriter, BufferedRandom and BufferedRWPair.
 *
 *   buffer:  [ consumed | unread ............ ]      reading: pos <= end, nothing pending
 *            [ pending .....| free            ]      writing: pending bytes at the start, pos == end == 0
 *
 * B1  Only one of "unread data" and "pending data" exists at a time; changing over moves the raw stream
 *     to where the script believes to be.
 * B2  A stream is used by one thread at a time: enter() waits for the owner in gi_wait, because raw reads
 *     and writes let go of the GIL.
 */
#include <errno.h>

#include "runtime/errors/exception.h"
#include "runtime/gil/block.h"
#include "runtime/modules/io.h"

typedef struct GiBuffered {
    GiIoBase base;
    GiValue raw;        /* GI_NULL: not initialised or detached */
    uint8_t *data;
    size_t size;        /* of data */
    size_t pos, end;    /* unread: data[pos, end) */
    size_t pending;     /* to be written: data[0, pending) */
    bool readable, writable, detached, plain; /* plain: raw is an exact FileIO */
    GiThread *owner;
    GiWaitQueue waiters;
} GiBuffered;

static GiBuffered *buffered(GiValue v) { return (GiBuffered *)gi_object(v); }

/* --- exclusive use (B2) --- */

GiValue gi_buffered_raw_borrow(GiValue v) { return buffered(v)->raw; }

static bool check_ready(GiThread *t, GiBuffered *b) {
    if (b->raw == GI_NULL) {
        return gi_raise_value_error(t, b->detached ? "raw stream has been detached"
                                                   : "I/O operation on uninitialized object");
    }
    return true;
}

static bool enter(GiThread *t, GiBuffered *b) {
    while (b->owner != NULL) {
        if (b->owner == t) {
            return gi_raise(t, &gi_RuntimeError, "reentrant call inside %R", gi_counted(b));
        }
        if (gi_wait(t, GI_BLOCK_LOCK, "stream", gi_counted(b), &b->waiters, GI_NO_DEADLINE) < 0) {
            return false;
        }
    }
    if (!check_ready(t, b)) {
        return false;
    }
    b->owner = t;
    return true;
}

static void leave(GiThread *t, GiBuffered *b) {
    b->owner = NULL;
    gi_wake(t, &b->waiters, 1);
}

static bool check_open(GiThread *t, GiBuffered *b, const char *what) {
    if (!check_ready(t, b)) {
        return false;
    }
    int closed = b->plain ? gi_fileio_fd(b->raw) < 0 : gi_io_attr_truth(t, b->raw, "closed");
    return closed == 0 || (closed > 0 && gi_raise_value_error(t, "%s of closed file", what));
}

/* --- raw access: bytes, 0 at the end, -1 error, -3 would block --- */

/* Was the call cut short by a signal whose handlers raised nothing? The error is gone then: to be tried again. */
static bool was_interrupted(GiThread *t) {
    if (!gi_error_is(t, &gi_OSError)) {
        return false;
    }
    GiValue number = ((GiOSError *)gi_object(t->exc))->error_number;
    if (!gi_is_int_imm(number) || gi_int_imm_value(number) != EINTR) {
        return false;
    }
    gi_error_clear(t);
    return gi_poll(t, 1);
}

/* raw.METHOD(memoryview of bytes), again after interruptions; owned. */
static GiValue call_with_view(GiThread *t, GiBuffered *b, const char *method, GiValue bytes) {
    GiValue view = gi_call1(t, gi_type_value(&gi_memoryview_type), bytes), r = GI_NULL;
    while (view != GI_NULL && (r = gi_io_call1(t, b->raw, method, view)) == GI_NULL && was_interrupted(t)) {
    }
    gi_xdrop(t, view);
    return r;
}

static int64_t raw_read(GiThread *t, GiBuffered *b, void *data, size_t size) {
    if (b->plain) {
        return gi_fileio_read(t, b->raw, data, size);
    }
    GiValue target = gi_bytearray(t, NULL, size);
    if (target == GI_NULL) {
        return -1;
    }
    GiValue r = call_with_view(t, b, "readinto", target);
    int64_t n = -1;
    if (r == GI_NONE) {
        n = -3;
    } else if (r != GI_NULL && gi_index_int64(t, r, false, &n)) {
        if (n < 0 || (size_t)n > size) {
            gi_raise(t, &gi_OSError, "raw readinto() returned invalid length %zd (should have been between 0 and %zd)",
                     (ptrdiff_t)n, (ptrdiff_t)size);
            n = -1;
        } else {
            memcpy(data, ((GiByteArray *)gi_object(target))->data, (size_t)n);
        }
    } else {
        n = -1;
        if (r != GI_NULL && gi_error_is(t, &gi_TypeError)) {
            gi_raise_from(t, &gi_OSError, "raw readinto() failed");
        }
    }
    gi_xdrop(t, r);
    gi_drop(t, target);
    return n;
}

static int64_t raw_write(GiThread *t, GiBuffered *b, const void *data, size_t size) {
    if (b->plain) {
        return gi_fileio_write(t, b->raw, data, size);
    }
    GiValue bytes = gi_bytes(t, data, size);
    if (bytes == GI_NULL) {
        return -1;
    }
    GiValue r = call_with_view(t, b, "write", bytes);
    int64_t n = -1;
    if (r == GI_NONE) {
        n = -3;
    } else if (r != GI_NULL && gi_index_int64(t, r, false, &n) && (n < 0 || (size_t)n > size)) {
        gi_raise(t, &gi_OSError, "raw write() returned invalid length %zd (should have been between 0 and %zd)",
                 (ptrdiff_t)n, (ptrdiff_t)size);
        n = -1;
    } else if (r == GI_NULL || gi_failed(t)) {
        n = -1;
    }
    gi_xdrop(t, r);
    gi_drop(t, bytes);
    return n;
}

static int64_t raw_seek(GiThread *t, GiBuffered *b, int64_t offset, int whence) {
    GiValue f = gi_getattr_text(t, b->raw, "seek"), o = f == GI_NULL ? GI_NULL : gi_int(t, offset);
    GiValue r = o == GI_NULL ? GI_NULL : gi_call2(t, f, o, gi_int_imm(whence));
    gi_xdrop(t, f);
    gi_xdrop(t, o);
    int64_t n = -1;
    if (r != GI_NULL && gi_index_int64(t, r, false, &n) && n < 0) {
        gi_raise(t, &gi_OSError, "Raw stream returned invalid position %zd", (ptrdiff_t)n);
    }
    gi_xdrop(t, r);
    return gi_failed(t) ? -1 : n;
}

/* --- changing over between reading and writing (B1) --- */

static bool raise_blocked(GiThread *t, const char *message, size_t written) {
    GiValue text = gi_str_from_text(t, message), a[3] = {gi_int_imm(11), text, gi_int_imm((int64_t)written)};
    GiValue exc = text == GI_NULL ? GI_NULL : gi_call(t, gi_static(&gi_BlockingIOError), a, 3, GI_NULL);
    gi_xdrop(t, text);
    if (exc != GI_NULL) {
        gi_raise_object(t, exc);
        gi_drop(t, exc);
    }
    return false;
}

/* Writes out what is pending. */
static bool flush_pending(GiThread *t, GiBuffered *b) {
    while (b->pending > 0) {
        int64_t n = raw_write(t, b, b->data, b->pending);
        if (n == -3) {
            return raise_blocked(t, "write could not complete without blocking", 0);
        }
        if (n < 0) {
            return false;
        }
        b->pending -= (size_t)n;
        memmove(b->data, b->data + n, b->pending);
    }
    return true;
}

/* Forgets unread data; the raw stream goes back to the logical position. */
static bool drop_unread(GiThread *t, GiBuffered *b) {
    size_t unread = b->end - b->pos;
    b->pos = b->end = 0;
    return unread == 0 || raw_seek(t, b, -(int64_t)unread, 1) >= 0;
}

/* Fills the empty buffer: bytes, 0 end, -1, -3. */
static int64_t fill(GiThread *t, GiBuffered *b) {
    b->pos = b->end = 0;
    int64_t n = raw_read(t, b, b->data, b->size);
    if (n > 0) {
        b->end = (size_t)n;
    }
    return n;
}

/* --- reading --- */

static bool begin_read(GiThread *t, GiBuffered *b) {
    if (!check_ready(t, b)) {
        return false;
    }
    if (!b->readable) {
        return gi_io_unsupported(t, "read");
    }
    return check_open(t, b, "read") && enter(t, b);
}

/* Up to `want` bytes (SIZE_MAX: to the end) behind what is buffered; owned bytes or None. */
static GiValue read_bytes(GiThread *t, GiBuffered *b, size_t want) {
    if (want <= b->end - b->pos) {
        GiValue r = gi_bytes(t, b->data + b->pos, want);
        b->pos += want;
        return r;
    }
    size_t capacity = want == SIZE_MAX ? GI_IO_BUFFER_SIZE + (b->end - b->pos) : want, used = b->end - b->pos;
    uint8_t *out = gi_alloc(t, capacity);
    if (out == NULL) {
        return GI_NULL;
    }
    memcpy(out, b->data + b->pos, used);
    b->pos = b->end = 0;
    int64_t n = flush_pending(t, b) ? 1 : -1;
    while (n > 0 && used < want) {
        if (used == capacity) {
            uint8_t *larger = gi_resize(t, out, capacity, 2 * capacity);
            if (larger == NULL) {
                n = -1;
                break;
            }
            out = larger;
            capacity *= 2;
        }
        size_t room = capacity - used;
        if (want != SIZE_MAX && room < b->size) { /* the tail of a request: keep the rest for later */
            n = fill(t, b);
            size_t part = n > 0 ? ((size_t)n < room ? (size_t)n : room) : 0;
            memcpy(out + used, b->data, part);
            b->pos = part;
            used += part;
        } else {
            n = raw_read(t, b, out + used, room);
            used += n > 0 ? (size_t)n : 0;
        }
    }
    GiValue r = n == -1 ? GI_NULL : n == -3 && used == 0 ? GI_NONE : gi_bytes(t, out, used);
    gi_free(t, out, capacity);
    return r;
}

static GiValue buffered_read(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    int64_t n = -1;
    if (!gi_index_optional(t, a[1], &n)) {
        return GI_NULL;
    }
    if (n < -1) {
        return gi_raise_value_error(t, "read length must be non-negative or -1");
    }
    if (!begin_read(t, b)) {
        return GI_NULL;
    }
    GiValue r = read_bytes(t, b, n < 0 ? SIZE_MAX : (size_t)n);
    leave(t, b);
    return r;
}

static GiValue buffered_read1(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    int64_t n = -1;
    if (!gi_index_optional(t, a[1], &n) || !begin_read(t, b)) {
        return GI_NULL;
    }
    size_t want = n < 0 ? b->size : (size_t)n;
    GiValue r = GI_NULL;
    if (b->pos == b->end && want > 0 && flush_pending(t, b)) {
        fill(t, b);
    }
    if (!gi_failed(t)) {
        size_t have = b->end - b->pos, part = want < have ? want : have;
        r = gi_bytes(t, b->data + b->pos, part);
        b->pos += part;
    }
    leave(t, b);
    return r;
}

static GiValue buffered_peek(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    GiValue r = GI_NULL;
    if (!begin_read(t, b)) {
        return GI_NULL;
    }
    if (flush_pending(t, b) && (b->pos < b->end || fill(t, b) != -1)) {
        r = gi_bytes(t, b->data + b->pos, b->end - b->pos);
    }
    leave(t, b);
    return r;
}

/* readinto and readinto1: `once` stops after one raw read. */
static GiValue read_into(GiThread *t, const GiValue *a, bool once) {
    GiBuffered *b = buffered(a[0]);
    GiBuffer target;
    if (!gi_buffer_get_target(t, a[1], once ? "readinto1" : "readinto", &target)) {
        return GI_NULL;
    }
    size_t done = 0;
    int64_t n = 1;
    bool entered = begin_read(t, b), ok = entered && flush_pending(t, b);
    while (ok && done < target.size && n > 0) {
        if (b->pos == b->end) {
            if (target.size - done > b->size) { /* past the buffer */
                n = raw_read(t, b, target.data + done, target.size - done);
                done += n > 0 ? (size_t)n : 0;
            } else if (once && done > 0) {
                break;
            } else {
                n = fill(t, b);
            }
            ok = n != -1;
            if (once && done > 0) {
                break;
            }
            continue;
        }
        size_t part = b->end - b->pos;
        part = part < target.size - done ? part : target.size - done;
        memcpy(target.data + done, b->data + b->pos, part);
        b->pos += part;
        done += part;
    }
    if (entered) {
        leave(t, b);
    }
    gi_buffer_release(t, &target);
    return !ok ? GI_NULL : n == -3 && done == 0 ? GI_NONE : gi_int_imm((int64_t)done);
}

static GiValue buffered_readinto(GiThread *t, const GiValue *a) { return read_into(t, a, false); }
static GiValue buffered_readinto1(GiThread *t, const GiValue *a) { return read_into(t, a, true); }

/* One line of at most limit bytes (-1: any length). */
static GiValue read_line(GiThread *t, GiBuffered *b, int64_t limit) {
    GiValue line = GI_NULL; /* bytearray when the line spans buffers */
    while (true) {
        size_t have = b->end - b->pos, take = have;
        size_t so_far = line == GI_NULL ? 0 : ((GiByteArray *)gi_object(line))->size;
        if (limit >= 0 && take > (size_t)limit - so_far) {
            take = (size_t)limit - so_far;
        }
        uint8_t *start = b->data + b->pos, *newline = take ? memchr(start, '\n', take) : NULL;
        bool done = newline != NULL || (limit >= 0 && so_far + take == (size_t)limit);
        if (newline != NULL) {
            take = (size_t)(newline - start) + 1;
        }
        b->pos += take;
        if (done && line == GI_NULL) {
            return gi_bytes(t, start, take);
        }
        GiValue part = gi_bytes(t, start, take), r = GI_NULL;
        if (line == GI_NULL) {
            line = gi_bytearray(t, NULL, 0);
        }
        if (part != GI_NULL && line != GI_NULL) {
            r = gi_call_method1(t, line, GI_NAME(t, extend), part);
        }
        gi_xdrop(t, part);
        gi_xdrop(t, r);
        int64_t n = r == GI_NULL ? -1 : done ? 0 : fill(t, b);
        if (n <= 0) {
            GiByteArray *l = line == GI_NULL ? NULL : (GiByteArray *)gi_object(line);
            GiValue result = n == -1 ? GI_NULL : gi_bytes(t, l->data, l->size);
            gi_xdrop(t, line);
            return result;
        }
    }
}

static GiValue buffered_readline(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    int64_t limit = -1;
    if (!gi_index_optional(t, a[1], &limit)) {
        return GI_NULL;
    }
    if (!begin_read(t, b)) {
        return GI_NULL;
    }
    GiValue r = flush_pending(t, b) ? read_line(t, b, limit < 0 ? -1 : limit) : GI_NULL;
    leave(t, b);
    return r;
}

/* --- writing --- */

static bool write_bytes(GiThread *t, GiBuffered *b, const uint8_t *data, size_t size) {
    if (!drop_unread(t, b)) {
        return false;
    }
    if (size > b->size - b->pending && !flush_pending(t, b) && !gi_error_clear_if(t, &gi_BlockingIOError)) {
        return false;
    }
    size_t written = 0;
    while (b->pending == 0 && size - written > b->size) {
        int64_t n = raw_write(t, b, data + written, size - written);
        if (n == -3) {
            break;
        }
        if (n < 0) {
            return false;
        }
        written += (size_t)n;
    }
    size_t room = b->size - b->pending, part = size - written < room ? size - written : room;
    memcpy(b->data + b->pending, data + written, part);
    b->pending += part;
    written += part;
    return written == size || raise_blocked(t, "write could not complete without blocking", written);
}

static GiValue buffered_write(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    GiBuffer source;
    if (gi_is_str(a[1])) {
        return gi_raise_type_error(t, "a bytes-like object is required, not 'str'");
    }
    if (!check_ready(t, b)) {
        return GI_NULL;
    }
    if (!b->writable) {
        return gi_io_unsupported(t, "write");
    }
    if (!gi_buffer_get(t, a[1], false, &source)) {
        return GI_NULL;
    }
    size_t size = source.size;
    bool ok = check_open(t, b, "write to");
    if (ok && enter(t, b)) {
        ok = write_bytes(t, b, source.data, source.size);
        leave(t, b);
    } else {
        ok = false;
    }
    gi_buffer_release(t, &source);
    return ok ? gi_int_imm((int64_t)size) : GI_NULL;
}

static GiValue buffered_flush(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    if (!check_open(t, b, "flush") || !enter(t, b)) {
        return GI_NULL;
    }
    bool ok = flush_pending(t, b);
    if (ok && b->readable && b->writable) {
        ok = drop_unread(t, b);
    }
    leave(t, b);
    return ok && (b->writable || gi_io_call(t, b->raw, "flush")) ? GI_NONE : GI_NULL;
}

/* --- position --- */

static GiValue buffered_tell(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    if (!check_open(t, b, "tell") || !enter(t, b)) {
        return GI_NULL;
    }
    GiValue r = gi_io_call0(t, b->raw, "tell");
    int64_t n = -1;
    bool ok = r != GI_NULL && gi_index_int64(t, r, false, &n);
    gi_xdrop(t, r);
    if (ok && n < 0) {
        gi_raise(t, &gi_OSError, "Raw stream returned invalid position %zd", (ptrdiff_t)n);
        ok = false;
    }
    n = n - (int64_t)(b->end - b->pos) + (int64_t)b->pending;
    leave(t, b);
    return ok ? gi_int(t, n < 0 ? 0 : n) : GI_NULL;
}

static GiValue buffered_seek(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    int64_t offset, whence = 0;
    if (!gi_index_int64(t, a[1], false, &offset) || !gi_index_optional(t, a[2], &whence)) {
        return GI_NULL;
    }
    if (whence < 0 || whence > 2) {
        return gi_raise_value_error(t, "whence value %d unsupported", (int)whence);
    }
    if (!check_open(t, b, "seek")) {
        return GI_NULL;
    }
    int can = gi_io_call_truth(t, b->raw, "seekable");
    if (can <= 0) {
        return can < 0 ? GI_NULL : gi_io_unsupported(t, "File or stream is not seekable.");
    }
    if (!enter(t, b)) {
        return GI_NULL;
    }
    int64_t n = -1;
    if (flush_pending(t, b)) {
        if (whence == 1) {
            offset -= (int64_t)(b->end - b->pos);
        }
        b->pos = b->end = 0;
        n = raw_seek(t, b, offset, (int)whence);
    }
    leave(t, b);
    return n < 0 ? GI_NULL : gi_int(t, n);
}

static GiValue buffered_truncate(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    if (!b->writable) {
        return gi_io_unsupported(t, "truncate");
    }
    if (!check_open(t, b, "truncate") || !enter(t, b)) {
        return GI_NULL;
    }
    bool ok = flush_pending(t, b) && drop_unread(t, b);
    leave(t, b);
    return ok ? gi_io_call1(t, b->raw, "truncate", a[1]) : GI_NULL;
}

/* --- life --- */

static GiValue buffered_close(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    if (!check_ready(t, b)) {
        return GI_NULL;
    }
    int closed = gi_io_attr_truth(t, b->raw, "closed");
    if (closed != 0) {
        return closed < 0 ? GI_NULL : GI_NONE;
    }
    bool flushed = gi_io_call(t, a[0], "flush");
    GiValue error = flushed ? GI_NULL : gi_error_take(t);
    b->pending = 0;
    GiValue raw = gi_take(b->raw);
    bool ok = gi_io_call(t, raw, "close");
    gi_drop(t, raw);
    return gi_io_close_result(t, ok, error) ? GI_NONE : GI_NULL;
}

static GiValue buffered_detach(GiThread *t, const GiValue *a) {
    GiBuffered *b = buffered(a[0]);
    if (!check_ready(t, b) || !gi_io_call(t, a[0], "flush")) {
        return GI_NULL;
    }
    GiValue raw = b->raw;
    b->raw = GI_NULL;
    b->detached = true;
    return raw;
}

/* Methods that only pass on to the raw stream. */
#define PASS(name) \
    static GiValue pass_##name(GiThread *t, const GiValue *a) { \
        GiBuffered *b = buffered(a[0]); \
        return check_ready(t, b) ? gi_io_call0(t, b->raw, #name) : GI_NULL; \
    }
PASS(fileno)
PASS(isatty)
PASS(readable)
PASS(writable)
PASS(seekable)
#undef PASS

static GiValue get_closed(GiThread *t, GiValue v) {
    return check_ready(t, buffered(v)) ? gi_getattr_text(t, buffered(v)->raw, "closed") : GI_NULL;
}
static GiValue get_name(GiThread *t, GiValue v) {
    return check_ready(t, buffered(v)) ? gi_getattr_text(t, buffered(v)->raw, "name") : GI_NULL;
}
static GiValue get_mode(GiThread *t, GiValue v) {
    return check_ready(t, buffered(v)) ? gi_getattr_text(t, buffered(v)->raw, "mode") : GI_NULL;
}
static GiValue get_raw(GiThread *t, GiValue v) {
    return buffered(v)->raw == GI_NULL ? GI_NONE : gi_take(buffered(v)->raw);
}

static GiValue buffered_repr(GiThread *t, GiValue v) {
    GiValue name = buffered(v)->raw == GI_NULL ? GI_NULL : gi_getattr_text(t, buffered(v)->raw, "name");
    if (name == GI_NULL) {
        if (gi_failed(t) && !gi_error_clear_if(t, &gi_AttributeError)) {
            return GI_NULL;
        }
        return gi_str_from_format(t, "<%s>", gi_type(v)->name);
    }
    GiValue r = gi_str_from_format(t, "<%s name=%R>", gi_type(v)->name, name);
    gi_drop(t, name);
    return r;
}

static int buffered_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiBuffered *b = (GiBuffered *)o;
    int r = b->raw == GI_NULL ? 0 : visit(b->raw, arg);
    return r ? r : gi_io_traverse_base(o, visit, arg);
}

static void buffered_clear(GiThread *t, GiObject *o) {
    gi_replace(t, &((GiBuffered *)o)->raw, GI_NULL);
    gi_io_drop_base(t, o);
}

static void buffered_release(GiThread *t, GiObject *o) {
    GiBuffered *b = (GiBuffered *)o;
    buffered_clear(t, o);
    if (b->data != NULL) {
        gi_free(t, b->data, b->size);
    }
    gi_object_free(t, o, o->type->gc.size);
}

static GiValue buffered_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiBuffered *b = gi_object_new(t, type);
    return b == NULL || !gi_track(t, b) ? GI_NULL : gi_counted(b);
}

/* Checks that raw can do what the class needs. */
static bool require_ability(GiThread *t, GiValue raw, const char *ability, const char *message) {
    int can = gi_io_call_truth(t, raw, ability);
    return can > 0 || (can == 0 && gi_io_unsupported(t, message));
}

static bool init_buffer(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames, bool reader,
                        bool writer) {
    GiSignature *s = gi_signature_parse(t, reader ? (writer ? "BufferedRandom(raw, buffer_size=8192)"
                                                            : "BufferedReader(raw, buffer_size=8192)")
                                                  : "BufferedWriter(raw, buffer_size=8192)");
    GiValue v[2];
    int64_t size;
    if (s == NULL) {
        return false;
    }
    bool ok = gi_signature_bind(t, s, a, n, kwnames, v) && gi_index_int64(t, v[1], false, &size);
    gi_signature_free(t, s);
    if (buffered(self)->owner == NULL) { /* not initialised until this has succeeded */
        buffered(self)->detached = false;
        gi_replace(t, &buffered(self)->raw, GI_NULL);
    }
    if (ok && size <= 0) {
        return gi_raise_value_error(t, "buffer size must be strictly positive");
    }
    if (!ok || (reader && writer && !require_ability(t, v[0], "seekable", "File or stream is not seekable.")) ||
        (reader && !require_ability(t, v[0], "readable", "File or stream is not readable.")) ||
        (writer && !require_ability(t, v[0], "writable", "File or stream is not writable."))) {
        return false;
    }
    GiBuffered *b = buffered(self);
    if (b->owner != NULL) { /* its memory is in use (B2) */
        return gi_raise(t, &gi_RuntimeError, "reentrant call inside %R", self);
    }
    uint8_t *data = gi_alloc(t, (size_t)size);
    if (data == NULL) {
        return false;
    }
    if (b->data != NULL) {
        gi_free(t, b->data, b->size);
    }
    b->data = data;
    b->size = (size_t)size;
    b->pos = b->end = b->pending = 0;
    b->readable = reader;
    b->writable = writer;
    b->detached = false;
    b->plain = gi_is_exact(v[0], &gi_file_io_type);
    gi_replace(t, &b->raw, gi_take(v[0]));
    return true;
}

static bool reader_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    return init_buffer(t, v, a, n, kwnames, true, false);
}
static bool writer_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    return init_buffer(t, v, a, n, kwnames, false, true);
}
static bool random_init(GiThread *t, GiValue v, const GiValue *a, size_t n, GiValue kwnames) {
    return init_buffer(t, v, a, n, kwnames, true, true);
}

#define COMMON_ROWS \
    GI_METHOD("close(self)", buffered_close, NULL), GI_METHOD("detach(self)", buffered_detach, NULL), \
    GI_METHOD("flush(self)", buffered_flush, NULL), GI_METHOD("seek(self, target, whence=0, /)", buffered_seek, NULL), \
    GI_METHOD("tell(self)", buffered_tell, NULL), GI_METHOD("truncate(self, pos=None, /)", buffered_truncate, NULL), \
    GI_METHOD("fileno(self)", pass_fileno, NULL), GI_METHOD("isatty(self)", pass_isatty, NULL), \
    GI_METHOD("seekable(self)", pass_seekable, NULL)
#define READ_ROWS \
    GI_METHOD("read(self, size=-1, /)", buffered_read, NULL), GI_METHOD("read1(self, size=-1, /)", buffered_read1, NULL), \
    GI_METHOD("peek(self, size=0, /)", buffered_peek, NULL), GI_METHOD("readinto(self, buffer, /)", buffered_readinto, NULL), \
    GI_METHOD("readinto1(self, buffer, /)", buffered_readinto1, NULL), \
    GI_METHOD("readline(self, size=-1, /)", buffered_readline, NULL), GI_METHOD("readable(self)", pass_readable, NULL)
#define WRITE_ROWS \
    GI_METHOD("write(self, buffer, /)", buffered_write, "Write the given buffer to the IO stream."), \
    GI_METHOD("writable(self)", pass_writable, NULL)

static const GiMethodRow reader_methods[] = {COMMON_ROWS, READ_ROWS, GI_METHODS_END};
static const GiMethodRow writer_methods[] = {COMMON_ROWS, WRITE_ROWS, GI_METHODS_END};
static const GiMethodRow random_methods[] = {COMMON_ROWS, READ_ROWS, WRITE_ROWS, GI_METHODS_END};

static const GiGetSetRow getset[] = {{"closed", get_closed, NULL, NULL}, {"name", get_name, NULL, NULL},
                                     {"mode", get_mode, NULL, NULL},     {"raw", get_raw, NULL, NULL},
                                     {NULL, NULL, NULL, NULL}};

#define BUFFERED_TYPE(id, type_name, init_function, rows, text) \
    GiType gi_##id##_type = { \
        GI_IO_TYPE_HEAD(GiBuffered, io_buffered_base), .gc.traverse = buffered_traverse, \
        .gc.clear = buffered_clear, .gc.release = buffered_release, .name = "_io." type_name, \
        .new_ = buffered_new, .init = init_function, .repr = buffered_repr, .methods = rows, .getset = getset, \
        .doc = text, .new_signature = type_name "(raw, buffer_size=8192)"}

BUFFERED_TYPE(buffered_reader, "BufferedReader", reader_init, reader_methods, "Create a new buffered reader using the given readable raw IO object.");
BUFFERED_TYPE(buffered_writer, "BufferedWriter", writer_init, writer_methods, "A buffer for a writeable sequential RawIO object.");
BUFFERED_TYPE(buffered_random, "BufferedRandom", random_init, random_methods, "A buffered interface to random access streams.");

/* --- BufferedRWPair: a reader and a writer over two raw streams --- */

typedef struct GiPair {
    GiIoBase base;
    GiValue reader, writer;
} GiPair;

static GiPair *pair(GiValue v) { return (GiPair *)gi_object(v); }

static bool pair_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) {
    if (n < 2 || n > 3 || kwnames != GI_NULL) {
        return gi_raise_type_error(t, "BufferedRWPair expected at least 2 arguments, got %zu", n);
    }
    GiValue size = n == 3 ? a[2] : gi_int_imm(GI_IO_BUFFER_SIZE);
    GiValue reader = gi_call2(t, gi_static(&gi_buffered_reader_type), a[0], size);
    GiValue writer = reader == GI_NULL ? GI_NULL : gi_call2(t, gi_static(&gi_buffered_writer_type), a[1], size);
    if (writer == GI_NULL) {
        gi_xdrop(t, reader);
        return false;
    }
    gi_replace(t, &pair(self)->reader, reader);
    gi_replace(t, &pair(self)->writer, writer);
    return true;
}

static GiValue pair_pass(GiThread *t, GiValue stream, const char *name, GiValue x) {
    if (stream == GI_NULL) {
        return gi_raise_value_error(t, "I/O operation on uninitialized object");
    }
    return x == GI_NULL ? gi_io_call0(t, stream, name) : gi_io_call1(t, stream, name, x);
}

static GiValue pair_read(GiThread *t, const GiValue *a) { return pair_pass(t, pair(a[0])->reader, "read", a[1]); }
static GiValue pair_read1(GiThread *t, const GiValue *a) { return pair_pass(t, pair(a[0])->reader, "read1", a[1]); }
static GiValue pair_peek(GiThread *t, const GiValue *a) { return pair_pass(t, pair(a[0])->reader, "peek", a[1]); }
static GiValue pair_readinto(GiThread *t, const GiValue *a) { return pair_pass(t, pair(a[0])->reader, "readinto", a[1]); }
static GiValue pair_readable(GiThread *t, const GiValue *a) { return pair_pass(t, pair(a[0])->reader, "readable", GI_NULL); }
static GiValue pair_write(GiThread *t, const GiValue *a) { return pair_pass(t, pair(a[0])->writer, "write", a[1]); }
static GiValue pair_flush(GiThread *t, const GiValue *a) { return pair_pass(t, pair(a[0])->writer, "flush", GI_NULL); }
static GiValue pair_writable(GiThread *t, const GiValue *a) { return pair_pass(t, pair(a[0])->writer, "writable", GI_NULL); }

static GiValue pair_isatty(GiThread *t, const GiValue *a) {
    int is = pair(a[0])->writer == GI_NULL ? 0 : gi_io_call_truth(t, pair(a[0])->writer, "isatty");
    return is < 0 ? GI_NULL : is > 0 ? GI_TRUE : pair_pass(t, pair(a[0])->reader, "isatty", GI_NULL);
}

static GiValue pair_close(GiThread *t, const GiValue *a) {
    GiValue w = pair_pass(t, pair(a[0])->writer, "close", GI_NULL);
    GiValue error = w == GI_NULL ? gi_error_take(t) : GI_NULL;
    GiValue r = pair_pass(t, pair(a[0])->reader, "close", GI_NULL);
    gi_xdrop(t, w);
    gi_xdrop(t, r);
    return gi_io_close_result(t, r != GI_NULL, error) ? GI_NONE : GI_NULL;
}

static GiValue pair_closed(GiThread *t, GiValue v) {
    return pair(v)->writer == GI_NULL ? gi_raise(t, &gi_RuntimeError, "the BufferedRWPair object is being garbage-collected")
                                      : gi_getattr_text(t, pair(v)->writer, "closed");
}

static int pair_traverse(GiObject *o, GiVisit visit, void *arg) {
    GiPair *p = (GiPair *)o;
    int r = p->reader == GI_NULL ? 0 : visit(p->reader, arg);
    r = r || p->writer == GI_NULL ? r : visit(p->writer, arg);
    return r ? r : gi_io_traverse_base(o, visit, arg);
}
static void pair_clear(GiThread *t, GiObject *o) {
    gi_replace(t, &((GiPair *)o)->reader, GI_NULL);
    gi_replace(t, &((GiPair *)o)->writer, GI_NULL);
    gi_io_drop_base(t, o);
}
static void pair_release(GiThread *t, GiObject *o) {
    pair_clear(t, o);
    gi_object_free(t, o, o->type->gc.size);
}

static const GiMethodRow pair_methods[] = {
    GI_METHOD("read(self, size=-1, /)", pair_read, NULL), GI_METHOD("read1(self, size=-1, /)", pair_read1, NULL),
    GI_METHOD("peek(self, size=0, /)", pair_peek, NULL), GI_METHOD("readinto(self, buffer, /)", pair_readinto, NULL),
    GI_METHOD("write(self, buffer, /)", pair_write, NULL), GI_METHOD("flush(self)", pair_flush, NULL),
    GI_METHOD("close(self)", pair_close, NULL), GI_METHOD("readable(self)", pair_readable, NULL),
    GI_METHOD("writable(self)", pair_writable, NULL), GI_METHOD("isatty(self)", pair_isatty, NULL), GI_METHODS_END};
static const GiGetSetRow pair_getset[] = {{"closed", pair_closed, NULL, NULL}, {NULL, NULL, NULL, NULL}};

GiType gi_buffered_rwpair_type = {
    GI_IO_TYPE_HEAD(GiPair, io_buffered_base), .gc.traverse = pair_traverse, .gc.clear = pair_clear,
    .gc.release = pair_release, .name = "_io.BufferedRWPair", .new_ = buffered_new, .init = pair_init,
    .methods = pair_methods, .getset = pair_getset, .doc = "A buffered reader and writer object together."};
