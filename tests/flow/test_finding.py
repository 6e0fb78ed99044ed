"""Finding the booking."""

import pytest

from app.domain.booking import ByCode, ByDocument
from app.domain.consent import Decision, Way
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.commands import FindBooking, StoreReceipt
from app.flow.states import Choice, Code, Confirm, Document, Face, Recording, Searching, Trouble
from tests.flow.walk import BOOKING, MRZ, a_receipt, after, at, chosen

WAYS = [Way.FACE, Way.DOCUMENT]


@pytest.mark.parametrize("way", WAYS)
def test_a_scanned_passport_is_looked_up_by_number_and_name(way: Way) -> None:
    turn = after(chosen(way), ev.TextScanned(MRZ))

    assert turn.commands == (FindBooking(ByDocument("L898902C3", "ERIKSSON", "ANNA MARIA")),)
    assert isinstance(turn.visit.state, Searching)


@pytest.mark.parametrize("way", WAYS)
def test_a_scanned_booking_code_is_looked_up_from_document_and_code_screen(way: Way) -> None:
    for visit in (chosen(way), after(chosen(way), ev.CodeTypingAsked()).visit):
        assert after(visit, ev.TextScanned("HTL1:HV10001")).commands == (FindBooking(ByCode("HV10001")),)


@pytest.mark.parametrize("garbage", ["", "hello world, this is no code!", "\x00" * 10_000])
def test_a_scan_that_means_nothing_is_said_in_one_sentence_and_loses_nothing(garbage: str) -> None:
    visit = after(chosen(Way.DOCUMENT), ev.CodeTypingAsked(), ev.CodeEdited("HV1"), ev.TextScanned(garbage)).visit

    state = visit.state
    assert isinstance(state, Document)
    assert state.is_unreadable
    assert state.typed == "HV1"


def test_asking_how_to_scan_shows_one_explanation_at_a_time() -> None:
    passport = after(chosen(Way.DOCUMENT), ev.PassportAsked()).visit.state
    code = after(chosen(Way.DOCUMENT), ev.PassportAsked(), ev.CodeScanAsked()).visit.state

    assert isinstance(passport, Document)
    assert isinstance(code, Document)
    assert (passport.is_passport_asked, passport.is_code_asked) == (True, False)
    assert (code.is_passport_asked, code.is_code_asked) == (False, True)


def test_typing_is_kept_over_every_detour() -> None:
    typed = after(chosen(Way.FACE), ev.CodeTypingAsked(), ev.CodeEdited("HV10"))
    detour = after(typed.visit, ev.WentBack(), ev.WentBack(), ev.WayChosen(Way.FACE), ev.CodeTypingAsked())

    assert isinstance(detour.visit.state, Code)
    assert detour.visit.state.typed == "HV10"


def test_a_wrong_code_says_what_is_wrong_and_editing_clears_it() -> None:
    faulty = after(chosen(Way.DOCUMENT), ev.CodeTypingAsked(), ev.CodeSubmitted())
    assert isinstance(faulty.visit.state, Code)
    assert faulty.visit.state.fault == "empty"

    edited = after(faulty.visit, ev.CodeEdited("H"))
    assert isinstance(edited.visit.state, Code)
    assert edited.visit.state.fault == ""


def test_a_code_is_forgiven_case_and_spaces() -> None:
    turn = after(chosen(Way.DOCUMENT), ev.CodeTypingAsked(), ev.CodeEdited(" hv 10-001 "), ev.CodeSubmitted())

    assert turn.commands == (FindBooking(ByCode("HV10001")),)


def test_ten_thousand_characters_are_cut_not_kept() -> None:
    state = after(chosen(Way.DOCUMENT), ev.CodeTypingAsked(), ev.CodeEdited("X" * 10_000)).visit.state

    assert isinstance(state, Code)
    assert len(state.typed) <= 40


def test_a_booking_found_leads_to_the_face_step_or_to_the_confirmation() -> None:
    face = after(chosen(Way.FACE), ev.TextScanned(MRZ), ev.BookingFound(BOOKING)).visit.state
    document = after(chosen(Way.DOCUMENT), ev.TextScanned(MRZ), ev.BookingFound(BOOKING)).visit.state

    assert isinstance(face, Face)
    assert isinstance(document, Confirm)


def test_a_booking_not_found_leads_back_to_the_means_it_was_sought_by() -> None:
    scanned = after(chosen(Way.DOCUMENT), ev.TextScanned(MRZ), ev.ErrandFailed(Problem.BOOKING_NOT_FOUND)).visit.state
    typed = after(
        chosen(Way.DOCUMENT),
        ev.CodeTypingAsked(),
        ev.CodeEdited("HV1000X"),
        ev.CodeSubmitted(),
        ev.ErrandFailed(Problem.BOOKING_NOT_FOUND),
    ).visit.state

    assert isinstance(scanned, Trouble)
    assert isinstance(scanned.again, Document)
    assert isinstance(typed, Trouble)
    assert isinstance(typed.again, Code)
    assert typed.again.typed == "HV1000X"


def test_passport_is_one_tap_away_on_every_face_screen_and_keeps_what_was_typed() -> None:
    for visit in (chosen(Way.FACE), after(chosen(Way.FACE), ev.CodeTypingAsked(), ev.CodeEdited("HV1")).visit):
        turn = after(visit, ev.PassportPreferred())

        (command,) = turn.commands
        assert isinstance(command, StoreReceipt)
        assert command.draft.decision is Decision.WITHDRAWN
        assert isinstance(turn.visit.state, Recording)
        assert turn.visit.state.typed == visit.state.typed  # type: ignore[union-attr]


def test_leaving_the_document_screen_leads_to_the_choice_with_the_receipt() -> None:
    receipt = a_receipt()

    state = after(at(Document(Way.FACE, receipt, "HV1")), ev.WentBack()).visit.state

    assert state == Choice(receipt.draft.notice, "HV1", receipt)


def test_what_means_nothing_here_changes_nothing() -> None:
    document = chosen(Way.DOCUMENT)
    code = after(document, ev.CodeTypingAsked()).visit
    searching = after(document, ev.TextScanned(MRZ)).visit
    for visit in (document, code, searching):
        assert after(visit, ev.FaceHeld()).visit == visit
        assert after(visit, ev.PassportPreferred()).visit == visit
