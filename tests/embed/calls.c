/* SPDX-License-Identifier: MIT
 * tests/embed/calls.c: E6 and E7: calls through both worlds 200 deep with an error at the bottom, cycles through
 * native objects, and what the functions of gilt.h promise when all goes well.
 */
#include <math.h>

#include "check.h"

/* --- there and back again --- */

static gilt_val down(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    int64_t n;
    (void)self, (void)ud;
    if (!gilt_to_int(t, args[1], &n)) {
        return ABSENT;
    }
    if (n == 0) {
        return gilt_raise(t, "LookupError", "bottom %d", 0);
    }
    return gilt_callf(t, args[0], "i", n - 1);
}

static size_t count(const char *text, const char *what) {
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, what)) != NULL; p++) {
        n++;
    }
    return n;
}

static void test_depth(gilt_thread *t) {
    gilt_def(t, gilt_module(t, "host", NULL), "down(f, n: int)", down, NULL);
    run(t, "import host\n"
           "def up(n):\n"
           "    here = n * 2\n"
           "    return host.down(up, n)\n"
           "def caught(n):\n"
           "    try: up(n)\n"
           "    except LookupError as e: return str(e)\n");
    gilt_callf(t, gilt_eval(t, "up"), "i", INT64_C(200));
    CHECK(gilt_failed(t) && gilt_stopped(t) == GILT_STOP_NONE);
    gilt_val error = gilt_take_error(t);
    CHECK(gilt_error_is(t, error, "LookupError") && !gilt_error_is(t, error, "ValueError"));
    gilt_set(t, gilt_exec(t, ""), "error", error);
    CHECK(int_of(t, "len(list(__import__('traceback').walk_tb(error.__traceback__)))") == 402);
    size_t size = gilt_format_error(t, error, NULL, 0);
    char *text = malloc(size + 1), cut[10];
    CHECK(gilt_format_error(t, error, text, size + 1) == size && strlen(text) == size);
    CHECK(count(text, "in up\n") >= 3 && count(text, "File \"<native>\", line 1, in down\n") >= 3);
    CHECK(strstr(text, "LookupError: bottom 0\n") != NULL);
    CHECK(gilt_format_error(t, error, cut, sizeof cut) == size && strcmp(cut, "Traceback") == 0);
    free(text);
    const char *s;
    CHECK(gilt_unpack(t, gilt_eval(t, "caught(200)"), "s", &s) && strcmp(s, "bottom 0") == 0);
    CHECK(!gilt_has(gilt_eval(t, "caught(1000000)")) && error_says(t, "RecursionError"));
    CHECK(int_of(t, "6 * 7") == 42);
}

/* --- cycles --- */

static int alive;
typedef struct box {
    gilt_ref *content;
} box;
static gilt_type *box_type;

static bool box_init(gilt_thread *t, void *self, const gilt_val *a) {
    box *b = self;
    if (gilt_has(a[0])) {
        b->content = gilt_keep(t, a[0]);
    }
    alive++;
    return !gilt_failed(t);
}
static void box_finalize(void *self) {
    alive--;
    gilt_ref_drop(((box *)self)->content);
}
static void box_traverse(void *self, gilt_visit visit, void *ctx) { visit(ctx, ((box *)self)->content); }

static gilt_val box_put(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)ud;
    box *b = gilt_payload(t, self, box_type);
    if (b != NULL) {
        gilt_ref *old = b->content;
        b->content = gilt_keep(t, args[0]);
        gilt_ref_drop(old);
    }
    return ABSENT;
}

static gilt_val box_get(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)args, (void)ud;
    box *b = gilt_payload(t, self, box_type);
    return b == NULL ? ABSENT : gilt_use(t, b->content);
}

