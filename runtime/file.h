/* SPDX-License-Identifier: MIT
 * runtime/file.h: whole files for the interpreter's own use (imports, scripts, source lines). Every
 * system call goes through gi_block. Scripts use the module io. */
#ifndef GI_FILE_H
#define GI_FILE_H

#include "runtime/errors/error.h"

/* GI_FILE_BELOW_FILE: nothing, for what should be a folder on the way is a file. */
typedef enum GiFileKind {
    GI_FILE_NONE, GI_FILE_BELOW_FILE, GI_FILE_REGULAR, GI_FILE_FOLDER, GI_FILE_OTHER, GI_FILE_ERROR
} GiFileKind;

/* What is at path. GI_FILE_ERROR: interrupted, error set. */
GiFileKind gi_file_kind(GiThread *t, const char *path);
/* The bytes of a file, NUL-terminated, *size without the NUL; free with gi_free(t, p, *size + 1). NULL:
 * OSError set. */
GI_OWNED char *gi_file_read(GiThread *t, const char *path, size_t *size);
/* The same from an open descriptor, to its end. */
GI_OWNED char *gi_file_read_all(GiThread *t, int fd, size_t *size);

#endif
