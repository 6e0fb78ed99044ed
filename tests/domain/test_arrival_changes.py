"""A list of arrivals is compared with the register field by field."""

from app.domain.arrival_changes import ArrivalChange, FieldChange, compared


def test_new_changed_unchanged_and_gone_bookings_are_told_apart() -> None:
    before = {"AB12": {"arrival": "1", "surname": "Li"}, "CD34": {"arrival": "2"}}
    after = {"AB12": {"arrival": "1", "surname": "Lee", "surname 2": "Roe"}, "CD34": {"arrival": "2"}, "EF56": {}}

    changes = compared(before, after, {"GH78"})

    fields = (FieldChange("surname", "Li", "Lee"), FieldChange("surname 2", "", "Roe"))
    assert (changes.new, changes.gone, changes.unchanged, changes.count) == (("EF56",), ("GH78",), 1, 3)
    assert changes.changed == (ArrivalChange("AB12", fields),)


def test_what_says_who_a_guest_is_prints_itself_nowhere_and_says_so() -> None:
    change = FieldChange("surname 2", "Needle", "Canary")

    assert change.is_personal
    assert not FieldChange("departure", "1", "2").is_personal
    assert "Needle" not in repr(change)
    assert "Canary" not in repr(change)
