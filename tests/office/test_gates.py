"""The shelf of gates: what locks, how each is mended, and the assessment that a privacy officer approves."""

import pytest

from app import paths
from app.domain.gates import Lock, Part
from app.domain.office import Sheet, Shelf, Task, TaskFault
from app.i18n import load_words
from tests.builders import TODAY
from tests.office.conftest import Hotel, cells

LONG = "What we found in this hotel, in our own words, and long enough to be more than a heading with nothing below."
UNTIL = "2027-11-22"


def put(hotel: Hotel, *, is_whole: bool = True) -> Sheet:
    """Put a form into the folder, and look at it."""
    text = (paths.resources() / "assessment" / "template.md").read_text("utf-8")
    lines = [f"{line}\n\n{LONG}" if is_whole and line.startswith("## ") else line for line in text.splitlines()]
    (hotel.folder / "pia.md").write_text("\n".join(lines), "utf-8")
    return hotel.sheet(Shelf.GATES, "folder:pia.md")


def test_each_lock_is_shown_with_what_to_do_and_forms_beside_them(hotel: Hotel) -> None:
    put(hotel)

    sheet = hotel.sheet(Shelf.GATES)

    assert ("lock.assessment_missing", "mend.assessment_missing") in cells(sheet)
    assert cells(sheet)[-1] == ("pia.md", "form")
    assert (sheet.told[0].key, sheet.told[0].is_caution) == ("gates_locked", True)
    one = hotel.sheet(Shelf.GATES, "lock:assessment_missing")
    assert cells(one) == [("lock.assessment_missing", "mend.assessment_missing")]


@pytest.mark.parametrize("lock", Lock)
def test_every_lock_has_a_sentence_and_a_way_out(lock: Lock) -> None:
    words = load_words(paths.resources())

    assert words.text("en", f"desk.lock.{lock.value}")
    assert words.text("en", f"desk.office.cell.mend.{lock.value}")


def test_a_whole_form_is_approved_for_what_the_kiosk_does_now(hotel: Hotel) -> None:
    sheet = put(hotel)
    assert {row[1] for row in cells(sheet)} == {"said"}
    assert sheet.tasks == (Task.APPROVE_ASSESSMENT,)

    fault = hotel.do(Task.APPROVE_ASSESSMENT, "folder:pia.md", "PIA-1", UNTIL, "first_time", mark=sheet.mark)

    assert fault is None
    newest = hotel.stores.assessments.newest()
    assert newest is not None
    assert (newest.id, newest.approved_on, newest.approver, newest.parts) == ("PIA-1", TODAY, "02", frozenset(Part))
    shown = hotel.sheet(Shelf.GATES)
    assert not any("assessment" in row[0] for row in cells(shown))
    assert shown.told[-1].values["id"] == "PIA-1"
    assert hotel.acts() == [("approve_assessment", "PIA-1", "02", "", "daily_list")]


def test_a_form_with_a_gap_cannot_be_approved(hotel: Hotel) -> None:
    sheet = put(hotel, is_whole=False)

    assert {row[1] for row in cells(sheet)} == {"unsaid"}
    assert (sheet.tasks, sheet.told[0].key) == ((), "form_gaps")
    fault = hotel.do(Task.APPROVE_ASSESSMENT, "folder:pia.md", "PIA-1", UNTIL, "first_time", mark=sheet.mark)
    assert fault is TaskFault.NOT_WHOLE


def test_no_past_day_and_nothing_that_changed_or_is_gone(hotel: Hotel) -> None:
    mark = put(hotel).mark
    answers = ("PIA-1", "2020-01-01", "first_time")

    assert hotel.do(Task.APPROVE_ASSESSMENT, "folder:pia.md", *answers, mark=mark) is TaskFault.DAY_IS_PAST
    assert hotel.do(Task.APPROVE_ASSESSMENT, "folder:pia.md", *answers) is TaskFault.CHANGED_MEANWHILE
    (hotel.folder / "pia.md").write_bytes(b"\xff")
    assert [told.key for told in hotel.sheet(Shelf.GATES, "folder:pia.md").told] == ["unreadable"]
    assert hotel.do(Task.APPROVE_ASSESSMENT, "folder:gone.md", *answers) is TaskFault.CHANGED_MEANWHILE
    assert hotel.stores.assessments.newest() is None


def test_an_open_face_way_says_so(hotel: Hotel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.gates.FaceGates.locks", lambda _gates: ())

    assert [told.key for told in hotel.sheet(Shelf.GATES).told] == ["gates_open"]
