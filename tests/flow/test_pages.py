"""What each state shows."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from app.domain.consent import Decision, Side, Way
from app.domain.desk_table import DeskQuery, Tab
from app.domain.face import Guidance
from app.domain.mode import Mode
from app.domain.page import PageGuidance
from app.domain.problems import Problem
from app.domain.retention import EraseReason
from app.domain.rules import FACE_ATTEMPTS_MAX
from app.domain.staff import OverrideReason, WithdrawalReason
from app.flow import events as ev
from app.flow import pages
from app.flow.machine import first_visit
from app.flow.pages import Page, page_for
from app.flow.states import (
    Arrived,
    Asker,
    CheckingIn,
    Choice,
    Code,
    Confirm,
    Consent,
    Console,
    Erasing,
    Face,
    LookingUp,
    Notice,
    PinChecking,
    Portrait,
    Recording,
    Searching,
    StaffActing,
    StaffDesk,
    StaffPin,
    StaffRecording,
    State,
    Trouble,
    Withdraw,
    Withdrawable,
    Withdrawing,
    Withdrawn,
)
from tests.builders import NOW
from tests.flow.walk import BOOKING, INSPECTOR, MEMBER, NOTICE, RULES, SIGNING, VERIFY, a_receipt, after, at, chosen

RECEIPT = a_receipt()
FACE = Face(RECEIPT, BOOKING, guidance=Guidance.LEFT, hold_ratio=0.25)
DOCUMENT = chosen(Way.DOCUMENT).state


def body(state: State) -> pages.Body:
    """The body of a state's page."""
    return page_for(at(state), RULES).body


def test_the_frame_is_the_same_on_every_screen() -> None:
    visit = after(first_visit(RULES, Side.LEFT), ev.LanguageChosen("ar"), ev.TextSizeTouched(), ev.Started()).visit

    page = page_for(replace(visit, is_help_open=True, is_time_low=True), RULES)

    assert page == Page(
        body=pages.NoticePage(is_reopened=False),
        visit_number=1,
        language="ar",
        languages=("en", "ar"),
        comfort=visit.comfort,
        step=1,
        can_go_back=True,
        can_open_notice=False,
        has_voice=True,
        is_help_open=True,
        is_time_low=True,
    )


def test_the_voice_is_offered_where_the_machine_can_speak() -> None:
    visit = first_visit(RULES, Side.LEFT)

    assert page_for(visit, RULES).has_voice
    assert not page_for(visit, replace(RULES, has_voice=False)).has_voice


def test_the_choice_shows_where_the_face_card_stands() -> None:
    assert body(Choice(NOTICE)) == pages.ChoicePage(Side.LEFT, is_face_offered=True)


def test_the_mode_is_named_as_it_is() -> None:
    assert body(Consent(NOTICE)) == pages.ConsentPage(Mode.DETECTION_ONLY, Side.LEFT, 60)
    signing = page_for(at(Consent(NOTICE), language="ar"), SIGNING).body
    assert signing == pages.ConsentPage(Mode.DETECTION_ONLY, Side.LEFT, 60, SIGNING.releases["ar"])
    assert body(FACE) == pages.FacePage(Guidance.LEFT, 0.25, Mode.DETECTION_ONLY, 60)


@pytest.mark.parametrize(
    ("state", "key"),
    [
        (Recording(RECEIPT.draft, Way.FACE), "saving"),
        (Withdrawing(RECEIPT), "saving"),
        (Searching(Way.FACE, RECEIPT, query=None), "searching"),  # type: ignore[arg-type]
        (CheckingIn(Way.FACE, RECEIPT, BOOKING), "checking_in"),
        (LookingUp("X"), "looking_up"),
        (PinChecking(FACE), "checking_pin"),
        (Erasing(Console(MEMBER, DeskQuery(Tab.RECEIPTS)), EraseReason.ASKED), "checking_pin"),
        (StaffRecording(MEMBER, override=None, beneath=FACE), "saving"),  # type: ignore[arg-type]
    ],
)
def test_short_waits_say_for_what_and_offer_no_way_back(state: State, key: str) -> None:
    page = page_for(at(state), RULES)

    assert page.body == pages.WaitingPage(key)
    assert not page.can_go_back


