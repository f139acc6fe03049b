"""help(): signatures and doc strings of any object, as plain text."""

import sys


def signature_of(f):
    text = getattr(f, '__text_signature__', None)
    if text:
        return text.replace('($self, /, ', '(').replace('($self, /)', '()').replace('($', '(')
    code = getattr(f, '__code__', None)
    if code is None:
        return '(...)'
    names = list(code.co_varnames[:code.co_argcount + code.co_kwonlyargcount])
    notes = getattr(f, '__annotations__', {})
    defaults = dict(zip(reversed(names[:code.co_argcount]), reversed(f.__defaults__ or ())))
    defaults.update(f.__kwdefaults__ or {})

    def one(name, prefix=''):
        text = prefix + name
        if name in notes:
            note = notes[name]
            text += f": {note if isinstance(note, str) else getattr(note, '__name__', repr(note))}"
        if name in defaults:
            text += f' = {defaults[name]!r}' if name in notes else f'={defaults[name]!r}'
        return text

    parts = [one(name) for name in names[:code.co_argcount]]
    if code.co_posonlyargcount:
        parts.insert(code.co_posonlyargcount, '/')
    extra = list(code.co_varnames[len(names):])
    if code.co_flags & 4:
        parts.append(one(extra.pop(0), '*'))
    elif code.co_kwonlyargcount:
        parts.append('*')
    parts += [one(name) for name in names[code.co_argcount:]]
    if code.co_flags & 8:
        parts.append(one(extra.pop(0), '**'))
    result = ''
    if 'return' in notes:
        note = notes['return']
        result = f" -> {note if isinstance(note, str) else getattr(note, '__name__', repr(note))}"
    return f"({', '.join(parts)}){result}"


def doc_of(x):
    doc = getattr(x, '__doc__', None)
    if not isinstance(doc, str):
        return ''
    lines = doc.expandtabs().strip().splitlines()
    rest = [line for line in lines[1:] if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in rest), default=0)
    return '\n'.join(lines[:1] + [line[margin:].rstrip() for line in lines[1:]])


def indent(text, prefix='    '):
    """The text with a margin; a long line is broken at blanks."""
    lines = []
    for line in text.splitlines():
        while len(prefix + line) > 80:
            at = line.rfind(' ', 0, 80 - len(prefix))
            if not line[:max(at, 0)].strip():
                break
            lines.append(prefix + line[:at])
            line = line[at + 1:]
        lines.append(prefix + line if line else line)
    return '\n'.join(lines)


def is_function(x):
    return callable(x) and not isinstance(x, type)


def describe_function(name, f, prefix=''):
    lines = [f'{prefix}{name}{signature_of(f)}']
    doc = doc_of(f)
    if doc:
        lines.append(indent(doc, prefix + '    '))
    return '\n'.join(lines)


def describe_class(cls):
    bases = ', '.join(b.__name__ for b in cls.__bases__ if b is not object)
    lines = [f"class {cls.__name__}({bases}):" if bases else f'class {cls.__name__}:']
    if doc_of(cls):
        lines += [indent(doc_of(cls)), '']
    lines.append('    Method resolution order: ' + ', '.join(c.__name__ for c in cls.__mro__))
    for name, value in sorted(vars(cls).items()):
        if name.startswith('_') and name != '__init__':
            continue
        inner = getattr(value, '__func__', value)
        if is_function(inner):
            lines += ['', describe_function(name, inner, '    ')]
        elif isinstance(value, property) or type(value).__name__ in ('getset_descriptor', 'member_descriptor'):
            lines += ['', f'    {name}  (attribute)'] + ([indent(doc_of(value), '        ')] if doc_of(value) else [])
    return '\n'.join(lines)


def describe_module(module):
    lines = [f'module {module.__name__}']
    if doc_of(module):
        lines += ['', indent(doc_of(module))]
    names = getattr(module, '__all__', None) or [n for n in dir(module) if not n.startswith('_')]
    classes = [n for n in names if isinstance(getattr(module, n, None), type)]
    functions = [n for n in names if n not in classes and is_function(getattr(module, n, None))]
    if classes:
        lines += ['', 'classes: ' + ', '.join(classes)]
    if functions:
        lines += ['', 'functions:'] + ['    ' + n + signature_of(getattr(module, n)) for n in functions]
    return '\n'.join(lines)


INTRO = """help(x) describes a function, class, module or any other object; help('name')
does the same by name: help(len), help(str.split), help('threading.Thread').
Keywords are described in the language reference: docs.python.org/3/reference"""


def ask():
    """The prompt of help()."""
    print('Type a name to read about it, an empty line or quit to go back.')
    while True:
        try:
            name = input('help> ').strip()
        except (EOFError, KeyboardInterrupt):
            print()
            return
        if name in ('', 'q', 'quit', 'exit'):
            return
        help(name)


def find(name):
    if name in sys.modules:
        return sys.modules[name]
    parts = name.split('.')
    for i in range(len(parts), 0, -1):
        try:
            __import__('.'.join(parts[:i]))
        except ImportError:
            continue
        found = sys.modules['.'.join(parts[:i])]
        for part in parts[i:]:
            found = getattr(found, part)
        return found
    import builtins
    found = builtins
    for part in parts:
        found = getattr(found, part)
    return found


def help(*args):
    """Print a description of an object."""
    if not args:
        print(INTRO)
        if sys.stdin is not None and sys.stdin.isatty():
            ask()
        return
    x = args[0]
    if isinstance(x, str):
        try:
            x = find(x)
        except (ImportError, AttributeError):
            print(f'No Python documentation found for {x!r}.')
            return
    if isinstance(x, type(sys)):
        print(describe_module(x))
    elif isinstance(x, type):
        print(describe_class(x))
    elif is_function(x) and hasattr(x, '__name__'):
        print(describe_function(x.__name__, x))
    else:
        print(f'{type(x).__name__} object\n')
        print(describe_class(type(x)))
