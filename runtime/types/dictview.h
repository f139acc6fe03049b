/* SPDX-License-Identifier: MIT
 * runtime/types/dictview.h: views and iterators of dicts (dictview.c), and the parts of dict.c that
 * work on a known hash or position.
 */
#ifndef GI_DICTVIEW_H
#define GI_DICTVIEW_H

#include "runtime/types/dict.h"

typedef struct GiDictView { GiObject head; GiValue dict; } GiDictView;

/* keys(), values() or items() of a dict, by view type. */
GI_OWNED GiValue gi_dictview(GiThread *t, GiType *type, GiValue dict);
/* An iterator of the given type over a dict. */
GI_OWNED GiValue gi_dictview_iter(GiThread *t, GiType *type, GiValue dict);

/* As gi_dict_find and gi_dict_set with the hash of the key known. */
int64_t gi_dict_find_hash(GiThread *t, GiDict *d, GiValue key, int64_t hash);
bool gi_dict_set_hash(GiThread *t, GiDict *d, GiValue key, int64_t hash, GiValue value);
/* Moves the live entry at a position to the end, resp. to the front (which takes time in proportion to
 * the size). false: no memory. */
bool gi_dict_move_last(GiThread *t, GiDict *d, uint32_t i);
bool gi_dict_move_first(GiThread *t, GiDict *d, uint32_t i);
/* Deletes the live entry at a position. */
void gi_dict_delete_at(GiThread *t, GiDict *d, uint32_t i);

#endif
