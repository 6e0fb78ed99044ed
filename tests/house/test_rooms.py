"""Who may import whom: the contracts of pyproject.toml hold, and each of them notices when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

PLANTED = {
    "Rooms: arrows point down only": ("domain/booking.py", "from app.flow import states"),
    "Only the vision program sees raw camera data": ("ui/shell.py", "import numpy"),
    "Qt lives in ui, devices, bootstrap and the demo": ("receipts/pdf.py", "from PySide6.QtGui import QImage"),
    "Domain and flow are pure": ("flow/machine.py", "def late():\n    import time\n    return time.time()"),
    "Only storage speaks SQL": ("bookings/arrivals.py", "import sqlite3"),
    "Adapters are met only where the house is wired and at its doors": ("ui/worker.py", "import app.storage.database"),
    "Nobody imports the vision program; it is run": ("bootstrap.py", "import app.vision.camera"),
    "Screens do not know one another": ("ui/screens/welcome.py", "import app.ui.screens.choice"),
    "Screens and widgets know pages and events, nothing that acts": ("ui/screens/face.py", "import app.ports"),
    "Vision, storage, paper, bookings and widgets do not know the flow": (
        "vision/pipeline.py",
        "import app.flow.events",
    ),
}
"""For each contract one file and what is written into it to break the contract."""


def verdicts(folder: Path) -> tuple[int, str]:
    done = subprocess.run([LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the rooms and their contracts, to be spoiled."""
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_arrow_points_down() -> None:
    code, said = verdicts(ROOT)

    assert code == 0, said


def test_every_contract_notices_a_forbidden_import(copy: Path) -> None:
    for file, line in PLANTED.values():
        with (copy / "app" / file).open("a", encoding="utf-8") as module:
            module.write(f"\n\n{line}\n")

    code, said = verdicts(copy)

    assert code != 0
    assert [contract for contract in PLANTED if f"{contract} BROKEN" not in said] == []
    assert "KEPT" not in said, "a contract has no planted import"


def test_a_new_room_must_be_declared(copy: Path) -> None:
    (copy / "app" / "utils.py").write_text('"""Anything."""\n', encoding="utf-8")

    code, said = verdicts(copy)

    assert code != 0
    assert "app.utils" in said


def test_every_room_has_a_door_plate_and_nothing_behind_it() -> None:
    doors = [file for file in (ROOT / "app").rglob("__init__.py") if file.parent.name != "app"]

    full = [str(file.relative_to(ROOT)) for file in doors if _code_of(file)]

    assert len(doors) > 8
    assert full == []


def _code_of(file: Path) -> str:
    """What stands in a file beside its first docstring."""
    text = file.read_text(encoding="utf-8").strip()
    assert text.startswith('"""'), f"{file} has no docstring"
    return text.split('"""', 2)[2].strip()
