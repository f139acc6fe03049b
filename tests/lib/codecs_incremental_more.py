# Half a surrogate waits for its end, U+FFFE in a table means nothing, and a path object of bytes gets bytes back.
import codecs
import os

for errors in 'surrogatepass', 'strict', 'replace':
    decoder = codecs.getincrementaldecoder('utf-8')(errors)
    out = []
    for i, byte in enumerate('a\ud901b'.encode('utf-8', 'surrogatepass')):
        try:
            out.append(decoder.decode(bytes([byte])))
        except UnicodeDecodeError as e:
            out.append(e.reason)
            break
    print(errors, ascii(out))
print(codecs.utf_8_decode(b'x\xed\xa0', 'strict'), codecs.utf_8_decode(b'x\xed\xa0y', 'replace'))
for table in {0: 'a', 1: '\ufffe'}, {0: 'a', 1: None}, {0: 'a', 1: 'bc'}, 'a\ufffe':
    try:
        print(ascii(codecs.charmap_decode(b'\0\1', 'strict', table)))
    except UnicodeDecodeError as e:
        print(e)


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


folder = f'/tmp/gilt-link-{os.getpid()}'
os.mkdir(folder)
link = os.path.join(folder, 'link')
os.symlink('target', link)
print(os.readlink(Path(link)), os.readlink(Path(os.fsencode(link))), os.listdir(Path(os.fsencode(folder))))
os.remove(link)
os.rmdir(folder)
