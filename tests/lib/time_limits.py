# Times outside what the system can break down, and other wrong arguments of time.
import time

calls = [(time.ctime, 2**60), (time.localtime, 2**60), (time.gmtime, -2**62), (time.ctime, 2**70), (time.gmtime, 'x'),
         (time.ctime, float('nan')), (time.localtime, float('inf')), (time.asctime, 5), (time.asctime, (1, 2)),
         (time.mktime, (1,)), (time.mktime, 'x'), (time.strftime, 5), (time.strftime, ''), (time.sleep, -1), (time.sleep, 'x'),
         (time.gmtime, 0.999), (time.gmtime, -0.5)]
for f, argument in calls:
    try:
        result = f(argument)
        print(f.__name__, argument, tuple(result) if isinstance(result, tuple) else repr(result))
    except Exception as e:
        print(f.__name__, argument, type(e).__name__, e)
for t in [(2000, 13, 1, 0, 0, 0, 0, 1, 0), (2000, 1, 32, 0, 0, 0, 0, 1, 0), (2000, 1, 1, 24, 0, 0, 0, 1, 0), (2000, 1, 1, 0, 60, 0, 0, 1, 0),
          (2000, 1, 1, 0, 0, 62, 0, 1, 0), (2000, 1, 1, 0, 0, 0, -2, 1, 0), (2000, 1, 1, 0, 0, 0, 0, 367, 0), (2000, 0, 0, 0, 0, 0, 0, 0, 0)]:
    try:
        print(time.strftime('%Y-%m-%d %H:%M:%S %j', t))
    except ValueError as e:
        print(e)
print(time.strftime('%d.%m.%Y %H:%M %a %b %y %%', (2024, 2, 29, 13, 5, 0, 3, 60, 0)), time.asctime((2024, 2, 29, 13, 5, 0, 3, 60, 0)))
print(time.struct_time(range(9)), len(time.gmtime(0)), time.gmtime(0).tm_zone, time.gmtime(0)[:3], time._STRUCT_TM_ITEMS)
