/* SPDX-License-Identifier: MIT
 * runtime/lib/freeze.c: build tool: turns library modules in Python into C files,
 *   freeze OUTPUT.c TABLE ROOT FILE.py ... NAME.txt ... + OUTPUT2.c TABLE2 ROOT2 FILE.py ...
 * All are packed with the same codes, which stand in the first output. gi_frozen_TABLE has a row per module: dotted name, whether it is a package, its text, packed as runtime/frozen.h says. Sorted by
 * name for bsearch. NAME.txt becomes gi_frozen_NAME. Texts are packed several times: from the symbols of one round come the
 * codes, and from their lengths the prices by which the next one chooses its copies; the last one writes.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/frozen.h"

#define OUTPUTS 2
#define HASHES 65536
#define SEARCH 256  /* earlier places tried for copies */
#define SHORTEST 3  /* copy */
#define ENOUGH 200  /* a copy so long that no longer one is looked for */
#define ROUNDS 3    /* each packs by the prices of the one before */
#define NEVER_SEEN 16 /* price of a symbol without a code; in the first round of all */

typedef struct module {
    char name[256];
    int package, data; /* data: a text of its own, not a module */
    int output;        /* which file it goes to */
    const char *path;
    unsigned char *text;
    size_t size;
} module;

typedef struct output {
    const char *path, *table, *root;
} output;

static int by_name(const void *a, const void *b) {
    const module *x = a, *y = b;
    return x->output != y->output ? x->output - y->output : strcmp(x->name, y->name);
}

