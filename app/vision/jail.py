"""Locks this process in before it loads anything that could look outside. Standard library only.

MediaPipe reports use to its maker and has no switch for it; the denial here is what keeps every visit on this machine.
Every protection that is named was tried out afterwards, not only asked for.
"""

import ctypes
import errno
import os
import resource
import signal
import socket
import sys
from collections.abc import Iterable
from pathlib import Path

from app.vision import landlock, seccomp
from app.wire.protocol import Protection

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS, _PR_GET_NO_NEW_PRIVS = 1, 4, 38, 39
_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_NEWIPC = 0x10000000, 0x40000000, 0x08000000
_SYSTEM_FILES = (
    "/usr/lib", "/lib", "/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/dev/urandom", "/dev/null",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/self", "/sys/devices/system",
)  # fmt: skip
MANDATORY = frozenset({Protection.NO_SOCKETS, Protection.NO_PROGRAMS})
"""Without these nothing is loaded."""

_libc = ctypes.CDLL(None, use_errno=True)


def lock_down(*, readable: Iterable[Path], devices: Iterable[Path]) -> tuple[Protection, ...]:
    """Stage one, in the first lines of the program: no network, no programs, no writing; returns what holds.

    `readable` are the files and folders to read besides Python and the system's libraries; `devices` are the cameras.
    Must run while there is one thread only.
    """
    held = [Protection.EMPTY_NETWORK] if _leave_the_network() else []
    held += _limit_rights()
    if landlock.restrict(readable=[*_python_files(), *map(Path, _SYSTEM_FILES), *readable], devices=devices):
        held.append(Protection.READ_ONLY_FILES)
    try:
        seccomp.deny_the_outside()
    except seccomp.SeccompError:
        return tuple(held)
    if sockets_are_denied():
        held.append(Protection.NO_SOCKETS)
    if programs_are_denied():
        held.append(Protection.NO_PROGRAMS)
    return tuple(held)


def lock_up() -> tuple[Protection, ...]:
    """Stage two, once everything is loaded: only the calls that looking at frames needs, on all threads."""
    try:
        seccomp.keep_only_what_is_needed()
    except seccomp.SeccompError:
        return ()
    return (Protection.FEW_CALLS,)


def sockets_are_denied() -> bool:
    """Try to make a socket of each kind that leads out of a process; True if none can be had."""
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):
        try:
            socket.socket(family).close()
        except PermissionError:
            continue
        except OSError:  # the machine lacks this kind: that is no denial of ours
            return False
        return False
    return True


def programs_are_denied() -> bool:
    """Try to become a program that does not exist; True if that is forbidden rather than merely impossible."""
    try:
        os.execv("/nonexistent", ["/nonexistent"])  # noqa: S606 (it must fail)
    except OSError as error:
        return error.errno == errno.EPERM


def _limit_rights() -> list[Protection]:
    """Die with the desk, be readable by nobody, gain no rights, write no files, leave no core."""
    held = []
    sys.dont_write_bytecode = True
    for limit in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        resource.setrlimit(limit, (0, 0))
    held.append(Protection.NO_FILE_GROWTH)
    if _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) == 0:
        held.append(Protection.DIES_WITH_DESK)
    if _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0:
        held.append(Protection.NOT_READABLE)
    if _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and _libc.prctl(_PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1:
        held.append(Protection.NO_NEW_RIGHTS)
    return held


def _leave_the_network() -> bool:
    """Move into a network without interfaces, where the system lets an ordinary user do so."""
    return int(_libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC)) == 0


def _python_files() -> list[Path]:
    """Where this Python and its packages are: prefixes, and the folders that it searches."""
    searched = [Path(entry) for entry in sys.path if Path(entry).is_absolute() and Path(entry) != Path.cwd()]
    return [Path(sys.prefix), Path(sys.base_prefix), *searched]
