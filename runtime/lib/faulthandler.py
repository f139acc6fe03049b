# SPDX-License-Identifier: MIT
"""Stacks of threads on request. Fatal signals are not caught: a script cannot make gilt crash."""

import os as _os
import sys as _sys
import threading as _threading


def dump_traceback(file=None, all_threads=True):
    """Write the stack of the calling thread, or of all threads, to a file with a descriptor."""
    if file is None:
        file = _sys.stderr
    me = _threading.get_ident()
    lines = []
    for ident, frame in sorted(_sys._current_frames().items(), reverse=True):
        if ident != me and not all_threads:
            continue
        if all_threads:
            lines.append(f'{"Current thread" if ident == me else "Thread"} 0x{ident:016x} (most recent call first):')
        else:
            lines.append('Stack (most recent call first):')
        if ident == me:
            frame = frame.f_back
        while frame is not None:
            lines.append(f'  File "{frame.f_code.co_filename}", line {frame.f_lineno} in {frame.f_code.co_name}')
            frame = frame.f_back
        lines.append('')
    text = '\n'.join(lines[:-1] + [''])
    if isinstance(file, int):
        _os.write(file, text.encode('utf-8', 'backslashreplace'))
    else:
        file.write(text)
        file.flush()