static int ends_with(const char *text, const char *end) {
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

/* "any/name.txt" -> "name", data. */
static int name_data(module *m, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    m->path = path;
    m->data = 1;
    return snprintf(m->name, sizeof m->name, "%.*s", (int)strlen(name) - 4, name) < (int)sizeof m->name;
}

/* "ROOT/a/b.py" -> "a.b"; "ROOT/a/__init__.py" -> "a", a package. */
static int name_module(module *m, const char *root, const char *path) {
    size_t skip = strlen(root) + 1, n = strlen(path);
    if (ends_with(path, ".txt")) {
        return name_data(m, path);
    }
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
    m->package = ends_with(m->name, ".__init__");
    if (m->package) {
        m->name[strlen(m->name) - 9] = 0;
    }
    m->path = path;
    return 1;
}

static int read_text(module *m) {
    FILE *in = fopen(m->path, "rb");
    if (in == NULL || fseek(in, 0, SEEK_END) != 0) {
        perror(m->path);
        return 0;
    }
    m->size = (size_t)ftell(in);
    m->text = malloc(m->size + 4);
    rewind(in);
    if (m->text == NULL || fread(m->text, 1, m->size, in) != m->size) {
        perror(m->path);
        return 0;
    }
    fclose(in);
    return 1;
}

/* --- symbols: counted, then written --- */

static struct {
    unsigned long frequency[GI_FROZEN_CODES][GI_FROZEN_SYMBOLS];
    unsigned length[GI_FROZEN_CODES][GI_FROZEN_SYMBOLS], code[GI_FROZEN_CODES][GI_FROZEN_SYMBOLS];
    FILE *out; /* NULL: only count */
    unsigned byte, bits, bytes;
} packer;

static void put_byte(void) {
    fprintf(packer.out, packer.bytes++ % 32 == 0 ? "\n%u," : "%u,", packer.byte & 255u);
    packer.bits = 0;
}

static void put_bits(size_t value, unsigned n) {
    while (packer.out != NULL && n > 0) {
        packer.byte = packer.byte << 1 | (value >> --n & 1u);
        if (++packer.bits == 8) {
            put_byte();
        }
    }
}

static void put_symbol(unsigned table, unsigned symbol) {
    packer.frequency[table][symbol]++;
    put_bits(packer.code[table][symbol], packer.length[table][symbol]);
}

/* Of a number: how many bits stand below its two highest, and its class. */
static unsigned rest_of(size_t v) {
    unsigned rest = 0;
    while (v >> rest > 3) {
        rest++;
    }
    return rest;
}

static unsigned class_of(size_t v, unsigned rest) { return v < 2 ? (unsigned)v : 2 * rest + (unsigned)(v >> rest); }

/* A number as symbol base + class and the bits below its two highest. */
static void put_number(unsigned table, unsigned base, size_t v) {
    unsigned rest = rest_of(v);
    put_symbol(table, base + class_of(v, rest));
    put_bits(v, rest);
}

/* --- copies --- */

static int heads[HASHES], *links; /* the last place with a hash, and for each place the one before it */

static unsigned hash_of(const unsigned char *p) {
    return ((p[0] << 16 | p[1] << 8 | p[2]) * 2654435761u) >> 16;
}

static void enter(const module *m, size_t at) {
    if (at + 3 <= m->size) {
        unsigned h = hash_of(m->text + at);
        links[at] = heads[h];
        heads[h] = (int)at;
    }
}

/* --- the cheapest way through a text, by the lengths that the codes had last time --- */

typedef struct step { /* the last step of the cheapest way to a place */
    unsigned bits, length, distance; /* distance 0: a byte */
} step;

static unsigned price[GI_FROZEN_CODES][GI_FROZEN_SYMBOLS];
static step *steps; /* for each place, and one for the end */

static unsigned price_number(unsigned table, unsigned base, size_t v) {
    unsigned rest = rest_of(v);
    return price[table][base + class_of(v, rest)] + rest;
}

static unsigned context(const module *m, size_t at) { return gi_frozen_context(at == 0 ? '\n' : m->text[at - 1]); }

static void offer(size_t to, unsigned bits, size_t length, size_t distance) {
    if (bits < steps[to].bits) {
        steps[to] = (step){bits, (unsigned)length, (unsigned)distance};
    }
}

static size_t repeated(const module *m, size_t at, size_t place) {
    size_t n = 0;
    while (at + n < m->size && m->text[place + n] == m->text[at + n]) {
        n++;
    }
    return n;
}

/* Offers each length at its smallest distance. */
static void offer_copies(const module *m, size_t at) {
    size_t best = SHORTEST - 1;
    int place = at + 3 <= m->size ? heads[hash_of(m->text + at)] : -1;
    for (int tries = SEARCH; place >= 0 && tries > 0 && best < ENOUGH; tries--, place = links[place]) {
        size_t n = repeated(m, at, (size_t)place), distance = at - (size_t)place;
        unsigned bits = n > best ? steps[at].bits + price_number(GI_FROZEN_CONTEXTS, 0, distance) : 0;
        while (best < n) {
            best++;
            offer(at + best, bits + price_number(context(m, at), GI_FROZEN_COPY, best - 2), best, distance);
        }
    }
}

/* Leaves in the steps on the way the length of the next step instead of the last. */
static void turn_round(size_t at) {
    step next = steps[at];
    while (at > 0) {
        step last = next;
        at -= last.length;
        next = steps[at];
        steps[at] = last;
    }
}

static void find_way(const module *m) {
    memset(heads, -1, sizeof heads);
    memset(steps, -1, (m->size + 1) * sizeof *steps);
    steps[0].bits = 0;
    for (size_t at = 0; at < m->size; at++) {
        offer(at + 1, steps[at].bits + price[context(m, at)][m->text[at]], 1, 0);
        offer_copies(m, at);
        enter(m, at);
    }
    turn_round(m->size);
}

static void pack(const module *m) {
    find_way(m);
    for (size_t at = 0; at < m->size; at += steps[at].length) {
        if (steps[at].distance == 0) {
            put_symbol(context(m, at), m->text[at]);
        } else {
            put_number(context(m, at), GI_FROZEN_COPY, steps[at].length - 2);
            put_number(GI_FROZEN_CONTEXTS, 0, steps[at].distance);
        }
    }
}

/* --- codes --- */

/* The rarest tree that is not yet part of another, other than `but`; -1: none is left. */
static int rarest(const unsigned long *weight, const int *parent, int n, int but) {
    int best = -1;
    for (int i = 0; i < n; i++) {
        if (i != but && weight[i] > 0 && parent[i] < 0 && (best < 0 || weight[i] < weight[best])) {
            best = i;
        }
    }
    return best;
}

/* The lengths of the best prefix code for the weights; the longest. */
static unsigned measure(const unsigned long *frequency, unsigned *length) {
    unsigned long weight[2 * GI_FROZEN_SYMBOLS] = {0};
    int parent[2 * GI_FROZEN_SYMBOLS], n = GI_FROZEN_SYMBOLS, a, b;
    unsigned most = 0;
    memset(parent, -1, sizeof parent);
    memcpy(weight, frequency, GI_FROZEN_SYMBOLS * sizeof *weight);
    while ((a = rarest(weight, parent, n, -1)) >= 0 && (b = rarest(weight, parent, n, a)) >= 0) {
        weight[n] = weight[a] + weight[b];
        parent[a] = parent[b] = n++;
    }
    for (int i = 0; i < GI_FROZEN_SYMBOLS; i++) {
        length[i] = 0;
        for (int up = parent[i]; up >= 0; up = parent[up]) {
            length[i]++;
        }
        most = length[i] > most ? length[i] : most;
    }
    return most;
}

/* Gives the codes to the symbols and writes the row of gi_frozen_codes. */
static void write_code(FILE *out, unsigned *first, const unsigned *length, unsigned *code) {
    unsigned next = 0;
    fprintf(out, "    {%u, {0", *first);
    for (unsigned n = 1; n <= GI_FROZEN_BITS; n++) {
        unsigned count = 0;
        next <<= 1;
        for (int i = 0; i < GI_FROZEN_SYMBOLS; i++) {
            if (length[i] == n) {
                code[i] = next++;
                count++;
            }
        }
        *first += count;
        fprintf(out, ",%u", count);
    }
    fputs("}},\n", out);
}

static void write_symbols(FILE *out, const unsigned *length) {
    for (unsigned n = 1; n <= GI_FROZEN_BITS; n++) {
        for (int i = 0; i < GI_FROZEN_SYMBOLS; i++) {
            if (length[i] == n) {
                fprintf(out, "%d,", i);
            }
        }
    }
    fputs("\n", out);
}

static void write_codes(FILE *out) {
    unsigned first = 0;
    fputs("const GiFrozenCode gi_frozen_codes[GI_FROZEN_CODES] = {\n", out);
    for (int table = 0; table < GI_FROZEN_CODES; table++) {
        write_code(out, &first, packer.length[table], packer.code[table]);
    }
    fputs("};\nconst uint16_t gi_frozen_symbols[] = {\n", out);
    for (int table = 0; table < GI_FROZEN_CODES; table++) {
        write_symbols(out, packer.length[table]);
    }
    fputs("};\n", out);
}

/* Codes that would be too long are made shorter by levelling the frequencies. */
static void measure_codes(void) {
    for (int table = 0; table < GI_FROZEN_CODES; table++) {
        unsigned long *frequency = packer.frequency[table];
        while (measure(frequency, packer.length[table]) > GI_FROZEN_BITS) {
            for (int i = 0; i < GI_FROZEN_SYMBOLS; i++) {
                frequency[i] = (frequency[i] + 1) / 2;
            }
        }
    }
}

static void take_prices(void) {
    for (int table = 0; table < GI_FROZEN_CODES; table++) {
        for (int i = 0; i < GI_FROZEN_SYMBOLS; i++) {
            unsigned length = packer.length[table][i];
            price[table][i] = length > 0 ? length : NEVER_SEEN;
        }
    }
}

/* The prices of the last round stay, so that writing takes the ways that were counted. */
static void make_codes(const module *modules, int count) {
    for (int round = 0; round < ROUNDS; round++) {
        take_prices();
        memset(packer.frequency, 0, sizeof packer.frequency);
        for (int i = 0; i < count; i++) {
            pack(&modules[i]);
        }
        measure_codes();
    }
}

static void write_text(FILE *out, const module *m, int index) {
    fprintf(out, "static const unsigned char text_%d[] = {", index);
    packer.out = out;
    packer.bytes = 0;
    pack(m);
    while (packer.bits > 0) {
        put_bits(0, 1);
    }
    fputs("0};\n", out);
}

static void write_row(FILE *out, const module *m, int index) {
    if (m->data) {
        fprintf(out, "const GiFrozen gi_frozen_%s = ", m->name);
    }
    fprintf(out, "{\"%s\", text_%d, %zu, %d}%s\n", m->name, index, m->size, m->package, m->data ? ";" : ",");
}

/* The modules' table, then the other texts. */
static void write_rows(FILE *out, const char *table, const module *modules, int count) {
    int listed = 0;
    fputs("static const GiFrozen rows[] = {\n", out);
    for (int data = 0; data < 2; data++) {
        for (int i = 0; i < count; i++) {
            if (modules[i].data == data) {
                write_row(out, &modules[i], i);
                listed += !data;
            }
        }
        fputs(data ? "" : "{0, 0, 0, 0}};\n", out);
    }
    fprintf(out, "const GiFrozenTable gi_frozen_%s = {rows, %d};\n", table, listed);
}

static bool write_output(const output *o, const module *modules, int count, bool codes) {
    FILE *out = fopen(o->path, "wb");
    if (out == NULL) {
        perror(o->path);
        return false;
    }
    fputs("#include \"runtime/frozen.h\"\n", out);
    if (codes) {
        write_codes(out);
    }
    for (int i = 0; i < count; i++) {
        write_text(out, &modules[i], i);
    }
    write_rows(out, o->table, modules, count);
    return fclose(out) == 0;
}

static bool read_module(module *m, int output, const char *root, const char *path) {
    m->output = output;
    if (!name_module(m, root, path)) {
        fprintf(stderr, "freeze: bad path %s\n", path);
        return false;
    }
    return read_text(m);
}

/* The number of modules; -1: something is wrong. */
static int read_all(module *modules, output *outputs, int argc, char **argv) {
    size_t most = 0;
    int count = 0, output = 0;
    for (int i = 0; i < argc; i++) {
        if (i == 0 || strcmp(argv[i], "+") == 0) {
            i += i > 0;
            output += count > 0;
            if (output >= OUTPUTS || i + 2 >= argc) {
                fputs("usage: freeze OUTPUT.c TABLE ROOT FILE.py ... [+ OUTPUT.c ...]\n", stderr);
                return -1;
            }
            outputs[output].path = argv[i];
            outputs[output].table = argv[i + 1];
            outputs[output].root = argv[i + 2];
            i += 2;
        } else if (read_module(&modules[count], output, outputs[output].root, argv[i])) {
            most = modules[count].size > most ? modules[count].size : most;
            count++;
        } else {
            return -1;
        }
    }
    links = malloc((most + 1) * sizeof *links);
    steps = malloc((most + 1) * sizeof *steps);
    return links != NULL && steps != NULL ? count : -1;
}

int main(int argc, char **argv) {
    module *modules = calloc((size_t)argc, sizeof *modules);
    output outputs[OUTPUTS] = {{0}};
    int count = modules == NULL ? -1 : read_all(modules, outputs, argc - 1, argv + 1);
    if (count < 0) {
        return 1;
    }
    qsort(modules, (size_t)count, sizeof *modules, by_name);
    make_codes(modules, count);
    bool ok = true;
    for (int first = 0, next; ok && first < count; first = next) {
        int output = modules[first].output;
        for (next = first; next < count && modules[next].output == output; next++) {
        }
        ok = write_output(&outputs[output], modules + first, next - first, first == 0);
    }
    return !ok;
}
