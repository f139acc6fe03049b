# SPDX-License-Identifier: MIT
"""Schedules of controlled runs as text: written by `gilt run --record`, read by `gilt replay`, made to be
read and edited by people.

    gilt-schedule 1   program race.py   crc 5f1c07aa   policy random:3   slice 50
    thread T1 MainThread
    thread T2 Thread-1 (work)
    run T1 until blocked #2
    run T2 until race.py:5 before GET_GLOBAL #1     # counter += 1
    run T2 until end

A line says who runs, and until when: the thread waits (#2: for the second time), ends, or is about to execute
an instruction of a line (#n: for the nth time in this stretch; the instruction may be left out), or
`for N bytecodes`. A thread may be given by its name.
"""

import binascii
import linecache
import re
import sys

MAGIC = 'gilt-schedule 1'


class ScheduleError(ValueError):
    pass


def checksum(path):
    with open(path, 'rb') as f:
        return f'{binascii.crc32(f.read()):08x}'


def write(stretches, names, program, policy, slice):
    """The text of a schedule."""
    lines = [f'{MAGIC}   program {program}   crc {checksum(program)}   policy {policy}   slice {slice}']
    seen = sorted({row[0] for row in stretches})
    lines += [f'thread T{number} {names.get(number, "?")}' for number in seen]
    stretches = stretches[:-1] + [(row[0], 'ended', 1, None, None, None) for row in stretches[-1:]]
    for number, how, n, file, line, instruction in stretches:
        times = f' #{n}' if n > 1 else ''
        if how == 'place':
            shown = file if file.startswith('<') else file.rpartition('/')[2]
            text = f'run T{number} until {shown}:{line} before {instruction}{times}'
            source = linecache.getline(file, line).strip()
            if source:
                text = f'{text:<58} # {source}'
        elif how == 'blocked':
            text = f'run T{number} until blocked{times}'
        else:
            text = f'run T{number} until end'
        lines.append(text)
    return '\n'.join(lines) + '\n'


class Schedule:
    """A schedule that has been read: program, crc, policy, slice, stretches."""

    def __init__(self, text, path):
        self.path = path
        self.program = self.crc = self.policy = None
        self.slice = None
        self.names = {}
        self.stretches = []
        lines = text.splitlines()
        if not lines or not lines[0].startswith(MAGIC):
            raise ScheduleError(f'{path}: not a schedule: the first line must begin with "{MAGIC}"')
        self.header(lines[0])
        for number, line in enumerate(lines[1:], 2):
            line = line.partition(' # ')[0].strip()
            if line and not line.startswith('#'):
                try:
                    self.line(line)
                except ScheduleError as error:
                    raise ScheduleError(f'{path}:{number}: {error}') from None

    def header(self, line):
        for field in re.split(r'\s{2,}', line)[1:]:
            key, _, value = field.strip().partition(' ')
            if key in ('program', 'crc', 'policy'):
                setattr(self, key, value)
            elif key == 'slice':
                self.slice = int(value) if value.isdigit() else None

    def line(self, line):
        found = re.fullmatch(r'thread T(\d+) (.*)', line)
        if found:
            self.names[found[2]] = int(found[1])
            return
        found = re.fullmatch(r'run (.+?) (until|for) (.+)', line)
        if not found:
            raise ScheduleError('expected "thread T<number> <name>" or "run <thread> until|for ..."')
        self.stretches.append((self.thread(found[1]), *self.end(found[2], found[3])))

    def thread(self, text):
        found = re.fullmatch(r'T(\d+)', text)
        if found:
            return int(found[1])
        for name, number in self.names.items():
            if name == text or name.partition(' (')[0] == text:
                return number
        raise ScheduleError(f'no thread {text}: give T<number>, or declare it: thread T<number> {text}')

    def end(self, word, text):
        if word == 'for':
            found = re.fullmatch(r'(\d+) bytecodes?', text)
            if not found or int(found[1]) < 1:
                raise ScheduleError('expected "for <number> bytecodes"')
            return 'count', int(found[1]), None, None, None
        text, _, times = text.partition(' #')
        if times and not (times.strip().isdigit() and int(times) > 0):
            raise ScheduleError(f'expected a number after "#", not {times}')
        n = int(times) if times else 1
        if text == 'blocked':
            return 'blocked', n, None, None, None
        if text == 'end':
            return 'ended', 1, None, None, None
        found = re.fullmatch(r'(.+):(\d+)(?: before (\w+))?', text.strip())
        if not found:
            raise ScheduleError('expected "until blocked", "until end" or "until <file>:<line> [before <instruction>]"')
        return 'place', n, found[1], int(found[2]), found[3]


def read(path):
    with open(path, encoding='utf-8') as f:
        return Schedule(f.read(), path)


# --- gilt replay ---

USAGE = """usage: gilt replay [option] ... SCHEDULE [arg] ...
  --program=FILE  the program, if not the one that the schedule names
  --library       the schedule interrupts threads inside gilt's own library
  --events=FILE   write what happened to the GIL, one event a line
"""


def find_program(options, schedule):
    """The program a schedule names: from here, or beside the schedule."""
    import os
    if options.get('program'):
        return options.get('program')
    if schedule.program is None:
        raise ScheduleError('the schedule names no program: --program=FILE')
    beside = os.path.join(os.path.dirname(schedule.path), os.path.basename(schedule.program))
    return schedule.program if os.path.exists(schedule.program) else beside


def main(args):
    import _gilt
    from _lab_run import Options, Run, run_script
    options = Options(USAGE, {'program': str, 'events': str, 'library': None}, args)
    try:
        schedule = read(options.file)
        options.file = find_program(options, schedule)
    except (ScheduleError, OSError) as error:
        print(f'gilt: {error}', file=sys.stderr)
        return 2
    options.args[0] = options.file
    options.values['schedule'] = schedule
    run = Run(options)
    status = run_script(options, run.before, run.after)
    played, diverged = _gilt._played()
    sys.stdout.flush()
    if schedule.crc is not None and checksum(options.file) != schedule.crc:
        print(f'gilt: {options.file} has changed since the schedule was made', file=sys.stderr)
    if diverged or played < len(schedule.stretches) - 1:  # the last one is under way
        print(f'gilt: the schedule did not fit the program: {played} of {len(schedule.stretches)} stretches were run',
              file=sys.stderr)
    return status
