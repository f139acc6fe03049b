# Pictures of references: text, DOT and SVG, cycles marked. (no stress)
import gc
import gilt
import io
import objgraph
import os
import re
import sys

gc.collect()
gc.disable()


def func():
    a = [1]
    b = [2]
    a.append(b)
    b.append(a)


func()
print(gilt.garbage())
print(gilt.graph(gilt.garbage(), style='text'))
print(gilt.graph(gilt.garbage(), style='dot'))
print(gc.collect(), gilt.garbage())
print(gilt.graph(gilt.garbage()))
a = []
b = a
c = {'k': a}
print(gilt.graph(a))

folder = f'/tmp/gilt-graphs-{os.getpid()}'
os.mkdir(folder)
path = os.path.join(folder, 'a.svg')
print(gilt.graph(a, path))
with open(path) as f:
    svg = f.read()
print(svg.startswith('<svg'), svg.count('<rect'), svg.count('<path d="M'), 'rc 3' in svg, svg.count('#c8102e"'))
try:
    gilt.graph(a, 'a.png')
except ValueError as e:
    print(e)

# the steps of a collection
class A:
    pass


x, y = A(), A()
x.y = y
func()
steps = gilt.gc_steps(2)
text = repr(steps).splitlines()
print(text[0].split(':')[0])
print(*(line for line in text if line.startswith(('1', '2', '5'))), sep='\n')
print(text[-1])
print(steps.collected, steps.unreachable, set(steps.parents.values()))
gens = gilt.gens()
print(gens.objects[0] < 200, gens.thresholds, len(repr(gens).splitlines()))
told = io.StringIO()
gilt.watch_gc(file=told)
func()
gc.collect(0)
gilt.watch_gc(False)
print(told.getvalue().partition(', ')[0])
gc.collect()

# objgraph
del x, y


class Unnumbered:
    """Standard output without the numbers of objects: addresses may be used again or not."""

    def __init__(self, out):
        self.out = out

    def write(self, text):
        self.out.write(re.sub(r'#\d+', '#', text))

    def flush(self):
        self.out.flush()


sys.stdout = Unnumbered(sys.stdout)


class Node:
    def __init__(self, parent=None):
        self.children = []
        self.parent = parent
        if parent is not None:
            parent.children.append(self)


root = Node()
leaf = Node(root)
objgraph.show_refs([root], max_depth=2)
objgraph.show_backrefs(leaf, max_depth=2)
chain = objgraph.find_backref_chain(leaf.children, objgraph.is_proper_module)
print([type(o).__name__ for o in chain])
print([type(o).__name__ for o in objgraph.find_ref_chain(root, lambda o: o is leaf.children)])
objgraph.show_chain([root, root.children, leaf])
print(objgraph.count('Node'), objgraph.count('__main__.Node'), len(objgraph.by_type('Node')), objgraph.at(id(leaf)) is leaf)
print(objgraph.typestats()['Node'], objgraph.typestats(shortnames=False)['__main__.Node'])
print(objgraph.typestats([1, 'a', 'b'], filter=lambda o: o != 1), objgraph.most_common_types(1, [1, 2, 'a']))
objgraph.show_most_common_types(limit=2, objects=[1, 2, 'a', 1.5, 2.5, 3.5])
peaks = {}
objgraph.growth(peak_stats=peaks)
more = [Node() for _ in range(7)]
objgraph.show_growth(limit=1, peak_stats=peaks, filter=lambda o: type(o) is Node)
print(objgraph.growth(peak_stats=peaks, filter=lambda o: type(o) is Node))
objgraph.get_new_ids(limit=0)
more = [Node() for _ in range(9)]
print(len(objgraph.get_new_ids(limit=0)['Node']))
print(objgraph.get_leaking_objects())
print(objgraph.at_addrs({id(root)}) == [root], objgraph.is_proper_module(objgraph), objgraph.is_proper_module(1))
path = os.path.join(folder, 'refs.dot')
objgraph.show_refs(root, filename=path, refcounts=False, too_many=1, extra_info=lambda o: 'extra' if o is leaf else None,
                   highlight=lambda o: o is root, filter=lambda o: o is not None)
with open(path) as f:
    print(f.read())
for options in ({'filename': 'x.png'}, {'filename': 'x.dot', 'output': sys.stdout},
                {'filename': '/dev/null/x.svg', 'extra_node_attrs': lambda o: {'shape': 'star'}}):
    try:
        objgraph.show_refs(root, **options)
    except ValueError as e:
        print(type(e).__name__, e)

# further attributes of nodes, by Graphviz's names: in text, in DOT, and in SVG what SVG can show


def attributes(obj):
    return {'tooltip': 'a "list"' if type(obj) is list else None, 'URL': f'https://example.org/?a&{type(obj).__name__}'}


one = [[]]
objgraph.show_refs([one], refcounts=False, extra_node_attrs=attributes)
objgraph.show_refs([one], refcounts=False, extra_node_attrs=attributes, output=sys.stdout)
path = os.path.join(folder, 'refs.svg')
objgraph.show_refs([one], filename=path, extra_node_attrs=lambda o: {**attributes(o), 'fillcolor': 'gold', 'penwidth': 3})
with open(path) as f:
    svg = f.read()
print(svg.count('<title>a &quot;list&quot;</title>'), svg.count('<a href="https://example.org/?a&amp;list">'),
      svg.count('fill="gold"'), svg.count('stroke-width="3"'), svg.count('</a>'), svg.count('</g>'))

# objects made since the last call, as a table
fresh = io.StringIO()
objgraph.get_new_ids(limit=0, shortnames=False)
more = [Node() for _ in range(4)]
ids = objgraph.get_new_ids(limit=None, sortby='new', file=fresh)
lines = fresh.getvalue().splitlines()
print(set(lines[0]), lines[0] == lines[2] == lines[-1], lines[1].split(), len({len(line) for line in lines}))
print(next(line for line in lines if line.startswith('__main__.Node ')).split())
print(len(ids['__main__.Node']), ids['no.such'])
print(objgraph.get_new_ids(skip_update=True, file=fresh) is ids, fresh.getvalue().splitlines() == lines)
try:
    objgraph.get_new_ids(sortby='size')
except ValueError as e:
    print(e)
for name in os.listdir(folder):
    os.remove(os.path.join(folder, name))
os.rmdir(folder)
