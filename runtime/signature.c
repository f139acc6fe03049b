/* SPDX-License-Identifier: MIT
 * runtime/signature.c: signatures of native functions: parsing their text, binding calls to them.
 *
 *   "insert(self, index, object, /)"  ->  params[] in order, counts of positional ones, defaults
 *
 * Messages follow what CPython's argument parsers say for the same kind of function: none or one
 * argument, positional only, with keywords.
 */
#include "runtime/types/bytes.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/signature_internal.h"
#include "runtime/types/str.h"
#include "runtime/errors/suggest.h"

/* --- parsing --- */

typedef struct Reader {
    GiThread *t;
    const char *p;
    const char *text;
} Reader;

static bool malformed(Reader *r) {
    return gi_raise(r->t, &gi_SystemError, "bad signature of a native function: %s", r->text) != GI_NULL;
}

static void skip_space(Reader *r) {
    while (*r->p == ' ' || *r->p == '\n') {
        r->p++;
    }
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static size_t name_length(const char *p) {
    size_t n = 0;
    while (is_name_char(p[n])) {
        n++;
    }
    return n;
}

/* The end of a default's text: the comma or bracket that closes the parameter. */
static const char *default_end(const char *p) {
    int depth = 0;
    char quote = 0;
    for (; *p != 0; p++) {
        if (quote != 0) {
            quote = *p == quote ? 0 : quote;
        } else if (*p == '\'' || *p == '"') {
            quote = *p;
        } else if (*p == '(' || *p == '[' || *p == '{') {
            depth++;
        } else if (depth > 0 && (*p == ')' || *p == ']' || *p == '}')) {
            depth--;
        } else if (depth == 0 && (*p == ',' || *p == ')')) {
            break;
        }
    }
    return p;
}

/* A quoted default with the escapes \n \t \r \\ \' \". */
static bool parse_string(Reader *r, const char *p, size_t n, bool bytes, GiValue *out) {
    char buffer[256];
    size_t size = 0;
    for (size_t i = 1; i + 1 < n && size < sizeof buffer; i++) {
        char c = p[i];
        if (c == '\\' && i + 2 < n) {
            c = p[++i];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
        buffer[size++] = c;
    }
    *out = bytes ? gi_bytes(r->t, buffer, size) : gi_intern(r->t, buffer, size);
    return *out != GI_NULL;
}

/* A default value; what cannot be written as a value here counts as "absent". */
static bool parse_default(Reader *r, const char *p, size_t n, GiValue *out) {
    GiThread *t = r->t;
    *out = GI_NULL;
    if (n == 4 && memcmp(p, "None", 4) == 0) {
        *out = GI_NONE;
    } else if (n == 4 && memcmp(p, "True", 4) == 0) {
        *out = GI_TRUE;
    } else if (n == 5 && memcmp(p, "False", 5) == 0) {
        *out = GI_FALSE;
    } else if (n == 2 && memcmp(p, "()", 2) == 0) {
        *out = gi_take(t->vm->empty_tuple);
    } else if (n >= 2 && (*p == '\'' || *p == '"')) {
        return parse_string(r, p, n, false, out);
    } else if (n >= 3 && *p == 'b' && (p[1] == '\'' || p[1] == '"')) {
        return parse_string(r, p + 1, n - 1, true, out);
    } else if ((*p >= '0' && *p <= '9') || (*p == '-' && n > 1)) {
        if (memchr(p, '.', n) != NULL || memchr(p, 'e', n) != NULL) {
            double d;
            if (!gi_double_parse(t, p, n, &d)) {
                return false;
            }
            *out = gi_float(t, d);
        } else {
            *out = gi_int_parse(t, p, n, 10);
        }
        return *out != GI_NULL;
    }
    return true;
}

static GiType *annotation_type(const char *p, size_t n) {
    static const struct { const char *name; GiType *type; } known[] = {
        {"int", &gi_int_type}, {"str", &gi_str_type}, {"float", &gi_float_type}, {"bool", &gi_bool_type},
        {"bytes", &gi_bytes_type}, {"list", &gi_list_type}, {"dict", &gi_dict_type}, {"tuple", &gi_tuple_type},
        {"set", &gi_set_type}, {"complex", &gi_complex_type},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strlen(known[i].name) == n && memcmp(known[i].name, p, n) == 0) {
            return known[i].type;
        }
    }
    return NULL;
}

static size_t count_params(const char *p) {
    size_t n = 1;
    while (*p != 0 && *p != ')') {
        p = default_end(p);
        if (*p == ',') {
            n++;
            p++;
        }
    }
    return n;
}

/* Stars and slashes: true when the item was one of those, with *kind updated. */
static bool parse_marker(Reader *r, GiSignature *s, GiParamKind *kind) {
    char after = r->p[1];
    if (*r->p == '/') {
        r->p++;
        for (uint32_t i = 0; i < s->count; i++) {
            s->params[i].kind = GI_POSITIONAL_ONLY;
        }
        return true;
    }
    if (*r->p == '*' && (after == ',' || after == ')')) {
        r->p++;
        *kind = GI_KEYWORD_ONLY;
        return true;
    }
    return false;
}

/* name, *name, **name with annotation and default. */
static bool parse_param(Reader *r, GiSignature *s, GiParamKind *kind) {
    GiParam *param = &s->params[s->count];
    GiParamKind own = *kind;
    if (r->p[0] == '*' && r->p[1] == '*') {
        own = GI_VAR_KEYWORD;
        s->var_keyword = (int32_t)s->count;
        r->p += 2;
    } else if (r->p[0] == '*') {
        own = GI_VAR_POSITIONAL;
        s->var_positional = (int32_t)s->count;
        *kind = GI_KEYWORD_ONLY;
        r->p++;
    } else if (r->p[0] == '$') {
        r->p++;
    }
    size_t n = name_length(r->p);
    if (n == 0) {
        return malformed(r);
    }
    param->name = gi_intern(r->t, r->p, n);
    if (param->name == GI_NULL) {
        return false;
    }
    s->count++;
    param->kind = own;
    param->required = own != GI_VAR_POSITIONAL && own != GI_VAR_KEYWORD;
    r->p += n;
    if (*r->p == ':') {
        r->p++;
        skip_space(r);
        n = name_length(r->p);
        param->annotation = annotation_type(r->p, n);
        s->checked = s->checked || param->annotation != NULL;
        r->p += strcspn(r->p, ",)=");
        skip_space(r);
    }
    if (*r->p == '=') {
        r->p++;
        skip_space(r);
        const char *end = default_end(r->p);
        param->required = false;
        n = (size_t)(end - r->p);
        while (n > 0 && r->p[n - 1] == ' ') {
            n--;
        }
        if (!parse_default(r, r->p, n, &param->default_value)) {
            return false;
        }
        r->p = end;
    }
    return true;
}

static bool parse_params(Reader *r, GiSignature *s) {
    GiParamKind kind = GI_POSITIONAL;
    skip_space(r);
    while (*r->p != ')') {
        if (!parse_marker(r, s, &kind) && !parse_param(r, s, &kind)) {
            return false;
        }
        skip_space(r);
        if (*r->p == ',') {
            r->p++;
            skip_space(r);
        } else if (*r->p != ')') {
            return malformed(r);
        }
    }
    r->p++;
    s->optional_only = !s->checked;
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->params[i].kind <= GI_POSITIONAL) {
            s->positional++;
            s->required += s->params[i].required;
        } else {
            s->optional_only = s->optional_only && s->params[i].kind == GI_KEYWORD_ONLY && !s->params[i].required;
        }
    }
    return true;
}

