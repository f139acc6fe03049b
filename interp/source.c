/* SPDX-License-Identifier: MIT
 * interp/source.c turns the bytes of a source file into the text the lexer reads: UTF-8, "\n" line
 * ends, no NUL bytes, no byte order mark.
 *
 * The encoding is the one declared by a comment in the first two lines (PEP 263), UTF-8 otherwise. A
 * second line counts only when the first is blank or a comment. Text that comes from a str has no
 * encoding: its declaration is an ordinary comment.
 */
#include "interp/lexer.h"
#include "interp/syntax_error.h"
#include "runtime/types/str.h"

#define ENCODING_MAX 64

static GiValue raise_plain(GiThread *t, const char *message) {
    return gi_raise(t, &gi_SyntaxError, "%s", message);
}

static bool is_blank_line(const char *p, const char *end) {
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\f')) {
        p++;
    }
    return p == end || *p == '#' || *p == '\n' || *p == '\r';
}

/* Finds "coding[:=] name" in a comment line: true when it is there, name filled in lower case with '_'
 * turned into '-'. */
static bool find_declaration(const char *p, const char *end, char name[ENCODING_MAX]) {
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\f')) {
        p++;
    }
    if (p == end || *p != '#') {
        return false;
    }
    for (; end - p > 7; p++) {
        if (memcmp(p, "coding", 6) != 0 || (p[6] != ':' && p[6] != '=')) {
            continue;
        }
        const char *q = p + 7;
        while (q < end && (*q == ' ' || *q == '\t')) {
            q++;
        }
        size_t n = 0;
        while (q < end && n + 1 < ENCODING_MAX &&
               ((*q >= '0' && *q <= '9') || (*q >= 'a' && *q <= 'z') || (*q >= 'A' && *q <= 'Z') ||
                *q == '-' || *q == '_' || *q == '.')) {
            name[n++] = *q++;
        }
        name[n] = 0;
        if (n > 0) {
            return true;
        }
    }
    return false;
}

/* Normal form of an encoding name, as far as the source reader treats some alike. */
static void normalize(const char *name, char out[ENCODING_MAX]) {
    size_t n = 0;
    for (; name[n] != 0 && n + 1 < ENCODING_MAX; n++) {
        char c = name[n];
        out[n] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    out[n] = 0;
}

static bool begins(const char *name, const char *prefix) {
    size_t n = strlen(prefix);
    return strncmp(name, prefix, n) == 0 && (name[n] == 0 || name[n] == '-');
}

/* The declared encoding of a source: false when there is none. */
static bool get_declaration(const char *source, size_t size, char name[ENCODING_MAX]) {
    const char *p = source, *end = source + size;
    for (int line = 0; line < 2 && p < end; line++) {
        const char *stop = p;
        while (stop < end && *stop != '\n' && *stop != '\r') {
            stop++;
        }
        if (find_declaration(p, stop, name)) {
            return true;
        }
        if (!is_blank_line(p, stop)) {
            return false;
        }
        p = stop;
        if (p < end) {
            p += *p == '\r' && p + 1 < end && p[1] == '\n' ? 2 : 1;
        }
    }
    return false;
}

/* Turns the error of a decoder into the SyntaxError that a source with bad bytes gives. */
static void raise_decode(GiThread *t, GiValue filename) {
    if (!gi_error_is(t, &gi_UnicodeError)) {
        return;
    }
    GiValue exc = gi_error_take(t);
    GiValue text = gi_str(t, exc);
    gi_drop(t, exc);
    if (text == GI_NULL) {
        return;
    }
    GiSyntaxPlace place = {filename, 0, 0, 0, 0, NULL, 0};
    gi_syntax_raise_steal(t, &gi_SyntaxError, &place,
                          gi_str_from_format(t, "(unicode error) %s", gi_str_text(text)));
    gi_drop(t, text);
}

/* Decodes by a declared encoding other than UTF-8 into an owned str. */
static GiValue decode_with(GiThread *t, const char *source, size_t size, const char *name, GiValue filename) {
    GiValue str = gi_decode(t, source, size, name, "strict");
    if (str == GI_NULL && gi_error_is(t, &gi_LookupError)) {
        gi_error_clear(t);
        GiSyntaxPlace place = {filename, 0, 0, 0, 0, NULL, 0};
        return gi_syntax_raise_steal(t, &gi_SyntaxError, &place,
                                     gi_str_from_format(t, "unknown encoding: %s", name));
    }
    if (str == GI_NULL) {
        raise_decode(t, filename);
    }
    return str;
}

/* Copies text with all line ends as "\n", and a last one when asked for. */
static const char *copy_lines(GiArena *a, const char *text, size_t size, bool add_newline, size_t *out_size) {
    char *out = gi_arena_alloc(a, size + 2);
    if (out == NULL) {
        return NULL;
    }
    size_t n = 0;
    if (memchr(text, '\r', size) == NULL) {
        memcpy(out, text, size);
        n = size;
    } else {
        for (size_t i = 0; i < size; i++) {
            char c = text[i];
            if (c == '\r') {
                i += i + 1 < size && text[i + 1] == '\n';
                c = '\n';
            }
            out[n++] = c;
        }
    }
    if (add_newline && n > 0 && out[n - 1] != '\n') {
        out[n++] = '\n';
    }
    out[n] = 0;
    *out_size = n;
    return out;
}

/* Copies source into the arena as the lexer wants it (L1), decoding it. NULL: SyntaxError set. */
const char *gi_source_prepare(GiThread *t, GiArena *a, const char *source, size_t size, GiValue filename,
                              bool is_text, bool add_newline, size_t *out_size) {
    char name[ENCODING_MAX], normal[ENCODING_MAX];
    if (memchr(source, 0, size) != NULL) {
        raise_plain(t, "source code string cannot contain null bytes");
        return NULL;
    }
    if (size > INT32_MAX - 2) {
        gi_raise(t, &gi_OverflowError, "source code is too large");
        return NULL;
    }
    if (is_text) {
        return copy_lines(a, source, size, add_newline, out_size);
    }
    bool bom = size >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0;
    source += bom ? 3 : 0;
    size -= bom ? 3 : 0;
    if (get_declaration(source, size, name)) {
        normalize(name, normal);
        if (begins(normal, "latin-1") || begins(normal, "iso-8859-1") || begins(normal, "iso-latin-1")) {
            strcpy(normal, "iso-8859-1");
        }
        if (!begins(normal, "utf-8") && strcmp(normal, "utf8") != 0) {
            if (bom) {
                GiSyntaxPlace place = {filename, 0, 0, 0, 0, NULL, 0};
                gi_syntax_raise_steal(t, &gi_SyntaxError, &place,
                                      gi_str_from_format(t, "encoding problem: %s with BOM", name));
                return NULL;
            }
            GiValue str = decode_with(t, source, size, strcmp(normal, "iso-8859-1") == 0 ? normal : name,
                                      filename);
            if (str == GI_NULL) {
                return NULL;
            }
            const char *text = copy_lines(a, gi_str_text(str), gi_str_size(str), add_newline, out_size);
            gi_drop(t, str);
            return text;
        }
    }
    if (gi_utf8_valid(source, size, false) != size) {
        GiValue str = gi_str_decode_utf8(t, source, size, NULL);
        if (str == GI_NULL) {
            raise_decode(t, filename);
            return NULL;
        }
        gi_drop(t, str);
    }
    return copy_lines(a, source, size, add_newline, out_size);
}
