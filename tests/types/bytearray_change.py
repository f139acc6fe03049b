# bytearray: methods that change it.
def run(code):
    a = bytearray(b'abc')
    return eval(code), a


def held(code):
    space = {'a': bytearray(b'abc')}
    exec(code, space)
    return space['a']


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    'run("a.append(100)"), run("a.extend(b\'xy\')"), run("a.extend([1, 2])"), run("a.extend(bytearray(b\'q\'))"), run("a.extend(iter([65]))"), run("a.insert(0, 120)"), run("a.insert(100, 120)"), run("a.insert(-1, 120)")',
    'run("a.append(256)")',
    'run("a.append(-1)")',
    'run("a.append(\'x\')")',
    'run("a.append(b\'x\')")',
    'run("a.append()")',
    'run("a.extend(\'xy\')")',
    'run("a.extend([256])")',
    'run("a.extend(5)")',
    'run("a.extend([1, \'x\'])")',
    'run("a.insert(0, 256)")',
    'run("a.insert(\'x\', 1)")',
    'run("a.pop()"), run("a.pop(0)"), run("a.pop(-2)"), run("a.remove(98)"), run("a.reverse()"), run("a.clear()"), run("a.copy()")',
    'run("a.pop(10)")',
    'run("bytearray().pop()")',
    'run("a.pop(\'x\')")',
    'run("a.remove(120)")',
    'run("a.remove(256)")',
    'run("a.remove(\'b\')")',
    'run("a.__setitem__(0, 120)"), run("a.__setitem__(-1, 120)"), run("a.__setitem__(slice(0, 1), b\'xyz\')"), run("a.__setitem__(slice(None, None, 2), b\'XY\')"), run("a.__setitem__(slice(1, 1), [1, 2])"), run("a.__setitem__(slice(0, 3), 2)") if 0 else \'\'',
    'run("a.__setitem__(0, 256)")',
    'run("a.__setitem__(0, \'x\')")',
    'run("a.__setitem__(5, 1)")',
    'run("a.__setitem__(slice(None, None, 2), b\'X\')")',
    'run("a.__setitem__(slice(0, 1), \'x\')")',
    'run("a.__setitem__(slice(0, 1), 5)")',
    'run("a.__setitem__(\'x\', 1)")',
    'run("a.__delitem__(0)"), run("a.__delitem__(slice(0, 2))"), run("a.__delitem__(slice(None, None, 2))"), run("a.__delitem__(slice(None, None, -1))")',
    'run("a.__delitem__(7)")',
    'run("a.__iadd__(b\'zz\')"), run("a.__imul__(2)"), run("a.__imul__(0)"), run("a.__iadd__(memoryview(b\'m\'))")',
    'run("a.__iadd__(\'x\')")',
    'run("a.__iadd__(5)")',
    'hash(bytearray())',
    'held("v = memoryview(a); a.append(1)")',
    'held("v = memoryview(a); a.clear()")',
    'held("v = memoryview(a); a.pop()")',
    'held("v = memoryview(a); del a[0]")',
    'held("v = memoryview(a); a[0:1] = b\'xy\'")',
    'held("v = memoryview(a); a[0:1] = b\'x\'"), held("v = memoryview(a); v.release(); a.append(1)")',
    "bytearray(5), bytearray('é', 'utf-8'), bytearray([1]), bytearray(b'a') == b'a', repr(bytearray(b'a')), bytearray(), bytearray.fromhex('61')",
    "bytearray('a')",
    'bytearray([300])',
    'bytearray(1.5)',
    'bytearray(-1)'
)
