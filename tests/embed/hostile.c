/* SPDX-License-Identifier: MIT
 * tests/embed/hostile.c: scripts that never want to end, under a budget of 100 ms (list R17 of the reliability
 * targets), and scripts that want all memory, under 16 MB (list R18). Each must come back to the host in time and
 * within the limit, cannot catch the stop, and leaves an interpreter that works. With the argument `measure`, prints
 * how late each came and by how much each went over; the test itself allows for a loaded machine.
 */
#include "check.h"

static bool measure;
static int failures;

#define BUDGET ((measure ? 100 : 50) * MS)
#define LIMIT ((size_t)(measure ? 16 : 4) << 20) /* the less the faster */
#define OVER ((size_t)256 << 10)
#if defined(GILT_SANITIZED)
#define LATE (20 * SECOND)
#else
#define LATE (3 * SECOND)
#endif

static const char *const endless[] = {
    "while True: pass",
    "10 ** 10 ** 10",
    "x = 10 ** 1000000\nimport sys\nsys.set_int_max_str_digits(0)\nwhile True: str(x)",
    "import sys\nsys.set_int_max_str_digits(0)\nx = '7' * 1000000\nwhile True: int(x)",
    "sum(range(10 ** 13))",
    "-1 in iter(int, 1)",
    "import re\nre.match('(a+)+$', 'a' * 40 + 'b')",
    "import re\nre.match('(a|a)*$', 'a' * 40 + 'b')",
    "s = 'a' * 10 ** 6 + 'b'\nt = 'a' * 10 ** 7\nwhile True: s in t",
    "class C:\n    def __lt__(self, other):\n        for i in range(10 ** 4): pass\n        return False\nsorted([C() for i in range(10 ** 5)])",
    "while True: [0] * 10 ** 7",
    "l = [0] * 10 ** 6\nwhile True: l * 3",
    "max(i for i in iter(int, 1))",
    "max(range(10 ** 12))",
    "min(range(10 ** 12), key=lambda i: -i)",
    "','.join('x' for i in iter(int, 1))",
    "s = ['x' * 1000] * 10 ** 5\nwhile True: ''.join(s)",
    "a = [[0] * 10 ** 6 for i in range(2)]\nwhile True: a[0] == a[1]",
    "a = {i: 0 for i in range(10 ** 5)}\nb = dict(a)\nwhile True: a == b",
    "a = set(range(10 ** 5))\nb = set(a)\nwhile True: a == b; a | b; a & b; a - b",
    "class H:\n    def __hash__(self): return 1\n    def __eq__(self, o): return self is o\n{H() for i in range(10 ** 6)}",
    "while True: format(1, '10000000')",
    "while True: '%10000000d' % 1",
    "b = b'\\xc3\\xa9' * 10 ** 6\nwhile True: b.decode()",
    "b = b'\\xff' * 10 ** 6\nwhile True: b.decode('utf-8', 'replace')",
    "a, *b = iter(int, 1)",
    "print(*iter(int, 1))",
    "def f(*a): pass\nl = [0] * 10 ** 6\nwhile True: f(*l)",
    "import sys\nwhile True:\n    sys.modules.pop('contextlib', None)\n    import contextlib",
    "class D:\n    def __del__(self): D()\nD()\nwhile True: pass",
    "class D:\n    def __del__(self):\n        while True: pass\nD()\nx = 1",
    "while True:\n    try:\n        while True: pass\n    except: pass",
    "while True:\n    try:\n        while True: pass\n    finally: continue",
    "def f():\n    try:\n        while True: pass\n    finally:\n        f()\nf()",
    "class M:\n    def __enter__(self): pass\n    def __exit__(self, *a):\n        while True: pass\nwith M():\n    while True: pass",
    "import time\ntime.sleep(1000)",
    "import threading\nl = threading.Lock(); l.acquire(); l.acquire()",
    "import threading\nthreading.Event().wait()",
    "import queue\nqueue.Queue().get()",
    "def g():\n    while True: yield\nlist(zip(g(), g()))[0]",
    "any(0 for i in iter(int, 1))",
    "import itertools\nfor i in itertools.repeat(0): pass",
    "import itertools\nnext(itertools.filterfalse(lambda x: True, itertools.count()))",
    "import itertools\nnext(itertools.islice(itertools.count(), 10 ** 15, None))",
    "import itertools\nsum(1 for p in itertools.permutations(range(20)))",
    "import collections\ncollections.deque(iter(int, 1), maxlen=1)",
    "import math\nmath.factorial(10 ** 7)",
    "import math\nmath.comb(10 ** 7, 5 * 10 ** 6)",
    "pow(3, 10 ** 7) % 10",
    "pow(7, 2 ** 100000, 2 ** 100000 - 1)",
    "x = 3 ** 2000000\nwhile True: x * x",
    "x = 3 ** 2000000\ny = 7 ** 900000\nwhile True: x // y",
    "'a' * 10 ** 7 == 'b'\ns = 'ab' * 10 ** 6\nwhile True: s.replace('a', 'xyz')",
    "s = 'a b ' * 10 ** 6\nwhile True: s.split()",
    "s = 'x' * 10 ** 7\nwhile True: s.upper(); s[::-1]; s.count('y'); s.find('y'); hash(s + 'z')",
    "l = list(range(10 ** 6))\nwhile True: l.sort(reverse=True); l.reverse(); l.index(-1) if -1 in l else 0; l.count(5)",
    "l = list(range(10 ** 6))\nwhile True: l.insert(0, 1); l.pop(0)",
    "d = {i: i for i in range(10 ** 5)}\nwhile True: d.copy(); list(d.items()); {**d}",
    "x = []\nfor i in range(10 ** 4): x = [x]\nwhile True: repr(x) if 0 else x == x",
    "import gc\nl = [[] for i in range(10 ** 5)]\nwhile True: gc.collect()",
    "while True: compile('x = 1\\n' * 10 ** 5, 'f', 'exec')",
    "import functools\nwhile True: functools.reduce(lambda a, b: a, range(10 ** 6))",
    "b = bytearray(10 ** 7)\nwhile True: b.find(b'x'); bytes(b); b.count(1); b.translate(None)",
    "all(map(lambda x: True, iter(int, 1)))",
    "list(range(10 ** 7)).index(-1) if 0 else [None for i in iter(int, 1)]",
    "isinstance(1, ((((int,),),),))\nt = ()\nfor i in range(10 ** 4): t = (t,)\nwhile True: isinstance(1, int)",
    "while True: ('\\u20ac' * 10 ** 7).encode('latin-1', 'xmlcharrefreplace')",
    "while True: ('\\udc80' * 10 ** 7).encode('ascii', 'surrogateescape')",
    "s = 'ab' * 10 ** 7 + 'c'\nwhile True: 'bb' in s; 'c' in s; s.encode().find(b'bb')",
};

