# SPDX-License-Identifier: MIT
"""Directed graphs as text, DOT and SVG, without any help from outside.

Nodes are boxes (names, frames: what holds) or rounded (objects). Edges inside a cycle are red. The SVG's layout
is by layers: a node stands below those that point to it, edges that close a cycle go back up. An edge that
passes layers gets a bend in each of them, so that it runs between the nodes.
"""

CHAR, LINE, PAD, GAP_X, GAP_Y = 7.2, 16, 10, 36, 64
RED, GREY, INK = '#c8102e', '#6b7280', '#1f2933'
FILLS = {'object': '#eef4fb', 'root': '#f6f2e4', 'mark': '#fde8e8', 'more': '#ffffff'}


class Node:
    def __init__(self, key, lines, kind='object'):
        self.key = key
        self.lines = lines
        self.kind = kind
        self.layer = self.middle = self.y = 0
        self.near = []  # neighbours in the layers above and below
        self.attributes = {}  # by Graphviz's names: what the caller of objgraph adds

    @property
    def width(self):
        return max(len(line) for line in self.lines) * CHAR + 2 * PAD if self.kind != 'bend' else 16

    @property
    def height(self):
        return len(self.lines) * LINE + PAD if self.kind != 'bend' else 0

    @property
    def x(self):
        return self.middle - self.width / 2


class Edge:
    def __init__(self, source, target, label=''):
        self.source = source
        self.target = target
        self.labels = [label] if label else []
        self.cycle = False
        self.stops = []  # nodes it passes, both ends included

    @property
    def label(self):
        more = f' +{len(self.labels) - 3}' if len(self.labels) > 3 else ''
        return ', '.join(self.labels[:3]) + more


