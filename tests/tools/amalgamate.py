"""amalgamate.py SOURCE OUTPUT EXTRA...: one C file of the whole library.

Every file becomes a part of one translation unit, so what is private to a file (static functions and data, its types,
macros and enumeration constants) gets the file's number behind its name: `release` of list.c is `release_57`. Members of
structures keep their names: an identifier after `.` or `->`, or declared inside a structure, is no private name. Headers
are put in once, where they are included first; `.def` tables wherever they are included, as part of that file.
"""
import os
import re
import sys

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[A-Za-z_]\w*|\.?\d(?:[eEpP][+-]|[\w.])*|'
                   r'->|\.\.\.|##|\\\n|\n|[ \t]+|.', re.S)
KEYWORDS = set("ifdef ifndef include defined endif else elif if pragma error for while do switch return goto sizeof struct union enum const static inline void int char long double float unsigned bool".split())
SYSTEM = {"posix_fallocate", "posix_fadvise"}  # look like names that a macro makes
# Types of the same name in headers that no file includes together.
DOUBLES = {"interp/": ("GiArguments", "GiArgumentsNode"), "interp/syntax/parser": ("GiPlace", "GiParserPlace")}
NAME = re.compile(r"[A-Za-z_]\w*$")
INCLUDE = re.compile(r'[ \t]*#[ \t]*include[ \t]+"([^"]+)"[^\n]*\n')


def read(path):
    with open(path) as f:
        return f.read()


class Amalgamation:
    def __init__(self, root):
        self.root = root
        self.seen = set()
        self.out = []
        self.known = {}

    def find(self, name, near):
        for folder in (self.root, self.root + "/include", os.path.dirname(near)):
            if os.path.exists(folder + "/" + name):
                return os.path.normpath(folder + "/" + name)
        return None

    def expand(self, path, headers):
        """Text of a file: .def tables inlined, headers collected in order (they come before the file)."""
        out, at = [], 0
        text = read(path)
        for prefix, (name, other) in DOUBLES.items():
            if os.path.relpath(path, self.root).startswith(prefix):
                text = re.sub(r"\b%s\b" % name, other, text)
        for m in INCLUDE.finditer(text):
            target = self.find(m.group(1), path)
            if target is None:
                continue
            out.append(text[at:m.start()])
            at = m.end()
            if target.endswith(".def"):
                out.append(self.expand(target, headers))
            elif target not in self.seen:
                self.seen.add(target)
                headers.append(self.expand(target, headers))
        out.append(text[at:])
        return "".join(out)

    def includes(self, path):
        """All headers that a file includes, directly or not."""
        if path not in self.known:
            self.known[path] = set()
            for m in INCLUDE.finditer(read(path)):
                target = self.find(m.group(1), path)
                if target is not None:
                    self.known[path] |= {target} | self.includes(target)
        return self.known[path]

    def add(self, path, number):
        headers = []
        body = self.expand(path, headers)
        self.out.extend(headers)
        made = names_made(body, [read(header) for header in sorted(self.includes(path))])
        names = {n for n in private_names(body) - made if not n.startswith("PCRE2_")}  # a setting of that library
        body = mark_pasted(body, names, "_%d" % number)
        self.out.append("/* --- %s --- */\n" % os.path.relpath(path, self.root))
        self.out.extend("#define %s %s_%d\n" % (name, name, number) for name in sorted(made))
        renamed = rename(body, names, "_%d" % number)
        self.check(path, renamed, number, made)
        self.out.append(renamed)
        self.out.extend("#undef %s\n" % name for name in sorted(made))


    def check(self, path, text, number, made):
        """No static name of a file is as it was, or two files could have the same: a second look, by lines."""
        for m in STATIC.finditer(DECORATION.sub("T ", text)):
            name = m.group(1)
            if not name.endswith("_%d" % number) and not name.startswith(("gi_", "GI_")) and name not in made:
                sys.exit("%s: the name of '%s' was not made private" % (path, m.group()))


# A static definition as the house writes it: at the beginning of a line.
DECORATION = re.compile(r"(?:_Atomic|_Thread_local|__attribute__|_Alignas)\([^\n()]*(?:\([^\n()]*\))*[^\n()]*\)")
STATIC = re.compile(r"^static [^\n;={(]*?(?:\(\*(?:const )?)?\b(\w+)(?=\(|\[|\)\(|;| = )", re.M)


