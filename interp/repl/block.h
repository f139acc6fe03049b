/* SPDX-License-Identifier: MIT
 * interp/repl/block.h: one entry at the prompt: is it complete, and its code. */
#ifndef GI_BLOCK_TEXT_H
#define GI_BLOCK_TEXT_H

#include "runtime/native.h"

/* The code of an entry: `first` (GI_NULL: none) is everything but the last statement, `last` shows the value
 * of the last one when it is an expression. Both owned. */
typedef struct GiBlockCode { GiValue first, last; } GiBlockCode;

/* Must `text` (one or more lines) go on before it can run? 1 yes, 0 no (it runs, or is wrong), -1: error set
 * (no memory, interruption). editing: several lines that are wrong may be several statements, or be mended;
 * they go on up to an empty line. Says nothing about warnings in the text. */
int gi_block_wants_more(GiThread *t, const char *text, size_t size, bool editing);
/* Compiles an entry that may hold several statements. false: error set. */
bool gi_block_compile(GiThread *t, const char *text, size_t size, GiValue filename, uint32_t flags, GiBlockCode *code);

#endif
