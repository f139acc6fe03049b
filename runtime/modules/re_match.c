/* SPDX-License-Identifier: MIT
 * runtime/modules/re_match.c: the type re.Match. Spans are kept as byte offsets and turned into
 * positions when asked for.
 */
#include "runtime/modules/re.h"

#ifdef GI_HAVE_PCRE2

#include "runtime/types/genericalias.h"
#include "runtime/types/number.h"

#define MATCH_SIZE(groups) (sizeof(GiMatch) + 2 * ((size_t)(groups) + 1) * sizeof(size_t))

/* The group that was closed last, as CPython's lastindex: the one that ends last; of those the one
 * whose parenthesis closes last. */
static uint32_t find_last(const GiPattern *p, const size_t *spans) {
    uint32_t last = 0;
    for (uint32_t i = 1; i <= p->groups; i++) {
        size_t end = spans[2 * i + 1];
        if (end == SIZE_MAX) {
            continue;
        }
        if (last == 0 || end > spans[2 * last + 1] ||
            (end == spans[2 * last + 1] && p->close_order[i - 1] > p->close_order[last - 1])) {
            last = i;
        }
    }
    return last;
}

GiValue gi_re_match_new(GiThread *t, GiPattern *p, const GiSubject *s, const size_t *spans) {
    GiMatch *m = gi_object_new_sized(t, &gi_re_match_type, MATCH_SIZE(p->groups));
    if (m == NULL) {
        return GI_NULL;
    }
    m->groups = p->groups;
    m->pattern = gi_take(gi_counted(p));
    m->string = gi_take(s->string);
    m->pos = s->start;
    m->endpos = s->end;
    m->last_index = find_last(p, spans);
    memcpy(m->spans, spans, 2 * ((size_t)p->groups + 1) * sizeof *spans);
    return gi_support_track(t, m);
}

static void release(GiThread *t, GiObject *o) {
    GiMatch *m = (GiMatch *)o;
    gi_xdrop(t, m->pattern);
    gi_xdrop(t, m->string);
    gi_object_free(t, o, MATCH_SIZE(m->groups));
}

/* --- groups --- */

GiValue gi_re_group(GiThread *t, GiMatch *m, uint32_t group, GiValue missing) {
    size_t start = m->spans[2 * group], end = m->spans[2 * group + 1];
    if (start == SIZE_MAX) {
        return gi_take(missing);
    }
    if (gi_is_str(m->string)) {
        return gi_str_part(t, m->string, start, end);
    }
    GiSubject s = {.string = m->string};
    if (!gi_buffer_get_contiguous(t, m->string, false, &s.buffer)) {
        return GI_NULL;
    }
    s.data = (const char *)s.buffer.data;
    s.size = s.buffer.size; /* may have shrunk since the match */
    end = end > s.size ? s.size : end;
    start = start > end ? end : start;
    GiValue r = gi_re_part(t, &s, start, end);
    gi_buffer_release(t, &s.buffer);
    return r;
}

/* The number of a group given by number or name; -1: IndexError or another error set. */
static int64_t find_group(GiThread *t, GiMatch *m, GiValue key) {
    int64_t i = -1;
    if (gi_support_has_index(key)) {
        GiValue index = gi_index(t, key);
        if (index == GI_NULL) {
            return -1;
        }
        if (gi_int_overflow(index, &i) != 0) {
            i = -1;
        }
        gi_drop(t, index);
    } else {
        GiValue v = gi_dict_get(t, gi_as_dict(gi_as_pattern(m->pattern)->names), key);
        if (v == GI_NULL && gi_failed(t) && !gi_error_clear_if(t, &gi_TypeError)) {
            return -1;
        }
        i = v == GI_NULL ? -1 : gi_int_imm_value(v);
    }
    if (i < 0 || i > m->groups) {
        gi_raise(t, &gi_IndexError, "no such group");
        return -1;
    }
    return i;
}

static GiValue group_by_key(GiThread *t, GiMatch *m, GiValue key, GiValue missing) {
    int64_t i = find_group(t, m, key);
    return i < 0 ? GI_NULL : gi_re_group(t, m, (uint32_t)i, missing);
}

