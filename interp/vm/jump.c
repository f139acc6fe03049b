/* SPDX-License-Identifier: MIT
 * interp/vm/jump.c owns setting f_lineno: where a frame may go on, and taking it there.
 *
 * What temporaries hold is followed through the code (effect.h): a loop's iterator, the __exit__ of a with, an
 * exception, or what one instruction has left there. A line can be jumped to when all that it needs is there: any
 * iterator will do for a loop, but an operand only comes from its own instruction. What it does not need is dropped.
 *
 * J1  The frame is not touched while the trace function runs: gi_frame_jump only notes the place, trace.c calls
 *     gi_frame_jump_settle between two instructions.
 * J2  The compiler's knowledge of bound locals (P4 of compile.h) ends with a jump: none is left unbound.
 */
#include "interp/compiler/codeobject.h"
#include "interp/compiler/effect.h"
#include "interp/vm/frameobject.h"
#include "runtime/errors/exception.h"

/* What a temporary holds. */
enum { NOTHING, ITERATOR, EXCEPTION, HANDLED_BEFORE, EXIT, MIXED, MADE_BY /* + the word of its instruction */ };

typedef struct Flow {
    GiThread *t;
    const GiCode *code;
    uint32_t temps;
    uint32_t *number;  /* per word: of its state, from 1; 0: it has none */
    uint32_t states;
    uint32_t *held;    /* `temps` of what is held per state */
    bool *seen;        /* per state: control gets there */
    uint32_t *now;     /* before the instruction that is being looked at; `temps` long */
    bool again;        /* a state that was read has changed */
} Flow;

/* --- states --- */

static uint32_t *state_at(const Flow *w, uint32_t word) { return w->held + (size_t)(w->number[word] - 1) * w->temps; }

static void number_word(Flow *w, uint32_t word) {
    if (word < w->code->word_count && w->number[word] == 0) {
        w->number[word] = ++w->states;
    }
}

static uint32_t length_at(const GiCode *code, uint32_t at) { return 1u + gi_opcode_extra[gi_dis_base(code->words[at] & 0xFF)]; }

/* The words where control meets or where lines begin have states; `from` too. */
static void number_words(Flow *w, uint32_t from) {
    const GiCode *code = w->code;
    number_word(w, 0);
    number_word(w, from);
    for (uint32_t at = 0; at < code->word_count; at += length_at(code, at)) {
        if (gi_effect_flags[gi_dis_base(code->words[at] & 0xFF)] & GI_OPF_JUMPS) {
            number_word(w, gi_effect_target(code, at));
        }
    }
    for (uint32_t i = 0; i < code->range_count; i++) {
        number_word(w, code->ranges[i].handler);
    }
    GiPositionReader r;
    uint32_t at = 0;
    for (gi_positions_read(&r, code); gi_positions_next(&r);) {
        while (at < r.start) {
            at += length_at(code, at);
        }
        if (at == r.start) {
            number_word(w, at);
        }
    }
}

/* Control with w->now gets to `word` with temporaries from `limit` on empty, but for `exception` (or none: -1). */
static void merge(Flow *w, uint32_t at, uint32_t word, uint32_t limit, int64_t exception) {
    uint32_t *s = state_at(w, word), n = w->number[word] - 1;
    bool changed = !w->seen[n];
    w->seen[n] = true;
    for (uint32_t i = 0; i < w->temps; i++) {
        uint32_t x = (int64_t)i == exception ? EXCEPTION : i < limit ? w->now[i] : NOTHING;
        uint32_t both = s[i] == NOTHING ? x : x == NOTHING || x == s[i] ? s[i] : MIXED;
        changed = changed || both != s[i];
        s[i] = both;
    }
    w->again = w->again || (changed && word <= at);
}

/* --- instructions --- */

static void put(Flow *w, uint32_t r, uint32_t held) {
    if (r >= w->code->local_count && r - w->code->local_count < w->temps) {
        w->now[r - w->code->local_count] = held;
    }
}

static void put_span(Flow *w, GiRegisters s, uint32_t held) {
    for (uint32_t i = 0; i < s.count; i++) {
        put(w, s.first + i, held);
    }
}

/* What an instruction leaves in the first register that it writes. */
static uint32_t result_of(const Flow *w, GiOpcode op, uint32_t at) {
    uint32_t source = w->code->words[at] >> 16 & 0xFF;
    switch (op) {
    case GI_BC_GET_ITER: case GI_BC_GET_AITER: return ITERATOR;
    case GI_BC_PUSH_HANDLED: return HANDLED_BEFORE;
    case GI_BC_WITH_ENTER: case GI_BC_ASYNC_WITH_ENTER: return EXIT;
    case GI_BC_MOVE:
        return source >= w->code->local_count ? w->now[source - w->code->local_count] : MADE_BY + at;
    default: return MADE_BY + at;
    }
}

