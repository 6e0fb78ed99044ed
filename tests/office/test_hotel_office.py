"""The office as a port: each shelf shows itself, each task finds its shelf, and what the house set is told."""

import pytest

from app.domain.office import SHELF_ACTS, TASK_ACTS, Shelf, Task
from app.domain.permissions import ALLOWED
from app.domain.rules import HouseRules
from app.office.hotel_office import SHELF_OF, house_of
from tests.office.conftest import Hotel


@pytest.mark.parametrize("shelf", Shelf)
def test_every_shelf_shows_itself(hotel: Hotel, shelf: Shelf) -> None:
    sheet = hotel.sheet(shelf)

    assert sheet.query.shelf is shelf
    assert sheet.columns


def test_every_task_has_its_shelf_and_whoever_may_do_it_sees_that_shelf() -> None:

    assert set(SHELF_OF) == set(Task)
    for task, shelf in SHELF_OF.items():
        assert ALLOWED[TASK_ACTS[task]] <= ALLOWED[SHELF_ACTS[shelf]]


def test_what_the_house_set_is_told_to_the_flow(hotel: Hotel) -> None:
    config = hotel.config

    assert hotel.office.house() == house_of(config)
    assert house_of(config) == HouseRules(config.hotel.identity_check, 120.0, 60.0, 30.0)
