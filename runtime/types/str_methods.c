/* SPDX-License-Identifier: MIT
 * runtime/types/str_methods.c: the method table of str, and the methods that test characters, pad,
 * encode and expand tabs.
 */
#include "gc/size.h"
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/str_private.h"
#include "runtime/types/text_scan.h"
#include "runtime/text/unicode.h"

/* --- tests of all characters --- */

static bool is_decimal(uint32_t c) { return gi_unicode_decimal(c) >= 0; }
static bool is_digit(uint32_t c) { return gi_unicode_digit(c) >= 0; }
static bool is_numeric(uint32_t c) {
    double value;
    return gi_unicode_numeric(c, &value);
}
static bool is_alnum(uint32_t c) { return gi_unicode_is_alpha(c) || is_numeric(c); }

/* Does the test hold for every character? `empty` is the answer for no characters. */
static GiValue all_chars(GiThread *t, GiValue v, bool (*test)(uint32_t c), bool empty) {
    const GiStr *s = gi_as_str(v);
    const char *p = s->text, *end = s->text + s->size;
    if (p == end) {
        return gi_bool(empty);
    }
    while (p < end) {
        if (!test(gi_utf8_next(&p))) {
            return GI_FALSE;
        }
    }
    return gi_str_charge(t, s->size) ? GI_TRUE : GI_NULL;
}

static inline bool is_ascii_letter(uint8_t c) { return (uint8_t)((c | 0x20) - 'a') < 26; }
static inline bool is_ascii_digit(uint8_t c) { return (uint8_t)(c - '0') < 10; }

static inline bool is_ascii_alnum(uint8_t c) { return is_ascii_letter(c) || is_ascii_digit(c); }

/* Is this a short ASCII text, which needs neither Unicode's tables nor a poll? */
static inline bool is_short_ascii(GiValue v) {
    return gi_as_str(v)->ascii && gi_as_str(v)->size - 1 < GI_STR_UNCHARGED;
}

/* Does the test hold for every character of such a text? */
#define ALL_ASCII(name, test)                             \
    static GiValue name(GiValue v) {                      \
        const GiStr *s = gi_as_str(v);                    \
        for (size_t i = 0; i < s->size; i++) {            \
            if (!test((uint8_t)s->text[i])) {             \
                return GI_FALSE;                          \
            }                                             \
        }                                                 \
        return GI_TRUE;                                   \
    }
ALL_ASCII(ascii_alnum, is_ascii_alnum)
ALL_ASCII(ascii_letters, is_ascii_letter)
ALL_ASCII(ascii_digits, is_ascii_digit)
ALL_ASCII(ascii_space, gi_scan_is_space)
#undef ALL_ASCII

static GiValue m_isalnum(GiThread *t, const GiValue *a) {
    return is_short_ascii(a[0]) ? ascii_alnum(a[0]) : all_chars(t, a[0], is_alnum, false);
}
static GiValue m_isalpha(GiThread *t, const GiValue *a) {
    return is_short_ascii(a[0]) ? ascii_letters(a[0]) : all_chars(t, a[0], gi_unicode_is_alpha, false);
}
static GiValue m_isdecimal(GiThread *t, const GiValue *a) {
    return is_short_ascii(a[0]) ? ascii_digits(a[0]) : all_chars(t, a[0], is_decimal, false);
}
static GiValue m_isdigit(GiThread *t, const GiValue *a) {
    return is_short_ascii(a[0]) ? ascii_digits(a[0]) : all_chars(t, a[0], is_digit, false);
}
GI_FOR_SIZE

static GiValue m_isnumeric(GiThread *t, const GiValue *a) {
    return all_chars(t, a[0], is_numeric, false);
}
static GiValue m_isspace(GiThread *t, const GiValue *a) {
    return is_short_ascii(a[0]) ? ascii_space(a[0]) : all_chars(t, a[0], gi_unicode_is_space, false);
}
static GiValue m_isprintable(GiThread *t, const GiValue *a) {
    return all_chars(t, a[0], gi_unicode_is_printable, true);
}
static GiValue m_isascii(GiThread *t, const GiValue *a) {
    (void)t;
    return gi_bool(gi_as_str(a[0])->ascii);
}
static GiValue m_isidentifier(GiThread *t, const GiValue *a) {
    (void)t;
    return gi_bool(gi_str_is_identifier(a[0]));
}

