"""warn() and warn_explicit() in Python, for a module warnings that is imported while _warnings is blocked."""

import re
import sys

DEFAULTS = [('default', None, DeprecationWarning, re.compile('__main__'), 0), ('ignore', None, DeprecationWarning, None, 0),
            ('ignore', None, PendingDeprecationWarning, None, 0), ('ignore', None, ImportWarning, None, 0),
            ('ignore', None, ResourceWarning, None, 0)]


def _is_internal(frame):
    name = frame.f_code.co_filename
    return 'importlib' in name and '_bootstrap' in name


def _next_external(frame, prefixes):
    frame = frame.f_back
    while frame is not None and (_is_internal(frame) or frame.f_code.co_filename.startswith(prefixes)):
        frame = frame.f_back
    return frame


def _caller(stacklevel, prefixes):
    """(globals, file, line) of who is to be warned; called by warn()."""
    try:
        if stacklevel <= 1 or _is_internal(sys._getframe(2)):
            frame = sys._getframe(stacklevel + 1)
        else:
            frame = sys._getframe(2)
            for _ in range(stacklevel - 1):
                frame = _next_external(frame, prefixes)
                if frame is None:
                    raise ValueError
    except ValueError:
        return sys.__dict__, '<sys>', 0
    return frame.f_globals, frame.f_code.co_filename, frame.f_lineno


def _matches(pattern, text):
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text))


def make(own):
    """The names that module warnings takes from _warnings; own: its namespace, where filters may be replaced."""
    version = 1

    def _filters_mutated():
        nonlocal version
        version += 1

    def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
        """Issue a warning, or maybe ignore it or raise an exception."""
        if isinstance(message, Warning):
            category = type(message)
        if category is None:
            category = UserWarning
        if not (isinstance(category, type) and issubclass(category, Warning)):
            raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
        if not isinstance(skip_file_prefixes, tuple):
            raise TypeError('skip_file_prefixes must be a tuple of strs.')
        if skip_file_prefixes:
            stacklevel = max(2, stacklevel)
        space, filename, lineno = _caller(stacklevel, skip_file_prefixes)
        own['warn_explicit'](message, category, filename, lineno, space.get('__name__', '<string>'),
                                space.setdefault('__warningregistry__', {}), space, source)

    def action_for(text, category, name, lineno):
        for item in own['filters']:
            action, message, kind, where, line = item
            if _matches(message, text) and issubclass(category, kind) and _matches(where, name) and line in (0, lineno):
                return action, item
        return own['defaultaction'], None

    def is_new(action, item, registry, key, text, category):
        """Is it to be shown? Remembers that it was."""
        if action in ('always', 'all'):
            return True
        if action not in ('once', 'module', 'default'):
            raise RuntimeError(f'Unrecognized action ({action!r}) in warnings.filters:\n {item}')
        registry[key] = 1
        if action == 'default':
            return True
        where = own['onceregistry'] if action == 'once' else registry
        key = (text, category) if action == 'once' else (text, category, 0)
        if where.get(key):
            return False
        where[key] = 1
        return True

    def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None,
                      source=None):
        """Issue a warning for a place that is given."""
        lineno = int(lineno)
        name = module
        if name is None:
            name = filename or '<unknown>'
            name = name[:-3] if name[-3:].lower() == '.py' else name
        registry = {} if registry is None else registry
        if registry.get('version', 0) != version:
            registry.clear()
            registry['version'] = version
        if isinstance(message, Warning):
            text, category = str(message), type(message)
        else:
            text, message = message, category(message)
        key = (text, category, lineno)
        if registry.get(key):
            return
        action, item = action_for(text, category, name, lineno)
        if action == 'ignore':
            return
        import linecache
        linecache.getlines(filename, module_globals)
        if action == 'error':
            raise message
        if is_new(action, item, registry, key, text, category):
            own['_showwarnmsg'](own['WarningMessage'](message, category, filename, lineno, source=source))

    return {'_defaultaction': 'default', '_filters_mutated': _filters_mutated, '_onceregistry': {},
            'filters': list(DEFAULTS), 'warn': warn, 'warn_explicit': warn_explicit}
