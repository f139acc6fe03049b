/* SPDX-License-Identifier: MIT
 * runtime/types/complex.c: the type complex: arithmetic, powers, text, constructor and methods.
 * Formatting is in runtime/text/formatspec.c, functions of complex arguments in runtime/modules/cmath.c.
 */
#include <errno.h>
#include <math.h>
#include <strings.h>

#include "runtime/native.h"
#include "runtime/types/float.h"
#include "runtime/types/float_text.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"
#include "runtime/types/support.h"

typedef struct Complex { double real, imag; } Complex;

static GiValue make(GiThread *t, GiType *type, Complex c) {
    GiComplex *o = gi_object_new(t, type);
    if (o == NULL) {
        return GI_NULL;
    }
    o->real = c.real;
    o->imag = c.imag;
    return type == &gi_complex_type ? gi_counted(o) : gi_support_track(t, o);
}

GiValue gi_complex(GiThread *t, double real, double imag) {
    return make(t, &gi_complex_type, (Complex){real, imag});
}

static void release(GiThread *t, GiObject *o) { gi_object_free(t, o, o->type->gc.size); }

static bool is_complex(GiValue v) { return gi_is_object(v) && gi_is_instance(v, &gi_complex_type); }

static Complex value(GiValue v) {
    const GiComplex *c = (GiComplex *)gi_object(v);
    return (Complex){c->real, c->imag};
}

/* --- arithmetic --- */

/* An operand as complex: 1; 0: no number; -1: error set. */
static int operand(GiThread *t, GiValue v, Complex *out) {
    if (gi_is_float(v)) {
        *out = (Complex){gi_float_value(v), 0.0};
        return 1;
    }
    if (gi_is_int(v)) {
        out->imag = 0.0;
        return gi_int_to_double(t, v, &out->real) ? 1 : -1;
    }
    if (is_complex(v)) {
        *out = value(v);
        return 1;
    }
    return 0;
}

#define READ_OPERANDS(x, y) \
    Complex x, y; \
    int found = operand(t, a, &x); \
    found = found == 1 ? operand(t, b, &y) : found; \
    if (found != 1) { \
        return found == 0 ? GI_NOT_IMPLEMENTED : GI_NULL; \
    }

