"""`python -m app` is the `evenkey` command."""

import subprocess
import sys

import pytest

from app import __version__, paths


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [(["--version"], 0, __version__), (["--help"], 0, "Usage:"), (["no-such-verb"], 2, "no-such-verb")],
)
def test_the_module_runs_the_command_line(arguments: list[str], code: int, word: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments], cwd=paths.APP.parent, capture_output=True, text=True, check=False
    )

    assert done.returncode == code
    assert word in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
