# SPDX-License-Identifier: MIT
"""Reference counts that are explained and add up, and the collector step by step.

The facts come from _gilt_memory; here they get names. Whatever this module, gilt and objgraph hold for the
time of a question is left out of the answer.
"""

import gc
import sys
import _gilt_memory as facts
import _lab_graph

OWN_FILES = {f'<frozen {name}>' for name in ('_lab_memory', 'gilt', 'objgraph', '_lab_graph')}


FUNCTION = type(lambda: None)
CODE = type((lambda: None).__code__)


def own_frames():
    """How many of the innermost frames belong to the question."""
    frame, n = sys._getframe(1), 0
    while frame is not None and frame.f_code.co_filename in OWN_FILES:
        frame, n = frame.f_back, n + 1
    return n


class Own(list):
    """A list whose references belong to the question."""


class OwnDict(dict):
    """The same as a dict."""


# --- what things are called ---

_numbers = {}


def number(obj):
    """A small number for an object, the same as long as it lives."""
    key, cls = id(obj), type(obj)
    known = _numbers.get(key)
    if known is None or known[1] is not cls.__name__:
        known = _numbers[key] = len(_numbers) + 1, cls.__name__
    return known[0]


def describe(obj):
    """A few words: what it is, without its address and without running its code."""
    cls = type(obj)
    name = cls.__name__
    if cls in (int, float, complex, bool, type(None), type(...)):
        return f'{name} {obj!r}'[:40]
    if cls is dict and obj is sys.modules['__main__'].__dict__:
        return 'globals of __main__'
    if cls in (str, bytes):
        return f'{name} {obj[:24]!r}' + ('...' if len(obj) > 24 else '')
    if issubclass(cls, type):
        return f'class {type.__dict__["__name__"].__get__(obj)}'
    if cls is type(sys):
        return f'module {obj.__dict__.get("__name__")}'
    if cls is FUNCTION:
        return f'function {obj.__qualname__}'
    if cls is CODE:
        return f'code of {obj.co_name}'
    return f'{name} #{number(obj)}'


def where(code):
    """file:line of a code object."""
    return f'{code.co_filename.rpartition("/")[2]}:{code.co_firstlineno}'


class Reference:
    """One reference: who holds it, and where."""

    def __init__(self, kind, holder, name, label, index, thread, depth):
        self.kind, self.holder, self.name, self.label = kind, holder, name, label
        self.index, self.thread, self.depth = index, thread, depth
        self.owner = None  # of the dict that holds: a module, a class, an instance
        self.home = None   # of the dict that holds: a table of the interpreter

    def place(self):
        """The place inside the holder: ['k'], [0], .x, `x`."""
        if self.kind in ('item', 'constant') and self.index is not None:
            return f'[{self.index}]' if self.name is None else f'{self.name}[{self.index}]'
        if self.kind == 'dict value':
            return f'[{short(self.label)}]' if self.owner is None else f'.{self.label}'
        if self.kind == 'dict key':
            return f'key {short(self.label)}'
        if self.kind in ('local', 'global', 'cell') and self.label is not None:
            return str(self.label)
        if self.kind == 'attribute':
            return '.' + str(self.label if self.label is not None else self.name or 'slot')
        return self.name or self.kind

    def text(self):
        """(what, where) in words."""
        kind, holder = self.kind, self.holder
        if self.home is not None:
            return 'key' if kind == 'dict key' else 'value', f'in {self.home}'
        if kind == 'dict value' and isinstance(self.owner, type(sys)):
            return f'global `{self.label}`', self.owner.__name__
        if kind == 'dict value' and self.owner is not None:
            return f'attribute `{self.label}`', f'of {describe(self.owner)}'
        if kind in ('dict value', 'item'):
            return f'item {self.place()}', f'of {describe(holder)}' if holder is not None else self.name
        if kind == 'dict key':
            return 'key', f'of {describe(holder)}' if holder is not None else self.name
        if kind == 'attribute':
            return f'attribute `{self.place()[1:]}`', f'of {describe(holder)}'
        if kind == 'cell':
            return 'closure cell' + (f' `{self.label}`' if self.label else ''), f'of {describe(holder)}'
        if kind in ('local', 'register') and holder is not None:
            return self.frame_text()
        if kind == 'class':
            return 'class', f'of {describe(holder)}'
        if kind == 'constant':
            return 'constant', f'of {describe(holder)}  {where(holder)}'
        if kind == 'exception':
            return f'exception {self.name}', f'thread {self.thread}' if holder is None else f'in {describe(holder)}'
        if kind == 'set element':
            return 'element', f'of {describe(holder)}'
        return self.name or kind, kind if holder is None else f'of {describe(holder)}'

    def frame_text(self):
        code = self.holder
        what = f'local `{self.label}`' if self.kind == 'local' else self.name or 'temporary'
        if type(code) is not CODE:
            return what, f'in {describe(code)}, which waits'
        thread = f'  thread {self.thread}' if self.thread and self.thread > 1 else ''
        return what, f'in {code.co_name}()  {where(code)}{thread}'


