"""Small types, so that one kind of id is never taken for another."""

from typing import NewType

ReceiptId = NewType("ReceiptId", str)
"""A receipt's UUIDv7 in lower-case hyphenated form; minted by storage."""

BookingRef = NewType("BookingRef", str)
"""The hotel's own key for a stay, in the canonical form of `codes.canonical_code`."""

KioskId = NewType("KioskId", str)
StaffId = NewType("StaffId", str)
"""Two digits, as a member of staff types them before the PIN."""