#define GI_SIGNATURE_SIZE(capacity) (sizeof(GiSignature) + (capacity) * sizeof(GiParam))

/* Parses "name(params) -> type". */
GiSignature *gi_signature_parse(GiThread *t, const char *text) {
    Reader r = {t, strchr(text, '('), text};
    size_t size = strlen(text);
    if (gi_utf8_valid(text, size, false) != size) {
        gi_raise(t, &gi_SystemError, "the signature of a native function is no UTF-8");
        return NULL;
    }
    if (r.p == NULL) {
        malformed(&r);
        return NULL;
    }
    size_t name_size = (size_t)(r.p - text);
    size_t capacity = count_params(r.p + 1);
    GiSignature *s = gi_alloc_zeroed(t, GI_SIGNATURE_SIZE(capacity));
    if (s == NULL) {
        return NULL;
    }
    s->capacity = (uint32_t)capacity;
    s->var_positional = s->var_keyword = -1;
    s->name = gi_intern(t, text, name_size);
    r.p++;
    if (s->name == GI_NULL || !parse_params(&r, s)) {
        gi_signature_free(t, s);
        return NULL;
    }
    s->text = gi_str_from(t, text + name_size, (size_t)(r.p - text) - name_size);
    if (s->text == GI_NULL) {
        gi_signature_free(t, s);
        return NULL;
    }
    return s;
}