def short(obj):
    text = describe(obj)
    return text.split(' ', 1)[1] if isinstance(obj, (str, int, bytes, float)) else text


# --- asking ---

def ask(objects):
    """For each object its count and the list of its References."""
    counted = Own(filter(facts.is_counted, objects))
    counts, edges = facts.references(counted, own_frames(), OWN_CLASSES)
    unique = {}
    for obj in counted:
        unique.setdefault(id(obj), len(unique))
    found = [[] for _ in unique]
    for edge in edges:
        found[edge[0]].append(Reference(*edge[1:]))
    return {key: (counts[n], found[n]) for key, n in unique.items()}


def name_owners(references):
    """Dicts that are somebody's __dict__ get their owner, those of the interpreter their name."""
    dicts = OwnDict((id(r.holder), r.holder) for r in references
                    if r.kind in ('dict value', 'dict key') and type(r.holder) is dict)
    if not dicts:
        return
    for key, (_, holders) in ask(dicts.values()).items():
        for holder in holders:
            owner = holder.holder if holder.name == '__dict__' else None
            home = holder.name if holder.kind == 'interpreter' and holder.name == 'interned strings' else None
            for r in references:
                if id(r.holder) == key and (owner is not None or home is not None):
                    r.owner, r.home = owner, home


ORDER = ('dict value', 'local', 'cell', 'attribute', 'item', 'set element', 'dict key', 'register')


class References(list):
    """All references to one object; as text they are explained."""

    def __init__(self, obj):
        count, found = ask(Own([obj]))[id(obj)]
        name_owners(found)
        found.sort(key=lambda r: ORDER.index(r.kind) if r.kind in ORDER else len(ORDER))
        super().__init__(found)
        self.count = count
        self.what = describe(obj)

    @property
    def unknown(self):
        """References that nobody owns up to: those of C functions that are running just now."""
        return self.count - len(self)

    def __repr__(self):
        lines = [f'{self.what}  refcount {self.count}']
        told = {}
        for r in self:
            told[r.text()] = told.get(r.text(), 0) + 1
        width = max((len(what) for what, _ in told), default=0)
        lines += [f'{n:4}  {what:{width}}  {place}'.rstrip() for (what, place), n in told.items()]
        if self.unknown:
            lines.append(f'{self.unknown:4}  C code that is running, or unknown')
            lines.append(f'   =  {self.count}, {self.unknown} not accounted for.')
        else:
            lines.append(f'   =  {self.count}, all accounted for.   sys.getrefcount() says '
                         f'{self.count + 1}: its own argument is one more.')
        return '\n'.join(lines)


class Uncounted:
    """The answer for a value that has no count."""

    count = 0
    unknown = 0

    def __init__(self, obj):
        self.obj = obj

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __repr__(self):
        what = describe(self.obj)
        if type(self.obj) in (int, float):
            return (f'{what} has no reference count: it lies in the variable itself, every holder has its own copy.\n'
                    f'   sys.getrefcount() says 2: a variable, and its own argument. CPython shares small ints and\n'
                    f'   never frees them: it says 4294967295 (since 3.12), which stands for "immortal".')
        return f'{what} has no reference count: it is part of gilt itself and is never freed.'


def refs(obj):
    return References(obj) if facts.is_counted(obj) else Uncounted(obj)


# --- garbage ---

class Garbage(list):
    """Objects that no variable leads to any more, kept alive by cycles (and, now, by this list)."""

    def __repr__(self):
        return f'[{", ".join(map(describe, self))}]'


OWN_CLASSES = (Own, OwnDict, Reference, Garbage)


def unreachable(generation=2):
    """The unreachable objects, their insides included."""
    found = Garbage(facts.unreachable(generation))
    return found


# --- graphs ---

