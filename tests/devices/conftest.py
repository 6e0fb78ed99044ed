"""A desk before the usual stand-in for the vision program."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.devices.desk import Desk
from tests.devices.stand_in import stand_in


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """A desk whose process, if it has one, ends with the test."""
    made = Desk(stand_in())
    yield made
    made.vision.off()
