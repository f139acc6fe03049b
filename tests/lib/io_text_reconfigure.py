# TextIOWrapper.reconfigure: what it changes and what it refuses.
import io

class Bad:
    def __index__(self):
        1 / 0

txt = io.TextIOWrapper(io.BytesIO(), "ascii", "replace", "\r")
for options in [dict(encoding=42), dict(encoding="\udcfe"), dict(errors=42), dict(newline=42), dict(newline="xyz"),
                dict(line_buffering=Bad()), dict(write_through=2**1000), dict(line_buffering="x"),
                dict(encoding="nonexisting")]:
    try:
        txt.reconfigure(**options)
    except Exception as e:
        print(sorted(options), type(e).__name__, e if type(e) is not OverflowError else "")
print(txt.encoding, txt.errors, txt.line_buffering, txt.write_through)
txt.reconfigure(encoding="latin1", errors="ignore", newline="\r\n", line_buffering=True, write_through=True)
print(txt.encoding, txt.errors, txt.line_buffering, txt.write_through)
txt.write("a\nb\n\u1234")
print(txt.buffer.getvalue())

class Sub(io.TextIOWrapper):
    pass
print(repr(Sub(io.BytesIO(), "utf-8")))
