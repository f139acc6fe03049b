/* SPDX-License-Identifier: MIT
 * runtime/modules/posix.h: what the files of the module posix share.
 *   posix.c         descriptors, environment, the module
 *   posix_files.c   paths: stat, listdir, scandir, mkdir, rename ...
 *   posix_process.c processes: fork, exec, wait, kill, ids, times
 *   posix_system.c  positioned reads, locks, file systems, priorities, terminals
 */
#ifndef GI_POSIX_H
#define GI_POSIX_H

#include "runtime/modules/io.h"

extern const GiMethodRow gi_posix_file_rows[];
extern const GiMethodRow gi_posix_process_rows[];
extern const GiMethodRow gi_posix_system_rows[];
bool gi_posix_add_system_constants(GiThread *t, GiValue module);

/* A path argument as bytes for a system call (owned), or a descriptor. */
typedef struct GiPath {
    GiValue given;  /* borrowed: for error messages */
    GiValue bytes;  /* owned; GI_NULL: fd is meant */
    int fd;
    bool as_bytes;  /* results are bytes too */
} GiPath;
bool gi_path_get(GiThread *t, GiValue v, bool allow_fd, const char *function, GiPath *out);
void gi_path_free(GiThread *t, GiPath *p);
static inline const char *gi_path_text(const GiPath *p) { return (const char *)gi_as_bytes(p->bytes)->data; }
/* A name from the system as str (surrogateescape) or bytes. Owned. */
GI_OWNED GiValue gi_path_result(GiThread *t, const char *text, size_t size, bool as_bytes);
/* Runs a system call through gi_block as "file" work; -1: OSError set (naming path, GI_NULL: none). */
int64_t gi_posix_run(GiThread *t, const char *what, GiValue path, int64_t (*call)(void *), void *arg);
bool gi_posix_int(GiThread *t, GiValue v, int *out);
/* The same for a descriptor; warns of a bool. */
bool gi_posix_fd(GiThread *t, GiValue v, int *out);

#endif
