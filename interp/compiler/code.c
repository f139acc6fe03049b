/* SPDX-License-Identifier: MIT
 * interp/compiler/code.c owns the code object: the type, its attributes in CPython's terms, its table of source
 * positions, and the static tables over opcodes.def.
 *
 * C1  A code object is never changed after it was assembled, except its instruction words (K4).
 * C2  For scripts there are code units of two bytes, as in CPython, in f_lasti, co_lines() and co_positions():
 *     unit 0 is the call itself, on the line of the `def` (of a module: 0); then every instruction word is one, and every
 *     line without code (gi_emit_line) in front of its word.
 * C3  co_code is there for tools that hash or compare it; code with other instructions cannot be made from it.
 * C4  co_consts has, behind the constants, the small ints that instructions hold themselves.
 */
#include "interp/compiler/codeobject.h"
#include "runtime/native.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"

const uint8_t gi_opcode_extra[256] = {
#define GI_OPCODE(name, format, extra, flags, effect) extra,
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
};

const char *const gi_opcode_names[256] = {
#define GI_OPCODE(name, format, extra, flags, effect) #name,
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
};

_Static_assert(GI_BC_COUNT <= 256, "an opcode is one byte");

/* See code.h. */
bool gi_takes_float(GiOpcode op, int r, int a, int b, int c) {
    switch (op) {
    case GI_BC_ADD: case GI_BC_SUB: case GI_BC_MUL: case GI_BC_TRUEDIV: case GI_BC_IADD: case GI_BC_ISUB: case GI_BC_IMUL:
        return (b == r) != (c == r);
    case GI_BC_ADDK: case GI_BC_SUBK: case GI_BC_MULK: case GI_BC_TRUEDIVK: case GI_BC_ADD_TO: case GI_BC_SUB_FROM:
    case GI_BC_MUL_TO: case GI_BC_TRUEDIV_FROM:
        return b == r;
    case GI_BC_JUMP_LT: case GI_BC_JUMP_LE: case GI_BC_JUMP_EQ: case GI_BC_JUMP_NE: case GI_BC_JUMP_GT: case GI_BC_JUMP_GE:
        return (a == r) != (b == r);
    case GI_BC_JUMP_LTK: case GI_BC_JUMP_LEK: case GI_BC_JUMP_EQK: case GI_BC_JUMP_NEK: case GI_BC_JUMP_GTK: case GI_BC_JUMP_GEK:
        return a == r;
    default: return false;
    }
}

/* --- making and freeing --- */

/* A code object with nothing in it: all counts 0, all values GI_NULL. NULL: error set. */
GiCode *gi_codeobject_new(GiThread *t) {
    GiCode *code = gi_object_new(t, &gi_code_type);
    if (code != NULL) {
        code->far_register = -1;
    }
    return code;
}

/* Makes a filled tuple a value; on failure it is dropped. Owned. */
GiValue gi_codeobject_finish_tuple(GiThread *t, GiTuple *tuple) {
    if (tuple->size > 0 && !gi_track(t, tuple)) {
        gi_drop(t, gi_value_of(tuple));
        return GI_NULL;
    }
    return gi_value_of(tuple);
}

static void drop_all(GiThread *t, GiValue *values, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        gi_drop(t, values[i]);
    }
    gi_free(t, values, count * sizeof *values);
}

static void release(GiThread *t, GiObject *o) {
    GiCode *code = (GiCode *)o;
    gi_free(t, code->words, code->word_count * sizeof *code->words);
    gi_free(t, code->ranges, code->range_count * sizeof *code->ranges);
    gi_free(t, code->captures, code->capture_count * sizeof *code->captures);
    gi_free(t, code->positions, code->position_size);
    drop_all(t, code->constants, code->constant_count);
    drop_all(t, code->names, code->name_count);
    gi_xdrop(t, code->filename);
    gi_xdrop(t, code->name);
    gi_xdrop(t, code->qualname);
    gi_xdrop(t, code->local_names);
    gi_xdrop(t, code->cell_registers);
    gi_xdrop(t, code->free_names);
    gi_xdrop(t, code->docstring);
    gi_object_free(t, o, o->type->gc.size);
}

/* For the audit and gilt.refs: code objects are not tracked, for nothing they hold can lead back. */
static int traverse(GiObject *o, GiVisit visit, void *arg) {
    GiCode *code = (GiCode *)o;
    const GiValue fields[] = {code->filename, code->name, code->qualname, code->local_names, code->cell_registers,
                              code->free_names, code->docstring};
    int stop = 0;
    for (uint32_t i = 0; i < code->constant_count && stop == 0; i++) {
        stop = code->constants[i] == GI_NULL ? 0 : visit(code->constants[i], arg);
    }
    for (uint32_t i = 0; i < code->name_count && stop == 0; i++) {
        stop = code->names[i] == GI_NULL ? 0 : visit(code->names[i], arg);
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields && stop == 0; i++) {
        stop = fields[i] == GI_NULL ? 0 : visit(fields[i], arg);
    }
    return stop;
}

/* --- positions --- */

void gi_positions_begin(GiPositionWriter *w, GiThread *t, int32_t first_line) {
    *w = (GiPositionWriter){.t = t, .last = {.line = first_line}};
}

