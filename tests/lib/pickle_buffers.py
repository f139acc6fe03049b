# Out-of-band buffers of protocol 5, and what damaged data raises.
import io

try:
    import pickle
except ImportError:
    print('no installed library with pickle')
    raise SystemExit(77)


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


for data in (b'', b'.', b'(.', b'X\x10\0\0\0abc', b'\x80\x04K', b'\x80\x04\x95\x10\0\0\0\0\0\0\0K', b'\xff', b't.',
             b'cnosuch\nx\n.'):
    show(pickle.loads, data)
show(pickle.loads, 'abc')

memory = bytearray(b'x' * 20)
buffers = []
stream = pickle.dumps(pickle.PickleBuffer(memory), 5, buffer_callback=buffers.append)
print(pickle.loads(stream, buffers=buffers) is memory, len(stream), memoryview(buffers[0]).obj is memory)
show(pickle.loads, stream)
print(pickle.loads(pickle.dumps(pickle.PickleBuffer(memory), 5)), pickle.PickleBuffer(b'abc').raw().tobytes())
released = pickle.PickleBuffer(b'q')
released.release()
show(released.raw)
show(memoryview, released)
try:
    pickle.dumps(pickle.PickleBuffer(b'a'), 4)
except pickle.PicklingError:
    print('needs protocol 5')
show(pickle.PickleBuffer, 3)
show(pickle.dumps, dict.__dict__['fromkeys'])
print(pickle.Pickler, pickle.Unpickler, pickle.UnpicklingError, pickle.dumps.__name__)


class Strict(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f'{module}.{name} is forbidden')


show(Strict(io.BytesIO(b'cos\nsystem\n.')).load)


class Failing:
    def __reduce__(self):
        return [].pop, ()


show(pickle.loads, pickle.dumps(Failing()))
