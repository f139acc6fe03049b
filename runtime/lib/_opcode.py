"""CPython's view of its opcodes. gilt has others (see `gilt dis` and the module dis), so these only say so."""

ENABLE_SPECIALIZATION = True


def _refuse(*args, **kwargs):
    raise NotImplementedError("gilt does not have CPython's bytecode: use the module dis to see its own")


stack_effect = is_valid = has_arg = has_const = has_name = has_jump = has_free = has_local = has_exc = _refuse
get_executor = get_intrinsic1_descs = get_intrinsic2_descs = get_nb_ops = get_specialization_stats = _refuse
