"""Lets this process read a few named places and write nowhere, by Landlock. Standard library only.

Source: Linux kernel documentation, userspace-api/landlock; system calls 444 to 446 on every architecture.
"""

import contextlib
import ctypes
import os
import stat
from collections.abc import Iterable
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_IOCTL_DEVICE = 1 << 15
_RIGHTS_OF_VERSION = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: _IOCTL_DEVICE}
_NETWORK_RIGHTS = 0b11
_SCOPES = 0b11


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("rights", ctypes.c_uint64), ("folder_fd", ctypes.c_int32))


_libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """The kernel's Landlock version; 0 if it has none or has it switched off."""
    try:
        return _call(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION))
    except OSError:
        return 0


def restrict(*, readable: Iterable[Path], devices: Iterable[Path]) -> bool:
    """Deny this thread and its later threads every file but these, and say whether the kernel does so.

    `readable` are files and folders to read; `devices` are device files to read, write and control. What does not exist
    or cannot be reached is left out. NO_NEW_PRIVS must be set. What a newer kernel can deny besides (TCP, abstract
    sockets) is denied too.
    """
    kernel = version()
    if kernel == 0:
        return False
    rights = sum(bits for since, bits in _RIGHTS_OF_VERSION.items() if kernel >= since)
    ruleset = _Ruleset(rights, _NETWORK_RIGHTS if kernel >= 4 else 0, _SCOPES if kernel >= 6 else 0)
    size = 8 if kernel < 4 else 16 if kernel < 6 else 24
    ruleset_fd = _call(_CREATE_RULESET, ctypes.byref(ruleset), ctypes.c_size_t(size), ctypes.c_uint32(0))
    for path in readable:
        _allow(ruleset_fd, path, _READ_FILE | _READ_DIR)
    for path in devices:
        _allow(ruleset_fd, path, (_READ_FILE | _WRITE_FILE | _IOCTL_DEVICE) & rights)
    _call(_RESTRICT_SELF, ctypes.c_int(ruleset_fd), ctypes.c_uint32(0))
    os.close(ruleset_fd)
    return True


def _allow(ruleset_fd: int, path: Path, rights: int) -> None:
    with contextlib.suppress(FileNotFoundError, PermissionError):
        path_fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        is_folder = stat.S_ISDIR(os.fstat(path_fd).st_mode)
        rule = ctypes.byref(_PathBeneath(rights if is_folder else rights & ~_READ_DIR, path_fd))
        try:
            _call(_ADD_RULE, ctypes.c_int(ruleset_fd), ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0))
        finally:
            os.close(path_fd)


def _call(number: int, *arguments: object) -> int:
    """One raw system call.

    Raises: OSError as the kernel says.
    """
    answer = int(_libc.syscall(ctypes.c_long(number), *arguments))
    if answer < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return answer