static void put(GiPositionWriter *w, uint32_t v) {
    do {
        if (w->size == w->capacity) {
            uint32_t capacity = w->capacity == 0 ? 64 : w->capacity * 2;
            uint8_t *bytes = gi_resize(w->t, w->bytes, w->capacity, capacity);
            if (bytes == NULL) {
                w->failed = true;
                return;
            }
            w->bytes = bytes;
            w->capacity = capacity;
        }
        w->bytes[w->size++] = (uint8_t)((v & 0x7F) | (v > 0x7F ? 0x80 : 0));
        v >>= 7;
    } while (v != 0);
}

void gi_positions_add(GiPositionWriter *w, uint32_t offset, const GiPosition *p) {
    GiPosition line = {.line = p->line, .column = -1, .end_line = p->line, .end_column = -1};
    if (w->t->vm->no_columns) {
        p = &line;
    }
    if (w->failed || (w->started && memcmp(&w->last, p, sizeof *p) == 0)) {
        return;
    }
    int32_t delta = p->line - w->last.line;
    put(w, offset - w->offset);
    put(w, ((uint32_t)delta << 1) ^ (uint32_t)(delta >> 31));
    put(w, p->end_line >= p->line ? (uint32_t)(p->end_line - p->line) : 0);
    put(w, p->column < 0 ? 0 : (uint32_t)p->column + 1);
    put(w, p->end_column < 0 ? 0 : (uint32_t)p->end_column + 1);
    w->offset = offset;
    w->last = *p;
    w->started = true;
}

/* Gives the table to the code object; false: MemoryError set. */
bool gi_positions_finish(GiPositionWriter *w, GiCode *code) {
    uint8_t *exact = w->failed ? NULL : gi_alloc(w->t, w->size);
    if (exact != NULL && w->size > 0) {
        memcpy(exact, w->bytes, w->size);
    }
    gi_free(w->t, w->bytes, w->capacity);
    code->positions = exact;
    code->position_size = exact == NULL ? 0 : w->size;
    return exact != NULL;
}

static uint32_t get(GiPositionReader *r) {
    uint32_t v = 0;
    for (int shift = 0; r->p < r->end; shift += 7) {
        uint8_t byte = *r->p++;
        v |= shift < 32 ? (uint32_t)(byte & 0x7F) << shift : 0;
        if (!(byte & 0x80)) {
            break;
        }
    }
    return v;
}

/* Where the next entry begins. Code cannot be longer than it is, whatever a table of a script's says. */
static uint32_t next_start(GiPositionReader *r, uint32_t start) {
    uint32_t left = r->word_count - start, more = r->p < r->end ? get(r) : left;
    return start + (more < left ? more : left);
}

void gi_positions_read(GiPositionReader *r, const GiCode *code) {
    *r = (GiPositionReader){.p = code->positions, .end = code->positions + code->position_size,
                            .word_count = code->word_count, .line = code->first_line};
    r->next = next_start(r, 0);
}

/* The next entry; false at the end. */
bool gi_positions_next(GiPositionReader *r) {
    if (r->p >= r->end) {
        return false;
    }
    uint32_t zigzag = get(r);
    r->line = (int32_t)((uint32_t)r->line + ((zigzag >> 1) ^ (0u - (zigzag & 1))));
    r->start = r->next;
    r->position.line = r->line;
    r->position.end_line = (int32_t)((uint32_t)r->line + get(r));
    r->position.column = (int32_t)get(r) - 1;
    r->position.end_column = (int32_t)get(r) - 1;
    r->next = next_start(r, r->start);
    return true;
}

/* Source position of the instruction at a word; columns -1: not known. */
GiPosition gi_code_position(GiValue v, uint32_t offset) {
    const GiCode *code = gi_as_code(v);
    GiPositionReader r;
    GiPosition found = {code->first_line, -1, code->first_line, -1};
    for (gi_positions_read(&r, code); gi_positions_next(&r);) {
        if (offset < r.start) {
            break;
        }
        found = r.position;
    }
    return found;
}

GiValue gi_code_filename(GiValue code) { return gi_as_code(code)->filename; }
GiValue gi_code_qualname(GiValue code) { return gi_as_code(code)->qualname; }
GiValue gi_code_name(GiValue code) { return gi_as_code(code)->name; }

/* --- attributes --- */

static GiValue get_argcount(GiThread *t, GiValue v) { return gi_int_imm(gi_as_code(v)->argcount); }
static GiValue get_posonly(GiThread *t, GiValue v) { return gi_int_imm(gi_as_code(v)->posonly_count); }
static GiValue get_kwonly(GiThread *t, GiValue v) { return gi_int_imm(gi_as_code(v)->kwonly_count); }
/* Those that CPython 3.13 has. */
static GiValue get_flags(GiThread *t, GiValue v) {
    return gi_int_imm(gi_as_code(v)->flags & ~(GI_CO_HAS_DOCSTRING | GI_CO_METHOD));
}

static GiValue get_first_line(GiThread *t, GiValue v) { return gi_int_imm(gi_as_code(v)->first_line); }
static GiValue get_name(GiThread *t, GiValue v) { return gi_take(gi_as_code(v)->name); }
static GiValue get_qualname(GiThread *t, GiValue v) { return gi_take(gi_as_code(v)->qualname); }
static GiValue get_filename(GiThread *t, GiValue v) { return gi_take(gi_as_code(v)->filename); }
static GiValue get_free_names(GiThread *t, GiValue v) { return gi_take(gi_as_code(v)->free_names); }

