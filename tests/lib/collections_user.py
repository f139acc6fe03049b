# UserDict, UserList, UserString
from collections import UserDict, UserList, UserString
import copy
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = U({1: 'a'}, b=2)
u.update({3: 4})
print(u, u['1'], len(u), '3' in u, 3 in u, u.get('zz', 'd'), dict(u), u.data, sorted(u.items()), u == {'1': 'a', 'b': 2, '3': 4})
print(u.copy(), type(u.copy()).__name__, U.fromkeys([1, 2]), u | {'z': 1}, {'z': 1} | u, type(u | {}).__name__, u.pop('b'), u.setdefault(9, 1), u)
class M(UserDict):
    def __missing__(self, k): return 'm'
print(M()['x'], M().get('x'), 'x' in M())
u |= {5: 6}
print(u, copy.copy(u), bool(UserDict()), UserDict(None), UserDict(dict={'a': 1}))
for f in (lambda: UserDict()['k'], lambda: UserDict(1), lambda: UserDict({}, {}), lambda: u + 1, lambda: hash(u)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class L(UserList):
    def append(self, x): super().append(x * 2)
l = L([1, 2])
l.append(3)
l.extend([4])
l += [5]
l.insert(0, 'i')
print(l, l[1], l[1:3], type(l[1:3]).__name__, len(l), 6 in l, l + [7], [0] + l, l * 2, 2 * l, l.index(6), l.count(1), l.pop(), l.data)
l.remove(1)
l.reverse()
del l[0]
l[0] = 'z'
print(l, l == UserList(l), l == l.data, UserList([1]) < [2], UserList('ab'), l.copy(), list(l), sorted(UserList([3, 1])), l.clear(), l)
s = UserList([3, 1, 2])
s.sort(reverse=True)
print(s, UserList(UserList([1])), UserList((1, 2)), copy.copy(s) == s)
t = UserString('Hello')
print(t, repr(t), t + ' you', 'oh ' + t, t * 2, t[1], t[1:3], type(t[0]).__name__, len(t), 'ell' in t, t.upper(), t.find('l'), t.replace('l', 'L'), t == 'Hello', hash(t) == hash('Hello'))
print(t.split('e'), t.center(11, '*'), t.startswith('He'), UserString(5), UserString('%s!') % 'x', t.encode(), int(UserString('12')), float(UserString('1.5')), t < 'Z', t.join(['a', 'b']))
print(t.removeprefix('He'), t.count('l'), UserString('a b').title(), UserString('abc').isalpha(), t.lower() + t, UserString('x').zfill(3), list(t), max(t), t.partition('l'))
class S(UserString): pass
print(type(S('a') + 'b').__name__, type(S('ab').strip()).__name__, S('x') == UserString('x'))
