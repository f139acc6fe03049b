/* SPDX-License-Identifier: MIT
 * interp/vm/vm_slow.h: the slow paths of instructions (contract: vm.h). By file:
 * vm_slow.c variables, operators, comparison, items; vm_build.c iteration, unpacking, building;
 * vm_attr.c attributes, methods, their caches; vm_flow.c returning, unwinding, exceptions, with, imports.
 */
#ifndef GI_VM_SLOW_H
#define GI_VM_SLOW_H

#include "interp/vm/vm.h"

/* FOR_ITER and SEND: the item is stored (the caller jumps); the iterator ended; a frame was pushed. */
typedef enum GiForStep { GI_FOR_FAILED, GI_FOR_ITEM, GI_FOR_END, GI_FOR_PUSHED } GiForStep;
/* After a frame ended: an error in the caller; t->frame goes on at its pc; gi_vm_run is left. */
typedef enum GiReturnStep { GI_RETURN_FAILED, GI_RETURN_ON, GI_RETURN_OUT } GiReturnStep;

/* Rewrites the instruction whose first word is in front of pc. */
static inline void gi_quicken(const uint32_t *pc, GiOpcode op) {
    uint32_t *w = (uint32_t *)(uintptr_t)pc - 1;
    *w = (*w & ~0xFFu) | (uint32_t)op;
}

/* vm_slow.c */
/* Quickens the arithmetic instruction at pc to its float form, or to the one that hands its result on. */
void gi_quicken_float(GiThread *t, const uint32_t *pc, GiOpcode form);
/* The instruction at pc cannot take the number that the one before handed on: it goes to its register, which takes
 * memory for some floats. false: error set. */
bool gi_vm_end_chain(GiThread *t, const uint32_t *pc, double chain, int64_t budget);
bool gi_vm_loadk_far(GiThread *t, uint32_t word);
bool gi_vm_unbound(GiThread *t, uint32_t word);
bool gi_vm_unbound_cell(GiThread *t, uint32_t word);
bool gi_vm_unbound_free(GiThread *t, uint32_t word);
bool gi_vm_get_global(GiThread *t, uint32_t word);
bool gi_vm_set_global(GiThread *t, uint32_t word);
bool gi_vm_del_global(GiThread *t, uint32_t word);
bool gi_vm_get_name(GiThread *t, uint32_t word);
bool gi_vm_set_name(GiThread *t, uint32_t word);
bool gi_vm_del_name(GiThread *t, uint32_t word);
bool gi_vm_make_cell(GiThread *t, uint32_t word);
bool gi_vm_del_cell(GiThread *t, uint32_t word);
bool gi_vm_del_free(GiThread *t, uint32_t word);
bool gi_vm_get_class_cell(GiThread *t, uint32_t word);
bool gi_vm_get_class_free(GiThread *t, uint32_t word);
bool gi_vm_get_class_global(GiThread *t, uint32_t word);
bool gi_vm_get_classdict_free(GiThread *t, uint32_t word);
bool gi_vm_load_cell(GiThread *t, uint32_t word);
bool gi_vm_load_closure_cell(GiThread *t, uint32_t word);
bool gi_vm_get_far(GiThread *t, uint32_t word);
bool gi_vm_set_far(GiThread *t, uint32_t word);
bool gi_vm_del_far(GiThread *t, uint32_t word);
/* The hidden list for the far locals of code, all unbound; owned. */
GI_OWNED GiValue gi_far_list(GiThread *t, const GiCode *code);
bool gi_vm_make_far(GiThread *t, uint32_t word);
bool gi_vm_load_locals(GiThread *t, uint32_t word);
bool gi_vm_setup_annotations(GiThread *t, uint32_t word);
bool gi_vm_binary(GiThread *t, uint32_t word);
bool gi_vm_binary_k(GiThread *t, uint32_t word);
bool gi_vm_binary_from(GiThread *t, uint32_t word);
bool gi_vm_inplace(GiThread *t, uint32_t word);
bool gi_vm_inplace_k(GiThread *t, uint32_t word);
bool gi_vm_unary(GiThread *t, uint32_t word);
bool gi_vm_not(GiThread *t, uint32_t word);
bool gi_vm_compare(GiThread *t, uint32_t word);
bool gi_vm_compare_k(GiThread *t, uint32_t word);
int gi_vm_compare_jump(GiThread *t, uint32_t word);
int gi_vm_compare_jump_k(GiThread *t, uint32_t word);
bool gi_vm_is(GiThread *t, uint32_t word);
bool gi_vm_in(GiThread *t, uint32_t word);
int gi_vm_in_jump(GiThread *t, uint32_t word);
int gi_vm_truth(GiThread *t, uint32_t word);
int gi_vm_falsity(GiThread *t, uint32_t word);
int gi_vm_truth_keep(GiThread *t, uint32_t word);
int gi_vm_falsity_keep(GiThread *t, uint32_t word);
bool gi_vm_get_item(GiThread *t, uint32_t word);
bool gi_vm_get_item_dict(GiThread *t, uint32_t word);
bool gi_vm_get_itemi(GiThread *t, uint32_t word);
bool gi_vm_set_item(GiThread *t, uint32_t word);
bool gi_vm_set_item_dict(GiThread *t, uint32_t word);
bool gi_vm_del_item(GiThread *t, uint32_t word);

