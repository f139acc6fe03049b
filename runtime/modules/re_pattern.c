/* SPDX-License-Identifier: MIT
 * runtime/modules/re_pattern.c: the type re.Pattern: compiling with PCRE2, running, and the methods
 * that search.
 *
 * A pattern has up to three compiled forms (search, match, fullmatch), made when first used. A run
 * counts steps: beyond STEP_LIMIT it is repeated with a second form that calls back before every item,
 * so that Ctrl-C, stops and deadlines are served however long it takes.
 *
 * R1  data is in use by at most one run (busy); a nested or concurrent run makes its own.
 */
#include "runtime/modules/re.h"

#ifdef GI_HAVE_PCRE2

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdio.h>

#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"

#define STEP_LIMIT 500000u
#define HEAP_LIMIT_KIB (256u * 1024u)
#define JIT_AFTER_RUNS 4     /* runs of a form before it is worth compiling to machine code */
#define JIT_STACK_MAX (1024 * 1024)
#define POLL_CALLBACKS 256

typedef struct GiReCode {
    pcre2_code *forms[GI_RE_KINDS];
    pcre2_code *slow[GI_RE_KINDS]; /* with callbacks */
    uint32_t runs[GI_RE_KINDS];
    pcre2_match_data *data;
    bool busy;                     /* R1 */
} GiReCode;

/* --- compiling --- */

static void free_code(GiThread *t, GiReCode *code) {
    for (int i = 0; i < GI_RE_KINDS; i++) {
        pcre2_code_free(code->forms[i]);
        pcre2_code_free(code->slow[i]);
    }
    pcre2_match_data_free(code->data);
    gi_free(t, code, sizeof *code);
}

static uint32_t compile_options(const GiPattern *p, GiReKind kind) {
    uint32_t options = PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_BACKSLASH_C;
    bool ascii = (p->flags & GI_RE_ASCII) != 0;
    if (p->is_text) {
        options |= PCRE2_UTF | PCRE2_NO_UTF_CHECK | (p->unicode ? PCRE2_UCP : 0);
    }
    if ((p->flags & GI_RE_IGNORECASE) && !(p->is_text && ascii)) {
        options |= PCRE2_CASELESS;
    }
    options |= p->flags & GI_RE_MULTILINE ? PCRE2_MULTILINE : 0;
    options |= p->flags & GI_RE_DOTALL ? PCRE2_DOTALL : 0;
    options |= kind == GI_RE_SEARCH ? 0 : PCRE2_ANCHORED;
    return options | (kind == GI_RE_FULLMATCH ? PCRE2_ENDANCHORED : 0);
}

/* One form of a pattern; NULL: error set, with PCRE2's number in *error. */
static pcre2_code *compile_text(GiThread *t, GiPattern *p, GiReKind kind, bool callbacks, int *error) {
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (context == NULL) {
        gi_raise_memory(t);
        return NULL;
    }
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    pcre2_set_compile_extra_options(context, p->is_text ? PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES : 0);
    PCRE2_SIZE offset;
    *error = 0;
    const GiBytes *text = gi_as_bytes(p->text);
    pcre2_code *code = pcre2_compile(text->data, text->size,
                                     compile_options(p, kind) | (callbacks ? PCRE2_AUTO_CALLOUT : 0),
                                     error, &offset, context);
    pcre2_compile_context_free(context);
    if (code == NULL) {
        char message[256];
        pcre2_get_error_message(*error, (PCRE2_UCHAR *)message, sizeof message);
        gi_re_error_steal(t, gi_str_from_text(t, message), GI_NULL, 0);
    }
    return code;
}

static pcre2_code *compile_form(GiThread *t, GiPattern *p, GiReKind kind, bool callbacks) {
    int error;
    return compile_text(t, p, kind, callbacks, &error);
}

