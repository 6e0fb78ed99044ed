"""The whole jail."""

from pathlib import Path

from app.vision import jail
from app.wire.protocol import Protection
from tests.vision.confined import confined

LOCKED = """
import os, resource, socket
from pathlib import Path
from app.vision import jail
held = jail.lock_down(readable=[], devices=[])
"""


def test_everything_this_machine_can_do_is_named() -> None:
    (codes,) = confined(LOCKED + "print(*(protection.value for protection in held))")

    assert set(codes.split()) >= {
        "no_sockets", "no_programs", "no_file_growth", "no_new_rights", "not_readable", "dies_with_desk",
    }  # fmt: skip


def test_no_existing_file_can_be_changed_even_if_it_was_open_before(tmp_path: Path) -> None:
    file = f"{tmp_path}/open"

    lines = confined(
        f"import os\nfd = os.open({file!r}, os.O_RDWR | os.O_CREAT)\n"
        "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + LOCKED + "try:\n    os.write(fd, b'face')\n"
        "except OSError as error:\n    print(error.strerror)\n"
    )

    assert lines == ["File too large"]


def test_memory_is_not_readable_by_others_of_the_same_user() -> None:
    lines = confined(LOCKED + "import ctypes\nprint(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))")

    assert lines == ["0"]


def test_an_open_process_is_not_called_denied() -> None:
    """Here, in the test's own process, nothing is locked: the probes must say so."""
    assert not jail.sockets_are_denied()
    assert not jail.programs_are_denied()


def test_without_the_filter_library_the_mandatory_protections_are_not_claimed() -> None:
    lines = confined(
        "from app.vision import seccomp\nseccomp.LIBRARY = 'libnothing.so.9'\n"
        + LOCKED
        + "print(jail.MANDATORY & set(held), jail.lock_up())"
    )

    assert lines == ["frozenset() ()"]


def test_the_second_stage_is_named_too() -> None:
    (codes,) = confined(LOCKED + "print(*(protection.value for protection in jail.lock_up()))")

    assert codes == Protection.FEW_CALLS.value
