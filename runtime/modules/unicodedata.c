/* SPDX-License-Identifier: MIT
 * runtime/modules/unicodedata.c: the module unicodedata, over utf8proc and the project's tables.
 */
#include "runtime/native.h"

#ifdef GI_HAVE_UTF8PROC

#include <stdio.h>
#include <utf8proc.h>

#include "runtime/types/number.h"
#include "runtime/types/str_private.h"
#include "runtime/text/unicode.h"
#include "runtime/text/unicode_name.h"

#define HANGUL_FIRST 0xAC00u
#define HANGUL_LAST 0xD7A3u

/* The character an argument consists of; false: TypeError set. */
static bool read_char(GiThread *t, GiValue v, const char *function, const char *argument, uint32_t *c) {
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "%s() %s must be a unicode character, not %T", function, argument, v);
        return false;
    }
    if (gi_str_length(v) != 1) {
        gi_raise_type_error(t, "%s(): %s must be a unicode character, not a string of length %zu",
                            function, argument, gi_str_length(v));
        return false;
    }
    *c = gi_str_char_at(t, v, 0);
    return true;
}

static GiValue no_value(GiThread *t, GiValue absent, const char *message) {
    return absent == GI_NULL ? gi_raise_value_error(t, "%s", message) : gi_take(absent);
}

static GiValue m_decimal(GiThread *t, const GiValue *a) {
    uint32_t c;
    if (!read_char(t, a[0], "decimal", "argument 1", &c)) {
        return GI_NULL;
    }
    int value = gi_unicode_decimal(c);
    return value < 0 ? no_value(t, a[1], "not a decimal") : gi_int_imm(value);
}

static GiValue m_digit(GiThread *t, const GiValue *a) {
    uint32_t c;
    if (!read_char(t, a[0], "digit", "argument 1", &c)) {
        return GI_NULL;
    }
    int value = gi_unicode_digit(c);
    return value < 0 ? no_value(t, a[1], "not a digit") : gi_int_imm(value);
}

static GiValue m_numeric(GiThread *t, const GiValue *a) {
    uint32_t c;
    double value;
    if (!read_char(t, a[0], "numeric", "argument 1", &c)) {
        return GI_NULL;
    }
    return gi_unicode_numeric(c, &value) ? gi_float(t, value)
                                         : no_value(t, a[1], "not a numeric character");
}

static GiValue m_category(GiThread *t, const GiValue *a) {
    static const char names[][3] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                    "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                    "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
    uint32_t c;
    if (!read_char(t, a[0], "category", "argument", &c)) {
        return GI_NULL;
    }
    return gi_str_from_text(t, names[gi_unicode_category(c)]);
}

/* Characters that are newer than utf8proc's data. */
static bool is_new(uint32_t c) {
    return (c >= 0x2EBF0 && c <= 0x2EE5D) || (c >= 0x2FFC && c <= 0x2FFF) || c == 0x31EF;
}

