/* SPDX-License-Identifier: MIT
 * tests/unit/parser.c: the parser under bad conditions: every allocation failing in turn, a small C
 * stack, and texts that were damaged at random. A parse gives a tree and no error, or an error and no
 * tree; afterwards nothing is left allocated.
 */
#include <stdio.h>
#include <stdlib.h>

#include "interp/syntax/ast.h"
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

static const char *const sources[] = {
    "def f(a, b=1, /, *c, d: int = 2, **e) -> x:\n"
    "    x = [1, 2.5, 3j, 'a\\n', b'c', f'{a!r:>{b}} {c=}', '\xc3\xa9' 'b', 123456789012345678901234567890]\n"
    "    with (open(a) as b, c): pass\n"
    "    return {**a, 1: (yield)} if not a.b[1:2, ...](3, *d, **e) else lambda x, /: -x ** 2\n",
    "match x:\n    case {'a': [1, *_], **r} | C(y=1) if z: pass\n    case -1+2j | None: pass\n",
    "class C[T: int, *U, **V](A, metaclass=B):\n    a: int = 1\n    b += 1\n"
    "try: pass\nexcept* A as e: del a\nfinally: global z\n\xc3\xa9 = 1\n",
    "x = [f(a.b(c d), 1), {1: 2}\n",
    "foo(a, b for x in y, f'{a b}', 1 2)\n",
    "x = {1: 2, 3}\n",
    "if x:\ny\n",
    "'\\x1'\n",
    "f'{a:{b:{c'\n",
};

static GiThread *t;
static GiVm *vm;

/* Parses; true: a tree came out. */
static bool parse(const char *text, size_t size, GiValue filename, char mode) {
    GiArena *a = gi_arena_new(t);
    GiNode *tree = a == NULL ? NULL : gi_parse(t, a, text, size, filename, mode, 0);
    CHECK((tree != NULL) != gi_failed(t));
    gi_arena_free(a);
    return tree != NULL;
}

static size_t used(void) {
    GiHeapStats stats;
    gi_heap_stats(vm->heap, &stats);
    return stats.used;
}

/* Every allocation fails once. */
static void test_memory(GiValue filename) {
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        size_t size = strlen(sources[i]);
        parse(sources[i], size, filename, 'x'); /* what is made once is made now */
        gi_error_clear(t);
        size_t before = used();
        bool failed = true;
        for (uint64_t n = 1; failed && n < 5000; n++) {
            gi_heap_fail_at(vm->heap, n, false);
            parse(sources[i], size, filename, 'x');
            failed = gi_failed(t) && gi_error_is(t, &gi_MemoryError);
            gi_heap_fail_at(vm->heap, 0, false);
            gi_error_clear(t);
            CHECK(used() == before);
        }
        CHECK(!failed);
    }
}

static uint64_t state = 1;
static uint32_t next_random(uint32_t below) {
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((state >> 33) % below);
}

/* Characters are removed, repeated and replaced. */
static void test_damage(GiValue filename) {
    static const char bytes[] = "()[]{}:,;.=+-*/@!<>'\"\\\n\t #fbruNx01_ \xc3\xa9\xff$";
    static const char modes[] = "xes";
    char text[1024];
    for (int round = 0; round < 20000; round++) {
        const char *source = sources[next_random(sizeof sources / sizeof sources[0])];
        size_t size = strlen(source);
        memcpy(text, source, size);
        for (uint32_t n = 1 + next_random(4); n > 0; n--) {
            uint32_t at = next_random((uint32_t)size);
            switch (next_random(3)) {
            case 0: text[at] = bytes[next_random(sizeof bytes - 1)]; break;
            case 1:
                memmove(text + at, text + at + 1, size - at - 1);
                size--;
                break;
            default:
                memmove(text + at + 1, text + at, size - at);
                text[at] = bytes[next_random(sizeof bytes - 1)];
                size++;
            }
        }
        GiArena *a = gi_arena_new(t);
        char mode = modes[next_random(3)];
        GiNode *tree = gi_parse(t, a, text, size, filename, mode, next_random(2) ? GI_COMPILE_BYTES : 0);
        if ((tree != NULL) == gi_failed(t)) {
            printf("round %d, mode %c, %zu bytes: %.*s\n", round, mode, size, (int)size, text);
            exit(1);
        }
        gi_arena_free(a);
        gi_error_clear(t);
    }
}

/* Deep nesting and long chains, on little C stack. */
static void test_depth(GiValue filename) {
    static const char *const parts[][3] = {
        {"(", "1", ")"}, {"[", "", "]"}, {"{1:", "1", "}"}, {"f(", "", ")"}, {"-", "1", ""}, {"not ", "1", ""},
        {"2**", "1", ""}, {"lambda: ", "1", ""}, {"a if b else ", "c", ""}, {"a.", "b", ""}, {"a+", "b", ""},
        {"f'{", "1", "}'"}, {"*", "a", ""}, {"await ", "a", ""}, {"(a b", "", ""}, {"{1:{", "", ""},
        {"@", "a", ""}, {"a=", "b", ""}, {"x[", "0", "]"}, {"for a in ", "b", ""}, {"[a for a in ", "b", "]"}};
    static const int counts[] = {50, 150, 250, 20000};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        for (size_t k = 0; k < sizeof counts / sizeof counts[0]; k++) {
            size_t open = strlen(parts[i][0]), close = strlen(parts[i][2]), n = (size_t)counts[k];
            char *text = malloc(n * (open + close) + 16), *p = text;
            for (size_t j = 0; j < n; j++, p += open) {
                memcpy(p, parts[i][0], open);
            }
            p = stpcpy(p, parts[i][1]);
            for (size_t j = 0; j < n; j++, p += close) {
                memcpy(p, parts[i][2], close);
            }
            parse(text, (size_t)(p - text), filename, 'x');
            gi_error_clear(t);
            free(text);
        }
    }
}

int main(void) {
    GiVmConfig config = {.c_stack_size = 192 * 1024};
    vm = gi_vm_create(&config);
    t = vm == NULL ? NULL : gi_thread_attach(vm);
    CHECK(t != NULL);
    GiValue filename = gi_str_from_text(t, "<test>");
    CHECK(filename != GI_NULL);
    GiValue warnings = gi_import(t, "warnings");
    if (warnings != GI_NULL) { /* escapes that mean nothing are many here */
        GiValue name = gi_intern(t, "simplefilter", 12), how = gi_intern(t, "ignore", 6);
        GiValue done = gi_call_method1(t, warnings, name, how);
        CHECK(done != GI_NULL);
        gi_drop(t, done);
        gi_drop(t, name);
        gi_drop(t, how);
        gi_drop(t, warnings);
    } else {
        gi_error_clear(t);
    }
    test_memory(filename);
    test_damage(filename);
    test_depth(filename);
    gi_drop(t, filename);
    gi_thread_detach(t);
    return gi_vm_destroy(vm, INT64_C(1000000000)) ? 0 : 1;
}
