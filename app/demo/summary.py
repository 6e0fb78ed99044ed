"""What a played visit left: one JSON file that names every step, the frames, the processes and the receipt."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from app import __version__
from app.demo.player import Played
from app.demo.script import DemoWay

FILE = "summary.json"


def write_summary(out: Path, way: DemoWay, language: str, played: Played, evidence: Mapping[str, object]) -> Path:
    """Write `summary.json` into `out`; `evidence` is what was counted while the visit was played."""
    summary = {
        "evenkey": __version__,
        "way": way.value,
        "language": language,
        "ok": not played.failed_at,
        "failed_at": played.failed_at,
        "steps": [asdict(step) for step in played.steps],
        **evidence,
    }
    file = out / FILE
    file.write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return file
