/* SPDX-License-Identifier: MIT
 * interp/repl/editor_none.c: the editor of a gilt built without readline: there is none, so that the prompt
 * reads plain lines.
 */
#include "interp/repl/editor.h"

#include "runtime/types/sequence.h"

bool gi_editor_open(GiThread *t) {
    (void)t;
    return false;
}

GiEditorResult gi_editor_read(GiThread *t, const GiEditorRequest *request, char **text, size_t *size) {
    (void)request, (void)text, (void)size;
    gi_raise(t, &gi_RuntimeError, "gilt was built without a line editor");
    return GI_EDITOR_ERROR;
}

void gi_editor_load_history(const char *path) { (void)path; }
void gi_editor_remember(const char *text) { (void)text; }
GiValue gi_editor_history(GiThread *t) { return gi_list(t, NULL, 0); }
