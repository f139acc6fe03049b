/* SPDX-License-Identifier: MIT
 * tests/unit/compile.c: the compiler from outside: the shape of the code it makes for common patterns,
 * positions, the verifier on sound and on damaged code, and every allocation failing in turn.
 */
#include <stdio.h>
#include <stdlib.h>

#include "interp/compiler/codeobject.h"
#include "interp/compiler/compile.h"
#include "interp/compiler/effect.h"
#include "runtime/lifecycle.h"
#include "runtime/native.h"

#define CHECK(x) \
    do { \
        if (!(x)) { \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #x); \
            exit(1); \
        } \
    } while (0)

static GiThread *t;
static GiVm *vm;
static GiValue filename;

static GiValue compile(const char *text) { return gi_compile(t, text, strlen(text), filename, 'x', 0); }

/* Opcode names of the first function in a text, separated by spaces. */
static void shape(const char *text, char *out, size_t room) {
    GiValue module = compile(text);
    CHECK(module != GI_NULL);
    const GiCode *code = gi_as_code(module);
    for (uint32_t i = 0; i < code->constant_count; i++) {
        if (gi_is_exact(code->constants[i], &gi_code_type)) {
            code = gi_as_code(code->constants[i]);
            break;
        }
    }
    out[0] = '\0';
    for (uint32_t at = 0; at < code->word_count; at += 1u + gi_opcode_extra[code->words[at] & 0xFF]) {
        CHECK(strlen(out) + 40 < room);
        strcat(out, at > 0 ? " " : "");
        strcat(out, gi_opcode_names[code->words[at] & 0xFF]);
    }
    gi_drop(t, module);
}

static void expect(const char *text, const char *expected) {
    char got[2000];
    shape(text, got, sizeof got);
    if (strcmp(got, expected) != 0) {
        printf("%s\n  expected %s\n  got      %s\n", text, expected, got);
        exit(1);
    }
}

static void test_shapes(void) {
    expect("def f(a, b):\n x = a + b\n return x\n", "ADD RETURN");
    expect("def f(s):\n s.n += 1\n", "GET_ATTR IADDK SET_ATTR RETURN_NONE");
    expect("def f(n):\n while n > 0: n -= 1\n", "JUMP_GTK ISUBK JUMP_GTK RETURN_NONE");
    expect("def f(n):\n for i in n:\n  if i: continue\n  n = i\n", "GET_ITER JUMP JUMP_IF MOVE FOR_ITER RETURN_NONE");
    expect("def f(l):\n for k, v in l: pass\n", "GET_ITER JUMP UNPACK FOR_ITER RETURN_NONE");
    expect("def f(a, b):\n a, b = b, a + b\n return a\n", "MOVE ADD MOVE RETURN");
    expect("def f(o, x):\n return o.m(x)\n", "LOAD_METHOD MOVE CALL_METHOD RETURN");
    expect("def f(a):\n if not a is None: return 1\n return 2\n", "JUMP_IF_NONE LOADI RETURN LOADI RETURN");
    expect("def f(g, a):\n return g(*a)\n", "MOVE MOVE CALL_EX RETURN");
    expect("def f():\n x = 2 * 3 + 1\n return x\n return 5\n", "LOADI RETURN");
    expect("def f(c):\n if c: x = 1\n return x\n", "JUMP_IF_NOT LOADI CHECK RETURN");
}

static void test_positions(void) {
    GiValue module = compile("x = (a\n  .b(1, 2) +\n  c)\n");
    CHECK(module != GI_NULL);
    const GiCode *code = gi_as_code(module);
    bool add = false, call = false;
    for (uint32_t at = 0; at < code->word_count; at += 1u + gi_opcode_extra[code->words[at] & 0xFF]) {
        GiPosition p = gi_code_position(module, at);
        if ((code->words[at] & 0xFF) == GI_BC_ADD) {
            add = p.line == 1 && p.column == 5 && p.end_line == 3 && p.end_column == 3;
        }
        if ((code->words[at] & 0xFF) == GI_BC_CALL_METHOD) {
            call = p.line == 2 && p.column == 3 && p.end_line == 2 && p.end_column == 10;
        }
    }
    CHECK(add && call);
    gi_drop(t, module);
}