/* At least one character of the wanted case and none of the other. */
static GiValue one_case(GiThread *t, GiValue v, bool upper) {
    const GiStr *s = gi_as_str(v);
    const char *p = s->text, *end = s->text + s->size;
    bool found = false;
    while (p < end) {
        uint32_t c = gi_utf8_next(&p);
        if ((upper ? gi_unicode_is_lower(c) : gi_unicode_is_upper(c)) || gi_unicode_is_title(c)) {
            return GI_FALSE;
        }
        found = found || (upper ? gi_unicode_is_upper(c) : gi_unicode_is_lower(c));
    }
    return gi_str_charge(t, s->size) ? gi_bool(found) : GI_NULL;
}

static GiValue m_islower(GiThread *t, const GiValue *a) { return one_case(t, a[0], false); }
static GiValue m_isupper(GiThread *t, const GiValue *a) { return one_case(t, a[0], true); }

static GiValue m_istitle(GiThread *t, const GiValue *a) {
    (void)t;
    const GiStr *s = gi_as_str(a[0]);
    const char *p = s->text, *end = s->text + s->size;
    bool in_word = false, found = false;
    while (p < end) {
        uint32_t c = gi_utf8_next(&p);
        bool upper = gi_unicode_is_upper(c) || gi_unicode_is_title(c);
        if (upper || gi_unicode_is_lower(c)) {
            if (upper == in_word) {
                return GI_FALSE;
            }
            in_word = found = true;
        } else {
            in_word = false;
        }
    }
    return gi_bool(found);
}

/* --- padding --- */

#define SHORT_PAD 4096

static GiValue pad(GiThread *t, GiValue v, int64_t left, int64_t right, const char *fill,
                   size_t fill_size) {
    if (left <= 0 && right <= 0) {
        return gi_str_exact(t, v);
    }
    const GiStr *s = gi_as_str(v);
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    if (s->ascii && fill_size == 1 && left < SHORT_PAD && right < SHORT_PAD) {
        GiStr *r = gi_str_alloc(t, &gi_str_type, s->size + (size_t)left + (size_t)right);
        if (r == NULL) {
            return GI_NULL;
        }
        memset(r->text, fill[0], (size_t)left);
        memcpy(r->text + left, s->text, s->size);
        memset(r->text + left + s->size, fill[0], (size_t)right);
        r->length = r->size;
        r->ascii = true;
        return r->size > 1 ? gi_counted(r) : gi_str_finish_steal(t, r);
    }
    GiText b;
    gi_text_init(&b, t);
    gi_text_pad(&b, fill, fill_size, left);
    gi_text_add_str(&b, v);
    gi_text_pad(&b, fill, fill_size, right);
    return gi_text_finish(&b);
}

/* Arguments (width, fillchar=' '): *count gets how many characters are missing. */
static bool read_width(GiThread *t, const GiValue *a, int64_t *width, int64_t *count,
                       const char **fill, size_t *fill_size) {
    if (!gi_index_int64(t, a[1], false, width)) {
        return false;
    }
    *fill = " ";
    *fill_size = 1;
    if (a[2] != GI_NULL) {
        if (!gi_is_str(a[2])) {
            gi_raise_type_error(t, "The fill character must be a unicode character, not %T", a[2]);
            return false;
        }
        if (gi_str_length(a[2]) != 1) {
            gi_raise_type_error(t, "The fill character must be exactly one character long");
            return false;
        }
        *fill = gi_str_text(a[2]);
        *fill_size = gi_str_size(a[2]);
    }
    *count = *width < 0 ? 0 : *width - (int64_t)gi_str_length(a[0]);
    return true;
}

static GiValue m_ljust(GiThread *t, const GiValue *a) {
    int64_t width, count;
    const char *fill;
    size_t size;
    return read_width(t, a, &width, &count, &fill, &size) ? pad(t, a[0], 0, count, fill, size)
                                                          : GI_NULL;
}

static GiValue m_rjust(GiThread *t, const GiValue *a) {
    int64_t width, count;
    const char *fill;
    size_t size;
    return read_width(t, a, &width, &count, &fill, &size) ? pad(t, a[0], count, 0, fill, size)
                                                          : GI_NULL;
}

