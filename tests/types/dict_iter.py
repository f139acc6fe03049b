# iterators: changes under way, length hints, reduce
d = {i: i for i in range(4)}
def run(text, action):
    d = {i: i * i for i in range(4)}
    out = []
    try:
        for x in eval(text, {'d': d}):
            out.append(x)
            action(d)
            if len(out) > 10:
                break
    except RuntimeError as e:
        out.append(str(e))
    print(text, out)

def add(d): d[len(d) + 100] = 1
def delete(d): d.popitem()
def change(d): d[0] = 'x'
def clear(d): d.clear()
def replace(d):
    d.pop(3, None)
    d[3] = 'new'

for text in ('d', 'd.keys()', 'd.values()', 'd.items()', 'reversed(d)', 'reversed(d.items())', 'reversed(d.values())'):
    for action in (add, delete, change, clear, replace):
        print(action.__name__, end=' ')
        run(text, action)
it = iter(d)
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), next(it, 'end'))
it = iter(d.items())
print(next(it), it.__reduce__()[1], list(it))
it = iter(d)
next(it)
d[99] = 1
for _ in range(2):
    try:
        next(it)
    except RuntimeError as e:
        print(e)
print(it.__length_hint__())
p = iter({1: 2, 3: 4}.items())
a = next(p)
b = next(p)
print(a, b, a is b)
pairs = list({1: 2, 3: 4}.items())
print(pairs, dict(pairs))
for k, v in {}.items():
    print('never')
z = [x for x in {1: 2, 3: 4}.items()]
print(z)
it = iter({1: 2})
print(iter(it) is it)
e = {1: 1}
for k in e:
    e[k] += 1
print(e)
