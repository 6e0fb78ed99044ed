"""The life of a face in the register: the same expectations of the fake and the real one, and none lost by a crash."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.consent import Decision, Receipt
from app.domain.face_life import FaceEnd, FaceLife
from app.domain.ids import ReceiptId
from app.domain.mode import Mode
from app.domain.problems import KioskError, Problem
from app.ports import Receipts
from app.storage.database import open_database
from app.storage.receipt_store import SqliteReceipts
from tests.builders import NOW, a_draft, some_means
from tests.fakes import FakeReceipts
from tests.storage import children

NOBODY = ReceiptId("019aaf00-0000-7000-8000-00000000ffff")


@pytest.fixture(params=["fake", "real"])
def receipts(request: pytest.FixtureRequest, database: Database) -> Receipts:
    """A register, once as the fake and once as the real one."""
    return FakeReceipts() if request.param == "fake" else SqliteReceipts(database, now=lambda: NOW)


@pytest.fixture
def ticking(database: Database) -> SqliteReceipts:
    """The real register, whose clock goes on by ten seconds each time it is asked."""
    seconds: Iterator[int] = count(0, 10)
    return SqliteReceipts(database, now=lambda: NOW + timedelta(seconds=next(seconds)))


def lives(receipts: Receipts, receipt: Receipt) -> tuple[FaceLife, ...]:
    """What a receipt tells of a face when it is read."""
    return receipts.find(receipt.code)[0].face


def withdrawal(receipts: Receipts, given: Receipt) -> Receipt:
    """A withdrawal of one consent."""
    return receipts.save(a_draft(decision=Decision.WITHDRAWN, replaces=given.id))


def refused(receipts: Receipts, receipt_id: ReceiptId) -> Problem:
    """The problem an opening under a receipt ends in."""
    with pytest.raises(KioskError) as caught:
        receipts.face_opened(receipt_id, some_means())
    return caught.value.problem


def test_a_receipt_tells_nothing_of_a_face_before_the_camera_opened(receipts: Receipts) -> None:
    assert lives(receipts, receipts.save(a_draft())) == ()


@pytest.mark.parametrize("mode", Mode)
def test_an_opening_is_told_with_its_means_while_it_lasts(receipts: Receipts, mode: Mode) -> None:
    receipt = receipts.save(a_draft(mode=mode))
    means = some_means(mode=mode, protections=("no_programs", "few_calls"))

    receipts.face_opened(receipt.id, means)

    assert lives(receipts, receipt) == (FaceLife(means, NOW),)


@pytest.mark.parametrize("end", FaceEnd)
def test_every_end_is_told(receipts: Receipts, end: FaceEnd) -> None:
    receipt = receipts.save(a_draft())
    receipts.face_opened(receipt.id, some_means())

    receipts.face_erased(receipt.id, end)

    assert lives(receipts, receipt) == (FaceLife(some_means(), NOW, NOW, end),)


def test_the_camera_is_open_once_at_a_time_under_a_receipt(receipts: Receipts) -> None:
    receipt = receipts.save(a_draft())
    receipts.face_opened(receipt.id, some_means())

    assert refused(receipts, receipt.id) is Problem.RECEIPT_NOT_SAVED
    assert len(lives(receipts, receipt)) == 1


def test_openings_one_after_the_other_are_told_in_their_order(receipts: Receipts) -> None:
    receipt = receipts.save(a_draft())
    for end in (FaceEnd.TIMED_OUT, FaceEnd.DONE):
        receipts.face_opened(receipt.id, some_means())
        receipts.face_erased(receipt.id, end)

    assert [life.end for life in lives(receipts, receipt)] == [FaceEnd.TIMED_OUT, FaceEnd.DONE]


def test_the_newest_opening_of_all_is_told_with_its_end(database: Database) -> None:
    register = SqliteReceipts(database, now=lambda: NOW)
    assert register.last_face() is None
    first, second = register.save(a_draft()), register.save(a_draft())
    register.face_opened(first.id, some_means())
    register.face_erased(first.id, FaceEnd.DONE)
    register.face_opened(second.id, some_means(protections=("no_sockets",)))
    register.face_erased(second.id, FaceEnd.CAMERA_LOST)

    newest = register.last_face()

    assert newest is not None
    assert (newest.end, newest.means.protections) == (FaceEnd.CAMERA_LOST, ("no_sockets",))


def test_a_face_of_one_guest_stands_on_no_other_receipt(receipts: Receipts) -> None:
    first, second = receipts.save(a_draft()), receipts.save(a_draft())
    receipts.face_opened(first.id, some_means())

    with pytest.raises(KioskError):
        receipts.face_erased(second.id, FaceEnd.DONE)

    assert lives(receipts, first)[0].end is None
    assert lives(receipts, second) == ()


@pytest.mark.parametrize("has_ended", [False, True])
def test_an_end_without_an_opening_is_not_saved(receipts: Receipts, has_ended: bool) -> None:
    receipt = receipts.save(a_draft())
    if has_ended:
        receipts.face_opened(receipt.id, some_means())
        receipts.face_erased(receipt.id, FaceEnd.DONE)

    with pytest.raises(KioskError) as caught:
        receipts.face_erased(receipt.id, FaceEnd.CANCELLED)

    assert caught.value.problem is Problem.RECEIPT_NOT_SAVED
    assert [life.end for life in lives(receipts, receipt)] == [FaceEnd.DONE] * has_ended


def test_a_receipt_nobody_has_opens_nothing(receipts: Receipts) -> None:
    assert refused(receipts, NOBODY) is Problem.RECEIPT_NOT_SAVED


def test_only_a_consent_that_stands_opens_the_camera(receipts: Receipts) -> None:
    declined = receipts.save(a_draft(decision=Decision.DECLINED))
    given = receipts.save(a_draft())
    withdrawn = withdrawal(receipts, given)

    assert {refused(receipts, each.id) for each in (declined, given, withdrawn)} == {Problem.RECEIPT_NOT_SAVED}


def test_a_withdrawal_tells_what_became_of_the_face_under_the_consent_it_ends(receipts: Receipts) -> None:
    given = receipts.save(a_draft())
    receipts.face_opened(given.id, some_means())
    withdrawn = withdrawal(receipts, given)
    receipts.face_erased(given.id, FaceEnd.WITHDRAWN)

    assert [life.end for life in lives(receipts, withdrawn)] == [FaceEnd.WITHDRAWN]
    assert lives(receipts, given) == lives(receipts, withdrawn)


def test_a_consent_given_anew_does_not_tell_of_an_earlier_face(receipts: Receipts) -> None:
    given = receipts.save(a_draft())
    receipts.face_opened(given.id, some_means())
    receipts.face_erased(given.id, FaceEnd.CANCELLED)

    assert lives(receipts, receipts.save(a_draft(replaces=given.id))) == ()


def test_times_are_those_of_the_storage(ticking: SqliteReceipts) -> None:
    receipt = ticking.save(a_draft())
    ticking.face_opened(receipt.id, some_means())
    ticking.face_erased(receipt.id, FaceEnd.DONE)

    (life,) = ticking.get(receipt.id)[0].face

    assert (life.opened_at, life.lasted_s) == (receipt.created_at + timedelta(seconds=10), 10)


def test_a_list_tells_each_receipt_its_own_face(ticking: SqliteReceipts) -> None:
    first, second, _ = (ticking.save(a_draft()) for _ in range(3))
    for receipt, end in ((second, FaceEnd.DONE), (first, FaceEnd.TIMED_OUT)):
        ticking.face_opened(receipt.id, some_means())
        ticking.face_erased(receipt.id, end)

    found = [[life.end for life in receipt.face] for receipt in ticking.latest()]

    assert found == [[], [FaceEnd.DONE], [FaceEnd.TIMED_OUT]]


def test_only_what_has_no_end_is_closed_as_crashed(ticking: SqliteReceipts) -> None:
    done, lasting, never = (ticking.save(a_draft()) for _ in range(3))
    for receipt in (done, lasting):
        ticking.face_opened(receipt.id, some_means())
    ticking.face_erased(done.id, FaceEnd.DONE)

    assert (ticking.close_crashed(), ticking.close_crashed()) == (1, 0)

    told = [ticking.get(receipt.id)[0].face for receipt in (done, lasting, never)]
    assert [[life.end for life in face] for face in told] == [[FaceEnd.DONE], [FaceEnd.CRASHED], []]


def test_a_kiosk_killed_with_the_camera_open_says_crashed_after_its_next_start(store_path: Path) -> None:
    opener = children.start(children.OPENER, store_path)
    assert opener.stdout
    code = opener.stdout.readline().strip()
    opener.kill()
    opener.communicate(timeout=60)

    database = open_database(store_path)
    receipts = SqliteReceipts(database)
    before = receipts.find(code)[0].face
    receipts.close_crashed()
    (life,) = receipts.find(code)[0].face
    database.close()

    assert [each.end for each in before] == [None]
    assert (life.end, life.lasted_s) == (FaceEnd.CRASHED, None)
    assert life.erased_at is not None
    assert life.erased_at >= life.opened_at


def test_an_opening_that_cannot_be_written_down_is_said(database: Database) -> None:
    receipts = SqliteReceipts(database)
    receipt = receipts.save(a_draft())
    database.execute("PRAGMA query_only = 1")

    assert refused(receipts, receipt.id) is Problem.RECEIPT_NOT_SAVED
