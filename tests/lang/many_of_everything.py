# More of something than fits an instruction or the registers.
n = 66000
names = {}
exec('\n'.join(f'v{i} = {i}.5' for i in range(n)), names)
print(names['v0'], names['v65999'], len(names))
exec('\n'.join([f'w{i} = v{i}' for i in range(n)] + ['w65999 += 1', 'print(w65999, len(dir()) > 100000)', 'del w65998',
                'try:\n    w65998\nexcept NameError as e:\n    print(e)', 'print(max(1, w65997))']), names)
print('w65998' in names, names['w65997'])

space = {}
exec('\n'.join(f'v{i} = {i}' for i in range(n)) + '\ndel v65990\nprint(v65995, len(locals()))', {}, space)
print(len(space), space['v65999'], 'v65990' in space)

source = ['def f(x):']
source += [f'    x.a{i} = {i}' for i in range(n)]
source += ['    global g65999', '    g65999 = x.a65999 + x.a1', '    return g65999']
exec('\n'.join(source), names)


class Object:
    pass


print(names['f'](Object()), names['g65999'])

order = []


def note(i):
    order.append(i)

    def decorator(f):
        order.append(-i)
        return f
    return decorator


for count in (64, 65, 400):
    order.clear()
    exec('\n'.join(f'@note({i})' for i in range(1, count + 1)) + '\ndef f(): return 1', globals())
    print(f(), order == list(range(1, count + 1)) + list(range(-count, 0)))
    order.clear()
    exec('\n'.join(f'@note({i})' for i in range(1, count + 1)) + '\nclass C: x = 2', globals())
    print(C.x, order == list(range(1, count + 1)) + list(range(-count, 0)))


def local():
    @note(1)
    @note(2)
    def g():
        return count
    return g()


print(local())
