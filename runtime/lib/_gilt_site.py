"""Names that only a program's start adds to builtins: exit, quit, help, copyright, credits, license."""

import builtins
import sys


class Quitter:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'Use {self.name}() or Ctrl-D (i.e. EOF) to exit'

    def __call__(self, code=None):
        try:
            sys.stdin.close()
        except Exception:
            pass
        raise SystemExit(code)


class Helper:
    """Type help(x) for help about x."""

    def __repr__(self):
        return 'Type help() for interactive help, or help(object) for help about object.'

    def __call__(self, *args, **kwds):
        import _gilt_help
        return _gilt_help.help(*args, **kwds)


class Note:
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text

    def __call__(self):
        print(self._text)


def install():
    builtins.exit = Quitter('exit')
    builtins.quit = Quitter('quit')
    builtins.help = Helper()
    builtins.copyright = Note('Copyright (c) 2026 the gilt authors.')
    builtins.credits = Note('gilt: a Python interpreter that shows how a GIL works.')
    builtins.license = Note('gilt is free software under the MIT License.')
