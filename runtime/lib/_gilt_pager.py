"""Shows a text: in a pager when it is longer than the terminal, else just printed."""

import os
import sys

PROMPT = '-Ps(space\\: next page, q\\: back)'


def on_terminal():
    try:
        return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get('TERM', 'dumb') != 'dumb'
    except (AttributeError, ValueError):
        return False


def fits(text):
    size = os.get_terminal_size(sys.stdout.fileno())
    rows = sum(max(1, -(-len(line) // size.columns)) for line in text.splitlines())
    return rows < size.lines


def command():
    """The user's pager, or less; None: there is none."""
    for name in ('MANPAGER', 'PAGER'):
        if os.environ.get(name):
            return os.environ[name]
    for folder in os.get_exec_path():
        if os.access(os.path.join(folder, 'less'), os.X_OK):
            return 'less'
    return None


def start(program):
    """Starts the pager: (its process, the descriptor it reads the text from)."""
    reader, writer = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if not pid:
        try:
            os.dup2(reader, 0)
            os.environ.setdefault('LESS', '-R ' + PROMPT)
            os.execv('/bin/sh', ['sh', '-c', program])
        finally:
            os._exit(127)
    os.close(reader)
    return pid, writer


def page(text, program):
    """Ctrl-C is the pager's business; gilt only waits for its end."""
    pid, writer = start(program)
    try:
        with open(writer, 'w', encoding='utf-8', errors='backslashreplace') as pipe:
            pipe.write(text)
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    while True:
        try:
            os.waitpid(pid, 0)
            return
        except KeyboardInterrupt:
            pass


def by_screens(text):
    """Without any pager: a screen at a time."""
    lines = text.splitlines()
    height = max(2, os.get_terminal_size(sys.stdout.fileno()).lines - 1)
    for at in range(0, len(lines), height):
        print('\n'.join(lines[at:at + height]))
        if at + height < len(lines) and input('-- Enter: next page, q: back -- ').strip() in ('q', 'Q'):
            return


def show(text):
    if not on_terminal() or fits(text):
        print(text)
        return
    program = command()
    if program is None:
        by_screens(text)
    else:
        page(text.rstrip('\n') + '\n', program)
