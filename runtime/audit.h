/* SPDX-License-Identifier: MIT
 * runtime/audit.h: the audit: every reference count computed again from the references themselves.
 */
#ifndef GI_AUDIT_H
#define GI_AUDIT_H

#include <stdio.h>

#include "runtime/state.h"

typedef struct GiAudit {
    size_t objects;     /* looked at */
    size_t references;  /* found */
    size_t differences; /* objects whose count is not the number of references, leaks, faults */
} GiAudit;

/* Counts all references in t's interpreter, compares, checks the heap, and writes what differs to `out`
 * (NULL: silent). Exact when no C code holds references of its own: when nothing runs. Runs no script
 * code. false: no memory for it. Needs the GIL. */
bool gi_audit(GiThread *t, GiAudit *result, FILE *out);

#endif