static GiValue m_group(GiThread *t, const GiValue *a) {
    GiMatch *m = gi_as_match(a[0]);
    const GiTuple *keys = gi_as_tuple(a[1]);
    if (keys->size == 0) {
        return gi_re_group(t, m, 0, GI_NONE);
    }
    if (keys->size == 1) {
        return group_by_key(t, m, keys->items[0], GI_NONE);
    }
    GiTuple *r = gi_tuple_new(t, keys->size);
    for (size_t i = 0; r != NULL && i < keys->size; i++) {
        GiValue v = group_by_key(t, m, keys->items[i], GI_NONE);
        if (v == GI_NULL) {
            gi_drop_object(t, r);
            return GI_NULL;
        }
        r->items[i] = v;
    }
    return r == NULL ? GI_NULL : gi_support_track(t, r);
}

static GiValue getitem(GiThread *t, GiValue v, GiValue key) {
    return group_by_key(t, gi_as_match(v), key, GI_NONE);
}

static GiValue m_groups(GiThread *t, const GiValue *a) {
    GiMatch *m = gi_as_match(a[0]);
    GiTuple *r = gi_tuple_new(t, m->groups);
    for (uint32_t i = 0; r != NULL && i < m->groups; i++) {
        GiValue v = gi_re_group(t, m, i + 1, a[1]);
        if (v == GI_NULL) {
            gi_drop_object(t, r);
            return GI_NULL;
        }
        r->items[i] = v;
    }
    return r == NULL ? GI_NULL : gi_support_track(t, r);
}

static GiValue m_groupdict(GiThread *t, const GiValue *a) {
    GiMatch *m = gi_as_match(a[0]);
    GiValue names = gi_as_pattern(m->pattern)->names, r = gi_dict(t), key, value;
    uint32_t position = 0;
    while (r != GI_NULL && gi_dict_next(gi_as_dict(names), &position, &key, &value)) {
        GiValue text = gi_re_group(t, m, (uint32_t)gi_int_imm_value(value), a[1]);
        bool ok = text != GI_NULL && gi_dict_set(t, gi_as_dict(r), key, text);
        gi_xdrop(t, text);
        if (!ok) {
            gi_drop(t, r);
            return GI_NULL;
        }
    }
    return r;
}

/* --- positions --- */

static int64_t position_of(GiThread *t, const GiMatch *m, size_t offset) {
    if (offset == SIZE_MAX) {
        return -1;
    }
    return (int64_t)(gi_is_str(m->string) ? gi_str_index_at(t, gi_as_str(m->string), offset) : offset);
}

/* Positions in long text are counted from the table of offsets. */
static void prepare_positions(GiThread *t, const GiMatch *m) {
    if (gi_is_str(m->string) && !gi_as_str(m->string)->ascii && gi_str_length(m->string) > 1) {
        gi_str_offset(t, gi_as_str(m->string), 1);
    }
}

static GiValue edge(GiThread *t, const GiValue *a, size_t side) {
    GiMatch *m = gi_as_match(a[0]);
    int64_t i = a[1] == GI_NULL ? 0 : find_group(t, m, a[1]);
    if (i < 0) {
        return GI_NULL;
    }
    prepare_positions(t, m);
    return gi_int(t, position_of(t, m, m->spans[2 * (size_t)i + side]));
}

static GiValue m_start(GiThread *t, const GiValue *a) { return edge(t, a, 0); }
static GiValue m_end(GiThread *t, const GiValue *a) { return edge(t, a, 1); }

static GiValue span(GiThread *t, GiMatch *m, size_t group) {
    return gi_tuple_pack(t, 2, gi_int_imm(position_of(t, m, m->spans[2 * group])),
                         gi_int_imm(position_of(t, m, m->spans[2 * group + 1])));
}

static GiValue m_span(GiThread *t, const GiValue *a) {
    GiMatch *m = gi_as_match(a[0]);
    int64_t i = a[1] == GI_NULL ? 0 : find_group(t, m, a[1]);
    if (i < 0) {
        return GI_NULL;
    }
    prepare_positions(t, m);
    return span(t, m, (size_t)i);
}

static GiValue m_expand(GiThread *t, const GiValue *a) { return gi_re_expand(t, gi_as_match(a[0]), a[1]); }

static GiValue m_self(GiThread *t, const GiValue *a) {
    (void)t;
    return gi_take(a[0]);
}

/* --- attributes --- */

