/* The whole in one: two interpreters, eight threads, a native function and a native type, budgets, GIL events. */
#include <pthread.h>
#include <stdio.h>
#include "gilt.h"

typedef struct point { double x, y; } point;
typedef struct job { gilt_vm *vm; gilt_ref *add; unsigned events[16]; } job;

static bool point_init(gilt_thread *t, void *self, const gilt_val *a) {
    point *p = self;
    return gilt_unpack(t, a[0], "d", &p->x) && gilt_unpack(t, a[1], "d", &p->y);
}

static gilt_val host_twice(gilt_thread *t, gilt_val self, const gilt_val *a, void *ud) {
    int64_t i = ((void)self, (void)ud, 0);
    return gilt_to_int(t, a[0], &i) ? gilt_int(t, 2 * i) : (gilt_val){0};
}

static void on_gil(void *ud, const gilt_event *ev) { ((unsigned *)ud)[ev->kind]++; }

static bool report(gilt_thread *t) {
    char text[4096];
    gilt_format_error(t, gilt_take_error(t), text, sizeof text);
    return fputs(text, stdout) < 0;
}

static void *worker(void *arg) {
    job *j = arg;
    gilt_thread *t = gilt_attach(j->vm, -1);
    if (t == NULL) { return NULL; } /* the interpreter is closing */
    gilt_set_budget(t, 2500 * INT64_C(1000000), 0); /* for each call from this thread */
    int64_t r;
    if (gilt_unpack(t, gilt_callf(t, gilt_use(t, j->add), "ii", INT64_C(2), INT64_C(3)), "i", &r)) { printf("%d\n", (int)r); }
    else { report(t); }
    gilt_detach(t);
    return NULL;
}

static bool start(job *j, const char *source) {
    static const gilt_type_spec spec = {.name = "Point(x: float, y: float)", .size = sizeof(point), .init = point_init};
    gilt_config cfg = {.api_version = GILT_API_VERSION, .flags = GILT_NO_FFI, .memory_limit = 64u << 20};
    if (gilt_vm_new(&cfg, &j->vm) != GILT_OK) { return false; }
    gilt_trace(j->vm, 1u << GILT_EV_GIL_TAKE | 1u << GILT_EV_GIL_DROP, on_gil, j->events);
    gilt_thread *t = gilt_attach(j->vm, -1);
    gilt_val host = gilt_module(t, "host", "functions of the host");
    gilt_def(t, host, "twice(n: int) -> int", host_twice, NULL);
    gilt_type_new(t, host, &spec);
    j->add = gilt_keep(t, gilt_get(t, gilt_exec(t, source), "add")); /* null in, null out: one check at the end */
    bool ok = !gilt_failed(t) || report(t);
    gilt_detach(t);
    return ok;
}

int main(void) {
    job jobs[2] = {{.vm = NULL}, {.vm = NULL}};
    pthread_t threads[8];
    for (int i = 0; i < 2; i++) {
        if (!start(&jobs[i], "import host\nhost.Point(1, y=2.5)\ndef add(a, b):\n    return host.twice(a) + b\n")) { return 1; }
    }
    for (int i = 0; i < 8; i++) { pthread_create(&threads[i], NULL, worker, &jobs[i & 1]); }
    for (int i = 0; i < 8; i++) { pthread_join(threads[i], NULL); }
    for (int i = 0; i < 2; i++) {
        gilt_ref_drop(jobs[i].add);
        bool taken = jobs[i].events[GILT_EV_GIL_TAKE] >= 5, closed = gilt_vm_close(jobs[i].vm, INT64_C(1000000000)) == GILT_OK;
        printf("took the lock at least 5 times: %d, closed: %d\n", taken, closed);
        gilt_vm_drop(jobs[i].vm);
    }
    return 0;
}
