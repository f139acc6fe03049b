# SPDX-License-Identifier: MIT
"""objgraph's functions on gilt: the same names and keywords, pictures without Graphviz.

A picture goes to filename (.svg, .dot or .txt), to output (an open file, which gets DOT), or, without either, as
text to standard output. Cycles are red, nodes show reference counts, edges names and indexes.
"""

import gc
import sys
from collections import defaultdict
import _gilt_memory as facts
import _lab_graph
from _lab_memory import OWN_CLASSES, Builder, Own, OwnDict, Reference, ask, edge_label, name_owners

__version__ = '3.6.2'

_own_types = (*OWN_CLASSES, Builder, _lab_graph.Node, _lab_graph.Edge, _lab_graph.Graph)


def _qualified(obj):
    cls = type(obj)
    return f'{cls.__module__}.{cls.__name__}' if isinstance(cls.__module__, str) else cls.__name__


def _named(shortnames):
    return (lambda obj: type(obj).__name__) if shortnames else _qualified


def _objects(objects):
    return gc.get_objects() if objects is None else objects


# --- counting ---

def count(typename, objects=None):
    """Number of objects of a class, given by its name, with or without its module."""
    name = _named('.' not in typename)
    return sum(name(obj) == typename for obj in _objects(objects))


def typestats(objects=None, shortnames=True, filter=None):
    """A dict: class name -> number of objects."""
    name, stats = _named(shortnames), {}
    for obj in _objects(objects):
        if filter is None or filter(obj):
            key = name(obj)
            stats[key] = stats.get(key, 0) + 1
    return stats


def most_common_types(limit=10, objects=None, shortnames=True, filter=None):
    """Pairs (class name, number), the most frequent first."""
    stats = sorted(typestats(objects, shortnames, filter).items(), key=lambda item: -item[1])
    return stats[:limit] if limit else stats


def show_most_common_types(limit=10, objects=None, shortnames=True, file=None, filter=None):
    """Print the table of most_common_types."""
    rows = most_common_types(limit, objects, shortnames, filter)
    width = _width(rows)
    for name, n in rows:
        print(f'{name:{width}} {n}', file=file)


def _width(rows):
    return max((len(row[0]) for row in rows), default=0)


def growth(limit=10, peak_stats={}, shortnames=True, filter=None):
    """What there is more of than ever before: (class name, number, increase), the largest increase first.

    peak_stats keeps the numbers between calls.
    """
    gc.collect()
    stats, grown = typestats(shortnames=shortnames, filter=filter), []
    for name, n in stats.items():
        peak = peak_stats.get(name, 0)
        if n > peak:
            grown.append((name, n, n - peak))
            peak_stats[name] = n
    grown.sort(key=lambda row: -row[2])
    return grown[:limit] if limit else grown


def show_growth(limit=10, peak_stats=None, shortnames=True, file=None, filter=None):
    """Print the table of growth."""
    rows = growth(limit, shortnames=shortnames, filter=filter) if peak_stats is None else \
        growth(limit, peak_stats, shortnames, filter)
    width = _width(rows)
    for name, n, more in rows:
        print(f'{name:{width}}{n:9} {more:+9}', file=file)


def get_new_ids(skip_update=False, limit=10, sortby='deltas', shortnames=None, file=None, _state={}):
    """Find objects made since the last call: a dict of class name -> set of ids; prints a table.

    sortby: 'old', 'current', 'new' or 'deltas'. With skip_update the dict of the last call, and no table.
    """
    if not _state:
        _state['old'], _state['current'], _state['new'] = (defaultdict(set) for _ in range(3))
        _state['shortnames'] = True
    if skip_update:
        return _state['new']
    column = {'old': 1, 'current': 2, 'new': 3, 'deltas': 4}.get(sortby)
    if column is None:
        raise ValueError(f"sortby must be 'old', 'current', 'new' or 'deltas', not {sortby!r}")
    if shortnames is not None:
        _state['shortnames'] = shortnames
    gc.collect()
    name, current = _named(_state['shortnames']), defaultdict(set)
    for obj in gc.get_objects():
        if type(obj) not in _own_types:
            current[name(obj)].add(id(obj))
    old = _state['current']
    new = defaultdict(set, {key: ids - old.get(key, set()) for key, ids in current.items()})
    _state['old'], _state['current'], _state['new'] = old, current, new
    _show_ids(_state, limit, column, file)
    return new


