/* SPDX-License-Identifier: MIT
 * runtime/modules/re.h: regular expressions over PCRE2: what the files of the module _re share.
 *
 *   re_syntax.c   Python's syntax: checked, measured, and rewritten for PCRE2
 *   re_pattern.c  the type Pattern: compiling, running, its methods
 *   re_match.c    the type Match
 *   re_sub.c      sub, subn, split and templates
 *   re.c          the module
 */
#ifndef GI_RE_H
#define GI_RE_H

#include "runtime/native.h"
#include "runtime/types/bytes_private.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str_private.h"

/* Flags with Python's values. */
#define GI_RE_IGNORECASE 2u
#define GI_RE_LOCALE 4u
#define GI_RE_MULTILINE 8u
#define GI_RE_DOTALL 16u
#define GI_RE_UNICODE 32u
#define GI_RE_VERBOSE 64u
#define GI_RE_DEBUG 128u
#define GI_RE_ASCII 256u

/* A pattern rewritten for PCRE2. */
typedef struct GiReSyntax {
    GiValue text;          /* bytes: the pattern for PCRE2 */
    uint32_t flags;        /* the given ones, inline ones, and UNICODE or not */
    uint32_t groups;
    bool unicode;          /* PCRE2 is to know Unicode classes */
    GiValue names;         /* dict: name -> number */
    uint32_t *close_order; /* of group i + 1: its rank by closing parenthesis */
} GiReSyntax;

/* Rewrites a str or bytes pattern; false: re.PatternError, OverflowError or ValueError set. With `compact`, items
 * that are repeated up to a limit become subroutines: slower, but PCRE2 copies only their calls. */
bool gi_re_translate(GiThread *t, GiValue pattern, uint32_t flags, bool compact, GiReSyntax *out);
/* Raises re.PatternError(message, pattern, position); takes over message (GI_NULL: an error is set).
 * pattern GI_NULL: an error without position. */
GiValue gi_re_error_steal(GiThread *t, GiValue message, GiValue pattern, int64_t position);

typedef enum GiReKind { GI_RE_SEARCH, GI_RE_MATCH, GI_RE_FULLMATCH, GI_RE_KINDS } GiReKind;

typedef struct GiPattern {
    GiObject head;
    GiValue pattern;     /* str or bytes as given */
    GiValue names;       /* dict: name -> number */
    GiValue group_names; /* tuple by number: name or None */
    GiValue text;        /* bytes for PCRE2 */
    uint32_t flags, groups;
    uint32_t *close_order;
    bool is_text, unicode;
    struct GiReCode *code; /* compiled forms (re_pattern.c) */
    GiObject *weak_list;
} GiPattern;

/* The memory that a pattern is run over. */
typedef struct GiSubject {
    GiValue string;      /* borrowed */
    const char *data;
    size_t size;
    bool is_text;
    GiBuffer buffer;     /* of bytes-like objects; owner GI_NULL for str */
    size_t start, end;   /* byte offsets of pos and endpos */
} GiSubject;

typedef struct GiMatch {
    GiObject head;
    GiValue pattern;     /* GiPattern */
    GiValue string;
    size_t pos, endpos;  /* byte offsets */
    uint32_t groups;     /* without group 0 */
    uint32_t last_index; /* 0: none */
    size_t spans[];      /* 2 * (groups + 1) byte offsets; SIZE_MAX: not matched */
} GiMatch;

static inline GiPattern *gi_as_pattern(GiValue v) { return (GiPattern *)gi_object(v); }
static inline GiMatch *gi_as_match(GiValue v) { return (GiMatch *)gi_object(v); }

GI_OWNED GiValue gi_re_pattern_new(GiThread *t, GiValue pattern, uint32_t flags);
/* Opens string[pos:endpos] for a pattern; TypeError when the kinds do not fit. pos, endpos: GI_NULL or
 * ints. */
bool gi_re_subject_open(GiThread *t, GiPattern *p, GiValue string, GiValue pos, GiValue endpos,
                        GiSubject *out);
void gi_re_subject_close(GiThread *t, GiSubject *s);
/* Runs p over s from byte offset `from`. 1: match, spans filled; 0: none; -1: error set. With
 * must_advance an empty match at `from` does not count. */
int gi_re_run(GiThread *t, GiPattern *p, GiReKind kind, GiSubject *s, size_t from, bool must_advance,
              size_t *spans);
/* A match object of a run. */
GI_OWNED GiValue gi_re_match_new(GiThread *t, GiPattern *p, const GiSubject *s, const size_t *spans);
/* Part of the subject as str or bytes. */
GI_OWNED GiValue gi_re_part(GiThread *t, const GiSubject *s, size_t start, size_t end);
/* template expanded for a match (Match.expand). */
GI_OWNED GiValue gi_re_expand(GiThread *t, GiMatch *m, GiValue template);
/* The text of a group of a match, or `missing` (a reference is taken). */
GI_OWNED GiValue gi_re_group(GiThread *t, GiMatch *m, uint32_t group, GiValue missing);
size_t *gi_re_spans_new(GiThread *t, const GiPattern *p);
void gi_re_spans_free(GiThread *t, const GiPattern *p, size_t *spans);

GiValue gi_re_m_sub(GiThread *t, const GiValue *a);
GiValue gi_re_m_subn(GiThread *t, const GiValue *a);
GiValue gi_re_m_split(GiThread *t, const GiValue *a);

#endif
