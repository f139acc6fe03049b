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
        while args and args[0].startswith('-') and args[0] != '-':
            option, equals, value = args.pop(0).partition('=')
            if option in ('--help', '-h'):
                print(usage, end='')
                raise SystemExit(0)
            name = option[2:]
            if name not in known or not option.startswith('--'):
                self.fail(usage, f'unknown option {option}')
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
        command = ' '.join(usage.split()[1:3])
        print(f'{command}: {message} (try {command} --help)', file=sys.stderr)
        raise SystemExit(2)

    def get(self, name, default=None):
        return self.values.get(name, default)


def set_policy(options):
    """Applies --virtual, --cores, --sched and --slice. `script:FILE` and a schedule make the run controlled."""
    policy = options.get('sched')
    schedule = options.get('schedule')
    try:
        if policy is not None and policy.startswith('script:'):
            from _lab_schedule import read
            schedule = read(policy[7:])
        if schedule is not None or options.get('virtual'):
            _gilt.control(options.get('cores', 1), bool(options.get('library')))
        if schedule is not None:
            _gilt.policy('fifo')
            options.values['stretches'] = schedule.stretches
        elif policy is not None:
            _gilt.policy(policy)
        if options.get('slice') is not None:
            _gilt.slice(options.get('slice'))
    except (ValueError, OSError) as error:
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


def execute(code):
    """Runs the program in __main__ and reports what ended it; its exit status. Threads may go on."""
    try:
        exec(code, sys.modules['__main__'].__dict__)
    except SystemExit as error:
        return exit_status(error)
    except BaseException as error:
        report(error)
        return 1
    return 0


def join_threads():
    """Waits for all threads that are not daemons, as the end of a program does."""
    import threading
    main = threading.main_thread()
    while threads := [t for t in threading.enumerate() if t is not main and not t.daemon]:
        threads[0].join()


def run_script(options, before, after):
    """Runs the script in __main__ to the end of all its threads. before() and after() are called around
    that; the result is the exit status."""
    import _lab_deadlock
    code = load(options)
    sys.modules['__main__'].__dict__['__file__'] = options.file
    set_policy(options)
    before()
    _lab_deadlock.on_leave.append(after)
    if options.get('record'):
        _gilt._note()
    if options.get('stretches'):
        try:
            _gilt._play(options.get('stretches'))
        except ValueError as error:
            print(f'gilt: {error}', file=sys.stderr)
            return 2
    if _gilt.controlled():
        _gilt.policy(_gilt.policy())  # what came before has drawn lots
        _gilt._zero()
    status = execute(code)
    try:
        join_threads()
    except KeyboardInterrupt:
        status = 130
    _lab_deadlock.on_leave.remove(after)
    after()
    return status


# --- gilt run ---

USAGE = """usage: gilt run [option] ... FILE [arg] ...
  --sched=POLICY  fair, fifo, io-first, never, every:N, random:SEED, ticks:N, interval:5ms, script:SCHEDULE
  --slice=N       bytecodes in a slice
  --virtual       controlled run in virtual time: the same program and policy give the same run
  --cores=N       of the virtual machine; matters for ticks:N (1)
  --library       threads are also interrupted inside gilt's own library (threading, queue ...)
  --record=FILE   write the schedule of a controlled run, for `gilt replay`
  --events=FILE   write what happened to the GIL, one event a line
"""


class Run:
    """What `gilt run` and `gilt replay` do around the script."""

    def __init__(self, options):
        self.options = options
        self.names = {}

    def before(self):
        import threading
        self.names = {t.ident: t.name for t in threading.enumerate()}
        threading._name_hook = self.add_name
        if self.options.get('events'):
            _gilt.record(1 << 16)

    def add_name(self, thread):
        self.names[thread.ident] = thread.name

    def after(self):
        import threading
        stretches = _gilt._schedule() if self.options.get('record') else None
        if self.options.get('events'):
            _gilt.record(0)
            self.write_events(self.options.get('events'))
        threading._name_hook = None
        if stretches is not None:
            from _lab_schedule import write
            text = write(stretches, self.names, self.options.file, _gilt.policy(), _gilt.slice())
            with open(self.options.get('record'), 'w', encoding='utf-8') as f:
                f.write(text)

    def write_events(self, path):
        with open(path, 'w', encoding='utf-8') as f:
            for time, thread, kind, reason, file, line, _, offset, what in _gilt.events():
                place = f'{file}:{line}+{offset}' if file else '-'
                f.write(f'{time} {thread} {kind} {reason or "-"} {place} {what or "-"}\n')


def main(args):
    options = Options(USAGE, {'sched': str, 'slice': int, 'virtual': None, 'cores': int, 'library': None, 'record': str, 'events': str},
                      args)
    if options.get('record') and not (options.get('virtual') or (options.get('sched') or '').startswith('script:')):
        options.fail(USAGE, '--record needs --virtual')
    run = Run(options)
    status = run_script(options, run.before, run.after)
    if status and options.get('virtual'):
        sys.stdout.flush()
        flags = ''.join(f' --{name}={options.get(name)}' for name in ('sched', 'slice', 'cores') if options.get(name))
        print(f'gilt: to repeat this run: gilt run --virtual{flags} {options.file}', file=sys.stderr)
    return status
