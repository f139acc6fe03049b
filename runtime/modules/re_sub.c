/* SPDX-License-Identifier: MIT
 * runtime/modules/re_sub.c: Pattern.sub, subn, split, and templates such as r"\1-\g<name>".
 */
#include "runtime/modules/re.h"

#ifdef GI_HAVE_PCRE2

#include "runtime/types/number.h"
#include "runtime/text/unicode.h"

/* A template in pieces: literal text, then a group, again and again. */
typedef struct Piece {
    size_t start, end; /* of the literal within `literals` */
    int64_t group;     /* behind it; -1: none */
} Piece;

typedef struct Template {
    GiThread *t;
    GiPattern *pattern;
    GiValue source;        /* as given, for errors */
    const char *text, *p, *end;
    bool is_text;
    GiByteBuilder literals;
    Piece *pieces;
    size_t count, capacity;
    size_t mark;           /* where the current literal began */
} Template;

/* --- templates --- */

static int64_t position_of(const Template *m, const char *at) {
    return (int64_t)(m->is_text ? gi_utf8_length(m->text, (size_t)(at - m->text))
                                : (size_t)(at - m->text));
}

static bool fail_steal(Template *m, const char *at, GiValue message) {
    gi_re_error_steal(m->t, message, m->source, position_of(m, at));
    return false;
}

static bool fail(Template *m, const char *at, const char *message) {
    return fail_steal(m, at, gi_str_from_text(m->t, message));
}

/* A message with the text from..to for its %S or %R. */
static GiValue describe(Template *m, const char *format, const char *from, const char *to) {
    GiText b;
    gi_text_init(&b, m->t);
    while (from < to) {
        gi_text_add_char(&b, m->is_text ? gi_utf8_next(&from) : (uint8_t)*from++);
    }
    GiValue part = gi_text_finish(&b);
    GiValue message = part == GI_NULL ? GI_NULL : gi_str_from_format(m->t, format, part);
    gi_xdrop(m->t, part);
    return message;
}

static void add_char(Template *m, uint32_t c) {
    if (!m->is_text) {
        gi_byte_builder_add_byte(&m->literals, (uint8_t)c);
        return;
    }
    char text[4];
    gi_byte_builder_add(&m->literals, text, gi_utf8_encode(c, text));
}

static bool add_piece(Template *m, int64_t group) {
    if (m->count == m->capacity) {
        size_t capacity = m->capacity == 0 ? 4 : 2 * m->capacity;
        Piece *pieces = gi_resize_array(m->t, m->pieces, m->capacity, capacity, sizeof *pieces);
        if (pieces == NULL) {
            return false;
        }
        m->pieces = pieces;
        m->capacity = capacity;
    }
    m->pieces[m->count++] = (Piece){m->mark, m->literals.size, group};
    m->mark = m->literals.size;
    return true;
}

