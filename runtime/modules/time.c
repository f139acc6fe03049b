/* SPDX-License-Identifier: MIT
 * runtime/modules/time.c: the module time. Clocks come from gi_now_ns and gi_wall_ns, so that they are
 * virtual in controlled runs; sleep waits in gi_block_sleep. struct_time is in lib/_gilt_time.py.
 */
#include <errno.h>
#include <math.h>
#include <time.h>

#include "runtime/gil/block.h"
#include "runtime/modules/lazy.h"
#include "runtime/types/number.h"
#include "runtime/types/sequence.h"
#include "runtime/types/str.h"

#define NS 1000000000LL

static GiValue seconds(GiThread *t, int64_t ns) { return gi_float(t, (double)ns / (double)NS); }

static GiValue time_time(GiThread *t, const GiValue *a) { return seconds(t, gi_wall_ns(t)); }
static GiValue time_time_ns(GiThread *t, const GiValue *a) { return gi_int(t, gi_wall_ns(t)); }
static GiValue time_monotonic(GiThread *t, const GiValue *a) { return seconds(t, gi_now_ns(t)); }
static GiValue time_monotonic_ns(GiThread *t, const GiValue *a) { return gi_int(t, gi_now_ns(t)); }

static int64_t clock_ns(clockid_t clock) {
    struct timespec ts = {0, 0};
    clock_gettime(clock, &ts);
    return (int64_t)ts.tv_sec * NS + ts.tv_nsec;
}

static GiValue time_process_time(GiThread *t, const GiValue *a) { return seconds(t, clock_ns(CLOCK_PROCESS_CPUTIME_ID)); }
static GiValue time_process_time_ns(GiThread *t, const GiValue *a) { return gi_int(t, clock_ns(CLOCK_PROCESS_CPUTIME_ID)); }
static GiValue time_thread_time(GiThread *t, const GiValue *a) { return seconds(t, clock_ns(CLOCK_THREAD_CPUTIME_ID)); }
static GiValue time_thread_time_ns(GiThread *t, const GiValue *a) { return gi_int(t, clock_ns(CLOCK_THREAD_CPUTIME_ID)); }

static bool clock_argument(GiThread *t, GiValue v, struct timespec *ts) {
    int64_t id;
    if (!gi_index_int64(t, v, false, &id)) {
        return false;
    }
    if (clock_gettime((clockid_t)id, ts) != 0) {
        return gi_raise_errno(t, errno, GI_NULL);
    }
    return true;
}

static GiValue time_clock_gettime(GiThread *t, const GiValue *a) {
    struct timespec ts;
    return clock_argument(t, a[0], &ts) ? seconds(t, (int64_t)ts.tv_sec * NS + ts.tv_nsec) : GI_NULL;
}
static GiValue time_clock_gettime_ns(GiThread *t, const GiValue *a) {
    struct timespec ts;
    return clock_argument(t, a[0], &ts) ? gi_int(t, (int64_t)ts.tv_sec * NS + ts.tv_nsec) : GI_NULL;
}
static GiValue time_clock_getres(GiThread *t, const GiValue *a) { return gi_float(t, 1e-9); }

static GiValue time_sleep(GiThread *t, const GiValue *a) {
    double s;
    if (gi_is_int(a[0])) {
        int64_t i;
        if (gi_int_overflow(a[0], &i) != 0) {
            return gi_raise(t, &gi_OverflowError, "timestamp too large to convert to C PyTime_t");
        }
        s = (double)i;
    } else if (!gi_to_double(t, a[0], &s)) {
        if (gi_error_clear_if(t, &gi_TypeError)) {
            gi_raise_type_error(t, "'%T' object cannot be interpreted as an integer", a[0]);
        }
        return GI_NULL;
    }
    if (isnan(s)) {
        return gi_raise_value_error(t, "Invalid value NaN (not a number)");
    }
    if (s < 0) {
        return gi_raise_value_error(t, "sleep length must be non-negative");
    }
    if (s > 9.2e9) {
        return gi_raise(t, &gi_OverflowError, "timestamp too large to convert to C PyTime_t");
    }
    return gi_block_sleep(t, gi_now_ns(t) + (int64_t)ceil(s * (double)NS)) ? GI_NONE : GI_NULL;
}

/* --- calendar --- */

