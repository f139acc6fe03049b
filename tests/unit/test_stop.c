/* SPDX-License-Identifier: MIT
 * tests/unit/test_stop.c: time and step limits, stops from another thread, interrupts, posted calls:
 * no script can catch or outlast a stop, and the interpreter is usable afterwards.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/gil/block.h"
#include "runtime/gil/gil.h"
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

#define MS INT64_C(1000000)

static const char *const endless[] = {
    "while True: pass\n",
    "while True:\n    try:\n        while True: pass\n    except: pass\n",
    "while True:\n    try:\n        while True: pass\n    finally: continue\n",
    "def f():\n    try:\n        while True: pass\n    finally: f()\nf()\n",
    "class C:\n    def __enter__(self): pass\n    def __exit__(self, *a):\n        while True: pass\n"
    "with C():\n    while True: pass\n",
    "def g():\n    while True:\n        try:\n            yield 1\n        except BaseException: pass\n"
    "for x in g(): pass\n",
    "sum(range(10**13))\n",
    "-1 in iter(int, 1)\n",
    "list(iter(int, 1))\n",
    "sorted(iter(int, 1))\n",
    "max(iter(int, 1))\n",
    "''.join(iter(str, 1))\n",
    "3 ** (10 ** 9)\n",
    "[0] * 5 == [x for x in iter(int, 1)]\n",
    "import time\ntime.sleep(100)\n",
    "import threading\nl = threading.Lock()\nl.acquire()\nl.acquire()\n",
    "import threading\nthreading.Event().wait()\n",
    "import queue\nqueue.SimpleQueue().get()\n",
    "import os\nr, w = os.pipe()\nos.read(r, 1)\n",
    "import os, select\nr, w = os.pipe()\nselect.select([r], [], [])\n",
    "import _socket\na, b = _socket.socketpair(1, 1, 0)\na.recv(1)\n",
    "import os\npid = os.fork()\nif pid == 0:\n    os.execv('/bin/sleep', ['sleep', '1'])\n"
    "os.waitpid(pid, 0)\n",
    "class D:\n    def __del__(self):\n        while True: pass\nD()\n",
    "class E:\n    def __eq__(self, o):\n        while True: pass\n[E()].index(1)\n",
    "import threading\ndef f():\n    while True: pass\nt = threading.Thread(target=f, daemon=True)\n"
    "t.start()\nt.join()\n",
};

static GiVm *vm;
static GiThread *t;

/* Runs source; the error it ended with (owned), or GI_NULL. */
static GiValue run(const char *source) {
    GiValue filename = gi_str_from_text(t, "<test>"), name = gi_str_from_text(t, "__main__");
    GiValue module = gi_module(t, name, NULL);
    CHECK(filename != GI_NULL && module != GI_NULL);
    GiValue code = gi_compile(t, source, strlen(source), filename, 'x', 0);
    CHECK(code != GI_NULL);
    GiValue globals = ((GiModule *)gi_object(module))->dict;
    GiValue result = gi_run_code(t, code, globals, GI_NULL);
    GiValue error = result == GI_NULL ? gi_error_take(t) : GI_NULL;
    gi_xdrop(t, result);
    gi_drop(t, code);
    gi_drop(t, module);
    gi_drop(t, filename);
    gi_drop(t, name);
    return error;
}

static void check_usable(void) {
    GiValue error = run("x = [i * i for i in range(10)]\nassert sum(x) == 285\n");
    CHECK(error == GI_NULL);
}

static void *stop_later(void *arg) {
    usleep(30000);
    gi_stop_vm(vm, *(GiStop *)arg);
    return NULL;
}

int main(void) {
    vm = gi_vm_create(NULL);
    CHECK(vm != NULL);
    t = gi_thread_attach(vm);
    CHECK(t != NULL);
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
        int64_t start = gi_now_ns(t);
        gi_limit_set(t, 50 * MS, 0);
        GiValue error = run(endless[i]);
        int64_t took = gi_now_ns(t) - start;
        bool swallowed = strstr(endless[i], "__del__") != NULL; /* reported as unraisable */
        if ((error == GI_NULL && !swallowed) || took > 400 * MS) {
            printf("time limit: %lld ms for:\n%s", (long long)(took / MS), endless[i]);
        }
        CHECK(took < 5000 * MS);
        gi_stop_clear(t);
        gi_xdrop(t, error);
        check_usable();
    }
    gi_limit_set(t, 0, 100000);
    GiValue error = run("n = 0\nwhile True: n += 1\n");
    CHECK(error != GI_NULL);
    gi_stop_clear(t);
    gi_drop(t, error);
    for (GiStop how = GI_STOP_INTERRUPT; how <= GI_STOP_CALL; how++) {
        pthread_t other;
        CHECK(pthread_create(&other, NULL, stop_later, &how) == 0);
        error = run(endless[0]);
        CHECK(error != GI_NULL);
        CHECK((gi_type(error) == &gi_KeyboardInterrupt) == (how == GI_STOP_INTERRUPT));
        gi_stop_clear(t);
        gi_drop(t, error);
        pthread_join(other, NULL);
        check_usable();
    }
    gi_thread_detach(t);
    size_t leaked = 1;
    gi_vm_watch_leaks(vm, &leaked);
    CHECK(gi_vm_destroy(vm, 2000 * MS));
    CHECK(leaked == 0);
    puts("stop: ok");
    return 0;
}