static GiValue get_stack_size(GiThread *t, GiValue v) {
    const GiCode *code = gi_as_code(v);
    return gi_int_imm(code->register_count - code->local_count);
}

static GiValue get_code(GiThread *t, GiValue v) {
    const GiCode *code = gi_as_code(v);
    return gi_bytes(t, code->words, code->word_count * sizeof *code->words);
}

static GiValue to_tuple(GiThread *t, GiValue list, bool ok) {
    GiValue v = ok ? gi_tuple(t, gi_as_list(list)->items, gi_as_list(list)->size) : GI_NULL;
    gi_xdrop(t, list);
    return v;
}

/* Appends a small int that is not yet in the list. */
static bool add_int(GiThread *t, GiValue list, GiValue v) {
    const GiList *l = gi_as_list(list);
    for (size_t i = 0; i < l->size; i++) {
        if (l->items[i] == v) {
            return true;
        }
    }
    return gi_list_append(t, list, v);
}

/* See C4. */
static GiValue get_constants(GiThread *t, GiValue v) {
    const GiCode *code = gi_as_code(v);
    GiValue list = gi_list(t, code->constants, code->constant_count);
    bool ok = list != GI_NULL;
    for (uint32_t i = 0; ok && i < code->word_count;) {
        uint32_t word = code->words[i];
        GiOpcode op = gi_dis_base(word & 0xFF);
        if (op == GI_BC_LOADI || op == GI_BC_GET_ITEMI) {
            ok = add_int(t, list, gi_int_imm(op == GI_BC_LOADI ? (int16_t)(word >> 16) : (int64_t)(word >> 24)));
        }
        i += 1u + gi_opcode_extra[op];
    }
    return to_tuple(t, list, ok);
}

static GiValue get_names(GiThread *t, GiValue v) { return gi_tuple(t, gi_as_code(v)->names, gi_as_code(v)->name_count); }

static GiValue get_position_table(GiThread *t, GiValue v) {
    return gi_bytes(t, gi_as_code(v)->positions, gi_as_code(v)->position_size);
}

static GiValue get_exception_table(GiThread *t, GiValue v) {
    return gi_bytes(t, gi_as_code(v)->ranges, gi_as_code(v)->range_count * sizeof(GiHandlerRange));
}

static bool next_units(GiPositionReader *r, uint32_t *from, uint32_t *to);

static uint32_t parameter_count(const GiCode *code) {
    return code->argcount + code->kwonly_count + (code->flags & GI_CO_VARARGS ? 1u : 0) +
           (code->flags & GI_CO_VARKEYWORDS ? 1u : 0);
}

static bool is_cell(const GiCode *code, uint32_t i) {
    const GiTuple *cells = gi_as_tuple(code->cell_registers);
    for (size_t k = 0; k < cells->size; k++) {
        if (gi_int_imm_value(cells->items[k]) == (int64_t)i) {
            return true;
        }
    }
    return false;
}

/* Appends a name that is not yet in the list: an inlined comprehension may repeat one. */
static bool add_name(GiThread *t, GiValue list, GiValue name) {
    const GiList *l = gi_as_list(list);
    for (size_t i = 0; i < l->size; i++) {
        if (l->items[i] == name) {
            return true;
        }
    }
    return gi_list_append(t, list, name);
}

/* Parameters come first, wherever they are. */
static GiValue get_variable_names(GiThread *t, GiValue v) {
    const GiCode *code = gi_as_code(v);
    const GiTuple *names = gi_as_tuple(code->local_names);
    uint32_t first = gi_code_first_parameter(code), end = first + parameter_count(code);
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL;
    bool visible = (code->flags & GI_CO_OPTIMIZED) != 0;
    for (uint32_t i = first; ok && visible && i < end; i++) {
        ok = add_name(t, list, names->items[i]);
    }
    for (uint32_t i = 0; ok && visible && i < names->size; i++) {
        if ((int32_t)i != code->far_register && (i < first || i >= end) && !is_cell(code, i)) {
            ok = add_name(t, list, names->items[i]);
        }
    }
    return to_tuple(t, list, ok);
}

/* Appends the names of the cells among the variables [from, to). */
static bool add_cell_names(GiThread *t, GiValue list, const GiCode *code, uint32_t from, uint32_t to) {
    const GiTuple *cells = gi_as_tuple(code->cell_registers);
    for (size_t i = 0; i < cells->size; i++) {
        int64_t k = gi_int_imm_value(cells->items[i]);
        if (k >= from && k < to && !add_name(t, list, gi_as_tuple(code->local_names)->items[k])) {
            return false;
        }
    }
    return true;
}

static GiValue get_cell_names(GiThread *t, GiValue v) {
    const GiCode *code = gi_as_code(v);
    uint32_t first = gi_code_first_parameter(code);
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL && add_cell_names(t, list, code, first, UINT32_MAX) &&
              add_cell_names(t, list, code, 0, first);
    return to_tuple(t, list, ok);
}