def _show_ids(state, limit, column, file):
    rows = []
    for name in {**state['old'], **state['current']}:
        before, now = len(state['old'].get(name, ())), len(state['current'].get(name, ()))
        rows.append((name, before, now, len(state['new'].get(name, ())), now - before))
    rows.sort(key=lambda row: (row[column], row[0]), reverse=True)
    rows = rows[:limit]
    if not rows:
        return
    width = _width(rows)
    line = '=' * (width + 4 * 13)
    print(line, f'{"Type":{width}}{"Old_ids":>13}{"Current_ids":>13}{"New_ids":>13}{"Count_Deltas":>13}', line,
          sep='\n', file=file)
    for name, before, now, new, delta in rows:
        print(f'{name:{width}}{before:13}{now:13}{new:+13}{delta:+13}', file=file)
    print(line, file=file)


def get_leaking_objects(objects=None):
    """Objects that have references nobody known to the collector holds.

    Here this can be told exactly: those whose count is more than all references that can be found.
    """
    if objects is None:
        gc.collect()
        objects = gc.get_objects()
    leaking = []
    for key, (n, references) in ask(Own(objects)).items():
        running = any(r.name == 'running function' for r in references)  # held by the C code that runs it
        if n > len(references) and not running:
            leaking.append(key)
    wanted = set(leaking)
    return [obj for obj in objects if id(obj) in wanted and type(obj) not in _own_types]


# --- finding objects ---

def by_type(typename, objects=None):
    """The objects of a class, given by its name, with or without its module."""
    name = _named('.' not in typename)
    return [obj for obj in _objects(objects) if name(obj) == typename]


def at(addr):
    """The object with this id(), None when the collector knows none."""
    for obj in gc.get_objects():
        if id(obj) == addr:
            return obj
    return None


def at_addrs(address_set):
    """The objects whose id() is in a set."""
    return [obj for obj in gc.get_objects() if id(obj) in address_set]


def is_proper_module(obj):
    """Is obj a module that can be imported under its own name?"""
    return type(obj) is type(sys) and obj is sys.modules.get(getattr(obj, '__name__', None))


# --- chains ---

def _holders(obj):
    return [r.holder for r in ask(Own([obj])).get(id(obj), (0, ()))[1] if r.holder is not None]


def _contents(obj):
    return [edge[2] for edge in facts.contents(obj)]


def _find_chain(obj, predicate, max_depth, extra_ignore, edges):
    """Breadth first from obj to the nearest object that satisfies predicate; the chain begins with obj."""
    seen = OwnDict({id(obj): obj})
    ignore = set(extra_ignore)
    before, front = OwnDict(), Own([obj])
    for _ in range(max_depth + 1):
        following = Own()
        for target in front:
            if predicate(target) and id(target) not in ignore:
                return _chain_to(target, before)
            for other in edges(target):
                if id(other) not in seen and id(other) not in ignore and type(other) not in _own_types:
                    seen[id(other)] = other
                    before[id(other)] = target
                    following.append(other)
        front = following
    return [obj]


def _chain_to(target, before):
    chain = [target]
    while id(chain[-1]) in before:
        chain.append(before[id(chain[-1])])
    chain.reverse()
    return chain


def find_ref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    """The shortest chain of references from obj to an object for which predicate is true; [obj]: none."""
    return _find_chain(obj, predicate, max_depth, extra_ignore, _contents)


def find_backref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    """The shortest chain of references from such an object to obj, which comes last; [obj]: none."""
    chain = _find_chain(obj, predicate, max_depth, extra_ignore, _holders)
    chain.reverse()
    return chain


# --- pictures ---

