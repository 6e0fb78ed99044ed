from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.consent import Receipt
from app.proof.canonical import canonical
from app.receipts.issued import read_issued
from tests.proof.written import GIVEN, WITHDRAWN, a_log, an_expiry
from tests.receipts.desk import KEY, ROOT, an_issued


def test_paper_tells_the_key_the_place_in_the_log_and_its_root() -> None:
    found = read_issued(an_issued(GIVEN))
    assert found.document == an_issued(GIVEN)
    assert found.key.replace(" ", "") == KEY[:24]
    assert found.root.replace(" ", "") == ROOT.hex()[:16]
    assert (found.entry, found.size) == (1234, 1240)


@pytest.mark.parametrize(("receipt", "seqs", "entry"), [(GIVEN, (2, 3, 4), 2), (WITHDRAWN, (2, 3, 4, 5), 5)])
def test_what_the_register_really_gives_out_is_read(
    receipt: Receipt, seqs: tuple[int, ...], entry: int, tmp_path: Path
) -> None:
    log = a_log(tmp_path)
    found = read_issued(canonical(log.issue(receipt, *seqs)))
    assert (found.entry, found.size) == (entry, 6)
    assert found.key.replace(" ", "").startswith(log.ring.signer.id)
    assert log.checkpoint.root.hex().startswith(found.root.replace(" ", ""))


def test_a_consent_withdrawn_since_is_known_and_a_withdrawal_itself_is_not_one(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    assert read_issued(canonical(log.issue(GIVEN, 2, 3, 4))).withdrawn_at is None
    assert read_issued(canonical(log.issue(GIVEN, 2, 3, 4, 5))).withdrawn_at == WITHDRAWN.created_at
    assert read_issued(canonical(log.issue(WITHDRAWN, 2, 3, 4, 5))).withdrawn_at is None


def test_its_time_is_that_of_the_last_thing_it_tells(tmp_path: Path) -> None:
    log = a_log(tmp_path)
    expiry = an_expiry(log)
    assert read_issued(canonical(log.issue(GIVEN, 2, expiry.seq))).at == GIVEN.created_at + timedelta(hours=24)


def test_digits_stand_in_groups_of_four() -> None:
    found = read_issued(an_issued(GIVEN))
    assert [len(group) for group in found.key.split(" ")] == [4] * 6
    assert [len(group) for group in found.root.split(" ")] == [4] * 4


def test_what_is_not_an_issued_receipt_is_refused() -> None:
    with pytest.raises(KeyError):
        read_issued(b"{}")
    with pytest.raises(ValueError, match="unpack"):
        read_issued(an_issued(GIVEN).replace(b'"id"', b'"no"').replace(b'"keys": [{', b'"keys": [], "x": [{'))