static GiValue get_local_count(GiThread *t, GiValue v) {
    GiValue names = get_variable_names(t, v);
    if (names == GI_NULL) {
        return GI_NULL;
    }
    GiValue n = gi_int_imm((int64_t)gi_as_tuple(names)->size);
    gi_drop(t, names);
    return n;
}

static void put_step(uint8_t **p, int32_t units, int32_t lines) {
    *(*p)++ = (uint8_t)units;
    *(*p)++ = (uint8_t)(int8_t)lines;
}

/* Writes the steps of the old table: bytes of code, lines. NULL: only counts them. */
static size_t write_lnotab(const GiCode *code, uint8_t *out) {
    uint8_t scratch[2], *p;
    size_t size = 0;
    GiPositionReader r;
    uint32_t from = 0, to = 1, last = 0;
    int32_t line = code->first_line;
    for (gi_positions_read(&r, code); next_units(&r, &from, &to);) {
        int64_t units = (int64_t)(from - last) * 2, lines = (int64_t)r.position.line - line;
        if (lines == 0) {
            continue;
        }
        for (; units > 254 || lines != 0 || units > 0; size += 2) {
            int32_t u = units > 254 ? 254 : (int32_t)units, l = units > 254 ? 0 : lines > 127 ? 127 : lines < -128 ? -128 : (int32_t)lines;
            p = out == NULL ? scratch : out + size;
            put_step(&p, u, l);
            units -= u;
            lines -= l;
        }
        last = from;
        line = r.position.line;
    }
    return size;
}

static GiValue get_lnotab(GiThread *t, GiValue v) {
    if (!gi_warn(t, &gi_DeprecationWarning, 1, "co_lnotab is deprecated, use co_lines instead.")) {
        return GI_NULL;
    }
    const GiCode *code = gi_as_code(v);
    size_t size = write_lnotab(code, NULL);
    uint8_t *steps = gi_alloc(t, size);
    if (steps == NULL) {
        return GI_NULL;
    }
    write_lnotab(code, steps);
    GiValue bytes = gi_bytes(t, steps, size);
    gi_free(t, steps, size);
    return bytes;
}

static const GiGetSetRow getset[] = {
    {"co_argcount", get_argcount, gi_readonly_member, NULL},
    {"co_posonlyargcount", get_posonly, gi_readonly_member, NULL},
    {"co_kwonlyargcount", get_kwonly, gi_readonly_member, NULL},
    {"co_nlocals", get_local_count, gi_readonly_member, NULL},
    {"co_stacksize", get_stack_size, gi_readonly_member, NULL},
    {"co_flags", get_flags, gi_readonly_member, NULL},
    {"co_code", get_code, NULL, NULL},
    {"co_consts", get_constants, gi_readonly_member, NULL},
    {"co_names", get_names, gi_readonly_member, NULL},
    {"co_varnames", get_variable_names, NULL, NULL},
    {"co_cellvars", get_cell_names, NULL, NULL},
    {"co_freevars", get_free_names, NULL, NULL},
    {"co_filename", get_filename, gi_readonly_member, NULL},
    {"co_name", get_name, gi_readonly_member, NULL},
    {"co_qualname", get_qualname, gi_readonly_member, NULL},
    {"co_firstlineno", get_first_line, gi_readonly_member, NULL},
    {"co_lnotab", get_lnotab, NULL, NULL},
    {"co_linetable", get_position_table, gi_readonly_member, NULL},
    {"co_exceptiontable", get_exception_table, gi_readonly_member, NULL},
    {NULL, NULL, NULL, NULL}};

/* --- co_lines, co_positions --- */

static GiValue iterate_steal(GiThread *t, GiValue list, bool ok) {
    GiValue it = ok ? gi_iter(t, list) : GI_NULL;
    gi_xdrop(t, list);
    return it;
}

static bool append_steal(GiThread *t, GiValue list, GiValue v) {
    return v != GI_NULL && gi_list_append_steal(t, list, v);
}

/* The next entry of the table and its units, behind those [.., *to) of the one before. */
static bool next_units(GiPositionReader *r, uint32_t *from, uint32_t *to) {
    if (!gi_positions_next(r)) {
        return false;
    }
    *from = *to;
    *to += r->next > r->start ? r->next - r->start : 1;
    return true;
}

/* See codeobject.h. */
uint32_t gi_code_unit(const GiCode *code, uint32_t offset) {
    GiPositionReader r;
    uint32_t from = 0, to = 1;
    for (gi_positions_read(&r, code); next_units(&r, &from, &to);) {
        if (offset >= r.start && offset < r.next) {
            return from + (offset - r.start);
        }
    }
    return offset + 1;
}

/* See runtime/errors/exception.h. */
int64_t gi_code_lasti(GiValue code, uint32_t offset) { return (int64_t)gi_code_unit(gi_as_code(code), offset) * 2; }

/* See runtime/errors/exception.h. */
uint32_t gi_code_offset(GiValue code, int64_t lasti) {
    GiPositionReader r;
    uint32_t from = 0, to = 1;
    for (gi_positions_read(&r, gi_as_code(code)); next_units(&r, &from, &to);) {
        if (lasti / 2 >= from && lasti / 2 < to) {
            return r.start + (uint32_t)(lasti / 2 - from);
        }
    }
    return 0;
}

