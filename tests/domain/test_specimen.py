"""The passport that nobody has."""

from app.domain.specimen import SPECIMEN_LINES
from tests.builders import ERIKSSON_LINES


def test_it_is_written_as_the_standard_prints_it() -> None:
    assert SPECIMEN_LINES == ERIKSSON_LINES