static const char *const greedy[] = {
    "x = 'a' * 10 ** 12",
    "x = 1 << 10 ** 11",
    "x = list(range(10 ** 12))",
    "x = [0]\nwhile True: x += x",
    "x = '%10' + '0' * 11 + 'd'\nx % 1",
    "'%10000000000d' % 1",
    "format(1, '10000000000')",
    "def f(n): return [f(n + 1)]\nimport sys\nsys.setrecursionlimit(10 ** 9)\nf(0)",
    "class C:\n    def __del__(self): pass\nl = []\nwhile True:\n    c = C(); c.me = c; c.l = [0] * 100; l.append(c)",
    "l = []\ndef g():\n    i = 1 << 100\n    while True:\n        i += 1\n        yield i\nfor i in g(): l.append(i)",
    "import sys\nl = []\nwhile True: l.append(sys.intern('x' * 100 + str(len(l))))",
    "d = {}\nwhile True: d['k' * 1000 + str(len(d))] = None",
    "s = set()\nwhile True: s.add((len(s), 'x'))",
    "b = bytearray()\nwhile True: b += bytes(1000)",
    "s = ''\nwhile True: s += 'x' * 1000",
    "x = 'x' * (10 ** 6)\nwhile True: x = x.replace('x', 'xy')",
    "x = b'x' * 10 ** 11",
    "x = [[]] * 10 ** 11",
    "x = ()\nwhile True: x = x + (x,) * 100",
    "x = 2\nwhile True: x = x * x",
    "import itertools\nlist(itertools.product(range(1000), repeat=3))",
    "import collections\nd = collections.deque()\nwhile True: d.append('x' * 100)",
    "exec('x = [' + '1,' * 10 ** 7 + ']')",
    "class C: pass\nl = []\nwhile True: l.append(type('C', (C,), {}))",
    "import io\nf = io.StringIO()\nwhile True: f.write('x' * 1000)",
    "import re\nl = []\nwhile True: l.append(re.compile('a{%d}b' % len(l)))",
    "l = []\nwhile True: l.append(lambda: 0)",
    "def g():\n    yield\nl = []\nwhile True:\n    i = g(); next(i); l.append(i)",
    "x = 'a' * 4000000\ny = x.encode('utf-16'), x.encode('utf-32'), x + x, x * 3",
    "l = [object() for i in range(10 ** 7)]",
    "d = dict.fromkeys(range(10 ** 8))",
    "'x'.join(['y' * 1000] * 10 ** 6)",
    "'x'.center(10 ** 10)",
    "'x'.zfill(10 ** 10)",
    "int('1' * 4000) ** 10 ** 6",
    "memoryview(bytearray(10 ** 9))",
    "'\\t'.expandtabs(10 ** 10)",
    "sorted(range(10 ** 9))",
    "repr([list(range(1000))] * 10 ** 5)",
};


