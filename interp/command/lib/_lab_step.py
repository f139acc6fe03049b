# SPDX-License-Identifier: MIT
"""gilt step: a program one instruction, or line, at a time, the reader being the scheduler.

Nothing is ever undone. Each picture comes from a run of its own, a child process like those of gilt explore: it is told
who goes on at each instruction boundary so far, runs that far, reports where all threads are, and ends. So a step
forward and a step back are the same thing, with one decision more or with some less.
"""

import dis
import linecache
import sys
import _gilt
from _lab_explore import Child, place, run
from _lab_threads import Namer, snapshot, state_text

LONGEST_LINE = 2000  # instructions that `n` runs before it gives up

USAGE = """usage: gilt step [option] ... FILE [arg] ...
  --script   no prompt: the commands come from standard input, one a line, and are shown
commands:
  N          thread N executes one instruction
  n [N]      the thread that ran last (or thread N) goes on to its next line
  b          back: undoes the last command
  g          runs to the end without another choice
  o          what the program has printed so far
  s FILE     writes the schedule so far for `gilt replay`
  q          leaves
"""
HELP = '  N instruction of thread N   n [N] line   b back   g to the end   o output   s FILE save   q quit'


class Task:
    """What gilt explore knows about a program, as far as its children ask; and its instructions."""

    grain = 'bytecode'
    check = None
    watched = ()

    def __init__(self, code, file):
        self.code = code
        self.file = file
        self.codes = {}
        self.collect(code)

    def collect(self, code):
        self.codes[code.co_qualname, code.co_firstlineno] = code
        for constant in code.co_consts:
            if isinstance(constant, type(code)):
                self.collect(constant)

    def instruction(self, file, spot):
        """The instruction at (function, its first line, offset), as text. (It is looked up here, where none has been
        executed, for those that have may have put others in their place.)"""
        code = self.codes.get(spot[:2]) if file == self.file else None
        for instruction in dis.get_instructions(code) if code is not None else ():
            if instruction.offset == spot[2]:
                return f'{instruction.opname} {instruction.argrepr}'.rstrip()
        return ''


# --- in the child ---

def short(value):
    """A value of a simple type as text, None for others."""
    if value is None or type(value) in (int, float, str, bool):
        text = repr(value)
    elif type(value) in (list, tuple, dict, set) and len(value) <= 20:
        items = list(value.items()) if type(value) is dict else list(value)
        if not all(type(x) in (int, float, str, bool, tuple) for x in items):
            return None
        text = repr(value)
    else:
        return None
    return text if len(text) <= 40 else text[:37] + '...'


def shown(names):
    """{name: text} of the simple values of a namespace."""
    texts = {name: short(value) for name, value in names.items() if not name.startswith('_')}
    return {name: text for name, text in texts.items() if text is not None}


class StepChild(Child):
    """Runs as far as it was told to, and reports where everybody is."""

    def prepare(self):
        _gilt._explore_stop(self.stop)

    def stop(self):
        threads = snapshot()
        namer, by_number = Namer(threads), {t.number: t for t in threads}
        self.facts = {'threads': [self.facts_of(t, state_text(t, namer, by_number)) for t in threads],
                      'globals': shown(sys.modules['__main__'].__dict__)}
        self.leave(None)

    def facts_of(self, thread, state):
        frame = thread.place
        if frame is None:
            return thread.number, thread.name, state, None, 0, None, {}
        code = frame.f_code
        names = {} if frame.f_locals is frame.f_globals else shown(frame.f_locals)
        return (thread.number, thread.name, state, code.co_filename, frame.f_lineno,
                (code.co_qualname, code.co_firstlineno, frame.f_lasti), names)


class LastChild(StepChild):
    """Runs to the end, whoever ran last going on while it can."""

    def prepare(self):
        _gilt._explore_stop(None)


# --- the way so far ---

