"""A tiny web-log analyser: parses lines, groups requests, finds slow pages and broken links."""

from collections import Counter, defaultdict, namedtuple
from functools import lru_cache
import io

Request = namedtuple('Request', 'host minute method path status size ms')


def make_log(lines=400):
    """A made-up log, the same on every run."""
    pages = ['/', '/about', '/news', '/news/1', '/news/2', '/img/logo.png', '/missing', '/api/users', '/api/slow']
    out, x = io.StringIO(), 42
    for i in range(lines):
        x = (x * 6364136223846793005 + 1442695040888963407) & (2 ** 64 - 1)
        pick = x >> 33
        page = pages[pick % len(pages)]
        status = 404 if page == '/missing' else 500 if pick % 37 == 0 else 304 if pick % 11 == 0 else 200
        size = 0 if status != 200 else 200 + pick % 5000
        ms = 5 + pick % 40 + (300 if page == '/api/slow' else 0)
        host = f'10.0.{pick % 3}.{pick % 7}'
        method = 'POST' if page == '/api/users' and pick % 2 else 'GET'
        print(f'{host} [12/Mar/2026:10:{i // 20:02}:{i % 60:02}] "{method} {page} HTTP/1.1" {status} {size} {ms}ms', file=out)
        if pick % 97 == 0:
            print('garbled line', file=out)
    out.seek(0)
    return out


class BadLine(ValueError):
    pass


def parse(line):
    try:
        host, rest = line.split(' [', 1)
        stamp, rest = rest.split('] "', 1)
        request, rest = rest.split('" ', 1)
        method, path, protocol = request.split()
        status, size, ms = rest.split()
        _, hour, minute, _ = stamp.split(':')
        return Request(host, f'{hour}:{minute}', method, path, int(status), int(size), int(ms.removesuffix('ms')))
    except ValueError as error:
        raise BadLine(line.strip()) from error


def read(stream, errors):
    for number, line in enumerate(stream, 1):
        try:
            yield parse(line)
        except BadLine as error:
            errors.append((number, str(error)))


def percentile(values, fraction):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * fraction))]


@lru_cache(maxsize=None)
def section(path):
    return '/' + path.strip('/').split('/')[0]


def table(title, header, rows):
    widths = [max(len(str(cell)) for cell in column) for column in zip(header, *rows)]
    print(f'\n{title}')
    print('  '.join(str(h).ljust(w) for h, w in zip(header, widths)))
    print('  '.join('-' * w for w in widths))
    for row in rows:
        print('  '.join(str(c).rjust(w) if isinstance(c, (int, float)) else str(c).ljust(w) for c, w in zip(row, widths)))


def main():
    errors = []
    requests = list(read(make_log(), errors))
    print(f'{len(requests)} requests, {len(errors)} bad lines, first: {errors[0] if errors else None}')
    by_path = defaultdict(list)
    for request in requests:
        by_path[request.path].append(request)
    rows = [(path, len(rs), percentile([r.ms for r in rs], 0.5), percentile([r.ms for r in rs], 0.95),
             sum(r.size for r in rs)) for path, rs in by_path.items()]
    rows.sort(key=lambda row: (-row[1], row[0]))
    table('pages', ('path', 'hits', 'p50', 'p95', 'bytes'), rows)
    status = Counter(r.status for r in requests)
    table('status', ('code', 'count', 'share'), [(c, n, f'{n / len(requests):.1%}') for c, n in sorted(status.items())])
    hosts = Counter(r.host for r in requests)
    table('busiest hosts', ('host', 'hits'), sorted(hosts.items(), key=lambda i: (-i[1], i[0]))[:5])
    busy = Counter(r.minute for r in requests)
    print('\nbusiest minutes:', sorted(busy.items(), key=lambda i: (-i[1], i[0]))[:3])
    sections = Counter(section(r.path) for r in requests)
    print('sections:', dict(sorted(sections.items())))
    print('cache:', section.cache_info())
    broken = sorted({r.path for r in requests if r.status == 404})
    print('broken links:', broken)
    slowest = max(requests, key=lambda r: (r.ms, r.host))
    print('slowest:', slowest)
    print('bytes by method:', {m: sum(r.size for r in requests if r.method == m) for m in sorted({r.method for r in requests})})


if __name__ == '__main__':
    main()
