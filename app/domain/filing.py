"""When a hotel must file with the authority, by how many persons' face data it stores.

Source: the Measures Art. 15: from 100,000 persons on, within 30 working days.
"""

from enum import Enum

FILING_PERSONS = 100_000
FILING_WORKING_DAYS = 30

_SOON, _VERY_SOON = 80_000, 95_000


class FilingAlert(Enum):
    """How near the duty to file is; the value is its code."""

    FAR = "far"
    SOON = "soon"
    VERY_SOON = "very_soon"
    DUE = "due"


def filing_alert(persons: int) -> FilingAlert:
    """How near the duty is with so many persons stored: told at 80, 95 and 100 hundredths of the number."""
    if persons >= FILING_PERSONS:
        return FilingAlert.DUE
    if persons >= _VERY_SOON:
        return FilingAlert.VERY_SOON
    return FilingAlert.SOON if persons >= _SOON else FilingAlert.FAR
