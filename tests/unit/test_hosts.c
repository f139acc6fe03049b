/* SPDX-License-Identifier: MIT
 * tests/unit/test_hosts.c: threads of the host come and go: many at once, nested, in two interpreters in turn,
 * and while the interpreter is being destroyed, which must find every one of them out before it frees anything.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/gil/sync.h"
#include "runtime/lifecycle.h"
#include "runtime/native.h"
#include "runtime/types/sequence.h"

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #x); \
            exit(1); \
        } \
    } while (0)

#define HOSTS 8
#define SECOND INT64_C(1000000000)

static GiVm *vms[2];
static _Atomic int attached;

/* A little work with values of the interpreter. */
static void work(GiThread *t, int n) {
    GiValue list = gi_list(t, NULL, 0);
    CHECK(list != GI_NULL);
    for (int i = 0; i < n; i++) {
        CHECK(gi_list_append(t, list, gi_int_imm(i)));
    }
    gi_drop(t, list);
}

static void *come_and_go(void *arg) {
    int me = (int)(intptr_t)arg;
    for (int i = 0; i < 300; i++) {
        GiVm *vm = vms[(me + i) % 2];
        GiThread *t = gi_thread_attach(vm);
        CHECK(t != NULL && gi_gil_held(t));
        GiThread *again = gi_thread_attach(vm);
        CHECK(again == t);
        work(t, i % 20);
        CHECK(gi_poll(t, 100));
        gi_thread_detach(again);
        CHECK(gi_gil_held(t));
        gi_gil_release(t);
        gi_gil_take(t);
        gi_thread_detach(t);
    }
    return NULL;
}

static void test_come_and_go(void) {
    pthread_t ids[HOSTS];
    vms[0] = gi_vm_create(NULL);
    vms[1] = gi_vm_create(NULL);
    CHECK(vms[0] != NULL && vms[1] != NULL);
    for (intptr_t i = 0; i < HOSTS; i++) {
        CHECK(pthread_create(&ids[i], NULL, come_and_go, (void *)i) == 0);
    }
    for (int i = 0; i < HOSTS; i++) {
        pthread_join(ids[i], NULL);
    }
    for (int i = 0; i < 2; i++) {
        size_t leaked = 1;
        gi_vm_watch_leaks(vms[i], &leaked);
        CHECK(gi_vm_destroy(vms[i], 5 * SECOND));
        CHECK(leaked == 0);
    }
}

/* Attached until the end of the vm asks it to leave; does not touch the vm after its detaching. */
static void *until_stopped(void *arg) {
    GiThread *t = gi_thread_attach(arg);
    CHECK(t != NULL);
    atomic_fetch_add(&attached, 1);
    while (gi_poll(t, 100000)) {
        work(t, 5);
    }
    gi_thread_detach(t);
    return NULL;
}

/* Nothing is freed before the last instruction of the last thread that leaves. */
static void test_destroy(void) {
    for (int round = 0; round < 200; round++) {
        pthread_t ids[3];
        GiVm *vm = gi_vm_create(NULL);
        CHECK(vm != NULL);
        atomic_store(&attached, 0);
        for (int i = 0; i < 3; i++) {
            CHECK(pthread_create(&ids[i], NULL, until_stopped, vm) == 0);
        }
        while (atomic_load(&attached) < 3) {
            sched_yield();
        }
        CHECK(gi_vm_destroy(vm, 20 * SECOND));
        for (int i = 0; i < 3; i++) {
            pthread_join(ids[i], NULL);
        }
    }
}

int main(void) {
    test_come_and_go();
    test_destroy();
    puts("hosts: ok");
    return 0;
}
