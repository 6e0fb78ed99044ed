"""Whatever text comes into whatever state, typed or scanned: there is a next state and a page for it, and no crash."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.booking import ByCode, ByDocument, ByNumber
from app.domain.consent import Way
from app.domain.desk_table import DeskQuery, Tab
from app.domain.office import ASKS, Draft, OfficeQuery, Sheet, Shelf
from app.domain.problems import Problem
from app.flow import events as ev
from app.flow.commands import CheckPin, FindBooking, FindReceipt
from app.flow.pages import page_for
from app.flow.states import (
    Code,
    Console,
    Document,
    Office,
    OfficeAsking,
    PinRenewal,
    Portrait,
    StaffPin,
    State,
    Trouble,
    Welcome,
    Withdraw,
)
from tests.flow.walk import BOOKING, DAY, MEMBER, RECEIPT, RULES, after, at
from tests.hostile import HOSTILE

TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=40)
ENTRIES = {
    "code edited": lambda text: (ev.CodeEdited(text),),
    "code submitted": lambda text: (ev.CodeEdited(text), ev.CodeSubmitted(day=DAY)),
    "scanned": lambda text: (ev.TextScanned(text, day=DAY),),
    "meant": lambda text: (ev.CodeEdited(text), ev.MeantCodeTaken()),
    "PIN": lambda text: (ev.PinSubmitted(text),),
    "desk": lambda text: (ev.DeskSearched(text),),
    "answer": lambda text: (ev.Answered(text),),
}
"""Every way in which text comes in."""

SHEET = Sheet(OfficeQuery(Shelf.STAFF), within=(1, 90), today=DAY)
OFFICE = Office(MEMBER, SHEET.query, SHEET)
DRAFTS = [Draft(task, answers=("",) * count) for task, asks in ASKS.items() for count in range(len(asks))]
"""Every question of every task."""


def named(state: State) -> str:
    """The name of a state, and what it asks."""
    asked = f"-{state.draft.task.value}-{len(state.draft.answers)}" if isinstance(state, OfficeAsking) else ""
    return f"{type(state).__name__}{asked}"


STATES: list[State] = [
    Welcome(),
    Document(Way.DOCUMENT, RECEIPT),
    Code(Way.DOCUMENT, RECEIPT),
    Portrait(RECEIPT, BOOKING, "", way=Way.DOCUMENT),
    Trouble(Problem.BOOKING_NOT_FOUND, again=Code(Way.DOCUMENT, RECEIPT)),
    Withdraw(),
    StaffPin(Welcome()),
    PinRenewal(MEMBER, Welcome()),
    Console(MEMBER, DeskQuery(Tab.RECEIPTS)),
    *(OfficeAsking(OFFICE, SHEET, draft) for draft in DRAFTS),
]


def test_no_event_brings_text_that_is_not_tried_here() -> None:
    with_text = {
        event.__name__
        for event in vars(ev).values()
        if isinstance(event, type) and hasattr(event, "__dataclass_fields__")
        if any(field.name.endswith("_untrusted") for field in fields(event))
    }

    assert with_text == {"CodeEdited", "TextScanned", "PinSubmitted", "DeskSearched", "Answered"}


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("state", STATES, ids=named)
@given(text=TEXTS)
def test_any_text_leads_to_a_page_and_looks_nothing_up_but_what_it_says(state: State, entry: str, text: str) -> None:
    turn = after(at(state), *ENTRIES[entry](text))

    page_for(turn.visit, RULES)
    for command in turn.commands:
        match command:
            case FindBooking(query=ByCode(code=code)):
                assert code.isascii()
                assert code.isalnum()
            case FindBooking(query=ByDocument() | ByNumber()):
                assert len(text) >= 15
            case FindReceipt(code=code):
                assert code.isalnum()
            case CheckPin():
                assert entry == "PIN"
            case _:
                assert not isinstance(command, FindBooking)