static GiValue m_center(GiThread *t, const GiValue *a) {
    int64_t width, count;
    const char *fill;
    size_t size;
    if (!read_width(t, a, &width, &count, &fill, &size)) {
        return GI_NULL;
    }
    if (count <= 0) {
        return gi_str_exact(t, a[0]);
    }
    int64_t left = count / 2 + (count & width & 1);
    return pad(t, a[0], left, count - left, fill, size);
}

static GiValue m_zfill(GiThread *t, const GiValue *a) {
    int64_t width;
    if (!gi_index_int64(t, a[1], false, &width)) {
        return GI_NULL;
    }
    const GiStr *s = gi_as_str(a[0]);
    if (width <= (int64_t)s->length) {
        return gi_str_exact(t, a[0]);
    }
    size_t sign = s->size > 0 && (s->text[0] == '+' || s->text[0] == '-');
    GiText b;
    gi_text_init(&b, t);
    gi_text_add(&b, s->text, sign);
    gi_text_pad(&b, "0", 1, width - (int64_t)s->length);
    gi_text_add(&b, s->text + sign, s->size - sign);
    return gi_text_finish(&b);
}

static GiValue m_expandtabs(GiThread *t, const GiValue *a) {
    int64_t tab = 8;
    if (a[1] != GI_NULL) {
        GiValue i = gi_index(t, a[1]);
        if (i == GI_NULL) {
            return GI_NULL;
        }
        int overflow = gi_int_overflow(i, &tab);
        gi_drop(t, i);
        if (overflow || tab > INT32_MAX || tab < INT32_MIN) {
            return gi_raise(t, &gi_OverflowError, "Python int too large to convert to C int");
        }
    }
    const GiStr *s = gi_as_str(a[0]);
    const char *p = s->text, *end = s->text + s->size;
    int64_t column = 0;
    GiText b;
    gi_text_init(&b, t);
    while (p < end && b.ok) {
        const char *start = p;
        while (p < end && *p != '\t' && *p != '\n' && *p != '\r') {
            column += (*p++ & 0xC0) != 0x80;
        }
        gi_text_add(&b, start, (size_t)(p - start));
        if (p == end) {
            break;
        }
        if (*p == '\t') {
            int64_t count = tab > 0 ? tab - column % tab : 0;
            gi_text_pad(&b, " ", 1, count);
            column += count;
        } else {
            gi_text_add(&b, p, 1);
            column = 0;
        }
        p++;
        if (b.ok && !gi_poll(t, 1)) {
            gi_text_discard(&b);
        }
    }
    return gi_text_finish(&b);
}

/* --- the rest --- */

static GiValue m_join(GiThread *t, const GiValue *a) { return gi_str_join(t, a[0], a[1]); }

/* See str_private.h. */
bool gi_str_codec_name(GiThread *t, const char *function, const char *argument, GiValue v, const char **out) {
    if (v == GI_NULL) {
        return true;
    }
    if (!gi_is_str(v)) {
        return gi_raise_type_error(t, "%s() argument '%s' must be str, not %s", function, argument,
                                   gi_str_argument_type(v));
    }
    if (strlen(gi_str_text(v)) != gi_str_size(v)) {
        return gi_raise_value_error(t, "embedded null character");
    }
    *out = gi_str_text(v);
    return gi_str_check_surrogates(t, v);
}

static GiValue m_encode(GiThread *t, const GiValue *a) {
    if (a[1] == GI_NULL && a[2] == GI_NULL && gi_as_str(a[0])->ascii) {
        return gi_bytes(t, gi_str_text(a[0]), gi_str_size(a[0]));
    }
    const char *encoding = "utf-8", *errors = NULL;
    if (!gi_str_codec_name(t, "encode", "encoding", a[1], &encoding) ||
        !gi_str_codec_name(t, "encode", "errors", a[2], &errors)) {
        return GI_NULL;
    }
    return gi_encode(t, a[0], encoding, errors);
}

