/* SPDX-License-Identifier: MIT
 * tests/unit/number_text.c: white-box filter for the digit and limb code: reads commands on stdin, writes
 * results on stdout; tests/unit/number_text.py feeds it and compares with exact arithmetic.
 *
 *   r BITS        repr of the double with these 64 bits (hex)
 *   p TEXT        bits of the double that TEXT reads as
 *   e BITS N      N significant digits and the exponent      f BITS N   the same for N places
 *   m A B         product     d A B   quotient and remainder (hex magnitudes)
 *
 * Links runtime/types/{float_digits,float_text,bigint_limbs}.c with the fakes below.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/state.h"
#include "runtime/types/bigint.h"
#include "runtime/types/float_text.h"
#include "runtime/types/str.h"

void *gi_alloc(GiThread *t, size_t size) { return malloc(size); }
void gi_free(GiThread *t, void *p, size_t size) { free(p); }
bool gi_poll_slow(GiThread *t) {
    t->poll_credit = UINT32_MAX;
    return true;
}
char *gi_bigint_ascii_digits(GiThread *t, const char *text, size_t size, size_t *n) { return NULL; }
GiValue gi_str_from(GiThread *t, const char *text, size_t size) { return GI_NULL; }
GiValue gi_raise_value_error(GiThread *t, const char *format, ...) { return GI_NULL; }
GiValue gi_raise(GiThread *t, GiType *type, const char *format, ...) { return GI_NULL; }
GiValue gi_float_boxed(GiThread *t, double d) { return GI_NULL; }
void gi_release(GiThread *t, GiObject *o) {}
GiType gi_OverflowError;

static double from_bits(const char *text) {
    uint64_t bits = strtoull(text, NULL, 16);
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

static size_t read_limbs(const char *text, GiLimb *out) {
    size_t n = 0;
    for (size_t end = strlen(text); end > 0;) {
        size_t start = end > 16 ? end - 16 : 0;
        char part[17] = {0};
        memcpy(part, text + start, end - start);
        out[n++] = strtoull(part, NULL, 16);
        end = start;
    }
    return gi_limbs_trim(out, n);
}

static void print_limbs(const GiLimb *p, size_t n) {
    n = gi_limbs_trim(p, n);
    printf(n == 0 ? "0" : "%" PRIx64, n == 0 ? 0 : p[n - 1]);
    for (size_t i = n; i-- > 1;) {
        printf("%016" PRIx64, p[i - 1]);
    }
}

#define LIMBS 20000
static GiLimb a[LIMBS], b[LIMBS], q[2 * LIMBS], r[LIMBS];

static void run(GiThread *t, char command, char *x, char *y) {
    char text[32];
    GiDigits digits;
    double d;
    switch (command) {
    case 'r':
        gi_double_repr(from_bits(x), text);
        puts(text);
        break;
    case 'p': {
        uint64_t bits;
        bool ok = gi_double_read_text(x, strlen(x), &d);
        memcpy(&bits, &d, sizeof bits);
        printf(ok ? "%016" PRIx64 "\n" : "bad\n", bits);
        break;
    }
    case 'e': case 'f':
        (command == 'e' ? gi_digits_significant : gi_digits_places)(from_bits(x), atoi(y), &digits);
        printf("%.*s %d\n", digits.count, digits.digits, digits.point);
        break;
    default: {
        size_t an = read_limbs(x, a), bn = read_limbs(y, b);
        if (command == 'm') {
            gi_limbs_mul(t, q, a, an, b, bn);
            print_limbs(q, an + bn);
        } else {
            gi_limbs_divmod(t, q, r, a, an, b, bn);
            print_limbs(q, an - bn + 1);
            putchar(' ');
            print_limbs(r, bn);
        }
        putchar('\n');
    }
    }
}

int main(void) {
    static GiThread t;
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        char *x = strtok(line + 1, " \n"), *y = strtok(NULL, " \n");
        run(&t, line[0], x == NULL ? "" : x, y);
    }
    free(line);
    return 0;
}
