"""The duty to file is told before it is there."""

import pytest

from app.domain.filing import FILING_PERSONS, FilingAlert, filing_alert


@pytest.mark.parametrize(
    ("persons", "alert"),
    [
        (0, FilingAlert.FAR),
        (79_999, FilingAlert.FAR),
        (80_000, FilingAlert.SOON),
        (94_999, FilingAlert.SOON),
        (95_000, FilingAlert.VERY_SOON),
        (FILING_PERSONS - 1, FilingAlert.VERY_SOON),
        (FILING_PERSONS, FilingAlert.DUE),
    ],
)
def test_the_alert_comes_at_80_95_and_100_hundredths(persons: int, alert: FilingAlert) -> None:
    assert filing_alert(persons) is alert