static GiValue get_pos(GiThread *t, GiValue v) {
    return gi_int(t, position_of(t, gi_as_match(v), gi_as_match(v)->pos));
}
static GiValue get_endpos(GiThread *t, GiValue v) {
    return gi_int(t, position_of(t, gi_as_match(v), gi_as_match(v)->endpos));
}
static GiValue get_re(GiThread *t, GiValue v) {
    (void)t;
    return gi_take(gi_as_match(v)->pattern);
}
static GiValue get_string(GiThread *t, GiValue v) {
    (void)t;
    return gi_take(gi_as_match(v)->string);
}
static GiValue get_lastindex(GiThread *t, GiValue v) {
    GiMatch *m = gi_as_match(v);
    return m->last_index == 0 ? GI_NONE : gi_int(t, m->last_index);
}
static GiValue get_lastgroup(GiThread *t, GiValue v) {
    GiMatch *m = gi_as_match(v);
    (void)t;
    return m->last_index == 0
               ? GI_NONE : gi_take(gi_as_tuple(gi_as_pattern(m->pattern)->group_names)->items[m->last_index]);
}
static GiValue get_regs(GiThread *t, GiValue v) {
    GiMatch *m = gi_as_match(v);
    GiTuple *r = gi_tuple_new(t, (size_t)m->groups + 1);
    prepare_positions(t, m);
    for (size_t i = 0; r != NULL && i <= m->groups; i++) {
        GiValue pair = span(t, m, i);
        if (pair == GI_NULL) {
            gi_drop_object(t, r);
            return GI_NULL;
        }
        r->items[i] = pair;
    }
    return r == NULL ? GI_NULL : gi_support_track(t, r);
}

static const GiGetSetRow getset[] = {
    {"string", get_string, NULL, "The string passed to match() or search()."},
    {"re", get_re, NULL, "The regular expression object."},
    {"pos", get_pos, NULL,
     "The index into the string at which the RE engine started looking for a match."},
    {"endpos", get_endpos, NULL,
     "The index into the string beyond which the RE engine will not go."},
    {"lastindex", get_lastindex, NULL, "The integer index of the last matched capturing group."},
    {"lastgroup", get_lastgroup, NULL, "The name of the last matched capturing group."},
    {"regs", get_regs, NULL, NULL},
    {NULL, NULL, NULL, NULL}};

static GiValue repr(GiThread *t, GiValue v) {
    GiMatch *m = gi_as_match(v);
    GiValue text = gi_re_group(t, m, 0, GI_NONE);
    if (text == GI_NULL) {
        return GI_NULL;
    }
    prepare_positions(t, m);
    GiValue r = gi_str_from_format(t, "<re.Match object; span=(%lld, %lld), match=%.50R>",
                                   (long long)position_of(t, m, m->spans[0]),
                                   (long long)position_of(t, m, m->spans[1]), text);
    gi_drop(t, text);
    return r;
}

static const GiMethodRow methods[] = {
    GI_METHOD("group(self, /, *args)", m_group,
              "group([group1, ...]) -> str or tuple.\nReturn subgroup(s) of the match by indices or "
              "names.\nFor 0 returns the entire match."),
    GI_METHOD("start(self, group=0, /)", m_start,
              "Return index of the start of the substring matched by group."),
    GI_METHOD("end(self, group=0, /)", m_end,
              "Return index of the end of the substring matched by group."),
    GI_METHOD("span(self, group=0, /)", m_span,
              "For match object m, return the 2-tuple (m.start(group), m.end(group))."),
    GI_METHOD("groups(self, /, default=None)", m_groups,
              "Return a tuple containing all the subgroups of the match, from 1."),
    GI_METHOD("groupdict(self, /, default=None)", m_groupdict,
              "Return a dictionary containing all the named subgroups of the match, keyed by the "
              "subgroup name."),
    GI_METHOD("expand(self, /, template)", m_expand,
              "Return the string obtained by doing backslash substitution on the string template, as "
              "done by the sub() method."),
    GI_METHOD("__copy__(self, /)", m_self, NULL),
    GI_METHOD("__deepcopy__(self, memo, /)", m_self, NULL),
    GI_CLASS_METHOD("__class_getitem__(cls, object, /)", gi_class_getitem, "See PEP 585"),
    GI_METHODS_END};

static const GiContainerSlots container = {.getitem = getitem};

GiType gi_re_match_type = {
    GI_TYPE_HEAD(GiMatch, GI_GC_TRACKED), .gc.slots_offset = offsetof(GiMatch, pattern),
    .gc.slots_count = 2, .gc.release = release, .name = "re.Match", .flags = GI_TYPE_NO_INSTANCES,
    .repr = repr, .container = &container, .methods = methods, .getset = getset,
    .doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of "
           "True."};

#endif
