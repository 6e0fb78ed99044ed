"""Whether a kiosk runs here, with which settings, and whether those are still the ones in the file."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from app.config import Config
from app.doctor.finding import Finding
from app.domain.device import Grade
from app.lock import is_running, read_mark, was_cut_short

SHOWN = 12
"""How many characters of a digest are shown."""


def settings_digest(config: Config) -> str:
    """The settings as one short name that changes with any of them."""
    told = json.dumps(asdict(config), default=str, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:SHOWN]


def mark_of(config: Config, version: str, pid: int) -> Mapping[str, str]:
    """What a kiosk leaves beside its store while it runs."""
    return {"settings": settings_digest(config), "version": version, "pid": str(pid)}


def differs(config: Config, state: Path, version: str) -> bool:
    """Whether the kiosk now running began with other settings, or as another version, than are here now."""
    mark = read_mark(state)
    here = mark_of(config, version, 0)
    return is_running(state) and any(mark.get(name) != here[name] for name in ("settings", "version"))


def running(config: Config, state: Path, version: str) -> Finding:
    """Say whether the kiosk runs, and whether it must start anew to follow what is here."""
    if not is_running(state):
        if was_cut_short(state):
            return Finding("kiosk", Grade.LACKS, "No kiosk runs; the last one was cut short.", "Start it: evenkey run")
        return Finding("kiosk", Grade.WORKS, "No kiosk runs with this state folder.")
    if differs(config, state, version):
        sentence = "A kiosk runs with other settings, or as another version, than are here now."
        return Finding("kiosk", Grade.LACKS, sentence, "Have it start anew when nobody is at it: evenkey stop")
    return Finding("kiosk", Grade.WORKS, f"A kiosk runs with these settings ({settings_digest(config)}).")
