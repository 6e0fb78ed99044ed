"""What one check found, for people and for machines."""

from app.doctor.finding import Finding
from app.domain.device import Grade


def test_every_state_has_a_mark_of_its_own() -> None:
    assert len({state.mark for state in Grade}) == len(Grade)


def test_a_finding_for_a_machine_names_all_of_it() -> None:
    told = Finding("disk", Grade.FAILS, "Full.", "Free some.").as_dict()

    assert told == {"name": "disk", "state": "fails", "sentence": "Full.", "mend": "Free some."}
