"""The parity report from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

from app import paths
from app.storage.desk import parity_of


def test_a_report_is_written_for_people_and_for_machines(tmp_path: Path) -> None:
    out = tmp_path / "report"

    done = subprocess.run(
        (sys.executable, "-m", "app", "--state", str(tmp_path / "state"), "parity", "--few", "--out", str(out)),
        capture_output=True, text=True, timeout=300, cwd=paths.APP.parent, env=dict(os.environ), check=False,
    )  # fmt: skip

    told = json.loads((out / "parity.json").read_text())
    assert done.returncode == 0, done.stderr
    assert told["hard_failures"] == []
    assert told["id"] in (out / "parity.html").read_text()
    assert f"{told['score']} of 100" in done.stdout
    assert len(list(out.glob("choice-*.png"))) > 0
    measured = {metric["id"] for metric in told["metrics"] if metric["measured"]}
    assert "P22" in measured
    assert json.loads((tmp_path / "state" / "parity.json").read_text()) == told
    assert parity_of(tmp_path / "state") == told["id"]