/* Frees a signature. */
void gi_signature_free(GiThread *t, GiSignature *s) {
    for (uint32_t i = 0; i < s->count; i++) {
        gi_drop(t, s->params[i].name);
        gi_xdrop(t, s->params[i].default_value);
    }
    gi_xdrop(t, s->name);
    gi_xdrop(t, s->text);
    gi_free(t, s, GI_SIGNATURE_SIZE(s->capacity));
}

/* See native.h. */
int gi_signature_visit(const GiSignature *s, GiVisit visit, void *arg) {
    int stop = s->name == GI_NULL ? 0 : visit(s->name, arg);
    if (stop == 0 && s->text != GI_NULL) {
        stop = visit(s->text, arg);
    }
    for (uint32_t i = 0; i < s->count && stop == 0; i++) {
        const GiParam *p = &s->params[i];
        stop = visit(p->name, arg);
        if (stop == 0 && p->default_value != GI_NULL) {
            stop = visit(p->default_value, arg);
        }
    }
    return stop;
}

/* --- binding --- */

typedef struct Call { /* a call under way; counts leave out the object of a method */
    GiThread *t;
    const GiSignature *s;
    GiValue f;
    uint32_t skip;      /* 1 for methods */
    size_t given;       /* positional arguments */
    size_t keywords;
    uint32_t posonly, length, max, min; /* positional-only, all named, positional, of these required */
    uint32_t keyword_only_required;
    bool has_keywords;  /* some parameter can be given by name */
} Call;

/* "f()" or "module.f()" or "type.f()" in front of a message; owned. */
static GiValue full_name(const Call *c) {
    if (c->f != GI_NULL) {
        return gi_builtin_full_name(c->t, c->f);
    }
    return gi_str_from_format(c->t, "%S()", c->s->name);
}

static bool raise_named(const Call *c, const char *format, size_t given) {
    GiValue name = full_name(c);
    if (name != GI_NULL) {
        gi_raise_type_error(c->t, format, gi_str_text(name), given);
        gi_drop(c->t, name);
    }
    return false;
}

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

/* Functions that take positions only. */
static bool check_positional_only(const Call *c) {
    if (c->keywords > 0 && c->s->var_keyword < 0) {
        return raise_named(c, "%s takes no keyword arguments", 0);
    }
    bool open = c->s->var_positional >= 0;
    if (c->given >= c->min && (open || c->given <= c->max)) {
        return true;
    }
    if (c->max == 0 && !open) {
        return raise_named(c, "%s takes no arguments (%zu given)", c->given);
    }
    if (c->max == 1 && c->min == 1 && !open) {
        return raise_named(c, "%s takes exactly one argument (%zu given)", c->given);
    }
    const char *how = c->min == c->max && !open ? "" : c->given < c->min ? "at least " : "at most ";
    size_t wanted = c->given < c->min ? c->min : c->max;
    return gi_raise_type_error(c->t, "%S expected %s%zu argument%s, got %zu", c->s->name, how, wanted,
                               plural(wanted), c->given);
}

