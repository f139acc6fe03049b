/* SPDX-License-Identifier: MIT
 * runtime/types/method_doc.c: the docs of native functions.
 *
 * Most of them are packed together (runtime/lib/doc_texts.c writes them for runtime/lib/freeze.c): 60 KB that few
 * programs ask for. A row then holds the size of its doc, and name and size tell which it is. The first question
 * unpacks all of them into the memory of its interpreter, vm->method_docs, where they stay.
 *
 * D1  No address is below FIRST_ADDRESS, and no size above it.
 */
#include <string.h>

#include "runtime/errors/error.h"
#include "runtime/frozen.h"
#include "runtime/init.h"
#include "runtime/native.h"
#include "runtime/types/str.h"

#define FIRST_ADDRESS 4096u /* D1 */

#ifdef GI_DOCS_PACKED
void gi_method_docs_free(GiThread *t) {
    if (t->vm->method_docs != NULL) {
        gi_free(t, t->vm->method_docs, gi_frozen_docs.size + 1);
        t->vm->method_docs = NULL;
    }
}

/* The doc of this size of a function whose signature begins with the name; NULL: there is none. */
static const char *search(const char *docs, const char *signature, size_t size) {
    size_t n = strcspn(signature, "(");
    for (const char *p = docs, *end = docs + gi_frozen_docs.size; p < end;) {
        size_t length = strlen(p);
        const char *doc = p + length + 1;
        size_t doc_size = strlen(doc) + 1;
        if (length == n && doc_size == size && memcmp(p, signature, n) == 0) {
            return doc;
        }
        p = doc + doc_size;
    }
    return NULL;
}

static bool find(GiThread *t, const GiMethodRow *row, const char **doc) {
    if (t->vm->method_docs == NULL) {
        t->vm->method_docs = gi_frozen_text(t, &gi_frozen_docs);
    }
    *doc = t->vm->method_docs == NULL ? NULL : search(t->vm->method_docs, row->signature, (size_t)(uintptr_t)row->doc);
    return t->vm->method_docs != NULL;
}
#else
void gi_method_docs_free(GiThread *t) {}

static bool find(GiThread *t, const GiMethodRow *row, const char **doc) {
    *doc = NULL;
    return true;
}
#endif

bool gi_method_doc_find(GiThread *t, const GiMethodRow *row, const char **doc) {
    *doc = row->doc;
    return row->doc == NULL || (uintptr_t)row->doc >= FIRST_ADDRESS || find(t, row, doc);
}

GiValue gi_method_doc(GiThread *t, const GiMethodRow *row) {
    const char *doc;
    if (!gi_method_doc_find(t, row, &doc)) {
        return GI_NULL;
    }
    return doc == NULL ? GI_NONE : gi_str_from_text(t, doc);
}
