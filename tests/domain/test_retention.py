"""The schedule of keeping is lawful by default, and a run that erased nothing says so."""

from dataclasses import asdict, replace

from app.domain.retention import RANGES, Schedule, Swept

NOTHING = Swept(stays=0, names=0, records=0, acts=0, attempts=0, former_stores=0, is_gone=True)


def test_what_is_kept_unless_the_hotel_says_otherwise_is_lawful() -> None:
    schedule = asdict(Schedule())

    assert schedule.keys() == RANGES.keys()
    assert all(low <= schedule[name] <= high for name, (low, high) in RANGES.items())


def test_the_tie_to_a_booking_never_outlives_the_decision() -> None:
    assert RANGES["link_days"][1] <= RANGES["record_days"][0]


def test_nothing_erased_is_told_from_something() -> None:
    assert NOTHING.is_nothing
    for name in ("stays", "names", "records", "acts", "attempts", "former_stores"):
        assert not replace(NOTHING, **{name: 1}).is_nothing  # type: ignore[arg-type]
