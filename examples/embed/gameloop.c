/* A game loop: the script's `frame` is a generator that may use 2 ms of each frame. What it does not get done it
 * goes on with in the next; a frame that overruns its time is stopped, and the game goes on without it. */
#include <stdio.h>
#include <stdlib.h>

#include "gilt.h"

static const char script[] = "def enemy(name, patience):\n"
                             "    for step in range(patience):\n"
                             "        yield f'{name} walks {step}'\n"
                             "    while True: pass          # the bug that every game has\n"
                             "def good(name):\n"
                             "    step = 0\n"
                             "    while True:\n"
                             "        yield f'{name} sings {step}'\n"
                             "        step += 1\n"
                             "actors = [enemy('troll', 2), good('bard')]\n";

int main(int argc, char **argv) {
    int64_t frame_ns = 1000000 * (int64_t)(argc > 1 ? atoi(argv[1]) : 2);
    gilt_vm *vm;
    if (gilt_vm_new(NULL, &vm) != GILT_OK) {
        return 1;
    }
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_val actors = gilt_get(t, gilt_exec(t, script), "actors");
    gilt_ref *actor[2];
    for (int i = 0; i < 2; i++) {
        actor[i] = gilt_keep(t, gilt_item(t, actors, gilt_int(t, i)));
    }
    gilt_set_budget(t, frame_ns, 0); /* for each call from here on */
    for (int frame = 0; frame < 4; frame++) {
        gilt_scope s = gilt_scope_open(t);
        for (int i = 0; i < 2; i++) {
            const char *text;
            if (actor[i] == NULL) {
                continue;
            }
            if (gilt_unpack(t, gilt_next(t, gilt_use(t, actor[i])), "s", &text)) {
                printf("frame %d: %s\n", frame, text);
            } else {
                printf("frame %d: actor %d %s\n", frame, i,
                       gilt_stopped(t) == GILT_STOP_CALL ? "took too long and is gone" : "has failed");
                gilt_take_error(t);
                gilt_ref_drop(actor[i]);
                actor[i] = NULL;
            }
        }
        gilt_scope_close(t, s, (gilt_val){0});
    }
    gilt_ref_drop(actor[0]);
    gilt_ref_drop(actor[1]);
    gilt_detach(t);
    gilt_vm_drop(vm);
    return 0;
}
