"""The notice, the choice and consent."""

from dataclasses import replace

import pytest

from app.domain.ages import AgeBand
from app.domain.consent import Decision, Side, Way
from app.domain.gates import Lock
from app.domain.problems import Problem
from app.domain.release import SigningMethod, signed
from app.domain.rules import Rules
from app.flow import events as ev
from app.flow.choosing import draft_of
from app.flow.commands import StoreReceipt
from app.flow.machine import first_visit
from app.flow.states import Choice, Confirm, Consent, Document, Notice, Recording, Trouble, Welcome
from tests.flow.walk import BOOKING, NOTICE, RULES, SIGNING, a_receipt, after, at, chosen, stored

FIRST = first_visit(RULES, Side.LEFT)


def test_starting_leads_to_the_notice_and_reading_it_to_the_choice() -> None:
    turn = after(FIRST, ev.Started())
    assert turn.visit.state == Notice()

    assert after(turn.visit, ev.NoticeRead()).visit.state == Choice(NOTICE)


def test_the_choice_remembers_which_language_the_notice_was_read_in() -> None:
    state = after(FIRST, ev.LanguageChosen("ar"), ev.Started(), ev.NoticeRead(), ev.LanguageChosen("en")).visit.state

    assert isinstance(state, Choice)
    assert state.notice.language == "ar"


def test_choosing_face_asks_for_consent_and_stores_nothing_yet() -> None:
    turn = after(at(Choice(NOTICE)), ev.WayChosen(Way.FACE))

    assert turn.visit.state == Consent(NOTICE)
    assert turn.commands == ()


def test_choosing_face_does_nothing_where_the_hotel_does_not_offer_it() -> None:
    rules = replace(RULES, is_face_offered=False)

    assert after(at(Choice(NOTICE)), ev.WayChosen(Way.FACE), rules=rules).visit.state == Choice(NOTICE)


def test_a_gate_that_shuts_closes_the_face_way_at_the_choice_and_at_consent() -> None:
    locked = replace(RULES, locks=(Lock.MODELS_DIFFER,))

    assert after(at(Choice(NOTICE)), ev.WayChosen(Way.FACE), rules=locked).visit.state == Choice(NOTICE)
    assert after(at(Consent(NOTICE)), ev.ConsentAgreed(), rules=locked).visit.state == Consent(NOTICE)
    assert not replace(RULES, is_face_allowed=False).is_face_open


def test_choosing_passport_stores_that_face_was_declined() -> None:
    turn = after(at(Choice(NOTICE)), ev.WayChosen(Way.DOCUMENT))

    (command,) = turn.commands
    assert isinstance(command, StoreReceipt)
    assert command.draft.decision is Decision.DECLINED
    assert command.draft.face_side is Side.LEFT
    assert isinstance(turn.visit.state, Recording)


def test_agreeing_stores_consent_before_anything_else() -> None:
    turn = after(at(Consent(NOTICE)), ev.ConsentAgreed())

    (command,) = turn.commands
    assert isinstance(command, StoreReceipt)
    assert command.draft.decision is Decision.GIVEN
    assert after(turn.visit, ev.ReceiptStored(stored(command.draft))).visit.state == Document(
        Way.FACE, stored(command.draft)
    )


def test_where_the_law_asks_for_a_release_only_signing_it_agrees() -> None:
    agreed = after(at(Consent(NOTICE)), ev.ConsentAgreed(), rules=SIGNING)
    turn = after(at(Consent(NOTICE, "HV1")), ev.LanguageChosen("ar"), ev.ReleaseSigned(), rules=SIGNING)

    assert agreed.visit.state == Consent(NOTICE)
    (command,) = turn.commands
    assert isinstance(command, StoreReceipt)
    assert command.draft.release == signed(SIGNING.releases["ar"], SigningMethod.SIGN_BUTTON)
    assert command.draft.decision is Decision.GIVEN
    receipt = stored(command.draft)
    led = after(turn.visit, ev.ReceiptStored(receipt), rules=SIGNING).visit
    assert led.state == Document(Way.FACE, receipt, "HV1")


def test_nobody_signs_where_nothing_is_to_be_signed_or_the_face_way_is_shut() -> None:
    locked = replace(SIGNING, locks=(Lock.POLICY_MISSING,))

    assert after(at(Consent(NOTICE)), ev.ReleaseSigned()).visit.state == Consent(NOTICE)
    assert after(at(Consent(NOTICE)), ev.ReleaseSigned(), rules=locked).visit.state == Consent(NOTICE)


def test_a_consent_without_a_release_is_asked_for_again_where_one_is_needed() -> None:
    unsigned = at(Choice(NOTICE, receipt=a_receipt()))

    assert isinstance(after(unsigned, ev.WayChosen(Way.FACE), rules=SIGNING).visit.state, Consent)


