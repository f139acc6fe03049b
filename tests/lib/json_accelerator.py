# _json: scanning, quoting, encoding.
import _json

print(_json.encode_basestring_ascii('a"\\\n\t\x00\x7fé\u20ac\U0001f600\ud800'), _json.encode_basestring('a"\\\n\x00\x7fé\u20ac'))
for text, end in [('"abc"', 1), ('"a\\u0041\\n"', 1), ('x"\\ud83d\\ude00"', 2), ('"\\ud800x"', 1), ('"é€" rest', 1), ('""', 1)]:
    print(ascii(_json.scanstring(text, end)))
print(_json.scanstring('"a\nb"', 1, False))
for bad in (lambda: _json.scanstring(5, 1), lambda: _json.scanstring('a', 9), lambda: _json.encode_basestring(5),
            lambda: _json.encode_basestring_ascii(None), lambda: _json.make_scanner(5), lambda: _json.make_encoder()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e if 'make_encoder' not in str(e) else '')


class Context:
    strict = True
    object_hook = object_pairs_hook = None
    parse_float = float
    parse_int = int
    parse_constant = staticmethod(lambda name: 'const ' + name)


scan = _json.make_scanner(Context)
for text in ['1', '-2.5e3', '[]', '[1, [2, {"a": null}], true, false]', '{}', '{"k": "v", "é": [1]}', 'NaN', '[-Infinity]', ' 5',
             '123abc', '0123', '-', '1.', '1e', '"s"']:
    try:
        print(text, scan(text, 0))
    except StopIteration as e:
        print(text, 'stop', e.value)
for index in (5, -1):
    try:
        scan('1', index)
    except (StopIteration, ValueError) as e:
        print(type(e).__name__, e)


def encode(value, indent=None, sort=False, skip=False, nan=True, markers=True):
    def default(x):
        if isinstance(x, complex):
            return [x.real, x.imag]
        raise TypeError('no JSON for ' + type(x).__name__)
    e = _json.make_encoder({} if markers else None, default, _json.encode_basestring_ascii, indent, ': ', ', ', sort, skip, nan)
    return ''.join(e(value, 0))


class I(int):
    def __repr__(self):
        return 'own'


print(encode([1, 2.5, None, True, 'é', (), {}, {'b': 1, 'a': [2]}, 2j, I(5), {1: 2, None: 3, True: 4, 1.5: 5}]))
print(encode({'b': 1, 'a': 2}, sort=True), encode({(1,): 1, 'a': 2}, skip=True), encode([1e300, float('inf'), float('nan')]))
loop = []
loop.append(loop)
for bad in (lambda: encode(loop), lambda: encode(float('nan'), nan=False), lambda: encode({(1,): 2}), lambda: encode([object()]),
            lambda: encode({'b': 1, 3: 2}, sort=True)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