/* Functions of which some arguments may be named: the counts that can be judged before the names. */
static bool check_counts(const Call *c) {
    GiThread *t = c->t;
    bool open = c->s->var_positional >= 0;
    if (!open && c->s->var_keyword < 0 && c->given + c->keywords > c->length) {
        return gi_raise_type_error(t, "%S() takes at most %u %sargument%s (%zu given)", c->s->name, c->length,
                                   c->given == 0 ? "keyword " : "", plural(c->length), c->given + c->keywords);
    }
    if (!open && c->given > c->max) {
        if (c->max == 0) {
            return gi_raise_type_error(t, "%S() takes no positional arguments", c->s->name);
        }
        return gi_raise_type_error(t, "%S() takes %s %u positional argument%s (%zu given)", c->s->name,
                                   c->min < c->max ? "at most" : "exactly", c->max, plural(c->max), c->given);
    }
    uint32_t min_only = c->posonly < c->min ? c->posonly : c->min;
    if (c->given < min_only) {
        return gi_raise_type_error(t, "%S() takes %s %u positional argument%s (%zu given)", c->s->name,
                                   min_only < c->max || open ? "at least" : "exactly", min_only,
                                   plural(min_only), c->given);
    }
    return true;
}

static int32_t find_keyword(const GiSignature *s, GiValue name) {
    for (uint32_t i = 0; i < s->count; i++) {
        GiParamKind kind = s->params[i].kind;
        if ((kind == GI_POSITIONAL || kind == GI_KEYWORD_ONLY) &&
            (s->params[i].name == name || gi_str_equal(s->params[i].name, name))) {
            return (int32_t)i;
        }
    }
    return -1;
}

/* "f() got an unexpected keyword argument 'x'", with a suggestion when one is near. */
static bool unexpected(const Call *c, GiValue name) {
    GiThread *t = c->t;
    GiValue names = gi_list(t, NULL, 0);
    for (uint32_t i = 0; names != GI_NULL && i < c->s->count; i++) {
        GiParamKind kind = c->s->params[i].kind;
        if ((kind == GI_POSITIONAL || kind == GI_KEYWORD_ONLY) &&
            !gi_list_append(t, names, c->s->params[i].name)) {
            gi_drop(t, names);
            return false;
        }
    }
    if (names == GI_NULL) {
        return false;
    }
    GiValue near = gi_suggest(t, names, name);
    gi_drop(t, names);
    if (near != GI_NULL) {
        gi_raise_type_error(t, "%S() got an unexpected keyword argument '%S'. Did you mean '%S'?", c->s->name,
                            name, near);
        gi_drop(t, near);
    } else if (!gi_failed(t)) {
        gi_raise_type_error(t, "%S() got an unexpected keyword argument '%S'", c->s->name, name);
    }
    return false;
}

/* Puts keyword arguments into their places; unknown names into the ** dict. */
static bool bind_keywords(const Call *c, const GiValue *values, GiValue kwnames, GiValue *out) {
    GiThread *t = c->t;
    const GiSignature *s = c->s;
    GiValue stray = GI_NULL;
    for (size_t i = 0; i < c->keywords; i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        int32_t at = find_keyword(s, name);
        if (at >= 0 && out[at] == GI_NULL) {
            out[at] = values[i];
        } else if (at < 0 && s->var_keyword >= 0) {
            GiValue *d = &out[s->var_keyword];
            if ((*d == GI_NULL && (*d = gi_dict(t)) == GI_NULL) ||
                !gi_dict_set(t, gi_as_dict(*d), name, values[i])) {
                return false;
            }
        } else if (at >= 0) {
            return gi_raise_type_error(t, "argument for %S() given by name ('%S') and position (%d)", s->name,
                                       name, (int)(at - (int32_t)c->skip) + 1);
        } else if (stray == GI_NULL) {
            stray = name;
        }
    }
    for (uint32_t i = c->skip; i < s->count; i++) {
        if (s->params[i].required && out[i] == GI_NULL) {
            return gi_raise_type_error(t, "%S() missing required argument '%S' (pos %d)", s->name,
                                       s->params[i].name, (int)(i - c->skip) + 1);
        }
    }
    return stray == GI_NULL || unexpected(c, stray);
}