class Graph:
    def __init__(self):
        self.nodes = {}
        self.edges = {}

    def add(self, key, lines, kind='object'):
        """The node of a key, made when it is new."""
        if key not in self.nodes:
            self.nodes[key] = Node(key, lines, kind)
        return self.nodes[key]

    def link(self, source, target, label=''):
        """An arrow between two keys; several references between the same two share it."""
        edge = self.edges.get((source, target))
        if edge is None:
            self.edges[source, target] = Edge(self.nodes[source], self.nodes[target], label)
        elif label:
            edge.labels.append(label)

    def mark_cycles(self):
        """Edges within a strongly connected part belong to a cycle."""
        part = self.parts()
        for edge in self.edges.values():
            source, target = edge.source.key, edge.target.key
            edge.cycle = part[source] == part[target] and (source != target or (source, source) in self.edges)

    def parts(self):
        """Tarjan's strongly connected components: node key -> number; without recursion."""
        after = {key: [] for key in self.nodes}
        for source, target in self.edges:
            after[source].append(target)
        index, low, part, stack = {}, {}, {}, []
        for root in self.nodes:
            if root in index:
                continue
            index[root] = low[root] = len(index)
            stack.append(root)
            work = [(root, iter(after[root]))]
            while work:
                key, rest = work[-1]
                for other in rest:
                    if other not in index:
                        index[other] = low[other] = len(index)
                        stack.append(other)
                        work.append((other, iter(after[other])))
                        break
                    if other not in part:
                        low[key] = min(low[key], index[other])
                else:
                    work.pop()
                    if work:
                        low[work[-1][0]] = min(low[work[-1][0]], low[key])
                    if low[key] == index[key]:
                        while True:
                            other = stack.pop()
                            part[other] = index[key]
                            if other == key:
                                break
        return part

    # --- text ---

    def text(self):
        self.mark_cycles()
        lines = []
        for node in self.nodes.values():
            edges = [e for e in self.edges.values() if e.source is node]
            name = ' '.join(node.lines + [f'{key}={value}' for key, value in node.attributes.items()])
            if node.kind == 'root':
                lines += [f'{name} ──> {" ".join(e.target.lines)}' for e in edges]
                continue
            lines.append(f'[{name}]')
            for edge in edges:
                arrow = f'──{edge.label}──>' if edge.label else '──>'
                cycle = '   (cycle)' if edge.cycle else ''
                lines.append(f'   {arrow} {" ".join(edge.target.lines)}{cycle}')
        return '\n'.join(lines) + '\n'

    # --- DOT ---

    def dot(self):
        self.mark_cycles()
        number = {key: f'n{i}' for i, key in enumerate(self.nodes, 1)}
        lines = ['digraph references {', '  node [fontname="sans-serif" fontsize=11 style=filled];',
                 '  edge [fontname="sans-serif" fontsize=10];']
        for key, node in self.nodes.items():
            label = '\\n'.join(quote(line) for line in node.lines)
            shape = 'box' if node.kind != 'object' else 'ellipse'
            own = ''.join(f' {name}="{quote(str(value))}"' for name, value in node.attributes.items())
            lines.append(f'  {number[key]} [label="{label}" shape={shape} fillcolor="{FILLS[node.kind]}"{own}];')
        for edge in self.edges.values():
            color = f' color="{RED}" fontcolor="{RED}"' if edge.cycle else ''
            lines.append(f'  {number[edge.source.key]} -> {number[edge.target.key]} [label="{quote(edge.label)}"{color}];')
        return '\n'.join(lines) + '\n}\n'

    # --- SVG ---

    def svg(self):
        self.mark_cycles()
        width, height = self.lay_out()
        paths = [(edge, edge_path(edge)) for edge in self.edges.values()]
        out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
               f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="ui-monospace, DejaVu Sans Mono, monospace" font-size="12">',
               '<defs>' + ''.join(marker(name, color) for name, color in (('ink', GREY), ('red', RED))) + '</defs>',
               f'<rect width="{width:.0f}" height="{height:.0f}" fill="white"/>']
        out += [draw_edge(edge, path) for edge, path in paths]
        out += [draw_node(node) for node in self.nodes.values()]
        taken = []
        out += [draw_label(edge, path, taken) for edge, path in paths if edge.label]
        for edge in self.edges.values():  # a picture of cycles should leave none behind
            for node in edge.stops:
                node.near.clear()
            edge.stops.clear()
        return '\n'.join(out) + '\n</svg>\n'

    def lay_out(self):
        """Sets layers and places; returns the size of the picture."""
        self.set_layers()
        layers = {}
        for node in self.nodes.values():
            layers.setdefault(node.layer, []).append(node)
        for edge in self.edges.values():
            self.add_bends(edge, layers)
        rows = [layers[i] for i in sorted(layers)]
        for row in rows:
            spread(row, False)
        for turn in range(8):
            for row in rows if turn % 2 == 0 else reversed(rows):
                row.sort(key=lambda node: wish(node))
                spread(row, True)
        y = 24
        for row in rows:
            height = max(node.height for node in row)
            for node in row:
                node.y = y + (height - node.height) / 2
            y += height + GAP_Y
        nodes = [node for row in rows for node in row]
        left = min((node.x for node in nodes), default=0) - 24
        for node in nodes:
            node.middle -= left
        return max((node.x + node.width for node in nodes), default=0) + 80, y - GAP_Y + 24

    def add_bends(self, edge, layers):
        """One bend in each layer that the edge passes."""
        a, b = edge.source, edge.target
        step = 1 if b.layer > a.layer else -1
        edge.stops = [a]
        for layer in range(a.layer + step, b.layer, step) if a is not b else ():
            bend = Node(None, (), 'bend')
            bend.layer = layer
            layers[layer].append(bend)
            edge.stops.append(bend)
        edge.stops.append(b)
        for one, two in zip(edge.stops, edge.stops[1:]):
            if one is not two:
                one.near.append(two)
                two.near.append(one)

    def set_layers(self):
        """Longest path from the top, edges that close a cycle left out."""
        after = {key: [] for key in self.nodes}
        into = dict.fromkeys(self.nodes, 0)
        for source, target in self.edges:
            after[source].append(target)
            into[target] += source != target
        done, active, forward = set(), set(), {key: [] for key in self.nodes}
        for root in sorted(self.nodes, key=lambda k: (self.nodes[k].kind != 'root', into[k] > 0)):
            if root in done:
                continue
            work = [(root, iter(after[root]))]
            done.add(root)
            active.add(root)
            while work:
                key, rest = work[-1]
                for other in rest:
                    if other not in active:
                        forward[key].append(other)
                    if other not in done:
                        done.add(other)
                        active.add(other)
                        work.append((other, iter(after[other])))
                        break
                else:
                    active.discard(key)
                    work.pop()
        for _ in self.nodes:
            changed = False
            for key in self.nodes:
                for other in forward[key]:
                    if self.nodes[other].layer <= self.nodes[key].layer:
                        self.nodes[other].layer = self.nodes[key].layer + 1
                        changed = True
            if not changed:
                break
        for key in self.nodes:  # names stand right above what they lead to
            if not into[key] and after[key]:
                self.nodes[key].layer = min(self.nodes[other].layer for other in after[key]) - 1
        lowest = min((node.layer for node in self.nodes.values()), default=0)
        used = sorted({node.layer for node in self.nodes.values()})
        for node in self.nodes.values():
            node.layer = used.index(node.layer) if lowest < 0 else node.layer


def wish(node):
    """Where a node would like to be: amid its neighbours."""
    return sum(n.middle for n in node.near) / len(node.near) if node.near else node.middle


def spread(row, move):
    """Places a row from left to right without overlaps, as near to the wishes as it can be done."""
    wishes = [wish(node) if move else node.middle for node in row]
    right, drift = None, 0
    for node, want in zip(row, wishes):
        least = None if right is None else right + GAP_X + node.width / 2
        node.middle = want if least is None or want > least else least
        right = node.middle + node.width / 2
        drift += node.middle - want
    if move and row:
        for node in row:
            node.middle -= drift / len(row)


def escape(text):
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')


def quote(text):
    return text.replace('\\', '\\\\').replace('"', '\\"')


def marker(name, color):
    return (f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" '
            f'markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="{color}"/></marker>')


SVG_ATTRIBUTES = ('URL', 'href', 'tooltip', 'color', 'fillcolor', 'fontcolor', 'penwidth')


