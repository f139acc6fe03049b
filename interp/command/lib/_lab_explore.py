# SPDX-License-Identifier: MIT
"""gilt explore: runs a program under all schedules that can matter, and tells what differs.

Each run is a child process that begins where this one stands, with the script compiled. Threads are stopped
before each access to a variable that several of them use and one of them writes (grain access), and
before each lock; the child is told which thread goes on at each of these points, and reports what there was to
choose. The search is depth first over those choices; where it does not come to an end, lots are drawn.
"""

import marshal
import os
import sys
import _gilt

GRAINS = ('access', 'line', 'bytecode')
STRATEGIES = ('auto', 'dfs', 'pct', 'random')
DEPTH_FIRST_PART = 0.6  # of the time, with the strategy auto

USAGE = """usage: gilt explore [option] ... FILE [arg] ...
  --grain=G         where threads may be interrupted: access (to shared variables and locks), line, bytecode
  --max-preempt=N   only schedules with at most N interruptions of a thread that could have gone on
  --budget=S        seconds to search (10)
  --strategy=S      dfs: all schedules, depth first; pct: by lot, with few changes of priorities; random: by lot at
                    each choice; auto: dfs, and pct in the last part of the time when there are too many (auto)
  --seed=N          of the lots (1)
  --vars=A,B        interrupt only at accesses to these globals, attributes, or [] for items
  --assert=EXPR     an outcome for which this is false at the end is an error
  --goal=EXPR       stop at the first run for which this is true at the end, and show it
  --no-files        do not write the example schedules
"""


class Result:
    """What one run did."""

    def __init__(self, output, report):
        self.output = output
        self.error = report['error']
        self.check = report['check']
        self.choices = report['choices']
        self.accesses = report['accesses']
        self.steps = report['steps']
        self.names = report['names']
        self.facts = report['facts']

    def outcome(self, goal):
        return self.output.rstrip('\n'), self.error, self.check is False and not goal

    def decisions(self):
        return [index for index, _, _ in self.choices]

    def preemptions(self):
        return count_preemptions(self.choices)

    def trace(self):
        """The same for all runs that differ only in the order of steps that do not see each other: for each
        variable its writes in order, with what was read between them."""
        order = {}
        done = {}
        for thread, kind, name, write, *_ in self.steps:
            number = done[thread] = done.get(thread, 0) + 1
            groups = order.setdefault((kind, name), [set()])
            if write or kind == 'lock':
                groups += [(thread, number), set()]
            else:
                groups[-1].add((thread, number))
        return frozenset((key, tuple(g if isinstance(g, tuple) else frozenset(g) for g in groups))
                         for key, groups in order.items())


def count_preemptions(choices):
    return sum(last in numbers and numbers[index] != last for index, numbers, last in choices)


# --- one run ---

def read_all(fd):
    parts = []
    while chunk := os.read(fd, 1 << 16):
        parts.append(chunk)
    os.close(fd)
    return b''.join(parts)


def run(task, decisions, record=None, lots=(), kind=None):
    """Runs the program with these decisions in a child; with a file name, its schedule is written there. lots: how
    to choose when there are no decisions any more (seed, changes of priorities, choices). kind: of child, a class."""
    out, out_end = os.pipe()
    facts, facts_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        os.close(facts)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(out_end, 1)
        os.dup2(null, 2)
        os.close(out_end)
        try:
            (kind or Child)(task, decisions, record, facts_end, lots).run()
        finally:
            os._exit(1)
    os.close(out_end)
    os.close(facts_end)
    output = read_all(out).decode('utf-8', 'replace')
    report = read_all(facts)
    os.waitpid(pid, 0)
    if not report:
        raise RuntimeError(f'a run ended without a report; its output was {output!r}')
    return Result(output, marshal.loads(report))


