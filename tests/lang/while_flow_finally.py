# break, continue and return through nested loops, try, with and match.
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): print(f"<{self.n}", end=" ")
    def __exit__(self, *a): print(f"{self.n}>", end=" ")


def run(action, depth):
    for i in range(2):
        print("i", i, end=" ")
        while True:
            try:
                with CM("cm"):
                    match action:
                        case "break":
                            break
                        case "continue":
                            if i: return "end"
                            i += 1
                            continue
                        case "return":
                            return "returned"
                        case "raise":
                            raise ValueError(i)
                        case _:
                            return "default"
            except ValueError as e:
                print("caught", e, end=" ")
                if e.args[0]: return "second"
                break
            finally:
                print("finally", end=" ")
        else:
            print("never")
    else:
        print("for else", end=" ")
    return "fell out"


for a in ("break", "continue", "return", "raise", "other"):
    print("->", run(a, 0))


def triple():
    out = []
    for a in range(3):
        for b in range(3):
            try:
                for c in range(3):
                    try:
                        if c == 1: continue
                        if b == 1: break
                        if a == 2: return out
                        out.append((a, b, c))
                    finally:
                        if a == 1: break
            finally:
                out.append("f")
    return out


print(triple())


def finally_loop():
    n = 0
    while True:
        try:
            try: n += 1; 1 / (n - 3)
            finally:
                if n < 3: continue
        except ZeroDivisionError: return n, "divided"


print(finally_loop())


def generator():
    for i in range(3):
        try:
            if i == 1: continue
            yield i
        finally:
            yield f"f{i}"


print(list(generator()))


def nested_finally():
    try:
        try:
            try: return "inner"
            finally: print("1", end=" ")
        finally: print("2", end=" ")
    finally: print("3", end=" ")


print(nested_finally())
def in_except():
    for i in range(3):
        try: raise KeyError(i)
        except KeyError:
            if i == 1: continue
            if i == 2: break
        print("after", i, end=" ")
    return i
print(in_except())
def while_else(n):
    while n:
        n -= 1
        try:
            if n == 5: break
        finally: pass
    else: return "exhausted"
    return "broke"
print(while_else(3), while_else(9))
import sys
def cleared():
    for i in range(2):
        try: raise ValueError
        except ValueError: continue
    return sys.exception()
print(cleared())
