/* SPDX-License-Identifier: MIT
 * runtime/modules/io.c: the module _io: open(), UnsupportedOperation, the standard streams.
 */
#include <fcntl.h>
#include <unistd.h>

#include "runtime/import.h"
#include "runtime/modules/io.h"

typedef struct Mode {
    bool reading, writing, appending, creating, updating, text, binary;
    char raw[4]; /* mode for FileIO */
} Mode;

static bool parse_mode(GiThread *t, const char *text, Mode *m) {
    bool seen[128] = {false};
    *m = (Mode){.reading = false};
    for (const char *c = text; *c; c++) {
        if ((unsigned char)*c > 127 || strchr("axrwb+t", *c) == NULL || seen[(int)*c]) {
            return gi_raise_value_error(t, "invalid mode: '%s'", text);
        }
        seen[(int)*c] = true;
    }
    m->reading = seen['r'], m->writing = seen['w'], m->appending = seen['a'], m->creating = seen['x'];
    m->updating = seen['+'], m->text = seen['t'], m->binary = seen['b'];
    if (m->text && m->binary) {
        return gi_raise_value_error(t, "can't have text and binary mode at once");
    }
    if (m->reading + m->writing + m->appending + m->creating != 1) {
        return gi_raise_value_error(t, "must have exactly one of create/read/write/append mode");
    }
    m->raw[0] = m->reading ? 'r' : m->writing ? 'w' : m->appending ? 'a' : 'x';
    m->raw[1] = m->updating ? '+' : 0;
    return true;
}

/* Ends what open() had opened (taken over) before a later step failed; the error stays. */
static void abandon(GiThread *t, GiValue stream_steal) {
    GiValue error = gi_error_take(t);
    gi_io_close_result(t, gi_io_call(t, stream_steal, "close"), error);
    gi_drop(t, stream_steal);
}

/* Wraps raw (taken over) in a buffered class. */
static GiValue buffer_raw(GiThread *t, GiValue raw, const Mode *m, int size) {
    GiType *type = m->updating ? &gi_buffered_random_type
                 : m->reading ? &gi_buffered_reader_type : &gi_buffered_writer_type;
    GiValue r = gi_call2(t, gi_static(type), raw, gi_int_imm(size));
    if (r == GI_NULL) {
        abandon(t, raw);
        return GI_NULL;
    }
    gi_drop(t, raw);
    return r;
}

static GiValue wrap_text(GiThread *t, GiValue buffer, GiValue encoding, GiValue errors, GiValue newline,
                         bool line_buffering, const char *mode) {
    GiValue a[5] = {buffer, encoding, errors, newline, gi_bool(line_buffering)};
    GiValue r = gi_call(t, gi_static(&gi_text_io_wrapper_type), a, 5, GI_NULL);
    if (r == GI_NULL) {
        abandon(t, buffer);
    } else {
        gi_drop(t, buffer);
        GiValue text = gi_str_from_text(t, mode);
        if (text == GI_NULL || !gi_io_set(t, r, "mode", text)) {
            gi_drop(t, r);
            r = GI_NULL;
        }
        gi_xdrop(t, text);
    }
    return r;
}

static GiValue open_raw(GiThread *t, GiValue file, const char *mode, bool closefd, GiValue opener) {
    GiValue text = gi_str_from_text(t, mode);
    if (text == GI_NULL) {
        return GI_NULL;
    }
    GiValue a[4] = {file, text, gi_bool(closefd), opener};
    GiValue raw = gi_call(t, gi_static(&gi_file_io_type), a, 4, GI_NULL);
    gi_drop(t, text);
    return raw;
}

/* open() refuses what makes no sense together. */
static bool check_options(GiThread *t, const Mode *m, int buffering, GiValue encoding, GiValue errors, GiValue newline) {
    if (m->binary && encoding != GI_NONE) {
        return gi_raise_value_error(t, "binary mode doesn't take an encoding argument");
    }
    if (m->binary && errors != GI_NONE) {
        return gi_raise_value_error(t, "binary mode doesn't take an errors argument");
    }
    if (m->binary && newline != GI_NONE) {
        return gi_raise_value_error(t, "binary mode doesn't take a newline argument");
    }
    if (buffering == 0 && !m->binary) {
        return gi_raise_value_error(t, "can't have unbuffered text I/O");
    }
    if (buffering == 1 && m->binary) {
        return gi_warn(t, &gi_RuntimeWarning, 1, "line buffering (buffering=1) isn't supported in binary mode, "
                                                 "the default buffer size will be used");
    }
    return true;
}

