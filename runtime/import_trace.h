/* SPDX-License-Identifier: MIT
 * runtime/import_trace.h: what -v and -X importtime tell about imports, on stderr.
 */
#ifndef GI_IMPORT_TRACE_H
#define GI_IMPORT_TRACE_H

#include "runtime/native.h"

typedef struct GiImportTrace {
    bool names, times; /* -v, -X importtime */
    int depth;         /* imports under way */
    int64_t inner;     /* ns of the imports that the innermost one has made so far */
} GiImportTrace;

/* An import that is under way: when it began, and `inner` of the one around it. */
typedef struct GiImportSpan { int64_t start, inner; } GiImportSpan;

/* Starts telling; the host owns *trace, which must live as long as imports may come. */
void gi_import_trace_start(GiThread *t, GiImportTrace *trace);
/* Around the loading of a module (not of one that is in sys.modules already). module GI_NULL: it failed. Without
 * a trace they do nothing. With the GIL. */
GiImportSpan gi_import_trace_begin(GiThread *t);
void gi_import_trace_end(GiThread *t, GiImportSpan span, GiValue name, GiValue module);

#endif