static GiValue m_dunder_format(GiThread *t, const GiValue *a) {
    if (!gi_is_str(a[1])) {
        return gi_raise_type_error(t, "__format__() argument must be str, not %s",
                                   gi_str_argument_type(a[1]));
    }
    if (gi_str_size(a[1]) == 0) {
        return gi_is_exact(a[0], &gi_str_type) ? gi_take(a[0]) : gi_str(t, a[0]);
    }
    return gi_str_format_spec(t, a[0], a[1]);
}

static GiValue m_sizeof(GiThread *t, const GiValue *a) {
    return gi_int(t, (int64_t)GI_STR_BYTES(gi_str_capacity(gi_as_str(a[0]))));
}

static GiValue m_getnewargs(GiThread *t, const GiValue *a) {
    const GiStr *self = gi_as_str(a[0]); /* always a copy, as pickling expects */
    GiStr *copy = gi_str_alloc(t, &gi_str_type, self->size);
    if (copy == NULL) {
        return GI_NULL;
    }
    memcpy(copy->text, self->text, self->size);
    copy->length = self->length;
    copy->ascii = self->ascii;
    GiValue s = gi_counted(copy);
    GiValue r = gi_tuple(t, &s, 1);
    gi_drop(t, s);
    return r;
}

GI_FOR_SPEED

#define FIND_DOC(which) \
    "Return the " which " index in S where substring sub is found, such that sub is contained " \
    "within S[start:end]."

