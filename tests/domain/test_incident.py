"""Whoever must hear of an incident has a time for it, counted from when it was noticed."""

from datetime import UTC, datetime

from app.domain.incident import Deadline, deadlines
from app.profiles import written_profiles

NOTICED = datetime(2026, 11, 28, 22, 30, tzinfo=UTC)


def test_the_most_pressing_stands_first() -> None:
    known = written_profiles()

    found = deadlines([known["EU"].profile, known["CN"].profile], NOTICED)

    assert found[0] == Deadline("CN", "authority", 24, datetime(2026, 11, 29, 22, 30, tzinfo=UTC))
    assert [(each.place, each.tell) for each in found[1:]] == [("CN", "guests"), ("EU", "authority"), ("EU", "guests")]
    assert found[2].by == datetime(2026, 12, 1, 22, 30, tzinfo=UTC)


def test_every_place_names_somebody() -> None:
    for written in written_profiles().values():
        assert set(written.profile.breach_tell) <= {"authority", "guests"}
        assert deadlines([written.profile], NOTICED)