/* The form that searches, of a text without copies of repeated items if PCRE2 finds the plain one too large. */
static pcre2_code *compile_first(GiThread *t, GiPattern *p, uint32_t flags) {
    int error;
    pcre2_code *code = compile_text(t, p, GI_RE_SEARCH, false, &error);
    GiReSyntax s;
    if (error != PCRE2_ERROR_PATTERN_TOO_LARGE) {
        return code;
    }
    gi_error_clear(t);
    if (!gi_re_translate(t, p->pattern, flags, true, &s)) {
        return NULL;
    }
    gi_replace(t, &p->text, s.text);
    gi_drop(t, s.names);
    gi_free(t, s.close_order, ((size_t)s.groups + 1) * sizeof *s.close_order);
    return compile_form(t, p, GI_RE_SEARCH, false);
}

/* Names by number as a tuple: None where a group has none. */
static GiValue make_group_names(GiThread *t, GiValue names, uint32_t groups) {
    GiTuple *r = gi_tuple_new(t, (size_t)groups + 1);
    if (r == NULL) {
        return GI_NULL;
    }
    for (size_t i = 0; i <= groups; i++) {
        r->items[i] = GI_NONE;
    }
    uint32_t position = 0;
    GiValue key, value;
    while (gi_dict_next(gi_as_dict(names), &position, &key, &value)) {
        r->items[gi_int_imm_value(value)] = gi_take(key);
    }
    return gi_support_track(t, r);
}

GiValue gi_re_pattern_new(GiThread *t, GiValue pattern, uint32_t flags) {
    GiReSyntax s;
    if (!gi_re_translate(t, pattern, flags, false, &s)) {
        return GI_NULL;
    }
    GiPattern *p = gi_object_new(t, &gi_re_pattern_type);
    if (p == NULL) {
        gi_drop(t, s.text);
        gi_drop(t, s.names);
        gi_free(t, s.close_order, ((size_t)s.groups + 1) * sizeof *s.close_order);
        return GI_NULL;
    }
    p->pattern = gi_take(pattern);
    p->names = s.names;
    p->text = s.text;
    p->flags = s.flags;
    p->groups = s.groups;
    p->close_order = s.close_order;
    p->is_text = gi_is_str(pattern);
    p->unicode = s.unicode;
    p->group_names = make_group_names(t, s.names, s.groups);
    p->code = p->group_names == GI_NULL ? NULL : gi_alloc_zeroed(t, sizeof *p->code);
    if (p->code != NULL) {
        p->code->forms[GI_RE_SEARCH] = compile_first(t, p, flags);
    }
    if (gi_failed(t)) {
        gi_drop_object(t, p);
        return GI_NULL;
    }
    return gi_support_track(t, p);
}

static void release(GiThread *t, GiObject *o) {
    GiPattern *p = (GiPattern *)o;
    gi_xdrop(t, p->pattern);
    gi_xdrop(t, p->names);
    gi_xdrop(t, p->group_names);
    gi_xdrop(t, p->text);
    if (p->code != NULL) {
        free_code(t, p->code);
    }
    if (p->close_order != NULL) {
        gi_free(t, p->close_order, ((size_t)p->groups + 1) * sizeof *p->close_order);
    }
    gi_object_free(t, o, sizeof *p);
}

/* --- running --- */

typedef struct Watch {
    GiThread *t;
    uint32_t calls;
    bool stopped;
} Watch;

static int on_callback(pcre2_callout_block *block, void *arg) {
    Watch *w = arg;
    (void)block;
    if (++w->calls % POLL_CALLBACKS == 0 && !gi_poll(w->t, POLL_CALLBACKS)) {
        w->stopped = true;
        return PCRE2_ERROR_CALLOUT;
    }
    return 0;
}

static bool prepare_form(GiThread *t, GiPattern *p, GiReKind kind) {
    GiReCode *code = p->code;
    if (code->forms[kind] == NULL) {
        code->forms[kind] = compile_form(t, p, kind, false);
    }
    if (code->forms[kind] != NULL && ++code->runs[kind] == JIT_AFTER_RUNS) {
        pcre2_jit_compile(code->forms[kind], PCRE2_JIT_COMPLETE); /* without it the code runs, too */
    }
    return code->forms[kind] != NULL;
}