const GiMethodRow gi_str_methods[] = {
    GI_METHOD("encode(self, /, encoding='utf-8', errors='strict')", m_encode,
              "Encode the string using the codec registered for encoding."),
    GI_METHOD("replace(self, old, new, /, count=-1)", gi_str_m_replace,
              "Return a copy with all occurrences of substring old replaced by new."),
    GI_METHOD("split(self, /, sep=None, maxsplit=-1)", gi_str_m_split,
              "Return a list of the substrings in the string, using sep as the separator string."),
    GI_METHOD("rsplit(self, /, sep=None, maxsplit=-1)", gi_str_m_rsplit,
              "Return a list of the substrings in the string, using sep as the separator string."),
    GI_METHOD("join(self, iterable, /)", m_join, "Concatenate any number of strings."),
    GI_METHOD("capitalize(self, /)", gi_str_m_capitalize,
              "Return a capitalized version of the string."),
    GI_METHOD("casefold(self, /)", gi_str_m_casefold,
              "Return a version of the string suitable for caseless comparisons."),
    GI_METHOD("title(self, /)", gi_str_m_title,
              "Return a version of the string where each word is titlecased."),
    GI_METHOD("center(self, width, fillchar=' ', /)", m_center,
              "Return a centered string of length width."),
    GI_METHOD("count(self, sub, start=None, end=None, /)", gi_str_m_count,
              "Return the number of non-overlapping occurrences of substring sub in string "
              "S[start:end]."),
    GI_METHOD("expandtabs(self, /, tabsize=8)", m_expandtabs,
              "Return a copy where all tab characters are expanded using spaces."),
    GI_METHOD_MADE("find(self, sub, start=None, end=None, /)", gi_str_m_find, FIND_DOC("lowest")),
    GI_METHOD("partition(self, sep, /)", gi_str_m_partition,
              "Partition the string into three parts using the given separator."),
    GI_METHOD_MADE("index(self, sub, start=None, end=None, /)", gi_str_m_index, FIND_DOC("lowest")),
    GI_METHOD("ljust(self, width, fillchar=' ', /)", m_ljust,
              "Return a left-justified string of length width."),
    GI_METHOD("lower(self, /)", gi_str_m_lower,
              "Return a copy of the string converted to lowercase."),
    GI_METHOD("lstrip(self, chars=None, /)", gi_str_m_lstrip,
              "Return a copy of the string with leading whitespace removed."),
    GI_METHOD_MADE("rfind(self, sub, start=None, end=None, /)", gi_str_m_rfind, FIND_DOC("highest")),
    GI_METHOD_MADE("rindex(self, sub, start=None, end=None, /)", gi_str_m_rindex, FIND_DOC("highest")),
    GI_METHOD("rjust(self, width, fillchar=' ', /)", m_rjust,
              "Return a right-justified string of length width."),
    GI_METHOD("rstrip(self, chars=None, /)", gi_str_m_rstrip,
              "Return a copy of the string with trailing whitespace removed."),
    GI_METHOD("rpartition(self, sep, /)", gi_str_m_rpartition,
              "Partition the string into three parts using the given separator."),
    GI_METHOD("splitlines(self, /, keepends=False)", gi_str_m_splitlines,
              "Return a list of the lines in the string, breaking at line boundaries."),
    GI_METHOD("strip(self, chars=None, /)", gi_str_m_strip,
              "Return a copy of the string with leading and trailing whitespace removed."),
    GI_METHOD("swapcase(self, /)", gi_str_m_swapcase,
              "Convert uppercase characters to lowercase and lowercase characters to uppercase."),
    GI_METHOD("translate(self, table, /)", gi_str_m_translate,
              "Replace each character in the string using the given translation table."),
    GI_METHOD("upper(self, /)", gi_str_m_upper,
              "Return a copy of the string converted to uppercase."),
    GI_METHOD("startswith(self, prefix, start=None, end=None, /)", gi_str_m_startswith,
              "Return True if the string starts with the specified prefix, False otherwise."),
    GI_METHOD("endswith(self, suffix, start=None, end=None, /)", gi_str_m_endswith,
              "Return True if the string ends with the specified suffix, False otherwise."),
    GI_METHOD("removeprefix(self, prefix, /)", gi_str_m_removeprefix,
              "Return a str with the given prefix string removed if present."),
    GI_METHOD("removesuffix(self, suffix, /)", gi_str_m_removesuffix,
              "Return a str with the given suffix string removed if present."),
    GI_METHOD("isascii(self, /)", m_isascii,
              "Return True if all characters in the string are ASCII, False otherwise."),
    GI_METHOD("islower(self, /)", m_islower,
              "Return True if the string is a lowercase string, False otherwise."),
    GI_METHOD("isupper(self, /)", m_isupper,
              "Return True if the string is an uppercase string, False otherwise."),
    GI_METHOD("istitle(self, /)", m_istitle,
              "Return True if the string is a title-cased string, False otherwise."),
    GI_METHOD("isspace(self, /)", m_isspace,
              "Return True if the string is a whitespace string, False otherwise."),
    GI_METHOD("isdecimal(self, /)", m_isdecimal,
              "Return True if the string is a decimal string, False otherwise."),
    GI_METHOD("isdigit(self, /)", m_isdigit,
              "Return True if the string is a digit string, False otherwise."),
    GI_METHOD("isnumeric(self, /)", m_isnumeric,
              "Return True if the string is a numeric string, False otherwise."),
    GI_METHOD("isalpha(self, /)", m_isalpha,
              "Return True if the string is an alphabetic string, False otherwise."),
    GI_METHOD("isalnum(self, /)", m_isalnum,
              "Return True if the string is an alpha-numeric string, False otherwise."),
    GI_METHOD("isidentifier(self, /)", m_isidentifier,
              "Return True if the string is a valid Python identifier, False otherwise."),
    GI_METHOD("isprintable(self, /)", m_isprintable,
              "Return True if the string is printable, False otherwise."),
    GI_METHOD("zfill(self, width, /)", m_zfill,
              "Pad a numeric string with zeros on the left, to fill a field of the given width."),
    GI_METHOD_RAW("format(self, /, *args, **kwargs)", gi_str_m_format,
                  "Return a formatted version of the string, using substitutions from args and "
                  "kwargs.\nThe substitutions are identified by braces ('{' and '}')."),
    GI_METHOD("format_map(self, mapping, /)", gi_str_m_format_map,
              "Return a formatted version of the string, using substitutions from mapping.\n"
              "The substitutions are identified by braces ('{' and '}')."),
    GI_METHOD("__format__(self, format_spec, /)", m_dunder_format,
              "Return a formatted version of the string as described by format_spec."),
    GI_STATIC_METHOD("maketrans(x, y=..., z=..., /)", gi_str_m_maketrans,
                     "Return a translation table usable for str.translate()."),
    GI_METHOD("__sizeof__(self, /)", m_sizeof, "Return the size of the string in memory, in bytes."),
    GI_METHOD("__getnewargs__(self, /)", m_getnewargs, NULL),
    GI_METHODS_END};