class Builder:
    """Collects objects and references into a Graph; counts are asked for once, at the end."""

    def __init__(self):
        self.graph = _lab_graph.Graph()
        self.objects = OwnDict()
        self.ignored = set()  # ids of holders that do not count

    def add(self, obj, kind='object'):
        key = id(obj)
        if key not in self.objects:
            self.objects[key] = obj
            self.graph.add(key, [describe(obj)], kind)
        return key

    def root(self, text, target):
        key = f'root {text}'
        self.graph.add(key, [text], 'root')
        self.graph.link(key, id(target))

    def link_holder(self, r, target, following, add=None):
        """Draws one reference to target: from a name or frame, or from an object, which is noted in following
        when it is new."""
        what, place = r.text()
        if isinstance(r.owner, type(sys)):
            self.root(str(r.label), target)
        elif r.holder is None or r.depth or r.home is not None:
            self.root(f'{what.split("`")[1] if "`" in what else what}  {place}', target)
        else:
            holder = r.owner if r.owner is not None else r.holder
            known = id(holder) in self.objects
            (add or self.add)(holder)
            self.graph.link(id(holder), id(target), edge_label(r))
            if not known:
                following.append(holder)

    def finish(self, extra=None, counts=True):
        """Writes counts and generations into the nodes."""
        objects = Own(self.objects.values())
        answer = ask(objects)
        for obj in objects:
            node = self.graph.nodes[id(obj)]
            if counts and id(obj) in answer:
                count = answer[id(obj)][0] - sum(id(r.holder) in self.ignored for r in answer[id(obj)][1])
                generation = facts.generation(obj)
                node.lines.append(f'rc {count}' + ('' if generation is None else f' · gen {generation}'))
            if extra is not None and (more := extra(obj)):
                node.lines += str(more).splitlines()
        return self.graph


def references_among(objects, builder):
    """Links between given objects."""
    inside = {id(obj) for obj in objects}
    for obj in objects:
        builder.add(obj)
    for obj in objects:
        for _, *rest in facts.contents(obj):
            r = Reference(*rest)
            if id(r.holder) in inside and r.kind != 'class':
                builder.graph.link(id(obj), id(r.holder), edge_label(r))


def edge_label(r):
    return r.place().lstrip('.') if r.kind == 'attribute' else r.place()


def holders_graph(obj, depth, builder, too_many=10):
    """Who leads to obj, up to names and frames."""
    builder.add(obj)
    front = Own([obj])
    for _ in range(depth):
        answer = ask(front)
        found = [r for target in front for r in answer.get(id(target), (0, ()))[1]]
        name_owners(found)
        following = Own()
        for target in front:
            for r in answer.get(id(target), (0, ()))[1][:too_many]:
                builder.link_holder(r, target, following)
        front = following
    return builder


def graph(obj, file=None, style=None, depth=4):
    builder = Builder()
    if type(obj) is Garbage:
        references_among(obj, builder)
    else:
        holders_graph(obj, depth, builder)
    picture = _lab_graph.write(builder.finish(), file, style)
    if type(obj) is Garbage and picture is not None and (style or 'text') == 'text':
        picture += 'nothing outside points in: garbage, but no count is 0\n' if obj else 'no garbage\n'
    return Picture(picture) if picture is not None else None


class Picture(str):
    """Text that shows itself at the prompt."""

    def __repr__(self):
        return str(self).rstrip('\n')


# --- the collector ---

def interesting(obj):
    """Is this an object of the program that a learner wants to see in the steps?"""
    cls = type(obj)
    if cls.__module__ not in ('builtins', 'collections', '__main__'):
        return False
    return cls in (list, set, dict) or cls.__module__ == '__main__'


class Steps:
    """The steps of one collection; as text they are told."""

    def __init__(self, generation, objects, limit):
        from time import perf_counter
        self.generation = generation
        candidates, self.references = facts.rehearse(generation)
        self.candidates = len(candidates)
        self.roots = sum(c[3] == -1 for c in candidates)
        dead = [c for c in candidates if c[3] is None]
        self.unreachable = len(dead)
        shown = self.choose(candidates, dead, objects, limit)
        self.names = {number: describe(candidates[number][0]) for number in shown}
        self.rows = {number: candidates[number][1:] for number in shown}
        self.parents = {number: describe(candidates[c[2]][0]) for number, c in self.rows.items()
                        if c[2] is not None and c[2] >= 0}
        self.before = facts.generations()[:3]
        del candidates, dead
        start = perf_counter()
        self.collected = gc.collect(generation)
        self.seconds = perf_counter() - start
        self.home = min(generation + 1, 2)

    @staticmethod
    def choose(candidates, dead, objects, limit):
        """Numbers of the candidates that are shown: those asked for, else garbage and what main() has made."""
        if objects is not None:
            wanted = {id(obj) for obj in objects}
            return [n for n, c in enumerate(candidates) if id(c[0]) in wanted or c[3] is None][:limit]
        main = set()
        for value in sys.modules['__main__'].__dict__.values():
            if interesting(value):
                main.add(id(value))
        return [n for n, c in enumerate(candidates) if c[3] is None or id(c[0]) in main][:limit]

    def pairs(self, column):
        return '   '.join(f'{self.names[n]} {row[column]}' for n, row in self.rows.items())

    def __repr__(self):
        g = self.generation
        younger = {0: '', 1: ' (and 0)', 2: ' (and 1, 0)'}[g]
        more = self.candidates - len(self.rows)
        roots = [self.names[n] + f' ({row[1]} left: held from outside)' for n, row in self.rows.items() if row[2] == -1]
        marked = sorted((row[3], n) for n, row in self.rows.items() if row[2] is not None and row[2] >= 0)
        arrows = [f'{self.parents[n]} -> {self.names[n]}' for _, n in marked]
        dead = [self.names[n] for n, row in self.rows.items() if row[2] is None]
        lines = [
            f'collecting generation {g}{younger}: {self.candidates} candidates' +
            (f', {len(self.rows)} of them shown' if more else ''),
            f'1 copy counts        {self.pairs(0)}',
            f'2 subtract inside    {self.pairs(1)}',
            f'                     {self.references} arrows inside the set, each takes 1 off',
            f'3 roots              {", ".join(roots) or "-"}   ({self.roots} in all)',
            f'4 mark from roots    {", ".join(arrows) or "-"}   ({self.candidates - self.unreachable} reachable in all)',
            f'5 sweep              {", ".join(dead) or "-"}   {self.unreachable} never marked: unreachable',
            f'6 finalizers, weakrefs, clear, free: {self.collected} collected, {len(gc.garbage)} in gc.garbage; '
            f'survivors -> generation {self.home}']
        return '\n'.join(line.rstrip() for line in lines)


