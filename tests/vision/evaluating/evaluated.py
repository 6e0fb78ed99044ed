"""Runs the evaluating program as `evenkey evaluate` does, and reads its lines."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import paths


@dataclass(frozen=True)
class Evaluated:
    """What the program said, line by line, and with which code it ended."""

    lines: list[Any]
    code: int

    @property
    def result(self) -> Any:
        """The result, which must be its last word."""
        assert self.code == 0
        return self.lines[-1]["result"]

    @property
    def fault(self) -> str:
        """The fault, which must be its only word."""
        assert self.code == 1
        (line,) = self.lines
        return str(line["fault"])


def evaluated(what: str, *files: Path, models: Path | None = None) -> Evaluated:
    """One run of the program."""
    program = (sys.executable, "-B", "-m", "app.vision.evaluating", what, "--models", str(models or paths.models()))
    done = subprocess.run(
        (*program, *map(str, files)), capture_output=True, text=True, timeout=120, cwd=paths.APP.parent, check=False
    )
    return Evaluated([json.loads(line) for line in done.stdout.splitlines()], done.returncode)
