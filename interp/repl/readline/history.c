/* SPDX-License-Identifier: MIT
 * interp/repl/readline/history.c: the history and its file. In the file an entry is a line; the lines of a
 * block are joined by "\r\n". Each entry is appended when it is made, under a lock, so that two sessions
 * share the file and a session that is killed loses nothing. At start a file that has grown is cut.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <readline/history.h>

#include "interp/repl/editor.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define ENTRIES_KEPT 2000
#define FILE_MAX (4 << 20)   /* a file larger than this is cut at start */
#define ENTRY_MAX (64 << 10) /* a longer entry is remembered in this session only */
#define LOCK_TRIES 200       /* 5 ms apart */

static char *history_file;

static void complain(int error) {
    fprintf(stderr, "gilt: the history is not kept: %s: %s\n", history_file, strerror(error));
    free(history_file);
    history_file = NULL;
}

/* A session that is stopped while it holds the lock must not stop others: after a while it goes without. */
static void lock(int fd) {
    struct timespec pause = {.tv_nsec = 5000000};
    for (int i = 0; i < LOCK_TRIES && flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK; i++) {
        nanosleep(&pause, NULL);
    }
}

/* Opens the history, a regular file; -1: errno is set. O_NONBLOCK: no waiting for the other end of a pipe. */
static int open_locked(int flags) {
    struct stat s;
    int fd = open(history_file, flags | O_CLOEXEC | O_NONBLOCK, 0600);
    if (fd < 0) {
        return -1;
    }
    if (fstat(fd, &s) != 0 || !S_ISREG(s.st_mode)) {
        close(fd);
        errno = EINVAL;
        return -1;
    }
    lock(fd);
    return fd;
}

/* The file, or its last FILE_MAX bytes, from the start of an entry on; NUL-terminated, malloc'ed. *changed: it is
 * not the file: there is more before it, or the line end was missing. */
static char *read_tail(int fd, size_t *size, bool *changed) {
    struct stat s;
    if (fstat(fd, &s) != 0) {
        return NULL;
    }
    off_t start = s.st_size > FILE_MAX ? s.st_size - FILE_MAX : 0;
    size_t wanted = (size_t)(s.st_size - start);
    char *text = malloc(wanted + 2);
    *size = 0;
    while (text != NULL && *size < wanted) {
        ssize_t n = pread(fd, text + *size, wanted - *size, start + (off_t)*size);
        if (n <= 0) {
            break;
        }
        *size += (size_t)n;
    }
    *changed = start > 0;
    if (text != NULL && start > 0) {
        char *line = memchr(text, '\n', *size);
        size_t skip = line == NULL ? *size : (size_t)(line + 1 - text);
        memmove(text, text + skip, *size - skip);
        *size -= skip;
    }
    if (text != NULL && *size > 0 && text[*size - 1] != '\n') {
        text[(*size)++] = '\n';
        *changed = true;
    }
    if (text != NULL) {
        text[*size] = 0;
    }
    return text;
}

/* Is the newline at p the end of an entry? */
static bool ends_entry(const char *text, const char *p) { return p == text || p[-1] != '\r'; }

/* Start of the last ENTRIES_KEPT entries. */
static char *find_kept(char *text, size_t size) {
    size_t entries = 0;
    char *p = text + size;
    while (p > text) {
        char *end = p - 1;
        p = end;
        while (p > text && !(p[-1] == '\n' && ends_entry(text, p - 1))) {
            p--;
        }
        if (++entries == ENTRIES_KEPT) {
            break;
        }
    }
    return p;
}

/* One entry, ended by a NUL; "\r\n" becomes "\n" in place. */
static void add_entry(char *entry) {
    char *out = entry;
    for (char *p = entry; *p; p++) {
        if (*p != '\r' || p[1] != '\n') {
            *out++ = *p;
        }
    }
    *out = 0;
    if (*entry) {
        add_history(entry);
    }
}

/* A NUL, which gilt never writes, is shown as a blank. */
static void add_entries(char *text, size_t size) {
    for (char *p = text; (p = memchr(p, 0, size - (size_t)(p - text))) != NULL;) {
        *p = ' ';
    }
    for (char *p = text, *stop; (stop = strchr(p, '\n')) != NULL; p++) {
        if (ends_entry(text, stop)) {
            *stop = 0;
            add_entry(text);
            text = stop + 1;
        }
        p = stop;
    }
}

/* Writes the file anew with what is kept of it. */
static void rewrite(int fd, const char *kept, size_t size) {
    if (pwrite(fd, kept, size, 0) != (ssize_t)size || ftruncate(fd, (off_t)size) != 0) {
        complain(errno);
    }
}

void gi_editor_load_history(const char *path) {
    using_history();
    stifle_history(ENTRIES_KEPT);
    free(history_file);
    history_file = path == NULL ? NULL : strdup(path);
    if (history_file == NULL) {
        return;
    }
    int fd = open_locked(O_RDWR | O_CREAT), error = errno;
    bool writable = fd >= 0, changed;
    fd = writable ? fd : open_locked(O_RDONLY);
    size_t size;
    char *text = fd < 0 ? NULL : read_tail(fd, &size, &changed);
    if (text != NULL) {
        char *kept = find_kept(text, size);
        size_t rest = size - (size_t)(kept - text);
        if (writable && (changed || rest < size / 2)) {
            rewrite(fd, kept, rest);
        }
        add_entries(kept, rest);
        free(text);
    }
    if (fd >= 0) {
        close(fd);
    }
    if (!writable) {
        complain(error);
    }
}

GiValue gi_editor_history(GiThread *t) {
    GiValue list = gi_list(t, NULL, 0);
    HIST_ENTRY **entries = history_list();
    for (int i = 0; list != GI_NULL && entries != NULL && entries[i] != NULL; i++) {
        GiValue s = gi_str_decode_utf8(t, entries[i]->line, strlen(entries[i]->line), "replace");
        if (s == GI_NULL || !gi_list_append_steal(t, list, s)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    return list;
}

/* The entry as a line of the file; malloc'ed. */
static char *encode(const char *entry, size_t *size) {
    char *text = malloc(2 * strlen(entry) + 2), *out = text;
    for (const char *p = entry; text != NULL && *p; p++) {
        if (*p == '\n') {
            *out++ = '\r';
        }
        *out++ = *p;
    }
    if (text != NULL) {
        *out++ = '\n';
        *size = (size_t)(out - text);
    }
    return text;
}

void gi_editor_remember(const char *entry) {
    size_t end = strlen(entry), size;
    while (end > 0 && strchr(" \t\n", entry[end - 1]) != NULL) {
        end--;
    }
    HIST_ENTRY *last = history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    char *kept = strndup(entry, end);
    if (kept == NULL || end == 0 || (last != NULL && strcmp(last->line, kept) == 0)) {
        free(kept);
        return;
    }
    add_history(kept);
    char *line = end > ENTRY_MAX ? NULL : encode(kept, &size);
    int fd = line == NULL || history_file == NULL ? -1 : open_locked(O_WRONLY | O_APPEND | O_CREAT);
    if (fd >= 0) {
        if (write(fd, line, size) != (ssize_t)size) {
            complain(errno);
        }
        close(fd);
    } else if (line != NULL && history_file != NULL) {
        complain(errno);
    }
    free(line);
    free(kept);
}