/* vm_build.c */
bool gi_vm_get_iter(GiThread *t, uint32_t word);
GiForStep gi_vm_for_iter(GiThread *t, uint32_t word);
/* The iterator of a FOR_ITER gave nothing: it is let go of. false: because of an error. */
bool gi_vm_for_end(GiThread *t, uint32_t word);
bool gi_vm_unpack(GiThread *t, uint32_t word);
bool gi_vm_unpack_ex(GiThread *t, uint32_t word);
bool gi_vm_build_tuple(GiThread *t, uint32_t word);
bool gi_vm_build_list(GiThread *t, uint32_t word);
bool gi_vm_build_set(GiThread *t, uint32_t word);
bool gi_vm_build_dict(GiThread *t, uint32_t word);
bool gi_vm_build_string(GiThread *t, uint32_t word);
bool gi_vm_build_slice(GiThread *t, uint32_t word);
/* BUILD_SLICE with the GET_ITEM or SET_ITEM behind it, for plain bounds and containers: 1: both are done; 0: nothing is; -1:
 * error set. */
int gi_vm_slice_item(GiThread *t, uint32_t word);
/* v sliced by an exact slice object, in *out: 1: done (GI_NULL: error set); 0: v or the bounds are not plain. */
int gi_vm_slice_constant(GiThread *t, GiValue v, GiValue slice, GiValue *out);
bool gi_vm_list_append(GiThread *t, uint32_t word);
bool gi_vm_list_extend(GiThread *t, uint32_t word);
bool gi_vm_set_add(GiThread *t, uint32_t word);
bool gi_vm_set_update(GiThread *t, uint32_t word);
bool gi_vm_dict_add(GiThread *t, uint32_t word);
bool gi_vm_dict_update(GiThread *t, uint32_t word);
bool gi_vm_dict_merge(GiThread *t, uint32_t word);
bool gi_vm_convert(GiThread *t, uint32_t word);
bool gi_vm_format(GiThread *t, uint32_t word);
bool gi_vm_format_spec(GiThread *t, uint32_t word);
bool gi_vm_make_function(GiThread *t, uint32_t word);
bool gi_vm_intrinsic(GiThread *t, uint32_t word);
bool gi_vm_get_len(GiThread *t, uint32_t word);

