# ~ of a bool warns
import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter('always')
    yes, no = True, False
    print(~yes, ~no)
    for w in log:
        print(w.category.__name__, w.message)
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        ~yes
    except DeprecationWarning as e:
        print('raised', str(e)[:40])
    print(~int(True), ~1, ~0)
