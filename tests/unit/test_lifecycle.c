/* SPDX-License-Identifier: MIT
 * tests/unit/test_lifecycle.c: interpreters made and destroyed: nothing may be left of them, also when
 * every single allocation of their creation fails in turn.
 */
#include <stdio.h>
#include <stdlib.h>

#include "runtime/lifecycle.h"
#include "runtime/native.h"
#include "runtime/types/str.h"

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #x); \
            exit(1); \
        } \
    } while (0)

#define SECOND INT64_C(1000000000)

static const char *const scripts[] = {
    "x = 1\n",
    "class C:\n    def __del__(self): x\nc = C(); c.me = c\nl = [c]\n",
    "import threading\ndef f():\n    while True: pass\nfor i in range(3): "
    "threading.Thread(target=f, daemon=True).start()\n",
    "import threading, time\ndef f(): time.sleep(0.01)\nfor i in range(3): "
    "threading.Thread(target=f).start()\n",
    "import threading\nthreading.Thread(target=threading.Lock().acquire, daemon=True).start()\n"
    "l = threading.Lock(); l.acquire(); threading.Thread(target=l.acquire, daemon=True).start()\n",
    "import threading, os, time\nr, w = os.pipe()\n"
    "threading.Thread(target=os.read, args=(r, 1), daemon=True).start()\n"
    "threading.Thread(target=time.sleep, args=(100,), daemon=True).start()\n"
    "threading.Thread(target=sum, args=(range(10**12),), daemon=True).start()\n"
    "time.sleep(0.01)\n",
    "import weakref, gc, queue, signal\nclass C: pass\nc = C()\nw = weakref.WeakValueDictionary(a=c)\n"
    "weakref.finalize(c, list)\n",
    "def g():\n    try: yield 1\n    finally: pass\ni = g(); next(i)\n",
    "try: 1/0\nexcept ZeroDivisionError as e: kept = e\n",
    "import sys\nsys.modules['me'] = sys\nclass M(type): pass\nclass A(metaclass=M): __slots__ = 'a'\n"
    "a = A(); a.a = a\n",
    "raise ValueError('left over')\n",
};

/* Runs source in a new module __main__. */
static void run(GiThread *t, const char *source) {
    GiValue filename = gi_str_from_text(t, "<test>"), name = gi_str_from_text(t, "__main__");
    GiValue module = gi_module(t, name, NULL);
    CHECK(filename != GI_NULL && module != GI_NULL);
    CHECK(gi_dict_set(t, t->vm->modules, name, module));
    GiValue code = gi_compile(t, source, strlen(source), filename, 'x', 0);
    CHECK(code != GI_NULL);
    GiValue globals = ((GiModule *)gi_object(module))->dict;
    GiValue result = gi_run_code(t, code, globals, GI_NULL);
    gi_xdrop(t, result);
    gi_error_clear(t);
    gi_drop(t, code);
    gi_drop(t, module);
    gi_drop(t, filename);
    gi_drop(t, name);
}

static void test_scripts(void) {
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        GiVm *vm = gi_vm_create(NULL);
        CHECK(vm != NULL);
        GiThread *t = gi_thread_attach(vm);
        CHECK(t != NULL && gi_thread_attach(vm) == t);
        gi_thread_detach(t);
        run(t, scripts[i]);
        gi_vm_finish(t);
        gi_thread_detach(t);
        size_t leaked = 1;
        gi_vm_watch_leaks(vm, &leaked);
        CHECK(gi_vm_destroy(vm, 10 * SECOND));
        if (leaked != 0) {
            printf("script %zu: %zu bytes left\n", i, leaked);
        }
    }
}

static uint64_t countdown; /* the allocation that fails; 0: none */
static uint64_t made;

static void *failing(void *ud, void *p, size_t old_size, size_t new_size) {
    (void)ud, (void)old_size;
    if (new_size == 0) {
        free(p);
        return NULL;
    }
    if (new_size > old_size && ++made == countdown) {
        return NULL;
    }
    return realloc(p, new_size);
}

/* Only the hook's calls fail here: blocks of pages. Each small allocation is the business of tests/oom. */
static void test_hook_failures(void) {
    const GiVmConfig config = {.alloc = failing, .hash_seed = 1, .flags = GI_VM_NO_SIGNALS};
    for (countdown = 1;; countdown++) {
        made = 0;
        GiVm *vm = gi_vm_create(&config);
        if (vm != NULL) {
            bool done = made < countdown;
            CHECK(gi_vm_destroy(vm, SECOND));
            if (done) {
                break;
            }
        }
    }
    printf("creation takes %llu blocks\n", (unsigned long long)countdown - 1);
}

static void test_many(void) {
    const GiVmConfig config = {.flags = GI_VM_NO_SIGNALS};
    GiVm *vms[20];
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 20; i++) {
            vms[i] = gi_vm_create(&config);
            CHECK(vms[i] != NULL);
        }
        for (int i = 0; i < 20; i++) {
            GiThread *t = gi_thread_attach(vms[i]);
            run(t, scripts[1]);
            gi_thread_detach(t);
        }
        for (int i = 0; i < 20; i++) {
            CHECK(gi_vm_destroy(vms[i], SECOND));
        }
    }
}

int main(void) {
    test_scripts();
    test_hook_failures();
    test_many();
    puts("lifecycle: ok");
    return 0;
}
