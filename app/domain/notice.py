"""The notice every guest is shown: which text, which version, proved by its digest."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

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


@dataclass(frozen=True)
class WrittenNotice:
    """One version of the notice as it was written, one text a language (BCP 47), placeholders unfilled."""

    version: str
    texts: Mapping[str, str] = field(repr=False)

    @property
    def sha256(self) -> str:
        """The digest of the version and of every text under its language: what two persons approve."""
        digests = [f"{tag}\t{hashlib.sha256(self.texts[tag].encode()).hexdigest()}" for tag in sorted(self.texts)]
        return hashlib.sha256("\n".join([self.version, *digests]).encode()).hexdigest()


@dataclass(frozen=True)
class NoticeApproval:
    """That two persons approved a version, from which day on."""

    notice: WrittenNotice
    effective: date
    first: str
    second: str


def in_force(approvals: Iterable[NoticeApproval], today: date) -> NoticeApproval | None:
    """Which of the approvals, in the order they were given, holds on a day: the one that began last."""
    begun = [approval for approval in approvals if approval.effective <= today]
    return max(reversed(begun), key=lambda approval: approval.effective, default=None)
