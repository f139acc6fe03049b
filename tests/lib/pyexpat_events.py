# The events that pyexpat tells of a document, its errors, and exceptions that handlers raise.
try:
    import pyexpat
except ImportError as e:
    print(e)
    raise SystemExit(77)

DOCUMENT = b'''<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE list SYSTEM "list.dtd" [
  <!ELEMENT list (item*, (a | b)?)>
  <!ATTLIST item kind CDATA "plain">
  <!ENTITY who "caf\xe9">
  <!NOTATION gif SYSTEM "viewer">
]>
<list><!-- a remark --><item kind="x" id="1">one &who; &lt;two&gt;</item><item/>
<?target some data?><![CDATA[<raw>]]></list>
'''


def listen(parser, *names):
    for name in names:
        def handler(*args, name=name):
            print(name, *map(repr, args))
            return 1
        setattr(parser, name, handler)


parser = pyexpat.ParserCreate()
listen(parser, 'XmlDeclHandler', 'StartDoctypeDeclHandler', 'EndDoctypeDeclHandler', 'ElementDeclHandler',
       'AttlistDeclHandler', 'EntityDeclHandler', 'NotationDeclHandler', 'StartElementHandler', 'EndElementHandler',
       'CharacterDataHandler', 'CommentHandler', 'ProcessingInstructionHandler', 'StartCdataSectionHandler',
       'EndCdataSectionHandler')
parser.buffer_text = True
print(parser.Parse(DOCUMENT, True), parser.CurrentLineNumber, parser.CurrentByteIndex)

print('pieces and namespaces')
parser = pyexpat.ParserCreate(namespace_separator=' ')
listen(parser, 'StartElementHandler', 'StartNamespaceDeclHandler', 'EndNamespaceDeclHandler')
parser.ordered_attributes = True
for byte in '<a xmlns="u:1" xmlns:p="u:2" p:k="v" z="\u20ac"><p:b/></a>'.encode():
    parser.Parse(bytes([byte]))
parser.Parse('', True)

print('errors')
for text in ('<a><b></a>', '<a', 'text', '<a/><b/>', '<a>&x;</a>', '', '<a b="1" b="2"/>'):
    try:
        pyexpat.ParserCreate().Parse(text, True)
    except pyexpat.ExpatError as e:
        print(e, '|', e.code, e.lineno, e.offset, pyexpat.errors.codes[pyexpat.ErrorString(e.code)] == e.code)

print('handlers that fail')
parser = pyexpat.ParserCreate()
seen = []


def fail(name, attributes):
    seen.append(name)
    raise KeyError(name)


parser.StartElementHandler = fail
try:
    parser.Parse(b'<a><b/><c/></a>', True)
except KeyError as e:
    print(repr(e), seen)

print('use')
for f in (lambda: pyexpat.ParserCreate(3), lambda: pyexpat.ParserCreate(None, 'ab'),
          lambda: pyexpat.ParserCreate(intern=[]), lambda: pyexpat.ParserCreate().ParseFile(3),
          lambda: setattr(pyexpat.ParserCreate(), 'buffer_size', 0), lambda: pyexpat.XMLParserType(),
          lambda: setattr(pyexpat.ParserCreate(), 'other', 0)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
parser = pyexpat.ParserCreate()
parser.StartElementHandler = print
print(parser.StartElementHandler is print, parser.EndElementHandler, parser.buffer_text, parser.buffer_size)
parser.StartElementHandler = None
parser.Parse('<silent/>', True)
entities = pyexpat.ParserCreate()


def external(context, base, system, public):
    print(context, base, system, public)
    inner = entities.ExternalEntityParserCreate(context)
    inner.CharacterDataHandler = lambda text: print('inner', text)
    return inner.Parse(b'text of ' + system.encode(), True)


entities.ExternalEntityRefHandler = external
entities.SetBase('base/')
entities.Parse('<!DOCTYPE a [<!ENTITY e SYSTEM "e.txt">]><a>&e;</a>', True)
