"""The sheet and the statement from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

from app import paths


def _run(state: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, "-m", "app", "--state", str(state), "site", *words),
        capture_output=True, text=True, timeout=120, cwd=paths.APP.parent, env=dict(os.environ), check=False,
    )  # fmt: skip


def test_a_sheet_is_written_from_the_kiosks_own_glass(tmp_path: Path) -> None:
    (tmp_path / "evenkey.toml").write_text("[kiosk]\npixel_pitch_mm = 0.3\n")

    done = _run(tmp_path, "sheet", "--out", str(tmp_path / "sheet.html"))

    assert done.returncode == 0, done.stderr
    assert "324 x 576 mm" in (tmp_path / "sheet.html").read_text()


def test_a_statement_says_what_was_measured(tmp_path: Path) -> None:
    out = tmp_path / "statement.html"

    done = _run(tmp_path, "statement", "--out", str(out), "--glass", "landscape", "--json")

    assert done.returncode == 0, done.stderr
    measures = json.loads(done.stdout)["measures"]
    assert all(measure["is_met"] for measure in measures)
    assert all(measure["found"] in out.read_text() for measure in measures)


def test_a_kiosk_that_falls_short_says_so_and_fails(tmp_path: Path) -> None:
    (tmp_path / "evenkey.toml").write_text("[kiosk]\npixel_pitch_mm = 0.15\n")
    out = tmp_path / "statement.html"

    done = _run(tmp_path, "statement", "--out", str(out))

    assert done.returncode == 1
    assert "Not met: Touch area, smallest" in done.stderr
    assert "not met" in out.read_text()


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = _run(tmp_path, "sheet", "--out", str(tmp_path / "none" / "sheet.html"))

    assert done.returncode == 1
    assert done.stderr.strip().endswith("No such file or directory.")
    assert "Traceback" not in done.stderr
