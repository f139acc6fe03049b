# SPDX-License-Identifier: MIT
"""Running a script from a subcommand of gilt: options, __main__, threads to the end, exit status."""

import sys
import _gilt


class Options:
    """--name=value options before the file name. `known` maps a name to a type, or to None for a flag."""

    def __init__(self, usage, known, args):
        self.values = {}
        self.file = None
        self.args = []
        args = list(args)
        while args and args[0].startswith('--'):
            name, equals, value = args.pop(0)[2:].partition('=')
            if name == 'help':
                print(usage, end='')
                raise SystemExit(0)
            if name not in known:
                self.fail(usage, f'unknown option --{name}')
            kind = known[name]
            if kind is None:
                if equals:
                    self.fail(usage, f'option --{name} takes no value')
                value = True
            else:
                if not equals:
                    if not args:
                        self.fail(usage, f'option --{name} needs a value')
                    value = args.pop(0)
                try:
                    value = kind(value)
                except ValueError:
                    self.fail(usage, f'option --{name}: not a number: {value}')
            self.values[name] = value
        if not args:
            self.fail(usage, 'no file')
        self.file = args[0]
        self.args = args

    def fail(self, usage, message):
        print(f'gilt: {message}\n{usage}', end='', file=sys.stderr)
        raise SystemExit(2)

    def get(self, name, default=None):
        return self.values.get(name, default)


def set_policy(options):
    """Applies --sched and --slice."""
    try:
        if options.get('slice') is not None:
            _gilt.slice(options.get('slice'))
        if options.get('sched') is not None:
            _gilt.policy(options.get('sched'))
    except ValueError as error:
        print(f'gilt: {error}', file=sys.stderr)
        raise SystemExit(2)


def load(options):
    """The code of the script; sys.argv and sys.path are as if it were run alone."""
    path = options.file
    try:
        with open(path, 'rb') as f:
            source = f.read()
    except OSError as error:
        print(f"gilt: can't open file '{path}': [Errno {error.errno}] {error.strerror}", file=sys.stderr)
        raise SystemExit(2)
    sys.argv[:] = options.args
    folder = path.rpartition('/')[0]
    if sys.path and sys.path[0] == '':
        sys.path[0] = folder
    else:
        sys.path.insert(0, folder)
    try:
        return compile(source, path, 'exec')
    except SyntaxError as error:
        sys.excepthook(type(error), error.with_traceback(None), None)
        raise SystemExit(1)


def exit_status(error):
    """The status with which a SystemExit ends a program."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def report(error):
    """Prints an uncaught exception without the frames of this module."""
    tb = error.__traceback__
    while tb is not None and tb.tb_frame.f_code.co_filename.startswith('<frozen _lab_'):
        tb = tb.tb_next
    sys.excepthook(type(error), error.with_traceback(tb), tb)


def run_script(options, before, after):
    """Runs the script in __main__ to the end of all its threads. before() and after() are called around
    that; the result is the exit status."""
    import threading
    code = load(options)
    module = sys.modules['__main__']
    module.__dict__['__file__'] = options.file
    set_policy(options)
    status = 0
    before()
    try:
        exec(code, module.__dict__)
    except SystemExit as error:
        status = exit_status(error)
    except BaseException as error:
        report(error)
        status = 1
    try:
        for thread in threading.enumerate():
            if thread is not threading.main_thread() and not thread.daemon:
                thread.join()
    except KeyboardInterrupt:
        status = 130
    after()
    return status