class Stepper:
    """decisions: who went on at each choice; marks: how many there were before each command."""

    def __init__(self, task):
        self.task = task
        self.decisions = []
        self.marks = []
        self.look()

    def look(self):
        """Runs as far as it has been decided."""
        sys.stdout.flush()  # the child has a copy of what is in the buffer
        self.result = run(self.task, self.decisions, kind=StepChild)
        facts = self.result.facts
        self.ended = facts is None
        self.threads = {} if self.ended else {t[0]: t for t in facts['threads']}
        self.globals = {} if self.ended else facts['globals']
        self.numbers, self.last = self.result.choices[-1][1:] if self.result.choices and not self.ended else ([], 0)

    def name(self, number):
        return self.result.names.get(number, f'thread {number}')

    def advance(self, number):
        """One instruction of a thread; false: it cannot go on."""
        if number not in self.numbers:
            return False
        self.decisions.append(self.numbers.index(number))
        self.look()
        return True

    def state(self, number, state):
        """What a thread that reported this state does or waits for."""
        if number in self.numbers:
            return 'has the GIL' if number == self.last else 'wants the GIL'
        return 'wants a lock that is taken' if state == 'wants the GIL' else state  # it stands before its wait

    def line_of(self, number):
        return self.threads[number][3:5] if number in self.threads else None

    def next_line(self, number):
        """Runs a thread to its next line, its end, or where it has to wait. false: it cannot go on."""
        line = self.line_of(number)
        if not self.advance(number):
            return False
        for i in range(LONGEST_LINE):
            if self.line_of(number) != line or not self.advance(number):
                break
        return True

    def switches(self):
        """How often another thread than before went on."""
        made = self.result.choices[:len(self.decisions)]
        return sum(numbers[index] != last and last > 1 for index, numbers, last in made)

    # --- pictures ---

    def lines(self):
        if self.ended:
            yield f' step {len(self.decisions)}   the program has ended' + (
                f': {self.result.error}' if self.result.error else '')
            yield from self.output_lines()
            return
        runs = self.last if self.last in self.numbers else 0
        yield f' step {len(self.decisions)}   GIL: {self.name(runs) if runs else "free"}   switches: {self.switches()}'
        for number, thread in self.threads.items():
            if number > 1:
                yield from self.thread_lines(*thread)
        if self.globals:
            yield '   shared: ' + ', '.join(f'{name} = {text}' for name, text in self.globals.items())
        step = next((s for s in reversed(self.result.steps) if s[1] != 'step'), None)
        if step is not None:
            yield '   last: ' + self.step_text(*step)

    def thread_lines(self, number, name, state, file, line, spot, names):
        state = self.state(number, state)
        yield f'   [{number}] {name}   {place(file, line) if file else ""}   {state}'
        if file is None:
            return
        instruction = self.task.instruction(file, spot)
        for at in range(max(1, line - 1), line + 2):
            text = linecache.getline(file, at).rstrip()
            if text or at == line:
                yield f'     {">" if at == line else " "} {at:>3} {text}'.rstrip()
            if at == line and instruction:
                yield f'             next: {instruction}'
        if names:
            yield '             ' + ', '.join(f'{name} = {text}' for name, text in names.items())

    def step_text(self, number, kind, name, write, file, line, value):
        if kind == 'lock':
            what = 'released a lock' if write else 'took a lock'
        elif kind == 'output':
            what = 'printed'
        else:
            what = f'{"wrote" if write else "read"} {"an item" if kind == "item" else name}'
            what += f' = {value}' if value is not None else ''
        return f'{self.name(number)} {what}' + (f' ({place(file, line)})' if file else '')

    def output_lines(self):
        yield from ('   | ' + line for line in self.result.output.rstrip('\n').split('\n') if line)


# --- commands ---

class Session:
    def __init__(self, stepper, prompt):
        self.stepper = stepper
        self.prompt = prompt

    def picture(self):
        for line in self.stepper.lines():
            print(line)

    def run(self):
        self.picture()
        print(HELP)
        while True:
            print('> ', end='', flush=True)
            command = sys.stdin.readline()
            if not self.prompt:
                print(command.rstrip('\n'))
            if not command or command.strip() == 'q':
                return 0
            complaint = self.do(command.split())
            if complaint:
                print('  ' + complaint)

    def do(self, words):
        """Does a command; what is wrong with it, or None."""
        stepper = self.stepper
        verb = words[0] if words else ''
        if verb == 'b' and len(words) == 1:
            if not stepper.marks:
                return 'this is the beginning'
            del stepper.decisions[stepper.marks.pop():]
            stepper.look()
        elif verb == 'o' and len(words) == 1:
            for line in stepper.output_lines():
                print(line)
            return None
        elif verb == 'g' and len(words) == 1:
            return self.finish(None)
        elif verb == 's' and len(words) == 2:
            return self.finish(words[1])
        elif verb.isdigit() and len(words) == 1:
            return self.step(int(verb), stepper.advance)
        elif verb == 'n' and len(words) < 3 and all(w.isdigit() for w in words[1:]):
            number = int(words[1]) if len(words) == 2 else stepper.last
            if number not in stepper.numbers and len(words) == 1 and stepper.numbers:
                number = stepper.numbers[0]
            return self.step(number, stepper.next_line)
        else:
            return HELP.strip()
        self.picture()
        return None

    def step(self, number, how):
        stepper = self.stepper
        before = len(stepper.decisions)
        if stepper.ended:
            return 'the program has ended; b goes back'
        if not how(number):
            thread = stepper.threads.get(number)
            if thread is None:
                return f'there is no thread {number}'
            return f'{thread[1]} cannot go on: it {stepper.state(number, thread[2])}'
        stepper.marks.append(before)
        self.picture()
        return None

    def finish(self, path):
        """Runs to the end; with a path its schedule is written, and nothing else changes."""
        stepper = self.stepper
        sys.stdout.flush()
        if path is not None:
            try:
                open(path, 'w').close()
            except OSError as error:
                return f'{path}: {error.strerror}'
            run(stepper.task, stepper.decisions, path, kind=LastChild)
            return f'written; gilt replay {path} runs it again'
        result = run(stepper.task, stepper.decisions, kind=LastChild)
        stepper.marks.append(len(stepper.decisions))
        stepper.decisions = result.decisions()
        stepper.look()
        self.picture()
        return None


def main(args):
    from _lab_run import Options, load
    options = Options(USAGE, {'script': None}, args)
    code = load(options)
    import threading, _lab_deadlock, _lab_run  # once, and not in each child
    sys.modules['__main__'].__dict__['__file__'] = options.file
    _gilt.deadlock('exit')
    return Session(Stepper(Task(code, options.file)), not options.get('script')).run()
