/* SPDX-License-Identifier: MIT
 * interp/syntax/diagnose_compile.c translates the rules of diagnose_rules.def into instructions. It runs once
 * for each syntax error, so it looks words up in a hash table and allocates from the arena. The rules' names and texts
 * are packed with the library modules: name, 0, text, 0 in the order of the file.
 */
#include "interp/syntax/diagnose.h"
#include "runtime/frozen.h"

#define TABLE_SIZE 1024 /* of words: rules, tokens, classes, actions; a power of two */

typedef struct Word { const char *text; uint8_t size, kind; uint16_t value; } Word;
enum { W_NONE, W_RULE, W_CLASS, W_TOKEN, W_SOFT, W_ACTION };

typedef struct Compiler {
    GiParser *p;
    GiDiagProgram *out;
    const char *cur;
    bool failed;
    Word *words;
    const char *names[GI_DR_COUNT]; /* of the rules; their texts stand behind them */
} Compiler;

static const uint8_t rule_flags[GI_DR_COUNT] = {
#define GI_RULE(name, flags, text) flags,
#include "interp/syntax/diagnose_rules.def"
#undef GI_RULE
};

/* --- words --- */

static uint32_t hash(const char *text, size_t size, int kind) {
    uint32_t h = (uint32_t)kind;
    for (size_t i = 0; i < size; i++) {
        h = h * 31 + (unsigned char)text[i];
    }
    return h ^ h >> 10;
}

/* The place of a word in the table: its own or an empty one. */
static Word *find(Compiler *c, const char *text, size_t size, int kind) {
    uint32_t i = hash(text, size, kind) & (TABLE_SIZE - 1);
    while (c->words[i].kind != W_NONE &&
           (c->words[i].kind != kind || c->words[i].size != size || memcmp(c->words[i].text, text, size) != 0)) {
        i = (i + 1) & (TABLE_SIZE - 1);
    }
    return &c->words[i];
}

static void define(Compiler *c, const char *text, int kind, unsigned value) {
    *find(c, text, strlen(text), kind) =
        (Word){text, (uint8_t)strlen(text), (uint8_t)kind, (uint16_t)value};
}

static void define_all(Compiler *c) {
    static const struct { const char *text; GiTokenKind kind; } classes[] = {
        {"NAME", GI_T_NAME}, {"NUMBER", GI_T_NUMBER}, {"STRING", GI_T_STRING}, {"NEWLINE", GI_T_NEWLINE},
        {"INDENT", GI_T_INDENT}, {"DEDENT", GI_T_DEDENT}, {"END", GI_T_END},
        {"FSTRING_START", GI_T_FSTRING_START}, {"FSTRING_MIDDLE", GI_T_FSTRING_MIDDLE},
        {"FSTRING_END", GI_T_FSTRING_END}, {"SOFT_KEYWORD", GI_T_ERROR}};
    static const char *const actions[GI_DA_COUNT] = {
#define GI_DIAG_ACTION(name) #name,
#include "interp/syntax/diagnose_actions.def"
#undef GI_DIAG_ACTION
    };
    for (unsigned i = 0; i < GI_DR_COUNT; i++) {
        define(c, c->names[i], W_RULE, i);
    }
    for (unsigned i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        define(c, classes[i].text, W_CLASS, classes[i].kind);
    }
    for (unsigned i = 0; i < GI_T_COUNT; i++) {
        if (gi_token_text((GiTokenKind)i) != NULL) {
            define(c, gi_token_text((GiTokenKind)i), W_TOKEN, i);
        }
    }
#define GI_KEYWORD(id, text)
#define GI_SOFT_KEYWORD(id, text) define(c, text, W_SOFT, GI_SOFT_##id);
#define GI_OPERATOR(id, text)
#include "interp/syntax/keywords.def"
#undef GI_KEYWORD
#undef GI_SOFT_KEYWORD
#undef GI_OPERATOR
    for (unsigned i = 0; i < GI_DA_COUNT; i++) {
        define(c, actions[i], W_ACTION, i);
    }
}

/* --- instructions --- */

static uint32_t emit(Compiler *c, GiDiagOp op, unsigned x, unsigned y) {
    GiDiagProgram *out = c->out;
    if (out->size == out->capacity) {
        uint32_t capacity = out->capacity == 0 ? 4096 : out->capacity * 2;
        GiDiagCode *code = gi_arena_alloc(c->p->a, capacity * sizeof *code);
        if (code == NULL || capacity > UINT16_MAX) {
            c->failed = true;
            return 0;
        }
        if (out->size > 0) {
            memcpy(code, out->code, out->size * sizeof *code);
        }
        out->code = code;
        out->capacity = capacity;
    }
    out->code[out->size] = (GiDiagCode){(uint8_t)op, (uint8_t)x, (uint16_t)y};
    return out->size++;
}

