/* SPDX-License-Identifier: MIT
 * tests/embed/debug.c: E11: with GILT_DEBUG_HANDLES set, a planted leak, a use after the scope, a use in the wrong
 * thread and a misuse of gilt_unlock are each reported, with the function of this file that did it.
 */
#include "check.h"

static char reports[1 << 16];

static void keep_report(void *ud, int stream, const char *text, size_t n) {
    (void)ud;
    size_t at = strlen(reports);
    CHECK(stream == 2 && at + n < sizeof reports);
    memcpy(reports + at, text, n);
    reports[at + n] = 0;
}

/* One report contains both texts; forgets all. */
static bool reported(const char *what, const char *place) {
    const char *p = strstr(reports, what);
    bool found = p != NULL && strstr(p, place) != NULL;
    if (!found) {
        printf("missing: %s at %s in\n%s", what, place, reports);
    }
    reports[0] = 0;
    return found;
}

/* Exported, so that their names can be found. */
#define PLACE __attribute__((noinline, visibility("default")))
PLACE gilt_ref *plant_leak(gilt_thread *t);
PLACE gilt_val plant_value(gilt_thread *t);
PLACE void plant_stale(gilt_thread *t, gilt_val v);
PLACE void *plant_thread(void *p);
PLACE void plant_unlock(gilt_thread *t);

gilt_ref *plant_leak(gilt_thread *t) {
    gilt_ref *r = gilt_keep(t, gilt_int(t, 1));
    CHECK(r != NULL);
    return r;
}

gilt_val plant_value(gilt_thread *t) {
    gilt_scope s = gilt_scope_open(t);
    gilt_val v = gilt_eval(t, "[1]");
    gilt_scope_close(t, s, ABSENT);
    return v;
}

void plant_stale(gilt_thread *t, gilt_val v) {
    CHECK(gilt_len(t, v) == -1 && gilt_failed(t));
    gilt_take_error(t);
}

void *plant_thread(void *p) {
    CHECK(gilt_int(p, 1).h == 0);
    return NULL;
}

void plant_unlock(gilt_thread *t) {
    gilt_unlock(t, "a wait");
    CHECK(gilt_int(t, 1).h == 0);
    CHECK(gilt_lock(t) == GILT_OK);
}

int main(void) {
    setenv("GILT_DEBUG_HANDLES", "1", 1);
    gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS, .write = keep_report};
    gilt_vm *vm;
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK);
    gilt_thread *t = gilt_attach(vm, -1);
    plant_stale(t, plant_value(t));
    CHECK(strstr(reports, "the handle belongs to a scope that was closed") != NULL);
    CHECK(reported("its scope was closed; it had been made", "plant_value"));
    pthread_t thread;
    pthread_create(&thread, NULL, plant_thread, t);
    pthread_join(thread, NULL);
    CHECK(reported("a thread that this gilt_thread does not belong to", "plant_thread"));
    plant_unlock(t);
    CHECK(reported("between gilt_unlock and gilt_lock", "plant_unlock"));
    gilt_ref *leaked = plant_leak(t), *dropped = gilt_keep(t, gilt_int(t, 2));
    gilt_ref_drop(dropped);
    gilt_detach(t);
    CHECK(reports[0] == 0);
    CHECK(gilt_vm_close(vm, 20 * SECOND) == GILT_OK);
    CHECK(reported("never dropped; it had been made", "plant_leak"));
    gilt_ref_drop(leaked);
    gilt_vm_drop(vm);
    unsetenv("GILT_DEBUG_HANDLES");
    config.write = NULL;
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK); /* nothing is reported without it */
    t = gilt_attach(vm, -1);
    plant_stale(t, plant_value(t));
    plant_unlock(t);
    gilt_detach(t);
    gilt_vm_drop(vm);
    CHECK(reports[0] == 0);
    puts("debug: ok");
    return 0;
}
