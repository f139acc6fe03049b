import dis
import io


def f(a):
    total = 0
    for x in a:
        if x > 2:
            total += x
    return total


rows = list(dis.get_instructions(f))
print(len(rows) > 5, rows[0].starts_line)
print([r.offset for r in rows] == sorted({r.offset for r in rows}))
print(any(r.is_jump_target for r in rows), all(r.opname.replace('_', '').isalnum() for r in rows))
print(all(r.positions.lineno <= r.positions.end_lineno for r in rows if r.positions.lineno))
starts = [line for _, line in dis.findlinestarts(f.__code__)]
print({line - f.__code__.co_firstlineno for line in starts} >= {1, 2, 3, 4, 5})

b = dis.Bytecode(f)
print([r.offset for r in b] == [r.offset for r in rows])
out = io.StringIO()
dis.dis(f, file=out)
print(len(b.dis()) > 100, out.getvalue().strip() != '')


def fails():
    x = 1
    return x / 0


try:
    fails()
except ZeroDivisionError as e:
    where = dis.Bytecode.from_traceback(e.__traceback__)
    text = where.dis()
    print([line.count('-->') for line in text.split('\n') if '-->' in line])
    out = io.StringIO()
    dis.distb(e.__traceback__, file=out)
    print(out.getvalue().count('-->') > 0)
print('Name:              f' in dis.code_info(f))
try:
    dis.dis(3)
except TypeError as e:
    print(e)
