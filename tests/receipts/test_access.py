"""An account tells everything that is held, in the guest's language, and nothing that is not."""

import pytest

from app.i18n import LANGUAGES
from app.receipts.access import Account, AccountWords, Held
from app.receipts.isolates import plain
from tests.builders import NOW, a_receipt
from tests.receipts.accounts import ALL, GUEST, NOTHING, RECEIPT
from tests.receipts.desk import hotel, words


def account(held: Held, language: str = "en") -> Account:
    return AccountWords(language, words(), hotel()).account([RECEIPT, a_receipt(number=2)], held, NOW)


def told(held: Held, language: str = "en") -> dict[str, str]:
    """Each heading with its sentences."""
    sections = account(held, language).sections
    return {part.heading: plain("\n".join(fact.text for fact in part.facts)) for part in sections}


def test_everything_is_told() -> None:
    parts = told(ALL)

    assert parts["Your name"] == "Anna Maria Eriksson. Document number: L898902C3."
    assert parts["Your booking"].splitlines()[0] == "Booking HTL20261123, from 23 November 2026 to 25 November 2026."
    assert "You checked in with your face" in parts["Your booking"]
    assert [line.split(": ")[1] for line in parts["What staff did"].splitlines()] == [
        "override compared_by_eye, member of staff 07.",
        "help_call, member of staff –.",
        "print_receipt, member of staff 07.",
    ]
    assert parts["In the signed log"].startswith("Entry 41, ")
    assert len(parts["What was erased"].splitlines()) == 2


def test_each_decision_is_told_with_all_that_its_paper_tells() -> None:
    given, other, *_ = account(NOTHING).sections

    assert given.heading == other.heading == "You agreed to face check-in"
    assert {"The face camera", "What is kept", "How you were asked"} <= {fact.heading for fact in given.facts}


def test_where_nothing_is_held_that_is_said_and_nothing_was_erased() -> None:
    parts = told(NOTHING)

    assert parts["Your name"] == parts["Your booking"] == parts["What staff did"] == "Nothing is held."
    assert "What was erased" not in parts


def test_a_guest_without_a_number_and_one_without_a_name() -> None:
    unnumbered = {**GUEST, "document_number": "", "way": "document"}
    nameless = {**GUEST, "surname": "", "given_names": "", "document_number": ""}

    assert told({**ALL, "guests": [unnumbered]})["Your name"].endswith("No document number is held.")
    assert "with your passport or a code" in told({**ALL, "guests": [unnumbered]})["Your booking"]
    assert told({**ALL, "guests": [nameless]})["Your name"] == "Nothing is held."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_the_same_facts(language: str) -> None:
    text = "\n".join(told(ALL, language).values())

    for fact in ("L898902C3", "HTL20261123", "Eriksson", "compared_by_eye", "41"):
        assert fact in text
    assert len(account(ALL, language).sections) == len(account(ALL).sections)
