/* SPDX-License-Identifier: MIT
 * interp/syntax/source.c turns the bytes of a source file into the text the lexer reads: UTF-8, "\n" line
 * ends, no NUL bytes, no byte order mark.
 *
 * The encoding is the one declared by a comment in the first two lines (PEP 263), UTF-8 otherwise. A
 * second line counts only when the first is blank or a comment. Text that comes from a str has no
 * encoding: its declaration is an ordinary comment. Bytes without a declaration are not checked here:
 * what is no UTF-8 may stand in comments, and elsewhere it is an error of the literal or name it is in.
 */
#include "interp/syntax/lexer.h"
#include "runtime/hooks.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"


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
static bool find_declaration(const char *p, const char *end, char name[GI_SOURCE_NAME_MAX]) {
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
        while (q < end && n + 1 < GI_SOURCE_NAME_MAX &&
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
static void normalize(const char *name, char out[GI_SOURCE_NAME_MAX]) {
    size_t n = 0;
    for (; name[n] != 0 && n + 1 < GI_SOURCE_NAME_MAX; n++) {
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
static bool get_declaration(const char *source, size_t size, char name[GI_SOURCE_NAME_MAX]) {
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

/* See runtime/hooks.h. */
bool gi_source_declares(const char *source, size_t size, char name[GI_SOURCE_NAME_MAX]) {
    return get_declaration(source, size, name);
}

/* Raises SyntaxError for a source that cannot be read at all: no line, offset -1. The message is taken
 * over. */
static void raise_unreadable(GiThread *t, GiValue filename, GiValue message) {
    GiValue where = gi_tuple_pack(t, 4, filename == GI_NULL ? GI_NONE : filename, gi_int_imm(0), gi_int_imm(-1),
                                  GI_NONE);
    if (where != GI_NULL && message != GI_NULL) {
        GiValue exc = gi_call2(t, gi_type_value(&gi_SyntaxError), message, where);
        if (exc != GI_NULL) {
            gi_raise_object(t, exc);
            gi_drop(t, exc);
        }
    }
    gi_xdrop(t, where);
    gi_xdrop(t, message);
}

/* Turns the error of a decoder into the SyntaxError that a source with bad bytes gives. */
static void raise_decode(GiThread *t, GiValue filename) {
    if (gi_error_is(t, &gi_UnicodeError)) {
        GiValue exc = gi_error_take(t);
        raise_unreadable(t, filename, gi_str(t, exc));
        gi_drop(t, exc);
    }
}

/* The program itself cannot be read by its declared encoding: CPython names neither file nor line then. */
static void raise_program(GiThread *t, const char *name, const char *more) {
    if (gi_error_is(t, &gi_LookupError) || gi_error_is(t, &gi_UnicodeError) || !gi_failed(t)) {
        gi_error_clear(t);
        gi_raise(t, &gi_SyntaxError, "encoding problem: %s%s", name, more);
    }
}

/* Decodes by a declared encoding into an owned str. */
static GiValue decode_with(GiThread *t, const char *source, size_t size, const char *name, GiValue filename,
                           bool program) {
    GiValue str = gi_decode(t, source, size, name, "strict");
    if (str == GI_NULL && program) {
        raise_program(t, name, "");
    } else if (str == GI_NULL && gi_error_is(t, &gi_LookupError)) {
        GiValue exc = gi_error_take(t);
        raise_unreadable(t, filename, gi_str(t, exc));
        gi_drop(t, exc);
    } else if (str == GI_NULL) {
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

/* Text that is no UTF-8: with lone surrogates the error of the encoder, else that of the decoder. */
static const char *raise_invalid(GiThread *t, const char *source, size_t size) {
    if (gi_utf8_valid(source, size, true) != size) {
        gi_xdrop(t, gi_str_decode_utf8(t, source, size, NULL));
        return NULL;
    }
    GiValue str = gi_str_from(t, source, size);
    if (str != GI_NULL) {
        gi_xdrop(t, gi_encode(t, str, "utf-8", "strict"));
        gi_drop(t, str);
    }
    return NULL;
}

/* The declared encoding by which a source must be decoded, in `name`; false: none or UTF-8, it is taken as
 * UTF-8 and looked at where it is used. With a byte order mark only "utf-8" may be declared: *bad. */
static bool choose_encoding(const char *source, size_t size, bool bom, char name[GI_SOURCE_NAME_MAX], bool *bad) {
    char normal[GI_SOURCE_NAME_MAX];
    *bad = false;
    if (!get_declaration(source, size, name)) {
        return false;
    }
    normalize(name, normal);
    if (begins(normal, "utf-8")) {
        strcpy(name, "utf-8");
    } else if (begins(normal, "latin-1") || begins(normal, "iso-8859-1") || begins(normal, "iso-latin-1")) {
        strcpy(name, "iso-8859-1");
    }
    *bad = bom && strcmp(name, "utf-8") != 0;
    return *bad || strcmp(name, "utf-8") != 0;
}

/* Is the text of a program, unless it declares to be, UTF-8? */
static bool check_file(GiThread *t, const char *source, size_t size, GiValue filename) {
    char name[GI_SOURCE_NAME_MAX];
    size_t good = gi_utf8_valid(source, size, false);
    if (good == size || get_declaration(source, size, name)) {
        return true;
    }
    int64_t line = 1;
    for (size_t i = 0; i < good; i++) {
        line += source[i] == '\n';
    }
    return gi_raise(t, &gi_SyntaxError,
                    "Non-UTF-8 code starting with '\\x%02x' in file %S on line %lld, but no encoding declared; "
                    "see https://peps.python.org/pep-0263/ for details",
                    (unsigned char)source[good], filename, (long long)line) != GI_NULL;
}

/* Copies source into the arena as the lexer wants it (L1), decoding it. NULL: SyntaxError set. */
const char *gi_source_prepare(GiThread *t, GiArena *a, const char *source, size_t size, GiValue filename,
                              uint32_t flags, bool add_newline, size_t *out_size) {
    char name[GI_SOURCE_NAME_MAX];
    bool bad;
    if (memchr(source, 0, size) != NULL) {
        raise_plain(t, flags & GI_COMPILE_FILE ? "source code cannot contain null bytes"
                                              : "source code string cannot contain null bytes");
        return NULL;
    }
    if (size > INT32_MAX - 2) {
        gi_raise(t, &gi_OverflowError, "source code is too large");
        return NULL;
    }
    if (!(flags & GI_COMPILE_BYTES)) {
        return gi_utf8_valid(source, size, false) == size ? copy_lines(a, source, size, add_newline, out_size)
                                                          : raise_invalid(t, source, size);
    }
    bool bom = size >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0;
    source += bom ? 3 : 0;
    size -= bom ? 3 : 0;
    if (!choose_encoding(source, size, bom, name, &bad)) {
        if (flags & GI_COMPILE_FILE && !check_file(t, source, size, filename)) {
            return NULL;
        }
        return copy_lines(a, source, size, add_newline, out_size);
    }
    if (bad && (flags & GI_COMPILE_FILE)) {
        raise_program(t, name, " with BOM");
        return NULL;
    }
    if (bad) {
        raise_unreadable(t, filename, gi_str_from_format(t, "encoding problem: %s with BOM", name));
        return NULL;
    }
    GiValue str = decode_with(t, source, size, name, filename, (flags & GI_COMPILE_FILE) != 0);
    if (str == GI_NULL) {
        return NULL;
    }
    const char *text = copy_lines(a, gi_str_text(str), gi_str_size(str), add_newline, out_size);
    gi_drop(t, str);
    return text;
}