def gc_steps(generation=2, objects=None, limit=12):
    return Steps(generation, objects, limit)


class Generations:
    """Populations, counters and thresholds of the three generations; as text a table with bars."""

    def __init__(self):
        populations = facts.generations()
        self.objects = populations[:3]
        self.frozen = populations[3]
        self.counts = gc.get_count()
        self.thresholds = gc.get_threshold()
        self.survivors, self.pending = populations[4:]

    def __repr__(self):
        notes = ['allocations minus deallocations since the last run', 'gen-0 runs since the last gen-1 run',
                 f'gen-1 runs; and needs new survivors >= 25 % (now {self.share():.0f} %)']
        lines = []
        for g in range(3):
            count, limit = self.counts[g], self.thresholds[g]
            bar = '█' * min(20, round(20 * count / limit)) if limit else ''
            lines.append(f'gen {g} {self.objects[g]:8} objects  count {count:5} of {limit:<6} {bar:<20}  {notes[g]}')
        if self.frozen:
            lines.append(f'frozen {self.frozen:6} objects')
        return '\n'.join(lines)

    def share(self):
        return 100 * self.pending / self.survivors if self.survivors else 100.0


def gens():
    return Generations()


class Watcher:
    """The gc callback of watch_gc(): one line for each collection."""

    def __init__(self, file):
        self.file = file
        self.start = None

    def __call__(self, phase, info):
        from time import perf_counter
        if phase == 'start':
            self.start = perf_counter(), self.cause(info['generation']), facts.generations()
            return
        if self.start is None:
            return
        begun, cause, before = self.start
        g = info['generation']
        promoted = sum(before[:g + 1]) - info['collected'] if g < 2 else 0
        print(f'gilt: gen {g}: {cause}; {info["collected"]} collected'
              + (f', {max(promoted, 0)} promoted' if g < 2 else '')
              + f', {1000 * (perf_counter() - begun):.2f} ms', file=self.file or sys.stderr)

    @staticmethod
    def cause(generation):
        count, limit = gc.get_count()[0], gc.get_threshold()[0]
        if gc.isenabled() and limit and count > limit:
            runs = gc.get_count()[generation] if generation else 0
            return f'{count} > {limit}' + (f', {runs} runs of gen {generation - 1}' if generation else '')
        return 'asked for'


class WatchingPrompt(str):
    """sys.ps1 while watching: looks for new garbage before it is shown."""

    seen = 0

    def __str__(self):
        found = len(facts.unreachable(2))
        if found > type(self).seen:
            print(f'gilt: {found} object{"s" if found != 1 else ""} unreachable, kept alive by a cycle')
        type(self).seen = found
        return str.__str__(self)


_watcher = None


def watch_gc(on=True, file=None):
    """See gilt.watch_gc."""
    global _watcher
    import atexit
    if _watcher is not None:
        if _watcher in gc.callbacks:
            gc.callbacks.remove(_watcher)
        _watcher = None
        atexit.unregister(watch_gc)
        if isinstance(getattr(sys, 'ps1', None), WatchingPrompt):
            sys.ps1 = str.__str__(sys.ps1)
    if on:
        _watcher = Watcher(file)
        gc.callbacks.append(_watcher)
        atexit.register(watch_gc, False)
        if hasattr(sys, 'ps1'):
            WatchingPrompt.seen = len(facts.unreachable(2))
            sys.ps1 = WatchingPrompt(str(sys.ps1))
