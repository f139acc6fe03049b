/* SPDX-License-Identifier: MIT
 * interp/compiler/dis.c: readable listings of code objects, and what can be said about an instruction word from
 * opcodes.def alone.
 *
 *   12   GET_ATTR     t0, self           .count
 *   line op           operands           what they mean
 */
#include "interp/compiler/codeobject.h"
#include "interp/compiler/effect.h"

#include <stdio.h>

/* The opcode that a quickened one was made from: that with the longest name in front of its own; others: themselves. */
GiOpcode gi_dis_base(uint32_t op) {
    if (op >= GI_BC_COUNT || !(gi_effect_flags[op] & GI_OPF_QUICK)) {
        return (GiOpcode)op;
    }
    if (op == GI_BC_CALL_LIST_APPEND) {
        return GI_BC_CALL_METHOD;
    }
    GiOpcode base = (GiOpcode)op;
    size_t longest = 0;
    for (uint32_t i = 0; i < GI_BC_COUNT; i++) {
        size_t size = strlen(gi_opcode_names[i]);
        if (size > longest && !(gi_effect_flags[i] & GI_OPF_QUICK) &&
            strncmp(gi_opcode_names[op], gi_opcode_names[i], size) == 0 && gi_opcode_names[op][size] == '_') {
            longest = size;
            base = (GiOpcode)i;
        }
    }
    return base;
}

/* How many of an instruction's extra words are operands; the others are caches. */
uint32_t gi_dis_fixed_words(GiOpcode base) {
    switch (base) {
    case GI_BC_GET_ATTR: case GI_BC_SET_ATTR: case GI_BC_DEL_ATTR: case GI_BC_LOAD_METHOD: case GI_BC_GET_SUPER_ATTR:
    case GI_BC_GET_CLASS_CELL: case GI_BC_GET_CLASS_FREE: case GI_BC_GET_CLASSDICT_FREE: case GI_BC_UNPACK_EX:
    case GI_BC_DICT_MERGE: case GI_BC_MAKE_FUNCTION: case GI_BC_CALL_KW: case GI_BC_CALL_METHOD_KW:
    case GI_BC_IMPORT_NAME: case GI_BC_IMPORT_FROM:
        return 1;
    case GI_BC_MATCH_CLASS:
        return 2;
    default:
        return (gi_effect_flags[base] & GI_OPF_JUMPS) && gi_opcode_extra[base] > 0 ? 1 : 0;
    }
}

/* Takes quickened opcodes and caches out of instruction words. */
void gi_code_reset_words(uint32_t *words, uint32_t count) {
    for (uint32_t i = 0; i < count;) {
        GiOpcode base = gi_dis_base(words[i] & 0xFF);
        uint32_t extra = gi_opcode_extra[base], fixed = gi_dis_fixed_words(base);
        words[i] = (words[i] & ~(uint32_t)0xFF) | (uint32_t)base;
        for (uint32_t k = fixed; k < extra && i + 1 + k < count; k++) {
            words[i + 1 + k] = 0;
        }
        i += 1 + extra;
    }
}

/* Do two code objects of the same size have the same instructions, caches apart? */
bool gi_code_same_words(const GiCode *a, const GiCode *b) {
    for (uint32_t i = 0; i < a->word_count;) {
        GiOpcode base = gi_dis_base(a->words[i] & 0xFF);
        if (base != gi_dis_base(b->words[i] & 0xFF) || a->words[i] >> 8 != b->words[i] >> 8) {
            return false;
        }
        uint32_t fixed = gi_dis_fixed_words(base);
        if (memcmp(a->words + i + 1, b->words + i + 1, fixed * sizeof(uint32_t)) != 0) {
            return false;
        }
        i += 1u + gi_opcode_extra[base];
    }
    return true;
}

/* --- listing --- */

typedef struct Listing {
    GiThread *t;
    GiText text;
    const GiCode *code;
} Listing;

static void add_register(Listing *l, uint32_t r) {
    const GiTuple *names = gi_as_tuple(l->code->local_names);
    char buffer[16];
    if (r == GI_NO_REGISTER) {
        gi_text_add_text(&l->text, "-");
    } else if (r >= l->code->local_count) {
        snprintf(buffer, sizeof buffer, "t%u", r - l->code->local_count);
        gi_text_add_text(&l->text, buffer);
    } else if (gi_str_size(names->items[r]) > 0) {
        gi_text_add_str(&l->text, names->items[r]);
    } else {
        snprintf(buffer, sizeof buffer, "r%u", r);
        gi_text_add_text(&l->text, buffer);
    }
}

static void add_number(Listing *l, int64_t n) {
    char buffer[24];
    snprintf(buffer, sizeof buffer, "%lld", (long long)n);
    gi_text_add_text(&l->text, buffer);
}

static void add_constant(Listing *l, uint32_t k) {
    if (k >= l->code->constant_count) {
        gi_text_add_text(&l->text, "K?");
    } else {
        gi_text_add_repr(&l->text, l->code->constants[k]);
    }
}

static void add_name(Listing *l, uint32_t n) {
    gi_text_add_text(&l->text, ".");
    if (n < l->code->name_count) {
        gi_text_add_str(&l->text, l->code->names[n]);
    }
}