GiValue gi_io_open(GiThread *t, GiValue file, const char *mode, int buffering, GiValue encoding, GiValue errors,
                   GiValue newline, bool closefd, GiValue opener) {
    Mode m;
    if (!parse_mode(t, mode, &m) || !check_options(t, &m, buffering, encoding, errors, newline)) {
        return GI_NULL;
    }
    if (t->vm->flags & GI_VM_NO_FILES) {
        return gi_raise(t, &gi_PermissionError, "this interpreter may not open files");
    }
    GiValue path = gi_is_int(file) ? gi_take(file) : gi_io_fspath(t, file);
    GiValue raw = path == GI_NULL ? GI_NULL : open_raw(t, path, m.raw, closefd, opener);
    gi_xdrop(t, path);
    if (raw == GI_NULL) {
        return GI_NULL;
    }
    int terminal = buffering < 0 || buffering == 1 ? gi_io_call_truth(t, raw, "isatty") : 0;
    if (terminal < 0) {
        gi_drop(t, raw);
        return GI_NULL;
    }
    if (buffering == 0) {
        return raw;
    }
    GiValue buffer = buffer_raw(t, raw, &m, buffering > 1 ? buffering : GI_IO_BUFFER_SIZE);
    if (buffer == GI_NULL || m.binary) {
        return buffer;
    }
    return wrap_text(t, buffer, encoding, errors, newline, buffering == 1 || (buffering < 0 && terminal > 0), mode);
}

static GiValue io_open(GiThread *t, const GiValue *a) {
    int64_t buffering = -1;
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "open() argument 'mode' must be str, not %T", a[1]);
    }
    if (!gi_index_int64(t, a[2], false, &buffering)) {
        return GI_NULL;
    }
    static const char *const names[3] = {"encoding", "errors", "newline"};
    for (int i = 0; i < 3; i++) {
        if (a[3 + i] != GI_NONE && !gi_is_str(a[3 + i])) {
            return gi_raise_type_error(t, "open() argument '%s' must be str or None, not %T", names[i], a[3 + i]);
        }
    }
    int closefd = gi_truth(t, a[6]);
    if (closefd < 0) {
        return GI_NULL;
    }
    if (!gi_is_int(a[0]) && !gi_is_str(a[0]) && !gi_is_bytes(a[0])) {
        GiValue f = gi_lookup_special(t, a[0], GI_NAME(t, __fspath__));
        if (f == GI_NULL) {
            return gi_failed(t) ? GI_NULL : gi_raise_type_error(
                t, "expected str, bytes or os.PathLike object, not %T", a[0]);
        }
        gi_drop(t, f);
    }
    return gi_io_open(t, a[0], gi_str_text(a[1]), (int)buffering, a[3], a[4], a[5], closefd, a[7]);
}

static GiValue io_open_code(GiThread *t, const GiValue *a) {
    return gi_io_open(t, a[0], "rb", -1, GI_NONE, GI_NONE, GI_NONE, true, GI_NONE);
}

static GiValue io_text_encoding(GiThread *t, const GiValue *a) {
    return a[0] == GI_NONE ? gi_str_from_text(t, "utf-8") : gi_take(a[0]);
}

static const GiMethodRow open_row =
    GI_METHOD("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
              io_open, "Open file and return a stream. Raise OSError upon failure.");

static const GiMethodRow functions[] = {
    GI_METHOD("open_code(path)", io_open_code, "Opens the provided file with the intent to import the contents."),
    GI_METHOD("text_encoding(encoding, stacklevel=2, /)", io_text_encoding, "A helper function to choose the text encoding."),
    GI_METHODS_END};

/* class UnsupportedOperation(OSError, ValueError) */
static bool add_unsupported(GiThread *t, GiValue module) {
    GiValue name = gi_str_from_text(t, "UnsupportedOperation"), io = gi_str_from_text(t, "io");
    GiValue bases = gi_tuple_pack(t, 2, gi_static(&gi_OSError), gi_static(&gi_ValueError)), body = gi_dict(t);
    bool ok = name != GI_NULL && io != GI_NULL && bases != GI_NULL && body != GI_NULL &&
              gi_dict_set_str(t, gi_as_dict(body), GI_NAME(t, __module__), io);
    GiValue type = ok ? gi_type_create(t, &gi_type_type, name, bases, body, NULL, GI_NULL) : GI_NULL;
    gi_xdrop(t, name);
    gi_xdrop(t, io);
    gi_xdrop(t, bases);
    gi_xdrop(t, body);
    return gi_module_add_steal(t, module, "UnsupportedOperation", type);
}

