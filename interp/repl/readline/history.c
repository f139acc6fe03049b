/* SPDX-License-Identifier: MIT
 * interp/repl/readline/history.c: the history and its file. In the file an entry is a line; the lines of a
 * block are joined by "\r\n". Each entry is appended when it is made, under a lock, so that two sessions
 * share the file and a session that is killed loses nothing. At start a file that has grown is cut.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <readline/history.h>

#include "interp/repl/editor.h"

#define ENTRIES_KEPT 2000
#define FILE_MAX (4 << 20)   /* a file larger than this is cut at start */
#define ENTRY_MAX (64 << 10) /* a longer entry is remembered in this session only */

static char *history_file;

static int open_locked(int flags) {
    int fd = open(history_file, flags | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0 && flock(fd, LOCK_EX) != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* The whole file, NUL-terminated, malloc'ed. */
static char *read_all(int fd, size_t *size) {
    struct stat s;
    if (fstat(fd, &s) != 0 || s.st_size < 0 || s.st_size > (64 << 20)) {
        return NULL;
    }
    char *text = malloc((size_t)s.st_size + 1);
    *size = 0;
    while (text != NULL && *size < (size_t)s.st_size) {
        ssize_t n = pread(fd, text + *size, (size_t)s.st_size - *size, (off_t)*size);
        if (n <= 0) {
            break;
        }
        *size += (size_t)n;
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

static void add_entries(char *text) {
    for (char *p = text, *stop; (stop = strchr(p, '\n')) != NULL; p++) {
        if (ends_entry(text, stop)) {
            *stop = 0;
            add_entry(text);
            text = stop + 1;
        }
        p = stop;
    }
}

void gi_editor_load_history(const char *path) {
    using_history();
    stifle_history(ENTRIES_KEPT);
    free(history_file);
    history_file = path == NULL ? NULL : strdup(path);
    int fd = history_file == NULL ? -1 : open_locked(O_RDWR);
    if (fd < 0) {
        return;
    }
    size_t size;
    char *text = read_all(fd, &size);
    if (text != NULL) {
        char *kept = find_kept(text, size);
        size_t rest = size - (size_t)(kept - text);
        if ((size > FILE_MAX || rest < size / 2) && pwrite(fd, kept, rest, 0) == (ssize_t)rest) {
            if (ftruncate(fd, (off_t)rest) != 0) {
                perror("gilt: history");
            }
        }
        add_entries(kept);
        free(text);
    }
    close(fd);
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
    int fd = line == NULL || history_file == NULL ? -1 : open_locked(O_WRONLY | O_APPEND);
    if (fd >= 0) {
        if (write(fd, line, size) != (ssize_t)size) {
            perror("gilt: history");
        }
        close(fd);
    }
    free(line);
    free(kept);
}
