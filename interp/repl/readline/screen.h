/* SPDX-License-Identifier: MIT
 * interp/repl/readline/screen.h: showing an entry of several lines on the terminal. */
#ifndef GI_SCREEN_H
#define GI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

/* Starts an entry: nothing of it is shown yet, the cursor is at the start of an empty row (or behind
 * `gi_screen_column` characters of output, which then get a row of their own). */
void gi_screen_begin(const char *prompt, const char *more_prompt);
/* Other prompts from the next drawing on. */
void gi_screen_set_prompts(const char *prompt, const char *more_prompt);
/* Makes the screen show the text with the cursor at byte `point`. prompt NULL: the one of begin. */
void gi_screen_draw(const char *prompt, const char *text, size_t size, size_t point);
/* Takes the entry off the screen; the cursor stands where output goes on. */
void gi_screen_hide(void);
/* The cursor goes below the entry, which stays. */
void gi_screen_leave(void);
/* An empty screen, nothing shown. */
void gi_screen_clear(void);
/* Something else was written at the cursor: where does the next row begin? */
void gi_screen_wrote(const char *data, size_t size);
/* Asks the terminal for its size. moved: the rows on the screen may have been broken anew. */
void gi_screen_measure(bool moved);
int gi_screen_columns(void);
/* Columns that text takes. */
size_t gi_screen_width(const char *text, size_t size);
/* Writes bytes to the terminal as they are. */
void gi_screen_put(const char *data, size_t size);

#endif
