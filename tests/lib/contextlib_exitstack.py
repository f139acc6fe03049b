# ExitStack
from contextlib import ExitStack, contextmanager, AsyncExitStack, asynccontextmanager, aclosing, nullcontext
class M:
    def __init__(self, name, swallow=False, fail=None): self.name, self.swallow, self.fail = name, swallow, fail
    def __enter__(self): print('enter', self.name); return self.name
    def __exit__(self, t, v, tb):
        print('exit', self.name, t and t.__name__)
        if self.fail:
            raise self.fail
        return self.swallow
with ExitStack() as s:
    print([s.enter_context(M(i)) for i in 'abc'])
    s.callback(print, 'callback', 1, sep='-')
    s.push(M('pushed'))
    s.push(lambda *a: print('exit function', a[0]))
with ExitStack() as s:
    s.enter_context(M('x', swallow=True))
    s.enter_context(M('y'))
    raise ValueError('swallowed')
try:
    with ExitStack() as s:
        s.enter_context(M('outer'))
        s.enter_context(M('inner', fail=KeyError('from exit')))
        raise ValueError('first')
except KeyError as e:
    print(repr(e), repr(e.__context__))
with ExitStack() as s:
    s.enter_context(M('swallower', swallow=True))
    s.enter_context(M('raiser', fail=RuntimeError('r')))
print('fine')
s = ExitStack()
s.callback(print, 'one')
s.callback(print, 'two')
t = s.pop_all()
s.close()
print('closed first')
t.close()
with ExitStack() as s:
    @s.callback
    def cleanup(): print('decorated')
    @s.push
    def on_exit(*exc): print('pushed', exc)
    print(cleanup.__name__, on_exit.__name__)
for bad in (5, object()):
    try:
        ExitStack().enter_context(bad)
    except TypeError as e:
        print(e)
try:
    with ExitStack() as s:
        s.enter_context(M('ok'))
        s.enter_context(5)
except TypeError as e:
    print(e)
def run(co):
    try:
        co.send(None)
    except StopIteration as e:
        return e.value
@asynccontextmanager
async def am(name):
    print('aenter', name)
    try:
        yield name
    finally:
        print('aexit', name)
async def main():
    async with am('a') as a:
        print('in', a)
    async with AsyncExitStack() as st:
        print(await st.enter_async_context(am('b')), st.enter_context(M('sync')))
        async def cb(x): print('async cb', x)
        st.push_async_callback(cb, 1)
        st.callback(print, 'sync cb')
    async def gen():
        try:
            yield 1
            yield 2
        finally:
            print('gen closed')
    async with aclosing(gen()) as g:
        async for x in g:
            print(x)
            break
    async with nullcontext(3) as n:
        print(n)
    try:
        async with am('err'):
            raise ValueError('async')
    except ValueError as e:
        print(e)
    return 'done'
print(run(main()))
