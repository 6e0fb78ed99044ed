"""The notice every guest is shown: which text, which version, proved by its digest."""

import hashlib
from dataclasses import dataclass

FIELDS = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9", "N10", "N11", "N12")
"""The notice's twelve fields. Source: the Measures (CAC and MPS Order No. 19, 2025) Art. 5; PIPL Art. 17 and 30."""


@dataclass(frozen=True)
class NoticeRef:
    """Which notice a guest was shown: enough to find the very text again, and to prove it unchanged."""

    version: str
    language: str
    sha256: str


@dataclass(frozen=True)
class NoticeItem:
    """One field of the notice as the guest reads it: plain text, no markup."""

    field: str
    heading: str
    text: str


@dataclass(frozen=True)
class Notice:
    """One notice in one language, filled from the live configuration; items stand in the order of `FIELDS`."""

    version: str
    language: str
    items: tuple[NoticeItem, ...]

    @property
    def ref(self) -> NoticeRef:
        """Name the notice by version, language and the SHA-256 of its exact words (UTF-8, one item a line)."""
        lines = [f"{item.field}\t{item.heading}\t{item.text}" for item in self.items]
        digest = hashlib.sha256("\n".join([self.version, self.language, *lines]).encode()).hexdigest()
        return NoticeRef(version=self.version, language=self.language, sha256=digest)

    def missing_fields(self) -> tuple[str, ...]:
        """Name each required field that is absent or empty; the face way may not open while any is."""
        present = {item.field for item in self.items if item.heading.strip() and item.text.strip()}
        return tuple(field for field in FIELDS if field not in present)
