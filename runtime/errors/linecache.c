/* SPDX-License-Identifier: MIT
 * runtime/errors/linecache.c: source lines for tracebacks: of files, of frozen modules ("<frozen name>") and of
 * pseudo files whose text was remembered ("<string>", "<stdin>-3").
 *
 * vm->sources is a dict: file name -> list of lines without their ends. Lists of real files are dropped
 * after each traceback (their key is a tuple (name,)), since the files may change.
 */
#include <stdio.h>
#include <string.h>

#include "runtime/errors/exception.h"
#include "runtime/file.h"
#include "runtime/frozen.h"
#include "runtime/hooks.h"
#include "runtime/types/dict.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

/* One line as str; bytes that are no UTF-8 count as Latin-1. */
static GiValue line_text(GiThread *t, const char *p, size_t size) {
    while (size > 0 && (p[size - 1] == '\r' || p[size - 1] == '\n')) {
        size--;
    }
    return gi_utf8_valid(p, size, true) == size ? gi_str_from(t, p, size)
                                                : gi_decode(t, p, size, "latin-1", "strict");
}

/* The lines of a text; owned list. */
static GiValue split(GiThread *t, const char *text, size_t size) {
    GiValue lines = gi_list(t, NULL, 0);
    const char *end = text + size;
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
    }
    while (lines != GI_NULL && text < end) {
        const char *stop = text;
        while (stop < end && *stop != '\n' && *stop != '\r') {
            stop++;
        }
        GiValue line = line_text(t, text, (size_t)(stop - text));
        if (line == GI_NULL || !gi_list_append_steal(t, lines, line)) {
            gi_drop(t, lines);
            return GI_NULL;
        }
        text = stop + (stop < end) + (stop + 1 < end && stop[0] == '\r' && stop[1] == '\n');
    }
    return lines;
}

static GiDict *sources(GiThread *t) {
    if (t->vm->sources == GI_NULL) {
        t->vm->sources = gi_dict(t);
    }
    return t->vm->sources == GI_NULL ? NULL : gi_as_dict(t->vm->sources);
}

/* Remembers the text of a pseudo file. */
bool gi_source_remember(GiThread *t, GiValue filename, const char *text, size_t size) {
    GiValue lines = sources(t) == NULL ? GI_NULL : split(t, text, size);
    bool ok = lines != GI_NULL && gi_dict_set(t, sources(t), filename, lines);
    gi_xdrop(t, lines);
    return ok;
}

/* Forgets the lines of real files. */
void gi_source_forget_files(GiThread *t) {
    GiDict *d = t->vm->sources == GI_NULL ? NULL : gi_as_dict(t->vm->sources);
    GiValue keys = d == NULL ? GI_NULL : gi_dict_keys_list(t, d);
    for (size_t i = 0; keys != GI_NULL && i < gi_as_list(keys)->size; i++) {
        if (gi_is_tuple(gi_as_list(keys)->items[i])) {
            gi_dict_delete(t, d, gi_as_list(keys)->items[i]);
        }
    }
    gi_xdrop(t, keys);
    gi_error_clear(t);
}

/* Lines of the frozen module that "<frozen name>" names; owned, or GI_NULL. */
static GiValue frozen_lines(GiThread *t, const char *name) {
    size_t size = strlen(name);
    if (strncmp(name, "<frozen ", 8) != 0 || name[size - 1] != '>') {
        return GI_NULL;
    }
    char module[128];
    snprintf(module, sizeof module, "%.*s", (int)size - 9, name + 8);
    const GiFrozen *f = gi_frozen_find(module);
    char *text = f == NULL ? NULL : gi_frozen_text(t, f);
    if (text == NULL) {
        return GI_NULL;
    }
    GiValue lines = split(t, text, f->size);
    gi_free(t, text, f->size + 1);
    return lines;
}

/* The lines of a file's text in the encoding that it declares; as they are when that cannot be. Owned. */
static GiValue split_declared(GiThread *t, const char *text, size_t size) {
    char encoding[GI_SOURCE_NAME_MAX];
    bool declared = gi_utf8_valid(text, size, true) != size && gi_source_declares(text, size, encoding);
    GiValue decoded = declared ? gi_decode(t, text, size, encoding, "replace") : GI_NULL;
    if (decoded == GI_NULL) {
        gi_error_clear(t);
        return split(t, text, size);
    }
    GiValue lines = split(t, gi_str_text(decoded), gi_str_size(decoded));
    gi_drop(t, decoded);
    return lines;
}

/* Lines of a file; an unreadable one has none. Owned. */
static GiValue file_lines(GiThread *t, const char *name) {
    size_t size;
    GiValue lines = frozen_lines(t, name);
    if (lines != GI_NULL || gi_failed(t)) {
        return lines;
    }
    bool readable = name[0] != 0 && name[0] != '<' && gi_file_kind(t, name) == GI_FILE_REGULAR;
    char *text = readable ? gi_file_read(t, name, &size) : NULL;
    if (text == NULL) {
        gi_error_clear(t);
        return gi_list(t, NULL, 0);
    }
    lines = split_declared(t, text, size);
    gi_free(t, text, size + 1);
    return lines;
}

/* A line for a traceback; owned, GI_NULL without an error: there is none. */
GiValue gi_source_line(GiThread *t, GiValue filename, int32_t line) {
    if (!gi_is_str(filename) || line < 1) {
        return GI_NULL;
    }
    GiDict *d = sources(t);
    GiValue lines = d == NULL ? GI_NULL : gi_dict_get(t, d, filename);
    if (lines == GI_NULL && d != NULL) {
        GiValue key = gi_tuple(t, &filename, 1);
        lines = key == GI_NULL ? GI_NULL : gi_dict_get(t, d, key);
        if (key != GI_NULL && lines == GI_NULL) {
            GiValue made = file_lines(t, gi_str_text(filename));
            if (made != GI_NULL && gi_dict_set(t, d, key, made)) {
                lines = made;
            }
            gi_xdrop(t, made);
        }
        gi_xdrop(t, key);
    }
    gi_error_clear(t);
    if (lines == GI_NULL || (size_t)line > gi_as_list(lines)->size) {
        return GI_NULL;
    }
    return gi_take(gi_as_list(lines)->items[line - 1]);
}
