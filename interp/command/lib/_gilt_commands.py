"""The commands of the prompt that begin with a colon: short ways to what the module gilt offers."""

import gilt
import os
import sys
import time


def value_of(text, prompt):
    return eval(compile(text, '<command>', 'eval'), prompt.namespace)


def offered(name):
    """A function of the module gilt; a clear error when this gilt lacks it."""
    f = getattr(gilt, name, None)
    if f is None:
        print(f'this gilt has no gilt.{name}')
    return f


def seconds(ns):
    for unit, size in (('s', 10 ** 9), ('ms', 10 ** 6), ('us', 10 ** 3)):
        if ns >= size:
            return f'{ns / size:.3g} {unit}'
    return f'{ns} ns'


def show(result):
    if isinstance(result, str):
        print(result.rstrip('\n'))
    elif result is not None:
        sys.displayhook(result)


def thread_names():
    threading = sys.modules.get('threading')
    return {t.ident: t.name for t in threading.enumerate()} if threading else {}


def describe(row):
    if row['state'] == 'waiting':
        return f"waiting ({row['waiting_for']})"
    return 'holds the GIL' if row['state'] == 'running' else row['state']


def gil(text, prompt):
    """the lock: who holds it, who waits, slice, policy, hand-overs"""
    rows = gilt.threads()
    names = thread_names()
    label = lambda row: names.get(row['ident'], 'MainThread' if row['main'] else f"thread {row['number']}")
    wanting = [label(r) for r in rows if r['state'] == 'wants the GIL']
    waiting = [f"{label(r)} ({r['waiting_for']})" for r in rows if r['state'] == 'waiting']
    total = gilt.stats()['switches']
    print('holder     ', ', '.join(label(r) for r in rows if r['state'] == 'running'), '(this command)')
    print('wants it   ', ', '.join(wanting) or 'nobody')
    print('elsewhere  ', ', '.join(waiting) or 'nobody')
    print('policy     ', gilt.policy())
    print('slice      ', f'{gilt.slice():,} bytecodes, switch interval {sys.getswitchinterval() * 1000:g} ms')
    print('hand-overs ', f'{total - prompt.switches:,} since the prompt, {total:,} in all')


def threads(text, prompt):
    """all threads: state, bytecodes run"""
    names = thread_names()
    print(f"{'':2}{'name':<20} {'state':<28} {'bytecodes':>14}")
    for row in gilt.threads():
        name = names.get(row['ident'], 'MainThread' if row['main'] else '?')
        flag = ' daemon' if row['daemon'] else ''
        print(f"{row['number']:<2}{name:<20} {describe(row):<28} {row['bytecodes']:>14,}{flag}")


def timing(text, prompt):
    """EXPR  run it once: time, CPU time, bytecodes, hand-overs"""
    code = None
    try:
        code = compile(text, '<command>', 'eval')
    except SyntaxError:
        pass
    code = code or compile(text, '<command>', 'exec')
    mine = lambda: next(r['bytecodes'] for r in gilt.threads() if r['state'] == 'running')
    handed, run = gilt.stats()['switches'], mine()
    cpu, wall = time.thread_time_ns(), time.perf_counter_ns()
    value = eval(code, prompt.namespace)
    wall, cpu = time.perf_counter_ns() - wall, time.thread_time_ns() - cpu
    run, handed = mine() - run, gilt.stats()['switches'] - handed
    show(value)
    print(f'{seconds(wall)}, CPU {seconds(cpu)}, {run:,} bytecodes, {handed:,} hand-overs')


def dis(text, prompt):
    """NAME  the bytecode of a function, class or module"""
    import dis as module
    module.dis(value_of(text, prompt))


def refs(text, prompt):
    """NAME  who holds a reference to an object"""
    f = offered('refs')
    if f:
        show(f(value_of(text, prompt)))


def graph(text, prompt):
    """NAME  what leads to an object, as a picture"""
    f = offered('graph')
    if f:
        show(f(value_of(text, prompt)))


def wrapped(line, columns):
    """A line in pieces of this many columns, broken at blanks."""
    while len(line) > columns:
        at = line.rfind(' ', 8, columns + 1)
        if at < 0:
            break
        yield line[:at]
        line = '   ' + line[at:].lstrip()
    yield line