class Child:
    def __init__(self, task, decisions, record, fd, lots):
        self.lots = lots
        self.task = task
        self.decisions = decisions
        self.record = record
        self.fd = fd
        self.error = None
        self.facts = None  # what gilt step asks for
        self.names = {}

    def prepare(self):
        """Called before the program begins."""

    def run(self):
        import threading
        import _lab_deadlock
        from _lab_run import join_threads
        task = self.task
        threading.excepthook = self.thread_failed
        threading._name_hook = self.add_name
        self.names = {1: 'MainThread'}
        _lab_deadlock.on_leave.append(self.deadlocked)
        _gilt.control(1)
        _gilt.policy('fifo')
        if self.record:
            _gilt._note()
        space = sys.modules['__main__'].__dict__
        watched = sorted(task.watched)
        _gilt._explore(GRAINS.index(task.grain), watched, self.decisions, *self.lots)
        self.prepare()
        _gilt._zero()
        try:
            exec(task.code, space)
        except SystemExit as error:
            self.error = self.error or (f'exit status {error.code}' if error.code else None)
        except BaseException as error:
            self.error = self.error or f'{type(error).__name__}: {error}'
        join_threads()
        check = None
        if task.check is not None:
            try:
                check = bool(eval(task.check, space))
            except Exception as error:
                self.error = f'{task.text}: {type(error).__name__}: {error}'
        self.leave(check)

    def add_name(self, thread):
        self.names[thread.ident] = thread.name

    def thread_failed(self, args):
        self.error = self.error or f'{args.exc_type.__name__}: {args.exc_value}, in {args.thread.name}'

    def deadlocked(self):
        self.error = 'deadlock'
        self.leave(None)

    def leave(self, check):
        choices, accesses, steps = _gilt._explored()
        stretches = _gilt._schedule() if self.record else None
        try:
            sys.stdout.flush()
        except Exception:
            pass
        os.close(1)
        text = marshal.dumps({'error': self.error, 'check': check, 'choices': choices, 'accesses': accesses, 'steps': steps,
                              'names': self.names, 'facts': self.facts})
        while text:
            text = text[os.write(self.fd, text):]
        if stretches is not None:
            from _lab_schedule import write
            with open(self.record, 'w', encoding='utf-8') as f:
                f.write(write(stretches, self.names, self.task.file, 'explore', _gilt.slice()))
        os._exit(0)


# --- the search ---

class Task:
    """A program and how it is to be explored."""

    def __init__(self, code, file, options):
        self.code = code
        self.file = file
        self.grain = options.get('grain', 'access')
        self.max_preempt = options.get('max-preempt')
        self.budget = options.get('budget', 10.0)
        self.strategy = options.get('strategy', 'auto')
        self.seed = options.get('seed', 1)
        self.text = options.get('assert') or options.get('goal')
        self.goal = options.get('goal') is not None
        self.check = compile(self.text, '<check>', 'eval') if self.text else None
        names = options.get('vars')
        self.fixed = names is not None
        self.watched = {(kind, name) for name in names.split(',') for kind in ('global', 'attribute', 'item')} \
            if names else set()
        self.races = {}


def racing(accesses):
    """{(kind, name): [accesses]} of the variables that two threads use and one of them writes."""
    places = {}
    for access in accesses:
        thread, kind, name, container, write, file, line = access
        places.setdefault((kind, name, container), []).append(access)
    result = {}
    for (kind, name, _), found in places.items():
        if len({a[0] for a in found}) > 1 and any(a[4] for a in found):
            result.setdefault((kind, name), []).extend(found)
    return result


def next_decisions(choices, bound):
    """The decisions of the next run, depth first; None: all have been made."""
    for at in range(len(choices) - 1, -1, -1):
        index, numbers, last = choices[at]
        if index + 1 == len(numbers):
            continue
        if bound is not None:
            before = count_preemptions(choices[:at])
            if before + (last in numbers and numbers[index + 1] != last) > bound:
                continue
        return [c[0] for c in choices[:at]] + [index + 1]
    return None


class Outcome:
    def __init__(self, result):
        self.count = 0
        self.best = result
        self.fewest = result.preemptions()

    def add(self, result):
        self.count += 1
        if result.preemptions() < self.fewest:
            self.fewest = result.preemptions()
            self.best = result