static const char *const sources[] = {
    "def f(a, *b, c=1, **d):\n for i in a:\n  try:\n   with a as x, b: return [y for y in x if (z := y)]\n"
    "  except (A, B) as e: raise C from e\n  finally: print(i)\n",
    "class A(B, k=1):\n 'doc'\n __p: int = 1\n def m(self): self.q = super().m(__class__)\n",
    "match x:\n case [1, {'k': v, **r}] | (P(v, y=[r])) if v: pass\n case _: f(*a, b=1, **c)\n",
    "async def f():\n async with a as b: return [x async for x in b]\n async for y in z: await y\n",
    "def f[T: int = str](x: T) -> T: return lambda: x\ntype A[K] = dict[K, f'{K!r:>{1}}']\n",
    "try: a\nexcept* E as e: b\ntry: c\nfinally: del d\n",
};
#define SOURCES (sizeof sources / sizeof sources[0])

/* Damaged words must never make the verifier read or write out of bounds. */
static void test_verifier(void) {
    srand(1);
    for (size_t i = 0; i < SOURCES; i++) {
        GiValue module = compile(sources[i]);
        CHECK(module != GI_NULL);
        GiCode *code = gi_as_code(module);
        uint32_t where;
        CHECK(gi_verify(t, code, &where) == NULL);
        for (int round = 0; round < 2000; round++) {
            uint32_t at = (uint32_t)rand() % code->word_count, old = code->words[at];
            code->words[at] ^= 1u << (rand() & 31);
            gi_verify(t, code, &where);
            code->words[at] = old;
        }
        CHECK(gi_verify(t, code, &where) == NULL);
        GiValue text = gi_disassemble(t, module, true);
        CHECK(text != GI_NULL);
        gi_drop(t, text);
        gi_drop(t, module);
    }
}

static size_t used(void) {
    GiHeapStats stats;
    gi_heap_stats(vm->heap, &stats);
    return stats.used;
}

/* Every allocation fails once: an error and no code, or code and no error, and nothing is left. */
static void test_memory(void) {
    for (size_t i = 0; i < SOURCES; i++) {
        GiValue code = compile(sources[i]);
        CHECK(code != GI_NULL);
        gi_drop(t, code);
        size_t before = used();
        int good = 0; /* in debug builds the verifier gets by without memory */
        for (uint64_t n = 1; good < 40 && n < 5000; n++) {
            gi_heap_fail_at(vm->heap, n, false);
            code = compile(sources[i]);
            gi_heap_fail_at(vm->heap, 0, false);
            CHECK((code != GI_NULL) != gi_failed(t));
            good = code != GI_NULL ? good + 1 : 0;
            gi_xdrop(t, code);
            gi_error_clear(t);
            CHECK(used() == before);
        }
    }
}

/* Every quickened opcode was made from a plain one with the same extra words. */
static void test_bases(void) {
    for (uint32_t op = 0; op < GI_BC_COUNT; op++) {
        GiOpcode base = gi_dis_base(op);
        CHECK((base == op) == !(gi_effect_flags[op] & GI_OPF_QUICK));
        CHECK(!(gi_effect_flags[base] & GI_OPF_QUICK) && gi_opcode_extra[base] == gi_opcode_extra[op]);
    }
}

int main(void) {
    vm = gi_vm_create(NULL);
    CHECK(vm != NULL);
    t = gi_thread_attach(vm);
    CHECK(t != NULL);
    filename = gi_str_from_text(t, "<unit>");
    CHECK(filename != GI_NULL);
    test_bases();
    test_shapes();
    test_positions();
    test_verifier();
    test_memory();
    gi_drop(t, filename);
    gi_thread_detach(t);
    CHECK(gi_vm_destroy(vm, 1000000000));
    puts("ok");
    return 0;
}
