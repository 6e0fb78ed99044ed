"""System calls that are taken away."""

import pytest

from app.vision import seccomp
from tests.vision.confined import confined

PRISONER = """
import ctypes, os, socket, threading
from app.vision import seccomp
ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)
def tried(act):
    try:
        act()
    except OSError as error:
        return type(error).__name__
    return 'done'
"""


def said(*acts: str, after: str = "seccomp.deny_the_outside()") -> list[str]:
    return confined(PRISONER + after + "\n" + "\n".join(f"print(tried(lambda: {act}))" for act in acts))


def test_no_socket_of_any_kind_can_be_made() -> None:
    assert (
        said(*(f"socket.socket(socket.{kind})" for kind in ("AF_INET", "AF_INET6", "AF_UNIX")))
        == ["PermissionError"] * 3
    )


def test_no_program_and_no_process_can_be_started() -> None:
    assert said("os.execv('/bin/true', ['true'])", "os.fork()", "os.kill(os.getpid(), 0)") == ["PermissionError"] * 3


def test_no_file_can_be_created_or_emptied() -> None:
    acts = [
        f"os.open('/tmp/evenkey-never', {flags})" for flags in ("os.O_CREAT", "os.O_WRONLY", "os.O_RDWR|os.O_CREAT")
    ]

    assert said(*acts, "os.mkdir('/tmp/evenkey-never')", "os.memfd_create('x')") == ["PermissionError"] * 5


def test_threads_and_reading_still_work() -> None:
    assert said("threading.Thread(target=int).start()", "open('/proc/self/status').read()")[-1] == "done"


def test_what_is_not_needed_is_denied_on_every_thread_at_the_end() -> None:
    started = (
        "go, gone = threading.Event(), threading.Event()\n"
        "def run():\n    go.wait()\n    print(tried(lambda: os.chroot('/')))\n    gone.set()\n"
        "threading.Thread(target=run, daemon=True).start()\n"
        "seccomp.keep_only_what_is_needed()\ngo.set()\ngone.wait()\n"
    )

    assert said("os.sched_yield()", "os.nice(1)", after=started) == ["PermissionError", "done", "PermissionError"]


def test_without_the_library_there_is_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seccomp, "LIBRARY", "libnothing.so.9")

    with pytest.raises(seccomp.SeccompError):
        seccomp.deny_the_outside()


def test_a_kernel_that_refuses_is_told() -> None:
    """Without NO_NEW_PRIVS an ordinary user may set no filter; here the filter is set twice, the second one denied."""
    lines = confined(
        PRISONER + "seccomp.keep_only_what_is_needed()\n"
        "try:\n    seccomp.keep_only_what_is_needed()\n"
        "except seccomp.SeccompError as error:\n    print(error)\n"
    )

    assert lines == ["the kernel or libseccomp refuses the filter"]
