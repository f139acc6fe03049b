/* SPDX-License-Identifier: MIT
 * interp/repl/editor_none.c: the editor of a gilt built without readline: there is none, so that the prompt
 * reads plain lines.
 */
#include "interp/repl/editor.h"

bool gi_editor_open(GiThread *t) {
    (void)t;
    return false;
}

int gi_editor_read(GiThread *t, const GiEditorRequest *request, char **text, size_t *size) {
    (void)request, (void)text, (void)size;
    gi_raise(t, &gi_RuntimeError, "gilt was built without a line editor");
    return -1;
}

void gi_editor_load_history(const char *path) { (void)path; }
void gi_editor_remember(const char *text) { (void)text; }
