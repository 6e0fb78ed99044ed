"""The jurisdiction profiles as they are written down, each value with its reason and its source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app import paths
from app.domain.profile import KEYS, ConsentForm, Profile, strictest

FLOOR = "FLOOR"
"""What Evenkey holds to anywhere; no place of its own."""


@dataclass(frozen=True)
class Reason:
    """Why a key has its value, and who says so; `is_checked` where the official text was read."""

    why: str
    source: str
    is_checked: bool = True


@dataclass(frozen=True)
class WrittenProfile:
    """One place as it is written down: the values, and the reason for each."""

    place: str
    profile: Profile
    reasons: Mapping[str, Reason]


@lru_cache(maxsize=1)
def written_profiles() -> Mapping[str, WrittenProfile]:
    """Every profile by its name, in the order of the file; read once."""
    text = (paths.resources() / "profiles.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return {name: _written(name, tables) for name in tables if name != FLOOR}


def profile_of(names: tuple[str, ...]) -> Profile:
    """The one profile of several places by name: the strictest."""
    return strictest(written_profiles()[name].profile for name in names)


def _written(name: str, tables: Mapping[str, Mapping[str, object]]) -> WrittenProfile:
    """One profile, with what it has from its base and from the floor."""
    base = str(tables[name].get("base", FLOOR))
    cells = {**tables[FLOOR], **tables[base], **tables[name]}
    values = {key: _value(key, cells[key]["value"]) for key in KEYS}  # type: ignore[index]
    reasons = {key: _reason(cells[key]) for key in KEYS}
    return WrittenProfile(str(cells["place"]), Profile(names=(name,), **values), reasons)  # type: ignore[arg-type]


def _value(key: str, written: object) -> object:
    """A value as the domain has it."""
    if isinstance(written, list):
        return tuple(written)
    return ConsentForm(written) if key == "consent_form" else written


def _reason(cell: object) -> Reason:
    """The reason of one key."""
    assert isinstance(cell, dict)
    return Reason(cell["why"], cell["source"], is_checked=cell.get("checked", True))
