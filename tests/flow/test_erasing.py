"""Erasing a guest from a receipt: never without a reason and a second person, and always told truthfully."""

from dataclasses import replace

import pytest

from app.domain.codes import spaced
from app.domain.desk_table import Coded, DeskQuery, Tab
from app.domain.permissions import Act
from app.domain.problems import Problem
from app.domain.retention import EraseReason, Erasure
from app.domain.staff import Role
from app.flow import commands as cmd
from app.flow import events as ev
from app.flow.pages import ConsolePage, PinStage, StaffPinPage, page_for
from app.flow.receipt_acts import acts_at
from app.flow.states import Console, EraseReasoning, EraseSigning, Erasing, Welcome
from tests.builders import NOW, a_member
from tests.flow.walk import MEMBER, RULES, a_receipt, after, at

SHOWN = Console(MEMBER, DeskQuery(Tab.RECEIPTS), receipt=a_receipt())
ASKED = EraseReason.ASKED
SIGNING = EraseSigning(SHOWN, ASKED)
ERASING = Erasing(SHOWN, ASKED)
ERASURE = Erasure(NOW, (a_receipt().id,), guests=1, links=1, is_gone=True)


def test_the_way_to_an_erasure_is_a_reason_and_a_second_pin() -> None:
    asked = after(at(SHOWN), ev.EraseAsked())
    assert asked.visit.state == EraseReasoning(SHOWN)
    assert asked.commands == ()
    why = page_for(asked.visit, RULES).body
    assert isinstance(why, ConsolePage)
    assert (why.reasons, why.acts) == (tuple(EraseReason), ())

    reasoned = after(asked.visit, ev.EraseReasonChosen(ASKED))
    assert reasoned.visit.state == SIGNING
    assert reasoned.commands == ()
    page = page_for(reasoned.visit, RULES).body
    assert isinstance(page, StaffPinPage)
    assert page.stage is PinStage.SECOND
    assert page.signs == (spaced(a_receipt().code), Coded(f"desk.erase.reason.{ASKED.value}"))

    signed = after(reasoned.visit, ev.PinSubmitted("08123456"))
    assert signed.visit.state == ERASING
    assert signed.commands == (cmd.EraseRecord(a_receipt().code, ASKED, MEMBER, "08123456"),)
    done = after(signed.visit, ev.RecordErased(ERASURE)).visit
    assert done.state == replace(SHOWN, erasure=ERASURE)
    assert Act.ERASE_RECORD not in acts_at(replace(SHOWN, erasure=ERASURE), RULES)
    assert after(done, ev.WentBack()).visit.state == replace(SHOWN, receipt=None)


def test_an_inspector_cannot_begin_and_a_reason_out_of_place_means_nothing() -> None:
    inspecting = at(replace(SHOWN, member=a_member(role=Role.INSPECTOR)))

    assert after(inspecting, ev.EraseAsked()).visit == inspecting
    assert after(at(SHOWN), ev.EraseReasonChosen(ASKED)).visit == at(SHOWN)
    assert after(at(SHOWN), ev.PinSubmitted("08123456")).commands == ()


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (ev.PinRefused(0), replace(SIGNING, problem=Problem.PIN_WRONG)),
        (ev.PinRefused(30), replace(SIGNING, problem=Problem.PIN_WAIT, wait_s=30)),
        (ev.SecondRefused(), replace(SIGNING, is_refused=True)),
        (ev.ErrandFailed(Problem.STORE_UNAVAILABLE), replace(SIGNING, problem=Problem.STORE_UNAVAILABLE)),
    ],
)
def test_what_was_not_erased_is_told_and_can_be_signed_again(answer: ev.Event, shown: EraseSigning) -> None:
    assert after(at(ERASING), answer).visit.state == shown


@pytest.mark.parametrize("state", [EraseReasoning(SHOWN), SIGNING])
def test_until_the_second_pin_there_is_a_way_back_and_time_ends_it(state: EraseReasoning | EraseSigning) -> None:
    for event in (ev.WentBack(), ev.StaffLeft()):
        turn = after(at(state), event)
        assert turn.visit.state == SHOWN
        assert turn.commands == ()
    assert after(at(state), ev.TimeRanOut()).visit.state == Welcome()
    assert after(at(state), ev.Started()).visit == at(state)
    assert after(at(ERASING), ev.Started()).visit == at(ERASING)
    assert after(at(replace(SIGNING, console=replace(SHOWN, receipt=None))), ev.PinSubmitted("1")).commands == ()
