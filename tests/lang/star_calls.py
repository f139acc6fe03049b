# f(*x) for every kind of iterable, and what is not one.
def f(*a, **k): return a, k
class It:
    def __iter__(self): yield 1; yield 2
class G:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
class T(tuple):
    def __iter__(self): return iter("xy")
class L(list):
    def __iter__(self): return iter("pq")
print(f(*It()), f(*G()), f(*T((1,2))), f(*L([1])), f(*{1:2}), f(*"ab", **{"q": 1}), f(*(), *()), f(*[1, 2]))
for b in (1, None, object()):
    try: f(*b)
    except TypeError as e: print(str(e)[:60])
    try: f(*b, **{"a": 1})
    except TypeError as e: print(str(e)[:60])
    try: f(0, *b)
    except TypeError as e: print(str(e)[:60])
    try: len(*b)
    except TypeError as e: print(str(e)[:60])
def w(fn):
    def inner(*args, **kwargs): return fn(*args, **kwargs)
    return inner
print(w(f)(1, 2, x=3), w(w(f))())
class Bad:
    def __iter__(self): raise ValueError("it")
try: f(*Bad())
except ValueError as e: print(e)
