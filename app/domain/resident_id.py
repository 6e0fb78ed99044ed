"""Chinese document numbers: resident identity numbers, checked in full, and travel permits, known by their shape alone.

Source: GB 11643-1999 (18 digits, check symbol by ISO/IEC 7064, MOD 11-2); the cards of foreign residents of 2023 and
the residence permits for Hong Kong, Macao and Taiwan follow it. For the numbers of travel permits no check rule is
published: they are told apart here, never proved; a guest who shows one is found only by the hotel's own list.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from app.domain.mrz import plain_document_number

_WEIGHTS = tuple(2**power % 11 for power in range(17, 0, -1))
_CHECKS = "10X98765432"
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_OLD_SHAPE = re.compile(r"[0-9]{15}")
_FOREIGN = "9"
_PERMIT_PLACES = frozenset({"81", "82", "83"})
_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71))
    for code in range(first, last + 1)
)
"""The first two digits of a place. Places below them come and go, so that a number outlives its own."""

_PERMITS = (
    (re.compile(r"[HM][0-9]{8}([0-9]{2})?"), "HOME_RETURN"),
    (re.compile(r"[HM]A[0-9]{7}"), "HOME_RETURN_FOREIGN"),
    (re.compile(r"C[0-9A-Z][0-9]{7}|W[0-9]{8}"), "TO_HONG_KONG_MACAO"),
    (re.compile(r"L[0-9]{8}|T[0-9]{8}"), "TO_TAIWAN"),
    (re.compile(r"[0-9]{8}|[0-9]{10}[A-Z]?"), "TAIWAN"),
)
"""Shapes of numbers, the narrower first. From descriptions by travel firms, not from a standard."""


class IdFault(Enum):
    """Why a text is no resident identity number."""

    SHAPE = "shape"
    BIRTH_DATE = "birth_date"
    CHECK_SYMBOL = "check_symbol"


class Holder(Enum):
    """Whom a number was given to."""

    RESIDENT = "resident"
    HONG_KONG_MACAO_TAIWAN = "hong_kong_macao_taiwan"
    FOREIGN_RESIDENT = "foreign_resident"


class Permit(Enum):
    """Travel permits by the shape of their number: a guess that proves nothing."""

    HOME_RETURN = "home_return"
    HOME_RETURN_FOREIGN = "home_return_foreign"
    TO_HONG_KONG_MACAO = "to_hong_kong_macao"
    TO_TAIWAN = "to_taiwan"
    TAIWAN = "taiwan"


@dataclass(frozen=True)
class ResidentId:
    """A number of 18 characters that is right by its own check symbol. `is_place_known` false is a warning, no fault.

    Keeps: nothing by itself. Prints nothing of the number.
    """

    number: str = field(repr=False)
    birth_date: date = field(repr=False)
    holder: Holder
    is_place_known: bool
    is_old_form: bool
    """The number had 15 digits, which carry no check symbol; `number` is what the same person has today."""


def resident_id(text_untrusted: str, today: date) -> ResidentId | IdFault:
    """Read a number as typed or scanned: spaces and hyphens forgiven, a small x taken, nobody born after `today`."""
    plain = "".join(char for char in text_untrusted if char not in " -")[:20]
    number = plain.upper() if plain.isascii() else ""
    is_old = bool(_OLD_SHAPE.fullmatch(number))
    if is_old:
        body = f"{number[:6]}19{number[6:]}"
        number = body + check_symbol(body)
    if not _SHAPE.fullmatch(number):
        return IdFault.SHAPE
    birth = _date(number[6:14])
    if birth is None or birth > today:
        return IdFault.BIRTH_DATE
    if check_symbol(number[:17]) != number[17]:
        return IdFault.CHECK_SYMBOL
    return ResidentId(number, birth, _holder(number), _is_place_known(number), is_old)


def travel_permit(text_untrusted: str) -> Permit | None:
    """Which travel permit a number looks like; None if like none. The shape is all that is known of it."""
    number = plain_document_number(text_untrusted[:40])
    return next((Permit[name] for shape, name in _PERMITS if shape.fullmatch(number)), None)


def check_symbol(body: str) -> str:
    """The check symbol over the first 17 digits."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def _holder(number: str) -> Holder:
    """Whom a number was given to, by its first digits."""
    if number.startswith(_FOREIGN):
        return Holder.FOREIGN_RESIDENT
    return Holder.HONG_KONG_MACAO_TAIWAN if number[:2] in _PERMIT_PLACES else Holder.RESIDENT


def _is_place_known(number: str) -> bool:
    """Whether the place is one there is: of a foreign resident's number the second and third digit are the province."""
    place = number[1:3] if number.startswith(_FOREIGN) else number[:2]
    return place in _PROVINCES or place in _PERMIT_PLACES


def _date(text: str) -> date | None:
    """A day written as YYYYMMDD, or None if the calendar has no such day."""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