class _Picture:
    """The options that show_refs, show_backrefs and show_chain share."""

    def __init__(self, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None,
                 extra_info=None, refcounts=True, shortnames=True, output=None, extra_node_attrs=None):
        if filename is not None and output is not None:
            raise ValueError('a picture goes to filename or to output, not to both')
        self.max_depth, self.filter, self.too_many, self.highlight = max_depth, filter, too_many, highlight
        self.ignore = set(extra_ignore)
        self.filename, self.output, self.extra_info = filename, output, extra_info
        self.refcounts, self.shortnames, self.extra_node_attrs = refcounts, shortnames, extra_node_attrs
        self.builder = Builder()
        self.more = 0

    def begin(self, objs):
        """The objects to start from; a list that was only made for the call is no holder."""
        if isinstance(objs, (list, tuple)) and type(objs) is not Own:
            self.ignore.add(id(objs))
            self.builder.ignored.add(id(objs))
        front = Own(objs if isinstance(objs, (list, tuple)) else [objs])
        for obj in front:
            self.add(obj)
        return front

    def wanted(self, obj):
        return (id(obj) not in self.ignore and type(obj) not in _own_types
                and (self.filter is None or self.filter(obj)))

    def add(self, obj):
        """Adds the node; returns whether it is new."""
        new = id(obj) not in self.builder.objects
        marked = self.highlight is not None and self.highlight(obj)
        kind = 'mark' if marked else 'root' if is_proper_module(obj) else 'object'
        self.builder.add(obj, kind)
        if new and not self.shortnames:
            self.builder.graph.nodes[id(obj)].lines[0] += f' ({_qualified(obj)})'
        if new and self.extra_node_attrs is not None:
            attributes = self.extra_node_attrs(obj)
            self.builder.graph.nodes[id(obj)].attributes = {
                name: value for name, value in sorted(attributes.items()) if value is not None}
        return new

    def add_more(self, obj, n, backwards):
        self.more += 1
        graph, key = self.builder.graph, f'more {self.more}'
        graph.add(key, [f'{n} more ' + ('references' if not backwards else 'holders')], 'more')
        graph.link(*((key, id(obj)) if backwards else (id(obj), key)))

    def finish(self):
        graph = self.builder.finish(self.extra_info, self.refcounts)
        if self.output is not None:
            self.output.write(graph.dot())
        elif self.filename is not None:
            _lab_graph.write(graph, self.filename)
        else:
            print(graph.text(), end='')


def show_refs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None,
              extra_info=None, refcounts=True, shortnames=True, output=None, extra_node_attrs=None):
    """Draw what objects refer to."""
    picture = _Picture(max_depth, extra_ignore, filter, too_many, highlight, filename, extra_info, refcounts,
                       shortnames, output, extra_node_attrs)
    front = picture.begin(objs)
    for _ in range(max_depth):
        following = Own()
        for obj in front:
            _draw_contents(picture, obj, following)
        front = following
    picture.finish()


def _draw_contents(picture, obj, following):
    if is_proper_module(obj) and len(picture.builder.objects) > 1:
        return
    edges = [Reference(*edge[1:]) for edge in facts.contents(obj)]
    edges = [r for r in edges if r.kind != 'class' and picture.wanted(r.holder)]
    for r in edges[:picture.too_many]:
        if picture.add(r.holder):
            following.append(r.holder)
        picture.builder.graph.link(id(obj), id(r.holder), edge_label(r))
    if len(edges) > picture.too_many:
        picture.add_more(obj, len(edges) - picture.too_many, False)


def show_backrefs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None, filename=None,
                  extra_info=None, refcounts=True, shortnames=True, output=None, extra_node_attrs=None):
    """Draw what refers to objects: names, frames, containers."""
    picture = _Picture(max_depth, extra_ignore, filter, too_many, highlight, filename, extra_info, refcounts,
                       shortnames, output, extra_node_attrs)
    front = picture.begin(objs)
    for _ in range(max_depth):
        answer = ask(front)
        found = [r for obj in front for r in answer.get(id(obj), (0, ()))[1]]
        name_owners(found)
        following = Own()
        for obj in front:
            _draw_holders(picture, obj, answer.get(id(obj), (0, ()))[1], following)
        front = following
    picture.finish()


def _draw_holders(picture, obj, references, following):
    if is_proper_module(obj):
        return
    references = [r for r in references if r.holder is None or picture.wanted(r.owner if r.owner is not None else r.holder)]
    for r in references[:picture.too_many]:
        picture.builder.link_holder(r, obj, following, picture.add)
    if len(references) > picture.too_many:
        picture.add_more(obj, len(references) - picture.too_many, True)


def show_chain(*chains, **options):
    """Draw chains of references, as find_ref_chain and find_backref_chain return them.

    backrefs is accepted as in objgraph: arrows always point from holder to held.
    """
    options.pop('backrefs', None)
    picture = _Picture(**options)
    for chain in chains:
        for obj in chain:
            if picture.wanted(obj):
                picture.add(obj)
        for obj, other in zip(chain, chain[1:]):
            for edge in facts.contents(obj):
                if edge[2] is other and edge[1] != 'class':
                    picture.builder.graph.link(id(obj), id(other), edge_label(Reference(*edge[1:])))
    picture.finish()
