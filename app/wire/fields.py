"""Takes the fields of one line of the wire apart, each checked; what is not exactly as expected is no line."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

TEXT_MAX = 900
"""Characters of one text: a receipt's token takes 550, and an address before it 250 at most."""

LINES_MAX = 3
"""A machine-readable zone has three lines at most. Source: ICAO Doc 9303-5."""

Code = TypeVar("Code", bound=Enum)


class WireError(Exception):
    """A line that is not in the vocabulary; its message never quotes the line."""


class Fields:
    """The fields of one line, taken out one by one; every taking checks, and `done` refuses what is left over."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        self._left = dict(fields)

    def _take(self, name: str) -> object:
        if name not in self._left:
            raise WireError("a field is missing")
        return self._left.pop(name)

    def whole(self, name: str) -> int:
        """A whole number from 0 to 2**53."""
        value = self._take(name)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 2**53:
            raise WireError("a field is not a whole number")
        return value

    def ratio(self, name: str) -> float:
        """A number from 0.0 to 1.0."""
        value = self._take(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0.0 <= value <= 1.0:
            raise WireError("a field is not a ratio")
        return float(value)

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._take(name)
        if not isinstance(value, bool):
            raise WireError("a field is neither true nor false")
        return value

    def text(self, name: str) -> str:
        """A printable text of 1 to `TEXT_MAX` characters."""
        return _text(self._take(name))

    def texts(self, name: str, least: int, most: int) -> tuple[str, ...]:
        """So many such texts."""
        value = self._take(name)
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise WireError("a field is not a list")
        return tuple(map(_text, value))

    def code(self, name: str, codes: type[Code]) -> Code:
        """One code of a closed list."""
        return _code(self._take(name), codes)

    def codes(self, name: str, codes: type[Code]) -> tuple[Code, ...]:
        """Several codes of a closed list."""
        value = self._take(name)
        if not isinstance(value, list):
            raise WireError("a field is not a list")
        return tuple(_code(item, codes) for item in value)

    def done(self) -> None:
        """Refuse what nobody asked for."""
        if self._left:
            raise WireError("a field is unknown")


def _text(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= TEXT_MAX or not value.isprintable():
        raise WireError("a field is not a text")
    return value


def _code(value: object, codes: type[Code]) -> Code:
    if not isinstance(value, str):
        raise WireError("a code is not a word")
    try:
        return codes(value)
    except ValueError:
        raise WireError("a code is unknown") from None
