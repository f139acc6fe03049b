/* SPDX-License-Identifier: MIT
 * runtime/modules/re.c: the module _re, on which runtime/lib/re.py stands. Without PCRE2 importing it
 * raises ImportError.
 */
#include "runtime/modules/re.h"

#ifdef GI_HAVE_PCRE2

#include "runtime/types/number.h"

/* compile(pattern, flags): pattern is a str or a bytes-like object. */
static GiValue m_compile(GiThread *t, const GiValue *a) {
    int64_t flags;
    if (!gi_is_str(a[0]) && !gi_has_buffer(a[0])) {
        return gi_raise_type_error(t, "first argument must be string or compiled pattern");
    }
    if (!gi_index_int64(t, a[1], false, &flags)) {
        return GI_NULL;
    }
    return gi_re_pattern_new(t, a[0], (uint32_t)flags);
}

/* escape(str): a backslash in front of every special character. */
static GiValue m_escape(GiThread *t, const GiValue *a) {
    static const char special[] = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "escape() argument must be str, not %T", a[0]);
    }
    GiText b;
    gi_text_init(&b, t);
    const char *p = gi_str_text(a[0]), *end = p + gi_str_size(a[0]);
    while (p < end && b.ok) {
        const char *start = p;
        while (p < end && (*p == 0 || strchr(special, *p) == NULL)) {
            p++;
        }
        gi_text_add(&b, start, (size_t)(p - start));
        if (p < end) {
            char text[2] = {'\\', *p++};
            gi_text_add(&b, text, 2);
        }
        if (!gi_poll(t, 1)) {
            gi_text_discard(&b);
        }
    }
    return gi_text_finish(&b);
}

/* expand(pattern, match, template) */
static GiValue m_template(GiThread *t, const GiValue *a) {
    if (!gi_is_exact(a[0], &gi_re_match_type)) {
        return gi_raise_type_error(t, "expand() argument 1 must be re.Match, not %T", a[0]);
    }
    return gi_re_expand(t, gi_as_match(a[0]), a[1]);
}

static const GiMethodRow functions[] = {
    GI_METHOD("compile(pattern, flags, /)", m_compile, "Compile a regular expression."),
    GI_METHOD("escape(text, /)", m_escape, "Escape special characters in a str."),
    GI_METHOD("expand(match, template, /)", m_template, "Expand a template for a match."),
    GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    return gi_module_add_type(t, module, &gi_re_pattern_type) &&
           gi_module_add_type(t, module, &gi_re_match_type);
}

#else

#define NO_TYPE(id, text) \
    GiType gi_##id##_type = {GI_TYPE_HEAD(GiObject, 0), .name = text, .flags = GI_TYPE_NO_INSTANCES}
NO_TYPE(re_pattern, "re.Pattern");
NO_TYPE(re_match, "re.Match");
NO_TYPE(re_scanner, "_sre.SRE_Scanner");
NO_TYPE(re_iterator, "callable_iterator");

static const GiMethodRow functions[] = {GI_METHODS_END};

static bool init(GiThread *t, GiValue module) {
    (void)module;
    return gi_raise(t, &gi_ImportError, "this gilt was built without regular expressions (PCRE2)");
}

#endif

const GiModuleSpec gi_module_re = {"_re", "Regular expressions over PCRE2.", functions, init};