static void flow_to_handler(Flow *w, uint32_t at) {
    for (uint32_t i = 0; i < w->code->range_count; i++) {
        const GiHandlerRange *r = &w->code->ranges[i];
        if (at >= r->start && at < r->end) {
            uint32_t target = r->target - w->code->local_count;
            merge(w, at, r->handler, target, target);
            return;
        }
    }
}

/* The other way of a jump, and what it changes for this one. */
static void flow_to_target(Flow *w, uint32_t at, GiOpcode op, const GiEffect *e) {
    uint32_t a = w->code->words[at] >> 8 & 0xFF, target = gi_effect_target(w->code, at);
    bool keeps = op == GI_BC_JUMP_IF_KEEP || op == GI_BC_JUMP_IF_NOT_KEEP;
    bool goes_on = op == GI_BC_FOR_ITER || op == GI_BC_SEND;
    if (keeps) {
        put(w, a, MADE_BY + at);
    } else if (goes_on) {
        put_span(w, e->writes[0], MADE_BY + at);
    }
    merge(w, at, target, w->temps, -1);
    if (keeps || goes_on) {
        put(w, a, NOTHING);
    }
    if (op == GI_BC_FOR_ITER) {
        put_span(w, e->writes[0], NOTHING);
    }
}

/* Follows one instruction; false: control does not go on behind it. */
static bool step(Flow *w, uint32_t at) {
    GiOpcode op = gi_dis_base(w->code->words[at] & 0xFF);
    GiEffect e = gi_effect_of(w->code, w->code->words + at);
    flow_to_handler(w, at);
    uint32_t first = result_of(w, op, at);
    for (int i = 0; i < 3; i++) {
        put_span(w, e.consumes[i], NOTHING);
    }
    if (op == GI_BC_DROP) {
        put(w, w->code->words[at] >> 8 & 0xFF, NOTHING);
    }
    if (gi_effect_flags[op] & GI_OPF_JUMPS) {
        flow_to_target(w, at, op, &e);
    }
    if (op != GI_BC_FOR_ITER) {
        put_span(w, e.writes[0], first);
        put_span(w, e.writes[1], MADE_BY + at);
    }
    return !e.ends;
}

/* Once through all instructions. */
static void pass(Flow *w) {
    const GiCode *code = w->code;
    bool reached = true;
    memset(w->now, 0, (w->temps + 1) * sizeof *w->now);
    for (uint32_t at = 0; at < code->word_count; at += length_at(code, at)) {
        if (w->number[at] != 0) {
            if (reached) {
                merge(w, at, at, w->temps, -1);
            }
            reached = w->seen[w->number[at] - 1];
            memcpy(w->now, state_at(w, at), w->temps * sizeof *w->now);
        }
        reached = reached && step(w, at);
    }
}

static void flow_end(Flow *w) {
    uint32_t words = w->code->word_count;
    gi_free(w->t, w->number, words * sizeof *w->number);
    gi_free(w->t, w->held, ((size_t)w->states * w->temps + 1) * sizeof *w->held);
    gi_free(w->t, w->seen, w->states + 1);
    gi_free(w->t, w->now, (w->temps + 1) * sizeof *w->now);
}

/* Follows the code; false: MemoryError set. flow_end in any case. */
static bool flow(Flow *w, GiThread *t, const GiCode *code, uint32_t from) {
    *w = (Flow){.t = t, .code = code, .temps = code->register_count - code->local_count};
    w->number = gi_alloc_zeroed(t, code->word_count * sizeof *w->number);
    if (w->number == NULL) {
        return false;
    }
    number_words(w, from);
    w->held = gi_alloc_zeroed(t, ((size_t)w->states * w->temps + 1) * sizeof *w->held);
    w->seen = w->held == NULL ? NULL : gi_alloc_zeroed(t, w->states + 1);
    w->now = w->seen == NULL ? NULL : gi_alloc_zeroed(t, (w->temps + 1) * sizeof *w->now);
    if (w->now == NULL) {
        return false;
    }
    do {
        w->again = false;
        pass(w);
    } while (w->again);
    return true;
}

/* --- where to --- */

