"""How old a guest is, where the document is seen, and who comes next: on both ways alike."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ages import AgeBand
from app.domain.booking import ByCode, ByDocument, ByNumber, OfGuest
from app.domain.consent import Side, Way
from app.domain.problems import Problem
from app.domain.rules import IdentityCheck
from app.domain.staff import OverrideReason
from app.flow import events as ev
from app.flow import pages
from app.flow.commands import CheckIn, FindBooking
from app.flow.machine import first_visit
from app.flow.overriding import reasons_for
from app.flow.pages import page_for
from app.flow.states import (
    Arrived,
    CheckingIn,
    Choice,
    Code,
    Confirm,
    Consent,
    Document,
    Face,
    Notice,
    Portrait,
    Recording,
    Searching,
    State,
    Trouble,
)
from tests.flow.walk import (
    AT_KIOSK,
    BOOKING,
    CHILD_DAY,
    CODE,
    DAY,
    MRZ,
    NOTICE,
    RECEIPT,
    RULES,
    VERIFY,
    YOUTH_DAY,
    after,
    at,
    chosen,
    settled,
    stored,
)

# --- ages ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "age"), [(CHILD_DAY, AgeBand.UNDER_14), (YOUTH_DAY, AgeBand.UNDER_18)])
@pytest.mark.parametrize("way", list(Way))
def test_a_guest_under_age_is_checked_in_with_staff_by_their_side(way: Way, day: date, age: AgeBand) -> None:
    found = after(chosen(way), ev.TextScanned(MRZ, day=day), ev.BookingFound(BOOKING)).visit
    assert found.age is age
    visit = at(Confirm(Way.DOCUMENT, RECEIPT, BOOKING), age=age)
    asked = after(visit, ev.Confirmed())

    assert asked.commands == ()
    assert asked.visit.state == Trouble(Problem.MINOR_NEEDS_STAFF, again=visit.state)
    assert OverrideReason.MINOR_ASSISTED in reasons_for(asked.visit.state)
    assisted = settled(asked.visit, OverrideReason.MINOR_ASSISTED)
    assert assisted.state == visit.state
    turn = after(assisted, ev.Confirmed())
    assert isinstance(turn.visit.state, CheckingIn)
    assert turn.commands == (CheckIn(BOOKING, RECEIPT, Way.DOCUMENT),)


def test_the_face_way_is_closed_to_a_child_with_nothing_lost() -> None:
    child = after(chosen(Way.FACE), ev.TextScanned(MRZ, day=CHILD_DAY), ev.BookingFound(BOOKING)).visit

    assert isinstance(child.state, Trouble)
    assert child.state.problem is Problem.FACE_TOO_YOUNG
    page = page_for(child, RULES).body
    assert isinstance(page, pages.TroublePage)
    assert (page.can_try_again, page.can_use_passport) == (False, True)
    left = after(child, ev.PassportPreferred()).visit.state
    assert isinstance(left, Recording)
    assert left.booking == BOOKING
    assert after(at(Choice(NOTICE), age=AgeBand.UNDER_14), ev.WayChosen(Way.FACE)).visit.state == Choice(NOTICE)


def test_a_child_is_noticed_at_the_photo_page_too() -> None:
    portrait = at(Portrait(RECEIPT, BOOKING))
    shown = after(
        portrait, ev.TextScanned(MRZ, has_portrait=True, day=CHILD_DAY), ev.BookingFound(BOOKING), rules=VERIFY
    )

    assert isinstance(shown.visit.state, Trouble)
    assert shown.visit.state.problem is Problem.FACE_TOO_YOUNG


def test_an_adult_and_a_guest_of_unknown_age_are_asked_nothing() -> None:
    for age in (AgeBand.ADULT, AgeBand.UNKNOWN):
        visit = at(Confirm(Way.DOCUMENT, RECEIPT, BOOKING), age=age)
        assert isinstance(after(visit, ev.Confirmed()).visit.state, CheckingIn)
    assert after(chosen(Way.DOCUMENT), ev.TextScanned(MRZ, day=DAY)).visit.age is AgeBand.ADULT
    assert after(chosen(Way.DOCUMENT), ev.TextScanned(MRZ)).visit.age is AgeBand.UNKNOWN


# --- numbers and codes --------------------------------------------------------------------------------------------


def test_a_resident_identity_number_is_looked_up_scanned_or_typed() -> None:
    number = "11010519491231002X"
    scanned = after(chosen(Way.DOCUMENT), ev.TextScanned(number, day=DAY))
    typed = after(chosen(Way.DOCUMENT), ev.CodeTypingAsked(), ev.CodeEdited(number), ev.CodeSubmitted(day=DAY))

    assert scanned.commands == typed.commands == (FindBooking(ByNumber(number)),)


def test_a_code_with_one_symbol_wrong_is_asked_about_and_taken_in_one_touch() -> None:
    swapped = next(
        wrong
        for index in range(2, len(CODE) - 1)
        if (wrong := CODE[:index] + CODE[index + 1] + CODE[index] + CODE[index + 2 :]) != CODE
    )
    faulty = after(chosen(Way.DOCUMENT), ev.CodeTypingAsked(), ev.CodeEdited(swapped), ev.CodeSubmitted()).visit
    page = page_for(faulty, RULES).body
    assert isinstance(page, pages.CodePage)
    assert page.meant == CODE
    assert CODE not in repr(page)

    turn = after(faulty, ev.MeantCodeTaken())

    assert turn.commands == (FindBooking(ByCode(CODE)),)
    assert after(at(Code(Way.DOCUMENT, RECEIPT, "HV1")), ev.MeantCodeTaken()).commands == ()


@pytest.mark.parametrize("state", [Notice(), Choice(NOTICE), Consent(NOTICE)])
def test_a_booking_code_that_comes_before_a_way_is_chosen_is_looked_up_once_one_is(state: State) -> None:
    kept = after(at(state), ev.TextScanned("HTL1:HV10001")).visit
    assert (kept.state, kept.scanned_code) == (state, "HV10001")
    assert "HV10001" not in repr(kept)

    turn = after(replace(kept, state=Choice(NOTICE)), ev.WayChosen(Way.DOCUMENT))
    stored_ = after(turn.visit, ev.ReceiptStored(stored(turn.commands[0].draft)))  # type: ignore[union-attr]

    assert stored_.commands == (FindBooking(ByCode("HV10001")),)
    assert isinstance(stored_.visit.state, Searching)
    assert stored_.visit.scanned_code == ""


def test_a_passport_that_comes_before_a_way_is_chosen_is_not_read() -> None:
    for state in (Notice(), Choice(NOTICE), Consent(NOTICE)):
        assert after(at(state), ev.TextScanned(MRZ)).visit == at(state)


def test_a_booking_code_held_to_the_welcome_screen_begins_a_visit() -> None:
    begun = after(first_visit(RULES, Side.LEFT), ev.TextScanned("HTL1:HV10001")).visit

    assert (begun.state, begun.scanned_code) == (Notice(), "HV10001")


# --- where the document is seen -----------------------------------------------------------------------------------


@pytest.mark.parametrize("way", list(Way))
def test_a_hotel_that_reads_documents_at_the_kiosk_asks_for_one_on_both_ways(way: Way) -> None:
    by_code = after(chosen(way), ev.TextScanned("HTL1:HV10001"), ev.BookingFound(BOOKING), rules=AT_KIOSK).visit
    by_passport = after(chosen(way), ev.TextScanned(MRZ), ev.BookingFound(BOOKING), rules=AT_KIOSK).visit

    assert isinstance(by_code.state, Portrait)
    assert by_code.state.way is way
    assert not isinstance(by_passport.state, Portrait)
    at_desk = after(chosen(way), ev.TextScanned("HTL1:HV10001"), ev.BookingFound(BOOKING)).visit
    assert not isinstance(at_desk.state, Portrait)


def test_the_document_shown_without_a_face_must_be_of_the_guest() -> None:
    portrait = at(Portrait(RECEIPT, BOOKING, "HV1", way=Way.DOCUMENT))
    turn = after(portrait, ev.TextScanned(MRZ), rules=AT_KIOSK)
    assert turn.commands == (FindBooking(OfGuest(BOOKING.ref, ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA"))),)

    confirm = after(turn.visit, ev.BookingFound(BOOKING), rules=AT_KIOSK).visit

    assert confirm.state == Confirm(Way.DOCUMENT, RECEIPT, BOOKING, "HV1")
    differs = after(turn.visit, ev.ErrandFailed(Problem.NAME_DIFFERS), rules=AT_KIOSK).visit.state
    assert differs == Trouble(Problem.NAME_DIFFERS, portrait.state)


def test_without_a_face_a_failed_camera_leaves_the_reader_and_the_staff() -> None:
    portrait = at(Portrait(RECEIPT, BOOKING, way=Way.DOCUMENT))
    failed = after(portrait, ev.CameraFailed(Problem.CAMERA_LOST), rules=AT_KIOSK).visit

    assert failed.state == replace(portrait.state, has_camera_failed=True)
    assert after(failed, ev.PassportPreferred(), rules=AT_KIOSK).visit == failed
    assert after(failed, ev.WentBack(), rules=AT_KIOSK).visit.state == Document(Way.DOCUMENT, RECEIPT)
    seen = settled(failed, OverrideReason.DOCUMENT_SEEN, AT_KIOSK).state
    assert seen == Confirm(Way.DOCUMENT, RECEIPT, BOOKING)


def test_leaving_the_face_way_does_not_spare_the_document() -> None:
    left = after(at(Face(RECEIPT, BOOKING)), ev.PassportPreferred(), rules=AT_KIOSK)
    answered = after(left.visit, ev.ReceiptStored(stored(left.commands[-1].draft, 2)), rules=AT_KIOSK)  # type: ignore[union-attr]

    assert isinstance(answered.visit.state, Portrait)
    assert answered.visit.state.way is Way.DOCUMENT
    shown = replace(left.visit, has_shown_document=True)
    assert isinstance(
        after(shown, ev.ReceiptStored(stored(left.commands[-1].draft, 2)), rules=AT_KIOSK).visit.state,  # type: ignore[union-attr]
        Confirm,
    )


@pytest.mark.parametrize(("check", "is_at_desk"), [(IdentityCheck.DOCUMENT, False), (IdentityCheck.STAFF_GLANCE, True)])
@pytest.mark.parametrize("way", list(Way))
def test_the_arrival_says_on_both_ways_whether_the_desk_looks_at_the_document(
    way: Way, check: IdentityCheck, is_at_desk: bool
) -> None:
    page = page_for(at(Arrived(way, RECEIPT, BOOKING)), replace(RULES, identity_check=check)).body

    assert isinstance(page, pages.ArrivedPage)
    assert page.is_document_shown_at_desk is is_at_desk


# --- the next guest -----------------------------------------------------------------------------------------------


def test_the_next_guest_of_a_booking_begins_a_visit_of_their_own() -> None:
    party = replace(BOOKING, guests=2, arrived=1)
    first = at(Arrived(Way.FACE, RECEIPT, party), language="ar", age=AgeBand.ADULT, face_attempts=2)

    second = after(first, ev.NextGuestCalled()).visit

    assert (second.number, second.face_side, second.language) == (first.number + 1, Side.RIGHT, "ar")
    assert (second.state, second.scanned_code) == (Notice(), party.ref)
    assert (second.age, second.face_attempts, second.has_shown_document) == (AgeBand.UNKNOWN, 0, False)
    page = page_for(first, RULES).body
    assert isinstance(page, pages.ArrivedPage)
    assert page.still_to_come == 1


def test_after_the_last_guest_nobody_is_called() -> None:
    last = at(Arrived(Way.FACE, RECEIPT, replace(BOOKING, guests=2, arrived=2)))

    assert after(last, ev.NextGuestCalled()).visit == last
