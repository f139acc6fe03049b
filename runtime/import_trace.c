/* SPDX-License-Identifier: MIT
 * runtime/import_trace.c: see import_trace.h. The table of -X importtime is CPython's: an import stands behind those
 * that it has made, two blanks to the left of them. Imports of several threads at once are counted as if they were one
 * within the other.
 */
#include "runtime/import_trace.h"

#include <stdio.h>

#include "runtime/gil/block.h"
#include "runtime/types/str.h"

void gi_import_trace_start(GiThread *t, GiImportTrace *trace) {
    t->vm->import_trace = trace;
    if (trace->times) {
        fputs("import time: self [us] | cumulative | imported package\n", stderr);
    }
}

GiImportSpan gi_import_trace_begin(GiThread *t) {
    GiImportTrace *trace = t->vm->import_trace;
    if (trace == NULL) {
        return (GiImportSpan){0, 0};
    }
    GiImportSpan span = {gi_now_ns(t), trace->inner};
    trace->depth++;
    trace->inner = 0;
    return span;
}

/* "import 'x' # where it comes from" */
static void tell_name(GiThread *t, GiValue name, GiValue module) {
    GiDict *d = gi_is_exact(module, &gi_module_type) ? gi_module_dict(module) : NULL;
    GiValue file = d == NULL ? GI_NULL : gi_dict_get_text(t, d, "__file__");
    const char *where = file != GI_NULL && gi_is_str(file) ? gi_str_text(file) : "built-in";
    fprintf(stderr, "import '%s' # %s\n", gi_str_text(name), where);
}

void gi_import_trace_end(GiThread *t, GiImportSpan span, GiValue name, GiValue module) {
    GiImportTrace *trace = t->vm->import_trace;
    if (trace == NULL) {
        return;
    }
    int64_t whole = gi_now_ns(t) - span.start, own = whole - trace->inner;
    trace->depth--;
    trace->inner = span.inner + whole;
    if (module != GI_NULL && trace->names) {
        tell_name(t, name, module);
    }
    if (module != GI_NULL && trace->times) {
        fprintf(stderr, "import time: %9lld | %10lld | %*s%s\n", (long long)(own / 1000), (long long)(whole / 1000),
                2 * trace->depth, "", gi_str_text(name));
    }
}
