/* SPDX-License-Identifier: MIT
 * interp/compiler/codeparts.c takes code objects apart into values that marshal can store, and puts them together
 * again. It trusts the parts: runtime/modules/marshal.c lets none through that were not stored by the same build for
 * the same user.
 *
 * The parts are a tuple, in the order of the enum below: instruction words, handler ranges and captures as the bytes
 * that they are in memory, numbers as one GiNumbers. Only a build with the same gi_code_format reads them.
 */
#include "interp/compiler/codeobject.h"
#include "runtime/hash.h"
#include "runtime/hooks.h"
#include "runtime/types/bytes.h"

enum { WORDS, CONSTANTS, NAMES, RANGES, CAPTURES, POSITIONS, NUMBERS, LOCAL_NAMES, CELLS, FREE_NAMES, FILENAME, NAME,
       QUALNAME, DOCSTRING, PART_COUNT };

typedef struct Numbers {
    uint32_t register_count, local_count, argcount, posonly_count, kwonly_count, far_register, far_count, far_parameters;
    uint32_t flags, simple, is_class_body, is_module;
    int32_t first_line;
} Numbers;

/* Changed when the parts, or what an instruction does, change without a change of opcodes.def. */
#define FORMAT_VERSION 1

/* See hooks.h. */
uint64_t gi_code_format(void) {
    static const char table[] =
#define GI_OPCODE(name, format, extra, flags, effect) #name format #extra
#include "interp/compiler/opcodes.def"
#undef GI_OPCODE
        "";
    const uint64_t key[2] = {FORMAT_VERSION, sizeof(GiCode) << 8 | sizeof(Numbers)};
    return gi_hash_sip13(key, table, sizeof table);
}

/* --- apart --- */

static GiValue words_of(GiThread *t, const GiCode *code) {
    GiValue bytes = gi_bytes(t, code->words, code->word_count * sizeof *code->words);
    if (bytes != GI_NULL) { /* new, and nobody else has it yet */
        gi_code_reset_words((uint32_t *)(void *)gi_as_bytes(bytes)->data, code->word_count);
    }
    return bytes;
}

static GiValue numbers_of(GiThread *t, const GiCode *code) {
    Numbers n = {.register_count = code->register_count, .local_count = code->local_count, .argcount = code->argcount,
                 .posonly_count = code->posonly_count, .kwonly_count = code->kwonly_count,
                 .far_register = (uint32_t)code->far_register, .far_count = code->far_count,
                 .far_parameters = code->far_parameters, .flags = code->flags, .simple = code->simple,
                 .is_class_body = code->is_class_body, .is_module = code->is_module, .first_line = code->first_line};
    return gi_bytes(t, &n, sizeof n);
}

/* See hooks.h. */
GiValue gi_code_parts(GiThread *t, GiValue v) {
    const GiCode *code = gi_as_code(v);
    GiValue parts[PART_COUNT] = {
        [WORDS] = words_of(t, code),
        [CONSTANTS] = gi_tuple(t, code->constants, code->constant_count),
        [NAMES] = gi_tuple(t, code->names, code->name_count),
        [RANGES] = gi_bytes(t, code->ranges, code->range_count * sizeof *code->ranges),
        [CAPTURES] = gi_bytes(t, code->captures, code->capture_count * sizeof *code->captures),
        [POSITIONS] = gi_bytes(t, code->positions, code->position_size),
        [NUMBERS] = numbers_of(t, code),
        [LOCAL_NAMES] = gi_take(code->local_names),
        [CELLS] = gi_take(code->cell_registers),
        [FREE_NAMES] = gi_take(code->free_names),
        [FILENAME] = gi_take(code->filename),
        [NAME] = gi_take(code->name),
        [QUALNAME] = gi_take(code->qualname),
        [DOCSTRING] = gi_take(code->docstring)};
    return gi_tuple_steal(t, parts, PART_COUNT);
}

/* --- together --- */

