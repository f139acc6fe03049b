/* SPDX-License-Identifier: MIT
 * tests/unit/frozen_text.c: every packed library module unpacks to its file in runtime/lib, byte for byte; with the
 * allocation failing it is a MemoryError. Files are found beside this one's own path; without sources: left out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/frozen.h"
#include "runtime/lifecycle.h"
#include "runtime/native.h"

static FILE *source_of(const GiFrozen *f) {
    char path[1000], *at = strrchr(strcpy(path, __FILE__), '/');
    at += sprintf(at, "/../../runtime/lib/");
    for (const char *c = f->name; *c; c++) {
        *at++ = *c == '.' ? '/' : *c;
    }
    strcpy(at, f->package ? "/__init__.py" : ".py");
    return fopen(path, "rb");
}

static int differs(const GiFrozen *f, const char *text) {
    FILE *in = source_of(f);
    char *expected = malloc(f->size + 2);
    int bad = 0;
    if (in != NULL && expected != NULL) {
        size_t n = fread(expected, 1, f->size + 2, in);
        bad = n != f->size || memcmp(expected, text, n) != 0 || text[n] != 0;
    }
    if (in != NULL) {
        fclose(in);
    }
    free(expected);
    return bad;
}

static int check(GiThread *t, const GiFrozen *f) {
    gi_heap_fail_at(t->vm->heap, 1, false);
    char *text = gi_frozen_text(t, f);
    gi_heap_fail_at(t->vm->heap, 0, false);
    int bad = text != NULL || !gi_error_is(t, &gi_MemoryError);
    gi_error_clear(t);
    text = gi_frozen_text(t, f);
    bad |= text == NULL || differs(f, text);
    if (text != NULL) {
        gi_free(t, text, f->size + 1);
    }
    if (bad) {
        printf("BAD %s\n", f->name);
    }
    return bad;
}

int main(int argc, char **argv) {
    GiVmConfig config = {.program = argv[0]};
    GiVm *vm = gi_vm_create(&config);
    GiThread *t = vm == NULL ? NULL : gi_thread_attach(vm);
    int bad = t == NULL;
    for (unsigned i = 0; t != NULL && i < gi_frozen_library.count; i++) {
        bad += check(t, &gi_frozen_library.rows[i]);
    }
    if (t != NULL) {
        gi_vm_finish(t);
        gi_thread_detach(t);
        gi_vm_destroy(vm, 1000000000);
    }
    printf("%u modules, %d bad\n", gi_frozen_library.count, bad);
    return bad != 0;
}
