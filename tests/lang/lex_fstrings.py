# Language reference 2.4.3: f-strings, everything but their errors.
name, width, precision, value = "Fred", 10, 4, 12.34567
print(f"He said his name is {name!r}.", f"{name!s:>8}|", f"{name!a}")
print(f"result: {value:{width}.{precision}}", f"{value:>{width}.{precision}f}|")
print(f"{value=}", f"{value = }", f"{ value=:.2f}", f"{name = !s}", f"{name=!r:>10}", f"{1 + 1 = }", f"{(lambda x: x)(3)=}")
print(f"{{}}", f"{{{name}}}", f"{{{{", f"}}}}", f"{'{'}", f"{'}'}")
print(f"{'a' 'b'}", f'{"nested " + f"{name + f"{1}"}"}', f"{"same quotes"}", f"{'\n'}!", f"{"\\"}")
print(f"""{
    name
}""", f"{
    value  # a comment
    :.1f}")
print(f"{1,}", f"{1, 2}", f"{*[1, 2],}", f"{[x for x in 'ab']}", f"{ {1: 2}[1] }", f"{ {1, 2} }")
print(f"{(x := 5)}", x, f"{x:=5}|", f"{(yield_ := 3)!r}")
print(f"{1 if 0 else 2}", f"{name[0]}", f"{name[1:3]}", f"{name.upper()}", f"{not 1}", f"{x != 1}", f"{x == 5}", f"{x>=5}")
print(f"{3.0:}", f"{3:>{5}}", f"{3:{'>'}{5}}", f"{3:0{2}d}", f"{255:#x}", f"{1000:,}", f"{0.5:%}", f"{'x':*^5}")
print(fr"\n{name}\t", rf"{name}\{x}", F"{name}", Rf"\{x}")
print(f"{'%s' % name}", f"%s {name}" % 1, f"{name}" "plain" f"{x}", "a" f"{x}" r"\b")
import datetime
print(f"{datetime.date(2020, 1, 2):%Y-%m-%d}", f"{datetime.date(2020, 1, 2):{'%d'}.%m}")


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "répr"


o = F()
print(f"{o}", f"{o:abc}", f"{o!s}", f"{o!r}", f"{o!a}", f"{o!s:5}|", f"{o:{'a'}{'b'}}", f"{o:{{}}}" if False else "", f"{o=}", f"{o=:x}", f"{o=!s}")
print(f"{o:{o}}", f"{o: {x} }", f"{o::}", f"{o:!r}", f"{o:}}}" if False else "", f'{o:"x"}')


def f():
    local = 1
    return [f"{local}{i}" for i in range(2)], (lambda: f"{local}")(), f"{[local for _ in 'a']}"


print(f())
print(f"{f'{f'{f'{1}'}'}'}", f'{f"""{f'''{"deep"}'''}"""}')
print(f"\x41\u0042\N{BULLET}{name}", f"{'\N{BULLET}'}")
print(f'a{name}b' == 'a{}b'.format(name), f"" == "", type(f"{1}").__name__, f"{None}{True}{...}")
class A:
    def f(self):
        "doc"
    def g(self):
        f"no doc"
print(A.f.__doc__, A.g.__doc__)
print(f"{x!r:^{width}}|", f"{name:{width}}|", f"{name!r:.{3}}")
def outer():
    def inner():
        return f"{free!r:>{free2}}"
    free, free2 = "v", 6
    return inner()
print(outer())
print(f"{'a':{'>'}3}", f"{3.14159:.{1 + 1}f}", f"{ '{}' }")
