"""The jurisdiction profiles as they are written down, each value with its reason and its source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from app import paths
from app.domain.desk_table import Coded
from app.domain.profile import KEYS, ConsentForm, Profile, strictest

FLOOR = "FLOOR"
"""What Evenkey holds to anywhere; no place of its own."""

NO_LAW = frozenset({"general", "strictest"})
"""Sources that name no law: these have words."""


@dataclass(frozen=True)
class Reason:
    """Why a key has its value, by a code, and who says so, as counsel looks it up or by a code.

    `is_checked` where the official text was read; `is_of_elsewhere` where a law of one place is held to anywhere.
    """

    why: str
    source: str
    is_checked: bool = True
    is_of_elsewhere: bool = False

    @property
    def words(self) -> str:
        """The key of the sentence that says why."""
        return f"profile.why.{self.why}"

    @property
    def cited(self) -> tuple[str | Coded, ...]:
        """The source, and what is to be known of it."""
        cited: list[str | Coded] = [Coded(f"profile.source.{self.source}") if self.source in NO_LAW else self.source]
        if self.is_of_elsewhere:
            cited.append(Coded("profile.source.everywhere"))
        if not self.is_checked:
            cited.append(Coded("profile.source.unread"))
        return tuple(cited)


@dataclass(frozen=True)
class WrittenProfile:
    """One place as it is written down: the values, and the reason for each."""

    profile: Profile
    reasons: Mapping[str, Reason]

    @property
    def place(self) -> Coded:
        """What the place is called."""
        return Coded(f"profile.place.{self.profile.names[0]}")


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
    own = {**(tables[base] if base != FLOOR else {}), **tables[name]}
    cells = {**tables[FLOOR], **own}
    values = {key: _value(key, cells[key]["value"]) for key in KEYS}  # type: ignore[index]
    reasons = {key: _reason(cells[key], is_own=key in own) for key in KEYS}
    return WrittenProfile(Profile(names=(name,), **values), reasons)  # type: ignore[arg-type]


def _value(key: str, written: object) -> object:
    """A value as the domain has it."""
    if isinstance(written, list):
        return tuple(written)
    return ConsentForm(written) if key == "consent_form" else written


def _reason(cell: object, *, is_own: bool) -> Reason:
    """The reason of one key; a law named for what holds anywhere is one of elsewhere."""
    assert isinstance(cell, dict)
    why, source = cell["why"], cell["source"]
    is_of_elsewhere = not is_own and source not in NO_LAW
    return Reason(why, source, is_checked=cell.get("checked", True), is_of_elsewhere=is_of_elsewhere)