def test_document_and_code_know_which_way_they_serve() -> None:
    page = body(DOCUMENT)
    assert isinstance(page, pages.DocumentPage)
    assert (page.way, page.is_unreadable, page.is_live, page.guidance) == (
        Way.DOCUMENT,
        False,
        False,
        PageGuidance.NO_PAGE,
    )
    assert body(Code(Way.FACE, RECEIPT, "HV1", "too_short")) == pages.CodePage(Way.FACE, "HV1", "too_short")


def test_the_confirmation_shows_the_booking_and_no_room() -> None:
    page = body(Confirm(Way.FACE, RECEIPT, BOOKING))

    assert page == pages.ConfirmPage(
        way=Way.FACE,
        mode=Mode.DETECTION_ONLY,
        guest_name="Anna Maria Eriksson",
        arrival=BOOKING.arrival,
        departure=BOOKING.departure,
        nights=2,
        guests=1,
    )
    assert "Anna" not in repr(page)


def test_the_arrival_shows_the_receipt_and_closes_it_with_back() -> None:
    arrived = Arrived(Way.FACE, RECEIPT, BOOKING, qr=((True,),))

    page = body(arrived)
    assert isinstance(page, pages.ArrivedPage)
    assert (page.decision, page.code, page.qr) == (Decision.GIVEN, RECEIPT.code, ((True,),))
    assert not page_for(at(arrived), RULES).can_go_back
    assert page_for(at(replace(arrived, is_receipt_shown=True)), RULES).can_go_back


@pytest.mark.parametrize("problem", list(Problem))
def test_trouble_offers_passport_after_the_face_step_only(problem: Problem) -> None:
    in_face = body(Trouble(problem, FACE))
    in_document = body(Trouble(problem, DOCUMENT))

    assert isinstance(in_face, pages.TroublePage)
    assert isinstance(in_document, pages.TroublePage)
    assert in_face.can_use_passport
    in_portrait = body(Trouble(problem, Portrait(RECEIPT, BOOKING)))
    assert isinstance(in_portrait, pages.TroublePage)
    assert in_portrait.can_use_passport
    assert not in_document.can_use_passport
    assert (in_face.can_type_code, in_document.can_type_code) == (False, True)


def test_after_three_attempts_by_face_neither_the_choice_nor_trouble_offers_another() -> None:
    spent = {"face_attempts": FACE_ATTEMPTS_MAX}
    trouble = page_for(at(Trouble(Problem.FACE_INCONCLUSIVE, FACE), **spent), RULES).body
    choice = page_for(at(Choice(NOTICE), **spent), RULES).body

    assert isinstance(trouble, pages.TroublePage)
    assert isinstance(choice, pages.ChoicePage)
    assert (trouble.can_try_again, trouble.can_use_passport, choice.is_face_offered) == (False, True, False)


def test_the_document_cameras_picture_is_wanted_while_a_page_is_asked_for() -> None:
    rules = replace(RULES, has_document_camera=True)
    asked = replace(DOCUMENT, is_passport_asked=True, guidance=PageGuidance.GLARE, read_ratio=0.5)
    page = page_for(at(asked), rules).body

    assert isinstance(page, pages.DocumentPage)
    assert (page.is_live, page.guidance, page.read_ratio) == (True, PageGuidance.GLARE, 0.5)
    portrait = Portrait(RECEIPT, BOOKING, guidance=PageGuidance.READING, read_ratio=0.25)
    assert body(portrait) == pages.PortraitPage(
        way=Way.FACE,
        is_live=True,
        has_camera_failed=False,
        is_unreadable=False,
        guidance=PageGuidance.READING,
        read_ratio=0.25,
    )


