# sqlite3: types, transactions, rows, functions in Python, errors, scripts, blobs, backup.
try:
    import sqlite3
except ImportError as e:
    print(e)
    raise SystemExit(77)


def refused(f, *args, **options):
    try:
        f(*args, **options)
    except (sqlite3.Error, TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, '|', e, '|', getattr(e, 'sqlite_errorname', None))
    else:
        print('passed')


db = sqlite3.connect(':memory:')
cur = db.cursor()
cur.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size REAL, data BLOB)')
print(db.in_transaction, cur.description, cur.rowcount, cur.lastrowid)
cur.executemany('INSERT INTO t (name, size, data) VALUES (?, ?, ?)',
                [('one', 1.5, b'\0\1'), ('zwölf €', 12, bytearray(b'xy')), (None, None, memoryview(b''))])
print(db.in_transaction, cur.rowcount, db.total_changes)
db.commit()
for row in cur.execute('SELECT * FROM t ORDER BY id'):
    print(row)
print([c[0] for c in cur.execute('SELECT id AS number, name FROM t').description], cur.fetchmany(2), cur.fetchone(),
      cur.fetchone())
print(db.execute('SELECT :a + :b', {'a': 3, 'b': 4}).fetchall())

print('transactions')
try:
    with db:
        db.execute("INSERT INTO t (name) VALUES ('new')")
        db.execute("INSERT INTO t (name) VALUES ('one')")
except sqlite3.IntegrityError as e:
    print(e, e.sqlite_errorname, e.sqlite_errorcode)
print(db.execute('SELECT count(*) FROM t').fetchone())
cur.execute('UPDATE t SET size = 0 WHERE id > 1')
print(cur.rowcount, db.in_transaction)
db.rollback()
print(cur.execute('DELETE FROM t WHERE id = 3 RETURNING id, name').fetchall(), cur.rowcount)
db.commit()

print('rows')
db.row_factory = sqlite3.Row
row = db.execute('SELECT * FROM t').fetchone()
print(row['name'], row['SIZE'], row[0], row[-1], row[1:3], row.keys(), len(row), tuple(row), dict(row)['id'])
refused(sqlite3.Row, 3, ())
print(row == db.execute('SELECT * FROM t').fetchone(), hash(row) == hash(db.execute('SELECT * FROM t').fetchone()))
db.row_factory = lambda cursor, row: {d[0]: v for d, v in zip(cursor.description, row)}
print(db.execute('SELECT id, name FROM t').fetchall())
db.row_factory = None
db.text_factory = bytes
print(db.execute('SELECT name FROM t').fetchall())
db.text_factory = str

print('functions')
db.create_function('twice', 1, lambda x: x * 2)
print(db.execute("SELECT twice(4), twice(1.5), twice('ab'), twice(x'00')").fetchone())
db.create_function('fails', 0, lambda: 1 / 0)
refused(db.execute, 'SELECT fails()')


class Joined:
    def __init__(self):
        self.items = []

    def step(self, item):
        self.items.append(item)

    def finalize(self):
        return '+'.join(self.items)


db.create_aggregate('joined', 1, Joined)
print(db.execute('SELECT joined(name) FROM t').fetchone())
db.create_collation('backwards', lambda a, b: (a < b) - (a > b))
print(db.execute('SELECT name FROM t ORDER BY name COLLATE backwards').fetchall())
db.set_authorizer(lambda action, *names: sqlite3.SQLITE_DENY if names[1] == 'size' else sqlite3.SQLITE_OK)
refused(db.execute, 'SELECT size FROM t')
db.set_authorizer(None)
seen = []
db.set_trace_callback(seen.append)
db.execute('SELECT ?', (5,)).fetchall()
db.set_trace_callback(None)
print(seen)

print('errors')
refused(db.execute, 'SELEC 1')
refused(db.execute, 'SELECT 1; SELECT 2')
refused(db.execute, 'SELECT ?', ())
refused(db.execute, 'SELECT :a', {})
refused(db.execute, 'SELECT ?', ([],))
refused(db.execute, 'SELECT ?', (1 << 70,))
refused(db.execute, 'SELECT 1\0')
refused(db.execute, 3)
refused(db.executemany, 'SELECT ?', [(1,)])
refused(sqlite3.connect, '/nosuch/folder/file.db')
refused(sqlite3.connect, ':memory:', isolation_level='often')
print(db.execute('  -- nothing').fetchall(), db.execute('SELECT 1 /* rest */ ; -- end').fetchall())

print('converters')
sqlite3.register_adapter(complex, lambda c: f'{c.real};{c.imag}')
sqlite3.register_converter('complex', lambda b: complex(*map(float, b.split(b';'))))
typed = sqlite3.connect(':memory:', detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
typed.execute('CREATE TABLE c (z complex)')
typed.execute('INSERT INTO c VALUES (?)', (1 + 2j,))
print(typed.execute('SELECT z FROM c').fetchall(), typed.execute('SELECT z AS "w [complex]" FROM c').description[0][0])

print('scripts, blobs, copies')
db.executescript("CREATE TABLE s (v); INSERT INTO s VALUES (1); INSERT INTO s VALUES ('a;b');")
print(list(db.iterdump())[-4:])
blob = db.blobopen('t', 'data', 1)
print(len(blob), blob.read(), blob[0])
blob[1] = 255
blob.close()
print(db.execute('SELECT data FROM t WHERE id = 1').fetchone())
refused(blob.read)
copy = sqlite3.connect(':memory:')
db.backup(copy)
print(copy.execute('SELECT v FROM s').fetchall(), sqlite3.complete_statement('SELECT 1;'))
again = sqlite3.connect(':memory:')
again.deserialize(copy.serialize())
print(again.execute('SELECT count(*) FROM s').fetchone())
for each in again, copy, typed, db:
    each.close()
refused(db.execute, 'SELECT 1')
refused(next, cur)
