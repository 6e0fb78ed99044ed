"""How old a guest is on the hotel's day, as far as the document says; a part left open never makes anybody older.

Source: ICAO Doc 9303-3, 4.8 (unknown parts of a birth date are fillers); PIPL Art. 31 (under 14).
"""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import Enum
from string import digits

FILLER = "<"
_YEARS_MAX = 120
"""Nobody is older; so a year of two digits is never more than this long ago."""


class AgeBand(Enum):
    """Which of the hotel's rules a guest falls under."""

    UNDER_14 = "under_14"
    UNDER_18 = "under_18"
    ADULT = "adult"
    UNKNOWN = "unknown"


UNDER_AGE = frozenset({AgeBand.UNDER_14, AgeBand.UNDER_18})
"""Guests for whom a member of staff must be there. Source: Minors Protection Law Art. 57 (rights.md R17)."""


@dataclass(frozen=True)
class AgeRules:
    """The ages of the market's profile, in years: `child` ends the first band, `adult` the second."""

    child: int = 14
    adult: int = 18


PROFILE = AgeRules()


def age_on(birth: date, day: date) -> int:
    """Whole years on a day; the birthday itself counts. Born on 29 February, one is a year older on 1 March."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def age_band(birth: date | None, day: date, rules: AgeRules = PROFILE) -> AgeBand:
    """The band of a guest with this birth date; UNKNOWN without one, and for one that nobody can have."""
    if birth is None or not 0 <= age_on(birth, day) <= _YEARS_MAX:
        return AgeBand.UNKNOWN
    age = age_on(birth, day)
    if age < rules.child:
        return AgeBand.UNDER_14
    return AgeBand.UNDER_18 if age < rules.adult else AgeBand.ADULT


def zone_age_band(birth_untrusted: str, day: date, rules: AgeRules = PROFILE) -> AgeBand:
    """The band by the six characters YYMMDD of a zone, fillers allowed; UNKNOWN unless all days it may mean agree.

    The century is the last in which the birth lies in the past, as on every passport.
    """
    bands = {age_band(birth, day, rules) for birth in _ends(birth_untrusted, day)}
    return bands.pop() if len(bands) == 1 else AgeBand.UNKNOWN


def _ends(text: str, day: date) -> tuple[date, ...]:
    """The first and the last day that a zone's birth date may mean; none if it means no day."""
    year, month, of_month = text[:2], text[2:4], text[4:]
    if len(text) != len("YYMMDD") or not set(text) <= set(digits + FILLER) or FILLER in year:
        return ()
    months = (1, 12) if FILLER in month else (int(month), int(month))
    century = day.year // 100 * 100
    found = _days(century + int(year), months, of_month)
    if found and found[0] > day:
        found = _days(century - 100 + int(year), months, of_month)
    return tuple(min(each, day) for each in found)


def _days(year: int, months: tuple[int, int], of_month: str) -> tuple[date, ...]:
    """The first and the last day within these months; none if the calendar has no such day."""
    first, last = months
    try:
        if FILLER in of_month:
            return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
        return date(year, first, int(of_month)), date(year, last, int(of_month))
    except (ValueError, calendar.IllegalMonthError):
        return ()
