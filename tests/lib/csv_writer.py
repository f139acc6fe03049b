# The writer of _csv, dialects, and what they refuse.
import _csv as csv

class Out:
    def __init__(self):
        self.text = ""
    def write(self, s):
        self.text += s
        return len(s)

def show(row, **options):
    out = Out()
    try:
        n = csv.writer(out, **options).writerow(row)
        print(repr(out.text), n)
    except Exception as e:
        print(type(e).__name__, e)

show(["a", 1, 2.5, None, True])
show(["a,b", 'say "hi"', "two\nlines", "cr\r"])
show([])
show([""])
show([None])
show([None], quoting=csv.QUOTE_STRINGS)
show([""], quoting=csv.QUOTE_NONE)
show(["a", "b c"], delimiter=" ")
show(["a,b"], quoting=csv.QUOTE_NONE)
show(["a,b", 'q"'], quoting=csv.QUOTE_NONE, escapechar="\\")
show(['q"', "\\"], doublequote=False, escapechar="\\")
show(['q"'], doublequote=False)
for quoting in range(6):
    show(["a", 1, None, "", 1.5], quoting=quoting)
show(["a", ""], delimiter=" ", skipinitialspace=True)
show([None], delimiter=" ", skipinitialspace=True, quoting=csv.QUOTE_NOTNULL)
show(["a;b", "c!d"], lineterminator="!")
show(5)
show(["x"], quotechar="'")
out = Out()
csv.writer(out).writerows([[1, 2], "ab", (3,)])
print(repr(out.text))
for options in [dict(delimiter="ab"), dict(delimiter=5), dict(delimiter=None), dict(quotechar=""), dict(quotechar=5),
                dict(escapechar=1), dict(quoting="x"), dict(quoting=9), dict(lineterminator=None), dict(lineterminator=5),
                dict(quotechar=None, quoting=csv.QUOTE_ALL), dict(delimiter="\n"), dict(delimiter=",", quotechar=","),
                dict(escapechar=" ", skipinitialspace=True), dict(delimiter="x", lineterminator="xy"), dict(nonsense=1)]:
    try:
        csv.Dialect(**options)
    except Exception as e:
        print(options, type(e).__name__, "" if "nonsense" in options else e)
class Semi:
    delimiter = ";"
    quotechar = "'"
csv.register_dialect("semi", Semi, skipinitialspace=True)
print(csv.list_dialects(), csv.get_dialect("semi").delimiter, csv.get_dialect("semi").skipinitialspace)
show(["a;b", "it's"], dialect="semi")
csv.unregister_dialect("semi")
for call in (lambda: csv.get_dialect("semi"), lambda: csv.unregister_dialect("semi"), lambda: csv.register_dialect(5),
             lambda: csv.writer(5), csv.Reader, csv.Writer):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
