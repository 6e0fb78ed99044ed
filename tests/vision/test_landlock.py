"""Files this process may read, and no others."""

from pathlib import Path

import pytest

from app.vision import landlock
from tests.vision.confined import confined

pytestmark = pytest.mark.skipif(landlock.version() == 0, reason="this kernel has no Landlock")

RESTRICTED = """
import ctypes
from pathlib import Path
from app.vision import landlock
ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)
print(landlock.restrict(readable=[Path({readable!r}), Path('/nonexistent')], devices=[Path('/dev/null')]))
def tried(act):
    try:
        act()
    except PermissionError:
        return 'denied'
    return 'done'
"""


def restricted(readable: Path, *acts: str) -> list[str]:
    lines = "\n".join(f"print(tried(lambda: {act}))" for act in acts)
    return confined(RESTRICTED.format(readable=str(readable)) + lines)


def test_a_named_folder_can_be_read_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "model").write_text("m")
    (tmp_path / "other").write_text("o")

    said = restricted(
        tmp_path / "mine",
        f"open({str(tmp_path / 'mine' / 'model')!r}).read()",
        f"open({str(tmp_path / 'other')!r}).read()",
        "open('/etc/passwd').read()",
    )

    assert said == ["True", "done", "denied", "denied"]


def test_nothing_can_be_written_anywhere_but_to_a_named_device(tmp_path: Path) -> None:
    said = restricted(
        tmp_path,
        f"open({str(tmp_path / 'new')!r}, 'w')",
        "open('/tmp/evenkey-never', 'w')",
        "open('/dev/shm/evenkey-never', 'w')",
        f"Path({str(tmp_path / 'folder')!r}).mkdir()",
        "open('/dev/null', 'r+b', buffering=0)",
    )

    assert said == ["True", "denied", "denied", "denied", "denied", "done"]
