# Static methods of builtin types, called again and again with fewer values than they take.
def f():
    return [str.maketrans('a', 'b') for _ in range(3)], [str.maketrans({'a': 1}) for _ in range(3)]
print(f())
for _ in range(3):
    print(str.maketrans('ab', 'xy', 'z'), bytes.maketrans(b'a', b'b')[97])
m = str.maketrans
for _ in range(3):
    print(m('a', 'b'))
