/* SPDX-License-Identifier: MIT
 * runtime/modules/re_syntax.c: the syntax of Python's regular expressions, rewritten for PCRE2.
 *
 * A recursive-descent reader checks the pattern as CPython does (same messages, same positions),
 * measures how wide each part can match (lookbehind must have a fixed width) and writes what PCRE2
 * understands at once: names become numbers, verbose layout disappears, everything but letters and
 * digits is escaped. Where both differ the text is spelt out:
 *
 *   \s        Python counts U+001C..U+001F as white space
 *   \Z        is PCRE2's \z
 *   \B        does not match in an empty string
 *   (?a:...)  inside a Unicode pattern, and re.A with re.I: classes and letters are written out
 */
#include "runtime/modules/re.h"

#ifdef GI_HAVE_PCRE2

#include <stdio.h>

#include "runtime/text/unicode.h"
#include "runtime/text/unicode_name.h"

#define MAX_REPEAT 4294967295u /* CPython's "no limit" */
#define PCRE_MAX_REPEAT 65535u
#define MAX_GROUPS 65535u
#define HUGE_WIDTH ((uint64_t)1 << 62)

typedef struct Width {
    uint64_t low, high;
} Width;

typedef struct Group {
    Width width;
    bool closed;
    uint32_t close_rank;
} Group;

typedef struct Parser {
    GiThread *t;
    GiValue pattern;
    bool text;             /* a str pattern */
    const char *start, *end, *p;
    uint32_t flags;        /* global ones */
    GiByteBuilder out;
    Group *groups;
    size_t group_count, group_capacity;
    uint32_t closed_count;
    GiValue names;         /* dict */
    int64_t lookbehind_groups; /* groups when the outermost lookbehind began; -1: outside */
    uint32_t pending_group;    /* largest group of a conditional that does not exist yet */
    size_t pending_position;
    bool scoped_unicode;       /* (?u:...) was seen */
    size_t item_start;         /* where the last item begins in out */
    size_t item_groups;        /* groups when it began */
    bool compact;              /* repeated items are written once, as subroutines */
    GiByteBuilder subroutines;
    uint32_t subroutine_count;
} Parser;

/* Flags in force: a subset of GI_RE_*. */
typedef uint32_t Mode;

enum { ITEM_NONE, ITEM_POSITION, ITEM_REPEAT, ITEM_OTHER };

/* --- errors --- */

GiValue gi_re_error_steal(GiThread *t, GiValue message, GiValue pattern, int64_t position) {
    GiValue cls = message == GI_NULL ? GI_NULL : gi_import_attr(t, "re", "PatternError");
    GiValue a[3] = {message, pattern, gi_int_imm(position)};
    GiValue exc = cls == GI_NULL ? GI_NULL : gi_call(t, cls, a, pattern == GI_NULL ? 1 : 3, GI_NULL);
    gi_xdrop(t, message);
    gi_xdrop(t, cls);
    if (exc != GI_NULL) {
        gi_raise_object(t, exc);
        gi_drop(t, exc);
    }
    return GI_NULL;
}

static int64_t position_of(const Parser *p, const char *at) {
    return (int64_t)(p->text ? gi_utf8_length(p->start, (size_t)(at - p->start))
                             : (size_t)(at - p->start));
}

/* An error at a place of the pattern. */
static bool fail_steal(Parser *p, const char *at, GiValue message) {
    gi_re_error_steal(p->t, message, p->pattern, position_of(p, at));
    return false;
}

static bool fail(Parser *p, const char *at, const char *message) {
    return fail_steal(p, at, gi_str_from_text(p->t, message));
}

/* The pattern's text from..to as a str (bytes patterns: one character per byte). */
static GiValue excerpt(Parser *p, const char *from, const char *to) {
    if (p->text) {
        return gi_str_from(p->t, from, (size_t)(to - from));
    }
    GiText b;
    gi_text_init(&b, p->t);
    for (; from < to; from++) {
        gi_text_add_char(&b, (uint8_t)*from);
    }
    return gi_text_finish(&b);
}

/* An error at `from` whose message ends in the text from..to; format has one %S or %R. */
static bool fail_excerpt(Parser *p, const char *at, const char *format, const char *from, const char *to) {
    GiValue part = excerpt(p, from, to);
    if (part == GI_NULL) {
        return false;
    }
    GiValue message = gi_str_from_format(p->t, format, part);
    gi_drop(p->t, part);
    return fail_steal(p, at, message);
}

/* --- reading --- */

static bool at_end(const Parser *p) { return p->p >= p->end; }
static bool next_is(const Parser *p, char c) { return p->p < p->end && *p->p == c; }

static bool accept(Parser *p, char c) {
    if (next_is(p, c)) {
        p->p++;
        return true;
    }
    return false;
}

