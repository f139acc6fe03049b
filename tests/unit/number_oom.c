/* SPDX-License-Identifier: MIT
 * tests/unit/number_oom.c: runs expressions of the number types and modules with the n-th allocation failing,
 * for n = 1, 2, ... until one passes: each run must end in MemoryError or a result, and give back what it took.
 */
#include <stdio.h>
#include <string.h>

#include "runtime/lifecycle.h"
#include "runtime/native.h"
#include "runtime/types/str.h"

static const char *const snippets[] = {
    "x = 3**500 * 7**400 + 5**900",
    "x = divmod(3**5000, 7**900)",
    "x = (3**20000) * (7**18000)",
    "x = (3**20000) // (7**9000)",
    "x = pow(3**50, 2**200, 7**90)",
    "x = pow(3**50, -1, 2**521 - 1)",
    "x = str(3**5000), hex(3**500), oct(-3**500), bin(3**100)",
    "x = int('123456789' * 400), int('ff' * 200, 16), int('１２' * 50)",
    "x = (3**300) / (7**250), float(3**300), (3**300).bit_count()",
    "x = -(3**100), abs(-3**100), ~(3**100), 3**100 << 500, 3**100 >> 7, 3**100 & -(5**70), 3**90 ^ 5**80",
    "x = round(12345678901234567890123, -5), (3**100).to_bytes(30), int.from_bytes(b'abc' * 20)",
    "x = hash(3**100), 3**100 == 3.0**100, 3**100 < 1e300",
    "x = 2.0**300, 2.0**300 * 1.5, divmod(2.0**300, 7.5), round(2.0**300, 2), (2.0**300).hex()",
    "x = float('1_0.5e3'), float('１.5'), float.fromhex('0x1.8p300'), (0.1).as_integer_ratio()",
    "x = repr(2.0**300), '%.50f' % 0.1, format(1e300, '.100g'), f'{2.5:>40,.3f}'",
    "x = complex(1, 2) ** 3 / (1 - 2j) + complex('1+2j'), repr(1j), format(1 + 2j, '>30.2f')",
    "x = format(3**100, ',d'), format(-3**100, '#040x'), format('abc', '*^40'), format(65, '>10c')",
    "import math\nx = math.factorial(300), math.comb(300, 150), math.perm(200, 100), math.isqrt(10**300)",
    "import math\nx = math.gcd(3**300 * 4, 3**200 * 6), math.lcm(3**50, 5**50), math.log(3**900)",
    "import math\nx = math.fsum([1e300 / 3**i for i in range(200)]), math.sumprod([0.5] * 9, range(9)), math.hypot(*[1] * 40)",
    "import math\nx = math.prod(range(1, 80)), math.dist([1] * 30, [2] * 30), math.frexp(2.0**300), math.modf(2.0**300)",
    "import cmath\nx = cmath.sqrt(-1), cmath.polar(1 + 1j), cmath.log(1j, 2)",
    "import _random\nr = _random.Random(3**100)\nx = r.random(), r.getrandbits(3000), r.getstate()\nr.setstate(x[2])",
    "import _struct\nx = _struct.pack('<hqd5sp', 1, 2, 3.5, b'ab', b'c'), _struct.unpack('<2q', b'a' * 16)",
    "import _struct\nx = list(_struct.Struct('<hb').iter_unpack(b'abc' * 5)), _struct.calcsize('10s')",
    "import _sha2\nh = _sha2.sha256(b'a' * 5000)\nx = h.hexdigest(), h.copy().digest()",
    "import binascii\nx = binascii.b2a_base64(b'abc' * 9), binascii.a2b_base64(b'YWJj'), binascii.b2a_qp(b'a=b' * 50), binascii.hexlify(b'abc', ':')",
    "class I(int): pass\nclass F(float): pass\nclass C(complex): pass\nx = I(3**50), F(2.5), C(1j), I('12'), I(5) + 1, F('2.5') * 2",
};

static GiValue compile_text(GiThread *t, const char *text) {
    GiValue filename = gi_str_from_text(t, "<oom>");
    GiValue code = gi_compile(t, text, strlen(text), filename, 'x', 0);
    gi_drop(t, filename);
    return code;
}

static size_t used(GiThread *t) {
    GiHeapStats stats;
    gi_collect(t, 2);
    gi_heap_stats(t->vm->heap, &stats);
    return stats.used;
}

/* One run with the n-th allocation failing: 1 passed, 0 MemoryError, -1 something else. */
static int attempt(GiThread *t, GiValue code, uint64_t n, GiValue globals) {
    gi_heap_fail_at(t->vm->heap, n, false);
    GiValue r = gi_run_code(t, code, globals, globals);
    gi_heap_fail_at(t->vm->heap, 0, false);
    gi_dict_clear(t, gi_as_dict(globals));
    if (r != GI_NULL) {
        gi_drop(t, r);
        return 1;
    }
    int result = gi_error_is(t, &gi_MemoryError) ? 0 : -1;
    if (result < 0) {
        GiValue exc = gi_error_take(t), text = gi_repr(t, exc);
        printf("  at %llu: %s\n", (unsigned long long)n, gi_str_text(text));
        gi_drop(t, text);
        gi_drop(t, exc);
    }
    gi_error_clear(t);
    return result;
}

static int run(GiThread *t, const char *text) {
    GiValue code = compile_text(t, text), globals = gi_dict(t);
    if (code == GI_NULL || globals == GI_NULL) {
        printf("cannot compile: %s\n", text);
        return 1;
    }
    int bad = attempt(t, code, 0, globals) != 1; /* fills caches */
    attempt(t, code, 0, globals);
    uint64_t n = 1;
    for (; n < 100000; n++) {
        size_t before = used(t);
        int result = attempt(t, code, n, globals);
        size_t after = used(t);
        if (after > before + 2000) {
            printf("  at %llu: %zu bytes kept\n", (unsigned long long)n, after - before);
            bad++;
        }
        bad += result < 0;
        if (result == 1) {
            break;
        }
    }
    printf("%s %llu %.60s\n", bad ? "BAD" : "ok", (unsigned long long)n, text);
    gi_drop(t, code);
    gi_drop(t, globals);
    return bad;
}

int main(int argc, char **argv) {
    GiVmConfig config = {.program = argv[0]};
    GiVm *vm = gi_vm_create(&config);
    GiThread *t = vm == NULL ? NULL : gi_thread_attach(vm);
    int bad = t == NULL;
    for (size_t i = 0; t != NULL && i < sizeof snippets / sizeof *snippets; i++) {
        bad += run(t, snippets[i]) != 0;
    }
    if (t != NULL) {
        gi_vm_finish(t);
        gi_thread_detach(t);
        gi_vm_destroy(vm, 1000000000);
    }
    printf("%d bad\n", bad);
    return bad != 0;
}
