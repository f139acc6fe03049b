# The encoder's nine arguments, by position and by name
import _json
import json

names = ["markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys", "allow_nan"]
values = [None, str, _json.encode_basestring_ascii, None, ": ", ", ", True, False, True]
for split in range(10):
    encode = _json.make_encoder(*values[:split], **dict(zip(names[split:], values[split:])))
    print(split, "".join(encode({"b": [1, None], "a": 2.5}, 0)))
try:
    _json.make_encoder(*values, allow_nan=True)
except TypeError as e:
    print("TypeError")
try:
    _json.make_encoder(*values[:8])
except TypeError as e:
    print("TypeError")
print(json.dumps([1, {"x": "é"}]))
