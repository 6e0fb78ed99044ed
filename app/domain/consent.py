"""What a guest decided, and the receipt that proves it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.face_life import FaceLife
from app.domain.ids import ReceiptId
from app.domain.mode import Mode
from app.domain.notice import NoticeRef
from app.domain.release import Release


class Way(Enum):
    """The two equal ways to check in."""

    FACE = "face"
    DOCUMENT = "document"


class Decision(Enum):
    """What the guest decided about the face way. Source: ISO/IEC TS 27560 `event_state`, W3C DPV consent status."""

    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Side(Enum):
    """Where the face card stands, as the guest sees the screen. Drawn at random per visit. Source: rights.md P10."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class ReceiptDraft:
    """A decision about to be stored; storage adds id, code and time. It names no person and no booking.

    `release` is what a guest signed with a consent, where the law of the place asks for that. Where no face way was
    offered (`is_face_offered`), nobody declined one.
    """

    decision: Decision
    notice: NoticeRef
    face_side: Side
    mode: Mode
    comfort: tuple[str, ...] = ()
    replaces: ReceiptId | None = None
    release: Release | None = None
    is_face_offered: bool = True

    @property
    def language(self) -> str:
        """The language (BCP 47) the guest read the notice in."""
        return self.notice.language


@dataclass(frozen=True)
class Receipt:
    """A stored decision. Only the receipt store makes one, so holding it proves that the row is on disk.

    `face` is what became of the guest's face under this consent, opening by opening, as far as it was written down when
    the receipt was read; a withdrawal tells it of the consent that it ends. `valid_until` is how long a consent was
    given for (None for other decisions), and `expired_at` is when it ran out by itself.

    Keeps: id, short code and decision until the retention date; nothing that names the guest.
    """

    id: ReceiptId
    code: str
    created_at: datetime
    draft: ReceiptDraft
    face: tuple[FaceLife, ...] = ()
    valid_until: datetime | None = None
    expired_at: datetime | None = None

    @property
    def has_expired(self) -> bool:
        """Say whether this consent ran out by itself."""
        return self.expired_at is not None

    @property
    def allows_face(self) -> bool:
        """Say whether the camera may open on the strength of this receipt."""
        return self.draft.decision is Decision.GIVEN
