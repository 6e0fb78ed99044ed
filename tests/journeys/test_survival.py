"""Something breaks while somebody is at the kiosk: two cells of the table that `bench_survive` prints whole."""

from pathlib import Path

import pytest

from tests.journeys.chaos import FAULTS, STATES, Row, cells, rows
from tests.needs import needs_mounting


@needs_mounting
@pytest.mark.parametrize("cell", ["code:killed", "choice:disk_read_only"])
def test_the_kiosk_is_back_within_seconds_says_what_is_true_and_lost_nothing(cell: str, tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [cell])

    assert row == Row(*cell.split(":"), is_ok=True, seconds=row.seconds, told="")
    assert row.seconds > 0


def test_the_table_has_every_fault_in_every_state() -> None:
    assert len(set(cells())) == len(STATES) * len(FAULTS)
