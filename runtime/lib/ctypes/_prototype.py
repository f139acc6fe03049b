"""Functions declared with names, defaults and output parameters: prototype(("name", library), paramflags)."""

import _ctypes
from ctypes import _Pointer

IN, OUT, ZERO = 1, 2, 4


def declare(function, flags):
    """Makes function take its arguments as the flags of its parameters say."""
    types = function.argtypes or ()
    if not isinstance(flags, tuple) or len(flags) != len(types):
        raise ValueError("paramflags must have the same length as argtypes")
    parameters = [check(item, kind) for item, kind in zip(flags, types)]
    function._wrapper = lambda *args, **named: call(function, parameters, args, named)


def check(item, kind):
    """(flags, name, default or missing) of one parameter."""
    if not isinstance(item, tuple) or not item or not isinstance(item[0], int):
        raise TypeError("paramflags must be a sequence of (int [,string [,value]]) tuples")
    how = item[0] or IN
    if how not in (IN, OUT, IN | OUT, IN | ZERO):
        raise TypeError(f"paramflag value {how} not supported")
    if how == OUT and not (isinstance(kind, type) and kind._layout_.kind in "PA" or
                           kind._layout_.code in "zZP"):
        raise TypeError(f"'out' parameter 1 must be a pointer type, not {kind.__name__}")
    return how, item[1] if len(item) > 1 else None, item[2:], kind


def take(number, name, default, how, args, named):
    """The value that the caller gave for a parameter, or its default."""
    if args:
        return args.pop(0)
    if name is not None and name in named:
        return named.pop(name)
    if default:
        return default[0]
    if how == IN | ZERO:
        return 0
    raise TypeError(f"required argument '{name}' missing" if name else "not enough arguments")


def call(function, parameters, args, named):
    rest, named, values, outputs = list(args), dict(named), [], []
    for number, (how, name, default, kind) in enumerate(parameters):
        if how == OUT:
            made = kind._type_() if issubclass(kind, _Pointer) else kind()
            outputs.append(made)
            values.append(made)
            continue
        value = take(number, name, default, how, rest, named)
        if how == IN | OUT:
            if not isinstance(value, _ctypes._CData):
                target = kind._type_ if issubclass(kind, _Pointer) else kind
                value = target(value)
            outputs.append(value)
        values.append(value)
    if rest or named:
        raise TypeError(f"call takes exactly {len(values) - len(outputs)} arguments ({len(args)} given)")
    result = _ctypes.call(function, tuple(values))
    if not outputs or function.errcheck is not None and result is not None and not isinstance(result, (int, tuple)):
        return result
    found = [each.__ctypes_from_outparam__() for each in outputs]
    return found[0] if len(found) == 1 else tuple(found)
