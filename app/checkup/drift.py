"""What of a kiosk is other than on the day it was looked over: settings one by one, law, notice, models, version."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__, paths
from app.config import Config
from app.domain.device import Device, DeviceState
from app.models.manifest import ModelError, read_manifest
from app.profiles import profile_of
from app.proof.canonical import canonical, unb64

if TYPE_CHECKING:  # the kiosk's start loads no cryptography before its first screen
    from app.proof.keys import KeyRing

FOLDER = "commissioning"
"""The folder of the state folder in which signed answers lie."""

SHOWN = 12
"""How many characters of a digest are kept."""

VERSION, LAW, NOTICE, MODELS = "version", "law", "notice", "models"
"""The parts that are no setting; a setting is named as in the file: section and key."""


@dataclass(frozen=True)
class Drift:
    """Since when a kiosk should be as it was, and what is not, by name; nothing where all is."""

    since: datetime
    changed: tuple[str, ...]


def parts_of(config: Config, notices: Mapping[str, str]) -> Mapping[str, str]:
    """Everything that is looked over, each part with a digest of what it is now; of the notices, theirs are given."""
    told = json.loads(json.dumps(asdict(config), default=str))
    settings = {f"{section}.{key}": value for section, keys in told.items() for key, value in keys.items()}
    parts = {**settings, LAW: asdict(profile_of(config.hotel.profiles)), NOTICE: dict(notices), MODELS: _models()}
    return {VERSION: __version__, **{name: _digest(value) for name, value in parts.items()}}


def changed(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the parts that differ, of one that came or went as well, in a fixed order."""
    return tuple(sorted(name for name in then.keys() | now.keys() if then.get(name) != now.get(name)))


def read(file: Path, keys: "KeyRing") -> Mapping[str, object] | None:
    """The record of a commissioning; None unless one of this kiosk's keys signed it as it is."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        record, key, signature = told["record"], str(told["key"]), unb64(told["signature"])
    except (ValueError, KeyError, TypeError):
        return None
    is_signed = isinstance(record, dict) and keys.verify(key, signed_bytes(record), signature)
    return record if is_signed else None


def signed_bytes(record: Mapping[str, object]) -> bytes:
    """What of a record is signed."""
    return canonical(json.loads(json.dumps(dict(record))))


def newest(state: Path) -> Path | None:
    """The file of the newest commissioning."""
    return max((state / FOLDER).glob("*.json"), default=None)


def drift_since(record: Mapping[str, object], now: Mapping[str, str]) -> Drift:
    """What is other than a record says."""
    then = record["parts"]
    assert isinstance(then, dict)
    return Drift(datetime.fromisoformat(str(record["at"])), changed(then, now))


def settings(state: Path, keys: Callable[[], "KeyRing"], now: Callable[[], Mapping[str, str]]) -> DeviceState:
    """Whether everything is as it was when somebody looked the kiosk over, as one of its parts."""
    file = newest(state)
    if file is None:
        return DeviceState(Device.SETTINGS, "unseen")
    record = read(file, keys())
    if record is None:
        return DeviceState(Device.SETTINGS, "untrue", {"file": file.name})
    drift = drift_since(record, now())
    facts: dict[str, str | int | datetime] = {"at": drift.since, "names": ", ".join(drift.changed)}
    return DeviceState(Device.SETTINGS, "changed" if drift.changed else "works", facts)


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
