# What a relative import is relative to: __package__, __spec__, then the name with a warning.
import warnings, types
for g in ({'__package__': None, '__spec__': None, '__name__': '__main__'}, {'__name__':'a.b'}, {'__name__':'os','__path__':[]}, {'__spec__':types.SimpleNamespace(parent='os')}, {'__spec__':types.SimpleNamespace(parent=5)},{'__package__':5},{}, {'__package__':'xml'}, {'__spec__':types.SimpleNamespace(parent='')}):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        try: print(__import__('', g, {}, ('path','dom'), 1).__name__)
        except Exception as e: print(type(e).__name__, e)
        print([(x.category.__name__, str(x.message)) for x in w])