static void test_cycles(gilt_thread *t) {
    static const gilt_type_spec spec = {.name = "Box(content=...)", .doc = "Holds a value.", .size = sizeof(box),
                                        .init = box_init, .finalize = box_finalize, .traverse = box_traverse};
    gilt_val m = gilt_module(t, "boxes", NULL);
    box_type = gilt_type_new(t, m, &spec);
    gilt_val cls = gilt_type_val(t, box_type);
    CHECK(box_type != NULL && gilt_def(t, cls, "put(self, value)", box_put, NULL));
    CHECK(gilt_def(t, cls, "get(self)", box_get, NULL));
    run(t, "import boxes, gc, weakref\n"
           "gc.collect()\n"
           "b = boxes.Box()\n"
           "b.put(b)                      # itself\n"
           "assert b.get() is b\n"
           "class Sub(boxes.Box):\n"
           "    def __init__(self, x): super().__init__(x); self.list = [self]\n"
           "s = Sub({'sub': b})\n"
           "b2 = boxes.Box(content=s); s.put([b2])   # Box -> Sub -> list -> Box\n"
           "gone = []\n"
           "w = weakref.ref(s, lambda r: gone.append(1))\n");
    CHECK(alive == 3);
    run(t, "import gilt\n"
           "inner = ['in a box, and a name']\n"
           "b2.put(inner)\n"
           "r = gilt.refs(inner)\n"
           "assert r.count == len(r) == 2 and r.unknown == 0, r\n"
           "assert sorted(x.kind for x in r) == ['attribute', 'dict value'], r\n"
           "del inner, r\n"
           "b2.put(s)\n");
    run(t, "del b, s, b2\nassert w() is not None\nn = gc.collect()\nassert n >= 3, n\nassert w() is None and gone == [1]\n");
    CHECK(alive == 0);
    run(t, "try:\n    boxes.Box.__new__(boxes.Box).get()\nexcept TypeError as e: assert 'not initialised' in str(e), e\n"
           "try:\n    b = boxes.Box(); b.__init__()\nexcept RuntimeError as e: assert 'already' in str(e), e\n"
           "try:\n    boxes.Box.__mro__[1]()\nexcept TypeError as e: pass\nelse: raise AssertionError\n"
           "assert boxes.Box.__doc__ == 'Holds a value.' and boxes.Box.__module__ == 'boxes', boxes.Box.__module__\n"
           "assert repr(boxes.Box) == \"<class 'boxes.Box'>\"\ndel b\n");
    void *p;
    CHECK(gilt_has(gilt_object(t, box_type, &p)) && p != NULL && ((box *)p)->content == NULL);
    alive++; /* gilt_object stands for init */
}

/* --- values --- */

static void test_values(gilt_thread *t) {
    const char *s;
    size_t n;
    int64_t i, j;
    int k;
    double d, e;
    bool b;
    const void *bytes;
    gilt_val v;
    static const int64_t ints[] = {0, 1, -1, INT64_MAX, INT64_MIN, INT64_C(1) << 61, -(INT64_C(1) << 61) - 1};
    for (size_t x = 0; x < sizeof ints / sizeof *ints; x++) {
        CHECK(gilt_to_int(t, gilt_int(t, ints[x]), &i) && i == ints[x]);
    }
    static const double doubles[] = {0.0, -0.0, 1.5, 1e300, 1e-300, 5e-324, -1e100};
    for (size_t x = 0; x < sizeof doubles / sizeof *doubles; x++) {
        CHECK(gilt_to_float(t, gilt_float(t, doubles[x]), &d) && memcmp(&d, &doubles[x], sizeof d) == 0);
    }
    CHECK(gilt_to_float(t, gilt_float(t, NAN), &d) && isnan(d));
    CHECK(strcmp(gilt_to_str(t, gilt_str(t, "gr\xc3\xbc\xc3\x9f", SIZE_MAX), &n), "gr\xc3\xbc\xc3\x9f") == 0 && n == 6);
    CHECK(gilt_to_str(t, gilt_str(t, "a\0b", 3), &n) != NULL && n == 3);
    v = gilt_pack(t, "i I d b s S y n O (ii) [] {x=i, y=[ss]} ()", INT64_C(-5), -7, 2.5, true, "text", "te\0xt", (size_t)5,
                  "by\0", (size_t)3, gilt_none(t), INT64_C(1), INT64_C(2), INT64_C(3), "p", "q");
    gilt_set(t, gilt_exec(t, ""), "packed", v);
    run(t, "assert packed == (-5, -7, 2.5, True, 'text', 'te\\0xt', b'by\\0', None, None, (1, 2), [], {'x': 3, 'y': ['p', 'q']}, "
           "()), packed");
    const char *p, *q;
    CHECK(gilt_unpack(t, v, "i I d b s S y n n (ii) O {y=[ss] x=i} ()", &i, &k, &d, &b, &s, &p, &n, &bytes, &n, &j, &j, &v,
                      &p, &q, &j));
    CHECK(i == -5 && k == -7 && d == 2.5 && b && strcmp(s, "text") == 0 && n == 3 && memcmp(bytes, "by", 3) == 0);
    CHECK(gilt_len(t, v) == 0 && strcmp(p, "p") == 0 && strcmp(q, "q") == 0 && j == 3);
    CHECK(gilt_unpack(t, gilt_eval(t, "[1, 2.5]"), "dd", &d, &e) && d == 1 && e == 2.5);
    CHECK(!gilt_unpack(t, gilt_eval(t, "10**20"), "i", &i) && error_says(t, "OverflowError"));
    CHECK(!gilt_unpack(t, gilt_eval(t, "2**31"), "I", &k) && error_says(t, "OverflowError"));
    CHECK(!gilt_unpack(t, gilt_eval(t, "(1, 2, 3)"), "ii", &i, &j) && error_says(t, "2 items are needed, not 3"));
    CHECK(!gilt_unpack(t, gilt_eval(t, "{}"), "{a=i}", &i) && error_says(t, "KeyError: 'a'"));
    CHECK(!gilt_unpack(t, gilt_eval(t, "'a\\0'"), "s", &s) && error_says(t, "ValueError"));
    CHECK(gilt_truth(t, gilt_eval(t, "[0]")) && !gilt_truth(t, gilt_eval(t, "[]")));
    v = gilt_eval(t, "{'a': 1}");
    CHECK(gilt_set_item(t, v, gilt_str(t, "b", 1), gilt_int(t, 2)) && gilt_len(t, v) == 2);
    CHECK(gilt_to_int(t, gilt_item(t, v, gilt_str(t, "b", SIZE_MAX)), &i) && i == 2);
    gilt_val it = gilt_iter(t, gilt_eval(t, "(x * x for x in range(4))"));
    int64_t sum = 0;
    while (gilt_has(v = gilt_next(t, it))) {
        CHECK(gilt_to_int(t, v, &i));
        sum += i;
    }
    CHECK(!gilt_failed(t) && sum == 14);
    CHECK(gilt_unpack(t, gilt_callf(t, gilt_eval(t, "lambda *a, **k: (len(a), sorted(k))"), "i s x=d y=O", INT64_C(1), "s",
                                    1.0, it), "i[ss]", &i, &p, &q) && i == 2 && strcmp(p, "x") == 0);
}

