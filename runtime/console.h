/* SPDX-License-Identifier: MIT
 * runtime/console.h: what streams, input() and os._exit tell a line editor that owns the terminal. The
 * editor is interp/repl/readline; vm->console is NULL while there is none.
 */
#ifndef GI_CONSOLE_H
#define GI_CONSOLE_H

#include "runtime/errors/error.h"

typedef struct GiConsole {
    /* Bytes are going to be written to descriptor 1 or 2, resp. have been: `size` bytes of `data` (0: none
     * because of an error). In between the line being edited is off the screen. With the GIL; they neither
     * raise nor run code; an exception may be set. */
    void (*before_write)(GiThread *t);
    void (*after_write)(GiThread *t, const char *data, size_t size);
    /* input() on the terminal: a line without its end; owned. EOFError, KeyboardInterrupt ... */
    GiValue (*read_line)(GiThread *t, GiValue prompt);
    /* Puts the terminal back as it was: the process ends without another word. */
    void (*leave)(void);
} GiConsole;

#endif
