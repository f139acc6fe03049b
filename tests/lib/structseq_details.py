# Structured sequences: construction, hidden and unnamed fields, copies.
import copy
import os
import pickle
import time

t = time.struct_time
for args, kwargs in (((None,), {}), (('123',), {}), (('1' * 12,), {}), (('123456789',), {'dict': None}), (('123456789', {'tm_year': 0}), {}),
                     (('1234567890', {'tm_zone': 'x'}), {}), (('123456789', {'error': 0}), {})):
    try:
        print(t(*args, **kwargs))
    except TypeError as e:
        print(e)
print(t('1234567890').tm_zone, t('123456789', {'tm_zone': 'z'}).tm_zone, t('123456789').tm_gmtoff)


class Evil:
    def __getitem__(self, i):
        raise KeyError('evil')

    def __len__(self):
        return 9


try:
    t(Evil())
except KeyError as e:
    print('KeyError', e)

s = os.stat_result(range(10), {'st_atime': -1.0})
print(s.st_atime, s.st_mtime, s, len(s), s[-3:])
print(t.n_fields, t.n_sequence_fields, t.n_unnamed_fields, t.__match_args__)
r = os.stat_result
print(r.n_sequence_fields, r.n_unnamed_fields, r.__match_args__)
epoch = time.gmtime(0)
for change in ({}, {'tm_year': 2000}, {'tm_zone': 'there'}, {'error': 1}):
    try:
        c = copy.replace(epoch, **change)
        print(c[0], c.tm_zone, type(c).__name__)
    except TypeError as e:
        print(e)
try:
    copy.replace(s, st_mode=1)
except TypeError as e:
    print(e)
for name in ('tm_year', 'tm_zone'):
    try:
        setattr(epoch, name, 1)
    except AttributeError as e:
        print(e)
for c in (copy.copy(epoch), copy.deepcopy(epoch), pickle.loads(pickle.dumps(epoch))):
    print(c == epoch, c.tm_zone, type(c) is t)
c = copy.copy(s)
print(c == s, c.st_atime)
print(epoch + (1,), epoch[0:2], hash(epoch) == hash(tuple(epoch)), epoch == tuple(epoch))
