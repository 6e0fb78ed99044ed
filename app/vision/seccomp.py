"""Takes system calls away from this process, by the system's own libseccomp. Standard library only.

The library is named directly: looking for it would run other programs.
"""

import ctypes
import errno
import os
from collections.abc import Iterable
from dataclasses import dataclass

LIBRARY = "libseccomp.so.2"

_ALLOW = 0x7FFF0000
_ERRNO = 0x00050000
_ALL_THREADS = 4
_MASKED_EQUAL = 7
_UNKNOWN_CALL = -1
_CLONE_THREAD = 0x00010000

DENIED = (
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmmsg", "recvmmsg",
    "getpeername", "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev",
    "process_madvise", "mount", "umount2", "move_mount", "open_tree", "fsopen", "fsmount", "pivot_root", "chroot",
    "setns", "unshare", "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "bpf",
    "perf_event_open", "io_uring_setup", "io_uring_enter", "io_uring_register", "keyctl", "add_key", "request_key",
    "userfaultfd", "shmget", "shmat", "msgget", "semget", "mq_open", "fanotify_init", "quotactl", "reboot", "swapon",
    "swapoff", "syslog", "open_by_handle_at", "name_to_handle_at", "pidfd_open", "pidfd_getfd", "pidfd_send_signal",
    "memfd_create", "memfd_secret", "kill", "tkill", "creat", "mkdir", "mkdirat", "unlink", "unlinkat", "rename",
    "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "truncate", "mknod", "mknodat", "chmod",
    "fchmod", "fchmodat", "chown", "fchown", "fchownat", "lchown", "setxattr", "fsetxattr", "lsetxattr", "utimensat",
    "sethostname", "setdomainname", "acct",
)  # fmt: skip
"""Calls that nothing in the vision program may make at any time: network, programs, processes, names on disk."""

NEEDED = (
    "futex", "futex_waitv", "mprotect", "mmap", "munmap", "madvise", "mremap", "brk", "clock_nanosleep", "nanosleep",
    "clock_gettime", "clock_getres", "gettimeofday", "read", "pread64", "write", "readv", "writev", "poll", "ppoll",
    "select", "pselect6", "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "ioctl", "close", "dup", "exit",
    "exit_group", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "sched_yield",
    "sched_getscheduler", "sched_getparam", "sched_setscheduler", "sched_getaffinity", "sched_setaffinity",
    "getrandom", "getpid", "gettid", "getuid", "geteuid", "getgid", "getegid", "getppid", "uname", "sysinfo",
    "getrusage", "prlimit64", "restart_syscall", "membarrier", "rseq", "set_robust_list", "set_tid_address", "fstat",
    "newfstatat", "stat", "lstat", "statx", "access", "faccessat", "faccessat2", "lseek", "fcntl", "openat", "open",
    "readlink", "readlinkat", "getdents64", "getcwd", "pipe2", "eventfd2", "mlock", "munlock", "timer_create",
    "timer_delete", "timer_settime", "tgkill", "prctl", "arch_prctl", "get_mempolicy", "clone", "clone3", "fadvise64",
)  # fmt: skip
"""All calls that remain once everything is loaded: reading, memory, time, threads and the camera's ioctl."""


class SeccompError(Exception):
    """The filter could not be set: no library, or the kernel refuses."""


class _Comparison(ctypes.Structure):
    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operator", ctypes.c_int),
        ("mask", ctypes.c_uint64),
        ("value", ctypes.c_uint64),
    )


@dataclass(frozen=True)
class Bits:
    """A condition on one argument of a call: `argument & mask == value`."""

    argument: int
    mask: int
    value: int


class Filter:
    """One filter in the making: an answer for every call, then rules that say otherwise.

    Raises: SeccompError if libseccomp is not here.
    """

    def __init__(self, *, otherwise: int) -> None:
        try:
            self._library = ctypes.CDLL(LIBRARY)
        except OSError:
            raise SeccompError("libseccomp is not here") from None
        self._library.seccomp_init.restype = ctypes.c_void_p
        self._filter = ctypes.c_void_p(self._library.seccomp_init(ctypes.c_uint32(otherwise)))

    def rule(self, answer: int, calls: Iterable[str], condition: Bits | None = None) -> None:
        """Give this answer to these calls, always or under a condition; calls this machine lacks are skipped."""
        conditions = (_Comparison * 1)()
        if condition is not None:
            conditions[0] = _Comparison(condition.argument, _MASKED_EQUAL, condition.mask, condition.value)
        count = ctypes.c_uint(0 if condition is None else 1)
        for call in calls:
            number = self._library.seccomp_syscall_resolve_name(call.encode())
            if number == _UNKNOWN_CALL:
                continue
            code = self._library.seccomp_rule_add_array(
                self._filter, ctypes.c_uint32(answer), ctypes.c_int(number), count, conditions
            )
            _check(code)

    def load(self) -> None:
        """Put the filter on all threads of this process; it cannot be taken off.

        Raises: SeccompError if the kernel refuses.
        """
        _check(self._library.seccomp_attr_set(self._filter, ctypes.c_int(_ALL_THREADS), ctypes.c_uint32(1)))
        _check(self._library.seccomp_load(self._filter))
        self._library.seccomp_release(self._filter)


def refuse(code: int) -> int:
    """The answer that makes a call fail with this error number."""
    return _ERRNO | code


def deny_the_outside() -> None:
    """Deny sockets, programs, other processes and every opening of a file that could create or empty one.

    Opening for reading and writing stays possible, since a camera is opened so; Landlock and RLIMIT_FSIZE hold there.
    """
    filter_ = Filter(otherwise=_ALLOW)
    filter_.rule(refuse(errno.EPERM), DENIED)
    filter_.rule(refuse(errno.ENOSYS), ("clone3", "openat2"))  # their flags lie in memory, where no filter can look
    filter_.rule(refuse(errno.EPERM), ("clone",), Bits(0, _CLONE_THREAD, 0))
    for call, argument in (("open", 1), ("openat", 2)):
        filter_.rule(refuse(errno.EACCES), (call,), Bits(argument, os.O_ACCMODE, os.O_WRONLY))
        for flag in (os.O_CREAT, os.O_TRUNC, os.O_APPEND):
            filter_.rule(refuse(errno.EACCES), (call,), Bits(argument, flag, flag))
    filter_.load()


def keep_only_what_is_needed() -> None:
    """Deny every call but the few that looking at frames needs; the first filter goes on holding."""
    filter_ = Filter(otherwise=refuse(errno.EPERM))
    filter_.rule(_ALLOW, NEEDED)
    filter_.load()


def _check(code: int) -> None:
    if code < 0:
        raise SeccompError("the kernel or libseccomp refuses the filter")
