"""Withdrawing at the command line, for a guest who asked elsewhere."""

import json
from pathlib import Path

import pytest

from app.bootstrap import Stores, open_stores
from app.config import Config
from app.domain.codes import mint_receipt_code
from app.domain.consent import Decision
from app.domain.staff import Role
from app.proof.token import digits_of
from tests.builders import a_draft
from tests.cli.operator import run


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    """The stores of a kiosk with two members of staff."""
    opened = open_stores(Config(), tmp_path)
    opened.staff.add("07", "Lin", Role.DESK, "482913")
    opened.staff.add("09", "Olga", Role.INSPECTOR, "582914")
    return opened


def digits(stores: Stores, *, end: int | None = None) -> str:
    """The digits of a new consent's token."""
    return digits_of(stores.receipts.token(stores.receipts.save(a_draft())) or b"")[:end]


@pytest.mark.parametrize("form", ["code", "id", "digits", "EVENKEY:R:{code}", "https://hotel.example/r#{digits}"])
def test_a_consent_is_withdrawn_by_whatever_names_its_receipt(tmp_path: Path, stores: Stores, form: str) -> None:
    given = stores.receipts.save(a_draft())
    names = {"code": given.code, "id": given.id, "digits": digits_of(stores.receipts.token(given) or b"")}

    done = run(tmp_path, "receipts", "withdraw", names.get(form) or form.format(**names))

    withdrawn = stores.receipts.withdrawal_of(given.id)
    assert withdrawn
    assert done.output == f"The consent of receipt {given.code} is withdrawn; {withdrawn.code} is the receipt of it.\n"


def test_who_acted_and_how_the_guest_asked_are_kept(tmp_path: Path, stores: Stores) -> None:
    given = stores.receipts.save(a_draft())
    words = ("receipts", "withdraw", given.code, "--staff", "07", "--reason", "guardian_asked", "--json")

    told = json.loads(run(tmp_path, *words).output)

    act = stores.audit.acts()[0]
    assert (act["staff"], act["subject"], act["reason"]) == ("07", told["receipt_id"], "guardian_asked")
    assert (told["withdrew"], stores.receipts.find(told["code"])[0].id) == (given.id, told["receipt_id"])


@pytest.mark.parametrize("number", ["09", "44"])
def test_nobody_withdraws_who_may_not(tmp_path: Path, stores: Stores, number: str) -> None:
    given = stores.receipts.save(a_draft())

    refused = run(tmp_path, "receipts", "withdraw", given.code, "--staff", number)

    assert (refused.exit_code, stores.receipts.withdrawal_of(given.id)) == (1, None)
    assert refused.output == f"Nothing was withdrawn: {number} is no member of staff who may.\n"


def test_what_cannot_be_withdrawn_gets_one_sentence_and_nothing_is_stored(tmp_path: Path, stores: Stores) -> None:
    given = stores.receipts.save(a_draft())
    withdrawn = stores.receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))
    declined = stores.receipts.save(a_draft(decision=Decision.DECLINED))
    elsewhere = open_stores(Config(), tmp_path / "elsewhere")
    forged = digits_of((stores.receipts.token(declined) or b"")[:-64] + bytes(64))
    before = stores.receipts.ledger.size

    sentences = {
        given.code: f"The consent of receipt {given.code} was withdrawn before; nothing was changed.",
        withdrawn.code: f"The consent of receipt {withdrawn.code} was withdrawn before; nothing was changed.",
        declined.code: f"Receipt {declined.code} is of a refusal: there is no consent to withdraw.",
        mint_receipt_code(5): "There is no such receipt.",
        digits(elsewhere): "This receipt is from another kiosk.",
        digits(elsewhere, end=-10): "This is not the whole code of a receipt.",
        forged: "This kiosk did not issue this receipt: the signature is not that of its key.",
    }
    for code, sentence in sentences.items():
        done = run(tmp_path, "receipts", "withdraw", code)
        assert (done.exit_code, done.output) == (1, f"{sentence}\n")
    assert stores.receipts.ledger.size == before


def test_a_consent_that_ran_out_is_said_to_have_ended(tmp_path: Path, stores: Stores) -> None:
    given = stores.receipts.save(a_draft())
    database = stores.receipts._database
    with database.atomic():
        database.execute("INSERT INTO expiries VALUES (?, ?)", (given.id, given.created_at.isoformat()))

    done = run(tmp_path, "receipts", "withdraw", given.code)

    assert done.output == f"The consent of receipt {given.code} ended by itself; nothing was changed.\n"