def test_times_are_the_hotels() -> None:
    shanghai = replace(RULES, zone=timezone(timedelta(hours=8)))
    states = [Arrived(Way.FACE, RECEIPT, BOOKING), Withdrawn(RECEIPT), Withdrawable(RECEIPT, is_withdrawn=False)]

    hours = [page_for(at(state), shanghai).body.created_at.hour for state in states]  # type: ignore[union-attr]

    assert hours == [22, 22, 22]


def test_a_receipt_can_be_withdrawn_only_while_a_consent_stands() -> None:
    standing = body(Withdrawable(RECEIPT, is_withdrawn=False))
    over = body(Withdrawable(RECEIPT, is_withdrawn=True))
    declined = body(Withdrawable(a_receipt(Decision.DECLINED), is_withdrawn=False))

    assert [page.can_withdraw for page in (standing, over, declined)] == [True, False, False]  # type: ignore[union-attr]
    assert body(Withdraw("X", "not_a_receipt")) == pages.WithdrawPage("X", "not_a_receipt")
    assert body(Withdrawn(RECEIPT)) == pages.WithdrawnPage(RECEIPT.created_at, RECEIPT.code, (), has_printer=True)


def test_a_receipt_of_the_past_says_so_and_staff_have_reasons() -> None:
    expired = body(Withdrawable(replace(RECEIPT, expired_at=NOW), is_withdrawn=False))
    ended = body(Withdrawable(a_receipt(Decision.WITHDRAWN), is_withdrawn=False))
    by_staff = body(Withdrawable(RECEIPT, is_withdrawn=False, asker=Asker(FACE, MEMBER)))
    of_visit = body(Withdrawn(RECEIPT, asker=Asker(FACE)))

    assert isinstance(expired, pages.WithdrawablePage)
    assert (expired.can_withdraw, expired.has_expired) == (False, True)
    assert isinstance(ended, pages.WithdrawablePage)
    assert (ended.can_withdraw, ended.is_withdrawn) == (False, True)
    assert isinstance(by_staff, pages.WithdrawablePage)
    assert (by_staff.reasons, by_staff.goes_on) == (tuple(WithdrawalReason), True)
    assert isinstance(of_visit, pages.WithdrawnPage)
    assert of_visit.goes_on


def test_a_receipt_is_shown_to_the_document_camera_while_its_code_is_asked_for() -> None:
    asked = page_for(at(Withdraw()), VERIFY).body
    lost = page_for(at(Withdraw(has_camera_failed=True, asker=Asker(FACE, MEMBER))), VERIFY).body

    assert asked == pages.WithdrawPage("", "", is_live=True)
    assert lost == pages.WithdrawPage("", "", is_live=False, is_for_guest=True)


def test_staff_screens_show_who_where_and_what_may_be_recorded() -> None:
    assert body(StaffPin(FACE, Problem.PIN_WAIT, 30)) == pages.StaffPinPage(Problem.PIN_WAIT, 30)
    desk = body(StaffDesk(MEMBER, FACE))
    assert isinstance(desk, pages.StaffDeskPage)
    assert (desk.staff_name, desk.beneath) == (MEMBER.name, "face")
    assert OverrideReason.GUEST_LEFT in desk.reasons
    assert body(StaffDesk(INSPECTOR, FACE)).reasons == ()  # type: ignore[union-attr]

    acting = after(at(StaffDesk(MEMBER, FACE)), ev.StaffActed(OverrideReason.GUEST_LEFT)).visit.state
    assert isinstance(acting, StaffActing)
    assert body(acting) == pages.StaffActingPage(MEMBER.name, OverrideReason.GUEST_LEFT, ends_visit=True)


def test_both_ways_count_the_same_steps() -> None:
    face = [Notice(), Choice(NOTICE), FACE, Confirm(Way.FACE, RECEIPT, BOOKING)]
    document = [Notice(), Choice(NOTICE), DOCUMENT, Confirm(Way.DOCUMENT, RECEIPT, BOOKING)]

    steps = [[page_for(at(state), RULES).step for state in way] for way in (face, document)]

    assert steps == [[1, 2, 3, 4], [1, 2, 3, 4]]
    assert page_for(at(Trouble(Problem.CAMERA_LOST, FACE)), RULES).step == 0
