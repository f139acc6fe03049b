# list: methods with right and wrong arguments.
def run(code):
    a = [1, 2, 3]
    return eval(code), a


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'run("a.append(4)"), run("a.extend([4, 5])"), run("a.extend(\'xy\')"), run("a.extend(a)"), run("a.insert(0, 9)"), run("a.insert(-1, 9)"), run("a.insert(99, 9)"), run("a.insert(-99, 9)")',
    'run("a.append()")',
    'run("a.append(1, 2)")',
    'run("a.extend(5)")',
    'run("a.extend(None)")',
    'run("a.insert(\'x\', 1)")',
    'run("a.insert(1)")',
    'run("a.pop()"), run("a.pop(0)"), run("a.pop(-3)"), run("a.remove(2)"), run("a.clear()"), run("a.copy()"), run("a.reverse()"), run("a.index(3)"), run("a.count(1)"), run("a.index(3, 1)"), run("a.index(3, -2, 10)")',
    'run("a.pop(3)")',
    'run("[].pop()")',
    'run("a.pop(\'x\')")',
    'run("a.pop(1.0)")',
    'run("a.remove(9)")',
    'run("a.index(9)")',
    'run("a.index(1, 1)")',
    'run("a.index(1, \'x\')")',
    'run("a.index()")',
    'run("a.sort()"), run("a.sort(reverse=True)"), run("a.sort(key=lambda x: -x)"), run("a.sort(key=None, reverse=False)")',
    'run("a.sort(lambda x: x)")',
    'run("a.sort(key=5)")',
    'run("a.sort(reverse=\'x\')") if 0 else \'\'',
    'run("[1, \'a\'].sort()")',
    'run("[None, 1].sort()")',
    'run("a.sort(cmp=1)")',
    'run("a.sort(key=lambda x: 1 / 0)")',
    'run("a.clear(1)")',
    'run("a.copy(1)")',
    'run("a.reverse(1)")',
    'run("a.__setitem__(0, 9)"), run("a.__setitem__(slice(0, 2), \'xyz\')"), run("a.__setitem__(slice(None, None, 2), \'xy\')"), run("a.__setitem__(slice(1, 1), [7])"), run("a.__setitem__(slice(2, 0), [7])"), run("a.__setitem__(-1, 0)")',
    'run("a.__setitem__(3, 1)")',
    'run("a.__setitem__(slice(None, None, 2), \'x\')")',
    'run("a.__setitem__(slice(0, 1), 5)")',
    'run("a.__setitem__(\'x\', 1)")',
    'run("a.__setitem__(slice(None, None, -1), [1])")',
    'run("a.__delitem__(0)"), run("a.__delitem__(slice(0, 2))"), run("a.__delitem__(slice(None, None, 2))"), run("a.__delitem__(slice(None, None, -2))")',
    'run("a.__delitem__(5)")',
    'run("a.__delitem__(\'x\')")',
    'run("a.__iadd__(\'xy\')"), run("a.__iadd__((4,))"), run("a.__imul__(2)"), run("a.__imul__(0)"), run("a.__imul__(-1)")',
    'run("a.__iadd__(5)")'
)
