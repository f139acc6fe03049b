"""The Python side of the module time."""

from _gilt_structseq import structseq

struct_time = structseq('time', 'struct_time',
                        ['tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday',
                         'tm_yday', 'tm_isdst', 'tm_zone', 'tm_gmtoff'], 9,
                        'The time value as returned by gmtime(), localtime(), and strptime().')


def get_clock_info(name):
    from sys import _SimpleNamespace as SimpleNamespace
    known = {'time': ('clock_gettime(CLOCK_REALTIME)', True, False),
             'monotonic': ('clock_gettime(CLOCK_MONOTONIC)', False, True),
             'perf_counter': ('clock_gettime(CLOCK_MONOTONIC)', False, True),
             'process_time': ('clock_gettime(CLOCK_PROCESS_CPUTIME_ID)', False, True),
             'thread_time': ('clock_gettime(CLOCK_THREAD_CPUTIME_ID)', False, True)}
    if name not in known:
        raise ValueError('unknown clock')
    implementation, adjustable, monotonic = known[name]
    return SimpleNamespace(implementation=implementation, monotonic=monotonic,
                           adjustable=adjustable, resolution=1e-09)


def strptime(data_string, format='%a %b %d %H:%M:%S %Y'):
    """Parse a string to a time tuple according to a format specification."""
    import _strptime
    return _strptime._strptime_time(data_string, format)
