/* SPDX-License-Identifier: MIT
 * runtime/modules/tracemalloc.c: the module _tracemalloc: which line of which file asked for each block of
 * memory that is still in use.
 *
 *   blocks:  address -> { size, number of a stack }       open hash table, deletions closed at once
 *   stacks:  number -> { lines, innermost first }         each distinct stack once, found by its hash
 *   files:   number -> text of a file name                each once; copied, so that nothing is referred to
 *
 * T1  The tables are the tracer's own: taken from the C library, not from the interpreter that is traced, and
 *     neither counted nor limited. Without memory for an entry the block goes unnoticed.
 * T2  While results are built the tracer is deaf: what is allocated meanwhile is nobody's.
 * T3  The tracer hangs at heap->tracer; nothing of it exists, and nothing is looked up, when it is off.
 */
#include <stdlib.h>

#include "gc/host.h"
#include "runtime/gil/sync.h"
#include "runtime/hooks.h"
#include "runtime/init.h"
#include "runtime/native.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define FRAMES_MOST 0xFFFF
#define NO_STACK UINT32_MAX

typedef struct Line {
    uint32_t file, line;
} Line;

typedef struct Block {
    void *address; /* NULL: free place */
    size_t size;
    uint32_t stack;
} Block;

typedef struct Stack {
    uint32_t first, kept, total; /* lines[first, first + kept); frames there were */
    uint64_t hash;
} Stack;

typedef struct Table { /* numbers of stacks or files by hash, UINT32_MAX: free */
    uint32_t *cells;
    size_t size;
} Table;

typedef struct Tracer {
    GiVm *vm;
    uint32_t limit; /* frames kept of a stack */
    bool deaf;      /* T2 */
    Block *blocks;
    size_t block_count, block_size;
    Stack *stacks;
    size_t stack_count, stack_capacity;
    Line *lines;
    size_t line_count, line_capacity;
    char **files;
    uint64_t *file_hashes;
    size_t file_count, file_capacity;
    Table stack_table, file_table;
    Line *scratch; /* one stack while it is looked up */
    size_t traced, peak;
} Tracer;

static Tracer *tracer_of(GiThread *t) { return t->vm->tracer; }

