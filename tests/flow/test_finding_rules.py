"""Rules of the hotel on both ways alike: who is it, how old, where is the document seen, and who comes next."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ages import AgeBand
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
    Document,
    Face,
    Portrait,
    Trouble,
    Visit,
)
from tests.flow.walk import AT_KIOSK, BOOKING, DAY, MRZ, NOTICE, RECEIPT, RULES, VERIFY, after, at, chosen, settled

# --- a document counts for the booking it led to --------------------------------------------------------------------


@pytest.mark.parametrize(
    "answer",
    [ev.ErrandFailed(Problem.BOOKING_NOT_FOUND), ev.NameDoubted(Problem.NAME_DIFFERS, NameReason.OTHER_NAME, None)],
)
@pytest.mark.parametrize("way", list(Way))
def test_who_shows_their_own_document_and_then_types_another_guests_code_must_show_one_for_it(
    way: Way, answer: ev.Event
) -> None:
    tried = after(chosen(way), ev.TextScanned(MRZ, day=DAY), answer, rules=AT_KIOSK).visit
    typed = after(tried, ev.CodeTypingAsked(), ev.CodeEdited("HV10001"), ev.CodeSubmitted(), rules=AT_KIOSK).visit

    found = after(typed, ev.BookingFound(BOOKING), rules=AT_KIOSK).visit

    assert isinstance(found.state, Portrait)
    assert not found.has_shown_document


def test_a_document_that_found_one_booking_does_not_count_for_the_next() -> None:
    found = after(chosen(Way.DOCUMENT), ev.TextScanned(MRZ, day=DAY), ev.BookingFound(BOOKING), rules=AT_KIOSK).visit
    assert isinstance(found.state, Confirm)
    assert found.has_shown_document

    another = after(found, ev.WentBack(), ev.TextScanned("HTL1:HV10002"), ev.BookingFound(BOOKING), rules=AT_KIOSK)

    assert isinstance(another.visit.state, Portrait)


def test_another_persons_passport_at_the_photo_page_does_not_open_the_booking_by_the_way_round() -> None:
    portrait = at(Portrait(RECEIPT, BOOKING))
    differs = ev.NameDoubted(Problem.NAME_DIFFERS, NameReason.OTHER_NAME, None)
    doubted_there = after(portrait, ev.TextScanned(MRZ, has_portrait=True, day=DAY), differs, rules=VERIFY).visit

    assert not doubted_there.has_shown_document


def test_with_a_code_the_age_of_a_document_shown_before_holds_only_for_a_minor() -> None:
    def age_after(day: date) -> AgeBand:
        tried = after(chosen(Way.DOCUMENT), ev.TextScanned(MRZ, day=day), ev.ErrandFailed(Problem.BOOKING_NOT_FOUND))
        typed = after(tried.visit, ev.CodeTypingAsked(), ev.CodeEdited("HV10001"), ev.CodeSubmitted())
        return typed.visit.age

    assert age_after(DAY) is AgeBand.UNKNOWN
    assert age_after(date(1985, 8, 12)) is AgeBand.UNDER_14


# --- a page whose print leaves letters open -------------------------------------------------------------------------

OTHER_NAME = MRZ.split("\n")[0].replace("ERIKSSON", "FRIKSSON")


def test_every_way_to_read_a_name_is_looked_for() -> None:
    scanned = ev.TextScanned(MRZ, day=DAY, is_page=True, names_untrusted=(OTHER_NAME, "no line of a zone"))

    command = after(chosen(Way.DOCUMENT), scanned).commands[0]

    assert isinstance(command, FindBooking)
    assert isinstance(command.query, ByDocument)
    assert command.query.names == (("ERIKSSON", "ANNA MARIA"), ("FRIKSSON", "ANNA MARIA"))


@pytest.mark.parametrize(
    "answer",
    [ev.ErrandFailed(Problem.BOOKING_NOT_FOUND), ev.NameDoubted(Problem.NAME_DIFFERS, NameReason.OTHER_NAME, None)],
)
def test_an_open_name_that_no_booking_explains_is_a_page_that_was_not_read(answer: ev.Event) -> None:
    scanned = ev.TextScanned(MRZ, True, DAY, is_page=True, names_untrusted=(OTHER_NAME,))

    found_none = after(chosen(Way.DOCUMENT), scanned, answer).visit
    differs = after(at(Portrait(RECEIPT, BOOKING, "HV1")), scanned, answer, rules=VERIFY).visit

    assert isinstance(found_none.state, Document)
    assert found_none.state.is_unreadable
    assert differs.state == Portrait(RECEIPT, BOOKING, "HV1", is_unreadable=True)
    assert not found_none.has_shown_document


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