class Search:
    """Runs a task until all schedules are done, the budget is used up, or the goal is reached."""

    def __init__(self, task):
        self.task = task
        self.runs = 0
        self.drawn = 0
        self.complete = False
        self.reached = None
        self.forget()

    def forget(self):
        self.outcomes = {}
        self.seen = set()    # decisions of the runs
        self.traces = set()

    def run(self):
        import time
        task = self.task
        now = time.monotonic()
        if task.strategy in ('auto', 'dfs'):
            end = now + task.budget * (DEPTH_FIRST_PART if task.strategy == 'auto' else 1)
            while not self.sweep(end):
                pass
        if not self.complete and self.reached is None and task.strategy != 'dfs':
            self.draw(now + task.budget)
        return self

    @property
    def count(self):
        return len(self.seen)

    def note(self, result):
        """Adds a run to what is known. False: there are more variables to watch, all begins again."""
        self.runs += 1
        if self.learn(result):
            self.forget()
            return False
        decisions = tuple(result.decisions())
        if decisions not in self.seen:
            self.seen.add(decisions)
            self.traces.add(result.trace())
            self.outcomes.setdefault(result.outcome(self.task.goal), Outcome(result)).add(result)
        if self.task.goal and result.check:
            self.reached = result
        return True

    def sweep(self, end):
        """All schedules for the variables known by now. False: there are more variables, begin again."""
        import time
        decisions = []
        while decisions is not None:
            if self.runs and time.monotonic() > end:
                return True
            result = run(self.task, decisions)
            if not self.note(result):
                return False
            if self.reached is not None:
                return True
            decisions = next_decisions(result.choices, self.task.max_preempt)
        self.complete = True
        return True

    def draw(self, end):
        """Schedules by lot, until the time is up."""
        import time
        length = 1
        while (time.monotonic() < end or self.runs == 0) and self.reached is None:
            changes = -1 if self.task.strategy == 'random' else 1 + self.drawn % 3
            result = run(self.task, [], None, (self.task.seed + self.drawn, changes, length))
            length = max(length, len(result.choices))
            self.drawn += 1
            if self.task.max_preempt is None or result.preemptions() <= self.task.max_preempt:
                self.note(result)

    def learn(self, result):
        """Notes races; true when threads must be stopped at more variables."""
        found = racing(result.accesses)
        self.task.races.update(found)
        if self.task.fixed or self.task.grain != 'access' or found.keys() <= self.task.watched:
            return False
        self.task.watched |= found.keys()
        return True


# --- telling ---

def outcome_text(outcome):
    output, error, failed = outcome
    text = ' / '.join(output.split('\n')) if output else ''
    parts = ([text] if text else []) + ([error] if error else []) + (['assertion fails'] if failed else [])
    text = ', '.join(parts) or '(no output)'
    return text if len(text) <= 60 else text[:57] + '...'


def variable_text(variable):
    kind, name = variable
    if kind == 'output':
        return 'what is printed'
    return f'{kind} `{name}`' if kind != 'item' else 'items of a container'


def place(file, line):
    return f'{file.rpartition("/")[2]}:{line}'


def race_lines(task):
    for variable, accesses in sorted(task.races.items()):
        pairs = sorted({('write' if a[4] else 'read', place(a[5], a[6])) for a in accesses})
        yield f' race on {variable_text(variable)}: ' + ', '.join(f'{what} {where}' for what, where in pairs)


