"""What of a kiosk is other than on the day it was looked over: settings one by one, law, notice, models, version."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from app import __version__, paths
from app.bootstrap import today_of
from app.config import Config
from app.models.manifest import ModelError, read_manifest
from app.notices import notices_of, words_in_force
from app.profiles import profile_of

SHOWN = 12
"""How many characters of a digest are kept."""

VERSION, LAW, NOTICE, MODELS = "version", "law", "notice", "models"
"""The parts that are no setting; a setting is named as in the file: section and key."""


@dataclass(frozen=True)
class Drift:
    """Since when a kiosk should be as it was, and what is not, by name; nothing where all is."""

    since: date
    changed: tuple[str, ...]


def parts_of(config: Config, state: Path) -> Mapping[str, str]:
    """Everything that was looked over, each part with a digest of what it is now."""
    told = json.loads(json.dumps(asdict(config), default=str))
    settings = {f"{section}.{key}": value for section, keys in told.items() for key, value in keys.items()}
    words = words_in_force(config, state, today_of(config))
    notices = {tag: notice.ref.sha256 for tag, notice in notices_of(config, words).items()}
    parts = {**settings, LAW: asdict(profile_of(config.hotel.profiles)), NOTICE: notices, MODELS: _models()}
    return {VERSION: __version__, **{name: _digest(value) for name, value in parts.items()}}


def changed(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the parts that differ, of one that came or went as well, in a fixed order."""
    return tuple(sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name)))


def _models() -> Mapping[str, str]:
    """The digest of each model file that lies here now, whatever the list says; none where it cannot be read."""
    try:
        listed = read_manifest(paths.resources() / "models.toml")
    except ModelError:
        return {}
    return {model.file: _file_digest(paths.models() / model.file) for model in listed}


def _file_digest(file: Path) -> str:
    """The digest of one file; empty where it is not there or cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _digest(value: object) -> str:
    """A short name of a value that changes with it."""
    return hashlib.sha256(json.dumps(value, default=str, sort_keys=True).encode()).hexdigest()[:SHOWN]
