"""The kiosk's health for the monitoring of a fleet: counts and times in two files, no guest in either, and no network.

Source: the text format of Prometheus, version 0.0.4, as its node exporter collects it from files (textfile collector).
"""

import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from app.bootstrap import DATABASE, open_stores
from app.checkup.machine import newest_backup
from app.config import Config
from app.doctor.running import differs, settings_digest
from app.doctor.status import FILE as STATUS
from app.domain.problems import KioskError
from app.lock import is_running, was_cut_short
from app.logs import FILE, LogEvent

HELP: Mapping[str, str] = {
    "up": "Whether a kiosk runs.",
    "cut_short": "Whether the last kiosk was cut short and none runs now.",
    "settings_differ": "Whether the running kiosk began with other settings or another version than are here now.",
    "store_ok": "Whether the store opens, whole and durable.",
    "records": "Records in the log of receipts.",
    "help_calls_open": "Guests who asked for help and whom nobody has answered.",
    "disk_free_bytes": "Free space where the state folder is.",
    "store_bytes": "Size of the store.",
    "backup_age_seconds": "Age of the newest backup; -1 where there is none.",
    "bugs_logged": "Unexpected errors in the newest log file.",
    "errands_failed_logged": "Errands that failed in the newest log file.",
    "checked_seconds": "When this was written, in seconds since 1970.",
}
"""Every measure, without the prefix that all have."""


def measure(config: Config, state: Path) -> dict[str, float]:
    """Look at everything once; a store that does not exist yet is not made."""
    now_s = datetime.now(UTC).timestamp()  # noqa: TID251 - a door
    runs = is_running(state)
    newest = newest_backup(state)
    logged = _logged(state / "logs" / FILE)
    database = state / DATABASE
    return {
        "up": float(runs),
        "cut_short": float(not runs and was_cut_short(state)),
        "settings_differ": float(differs(config, state, __version__)),
        **_store(config, state),
        "disk_free_bytes": float(shutil.disk_usage(state).free),
        "store_bytes": float(database.stat().st_size if database.is_file() else 0),
        "backup_age_seconds": -1.0 if newest is None else max(0.0, round(now_s - newest.timestamp())),
        "bugs_logged": float(logged[LogEvent.UNEXPECTED.value]),
        "errands_failed_logged": float(logged[LogEvent.ERRAND_FAILED.value]),
        "checked_seconds": float(round(now_s)),
    }


def as_text(config: Config, measures: Mapping[str, float]) -> str:
    """The measures in Prometheus' text format, with one more that names version, kiosk and settings."""
    labels = f'version="{__version__}",kiosk="{_escaped(config.kiosk.id)}",settings="{settings_digest(config)}"'
    lines = [
        "# HELP evenkey_info Version, kiosk and settings, as labels.",
        "# TYPE evenkey_info gauge",
        f"evenkey_info{{{labels}}} 1",
    ]
    for name, value in measures.items():
        lines += [f"# HELP evenkey_{name} {HELP[name]}", f"# TYPE evenkey_{name} gauge", f"evenkey_{name} {value:.15g}"]
    return "\n".join(lines) + "\n"


def as_dict(config: Config, measures: Mapping[str, float]) -> dict[str, object]:
    """The same for a program that reads JSON."""
    return {
        "version": __version__,
        "kiosk": config.kiosk.id,
        "settings": settings_digest(config),
        **{name: int(value) for name, value in measures.items()},
    }


def write(config: Config, measures: Mapping[str, float], folder: Path, page: str) -> list[Path]:
    """Write both files and the page of status, each whole or not at all: nobody ever reads half of one."""
    told = json.dumps(as_dict(config, measures), indent=2) + "\n"
    files = {"health.prom": as_text(config, measures), "health.json": told, STATUS: page}
    return [_written(folder / name, text) for name, text in files.items()]


def _store(config: Config, state: Path) -> dict[str, float]:
    """What the store says, if there is one and it opens."""
    if not (state / DATABASE).is_file():
        return {"store_ok": 0.0, "records": 0.0, "help_calls_open": 0.0}
    try:
        stores = open_stores(config, state)
        calls = len(stores.audit.open_help_calls())
        return {"store_ok": 1.0, "records": float(stores.receipts.ledger.size), "help_calls_open": float(calls)}
    except KioskError:
        return {"store_ok": 0.0, "records": 0.0, "help_calls_open": 0.0}


def _logged(file: Path) -> Counter[str]:
    """How often each event stands in a log file; a torn last line is left out."""
    counts: Counter[str] = Counter()
    if not file.is_file():
        return counts
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                counts[str(json.loads(line)["event"])] += 1
            except (ValueError, KeyError, TypeError, RecursionError):
                continue
    return counts


def _escaped(value: str) -> str:
    """A label's value as the format asks."""
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def _written(file: Path, text: str) -> Path:
    """Write beside the file, readable by its owner alone, and put it in its place in one step."""
    descriptor, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
        handle.write(text)
    return Path(beside).replace(file)
