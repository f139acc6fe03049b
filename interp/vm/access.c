/* SPDX-License-Identifier: MIT
 * interp/vm/access.c: what an instruction is about to touch, for runs that are explored (runtime/gil/explore.h).
 *
 * An access is one instruction: reading or writing a global, an attribute or an item. A method of a list, dict or
 * set counts as one write of its items, for it is one instruction, too. So does a call of print().
 */
#include "interp/compiler/codeobject.h"
#include "interp/vm/frame.h"
#include "runtime/gil/explore.h"
#include "runtime/hooks.h"

static uint32_t a_of(uint32_t word) { return word >> 8 & 0xFF; }
static uint32_t b_of(uint32_t word) { return word >> 16 & 0xFF; }

static bool global(GiFrame *f, uint32_t word, bool write, GiAccess *out) {
    *out = (GiAccess){GI_VARIABLE_GLOBAL, write, gi_counted(gi_frame_function(f)->globals), f->code->names[word >> 16]};
    return true;
}

static bool attribute(GiFrame *f, GiValue object, bool write, GiAccess *out) {
    GiValue name = f->code->names[f->pc[0]]; /* pc is behind the first word */
    if (!gi_is_object(object) || gi_is_instance(object, &gi_module_type)) {
        return false;
    }
    *out = (GiAccess){GI_VARIABLE_ATTRIBUTE, write, object, name};
    return true;
}

static bool item(GiValue container, bool write, GiAccess *out) {
    if (!gi_is_list(container) && !gi_is_dict(container)) {
        return false;
    }
    *out = (GiAccess){GI_VARIABLE_ITEM, write, container, GI_NULL};
    return true;
}

/* A call of a method that LOAD_METHOD has found: function and object are in r[A], r[A + 1]. */
static bool container_method(GiFrame *f, uint32_t word, GiAccess *out) {
    GiValue self = f->R[a_of(word) + 1];
    bool mutable = gi_is_list(self) || gi_is_dict(self) || (gi_is_object(self) && gi_type(self) == &gi_set_type);
    if (!mutable) {
        return false;
    }
    *out = (GiAccess){GI_VARIABLE_ITEM, true, self, GI_NULL};
    return true;
}

/* A call of r[A]: print() is seen by others, for what threads print comes in some order. */
static bool output(GiThread *t, GiFrame *f, uint32_t word, GiAccess *out) {
    GiValue callee = f->R[a_of(word)];
    if (!gi_is_object(callee) || callee != gi_dict_get_text(t, gi_frame_function(f)->builtins, "print")) {
        return false;
    }
    *out = (GiAccess){GI_VARIABLE_OUTPUT, true, callee, GI_NULL};
    return true;
}

/* See explore.h. */
bool gi_current_access(GiThread *t, GiAccess *out) {
    GiFrame *f = t->frame;
    if (f->code == NULL) {
        return false;
    }
    uint32_t word = f->pc[-1];
    switch (gi_dis_base(word & 0xFF)) {
    case GI_BC_GET_NAME:
    case GI_BC_SET_NAME:
        if (f->flags & GI_FF_NAMES) { /* the namespace of a class body is nobody else's */
            return false;
        }
        return global(f, word, gi_dis_base(word & 0xFF) == GI_BC_SET_NAME, out);
    case GI_BC_GET_GLOBAL:
        return global(f, word, false, out);
    case GI_BC_SET_GLOBAL:
    case GI_BC_DEL_GLOBAL:
        return global(f, word, true, out);
    case GI_BC_GET_ATTR:
        return attribute(f, f->R[b_of(word)], false, out);
    case GI_BC_SET_ATTR:
    case GI_BC_DEL_ATTR:
        return attribute(f, f->R[a_of(word)], true, out);
    case GI_BC_GET_ITEM:
    case GI_BC_GET_ITEMI:
        return item(f->R[b_of(word)], false, out);
    case GI_BC_SET_ITEM:
    case GI_BC_DEL_ITEM:
        return item(f->R[a_of(word)], true, out);
    case GI_BC_CALL:
    case GI_BC_CALL_KW:
    case GI_BC_CALL_EX:
        return output(t, f, word, out);
    case GI_BC_CALL_METHOD:
        return container_method(f, word, out);
    default:
        return false;
    }
}

/* See explore.h. */
GiValue gi_access_value(GiThread *t, const GiAccess *a) {
    return a->kind == GI_VARIABLE_GLOBAL ? gi_dict_get_str(t, gi_as_dict(a->container), a->key) : GI_NULL;
}

/* The name by which register `a` was filled for a call at word `end`; GI_NULL: not by a name. */
static GiValue name_of_callee(const GiCode *code, uint32_t end, uint32_t a) {
    GiValue name = GI_NULL;
    for (uint32_t i = 0; i < end;) {
        uint32_t word = code->words[i];
        GiOpcode op = gi_dis_base(word & 0xFF);
        if (a_of(word) == a && (op == GI_BC_GET_NAME || op == GI_BC_GET_GLOBAL)) {
            name = code->names[word >> 16];
        } else if (a_of(word) == a && (op == GI_BC_GET_ATTR || op == GI_BC_LOAD_METHOD)) {
            name = code->names[code->words[i + 1]];
        } else if (a_of(word) == a && op == GI_BC_MOVE) {
            name = GI_NULL;
        }
        i += 1u + gi_opcode_extra[op];
    }
    return name;
}

/* See hooks.h. */
GiValue gi_current_callee(GiThread *t) {
    GiFrame *f = t->frame;
    if (f == NULL || f->code == NULL) {
        return GI_NULL;
    }
    uint32_t word = f->pc[-1];
    switch (gi_dis_base(word & 0xFF)) {
    case GI_BC_CALL:
    case GI_BC_CALL_KW:
    case GI_BC_CALL_EX:
    case GI_BC_CALL_METHOD:
    case GI_BC_CALL_METHOD_KW:
        return name_of_callee(f->code, (uint32_t)(f->pc - 1 - f->code->words), a_of(word));
    default:
        return GI_NULL;
    }
}