static GiValue m_bidirectional(GiThread *t, const GiValue *a) {
    static const char names[][4] = {"",   "L",  "LRE", "LRO", "R",   "AL", "RLE", "RLO",
                                    "PDF", "EN", "ES",  "ET",  "AN",  "CS", "NSM", "BN",
                                    "B",  "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
    uint32_t c;
    if (!read_char(t, a[0], "bidirectional", "argument", &c)) {
        return GI_NULL;
    }
    if (is_new(c)) {
        return gi_str_from_text(t, c >= 0x20000 ? "L" : "ON");
    }
    unsigned i = (unsigned)utf8proc_get_property((utf8proc_int32_t)c)->bidi_class;
    return gi_str_from_text(t, i < sizeof names / sizeof *names ? names[i] : "");
}

static GiValue m_combining(GiThread *t, const GiValue *a) {
    uint32_t c;
    if (!read_char(t, a[0], "combining", "argument", &c)) {
        return GI_NULL;
    }
    return gi_int_imm(utf8proc_get_property((utf8proc_int32_t)c)->combining_class);
}

static GiValue m_mirrored(GiThread *t, const GiValue *a) {
    uint32_t c;
    if (!read_char(t, a[0], "mirrored", "argument", &c)) {
        return GI_NULL;
    }
    return gi_int_imm(utf8proc_get_property((utf8proc_int32_t)c)->bidi_mirrored);
}

static GiValue m_east_asian_width(GiThread *t, const GiValue *a) {
    static const char names[][3] = {"N", "Na", "A", "W", "H", "F"};
    uint32_t c;
    if (!read_char(t, a[0], "east_asian_width", "argument", &c)) {
        return GI_NULL;
    }
    size_t low = 0, high = gi_unicode_widths_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (gi_unicode_widths[middle].first <= c) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return gi_str_from_text(t, names[gi_unicode_widths[low].width]);
}

/* --- decomposition and normal forms --- */

typedef struct Codes {
    GiThread *t;
    utf8proc_int32_t *items;
    size_t count, capacity;
} Codes;

static bool add_code(Codes *codes, uint32_t c) {
    if (codes->count == codes->capacity) {
        size_t capacity = codes->capacity == 0 ? 64 : 2 * codes->capacity;
        utf8proc_int32_t *items = gi_resize_array(codes->t, codes->items, codes->capacity, capacity,
                                                  sizeof *items);
        if (items == NULL) {
            return false;
        }
        codes->items = items;
        codes->capacity = capacity;
    }
    codes->items[codes->count++] = (utf8proc_int32_t)c;
    return true;
}

static void free_codes(Codes *codes) {
    if (codes->items != NULL) {
        gi_free(codes->t, codes->items, codes->capacity * sizeof *codes->items);
    }
}

static int combining_class(utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; }

/* Appends the full decomposition of c, keeping combining marks in canonical order. */
static bool add_decomposed(Codes *codes, uint32_t c, bool compatible) {
    utf8proc_int32_t parts[32];
    int boundary = 0;
    utf8proc_option_t options = UTF8PROC_DECOMPOSE | (compatible ? UTF8PROC_COMPAT : 0);
    utf8proc_ssize_t n = c - 0xD800 < 0x800 ? 0
                         : utf8proc_decompose_char((utf8proc_int32_t)c, parts, 32, options, &boundary);
    if (n < 1 || n > 32) {
        parts[0] = (utf8proc_int32_t)c;
        n = 1;
    }
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        int class = combining_class(parts[i]);
        if (!add_code(codes, (uint32_t)parts[i])) {
            return false;
        }
        for (size_t k = codes->count - 1;
             class > 0 && k > 0 && combining_class(codes->items[k - 1]) > class; k--) {
            codes->items[k] = codes->items[k - 1];
            codes->items[k - 1] = parts[i];
        }
    }
    return true;
}

static GiValue codes_to_str(Codes *codes, size_t count) {
    GiText b;
    gi_text_init(&b, codes->t);
    for (size_t i = 0; i < count; i++) {
        gi_text_add_char(&b, (uint32_t)codes->items[i]);
    }
    return gi_text_finish(&b);
}