/* Makes the instruction at `at` jump to here. */
static void patch(Compiler *c, uint32_t at) {
    if (!c->failed) {
        c->out->code[at].y = (uint16_t)c->out->size;
    }
}

/* --- the notation --- */

static void skip_space(Compiler *c) {
    while (*c->cur == ' ') {
        c->cur++;
    }
}

static bool is_word(char ch) {
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch == '_';
}

static void choice(Compiler *c);

/* The token in quotes at cur. */
static void quoted(Compiler *c, GiDiagOp op) {
    char quote = *c->cur++;
    const char *start = c->cur;
    while (*c->cur != quote) {
        c->cur++;
    }
    Word *w = find(c, start, (size_t)(c->cur - start), quote == '"' ? W_SOFT : W_TOKEN);
    c->cur++;
    c->failed = c->failed || w->kind == W_NONE;
    emit(c, quote == '"' ? GI_DI_SOFT : op, w->value, 0);
}

/* A rule or a token class. */
static void word(Compiler *c) {
    const char *start = c->cur;
    while (is_word(*c->cur)) {
        c->cur++;
    }
    size_t size = (size_t)(c->cur - start);
    if (*start >= 'A' && *start <= 'Z') {
        Word *w = find(c, start, size, W_CLASS);
        c->failed = c->failed || w->kind == W_NONE;
        bool soft = w->value == GI_T_ERROR;
        emit(c, soft ? GI_DI_SOFT : GI_DI_TOKEN, soft ? GI_SOFT_NONE : w->value, 0);
    } else {
        Word *w = find(c, start, size, W_RULE);
        c->failed = c->failed || w->kind == W_NONE;
        emit(c, GI_DI_CALL, 0, w->value);
    }
}

/* atom: 'token' | "soft" | NAME | rule | '(' choice ')' */
static void atom(Compiler *c) {
    if (*c->cur == '\'' || *c->cur == '"') {
        quoted(c, GI_DI_TOKEN);
    } else if (*c->cur == '(') {
        c->cur++;
        choice(c);
        skip_space(c);
        c->cur++;
    } else {
        word(c);
    }
}

/* Copies the instructions [from, to), which contain no address outside themselves. */
static void repeat(Compiler *c, uint32_t from, uint32_t to) {
    uint32_t shift = c->out->size - from;
    for (uint32_t i = from; i < to && !c->failed; i++) {
        GiDiagCode code = c->out->code[i];
        bool address = code.op == GI_DI_CHOICE || code.op == GI_DI_COMMIT || code.op == GI_DI_AGAIN ||
                       code.op == GI_DI_BACK || code.op == GI_DI_JUMP;
        emit(c, (GiDiagOp)code.op, code.x, address ? code.y + shift : code.y);
    }
}

/* item: atom ['?' | '*' | '+'] | atom '.' atom '+' */
static void item(Compiler *c) {
    uint32_t start = c->out->size, again;
    uint32_t skip = emit(c, GI_DI_CHOICE, 0, 0); /* turned into a jump to the next when not needed */
    uint32_t body = c->out->size;
    atom(c);
    uint32_t end = c->out->size;
    switch (c->failed ? 0 : *c->cur) {
    case '?':
        c->cur++;
        again = emit(c, GI_DI_COMMIT, 0, 0);
        patch(c, again);
        patch(c, skip);
        return;
    case '*':
        c->cur++;
        emit(c, GI_DI_AGAIN, 0, body);
        patch(c, skip);
        return;
    case '+':
        c->cur++;
        c->out->code[start] = (GiDiagCode){GI_DI_JUMP, 0, (uint16_t)body};
        skip = emit(c, GI_DI_CHOICE, 0, 0);
        again = c->out->size;
        repeat(c, body, end);
        emit(c, GI_DI_AGAIN, 0, again);
        patch(c, skip);
        return;
    case '.': { /* separator.atom+ : the atom, then (separator atom)* */
        c->cur++;
        uint32_t element = c->out->size;
        c->out->code[start] = (GiDiagCode){GI_DI_JUMP, 0, (uint16_t)element};
        atom(c);
        uint32_t element_end = c->out->size;
        c->cur++;
        skip = emit(c, GI_DI_CHOICE, 0, 0);
        again = c->out->size;
        repeat(c, body, end);
        repeat(c, element, element_end);
        emit(c, GI_DI_AGAIN, 0, again);
        patch(c, skip);
        return;
    }
    default:
        if (!c->failed) {
            c->out->code[start] = (GiDiagCode){GI_DI_JUMP, 0, (uint16_t)body};
        }
    }
}

/* '&' item | '!' item */
static void lookahead(Compiler *c, bool positive) {
    uint32_t first = emit(c, GI_DI_CHOICE, 0, 0);
    item(c);
    if (positive) {
        uint32_t back = emit(c, GI_DI_BACK, 0, 0);
        patch(c, first);
        emit(c, GI_DI_FAIL, 0, 0);
        patch(c, back);
    } else {
        emit(c, GI_DI_FAIL_TWICE, 0, 0);
        patch(c, first);
    }
}

