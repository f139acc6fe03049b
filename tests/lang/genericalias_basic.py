# types.GenericAlias: list[int], its attributes, equality, calls, substitution, unpacking.
import types


def generic[T, K]():
    pass


T, K = generic.__type_params__
a = list[int]
print(a, a.__origin__, a.__args__, a.__parameters__, type(a), a.__unpacked__)
print(dict[str, list[int]], tuple[int, ...], tuple[()], type[int], list["fwd"], dict[T, K])
print(list[int] == list[int], list[int] != list[str], hash(list[int]) == hash(list[int]), list[int] is list[int])
print(a(), a([1, 2]), dict[str, int](x=1), tuple[int]((1,)))
print(a.append is list.append, a.__name__, a.__doc__ == list.__doc__, a.__class__, a.__mro_entries__(()))
print(dict[T, K].__parameters__, dict[T, list[K]].__parameters__, dict[T, T].__parameters__)
for bad in (lambda: list[int][str], lambda: dict[T, K][int], lambda: list[T][int, str], lambda: isinstance([], a),
            lambda: issubclass(list, a), lambda: int[str], lambda: a.nope, lambda: types.GenericAlias(list),
            lambda: types.GenericAlias(list, int, x=1)):
    try:
        print(bad())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class C(list[int]):
    pass


print(C.__mro__, C.__orig_bases__, C([1]))


class G:
    def __class_getitem__(cls, k):
        return types.GenericAlias(cls, k)


g = G[int, str]
print(g, g.__args__)
inst = g()
print(type(inst), inst.__orig_class__)
print(*list[int], list(tuple[int])[0].__unpacked__, [*tuple[int, str]])
print(list[int] | None, list[int] | str, None | list[int], (list[int] | None).__args__)
print(types.GenericAlias(dict, (int,)), types.GenericAlias(int, ()), repr(list[lambda: 0])[:15])
print(list[[int, str]], list[...], set[int], frozenset[str], type[list[int]])
d = {list[int]: 1}
print(d[list[int]])
import copy
import pickle

print(pickle.loads(pickle.dumps(list[int])) == list[int], copy.copy(a) == a, copy.deepcopy(dict[str, a]) == dict[str, a])
print([n for n in dir(a) if n in ("__origin__", "__args__", "append")])
try:
    a.__origin__ = 5
except AttributeError as e:
    print(e)
print(sorted({"a": 1}.__class_getitem__(int).__args__, key=str))
