"""The token of a stored receipt: read back at the kiosk that wrote it, and told apart from every other."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.consent import Decision
from app.domain.ids import ReceiptId
from app.domain.problems import KioskError, Problem
from app.domain.staff import ForGuest, WithdrawalReason
from app.proof.canonical import digest, unb64
from app.proof.terms import Desk
from app.proof.token import Claims, State, bytes_of, digits_of, read_token, token_of
from app.storage.audit_log import SqliteAudit
from app.storage.database import open_database, utc_now
from app.storage.ledger import ledger_beside
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, a_draft, a_member


@pytest.fixture
def receipts(database: Database) -> SqliteReceipts:
    """The register of one kiosk."""
    return SqliteReceipts(database)


def problem_of(receipts: SqliteReceipts, digits: str) -> Problem:
    """What is wrong with a token."""
    with pytest.raises(KioskError) as caught:
        receipts.find_token(digits)
    return caught.value.problem


def digits(receipts: SqliteReceipts, **changed: object) -> str:
    """A token that this kiosk signed, which says something else in these claims."""
    claims = Claims(
        kiosk_id="kiosk-1",
        issued_s=1,
        receipt_id=ReceiptId("019aaf00-0000-7000-8000-000000000001"),
        state=State.GIVEN,
        digest=bytes(32),
        notice_version="1.0",
        notice_language="en",
        log_index=1,
    )
    return digits_of(token_of(replace(claims, **changed), receipts.ledger.keys.signer))  # type: ignore[arg-type]


def test_a_token_finds_its_receipt_and_says_what_the_log_says(receipts: SqliteReceipts) -> None:
    given = receipts.save(a_draft())
    token = receipts.token(given)
    assert token

    claims = read_token(token, receipts.ledger.keys)

    assert receipts.find_token(digits_of(token)) == (given, False)
    issued = json.loads(receipts.issued(given.id))
    (proof,) = [proof for proof in issued["proofs"] if proof["kind"] == "given"]
    (entry,) = [entry for entry, _ in receipts.ledger.proved([proof["seq"]])]
    assert (claims.receipt_id, claims.state, claims.log_index) == (given.id, State.GIVEN, proof["seq"])
    assert claims.digest == digest(entry.body)
    assert unb64(proof["salt"]) == entry.salt
    assert token == receipts.token(given)


def test_the_state_is_that_of_the_receipt(receipts: SqliteReceipts) -> None:
    given = receipts.save(a_draft())
    withdrawn = receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))
    declined = receipts.save(a_draft(decision=Decision.DECLINED))
    ran_out = replace(receipts.save(a_draft()), expired_at=NOW)

    tokens = [receipts.token(receipt) for receipt in (given, withdrawn, declined, ran_out)]

    states = [read_token(token or b"", receipts.ledger.keys).state for token in tokens]
    assert states == [State.GIVEN, State.WITHDRAWN, State.DECLINED, State.EXPIRED]
    assert receipts.find_token(digits_of(tokens[0] or b""))[1]


def test_unknown_forged_foreign_and_unreadable_tokens_are_told_apart(receipts: SqliteReceipts, tmp_path: Path) -> None:
    elsewhere = SqliteReceipts(open_database(tmp_path / "other" / "evenkey.db"))
    right = digits(receipts)
    foreign = elsewhere.token(elsewhere.save(a_draft()))
    forged = digits_of(token_of(_claims_of(right, receipts), receipts.ledger.keys.signer)[:-64] + bytes(64))

    assert problem_of(receipts, right) is Problem.RECEIPT_NOT_FOUND
    assert problem_of(receipts, forged) is Problem.RECEIPT_FORGED
    assert problem_of(receipts, digits_of(foreign or b"")) is Problem.RECEIPT_ELSEWHERE
    assert problem_of(receipts, digits(receipts, kiosk_id="kiosk-2")) is Problem.RECEIPT_ELSEWHERE
    for broken in (right[:-17], right + "000", "7" * 480, ""):
        assert problem_of(receipts, broken) is Problem.RECEIPT_UNREADABLE


def _claims_of(text: str, receipts: SqliteReceipts) -> Claims:
    """What a token of this kiosk says."""
    return read_token(bytes_of(text), receipts.ledger.keys)


def test_a_token_of_an_older_key_still_finds_its_receipt(receipts: SqliteReceipts) -> None:
    given = receipts.save(a_draft())
    old = receipts.token(given)

    receipts.rotate_key()

    assert receipts.find_token(digits_of(old or b""))[0].id == given.id
    assert receipts.token(given) != old


def test_a_receipt_whose_record_is_erased_has_no_token(receipts: SqliteReceipts, database: Database) -> None:
    given = receipts.save(a_draft())
    with database.atomic():
        receipts.ledger.erase(receipts.ledger.about([given.id]), "retention")

    assert receipts.token(given) is None


def test_without_keys_nothing_is_signed_or_believed(receipts: SqliteReceipts, store_path: Path) -> None:
    given = receipts.save(a_draft())
    token = receipts.token(given) or b""
    (store_path.parent / "keys" / "signing.pem").unlink()

    assert problem_of(receipts, digits_of(token)) is Problem.STORE_UNAVAILABLE
    with pytest.raises(KioskError) as caught:
        receipts.token(given)
    assert caught.value.problem is Problem.STORE_UNAVAILABLE


def test_a_withdrawal_is_known_by_the_consent_it_ends(receipts: SqliteReceipts) -> None:
    given = receipts.save(a_draft())
    assert receipts.withdrawal_of(given.id) is None

    withdrawn = receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))

    assert receipts.withdrawal_of(given.id) == withdrawn


def test_who_withdrew_for_a_guest_stands_in_the_record_and_in_the_log_of_acts(database: Database) -> None:
    receipts = SqliteReceipts(database, ledger=ledger_beside(database, Desk(), utc_now))
    given, other = receipts.save(a_draft()), receipts.save(a_draft())
    by = ForGuest(a_member().id, WithdrawalReason.ASKED_FROM_AFAR)

    withdrawn = receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id), by)
    receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=other.id), ForGuest(None, WithdrawalReason.ASKED_HERE))

    at_machine, act = SqliteAudit(database).acts()
    assert (at_machine["act"], at_machine["staff"], at_machine["reason"]) == ("withdraw_consent", "", "asked_here")
    assert (act["act"], act["staff"], act["subject"]) == ("withdraw_consent", by.staff, withdrawn.id)
    assert act["reason"] == "asked_from_afar"
    record = json.loads(receipts.issued(withdrawn.id))["receipt"]["dpv:hasRecordOfActivity"][0]
    how = record["dpv:hasConsentStatus"][-1]["dpv:hasIndicationMethod"]
    assert how == "the guest asked by telephone or in writing; a member of staff withdrew"
