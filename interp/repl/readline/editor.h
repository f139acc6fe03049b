/* SPDX-License-Identifier: MIT
 * interp/repl/readline/editor.h: what editor.c and keys.c share. */
#ifndef GI_READLINE_EDITOR_H
#define GI_READLINE_EDITOR_H

#include "interp/repl/editor.h"

typedef struct GiEditor {
    GiThread *t;                    /* who reads; holds the GIL whenever readline runs */
    const GiEditorRequest *request;
    char *line;                     /* the result, malloc'ed */
    const char *aside;              /* what a key asks for in between, or NULL */
    char *kept;                     /* the entry as it was then, malloc'ed, until the next block begins */
    int kept_point;
    bool searching;                 /* Ctrl-R is at work when the key comes */
    bool pasting;                   /* paste mode: Enter begins a line and nothing else */
    bool done, failed, gone;        /* there is a result; an error is set; the terminal does not answer */
    char *pushed;                   /* bytes that were read too far, behind a paste; malloc'ed */
    size_t pushed_at, pushed_count;
} GiEditor;
extern GiEditor gi_editor;

/* Does a key come within this time? */
bool gi_editor_key_waits(int milliseconds);
/* Bytes to be read before the keyboard. */
void gi_editor_push(const char *data, size_t size);
/* Reads some bytes, waiting for the first; 0: nothing more will come (`failed` or `gone` is set). */
size_t gi_editor_read_bytes(char *data, size_t size);
/* Switches paste mode on or off: it has a prompt of its own. */
void gi_editor_set_pasting(bool on);
/* Draws the entry as it is now. */
void gi_editor_draw(void);
/* Writes text below the entry; the entry is shown anew below it. */
void gi_editor_show_below(const char *text, size_t size);
/* Binds the keys that readline does not know (keys.c). */
void gi_keys_bind(void);

#endif
