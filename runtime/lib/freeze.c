/* SPDX-License-Identifier: MIT
 * runtime/lib/freeze.c: build tool: turns library modules in Python into one C file,
 *   freeze OUTPUT.c ROOT FILE.py ...
 * A row per module: dotted name, whether it is a package, its text. Sorted by name for bsearch.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct module {
    char name[256];
    int package;
    const char *path;
} module;

static int by_name(const void *a, const void *b) {
    return strcmp(((const module *)a)->name, ((const module *)b)->name);
}

/* "ROOT/a/b.py" -> "a.b"; "ROOT/a/__init__.py" -> "a", a package. */
static int name_module(module *m, const char *root, const char *path) {
    size_t skip = strlen(root) + 1, n = strlen(path);
    if (n < skip + 3 || n - skip - 3 >= sizeof m->name) {
        return 0;
    }
    memcpy(m->name, path + skip, n - skip - 3);
    m->name[n - skip - 3] = 0;
    for (char *c = m->name; *c; c++) {
        if (*c == '/') {
            *c = '.';
        }
    }
    size_t length = strlen(m->name);
    m->package = length > 9 && strcmp(m->name + length - 9, ".__init__") == 0;
    if (m->package) {
        m->name[length - 9] = 0;
    }
    m->path = path;
    return 1;
}

static int write_text(FILE *out, const module *m, int index) {
    FILE *in = fopen(m->path, "rb");
    if (in == NULL) {
        perror(m->path);
        return 0;
    }
    fprintf(out, "static const unsigned char text_%d[] = {", index);
    long size = 0;
    for (int c; (c = getc(in)) != EOF; size++) {
        fprintf(out, size % 32 == 0 ? "\n%d," : "%d,", c);
    }
    fprintf(out, "0};\n#define SIZE_%d %ld\n", index, size);
    fclose(in);
    return 1;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: freeze OUTPUT.c ROOT FILE.py ...\n", stderr);
        return 2;
    }
    int count = argc - 3;
    module *modules = calloc((size_t)count + 1, sizeof *modules);
    FILE *out = fopen(argv[1], "wb");
    if (modules == NULL || out == NULL) {
        perror(argv[1]);
        return 1;
    }
    for (int i = 0; i < count; i++) {
        if (!name_module(&modules[i], argv[2], argv[i + 3])) {
            fprintf(stderr, "freeze: bad path %s\n", argv[i + 3]);
            return 1;
        }
    }
    qsort(modules, (size_t)count, sizeof *modules, by_name);
    fputs("#include \"runtime/frozen.h\"\n", out);
    for (int i = 0; i < count; i++) {
        if (!write_text(out, &modules[i], i)) {
            return 1;
        }
    }
    fputs("const GiFrozen gi_frozen[] = {\n", out);
    for (int i = 0; i < count; i++) {
        fprintf(out, "    {\"%s\", (const char *)text_%d, SIZE_%d, %d},\n", modules[i].name, i, i,
                modules[i].package);
    }
    fprintf(out, "    {0, 0, 0, 0}};\nconst unsigned gi_frozen_count = %d;\n", count);
    free(modules);
    return fclose(out) != 0;
}
