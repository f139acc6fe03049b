# Pickling state of BytesIO and StringIO.
import io
import copy

b = io.BytesIO(b"hello")
b.seek(2)
print(b.__getstate__())
c = io.BytesIO()
c.__setstate__((b"state", 3, {"mark": 1}))
print(c.read(), c.mark, c.getvalue())
for bad in [(b"x", -1, None), ("str", 0, None), (b"", 0.5, None), (b"", 0, 7), (b"short", 0), 5]:
    try:
        c.__setstate__(bad)
    except Exception as e:
        print(type(e).__name__, e)
c.close()
for call in (c.__getstate__, lambda: c.__setstate__((b"", 0, None))):
    try:
        call()
    except ValueError as e:
        print(e)

s = io.StringIO("one\ntwo\n", newline="\r\n")
s.read(4)
state = s.__getstate__()
print(state)
t = io.StringIO()
t.__setstate__(state)
print(repr(t.getvalue()), t.tell(), repr(t.read()))
for bad in [("x", "\n", -1, None), (b"x", "\n", 0, None), ("x", "q", 0, None), ("x", "\n", 0, 3), ("x",)]:
    try:
        t.__setstate__(bad)
    except Exception as e:
        print(type(e).__name__, e)
d = copy.copy(b)
print(d.getvalue(), d.tell(), d.read())
