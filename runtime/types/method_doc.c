/* SPDX-License-Identifier: MIT
 * runtime/types/method_doc.c: the docs of native functions.
 *
 * Most of them are packed together (runtime/lib/doc_texts.c writes them for runtime/lib/freeze.c): 60 KB that few
 * programs ask for. A row then holds the size of its doc, and name and size tell which it is. The first question
 * unpacks all of them into the memory of its interpreter, vm->method_docs, where they stay. The others stand behind
 * the signatures.
 */
#include <string.h>

#include "runtime/errors/error.h"
#include "runtime/frozen.h"
#include "runtime/init.h"
#include "runtime/native.h"
#include "runtime/types/str.h"

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

bool gi_method_doc_find(GiThread *t, const GiMethodRow *row, const char **doc) {
    *doc = NULL;
    if (row->flags & GI_FN_DOC) {
        const char *behind = row->signature + strlen(row->signature) + 1;
        *doc = *behind == 0 ? NULL : behind;
    } else if (row->doc != 0) {
        if (t->vm->method_docs == NULL && (t->vm->method_docs = gi_frozen_text(t, &gi_frozen_docs)) == NULL) {
            return false;
        }
        *doc = search(t->vm->method_docs, row->signature, row->doc);
    }
    return true;
}

GiValue gi_method_doc(GiThread *t, const GiMethodRow *row) {
    const char *doc;
    if (!gi_method_doc_find(t, row, &doc)) {
        return GI_NULL;
    }
    return doc == NULL ? GI_NONE : gi_str_from_text(t, doc);
}
