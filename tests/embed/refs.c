/* SPDX-License-Identifier: MIT
 * tests/embed/refs.c: what a host program holds shows up in gilt.refs, and everything adds up: handles and shared
 * references.
 */
#include "check.h"

int main(void) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, -1);
    CHECK(t != NULL);
    gilt_exec(t, "import gilt\nheld = []\n"
                 "def places():\n"
                 "    found = gilt.refs(held)\n"
                 "    assert found.count == len(found) and found.unknown == 0, found\n"
                 "    return [r.kind for r in found].count('handle')\n"
                 "assert places() == 0\n");
    CHECK(!gilt_failed(t));
    gilt_val held = gilt_eval(t, "held");
    gilt_ref *kept = gilt_keep(t, held);
    CHECK(kept != NULL);
    gilt_exec(t, "assert places() == 2, gilt.refs(held)\n");
    CHECK(!gilt_failed(t));
    gilt_ref_drop(kept); /* the reference goes at one of the next boundaries */
    gilt_exec(t, "assert places() in (1, 2), gilt.refs(held)\n");
    CHECK(!gilt_failed(t));
    gilt_detach(t);
    CHECK(gilt_vm_close(vm, -1) == GILT_OK);
    gilt_vm_drop(vm);
    puts("refs: ok");
    return 0;
}