@pytest.mark.parametrize("rules", [RULES, SIGNING])
def test_declining_costs_the_same_one_tap_where_a_release_is_asked_for(rules: Rules) -> None:
    (command,) = after(at(Consent(NOTICE)), ev.PassportPreferred(), rules=rules).commands

    assert isinstance(command, StoreReceipt)
    assert (command.draft.decision, command.draft.release) == (Decision.DECLINED, None)


@pytest.mark.parametrize(
    ("rules", "fields", "is_offered"),
    [
        (RULES, {}, True),
        (replace(RULES, is_face_allowed=False), {}, False),
        (replace(RULES, locks=(Lock.MODELS_DIFFER,)), {}, False),
        (RULES, {"age": AgeBand.UNDER_14}, False),
    ],
)
def test_a_receipt_says_whether_there_was_a_face_way_to_decline(
    rules: Rules, fields: dict[str, object], *, is_offered: bool
) -> None:
    (command,) = after(at(Choice(NOTICE), **fields), ev.WayChosen(Way.DOCUMENT), rules=rules).commands

    assert isinstance(command, StoreReceipt)
    assert command.draft.is_face_offered is is_offered


def test_declining_consent_leads_on_by_passport_in_one_tap() -> None:
    turn = after(at(Consent(NOTICE, typed="HV1")), ev.PassportPreferred())

    (command,) = turn.commands
    assert isinstance(command, StoreReceipt)
    assert command.draft.decision is Decision.DECLINED
    state = after(turn.visit, ev.ReceiptStored(stored(command.draft))).visit.state
    assert state == Document(Way.DOCUMENT, stored(command.draft), "HV1")


def test_going_back_from_consent_leads_to_the_choice() -> None:
    assert after(at(Consent(NOTICE, "HV1")), ev.WentBack()).visit.state == Choice(NOTICE, "HV1")


def test_a_decision_stored_before_is_not_stored_twice() -> None:
    given, declined = a_receipt(), a_receipt(Decision.DECLINED)

    again_face = after(at(Choice(NOTICE, "HV1", given)), ev.WayChosen(Way.FACE))
    again_document = after(at(Choice(NOTICE, "HV1", declined)), ev.WayChosen(Way.DOCUMENT))

    assert (again_face.visit.state, again_face.commands) == (Document(Way.FACE, given, "HV1"), ())
    assert (again_document.visit.state, again_document.commands) == (Document(Way.DOCUMENT, declined, "HV1"), ())


def test_changing_from_face_to_passport_withdraws_the_consent() -> None:
    given = a_receipt()

    (command,) = after(at(Choice(NOTICE, receipt=given)), ev.WayChosen(Way.DOCUMENT)).commands

    assert isinstance(command, StoreReceipt)
    assert command.draft.decision is Decision.WITHDRAWN
    assert command.draft.replaces == given.id


def test_an_unsaved_receipt_leads_to_trouble_and_back_to_the_choice() -> None:
    turn = after(at(Consent(NOTICE, "HV1")), ev.ConsentAgreed(), ev.ErrandFailed(Problem.RECEIPT_NOT_SAVED))

    assert turn.visit.state == Trouble(Problem.RECEIPT_NOT_SAVED, Choice(NOTICE, "HV1"))
    assert after(turn.visit, ev.TriedAgain()).visit.state == Choice(NOTICE, "HV1")


def test_a_receipt_of_another_decision_is_not_taken() -> None:
    turn = after(at(Consent(NOTICE)), ev.ConsentAgreed())

    assert after(turn.visit, ev.ReceiptStored(a_receipt(Decision.DECLINED))).visit == turn.visit


def test_a_booking_found_before_is_kept_when_the_way_changes() -> None:
    visit = at(Welcome())
    draft = draft_of(visit, RULES, NOTICE, Decision.WITHDRAWN, a_receipt())
    recording = Recording(draft, Way.DOCUMENT, booking=BOOKING)

    state = after(at(recording), ev.ReceiptStored(stored(draft))).visit.state

    assert state == Confirm(Way.DOCUMENT, stored(draft), BOOKING)


def test_back_from_the_notice_ends_the_visit_and_back_from_the_choice_reads_it_again() -> None:
    assert after(FIRST, ev.Started(), ev.WentBack()).visit.state == Welcome()
    choice = Choice(NOTICE, "HV1")
    reread = after(at(choice), ev.WentBack()).visit
    assert reread.state == Notice(onward=choice)
    assert after(reread, ev.NoticeRead()).visit.state == choice


def test_the_notice_opened_later_leads_back_both_ways() -> None:
    visit = chosen(Way.DOCUMENT)
    reread = after(visit, ev.NoticeOpened()).visit

    assert after(reread, ev.WentBack()).visit.state == visit.state
    assert after(reread, ev.NoticeRead()).visit.state == visit.state


def test_what_means_nothing_here_changes_nothing() -> None:
    for state in (Notice(), Choice(NOTICE), Consent(NOTICE), chosen(Way.FACE).state):
        assert after(at(state), ev.FaceHeld()).visit.state == state
    recording = after(at(Consent(NOTICE)), ev.ConsentAgreed()).visit
    assert after(recording, ev.WentBack()).visit == recording
