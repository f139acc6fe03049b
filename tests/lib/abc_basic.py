# abc: abstract methods, register, hooks, caches
import abc
from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): "area doc"
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def util(): ...
    def concrete(self): return 'concrete'
print(sorted(Shape.__abstractmethods__), Shape.area.__isabstractmethod__)
class Half(Shape):
    def area(self): return 1
    name = 'half'
class Full(Half):
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def util(): return 'u'
for cls in (Shape, Half, Full):
    try:
        print(cls.__name__, cls().concrete())
    except TypeError as e:
        print(e)
class One(ABC):
    @abstractmethod
    def m(self): ...
try:
    One()
except TypeError as e:
    print(e)
class Reg(ABC):
    pass
class Plain: pass
class SubPlain(Plain): pass
print(issubclass(Plain, Reg), isinstance(Plain(), Reg))
token = abc.get_cache_token()
print(Reg.register(Plain) is Plain, issubclass(Plain, Reg), isinstance(SubPlain(), Reg), issubclass(int, Reg), abc.get_cache_token() != token, Reg in Plain.__mro__)
@Reg.register
class Deco: pass
print(isinstance(Deco(), Reg))
class RegSub(Reg): pass
RegSub.register(float)
print(issubclass(float, Reg), isinstance(1.5, Reg), isinstance(1, Reg))
for f in (lambda: Reg.register(5), lambda: issubclass(5, Reg), lambda: RegSub.register(Reg)):
    try:
        print(f())
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)
class Hook(ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Hook:
            return hasattr(C, 'hooked') or NotImplemented
        return NotImplemented
class H1: hooked = 1
class H2: pass
print(issubclass(H1, Hook), isinstance(H1(), Hook), issubclass(H2, Hook))
class BadHook(ABC):
    @classmethod
    def __subclasshook__(cls, C): return 'x'
try:
    issubclass(int, BadHook)
except AssertionError as e:
    print('AssertionError')
class Late(ABC):
    @abstractmethod
    def m(self): ...
Late.m = lambda self: 'late'
abc.update_abstractmethods(Late)
print(Late().m(), Late.__abstractmethods__)
class Mixed(Plain, metaclass=ABCMeta):
    @abstractmethod
    def z(self): ...
class Ok(Mixed):
    z = None
print(Ok().z, type(Mixed).__name__, ABC.__class__.__name__)
class Super(One):
    def m(self): return super().m()
print(Super().m())
class Lie:
    __class__ = property(lambda self: Plain)
print(isinstance(Lie(), Reg))
class Inst(ABC):
    def __instancecheck__(cls, x): return True
print(isinstance(5, Inst))
class Init(ABC):
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class T(Init, tag='t'): pass
print(T.tag)