static GiValue normalize(GiThread *t, GiValue text, bool compose, bool compatible) {
    if (gi_as_str(text)->ascii) {
        return gi_str_exact(t, text);
    }
    Codes codes = {.t = t};
    const char *p = gi_str_text(text), *end = p + gi_str_size(text);
    bool ok = true;
    while (ok && p < end) {
        ok = add_decomposed(&codes, gi_utf8_next(&p), compatible) && gi_poll(t, 2);
    }
    GiValue r = GI_NULL;
    if (ok) {
        utf8proc_ssize_t n = (utf8proc_ssize_t)codes.count;
        if (compose) {
            n = utf8proc_normalize_utf32(codes.items, n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
        }
        r = codes_to_str(&codes, (size_t)n);
    }
    free_codes(&codes);
    return r;
}

/* A form's name; false: ValueError set. */
static bool read_form(GiThread *t, GiValue v, const char *function, bool *compose, bool *compatible) {
    if (!gi_is_str(v)) {
        gi_raise_type_error(t, "%s() argument 1 must be str, not %T", function, v);
        return false;
    }
    *compatible = gi_str_equal_text(v, "NFKC") || gi_str_equal_text(v, "NFKD");
    *compose = gi_str_equal_text(v, "NFC") || gi_str_equal_text(v, "NFKC");
    if (!*compatible && !*compose && !gi_str_equal_text(v, "NFD")) {
        gi_raise_value_error(t, "invalid normalization form");
        return false;
    }
    return true;
}

static GiValue m_normalize(GiThread *t, const GiValue *a) {
    bool compose, compatible;
    if (gi_is_str(a[0]) && !gi_is_str(a[1])) {
        return gi_raise_type_error(t, "normalize() argument 2 must be str, not %T", a[1]);
    }
    return read_form(t, a[0], "normalize", &compose, &compatible)
               ? normalize(t, a[1], compose, compatible) : GI_NULL;
}

static GiValue m_is_normalized(GiThread *t, const GiValue *a) {
    bool compose, compatible;
    if (gi_is_str(a[0]) && !gi_is_str(a[1])) {
        return gi_raise_type_error(t, "is_normalized() argument 2 must be str, not %T", a[1]);
    }
    if (!read_form(t, a[0], "is_normalized", &compose, &compatible)) {
        return GI_NULL;
    }
    GiValue r = normalize(t, a[1], compose, compatible);
    if (r == GI_NULL) {
        return GI_NULL;
    }
    bool same = gi_str_equal(r, a[1]);
    gi_drop(t, r);
    return gi_bool(same);
}

/* One step of a canonical decomposition from the full one: the composed beginning and the last mark. */
static bool one_canonical_step(Codes *codes) {
    if (codes->count > 2) {
        utf8proc_int32_t last = codes->items[codes->count - 1];
        utf8proc_ssize_t n = utf8proc_normalize_utf32(codes->items, (utf8proc_ssize_t)codes->count - 1,
                                                      UTF8PROC_COMPOSE | UTF8PROC_STABLE);
        codes->count = (size_t)n;
        return add_code(codes, (uint32_t)last);
    }
    return true;
}

static const GiDecomposition *listed_decomposition(uint32_t c) {
    for (size_t i = 0; i < gi_unicode_decompositions_count; i++) {
        if (gi_unicode_decompositions[i].code == c) {
            return &gi_unicode_decompositions[i];
        }
    }
    return NULL;
}

static GiValue m_decomposition(GiThread *t, const GiValue *a) {
    static const char *const tags[] = {
        "", "<font>", "<noBreak>", "<initial>", "<medial>", "<final>", "<isolated>", "<circle>",
        "<super>", "<sub>", "<vertical>", "<wide>", "<narrow>", "<small>", "<square>", "<fraction>",
        "<compat>"};
    uint32_t c;
    if (!read_char(t, a[0], "decomposition", "argument", &c)) {
        return GI_NULL;
    }
    unsigned type = (unsigned)utf8proc_get_property((utf8proc_int32_t)c)->decomp_type;
    Codes codes = {.t = t};
    const GiDecomposition *row = listed_decomposition(c);
    bool ok = true;
    if (c >= HANGUL_FIRST && c <= HANGUL_LAST) {
        return gi_str_from_text(t, "");
    }
    if (row != NULL) {
        for (size_t i = 0; ok && i < 6 && row->to[i] != 0; i++) {
            ok = add_code(&codes, row->to[i]);
        }
    } else {
        ok = add_decomposed(&codes, c, type != 0) && (type != 0 || one_canonical_step(&codes));
    }
    GiText b;
    gi_text_init(&b, t);
    if (!ok) {
        gi_text_discard(&b);
    } else if (codes.count != 1 || codes.items[0] != (utf8proc_int32_t)c) {
        gi_text_add_text(&b, type < sizeof tags / sizeof *tags ? tags[type] : "");
        for (size_t i = 0; i < codes.count; i++) {
            char text[12];
            snprintf(text, sizeof text, "%s%04X", i > 0 || type != 0 ? " " : "",
                     (unsigned)codes.items[i]);
            gi_text_add_text(&b, text);
        }
    }
    free_codes(&codes);
    return gi_text_finish(&b);
}

/* --- names --- */

static GiValue m_name(GiThread *t, const GiValue *a) {
    uint32_t c;
    char name[GI_UNICODE_NAME_SIZE];
    if (!read_char(t, a[0], "name", "argument 1", &c)) {
        return GI_NULL;
    }
    int found = gi_unicode_name(t, c, name);
    if (found < 0) {
        return GI_NULL;
    }
    return found > 0 ? gi_str_from_text(t, name) : no_value(t, a[1], "no such name");
}

static GiValue m_lookup(GiThread *t, const GiValue *a) {
    uint32_t c;
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "lookup() argument must be str, not %T", a[0]);
    }
    int found = gi_unicode_lookup(t, gi_str_text(a[0]), gi_str_size(a[0]), &c);
    if (found < 0) {
        return GI_NULL;
    }
    if (found == 0) {
        GiValue message = gi_str_from_format(t, "undefined character name '%S'", a[0]);
        if (message != GI_NULL) {
            gi_raise_value(t, &gi_KeyError, message);
            gi_drop(t, message);
        }
        return GI_NULL;
    }
    return gi_str_from_char(t, c);
}