/* The bytes as an array of its own of items of this size; false: error set. */
static bool get_array(GiThread *t, GiValue bytes, size_t item, void *out, uint32_t *count) {
    const GiBytes *b = gi_as_bytes(bytes);
    if (b->size % item != 0 || b->size / item > UINT32_MAX) {
        return gi_raise_value_error(t, "bad marshal data (code object)");
    }
    void *p = gi_alloc(t, b->size);
    if (p == NULL) {
        return false;
    }
    if (b->size > 0) {
        memcpy(p, b->data, b->size);
    }
    *(void **)out = p;
    *count = (uint32_t)(b->size / item);
    return true;
}

static bool get_values(GiThread *t, GiValue tuple, GiValue **out, uint32_t *count) {
    const GiTuple *u = gi_as_tuple(tuple);
    *out = gi_alloc_array(t, u->size, sizeof **out);
    if (*out == NULL) {
        return false;
    }
    for (size_t i = 0; i < u->size; i++) {
        (*out)[i] = gi_take(u->items[i]);
    }
    *count = (uint32_t)u->size;
    return true;
}

static bool parts_fit(const GiTuple *parts) {
    static const char kinds[PART_COUNT + 1] = "bttbbbbtttsssv";
    if (parts->size != PART_COUNT) {
        return false;
    }
    for (size_t i = 0; i < PART_COUNT; i++) {
        GiValue v = parts->items[i];
        bool fits = kinds[i] == 'b' ? gi_is_bytes(v) : kinds[i] == 't' ? gi_is_tuple(v) : kinds[i] == 's' ? gi_is_str(v) : true;
        if (!fits) {
            return false;
        }
    }
    return gi_as_bytes(parts->items[NUMBERS])->size == sizeof(Numbers);
}

static void set_numbers(GiCode *code, GiValue bytes) {
    Numbers n;
    memcpy(&n, gi_as_bytes(bytes)->data, sizeof n);
    code->register_count = (uint16_t)n.register_count;
    code->local_count = (uint16_t)n.local_count;
    code->argcount = (uint16_t)n.argcount;
    code->posonly_count = (uint16_t)n.posonly_count;
    code->kwonly_count = (uint16_t)n.kwonly_count;
    code->far_register = (int16_t)n.far_register;
    code->far_count = n.far_count;
    code->far_parameters = (uint16_t)n.far_parameters;
    code->flags = n.flags;
    code->simple = n.simple != 0;
    code->is_class_body = n.is_class_body != 0;
    code->is_module = n.is_module != 0;
    code->first_line = n.first_line;
}

/* See hooks.h. */
GiValue gi_code_from_parts(GiThread *t, GiValue v) {
    if (!gi_is_tuple(v) || !parts_fit(gi_as_tuple(v))) {
        return gi_raise_value_error(t, "bad marshal data (code object)");
    }
    const GiValue *p = gi_as_tuple(v)->items;
    GiCode *code = gi_codeobject_new(t);
    if (code == NULL) {
        return GI_NULL;
    }
    set_numbers(code, p[NUMBERS]);
    code->local_names = gi_take(p[LOCAL_NAMES]);
    code->cell_registers = gi_take(p[CELLS]);
    code->free_names = gi_take(p[FREE_NAMES]);
    code->filename = gi_take(p[FILENAME]);
    code->name = gi_take(p[NAME]);
    code->qualname = gi_take(p[QUALNAME]);
    code->docstring = gi_take(p[DOCSTRING]);
    code->version = gi_next_version(t->vm);
    if (!get_array(t, p[WORDS], sizeof *code->words, &code->words, &code->word_count) ||
        !get_array(t, p[RANGES], sizeof *code->ranges, &code->ranges, &code->range_count) ||
        !get_array(t, p[CAPTURES], sizeof *code->captures, &code->captures, &code->capture_count) ||
        !get_array(t, p[POSITIONS], 1, &code->positions, &code->position_size) ||
        !get_values(t, p[CONSTANTS], &code->constants, &code->constant_count) ||
        !get_values(t, p[NAMES], &code->names, &code->name_count)) {
        gi_drop(t, gi_value_of(code));
        return GI_NULL;
    }
    return gi_value_of(code);
}
