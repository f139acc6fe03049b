/* Plug-ins of strangers: no files, no threads, few modules, 16 MB, 50 ms. Whatever they try, the host gets its
 * answer in time and the interpreter can be used again. */
#include <stdio.h>
#include <stdlib.h>

#include "gilt.h"

static const char *const plugins[] = {
    "def run(): return sum(range(10))",
    "def run():\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass",
    "def run(): return 10 ** 10 ** 9",
    "def run(): return 'x' * 10 ** 12",
    "def run():\n    l = []\n    while True: l.append('x' * 1000)",
    "def run(): return open('/etc/passwd').read()",
    "def run(): import socket",
    "def run(): return __import__('os').environ",
    "def run():\n    import _thread\n    _thread.start_new_thread(print, ())",
    "def run(): return run()",
    "import math\ndef run(): return math.gcd(12, 18)",
};

static const char *last_line(const char *text) {
    const char *line = text;
    for (const char *p = text; *p != 0; p++) {
        if (p[0] == '\n' && p[1] != 0) {
            line = p + 1;
        }
    }
    return line;
}

static void run_plugin(gilt_vm *vm, const char *source, int64_t budget_ns) {
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_set_budget(t, budget_ns, 0);
    int64_t answer;
    if (gilt_unpack(t, gilt_callf(t, gilt_get(t, gilt_exec(t, source), "run"), ""), "i", &answer)) {
        printf("answer %lld\n", (long long)answer);
    } else {
        char text[4000];
        bool stopped = gilt_stopped(t) == GILT_STOP_CALL;
        gilt_format_error(t, gilt_take_error(t), text, sizeof text);
        printf("%s: %s", stopped ? "stopped" : "error", last_line(text));
    }
    gilt_detach(t);
}

int main(int argc, char **argv) {
    int64_t budget_ns = 1000000 * (int64_t)(argc > 1 ? atoi(argv[1]) : 50);
    static const char *const allowed[] = {"math", "_thread", NULL}; /* and what these import, if anything */
    gilt_config config = {.api_version = GILT_API_VERSION,
                          .flags = GILT_NO_FILES | GILT_NO_FFI | GILT_NO_THREADS | GILT_NO_SIGNALS | GILT_NO_EVAL,
                          .memory_limit = 16u << 20,
                          .allowed_modules = allowed};
    gilt_vm *vm;
    if (gilt_vm_new(&config, &vm) != GILT_OK) {
        return 1;
    }
    for (size_t i = 0; i < sizeof plugins / sizeof *plugins; i++) {
        run_plugin(vm, plugins[i], budget_ns);
    }
    gilt_vm_drop(vm);
    return 0;
}
