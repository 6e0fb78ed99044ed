"""Runs a few lines with the real models behind the jail's walls: MediaPipe reports its use to its maker."""

from pathlib import Path

from app import paths
from tests.vision.confined import confined

_HEAD = """
import os, sys
from pathlib import Path
from app import paths
from app.vision import jail, surroundings
held = jail.lock_down(readable=[paths.APP, paths.assets(), paths.resources(), Path({folder!r})], devices=[])
assert set(held) >= jail.MANDATORY
surroundings.prepare()
MODELS = Path({folder!r})
"""
_TAIL = """
sys.stdout.flush()
os._exit(0)
"""


def jailed(lines: str, *, models: Path | None = None) -> list[str]:
    """What the lines print; `MODELS` is the folder of models, `paths` is at hand."""
    return confined(_HEAD.format(folder=str(models or paths.models())) + lines + _TAIL)
