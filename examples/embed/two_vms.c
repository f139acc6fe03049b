/* Two interpreters run at the same time: each has its own lock, modules and memory. */
#include <pthread.h>
#include <stdio.h>

#include "gilt.h"

typedef struct job {
    gilt_vm *vm;
    int64_t result;
} job;

static void *run(void *arg) {
    job *j = arg;
    gilt_thread *t = gilt_attach(j->vm, -1);
    gilt_exec(t, "total = 0\nfor i in range(300000):\n    total += i & 7\n");
    if (!gilt_unpack(t, gilt_eval(t, "total + offset"), "i", &j->result)) {
        j->result = -1;
    }
    gilt_detach(t);
    return NULL;
}

int main(void) {
    job jobs[2];
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        if (gilt_vm_new(NULL, &jobs[i].vm) != GILT_OK) {
            return 1;
        }
        gilt_thread *t = gilt_attach(jobs[i].vm, -1);
        gilt_set(t, gilt_exec(t, ""), "offset", gilt_int(t, i)); /* seen by this one only */
        gilt_detach(t);
    }
    for (int i = 0; i < 2; i++) {
        pthread_create(&threads[i], NULL, run, &jobs[i]);
    }
    for (int i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
        printf("interpreter %d: %lld\n", i, (long long)jobs[i].result);
        gilt_vm_drop(jobs[i].vm);
    }
    return 0;
}
