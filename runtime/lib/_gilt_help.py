"""help(): signatures and doc strings of any object, keywords and topics, as plain text."""

import builtins
import sys

import _gilt_pager
import _gilt_topics


def without_self(text):
    """A text signature without its first parameter $self, $module or $type, and without a / that only it needs."""
    if not text.startswith('($'):
        return text
    rest = text[1:].partition(', ')[2] or ')'
    return '(' + rest.removeprefix('/, ').removeprefix('/')


def signature_of(f):
    text = getattr(f, '__text_signature__', None)
    if text:
        return without_self(text)
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


def is_attribute(x):
    return isinstance(x, property) or type(x).__name__ in ('getset_descriptor', 'member_descriptor')


def describe_member(name, value):
    """A member of a class; None: nothing to say."""
    inner = getattr(value, '__func__', value)
    if is_function(inner):
        return describe_function(name, inner, '    ')
    if is_attribute(value):
        doc = doc_of(value)
        return f'    {name}  (attribute)' + (f"\n{indent(doc, '        ')}" if doc else '')
    if name.startswith('_') or isinstance(value, type):
        return None
    return f'    {name} = {short(value)}'


def short(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + '...'


def inherited(cls):
    """Lines of the public names that a class has from its bases."""
    known, lines = set(vars(cls)), []
    for base in cls.__mro__[1:-1]:
        names = [n for n in sorted(vars(base)) if not n.startswith('_') and n not in known]
        known.update(vars(base))
        if names:
            lines += ['', indent(f"inherited from {base.__name__}: {', '.join(names)}")]
    return lines


def describe_class(cls):
    bases = ', '.join(b.__name__ for b in cls.__bases__ if b is not object)
    text = getattr(cls, '__text_signature__', None) if '__init__' not in vars(cls) else None
    lines = [f"class {cls.__name__}{without_self(text) if text else f'({bases})' if bases else ''}:"]
    if doc_of(cls):
        lines += [indent(doc_of(cls)), '']
    lines.append('    Method resolution order: ' + ', '.join(c.__name__ for c in cls.__mro__))
    for name, value in sorted(vars(cls).items()):
        if not name.startswith('_') or name == '__init__':
            member = describe_member(name, value)
            lines += ['', member] if member else []
    return '\n'.join(lines + inherited(cls))


def first_line(x):
    return doc_of(x).partition('\n')[0]


def describe_module(module):
    lines = [f'module {module.__name__}']
    if doc_of(module):
        lines += ['', indent(doc_of(module))]
    names = getattr(module, '__all__', None) or [n for n in dir(module) if not n.startswith('_')]
    members = {n: getattr(module, n, None) for n in names}
    modules = [n for n, v in members.items() if isinstance(v, type(sys))]
    classes = [n for n, v in members.items() if isinstance(v, type)]
    functions = [n for n, v in members.items() if n not in classes and is_function(v)]
    data = [n for n in names if n not in modules + classes + functions]
    for title, found in (('classes:', classes), ('functions:', functions)):
        lines += ['', title] if found else []
        for name in found:
            lines.append('    ' + name + (signature_of(members[name]) if found is functions else ''))
            lines += [indent(first_line(members[name]), ' ' * 8)] if first_line(members[name]) else []
    lines += ['', 'data:'] + [f'    {n} = {short(members[n])}' for n in data] if data else []
    if getattr(module, '__file__', None):
        lines += ['', f'file: {module.__file__}']
    return '\n'.join(lines)


INTRO = """\
help(x) describes a function, class, module or any other object; help('name')
does the same by name: help(len), help(str.split), help('threading.Thread').
help('for') tells about a keyword or operator, help('GIL') about a topic. Lists:
help('keywords'), help('symbols'), help('topics'), help('modules')"""


def in_columns(names):
    names = list(names)
    width = max(map(len, names), default=0) + 2
    columns = max(1, 78 // width)
    rows = -(-len(names) // columns)
    return '\n'.join(''.join(f'{n:<{width}}' for n in names[row::rows]).rstrip() for row in range(rows))


def all_modules(word=''):
    import _gilt_complete
    names = sorted({n for n in _gilt_complete.modules('') if not n.startswith('_') and word in n.lower()})
    if word:
        return in_columns(names) if names else f'No module has {word!r} in its name.'
    return in_columns(names) + "\n\nhelp('NAME') describes one; help('modules WORD') lists those with WORD in the name."


def listing(request):
    """The text behind one of the words that ask for a list, or None."""
    import keyword
    lists = {'keywords': lambda: sorted([*keyword.kwlist, 'case', 'match', 'type']), 'topics': _gilt_topics.topics,
             'symbols': _gilt_topics.symbols}
    if request in lists:
        return in_columns(lists[request]()) + "\n\nhelp('...') tells about each."
    if request == 'modules' or request.startswith('modules '):
        return all_modules(request[8:].strip().lower())
    return None


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
        help(name.strip('\'"') or name)


def find(name):
    """What a dotted name means: a module, something in one, or a builtin."""
    parts = name.split('.')
    if not all(part.isidentifier() for part in parts):
        raise ImportError(name)
    if hasattr(builtins, parts[0]):
        found = builtins
    else:
        __import__(parts[0])
        found = sys.modules[parts.pop(0)]
    path = getattr(found, '__name__', '')
    for part in parts:
        path += '.' + part
        if not hasattr(found, part):
            __import__(path)
        found = getattr(found, part)
    return found


def describe(x):
    if isinstance(x, type(sys)):
        return describe_module(x)
    if isinstance(x, type):
        return describe_class(x)
    if is_function(x) and hasattr(x, '__name__'):
        return describe_function(x.__name__, x)
    if is_attribute(x):
        return f"{getattr(x, '__name__', 'property')}  (attribute)\n{indent(doc_of(x))}"
    return f'{type(x).__name__} object\n\n{describe_class(type(x))}'


def answer(request):
    """The text about a name, keyword, operator, topic or list of those."""
    text = listing(request) or _gilt_topics.text(request)
    if text is None:
        try:
            text = describe(find(request))
        except (ImportError, AttributeError):
            text = _gilt_topics.text(request.upper()) or (f'No Python documentation found for {request!r}.\n'
                    "help() tells what there is; help('modules'), help('topics') and help('keywords') list it.")
    return text.rstrip('\n')


def help(*args):
    """Print a description of an object."""
    if args:
        x = args[0]
        _gilt_pager.show(answer(x.strip()) if isinstance(x, str) else describe(x))
        return
    print(INTRO)
    if sys.stdin is not None and sys.stdin.isatty():
        ask()
