"""The shelf of notices: what holds, what differs side by side, drafts kept by one and versions approved by two."""

from pathlib import Path

import pytest

from app.domain.ids import StaffId
from app.domain.office import Shelf, Task, TaskFault
from app.domain.staff import Signed
from app.notices import SENTENCES, read_folder, shipped
from tests.builders import TODAY
from tests.house.test_words import forms
from tests.office.conftest import Hotel, cells

DAY = TODAY.isoformat()
SHIPPED = shipped().version


def write(hotel: Hotel, version: str = "2.0", **change: str) -> Path:
    """Put a draft into the folder, which says something else of the purpose."""
    folder = hotel.folder / version
    folder.mkdir(exist_ok=True)
    for tag, text in shipped().texts.items():
        words = text.replace("## N2 ", f"## N2 {change.get('word', 'Own')} ")
        (folder / f"{tag}.md").write_text(words, "utf-8")
    return folder


def keep(hotel: Hotel, version: str = "2.0") -> TaskFault | None:
    """Take a draft over, as it is shown."""
    subject = f"folder:{version}"
    return hotel.do(Task.KEEP_NOTICE, subject, mark=hotel.sheet(Shelf.NOTICES, subject).mark)


def approve(hotel: Hotel, version: str, day: str = DAY, **by: object) -> TaskFault | None:
    """Approve a version, as it is shown."""
    return hotel.do(Task.APPROVE_NOTICE, version, day, mark=hotel.sheet(Shelf.NOTICES, version).mark, **by)  # type: ignore[arg-type]


def test_versions_and_drafts_are_shown_and_that_none_holds_yet(hotel: Hotel) -> None:
    write(hotel)
    (hotel.folder / "not a version").mkdir()

    sheet = hotel.sheet(Shelf.NOTICES)

    assert cells(sheet) == [(SHIPPED, "notice.draft", "", ""), ("2.0", "from.folder", "", "")]
    assert [told.key for told in sheet.told] == ["notice_none"]


def test_a_draft_is_kept_compared_approved_by_two_and_holds_from_its_day(hotel: Hotel) -> None:
    write(hotel)
    assert hotel.sheet(Shelf.NOTICES, "folder:2.0").tasks == (Task.KEEP_NOTICE,)
    assert keep(hotel) is None

    beside = hotel.sheet(Shelf.NOTICES, "2.0", only="en")
    assert [row[:2] for row in cells(beside)] == [("en", "N2")]
    assert "Own" in cells(beside)[0][3]
    assert "Own" not in cells(beside)[0][2]
    assert beside.tasks == (Task.APPROVE_NOTICE,)
    assert approve(hotel, "2.0") is None

    sheet = hotel.sheet(Shelf.NOTICES)
    assert cells(sheet)[1] == ("2.0", "notice.in_force", DAY, "02, 03")
    assert dict(sheet.told[0].values) == {"version": "2.0", "day": TODAY}
    assert [act[0] for act in hotel.acts()] == ["change_notice", "change_notice"]
    assert [(act[2], act[3]) for act in hotel.acts()] == [("02", ""), ("02", "03")]


def test_approving_the_version_before_again_undoes_it(hotel: Hotel) -> None:
    write(hotel)
    keep(hotel)
    approve(hotel, SHIPPED)
    approve(hotel, "2.0")

    assert approve(hotel, SHIPPED) is None

    assert cells(hotel.sheet(Shelf.NOTICES))[0][:2] == (SHIPPED, "notice.in_force")
    assert cells(hotel.sheet(Shelf.NOTICES))[1][:2] == ("2.0", "notice.approved")
    same = hotel.sheet(Shelf.NOTICES, SHIPPED)
    assert (same.told[0].key, same.total) == ("notice_same", 0)


def test_nobody_alone_on_no_past_day_and_nothing_that_changed_meanwhile(hotel: Hotel) -> None:
    write(hotel)
    keep(hotel)

    assert approve(hotel, "2.0", by=Signed(StaffId("02"))) is TaskFault.MAY_NOT
    assert approve(hotel, "2.0", "2020-01-01") is TaskFault.DAY_IS_PAST
    assert hotel.do(Task.APPROVE_NOTICE, "2.0", DAY, mark="another") is TaskFault.CHANGED_MEANWHILE
    assert hotel.do(Task.APPROVE_NOTICE, "9.9", DAY) is TaskFault.CHANGED_MEANWHILE
    assert hotel.stores.notices.approvals() == ()


def test_a_version_never_changes_once_it_is_known(hotel: Hotel) -> None:
    write(hotel)
    keep(hotel)
    write(hotel, word="Other")
    write(hotel, SHIPPED, word="Other")

    assert keep(hotel) is TaskFault.VERSION_KNOWN
    assert keep(hotel, SHIPPED) is TaskFault.VERSION_KNOWN


def test_every_fault_of_a_draft_is_shown_and_it_cannot_be_kept(hotel: Hotel) -> None:
    folder = write(hotel)
    (folder / "en.md").write_text("no front", "utf-8")
    (folder / "fr.md").unlink()
    german = (folder / "de.md").read_text("utf-8")
    (folder / "de.md").write_text(german.replace("## N2 ", "## N99 "), "utf-8")
    (folder / "es.md").write_text((folder / "es.md").read_text("utf-8") + "TBD\n", "utf-8")

    sheet = hotel.sheet(Shelf.NOTICES, "folder:2.0")

    line = str((folder / "es.md").read_text("utf-8").count("\n"))
    assert sorted(cells(sheet)) == [
        ("de.md", "N2, N99", "notice_fault.sections"),
        ("en.md", "", "notice_fault.front"),
        ("es.md", line, "notice_fault.unfinished"),
        ("fr.md", "", "notice_fault.missing"),
    ]
    assert sheet.tasks == ()
    mark = "d" * 64
    assert hotel.do(Task.KEEP_NOTICE, "folder:2.0", mark=mark) is TaskFault.CHANGED_MEANWHILE


def test_a_draft_that_is_faulty_for_this_hotel_is_refused_even_as_it_was_seen(hotel: Hotel) -> None:
    folder = write(hotel)
    (folder / "fr.md").unlink()

    mark = read_folder(folder).sha256
    assert hotel.do(Task.KEEP_NOTICE, "folder:2.0", mark=mark) is TaskFault.NOT_WHOLE


def test_every_fault_has_words_for_the_office() -> None:
    prefix = "desk.office.cell.notice_fault."

    assert {key.removeprefix(prefix) for key in forms("en") if key.startswith(prefix)} == set(SENTENCES)


@pytest.mark.parametrize("raw", [b"\xff\xfe"])
def test_a_text_that_is_none_is_told(hotel: Hotel, raw: bytes) -> None:
    (write(hotel) / "en.md").write_bytes(raw)

    assert cells(hotel.sheet(Shelf.NOTICES, "folder:2.0")) == [("en.md", "", "notice_fault.not_utf8")]
    assert hotel.do(Task.KEEP_NOTICE, "folder:2.0") is TaskFault.NOT_WHOLE


def test_what_is_not_there_any_more_is_told(hotel: Hotel) -> None:
    assert [told.key for told in hotel.sheet(Shelf.NOTICES, "folder:3.0").told] == ["unreadable"]