/* vm_attr.c */
bool gi_vm_get_attr(GiThread *t, uint32_t word);
bool gi_vm_set_attr(GiThread *t, uint32_t word);
bool gi_vm_del_attr(GiThread *t, uint32_t word);
bool gi_vm_load_method(GiThread *t, uint32_t word);
bool gi_vm_get_super_attr(GiThread *t, uint32_t word);
bool gi_vm_call_getter(GiThread *t, uint32_t word);

/* call_place.c */
/* The script function in register r of the current frame is called with n positional values behind it and then
 * one for each name of kwnames (GI_NULL: none): they become its window, its frame is pushed. cache: two words for
 * where the keywords of this call go, or NULL. false: nothing was done, gi_bind has to look at the call. */
bool gi_call_place(GiThread *t, uint32_t r, size_t n, GiValue kwnames, uint32_t *cache, GiCallStep *step);
/* The same for a call whose k keywords gi_call_place has placed before, with what it left in its cache. */
bool gi_call_replay(GiThread *t, uint32_t r, uint32_t n, uint32_t k, const uint32_t *cache);
/* The same for a class (not static) in register r and its plain script __init__. */
bool gi_call_place_class(GiThread *t, uint32_t r, size_t n, GiValue kwnames, uint32_t *cache, GiValue init, GiCallStep *step);

/* call.c */
/* Register of the parameter that keyword `name` sets, or -1. */
int32_t gi_call_find_parameter(const GiCode *code, GiValue name);
/* CALL_RANGE: 1: the iterator is where the GET_ITER behind the call says; 0: not that simple; -1: error set. */
int gi_vm_call_range(GiThread *t, uint32_t word);
GiCallStep gi_vm_call_builtin(GiThread *t, uint32_t word);
GiCallStep gi_vm_call_method_builtin(GiThread *t, uint32_t word);

/* vm_flow.c */
GiReturnStep gi_vm_return(GiThread *t, GiValue result_steal);
GiReturnStep gi_vm_deliver(GiThread *t, GiValue result_steal);
GiReturnStep gi_vm_yield(GiThread *t, uint32_t word, GiValue value_steal);
GiForStep gi_vm_send(GiThread *t, uint32_t word);
/* Looks for the handler of the exception set in t, from t->frame outwards. trace: adds a traceback
 * entry for the innermost frame. true: t->frame->pc is the handler; false: the ENTRY frame is gone. */
bool gi_vm_unwind(GiThread *t, bool trace);
bool gi_vm_get_yield_from(GiThread *t, uint32_t word);
bool gi_vm_get_awaitable(GiThread *t, uint32_t word);
bool gi_vm_get_aiter(GiThread *t, uint32_t word);
bool gi_vm_get_anext(GiThread *t, uint32_t word);
bool gi_vm_end_async_for(GiThread *t, uint32_t word);
bool gi_vm_async_wrap(GiThread *t, uint32_t word);
bool gi_vm_raise(GiThread *t, uint32_t word);
void gi_vm_reraise(GiThread *t, uint32_t word);
bool gi_vm_push_handled(GiThread *t, uint32_t word);
bool gi_vm_pop_handled(GiThread *t, uint32_t word);
int gi_vm_no_match(GiThread *t, uint32_t word);
GiCallStep gi_vm_with_enter(GiThread *t, uint32_t word);
GiCallStep gi_vm_with_exit(GiThread *t, uint32_t word);
GiCallStep gi_vm_with_leave(GiThread *t, uint32_t word);
GiCallStep gi_vm_async_with_enter(GiThread *t, uint32_t word);
bool gi_vm_import_name(GiThread *t, uint32_t word);
bool gi_vm_import_from(GiThread *t, uint32_t word);
bool gi_vm_import_star(GiThread *t, uint32_t word);

/* vm_group.c (except*), match.c */
bool gi_vm_match_group(GiThread *t, uint32_t word);
bool gi_vm_reraise_star(GiThread *t, uint32_t word);
bool gi_vm_match_sequence(GiThread *t, uint32_t word);
bool gi_vm_match_mapping(GiThread *t, uint32_t word);

#endif