def significant(text):
    """Tokens without blanks and comments; preprocessor lines are taken out and answered apart."""
    plain, directives, line, in_directive = [], [], [], False
    start = True
    for m in TOKEN.finditer(text):
        tok = m.group()
        if in_directive:
            if tok == "\n":
                directives.append(line)
                line, in_directive, start = [], False, True
            elif not tok.isspace() and tok != "\\\n" and not tok.startswith(("/*", "//")):
                line.append(tok)
            continue
        if tok == "\n":
            start = True
        elif tok.isspace() or tok.startswith(("/*", "//")):
            continue
        elif tok == "#" and start:
            in_directive = True
        else:
            start = False
            plain.append(tok)
    return plain, directives


def private_names(text):
    plain, directives = significant(text)
    names = set()
    for d in directives:
        if len(d) > 1 and d[0] == "define":
            names.add(d[1])
    names -= {d[1] for d in directives if d[0] == "ifndef" and len(d) > 1}  # stands in for one of the system's
    depth, statement = 0, []
    skip_keyword = {"struct", "enum", "union"}
    for i, tok in enumerate(plain):
        if tok in skip_keyword and i + 2 < len(plain) and NAME.match(plain[i + 1]) and plain[i + 2] == "{":
            names.add(plain[i + 1])
        if depth == 0 and tok == "typedef":
            names |= typedef_names(plain, i)
        if tok == "enum":
            names |= enum_names(plain, i)
        if tok == "{":
            if depth == 0:
                of_type = "=" not in statement and any(k in ("struct", "union", "enum") for k in statement[-2:])
                if not of_type:
                    names |= static_names(statement)
            depth += 1
        elif tok == "}":
            depth -= 1
            if depth == 0 and not of_type:
                statement = []
        elif depth == 0 and tok == ";":
            names |= static_names(statement)
            statement = []
        elif depth == 0:
            if tok == "static":
                statement = []  # what stands before is the use of a macro, which has no semicolon
            statement.append(tok)
    return {n for n in names - KEYWORDS if not n.startswith(("gi_", "Gi", "GI_"))}


# What stands behind these is a member, or part of a name.
VERBATIM = re.compile(r"(?:offsetof|GI_NAME)\(\s*[\w>-]+\s*,\s*$")
MACRO = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(?P<macro>\w+)\(([^)]*)\)((?:[^\n\\]|\\.)*)", re.M | re.S)
PASTED = re.compile(r"[A-Za-z_]\w*(?:[ \t]*##[ \t]*[A-Za-z_]\w*)+")


def names_made(text, headers):
    """Private names that come out of macros of headers as they are used in text."""
    made = set()
    for header in headers:
        for m in MACRO.finditer(header):
            parameters = [p.strip() for p in m.group(2).split(",")]
            sequences = [[p.strip() for p in s.split("##")] for s in PASTED.findall(m.group(3))]
            sequences = [s for s in sequences if not s[0].startswith(("gi_", "Gi", "GI_", "gilt_", "op_", "GI"))]
            if not sequences or parameters == [""]:
                continue
            for use in re.finditer(r"\b%s\(([^()]*)" % m.group("macro"), text):
                values = dict(zip(parameters, (v.strip() for v in use.group(1).split(","))))
                made |= {"".join(values.get(p, p) for p in s) for s in sequences}
    return {n for n in made if NAME.match(n) and re.fullmatch(r"\w+", n) and not n.startswith(("gi_", "Gi", "GI_"))}


def mark_pasted(text, names, suffix):
    """Names that macros of the file put together are private too: the suffix becomes the last part of what is pasted, and
    the names that come out are added to `names`."""
    patterns = []

    def mark(m):
        parameters = [p.strip() for p in m.group(2).split(",")]

        def extend(sequence):
            parts = [p.strip() for p in sequence.group().split("##")]
            label = sequence.string[:sequence.start()].rstrip().endswith(("&&", "goto"))
            if label or (parts[0] not in parameters and parts[0].startswith(("gi_", "Gi", "GI_", "gilt_"))):
                return sequence.group()
            patterns.append("".join(r"\w+" if p in parameters else re.escape(p) for p in parts))
            return sequence.group() + "##" + suffix

        body = PASTED.sub(extend, m.group(3))
        return m.group()[:m.start(3) - m.start()] + body

    text = MACRO.sub(mark, text)
    for pattern in patterns:
        names.update(n for n in re.findall(r"\b%s\b" % pattern, text)
                     if not n.startswith(("gi_", "Gi", "GI_")) and n not in SYSTEM)
    return text