static bool init(GiThread *t, GiValue m) {
    static GiType *const types[] = {
        &gi_io_base_type, &gi_io_raw_base_type, &gi_io_buffered_base_type, &gi_io_text_base_type, &gi_file_io_type,
        &gi_buffered_reader_type, &gi_buffered_writer_type, &gi_buffered_random_type, &gi_buffered_rwpair_type,
        &gi_bytes_io_type, &gi_string_io_type, &gi_text_io_wrapper_type, &gi_newline_decoder_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!gi_module_add_type(t, m, types[i])) {
            return false;
        }
    }
    GiValue name = gi_str_from_text(t, "_io");
    GiValue open = name == GI_NULL ? GI_NULL : gi_builtin(t, &open_row, GI_NULL, name);
    gi_xdrop(t, name);
    return gi_module_add_steal(t, m, "open", open) && gi_module_add(t, m, "BlockingIOError", gi_static(&gi_BlockingIOError)) &&
           gi_module_add(t, m, "DEFAULT_BUFFER_SIZE", gi_int_imm(GI_IO_BUFFER_SIZE)) && add_unsupported(t, m);
}

const GiModuleSpec gi_module_io = {"_io", "The io module provides the interfaces to stream handling.", functions, init};

/* --- standard streams --- */

static GiValue standard_stream(GiThread *t, int fd, const char *name, bool unbuffered) {
    if (fcntl(fd, F_GETFD) < 0) {
        return GI_NONE;
    }
    bool reading = fd == 0;
    GiValue raw = open_raw(t, gi_int_imm(fd), reading ? "r" : "w", false, GI_NONE);
    if (raw == GI_NULL) {
        return gi_error_clear_if(t, &gi_OSError) ? GI_NONE : GI_NULL; /* a folder as standard input */
    }
    GiValue label = gi_str_from_text(t, name);
    if (label == GI_NULL || !gi_io_set(t, raw, "name", label)) {
        gi_xdrop(t, label);
        gi_drop(t, raw);
        return GI_NULL;
    }
    gi_drop(t, label);
    Mode m = {.reading = reading, .writing = !reading};
    GiValue buffer = unbuffered ? raw : buffer_raw(t, raw, &m, GI_IO_BUFFER_SIZE);
    GiValue errors = buffer == GI_NULL ? GI_NULL : gi_str_from_text(t, fd == 2 ? "backslashreplace" : "strict");
    GiValue newline = errors == GI_NULL || reading ? GI_NONE : GI_NAME(t, newline);
    GiValue encoding = errors == GI_NULL ? GI_NULL : gi_str_from_text(t, "utf-8");
    GiValue r = encoding == GI_NULL ? GI_NULL
              : wrap_text(t, gi_take(buffer), encoding, errors, newline, fd == 2 || isatty(fd), reading ? "r" : "w");
    if (r != GI_NULL && unbuffered) {
        gi_io_write_through(r);
    }
    gi_xdrop(t, encoding);
    gi_xdrop(t, errors);
    gi_xdrop(t, buffer);
    return r;
}

bool gi_io_init_streams(GiThread *t, bool unbuffered) {
    static const char *const names[3] = {"stdin", "stdout", "stderr"};
    static const char *const kept[3] = {"__stdin__", "__stdout__", "__stderr__"};
    static const char *const labels[3] = {"<stdin>", "<stdout>", "<stderr>"};
    GiValue open = gi_import_attr(t, "_io", "open");
    bool ok = open != GI_NULL && gi_dict_set_text(t, t->vm->builtins, "open", open);
    gi_xdrop(t, open);
    for (int fd = 0; ok && fd < 3; fd++) {
        GiValue s = standard_stream(t, fd, labels[fd], unbuffered && fd > 0);
        ok = s != GI_NULL && gi_sys_set(t, names[fd], s) && gi_sys_set(t, kept[fd], s);
        gi_xdrop(t, s);
    }
    return ok;
}
