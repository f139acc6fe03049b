/* SPDX-License-Identifier: MIT
 * tests/tools/dump_ast_main.c: the program around dump_ast.c. Reads file names from standard input and
 * prints "=== name" and the tree of each, or "error ...". With an argument it prints no trees: for
 * timing the parser. Needs the internal headers and the static library:
 *
 *   cc -I. -D_GNU_SOURCE tests/tools/dump_ast*.c BUILD/libgilt.a -lutf8proc -lpcre2-8 -lz -lffi -lm \
 *      -lpthread -ldl -o dump_ast
 */
#include <stdlib.h>

#include "runtime/lifecycle.h"
#include "runtime/types/number.h"
#include "runtime/types/str.h"
#include "tests/tools/dump_ast.h"

static GiThread *thread;

void gi_dump_int(FILE *f, GiValue v) {
    GiValue text = gi_int_to_str(thread, v, 16);
    fprintf(f, " i%s", gi_str_text(text));
    gi_drop(thread, text);
}

static char *read_file(const char *name, size_t *size) {
    FILE *f = fopen(name, "rb");
    if (f == NULL) {
        return NULL;
    }
    fseek(f, 0, SEEK_END);
    *size = (size_t)ftell(f);
    rewind(f);
    char *text = malloc(*size + 1);
    if (text != NULL && fread(text, 1, *size, f) != *size) {
        free(text);
        text = NULL;
    }
    fclose(f);
    return text;
}

static void dump_file(const char *name, bool quiet) {
    size_t size;
    char *text = read_file(name, &size);
    GiArena *a = gi_arena_new(thread);
    GiValue filename = gi_str_from_text(thread, name);
    printf("=== %s\n", name);
    if (text != NULL && a != NULL && filename != GI_NULL) {
        GiNode *tree = gi_parse(thread, a, text, size, filename, 'x', GI_COMPILE_BYTES);
        if (tree == NULL) {
            GiValue exc = gi_error_take(thread), message = gi_str(thread, exc);
            printf("error %s %s\n", gi_type_name(gi_type(exc)), gi_str_text(message));
            gi_drop(thread, message);
            gi_drop(thread, exc);
        } else if (!quiet) {
            gi_dump_tree(stdout, tree);
        }
    }
    gi_xdrop(thread, filename);
    gi_arena_free(a);
    free(text);
}

int main(int argc, char **argv) {
    char line[4096];
    (void)argv;
    GiVm *vm = gi_vm_create(NULL);
    thread = vm == NULL ? NULL : gi_thread_attach(vm);
    if (thread == NULL) {
        return 1;
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = 0;
        dump_file(line, argc > 1);
    }
    gi_thread_detach(thread);
    return gi_vm_destroy(vm, 1000000000) ? 0 : 1;
}
