/* SPDX-License-Identifier: MIT
 * interp/repl/editor.h: reading from the terminal with editing. Two implementations: interp/repl/readline
 * (GNU readline) and editor_none.c, which never opens. There is one terminal, so one editor in a process.
 */
#ifndef GI_EDITOR_H
#define GI_EDITOR_H

#include "runtime/native.h"

typedef struct GiEditorRequest {
    const char *prompt, *more_prompt; /* before the first line, before the others; may hold colour sequences */
    bool block;                       /* Python: Enter goes on with a block that is not complete, Tab completes */
    GiDict *globals;                  /* for completion; NULL: none */
} GiEditorRequest;

/* Takes the terminal over for t's vm: false when there is none, or it cannot move its cursor. Sets
 * vm->console, so that input() edits and output of threads does not tear the line. */
bool gi_editor_open(GiThread *t);
typedef enum GiEditorResult { GI_EDITOR_ERROR = -1, GI_EDITOR_END, GI_EDITOR_ENTRY, GI_EDITOR_ASIDE } GiEditorResult;

/* One entry (in a block: several lines joined by newlines, none at the end), malloc'ed, in *text. ERROR: one is
 * set (Ctrl-C). ASIDE: *text is something to run in between (the help key); what was typed so far is there
 * again in the next block. The GIL is let go while the user thinks. */
GiEditorResult gi_editor_read(GiThread *t, const GiEditorRequest *request, char **text, size_t *size);
/* Loads the history, resp. adds an entry to it and to its file. path NULL: no file. What is wrong with the file
 * is said on stderr, once. */
void gi_editor_load_history(const char *path);
void gi_editor_remember(const char *text);
/* All entries, a list of str, the oldest first. Owned; GI_NULL: error set. */
GiValue gi_editor_history(GiThread *t);

#endif
