# Subscripted builtin classes and unions of types.
for src in ("list[int]", "dict[str, int]", "tuple[int, ...]", "tuple[()]", "type[int]", "set[int] | None", "int | str", "int | None", "None | int", "int | int", "int | str | int", "list[int] | dict[str, int]", "list[list[int]]", "list['fwd']", "list[int]()", "dict[str, int](a=1)", "list[int].__origin__", "list[int].__args__", "tuple[int, str].__args__", "(int | str).__args__", "list[int].__parameters__", "list[int] == list[int]", "list[int] != list[str]", "hash(list[int]) == hash(list[int])", "{list[int]: 1}[list[int]]", "int | str == str | int", "(int | str) == (str | int)", "isinstance(1, int | str)", "isinstance([], list | None)", "issubclass(bool, int | str)", "isinstance(1, list[int])", "issubclass(list, list[int])", "list[int] is list[int]", "list[int].append", "list[int].__mro__", "list[int].nope", "list[int][str]", "list[int, str]", "list[]" if 0 else "type(list[int])", "type(int | str)", "int | 5", "5 | int", "int | 'str'", "None | None", "repr(list[type(None)])", "list[None]", "list[...]", "callable(list[int])", "[*tuple[int, str]]", "list[int] | 5" if 0 else "list[*tuple[int]]", "int[str]", "str[int]", "len[int]", "frozenset[int]", "enumerate[int]", "type(iter([]))[int]" if 0 else "slice[int]" if 0 else "memoryview[int]" if 0 else "type[int] | list[str]", "list[int].__class__", "dir(list[int])[0] == dir(list)[0]", "list[int].__doc__ == list.__doc__", "(int | None).__or__(str)", "setattr(list[int], 'x', 1)", "class_of()"):
    def class_of():
        class A(list[int]): pass
        return A.__bases__, A.__orig_bases__, A([1])
    try: print(src, "->", eval(src))
    except Exception as e: print(src, "|", type(e).__name__, str(e).replace("0x", "")[:90])
class G:
    def __class_getitem__(cls, k): return f"{cls.__name__}[{k}]"
class H(G): pass
print(G[1], H[1, 2], G["x"])
class M(type):
    def __getitem__(cls, k): return "meta " + str(k)
    def __or__(cls, o): return "meta or"
class N(metaclass=M):
    def __class_getitem__(cls, k): return "class"
print(N[1], N | int)
import copy, pickle
print(copy.copy(list[int]), pickle.loads(pickle.dumps(list[int])), pickle.loads(pickle.dumps(int | str)))