def table(result, task):
    """The steps of a run, a column for each thread."""
    steps = [s for s in result.steps if s[1] != 'step' or task.grain != 'access']
    threads = sorted({s[0] for s in steps})
    if not 0 < len(threads) <= 5:
        return
    names = [result.names.get(n, f'thread {n}')[:20] for n in threads]
    width = 24
    yield ' ' + ''.join(f'{name:<{width}}' for name in names) + 'value'
    shown = steps if len(steps) <= 40 else steps[:38]
    for number, kind, name, write, file, line, value in shown:
        if kind == 'lock':
            what, arrow = ('release a lock' if write else 'take a lock'), '  '
        elif kind == 'step':
            what, arrow = 'go on', '  '
        elif kind == 'output':
            what, arrow = 'print', '->'
        else:
            what, arrow = f'{"write" if write else "read"} {name}', '->' if write else '<-'
        cells = [f'{what:<{width - 4}}{arrow}  ' if t == number else ' ' * width for t in threads]
        yield ' ' + ''.join(cells) + f'{value or "":<10}' + (place(file, line) if file else '')
    if len(steps) > len(shown):
        yield f' ... and {len(steps) - len(shown)} more'


def report(search, options, files):
    task = search.task
    bound = f' with at most {task.max_preempt} preemptions' if task.max_preempt is not None else ''
    extent = f'all{bound}' if search.complete else f'not all{bound}: the goal is reached' if search.reached \
        else f'not all{bound}: the time is up (--budget)'
    differ = f', {len(search.traces)} of which differ' if task.grain == 'access' and len(search.traces) < search.count else ''
    lots = f', {search.drawn} runs by lot from seed {task.seed}' if search.drawn else ''
    print(f' explored {search.count} schedule{"s" if search.count != 1 else ""}{differ} = {extent}{lots}   '
          f'(grain {task.grain})')
    outcomes = sorted(search.outcomes.items(), key=lambda item: (item[1].fewest, -item[1].count, item[0][0]))
    texts = [outcome_text(key) for key, _ in outcomes]
    width = max(8, *(len(text) + 2 for text in texts))
    print(f' {"output":<{width}}schedules  preemptions  example')
    base = task.file.rpartition('/')[2].removesuffix('.py')
    for number, ((key, outcome), text) in enumerate(zip(outcomes, texts), 1):
        example = ''
        if files and number <= 10:
            example = f'{base}.{number}.sched'
            run(task, outcome.best.decisions(), example)
        note = '' if number != 2 else '   <- the program can deadlock' if key[1] == 'deadlock' else \
            '   <- different result: the program has a race'
        print(f' {text:<{width}}{outcome.count:<11}{outcome.fewest:<13}{example}{note}'.rstrip())
    shown = search.reached or (outcomes[1][1].best if len(outcomes) > 1 else None)
    if shown is None and outcomes and (outcomes[0][0][1] or outcomes[0][0][2]):
        shown = outcomes[0][1].best
    if shown is not None:
        print()
        for line in race_lines(task):
            print(line)
        print()
        for line in table(shown, task):
            print(line.rstrip())
        if files and len(outcomes) > 1:
            print(f'\n replay:  gilt replay {base}.2.sched')
    if any(error or failed for _, error, failed in search.outcomes):
        return 2
    if search.task.goal:
        return 0 if search.reached else 1
    return 1 if len(search.outcomes) > 1 else 0


def main(args):
    from _lab_run import Options, load
    options = Options(USAGE, {'grain': str, 'max-preempt': int, 'budget': float, 'vars': str, 'assert': str,
                              'goal': str, 'no-files': None, 'strategy': str, 'seed': int}, args)
    if options.get('grain', 'access') not in GRAINS:
        options.fail(USAGE, f'--grain must be one of {", ".join(GRAINS)}')
    if options.get('strategy', 'auto') not in STRATEGIES:
        options.fail(USAGE, f'--strategy must be one of {", ".join(STRATEGIES)}')
    if options.get('seed', 1) < 1:
        options.fail(USAGE, '--seed must be 1 or more')
    code = load(options)
    import threading, linecache, _lab_deadlock, _lab_run  # once, and not in each child
    sys.modules['__main__'].__dict__['__file__'] = options.file
    _gilt.deadlock('exit')
    try:
        task = Task(code, options.file, options)
    except SyntaxError as error:
        options.fail(USAGE, f'not an expression: {error.text}')
    return report(Search(task).run(), options, not options.get('no-files'))
