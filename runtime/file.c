/* SPDX-License-Identifier: MIT
 * runtime/file.c: reading whole files (see file.h). The GIL is let go around each system call.
 */
#include "runtime/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/types/str.h"

typedef struct Request {
    const char *path;
    int fd;
    void *data;
    size_t size;
    struct stat status;
} Request;

static int64_t call_stat(void *arg) {
    Request *r = arg;
    return stat(r->path, &r->status);
}

static int64_t call_open(void *arg) {
    Request *r = arg;
    return open(r->path, O_RDONLY | O_CLOEXEC);
}

static int64_t call_read(void *arg) {
    Request *r = arg;
    return read(r->fd, r->data, r->size);
}

GiFileKind gi_file_kind(GiThread *t, const char *path) {
    Request r = {.path = path};
    int error;
    int64_t result = gi_block(t, GI_BLOCK_FILE, "stat", GI_NULL, call_stat, &r, &error);
    if (result < 0) {
        return result == -2 ? GI_FILE_ERROR : error == ENOTDIR ? GI_FILE_BELOW_FILE : GI_FILE_NONE;
    }
    return S_ISREG(r.status.st_mode) ? GI_FILE_REGULAR
         : S_ISDIR(r.status.st_mode) ? GI_FILE_FOLDER : GI_FILE_OTHER;
}

static void raise_path(GiThread *t, int error, const char *path) {
    GiValue name = gi_str_decode_utf8(t, path, strlen(path), "surrogateescape");
    if (name != GI_NULL) {
        gi_raise_errno(t, error, name);
        gi_drop(t, name);
    }
}

char *gi_file_read_all(GiThread *t, int fd, size_t *size) {
    size_t capacity = 16384, used = 0;
    char *data = gi_alloc(t, capacity + 1);
    while (data != NULL) {
        int error;
        Request r = {.fd = fd, .data = data + used, .size = capacity - used};
        int64_t n = gi_block(t, GI_BLOCK_FILE, "read", GI_NULL, call_read, &r, &error);
        if (n < 0) {
            if (n == -1) {
                gi_raise_errno(t, error, GI_NULL);
            }
            break;
        }
        used += (size_t)n;
        if (n == 0) {
            char *fitted = gi_resize(t, data, capacity + 1, used + 1);
            if (fitted == NULL) {
                break;
            }
            fitted[used] = 0;
            *size = used;
            return fitted;
        }
        if (used == capacity) {
            char *larger = gi_resize(t, data, capacity + 1, 2 * capacity + 1);
            if (larger == NULL) {
                break;
            }
            data = larger;
            capacity *= 2;
        }
    }
    if (data != NULL) {
        gi_free(t, data, capacity + 1);
    }
    return NULL;
}

char *gi_file_read(GiThread *t, const char *path, size_t *size) {
    Request r = {.path = path};
    int error;
    int64_t fd = gi_block(t, GI_BLOCK_FILE, "open", GI_NULL, call_open, &r, &error);
    if (fd < 0) {
        if (fd == -1) {
            raise_path(t, error, path);
        }
        return NULL;
    }
    struct stat status;
    if (fstat((int)fd, &status) == 0 && S_ISDIR(status.st_mode)) {
        close((int)fd);
        raise_path(t, EISDIR, path);
        return NULL;
    }
    char *data = gi_file_read_all(t, (int)fd, size);
    close((int)fd);
    return data;
}
