/* SPDX-License-Identifier: MIT
 * runtime/modules/io_base.c: the abstract stream classes of io: _IOBase, _RawIOBase, _BufferedIOBase and
 * _TextIOBase. Their methods work on any subclass through method calls only.
 */
#include "runtime/modules/io.h"

/* --- helpers shared by all streams --- */

GiValue gi_io_call0(GiThread *t, GiValue v, const char *name) {
    GiValue f = gi_getattr_text(t, v, name);
    if (f == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call0(t, f);
    gi_drop(t, f);
    return r;
}

GiValue gi_io_call1(GiThread *t, GiValue v, const char *name, GiValue x) {
    GiValue f = gi_getattr_text(t, v, name);
    if (f == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call1(t, f, x);
    gi_drop(t, f);
    return r;
}

bool gi_io_call(GiThread *t, GiValue v, const char *name) {
    GiValue r = gi_io_call0(t, v, name);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static int take_truth(GiThread *t, GiValue v) {
    if (v == GI_NULL) {
        return -1;
    }
    int truth = gi_truth(t, v);
    gi_drop(t, v);
    return truth;
}

int gi_io_attr_truth(GiThread *t, GiValue v, const char *name) {
    return take_truth(t, gi_getattr_text(t, v, name));
}

int gi_io_call_truth(GiThread *t, GiValue v, const char *name) {
    return take_truth(t, gi_io_call0(t, v, name));
}

bool gi_io_set(GiThread *t, GiValue v, const char *name, GiValue x) {
    GiValue key = gi_intern(t, name, strlen(name));
    bool ok = key != GI_NULL && gi_setattr(t, v, key, x);
    gi_xdrop(t, key);
    return ok;
}

GiValue gi_io_unsupported(GiThread *t, const char *message) {
    GiValue type = gi_import_attr(t, "_io", "UnsupportedOperation");
    if (type == GI_NULL) {
        return GI_NULL;
    }
    GiValue text = gi_str_from_text(t, message);
    GiValue exc = text == GI_NULL ? GI_NULL : gi_call1(t, type, text);
    gi_xdrop(t, text);
    gi_drop(t, type);
    if (exc != GI_NULL) {
        gi_raise_object(t, exc);
        gi_drop(t, exc);
    }
    return GI_NULL;
}

bool gi_io_check_open(GiThread *t, GiValue v) {
    int closed = gi_io_attr_truth(t, v, "closed");
    return closed == 0 || (closed > 0 && gi_raise_value_error(t, "I/O operation on closed file."));
}

bool gi_io_close_result(GiThread *t, bool ok, GiValue earlier) {
    if (earlier == GI_NULL) {
        return ok;
    }
    if (!ok) {
        GiValue later = gi_error_take(t);
        if (!gi_setattr(t, later, GI_NAME(t, __context__), earlier)) {
            gi_error_clear(t);
        }
        gi_drop(t, earlier);
        earlier = later;
    }
    gi_error_restore_steal(t, earlier);
    return false;
}

/* The file below a stream of the classes here holds a descriptor that closing would close. */
static bool holds_descriptor(GiValue v) {
    GiType *type = gi_type(v);
    if (gi_type_is_subtype(type, &gi_text_io_wrapper_type)) {
        v = gi_text_io_buffer_borrow(v);
        type = v == GI_NULL ? gi_type(GI_NONE) : gi_type(v);
    }
    if (gi_type_is_subtype(type, &gi_buffered_reader_type) || gi_type_is_subtype(type, &gi_buffered_writer_type) ||
        gi_type_is_subtype(type, &gi_buffered_random_type)) {
        v = gi_buffered_raw_borrow(v);
        type = v == GI_NULL ? gi_type(GI_NONE) : gi_type(v);
    }
    return gi_type_is_subtype(type, &gi_file_io_type) && gi_fileio_owns_descriptor(v);
}

void gi_io_finalize(GiThread *t, GiObject *o) {
    GiValue v = gi_counted(o);
    int closed = gi_io_attr_truth(t, v, "closed");
    if (closed == 0) {
        if (holds_descriptor(v) && !gi_warn(t, &gi_ResourceWarning, 1, "unclosed file %R", v)) {
            gi_error_unraisable(t, v);
        }
        ((GiIoBase *)o)->finalizing = true;
        if (!gi_io_call(t, v, "close")) {
            gi_error_unraisable(t, v);
        }
    } else if (closed < 0) {
        gi_error_clear(t);
    }
}

int gi_io_traverse_base(GiObject *o, GiVisit visit, void *arg) {
    GiIoBase *b = (GiIoBase *)o;
    return b->dict == GI_NULL ? 0 : visit(b->dict, arg);
}

void gi_io_drop_base(GiThread *t, GiObject *o) {
    gi_replace(t, &((GiIoBase *)o)->dict, GI_NULL);
}

static void release_base(GiThread *t, GiObject *o) {
    gi_io_drop_base(t, o);
    gi_object_free(t, o, o->type->gc.size);
}

/* --- _IOBase --- */

static GiValue base_new(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiIoBase *b = gi_object_new(t, type);
    if (b == NULL || !gi_track(t, b)) {
        return GI_NULL;
    }
    return gi_counted(b);
}

static bool base_init(GiThread *t, GiValue self, const GiValue *a, size_t n, GiValue kwnames) { return true; }

static GiValue unsupported_seek(GiThread *t, const GiValue *a) { return gi_io_unsupported(t, "seek"); }
static GiValue unsupported_truncate(GiThread *t, const GiValue *a) { return gi_io_unsupported(t, "truncate"); }
static GiValue unsupported_fileno(GiThread *t, const GiValue *a) { return gi_io_unsupported(t, "fileno"); }
static GiValue unsupported_detach(GiThread *t, const GiValue *a) { return gi_io_unsupported(t, "detach"); }
static GiValue unsupported_read(GiThread *t, const GiValue *a) { return gi_io_unsupported(t, "read"); }
static GiValue unsupported_read1(GiThread *t, const GiValue *a) { return gi_io_unsupported(t, "read1"); }
static GiValue unsupported_readline(GiThread *t, const GiValue *a) { return gi_io_unsupported(t, "readline"); }
static GiValue unsupported_write(GiThread *t, const GiValue *a) { return gi_io_unsupported(t, "write"); }

static GiValue base_tell(GiThread *t, const GiValue *a) {
    GiValue f = gi_getattr_text(t, a[0], "seek");
    if (f == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_call2(t, f, gi_int_imm(0), gi_int_imm(1));
    gi_drop(t, f);
    return r;
}

static GiValue base_flush(GiThread *t, const GiValue *a) {
    return gi_io_check_open(t, a[0]) ? GI_NONE : GI_NULL;
}

static GiValue base_close(GiThread *t, const GiValue *a) {
    GiIoBase *b = (GiIoBase *)gi_object(a[0]);
    if (b->closed) {
        return GI_NONE;
    }
    bool ok = gi_io_call(t, a[0], "flush");
    b->closed = true;
    return ok ? GI_NONE : GI_NULL;
}

static GiValue base_closed(GiThread *t, GiValue v) { return gi_bool(((GiIoBase *)gi_object(v))->closed); }
static GiValue base_false(GiThread *t, const GiValue *a) { return GI_FALSE; }

static GiValue base_isatty(GiThread *t, const GiValue *a) {
    return gi_io_check_open(t, a[0]) ? GI_FALSE : GI_NULL;
}

/* _checkReadable and its relatives. */
static GiValue require(GiThread *t, GiValue v, const char *ability, const char *message) {
    int can = gi_io_call_truth(t, v, ability);
    return can < 0 ? GI_NULL : can ? GI_TRUE : gi_io_unsupported(t, message);
}
static GiValue base_check_readable(GiThread *t, const GiValue *a) {
    return require(t, a[0], "readable", "File or stream is not readable.");
}
static GiValue base_check_writable(GiThread *t, const GiValue *a) {
    return require(t, a[0], "writable", "File or stream is not writable.");
}
static GiValue base_check_seekable(GiThread *t, const GiValue *a) {
    return require(t, a[0], "seekable", "File or stream is not seekable.");
}
static GiValue base_check_closed(GiThread *t, const GiValue *a) {
    return gi_io_check_open(t, a[0]) ? GI_NONE : GI_NULL;
}

static GiValue base_enter(GiThread *t, const GiValue *a) {
    return gi_io_check_open(t, a[0]) ? gi_take(a[0]) : GI_NULL;
}

static GiValue base_exit(GiThread *t, const GiValue *a) {
    return gi_io_call(t, a[0], "close") ? GI_NONE : GI_NULL;
}

static GiValue base_iter(GiThread *t, GiValue v) {
    return gi_io_check_open(t, v) ? gi_take(v) : GI_NULL;
}

static GiValue base_next(GiThread *t, GiValue v) {
    GiValue line = gi_call_method0(t, v, GI_NAME(t, readline));
    if (line == GI_NULL) {
        return GI_NULL;
    }
    int64_t n = gi_len(t, line);
    if (n > 0) {
        return line;
    }
    gi_drop(t, line);
    return GI_NULL;
}

/* How many bytes of a peeked buffer belong to the line. */
static size_t line_part(const uint8_t *data, size_t size) {
    const uint8_t *newline = memchr(data, '\n', size);
    return newline ? (size_t)(newline - data) + 1 : size;
}

/* Bytes to read next: up to a newline seen by peek(), else one. -1: error. */
static int64_t readline_step(GiThread *t, GiValue self, GiValue peek, int64_t limit) {
    size_t n = 1;
    if (peek != GI_NULL) {
        GiValue ahead = gi_call1(t, peek, gi_int_imm(1));
        if (ahead == GI_NULL) {
            return -1;
        }
        if (!gi_is_bytes(ahead)) {
            gi_raise(t, &gi_OSError, "peek() should have returned a bytes object, not '%T'", ahead);
            gi_drop(t, ahead);
            return -1;
        }
        if (gi_as_bytes(ahead)->size > 0) {
            n = line_part(gi_as_bytes(ahead)->data, gi_as_bytes(ahead)->size);
        }
        gi_drop(t, ahead);
    }
    return limit >= 0 && (int64_t)n > limit ? limit : (int64_t)n;
}

static GiValue base_readline(GiThread *t, const GiValue *a) {
    int64_t limit = -1;
    GiValue peek, result = gi_bytearray(t, NULL, 0);
    if (result == GI_NULL || !gi_index_optional(t, a[1], &limit) ||
        gi_getattr_optional(t, a[0], GI_NAME(t, peek), &peek) < 0) {
        gi_xdrop(t, result);
        return GI_NULL;
    }
    GiByteArray *line = (GiByteArray *)gi_object(result);
    bool ok = true;
    while (ok && (limit < 0 || (int64_t)line->size < limit)) {
        int64_t n = readline_step(t, a[0], peek, limit < 0 ? -1 : limit - (int64_t)line->size);
        GiValue part = n < 0 ? GI_NULL : gi_io_call1(t, a[0], "read", gi_int_imm(n));
        if (part != GI_NULL && !gi_is_bytes(part)) {
            gi_raise(t, &gi_OSError, "read() should have returned a bytes object, not '%T'", part);
            gi_drop(t, part);
            part = GI_NULL;
        }
        ok = part != GI_NULL;
        if (!ok || gi_as_bytes(part)->size == 0) {
            gi_xdrop(t, part);
            break;
        }
        GiValue r = gi_call_method1(t, result, GI_NAME(t, extend), part);
        ok = r != GI_NULL;
        gi_xdrop(t, r);
        bool ended = memchr(gi_as_bytes(part)->data, '\n', gi_as_bytes(part)->size) != NULL;
        gi_drop(t, part);
        if (ended) {
            break;
        }
    }
    gi_xdrop(t, peek);
    GiValue r = ok ? gi_bytes(t, line->data, line->size) : GI_NULL;
    gi_drop(t, result);
    return r;
}

static GiValue base_readlines(GiThread *t, const GiValue *a) {
    int64_t hint = -1, total = 0;
    if (!gi_index_optional(t, a[1], &hint)) {
        return GI_NULL;
    }
    GiValue it = gi_iter(t, a[0]), list = it == GI_NULL ? GI_NULL : gi_list(t, NULL, 0), line;
    while (list != GI_NULL && (hint <= 0 || total < hint) && (line = gi_next(t, it)) != GI_NULL) {
        int64_t n = gi_len(t, line);
        total += n;
        if (!gi_list_append_steal(t, list, line) || n < 0) {
            break;
        }
    }
    gi_xdrop(t, it);
    if (gi_failed(t)) {
        gi_xdrop(t, list);
        return GI_NULL;
    }
    return list;
}

static bool write_line(GiThread *t, GiValue line, void *arg) {
    GiValue r = gi_io_call1(t, *(GiValue *)arg, "write", line);
    gi_xdrop(t, r);
    return r != GI_NULL;
}

static GiValue base_writelines(GiThread *t, const GiValue *a) {
    GiValue self = a[0];
    return gi_io_check_open(t, self) && gi_each(t, a[1], write_line, &self) && !gi_failed(t) ? GI_NONE
                                                                                             : GI_NULL;
}

static GiValue base_del(GiThread *t, const GiValue *a) {
    gi_io_finalize(t, gi_object(a[0]));
    return GI_NONE;
}

static const GiMethodRow base_methods[] = {
    GI_METHOD("seek(self, offset, whence=0, /)", unsupported_seek, "Change the stream position to the given byte offset."),
    GI_METHOD("tell(self)", base_tell, "Return current stream position."),
    GI_METHOD("truncate(self, size=None, /)", unsupported_truncate, "Truncate file to size bytes."),
    GI_METHOD("flush(self)", base_flush, "Flush write buffers, if applicable."),
    GI_METHOD("close(self)", base_close, "Flush and close the IO object."),
    GI_METHOD("seekable(self)", base_false, "Return whether object supports random access."),
    GI_METHOD("readable(self)", base_false, "Return whether object was opened for reading."),
    GI_METHOD("writable(self)", base_false, "Return whether object was opened for writing."),
    GI_METHOD("_checkClosed(self, msg=None)", base_check_closed, NULL),
    GI_METHOD("_checkSeekable(self, msg=None)", base_check_seekable, NULL),
    GI_METHOD("_checkReadable(self, msg=None)", base_check_readable, NULL),
    GI_METHOD("_checkWritable(self, msg=None)", base_check_writable, NULL),
    GI_METHOD("fileno(self)", unsupported_fileno, "Return underlying file descriptor if one exists."),
    GI_METHOD("isatty(self)", base_isatty, "Return whether this is an 'interactive' stream."),
    GI_METHOD("__enter__(self)", base_enter, NULL),
    GI_METHOD("__exit__(self, *args)", base_exit, NULL),
    GI_METHOD("readline(self, size=-1, /)", base_readline, "Read and return a line from the stream."),
    GI_METHOD("readlines(self, hint=-1, /)", base_readlines, "Return a list of lines from the stream."),
    GI_METHOD("writelines(self, lines, /)", base_writelines, "Write a list of lines to stream."),
    GI_METHOD("__del__(self)", base_del, NULL),
    GI_METHODS_END};

static const GiGetSetRow base_getset[] = {
    {"closed", base_closed, NULL, NULL}, {NULL, NULL, NULL, NULL}};

GiType gi_io_base_type = {
    GI_TYPE_HEAD(GiIoBase, GI_GC_TRACKED | GI_GC_FINALIZER),
    .gc.weak_offset = offsetof(GiIoBase, weak_list), .gc.finalize = gi_io_finalize,
    .gc.traverse = gi_io_traverse_base, .gc.clear = gi_io_drop_base, .gc.release = release_base,
    .dict_offset = offsetof(GiIoBase, dict), .base = &gi_object_type, .flags = GI_TYPE_BASE,
    .name = "_io._IOBase", .new_ = base_new, .init = base_init, .iter = base_iter, .next = base_next,
    .methods = base_methods, .getset = base_getset,
    .doc = "The abstract base class for all I/O classes."};

/* --- _RawIOBase --- */

static GiValue raw_readall(GiThread *t, const GiValue *a) {
    GiValue all = gi_bytearray(t, NULL, 0);
    bool ok = all != GI_NULL;
    while (ok) {
        GiValue part = gi_io_call1(t, a[0], "read", gi_int_imm(GI_IO_BUFFER_SIZE));
        if (part == GI_NONE) {
            if (((GiByteArray *)gi_object(all))->size == 0) {
                gi_drop(t, all);
                return GI_NONE;
            }
            break;
        }
        if (part != GI_NULL && !gi_is_bytes(part)) {
            gi_raise_type_error(t, "read() should return bytes");
            gi_drop(t, part);
            part = GI_NULL;
        }
        ok = part != GI_NULL;
        if (ok && gi_as_bytes(part)->size == 0) {
            gi_drop(t, part);
            break;
        }
        GiValue r = ok ? gi_call_method1(t, all, GI_NAME(t, extend), part) : GI_NULL;
        ok = r != GI_NULL;
        gi_xdrop(t, r);
        gi_xdrop(t, part);
    }
    GiByteArray *b = all == GI_NULL ? NULL : (GiByteArray *)gi_object(all);
    GiValue r = ok ? gi_bytes(t, b->data, b->size) : GI_NULL;
    gi_xdrop(t, all);
    return r;
}

static GiValue raw_read(GiThread *t, const GiValue *a) {
    int64_t n = -1;
    if (!gi_index_optional(t, a[1], &n)) {
        return GI_NULL;
    }
    if (n < 0) {
        return gi_io_call0(t, a[0], "readall");
    }
    GiValue buffer = gi_bytearray(t, NULL, (size_t)n);
    if (buffer == GI_NULL) {
        return GI_NULL;
    }
    GiValue got = gi_io_call1(t, a[0], "readinto", buffer), r = GI_NULL;
    int64_t size;
    if (got == GI_NONE) {
        r = GI_NONE;
    } else if (got != GI_NULL && gi_index_int64(t, got, false, &size)) {
        GiByteArray *b = (GiByteArray *)gi_object(buffer);
        if (size < 0 || (uint64_t)size > b->size) {
            gi_raise_value_error(t, "readinto returned %zd outside buffer size %zd", (ptrdiff_t)size,
                                 (ptrdiff_t)b->size);
        } else {
            r = gi_bytes(t, b->data, (size_t)size);
        }
    }
    gi_xdrop(t, got);
    gi_drop(t, buffer);
    return r;
}

static const GiMethodRow raw_methods[] = {
    GI_METHOD("read(self, size=-1, /)", raw_read, NULL),
    GI_METHOD("readall(self)", raw_readall, "Read until EOF, using multiple read() call."),
    GI_METHODS_END};

GiType gi_io_raw_base_type = {
    GI_IO_TYPE_HEAD(GiIoBase, io_base), .gc.traverse = gi_io_traverse_base, .gc.clear = gi_io_drop_base,
    .gc.release = release_base, .name = "_io._RawIOBase", .new_ = base_new, .init = base_init,
    .methods = raw_methods, .doc = "Base class for raw binary I/O."};

/* --- _BufferedIOBase --- */

static GiValue buffered_into(GiThread *t, GiValue self, GiValue target, const char *read) {
    GiBuffer b;
    if (!gi_buffer_get(t, target, true, &b)) {
        return GI_NULL;
    }
    GiValue data = gi_io_call1(t, self, read, gi_int_imm((int64_t)b.size)), r = GI_NULL;
    if (data == GI_NONE) {
        r = GI_NONE;
    } else if (data != GI_NULL && !gi_is_bytes(data)) {
        gi_raise_type_error(t, "read() should return bytes");
    } else if (data != GI_NULL && gi_as_bytes(data)->size > b.size) {
        gi_raise_value_error(t, "read() returned too much data: %zu bytes requested, %zu returned", b.size,
                             gi_as_bytes(data)->size);
    } else if (data != GI_NULL) {
        memcpy(b.data, gi_as_bytes(data)->data, gi_as_bytes(data)->size);
        r = gi_int_imm((int64_t)gi_as_bytes(data)->size);
    }
    gi_xdrop(t, data);
    gi_buffer_release(t, &b);
    return r;
}

static GiValue buffered_readinto(GiThread *t, const GiValue *a) { return buffered_into(t, a[0], a[1], "read"); }
static GiValue buffered_readinto1(GiThread *t, const GiValue *a) { return buffered_into(t, a[0], a[1], "read1"); }

static const GiMethodRow buffered_methods[] = {
    GI_METHOD("detach(self)", unsupported_detach, "Disconnect this buffer from its underlying raw stream and return it."),
    GI_METHOD("read(self, size=-1, /)", unsupported_read, "Read and return up to n bytes."),
    GI_METHOD("read1(self, size=-1, /)", unsupported_read1, "Read and return up to size bytes, with at most one read() call to the underlying raw stream."),
    GI_METHOD("readinto(self, buffer, /)", buffered_readinto, NULL),
    GI_METHOD("readinto1(self, buffer, /)", buffered_readinto1, NULL),
    GI_METHOD("write(self, b, /)", unsupported_write, "Write buffer b to the IO stream."),
    GI_METHODS_END};

GiType gi_io_buffered_base_type = {
    GI_IO_TYPE_HEAD(GiIoBase, io_base), .gc.traverse = gi_io_traverse_base, .gc.clear = gi_io_drop_base,
    .gc.release = release_base, .name = "_io._BufferedIOBase", .new_ = base_new, .init = base_init,
    .methods = buffered_methods, .doc = "Base class for buffered IO objects."};

/* --- _TextIOBase --- */

static GiValue text_none(GiThread *t, GiValue v) { return GI_NONE; }

static const GiMethodRow text_methods[] = {
    GI_METHOD("detach(self)", unsupported_detach, "Separate the underlying buffer from the TextIOBase and return it."),
    GI_METHOD("read(self, size=-1, /)", unsupported_read, "Read at most size characters from stream."),
    GI_METHOD("readline(self, size=-1, /)", unsupported_readline, "Read until newline or EOF."),
    GI_METHOD("write(self, s, /)", unsupported_write, "Write string s to stream."),
    GI_METHODS_END};

static const GiGetSetRow text_getset[] = {{"encoding", text_none, NULL, NULL},
                                          {"newlines", text_none, NULL, NULL},
                                          {"errors", text_none, NULL, NULL},
                                          {NULL, NULL, NULL, NULL}};

GiType gi_io_text_base_type = {
    GI_IO_TYPE_HEAD(GiIoBase, io_base), .gc.traverse = gi_io_traverse_base, .gc.clear = gi_io_drop_base,
    .gc.release = release_base, .name = "_io._TextIOBase", .new_ = base_new, .init = base_init,
    .methods = text_methods, .getset = text_getset, .doc = "Base class for text I/O."};
