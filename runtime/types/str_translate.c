/* SPDX-License-Identifier: MIT
 * runtime/types/str_translate.c: str.translate and str.maketrans.
 */
#include "runtime/types/dict.h"
#include "runtime/types/number.h"
#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"

#define UNKNOWN 0xFF
#define DELETED 0xFE

/* What a table says about a code point: appends it. *known gets an answer that may be remembered for
 * an ASCII character: a character that replaces it, or DELETED. */
static bool translate_char(GiText *b, GiValue table, uint32_t c, uint8_t *known) {
    GiThread *t = b->t;
    bool plain = gi_is_exact(table, &gi_dict_type); /* then a missing character costs no exception */
    GiValue r = plain ? gi_dict_get(t, gi_as_dict(table), gi_int_imm(c)) : gi_getitem(t, table, gi_int_imm(c));
    if (plain && r != GI_NULL) {
        gi_take(r);
    }
    if (r == GI_NULL) {
        if ((!plain || gi_failed(t)) && !gi_error_clear_if(t, &gi_LookupError)) {
            return false;
        }
        gi_text_add_char(b, c);
        *known = c < 0x80 ? (uint8_t)c : UNKNOWN;
        return b->ok;
    }
    if (r == GI_NONE) {
        *known = DELETED;
    } else if (gi_is_str(r)) {
        gi_text_add_str(b, r);
        *known = gi_str_size(r) == 1 ? (uint8_t)gi_str_text(r)[0] : UNKNOWN;
    } else if (gi_is_int(r)) {
        int64_t code;
        if (gi_int_overflow(r, &code) || code < 0 || code > (int64_t)GI_MAX_CODE_POINT) {
            gi_raise_value_error(t, "character mapping must be in range(0x110000)");
            gi_drop(t, r);
            return false;
        }
        gi_text_add_char(b, (uint32_t)code);
        *known = code < 0x80 ? (uint8_t)code : UNKNOWN;
    } else {
        gi_raise_type_error(t, "character mapping must return integer, None or str");
        gi_drop(t, r);
        return false;
    }
    gi_drop(t, r);
    return b->ok;
}

GiValue gi_str_m_translate(GiThread *t, const GiValue *a) {
    const GiStr *s = gi_as_str(a[0]);
    uint8_t known[128];
    memset(known, UNKNOWN, sizeof known);
    GiText b;
    gi_text_init(&b, t);
    const char *p = s->text, *end = s->text + s->size;
    while (p < end && b.ok) {
        uint32_t c = gi_utf8_next(&p);
        uint8_t unused = UNKNOWN, *answer = c < 0x80 ? &known[c] : &unused;
        if (*answer == UNKNOWN) {
            if (!translate_char(&b, a[1], c, answer) || !gi_poll(t, 1)) {
                gi_text_discard(&b);
                return GI_NULL;
            }
        } else if (*answer != DELETED) {
            gi_text_add_char(&b, *answer);
        }
    }
    return gi_text_finish(&b);
}

/* --- maketrans --- */

/* Copies a mapping with one-character string keys turned into code points. */
static GiValue convert_keys(GiThread *t, GiValue mapping) {
    GiValue result = gi_dict(t), key, value;
    uint32_t position = 0;
    while (result != GI_NULL && gi_dict_next(gi_as_dict(mapping), &position, &key, &value)) {
        bool ok = false;
        if (gi_is_str(key)) {
            if (gi_str_length(key) != 1) {
                gi_raise_value_error(t, "string keys in translate table must be of length 1");
            } else {
                ok = gi_dict_set(t, gi_as_dict(result), gi_int_imm(gi_str_char_at(t, key, 0)), value);
            }
        } else if (gi_is_exact(key, &gi_int_type) || gi_is_exact(key, &gi_bool_type)) {
            ok = gi_dict_set(t, gi_as_dict(result), key, value);
        } else {
            gi_raise_type_error(t, "keys in translate table must be strings or integers");
        }
        if (!ok) {
            gi_drop(t, result);
            return GI_NULL;
        }
    }
    return result;
}

static bool set_pairs(GiThread *t, GiDict *d, const GiStr *from, const GiStr *to) {
    const char *p = from->text, *q = to == NULL ? NULL : to->text, *end = p + from->size;
    while (p < end) {
        GiValue key = gi_int_imm(gi_utf8_next(&p));
        if (!gi_dict_set(t, d, key, q == NULL ? GI_NONE : gi_int_imm(gi_utf8_next(&q))) ||
            !gi_poll(t, 1)) {
            return false;
        }
    }
    return true;
}

static GiValue convert_pairs(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "maketrans() argument 2 must be str, not %s",
                                   gi_str_argument_type(a[1]));
    }
    if (a[2] != GI_NULL && !gi_is_str(a[2])) {
        return gi_raise_type_error(t, "maketrans() argument 3 must be str, not %s",
                                   gi_str_argument_type(a[2]));
    }
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(
            t, "first maketrans argument must be a string if there is a second argument");
    }
    if (gi_str_length(a[0]) != gi_str_length(a[1])) {
        return gi_raise_value_error(t, "the first two maketrans arguments must have equal length");
    }
    GiValue result = gi_dict(t);
    if (result != GI_NULL &&
        (!set_pairs(t, gi_as_dict(result), gi_as_str(a[0]), gi_as_str(a[1])) ||
         (a[2] != GI_NULL && !set_pairs(t, gi_as_dict(result), gi_as_str(a[2]), NULL)))) {
        gi_drop(t, result);
        return GI_NULL;
    }
    return result;
}

GiValue gi_str_m_maketrans(GiThread *t, const GiValue *a) {
    if (a[1] != GI_NULL) {
        return convert_pairs(t, a);
    }
    if (!gi_is_exact(a[0], &gi_dict_type)) {
        return gi_raise_type_error(t, "if you give only one argument to maketrans it must be a dict");
    }
    return convert_keys(t, a[0]);
}