static bool add_group(Template *m, const char *at, uint64_t group) {
    if (group > m->pattern->groups) {
        return fail_steal(m, at, gi_str_from_format(m->t, "invalid group reference %llu",
                                                    (unsigned long long)group));
    }
    return add_piece(m, (int64_t)group);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_octal(char c) { return c >= '0' && c <= '7'; }

/* A group's name in a template; false: PatternError or IndexError set. */
static bool add_named(Template *m, const char *from, const char *to) {
    GiThread *t = m->t;
    GiValue name = describe(m, "%S", from, to);
    if (name == GI_NULL) {
        return false;
    }
    if (!gi_str_is_identifier(name) || (!m->is_text && !gi_as_str(name)->ascii)) {
        gi_drop(t, name);
        return fail_steal(m, from, describe(m, m->is_text ? "bad character in group name %R"
                                                          : "bad character in group name %A", from, to));
    }
    GiValue v = gi_dict_get(t, gi_as_dict(m->pattern->names), name);
    if (v == GI_NULL && !gi_failed(t)) {
        gi_raise(t, &gi_IndexError, "unknown group name %R", name);
    }
    gi_drop(t, name);
    return v != GI_NULL && add_piece(m, gi_int_imm_value(v));
}

/* \g<...> behind the g. */
static bool read_group(Template *m) {
    if (m->p >= m->end || *m->p != '<') {
        return fail(m, m->p, "missing <");
    }
    const char *from = ++m->p;
    const char *to = memchr(from, '>', (size_t)(m->end - from));
    if (to == NULL) {
        return fail(m, from, from == m->end ? "missing group name" : "missing >, unterminated name");
    }
    if (to == from) {
        return fail(m, from, "missing group name");
    }
    m->p = to + 1;
    uint64_t number = 0;
    const char *q = from;
    while (q < to && is_digit(*q)) {
        number = number > UINT32_MAX ? number : number * 10 + (uint64_t)(*q++ - '0');
        if (number > UINT32_MAX) {
            while (q < to && is_digit(*q)) {
                q++;
            }
        }
    }
    if (q < to) {
        return add_named(m, from, to);
    }
    if (number > m->pattern->groups) {
        return fail_steal(m, from, describe(m, "invalid group reference %S", from, to));
    }
    return add_piece(m, (int64_t)number);
}

/* \ and digits: a group or an octal escape; the first digit is read. */
static bool read_digits(Template *m, const char *at, char first) {
    uint32_t value = (uint32_t)(first - '0');
    if (first == '0') {
        for (int i = 0; i < 2 && m->p < m->end && is_octal(*m->p); i++) {
            value = value * 8 + (uint32_t)(*m->p++ - '0');
        }
        add_char(m, value);
        return true;
    }
    if (m->p < m->end && is_digit(*m->p)) {
        char second = *m->p++;
        if (is_octal(first) && is_octal(second) && m->p < m->end && is_octal(*m->p)) {
            value = (value * 8 + (uint32_t)(second - '0')) * 8 + (uint32_t)(*m->p++ - '0');
            if (value > 0377) {
                return fail_steal(m, at, describe(m, "octal escape value %S outside of range 0-0o377",
                                                  at, m->p));
            }
            add_char(m, value);
            return true;
        }
        value = value * 10 + (uint32_t)(second - '0');
    }
    return add_group(m, at + 1, value);
}

/* An escape; m->p is behind the backslash at `at`. */
static bool read_escape(Template *m, const char *at) {
    static const char codes[] = "abfnrtv\\", chars[] = "\a\b\f\n\r\t\v\\";
    if (m->p >= m->end) {
        return fail(m, at, "bad escape (end of pattern)");
    }
    char c = *m->p++;
    if (c == 'g') {
        return read_group(m);
    }
    if (is_digit(c)) {
        return read_digits(m, at, c);
    }
    const char *simple = c == 0 ? NULL : strchr(codes, c);
    if (simple != NULL) {
        add_char(m, (uint8_t)chars[simple - codes]);
        return true;
    }
    if ((c | 32) >= 'a' && (c | 32) <= 'z') {
        return fail_steal(m, at, describe(m, "bad escape %S", at, m->p));
    }
    m->p--;
    add_char(m, '\\');
    add_char(m, m->is_text ? gi_utf8_next(&m->p) : (uint8_t)*m->p++);
    return true;
}

static bool parse(Template *m) {
    while (m->p < m->end) {
        const char *stop = memchr(m->p, '\\', (size_t)(m->end - m->p));
        stop = stop == NULL ? m->end : stop;
        gi_byte_builder_add(&m->literals, m->p, (size_t)(stop - m->p));
        m->p = stop;
        if (stop < m->end) {
            m->p++;
            if (!read_escape(m, stop)) {
                return false;
            }
        }
    }
    return m->literals.ok && add_piece(m, -1);
}

static void close_template(Template *m) {
    gi_byte_builder_discard(&m->literals);
    if (m->pieces != NULL) {
        gi_free(m->t, m->pieces, m->capacity * sizeof *m->pieces);
        m->pieces = NULL;
    }
}

/* Reads a str or bytes template for a pattern; false: error set. */
static bool open_template(GiThread *t, GiPattern *p, GiValue source, Template *m) {
    *m = (Template){.t = t, .pattern = p, .source = source, .is_text = gi_is_str(source)};
    gi_byte_builder_init(&m->literals, t);
    GiBuffer b = {.owner = GI_NULL};
    if (m->is_text) {
        m->text = gi_str_text(source);
        m->end = m->text + gi_str_size(source);
    } else if (!gi_has_buffer(source)) {
        return gi_raise_type_error(t, "decoding to str: need a bytes-like object, %T found", source);
    } else {
        if (!gi_buffer_get_contiguous(t, source, false, &b)) {
            return false;
        }
        m->text = (const char *)b.data;
        m->end = m->text + b.size;
    }
    m->p = m->text;
    bool ok = parse(m);
    gi_buffer_release(t, &b);
    if (!ok) {
        close_template(m);
    }
    return ok;
}

/* Appends the expansion for some spans. */
static void add_expansion(const Template *m, GiByteBuilder *out, const char *subject, const size_t *spans) {
    for (size_t i = 0; i < m->count; i++) {
        const Piece *piece = &m->pieces[i];
        if (piece->end > piece->start) {
            gi_byte_builder_add(out, m->literals.bytes->data + piece->start, piece->end - piece->start);
        }
        if (piece->group >= 0 && spans[2 * piece->group] != SIZE_MAX) {
            size_t start = spans[2 * piece->group], end = spans[2 * piece->group + 1];
            gi_byte_builder_add(out, subject + start, end - start);
        }
    }
}

/* The bytes built so far as str or bytes. */
static GiValue finish(GiThread *t, GiByteBuilder *out, bool is_text) {
    if (!is_text || !out->ok) {
        return gi_byte_builder_finish(out);
    }
    GiValue v = out->bytes == NULL ? gi_str_from(t, "", 0)
                                   : gi_str_from(t, (const char *)out->bytes->data, out->size);
    gi_byte_builder_discard(out);
    return v;
}

GiValue gi_re_expand(GiThread *t, GiMatch *match, GiValue source) {
    Template m;
    GiSubject s = {.string = match->string, .buffer = {.owner = GI_NULL}};
    if (!open_template(t, gi_as_pattern(match->pattern), source, &m)) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    GiByteBuilder out;
    gi_byte_builder_init(&out, t);
    if (m.is_text != gi_is_str(match->string)) {
        gi_raise_type_error(t, m.is_text ? "sequence item 0: expected str instance, bytes found"
                                         : "sequence item 0: expected a bytes-like object, str found");
    } else if (m.is_text) {
        add_expansion(&m, &out, gi_str_text(match->string), match->spans);
        r = finish(t, &out, true);
    } else if (gi_buffer_get_contiguous(t, match->string, false, &s.buffer)) {
        if (s.buffer.size >= match->endpos) {
            add_expansion(&m, &out, (const char *)s.buffer.data, match->spans);
            r = finish(t, &out, false);
        } else {
            gi_raise_value_error(t, "the string has changed since the match");
        }
        gi_buffer_release(t, &s.buffer);
    }
    gi_byte_builder_discard(&out);
    close_template(&m);
    return r;
}

/* --- sub --- */

typedef enum ReplaceKind { BY_LITERAL, BY_TEMPLATE, BY_CALL } ReplaceKind;

typedef struct Replace {
    GiThread *t;
    GiPattern *pattern;
    GiValue repl;
    ReplaceKind kind;
    Template template; /* BY_TEMPLATE */
    GiBuffer literal;  /* BY_LITERAL, bytes */
    GiByteBuilder out;
    size_t items;      /* parts so far, as CPython counts them in messages */
} Replace;

static bool has_backslash(const char *text, size_t size) { return memchr(text, '\\', size) != NULL; }

static bool open_replace(Replace *r) {
    GiThread *t = r->t;
    r->literal.owner = GI_NULL;
    if (gi_is_callable(r->repl)) {
        r->kind = BY_CALL;
        return true;
    }
    bool text = gi_is_str(r->repl);
    bool plain = false;
    if (text) {
        plain = !has_backslash(gi_str_text(r->repl), gi_str_size(r->repl));
    } else if (gi_has_buffer(r->repl)) {
        if (!gi_buffer_get_contiguous(t, r->repl, false, &r->literal)) {
            return false;
        }
        plain = !has_backslash((const char *)r->literal.data, r->literal.size);
    }
    r->kind = plain ? BY_LITERAL : BY_TEMPLATE;
    if (plain) {
        return true;
    }
    gi_buffer_release(t, &r->literal);
    return open_template(t, r->pattern, r->repl, &r->template);
}

static void close_replace(Replace *r) {
    gi_buffer_release(r->t, &r->literal);
    if (r->kind == BY_TEMPLATE) {
        close_template(&r->template);
    }
}

/* The wrong kind of replacement: CPython finds out when it joins the parts. */
static bool wrong_item(Replace *r, bool is_text, GiValue item) {
    return gi_raise_type_error(r->t, is_text ? "sequence item %zu: expected str instance, %T found"
                                             : "sequence item %zu: expected a bytes-like object, %T found",
                               r->items, item);
}

/* Appends what a callable returned. */
static bool add_item(Replace *r, bool is_text, GiValue item) {
    if (item == GI_NONE) {
        return true;
    }
    if (is_text) {
        if (!gi_is_str(item)) {
            return wrong_item(r, is_text, item);
        }
        gi_byte_builder_add(&r->out, gi_str_text(item), gi_str_size(item));
    } else {
        GiBuffer b;
        if (!gi_has_buffer(item)) {
            return wrong_item(r, is_text, item);
        }
        if (!gi_buffer_get_contiguous(r->t, item, false, &b)) {
            return false;
        }
        gi_byte_builder_add(&r->out, b.data, b.size);
        gi_buffer_release(r->t, &b);
    }
    r->items++;
    return r->out.ok;
}

static bool add_replacement(Replace *r, const GiSubject *s, const size_t *spans) {
    GiThread *t = r->t;
    if (r->kind == BY_CALL) {
        GiValue match = gi_re_match_new(t, r->pattern, s, spans);
        GiValue item = match == GI_NULL ? GI_NULL : gi_call1(t, r->repl, match);
        gi_xdrop(t, match);
        bool ok = item != GI_NULL && add_item(r, s->is_text, item);
        gi_xdrop(t, item);
        return ok;
    }
    if (gi_is_str(r->repl) != s->is_text) {
        return wrong_item(r, s->is_text, r->repl);
    }
    if (r->kind == BY_TEMPLATE) {
        add_expansion(&r->template, &r->out, s->data, spans);
    } else if (s->is_text) {
        gi_byte_builder_add(&r->out, gi_str_text(r->repl), gi_str_size(r->repl));
    } else {
        gi_byte_builder_add(&r->out, r->literal.data, r->literal.size);
    }
    r->items++;
    return r->out.ok;
}

/* All replacements; the number made, -1: error set. */
static int64_t replace_all(Replace *r, GiSubject *s, int64_t limit, size_t *spans) {
    size_t copied = 0, from = s->start;
    int64_t count = 0;
    bool must_advance = false;
    int found = 1;
    while (count < limit &&
           (found = gi_re_run(r->t, r->pattern, GI_RE_SEARCH, s, from, must_advance, spans)) > 0) {
        size_t start = spans[0], end = spans[1];
        if (start > copied) {
            gi_byte_builder_add(&r->out, s->data + copied, start - copied);
            r->items++;
        }
        if (!add_replacement(r, s, spans)) {
            return -1;
        }
        copied = end;
        must_advance = start == end;
        from = end;
        count++;
    }
    if (found < 0) {
        return -1;
    }
    gi_byte_builder_add(&r->out, s->data + copied, s->end - copied);
    return r->out.ok ? count : -1;
}

/* The new string and the number of replacements. */
static GiValue substitute(GiThread *t, const GiValue *a, int64_t *count) {
    GiSubject s;
    Replace r = {.t = t, .pattern = gi_as_pattern(a[0]), .repl = a[1]};
    int64_t limit = 0;
    if ((a[3] != GI_NULL && !gi_index_int64(t, a[3], false, &limit)) ||
        !gi_re_subject_open(t, r.pattern, a[2], GI_NULL, GI_NULL, &s)) {
        return GI_NULL;
    }
    GiValue result = GI_NULL;
    if (open_replace(&r)) {
        gi_byte_builder_init(&r.out, t);
        size_t *spans = gi_re_spans_new(t, r.pattern);
        *count = spans == NULL ? -1 : replace_all(&r, &s, limit == 0 ? INT64_MAX : limit, spans);
        if (*count == 0 && (gi_is_exact(a[2], &gi_str_type) || gi_is_exact(a[2], &gi_bytes_type))) {
            result = gi_take(a[2]);
        } else if (*count >= 0) {
            result = finish(t, &r.out, s.is_text);
        }
        gi_byte_builder_discard(&r.out);
        if (spans != NULL) {
            gi_re_spans_free(t, r.pattern, spans);
        }
        close_replace(&r);
    }
    gi_re_subject_close(t, &s);
    return result;
}

GiValue gi_re_m_sub(GiThread *t, const GiValue *a) {
    int64_t count;
    return substitute(t, a, &count);
}

GiValue gi_re_m_subn(GiThread *t, const GiValue *a) {
    int64_t count;
    GiValue v = substitute(t, a, &count);
    if (v == GI_NULL) {
        return GI_NULL;
    }
    GiValue r = gi_tuple_pack(t, 2, v, gi_int_imm(count));
    gi_drop(t, v);
    return r;
}

/* --- split --- */

static bool append_part(GiThread *t, GiValue list, const GiSubject *s, size_t start, size_t end) {
    GiValue part = start == SIZE_MAX ? GI_NONE : gi_re_part(t, s, start, end);
    return part != GI_NULL && gi_list_append_steal(t, list, part);
}

static bool split_all(GiThread *t, GiPattern *p, GiSubject *s, int64_t limit, GiValue list, size_t *spans) {
    size_t last = 0, from = 0;
    bool must_advance = false;
    int found = 1;
    while (limit-- > 0 && (found = gi_re_run(t, p, GI_RE_SEARCH, s, from, must_advance, spans)) > 0) {
        if (!append_part(t, list, s, last, spans[0])) {
            return false;
        }
        for (size_t i = 1; i <= p->groups; i++) {
            if (!append_part(t, list, s, spans[2 * i], spans[2 * i + 1])) {
                return false;
            }
        }
        must_advance = spans[0] == spans[1];
        last = from = spans[1];
    }
    return found >= 0 && append_part(t, list, s, last, s->end);
}

GiValue gi_re_m_split(GiThread *t, const GiValue *a) {
    GiPattern *p = gi_as_pattern(a[0]);
    GiSubject s;
    int64_t limit = 0;
    if ((a[2] != GI_NULL && !gi_index_int64(t, a[2], false, &limit)) ||
        !gi_re_subject_open(t, p, a[1], GI_NULL, GI_NULL, &s)) {
        return GI_NULL;
    }
    GiValue list = gi_list(t, NULL, 0);
    size_t *spans = gi_re_spans_new(t, p);
    bool ok = list != GI_NULL && spans != NULL &&
              split_all(t, p, &s, limit == 0 ? INT64_MAX : limit, list, spans);
    if (spans != NULL) {
        gi_re_spans_free(t, p, spans);
    }
    gi_re_subject_close(t, &s);
    if (!ok) {
        gi_xdrop(t, list);
        return GI_NULL;
    }
    return list;
}

#endif
