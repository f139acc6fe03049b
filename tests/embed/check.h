/* SPDX-License-Identifier: MIT
 * tests/embed/check.h: what the tests of gilt.h share. */
#ifndef CHECK_H
#define CHECK_H

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "gilt.h"

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #x); \
            fflush(stdout); \
            abort(); \
        } \
    } while (0)

#define MS INT64_C(1000000)
#define SECOND (1000 * MS)
#define ABSENT ((gilt_val){0})

static inline int64_t clock_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec;
}

static inline void sleep_ms(int64_t ms) {
    struct timespec t = {(time_t)(ms / 1000), (long)(ms % 1000 * MS)};
    nanosleep(&t, NULL);
}

/* How often a test is repeated: GILT_STRESS=full in the environment makes it often. */
static inline int times(int usual, int full) {
    const char *stress = getenv("GILT_STRESS");
    return stress != NULL && strcmp(stress, "full") == 0 ? full : usual;
}

static inline gilt_vm *new_vm(void) {
    gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS};
    gilt_vm *vm = NULL;
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK && vm != NULL);
    return vm;
}

/* Does the waiting error contain this text? Takes it. */
static inline bool error_says(gilt_thread *t, const char *text) {
    if (!gilt_failed(t)) {
        return false;
    }
    gilt_val error = gilt_take_error(t);
    size_t size = gilt_format_error(t, error, NULL, 0) + 1;
    char *buffer = malloc(size);
    gilt_format_error(t, error, buffer, size);
    bool found = strstr(buffer, text) != NULL;
    if (!found) {
        printf("error is:\n%.4000s", buffer);
    }
    free(buffer);
    return found;
}

/* Runs text and fails the test with its error. */
static inline gilt_val run(gilt_thread *t, const char *source) {
    gilt_val m = gilt_exec(t, source);
    if (m.h == 0) {
        char buffer[8000];
        gilt_format_error(t, gilt_take_error(t), buffer, sizeof buffer);
        printf("%s", buffer);
        CHECK(!"the script failed");
    }
    return m;
}

/* The value of an int expression. */
static inline int64_t int_of(gilt_thread *t, const char *expression) {
    int64_t i = 0;
    gilt_scope s = gilt_scope_open(t);
    CHECK(gilt_unpack(t, gilt_eval(t, expression), "i", &i));
    gilt_scope_close(t, s, ABSENT);
    return i;
}

#endif
