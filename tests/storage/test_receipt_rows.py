"""A receipt as a row, and back."""

from datetime import timedelta

from app.storage.receipt_rows import receipt_of, row_of
from tests.builders import NOW, a_draft, a_receipt


def test_a_receipt_comes_back_from_its_row() -> None:
    receipt = a_receipt(draft=a_draft(comfort=("voice",)), valid_until=NOW + timedelta(hours=24))

    assert receipt_of({**row_of(receipt), "expired_at": None}) == receipt  # type: ignore[dict-item]


def test_when_a_consent_ran_out_is_read_with_it() -> None:
    row = {**row_of(a_receipt()), "expired_at": NOW.isoformat()}

    assert receipt_of(row).expired_at == NOW  # type: ignore[arg-type]