static const char *first_line(const char *source) {
    static char line[60];
    snprintf(line, sizeof line, "%s", source);
    for (char *p = line; *p != 0; p++) {
        *p = *p == '\n' ? ';' : *p;
    }
    return line;
}

static void check_works(gilt_thread *t, size_t limit) {
    gilt_set_memory_limit(t, 0); /* to clean up: what the script made is still there */
    gilt_set_budget(t, 0, 0);
    CHECK(!gilt_failed(t));
    gilt_val m = gilt_exec(t, "import sys\nsys.setrecursionlimit(1000)\n"
                              "for n in list(globals()):\n    if n[:2] != '__' and n != 'n': del globals()[n]\n"
                              "import gc\ngc.collect()\ntotal = sum(len(str(i)) for i in range(1000))\n");
    if (!gilt_has(m)) {
        char text[4000];
        gilt_format_error(t, gilt_take_error(t), text, sizeof text);
        printf("afterwards: %s\n", text);
        exit(1);
    }
    gilt_set_memory_limit(t, limit);
    gilt_val again = gilt_eval(t, "total + len([0] * 100000)");
    int64_t n;
    if (!gilt_unpack(t, again, "i", &n) || n != 102890) {
        gilt_take_error(t);
        puts("does not work afterwards:");
        failures++;
    }
}

static gilt_vm *make(size_t limit) {
    gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS, .memory_limit = limit, .hash_seed = 1};
    gilt_vm *vm;
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK);
    return vm;
}

/* Runs a script under the budget: how late it came back. */
static int64_t run_endless(gilt_thread *t, const char *source) {
    int64_t start = clock_ns();
    gilt_scope s = gilt_scope_open(t);
    gilt_set_budget(t, BUDGET, 0);
    gilt_val m = gilt_exec(t, source);
    int64_t late = clock_ns() - start - BUDGET;
    bool stopped = gilt_stopped(t) == GILT_STOP_CALL;
    gilt_val error = gilt_take_error(t);
    char text[600];
    gilt_format_error(t, error, text, sizeof text);
    if (!stopped && strstr(text, "MemoryError") == NULL && strstr(text, "OverflowError") == NULL) {
        printf("%s\nwas not stopped (%s): %.300s\n", source, gilt_has(m) ? "it ended" : "it failed", text);
        failures++;
    }
    gilt_scope_close(t, s, ABSENT);
    return late;
}

static int64_t later(int64_t a, int64_t b) { return a > b ? a : b; }

