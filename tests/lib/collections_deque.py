# deque: both ends, maxlen, indexing, errors
from collections import deque
def t(text):
    try:
        print(text, '->', eval(text), d)
    except Exception as e:
        print(text, '!!', type(e).__name__, e, d)

d = deque('abc')
for text in ('d.append(1)', 'd.appendleft(0)', 'd.pop()', 'd.popleft()', 'd.extend("xy")', 'd.extendleft("12")', 'd.rotate(2)', 'd.rotate(-1)', 'd.rotate()',
             'd.rotate(100)', 'd.rotate("a")', 'd.insert(1, "I")', 'd.insert(-1, "J")', 'd.insert(100, "K")', 'd.insert(-100, "L")', 'd.insert("a", 1)', 'd.remove("I")',
             'd.remove("zz")', 'd.index("x")', 'd.index("x", 1)', 'd.index("x", 0, 1)', 'd.index("zz")', 'd.index()', 'd.count("x")', 'd.reverse()', 'd[0]', 'd[-1]', 'd[100]',
             'd["a"]', 'd[1:2]', 'd.__setitem__(0, "S")', 'd.__delitem__(1)', 'd.__setitem__(99, 1)', 'd.__delitem__(-99)', '"x" in d', '"zz" in d', 'len(d)', 'd.copy()',
             'd + deque([1])', 'd + [1]', 'd * 2', '2 * deque([1])', 'd * -1', 'd * "a"', 'd.maxlen', 'd.extend(1)', 'd.extend(d)', 'd.clear()', 'd.pop()', 'd.popleft()',
             'd.rotate(1)', 'bool(d)', 'hash(d)', 'd.foo', 'deque[int]', 'd < [1]', 'deque([1]) < deque([2])', 'deque([1]) == deque([1])', 'deque([1]) == [1]',
             'deque([1, 2]) > deque([1])', 'deque()', 'deque(1)', 'deque([1], -1)', 'deque([1], "a")', 'deque(x=1)', 'deque([1], 2, 3)', 'deque([1, 2, 3], 2)',
             'deque(iterable="ab", maxlen=5)', 'deque(maxlen=0)', 'deque("abc", 0)'):
    t(text)
m = deque([1, 2, 3], maxlen=3)
m.append(4)
print(m)
m.appendleft(0)
print(m, m.maxlen)
m.extend([7, 8])
m.extendleft([9])
m += [5]
print(m, m * 2, m + m)
try:
    m.insert(0, 1)
except IndexError as e:
    print(e)
m *= 2
print(m)
try:
    m.maxlen = 5
except AttributeError as e:
    print(e)
z = deque(maxlen=0)
z.append(1)
z.appendleft(2)
print(z, len(z))
q = deque()
for i in range(1000):
    q.append(i)
    if i % 3 == 0:
        q.popleft()
print(len(q), q[0], q[-1], q[100], sum(q))