static GiValue struct_time(GiThread *t, const struct tm *tm) {
    GiValue type = gi_import_attr(t, "_gilt_time", "struct_time");
    GiValue zone = type == GI_NULL ? GI_NULL : gi_str_from_text(t, tm->tm_zone ? tm->tm_zone : "");
    GiValue fields = GI_NULL, r = GI_NULL;
    if (zone != GI_NULL) {
        fields = gi_tuple_pack(t, 11, gi_int_imm(tm->tm_year + 1900LL), gi_int_imm(tm->tm_mon + 1), gi_int_imm(tm->tm_mday),
                               gi_int_imm(tm->tm_hour), gi_int_imm(tm->tm_min), gi_int_imm(tm->tm_sec),
                               gi_int_imm((tm->tm_wday + 6) % 7), gi_int_imm(tm->tm_yday + 1), gi_int_imm(tm->tm_isdst),
                               zone, gi_int_imm(tm->tm_gmtoff));
    }
    if (fields != GI_NULL) {
        r = gi_call1(t, type, fields);
    }
    gi_xdrop(t, fields);
    gi_xdrop(t, zone);
    gi_xdrop(t, type);
    return r;
}

static bool time_argument(GiThread *t, GiValue v, time_t *out) {
    double s;
    if (v == GI_NONE) {
        *out = (time_t)(gi_wall_ns(t) / NS);
        return true;
    }
    if (!gi_to_double(t, v, &s)) {
        if (gi_error_clear_if(t, &gi_TypeError)) {
            gi_raise_type_error(t, "'%T' object cannot be interpreted as an integer", v);
        }
        return false;
    }
    if (isnan(s)) {
        return gi_raise_value_error(t, "Invalid value NaN (not a number)");
    }
    if (fabs(s) > 9.2e18) {
        return gi_raise(t, &gi_OverflowError, "timestamp out of range for platform time_t");
    }
    *out = (time_t)floor(s);
    return true;
}

static GiValue time_gmtime(GiThread *t, const GiValue *a) {
    time_t when;
    struct tm tm;
    if (!time_argument(t, a[0], &when)) {
        return GI_NULL;
    }
    return gmtime_r(&when, &tm) ? struct_time(t, &tm) : gi_raise_errno(t, errno, GI_NULL);
}

static GiValue time_localtime(GiThread *t, const GiValue *a) {
    time_t when;
    struct tm tm;
    if (!time_argument(t, a[0], &when)) {
        return GI_NULL;
    }
    return localtime_r(&when, &tm) ? struct_time(t, &tm) : gi_raise_errno(t, errno, GI_NULL);
}

/* A tuple of nine ints (or a struct_time) as a struct tm. */
static bool read_tuple(GiThread *t, const char *function, GiValue v, struct tm *tm) {
    int64_t f[9];
    if (!gi_is_tuple(v)) {
        return gi_raise_type_error(t, "Tuple or struct_time argument required");
    }
    if (gi_as_tuple(v)->size != 9) {
        return gi_raise_type_error(t, "%s(): illegal time tuple argument", function);
    }
    for (int i = 0; i < 9; i++) {
        if (!gi_index_int64(t, gi_as_tuple(v)->items[i], false, &f[i])) {
            return false;
        }
        if (f[i] > INT32_MAX || f[i] < INT32_MIN) {
            return gi_raise(t, &gi_OverflowError, "Python int too large to convert to C int");
        }
    }
    if (f[0] < (int64_t)INT32_MIN + 1900) {
        return gi_raise(t, &gi_OverflowError, "year out of range");
    }
    *tm = (struct tm){.tm_year = (int)f[0] - 1900, .tm_mon = (int)f[1] - 1, .tm_mday = (int)f[2], .tm_hour = (int)f[3],
                      .tm_min = (int)f[4], .tm_sec = (int)f[5], .tm_wday = (int)(f[6] + 1) % 7,
                      .tm_yday = (int)f[7] - 1, .tm_isdst = (int)f[8]};
    return true;
}

static bool in_range(GiThread *t, int *field, int low, int high, int zero_means, const char *what) {
    if (*field == zero_means - 1 && zero_means > low) {
        *field = low;
    }
    return (*field >= low && *field <= high) || gi_raise_value_error(t, "%s out of range", what);
}