def narrow(picture, columns):
    """A picture of a timeline for a narrow terminal: what stands right of it comes below it."""
    rows, notes = [], []
    for line in picture.splitlines():
        cells, _, note = line.rpartition('|   ')
        if cells and len(line) > columns:
            rows.append(cells + '|')
            notes += [cells[:8].rstrip(' |') + ' ' + note] if line[1] == 'T' else []
        elif line.startswith('      '):
            rows += wrapped(line, columns)
        else:
            notes.append(line)
    return '\n'.join(rows + [piece for note in notes for piece in wrapped(note, columns)])


def timeline(text, prompt):
    """CODE  run it and draw what its threads did"""
    f = offered('timeline')
    if f:
        code = compile(text, '<command>', 'exec')
        result = f(exec, code, prompt.namespace)
        columns = os.get_terminal_size().columns if sys.stdout.isatty() else 100
        print(narrow(result.text(max(100, columns) if columns >= 120 else columns + 40), columns))


def collect(text, prompt):
    """collect garbage: what was found"""
    import gc
    before = gilt.stats()
    found = gc.collect()
    after = gilt.stats()
    print(f"{found} unreachable objects; {before['objects']:,} -> {after['objects']:,} objects, "
          f"{before['used']:,} -> {after['used']:,} bytes")


def history(text, prompt):
    """[WORD]  the entries of the history (with WORD in them)"""
    import _gilt_pager
    found = [entry for entry in prompt.history if text in entry]
    _gilt_pager.show('\n'.join(found) if found else 'nothing')


def document(text, prompt):
    """[NAME]  what help(NAME) says, or help()"""
    import _gilt_help
    if not text:
        _gilt_help.help()
        return
    try:
        value = value_of(text, prompt)
    except Exception:
        value = text
    _gilt_help.help(value)


def clear(text, prompt):
    """an empty screen"""
    import _gilt_pager
    if _gilt_pager.on_terminal():
        print('\033[H\033[2J', end='')


def help_text(text, prompt):
    """this list"""
    print('Any line is Python, except these:')
    for name, f in COMMANDS.items():
        word, _, rest = f.__doc__.partition('  ')
        argument, what = (word, rest) if rest else ('', word)
        print(f"  :{name + ' ' + argument:<16} {what}")
    print('help(x) describes x, help() says more; exit, quit or Ctrl-D leaves.\n'
          'Tab completes, Ctrl-R searches the history, Up recalls a whole block; within a\n'
          'block Up and Down move by lines. F1 help, F2 history, F3 paste mode.')


COMMANDS = {'gil': gil, 'threads': threads, 'time': timing, 'dis': dis, 'refs': refs, 'graph': graph,
            'timeline': timeline, 'gc': collect, 'doc': document, 'history': history, 'clear': clear,
            'help': help_text}
NEEDS_TEXT = (timing, dis, refs, graph, timeline)


class Prompt:
    """What commands know of the prompt: the namespace of __main__, the history (a list of str), and how often
    the GIL had been handed over when the prompt appeared."""

    def __init__(self, namespace, switches, history):
        self.namespace, self.switches, self.history = namespace, switches, history


def report(exception):
    """Shows an exception without the frames of this module."""
    entry = exception.__traceback__
    while entry and entry.tb_frame.f_globals is globals():
        entry = entry.tb_next
    sys.excepthook(type(exception), exception.with_traceback(entry), entry)


def run(line, *prompt):
    """Runs a command line; prompt: as for Prompt."""
    name, _, text = line[1:].strip().partition(' ')
    f = COMMANDS.get(name or 'help')
    if f is None:
        print(f'no command :{name}; :help lists them')
    elif f in NEEDS_TEXT and not text.strip():
        print(f":{name} needs {f.__doc__.partition('  ')[0]}")
    elif '  ' not in f.__doc__ and text.strip():
        print(f':{name} takes nothing behind it')
    else:
        try:
            f(text.strip(), Prompt(*prompt))
        except Exception as e:
            report(e)
