# SPDX-License-Identifier: MIT
"""Support for regular expressions (RE).

Python's syntax and functions over PCRE2: _re checks and rewrites a pattern, PCRE2 runs it. A pattern
that takes very long can be interrupted, which is the only difference one is meant to notice.
"""

import enum

import _re

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split",
    "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U",
    "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
    "UNICODE", "NOFLAG", "RegexFlag", "PatternError",
]

__version__ = "2.2.1"

Pattern = _re.Pattern
Match = _re.Match


class PatternError(Exception):
    """Exception raised for invalid regular expressions.

    Attributes:

        msg: The unformatted error message
        pattern: The regular expression pattern
        pos: The index in the pattern where compilation failed (may be None)
        lineno: The line corresponding to pos (may be None)
        colno: The column corresponding to pos (may be None)
    """

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error = PatternError


@enum.global_enum
@enum._simple_enum(enum.IntFlag, boundary=enum.KEEP)
class RegexFlag:
    NOFLAG = 0
    ASCII = A = 256       # assume ascii "locale"
    IGNORECASE = I = 2    # ignore case
    LOCALE = L = 4        # assume current 8-bit locale
    UNICODE = U = 32      # assume unicode "locale"
    MULTILINE = M = 8     # make anchors look for newline
    DOTALL = S = 16       # make dot match newline
    VERBOSE = X = 64      # ignore whitespace and comments
    DEBUG = 128           # dump pattern after compilation
    __str__ = object.__str__
    _numeric_repr_ = hex


def match(pattern, string, flags=0):
    """Try to apply the pattern at the start of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """Try to apply the pattern to all of the string, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """Scan through string looking for a match to the pattern, returning
    a Match object, or None if no match was found."""
    return _compile(pattern, flags).search(string)


class _NotGiven(int):
    """The default of count, maxsplit and flags where giving them by position is deprecated."""


_not_given = _NotGiven()


def _by_position(name, args, flags, what, value):
    """Values of (what, flags) that may have come by position."""
    if not args:
        return value, flags
    if value is not _not_given:
        raise TypeError(f"{name}() got multiple values for argument {what!r}")
    value, *args = args
    if args:
        if flags is not _not_given:
            raise TypeError(f"{name}() got multiple values for argument 'flags'")
        flags, *args = args
        if args:
            fixed = 2 if name == "split" else 3
            raise TypeError(f"{name}() takes from {fixed} to {fixed + 2} positional arguments "
                            f"but {fixed + 2 + len(args)} were given")
    import warnings
    warnings.warn(f"{what!r} is passed as positional argument", DeprecationWarning, stacklevel=3)
    return value, flags


def sub(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """Return the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in string by the
    replacement repl.  repl can be either a string or a callable;
    if a string, backslash escapes in it are processed.  If it is
    a callable, it's passed the Match object and must return
    a replacement string to be used."""
    count, flags = _by_position("sub", args, flags, "count", count)
    return _compile(pattern, flags).sub(repl, string, count)


sub.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"


def subn(pattern, repl, string, *args, count=_not_given, flags=_not_given):
    """Return a 2-tuple containing (new_string, number).
    new_string is the string obtained by replacing the leftmost
    non-overlapping occurrences of the pattern in the source
    string by the replacement repl.  number is the number of
    substitutions that were made. repl can be either a string or a
    callable; if a string, backslash escapes in it are processed.
    If it is a callable, it's passed the Match object and must
    return a replacement string to be used."""
    count, flags = _by_position("subn", args, flags, "count", count)
    return _compile(pattern, flags).subn(repl, string, count)


subn.__text_signature__ = "(pattern, repl, string, count=0, flags=0)"


def split(pattern, string, *args, maxsplit=_not_given, flags=_not_given):
    """Split the source string by the occurrences of the pattern,
    returning a list containing the resulting substrings.  If
    capturing parentheses are used in pattern, then the text of all
    groups in the pattern are also returned as part of the resulting
    list.  If maxsplit is nonzero, at most maxsplit splits occur,
    and the remainder of the string is returned as the final element
    of the list."""
    maxsplit, flags = _by_position("split", args, flags, "maxsplit", maxsplit)
    return _compile(pattern, flags).split(string, maxsplit)


split.__text_signature__ = "(pattern, string, maxsplit=0, flags=0)"


def findall(pattern, string, flags=0):
    """Return a list of all non-overlapping matches in the string.

    If one or more capturing groups are present in the pattern, return
    a list of groups; this will be a list of tuples if the pattern
    has more than one group.

    Empty matches are included in the result."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """Return an iterator over all non-overlapping matches in the
    string.  For each match, the iterator returns a Match object.

    Empty matches are included in the result."""
    return _compile(pattern, flags).finditer(string)


def compile(pattern, flags=0):
    "Compile a regular expression pattern, returning a Pattern object."
    return _compile(pattern, flags)


def purge():
    "Clear the regular expression caches"
    _cache.clear()


def escape(pattern):
    """
    Escape special characters in a string.
    """
    if isinstance(pattern, str):
        return _re.escape(pattern)
    return _re.escape(str(pattern, "latin1")).encode("latin1")


_cache = {}  # (type, pattern, flags) -> Pattern; the oldest goes first
_CACHE_SIZE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    compiled = _re.compile(pattern, flags)
    if not flags & DEBUG:
        if len(_cache) >= _CACHE_SIZE:
            try:
                del _cache[next(iter(_cache))]
            except (StopIteration, RuntimeError, KeyError):
                pass
        _cache[type(pattern), pattern, flags] = compiled
    return compiled


def _pickle(p):
    return _compile, (p.pattern, p.flags)


try:
    import copyreg
except ImportError:
    pass
else:
    copyreg.pickle(Pattern, _pickle, _compile)


class Scanner:
    """Splits text into tokens: lexicon is a list of (pattern, action); an action is called with the
    scanner and the text, or is the token itself, or None to skip."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        if isinstance(flags, RegexFlag):
            flags = flags.value
        self._phrases = [(_compile(phrase, flags), action) for phrase, action in lexicon]

    @property
    def scanner(self):
        return _compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in self._phrases), 0)

    def scan(self, string):
        result = []
        at = 0
        while True:
            for pattern, action in self._phrases:
                m = pattern.match(string, at)
                if m is not None and (m.end() > at):
                    break
            else:
                break
            at = m.end()
            if callable(action):
                self.match = m
                action = action(self, m.group())
            if action is not None:
                result.append(action)
        return result, string[at:]