static const GiMethodRow functions[] = {
    GI_METHOD("decimal(chr, default=..., /)", m_decimal,
              "Converts a Unicode character into its equivalent decimal value."),
    GI_METHOD("digit(chr, default=..., /)", m_digit,
              "Converts a Unicode character into its equivalent digit value."),
    GI_METHOD("numeric(chr, default=..., /)", m_numeric,
              "Converts a Unicode character into its equivalent numeric value."),
    GI_METHOD("category(chr, /)", m_category,
              "Returns the general category assigned to the character chr as string."),
    GI_METHOD("bidirectional(chr, /)", m_bidirectional,
              "Returns the bidirectional class assigned to the character chr as string."),
    GI_METHOD("combining(chr, /)", m_combining,
              "Returns the canonical combining class assigned to the character chr as integer."),
    GI_METHOD("mirrored(chr, /)", m_mirrored,
              "Returns the mirrored property assigned to the character chr as integer."),
    GI_METHOD("east_asian_width(chr, /)", m_east_asian_width,
              "Returns the east asian width assigned to the character chr as string."),
    GI_METHOD("decomposition(chr, /)", m_decomposition,
              "Returns the character decomposition mapping assigned to the character chr as string."),
    GI_METHOD("is_normalized(form, unistr, /)", m_is_normalized,
              "Return whether the Unicode string unistr is in the normal form 'form'."),
    GI_METHOD("normalize(form, unistr, /)", m_normalize,
              "Return the normal form 'form' for the Unicode string unistr."),
    GI_METHOD("name(chr, default=..., /)", m_name,
              "Returns the name assigned to the character chr as a string."),
    GI_METHOD("lookup(name, /)", m_lookup, "Look up character by name."),
    GI_METHODS_END};

/* What idna asks for by the name of Unicode 3.2: the same data. Characters that were added since count
 * as assigned. */
static GiValue make_old_database(GiThread *t) {
    GiValue name = gi_str_from_text(t, "unicodedata.ucd_3_2_0");
    GiValue old = name == GI_NULL ? GI_NULL : gi_module(t, name, NULL);
    gi_xdrop(t, name);
    if (old != GI_NULL &&
        !(gi_module_add_functions(t, old, functions) &&
          gi_module_add_steal(t, old, "unidata_version", gi_str_from_text(t, "3.2.0")))) {
        gi_drop(t, old);
        return GI_NULL;
    }
    return old;
}

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_steal(t, module, "unidata_version", gi_str_from_text(t, "15.1.0")) &&
           gi_module_add_steal(t, module, "ucd_3_2_0", make_old_database(t));
}

#else

static const GiMethodRow functions[] = {GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    (void)module;
    return gi_raise(t, &gi_ImportError, "this gilt was built without Unicode data (utf8proc)");
}

#endif

const GiModuleSpec gi_module_unicodedata = {
    "unicodedata",
    "This module provides access to the Unicode Character Database which\ndefines character "
    "properties for all Unicode characters. The data in\nthis database is based on the "
    "UnicodeData.txt file version\n15.1.0 which is publicly available from the Unicode Consortium.",
    functions, init};