/* "f() argument 'x' must be int, not str". Runs no script code. */
bool gi_signature_check(GiThread *t, const GiSignature *s, const GiValue *out) {
    for (uint32_t i = 0; i < s->count; i++) {
        const GiParam *p = &s->params[i];
        if (p->annotation == NULL || out[i] == GI_NULL || out[i] == p->default_value) {
            continue;
        }
        bool fits = gi_is_instance(out[i], p->annotation) ||
                    (p->annotation == &gi_float_type && gi_is_int(out[i]));
        if (!fits) {
            return gi_raise_type_error(t, "%S() argument '%S' must be %s, not %T", s->name, p->name,
                                       p->annotation->name, out[i]);
        }
    }
    return true;
}

static void measure(Call *c) {
    const GiSignature *s = c->s;
    for (uint32_t i = c->skip; i < s->count; i++) {
        GiParamKind kind = s->params[i].kind;
        c->posonly += kind == GI_POSITIONAL_ONLY;
        c->length += kind == GI_POSITIONAL_ONLY || kind == GI_POSITIONAL || kind == GI_KEYWORD_ONLY;
        c->has_keywords = c->has_keywords || kind == GI_POSITIONAL || kind == GI_KEYWORD_ONLY;
    }
    c->max = s->positional - c->skip;
    c->min = s->required < c->skip ? 0 : s->required - c->skip;
    c->has_keywords = c->has_keywords || s->var_keyword >= 0;
}

/* Copies positions to their places, the rest into the * tuple. */
static bool bind_positions(const Call *c, const GiValue *a, size_t n, GiValue *out) {
    const GiSignature *s = c->s;
    size_t direct = n < s->positional ? n : s->positional;
    size_t at = 0;
    for (uint32_t i = 0; i < s->count && at < direct; i++) {
        if (s->params[i].kind <= GI_POSITIONAL) {
            out[i] = a[at++];
        }
    }
    if (s->var_positional >= 0) {
        out[s->var_positional] = gi_tuple(c->t, a + direct, n - direct);
        return out[s->var_positional] != GI_NULL;
    }
    return true;
}

/* The general case of binding. */
bool gi_signature_bind_as(GiThread *t, const GiSignature *s, GiValue f, bool method, const GiValue *a,
                          size_t n, GiValue kwnames, GiValue *out) {
    Call c = {.t = t, .s = s, .f = f, .skip = method ? 1 : 0};
    if (n < c.skip) {
        return gi_raise_type_error(t, "unbound method %S() needs an argument", s->name);
    }
    c.given = n - c.skip;
    c.keywords = kwnames == GI_NULL ? 0 : gi_as_tuple(kwnames)->size;
    for (uint32_t i = 0; i < s->count; i++) {
        out[i] = GI_NULL;
    }
    measure(&c);
    if (!(c.has_keywords ? check_counts(&c) : check_positional_only(&c))) {
        return false;
    }
    if (!bind_positions(&c, a, n, out) ||
        (c.has_keywords && !bind_keywords(&c, a + n, kwnames, out))) {
        gi_signature_unbind(t, s, out);
        return false;
    }
    for (uint32_t i = 0; i < s->count; i++) {
        if (out[i] == GI_NULL) {
            out[i] = s->params[i].default_value;
        }
    }
    if (s->checked && !gi_signature_check(t, s, out)) {
        gi_signature_unbind(t, s, out);
        return false;
    }
    return true;
}

/* Binds a call of a function known by its signature only. */
bool gi_signature_bind(GiThread *t, const GiSignature *s, const GiValue *a, size_t n, GiValue kwnames,
                       GiValue *out) {
    return gi_signature_bind_as(t, s, GI_NULL, false, a, n, kwnames, out);
}

/* Drops what binding made: the * tuple and the ** dict. */
void gi_signature_unbind(GiThread *t, const GiSignature *s, GiValue *out) {
    if (s->var_positional >= 0) {
        gi_xdrop(t, out[s->var_positional]);
        out[s->var_positional] = GI_NULL;
    }
    if (s->var_keyword >= 0) {
        gi_xdrop(t, out[s->var_keyword]);
        out[s->var_keyword] = GI_NULL;
    }
}