def draw_node(node):
    own = {name: escape(str(value)) for name, value in node.attributes.items()}
    for name in own:
        if name not in SVG_ATTRIBUTES:
            raise ValueError(f'node attribute {name!r} is for .dot pictures; .svg knows {", ".join(SVG_ATTRIBUTES)}')
    radius = 3 if node.kind != 'object' else 10
    dash = ' stroke-dasharray="3 3"' if node.kind == 'more' else ''
    dash += f' stroke-width="{own["penwidth"]}"' if 'penwidth' in own else ''
    stroke = own.get('color', RED if node.kind == 'mark' else GREY)
    out = [f'<rect x="{node.x:.1f}" y="{node.y:.1f}" width="{node.width:.1f}" height="{node.height:.1f}" rx="{radius}" '
           f'fill="{own.get("fillcolor", FILLS[node.kind])}" stroke="{stroke}"{dash}/>']
    for i, line in enumerate(node.lines):
        color = own.get('fontcolor', INK if i == 0 else GREY)
        weight = ' font-weight="bold"' if i == 0 else ''
        out.append(f'<text x="{node.x + node.width / 2:.1f}" y="{node.y + LINE * (i + 1):.1f}" '
                   f'text-anchor="middle"{weight} fill="{color}">{escape(line)}</text>')
    if 'tooltip' in own:
        out = ['<g>', f'<title>{own["tooltip"]}</title>', *out, '</g>']
    link = own.get('URL', own.get('href'))
    return '\n'.join(out if link is None else [f'<a href="{link}">', *out, '</a>'])


def port(node, other, below, up):
    """Where an edge to or from `other` touches the border of a node; of two between the same, one goes up."""
    if node.kind == 'bend':
        return node.middle, node.y
    same = sorted((n for n in node.near if (n.y > node.y) == below), key=lambda n: n.middle)
    places = [i for i, n in enumerate(same) if n is other]
    share = (places[-1 if up else 0] + 1) / (len(same) + 1) - 0.5
    return node.middle + share * node.width * 0.8, node.y + (node.height if below else 0)


def edge_path(edge):
    """Cubic curves as lists of four points."""
    a = edge.source
    if a is edge.target:
        x, y, out = a.x + a.width, a.y + a.height / 2, a.x + a.width + 36
        return [((x, y - 8), (out, y - 26), (out, y + 26), (x, y + 8))]
    curves = []
    for one, two in zip(edge.stops, edge.stops[1:]):
        down = two.y > one.y
        start, end = port(one, two, down, not down), port(two, one, not down, not down)
        bend = (end[1] - start[1]) / 2
        curves.append((start, (start[0], start[1] + bend), (end[0], end[1] - bend), end))
    return curves


def draw_edge(edge, path):
    color, head, thick = (RED, 'red', 1.8) if edge.cycle else (GREY, 'ink', 1.1)
    first = path[0][0]
    curves = ' '.join('C' + ' '.join(f'{x:.1f},{y:.1f}' for x, y in curve[1:]) for curve in path)
    return (f'<path d="M{first[0]:.1f},{first[1]:.1f} {curves}" fill="none" stroke="{color}" '
            f'stroke-width="{thick}" marker-end="url(#{head})"/>')


def point(curve, t):
    """The point of a cubic curve at t between 0 and 1."""
    parts = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
    return tuple(sum(part * place[axis] for part, place in zip(parts, curve)) for axis in (0, 1))


def place_label(edge, path, taken):
    """Where on its edge a label covers least of the labels placed before it; from its middle on outwards."""
    half = len(edge.label) * CHAR / 2 + 2
    best = None
    for t in (0.5, 0.38, 0.62, 0.28, 0.72):
        for curve in sorted(path, key=lambda c: c is not path[(len(path) - 1) // 2]):
            x, y = point(curve, t)
            x += half if edge.source is edge.target else 0
            covered = sum(max(0, half + other[2] - abs(x - other[0])) * max(0, 15 - abs(y - other[1])) for other in taken)
            if best is None or covered < best[0] - 1:
                best = covered, (x, y, half)
    taken.append(best[1])
    return best[1]


def draw_label(edge, path, taken):
    x, y, half = place_label(edge, path, taken)
    color = RED if edge.cycle else INK
    return (f'<rect x="{x - half:.1f}" y="{y - 8:.1f}" width="{2 * half:.1f}" height="15" fill="white" opacity="0.85"/>'
            f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" fill="{color}">{escape(edge.label)}</text>')


def write(graph, file=None, style=None):
    """Writes to a file by its ending (.svg, .dot, .txt) or returns text, DOT or SVG."""
    if file is not None and style is None:
        style = str(file).rpartition('.')[2].lower()
    style = {None: 'text', 'txt': 'text', 'gv': 'dot'}.get(style, style)
    if style not in ('text', 'dot', 'svg'):
        raise ValueError(f'pictures are written as .svg, .dot or .txt, not as .{style} (there is no Graphviz here)')
    picture = getattr(graph, style)()
    if file is None:
        return picture
    with open(file, 'w', encoding='utf-8') as out:
        out.write(picture)
    return None
