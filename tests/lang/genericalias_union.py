# types.UnionType: int | str, flattening, None, equality, parameters, errors.
import types


def generic[T]():
    pass


T, = generic.__type_params__
u = int | str
print(u, type(u), u.__args__, u.__parameters__, u.__module__ if hasattr(u, "__module__") else None)
print(int | None, None | int, int | str | int, (int | str) | (str | float), int | int)
print((int | str) == (str | int), (int | str) != (int | float), hash(int | str) == hash(str | int), (int | str) == int)
print(list[int] | dict[str, int] | None, list[int] | list[int], list[int] | list[str])
print(isinstance(1, u), isinstance("s", u), isinstance(1.0, u), issubclass(bool, u), isinstance(None, int | None))
for bad in (lambda: int | 1, lambda: 1 | int, lambda: int | "s", lambda: u[int], lambda: u(), lambda: types.UnionType(),
            lambda: issubclass(1, u), lambda: u < u, lambda: int | [str]):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print((list[T] | int).__parameters__, list[T] | None)


class Meta(type):
    def __or__(cls, o):
        return "meta or"

    def __ror__(cls, o):
        return "meta ror"


class M(metaclass=Meta):
    pass


print(M | int, int | M, M | M)


def f(x: int | None = None) -> list[int] | str:
    pass


print(f.__annotations__)
match 5:
    case int() | str():
        print("matched")
x = int
x |= str
print(x)
print(type(None) | int, types.NoneType | None)
try:
    None | None
except TypeError as e:
    print(e)
import pickle, copy

print(copy.copy(u) == u, pickle.loads(pickle.dumps(u)) == u)
