"""The gates of the face way, read anew before every guest: law, notice, room, models, assessment."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from app import paths
from app.config import Config
from app.domain.face_life import FaceMeans, ModelUsed
from app.domain.gates import Assessment, Lock, Scope, assessment_locks, place_locks, scope_of, told_of
from app.domain.matching import THRESHOLDS
from app.domain.mode import Mode
from app.domain.notice import Notice, NoticeApproval
from app.models.manifest import FACE_LANDMARKER, FACE_RECOGNIZER, Model, ModelError, model_named, read_manifest
from app.models.verify import ModelState, state_of
from app.profiles import profile_of


class Assessments(Protocol):
    """Where approved assessments are kept."""

    def newest(self) -> Assessment | None:
        """The newest approved assessment, if any. Raises: STORE_UNAVAILABLE."""


class Notices(Protocol):
    """Where approved notices are kept."""

    def in_force(self, today: date) -> NoticeApproval | None:
        """The approved notice that holds on a day, if any. Raises: STORE_UNAVAILABLE."""


@dataclass(frozen=True)
class FaceGates:
    """Implements `ports.Gates`. `settled` is what the settings alone lock; the rest is looked at each time."""

    settled: tuple[Lock, ...]
    scope: Scope
    is_assessment_asked: bool
    assessments: Assessments
    approved: Notices
    shown: str
    """The digest of the notice that guests read, as it was written."""
    models: Path
    manifest: Path
    needed: tuple[str, ...]
    """The names of the models that the face step uses."""
    today: Callable[[], date]
    is_closed: Callable[[], bool] = lambda: False
    """Whether a manager closed the face way at the kiosk."""

    def locks(self) -> tuple[Lock, ...]:
        """Why the face way is locked now; nothing if it is open. Raises: STORE_UNAVAILABLE."""
        found = list(self.settled)
        if Lock.NOT_OFFERED not in found and self.is_closed():
            found.append(Lock.NOT_OFFERED)
        approval = self.approved.in_force(self.today())
        if approval is None or approval.notice.sha256 != self.shown:
            found.append(Lock.NOTICE_UNAPPROVED)
        if not self._has_right_models():
            found.append(Lock.MODELS_DIFFER)
        if self.is_assessment_asked:
            found.extend(assessment_locks(self.assessments.newest(), self.scope, self.today()))
        return tuple(found)

    def _has_right_models(self) -> bool:
        """Whether every model that is used is the one in the list, byte for byte."""
        try:
            listed = read_manifest(self.manifest)
        except ModelError:
            return False
        used = [model_named(name, listed) for name in self.needed]
        return all(state_of(model, self.models / model.file) is ModelState.RIGHT for model in used)


def gates_of(  # noqa: PLR0913 - one argument a thing that gates hang on
    config: Config,
    notices: Mapping[str, Notice],
    assessments: Assessments,
    approved: Notices,
    *,
    shown: str,
    today: Callable[[], date],
    is_closed: Callable[[], bool] = lambda: False,
) -> FaceGates:
    """The gates of this hotel's face way."""
    return FaceGates(
        settled=settled_locks(config, notices),
        scope=scope_now(config, notices),
        is_assessment_asked=profile_of(config.hotel.profiles).dpia_required,
        assessments=assessments,
        approved=approved,
        shown=shown,
        models=paths.models(),
        manifest=paths.resources() / "models.toml",
        needed=tuple(model.name for model in means_of(config).models),
        today=today,
        is_closed=is_closed,
    )


def settled_locks(config: Config, notices: Mapping[str, Notice], system: str = sys.platform) -> tuple[Lock, ...]:
    """What the settings and the system alone say against the face way (R02, R39, R43); nothing if they let it be."""
    is_possible = bool(config.document.source) or config.face.mode is Mode.DETECTION_ONLY
    faults = {
        Lock.NOT_OFFERED: not config.face.offered,
        Lock.NOTICE_INCOMPLETE: any(notice.missing_fields() for notice in notices.values()),
        Lock.NO_DOCUMENT_CAMERA: not is_possible,
        Lock.NO_ISOLATION: system != "linux",
    }
    profile, hotel = profile_of(config.hotel.profiles), config.hotel
    of_place = place_locks(profile, hotel.languages, config.kiosk.location, policy=hotel.policy)
    return (*of_place, *(lock for lock, is_wrong in faults.items() if is_wrong))


def scope_now(config: Config, notices: Mapping[str, Notice]) -> Scope:
    """What this kiosk does with a face, as an impact assessment must cover it."""
    days = config.receipts.retention_days
    return scope_of(
        means_of(config),
        face_s=config.face.face_s,
        receipt_days=days,
        told=told_of(notices.values()),
        is_signed=profile_of(config.hotel.profiles).needs_release,
    )


def means_of(config: Config) -> FaceMeans:
    """By what means this hotel's face step looks at a face, but for the protections, which the process itself tells."""
    listed = read_manifest(paths.resources() / "models.toml")
    if config.face.mode is Mode.DETECTION_ONLY:
        return FaceMeans(Mode.DETECTION_ONLY, models_used(listed, (FACE_LANDMARKER,)), ())
    return FaceMeans(
        mode=Mode.VERIFY_1TO1,
        models=models_used(listed, (FACE_LANDMARKER, FACE_RECOGNIZER)),
        protections=(),
        threshold=THRESHOLDS.clear,
        turns=config.face.turns,
    )


def models_used(listed: tuple[Model, ...], names: tuple[str, ...]) -> tuple[ModelUsed, ...]:
    """These models with their digests. The vision process refuses files that have others."""
    return tuple(ModelUsed(name, model_named(name, listed).sha256) for name in names)