int32_t gi_code_call_line(const GiCode *code) { return code->is_module ? 0 : code->first_line; }

static GiValue co_lines(GiThread *t, const GiValue *a) {
    const GiCode *code = gi_as_code(a[0]);
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL;
    GiPositionReader r;
    gi_positions_read(&r, code);
    uint32_t start = 0, end = 1, from = 0, to = 1;
    int32_t line = gi_code_call_line(code);
    for (bool more = code->position_size > 0; ok && more;) {
        while ((more = next_units(&r, &from, &to)) && r.position.line == line) {
            end = to;
        }
        GiValue entry[3] = {gi_int_imm((int64_t)start * 2), gi_int_imm((int64_t)end * 2), gi_int_imm(line)};
        ok = append_steal(t, list, gi_tuple(t, entry, 3));
        start = from;
        end = to;
        line = r.position.line;
    }
    return iterate_steal(t, list, ok);
}

static GiValue column(int32_t c) { return c < 0 ? GI_NONE : gi_int_imm(c); }

static GiValue co_positions(GiThread *t, const GiValue *a) {
    const GiCode *code = gi_as_code(a[0]);
    GiValue list = gi_list(t, NULL, 0);
    bool ok = list != GI_NULL;
    GiPositionReader r;
    if (ok && code->position_size > 0) {
        GiValue call[4] = {gi_int_imm(gi_code_call_line(code)), gi_int_imm(code->first_line), gi_int_imm(0), gi_int_imm(0)};
        ok = append_steal(t, list, gi_tuple(t, call, 4));
    }
    for (uint32_t i = 0; ok && code->position_size == 0 && i <= code->word_count; i++) { /* replace(co_linetable=b'') */
        GiValue nothing[4] = {GI_NONE, GI_NONE, GI_NONE, GI_NONE};
        ok = append_steal(t, list, gi_tuple(t, nothing, 4));
    }
    uint32_t from = 0, to = 1;
    for (gi_positions_read(&r, code); ok && next_units(&r, &from, &to);) {
        const GiPosition *p = &r.position;
        GiValue entry[4] = {gi_int_imm(p->line), gi_int_imm(p->end_line), column(p->column), column(p->end_column)};
        GiValue tuple = gi_tuple(t, entry, 4);
        ok = tuple != GI_NULL;
        for (uint32_t unit = from; ok && unit < to; unit++) {
            ok = gi_list_append(t, list, tuple);
        }
        gi_xdrop(t, tuple);
    }
    return iterate_steal(t, list, ok);
}

/* --- replace --- */

static void *copy_bytes(GiThread *t, const void *from, size_t size) {
    void *p = gi_alloc(t, size);
    if (p != NULL && size > 0) {
        memcpy(p, from, size);
    }
    return p;
}

static bool copy_values(GiThread *t, GiValue **out, uint32_t *count, const GiValue *from, size_t n) {
    *out = copy_bytes(t, from, n * sizeof *from);
    if (*out == NULL) {
        return false;
    }
    *count = (uint32_t)n;
    for (size_t i = 0; i < n; i++) {
        gi_take((*out)[i]);
    }
    return true;
}

/* Takes the quickened opcodes and caches out of a copy of the words: they belong to the original. */
static bool copy_words(GiThread *t, GiCode *copy, const GiCode *code) {
    copy->words = copy_bytes(t, code->words, code->word_count * sizeof *code->words);
    copy->word_count = copy->words == NULL ? 0 : code->word_count;
    if (copy->words == NULL) {
        return false;
    }
    gi_code_reset_words(copy->words, copy->word_count);
    return true;
}

static GiCode *clone(GiThread *t, const GiCode *code) {
    GiCode *copy = gi_codeobject_new(t);
    if (copy == NULL) {
        return NULL;
    }
    copy->register_count = code->register_count;
    copy->local_count = code->local_count;
    copy->argcount = code->argcount;
    copy->posonly_count = code->posonly_count;
    copy->kwonly_count = code->kwonly_count;
    copy->far_register = code->far_register;
    copy->far_count = code->far_count;
    copy->far_parameters = code->far_parameters;
    copy->flags = code->flags;
    copy->simple = code->simple;
    copy->is_class_body = code->is_class_body;
    copy->is_module = code->is_module;
    copy->first_line = code->first_line;
    copy->filename = gi_take(code->filename);
    copy->name = gi_take(code->name);
    copy->qualname = gi_take(code->qualname);
    copy->local_names = gi_take(code->local_names);
    copy->cell_registers = gi_take(code->cell_registers);
    copy->free_names = gi_take(code->free_names);
    copy->docstring = gi_take(code->docstring);
    copy->version = gi_next_version(t->vm);
    bool ok = copy_words(t, copy, code) &&
              copy_values(t, &copy->constants, &copy->constant_count, code->constants, code->constant_count) &&
              copy_values(t, &copy->names, &copy->name_count, code->names, code->name_count);
    copy->ranges = ok ? copy_bytes(t, code->ranges, code->range_count * sizeof *code->ranges) : NULL;
    copy->range_count = copy->ranges == NULL ? 0 : code->range_count;
    copy->captures = copy->ranges == NULL ? NULL : copy_bytes(t, code->captures, code->capture_count * sizeof *code->captures);
    copy->capture_count = copy->captures == NULL ? 0 : code->capture_count;
    copy->positions = copy->captures == NULL ? NULL : copy_bytes(t, code->positions, code->position_size);
    copy->position_size = copy->positions == NULL ? 0 : code->position_size;
    if (copy->positions == NULL) {
        gi_drop(t, gi_value_of(copy));
        return NULL;
    }
    return copy;
}

