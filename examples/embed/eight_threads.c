/* Eight threads of the host call into one interpreter. The GIL lets one of them in at a time, and gilt_unlock lets
 * the others work while one waits for something outside. */
#include <pthread.h>
#include <stdio.h>
#include <time.h>

#include "gilt.h"

#define CALLS 1000

static gilt_vm *vm;
static gilt_ref *add; /* a function of the script, kept over all scopes and threads */

static gilt_val host_sleep(gilt_thread *t, gilt_val self, const gilt_val *a, void *ud) {
    int64_t us;
    (void)self, (void)ud;
    if (gilt_to_int(t, a[0], &us)) {
        struct timespec time = {0, (long)us * 1000};
        gilt_unlock(t, "host.sleep"); /* no handle may be used from here ... */
        nanosleep(&time, NULL);
        gilt_lock(t); /* ... to here */
    }
    return (gilt_val){0};
}

static void *worker(void *arg) {
    (void)arg;
    gilt_thread *t = gilt_attach(vm, -1);
    if (t == NULL) {
        return NULL; /* the interpreter is closing */
    }
    for (int i = 0; i < CALLS; i++) {
        gilt_scope s = gilt_scope_open(t); /* or values would pile up until gilt_detach */
        gilt_callf(t, gilt_use(t, add), "i", INT64_C(1));
        gilt_scope_close(t, s, (gilt_val){0});
    }
    gilt_detach(t);
    return NULL;
}

int main(void) {
    pthread_t threads[8];
    int64_t total = 0;
    if (gilt_vm_new(NULL, &vm) != GILT_OK) {
        return 1;
    }
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_def(t, gilt_module(t, "host", NULL), "sleep(us: int)", host_sleep, NULL);
    gilt_val m = gilt_exec(t, "import host, threading\n"
                              "total, lock = 0, threading.Lock()\n"
                              "def add(n):\n"
                              "    global total\n"
                              "    with lock:\n"
                              "        total += n\n"
                              "        if total % 500 == 0:\n"
                              "            host.sleep(100)\n");
    add = gilt_keep(t, gilt_get(t, m, "add"));
    gilt_detach(t); /* or the threads would wait for ever */
    for (int i = 0; i < 8; i++) {
        pthread_create(&threads[i], NULL, worker, NULL);
    }
    for (int i = 0; i < 8; i++) {
        pthread_join(threads[i], NULL);
    }
    t = gilt_attach(vm, -1);
    gilt_unpack(t, gilt_eval(t, "total"), "i", &total);
    gilt_detach(t);
    printf("%d calls, total %lld\n", 8 * CALLS, (long long)total);
    gilt_ref_drop(add);
    gilt_vm_drop(vm);
    return 0;
}