static void test_endless(const char *only) {
    int64_t worst = 0;
    for (size_t i = 0; i < sizeof endless / sizeof *endless; i++) {
        if (only != NULL && strstr(endless[i], only) == NULL) {
            continue;
        }
        gilt_vm *vm = make((size_t)1 << 30);
        gilt_thread *t = gilt_attach(vm, -1);
        int64_t late = run_endless(t, endless[i]);
        if (measure && late > 5 * MS) {
            printf("%7.1f ms late: %s\n", (double)late / MS, first_line(endless[i]));
        }
        if (late > LATE) {
            printf("%lld ms late: %s\n", (long long)(late / MS), endless[i]);
            failures++;
        }
        worst = later(worst, late);
        check_works(t, 0);
        gilt_detach(t);
        CHECK(gilt_vm_close(vm, 30 * SECOND) == GILT_OK);
        gilt_vm_drop(vm);
    }
    if (measure) {
        printf("%zu endless scripts: at most %.1f ms late\n", sizeof endless / sizeof *endless, (double)worst / MS);
    }
}

/* --- memory --- */

static size_t taken, most_taken; /* bytes that the interpreter has from the host */

static void *counting(void *ud, void *p, size_t old_size, size_t new_size) {
    (void)ud;
    if (new_size == 0) {
        __atomic_fetch_sub(&taken, old_size, __ATOMIC_RELAXED);
        free(p);
        return NULL;
    }
    void *q = realloc(p, new_size);
    if (q != NULL) {
        size_t now = __atomic_add_fetch(&taken, new_size - old_size, __ATOMIC_RELAXED);
        if (now > most_taken) {
            most_taken = now;
        }
    }
    return q;
}

static void test_greedy(const char *only) {
    size_t worst = 0;
    for (size_t i = 0; i < sizeof greedy / sizeof *greedy; i++) {
        if (only != NULL && strstr(greedy[i], only) == NULL) {
            continue;
        }
        gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS, .memory_limit = LIMIT,
                              .hash_seed = 1, .alloc = counting};
        gilt_vm *vm;
        taken = most_taken = 0;
        CHECK(gilt_vm_new(&config, &vm) == GILT_OK);
        gilt_thread *t = gilt_attach(vm, -1);
        gilt_scope s = gilt_scope_open(t);
        gilt_set_budget(t, 60 * SECOND, 0);
        gilt_val m = gilt_exec(t, greedy[i]);
        gilt_val error = gilt_take_error(t);
        bool good = gilt_error_is(t, error, "MemoryError") || gilt_error_is(t, error, "OverflowError") ||
                    gilt_error_is(t, error, "RecursionError") || gilt_error_is(t, error, "ValueError") ||
                    gilt_error_is(t, error, "RuntimeError");
        size_t over = most_taken > LIMIT ? most_taken - LIMIT : 0;
        if (!good || over > OVER) {
            char text[600];
            gilt_format_error(t, error, text, sizeof text);
            printf("%s\n%s: %s; %zu KB over the limit\n", greedy[i], gilt_has(m) ? "ended" : "failed", text, over >> 10);
            failures++;
        }
        if (measure && over > 0) {
            printf("%6zu KB over: %s\n", over >> 10, first_line(greedy[i]));
        }
        worst = over > worst ? over : worst;
        gilt_scope_close(t, s, ABSENT);
        gilt_stats stats;
        gilt_vm_stats(vm, &stats);
        CHECK(stats.peak <= LIMIT);
        int before = failures;
        check_works(t, LIMIT);
        if (failures != before) {
            puts(first_line(greedy[i]));
        }
        gilt_detach(t);
        CHECK(gilt_vm_close(vm, 30 * SECOND) == GILT_OK);
        gilt_vm_drop(vm);
        CHECK(taken == 0);
    }
    if (measure) {
        printf("%zu greedy scripts: at most %zu KB over\n", sizeof greedy / sizeof *greedy, worst >> 10);
    }
}

/* --- budgets and stops in detail --- */

static void *interrupt_soon(void *p) {
    sleep_ms(50);
    gilt_interrupt(p, GILT_STOP_CALL);
    return NULL;
}

static gilt_val swallow(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)self, (void)ud;
    for (int i = 0; i < 3; i++) {
        gilt_call(t, args[0], 0, NULL);
        gilt_take_error(t); /* a host function cannot catch a stop either */
    }
    return ABSENT;
}

