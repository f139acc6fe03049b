# SPDX-License-Identifier: MIT
"""Directed graphs as text, DOT and SVG, without any help from outside.

Nodes are boxes (names, frames: what holds) or rounded (objects). Edges inside a cycle are red. The SVG's layout
is by layers: a node stands below those that point to it, edges that close a cycle go back up at the side.
"""

from html import escape

CHAR, LINE, PAD, GAP_X, GAP_Y = 7.2, 16, 10, 36, 64
RED, GREY, INK = '#c8102e', '#6b7280', '#1f2933'
FILLS = {'object': '#eef4fb', 'root': '#f6f2e4', 'mark': '#fde8e8', 'more': '#ffffff'}


class Node:
    def __init__(self, key, lines, kind='object'):
        self.key = key
        self.lines = lines
        self.kind = kind
        self.layer = self.x = self.y = 0

    @property
    def width(self):
        return max(len(line) for line in self.lines) * CHAR + 2 * PAD

    @property
    def height(self):
        return len(self.lines) * LINE + PAD


class Edge:
    def __init__(self, source, target, label=''):
        self.source = source
        self.target = target
        self.labels = [label] if label else []
        self.cycle = False

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
            name = ' '.join(node.lines)
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
            lines.append(f'  {number[key]} [label="{label}" shape={shape} fillcolor="{FILLS[node.kind]}"];')
        for edge in self.edges.values():
            color = f' color="{RED}" fontcolor="{RED}"' if edge.cycle else ''
            lines.append(f'  {number[edge.source.key]} -> {number[edge.target.key]} [label="{quote(edge.label)}"{color}];')
        return '\n'.join(lines) + '\n}\n'

    # --- SVG ---

    def svg(self):
        self.mark_cycles()
        width, height = self.lay_out()
        out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
               f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="ui-monospace, DejaVu Sans Mono, monospace" font-size="12">',
               '<defs>' + ''.join(marker(name, color) for name, color in (('ink', GREY), ('red', RED))) + '</defs>',
               f'<rect width="{width:.0f}" height="{height:.0f}" fill="white"/>']
        edges = list(self.edges.values())
        out += [draw_edge(edge, width) for edge in edges]
        out += [draw_node(node) for node in self.nodes.values()]
        out += [draw_label(edge, width) for edge in edges if edge.label]
        return '\n'.join(out) + '\n</svg>\n'

    def lay_out(self):
        """Sets layers and places; returns the size of the picture."""
        self.set_layers()
        layers = {}
        for node in self.nodes.values():
            layers.setdefault(node.layer, []).append(node)
        rows = [layers[i] for i in sorted(layers)]
        for _ in range(4):
            for row in rows:
                self.order(row)
        width = max((sum(n.width for n in row) + GAP_X * (len(row) - 1) for row in rows), default=0) + 120
        y = 24
        for row in rows:
            x = (width - sum(n.width for n in row) - GAP_X * (len(row) - 1)) / 2
            for node in row:
                node.x, node.y = x, y
                x += node.width + GAP_X
            y += max(n.height for n in row) + GAP_Y
        return width, y - GAP_Y + 24

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

    def order(self, row):
        """Nodes of a row in the order of what they are linked to."""
        place = {}
        for i, node in enumerate(row):
            node.x = i
        for node in row:
            near = [e.source.x for e in self.edges.values() if e.target is node and e.source is not node]
            near += [e.target.x for e in self.edges.values() if e.source is node and e.target is not node]
            place[node.key] = sum(near) / len(near) if near else node.x
        row.sort(key=lambda n: place[n.key])
        for i, node in enumerate(row):
            node.x = i


def quote(text):
    return text.replace('\\', '\\\\').replace('"', '\\"')


def marker(name, color):
    return (f'<marker id="{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
            f'orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="{color}"/></marker>')


def draw_node(node):
    radius = 3 if node.kind != 'object' else 10
    dash = ' stroke-dasharray="3 3"' if node.kind == 'more' else ''
    stroke = RED if node.kind == 'mark' else GREY
    out = [f'<rect x="{node.x:.1f}" y="{node.y:.1f}" width="{node.width:.1f}" height="{node.height:.1f}" rx="{radius}" '
           f'fill="{FILLS[node.kind]}" stroke="{stroke}"{dash}/>']
    for i, line in enumerate(node.lines):
        weight = ' font-weight="bold"' if i == 0 else f' fill="{GREY}"'
        out.append(f'<text x="{node.x + node.width / 2:.1f}" y="{node.y + LINE * (i + 1):.1f}" '
                   f'text-anchor="middle"{weight}>{escape(line)}</text>')
    return '\n'.join(out)


def path_of(edge, width):
    """Start, control points and end of an edge, and where its label goes."""
    a, b = edge.source, edge.target
    if a is b:
        x, y, out = a.x + a.width, a.y + a.height / 2, a.x + a.width + 34
        return (x, y - 6), (out, y - 24), (out, y + 24), (x, y + 6), (out - 8, y)
    if b.layer > a.layer:
        x1, y1, x2, y2 = a.x + a.width / 2, a.y + a.height, b.x + b.width / 2, b.y
        bend = (y2 - y1) / 2
        return (x1, y1), (x1, y1 + bend), (x2, y2 - bend), (x2, y2), ((x1 + x2) / 2, (y1 + y2) / 2)
    x1, y1, x2, y2 = a.x + a.width, a.y + a.height / 2, b.x + b.width, b.y + b.height / 2
    side = min(max(x1, x2) + 46, width - 4)
    return (x1, y1), (side, y1), (side, y2), (x2, y2), (side - 12, (y1 + y2) / 2)


def draw_edge(edge, width):
    start, one, two, end, _ = path_of(edge, width)
    color, head, thick = (RED, 'red', 1.8) if edge.cycle else (GREY, 'ink', 1.1)
    points = ' '.join(f'{x:.1f},{y:.1f}' for x, y in (one, two, end))
    return (f'<path d="M{start[0]:.1f},{start[1]:.1f} C{points}" fill="none" stroke="{color}" '
            f'stroke-width="{thick}" marker-end="url(#{head})"/>')


def draw_label(edge, width):
    x, y = path_of(edge, width)[4]
    label, color = edge.label, RED if edge.cycle else INK
    half = len(label) * CHAR / 2 + 2
    return (f'<rect x="{x - half:.1f}" y="{y - 8:.1f}" width="{2 * half:.1f}" height="15" fill="white" opacity="0.85"/>'
            f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" fill="{color}">{escape(label)}</text>')


def write(graph, file=None, style=None):
    """Writes to a file by its ending (.svg, .dot, .txt) or returns text, DOT or SVG."""
    if file is not None and style is None:
        style = str(file).rpartition('.')[2].lower()
    style = {None: 'text', 'txt': 'text', 'gv': 'dot'}.get(style, style)
    if style not in ('text', 'dot', 'svg'):
        raise ValueError(f'pictures are written as .svg, .dot or .txt, not as .{style}')
    picture = getattr(graph, style)()
    if file is None:
        return picture
    with open(file, 'w', encoding='utf-8') as out:
        out.write(picture)
    return None