static bool replace_text(GiThread *t, GiValue *field, const char *name, GiValue v) {
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "replace() argument '%s' must be str, not %T", name, v);
        return false;
    }
    gi_replace(t, field, gi_take(v));
    return true;
}

/* Is the constant one that an instruction relies on: code of a function, names of keywords? */
static bool is_fixed_constant(const GiCode *code, uint32_t k) {
    if (gi_is_exact(code->constants[k], &gi_code_type)) {
        return false; /* may be replaced by another one, see fits_constant */
    }
    for (uint32_t i = 0; i < code->word_count;) {
        GiOpcode op = gi_dis_base(code->words[i] & 0xFF);
        const uint32_t *extra = code->words + i + 1;
        if (((op == GI_BC_CALL_KW || op == GI_BC_CALL_METHOD_KW) && extra[0] == k) || (op == GI_BC_MATCH_CLASS && extra[1] == k)) {
            return true;
        }
        i += 1u + gi_opcode_extra[op];
    }
    return false;
}

/* Can an instruction that has constant k of the code get v instead? */
static int fits_constant(GiThread *t, const GiCode *code, uint32_t k, GiValue v) {
    GiValue old = code->constants[k];
    if (old == v) {
        return 1;
    }
    if (gi_is_exact(old, &gi_code_type)) {
        return gi_is_exact(v, &gi_code_type) && gi_as_code(v)->capture_count == gi_as_code(old)->capture_count &&
               (gi_as_code(old)->capture_count == 0 ||
                memcmp(gi_as_code(v)->captures, gi_as_code(old)->captures, gi_as_code(v)->capture_count * sizeof(GiCapture)) == 0);
    }
    return !is_fixed_constant(code, k) || (gi_type(v) == gi_type(old) ? gi_equal(t, v, old) : 0);
}

/* The small ints of C4 can only be given again; *size: how many values of v to keep, without them if they come last. */
static int constants_fit(GiThread *t, GiCode *copy, GiValue v, size_t *size) {
    GiValue now = get_constants(t, gi_value_of(copy));
    if (now == GI_NULL) {
        return -1;
    }
    const GiTuple *given = gi_as_tuple(v), *old = gi_as_tuple(now);
    int fits = given->size >= copy->constant_count;
    for (size_t i = 0; fits == 1 && i < given->size && i < old->size; i++) {
        fits = i < copy->constant_count ? fits_constant(t, copy, (uint32_t)i, given->items[i]) : given->items[i] == old->items[i];
    }
    *size = given->size > old->size ? given->size : copy->constant_count;
    gi_drop(t, now);
    return fits;
}

static bool replace_constants(GiThread *t, GiCode *copy, GiValue v) {
    if (!gi_is_tuple(v)) {
        gi_raise_type_error(t, "replace() argument 'co_consts' must be tuple, not %T", v);
        return false;
    }
    size_t size;
    int fits = constants_fit(t, copy, v, &size);
    if (fits <= 0) {
        return fits < 0 ? false : gi_raise_value_error(t, "code: the instructions cannot have these co_consts");
    }
    GiValue *old = copy->constants;
    uint32_t count = copy->constant_count;
    if (!copy_values(t, &copy->constants, &copy->constant_count, gi_as_tuple(v)->items, size)) {
        copy->constants = old;
        return false;
    }
    drop_all(t, old, count);
    return true;
}

/* Flags that instructions and calls do not rely on. */
static bool replace_flags(GiThread *t, GiCode *copy, GiValue v) {
    const uint32_t fixed = GI_CO_OPTIMIZED | GI_CO_NEWLOCALS | GI_CO_VARARGS | GI_CO_VARKEYWORDS | GI_CO_GENERATOR |
                           GI_CO_COROUTINE | GI_CO_ASYNC_GENERATOR;
    int64_t n;
    if (!gi_index_int64(t, v, false, &n)) {
        return false;
    }
    if (n < 0 || n > INT32_MAX || (((uint32_t)n ^ copy->flags) & fixed) != 0) {
        return gi_raise_value_error(t, "code: the instructions cannot have these co_flags");
    }
    copy->flags = (uint32_t)n | (copy->flags & (GI_CO_HAS_DOCSTRING | GI_CO_METHOD));
    return true;
}

/* A table of positions from another code object, or an empty one. */
static bool replace_positions(GiThread *t, GiCode *copy, GiValue v) {
    if (!gi_is_bytes(v)) {
        gi_raise_type_error(t, "replace() argument 'co_linetable' must be bytes, not %T", v);
        return false;
    }
    uint8_t *table = copy_bytes(t, gi_as_bytes(v)->data, gi_as_bytes(v)->size);
    if (table == NULL) {
        return false;
    }
    gi_free(t, copy->positions, copy->position_size);
    copy->positions = table;
    copy->position_size = (uint32_t)gi_as_bytes(v)->size;
    return true;
}