/* Is all that the line at `to` needs there at `from`? *depth: how much that is. */
static bool fits(const Flow *w, uint32_t from, uint32_t to, uint32_t *depth) {
    const uint32_t *have = state_at(w, from), *want = state_at(w, to);
    *depth = 0;
    if (!w->seen[w->number[to] - 1] || !w->seen[w->number[from] - 1]) {
        return false;
    }
    for (uint32_t i = 0; i < w->temps; i++) {
        if (want[i] != NOTHING && (want[i] != have[i] || want[i] == MIXED)) {
            return false;
        }
        *depth += want[i] != NOTHING;
    }
    return true;
}

/* Why not: the topmost thing tells. */
static const char *explain(const Flow *w, uint32_t to) {
    if (!w->seen[w->number[to] - 1]) {
        return "can't jump into an exception handler, or code may be unreachable";
    }
    const uint32_t *want = state_at(w, to);
    uint32_t i = w->temps;
    while (i > 1 && want[i - 1] == NOTHING) {
        i--;
    }
    switch (i > 0 ? want[i - 1] : MIXED) {
    case EXCEPTION: case HANDLED_BEFORE: return "can't jump into an 'except' block as there's no exception";
    case ITERATOR: return "can't jump into the body of a for loop";
    default: return "incompatible stacks";
    }
}

/* The first word behind those that make a frame ready. */
static uint32_t prologue_end(const GiCode *code) {
    uint32_t at = 0;
    for (;; at += length_at(code, at)) {
        GiOpcode op = gi_dis_base(code->words[at] & 0xFF);
        if (op != GI_BC_MAKE_CELL && op != GI_BC_MAKE_FAR && op != GI_BC_RETURN_GENERATOR) {
            return at;
        }
    }
}

/* The entries of the table of positions where another line than before begins. */
typedef struct Lines {
    GiPositionReader r;
    uint32_t entry; /* from 1 */
    int32_t last;
} Lines;

static void lines_begin(Lines *l, const GiCode *code) {
    *l = (Lines){.last = -1};
    gi_positions_read(&l->r, code);
}

static bool lines_next(Lines *l) {
    while (gi_positions_next(&l->r)) {
        l->entry++;
        if (l->r.position.column >= 0 && l->r.position.line != l->last) {
            l->last = l->r.position.line;
            return true;
        }
    }
    return false;
}

/* The first line with code that is not before `line`; -1: none. */
static int32_t line_not_before(const GiCode *code, int64_t line) {
    int32_t best = -1;
    Lines l;
    for (lines_begin(&l, code); lines_next(&l);) {
        if (l.last >= line && (best < 0 || l.last < best)) {
            best = l.last;
        }
    }
    return best;
}

/* Chooses among the places of `line` the one that keeps most of what is there. NULL: chosen; else why not. */
static const char *choose(const Flow *w, uint32_t from, int32_t line, GiFrameObject *o) {
    const char *why = "cannot find bytecode for specified line";
    uint32_t start = prologue_end(w->code), best = 0;
    bool found = false, told = false;
    Lines l;
    for (lines_begin(&l, w->code); lines_next(&l);) {
        uint32_t to = l.r.start < start ? start : l.r.start, depth;
        bool goes_round = gi_dis_base(w->code->words[to] & 0xFF) == GI_BC_FOR_ITER; /* no part of the line `for` */
        if (w->number[to] == 0) { /* a statement that a conditional jump does (C1 of codeobject.h) */
            to = gi_effect_target(w->code, to - 1);
            goes_round = false;
        }
        if (l.last != line || goes_round) {
            continue;
        }
        if (fits(w, from, to, &depth)) {
            if (!found || depth > best) {
                found = true;
                best = depth;
                o->jump_to = to + 1;
                o->jump_entry = l.entry;
            }
        } else if (!found && !told) {
            why = explain(w, to);
            told = true;
        }
    }
    return found ? NULL : why;
}

/* --- locals --- */

static uint32_t count_unbound(const GiValue *values, size_t n) {
    uint32_t unbound = 0;
    for (size_t i = 0; i < n; i++) {
        unbound += values[i] == GI_UNBOUND;
    }
    return unbound;
}

static void bind_all(GiValue *values, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (values[i] == GI_UNBOUND) {
            values[i] = GI_NONE;
        }
    }
}

