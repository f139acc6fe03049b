/* SPDX-License-Identifier: MIT
 * runtime/modules/io.h: what the files of the module _io share.
 *
 *   io_base.c      _IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase
 *   io_raw.c       FileIO          io_buffered.c  BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair
 *   io_memory.c    BytesIO, StringIO               io_text.c      TextIOWrapper, IncrementalNewlineDecoder
 *   io.c           the module and open()
 *
 * Every native stream begins with GiIoBase, so that `dict`, weak references and `closed` are shared.
 */
#ifndef GI_IO_H
#define GI_IO_H

#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define GI_IO_BUFFER_SIZE 8192

typedef struct GiIoBase {
    GiObject head;
    GiValue dict;         /* instance attributes: name, mode, ...; GI_NULL until the first */
    GiObject *weak_list;
    bool closed;          /* of classes without a state of their own */
    bool finalizing;
} GiIoBase;

#define GI_IO_TYPE_HEAD(struct_type, base_type) \
    GI_TYPE_HEAD(struct_type, GI_GC_TRACKED | GI_GC_FINALIZER), .gc.weak_offset = offsetof(GiIoBase, weak_list), \
    .gc.finalize = gi_io_finalize, .dict_offset = offsetof(GiIoBase, dict), .base = &gi_##base_type##_type, \
    .flags = GI_TYPE_BASE

/* Closes a stream that nobody refers to any more (the type's finalizer). */
void gi_io_finalize(GiThread *t, GiObject *o);
/* Behind a close that was tried in spite of an earlier error, which is taken over (GI_NULL: there was none): leaves the
 * later error with the earlier as its context, or the earlier. false: an error is set. */
bool gi_io_close_result(GiThread *t, bool ok, GiValue earlier_steal);
/* The stream below; borrowed, GI_NULL: detached or not initialised. */
GiValue gi_text_io_buffer_borrow(GiValue v);
GiValue gi_buffered_raw_borrow(GiValue v);
/* Has v, a FileIO, an open descriptor that close() would close? */
bool gi_fileio_owns_descriptor(GiValue v);
/* Visits and drops the parts of GiIoBase. */
int gi_io_traverse_base(GiObject *o, GiVisit visit, void *arg);
void gi_io_drop_base(GiThread *t, GiObject *o);
/* Raises io.UnsupportedOperation(message). */
GiValue gi_io_unsupported(GiThread *t, const char *message);
/* Calls v.name() and drops the result. */
bool gi_io_call(GiThread *t, GiValue v, const char *name);
/* The truth of v.name, resp. v.name(); -1: error. */
int gi_io_attr_truth(GiThread *t, GiValue v, const char *name);
int gi_io_call_truth(GiThread *t, GiValue v, const char *name);
/* ValueError "I/O operation on closed file." when v.closed is true. */
bool gi_io_check_open(GiThread *t, GiValue v);
/* v.name(x) with one value; owned. */
GI_OWNED GiValue gi_io_call1(GiThread *t, GiValue v, const char *name, GiValue x);
GI_OWNED GiValue gi_io_call0(GiThread *t, GiValue v, const char *name);
/* Sets an attribute by a C name. */
bool gi_io_set(GiThread *t, GiValue v, const char *name, GiValue x);

/* --- io_raw.c: direct access for the buffered classes. n: bytes; -1: error; -3: would block. --- */
int64_t gi_fileio_read(GiThread *t, GiValue raw, void *data, size_t size);
int64_t gi_fileio_write(GiThread *t, GiValue raw, const void *data, size_t size);
int gi_fileio_fd(GiValue raw); /* -1: closed */
/* open(): path str, bytes or int; owned stream. */
GI_OWNED GiValue gi_io_open(GiThread *t, GiValue file, const char *mode, int buffering, GiValue encoding,
                            GiValue errors, GiValue newline, bool closefd, GiValue opener);
/* The `newlines` attribute for kinds met (1 "\r", 2 "\n", 4 "\r\n"): None, str or tuple; owned. */
GI_OWNED GiValue gi_io_newlines(GiThread *t, uint8_t seen);
/* Makes sys.stdin, stdout, stderr over descriptors 0, 1 and 2 (None when closed). unbuffered:
 * every write to stdout and stderr goes to the system at once. */
bool gi_io_init_streams(GiThread *t, bool unbuffered);
/* Lets a TextIOWrapper pass on every write at once. */
void gi_io_write_through(GiValue stream);
/* The path of os.fspath() semantics as str or bytes; owned. */
GI_OWNED GiValue gi_io_fspath(GiThread *t, GiValue path);
/* The path as C text for a system call: owned bytes (NUL-free), ValueError "embedded null byte". */
GI_OWNED GiValue gi_io_path_bytes(GiThread *t, GiValue path, const char *what);

#endif
