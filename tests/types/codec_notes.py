# Failures of codecs that are asked by name carry a note.
import codecs
for f in (lambda: codecs.encode("\ud800", "utf-8"), lambda: "\ud800".encode("utf-8"), lambda: codecs.decode(b"\xff", "ascii"),
          lambda: codecs.encode("x", "nosuch"), lambda: b"\xff".decode("ascii")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, getattr(e, "__notes__", None))
def broken(text, errors="strict"):
    raise RuntimeError("broken")
search = lambda name: (broken, broken, None, None) if name == "broken_codec" else None
codecs.register(search)
for f in (lambda: "x".encode("broken_codec"), lambda: b"x".decode("broken_codec"), lambda: codecs.decode(5, "broken_codec")):
    try:
        f()
    except RuntimeError as e:
        print(e, e.__notes__)
codecs.unregister(search)
