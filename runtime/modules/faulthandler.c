/* SPDX-License-Identifier: MIT
 * runtime/modules/faulthandler.c: the module _faulthandler: stacks of script code written to a descriptor, and
 * that also when the process receives a fatal signal. lib/faulthandler.py is the rest.
 *
 * The handler of fatal signals belongs to the process, as signals do; it reads the threads as they are, takes
 * no memory and no lock, and gives way to the handler before it, so the process ends as it would have.
 */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "runtime/gil/signal.h"
#include "runtime/gil/thread.h"
#include "runtime/hooks.h"
#include "runtime/modules/posix.h"

#define MOST_FRAMES 100
#define MOST_THREADS 100
#define MOST_TEXT 500 /* bytes of a name */

/* --- writing --- */

typedef struct Out {
    int fd;
    size_t size;
    char text[1024];
} Out;

static void flush(Out *out) {
    for (size_t done = 0; done < out->size;) {
        ssize_t n = write(out->fd, out->text + done, out->size - done);
        if (n <= 0) {
            break;
        }
        done += (size_t)n;
    }
    out->size = 0;
}

static void put_bytes(Out *out, const char *text, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (out->size == sizeof out->text) {
            flush(out);
        }
        out->text[out->size++] = text[i];
    }
}

static void put(Out *out, const char *text) { put_bytes(out, text, strlen(text)); }

static void put_name(Out *out, GiValue name) {
    size_t n = gi_str_size(name);
    put_bytes(out, gi_str_text(name), n < MOST_TEXT ? n : MOST_TEXT);
    if (n > MOST_TEXT) {
        put(out, "...");
    }
}

static void put_number(Out *out, uint64_t n, unsigned base, int width) {
    char digits[24];
    int at = sizeof digits;
    do {
        digits[--at] = "0123456789abcdef"[n % base];
        n /= base;
    } while (n != 0 || (int)sizeof digits - at < width);
    put_bytes(out, digits + at, sizeof digits - (size_t)at);
}

/* --- stacks --- */

/* How many of the innermost frames are those of lib/faulthandler.py: nobody asks for them. */
static size_t own_frames(GiThread *t) {
    GiValue file, name;
    int32_t line;
    size_t depth = 0;
    while (gi_current_call(t, depth, &file, &line, &name) && strcmp(gi_str_text(file), "<frozen faulthandler>") == 0) {
        depth++;
    }
    return depth;
}

static void put_stack(Out *out, GiThread *t) {
    GiValue file, name;
    int32_t line;
    size_t first = own_frames(t), depth = first, end = first + MOST_FRAMES;
    for (; depth < end && gi_current_call(t, depth, &file, &line, &name); depth++) {
        put(out, "  File \"");
        put_name(out, file);
        put(out, "\", line ");
        put_number(out, line < 0 ? 0 : (uint64_t)line, 10, 1);
        put(out, " in ");
        put_name(out, name);
        put(out, "\n");
    }
    if (depth == first) {
        put(out, "  <no Python frame>\n");
    } else if (depth == end && gi_current_call(t, depth, &file, &line, &name)) {
        put(out, "  ...\n");
    }
}

/* The stacks of all threads of the vm but `except`; `current` (or NULL) is said to be the current one. */
static void put_threads(Out *out, GiVm *vm, const GiThread *current, const GiThread *except) {
    size_t count = 0;
    for (GiThread *t = vm->threads; t != NULL && count < MOST_THREADS; t = t->next) {
        if (t == except) {
            continue;
        }
        put(out, count++ > 0 ? "\n" : "");
        put(out, t == current ? "Current thread 0x" : "Thread 0x");
        put_number(out, t->id, 16, 16);
        put(out, " (most recent call first):\n");
        put_stack(out, t);
    }
}

static GiValue fault_dump(GiThread *t, const GiValue *a) {
    Out out = {.size = 0};
    int all = gi_truth(t, a[1]), me = gi_truth(t, a[2]);
    if (all < 0 || me < 0 || !gi_posix_int(t, a[0], &out.fd)) {
        return GI_NULL;
    }
    if (all) {
        put_threads(&out, t->vm, me ? t : NULL, me ? NULL : t);
    } else {
        put(&out, "Stack (most recent call first):\n");
        put_stack(&out, t);
    }
    flush(&out);
    return GI_NONE;
}

/* --- fatal signals --- */

static const struct Fatal {
    int number;
    const char *what;
} fatal[] = {{SIGBUS, "Bus error"}, {SIGILL, "Illegal instruction"}, {SIGFPE, "Floating-point exception"},
             {SIGABRT, "Aborted"}, {SIGSEGV, "Segmentation fault"}};
#define FATAL_COUNT (sizeof fatal / sizeof *fatal)
static struct sigaction before[FATAL_COUNT];

static GiVm *watched; /* NULL: not enabled; changed with its GIL held */
static int fault_fd;
static bool fault_all;

static void on_fatal(int number) {
    for (size_t i = 0; i < FATAL_COUNT; i++) {
        if (fatal[i].number == number) {
            sigaction(number, &before[i], NULL);
            Out out = {.fd = fault_fd};
            put(&out, "Fatal Python error: ");
            put(&out, fatal[i].what);
            put(&out, "\n\n");
            flush(&out);
            GiThread *t = gi_thread_of_caller(watched);
            if (fault_all) {
                put_threads(&out, watched, t, NULL);
            } else if (t != NULL) {
                put(&out, "Stack (most recent call first):\n");
                put_stack(&out, t);
            }
            flush(&out);
        }
    }
    raise(number); /* it is blocked until this returns */
}

static void disable(void) {
    for (size_t i = 0; watched != NULL && i < FATAL_COUNT; i++) {
        struct sigaction now;
        if (sigaction(fatal[i].number, NULL, &now) == 0 && now.sa_handler == on_fatal) {
            sigaction(fatal[i].number, &before[i], NULL);
        }
    }
    watched = NULL;
}

static GiValue fault_enable(GiThread *t, const GiValue *a) {
    int fd, all = gi_truth(t, a[1]);
    if (all < 0 || !gi_posix_int(t, a[0], &fd)) {
        return GI_NULL;
    }
    if (!gi_signals_owned(t)) {
        return gi_raise(t, &gi_RuntimeError, "this interpreter does not handle signals");
    }
    disable();
    fault_fd = fd;
    fault_all = all;
    watched = t->vm;
    for (size_t i = 0; i < FATAL_COUNT; i++) {
        struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        if (sigaction(fatal[i].number, &action, &before[i]) != 0) {
            return gi_raise_errno(t, errno, GI_NULL);
        }
    }
    return GI_NONE;
}

static GiValue fault_disable(GiThread *t, const GiValue *a) {
    bool was = watched == t->vm;
    if (was) {
        disable();
    }
    return gi_bool(was);
}

static GiValue fault_is_enabled(GiThread *t, const GiValue *a) { return gi_bool(watched == t->vm); }

/* See signal.h. */
void gi_faulthandler_forget(GiVm *vm) {
    if (watched == vm) {
        disable();
    }
}

static const GiMethodRow functions[] = {
    GI_METHOD("dump(fd, all_threads, from_me, /)", fault_dump, NULL),
    GI_METHOD("enable(fd, all_threads, /)", fault_enable, NULL),
    GI_METHOD("disable()", fault_disable, NULL),
    GI_METHOD("is_enabled()", fault_is_enabled, NULL),
    GI_METHODS_END,
};

const GiModuleSpec gi_module_faulthandler = {"_faulthandler", "Stacks of script code, also in a crash.", functions, NULL};
