/* Listening to the GIL: counts what two threads of a script do with it. */
#include <stdio.h>
#include <string.h>

#include "gilt.h"

typedef struct counts {
    unsigned long long kind[16];
    unsigned long long sleeps;
} counts;

static void on_event(void *ud, const gilt_event *ev) { /* with the lock held; must not call back */
    counts *c = ud;
    c->kind[ev->kind]++;
    c->sleeps += ev->kind == GILT_EV_BLOCK && ev->label != NULL && strcmp(ev->label, "sleep") == 0;
}

int main(void) {
    counts c = {{0}, 0};
    gilt_config config = {.api_version = GILT_API_VERSION, .slice = 1000};
    gilt_vm *vm;
    if (gilt_vm_new(&config, &vm) != GILT_OK) {
        return 1;
    }
    gilt_trace(vm, (1u << (GILT_EV_UNBLOCK + 1)) - 1, on_event, &c);
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_exec(t, "import threading, time\n"
                 "def work():\n"
                 "    for i in range(5):\n"
                 "        for j in range(20000): pass\n"
                 "        time.sleep(0.001)\n"
                 "threads = [threading.Thread(target=work) for i in range(2)]\n"
                 "for t in threads: t.start()\n"
                 "for t in threads: t.join()\n");
    gilt_detach(t);
    gilt_trace(vm, 0, NULL, NULL);
    printf("threads: %llu started, %llu ended\n", c.kind[GILT_EV_THREAD_START], c.kind[GILT_EV_THREAD_END]);
    printf("sleeps: %llu\n", c.sleeps);
    printf("took the lock at least 12 times: %d\n", c.kind[GILT_EV_GIL_TAKE] >= 12);
    printf("lost it because a slice was over: %d\n", c.kind[GILT_EV_GIL_FORCED] > 0);
    printf("each take but one was given back: %d\n",
           c.kind[GILT_EV_GIL_TAKE] - c.kind[GILT_EV_GIL_DROP] - c.kind[GILT_EV_GIL_FORCED] <= 1);
    gilt_vm_drop(vm);
    return 0;
}