/* Runs with callbacks and without a limit of steps. */
static int run_slowly(GiThread *t, GiPattern *p, GiReKind kind, const GiSubject *s, size_t from,
                      uint32_t options, pcre2_match_data *data) {
    GiReCode *code = p->code;
    if (code->slow[kind] == NULL) {
        code->slow[kind] = compile_form(t, p, kind, true);
    }
    pcre2_match_context *context = code->slow[kind] == NULL ? NULL : pcre2_match_context_create(NULL);
    if (context == NULL) {
        return gi_failed(t) ? PCRE2_ERROR_CALLOUT : PCRE2_ERROR_NOMEMORY;
    }
    Watch watch = {.t = t};
    pcre2_set_callout(context, on_callback, &watch);
    pcre2_set_match_limit(context, UINT32_MAX);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
    int rc = pcre2_match(code->slow[kind], (PCRE2_SPTR)s->data, s->end, from, options, data, context);
    pcre2_match_context_free(context);
    return rc;
}

static int run_limited(GiPattern *p, GiReKind kind, const GiSubject *s, size_t from, uint32_t options,
                       pcre2_match_data *data) {
    pcre2_match_context *context = pcre2_match_context_create(NULL);
    if (context == NULL) {
        return PCRE2_ERROR_NOMEMORY;
    }
    pcre2_set_match_limit(context, STEP_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
    int rc = pcre2_match(p->code->forms[kind], (PCRE2_SPTR)s->data, s->end, from, options, data,
                         context);
    if (rc == PCRE2_ERROR_JIT_STACKLIMIT) {
        rc = pcre2_match(p->code->forms[kind], (PCRE2_SPTR)s->data, s->end, from,
                         options | PCRE2_NO_JIT, data, context);
    }
    pcre2_match_context_free(context);
    return rc;
}

int gi_re_run(GiThread *t, GiPattern *p, GiReKind kind, GiSubject *s, size_t from, bool must_advance,
              size_t *spans) {
    if (from > s->end) {
        return 0;
    }
    if (!prepare_form(t, p, kind)) {
        return -1;
    }
    GiReCode *code = p->code;
    bool shared = !code->busy;
    if (shared && code->data == NULL) {
        code->data = pcre2_match_data_create(p->groups + 1, NULL);
    }
    pcre2_match_data *data = shared ? code->data : pcre2_match_data_create(p->groups + 1, NULL);
    if (data == NULL) {
        gi_raise_memory(t);
        return -1;
    }
    code->busy = true;
    uint32_t options = PCRE2_NO_UTF_CHECK | (must_advance ? PCRE2_NOTEMPTY_ATSTART : 0);
    int rc = run_limited(p, kind, s, from, options, data);
    if (rc == PCRE2_ERROR_MATCHLIMIT) {
        rc = run_slowly(t, p, kind, s, from, options, data);
    }
    if (rc > 0) {
        PCRE2_SIZE *found = pcre2_get_ovector_pointer(data);
        for (size_t i = 0; i < 2 * ((size_t)p->groups + 1); i++) {
            spans[i] = i / 2 < (size_t)rc ? found[i] : SIZE_MAX;
        }
    }
    if (shared) {
        code->busy = false;
    }
    if (!shared || (rc < 0 && rc != PCRE2_ERROR_NOMATCH)) { /* a long run may have grown it */
        pcre2_match_data_free(data);
        code->data = shared ? NULL : code->data;
    }
    if (rc > 0) {
        return gi_poll(t, 4) ? 1 : -1;
    }
    if (rc == PCRE2_ERROR_NOMATCH) {
        size_t cost = (s->end - from) / 32 + 4;
        return gi_poll(t, cost < 1u << 28 ? (uint32_t)cost : 1u << 28) ? 0 : -1;
    }
    if (!gi_failed(t)) {
        if (rc == PCRE2_ERROR_NOMEMORY || rc == PCRE2_ERROR_HEAPLIMIT) {
            gi_raise_memory(t);
        } else {
            char message[256];
            pcre2_get_error_message(rc, (PCRE2_UCHAR *)message, sizeof message);
            gi_raise(t, &gi_RuntimeError, "regular expression engine: %s", message);
        }
    }
    return -1;
}

/* --- subjects --- */

size_t *gi_re_spans_new(GiThread *t, const GiPattern *p) {
    return gi_alloc_array(t, 2 * ((size_t)p->groups + 1), sizeof(size_t));
}
void gi_re_spans_free(GiThread *t, const GiPattern *p, size_t *spans) {
    gi_free(t, spans, 2 * ((size_t)p->groups + 1) * sizeof(size_t));
}

static int64_t clip(int64_t i, int64_t length) { return i < 0 ? 0 : i > length ? length : i; }

bool gi_re_subject_open(GiThread *t, GiPattern *p, GiValue string, GiValue pos, GiValue endpos,
                        GiSubject *out) {
    int64_t start = 0, end = INT64_MAX;
    if ((pos != GI_NULL && !gi_index_int64(t, pos, false, &start)) ||
        (endpos != GI_NULL && !gi_index_int64(t, endpos, false, &end))) {
        return false;
    }
    *out = (GiSubject){.string = string, .buffer = {.owner = GI_NULL}};
    int64_t length;
    if (gi_is_str(string)) {
        out->is_text = true;
        out->data = gi_str_text(string);
        out->size = gi_str_size(string);
        length = (int64_t)gi_str_length(string);
    } else {
        if (!gi_has_buffer(string)) {
            return gi_raise_type_error(t, "expected string or bytes-like object, got '%T'", string);
        }
        if (!gi_buffer_get_contiguous(t, string, false, &out->buffer)) {
            return false;
        }
        out->data = (const char *)out->buffer.data;
        out->size = out->buffer.size;
        length = (int64_t)out->size;
    }
    if (out->is_text != p->is_text) {
        gi_re_subject_close(t, out);
        return gi_raise_type_error(t, p->is_text ? "cannot use a string pattern on a bytes-like object"
                                                 : "cannot use a bytes pattern on a string-like object");
    }
    start = clip(start, length);
    end = clip(end, length);
    out->start = out->is_text ? gi_str_offset(t, gi_as_str(string), (size_t)start) : (size_t)start;
    out->end = end == length ? out->size
               : out->is_text ? gi_str_offset(t, gi_as_str(string), (size_t)end) : (size_t)end;
    return true;
}

void gi_re_subject_close(GiThread *t, GiSubject *s) { gi_buffer_release(t, &s->buffer); }

GiValue gi_re_part(GiThread *t, const GiSubject *s, size_t start, size_t end) {
    if (s->is_text) {
        return gi_str_part(t, s->string, start, end);
    }
    if (gi_is_exact(s->string, &gi_bytes_type) && start == 0 && end == s->size) {
        return gi_take(s->string);
    }
    return gi_bytes(t, s->data + start, end - start);
}

/* --- methods that search --- */

static GiValue run_method(GiThread *t, const GiValue *a, GiReKind kind) {
    GiPattern *p = gi_as_pattern(a[0]);
    GiSubject s;
    if (!gi_re_subject_open(t, p, a[1], a[2], a[3], &s)) {
        return GI_NULL;
    }
    GiValue r = GI_NULL;
    size_t *spans = gi_re_spans_new(t, p);
    if (spans != NULL) {
        int found = gi_re_run(t, p, kind, &s, s.start, false, spans);
        r = found > 0 ? gi_re_match_new(t, p, &s, spans) : found == 0 ? GI_NONE : GI_NULL;
        gi_re_spans_free(t, p, spans);
    }
    gi_re_subject_close(t, &s);
    return r;
}

static GiValue m_match(GiThread *t, const GiValue *a) { return run_method(t, a, GI_RE_MATCH); }
static GiValue m_fullmatch(GiThread *t, const GiValue *a) { return run_method(t, a, GI_RE_FULLMATCH); }
static GiValue m_search(GiThread *t, const GiValue *a) { return run_method(t, a, GI_RE_SEARCH); }

static GiValue span_text(GiThread *t, const GiSubject *s, const size_t *spans, size_t group) {
    bool found = spans[2 * group] != SIZE_MAX;
    return gi_re_part(t, s, found ? spans[2 * group] : 0, found ? spans[2 * group + 1] : 0);
}

/* What findall lists for one match: the text, the group, or a tuple of the groups. */
static GiValue found_item(GiThread *t, GiPattern *p, const GiSubject *s, const size_t *spans) {
    if (p->groups <= 1) {
        return span_text(t, s, spans, p->groups);
    }
    GiTuple *r = gi_tuple_new(t, p->groups);
    for (size_t i = 0; r != NULL && i < p->groups; i++) {
        GiValue v = span_text(t, s, spans, i + 1);
        if (v == GI_NULL) {
            gi_drop_object(t, r);
            return GI_NULL;
        }
        r->items[i] = v;
    }
    return r == NULL ? GI_NULL : gi_support_track(t, r);
}

static GiValue m_findall(GiThread *t, const GiValue *a) {
    GiPattern *p = gi_as_pattern(a[0]);
    GiSubject s;
    if (!gi_re_subject_open(t, p, a[1], a[2], a[3], &s)) {
        return GI_NULL;
    }
    GiValue list = gi_list(t, NULL, 0);
    size_t *spans = gi_re_spans_new(t, p), from = s.start;
    bool must_advance = false;
    int found = spans != NULL && list != GI_NULL ? 1 : -1;
    while (found > 0 && (found = gi_re_run(t, p, GI_RE_SEARCH, &s, from, must_advance, spans)) > 0) {
        GiValue item = found_item(t, p, &s, spans);
        if (item == GI_NULL || !gi_list_append_steal(t, list, item)) {
            found = -1;
        }
        must_advance = spans[0] == spans[1];
        from = spans[1];
    }
    if (spans != NULL) {
        gi_re_spans_free(t, p, spans);
    }
    gi_re_subject_close(t, &s);
    if (found < 0) {
        gi_xdrop(t, list);
        return GI_NULL;
    }
    return list;
}

/* --- scanner and finditer --- */

typedef struct Scanner {
    GiObject head;
    GiValue pattern, string;
    GiSubject subject;   /* its string is `string` */
    size_t from;
    bool must_advance, open;
} Scanner;

static Scanner *new_scanner(GiThread *t, GiType *type, const GiValue *a) {
    Scanner *s = gi_object_new(t, type);
    if (s == NULL) {
        return NULL;
    }
    if (!gi_re_subject_open(t, gi_as_pattern(a[0]), a[1], a[2], a[3], &s->subject)) {
        gi_drop_object(t, s);
        return NULL;
    }
    s->open = true;
    s->pattern = gi_take(a[0]);
    s->string = gi_take(a[1]);
    s->from = s->subject.start;
    return s;
}

static GiValue step(GiThread *t, Scanner *s, GiReKind kind) {
    GiPattern *p = gi_as_pattern(s->pattern);
    size_t *spans = gi_re_spans_new(t, p);
    if (spans == NULL) {
        return GI_NULL;
    }
    int found = s->from == SIZE_MAX ? 0
                                    : gi_re_run(t, p, kind, &s->subject, s->from, s->must_advance, spans);
    GiValue r = found < 0 ? GI_NULL : GI_NONE;
    if (found > 0) {
        r = gi_re_match_new(t, p, &s->subject, spans);
        s->must_advance = spans[0] == spans[1];
        s->from = spans[1];
    } else if (found == 0) {
        s->from = SIZE_MAX;
    }
    gi_re_spans_free(t, p, spans);
    return r;
}

static GiValue m_scanner_match(GiThread *t, const GiValue *a) {
    return step(t, (Scanner *)gi_object(a[0]), GI_RE_MATCH);
}
static GiValue m_scanner_search(GiThread *t, const GiValue *a) {
    return step(t, (Scanner *)gi_object(a[0]), GI_RE_SEARCH);
}
static GiValue get_scanner_pattern(GiThread *t, GiValue self) {
    (void)t;
    return gi_take(((Scanner *)gi_object(self))->pattern);
}

static GiValue next_match(GiThread *t, GiValue self) {
    GiValue r = step(t, (Scanner *)gi_object(self), GI_RE_SEARCH);
    return r == GI_NONE ? GI_NULL : r;
}

/* The buffer's reference to its owner, besides the laid-out slots. */
static int traverse_scanner(GiObject *o, GiVisit visit, void *arg) {
    const Scanner *s = (const Scanner *)o;
    return s->open && s->subject.buffer.owner != GI_NULL ? gi_buffer_visit(&s->subject.buffer, visit, arg) : 0;
}

static void release_scanner(GiThread *t, GiObject *o) {
    Scanner *s = (Scanner *)o;
    if (s->open && s->subject.buffer.owner != GI_NULL) {
        gi_buffer_release_quietly(t, &s->subject.buffer);
    }
    gi_xdrop(t, s->pattern);
    gi_xdrop(t, s->string);
    gi_object_free(t, o, sizeof *s);
}

static const GiMethodRow scanner_methods[] = {
    GI_METHOD("match(self, /)", m_scanner_match, NULL),
    GI_METHOD("search(self, /)", m_scanner_search, NULL), GI_METHODS_END};
static const GiGetSetRow scanner_getset[] = {{"pattern", get_scanner_pattern, NULL, NULL},
                                             {NULL, NULL, NULL, NULL}};

GiType gi_re_scanner_type = {
    GI_TYPE_HEAD(Scanner, GI_GC_TRACKED), .gc.slots_offset = offsetof(Scanner, pattern),
    .gc.slots_count = 2, .gc.traverse = traverse_scanner, .gc.release = release_scanner, .name = "_sre.SRE_Scanner",
    .flags = GI_TYPE_NO_INSTANCES, .methods = scanner_methods, .getset = scanner_getset};

GiType gi_re_iterator_type = {
    GI_TYPE_HEAD(Scanner, GI_GC_TRACKED), .gc.slots_offset = offsetof(Scanner, pattern),
    .gc.slots_count = 2, .gc.traverse = traverse_scanner, .gc.release = release_scanner, .name = "callable_iterator",
    .flags = GI_TYPE_NO_INSTANCES, .iter = gi_self_iter, .next = next_match};

static GiValue m_scanner(GiThread *t, const GiValue *a) {
    Scanner *s = new_scanner(t, &gi_re_scanner_type, a);
    return s == NULL ? GI_NULL : gi_support_track(t, s);
}

static GiValue m_finditer(GiThread *t, const GiValue *a) {
    Scanner *s = new_scanner(t, &gi_re_iterator_type, a);
    return s == NULL ? GI_NULL : gi_support_track(t, s);
}

/* --- attributes, comparison, repr --- */

static GiValue get_pattern(GiThread *t, GiValue self) {
    (void)t;
    return gi_take(gi_as_pattern(self)->pattern);
}
static GiValue get_flags(GiThread *t, GiValue self) { return gi_int(t, gi_as_pattern(self)->flags); }
static GiValue get_groups(GiThread *t, GiValue self) { return gi_int(t, gi_as_pattern(self)->groups); }
static GiValue get_groupindex(GiThread *t, GiValue self) {
    return gi_call1(t, gi_type_value(&gi_mappingproxy_type), gi_as_pattern(self)->names);
}

static const GiGetSetRow getset[] = {
    {"pattern", get_pattern, NULL, "The pattern string from which the RE object was compiled."},
    {"flags", get_flags, NULL, "The regex matching flags."},
    {"groups", get_groups, NULL, "The number of capturing groups in the pattern."},
    {"groupindex", get_groupindex, NULL, "A dictionary mapping group names to group numbers."},
    {NULL, NULL, NULL, NULL}};

static bool same_pattern(const GiPattern *a, const GiPattern *b) {
    if (a->flags != b->flags || a->is_text != b->is_text) {
        return false;
    }
    if (a->is_text) {
        return gi_str_equal(a->pattern, b->pattern);
    }
    const GiBytes *x = gi_as_bytes(a->text), *y = gi_as_bytes(b->text);
    return x->size == y->size && memcmp(x->data, y->data, x->size) == 0;
}

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    (void)t;
    if ((op != GI_EQ && op != GI_NE) || !gi_is_exact(b, &gi_re_pattern_type)) {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_bool(same_pattern(gi_as_pattern(a), gi_as_pattern(b)) == (op == GI_EQ));
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    GiPattern *p = gi_as_pattern(v);
    if (!gi_hash(t, p->text, out)) {
        return false;
    }
    *out ^= (int64_t)p->flags;
    *out = *out == -1 ? -2 : *out;
    return true;
}

static GiValue repr(GiThread *t, GiValue v) {
    static const struct { uint32_t flag; const char *name; } names[] = {
        {GI_RE_IGNORECASE, "re.IGNORECASE"}, {GI_RE_LOCALE, "re.LOCALE"},
        {GI_RE_MULTILINE, "re.MULTILINE"}, {GI_RE_DOTALL, "re.DOTALL"},
        {GI_RE_UNICODE, "re.UNICODE"}, {GI_RE_VERBOSE, "re.VERBOSE"},
        {GI_RE_DEBUG, "re.DEBUG"}, {GI_RE_ASCII, "re.ASCII"}};
    GiPattern *p = gi_as_pattern(v);
    uint32_t flags = p->is_text && !(p->flags & GI_RE_ASCII) ? p->flags & ~GI_RE_UNICODE : p->flags;
    GiValue start = gi_str_from_format(t, "re.compile(%.200R", p->pattern);
    if (start == GI_NULL) {
        return GI_NULL;
    }
    GiText b;
    gi_text_init(&b, t);
    gi_text_add_str(&b, start);
    gi_drop(t, start);
    const char *glue = ", ";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (flags & names[i].flag) {
            gi_text_add_text(&b, glue);
            gi_text_add_text(&b, names[i].name);
            flags &= ~names[i].flag;
            glue = "|";
        }
    }
    if (flags != 0) {
        char text[16];
        snprintf(text, sizeof text, "0x%x", (unsigned)flags);
        gi_text_add_text(&b, glue);
        gi_text_add_text(&b, text);
    }
    gi_text_add_text(&b, ")");
    return gi_text_finish(&b);
}

