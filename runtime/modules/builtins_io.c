/* SPDX-License-Identifier: MIT
 * runtime/modules/builtins_io.c: print and input. They use sys.stdout, sys.stdin and sys.stderr as
 * objects, so that a script may put its own there.
 */
#include "runtime/console.h"
#include "runtime/modules/builtins.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

static bool write_str(GiThread *t, GiValue write, GiValue s) {
    GiValue r = gi_call1(t, write, s);
    if (r == GI_NULL) {
        return false;
    }
    gi_drop(t, r);
    return true;
}

/* sep and end must be str or None; *out is the text to write (borrowed). */
static bool separator(GiThread *t, GiValue v, const char *name, GiValue fallback, GiValue *out) {
    *out = v == GI_NONE ? fallback : v;
    return gi_is_str(*out) || gi_raise_type_error(t, "%s must be None or a string, not %T", name, v);
}

/* One str of all arguments; when one fails: of those before it, the exception goes to *failure. */
static GiValue join_arguments(GiThread *t, GiTuple *args, GiValue sep, GiValue end, GiValue *failure) {
    GiText b;
    gi_text_init(&b, t);
    for (size_t i = 0; i < args->size && b.ok; i++) {
        if (i > 0) {
            gi_text_add_str(&b, sep);
        }
        GiValue s = gi_str(t, args->items[i]);
        if (s == GI_NULL) {
            *failure = gi_error_take(t);
            return gi_text_finish(&b);
        }
        gi_text_add_str(&b, s);
        gi_drop(t, s);
    }
    gi_text_add_str(&b, end);
    return gi_text_finish(&b);
}

static bool write_each(GiThread *t, GiValue write, GiTuple *args, GiValue sep, GiValue end) {
    for (size_t i = 0; i < args->size; i++) {
        GiValue s = GI_NULL;
        bool ok = (i == 0 || write_str(t, write, sep)) && (s = gi_str(t, args->items[i])) != GI_NULL &&
                  write_str(t, write, s);
        gi_xdrop(t, s);
        if (!ok) {
            return false;
        }
    }
    return write_str(t, write, end);
}

/* One print is one write to a native text stream, so that threads do not tear a line; other objects see a
 * call for each piece, as they are used to. */
static bool write_all(GiThread *t, GiValue file, GiValue write, GiTuple *args, GiValue sep, GiValue end) {
    bool native = gi_is_exact(file, &gi_text_io_wrapper_type) || gi_is_exact(file, &gi_string_io_type) ||
                  gi_is_exact(file, &gi_host_stream_type);
    if (!native) {
        return write_each(t, write, args, sep, end);
    }
    GiValue failure = GI_NULL;
    GiValue text = join_arguments(t, args, sep, end, &failure);
    bool ok = text != GI_NULL && write_str(t, write, text);
    gi_xdrop(t, text);
    if (failure != GI_NULL && ok) {
        gi_error_restore_steal(t, failure);
        return false;
    }
    gi_xdrop(t, failure);
    return ok;
}

static GiValue builtin_print(GiThread *t, const GiValue *a) {
    GiValue sep, end, file = a[3];
    if (file == GI_NONE) {
        file = gi_sys_get(t, "stdout");
        if (file == GI_NULL) {
            return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_RuntimeError, "lost sys.stdout");
        }
        if (file == GI_NONE) {
            return GI_NONE;
        }
    }
    if (!separator(t, a[1], "sep", GI_NAME(t, space), &sep) ||
        !separator(t, a[2], "end", GI_NAME(t, newline), &end)) {
        return GI_NULL;
    }
    gi_take(file);
    GiValue write = gi_getattr(t, file, GI_NAME(t, write));
    bool ok = write != GI_NULL && write_all(t, file, write, gi_as_tuple(a[0]), sep, end);
    gi_xdrop(t, write);
    int flush = ok ? gi_truth(t, a[4]) : 0;
    if (flush > 0) {
        GiValue r = gi_call_method0(t, file, GI_NAME(t, flush));
        ok = r != GI_NULL;
        gi_xdrop(t, r);
    }
    gi_drop(t, file);
    return ok && flush >= 0 ? GI_NONE : GI_NULL;
}

static GiValue stream(GiThread *t, const char *name) {
    GiValue v = gi_sys_get(t, name);
    if (v == GI_NULL || v == GI_NONE) {
        return gi_failed(t) ? GI_NULL : gi_raise(t, &gi_RuntimeError, "input(): lost sys.%s", name);
    }
    return v;
}

static bool flush_stream(GiThread *t, GiValue file) {
    GiValue r = gi_call_method0(t, file, GI_NAME(t, flush));
    gi_xdrop(t, r);
    return r != GI_NULL;
}

/* Takes the newline off a line read; EOFError when the line is empty. Takes over line. */
static GiValue strip_line(GiThread *t, GiValue line) {
    if (line == GI_NULL) {
        return GI_NULL;
    }
    if (!gi_is_str(line)) {
        gi_drop(t, line);
        return gi_raise_type_error(t, "object.readline() returned non-string");
    }
    size_t n = gi_str_size(line);
    GiValue r = line;
    if (n == 0) {
        r = gi_raise(t, &gi_EOFError, "EOF when reading a line");
    } else if (gi_str_text(line)[n - 1] == '\n') {
        r = gi_str_from(t, gi_str_text(line), n - 1);
    } else {
        return line;
    }
    gi_drop(t, line);
    return r;
}

/* Flushes for input(); a stream that fails at it, or cannot, does no harm. */
static bool flush_quietly(GiThread *t, GiValue out) {
    return flush_stream(t, out) || gi_error_clear_if(t, &gi_Exception);
}

static GiValue builtin_input(GiThread *t, const GiValue *a) {
    GiValue in = stream(t, "stdin"), out, err, r = GI_NULL;
    if (in == GI_NULL || (out = stream(t, "stdout")) == GI_NULL || (err = stream(t, "stderr")) == GI_NULL) {
        return GI_NULL;
    }
    gi_take(in);
    gi_take(out);
    gi_take(err);
    if (flush_quietly(t, err)) {
        bool ok = true;
        if (t->vm->console != NULL && in == gi_sys_get(t, "__stdin__") && out == gi_sys_get(t, "__stdout__")) {
            r = flush_quietly(t, out) ? t->vm->console->read_line(t, a[0] == GI_NULL ? GI_NAME(t, empty) : a[0])
                                     : GI_NULL;
        } else {
            if (a[0] != GI_NULL) {
                GiValue prompt = gi_str(t, a[0]), write = GI_NULL;
                ok = prompt != GI_NULL && (write = gi_getattr(t, out, GI_NAME(t, write))) != GI_NULL &&
                     write_str(t, write, prompt);
                gi_xdrop(t, write);
                gi_xdrop(t, prompt);
            }
            if (ok && flush_quietly(t, out)) {
                r = strip_line(t, gi_call_method0(t, in, GI_NAME(t, readline)));
            }
        }
    }
    gi_drop(t, in);
    gi_drop(t, out);
    gi_drop(t, err);
    return r;
}

const GiMethodRow gi_builtins_io_rows[] = {
    GI_METHOD("print(*args, sep=' ', end='\\n', file=None, flush=False)", builtin_print, "Prints the values to a stream, or to sys.stdout by default."),
    GI_METHOD("input(prompt=..., /)", builtin_input, "Read a string from standard input; the trailing newline is stripped."),
    GI_METHODS_END};
