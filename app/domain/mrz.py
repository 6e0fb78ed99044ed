"""Read the machine-readable zone of a passport, an identity card or a visa; every check digit must be right.

Source: ICAO Doc 9303, parts 3 (names, dates, check digits), 4 (TD3), 5 (TD1), 6 (TD2) and 7 (MRV-A, MRV-B).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from string import ascii_uppercase, digits

FILLER = "<"
SYMBOLS = digits + ascii_uppercase
_ALPHABET = frozenset(SYMBOLS + FILLER)
_LETTERS = frozenset(ascii_uppercase + FILLER)
_WEIGHTS = (7, 3, 1)


class MrzFormat(Enum):
    """The five sizes of a machine-readable zone."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


class MrzFault(Enum):
    """Why a text is not a machine-readable zone to rely on: the first reason found."""

    SHAPE = "shape"
    CHARACTER = "character"
    ISSUER = "issuer"
    NAME = "name"
    DOCUMENT_NUMBER = "document_number"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    EXPIRY_DATE = "expiry_date"
    OPTIONAL_DATA = "optional_data"
    COMPOSITE = "composite"


@dataclass(frozen=True)
class Mrz:
    """A zone whose check digits are all right. The names have none: they may still be misread.

    Keeps: nothing by itself; it lives as long as the state that holds it. Prints only its format.
    """

    format: MrzFormat
    issuer: str = field(repr=False)
    nationality: str = field(repr=False)
    document_number: str = field(repr=False)
    surname: str = field(repr=False)
    given_names: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    """None when the document leaves a part of it open, or when `parse_mrz` was not told which day it is."""
    expiry_date: date | None = field(repr=False)
    sex: str = field(repr=False)
    """M, F or X (not stated)."""
    is_truncated: bool = field(repr=False)
    """The name fills its field, so the end of it may be missing."""
    birth: str = field(default="", repr=False)
    """The birth date as it stands there, YYMMDD with a filler for what is left open; see `ages.zone_age_band`."""


@dataclass(frozen=True)
class _Zone:
    """The fields of a zone before they are judged."""

    format: MrzFormat
    name: str = field(repr=False)
    issuer: str = field(repr=False)
    nationality: str = field(repr=False)
    number: str = field(repr=False)
    birth: str = field(repr=False)
    sex: str = field(repr=False)
    expiry: str = field(repr=False)
    checks: tuple[tuple[MrzFault, bool], ...]
    """Each check digit that the format has, named by the fault it would show, and whether it is right."""


_SHAPES = {
    (30, 30, 30): MrzFormat.TD1,
    (36, 36): MrzFormat.TD2,
    (44, 44): MrzFormat.TD3,
}
_VISAS = {MrzFormat.TD2: MrzFormat.MRV_B, MrzFormat.TD3: MrzFormat.MRV_A}
_SEXES = {"M": "M", "F": "F", FILLER: "X", "X": "X"}


def check_digit(text: str) -> str:
    """The check digit over characters of the zone: weights 7, 3, 1, modulus 10."""
    values = (max(0, SYMBOLS.find(char)) for char in text)
    return str(sum(value * _WEIGHTS[index % 3] for index, value in enumerate(values)) % 10)


def parse_mrz(lines: Sequence[str], today: date | None = None) -> Mrz | MrzFault:
    """Read the lines of one zone, spaces and case forgiven; dates get their century from `today`, if told."""
    zone = _fields(lines)
    return zone if isinstance(zone, MrzFault) else _judged(zone, today)


def check_digits(lines: Sequence[str]) -> dict[str, bool]:
    """Whether each check digit that this format has is right, by the name of what it covers; none for no zone."""
    zone = _fields(lines)
    return {} if isinstance(zone, MrzFault) else {fault.value: is_right for fault, is_right in zone.checks}


