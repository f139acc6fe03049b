# sys.setprofile tells of native functions behind bound methods, too.
import sys


class A:
    f = classmethod(repr)
    g = staticmethod(len)


events = []
a = A()
m = a.f
sys.setprofile(lambda frame, event, argument: events.append((event, getattr(argument, "__name__", argument))))
a.f(), A.f(), m(), a.g("x")
sys.setprofile(None)
print(*events, sep="\n")