static bool check_tuple(GiThread *t, struct tm *tm) {
    if (tm->tm_mon == -1) {
        tm->tm_mon = 0;
    }
    if (tm->tm_mday == 0) {
        tm->tm_mday = 1;
    }
    if (tm->tm_yday == -1) {
        tm->tm_yday = 0;
    }
    if (tm->tm_wday < 0) {
        return gi_raise_value_error(t, "day of week out of range");
    }
    return in_range(t, &tm->tm_mon, 0, 11, 0, "month") && in_range(t, &tm->tm_mday, 1, 31, 0, "day of month") &&
           in_range(t, &tm->tm_hour, 0, 23, 0, "hour") && in_range(t, &tm->tm_min, 0, 59, 0, "minute") &&
           in_range(t, &tm->tm_sec, 0, 61, 0, "seconds") && in_range(t, &tm->tm_yday, 0, 365, 0, "day of year");
}

static bool optional_tuple(GiThread *t, const char *function, GiValue v, struct tm *tm) {
    if (v == GI_NULL || v == GI_NONE) {
        time_t now = (time_t)(gi_wall_ns(t) / NS);
        return localtime_r(&now, tm) != NULL || gi_raise_errno(t, errno, GI_NULL);
    }
    return read_tuple(t, function, v, tm);
}

static GiValue time_mktime(GiThread *t, const GiValue *a) {
    struct tm tm;
    if (!read_tuple(t, "mktime", a[0], &tm)) {
        return GI_NULL;
    }
    tm.tm_wday = -1; /* mktime changes it when it succeeds */
    time_t r = mktime(&tm);
    if (r == (time_t)-1 && tm.tm_wday == -1) {
        return gi_raise(t, &gi_OverflowError, "mktime argument out of range");
    }
    return gi_float(t, (double)r);
}

static GiValue time_strftime(GiThread *t, const GiValue *a) {
    struct tm tm;
    if (!gi_is_str(a[0])) {
        return gi_raise_type_error(t, "strftime() argument 1 must be str, not %T", a[0]);
    }
    if (!optional_tuple(t, "strftime", a[1], &tm) || !check_tuple(t, &tm)) {
        return GI_NULL;
    }
    const char *format = gi_str_text(a[0]);
    if (strlen(format) != gi_str_size(a[0])) {
        return gi_raise_value_error(t, "embedded null character");
    }
    if (*format == 0) {
        return gi_take(GI_NAME(t, empty));
    }
    size_t size = 256 + 64 * gi_str_size(a[0]);
    char *out = gi_alloc(t, size);
    if (out == NULL) {
        return GI_NULL;
    }
    size_t n = strftime(out, size, format, &tm);
    GiValue r = gi_str_decode_utf8(t, out, n, "surrogateescape");
    gi_free(t, out, size);
    return r;
}

static GiValue format_tm(GiThread *t, const struct tm *tm) {
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return gi_str_from_format(t, "%s %s%3d %.2d:%.2d:%.2d %d", days[tm->tm_wday], months[tm->tm_mon], tm->tm_mday,
                              tm->tm_hour, tm->tm_min, tm->tm_sec, 1900 + tm->tm_year);
}

static GiValue time_asctime(GiThread *t, const GiValue *a) {
    struct tm tm;
    return optional_tuple(t, "asctime", a[0], &tm) && check_tuple(t, &tm) ? format_tm(t, &tm) : GI_NULL;
}

static GiValue time_ctime(GiThread *t, const GiValue *a) {
    time_t when;
    struct tm tm;
    if (!time_argument(t, a[0], &when)) {
        return GI_NULL;
    }
    return localtime_r(&when, &tm) ? format_tm(t, &tm) : gi_raise_errno(t, errno, GI_NULL);
}

static bool add_zone(GiThread *t, GiValue m) {
    tzset();
    struct tm now;
    time_t when = time(NULL);
    localtime_r(&when, &now);
    GiValue names[2] = {gi_str_from_text(t, tzname[0]), gi_str_from_text(t, tzname[1])};
    return gi_module_add_steal(t, m, "tzname", gi_tuple_steal(t, names, 2)) &&
           gi_module_add(t, m, "timezone", gi_int_imm(timezone)) && gi_module_add(t, m, "daylight", gi_int_imm(daylight)) &&
           gi_module_add(t, m, "altzone", gi_int_imm(daylight ? timezone - 3600 : timezone));
}