def _fields(lines: Sequence[str]) -> _Zone | MrzFault:
    """The fields of a zone, or why these lines are none."""
    rows = tuple("".join(line.split()).upper() for line in lines)
    format_ = _SHAPES.get(tuple(map(len, rows)))
    if format_ is None:
        return MrzFault.SHAPE
    if not all(_ALPHABET.issuperset(row) for row in rows):
        return MrzFault.CHARACTER
    return _td1(rows) if format_ is MrzFormat.TD1 else _two_lines(rows, format_)


def _td1(rows: tuple[str, ...]) -> _Zone:
    """Three lines of 30 characters. Source: ICAO 9303-5, 4.2.2."""
    first, second, name = rows
    number, is_number_right = _document_number(first[5:14], first[14], first[15:30])
    composite = first[5:30] + second[:7] + second[8:15] + second[18:29]
    return _Zone(
        format=MrzFormat.TD1,
        name=name,
        issuer=first[2:5],
        nationality=second[15:18],
        number=number,
        birth=second[:6],
        sex=second[7],
        expiry=second[8:14],
        checks=(
            (MrzFault.DOCUMENT_NUMBER, is_number_right),
            (MrzFault.BIRTH_DATE, _is_right(second[:6], second[6])),
            (MrzFault.EXPIRY_DATE, _is_right(second[8:14], second[14], may_be_empty=True)),
            (MrzFault.COMPOSITE, _is_right(composite, second[29])),
        ),
    )


def _two_lines(rows: tuple[str, ...], format_: MrzFormat) -> _Zone:
    """Two lines of 36 or 44 characters. Source: ICAO 9303-4, 4.2.2; 9303-6, 4.2.2; 9303-7, 4.2.2 and 5.2.2."""
    first, second = rows
    is_visa = first[0] == "V"
    end = len(second) - 1
    number, is_number_right = second[:9].rstrip(FILLER), _is_right(second[:9], second[9])
    if format_ is MrzFormat.TD2 and not is_visa:
        number, is_number_right = _document_number(second[:9], second[9], second[28:end])
    checks = [
        (MrzFault.DOCUMENT_NUMBER, is_number_right),
        (MrzFault.BIRTH_DATE, _is_right(second[13:19], second[19])),
        (MrzFault.EXPIRY_DATE, _is_right(second[21:27], second[27], may_be_empty=True)),
    ]
    if format_ is MrzFormat.TD3 and not is_visa:
        checks.append((MrzFault.OPTIONAL_DATA, _is_right(second[28:42], second[42], may_be_empty=True)))
    if not is_visa:
        composite = second[:10] + second[13:20] + second[21:end]
        checks.append((MrzFault.COMPOSITE, _is_right(composite, second[end])))
    return _Zone(
        format=_VISAS[format_] if is_visa else format_,
        name=first[5:],
        issuer=first[2:5],
        nationality=second[10:13],
        number=number,
        birth=second[13:19],
        sex=second[20],
        expiry=second[21:27],
        checks=tuple(checks),
    )


def _faults(*checks: tuple[MrzFault, bool]) -> tuple[MrzFault, ...]:
    """The faults whose check failed."""
    return tuple(fault for fault, is_right in checks if not is_right)


def _is_right(text: str, digit: str, *, may_be_empty: bool = False) -> bool:
    """Whether a check digit fits; an empty field may carry a filler instead of 0."""
    if may_be_empty and digit == FILLER and not text.strip(FILLER):
        return True
    return digit == check_digit(text)


def _document_number(start: str, digit: str, optional: str) -> tuple[str, bool]:
    """A number of up to 9 characters, or a longer one that goes on in the optional data, check digit last.

    Source: ICAO 9303-5, 4.2.2.1, note j. Some issuers count the filler between the two parts, so both sums are right.
    """
    rest = optional.partition(FILLER)[0]
    if digit != FILLER or len(rest) < 2:
        return start.rstrip(FILLER), _is_right(start, digit, may_be_empty=True)
    body, last = rest[:-1], rest[-1]
    return start + body, last in (check_digit(start + body), check_digit(start + FILLER + body))