/* A tuple of at least n str, given for a field; false: error set. */
static bool check_names(GiThread *t, GiValue v, GiValue field, size_t n, bool exactly) {
    if (!gi_is_tuple(v)) {
        return gi_raise_type_error(t, "replace() argument '%S' must be tuple, not %T", field, v);
    }
    for (size_t i = 0; i < gi_as_tuple(v)->size; i++) {
        if (!gi_is_exact(gi_as_tuple(v)->items[i], &gi_str_type)) {
            return gi_raise_type_error(t, "name tuples must contain only strings, not '%T'", gi_as_tuple(v)->items[i]);
        }
    }
    size_t size = gi_as_tuple(v)->size;
    return (exactly ? size == n : size >= n) || gi_raise_value_error(t, "code: the instructions cannot have this %S", field);
}

/* Makes the items of a new array of names interned ones. */
static bool intern_all(GiThread *t, GiValue *names, size_t n) {
    for (size_t i = 0; i < n; i++) {
        names[i] = gi_intern_steal(t, names[i]);
        if (names[i] == GI_NULL) {
            names[i] = GI_NONE; /* the array is going to be dropped */
            return false;
        }
    }
    return true;
}

static bool replace_names(GiThread *t, GiCode *copy, GiValue field, GiValue v) {
    if (!check_names(t, v, field, copy->name_count, false)) {
        return false;
    }
    GiValue *old = copy->names;
    uint32_t count = copy->name_count;
    if (!copy_values(t, &copy->names, &copy->name_count, gi_as_tuple(v)->items, gi_as_tuple(v)->size)) {
        copy->names = old;
        return false;
    }
    drop_all(t, old, count);
    return intern_all(t, copy->names, copy->name_count);
}

/* Gives variables that have one of the old names the new one at its place. */
static bool rename_all(GiThread *t, GiValue *tuple, const GiTuple *old, GiValue v) {
    const GiTuple *names = gi_as_tuple(*tuple);
    GiTuple *made = gi_tuple_new(t, names->size);
    if (made == NULL) {
        return false;
    }
    for (size_t i = 0; i < names->size; i++) {
        GiValue name = names->items[i];
        for (size_t k = 0; k < old->size; k++) {
            if (old->items[k] == names->items[i]) {
                name = gi_as_tuple(v)->items[k];
            }
        }
        made->items[i] = gi_take(name);
    }
    GiValue r = intern_all(t, made->items, made->size) ? gi_codeobject_finish_tuple(t, made) : (gi_drop(t, gi_value_of(made)), GI_NULL);
    if (r != GI_NULL) {
        gi_replace(t, tuple, r);
    }
    return r != GI_NULL;
}

/* co_varnames, co_cellvars, co_freevars */
static bool replace_variables(GiThread *t, GiCode *copy, GiValue *tuple, GiValue field, GiValue v) {
    GiValue old = gi_getattr(t, gi_value_of(copy), field);
    bool ok = old != GI_NULL && check_names(t, v, field, gi_as_tuple(old)->size, true) &&
              rename_all(t, tuple, gi_as_tuple(old), v);
    gi_xdrop(t, old);
    return ok;
}

static bool replace_stack_size(GiThread *t, GiCode *copy, GiValue v) {
    int64_t n;
    if (!gi_index_int64(t, v, false, &n)) {
        return false;
    }
    if (n < copy->register_count - copy->local_count || n > GI_REGISTER_LIMIT - copy->local_count) {
        return gi_raise_value_error(t, "code: the instructions cannot have this co_stacksize");
    }
    copy->register_count = (uint16_t)(copy->local_count + n);
    return true;
}

/* A field that is bound up with the instructions may only be given its old value. */
static bool keep_field(GiThread *t, GiValue self, GiValue name, GiValue v) {
    GiValue old = gi_getattr(t, self, name);
    int same = old == GI_NULL ? -1 : gi_equal(t, old, v);
    gi_xdrop(t, old);
    if (same == 0) {
        gi_raise_value_error(t, "code.replace() cannot change '%S'", name);
    }
    return same == 1;
}

static bool replace_field(GiThread *t, GiValue self, GiCode *copy, GiValue name, GiValue v) {
    int64_t n;
    if (gi_str_equal_text(name, "co_name")) {
        return replace_text(t, &copy->name, "co_name", v);
    }
    if (gi_str_equal_text(name, "co_qualname")) {
        return replace_text(t, &copy->qualname, "co_qualname", v);
    }
    if (gi_str_equal_text(name, "co_filename")) {
        return replace_text(t, &copy->filename, "co_filename", v);
    }
    if (gi_str_equal_text(name, "co_consts")) {
        return replace_constants(t, copy, v);
    }
    if (gi_str_equal_text(name, "co_firstlineno")) {
        if (!gi_index_int64(t, v, false, &n)) {
            return false;
        }
        if (n < 0 || n > INT32_MAX) {
            return gi_raise_value_error(t, "code: co_firstlineno must not be negative");
        }
        copy->first_line = (int32_t)n;
        return true;
    }
    if (gi_str_equal_text(name, "co_flags")) {
        return replace_flags(t, copy, v);
    }
    if (gi_str_equal_text(name, "co_linetable")) {
        return replace_positions(t, copy, v);
    }
    if (gi_str_equal_text(name, "co_names")) {
        return replace_names(t, copy, name, v);
    }
    if (gi_str_equal_text(name, "co_varnames") || gi_str_equal_text(name, "co_cellvars")) {
        return replace_variables(t, copy, &copy->local_names, name, v);
    }
    if (gi_str_equal_text(name, "co_freevars")) {
        return replace_variables(t, copy, &copy->free_names, name, v);
    }
    if (gi_str_equal_text(name, "co_stacksize")) {
        return replace_stack_size(t, copy, v);
    }
    for (const GiGetSetRow *row = getset; row->name != NULL; row++) {
        if (gi_str_equal_text(name, row->name)) {
            return keep_field(t, self, name, v);
        }
    }
    gi_raise_type_error(t, "replace() got an unexpected keyword argument '%S'", name);
    return false;
}