static GiValue time_tzset(GiThread *t, const GiValue *a) {
    GiValue m = gi_import(t, "time");
    bool ok = m != GI_NULL && add_zone(t, m);
    gi_xdrop(t, m);
    return ok ? GI_NONE : GI_NULL;
}

static const GiMethodRow functions[] = {
    GI_METHOD("time()", time_time, "Return the current time in seconds since the Epoch."),
    GI_METHOD("time_ns()", time_time_ns, "Return the current time in nanoseconds since the Epoch."),
    GI_METHOD("monotonic()", time_monotonic, "Monotonic clock, cannot go backward."),
    GI_METHOD("monotonic_ns()", time_monotonic_ns, "Monotonic clock, cannot go backward, as nanoseconds."),
    GI_METHOD("perf_counter()", time_monotonic, "Performance counter for benchmarking."),
    GI_METHOD("perf_counter_ns()", time_monotonic_ns, "Performance counter for benchmarking as nanoseconds."),
    GI_METHOD("process_time()", time_process_time, "Process time for profiling: sum of the kernel and user-space CPU time."),
    GI_METHOD("process_time_ns()", time_process_time_ns, "Process time for profiling as nanoseconds."),
    GI_METHOD("thread_time()", time_thread_time, "Thread time for profiling: sum of the kernel and user-space CPU time."),
    GI_METHOD("thread_time_ns()", time_thread_time_ns, "Thread time for profiling as nanoseconds."),
    GI_METHOD("clock_gettime(clk_id, /)", time_clock_gettime, "Return the time of the specified clock clk_id as a float."),
    GI_METHOD("clock_gettime_ns(clk_id, /)", time_clock_gettime_ns, "Return the time of the specified clock clk_id as nanoseconds (int)."),
    GI_METHOD("clock_getres(clk_id, /)", time_clock_getres, "Return the resolution (precision) of the specified clock clk_id."),
    GI_METHOD("sleep(seconds, /)", time_sleep, "Delay execution for a given number of seconds."),
    GI_METHOD("gmtime(seconds=None, /)", time_gmtime, "Convert seconds since the Epoch to a time tuple expressing UTC."),
    GI_METHOD("localtime(seconds=None, /)", time_localtime, "Convert seconds since the Epoch to a time tuple expressing local time."),
    GI_METHOD("mktime(tuple, /)", time_mktime, "Convert a time tuple in local time to seconds since the Epoch."),
    GI_METHOD("strftime(format, tuple=None, /)", time_strftime, "Convert a time tuple to a string according to a format specification."),
    GI_METHOD("asctime(tuple=None, /)", time_asctime, "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."),
    GI_METHOD("ctime(seconds=None, /)", time_ctime, "Convert a time in seconds since the Epoch to a string in local time."),
    GI_METHOD("tzset()", time_tzset, "Initialize, or reinitialize, the local timezone to the value stored in os.environ['TZ']."),
    GI_METHODS_END};

static GiValue lazy(GiThread *t, const GiValue *a) { return gi_lazy_attribute(t, "time", "_gilt_time", a[0]); }
static const GiMethodRow lazy_row = GI_METHOD("__getattr__(name, /)", lazy, NULL);

static bool init(GiThread *t, GiValue m) {
    return add_zone(t, m) && gi_module_add_steal(t, m, "__getattr__", gi_builtin(t, &lazy_row, GI_NULL, GI_NULL)) &&
           gi_module_add(t, m, "_STRUCT_TM_ITEMS", gi_int_imm(11)) && gi_module_add(t, m, "CLOCK_REALTIME", gi_int_imm(CLOCK_REALTIME)) &&
           gi_module_add(t, m, "CLOCK_MONOTONIC", gi_int_imm(CLOCK_MONOTONIC)) &&
           gi_module_add(t, m, "CLOCK_MONOTONIC_RAW", gi_int_imm(CLOCK_MONOTONIC_RAW)) &&
           gi_module_add(t, m, "CLOCK_BOOTTIME", gi_int_imm(CLOCK_BOOTTIME)) &&
           gi_module_add(t, m, "CLOCK_PROCESS_CPUTIME_ID", gi_int_imm(CLOCK_PROCESS_CPUTIME_ID)) &&
           gi_module_add(t, m, "CLOCK_THREAD_CPUTIME_ID", gi_int_imm(CLOCK_THREAD_CPUTIME_ID));
}

const GiModuleSpec gi_module_time = {"time", "This module provides various functions to manipulate time values.", functions, init};
