"""The shelf of rules: which may be changed within which range, what follows at once, and what the law holds."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.config import CHANGEABLE, SECTION_OF, Config, Face
from app.domain.desk_table import Coded
from app.domain.gates import Lock
from app.domain.ids import StaffId
from app.domain.office import Shelf, Task, TaskFault
from app.domain.profile import KEYS
from app.domain.rules import IdentityCheck
from app.domain.staff import Signed
from app.office.rules import IN_FILE
from tests.office.conftest import Hotel, cells

BY = Signed(StaffId("02"), "counsel_asked")
CHINESE_SOURCE = "人脸识别技术应用安全管理办法 (Order No. 19 of 2025) Art. 9; 个人信息保护法 (PIPL) Art. 56"


def change(hotel: Hotel, key: str, value: str) -> TaskFault | None:
    """Change a rule."""
    return hotel.do(Task.CHANGE_RULE, key, value, "counsel_asked", by=BY)


def value_of(hotel: Hotel, key: str) -> str:
    """What a rule is shown to be."""
    sheet = hotel.sheet(Shelf.RULES, only="may_change")
    return next(row[1] for row in cells(sheet) if row[0] == f"rule.{key}")


def test_every_rule_is_shown_with_its_value_and_who_set_it(hotel: Hotel) -> None:
    found = [row for page in range(4) for row in cells(hotel.sheet(Shelf.RULES, page=page))]

    assert {row[0] for row in found} == {f"rule.{key}" for key in (*CHANGEABLE, *IN_FILE)} | {f"law.{k}" for k in KEYS}
    assert ("rule.link_days", "30", "0-1096", "set.file") in found
    assert ("rule.retention_days", "1096", "", "set.file") in found
    assert ("law.face_allowed", "value.yes", "", "set.law") in found
    assert hotel.sheet(Shelf.RULES).told[0].values == {"places": (Coded("profile.place.CN"),)}


@pytest.mark.parametrize("key", CHANGEABLE)
def test_each_rule_is_changed_within_its_range_and_follows_the_file_again(hotel: Hotel, key: str) -> None:
    span = CHANGEABLE[key]
    value = span.choices[-1] if span.within is None else str(span.within[1])
    before = value_of(hotel, key)

    assert change(hotel, key, value) is None

    assert value_of(hotel, key).removeprefix("value.") == value
    one = hotel.sheet(Shelf.RULES, key)
    assert one.tasks == (Task.CHANGE_RULE, Task.RESET_RULE)
    assert (one.choices, one.within) == (span.choices, hotel.config.changeable()[key].within)
    assert hotel.acts() == [("change_rule", f"{key} {value}", "02", "", "counsel_asked")]
    assert hotel.do(Task.RESET_RULE, key, "house_rule", by=BY) is None
    assert value_of(hotel, key) == before
    assert cells(hotel.sheet(Shelf.RULES, key))[0][1] == "set.file"
    assert hotel.sheet(Shelf.RULES, key).tasks == (Task.CHANGE_RULE,)


@pytest.mark.parametrize("key", CHANGEABLE)
def test_nothing_out_of_range_is_taken(hotel: Hotel, key: str) -> None:
    span = CHANGEABLE[key]
    for value in ("", "-1", "1e3", "60.5", "perhaps"):
        assert change(hotel, key, value) is TaskFault.OUT_OF_RANGE
    if span.within:
        assert change(hotel, key, str(span.within[1] + 1)) is TaskFault.OUT_OF_RANGE
    assert hotel.acts() == []


@pytest.mark.parametrize("key", [*IN_FILE, "face_allowed", "name", "law:face_allowed"])
def test_what_the_notice_tells_or_the_law_sets_cannot_be_changed_here(hotel: Hotel, key: str) -> None:
    assert change(hotel, key, "60") is TaskFault.OUT_OF_RANGE
    assert hotel.sheet(Shelf.RULES, key).tasks == ()


def test_a_law_is_shown_for_each_place_with_its_reason_and_the_strictest_holds(
    open_hotel: Callable[..., Hotel],
) -> None:
    demo = Config().for_demo()
    hotel = open_hotel(replace(demo, hotel=replace(demo.hotel, profiles=("CN", "US-IL"))))

    sheet = hotel.sheet(Shelf.RULES, "law:retention_receipt_days")

    assert cells(sheet) == [
        ("profile.place.CN", "1096", "profile.why.records_three_years", CHINESE_SOURCE),
        ("profile.place.US-IL", "1827", "profile.why.release_kept", "BIPA, 740 ILCS 14, profile.source.unread"),
    ]
    assert sheet.told[0].values["value"] == 1827
    assert hotel.sheet(Shelf.RULES, "law:unknown").told[0].key == "unreadable"
    assert hotel.sheet(Shelf.RULES, "law:legal_basis").told[0].values["value"] == (
        Coded("value.separate_consent"),
        Coded("value.written_release"),
    )
    assert hotel.sheet(Shelf.RULES, "law:notice_languages").told[0].values["value"] == ("简体中文", "English")
    assert change(hotel, "audit_days", "1100") is TaskFault.OUT_OF_RANGE
    assert change(hotel, "audit_days", "1827") is None


def test_the_running_kiosk_follows_at_once(hotel: Hotel) -> None:
    digest = hotel.stores.ledger.desk.configuration

    change(hotel, "link_days", "7")
    change(hotel, "identity_check", "document")

    assert hotel.stores.retention.schedule.link_days == 7
    assert hotel.office.house().identity_check is IdentityCheck.DOCUMENT
    assert hotel.stores.ledger.desk.configuration != digest


def test_a_kiosk_that_starts_anew_follows_what_was_changed(hotel: Hotel, open_hotel: Callable[..., Hotel]) -> None:
    change(hotel, "link_days", "7")

    again = open_hotel()

    assert again.stores.retention.schedule.link_days == 7
    assert again.stores.ledger.desk.configuration == hotel.stores.ledger.desk.configuration


def test_a_face_way_closed_here_is_locked_and_one_closed_in_the_file_cannot_be_opened(
    hotel: Hotel, open_hotel: Callable[..., Hotel]
) -> None:
    change(hotel, "offered", "no")
    assert ("lock.not_offered", "mend.not_offered") in cells(hotel.sheet(Shelf.GATES))
    change(hotel, "offered", "yes")
    assert ("lock.not_offered", "mend.not_offered") not in cells(hotel.sheet(Shelf.GATES))

    closed = open_hotel(replace(hotel.config, face=Face(offered=False)))

    assert change(closed, "offered", "yes") is TaskFault.OUT_OF_RANGE
    assert Lock.NOT_OFFERED.value in str(cells(closed.sheet(Shelf.GATES)))


def test_every_setting_that_is_shown_stands_in_its_section() -> None:
    assert set(SECTION_OF) == {*CHANGEABLE, *IN_FILE}
    for key in SECTION_OF:
        assert Config().told(key)
