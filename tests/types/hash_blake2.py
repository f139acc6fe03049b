# blake2b and blake2s
import _blake2

for make in (_blake2.blake2b, _blake2.blake2s):
    h = make()
    most = make.MAX_DIGEST_SIZE
    print(h.name, h.digest_size, h.block_size, make.SALT_SIZE, make.PERSON_SIZE, make.MAX_KEY_SIZE, most)
    for n in (0, 1, 3, 63, 64, 65, 127, 128, 129, 255, 256, 257, 1000, 5000):
        data = bytes(i * 11 % 251 for i in range(n))
        g = make()
        for i in range(0, n, 31):
            g.update(data[i:i + 31])
        assert g.digest() == make(data).digest() == g.copy().digest()
        print(n, make(data).hexdigest()[:32], make(data, key=b'key').hexdigest()[:32], make(data, digest_size=7).hexdigest())
    print(make(b'abc', key=b'k' * most, salt=b'salt', person=b'me', digest_size=20).hexdigest())
    print(make(b'abc', fanout=2, depth=3, leaf_size=4096, node_offset=5, node_depth=1, inner_size=32, last_node=True).hexdigest())
    print(make(b'abc', fanout=0, depth=255, leaf_size=2**32 - 1, node_offset=2**48 - 1, node_depth=255, inner_size=most).hexdigest())
    print(make(b'abc', last_node=1).hexdigest(), make(b'abc', usedforsecurity=False).hexdigest() == make(b'abc').hexdigest())
    for kw in (dict(digest_size=0), dict(digest_size=65), dict(key=b'x' * 65), dict(salt=b'x' * 17), dict(person=b'x' * 17), dict(fanout=256), dict(fanout=-1),
               dict(depth=0), dict(leaf_size=2**32), dict(node_offset=2**64), dict(node_depth=256), dict(inner_size=65)):
        try:
            make(b'', **kw)
            print('no error')
        except (ValueError, OverflowError) as e:
            print(type(e).__name__, e)
    try:
        make('text')
    except TypeError as e:
        print(e)
