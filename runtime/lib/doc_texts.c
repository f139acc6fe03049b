/* SPDX-License-Identifier: MIT
 * runtime/lib/doc_texts.c: build tool: collects the docs of native functions for runtime/lib/freeze.c:
 *   doc_texts OUTPUT FILE.c FILE.h ...
 * Rows of GI_METHOD and its kin hold the size of their doc instead of the doc, and
 * runtime/types/method_doc.c finds the text by name and size. Here the rows are read from the sources, as texts: both
 * arguments must be string literals, or the doc NULL. The output is name, doc, name, doc ..., each ended by a 0; an
 * output that would not change is left as it is.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 8192
#define TEXT 4096

typedef struct row {
    char *name, *doc; /* doc NULL: none */
} row;

static row rows[ROWS];
static int count;

typedef struct reader {
    const char *path, *start, *p;
} reader;

static void fail(const reader *r, const char *what) {
    int line = 1;
    for (const char *p = r->start; p < r->p; p++) {
        line += *p == '\n';
    }
    fprintf(stderr, "%s:%d: %s\n", r->path, line, what);
    exit(1);
}

/* Behind spaces and continued lines. */
static void skip_space(reader *r) {
    while (isspace((unsigned char)*r->p) || (*r->p == '\\' && r->p[1] == '\n')) {
        r->p++;
    }
}

static char escaped(reader *r) {
    static const char from[] = "nt\"\\'", to[] = "\n\t\"\\'";
    const char *at = *r->p != 0 ? strchr(from, *r->p) : NULL;
    if (at == NULL) {
        fail(r, "this escape is not known to doc_texts");
        return 0;
    }
    r->p++;
    return to[at - from];
}

/* Adjacent string literals as one text; NULL: there is none here. */
static char *literals(reader *r) {
    static char text[TEXT];
    size_t n = 0;
    skip_space(r);
    if (*r->p != '"') {
        return NULL;
    }
    for (; *r->p == '"'; r->p++, skip_space(r)) {
        for (r->p++; *r->p != '"'; n++) {
            if (*r->p == 0 || n + 1 >= sizeof text) {
                fail(r, "too long a text for doc_texts");
            }
            char c = *r->p++;
            text[n] = c == '\\' ? escaped(r) : c;
        }
    }
    text[n] = 0;
    return strdup(text);
}

static void expect(reader *r, char c, const char *what) {
    skip_space(r);
    if (*r->p != c) {
        fail(r, what);
    }
    r->p++;
}

/* The size that the row holds: of the literal, or of NULL. */
static size_t doc_size(const char *doc) { return doc == NULL ? sizeof NULL : strlen(doc) + 1; }

static void add(reader *r, char *name, char *doc) {
    for (int i = 0; i < count; i++) {
        bool same = (doc == NULL) == (rows[i].doc == NULL) && (doc == NULL || strcmp(doc, rows[i].doc) == 0);
        if (strcmp(rows[i].name, name) == 0 && doc_size(rows[i].doc) == doc_size(doc)) {
            if (!same) {
                fail(r, "another row has this name and another doc of this length: change the length, or take GI_METHOD_MADE");
            }
            return;
        }
    }
    if (count == ROWS) {
        fail(r, "more rows than doc_texts can hold");
    }
    rows[count++] = (row){name, doc};
}

static void read_row(reader *r) {
    static const char how[] = "doc_texts wants two string literals here; GI_METHOD_MADE takes any text";
    char *signature = literals(r), *doc;
    if (signature == NULL) {
        fail(r, how);
    }
    expect(r, ',', how);
    r->p += strcspn(r->p, ",");
    expect(r, ',', how);
    doc = literals(r);
    if (doc == NULL) {
        r->p += strncmp(r->p, "NULL", 4) == 0 ? 4 : 0;
    }
    expect(r, ')', how);
    signature[strcspn(signature, "(")] = 0;
    add(r, signature, doc);
}

static void skip_literal(reader *r) {
    char quote = *r->p++;
    while (*r->p != 0 && *r->p != quote) {
        r->p += *r->p == '\\' && r->p[1] != 0 ? 2 : 1;
    }
    r->p += *r->p != 0;
}

