"""The life of face data in one face step: when the camera opened, what guarded it, when all was erased, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.mode import Mode


class FaceEnd(Enum):
    """Why a face step ended, and with it everything that was seen. Source: rights.md R35, the seven ends of a face."""

    DONE = "done"
    INCONCLUSIVE = "inconclusive"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    TIMED_OUT = "timed_out"
    CAMERA_LOST = "camera_lost"
    CRASHED = "crashed"


@dataclass(frozen=True)
class ModelUsed:
    """One model that the face step ran: its name in the list of models, and the SHA-256 of its file."""

    name: str
    sha256: str


@dataclass(frozen=True)
class FaceMeans:
    """By what means a face was looked at, as the receipt tells it.

    `threshold` is the cosine from which two faces count as one, 0 where nothing is compared; `turns` is how many turns
    of the head were asked for; `protections` are those the vision process proved on itself.
    """

    mode: Mode
    models: tuple[ModelUsed, ...]
    protections: tuple[str, ...]
    threshold: float = 0.0
    turns: int = 0


@dataclass(frozen=True)
class FaceLife:
    """One opening of the face camera, from its first moment to the end of the process that held the pictures.

    `erased_at` and `end` are None while it lasts. The camera closes and the face is erased by one act: the process
    ends. After a crash `erased_at` is when the machine was next started: all was gone by then at the latest.
    """

    means: FaceMeans
    opened_at: datetime
    erased_at: datetime | None = None
    end: FaceEnd | None = None

    @property
    def lasted_s(self) -> int | None:
        """How many whole seconds it lasted; None while it lasts, and after a crash, whose moment nobody measured."""
        if self.erased_at is None or self.end is FaceEnd.CRASHED:
            return None
        return max(0, round((self.erased_at - self.opened_at).total_seconds()))
