"""No stored receipt is lost, none is half there, whenever the plug is pulled; thousands of kills: bench_kills."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from app.storage.database import open_database
from app.storage.receipt_store import SqliteReceipts
from tests.builders import a_draft
from tests.storage.kills import Figures, Trial

ROOT = Path(__file__).resolve().parents[2]


def test_kills_at_any_moment_lose_nothing_and_leave_nothing_half(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.bench_kills", "30", str(tmp_path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300).stdout

    storing, copying = (Figures(**json.loads(line[line.index("{") :])) for line in said.splitlines()[1:3])

    assert (storing.kills, copying.kills) == (30, 2)
    assert storing.acknowledged > 30
    for figures in (storing, copying):
        assert (figures.lost, figures.half, figures.damaged, figures.log_faults) == (0, 0, 0, 0)


def test_what_is_lost_half_or_damaged_would_be_counted(tmp_path: Path) -> None:
    trial = Trial(tmp_path / "evenkey.db")
    with closing(open_database(trial.path)) as database:
        trial.receipts = {SqliteReceipts(database).save(a_draft()).id, "never stored"}
        database.execute("PRAGMA foreign_keys = 0")
        database.execute("INSERT INTO face_endings VALUES (7, '2026-11-23', 'done')")
    trial.look_through()
    figures = trial.figures
    assert (figures.lost, figures.half, figures.damaged, figures.log_faults) == (1, 1, 0, 1)

    trial.path.write_bytes(trial.path.read_bytes()[:50_000])
    trial.look_through()
    assert trial.figures.damaged == 1