static uint64_t mix(uint64_t h, uint64_t v) {
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

/* Room for one more item; false: no memory. */
static bool reserve(void *items, size_t count, size_t *capacity, size_t size, size_t more) {
    if (count + more <= *capacity) {
        return true;
    }
    size_t wanted = *capacity * 2 + more + 64;
    void *p = realloc(*(void **)items, wanted * size);
    if (p == NULL) {
        return false;
    }
    *(void **)items = p;
    *capacity = wanted;
    return true;
}

/* --- tables of numbers --- */

/* Doubles a table that is half full; hash_of gives the hash of a number. */
static bool grow_table(Tracer *x, Table *table, size_t used, uint64_t (*hash_of)(const Tracer *x, uint32_t n)) {
    if (used * 2 < table->size) {
        return true;
    }
    size_t size = table->size == 0 ? 256 : table->size * 2;
    uint32_t *cells = malloc(size * sizeof *cells);
    if (cells == NULL) {
        return false;
    }
    memset(cells, 0xFF, size * sizeof *cells);
    for (size_t i = 0; i < used; i++) {
        size_t at = hash_of(x, (uint32_t)i) & (size - 1);
        while (cells[at] != UINT32_MAX) {
            at = (at + 1) & (size - 1);
        }
        cells[at] = (uint32_t)i;
    }
    free(table->cells);
    *table = (Table){cells, size};
    return true;
}

static uint64_t stack_hash(const Tracer *x, uint32_t n) { return x->stacks[n].hash; }
static uint64_t file_hash(const Tracer *x, uint32_t n) { return x->file_hashes[n]; }

/* The number of a file name; UINT32_MAX: no memory. */
static uint32_t file_number(Tracer *x, GiValue name) {
    const char *text = gi_str_text(name);
    uint64_t hash = 0;
    for (const char *p = text; *p; p++) {
        hash = mix(hash, (unsigned char)*p);
    }
    size_t spare = x->file_capacity;
    if (!grow_table(x, &x->file_table, x->file_count, file_hash) ||
        !reserve(&x->files, x->file_count, &spare, sizeof *x->files, 1) ||
        !reserve(&x->file_hashes, x->file_count, &x->file_capacity, sizeof *x->file_hashes, 1)) {
        return UINT32_MAX;
    }
    uint32_t *cell;
    for (size_t at = hash;; at++) {
        cell = &x->file_table.cells[at & (x->file_table.size - 1)];
        if (*cell == UINT32_MAX || (x->file_hashes[*cell] == hash && strcmp(x->files[*cell], text) == 0)) {
            break;
        }
    }
    if (*cell == UINT32_MAX) {
        char *copy = strdup(text);
        if (copy == NULL) {
            return UINT32_MAX;
        }
        x->files[x->file_count] = copy;
        x->file_hashes[x->file_count] = hash;
        *cell = (uint32_t)x->file_count++;
    }
    return *cell;
}

/* The number of the stack in scratch[0, kept); NO_STACK: no memory. */
static uint32_t stack_number(Tracer *x, uint32_t kept, uint32_t total) {
    uint64_t hash = mix(total, kept);
    for (uint32_t i = 0; i < kept; i++) {
        hash = mix(hash, (uint64_t)x->scratch[i].file << 32 | x->scratch[i].line);
    }
    if (!grow_table(x, &x->stack_table, x->stack_count, stack_hash) ||
        !reserve(&x->stacks, x->stack_count, &x->stack_capacity, sizeof *x->stacks, 1) ||
        !reserve(&x->lines, x->line_count, &x->line_capacity, sizeof *x->lines, kept)) {
        return NO_STACK;
    }
    for (size_t at = hash;; at++) {
        uint32_t *cell = &x->stack_table.cells[at & (x->stack_table.size - 1)];
        if (*cell == UINT32_MAX) {
            memcpy(x->lines + x->line_count, x->scratch, kept * sizeof *x->lines);
            x->stacks[x->stack_count] = (Stack){(uint32_t)x->line_count, kept, total, hash};
            x->line_count += kept;
            return *cell = (uint32_t)x->stack_count++;
        }
        const Stack *s = &x->stacks[*cell];
        if (s->hash == hash && s->kept == kept && s->total == total &&
            memcmp(x->lines + s->first, x->scratch, kept * sizeof *x->lines) == 0) {
            return *cell;
        }
    }
}

/* The stack of the thread that holds the GIL. */
static uint32_t current_stack(Tracer *x) {
    GiThread *t = gi_holder(atomic_load_explicit(&x->vm->gil->word, memory_order_relaxed));
    uint32_t kept = 0, total = t == NULL || t->frame == NULL ? 0 : gi_current_depth(t);
    for (; kept < x->limit && kept < total; kept++) {
        GiValue name;
        int32_t line;
        if (!gi_current_position(t, kept, &name, &line)) {
            break;
        }
        uint32_t file = file_number(x, name);
        if (file == UINT32_MAX) {
            return NO_STACK;
        }
        x->scratch[kept] = (Line){file, line < 0 ? 0 : (uint32_t)line};
    }
    return stack_number(x, kept, total);
}

/* --- blocks --- */

static size_t home_of(const Tracer *x, const void *p) {
    return (size_t)mix(0, (uintptr_t)p >> 4) & (x->block_size - 1);
}

/* The place of p, or the free place where it would go. */
static size_t find_block(const Tracer *x, const void *p) {
    size_t at = home_of(x, p);
    while (x->blocks[at].address != NULL && x->blocks[at].address != p) {
        at = (at + 1) & (x->block_size - 1);
    }
    return at;
}

static bool grow_blocks(Tracer *x) {
    if (x->block_count * 2 < x->block_size) {
        return true;
    }
    Block *old = x->blocks;
    size_t size = x->block_size;
    Block *blocks = calloc(size == 0 ? 4096 : size * 2, sizeof *blocks);
    if (blocks == NULL) {
        return false;
    }
    x->blocks = blocks;
    x->block_size = size == 0 ? 4096 : size * 2;
    for (size_t i = 0; i < size; i++) {
        if (old[i].address != NULL) {
            blocks[find_block(x, old[i].address)] = old[i];
        }
    }
    free(old);
    return true;
}

void gi_host_traced(void *tracer, void *p, size_t size) {
    Tracer *x = tracer;
    if (x->deaf || !grow_blocks(x)) {
        return;
    }
    uint32_t stack = current_stack(x);
    if (stack == NO_STACK) {
        return;
    }
    Block *b = &x->blocks[find_block(x, p)];
    if (b->address == NULL) {
        x->block_count++;
    } else {
        x->traced -= b->size;
    }
    *b = (Block){p, size, stack};
    x->traced += size;
    x->peak = x->traced > x->peak ? x->traced : x->peak;
}

void gi_host_untraced(void *tracer, void *p) {
    Tracer *x = tracer;
    if (x->block_size == 0) {
        return;
    }
    size_t mask = x->block_size - 1, hole = find_block(x, p);
    if (x->blocks[hole].address == NULL) {
        return;
    }
    x->traced -= x->blocks[hole].size;
    x->block_count--;
    for (size_t at = (hole + 1) & mask; x->blocks[at].address != NULL; at = (at + 1) & mask) {
        size_t home = home_of(x, x->blocks[at].address);
        if (((at - home) & mask) >= ((at - hole) & mask)) { /* its way passes the hole */
            x->blocks[hole] = x->blocks[at];
            hole = at;
        }
    }
    x->blocks[hole].address = NULL;
}

/* --- life --- */

static void free_tracer(Tracer *x) {
    for (size_t i = 0; i < x->file_count; i++) {
        free(x->files[i]);
    }
    free(x->files);
    free(x->file_hashes);
    free(x->file_table.cells);
    free(x->stack_table.cells);
    free(x->stacks);
    free(x->lines);
    free(x->blocks);
    free(x->scratch);
    free(x);
}

void gi_tracer_free(GiVm *vm) {
    if (vm->tracer != NULL) {
        gi_heap_trace(vm->heap, NULL);
        free_tracer(vm->tracer);
        vm->tracer = NULL;
    }
}

static GiValue tm_start(GiThread *t, const GiValue *a) {
    int64_t limit;
    if (!gi_index_int64(t, a[0], false, &limit)) {
        return GI_NULL;
    }
    if (limit < 1 || limit > FRAMES_MOST) {
        return gi_raise_value_error(t, "the number of frames must be in range [1; %d]", FRAMES_MOST);
    }
    if (tracer_of(t) != NULL) {
        return GI_NONE;
    }
    Tracer *x = calloc(1, sizeof *x);
    Line *scratch = calloc((size_t)limit, sizeof *scratch);
    if (x == NULL || scratch == NULL) {
        free(x);
        free(scratch);
        gi_raise_memory(t);
        return GI_NULL;
    }
    *x = (Tracer){.vm = t->vm, .limit = (uint32_t)limit, .scratch = scratch};
    t->vm->tracer = x;
    gi_heap_trace(t->vm->heap, x);
    return GI_NONE;
}

static GiValue tm_stop(GiThread *t, const GiValue *a) {
    gi_tracer_free(t->vm);
    return GI_NONE;
}

static GiValue tm_is_tracing(GiThread *t, const GiValue *a) { return gi_bool(tracer_of(t) != NULL); }

static GiValue tm_clear_traces(GiThread *t, const GiValue *a) {
    Tracer *x = tracer_of(t);
    if (x != NULL && x->block_size > 0) {
        memset(x->blocks, 0, x->block_size * sizeof *x->blocks);
        x->block_count = x->traced = x->peak = 0;
    }
    return GI_NONE;
}

static GiValue tm_get_traceback_limit(GiThread *t, const GiValue *a) {
    return gi_int_imm(tracer_of(t) == NULL ? 1 : tracer_of(t)->limit);
}

static GiValue tm_get_traced_memory(GiThread *t, const GiValue *a) {
    const Tracer *x = tracer_of(t);
    size_t now = x == NULL ? 0 : x->traced, peak = x == NULL ? 0 : x->peak;
    GiValue items[] = {gi_int_imm((int64_t)now), gi_int_imm((int64_t)peak)};
    return gi_tuple_steal(t, items, 2);
}

static GiValue tm_reset_peak(GiThread *t, const GiValue *a) {
    if (tracer_of(t) != NULL) {
        tracer_of(t)->peak = tracer_of(t)->traced;
    }
    return GI_NONE;
}

static GiValue tm_get_tracemalloc_memory(GiThread *t, const GiValue *a) {
    const Tracer *x = tracer_of(t);
    size_t size = x == NULL ? 0
                            : sizeof *x + x->block_size * sizeof(Block) + x->stack_capacity * sizeof(Stack) +
                                  x->line_capacity * sizeof(Line) +
                                  (x->stack_table.size + x->file_table.size) * sizeof(uint32_t);
    return gi_int(t, (int64_t)size);
}

/* --- results --- */

/* ((file, line), ...), the innermost frame first. Owned. */
static GiValue stack_tuple(GiThread *t, const Tracer *x, const Stack *s) {
    GiValue list = gi_list(t, NULL, 0);
    for (uint32_t i = 0; list != GI_NULL && i < s->kept; i++) {
        Line line = x->lines[s->first + i];
        GiValue pair[] = {gi_intern(t, x->files[line.file], strlen(x->files[line.file])), gi_int_imm(line.line)};
        GiValue tuple = pair[0] == GI_NULL ? GI_NULL : gi_tuple_steal(t, pair, 2);
        if (tuple == GI_NULL || !gi_list_append_steal(t, list, tuple)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    if (list != GI_NULL && s->kept == 0) { /* nothing runs: CPython's words for it */
        GiValue pair[] = {gi_str_from_text(t, "<unknown>"), gi_int_imm(0)};
        GiValue tuple = pair[0] == GI_NULL ? GI_NULL : gi_tuple_steal(t, pair, 2);
        if (tuple == GI_NULL || !gi_list_append_steal(t, list, tuple)) {
            gi_drop(t, list);
            return GI_NULL;
        }
    }
    GiValue tuple = list == GI_NULL ? GI_NULL : gi_tuple_from(t, list);
    gi_xdrop(t, list);
    return tuple;
}

/* (0, size, lines, frames there were); tuples are made once per stack. */
static GiValue trace_tuple(GiThread *t, const Tracer *x, const Block *b, GiValue *made) {
    if (made[b->stack] == GI_NULL) {
        made[b->stack] = stack_tuple(t, x, &x->stacks[b->stack]);
        if (made[b->stack] == GI_NULL) {
            return GI_NULL;
        }
    }
    GiValue items[] = {gi_int_imm(0), gi_int(t, (int64_t)b->size), gi_take(made[b->stack]),
                       gi_int_imm(x->stacks[b->stack].total)};
    return gi_tuple_steal(t, items, 4);
}

static GiValue traces(GiThread *t, const Tracer *x) {
    GiValue list = gi_list(t, NULL, 0), *made = calloc(x->stack_count + 1, sizeof *made);
    bool ok = list != GI_NULL && made != NULL;
    for (size_t i = 0; ok && i < x->block_size; i++) {
        if (x->blocks[i].address != NULL) {
            GiValue trace = trace_tuple(t, x, &x->blocks[i], made);
            ok = trace != GI_NULL && gi_list_append_steal(t, list, trace);
        }
    }
    for (size_t i = 0; made != NULL && i < x->stack_count; i++) {
        gi_xdrop(t, made[i]);
    }
    if (made == NULL) {
        gi_raise_memory(t);
    }
    free(made);
    if (!ok) {
        gi_xdrop(t, list);
        return GI_NULL;
    }
    return list;
}

static GiValue tm_get_traces(GiThread *t, const GiValue *a) {
    Tracer *x = tracer_of(t);
    if (x == NULL) {
        return gi_list(t, NULL, 0);
    }
    x->deaf = true;
    GiValue list = traces(t, x);
    x->deaf = false;
    return list;
}

static GiValue tm_get_object_traceback(GiThread *t, const GiValue *a) {
    Tracer *x = tracer_of(t);
    if (x == NULL || x->block_size == 0 || !gi_is_counted(a[0])) {
        return GI_NONE;
    }
    GiObject *o = gi_object(a[0]);
    const Block *b = &x->blocks[find_block(x, (char *)o - o->type->gc.prefix)];
    if (b->address == NULL) {
        return GI_NONE;
    }
    Stack s = x->stacks[b->stack];
    x->deaf = true;
    GiValue items[] = {stack_tuple(t, x, &s), gi_int_imm(s.total)};
    x->deaf = false;
    return items[0] == GI_NULL ? GI_NULL : gi_tuple_steal(t, items, 2);
}

static const GiMethodRow functions[] = {
    GI_METHOD("start(nframe=1, /)", tm_start, "Start tracing memory, keeping up to nframe frames of each stack."),
    GI_METHOD("stop()", tm_stop, "Stop tracing and forget all traces."),
    GI_METHOD("is_tracing()", tm_is_tracing, "Is memory being traced?"),
    GI_METHOD("clear_traces()", tm_clear_traces, "Forget all traces so far."),
    GI_METHOD("get_traceback_limit()", tm_get_traceback_limit, "Frames kept of each stack."),
    GI_METHOD("get_traced_memory()", tm_get_traced_memory, "Bytes traced now, and at most: (current, peak)."),
    GI_METHOD("reset_peak()", tm_reset_peak, "Let the peak begin at what is traced now."),
    GI_METHOD("get_tracemalloc_memory()", tm_get_tracemalloc_memory, "Bytes that tracing itself takes."),
    GI_METHOD("_get_traces()", tm_get_traces, "All traces: (0, size, ((file, line), ...), frames)."),
    GI_METHOD("_get_object_traceback(obj, /)", tm_get_object_traceback,
              "Where an object's memory was asked for: (lines, frames), or None."),
    GI_METHODS_END,
};

const GiModuleSpec gi_module_tracemalloc = {
    "_tracemalloc", "Debug module to trace memory blocks allocated by Python.", functions, NULL};
