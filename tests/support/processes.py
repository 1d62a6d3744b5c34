"""Child processes that do not outlive the tests."""

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def end_with_parent() -> None:
    """For Popen's preexec_fn: the kernel ends the child when the process that started it dies, even by SIGKILL.

    Ctrl+C reaches it even if the tests run in the background, where a shell has it ignored.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if _libc:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)