/* --- modules, code, signatures --- */

static gilt_val show(gilt_thread *t, gilt_val self, const gilt_val *args, void *ud) {
    (void)self;
    CHECK(*(int *)ud == 7);
    return gilt_pack(t, "OOOO", args[0], args[1], args[2], gilt_has(args[3]) ? args[3] : gilt_str(t, "absent", SIZE_MAX));
}

static void test_signatures(gilt_thread *t) {
    static int seven = 7;
    gilt_val m = gilt_module(t, "sig", "A module.");
    CHECK(gilt_def(t, m, "show(a: int, b=2.5, *rest, key=...) -> tuple", show, &seven));
    CHECK(gilt_has(gilt_module(t, "sig.sub", NULL)));
    run(t, "import sig, sig.sub\n"
           "assert sig.__doc__ == 'A module.'\n"
           "assert sig.show(1) == (1, 2.5, (), 'absent')\n"
           "assert sig.show(1, 'b', 3, 4, key=5) == (1, 'b', (3, 4), 5)\n"
           "for bad in (lambda: sig.show(), lambda: sig.show('x'), lambda: sig.show(1, kee=2)):\n"
           "    try: bad()\n"
           "    except TypeError: pass\n"
           "    else: raise AssertionError\n"
           "assert sig.show.__name__ == 'show' and sig.show.__module__ == 'sig'\n"
           "assert '(a: int, b=2.5, *rest, key=' in sig.show.__text_signature__.replace('$module, ', '').replace('/, ', ''), "
           "sig.show.__text_signature__\n");
    gilt_val code = gilt_compile(t, "answer = 42\n1 / zero", SIZE_MAX, "plugin.py");
    CHECK(gilt_has(code));
    CHECK(!gilt_has(gilt_run(t, code, m)) && error_says(t, "File \"plugin.py\", line 2"));
    gilt_set(t, m, "zero", gilt_int(t, 2));
    int64_t i;
    CHECK(gilt_unpack(t, gilt_get(t, gilt_run(t, code, m), "answer"), "i", &i) && i == 42);
    CHECK(!gilt_has(gilt_compile(t, "a b", 3, NULL)) && error_says(t, "SyntaxError"));
    CHECK(gilt_has(gilt_compile(t, "ab cd", 2, NULL)));
    CHECK(gilt_has(gilt_import(t, "os.path")) && !gilt_has(gilt_import(t, "no_such_module")) &&
          error_says(t, "ModuleNotFoundError"));
}

/* --- scopes --- */

static void test_scopes(gilt_thread *t) {
    gilt_stats before, after;
    gilt_vm_stats(gilt_thread_vm(t), &before);
    for (int i = 0; i < 100000; i++) {
        gilt_scope s = gilt_scope_open(t);
        gilt_scope inner = gilt_scope_open(t);
        gilt_val kept = gilt_scope_close(t, inner, gilt_eval(t, "[1]"));
        CHECK(gilt_len(t, kept) == 1);
        gilt_scope_open(t); /* closed by the one around it */
        gilt_int(t, i);
        gilt_scope_close(t, s, ABSENT);
        if (i == 1000) {
            i = 99990;
        }
    }
    gilt_vm_stats(gilt_thread_vm(t), &after);
    CHECK(after.objects <= before.objects + 50);
    gilt_val many[1000];
    gilt_scope s = gilt_scope_open(t);
    for (int i = 0; i < 1000; i++) {
        many[i] = gilt_int(t, i);
    }
    gilt_val f = gilt_eval(t, "lambda *a: sum(a)");
    int64_t sum;
    CHECK(gilt_to_int(t, gilt_call(t, f, 1000, many), &sum) && sum == 499500);
    gilt_scope_close(t, s, ABSENT);
}

