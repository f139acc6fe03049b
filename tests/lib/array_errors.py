# array: methods and wrong arguments.
from array import array


def run(code):
    a = array('i', [1, 2, 3])
    return eval(code), a


def show(*expressions):
    for e in expressions:
        try:
            print(e, '->', repr(eval(e)))
        except Exception as x:
            print(e, '!', type(x).__name__ + ':', x)

show(
    "array('i'), array('i', [1, 2]), array('d', [1.5]), array('B', b'ab'), array('u', 'ab') if 0 else '', array('w', 'aé'), array('i', (1, 2)), array('i', array('b', [1])), array('b', range(3)), repr(array('f', [0.5])), array('i').typecode, array('i').itemsize, array('q', [2**62])[0]",
    'array()',
    "array('z')",
    "array('ii')",
    'array(5)',
    "array('i', 5)",
    "array('i', 'ab')",
    "array('b', [128])",
    "array('B', [-1])",
    "array('i', ['a'])",
    "array('i', [1.5])",
    "array('d', ['a'])",
    "array('i', [2**31])",
    "array('Q', [2**64])",
    "array('w', ['ab'])",
    "array('w', [1])",
    'run("a.append(4)"), run("a.extend([4])"), run("a.extend(array(\'i\', [5]))"), run("a.insert(0, 9)"), run("a.pop()"), run("a.pop(0)"), run("a.remove(2)"), run("a.reverse()"), run("a.count(1)"), run("a.index(3)"), run("a.index(3, 1)"), run("a.tolist()"), run("a.tobytes() == b\'\' "), run("a.byteswap()"), run("a.buffer_info()[1]"), run("a.fromlist([7])"), run("a.frombytes(array(\'i\', [8]).tobytes())"), run("a.clear()")',
    'run("a.append(\'x\')")',
    'run("a.append(2**40)")',
    'run("a.extend(array(\'b\', [1]))")',
    'run("a.extend(5)")',
    'run("a.extend([\'x\'])")',
    'run("a.pop(9)")',
    'run("array(\'i\').pop()")',
    'run("a.remove(9)")',
    'run("a.index(9)")',
    'run("a.index(1, 1)")',
    'run("a.fromlist((1,))")',
    'run("a.fromlist([1, \'x\'])")',
    'run("a.frombytes(b\'abc\')")',
    'run("a.frombytes(\'abcd\')")',
    'run("a.insert(\'x\', 1)")',
    'run("a[0]"), run("a[-1]"), run("a[1:]"), run("a[::-1]"), run("a.__setitem__(0, 9)"), run("a.__setitem__(slice(0, 1), array(\'i\', [8, 9]))"), run("a.__delitem__(0)"), run("a.__delitem__(slice(0, 2))")',
    'run("a[9]")',
    'run("a[\'x\']")',
    'run("a.__setitem__(0, \'x\')")',
    'run("a.__setitem__(slice(0, 1), [1])")',
    'run("a.__setitem__(slice(0, 1), array(\'b\', [1]))")',
    'run("a + array(\'i\', [4])"), run("a * 2"), run("a.__iadd__(array(\'i\', [4]))"), run("a.__imul__(0)"), run("a == array(\'b\', [1, 2, 3])"), run("a < array(\'i\', [1, 3])"), run("2 in a"), run("len(a)"), run("list(a)"), run("a == [1, 2, 3]")',
    'run("a + [1]")',
    'run("a + array(\'b\')")',
    'run("a < [1]")',
    'run("a * \'x\'")',
    "hash(array('i'))",
    "array('w', 'ab').tounicode(), array('w', 'ab') + array('w', 'c'), array('w', 'é').tolist()",
    "array('i').tounicode()",
    "array('i').fromunicode('a')"
)
