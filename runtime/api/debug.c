/* SPDX-License-Identifier: MIT
 * runtime/api/debug.c: debug handles (GILT_DEBUG_HANDLES=1 when the interpreter is made): every misuse of the API
 * is reported with the place in the host that did it, and references that were never dropped when the interpreter
 * closes. Reports go to the write callback as stream 2, else to stderr.
 *
 * A place is the return addresses of the calling host functions, looked up only when a report is made.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/api/api.h"

#if defined(__has_include)
#if __has_include(<execinfo.h>) && __has_include(<dlfcn.h>)
#define GI_HAVE_BACKTRACE 1
#include <dlfcn.h>
#include <execinfo.h>
#endif
#endif

#define PLACE_DEPTH 12
#define PLACE_SHOWN 4

typedef struct GiDebugPlace {
    int depth;
    void *address[PLACE_DEPTH];
} GiDebugPlace;

typedef struct GiDebugSlot { /* who filled a slot last, and who closed its scope */
    uint32_t tag;
    GiDebugPlace made;
} GiDebugSlot;

static void capture(GiDebugPlace *p) {
#if defined(GI_HAVE_BACKTRACE)
    p->depth = backtrace(p->address, PLACE_DEPTH);
#else
    p->depth = 0;
#endif
}

#if defined(GI_HAVE_BACKTRACE)
static const char *name_of(void *address, Dl_info *info) {
    return dladdr(address, info) == 0 || info->dli_sname == NULL ? "?" : info->dli_sname;
}

/* Where the host's part of a place begins: behind the public function, else at the first name that is not the
 * library's (its own functions have none, or gi_). */
static int first_of_host(const GiDebugPlace *p) {
    Dl_info info;
    int named = -1;
    for (int i = 0; i < p->depth; i++) {
        const char *name = name_of(p->address[i], &info);
        if (strncmp(name, "gilt_", 5) == 0) {
            return i + 1;
        }
        if (named < 0 && *name != '?' && strncmp(name, "gi_", 3) != 0) {
            named = i;
        }
    }
    return named < 0 ? 0 : named;
}
#endif

/* One line for each host function on the way, innermost first. */
static size_t describe(const GiDebugPlace *p, char *text, size_t size) {
    size_t n = 0;
    int shown = 0;
    text[0] = 0;
#if defined(GI_HAVE_BACKTRACE)
    for (int i = first_of_host(p); i < p->depth && shown < PLACE_SHOWN && n < size; i++, shown++) {
        Dl_info info = {.dli_fname = "?"};
        const char *name = name_of(p->address[i], &info);
        const char *slash = strrchr(info.dli_fname, '/');
        int written = snprintf(text + n, size - n, "    at %s (%s+0x%lx)\n", name, slash != NULL ? slash + 1 : info.dli_fname,
                               (unsigned long)((char *)p->address[i] - (char *)info.dli_fbase));
        n += written > 0 ? (size_t)written : 0;
    }
#endif
    if (shown == 0) {
        snprintf(text, size, "    at a place that is not known\n");
    }
    return strlen(text);
}

static void emit(gilt_vm *shell, const char *text) {
    if (shell->write != NULL) {
        shell->write(shell->ud, 2, text, strlen(text));
    } else {
        fputs(text, stderr);
    }
}

static void report(gilt_vm *shell, const GiDebugPlace *made, const char *format, va_list args) {
    char text[4096];
    size_t n = (size_t)snprintf(text, sizeof text, "gilt: ");
    int written = vsnprintf(text + n, 512, format, args);
    n += written < 0 ? 0 : written < 512 ? (size_t)written : 511;
    n += (size_t)snprintf(text + n, sizeof text - n, "\n");
    if (made == NULL) {
        GiDebugPlace here;
        capture(&here);
        describe(&here, text + n, sizeof text - n);
    } else {
        describe(made, text + n, sizeof text - n);
    }
    emit(shell, text);
}

void gi_debug_report(gilt_vm *shell, const char *format, ...) {
    if (!shell->debug) {
        return;
    }
    va_list args;
    va_start(args, format);
    report(shell, NULL, format, args);
    va_end(args);
}

static GI_PRINTF(3, 4) void report_made(gilt_vm *shell, const GiDebugPlace *made, const char *format, ...) {
    va_list args;
    va_start(args, format);
    report(shell, made, format, args);
    va_end(args);
}

/* --- slots --- */

void gi_debug_note(gilt_thread *h, uint32_t index) {
    if (h->debug_capacity <= index) {
        uint32_t capacity = h->capacity;
        GiDebugSlot *slots = realloc(h->debug, capacity * sizeof *slots);
        if (slots == NULL) {
            return;
        }
        memset(slots + h->debug_capacity, 0, (capacity - h->debug_capacity) * sizeof *slots);
        h->debug = slots;
        h->debug_capacity = capacity;
    }
    h->debug[index].tag = h->tag;
    capture(&h->debug[index].made);
}

void gi_debug_stale(gilt_thread *h, gilt_val v, const char *function) {
    uint32_t index = (uint32_t)v.h - 1, tag = (uint32_t)(v.h >> 32);
    gi_debug_report(h->shell, "%s: the handle belongs to a scope that was closed, to another thread or to another "
                              "interpreter", function);
    if (index < h->debug_capacity && h->debug[index].tag == tag) {
        report_made(h->shell, &h->debug[index].made, "its scope was closed; it had been made");
    }
}

void gi_debug_free(gilt_thread *h) {
    free(h->debug);
    h->debug = NULL;
    h->debug_capacity = 0;
}

/* --- references --- */

GiDebugPlace *gi_debug_place(void) {
    GiDebugPlace *p = malloc(sizeof *p);
    if (p != NULL) {
        capture(p);
    }
    return p;
}

void gi_debug_forget(GiDebugPlace *place) { free(place); }

void gi_debug_leaks(gilt_vm *shell) {
    for (const gilt_ref *r = shell->refs; r != NULL; r = r->next) {
        if (r->place != NULL) {
            report_made(shell, r->place, "a reference was never dropped; it had been made");
        }
    }
}
