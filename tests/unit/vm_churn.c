/* SPDX-License-Identifier: MIT
 * tests/unit/vm_churn.c: interpreters made, used and closed ten thousand times: no byte of them may be left,
 * and the process must not grow.
 *
 *   vm_churn [COUNT]
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/lifecycle.h"
#include "runtime/native.h"
#include "runtime/types/str.h"

#if defined(GILT_SANITIZED)
#define COUNT 300
#define GROWTH_MOST ((long)64 << 20) /* the sanitizer keeps freed memory in quarantine */
#else
#define COUNT 10000
#define GROWTH_MOST ((long)1 << 20)
#endif
#define WARM_UP 100
#define SECOND INT64_C(1000000000)

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #x); \
            exit(1); \
        } \
    } while (0)

static const char *const scripts[] = {
    "x = [1]\n",
    "a, b = [1], [2]\na.append(b)\nb.append(a)\n",
    "class C:\n    def __del__(self): pass\nc = C(); c.me = c\n",
    "def g():\n    yield 1\ni = g(); next(i)\n",
    "try: 1/0\nexcept ZeroDivisionError as e: kept = e\n",
};

static long resident(void) {
    long pages = 0, total;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f != NULL) {
        if (fscanf(f, "%ld %ld", &total, &pages) != 2) {
            pages = 0;
        }
        fclose(f);
    }
    return pages * sysconf(_SC_PAGESIZE);
}

static void run(GiThread *t, const char *source) {
    GiValue filename = gi_str_from_text(t, "<test>"), globals = gi_dict(t);
    CHECK(filename != GI_NULL && globals != GI_NULL);
    GiValue code = gi_compile(t, source, strlen(source), filename, 'x', 0);
    CHECK(code != GI_NULL);
    GiValue result = gi_run_code(t, code, globals, globals);
    CHECK(result != GI_NULL);
    gi_drop(t, result);
    gi_drop(t, code);
    gi_drop(t, globals);
    gi_drop(t, filename);
}

static void churn(int i) {
    GiVm *vm = gi_vm_create(NULL);
    CHECK(vm != NULL);
    GiThread *t = gi_thread_attach(vm);
    CHECK(t != NULL);
    run(t, scripts[(size_t)i % (sizeof scripts / sizeof *scripts)]);
    gi_thread_detach(t);
    size_t leaked = 1;
    gi_vm_watch_leaks(vm, &leaked);
    CHECK(gi_vm_destroy(vm, 10 * SECOND));
    if (leaked != 0) {
        printf("interpreter %d: %zu bytes left\n", i, leaked);
        exit(1);
    }
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : COUNT;
    long before = 0;
    for (int i = 0; i < count + WARM_UP; i++) {
        if (i == WARM_UP) {
            before = resident();
        }
        churn(i);
    }
    long growth = resident() - before;
    printf("%d interpreters made and closed: no byte left, the process grew by %ld KiB\n", count, growth / 1024);
#if !defined(GILT_SANITIZED) /* which keeps freed memory back */
    CHECK(growth <= GROWTH_MOST);
#endif
    return 0;
}
