/* SPDX-License-Identifier: MIT
 * interp/repl/block.h: one entry at the prompt: is it complete, and its code. */
#ifndef GI_BLOCK_TEXT_H
#define GI_BLOCK_TEXT_H

#include "runtime/native.h"

/* The code of an entry: `first` (GI_NULL: none) is everything but the last statement, `last` shows the value
 * of the last one when it is an expression. Both owned. */
typedef struct GiBlockCode { GiValue first, last; } GiBlockCode;

/* Where a look at the brackets and quotes of a growing text stands; all zero at its start. */
typedef struct GiBlockScan {
    size_t at;             /* bytes seen */
    int depth;             /* open brackets */
    char quote, last;      /* of the string we are in, or 0; last character of the line that is no blank */
    bool triple, comment;  /* the string has three quotes; in a comment */
    bool going_on;         /* the line belongs to the statement of the line before it */
    bool outermost;        /* the statement begins in column 0 */
    bool header;           /* the last statement that began there ended in a colon */
} GiBlockScan;

/* Must `text` (one or more lines) go on before it can run? 1 yes, 0 no (it runs, or is wrong), -1: error set
 * (no memory, interruption). editing: several lines that are wrong may be several statements, or be mended;
 * they go on up to an empty line. Says nothing about warnings in the text. */
int gi_block_wants_more(GiThread *t, const char *text, size_t size, bool editing);
/* A quick look without parsing, for pastes of many lines: is the text surely not complete, because its last
 * line is in brackets, in a string or in the body of a statement? Looks only at what was added since the last
 * call. It may be wrong about odd texts: the last word is gi_block_wants_more's. */
bool gi_block_scan(GiBlockScan *scan, const char *text, size_t size);
/* Compiles an entry that may hold several statements. *flags: of the compilation; a `from __future__` in the
 * entry is added, for the entries to come. false: error set. */
bool gi_block_compile(GiThread *t, const char *text, size_t size, GiValue filename, uint32_t *flags, GiBlockCode *code);

#endif
