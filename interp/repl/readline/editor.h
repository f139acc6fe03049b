/* SPDX-License-Identifier: MIT
 * interp/repl/readline/editor.h: what editor.c and keys.c share. */
#ifndef GI_READLINE_EDITOR_H
#define GI_READLINE_EDITOR_H

#include "interp/repl/editor.h"

typedef struct GiEditor {
    GiThread *t;                    /* who reads; holds the GIL whenever readline runs */
    const GiEditorRequest *request;
    char *line;                     /* the result, malloc'ed */
    bool searching;                 /* Ctrl-R is at work when the key comes */
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
/* Draws the entry as it is now. */
void gi_editor_draw(void);
/* Writes text below the entry; the entry is shown anew below it. */
void gi_editor_show_below(const char *text, size_t size);
/* Binds the keys that readline does not know (keys.c). */
void gi_keys_bind(void);

#endif
