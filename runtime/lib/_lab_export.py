# SPDX-License-Identifier: MIT
"""A timeline as a trace for Perfetto, as a drawing, and as a page that needs nothing else.

Rules of the trace: slices of one track never overlap, so each thread has one track of states, which follow
one another, and the GIL has its own, whose slices are named after the holder. Names carry a number because
viewers sort tracks by name.
"""

COLOURS = {
    'run': '#2f6fd0', 'gc': '#8a3fc0', 'gil': '#b8b8b8', 'io': '#d03a3a', 'lock': '#e8912d', 'sleep': '#3fa05a',
    'join': '#e4e4e4', 'call-out': '#6fa8e8',
}


def render(timeline, path):
    ending = path.rpartition('.')[2]
    if ending == 'json':
        return trace(timeline)
    if ending == 'svg':
        return drawing(timeline)
    if ending == 'html':
        return page(timeline)
    raise ValueError('the name of the file must end in .html, .svg, .json or .txt')


# --- Perfetto ---

def trace(timeline):
    import json
    events = []
    order = timeline.order
    gil, gc = 1, 2

    def us(time):
        return (time - timeline.start) / 1000

    def thread_name(tid, name):
        events.append({'ph': 'M', 'pid': 1, 'tid': tid, 'name': 'thread_name', 'args': {'name': name}})

    def complete(tid, start, end, name, args):
        events.append({'ph': 'X', 'pid': 1, 'tid': tid, 'ts': us(start), 'dur': (end - start) / 1000, 'name': name,
                       'args': args})

    events.append({'ph': 'M', 'pid': 1, 'tid': 0, 'name': 'process_name', 'args': {'name': 'gilt'}})
    thread_name(gil, '0 GIL')
    thread_name(gc, '9 collector')
    timeline.assert_serialized()
    for hold in timeline.holds:
        reason = hold.event.reason if hold.event else 'end of the recording'
        complete(gil, hold.start, hold.end, hold.row.name, {'let go': reason, **place(hold.event)})
    for row in timeline.threads:
        tid = 10 + order[row.number]
        thread_name(tid, f'{order[row.number]} {row.name}')
        for span in row.spans:
            complete(tid, span.start, span.end, span.state, place(span.event))
            if span.state == 'gil':
                events.append({'ph': 'i', 'pid': 1, 'tid': tid, 'ts': us(span.start), 's': 't',
                               'name': 'asks for the GIL'})
            if span.state == 'gc':
                complete(gc, span.start, span.end, f'collection by {row.name}', {})
    for number, h in enumerate(timeline.handovers, 1):
        flow = {'pid': 1, 'cat': 'hand-over', 'name': h.reason, 'id': number}
        events.append({'ph': 's', 'tid': 10 + order[h.source.number], 'ts': us(h.event.time), **flow})
        events.append({'ph': 'f', 'bp': 'e', 'tid': 10 + order[h.target.number], 'ts': us(h.time), **flow})
    for time, waiting in waiting_counts(timeline):
        events.append({'ph': 'C', 'pid': 1, 'tid': 0, 'ts': us(time), 'name': 'threads that want the GIL',
                       'args': {'threads': waiting}})
    return json.dumps({'displayTimeUnit': 'ms', 'traceEvents': events}, separators=(',', ':'))


def place(event):
    if event is None or not event.file:
        return {}
    return {'file': event.file, 'line': event.line, 'offset': event.offset, 'what': event.what}


def waiting_counts(timeline):
    changes = {}
    for row in timeline.rows.values():
        for span in row.spans:
            if span.state == 'gil':
                changes[span.start] = changes.get(span.start, 0) + 1
                changes[span.end] = changes.get(span.end, 0) - 1
    waiting = 0
    for time in sorted(changes):
        waiting += changes[time]
        yield time, waiting


# --- drawing ---

def escape(text):
    return str(text).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')


