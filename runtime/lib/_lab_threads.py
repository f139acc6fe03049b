# SPDX-License-Identifier: MIT
"""What threads do and wait for, in words: snapshots, names of locks, dumps, the graph of waits.

Names are looked up when something is to be told, never before: an object is called after the global,
local variable, attribute or item that leads to it.
"""

import sys
import _gilt

LIBRARY = '<frozen '
SEARCH_LIMIT = 20000  # objects to look at for a name


class Thread:
    """A thread at the moment of the snapshot."""

    def __init__(self, info, name, frame):
        self.info = info
        self.number = info['number']
        self.ident = info['ident']
        self.name = name
        self.frame = frame
        self.waits = info['waiting_for'] is not None
        self.kind = info.get('kind')
        self.object = info.get('object')
        self.forever = info.get('forever', False)
        self.holder = info.get('holder')      # number of a thread
        self.taken_by = info.get('taken_by')  # identity, also of a thread that has ended
        self.call = None                      # library function that waits, as 'Queue.get'
        self.owner = None                     # its object
        self.place = frame                    # innermost frame of the program
        while self.place is not None and self.place.f_code.co_filename.startswith(LIBRARY):
            code = self.place.f_code
            if code.co_qualname.count('.') == 1:
                self.call = code.co_qualname
                self.owner = self.place.f_locals.get('self')
            self.place = self.place.f_back

    def where(self):
        """'file.py:7 in f()', or '' when no script code runs."""
        if self.place is None:
            return ''
        code = self.place.f_code
        name = code.co_name
        return f'{spot(code.co_filename, self.place.f_lineno)} in {name if name.startswith("<") else name + "()"}'

    def line(self):
        return self.place.f_lineno if self.place is not None else None

    def taken(self):
        """Where the lock that it waits for was taken: 'file.py:3', or ''."""
        line = self.info.get('taken_line')
        return spot(self.info['taken_file'], line) if line is not None else ''

    def facts(self):
        result = dict(self.info)
        result['name'] = self.name
        result['file'] = self.place.f_code.co_filename if self.place is not None else None
        result['line'] = self.line()
        return result


def spot(file, line):
    return f'{file.rpartition("/")[2]}:{line}'


def snapshot(me=None):
    """All threads, by number. `me` counts as waiting: it is the number of the one that is about to."""
    infos = _gilt.threads()
    frames = sys._current_frames()
    module = sys.modules.get('threading')
    active = getattr(module, '_active', {})
    result = []
    for info in infos:
        thread = active.get(info['ident'])
        name = thread._name if thread is not None else 'MainThread' if info['main'] else f'thread {info["number"]}'
        result.append(Thread(info, name, frames.get(info['ident'])))
        if info['number'] == me:
            result[-1].forever = result[-1].waits
    result.sort(key=lambda t: t.number)
    return result


# --- names ---

class Namer:
    """Finds names for objects: a search outwards from the frames and modules of the program."""

    def __init__(self, threads):
        self.threads = threads
        self.found = None

    def name(self, obj):
        if obj is None:
            return ''
        if self.found is None:
            self.found = {}
            self.search()
        return self.found.get(id(obj), '')

    def search(self):
        queue = []
        seen = set()

        def add(name, obj):
            key = id(obj)
            if key not in self.found and not isinstance(obj, (int, str, float, bytes, type, type(sys))):
                self.found[key] = name
                queue.append((name, obj))

        def add_names(names):
            if id(names) not in seen:
                seen.add(id(names))
                for name, obj in list(names.items()):
                    if isinstance(name, str) and not name.startswith('__'):
                        add(name, obj)

        main = sys.modules.get('__main__')
        if main is not None:
            add_names(main.__dict__)
        for thread in self.threads:
            frame = thread.place
            while frame is not None:
                if not frame.f_code.co_filename.startswith(LIBRARY):
                    add_names(frame.f_globals)
                    add_names(frame.f_locals)
                frame = frame.f_back
        for at, (name, obj) in enumerate(queue):
            if at > SEARCH_LIMIT:
                break
            if type(obj) is dict:
                for key, value in list(obj.items()):
                    add(f'{name}[{key!r}]' if isinstance(key, (int, str)) else f'{name}[...]', value)
            elif type(obj) in (list, tuple):
                for i, value in enumerate(list(obj)):
                    add(f'{name}[{i}]', value)
            else:
                for key, value in list(getattr(obj, '__dict__', {}).items()):
                    add(f'{name}.{key}', value)


def quoted(kind, name):
    return f'{kind} `{name}`' if name else f'a {kind}'


def lock_kind(thread):
    return 'RLock' if thread.kind == 'rlock' else 'lock'


def library_call(thread):
    """The call of a library object that waits: 'Queue.get', or None for a plain lock."""
    call = thread.call
    if call is None or thread.owner is None or call.split('.')[1] in ('__enter__', '_acquire_restore'):
        return None
    return f'{type(thread.owner).__name__}.{call.split(".")[1]}'