static GiValue m_self(GiThread *t, const GiValue *a) {
    (void)t;
    return gi_take(a[0]);
}

static const GiMethodRow methods[] = {
    GI_METHOD("match(self, /, string, pos=0, endpos=9223372036854775807)", m_match,
              "Matches zero or more characters at the beginning of the string."),
    GI_METHOD("fullmatch(self, /, string, pos=0, endpos=9223372036854775807)", m_fullmatch,
              "Matches against all of the string."),
    GI_METHOD("search(self, /, string, pos=0, endpos=9223372036854775807)", m_search,
              "Scan through string looking for a match, and return a corresponding match object "
              "instance.\n\nReturn None if no position in the string matches."),
    GI_METHOD("sub(self, /, repl, string, count=0)", gi_re_m_sub,
              "Return the string obtained by replacing the leftmost non-overlapping occurrences of "
              "pattern in string by the replacement repl."),
    GI_METHOD("subn(self, /, repl, string, count=0)", gi_re_m_subn,
              "Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost "
              "non-overlapping occurrences of pattern with the replacement repl."),
    GI_METHOD("findall(self, /, string, pos=0, endpos=9223372036854775807)", m_findall,
              "Return a list of all non-overlapping matches of pattern in string."),
    GI_METHOD("split(self, /, string, maxsplit=0)", gi_re_m_split,
              "Split string by the occurrences of pattern."),
    GI_METHOD("finditer(self, /, string, pos=0, endpos=9223372036854775807)", m_finditer,
              "Return an iterator over all non-overlapping matches for the RE pattern in string.\n\n"
              "For each match, the iterator returns a match object."),
    GI_METHOD("scanner(self, /, string, pos=0, endpos=9223372036854775807)", m_scanner, NULL),
    GI_METHOD("__copy__(self, /)", m_self, NULL),
    GI_METHOD("__deepcopy__(self, memo, /)", m_self, NULL),
    GI_CLASS_METHOD("__class_getitem__(cls, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

GiType gi_re_pattern_type = {
    GI_TYPE_HEAD(GiPattern, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiPattern, pattern),
    .gc.slots_count = 4, .gc.weak_offset = offsetof(GiPattern, weak_list), .gc.release = release,
    .name = "re.Pattern", .flags = GI_TYPE_NO_INSTANCES, .repr = repr, .hash = hash,
    .compare = compare, .methods = methods, .getset = getset, .doc = "Compiled regular expression object."};

#endif