/* --- callbacks of the configuration --- */

static char *load(void *ud, const char *module, size_t *len) {
    (void)ud;
    if (strcmp(module, "plugin") != 0) {
        return NULL;
    }
    char *text = strdup("value = 7\nprint('loaded')\ndef fail(x):\n    return 1 / x  # here\n");
    *len = strlen(text);
    return text;
}

static char printed[2000];
static void write_text(void *ud, int stream, const char *text, size_t n) {
    CHECK(ud == printed);
    size_t at = strlen(printed);
    snprintf(printed + at, sizeof printed - at, "%d:%.*s|", stream, (int)n, text);
}

static void test_callbacks(void) {
    gilt_config config = {.api_version = GILT_API_VERSION, .flags = GILT_NO_SIGNALS | GILT_NO_FILES, .load = load,
                          .write = write_text, .ud = printed, .hash_seed = 5};
    gilt_vm *vm;
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK);
    gilt_thread *t = gilt_attach(vm, -1);
    run(t, "import plugin, sys\nprint('a', end='')\nprint('b', file=sys.stderr, end='')\nsys.stdout.flush()\n");
    CHECK(int_of(t, "plugin.value") == 7);
    CHECK(strstr(printed, "loaded") != NULL && strstr(printed, "1:a|") != NULL && strstr(printed, "2:b|") != NULL);
    run(t, "print('one', 2, 3.5)\nsys.stdout.write('')\n"); /* one call for a print, none for nothing */
    CHECK(strstr(printed, "1:one 2 3.5\n|") != NULL && strstr(printed, ":|") == NULL);
    CHECK(!gilt_has(gilt_eval(t, "plugin.fail(0)")) && error_says(t, "    return 1 / x  # here\n"));
    static const char *const refused[] = {
        "open('/etc/passwd')", "__import__('os').listdir('/')", "__import__('os').system('true')", "__import__('os').getcwd()",
        "__import__('os').environ['PATH']", "__import__('socket').socket()", "__import__('subprocess').run(['true'])",
        "__import__('io').FileIO(1, 'w').write(b'x')", "__import__('os').open('/etc/passwd', 0)",
        "__import__('os').fork()", "__import__('os').write(1, b'x')",
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        gilt_val v = gilt_eval(t, refused[i]);
        if (gilt_has(v)) {
            printf("%s is allowed\n", refused[i]);
        }
        CHECK(!gilt_has(v) && gilt_failed(t));
        gilt_take_error(t);
    }
    gilt_detach(t);
    gilt_vm_drop(vm);
    config = (gilt_config){.api_version = GILT_API_VERSION,
                           .flags = GILT_NO_SIGNALS | GILT_NO_EVAL | GILT_NO_THREADS | GILT_NO_FFI};
    CHECK(gilt_vm_new(&config, &vm) == GILT_OK);
    t = gilt_attach(vm, -1);
    static const char *const off[] = {"eval('1')", "exec('1')", "compile('1', 'f', 'eval')", "__import__('ctypes')",
                                      "__import__('_ctypes')", "__import__('threading').Thread(target=print).start()",
                                      "__import__('signal').signal(2, print)", "__import__('signal').raise_signal(2)"};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        gilt_val v = gilt_eval(t, off[i]);
        if (gilt_has(v)) {
            printf("%s is allowed\n", off[i]);
        }
        CHECK(!gilt_has(v) && gilt_failed(t));
        gilt_take_error(t);
    }
    run(t, "from collections import namedtuple\nP = namedtuple('P', 'x y')\nassert P(1, 2).y == 2\n");
    gilt_detach(t);
    gilt_vm_drop(vm);
}

int main(void) {
    gilt_vm *vm = new_vm();
    gilt_thread *t = gilt_attach(vm, -1);
    test_values(t);
    test_depth(t);
    test_cycles(t);
    test_signatures(t);
    test_scopes(t);
    gilt_detach(t);
    CHECK(gilt_vm_close(vm, -1) == GILT_OK);
    gilt_vm_drop(vm);
    CHECK(alive == 0);
    test_callbacks();
    puts("calls: ok");
    return 0;
}
