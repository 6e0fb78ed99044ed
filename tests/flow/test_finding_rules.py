"""Rules of the hotel on both ways alike: who is it, how old, where is the document seen, and who comes next."""

from dataclasses import replace

import pytest

from app.domain.booking import ByDocument, OfGuest
from app.domain.consent import Way
from app.domain.likeness import NameReason
from app.domain.problems import Problem
from app.domain.rules import Rules
from app.domain.staff import OverrideReason
from app.flow import events as ev
from app.flow import pages
from app.flow.commands import FindBooking
from app.flow.overriding import reasons_for
from app.flow.pages import page_for
from app.flow.states import (
    Choice,
    Code,
    Confirm,
    Face,
    Portrait,
    Trouble,
    Visit,
)
from tests.flow.walk import AT_KIOSK, BOOKING, DAY, MRZ, NOTICE, RECEIPT, RULES, VERIFY, after, at, chosen, settled

# --- waits --------------------------------------------------------------------------------------------------------


def test_a_code_that_must_wait_says_how_long_and_typing_stays_open() -> None:
    typed = after(chosen(Way.DOCUMENT), ev.CodeTypingAsked(), ev.CodeEdited("HV10001"), ev.CodeSubmitted()).visit
    waiting = after(typed, ev.ErrandMustWait(Problem.CODE_WAIT, 60)).visit

    page = page_for(waiting, RULES).body
    assert isinstance(page, pages.TroublePage)
    assert (page.problem, page.wait_s, page.can_type_code) == (Problem.CODE_WAIT, 60, True)
    assert page.wait == (waiting.number, 1)
    back = after(waiting, ev.CodeTypingAsked()).visit.state
    assert isinstance(back, Code)
    assert back.typed == "HV10001"


def test_the_next_wait_is_another_one_though_it_is_as_long_and_a_look_at_the_notice_is_none() -> None:
    typed = after(chosen(Way.DOCUMENT), ev.CodeTypingAsked(), ev.CodeEdited("HV10001"), ev.CodeSubmitted()).visit
    waiting = after(typed, ev.ErrandMustWait(Problem.CODE_WAIT, 60)).visit

    looked = after(waiting, ev.NoticeOpened(), ev.WentBack()).visit
    again = after(looked, ev.CodeTypingAsked(), ev.CodeSubmitted(), ev.ErrandMustWait(Problem.CODE_WAIT, 60)).visit

    waits = [page_for(visit, RULES).body.wait for visit in (waiting, looked, again)]  # type: ignore[union-attr]
    assert waits == [(waiting.number, 1), (waiting.number, 1), (waiting.number, 2)]


@pytest.mark.parametrize("way", list(Way))
def test_a_zone_counts_as_a_code_unless_the_camera_saw_its_page_or_there_is_none(way: Way) -> None:
    def is_counted(rules: Rules, *, is_page: bool) -> bool:
        command = after(chosen(way), ev.TextScanned(MRZ, day=DAY, is_page=is_page), rules=rules).commands[0]
        assert isinstance(command, FindBooking)
        assert isinstance(command.query, ByDocument)
        return command.query.is_counted

    with_camera = replace(RULES, has_document_camera=True)
    assert [is_counted(with_camera, is_page=is_page) for is_page in (True, False)] == [False, True]
    assert [is_counted(RULES, is_page=is_page) for is_page in (True, False)] == [False, False]


def test_the_photo_page_counts_as_it_was_read_too() -> None:
    rules = replace(AT_KIOSK, has_document_camera=True)
    portrait = at(Portrait(RECEIPT, BOOKING, "", way=Way.DOCUMENT))

    for is_page in (True, False):
        command = after(portrait, ev.TextScanned(MRZ, day=DAY, is_page=is_page), rules=rules).commands[0]
        assert isinstance(command, FindBooking)
        assert isinstance(command.query, OfGuest)
        assert command.query.document.is_counted is not is_page


# --- names --------------------------------------------------------------------------------------------------------


def doubted(way: Way, booking: object = BOOKING) -> Visit:
    """A visit whose document may not be of the guest who is expected."""
    asked = after(chosen(way), ev.TextScanned(MRZ)).visit
    return after(asked, ev.NameDoubted(Problem.NAME_UNSURE, NameReason.SPELLING, booking)).visit  # type: ignore[arg-type]


def test_a_doubt_is_explained_and_shows_nothing_of_the_booking() -> None:
    visit = doubted(Way.DOCUMENT)
    page = page_for(visit, RULES).body

    assert isinstance(page, pages.TroublePage)
    assert (page.problem, page.reason) == (Problem.NAME_UNSURE, NameReason.SPELLING)
    assert "Eriksson" not in repr(page)
    assert OverrideReason.NAME_ACCEPTED in reasons_for(visit.state)


def test_staff_accept_a_name_in_one_act_and_the_guest_goes_on() -> None:
    confirm = settled(doubted(Way.DOCUMENT), OverrideReason.NAME_ACCEPTED).state
    assert confirm == Confirm(Way.DOCUMENT, confirm.receipt, BOOKING)  # type: ignore[union-attr]

    face = settled(doubted(Way.FACE), OverrideReason.NAME_ACCEPTED).state
    assert isinstance(face, Face)


def test_an_accepted_name_is_not_doubted_again_at_the_photo_page() -> None:
    portrait = settled(doubted(Way.FACE), OverrideReason.NAME_ACCEPTED, VERIFY)
    assert isinstance(portrait.state, Portrait)
    assert portrait.state.is_name_accepted

    turn = after(portrait, ev.TextScanned(MRZ, has_portrait=True), rules=VERIFY)

    assert isinstance(turn.visit.state, Face)
    assert turn.commands == ()


def test_a_doubt_at_the_photo_page_is_settled_there() -> None:
    portrait = at(Portrait(RECEIPT, BOOKING, "HV1"))
    asked = after(portrait, ev.TextScanned(MRZ, has_portrait=True), rules=VERIFY).visit
    other = replace(BOOKING, guest=2)
    unsure = after(asked, ev.NameDoubted(Problem.NAME_DIFFERS, NameReason.OTHER_NAME, other), rules=VERIFY).visit

    accepted = settled(unsure, OverrideReason.NAME_ACCEPTED, VERIFY).state

    assert accepted == Portrait(RECEIPT, other, "HV1", is_name_accepted=True)


def test_without_one_booking_that_is_meant_nobody_can_accept_a_name() -> None:
    assert OverrideReason.NAME_ACCEPTED not in reasons_for(doubted(Way.DOCUMENT, None).state)


@pytest.mark.parametrize(
    "reason", [OverrideReason.NAME_ACCEPTED, OverrideReason.MINOR_ASSISTED, OverrideReason.DOCUMENT_SEEN]
)
def test_what_means_nothing_at_a_place_cannot_be_recorded_there(reason: OverrideReason) -> None:
    for state in (
        Choice(NOTICE),
        Confirm(Way.DOCUMENT, RECEIPT, BOOKING),
        Trouble(Problem.CAMERA_LOST, Choice(NOTICE)),
    ):
        assert reason not in reasons_for(state)