static gilt_val long_native(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)self, (void)args, (void)ud;
    while (gilt_poll(t, 1000)) {
    }
    return ABSENT;
}

static void test_details(void) {
    gilt_vm *vm = make(0);
    gilt_thread *t = gilt_attach(vm, -1);
    gilt_set_budget(t, 0, 50000); /* steps: exact, and anew for each call */
    int64_t last = 0;
    for (int i = 0; i < 3; i++) {
        CHECK(!gilt_has(gilt_exec(t, "n = 0\nwhile True: n += 1")) && gilt_stopped(t) == GILT_STOP_CALL);
        gilt_take_error(t);
        int64_t n = int_of(t, "n");
        CHECK(n > 1000 && n < 50000 && (i == 0 || n == last));
        last = n;
        run(t, "for i in range(1000): pass");
    }
    gilt_set_budget(t, 0, 0);
    pthread_t thread;
    pthread_create(&thread, NULL, interrupt_soon, vm);
    gilt_exec(t, "try:\n    while True: pass\nexcept BaseException: caught = 1\nfinally: done = 1\n");
    CHECK(gilt_stopped(t) == GILT_STOP_CALL);
    gilt_take_error(t);
    pthread_join(thread, NULL);
    CHECK(!int_of(t, "'caught' in globals() or 'done' in globals()"));
    gilt_interrupt(vm, GILT_STOP_CALL); /* nothing runs: for nobody */
    run(t, "x = 1");
    gilt_interrupt(vm, GILT_STOP_INTERRUPT); /* as Ctrl-C */
    CHECK(!gilt_has(gilt_exec(t, "while True: pass")) && gilt_stopped(t) == GILT_STOP_INTERRUPT);
    CHECK(error_says(t, "KeyboardInterrupt"));
    gilt_val host = gilt_module(t, "host", NULL);
    gilt_def(t, host, "swallow(f)", swallow, NULL);
    gilt_def(t, host, "long()", long_native, NULL);
    gilt_set_budget(t, 30 * MS, 0);
    gilt_exec(t, "import host\ndef f():\n    while True: pass\nwhile True: host.swallow(f)");
    CHECK(gilt_stopped(t) == GILT_STOP_CALL);
    gilt_take_error(t);
    gilt_exec(t, "host.long()");
    CHECK(gilt_stopped(t) == GILT_STOP_CALL);
    gilt_take_error(t);
    check_works(t, 0);
    CHECK(!gilt_has(gilt_exec(t, "raise SystemExit(3)")) && gilt_stopped(t) == GILT_STOP_NONE);
    CHECK(error_says(t, "SystemExit: 3"));
    gilt_stats stats;
    gilt_vm_stats(vm, &stats);
    CHECK(gilt_set_memory_limit(t, stats.used) == GILT_OK);
    CHECK(!gilt_has(gilt_exec(t, "x = [0] * 100000")) && gilt_error_is(t, gilt_take_error(t), "MemoryError"));
    CHECK(gilt_set_memory_limit(t, 0) == GILT_OK);
    run(t, "x = [0] * 100000");
    gilt_interrupt(vm, GILT_STOP_VM);
    CHECK(!gilt_has(gilt_exec(t, "while True: pass")) && gilt_stopped(t) == GILT_STOP_VM);
    gilt_take_error(t);
    CHECK(!gilt_has(gilt_exec(t, "while True: pass")) && gilt_stopped(t) == GILT_STOP_VM); /* for good */
    gilt_detach(t);
    CHECK(gilt_vm_close(vm, 30 * SECOND) == GILT_OK);
    gilt_vm_drop(vm);
}

int main(int argc, char **argv) {
    setvbuf(stdout, NULL, _IOLBF, 0);
    measure = argc > 1 && strcmp(argv[1], "measure") == 0;
    const char *only = argc > 2 ? argv[2] : NULL;
    test_details();
    test_greedy(only);
    test_endless(only);
    puts(failures == 0 ? "hostile: ok" : "hostile: failed");
    return failures != 0;
}