def _judged(zone: _Zone, today: date | None) -> Mrz | MrzFault:
    """The zone as a value, or the first fault in it."""
    births, expiries = _dates(zone.birth), _dates(zone.expiry)
    faults = (
        *_faults(
            (MrzFault.ISSUER, _LETTERS.issuperset(zone.issuer)),
            (MrzFault.NAME, _LETTERS.issuperset(zone.name) and zone.name.strip(FILLER) != ""),
        ),
        *_faults(*zone.checks),
        *_faults(
            (MrzFault.SEX, zone.sex in _SEXES),
            (MrzFault.BIRTH_DATE, births is not None),
            (MrzFault.EXPIRY_DATE, expiries is not None),
        ),
    )
    if faults:
        return faults[0]
    surname, _, given_names = zone.name.partition(FILLER * 2)
    return Mrz(
        format=zone.format,
        issuer=zone.issuer.rstrip(FILLER),
        nationality=zone.nationality.rstrip(FILLER),
        document_number=zone.number,
        surname=_words(surname),
        given_names=_words(given_names),
        birth_date=_latest(births or (), today),
        expiry_date=_nearest(expiries or (), today),
        sex=_SEXES[zone.sex],
        is_truncated=not zone.name.endswith(FILLER),
        birth=zone.birth,
    )


def _words(text: str) -> str:
    """A name with single spaces for fillers."""
    return " ".join(text.replace(FILLER, " ").split())


def _dates(text: str) -> tuple[date, ...] | None:
    """The days that YYMMDD may mean, one for each century; none when a part is left open, None when it is no date."""
    if not set(text) <= set(digits + FILLER):
        return None
    if FILLER in text:
        return ()
    year, month, day = int(text[:2]), int(text[2:4]), int(text[4:])
    return tuple(filter(None, (_date(century + year, month, day) for century in (1900, 2000, 2100)))) or None


def _date(year: int, month: int, day: int) -> date | None:
    """A day, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _latest(days: tuple[date, ...], today: date | None) -> date | None:
    """The last of the days that is not in the future: nobody is born tomorrow."""
    return max((day for day in days if today and day <= today), default=None)


def _nearest(days: tuple[date, ...], today: date | None) -> date | None:
    """The day nearest to today: documents are valid for some years."""
    return min(days, key=lambda day: abs((day - today).days), default=None) if today else None


def td3_lines(  # noqa: PLR0913 - one argument a field of the passport
    *,
    surname: str,
    given_names: str,
    document_number: str,
    birth_date: date,
    sex: str,
    expiry_date: date,
    country: str = "UTO",
    optional: str = "",
) -> tuple[str, str]:
    """Write the two lines of a passport; the names in letters A-Z and spaces, at most 9 characters of number.

    A surname that takes all the room is cut so that given names begin. Source: ICAO Doc 9303-4, 4.2.3 (truncation).
    """
    last_name = surname[:36] if given_names else surname
    name = f"{last_name}{FILLER * 2}{given_names}".upper().replace(" ", FILLER)[:39].ljust(39, FILLER)
    place = country.ljust(3, FILLER)
    number = document_number.ljust(9, FILLER)
    birth, expiry = f"{birth_date:%y%m%d}", f"{expiry_date:%y%m%d}"
    more = optional.ljust(14, FILLER)
    dates = birth + check_digit(birth), expiry + check_digit(expiry)
    head, tail = number + check_digit(number), more + (check_digit(more) if optional else FILLER)
    composite = check_digit(head + dates[0] + dates[1] + tail)
    return f"P{FILLER}{place}{name}", f"{head}{place}{dates[0]}{sex}{dates[1]}{tail}{composite}"


def plain_document_number(text: str) -> str:
    """A document number as one compares it: upper-case letters and digits only."""
    return "".join(char for char in text.upper() if char in SYMBOLS)