static Complex product(Complex a, Complex b) {
    return (Complex){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

/* a / b, scaled by the larger part of b; false: b is zero. */
static bool quotient(Complex a, Complex b, Complex *out) {
    double real = fabs(b.real), imag = fabs(b.imag);
    *out = (Complex){0.0, 0.0};
    if (real >= imag) {
        if (real == 0.0) {
            return false;
        }
        double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
        *out = (Complex){(a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator};
    } else if (imag >= real) {
        double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
        *out = (Complex){(a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator};
    } else {
        *out = (Complex){NAN, NAN};
    }
    return true;
}

bool gi_complex_quotient(double ar, double ai, double br, double bi, double *real, double *imag) {
    Complex r;
    bool ok = quotient((Complex){ar, ai}, (Complex){br, bi}, &r);
    *real = r.real;
    *imag = r.imag;
    return ok;
}

/* a ** n for n >= 0 by squaring. */
static Complex power_unsigned(Complex a, unsigned n) {
    Complex r = {1.0, 0.0};
    for (unsigned mask = 1; mask <= n; mask <<= 1) {
        if (n & mask) {
            r = product(r, a);
        }
        a = product(a, a);
    }
    return r;
}

/* The general case by polar coordinates; false: zero to a negative or complex power, or a domain error of
 * the C library (an infinite angle). */
static bool power_polar(Complex a, Complex b, Complex *out) {
    if (b.real == 0.0 && b.imag == 0.0) {
        *out = (Complex){1.0, 0.0};
        return true;
    }
    if (a.real == 0.0 && a.imag == 0.0) {
        *out = (Complex){0.0, 0.0};
        return b.imag == 0.0 && b.real >= 0.0;
    }
    errno = 0;
    double radius = hypot(a.real, a.imag), length = pow(radius, b.real);
    double angle = atan2(a.imag, a.real), phase = angle * b.real;
    if (b.imag != 0.0) {
        length /= exp(angle * b.imag);
        phase += b.imag * log(radius);
    }
    *out = (Complex){length * cos(phase), length * sin(phase)};
    return errno != EDOM;
}

GiValue gi_complex_pow(GiThread *t, double ar, double ai, double br, double bi) {
    Complex a = {ar, ai}, b = {br, bi}, r, one = {1.0, 0.0};
    bool ok = true;
    if (bi == 0.0 && br == floor(br) && fabs(br) <= 100.0) {
        r = power_unsigned(a, (unsigned)fabs(br));
        if (br < 0.0) {
            ok = quotient(one, r, &r);
        }
    } else {
        ok = power_polar(a, b, &r);
    }
    if (!ok) {
        return gi_raise(t, &gi_ZeroDivisionError, "0.0 to a negative or complex power");
    }
    if (isinf(r.real) || isinf(r.imag)) {
        return gi_raise(t, &gi_OverflowError, "complex exponentiation");
    }
    return gi_complex(t, r.real, r.imag);
}

static GiValue add(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_complex(t, x.real + y.real, x.imag + y.imag);
}

static GiValue subtract(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_complex(t, x.real - y.real, x.imag - y.imag);
}

static GiValue multiply(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return make(t, &gi_complex_type, product(x, y));
}

static GiValue divide(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    Complex r;
    if (!quotient(x, y, &r)) {
        return gi_raise(t, &gi_ZeroDivisionError, "complex division by zero");
    }
    return make(t, &gi_complex_type, r);
}

static GiValue power(GiThread *t, GiValue a, GiValue b) {
    READ_OPERANDS(x, y)
    return gi_complex_pow(t, x.real, x.imag, y.real, y.imag);
}

static GiValue power3(GiThread *t, GiValue base, GiValue exp, GiValue mod) {
    return mod == GI_NONE ? power(t, base, exp) : gi_raise_value_error(t, "complex modulo");
}

static GiValue negative(GiThread *t, GiValue v) { return gi_complex(t, -value(v).real, -value(v).imag); }

/* v as a plain complex. */
static GiValue exact(GiThread *t, GiValue v) {
    return gi_is_exact(v, &gi_complex_type) ? gi_take(v) : make(t, &gi_complex_type, value(v));
}

static GiValue absolute(GiThread *t, GiValue v) {
    Complex c = value(v);
    double r = hypot(c.real, c.imag);
    if (isinf(r) && isfinite(c.real) && isfinite(c.imag)) {
        return gi_raise(t, &gi_OverflowError, "absolute value too large");
    }
    return gi_float(t, r);
}

static int truth(GiThread *t, GiValue v) { return value(v).real != 0.0 || value(v).imag != 0.0; }

static GiValue compare(GiThread *t, GiValue a, GiValue b, GiCompareOp op) {
    bool equal;
    Complex c = value(a);
    if (op != GI_EQ && op != GI_NE) {
        return GI_NOT_IMPLEMENTED;
    }
    if (gi_is_int(b)) {
        int same = 0;
        if (c.imag == 0.0) {
            GiValue real = gi_float(t, c.real);
            same = real == GI_NULL ? -1 : gi_compare_bool(t, real, b, GI_EQ);
            gi_xdrop(t, real);
        }
        if (same < 0) {
            return GI_NULL;
        }
        equal = same;
    } else if (gi_is_float(b)) {
        equal = c.real == gi_float_value(b) && c.imag == 0.0;
    } else if (is_complex(b)) {
        equal = c.real == value(b).real && c.imag == value(b).imag;
    } else {
        return GI_NOT_IMPLEMENTED;
    }
    return gi_bool(equal == (op == GI_EQ));
}

static bool hash(GiThread *t, GiValue v, int64_t *out) {
    Complex c = value(v);
    uint64_t h = (uint64_t)gi_double_hash(t, c.real, v) + 1000003u * (uint64_t)gi_double_hash(t, c.imag, v);
    *out = h == UINT64_MAX ? -2 : (int64_t)h;
    return true;
}

/* --- text --- */

/* repr of a part: without ".0". */
static size_t put_part(double d, char *p) {
    size_t size = gi_double_repr(d, p);
    if (size > 2 && p[size - 2] == '.' && p[size - 1] == '0') {
        size -= 2;
    }
    return size;
}

static GiValue repr(GiThread *t, GiValue v) {
    Complex c = value(v);
    char text[72], *p = text;
    bool whole = c.real != 0.0 || signbit(c.real);
    if (whole) {
        *p++ = '(';
        p += put_part(c.real, p);
        if (isnan(c.imag) || !signbit(c.imag)) {
            *p++ = '+';
        }
    }
    p += put_part(c.imag, p);
    *p++ = 'j';
    if (whole) {
        *p++ = ')';
    }
    return gi_str_from(t, text, (size_t)(p - text));
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static const char *skip_spaces(const char *p, const char *end) {
    while (p < end && is_space(*p)) {
        p++;
    }
    return p;
}

/* A float with a sign at p; returns where it stopped, p when there is none. */
static const char *read_part(const char *p, const char *end, double *out) {
    const char *s = p;
    bool negative = s < end && *s == '-';
    if (s < end && (*s == '-' || *s == '+')) {
        s++;
    }
    static const char *const words[] = {"infinity", "inf", "nan"};
    const char *stop = NULL;
    for (size_t i = 0; i < 3 && stop == NULL; i++) {
        size_t size = strlen(words[i]);
        if ((size_t)(end - s) >= size && strncasecmp(s, words[i], size) == 0) {
            *out = i == 2 ? NAN : HUGE_VAL;
            stop = s + size;
        }
    }
    if (stop == NULL && (stop = gi_double_read(s, end, out)) == NULL) {
        return p;
    }
    *out = negative ? -*out : *out;
    return stop;
}

static bool is_j(const char *p, const char *end) { return p < end && (*p | 32) == 'j'; }
static bool is_sign(const char *p, const char *end) { return p < end && (*p == '+' || *p == '-'); }

/* float | float j | float signed-float j, where the number before j may be missing. */
static const char *read_parts(const char *p, const char *end, Complex *c) {
    double first, second;
    const char *next = read_part(p, end, &first);
    if (next == p) {
        c->imag = 1.0;
        if (is_sign(p, end)) {
            c->imag = *p++ == '-' ? -1.0 : 1.0;
        }
        return is_j(p, end) ? p + 1 : NULL;
    }
    p = next;
    if (is_sign(p, end)) {
        c->real = first;
        next = read_part(p, end, &second);
        c->imag = next != p ? second : *p == '-' ? -1.0 : 1.0;
        p = next != p ? next : p + 1;
        return is_j(p, end) ? p + 1 : NULL;
    }
    if (is_j(p, end)) {
        c->imag = first;
        return p + 1;
    }
    c->real = first;
    return p;
}

static bool read_complex(const char *text, size_t size, void *out) {
    const char *end = text + size, *p = skip_spaces(text, end);
    Complex *c = out;
    *c = (Complex){0.0, 0.0};
    bool parenthesis = p < end && *p == '(';
    if (parenthesis) {
        p = skip_spaces(p + 1, end);
    }
    p = read_parts(p, end, c);
    if (p == NULL) {
        return false;
    }
    p = skip_spaces(p, end);
    if (parenthesis) {
        if (p >= end || *p != ')') {
            return false;
        }
        p = skip_spaces(p + 1, end);
    }
    return p == end;
}

static bool from_text(GiThread *t, GiValue v, Complex *out) {
    int found = gi_double_resolve(t, gi_str_text(v), gi_str_size(v), read_complex, out);
    if (found == 0) {
        gi_raise_value_error(t, "complex() arg is a malformed string");
    } else if (found == 2) {
        gi_raise_value_error(t, "could not convert string to complex: %R", v);
    }
    return found == 1;
}

/* --- constructor --- */

/* v.__complex__(): 1 and *out owned; 0: v has none; -1: error set. */
static int call_complex(GiThread *t, GiValue v, GiValue *out) {
    *out = GI_NULL;
    if (gi_is_exact(v, &gi_complex_type)) {
        *out = gi_take(v);
        return 1;
    }
    GiValue method = gi_lookup_special(t, v, GI_NAME(t, __complex__));
    if (method == GI_NULL) {
        return gi_failed(t) ? -1 : 0;
    }
    GiValue r = gi_call0(t, method);
    gi_drop(t, method);
    if (r == GI_NULL) {
        return -1;
    }
    bool ok = is_complex(r);
    if (!ok) {
        gi_raise_type_error(t, "__complex__ returned non-complex (type %T)", r);
    } else if (!gi_is_exact(r, &gi_complex_type)) {
        ok = gi_warn(t, &gi_DeprecationWarning, 1,
                     "__complex__ returned non-complex (type %T).  The ability to return an instance of a "
                     "strict subclass of complex is deprecated, and may be removed in a future version of "
                     "Python.", r);
    }
    if (!ok) {
        gi_drop(t, r);
        return -1;
    }
    *out = r;
    return 1;
}

bool gi_to_complex(GiThread *t, GiValue v, double *real, double *imag) {
    GiValue r;
    int found = call_complex(t, v, &r);
    if (found == 1) {
        *real = value(r).real;
        *imag = value(r).imag;
        gi_drop(t, r);
        return true;
    }
    *imag = 0.0;
    return found == 0 && gi_to_double(t, v, real);
}

/* A part given to the constructor: a complex (*whole) or a real number. */
static bool read_argument(GiThread *t, GiValue v, bool first, Complex *out, bool *whole) {
    GiValue r = GI_NULL;
    int found = first ? call_complex(t, v, &r) : is_complex(v);
    *whole = found == 1;
    if (found == 1) {
        *out = value(first ? r : v);
        gi_xdrop(t, r);
        return true;
    }
    *out = (Complex){0.0, 0.0};
    if (found == 0) {
        found = gi_is_str(v) ? 0 : gi_float_convert(t, v, &out->real);
    }
    if (found == 0) {
        gi_raise_type_error(t, first ? "complex() first argument must be a string or a number, not '%T'"
                                     : "complex() second argument must be a number, not '%T'", v);
    }
    return found == 1;
}

/* complex(real, imag), either of which may be missing. */
static bool construct(GiThread *t, GiValue real, GiValue imag, Complex *out) {
    Complex x = {0.0, 0.0}, y = {0.0, 0.0};
    bool x_whole = false, y_whole = false;
    if (real != GI_NULL && gi_is_str(real)) {
        if (imag != GI_NULL) {
            gi_raise_type_error(t, "complex() can't take second arg if first is a string");
            return false;
        }
        return from_text(t, real, out);
    }
    if (imag != GI_NULL && gi_is_str(imag)) {
        gi_raise_type_error(t, "complex() second arg can't be a string");
        return false;
    }
    if ((real != GI_NULL && !read_argument(t, real, true, &x, &x_whole)) ||
        (imag != GI_NULL && !read_argument(t, imag, false, &y, &y_whole))) {
        return false;
    }
    if (imag == GI_NULL) {
        *out = x;
        return true;
    }
    *out = (Complex){y_whole ? x.real - y.imag : x.real, x_whole ? y.real + x.imag : y.real};
    return true;
}

static bool read_arguments(GiThread *t, const GiValue *a, size_t n, GiValue kwnames, GiValue args[2]) {
    size_t names = gi_support_keyword_count(kwnames);
    if (n + names > 2) {
        gi_raise_type_error(t, "complex() takes at most 2 %sarguments (%zu given)", n == 0 ? "keyword " : "", n + names);
        return false;
    }
    args[0] = n > 0 ? a[0] : GI_NULL;
    args[1] = n > 1 ? a[1] : GI_NULL;
    for (size_t i = 0; i < names; i++) {
        GiValue name = gi_as_tuple(kwnames)->items[i];
        int k = gi_str_equal_text(name, "real") ? 0 : gi_str_equal_text(name, "imag") ? 1 : -1;
        if (k < 0) {
            return gi_support_unknown_keyword(t, "complex", (const char *const[]){"real", "imag", NULL}, name);
        }
        if ((size_t)k < n) {
            gi_raise_type_error(t, "argument for complex() given by name ('%S') and position (%d)", name, k + 1);
            return false;
        }
        args[k] = a[n + i];
    }
    return true;
}

static GiValue new_(GiThread *t, GiType *type, const GiValue *a, size_t n, GiValue kwnames) {
    GiValue args[2];
    Complex c;
    if (!read_arguments(t, a, n, kwnames, args)) {
        return GI_NULL;
    }
    if (type == &gi_complex_type && args[0] != GI_NULL && args[1] == GI_NULL && gi_is_exact(args[0], type)) {
        return gi_take(args[0]);
    }
    return construct(t, args[0], args[1], &c) ? make(t, type, c) : GI_NULL;
}

/* --- methods --- */

static GiValue to_exact(GiThread *t, const GiValue *a) { return exact(t, a[0]); }
static GiValue conjugate(GiThread *t, const GiValue *a) { return gi_complex(t, value(a[0]).real, -value(a[0]).imag); }

static GiValue format(GiThread *t, const GiValue *a) { return gi_format_checked(t, a[0], a[1], gi_complex_format); }

static GiValue get_real(GiThread *t, GiValue v) { return gi_float(t, value(v).real); }
static GiValue get_imag(GiThread *t, GiValue v) { return gi_float(t, value(v).imag); }

static GiValue getnewargs(GiThread *t, const GiValue *a) {
    GiValue pair[2] = {get_real(t, a[0]), GI_NULL};
    if (pair[0] == GI_NULL) {
        return GI_NULL;
    }
    pair[1] = get_imag(t, a[0]);
    if (pair[1] == GI_NULL) {
        gi_drop(t, pair[0]);
        return GI_NULL;
    }
    return gi_tuple_steal(t, pair, 2);
}

static const GiMethodRow methods[] = {
    GI_METHOD("conjugate(self, /)", conjugate,
              "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."),
    GI_METHOD("__complex__(self, /)", to_exact, "Convert this value to exact type complex."),
    GI_METHOD("__getnewargs__(self, /)", getnewargs, ""),
    GI_METHOD("__format__(self, format_spec, /)", format, "Convert to a string according to format_spec."),
    GI_METHODS_END};

static const GiGetSetRow getset[] = {{"real", get_real, gi_readonly_member, "the real part of a complex number"},
                                     {"imag", get_imag, gi_readonly_member, "the imaginary part of a complex number"},
                                     {NULL, NULL, NULL, NULL}};

static const GiNumberSlots number = {
    .binary = {[GI_OP_ADD] = add, [GI_OP_SUB] = subtract, [GI_OP_MUL] = multiply, [GI_OP_TRUEDIV] = divide,
               [GI_OP_POW] = power},
    .power3 = power3,
    .negative = negative,
    .positive = exact,
    .absolute = absolute,
    .truth = truth,
};

GiType gi_complex_type = {
    GI_TYPE_HEAD(GiComplex, GI_GC_LEAF),
    .gc.release = release,
    .name = "complex",
    .flags = GI_TYPE_BASE,
    .new_ = new_,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .number = &number,
    .methods = methods,
    .getset = getset,
    .doc = "Create a complex number from a string or numbers.\n\n"
           "If a string is given, parse it as a complex number.\n"
           "If a single number is given, convert it to a complex number.\n"
           "If the 'real' or 'imag' arguments are given, create a complex number\n"
           "with the specified real and imaginary components.",
    .new_signature = "complex(real=0, imag=0)",
};