/* J2. Scripts may run in between (the warning), but not this frame. */
static bool bind_locals(GiThread *t, GiFrame *f) {
    const GiCode *code = f->code;
    GiList *far = code->far_register < 0 || !gi_is_counted(f->R[code->far_register])
                      ? NULL : gi_as_list(f->R[code->far_register]);
    uint32_t unbound = count_unbound(f->R, code->local_count);
    unbound += far == NULL ? 0 : count_unbound(far->items, far->size);
    if (unbound == 0) {
        return true;
    }
    if (!gi_warn(t, &gi_RuntimeWarning, 1, "assigning None to %d unbound local%s", (int)unbound, unbound == 1 ? "" : "s")) {
        return false;
    }
    bind_all(f->R, code->local_count);
    if (far != NULL) {
        bind_all(far->items, far->size);
    }
    return true;
}

/* --- the two steps --- */

/* May f_lineno be set at all? */
static bool may_jump(GiThread *t, const GiFrameObject *o) {
    switch (o->frame == NULL ? GI_EVENT_NONE : o->event) {
    case GI_EVENT_LINE: case GI_EVENT_RESUME: case GI_EVENT_YIELD: return true;
    case GI_EVENT_NONE: return gi_raise_value_error(t, "f_lineno can only be set in a trace function");
    case GI_EVENT_CALL: return gi_raise_value_error(t, "can't jump from the 'call' trace event of a new frame");
    default: return gi_raise_value_error(t, "can only jump from a 'line' trace event");
    }
}

/* The line that is asked for, or the next one with code; -1: error set. */
static int32_t asked_line(GiThread *t, const GiCode *code, GiValue x) {
    if (x == GI_TRUE || x == GI_FALSE) {
        x = gi_int_imm(x == GI_TRUE);
    }
    if (!gi_is_int_imm(x) || gi_int_imm_value(x) > INT32_MAX || gi_int_imm_value(x) < INT32_MIN) {
        gi_raise_value_error(t, gi_is_int(x) ? "lineno out of range" : "lineno must be an integer");
        return -1;
    }
    int32_t asked = (int32_t)gi_int_imm_value(x);
    int32_t line = asked < code->first_line ? -1 : line_not_before(code, asked);
    if (line < 0) {
        gi_raise_value_error(t, "line %d comes %s the current code block", (int)asked,
                             asked < code->first_line ? "before" : "after");
    }
    return line;
}

/* See frameobject.h. */
bool gi_frame_jump(GiThread *t, GiFrameObject *o, GiValue x) {
    if (!gi_is_int(x) && x != GI_TRUE && x != GI_FALSE) {
        return gi_raise_value_error(t, "lineno must be an integer");
    }
    GiCode *code = gi_as_code(o->code);
    int32_t line = may_jump(t, o) ? asked_line(t, code, x) : -1;
    if (line < 0) {
        return false;
    }
    uint32_t from = o->event_offset, before = o->jump_to, entry = o->jump_entry;
    Flow w;
    bool ok = flow(&w, t, code, from);
    const char *why = ok ? choose(&w, from, line, o) : NULL;
    if (w.number != NULL) {
        flow_end(&w);
    }
    ok = ok && (why == NULL || gi_raise_value_error(t, "%s", why)) && bind_locals(t, o->frame);
    if (ok) {
        o->trace_line = line;
        o->trace_unit = 1;
    } else {
        o->jump_to = before;
        o->jump_entry = entry;
    }
    return ok;
}

/* Empties temporary i of the frame; an exception that was handled before is so again. */
static void empty(GiThread *t, GiFrame *f, uint32_t i, uint32_t held) {
    GiValue *p = f->R + f->code->local_count + i, v = *p;
    if (v == GI_UNBOUND) {
        return;
    }
    *p = GI_UNBOUND;
    if (held == HANDLED_BEFORE) {
        GiValue old = t->handled->exc;
        t->handled->exc = v == GI_NONE ? GI_NULL : v;
        gi_xdrop(t, old);
    } else {
        gi_drop(t, v);
    }
}

/* See frameobject.h. */
bool gi_frame_jump_settle(GiThread *t, GiFrameObject *o) {
    uint32_t to = o->jump_to - 1, from = o->event_offset;
    o->jump_to = o->trace_unit = 0;
    Flow w;
    bool ok = flow(&w, t, gi_as_code(o->code), from);
    for (uint32_t i = ok ? w.temps : 0; i-- > 0;) {
        if (state_at(&w, to)[i] == NOTHING) {
            empty(t, o->frame, i, state_at(&w, from)[i]);
        }
    }
    if (w.number != NULL) {
        flow_end(&w);
    }
    o->trace_offset = o->trace_place = to;
    o->frame->pc = o->frame->code->words + to;
    return ok;
}