static GiValue replace(GiThread *t, const GiValue *a, size_t n, GiValue kwnames) {
    if (n == 0 || !gi_is_exact(a[0], &gi_code_type)) {
        return gi_raise_type_error(t, "descriptor 'replace' requires a 'code' object");
    }
    if (n > 1) {
        return gi_raise_type_error(t, "replace() takes no positional arguments");
    }
    GiCode *copy = clone(t, gi_as_code(a[0]));
    if (copy == NULL) {
        return GI_NULL;
    }
    size_t count = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    for (size_t i = 0; i < count; i++) {
        if (!replace_field(t, a[0], copy, gi_as_tuple(kwnames)->items[i], a[1 + i])) {
            gi_drop(t, gi_value_of(copy));
            return GI_NULL;
        }
    }
    return gi_value_of(copy);
}

static const GiMethodRow methods[] = {
    GI_METHOD("co_lines(self, /)", co_lines, NULL),
    GI_METHOD("co_positions(self, /)", co_positions, NULL),
    GI_METHOD_RAW("replace(self, /, **changes)", replace, "Return a copy of the code object with new values for the specified fields."),
    GI_METHOD_RAW("__replace__(self, /, **changes)", replace, "The same as replace()."),
    GI_METHODS_END};

/* --- the type --- */

static GiValue repr(GiThread *t, GiValue v) {
    const GiCode *code = gi_as_code(v);
    return gi_str_from_format(t, "<code object %S at %p, file \"%S\", line %d>", code->name, (void *)code,
                              code->filename, (int)code->first_line);
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    const GiCode *code = gi_as_code(v);
    uint64_t h = (uint64_t)gi_str_hash(t, gi_as_str(code->name));
    h = h * 1000003 ^ (uint64_t)code->first_line;
    h = h * 1000003 ^ code->word_count;
    h = h * 1000003 ^ code->argcount;
    *out = (int64_t)h == -1 ? -2 : (int64_t)h;
    return true;
}

static int same_values(GiThread *t, const GiValue *a, const GiValue *b, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        int same = gi_type(a[i]) == gi_type(b[i]) ? gi_equal(t, a[i], b[i]) : 0;
        if (same <= 0) {
            return same;
        }
    }
    return 1;
}

/* memcmp() that takes NULL for nothing. */
static bool same_bytes(const void *a, const void *b, size_t n) { return n == 0 || memcmp(a, b, n) == 0; }

/* The same program at the same place; instructions are compared without what the VM wrote into them. */
static int same_code(GiThread *t, const GiCode *a, const GiCode *b) {
    if (a == b) {
        return 1;
    }
    if (a->first_line != b->first_line || a->word_count != b->word_count || a->argcount != b->argcount ||
        a->posonly_count != b->posonly_count || a->kwonly_count != b->kwonly_count || a->flags != b->flags ||
        a->constant_count != b->constant_count || a->name_count != b->name_count ||
        a->position_size != b->position_size || a->range_count != b->range_count ||
        !same_bytes(a->positions, b->positions, a->position_size) ||
        !same_bytes(a->ranges, b->ranges, a->range_count * sizeof *a->ranges) || !gi_code_same_words(a, b)) {
        return 0;
    }
    GiValue x[4] = {a->name, a->local_names, a->cell_registers, a->free_names};
    GiValue y[4] = {b->name, b->local_names, b->cell_registers, b->free_names};
    int same = same_values(t, x, y, 4);
    if (same == 1) {
        same = same_values(t, a->names, b->names, a->name_count);
    }
    return same == 1 ? same_values(t, a->constants, b->constants, a->constant_count) : same;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    if ((op != GI_EQ && op != GI_NE) || !gi_is_exact(a, &gi_code_type) || !gi_is_exact(b, &gi_code_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    if (!gi_enter(t, " in comparison")) {
        return GI_NULL;
    }
    int same = same_code(t, gi_as_code(a), gi_as_code(b));
    gi_leave(t);
    return same < 0 ? GI_NULL : gi_bool((same == 1) == (op == GI_EQ));
}

GiType gi_code_type = {
    GI_TYPE_HEAD(GiCode, 0), .gc.weak_offset = offsetof(GiCode, weak_list), .gc.traverse = traverse,
    .gc.release = release,
    .name = "code", .flags = GI_TYPE_NO_INSTANCES, .repr = repr, .hash = hash, .compare = compare,
    .methods = methods, .getset = getset,
    .doc = "Create a code object.  Not for mere mortals."};
