"""A receipt as a row, and back."""

from datetime import timedelta

from app.domain.consent import Decision
from app.storage.receipt_rows import receipt_of, row_of
from tests.builders import NOW, a_draft, a_receipt, a_release


def test_a_receipt_comes_back_from_its_row() -> None:
    receipt = a_receipt(draft=a_draft(comfort=("voice",)), valid_until=NOW + timedelta(hours=24))

    assert receipt_of({**row_of(receipt), "expired_at": None}) == receipt


def test_a_signed_release_comes_back_word_for_word() -> None:
    receipt = a_receipt(draft=a_draft(release=a_release()))

    assert receipt_of({**row_of(receipt), "expired_at": None}).draft.release == a_release()


def test_that_no_face_way_was_offered_comes_back() -> None:
    receipt = a_receipt(draft=a_draft(decision=Decision.DECLINED, is_face_offered=False))

    assert not receipt_of({**row_of(receipt), "expired_at": None}).draft.is_face_offered


def test_when_a_consent_ran_out_is_read_with_it() -> None:
    row = {**row_of(a_receipt()), "expired_at": NOW.isoformat()}

    assert receipt_of(row).expired_at == NOW