static uint32_t read_char(Parser *p) {
    if (p->text) {
        return gi_utf8_next(&p->p);
    }
    return (uint8_t)*p->p++;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_octal(char c) { return c >= '0' && c <= '7'; }
static bool is_letter(uint32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

static int hex_value(char c) {
    return is_digit(c) ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* --- writing --- */

static void put(Parser *p, const char *text) { gi_byte_builder_add(&p->out, text, strlen(text)); }

static void put_format(Parser *p, const char *format, unsigned long long value) {
    char text[32];
    gi_byte_builder_add(&p->out, text, (size_t)snprintf(text, sizeof text, format, value));
}

/* One character as itself, inside or outside a class. */
static void put_char(Parser *p, uint32_t c) {
    if (is_letter(c) || (c >= '0' && c <= '9')) {
        gi_byte_builder_add_byte(&p->out, (uint8_t)c);
    } else if (c > 0x20 && c < 0x7F) {
        char text[2] = {'\\', (char)c};
        gi_byte_builder_add(&p->out, text, 2);
    } else {
        put_format(p, "\\x{%llx}", c);
    }
}

/* Does the translator itself make letters of both cases match? */
static bool folds_ascii(const Parser *p, Mode mode) {
    return p->text && (mode & GI_RE_ASCII) && (mode & GI_RE_IGNORECASE);
}

/* Letters that Python takes for equal when case is ignored and PCRE2 does not; 0 ends a row. */
static const uint32_t equal_letters[][5] = {{'I', 'i', 0x130, 0x131, 0}, {0x390, 0x1FD3, 0},
                                            {0x3B0, 0x1FE3, 0}, {0xFB05, 0xFB06, 0}};
#define EQUAL_LETTER_ROWS (sizeof equal_letters / sizeof *equal_letters)

static bool ignores_unicode_case(const Parser *p, Mode mode) {
    return p->text && (mode & GI_RE_IGNORECASE) && !(mode & GI_RE_ASCII);
}

/* The members of every row that has one in low..high. */
static void put_equal_letters(Parser *p, uint32_t low, uint32_t high) {
    for (size_t i = 0; i < EQUAL_LETTER_ROWS; i++) {
        const uint32_t *row = equal_letters[i], *q = row;
        while (*q != 0 && (*q < low || *q > high)) {
            q++;
        }
        for (; *q != 0 && *row != 0; row++) {
            put_char(p, *row);
        }
    }
}

static bool has_equal_letters(uint32_t c) {
    for (size_t i = 0; i < EQUAL_LETTER_ROWS; i++) {
        for (const uint32_t *q = equal_letters[i]; *q != 0; q++) {
            if (*q == c) {
                return true;
            }
        }
    }
    return false;
}

static void put_literal(Parser *p, Mode mode, uint32_t c) {
    if (ignores_unicode_case(p, mode) && has_equal_letters(c)) {
        put(p, "[");
        put_equal_letters(p, c, c);
        put(p, "]");
        return;
    }
    if (folds_ascii(p, mode) && is_letter(c)) {
        char text[4] = {'[', (char)(c | 32), (char)(c & ~32u), ']'};
        gi_byte_builder_add(&p->out, text, 4);
    } else {
        put_char(p, c);
    }
}

/* The flags that PCRE2 is to see. */
static uint32_t pcre_flags(const Parser *p, Mode mode) {
    uint32_t flags = mode & (GI_RE_MULTILINE | GI_RE_DOTALL);
    return (mode & GI_RE_IGNORECASE) && !folds_ascii(p, mode) ? flags | GI_RE_IGNORECASE : flags;
}

/* --- widths --- */

static uint64_t width_sum(uint64_t a, uint64_t b) { return a + b > HUGE_WIDTH ? HUGE_WIDTH : a + b; }

static uint64_t width_product(uint64_t a, uint64_t b) {
    return a != 0 && b > HUGE_WIDTH / a ? HUGE_WIDTH : a * b;
}

static void add_width(Width *w, Width more) {
    w->low = width_sum(w->low, more.low);
    w->high = width_sum(w->high, more.high);
}

/* --- character classes --- */

/* Ranges of \s in Unicode patterns, ascending; 0-terminated pairs. */
static const uint32_t unicode_spaces[] = {9,      0xD,    0x1C,   0x20,   0x85,   0x85,   0xA0,
                                          0xA0,   0x1680, 0x1680, 0x2000, 0x200A, 0x2028, 0x2029,
                                          0x202F, 0x202F, 0x205F, 0x205F, 0x3000, 0x3000, 0};
static const uint32_t ascii_spaces[] = {9, 0xD, 0x20, 0x20, 0};
static const uint32_t ascii_digits[] = {'0', '9', 0};
static const uint32_t ascii_words[] = {'0', '9', 'A', 'Z', '_', '_', 'a', 'z', 0};

static void put_range(Parser *p, uint32_t low, uint32_t high) {
    put_char(p, low);
    if (high > low) {
        put(p, "-");
        put_char(p, high);
    }
}

/* Ranges, or what lies between them, as the inside of a class. */
static void put_ranges(Parser *p, const uint32_t *ranges, bool complement) {
    uint32_t next = 0;
    for (; *ranges != 0; ranges += 2) {
        if (!complement) {
            put_range(p, ranges[0], ranges[1]);
        } else if (ranges[0] > next) {
            put_range(p, next, ranges[0] - 1);
        }
        next = ranges[1] + 1;
    }
    if (complement) {
        put_range(p, next, p->text ? GI_MAX_CODE_POINT : 0xFF);
    }
}

/* \d \D \s \S \w \W. */
static void put_category(Parser *p, Mode mode, char code, bool in_class) {
    char lower = (char)(code | 32);
    bool complement = code != lower, unicode = p->text && !(mode & GI_RE_ASCII);
    const uint32_t *ranges = lower == 'd' ? ascii_digits : lower == 'w' ? ascii_words : ascii_spaces;
    if (unicode && lower != 's') {
        char text[2] = {'\\', code};
        gi_byte_builder_add(&p->out, text, 2);
        return;
    }
    if (unicode) {
        ranges = unicode_spaces;
    }
    if (!in_class) {
        put(p, complement ? "[^" : "[");
        put_ranges(p, ranges, false);
        put(p, "]");
    } else {
        put_ranges(p, ranges, complement);
    }
}

/* --- escapes --- */

/* What an escape stands for. */
typedef struct Escape {
    enum { ESCAPE_CHAR, ESCAPE_CATEGORY, ESCAPE_POSITION, ESCAPE_GROUP } kind;
    uint32_t c; /* character, code letter or group */
} Escape;

/* Hexadecimal digits of \x, \u, \U: exactly n of them. */
static bool read_hex(Parser *p, const char *at, int n, uint32_t *c) {
    *c = 0;
    int i = 0;
    for (; i < n && p->p < p->end && hex_value(*p->p) >= 0; i++) {
        *c = *c << 4 | (uint32_t)hex_value(*p->p++);
    }
    if (i < n) {
        return fail_excerpt(p, at, "incomplete escape %S", at, p->p);
    }
    return *c <= GI_MAX_CODE_POINT || fail_excerpt(p, at, "bad escape %S", at, p->p);
}

/* Text up to a terminator, which is skipped. */
static bool read_until(Parser *p, char terminator, const char *what, const char **from, const char **to) {
    *from = p->p;
    const char *stop = memchr(p->p, terminator, (size_t)(p->end - p->p));
    char message[64];
    if (stop == NULL) {
        if (at_end(p)) {
            snprintf(message, sizeof message, "missing %s", what);
        } else {
            snprintf(message, sizeof message, "missing %c, unterminated name", terminator);
        }
        return fail(p, p->p, message);
    }
    if (stop == p->p) {
        snprintf(message, sizeof message, "missing %s", what);
        return fail(p, p->p, message);
    }
    *to = stop;
    p->p = stop + 1;
    return true;
}

static bool read_named(Parser *p, const char *at, uint32_t *c) {
    const char *from, *to;
    if (!accept(p, '{')) {
        return fail(p, p->p, "missing {");
    }
    if (!read_until(p, '}', "character name", &from, &to)) {
        return false;
    }
    int found = gi_unicode_lookup(p->t, from, (size_t)(to - from), c);
    return found > 0 || (found == 0 && fail_excerpt(p, at, "undefined character name %R", from, to));
}

/* Escapes that mean the same inside and outside classes; -1: not one of them, 0: error. */
static int read_common_escape(Parser *p, const char *at, char c, Escape *e) {
    static const char codes[] = "afnrtv\\", chars[] = "\a\f\n\r\t\v\\";
    const char *simple = c == 0 ? NULL : strchr(codes, c);
    e->kind = ESCAPE_CHAR;
    if (simple != NULL) {
        e->c = (uint8_t)chars[simple - codes];
        return 1;
    }
    switch (c) {
    case 'd': case 'D': case 's': case 'S': case 'w': case 'W':
        *e = (Escape){ESCAPE_CATEGORY, (uint32_t)c};
        return 1;
    case 'x': return read_hex(p, at, 2, &e->c);
    case 'u': return p->text ? read_hex(p, at, 4, &e->c) : -1;
    case 'U': return p->text ? read_hex(p, at, 8, &e->c) : -1;
    case 'N': return p->text ? read_named(p, at, &e->c) : -1;
    default: return -1;
    }
}

static uint32_t read_octal(Parser *p, uint32_t value, int more) {
    while (more-- > 0 && p->p < p->end && is_octal(*p->p)) {
        value = value * 8 + (uint32_t)(*p->p++ - '0');
    }
    return value;
}

static bool check_octal(Parser *p, const char *at, uint32_t value) {
    return value <= 0377 ||
           fail_excerpt(p, at, "octal escape value %S outside of range 0-0o377", at, p->p);
}

static bool end_escape(Parser *p, const char *at, uint32_t c, Escape *e) {
    if (is_letter(c) || (c >= '0' && c <= '9')) {
        return fail_excerpt(p, at, "bad escape %S", at, p->p);
    }
    *e = (Escape){ESCAPE_CHAR, c};
    return true;
}

/* An escape inside a class; p->p is behind the backslash at `at`. */
static bool read_class_escape(Parser *p, const char *at, Escape *e) {
    if (at_end(p)) {
        return fail(p, at, "bad escape (end of pattern)");
    }
    uint32_t c = read_char(p);
    if (c == 'b') {
        *e = (Escape){ESCAPE_CHAR, '\b'};
        return true;
    }
    if (c >= '0' && c <= '7') {
        *e = (Escape){ESCAPE_CHAR, read_octal(p, c - '0', 2)};
        return check_octal(p, at, e->c);
    }
    int common = c < 0x80 ? read_common_escape(p, at, (char)c, e) : -1;
    return common >= 0 ? common : end_escape(p, at, c, e);
}

/* May the pattern refer to this group here? `at` is where the reference stands. */
static bool check_group(Parser *p, const char *at, uint32_t group) {
    if (!p->groups[group - 1].closed) {
        return fail(p, at, "cannot refer to an open group");
    }
    if (p->lookbehind_groups >= 0 && group >= (uint64_t)p->lookbehind_groups) {
        return fail(p, p->p, "cannot refer to group defined in the same lookbehind subpattern");
    }
    return true;
}

/* \1..\99 or an octal escape of three digits; the first digit is read. */
static bool read_group_escape(Parser *p, const char *at, uint32_t value, Escape *e) {
    bool octal = value < 8;
    if (p->p < p->end && is_digit(*p->p)) {
        octal = octal && is_octal(*p->p);
        uint32_t second = (uint32_t)(*p->p++ - '0');
        if (octal && p->p < p->end && is_octal(*p->p)) {
            *e = (Escape){ESCAPE_CHAR, read_octal(p, value * 8 + second, 1)};
            return check_octal(p, at, e->c);
        }
        value = value * 10 + second;
    }
    *e = (Escape){ESCAPE_GROUP, value};
    if (value > p->group_count) {
        GiValue message = gi_str_from_format(p->t, "invalid group reference %u", (unsigned)value);
        return fail_steal(p, at + 1, message);
    }
    return check_group(p, at, value);
}

/* An escape outside classes. */
static bool read_escape(Parser *p, const char *at, Escape *e) {
    if (at_end(p)) {
        return fail(p, at, "bad escape (end of pattern)");
    }
    uint32_t c = read_char(p);
    if (c == 'A' || c == 'b' || c == 'B' || c == 'Z') {
        *e = (Escape){ESCAPE_POSITION, c};
        return true;
    }
    if (c == '0') {
        *e = (Escape){ESCAPE_CHAR, read_octal(p, 0, 2)};
        return true;
    }
    if (c >= '1' && c <= '9') {
        return read_group_escape(p, at, c - '0', e);
    }
    int common = c < 0x80 ? read_common_escape(p, at, (char)c, e) : -1;
    return common >= 0 ? common : end_escape(p, at, c, e);
}

static void put_position(Parser *p, Mode mode, char code) {
    static const char word[] = "[0-9A-Z_a-z]";
    bool spelt = p->text && (mode & GI_RE_ASCII);
    if (code == 'A' || code == 'Z') {
        put(p, code == 'A' ? "\\A" : "\\z");
    } else if (!spelt) {
        put(p, code == 'b' ? "\\b" : "\\B(?!\\A\\z)");
    } else {
        const char *first = code == 'b' ? "!" : "=", *second = code == 'b' ? "=" : "!";
        char text[128];
        snprintf(text, sizeof text, "(?:(?<=%s)(?%s%s)|(?<!%s)(?%s%s))", word, first, word, word,
                 second, word);
        put(p, text);
        if (code == 'B') {
            put(p, "(?!\\A\\z)");
        }
    }
}

/* --- classes --- */

static bool warn(Parser *p, const char *format, const char *what, const char *at) {
    GiValue message = gi_str_from_format(p->t, format, what, (long long)position_of(p, at));
    if (message == GI_NULL) {
        return false;
    }
    bool ok = gi_warn(p->t, &gi_FutureWarning, 3, "%s", gi_str_text(message));
    gi_drop(p->t, message);
    return ok;
}

/* A range or character of a class; letters of both cases when the translator folds. */
static void put_class_range(Parser *p, Mode mode, uint32_t low, uint32_t high) {
    put_range(p, low, high);
    if (ignores_unicode_case(p, mode)) {
        put_equal_letters(p, low, high);
    }
    if (!folds_ascii(p, mode)) {
        return;
    }
    for (uint32_t first = 'A'; first <= 'a'; first += 32) {
        uint32_t a = low > first ? low : first, b = high < first + 25 ? high : first + 25;
        if (a <= b) {
            put_range(p, a ^ 32, b ^ 32);
        }
    }
}

/* One member of a class; *bare is its character when it is no escape, else 0. */
static bool read_member(Parser *p, const char *open, Escape *e, const char **from) {
    *from = p->p;
    if (at_end(p)) {
        return fail(p, open, "unterminated character set");
    }
    uint32_t c = read_char(p);
    if (c == '\\') {
        return read_class_escape(p, *from, e);
    }
    *e = (Escape){ESCAPE_CHAR, c};
    return true;
}

/* The set-operation look-alikes that CPython warns about. */
static bool check_set_warning(Parser *p, const char *from) {
    char c = *from;
    if (p->p != from + 1 || !next_is(p, c)) {
        return true;
    }
    const char *what = c == '-' ? "difference" : c == '&' ? "intersection"
                     : c == '~' ? "symmetric difference" : c == '|' ? "union" : NULL;
    return what == NULL || warn(p, "Possible set %s at position %lld", what, from);
}

/* [...] behind its '['. */
static bool read_class(Parser *p, Mode mode) {
    const char *open = p->p - 1;
    bool any = false;
    if (next_is(p, '[') && !warn(p, "Possible nested %s at position %lld", "set", p->p)) {
        return false;
    }
    put(p, accept(p, '^') ? "[^" : "[");
    for (;; any = true) {
        const char *from, *second;
        Escape low, high;
        if (any && accept(p, ']')) {
            break;
        }
        if (!read_member(p, open, &low, &from) || (any && *from != '\\' && !check_set_warning(p, from))) {
            return false;
        }
        bool range = accept(p, '-');
        if (range && next_is(p, ']')) { /* a final hyphen is itself */
            range = false;
            p->p--;
        }
        if (!range) {
            if (low.kind == ESCAPE_CATEGORY) {
                put_category(p, mode, (char)low.c, true);
            } else {
                put_class_range(p, mode, low.c, low.c);
            }
            if (next_is(p, '-') && p->p + 1 < p->end && p->p[1] == ']') {
                put_char(p, '-');
                p->p += 2;
                break;
            }
            continue;
        }
        if (!read_member(p, open, &high, &second)) {
            return false;
        }
        if (*second == '-' && p->p == second + 1 &&
            !warn(p, "Possible set %s at position %lld", "difference", second - 1)) {
            return false;
        }
        if (low.kind != ESCAPE_CHAR || high.kind != ESCAPE_CHAR || high.c < low.c) {
            return fail_excerpt(p, from, "bad character range %S", from, p->p);
        }
        put_class_range(p, mode, low.c, high.c);
    }
    put(p, "]");
    return true;
}

/* --- repetition --- */

#define COPIES_MIN 256 /* bytes of copies that a subroutine is worth */

static Mode global_mode(const Parser *p) { return p->flags & ~(GI_RE_LOCALE | GI_RE_UNICODE | GI_RE_DEBUG); }

typedef struct Repeat {
    uint64_t low, high; /* high MAX_REPEAT: no limit */
} Repeat;

static bool read_number(Parser *p, uint64_t *out, bool *given) {
    *given = false;
    uint64_t value = 0;
    for (; p->p < p->end && is_digit(*p->p); p->p++) {
        value = value > MAX_REPEAT ? value : value * 10 + (uint64_t)(*p->p - '0');
        *given = true;
    }
    if (*given) {
        *out = value;
    }
    return !*given || value < MAX_REPEAT;
}

/* {m,n} behind its '{'. 1: a quantifier, 0: a literal brace, -1: error. */
static int read_braces(Parser *p, Repeat *r) {
    const char *here = p->p;
    bool has_low, has_high = false, fits = true;
    *r = (Repeat){0, MAX_REPEAT};
    if (next_is(p, '}')) {
        return 0;
    }
    fits = read_number(p, &r->low, &has_low) && fits;
    if (accept(p, ',')) {
        fits = read_number(p, &r->high, &has_high) && fits;
    } else {
        r->high = has_low ? r->low : MAX_REPEAT;
    }
    if (!accept(p, '}')) {
        p->p = here;
        return 0;
    }
    if (!fits) {
        gi_raise(p->t, &gi_OverflowError, "the repetition number is too large");
        return -1;
    }
    if (r->high < r->low) {
        fail(p, here, "min repeat greater than max repeat");
        return -1;
    }
    return 1;
}

static void put_bounds(Parser *p, Repeat r) {
    if (r.high == MAX_REPEAT) {
        if (r.low <= 1) {
            put(p, r.low == 0 ? "*" : "+");
        } else {
            put_format(p, "{%llu,}", r.low);
        }
    } else if (r.low == 0 && r.high == 1) {
        put(p, "?");
    } else {
        put_format(p, "{%llu", r.low);
        put_format(p, ",%llu}", r.high);
    }
}

/* Writes the item again, repeated; beyond PCRE2's largest count in groups of that many. */
static void put_copies(Parser *p, const GiBytes *item, Repeat r, const char *suffix) {
    uint64_t count = r.high, groups = count / PCRE_MAX_REPEAT, rest = count % PCRE_MAX_REPEAT;
    Repeat inner = {r.low == 0 ? 0 : PCRE_MAX_REPEAT, PCRE_MAX_REPEAT};
    if (groups > 0) {
        put(p, "(?:");
        gi_byte_builder_add(&p->out, item->data, item->size);
        put_bounds(p, inner);
        put(p, suffix);
        put(p, ")");
        put_bounds(p, (Repeat){r.low == 0 ? 0 : groups, groups});
        put(p, suffix);
    }
    if (rest > 0) {
        gi_byte_builder_add(&p->out, item->data, item->size);
        put_bounds(p, (Repeat){r.low == 0 ? 0 : rest, rest});
        put(p, suffix);
    }
}

/* A count beyond what PCRE2 can write: x{m,n} as x{m} x{0,n-m} in pieces. */
static bool put_large_repeat(Parser *p, const char *at, Repeat r, const char *suffix) {
    if (p->group_count != p->item_groups || r.low / PCRE_MAX_REPEAT > PCRE_MAX_REPEAT ||
        (r.high != MAX_REPEAT && r.high / PCRE_MAX_REPEAT > PCRE_MAX_REPEAT)) {
        return fail(p, at, "repetition count is too large for PCRE2");
    }
    GiValue copy = gi_bytes(p->t, p->out.bytes->data + p->item_start, p->out.size - p->item_start);
    if (copy == GI_NULL) {
        return false;
    }
    const GiBytes *item = gi_as_bytes(copy);
    p->out.size = p->item_start;
    put(p, "(?:");
    put_copies(p, item, (Repeat){r.low, r.low}, suffix);
    if (r.high == MAX_REPEAT) {
        gi_byte_builder_add(&p->out, item->data, item->size);
        put(p, "*");
        put(p, suffix);
    } else {
        put_copies(p, item, (Repeat){0, r.high - r.low}, suffix);
    }
    put(p, ")");
    gi_drop(p->t, copy);
    return p->out.ok;
}

/* Makes the last item a call of a subroutine when its copies would take much room. What is called does not keep its
 * groups, and has the flags of the whole pattern. */
static void share_item(Parser *p, Repeat r, Mode mode) {
    size_t size = p->out.size - p->item_start;
    uint64_t copies = r.high == MAX_REPEAT ? r.low : r.high;
    if (!p->compact || !p->out.ok || copies < 4 || copies * size < COPIES_MIN || p->group_count != p->item_groups ||
        p->lookbehind_groups >= 0 || mode != global_mode(p)) {
        return;
    }
    char text[40];
    p->subroutine_count++;
    int n = snprintf(text, sizeof text, "(?<_%u>", (unsigned)p->subroutine_count);
    gi_byte_builder_add(&p->subroutines, text, (size_t)n);
    gi_byte_builder_add(&p->subroutines, p->out.bytes->data + p->item_start, size);
    gi_byte_builder_add(&p->subroutines, ")", 1);
    p->out.size = p->item_start;
    put_format(p, "(?&_%llu)", p->subroutine_count);
}

static bool put_repeat(Parser *p, const char *at, Repeat r, const char *suffix) {
    if (r.low > PCRE_MAX_REPEAT || (r.high != MAX_REPEAT && r.high > PCRE_MAX_REPEAT)) {
        return put_large_repeat(p, at, r, suffix);
    }
    put_bounds(p, r);
    put(p, suffix);
    return true;
}

/* A quantifier behind the item of kind *item; `at` is where it stands. 0: literal brace, -1 error. */
static int read_repeat(Parser *p, const char *at, char c, Mode mode, int *item, Width *w) {
    Repeat r = {c == '+', c == '?' ? 1 : MAX_REPEAT};
    if (c == '{') {
        int braces = read_braces(p, &r);
        if (braces <= 0) {
            return braces;
        }
    }
    if (*item == ITEM_NONE || *item == ITEM_POSITION) {
        fail(p, at, "nothing to repeat");
        return -1;
    }
    if (*item == ITEM_REPEAT) {
        fail(p, at, "multiple repeat");
        return -1;
    }
    const char *suffix = accept(p, '?') ? "?" : accept(p, '+') ? "+" : "";
    share_item(p, r, mode);
    if (!put_repeat(p, at, r, suffix)) {
        return -1;
    }
    w->low = width_product(w->low, r.low);
    w->high = width_product(w->high, r.high == MAX_REPEAT ? HUGE_WIDTH : r.high);
    *item = ITEM_REPEAT;
    return 1;
}

/* --- groups --- */

static bool parse_alternation(Parser *p, Mode *mode, bool top, Width *out);
static bool parse_sequence(Parser *p, Mode *mode, bool first, bool top, Width *out);

static bool is_identifier(Parser *p, const char *from, const char *to) {
    GiValue name = excerpt(p, from, to);
    if (name == GI_NULL) {
        gi_error_clear(p->t);
        return false;
    }
    bool ok = gi_str_is_identifier(name) && (p->text || gi_as_str(name)->ascii);
    gi_drop(p->t, name);
    return ok;
}

static bool check_name(Parser *p, const char *from, const char *to) {
    return is_identifier(p, from, to) ||
           fail_excerpt(p, from, p->text ? "bad character in group name %R"
                                         : "bad character in group name %A", from, to);
}

/* Number of the group with a name, 0: none, -1: error. */
static int64_t find_name(Parser *p, const char *from, const char *to) {
    GiValue name = excerpt(p, from, to);
    GiValue v = name == GI_NULL ? GI_NULL : gi_dict_get(p->t, gi_as_dict(p->names), name);
    gi_xdrop(p->t, name);
    return v != GI_NULL ? gi_int_imm_value(v) : gi_failed(p->t) ? -1 : 0;
}

static bool close_parenthesis(Parser *p, const char *open) {
    if (accept(p, ')')) {
        put(p, ")");
        return true;
    }
    return fail(p, open, "missing ), unterminated subpattern");
}

/* Opens a capturing group; its number in *group. from NULL: no name. */
static bool open_group(Parser *p, const char *from, const char *to, uint32_t *group) {
    GiThread *t = p->t;
    if (p->group_count >= MAX_GROUPS) {
        return fail(p, p->p, "too many groups");
    }
    if (p->group_count == p->group_capacity) {
        size_t capacity = p->group_capacity == 0 ? 8 : 2 * p->group_capacity;
        Group *groups = gi_resize_array(t, p->groups, p->group_capacity, capacity, sizeof *groups);
        if (groups == NULL) {
            return false;
        }
        p->groups = groups;
        p->group_capacity = capacity;
    }
    if (from != NULL) {
        int64_t known = find_name(p, from, to);
        GiValue name = known < 0 ? GI_NULL : excerpt(p, from, to);
        if (name == GI_NULL) {
            return false;
        }
        if (known > 0) {
            GiValue message = gi_str_from_format(
                t, "redefinition of group name %R as group %u; was group %u", name,
                (unsigned)p->group_count + 1, (unsigned)known);
            gi_drop(t, name);
            return fail_steal(p, from, message);
        }
        bool ok = gi_dict_set(t, gi_as_dict(p->names), name, gi_int_imm((int64_t)p->group_count + 1));
        gi_drop(t, name);
        if (!ok) {
            return false;
        }
    }
    p->groups[p->group_count++] = (Group){.closed = false};
    *group = (uint32_t)p->group_count;
    return true;
}

/* A capturing group behind its '(' or '(?P<name>'. */
static bool read_capture(Parser *p, const char *open, const char *from, const char *to, Mode mode,
                         Width *w) {
    uint32_t group = 0;
    if (!open_group(p, from, to, &group)) {
        return false;
    }
    put(p, "(");
    if (!parse_alternation(p, &mode, false, w) || !close_parenthesis(p, open)) {
        return false;
    }
    p->groups[group - 1] = (Group){*w, true, p->closed_count++};
    return true;
}

/* (?P<name>...), (?P=name) */
static bool read_python(Parser *p, const char *open, Mode mode, Width *w) {
    const char *from, *to;
    if (accept(p, '<')) {
        return read_until(p, '>', "group name", &from, &to) && check_name(p, from, to) &&
               read_capture(p, open, from, to, mode, w);
    }
    if (accept(p, '=')) {
        if (!read_until(p, ')', "group name", &from, &to) || !check_name(p, from, to)) {
            return false;
        }
        int64_t group = find_name(p, from, to);
        if (group <= 0) {
            return group == 0 && fail_excerpt(p, from, "unknown group name %R", from, to);
        }
        if (!check_group(p, from, (uint32_t)group)) {
            return false;
        }
        put_format(p, folds_ascii(p, mode) ? "(?i:\\g{%llu})" : "\\g{%llu}", (unsigned)group);
        *w = p->groups[group - 1].width;
        return true;
    }
    if (at_end(p)) {
        return fail(p, p->p, "unexpected end of pattern");
    }
    const char *at = p->p;
    read_char(p);
    return fail_excerpt(p, open + 1, "unknown extension ?P%S", at, p->p);
}

/* (?=...), (?!...), (?<=...), (?<!...) behind the sign. */
static bool read_look(Parser *p, const char *open, bool behind, char sign, Mode mode) {
    Width w;
    int64_t outer = p->lookbehind_groups;
    char text[5] = {'(', '?', behind ? '<' : sign, behind ? sign : 0, 0};
    put(p, text);
    if (behind && outer < 0) {
        p->lookbehind_groups = (int64_t)p->group_count + 1;
    }
    if (!parse_alternation(p, &mode, false, &w)) {
        return false;
    }
    p->lookbehind_groups = outer;
    if (!close_parenthesis(p, open)) {
        return false;
    }
    if (behind && w.low != w.high) {
        gi_re_error_steal(p->t, gi_str_from_text(p->t, "look-behind requires fixed-width pattern"),
                          GI_NULL, 0);
        return false;
    }
    return true;
}

/* The group a conditional asks for: a number or name up to ')'. */
static bool read_condition(Parser *p, uint32_t *group) {
    const char *from, *to;
    if (!read_until(p, ')', "group name", &from, &to)) {
        return false;
    }
    uint64_t number = 0;
    const char *q = from;
    while (q < to && is_digit(*q)) {
        number = number > MAX_GROUPS ? number : number * 10 + (uint64_t)(*q++ - '0');
        q += q < to && number > MAX_GROUPS;
    }
    if (q < to) {
        if (!check_name(p, from, to)) {
            return false;
        }
        int64_t named = find_name(p, from, to);
        if (named <= 0) {
            return named == 0 && fail_excerpt(p, from, "unknown group name %R", from, to);
        }
        number = (uint64_t)named;
    } else if (number == 0) {
        return fail(p, from, "bad group number");
    } else if (number > MAX_GROUPS) {
        return fail_excerpt(p, from, "invalid group reference %S", from, to);
    } else if (number > p->group_count && number > p->pending_group) {
        p->pending_group = (uint32_t)number;
        p->pending_position = (size_t)(from - p->start);
    }
    *group = (uint32_t)number;
    if (p->lookbehind_groups < 0) {
        return true;
    }
    if (number > p->group_count) {
        return fail(p, p->p, "cannot refer to an open group");
    }
    return check_group(p, p->p, (uint32_t)number);
}

/* (?(group)yes|no) behind "(?(". */
static bool read_conditional(Parser *p, const char *open, Mode mode, Width *w) {
    uint32_t group = 0;
    Width no = {0, 0};
    if (!read_condition(p, &group)) {
        return false;
    }
    put_format(p, "(?(%llu)", group);
    if (!parse_sequence(p, &mode, false, false, w)) {
        return false;
    }
    if (accept(p, '|')) {
        put(p, "|");
        if (!parse_sequence(p, &mode, false, false, &no)) {
            return false;
        }
        if (next_is(p, '|')) {
            return fail(p, p->p, "conditional backref with more than two branches");
        }
    }
    w->low = w->low < no.low ? w->low : no.low;
    w->high = w->high > no.high ? w->high : no.high;
    return close_parenthesis(p, open);
}

static uint32_t flag_of(char c) {
    switch (c) {
    case 'i': return GI_RE_IGNORECASE;
    case 'L': return GI_RE_LOCALE;
    case 'm': return GI_RE_MULTILINE;
    case 's': return GI_RE_DOTALL;
    case 'x': return GI_RE_VERBOSE;
    case 'a': return GI_RE_ASCII;
    case 'u': return GI_RE_UNICODE;
    default: return 0;
    }
}

#define TYPE_FLAGS (GI_RE_ASCII | GI_RE_LOCALE | GI_RE_UNICODE)

/* The next character of inline flags: a flag letter, or one of `stops`. missing: message at the end
 * and for other characters. */
static bool read_flag(Parser *p, const char *stops, const char *missing, char *out) {
    if (at_end(p)) {
        return fail(p, p->p, missing);
    }
    const char *at = p->p;
    uint32_t c = read_char(p);
    if (c < 0x80 && c != 0 && (strchr(stops, (int)c) != NULL || flag_of((char)c) != 0)) {
        *out = (char)c;
        return true;
    }
    return fail(p, at, gi_unicode_is_alpha(c) ? "unknown flag" : missing);
}

/* Inline flags behind "(?"; c is the first character. *stop gets ')' or ':'. */
static bool read_flags(Parser *p, char c, uint32_t *on, uint32_t *off, char *stop) {
    *on = *off = 0;
    while (c != '-' && c != ':' && c != ')') {
        uint32_t flag = flag_of(c);
        if (p->text && c == 'L') {
            return fail(p, p->p, "bad inline flags: cannot use 'L' flag with a str pattern");
        }
        if (!p->text && c == 'u') {
            return fail(p, p->p, "bad inline flags: cannot use 'u' flag with a bytes pattern");
        }
        *on |= flag;
        if ((flag & TYPE_FLAGS) && (*on & TYPE_FLAGS) != flag) {
            return fail(p, p->p, "bad inline flags: flags 'a', 'u' and 'L' are incompatible");
        }
        if (!read_flag(p, ")-:", "missing -, : or )", &c)) {
            return false;
        }
    }
    *stop = c;
    if (c != '-') {
        return true;
    }
    if (!read_flag(p, "", "missing flag", &c)) {
        return false;
    }
    while (c != ':') {
        uint32_t flag = flag_of(c);
        if (flag & TYPE_FLAGS) {
            return fail(p, p->p, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
        }
        *off |= flag;
        if (!read_flag(p, ":", "missing :", &c)) {
            return false;
        }
    }
    *stop = ':';
    return (*on & *off) == 0 || fail(p, p->p - 1, "bad inline flags: flag turned on and off");
}

/* Writes "(?i-m:" for the change between two modes. */
static void put_mode_change(Parser *p, Mode from, Mode to) {
    static const struct { uint32_t flag; char letter; } letters[] = {
        {GI_RE_IGNORECASE, 'i'}, {GI_RE_MULTILINE, 'm'}, {GI_RE_DOTALL, 's'}};
    uint32_t before = pcre_flags(p, from), after = pcre_flags(p, to);
    char text[16] = "(?";
    size_t n = 2;
    for (int side = 0; side < 2; side++) {
        uint32_t changed = side == 0 ? after & ~before : before & ~after;
        if (side == 1 && changed != 0) {
            text[n++] = '-';
        }
        for (size_t i = 0; i < 3; i++) {
            if (changed & letters[i].flag) {
                text[n++] = letters[i].letter;
            }
        }
    }
    text[n++] = ':';
    gi_byte_builder_add(&p->out, text, n);
}

/* (?flags) or (?flags:...) with c the first flag. *item: ITEM_NONE when it was (?flags). */
static bool read_flag_group(Parser *p, const char *open, char c, bool start, Mode *mode, int *item,
                            Width *w) {
    uint32_t on, off;
    char stop;
    if (!read_flags(p, c, &on, &off, &stop)) {
        return false;
    }
    if (stop == ')') {
        if (!start) {
            return fail(p, open, "global flags not at the start of the expression");
        }
        p->flags |= on;
        *mode |= on & ~(GI_RE_LOCALE | GI_RE_UNICODE);
        *item = ITEM_NONE;
        return true;
    }
    Mode inner = on & GI_RE_UNICODE ? *mode & ~GI_RE_ASCII : *mode;
    p->scoped_unicode = p->scoped_unicode || (on & GI_RE_UNICODE);
    inner = (inner | (on & ~(GI_RE_LOCALE | GI_RE_UNICODE))) & ~off;
    put_mode_change(p, *mode, inner);
    *item = ITEM_OTHER;
    return parse_alternation(p, &inner, false, w) && close_parenthesis(p, open);
}

static bool skip_comment(Parser *p, const char *open) {
    const char *close = memchr(p->p, ')', (size_t)(p->end - p->p));
    if (close == NULL) {
        return fail(p, open, "missing ), unterminated comment");
    }
    p->p = close + 1;
    return true;
}

/* A group behind its '('. *item stays as it was for a comment. */
static bool read_group(Parser *p, Mode *mode, bool start, int *item, Width *w) {
    const char *open = p->p - 1;
    if (!accept(p, '?')) {
        *item = ITEM_OTHER;
        return read_capture(p, open, NULL, NULL, *mode, w);
    }
    if (at_end(p)) {
        return fail(p, p->p, "unexpected end of pattern");
    }
    const char *at = p->p;
    uint32_t c = read_char(p);
    Mode inner = *mode;
    if (c == '#') {
        return skip_comment(p, open);
    }
    if (c < 0x80 && (flag_of((char)c) != 0 || c == '-')) {
        return read_flag_group(p, open, (char)c, start, mode, item, w);
    }
    *item = ITEM_OTHER;
    switch (c) {
    case 'P': return read_python(p, open, *mode, w);
    case ':': case '>':
        put(p, c == ':' ? "(?:" : "(?>");
        return parse_alternation(p, &inner, false, w) && close_parenthesis(p, open);
    case '=': case '!': return read_look(p, open, false, (char)c, *mode);
    case '(': return read_conditional(p, open, *mode, w);
    case '<':
        if (at_end(p)) {
            return fail(p, p->p, "unexpected end of pattern");
        }
        at = p->p;
        c = read_char(p);
        if (c == '=' || c == '!') {
            return read_look(p, open, true, (char)c, *mode);
        }
        return fail_excerpt(p, open + 1, "unknown extension ?<%S", at, p->p);
    default:
        return fail_excerpt(p, open + 1, "unknown extension ?%S", at, p->p);
    }
}

/* --- sequences and alternations --- */

/* Layout in verbose patterns; false: c is no layout. */
static bool skip_layout(Parser *p, uint32_t c) {
    if (c == ' ' || (c >= 9 && c <= 13)) {
        return true;
    }
    if (c != '#') {
        return false;
    }
    while (p->p < p->end && *p->p != '\n') {
        if (*p->p == '\\' && p->p + 1 < p->end) {
            p->p++; /* the tokenizer of Python takes an escape as one */
        }
        p->p++;
    }
    p->p += p->p < p->end;
    return true;
}

static bool read_escaped_item(Parser *p, Mode mode, const char *at, int *item, Width *w) {
    Escape e;
    if (!read_escape(p, at, &e)) {
        return false;
    }
    *item = ITEM_OTHER;
    *w = (Width){1, 1};
    switch (e.kind) {
    case ESCAPE_CHAR: put_literal(p, mode, e.c); break;
    case ESCAPE_CATEGORY: put_category(p, mode, (char)e.c, false); break;
    case ESCAPE_POSITION:
        put_position(p, mode, (char)e.c);
        *item = ITEM_POSITION;
        *w = (Width){0, 0};
        break;
    default:
        put_format(p, folds_ascii(p, mode) ? "(?i:\\g{%llu})" : "\\g{%llu}", e.c);
        *w = p->groups[e.c - 1].width;
        break;
    }
    return true;
}

/* One item other than a quantifier, which begins with the character c at `at`. */
static bool read_item(Parser *p, Mode *mode, const char *at, uint32_t c, bool start, int *item, Width *w) {
    *w = (Width){0, 0};
    switch (c) {
    case '\\': return read_escaped_item(p, *mode, at, item, w);
    case '(': return read_group(p, mode, start, item, w);
    case '^': case '$':
        put(p, c == '^' ? "^" : "$");
        *item = ITEM_POSITION;
        return true;
    case '[':
        *item = ITEM_OTHER;
        *w = (Width){1, 1};
        return read_class(p, *mode);
    case '.':
        put(p, ".");
        break;
    default:
        put_literal(p, *mode, c);
        break;
    }
    *item = ITEM_OTHER;
    *w = (Width){1, 1};
    return true;
}

/* Items up to '|', ')' or the end. first: the pattern's first alternative, where global flags may
 * stand. */
static bool parse_sequence(Parser *p, Mode *mode, bool first, bool top, Width *out) {
    int item = ITEM_NONE;
    bool empty = true; /* nothing but layout, comments and global flags so far */
    Width last = {0, 0}; /* of the last item, not yet part of *out */
    (void)top;
    *out = (Width){0, 0};
    while (p->p < p->end && *p->p != '|' && *p->p != ')') {
        const char *at = p->p;
        uint32_t c = read_char(p);
        if ((*mode & GI_RE_VERBOSE) && skip_layout(p, c)) {
            continue;
        }
        if (c == '*' || c == '+' || c == '?' || c == '{') {
            int repeat = read_repeat(p, at, (char)c, *mode, &item, &last);
            if (repeat < 0) {
                return false;
            }
            if (repeat > 0) {
                continue;
            }
        }
        Width w;
        bool comment = c == '(' && p->p + 1 < p->end && p->p[0] == '?' && p->p[1] == '#';
        int before = item;
        if (!comment) {
            p->item_start = p->out.size;
            p->item_groups = p->group_count;
        }
        size_t item_start = p->item_start, item_groups = p->item_groups;
        if (!read_item(p, mode, at, c, first && empty, &item, &w)) {
            return false;
        }
        p->item_start = item_start; /* what is inside the item had its own */
        p->item_groups = item_groups;
        if (comment) {
            continue;
        }
        if (item == ITEM_NONE) { /* global flags */
            item = before;
            continue;
        }
        empty = false;
        add_width(out, last);
        last = w;
        if (!p->out.ok || !gi_poll(p->t, 1)) {
            return false;
        }
    }
    add_width(out, last);
    return p->out.ok;
}

static bool parse_alternation(Parser *p, Mode *mode, bool top, Width *out) {
    if (!gi_enter(p->t, " during compilation")) {
        return false;
    }
    bool first = true, ok;
    for (;;) {
        Width w;
        ok = parse_sequence(p, mode, top && first, top, &w);
        if (!ok) {
            break;
        }
        if (first) {
            *out = w;
        } else {
            out->low = w.low < out->low ? w.low : out->low;
            out->high = w.high > out->high ? w.high : out->high;
        }
        first = false;
        if (!accept(p, '|')) {
            break;
        }
        put(p, "|");
    }
    gi_leave(p->t);
    return ok;
}

/* --- the whole --- */

static bool fix_flags(GiThread *t, bool text, uint32_t *flags) {
    if (text) {
        if (*flags & GI_RE_LOCALE) {
            return gi_raise_value_error(t, "cannot use LOCALE flag with a str pattern");
        }
        if (!(*flags & GI_RE_ASCII)) {
            *flags |= GI_RE_UNICODE;
        } else if (*flags & GI_RE_UNICODE) {
            return gi_raise_value_error(t, "ASCII and UNICODE flags are incompatible");
        }
        return true;
    }
    if (*flags & GI_RE_UNICODE) {
        return gi_raise_value_error(t, "cannot use UNICODE flag with a bytes pattern");
    }
    if ((*flags & GI_RE_LOCALE) && (*flags & GI_RE_ASCII)) {
        return gi_raise_value_error(t, "ASCII and LOCALE flags are incompatible");
    }
    return true;
}

static bool parse_all(Parser *p) {
    Mode mode = global_mode(p);
    Width w;
    if (!parse_alternation(p, &mode, true, &w)) {
        return false;
    }
    if (!at_end(p)) {
        return fail(p, p->p, "unbalanced parenthesis");
    }
    if (p->pending_group > p->group_count) {
        GiValue message = gi_str_from_format(p->t, "invalid group reference %u",
                                             (unsigned)p->pending_group);
        return fail_steal(p, p->start + p->pending_position, message);
    }
    return fix_flags(p->t, p->text, &p->flags);
}

static bool take_results(Parser *p, GiReSyntax *out) {
    GiThread *t = p->t;
    out->close_order = gi_alloc_array(t, p->group_count + 1, sizeof *out->close_order);
    if (out->close_order == NULL) {
        return false;
    }
    if (p->subroutine_count > 0) { /* behind everything, so that no group gets another number */
        put(p, "(?(DEFINE)");
        gi_byte_builder_add(&p->out, p->subroutines.bytes->data, p->subroutines.size);
        put(p, ")");
    }
    out->text = gi_byte_builder_finish(&p->out);
    if (out->text == GI_NULL) {
        gi_free(t, out->close_order, (p->group_count + 1) * sizeof *out->close_order);
        return false;
    }
    for (size_t i = 0; i < p->group_count; i++) {
        out->close_order[i] = p->groups[i].close_rank;
    }
    out->flags = p->flags;
    out->unicode = p->text && (!(p->flags & GI_RE_ASCII) || p->scoped_unicode);
    out->groups = (uint32_t)p->group_count;
    out->names = p->names;
    p->names = GI_NULL;
    return true;
}

bool gi_re_translate(GiThread *t, GiValue pattern, uint32_t flags, bool compact, GiReSyntax *out) {
    Parser p = {.t = t, .pattern = pattern, .flags = flags, .lookbehind_groups = -1, .compact = compact};
    p.text = gi_is_str(pattern);
    GiBuffer b = {.owner = GI_NULL};
    if (p.text) {
        p.start = gi_str_text(pattern);
        p.end = p.start + gi_str_size(pattern);
    } else {
        if (!gi_buffer_get_contiguous(t, pattern, false, &b)) {
            return false;
        }
        p.start = (const char *)b.data;
        p.end = p.start + b.size;
    }
    p.p = p.start;
    gi_byte_builder_init(&p.out, t);
    gi_byte_builder_init(&p.subroutines, t);
    p.names = gi_dict(t);
    bool ok = p.names != GI_NULL && parse_all(&p) && take_results(&p, out);
    gi_byte_builder_discard(&p.out);
    gi_byte_builder_discard(&p.subroutines);
    gi_xdrop(t, p.names);
    if (p.groups != NULL) {
        gi_free(t, p.groups, p.group_capacity * sizeof *p.groups);
    }
    gi_buffer_release(t, &b);
    return ok;
}

#endif
