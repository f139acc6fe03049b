/* SPDX-License-Identifier: MIT
 * tests/unit/oom.c: each allocation of a script fails in turn, once and for good. Afterwards every reference
 * count must be right, the heap sound, a control script must run, and nothing may be left at the end.
 */
#include <stdio.h>
#include <stdlib.h>

#include "runtime/audit.h"
#include "runtime/lifecycle.h"
#include "runtime/native.h"
#include "runtime/types/str.h"

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s (script %zu, allocation %zu)\n", __FILE__, __LINE__, #x, script, number); \
            exit(1); \
        } \
    } while (0)

static const char *const scripts[] = {
    "class A:\n    x = 1\n    def f(self): return super().f()\nclass B(A):\n    __slots__ = ('a', 'b')\n"
    "    @property\n    def p(self): return 1\nclass M(type): pass\nclass C(B, metaclass=M): pass\nC().a = 1\n",
    "a = [1, 2]\nb = {x: y for x, y in zip(a, a)}\nf = lambda *a, **k: (a, k)\nf(1, z=2)\na.sort(key=lambda v: -v)\n"
    "'abc'.upper().split('B'), {1, 2} | {3}, '%s %d' % ('a', 1), f'{a!r:>10}', 10**50 * 3, a[::-1]\n",
    "def g():\n    try:\n        x = yield 1\n        yield from [1, 2]\n    finally:\n        y = [x]\nlist(g())\n"
    "i = g(); next(i); i.close()\n",
    "try:\n    try:\n        raise ValueError('x')\n    except ValueError as e:\n        raise KeyError(e) from e\n"
    "except KeyError as e:\n    kept = e\n",
    "class N:\n    def __del__(self): self.gone = []\na = N(); b = N(); a.b = b; b.a = a; del a, b\n"
    "import gc\ngc.collect()\n",
    "import _weakref\nclass W: pass\nw = W()\nr = _weakref.ref(w, lambda r: None)\np = _weakref.proxy(w)\ndel w\n",
    "match {'a': [1, 2], 'b': 3}:\n    case {'a': [x, *y], **z}: pass\nx = [i for i in range(20) if i % 2]\n",
    "import _gilt_memory as m\nx = []\nm.references([x], 0, (list,)); m.rehearse(2); m.contents([x, {1: x}])\n",
    "x = (1,\n",
    "f'{a!r:{b'\n",
};

static size_t script, number;

static void run(GiThread *t, const char *source, GiValue filename, bool must) {
    GiValue globals = gi_dict(t);
    GiValue code = globals == GI_NULL ? GI_NULL
                                      : gi_compile(t, source, strlen(source), filename, 'x', 0);
    GiValue result = code == GI_NULL ? GI_NULL : gi_run_code(t, code, globals, globals);
    CHECK((result == GI_NULL) == gi_failed(t));
    CHECK(!must || result != GI_NULL);
    gi_error_clear(t);
    gi_xdrop(t, result);
    gi_xdrop(t, code);
    gi_xdrop(t, globals);
}

/* One run whose number-th allocation fails; false: it had fewer. */
static bool fail_once(bool forever) {
    GiVm *vm = gi_vm_create(NULL);
    GiThread *t = vm == NULL ? NULL : gi_thread_attach(vm);
    CHECK(t != NULL);
    GiValue filename = gi_str_from_text(t, "<test>");
    CHECK(filename != GI_NULL);
    GiHeapStats before, after;
    gi_heap_stats(vm->heap, &before);
    gi_heap_fail_at(vm->heap, number, forever);
    run(t, scripts[script], filename, false);
    gi_heap_fail_at(vm->heap, 0, false);
    gi_heap_stats(vm->heap, &after);
    run(t, "x = [i * 2 for i in range(10)]\nassert sum(x) == 90\n", filename, true);
    gi_drop(t, filename);
    GiAudit audit;
    CHECK(gi_audit(t, &audit, stdout) && audit.differences == 0);
    gi_thread_detach(t);
    size_t leaked = 1;
    gi_vm_watch_leaks(vm, &leaked);
    CHECK(gi_vm_destroy(vm, INT64_C(10000000000)));
    CHECK(leaked == 0);
    return after.allocations - before.allocations >= number;
}

int main(void) {
    size_t total = 0;
    for (script = 0; script < sizeof scripts / sizeof *scripts; script++) {
        for (int forever = 0; forever < 2; forever++) {
            for (number = 1; fail_once(forever != 0); number += 1 + number / 100) {
                total++;
            }
        }
    }
    printf("%zu allocations failed, no count is wrong, nothing is left\n", total);
    return 0;
}
