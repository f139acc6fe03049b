"""Tab at the prompt: what may stand at the cursor. No code of the program runs: values are looked up in
namespaces and classes, never through properties or __getattr__."""

import builtins
import keyword
import os
import re
import sys

MISSING = object()
SAFE = ('member_descriptor', 'getset_descriptor')

PATH = re.compile(r'((?:[^\W\d]\w*\.)*)([^\W\d]\w*)?$')
KEY = re.compile(r'((?:[^\W\d]\w*\.)*[^\W\d]\w*)\[((?:[bru]?["\'])?[^\]\["\']*)$')
IMPORT = re.compile(r'\s*(?:import\s+(?:.*,\s*)?|from\s+)([\w.]*)$')
FROM = re.compile(r'\s*from\s+([\w.]+)\s+import\s+\(?(?:[^()]*,\s*)?(\w*)$')
DEFINED = re.compile(r'^(?:def|class|async def)\s+(\w+)|^(\w+)\s*(?::[^=]*)?=[^=]', re.M)


def static(obj, name):
    """The attribute of an object as inspect.getattr_static finds it, or MISSING."""
    if isinstance(obj, type(sys)):
        return object.__getattribute__(obj, '__dict__').get(name, MISSING)
    classes = type.__dict__['__mro__'].__get__(type(obj))
    found = MISSING
    for cls in classes:
        space = type.__dict__['__dict__'].__get__(cls)
        if name in space:
            found = space[name]
            break
    own = instance_names(obj)
    if isinstance(obj, type):
        for cls in type.__dict__['__mro__'].__get__(obj):
            space = type.__dict__['__dict__'].__get__(cls)
            if name in space:
                value = space[name]
                return MISSING if hasattr(type(value), '__get__') and isinstance(value, property) else value
    elif name in own:
        return own[name]
    if found is not MISSING and type(found).__name__ in SAFE:
        try:
            return found.__get__(obj)
        except Exception:
            return MISSING
    return MISSING if isinstance(found, property) else found


def instance_names(obj):
    try:
        names = object.__getattribute__(obj, '__dict__')
    except Exception:
        return {}
    return names if type(names) is dict else {}


def names_of(obj):
    """dir(obj) without asking the object."""
    names = set(instance_names(obj))
    if not isinstance(obj, (type(sys), type)):
        for cls in type.__dict__['__mro__'].__get__(type(obj)):
            names.update(type.__dict__['__dict__'].__get__(cls))
    if isinstance(obj, type):
        for cls in type.__dict__['__mro__'].__get__(obj):
            names.update(type.__dict__['__dict__'].__get__(cls))
    return [name for name in names if isinstance(name, str)]


def find(path, namespace):
    """The value of a dotted path."""
    first, *rest = path.split('.')
    value = namespace.get(first, MISSING)
    if value is MISSING:
        value = vars(builtins).get(first, MISSING)
    for name in rest:
        if value is MISSING:
            break
        value = static(value, name)
    return value


def called(name, value):
    return name + '(' if callable(value) else name


def visible(names, prefix):
    """Names that fit; private ones only when asked for."""
    hidden = prefix.startswith('_')
    return [name for name in names if name.startswith(prefix) and (hidden or not name.startswith('_'))]


def attributes(path, prefix, namespace):
    value = find(path, namespace)
    if value is MISSING:
        return []
    return [called(name, static(value, name)) for name in visible(names_of(value), prefix)]


def plain_names(prefix, namespace):
    found = {}
    for name in keyword.kwlist + keyword.softkwlist:
        if name.startswith(prefix) and name != '_':
            found[name] = name if name in ('None', 'True', 'False', 'pass', 'break', 'continue', 'else', 'finally',
                                           'try') else name + ' '
    for space in (vars(builtins), namespace):
        for name in visible([n for n in space if isinstance(n, str)], prefix):
            found[name] = called(name, space[name])
    return list(found.values())


def keys(path, typed, namespace):
    value = find(path, namespace)
    if not isinstance(value, dict):
        return []
    found = []
    for key in dict.keys(value):
        if type(key) in (str, bytes, int, float, bool, tuple):
            text = repr(key)
            if typed[:1] == '"' and type(key) is str and "'" == text[:1] and '"' not in text:
                text = '"' + text[1:-1] + '"'
            if text.startswith(typed):
                found.append(text + ']')
    return found


def folder_modules(folder):
    try:
        names = os.listdir(folder or '.')
    except OSError:
        return []
    found = []
    for name in names:
        stem, ending = os.path.splitext(name)
        if stem.isidentifier() and (ending == '.py' or not ending and os.path.isdir(os.path.join(folder, name))):
            found.append(stem)
    return found


def modules(path):
    """Names of modules below a dotted package path ('': at the top)."""
    if not path:
        found = set(sys.builtin_module_names) | set(sys._frozen_names())
        for folder in sys.path:
            found.update(folder_modules(folder))
        return [name for name in found if '.' not in name]
    found = {name[len(path) + 1:].split('.')[0] for name in sys._frozen_names() if name.startswith(path + '.')}
    for folder in sys.path:
        found.update(folder_modules(os.path.join(folder, *path.split('.'))))
    return list(found)


def module_names(path):
    """What a module defines: asked when it is loaded, read in its text when not."""
    if path in sys.modules:
        return names_of(sys.modules[path]) + modules(path)
    if path in sys.builtin_module_names or path in sys._frozen_names():
        __import__(path)
        return names_of(sys.modules[path])
    for folder in sys.path:
        base = os.path.join(folder, *path.split('.'))
        for file in (base + '.py', os.path.join(base, '__init__.py')):
            try:
                with open(file, encoding='utf-8', errors='replace') as f:
                    return [a or b for a, b in DEFINED.findall(f.read())] + modules(path)
            except OSError:
                pass
    return modules(path)


def commands(typed):
    import _gilt_commands
    return [':' + name + ' ' for name in _gilt_commands.COMMANDS if name.startswith(typed[1:])]


def in_string_or_comment(line):
    quote = ''
    i = 0
    while i < len(line):
        c = line[i]
        if quote:
            if c == '\\':
                i += 1
            elif c == quote:
                quote = ''
        elif c in '\'"':
            quote = c
        elif c == '#':
            return True
        i += 1
    return bool(quote)


def matches(text, namespace):
    """(what is typed of the word, the words that fit)"""
    line = text[text.rfind('\n') + 1:]
    if text.startswith(':') and ' ' not in text:
        return text, commands(text)
    found = KEY.search(line)
    if found:
        return found[2], keys(found[1], found[2], namespace)
    if in_string_or_comment(line):
        return '', []
    found = FROM.match(line)
    if found:
        return found[2], visible(module_names(found[1]), found[2])
    found = IMPORT.match(line)
    if found:
        package, _, typed = found[1].rpartition('.')
        return typed, visible(modules(package), typed)
    found = PATH.search(line)
    path, typed = found[1], found[2] or ''
    if path:
        return typed, attributes(path[:-1], typed, namespace)
    return typed, plain_names(typed, namespace) if typed else []


def complete(text, namespace):
    """(characters before the cursor to replace, text to put there, list of all that fits)"""
    typed, found = matches(text, namespace)
    found = sorted(set(found))
    if not found:
        return 0, '', []
    common = os.path.commonprefix(found) if len(found) > 1 else found[0]
    return len(typed), common, found
