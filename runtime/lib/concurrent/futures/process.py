# SPDX-License-Identifier: MIT
"""ProcessPoolExecutor by name: gilt has no locks between processes, so none can be made."""

from concurrent.futures import _base

_system_limited = 'gilt has no pools of processes: use ThreadPoolExecutor, or subprocess'


def _check_system_limits():
    raise NotImplementedError(_system_limited)


class BrokenProcessPool(_base.BrokenExecutor):
    """A process of the pool has died."""


class ProcessPoolExecutor(_base.Executor):
    """Not offered: NotImplementedError."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        _check_system_limits()
