"""Ids are plain text at run time, and different things to the type checker."""

from app.domain import ids


def test_every_id_is_plain_text_that_can_be_stored() -> None:
    made = [kind("07") for kind in (ids.ReceiptId, ids.BookingRef, ids.KioskId, ids.StaffId)]

    assert made == ["07"] * 4
    assert all(type(each) is str for each in made)