static void skip_comment(reader *r) {
    const char *end = r->p[1] == '*' ? strstr(r->p + 2, "*/") : strchr(r->p, '\n');
    r->p = end == NULL ? r->p + strlen(r->p) : end + (r->p[1] == '*' ? 2 : 0);
}

static bool is_row(const char *name, size_t n) {
    static const char *const names[] = {"GI_METHOD", "GI_METHOD_RAW", "GI_METHOD_QUICK", "GI_CLASS_METHOD"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i]) == n && memcmp(names[i], name, n) == 0) {
            return true;
        }
    }
    return false;
}

/* A name; what #define defines is no row. */
static void read_name(reader *r) {
    const char *name = r->p;
    bool defined = name - r->start >= 8 && memcmp(name - 8, "#define ", 8) == 0;
    while (isalnum((unsigned char)*r->p) || *r->p == '_') {
        r->p++;
    }
    if (*r->p == '(' && !defined && is_row(name, (size_t)(r->p - name))) {
        r->p++;
        read_row(r);
    }
}

static void read_source(reader *r) {
    while (*r->p != 0) {
        if (*r->p == '"' || *r->p == '\'') {
            skip_literal(r);
        } else if (*r->p == '/' && (r->p[1] == '*' || r->p[1] == '/')) {
            skip_comment(r);
        } else if (isalpha((unsigned char)*r->p) || *r->p == '_') {
            read_name(r);
        } else if (isdigit((unsigned char)*r->p)) { /* 1'000 and 0x1Fu hold no names */
            r->p += strspn(r->p, "0123456789abcdefABCDEFxX.uUlL");
        } else {
            r->p++;
        }
    }
}

/* The text of a file, with a 0 behind it, malloc'ed; NULL: there is none. */
static char *read_file(const char *path, size_t *size) {
    FILE *in = fopen(path, "rb");
    char *text = NULL;
    if (in != NULL && fseek(in, 0, SEEK_END) == 0) {
        long n = ftell(in);
        rewind(in);
        text = n >= 0 ? malloc((size_t)n + 1) : NULL;
        *size = text != NULL ? fread(text, 1, (size_t)n, in) : 0;
        if (text != NULL) {
            text[*size] = 0;
        }
    }
    if (in != NULL) {
        fclose(in);
    }
    return text;
}

static int by_name(const void *a, const void *b) {
    int order = strcmp(((const row *)a)->name, ((const row *)b)->name);
    return order != 0 ? order : strcmp(((const row *)a)->doc, ((const row *)b)->doc);
}

/* All rows with a doc, as one text; its size. */
static size_t make_output(char **out) {
    int n = 0;
    size_t size = 0;
    for (int i = 0; i < count; i++) {
        if (rows[i].doc != NULL) {
            size += strlen(rows[i].name) + strlen(rows[i].doc) + 2;
            rows[n++] = rows[i];
        }
    }
    qsort(rows, (size_t)n, sizeof *rows, by_name);
    char *p = *out = malloc(size + 1);
    for (int i = 0; p != NULL && i < n; i++) {
        p = stpcpy(p, rows[i].name) + 1;
        p = stpcpy(p, rows[i].doc) + 1;
    }
    return size;
}

int main(int argc, char **argv) {
    for (int i = 2; i < argc; i++) {
        size_t size = 0;
        char *text = read_file(argv[i], &size);
        if (text == NULL) {
            perror(argv[i]);
            return 1;
        }
        reader r = {argv[i], text, text};
        read_source(&r);
        free(text);
    }
    char *out = NULL;
    size_t size = make_output(&out), old_size = 0;
    char *old = argc > 2 ? read_file(argv[1], &old_size) : NULL;
    if (argc < 3 || out == NULL) {
        fputs("usage: doc_texts OUTPUT FILE ...\n", stderr);
        return 2;
    }
    if (old != NULL && old_size == size && memcmp(old, out, size) == 0) {
        return 0;
    }
    FILE *f = fopen(argv[1], "wb");
    return f == NULL || fwrite(out, 1, size, f) != size || fclose(f) != 0;
}