/* In which of the operands B and C is a plain number (count, flag, kind) instead of a register? */
static bool is_number(GiOpcode op, char letter) {
    if (letter == 'B') {
        return op == GI_BC_CALL || op == GI_BC_CALL_METHOD || op == GI_BC_CALL_KW || op == GI_BC_CALL_METHOD_KW ||
               op == GI_BC_CALL_EX || op == GI_BC_GET_SUPER_ATTR;
    }
    switch (op) {
    case GI_BC_GET_ITEMI: case GI_BC_UNPACK: case GI_BC_UNPACK_EX: case GI_BC_BUILD_TUPLE: case GI_BC_BUILD_LIST:
    case GI_BC_BUILD_SET: case GI_BC_BUILD_DICT: case GI_BC_BUILD_STRING: case GI_BC_BUILD_SLICE: case GI_BC_CONVERT: case GI_BC_FORMAT:
    case GI_BC_MAKE_FUNCTION: case GI_BC_INTRINSIC: case GI_BC_YIELD: case GI_BC_GET_AWAITABLE: case GI_BC_RAISE:
    case GI_BC_IMPORT_NAME:
        return letter == 'C';
    default:
        return false;
    }
}

static void add_operand(Listing *l, GiOpcode op, char letter, int place, uint32_t word, bool wide) {
    uint32_t v = place == 0 ? word >> 8 & 0xFF : place == 1 ? word >> 16 & 0xFF : word >> 24;
    if (wide) {
        v = word >> 16;
    }
    switch (letter) {
    case 'k': add_constant(l, v); break;
    case 'n': add_name(l, v); break;
    case 'i': add_number(l, (int16_t)v); break;
    case 'u': case 's': add_number(l, v); break;
    default:
        if (is_number(op, letter)) {
            add_number(l, v);
        } else {
            add_register(l, v);
        }
        break;
    }
}

static void add_fixed_words(Listing *l, GiOpcode op, uint32_t at) {
    const uint32_t *p = l->code->words + at + 1;
    uint32_t fixed = gi_dis_fixed_words(op);
    if (gi_effect_flags[op] & GI_OPF_JUMPS) {
        bool in_word = gi_opcode_extra[op] == 0;
        int32_t offset = in_word ? (int32_t)l->code->words[at] >> 8 : (int32_t)p[0];
        gi_text_add_text(&l->text, "  -> ");
        add_number(l, (int64_t)at + 1 + gi_opcode_extra[op] + offset);
        return;
    }
    for (uint32_t i = 0; i < fixed; i++) {
        gi_text_add_text(&l->text, "  ");
        if (op == GI_BC_CALL_KW || op == GI_BC_CALL_METHOD_KW || op == GI_BC_MAKE_FUNCTION || (op == GI_BC_MATCH_CLASS && i == 1)) {
            add_constant(l, p[i]);
        } else if (op == GI_BC_UNPACK_EX || op == GI_BC_MATCH_CLASS) {
            add_number(l, p[i]);
        } else if (op == GI_BC_DICT_MERGE) {
            add_register(l, p[i]);
        } else {
            add_name(l, p[i]);
        }
    }
}

static void add_instruction(Listing *l, uint32_t at, int32_t line) {
    uint32_t word = l->code->words[at];
    GiOpcode op = gi_dis_base(word & 0xFF);
    const char *format = gi_effect_formats[op];
    char head[80];
    if (line > 0) {
        snprintf(head, sizeof head, "%5d %6u  %-20s ", line, at, gi_opcode_names[word & 0xFF]);
    } else {
        snprintf(head, sizeof head, "      %6u  %-20s ", at, gi_opcode_names[word & 0xFF]);
    }
    gi_text_add_text(&l->text, head);
    bool two = format[0] != '\0' && format[1] != '\0' && format[2] == '\0';
    const char *separator = "";
    for (int i = 0; format[i] != '\0' && format[i] != 'j'; i++) {
        if (format[i] == '-') {
            continue;
        }
        gi_text_add_text(&l->text, separator);
        add_operand(l, op, format[i], i, word, i == 1 && two && strchr("knui", format[1]) != NULL);
        separator = ", ";
    }
    add_fixed_words(l, op, at);
    gi_text_add_text(&l->text, "\n");
}

static void add_ranges(Listing *l) {
    for (uint32_t i = 0; i < l->code->range_count; i++) {
        const GiHandlerRange *r = &l->code->ranges[i];
        char buffer[96];
        snprintf(buffer, sizeof buffer, "      handler: %u to %u -> %u in ", r->start, r->end, r->handler);
        gi_text_add_text(&l->text, buffer);
        add_register(l, r->target);
        gi_text_add_text(&l->text, "\n");
    }
}

static void add_code(Listing *l) {
    gi_text_add_str(&l->text, l->code->qualname);
    gi_text_add_text(&l->text, ":\n");
    GiPositionReader r;
    gi_positions_read(&r, l->code);
    bool more = gi_positions_next(&r);
    int32_t last = -1;
    for (uint32_t at = 0; at < l->code->word_count && l->text.ok;) {
        while (more && at >= r.next) {
            more = gi_positions_next(&r);
        }
        int32_t line = r.position.line;
        add_instruction(l, at, line != last ? line : 0);
        last = line;
        at += 1u + gi_opcode_extra[l->code->words[at] & 0xFF];
    }
    add_ranges(l);
}

static void add_tree(Listing *l, const GiCode *code, bool nested) {
    if (!gi_enter(l->t, "")) {
        gi_text_discard(&l->text);
        l->text.ok = false;
        return;
    }
    l->code = code;
    add_code(l);
    for (uint32_t i = 0; nested && i < code->constant_count && l->text.ok; i++) {
        if (gi_is_exact(code->constants[i], &gi_code_type)) {
            gi_text_add_text(&l->text, "\n");
            add_tree(l, gi_as_code(code->constants[i]), true);
        }
    }
    gi_leave(l->t);
}

/* dis: text of a code object and, with `nested`, of those in its constants; owned str. */
GiValue gi_disassemble(GiThread *t, GiValue code, bool nested) {
    Listing l = {.t = t};
    gi_text_init(&l.text, t);
    add_tree(&l, gi_as_code(code), nested);
    return gi_text_finish(&l.text);
}
