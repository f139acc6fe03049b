/* SPDX-License-Identifier: MIT
 * runtime/api/stream.c: sys.stdout and sys.stderr of an interpreter that a host made: text goes to the write
 * callback, or to the C library's stdout and stderr, so that it keeps its order with what the host prints.
 * The command has real file streams instead (runtime/modules/io.c).
 */
#include <errno.h>
#include <stdio.h>

#include "runtime/api/api.h"
#include "runtime/gil/block.h"
#include "runtime/types/str.h"

typedef struct GiHostStream {
    GiObject head;
    int number; /* 1 or 2 */
} GiHostStream;

typedef struct Output {
    FILE *file;
    const char *text;
    size_t size;
} Output;

static int64_t call_write(void *arg) {
    Output *o = arg;
    return fwrite(o->text, 1, o->size, o->file) == o->size ? 0 : -1;
}

static int64_t call_flush(void *arg) { return fflush(((Output *)arg)->file); }

static FILE *file_of(GiValue v) { return ((GiHostStream *)gi_object(v))->number == 2 ? stderr : stdout; }

/* Runs a call on the C stream without the GIL; false: error set. */
static bool run(GiThread *t, GiValue self, int64_t (*call)(void *arg), Output *o) {
    int error = 0;
    int64_t r = gi_block(t, GI_BLOCK_CALL_OUT, "write", self, call, o, &error);
    if (r == -1) {
        gi_raise_errno(t, error, GI_NULL);
    }
    return r >= 0;
}

static GiValue stream_write(GiThread *t, const GiValue *a) {
    GiVm *vm = t->vm;
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "write() argument must be str, not %T", a[1]);
    }
    if (gi_str_size(a[1]) == 0) {
        return gi_int_imm(0);
    }
    if (vm->write != NULL) {
        vm->write(vm->ud, ((GiHostStream *)gi_object(a[0]))->number, gi_str_text(a[1]), gi_str_size(a[1]));
    } else {
        Output o = {file_of(a[0]), gi_str_text(a[1]), gi_str_size(a[1])};
        if (!run(t, a[0], call_write, &o)) {
            return GI_NULL;
        }
    }
    return gi_int_imm((int64_t)gi_str_length(a[1]));
}

static GiValue stream_flush(GiThread *t, const GiValue *a) {
    Output o = {file_of(a[0]), NULL, 0};
    return t->vm->write != NULL || run(t, a[0], call_flush, &o) ? GI_NONE : GI_NULL;
}

static bool write_item(GiThread *t, GiValue item, void *arg) {
    GiValue a[2] = {*(const GiValue *)arg, item};
    return stream_write(t, a) != GI_NULL;
}

static GiValue stream_writelines(GiThread *t, const GiValue *a) {
    GiValue self = a[0];
    return gi_each(t, a[1], write_item, &self) && !gi_failed(t) ? GI_NONE : GI_NULL;
}

static GiValue answer_false(GiThread *t, const GiValue *a) { return GI_FALSE; }
static GiValue answer_true(GiThread *t, const GiValue *a) { return GI_TRUE; }

static GiValue stream_fileno(GiThread *t, const GiValue *a) {
    return gi_raise(t, &gi_OSError, "this stream has no file descriptor");
}

static GiValue stream_enter(GiThread *t, const GiValue *a) { return gi_take(a[0]); }

static GiValue get_encoding(GiThread *t, GiValue v) { return gi_str_from_text(t, "utf-8"); }
static GiValue get_errors(GiThread *t, GiValue v) { return gi_str_from_text(t, "strict"); }
static GiValue get_mode(GiThread *t, GiValue v) { return gi_str_from_text(t, "w"); }
static GiValue get_closed(GiThread *t, GiValue v) { return GI_FALSE; }
static GiValue get_name(GiThread *t, GiValue v) {
    return gi_str_from_text(t, ((GiHostStream *)gi_object(v))->number == 2 ? "<stderr>" : "<stdout>");
}

static GiValue stream_repr(GiThread *t, GiValue v) {
    return gi_str_from_format(t, "<host stream %s>", ((GiHostStream *)gi_object(v))->number == 2 ? "stderr" : "stdout");
}

static const GiMethodRow methods[] = {
    GI_METHOD("write(self, text, /)", stream_write, "Write text; returns the number of characters."),
    GI_METHOD("writelines(self, lines, /)", stream_writelines, "Write each text of an iterable."),
    GI_METHOD("flush(self, /)", stream_flush, "Make sure that what was written has left the process."),
    GI_METHOD("isatty(self, /)", answer_false, "False: nobody sits at a host's stream."),
    GI_METHOD("readable(self, /)", answer_false, "False."),
    GI_METHOD("seekable(self, /)", answer_false, "False."),
    GI_METHOD("writable(self, /)", answer_true, "True."),
    GI_METHOD("fileno(self, /)", stream_fileno, "OSError: there is none."),
    GI_METHOD("__enter__(self, /)", stream_enter, NULL),
    GI_METHOD("__exit__(self, /, *args)", stream_flush, NULL),
    GI_METHODS_END,
};

static const GiGetSetRow getset[] = {
    {"encoding", get_encoding, NULL, NULL}, {"errors", get_errors, NULL, NULL}, {"mode", get_mode, NULL, NULL},
    {"closed", get_closed, NULL, NULL},     {"name", get_name, NULL, NULL},     {NULL, NULL, NULL, NULL},
};

static void release(GiThread *t, GiObject *o) { gi_object_free(t, o, sizeof(GiHostStream)); }

GiType gi_host_stream_type = {
    GI_TYPE_HEAD(GiHostStream, 0),
    .gc.release = release,
    .name = "gilt.host_stream",
    .flags = GI_TYPE_NO_INSTANCES,
    .repr = stream_repr,
    .methods = methods,
    .getset = getset,
    .doc = "Text stream of the embedding program.",
};

static bool set_stream(GiThread *t, const char *name, const char *kept, int number) {
    GiHostStream *s = NULL;
    if (t->vm->write != NULL || gi_vm_allows(t->vm, GI_VM_NO_FILES)) {
        s = gi_object_new(t, &gi_host_stream_type);
        if (s == NULL) {
            return false;
        }
        s->number = number;
    }
    GiValue v = s == NULL ? GI_NONE : gi_counted(s);
    bool ok = gi_sys_set(t, name, v) && gi_sys_set(t, kept, v);
    gi_drop(t, v);
    return ok;
}

/* open() brings the module _io in when it is called first. */
static GiValue lazy_open(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (!gi_vm_allows(t->vm, GI_VM_NO_FILES)) {
        return gi_raise(t, &gi_PermissionError, "this interpreter may not open files");
    }
    GiValue open = gi_import_attr(t, "_io", "open");
    GiValue r = open == GI_NULL ? GI_NULL : gi_call(t, open, a, n, kwnames);
    gi_xdrop(t, open);
    return r;
}

static const GiMethodRow open_row =
    GI_METHOD_RAW("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
                  lazy_open, "Open file and return a stream.  Raise OSError upon failure.");

static bool set_open(GiThread *t) {
    GiValue open = gi_builtin(t, &open_row, GI_NULL, GI_NULL);
    bool ok = open != GI_NULL && gi_dict_set_text(t, t->vm->builtins, "open", open);
    gi_xdrop(t, open);
    return ok;
}

bool gi_host_streams(GiThread *t) {
    return set_open(t) && set_stream(t, "stdout", "__stdout__", 1) && set_stream(t, "stderr", "__stderr__", 2) &&
           gi_sys_set(t, "stdin", GI_NONE) && gi_sys_set(t, "__stdin__", GI_NONE);
}