def drawing(timeline, width=1000):
    from _lab_timeline import STATES, Picture, duration
    picture = Picture(timeline, 100, False)
    left, top, height, gap = 150, 24, 22, 8
    scale = (width - left - 20) / max(1, timeline.end - timeline.start)
    rows = timeline.threads
    total = top + (len(rows) + 1) * (height + gap) + 70

    def x(time):
        return left + (time - timeline.start) * scale

    def bar(y, span, colour, title):
        return (f'<rect x="{x(span.start):.2f}" y="{y}" width="{max(0.3, (span.end - span.start) * scale):.2f}" '
                f'height="{height}" fill="{colour}"><title>{escape(title)}</title></rect>')

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {total}" font-family="sans-serif" '
           'font-size="12" role="img">', f'<rect width="{width}" height="{total}" fill="#fff"/>']
    shades = ['#1f4f9f', '#4f8fdf', '#173b78', '#7fb2ef', '#2f6fd0', '#0f2f60']
    y = top
    out.append(f'<text x="8" y="{y + 15}" font-weight="bold">GIL</text>')
    for hold in timeline.holds:
        title = f'{hold.row.name} held the GIL for {duration(hold.end - hold.start)}'
        if hold.event:
            title += f'; let go: {hold.event.reason}, {hold.event.place()}'
        out.append(bar(y, hold, shades[(timeline.order[hold.row.number] - 1) % len(shades)], title))
    for row in rows:
        y += height + gap
        out.append(f'<text x="8" y="{y + 15}">{escape(f"T{timeline.order[row.number]} {row.name}"[:22])}</text>')
        for span in row.spans:
            title = f'{STATES[span.state][2]}: {duration(span.end - span.start)}'
            if span.event is not None and span.event.file:
                title += f', {span.event.place()}'
            out.append(bar(y, span, COLOURS[span.state], title))
    y += height + gap + 14
    out.append(f'<text x="{left}" y="{y}">0</text><text x="{width - 20}" y="{y}" text-anchor="end">'
               f'{duration(timeline.end - timeline.start)}</text>')
    y += 22
    at = left
    for state in STATES:
        if any(span.state == state for row in rows for span in row.spans):
            out.append(f'<rect x="{at}" y="{y - 10}" width="12" height="12" fill="{COLOURS[state]}"/>'
                       f'<text x="{at + 16}" y="{y}">{STATES[state][2]}</text>')
            at += 26 + 7 * len(STATES[state][2])
    out.append(f'<text x="8" y="{y + 24}">{escape(picture.summary()[0].strip())}</text>')
    return '\n'.join(out + ['</svg>']) + '\n'


# --- page ---

STYLE = """body{font:14px sans-serif;margin:1.5em;max-width:1100px}svg{width:100%;border:1px solid #ddd;cursor:crosshair}
pre{overflow:auto;background:#f6f6f6;padding:.8em}#hover{min-height:1.4em;color:#333}
button,input{font:inherit}@media print{button,input,#hover{display:none}}"""

SCRIPT = """const svg=document.querySelector('svg'),box=svg.viewBox.baseVal,full=box.width,left=150;
const hover=document.getElementById('hover'),zoom=document.getElementById('zoom');
svg.addEventListener('mousemove',e=>{const t=e.target.querySelector&&e.target.querySelector('title');
hover.textContent=t?t.textContent:''});
zoom.addEventListener('input',()=>{box.width=full/zoom.value;box.x=Math.min(box.x,full-box.width)});
svg.addEventListener('wheel',e=>{if(!e.ctrlKey&&zoom.value==1)return;e.preventDefault();
box.x=Math.max(0,Math.min(full-box.width,box.x+(e.deltaX+e.deltaY)*box.width/2000))},{passive:false});
document.getElementById('save').addEventListener('click',()=>{const a=document.createElement('a');
a.href=URL.createObjectURL(new Blob([document.getElementById('trace').textContent],{type:'application/json'}));
a.download='trace.json';a.click()});"""


def page(timeline):
    from _lab_timeline import Picture
    data = trace(timeline).replace('</', '<\\/')
    picture = Picture(timeline, 120, False)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>gilt timeline</title><style>{STYLE}</style></head><body>
<h1>Who held the GIL</h1>
<p><label>zoom <input id="zoom" type="range" min="1" max="40" step="0.5" value="1"></label> (scroll to move)
<button id="save">save the trace for Perfetto</button></p>
{drawing(timeline)}<p id="hover"></p>
<h2>Totals</h2><pre>{escape(picture.text(False))}</pre>
<h2>Why it moved</h2><pre>{escape(chr(10).join(picture.why()))}</pre>
<script type="application/json" id="trace">{data}</script><script>{SCRIPT}</script></body></html>
"""
