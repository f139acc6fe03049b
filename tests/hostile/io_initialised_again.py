# A raw stream that initialises the buffer anew while the buffer reads from it: refused, the memory is in use.
import io


class Raw(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, target):
        try:
            self.stream.__init__(self, 100000)
        except RuntimeError as e:
            print(e)
        target[:3] = b'abc'
        return 3


raw = Raw()
raw.stream = io.BufferedReader(raw, 10)
print(raw.stream.peek())