def typedef_names(plain, i):
    depth = 0
    last = None
    names = set()
    for j in range(i, len(plain)):
        tok = plain[j]
        depth += (tok in "{(") - (tok in "})")
        if depth == 1 and tok == "*" and plain[j - 1] == "(" and NAME.match(plain[j + 1]):
            names.add(plain[j + 1])  # a pointer to a function
        if depth == 0 and tok in (";", ","):
            if last is not None and not names:
                names.add(last)
            if tok == ";":
                return names
        if depth == 0 and NAME.match(tok):
            last = tok
    return names


def enum_names(plain, i):
    j = i + 1
    while j < len(plain) and plain[j] not in "{;),=*" and j < i + 3:
        j += 1
    if j >= len(plain) or plain[j] != "{":
        return set()
    names, expect = set(), True
    for tok in plain[j + 1:]:
        if tok == "}":
            return names
        if expect and NAME.match(tok):
            names.add(tok)
        expect = tok == ","
    return names


def static_names(statement):
    if "static" not in statement[:3]:
        return set()
    names = set()
    depth = 0
    last = None
    attribute = False
    for k, tok in enumerate(statement):
        if tok in ("__attribute__", "_Atomic"):
            attribute = True
        if tok in "([":
            if depth == 0 and last is not None and not attribute and tok == "(":
                following = statement[k + 1] if k + 1 < len(statement) else ""
                if following == "*" and NAME.match(statement[k + 2] if k + 2 < len(statement) else ""):
                    names.add(statement[k + 2])  # static int (*f)(void)
                    return names
                names.add(last)
                return names
            depth += 1
        elif tok in ")]":
            depth -= 1
            attribute = attribute and depth > 0
        elif depth == 0 and tok in ("=", ","):
            if last is not None:
                names.add(last)
            if tok == "=":
                return names
        elif depth == 0 and NAME.match(tok) and tok not in ("__attribute__", "_Atomic"):
            last = tok
    if last is not None:
        names.add(last)
    return names


def rename(text, names, suffix):
    """Renames the private names; in structures only where a type is named."""
    out = []
    previous = ""
    structures = []  # depth at which each open structure began
    depth = 0
    waiting = False  # behind struct, union: a { opens a body
    in_directive, start = False, True
    for m in TOKEN.finditer(text):
        tok = m.group()
        if tok == "\n":
            in_directive, start = False, True
        elif tok == "#" and start:
            in_directive = True
        if tok.isspace() or tok == "\\\n" or tok.startswith(("/*", "//")):
            out.append(tok)
            continue
        start = False
        if NAME.match(tok) and tok in names and previous not in (".", "->") and not (
                in_directive and previous == "#"):
            member = structures and depth == structures[-1] + 1 and is_member(text, m.end())
            pasted = previous == "##" or text[m.end():].lstrip(" ").startswith("##")
            item = previous in ("(", ",") and text.startswith("[GI_OP_", m.end()) or VERBATIM.search(text, max(0, m.start() - 80), m.start())
            if not member and not pasted and not item:
                tok += suffix
        if not in_directive:
            if tok in ("struct", "union"):
                waiting = True
            elif tok == "{":
                if waiting:
                    structures.append(depth)
                waiting = False
                depth += 1
            elif tok == "}":
                depth -= 1
                if structures and structures[-1] == depth:
                    structures.pop()
            elif tok in (";", "=", "(", ")"):
                waiting = False
        out.append(tok)
        previous = m.group()
    out.append("\n")
    return "".join(out)


def is_member(text, at):
    """Inside a structure: is the identifier that ends at `at` a member's name, not a type's?"""
    rest = text[at:at + 40].lstrip(" \n")
    return rest[:1] in (";", ",", "[", ":", ")")


def main(root, output, *extra):
    a = Amalgamation(root)
    files = []
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            inside = os.path.relpath(path, root)
            if (name.endswith(".c") and inside.split("/")[0] in ("gc", "runtime", "interp") and
                    not inside.startswith(("runtime/lib/", "interp/repl/", "interp/command/")) and
                    inside not in ("interp/main.c", "interp/syntax/rules_text.c")):
                files.append(path)
    files.sort()
    a.out.append("/* SPDX-License-Identifier: MIT\n * gilt_amalgamated.c: the whole library in one file, made by tests/tools/amalgamate.py."
                 "\n * cc host.c gilt_amalgamated.c -lpthread -lm -ldl */\n"
                 "#ifndef _GNU_SOURCE\n#define _GNU_SOURCE 1\n#endif\n"
                 "#if defined(__GNUC__) && !defined(GI_COMPUTED_GOTO)\n#define GI_COMPUTED_GOTO 1\n#endif\n")
    for number, path in enumerate(files + list(extra)):
        a.add(path, number)
    with open(output, "w") as f:
        f.write("".join(a.out))


main(*sys.argv[1:])
