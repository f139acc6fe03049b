# The reader of _csv: quoting, escapes, newlines, limits, errors.
import _csv as csv

def show(lines, **options):
    try:
        print(list(csv.reader(lines, **options)))
    except Exception as e:
        print(type(e).__name__, e)

show(["a,b,c"])
show(["a,,c\r\n", "", "x\n"])
show(['"a,b",c', '"say ""hi""",2', "'q',r"])
show(['a "b" c,d', '"ab"cd,e'])
show(['"multi\n', 'line",end\n'])
show(["a b  c"], delimiter=" ")
show(["a, b,  c"], skipinitialspace=True)
show(["a\\,b,c", "x\\\ny,z"], escapechar="\\")
show(['"a\\"b",c'], escapechar="\\", doublequote=False)
show(["1,2.5,'x'", '"3",4,inf'], quoting=csv.QUOTE_NONNUMERIC)
show(['1,"x"', "y,2"], quoting=csv.QUOTE_NONNUMERIC)
show([',"",a'], quoting=csv.QUOTE_NOTNULL)
show([',"",5'], quoting=csv.QUOTE_STRINGS)
show(['"a",b'], quoting=csv.QUOTE_NONE)
show(['"ab'])
show(['"ab'], strict=True)
show(['"ab"c'], strict=True)
show(["a\rb"])
show([b"bytes"])
show([5])
show(["x" * 10], delimiter="x")
old = csv.field_size_limit(5)
show(["abcdef"])
show(["abcde"])
print(csv.field_size_limit(old), csv.field_size_limit())
r = csv.reader(["a,b", '"c', 'd"', "e"])
for row in r:
    print(r.line_num, row)
print(r.dialect.delimiter, repr(r.dialect.lineterminator), r.dialect.quoting)
try:
    csv.reader(5)
except TypeError as e:
    print(e)
try:
    csv.field_size_limit("x")
except TypeError as e:
    print(e)