/* "-> action `message`" */
static void action(Compiler *c) {
    c->cur += 2;
    skip_space(c);
    const char *start = c->cur;
    while (is_word(*c->cur)) {
        c->cur++;
    }
    Word *w = find(c, start, (size_t)(c->cur - start), W_ACTION);
    c->failed = c->failed || w->kind == W_NONE;
    skip_space(c);
    GiDiagProgram *out = c->out;
    if (out->message_count == out->message_capacity) {
        c->failed = true;
        return;
    }
    out->messages[out->message_count] = ++c->cur;
    while (*c->cur != '`') {
        c->cur++;
    }
    c->cur++;
    emit(c, GI_DI_RAISE, w->value, out->message_count++);
}

/* One alternative; true: it holds a cut. */
static bool alternative(Compiler *c, bool last) {
    bool cut = false;
    for (;;) {
        skip_space(c);
        char ch = *c->cur;
        if (c->failed || ch == 0 || ch == '|' || ch == ')') {
            return cut;
        }
        if (ch == '~') {
            c->cur++;
            cut = true;
            if (!last) {
                emit(c, GI_DI_CUT, 0, 0);
            }
        } else if (ch == '-' && c->cur[1] == '>') {
            action(c);
        } else if (ch == '&' && c->cur[1] == '&') {
            c->cur += 2;
            quoted(c, GI_DI_FORCE);
        } else if (ch == '&' || ch == '!') {
            c->cur++;
            lookahead(c, ch == '&');
        } else if ((ch == 'a' || ch == 'b') && c->cur[1] == '=') {
            c->cur += 2;
            emit(c, GI_DI_BEGIN, (unsigned)(ch - 'a'), 0);
            item(c);
            emit(c, GI_DI_END, (unsigned)(ch - 'a'), 0);
        } else {
            item(c);
        }
    }
}

/* Is there another alternative behind the one at cur, in the same brackets? */
static bool more_alternatives(const Compiler *c) {
    int depth = 0;
    for (const char *p = c->cur; *p != 0; p++) {
        if (*p == '\'' || *p == '"' || *p == '`') {
            for (char quote = *p++; *p != quote; p++) {
            }
        } else if (*p == '(') {
            depth++;
        } else if (*p == ')' && depth-- == 0) {
            return false;
        } else if (*p == '|' && depth == 0) {
            return true;
        }
    }
    return false;
}

/* choice: alternative ('|' alternative)* */
static void choice(Compiler *c) {
    enum { MAX_ALTERNATIVES = 24 };
    uint32_t ends[MAX_ALTERNATIVES];
    int n = 0;
    while (more_alternatives(c) && n < MAX_ALTERNATIVES) {
        uint32_t next = emit(c, GI_DI_CHOICE, 0, 0);
        bool cut = alternative(c, false);
        ends[n++] = emit(c, cut ? GI_DI_JUMP : GI_DI_COMMIT, 0, 0);
        patch(c, next);
        c->cur++; /* the bar */
        if (c->failed) {
            return;
        }
    }
    alternative(c, true);
    while (n > 0) {
        patch(c, ends[--n]);
    }
}

/* False: memory is out. */
static bool read_rules(Compiler *c) {
    char *text = gi_arena_alloc(c->p->a, gi_frozen_rules.size + 1);
    if (text == NULL) {
        return false;
    }
    gi_frozen_unpack(&gi_frozen_rules, text);
    for (unsigned i = 0; i < GI_DR_COUNT; i++) {
        c->names[i] = text;
        text += strlen(text) + 1;
        text += strlen(text) + 1;
    }
    return true;
}

/* Compiles the rules; false: memory is out. The program lives in the parser's arena. */
bool gi_diag_compile(GiParser *p, GiDiagProgram *out) {
    Compiler c = {.p = p, .out = out};
    memset(out, 0, sizeof *out);
    out->message_capacity = 256;
    out->messages = gi_arena_alloc(p->a, out->message_capacity * sizeof *out->messages);
    c.words = gi_arena_alloc(p->a, TABLE_SIZE * sizeof *c.words);
    if (out->messages == NULL || c.words == NULL || !read_rules(&c)) {
        return false;
    }
    define_all(&c);
    for (unsigned i = 0; i < GI_DR_COUNT && !c.failed; i++) {
        out->entry[i] = (uint16_t)out->size;
        out->flags[i] = rule_flags[i];
        if (strncmp(c.names[i], "invalid_", 8) == 0) {
            out->flags[i] |= GI_RULE_MISTAKE;
        }
        c.cur = c.names[i] + strlen(c.names[i]) + 1;
        choice(&c);
        emit(&c, GI_DI_RETURN, 0, 0);
    }
    if (c.failed && !gi_failed(p->t)) {
        gi_raise(p->t, &gi_SystemError, "malformed rule for syntax errors");
    }
    return !c.failed;
}
