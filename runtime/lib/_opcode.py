"""CPython 3.13's opcodes, for an installed library's module opcode. gilt has others: see `gilt dis` and the module dis."""

ENABLE_SPECIALIZATION = True

_CONST = 'LOAD_CONST RETURN_CONST INSTRUMENTED_RETURN_CONST'
_NAME = ('DELETE_ATTR DELETE_GLOBAL DELETE_NAME IMPORT_FROM IMPORT_NAME LOAD_ATTR LOAD_FROM_DICT_OR_GLOBALS '
         'LOAD_GLOBAL LOAD_NAME LOAD_SUPER_ATTR STORE_ATTR STORE_GLOBAL STORE_NAME LOAD_METHOD LOAD_SUPER_METHOD '
         'LOAD_ZERO_SUPER_ATTR LOAD_ZERO_SUPER_METHOD')
_JUMP = ('FOR_ITER JUMP_BACKWARD JUMP_BACKWARD_NO_INTERRUPT JUMP_FORWARD POP_JUMP_IF_FALSE POP_JUMP_IF_NONE '
         'POP_JUMP_IF_NOT_NONE POP_JUMP_IF_TRUE SEND JUMP JUMP_NO_INTERRUPT')
_FREE = 'DELETE_DEREF LOAD_DEREF LOAD_FROM_DICT_OR_DEREF MAKE_CELL STORE_DEREF'
_LOCAL = ('DELETE_FAST LOAD_FAST LOAD_FAST_AND_CLEAR LOAD_FAST_CHECK LOAD_FAST_LOAD_FAST STORE_FAST '
          'STORE_FAST_LOAD_FAST STORE_FAST_STORE_FAST LOAD_CLOSURE STORE_FAST_MAYBE_NULL')
_EXC = 'SETUP_CLEANUP SETUP_FINALLY SETUP_WITH'
_PLAIN = ('INSTRUMENTED_LINE INSTRUMENTED_END_FOR INSTRUMENTED_END_SEND INSTRUMENTED_RETURN_VALUE '
          'INSTRUMENTED_CALL_FUNCTION_EX INSTRUMENTED_INSTRUCTION POP_BLOCK')
_OPERATORS = 'ADD + AND & FLOOR_DIVIDE // LSHIFT << MATRIX_MULTIPLY @ MULTIPLY * REMAINDER % OR | POWER ** RSHIFT >> ' \
             'SUBTRACT - TRUE_DIVIDE / XOR ^'


def _numbers(names):
    from _opcode_metadata import opmap
    return {opmap[name] for name in names.split()}


def has_const(opcode):
    return opcode in _numbers(_CONST)


def has_name(opcode):
    return opcode in _numbers(_NAME)


def has_jump(opcode):
    return opcode in _numbers(_JUMP)


def has_free(opcode):
    return opcode in _numbers(_FREE)


def has_local(opcode):
    return opcode in _numbers(_LOCAL)


def has_exc(opcode):
    return opcode in _numbers(_EXC)


def has_arg(opcode):
    from _opcode_metadata import HAVE_ARGUMENT, opmap
    return opcode in opmap.values() and opcode > HAVE_ARGUMENT and opcode not in _numbers(_PLAIN)


def is_valid(opcode):
    from _opcode_metadata import _specialized_opmap, opmap
    return opcode in opmap.values() or opcode in _specialized_opmap.values()


def get_nb_ops():
    words = _OPERATORS.split()
    pairs = list(zip(words[::2], words[1::2]))
    return [('NB_' + name, sign) for name, sign in pairs] + [('NB_INPLACE_' + name, sign + '=') for name, sign in pairs]


def get_intrinsic1_descs():
    names = ('1_INVALID PRINT IMPORT_STAR STOPITERATION_ERROR ASYNC_GEN_WRAP UNARY_POSITIVE LIST_TO_TUPLE TYPEVAR '
             'PARAMSPEC TYPEVARTUPLE SUBSCRIPT_GENERIC TYPEALIAS')
    return ['INTRINSIC_' + name for name in names.split()]


def get_intrinsic2_descs():
    names = ('2_INVALID PREP_RERAISE_STAR TYPEVAR_WITH_BOUND TYPEVAR_WITH_CONSTRAINTS SET_FUNCTION_TYPE_PARAMS '
             'SET_TYPEPARAM_DEFAULT')
    return ['INTRINSIC_' + name for name in names.split()]


def get_specialization_stats():
    """gilt counts no specializations."""
    return None


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """Not known: gilt runs other instructions, which have registers and no stack."""
    raise NotImplementedError("gilt does not run CPython's bytecode: use the module dis to see its own")


def get_executor(*, code, offset):
    raise ValueError('no executor exists at address 0')