def waiting_text(thread, namer, by_number):
    """What a thread waits for, in a few words."""
    if thread.kind == 'join':
        other = by_number.get(thread.holder)
        return f'waits in join() for {other.name}' if other else 'waits in join()'
    call = library_call(thread)
    if call is not None:
        name = namer.name(thread.owner)
        return f'waits in {call}()' + (f' of `{name}`' if name else '')
    if thread.kind in ('lock', 'rlock'):
        return f'wants {quoted(lock_kind(thread), namer.name(thread.object))}'
    if thread.kind == 'sleep':
        return 'sleeps'
    what = thread.info['waiting_for']
    return f'waits for {thread.kind}: {what}()' if thread.kind != 'call-out' else f'is outside: {what}()'


# --- dump ---

def state_text(thread, namer, by_number):
    if not thread.waits:
        return 'has the GIL' if thread.info['state'] == 'running' else 'wants the GIL'
    text = waiting_text(thread, namer, by_number)
    holder = by_number.get(thread.holder)
    if holder is not None and thread.kind != 'join' and not library_call(thread):
        taken = thread.taken()
        text += f', which {holder.name} holds' + (f' since {taken}' if taken else '')
    return text


def dump(file=None):
    """Print all threads with their stacks (innermost call first), and who waits for whom."""
    threads = snapshot()
    namer = Namer(threads)
    by_number = {t.number: t for t in threads}
    lines = [f'gilt: {len(threads)} thread{"s" if len(threads) != 1 else ""}']
    for thread in threads:
        daemon = ', daemon' if thread.info['daemon'] else ''
        lines.append(f'\n{thread.name} (number {thread.number}{daemon}) {state_text(thread, namer, by_number)}')
        frame = thread.frame
        while frame is not None:
            code = frame.f_code
            if code.co_filename != '<frozen _lab_threads>':
                lines.append(f'  {code.co_filename}:{frame.f_lineno} in {code.co_qualname}')
            frame = frame.f_back
    edges = wait_edges(threads)
    if edges:
        lines.append('\nwho waits for whom')
        lines += [f'  {a.name} -> {b.name}   ({label})' for a, b, label in name_edges(edges, namer)]
    print('\n'.join(lines), file=file or sys.stderr, flush=True)


# --- graph ---

def wait_edges(threads):
    by_number = {t.number: t for t in threads}
    return [(t, by_number[t.holder]) for t in threads
            if t.waits and t.holder in by_number and not (t.holder == t.number and library_call(t))]


def name_edges(edges, namer):
    for a, b in edges:
        yield a, b, 'join' if a.kind == 'join' else quoted(lock_kind(a), namer.name(a.object))


def waitfor(path=None):
    threads = snapshot()
    edges = list(name_edges(wait_edges(threads), Namer(threads)))
    text = '\n'.join(f'{a.name} -> {b.name}   ({label})' for a, b, label in edges) or 'nobody waits for anybody'
    if path is None:
        return text
    if path.endswith('.dot'):
        text = dot(threads, edges)
    elif path.endswith('.svg'):
        text = svg(threads, edges)
    elif not path.endswith('.txt'):
        raise ValueError('the name of the file must end in .dot, .svg or .txt')
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text + '\n')
    return path


def escape(text):
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('"', '&quot;')


def dot(threads, edges):
    lines = ['digraph waits {', '  rankdir=LR; node [shape=box, fontname="sans-serif"];']
    for t in threads:
        label = t.name.replace('"', "'")
        lines.append(f'  t{t.number} [label="{label}\\n{t.where()}"];')
    for a, b, label in edges:
        lines.append(f'  t{a.number} -> t{b.number} [label="{label}"];')
    return '\n'.join(lines + ['}'])


def svg(threads, edges):
    """Threads on a circle, an arrow from each waiting one to the one it waits for."""
    import math
    size, radius = 520, 190
    place = {}
    for i, t in enumerate(threads):
        angle = 2 * math.pi * i / len(threads) - math.pi / 2
        place[t.number] = (size / 2 + radius * math.cos(angle), size / 2 + radius * math.sin(angle))
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" '
           'font-size="12">',
           '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" '
           'orient="auto"><path d="M0 0L10 5L0 10z" fill="#c60"/></marker></defs>']
    for a, b, label in edges:
        (x1, y1), (x2, y2) = place[a.number], place[b.number]
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        dx, dy = (x2 - x1) / length * 44, (y2 - y1) / length * 26
        out.append(f'<line x1="{x1 + dx:.1f}" y1="{y1 + dy:.1f}" x2="{x2 - dx:.1f}" y2="{y2 - dy:.1f}" '
                   'stroke="#c60" stroke-width="2" marker-end="url(#tip)"/>')
        out.append(f'<text x="{(x1 * 3 + x2) / 4:.1f}" y="{(y1 * 3 + y2) / 4 - 6:.1f}" fill="#c60">'
                   f'{escape(label)}</text>')
    for t in threads:
        x, y = place[t.number]
        out.append(f'<rect x="{x - 44:.1f}" y="{y - 18:.1f}" width="88" height="36" rx="6" fill="#eef" '
                   'stroke="#336"/>')
        out.append(f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle">{escape(t.name[:14])}</text>')
    return '\n'.join(out + ['</svg>'])
