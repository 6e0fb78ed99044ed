"""A receipt as a plain JSON object for machines, in the field names of ISO/IEC TS 27560 where it has one.

Only where the face camera has opened is there a word of a face: `kx_face` tells each opening, by what means, when the
camera was closed and the face erased, and why. Its times are the machine's own, to the second; after a crash they say
when all was gone at the latest, and no seconds are counted. The outcome of a comparison is in no record.

Source: W3C DPV guide on consent records and receipts as per ISO/IEC TS 27560:2023; own fields begin with `kx_`.
"""

from datetime import datetime

from app.domain.consent import Receipt
from app.domain.face_life import FaceLife
from app.domain.mode import Mode


def record_of(receipt: Receipt) -> dict[str, object]:
    """Write a receipt down for a machine. It holds no face data, document number, room number or name."""
    draft = receipt.draft
    return {
        "receipt_id": receipt.id,
        "short_code": receipt.code,
        "event_state": draft.decision.value,
        "event_time": receipt.created_at.isoformat(),
        "language": draft.language,
        "privacy_notice": {"version": draft.notice.version, "sha256": draft.notice.sha256},
        "processing_method": draft.mode.value,
        "replaces": draft.replaces,
        "kx_face_card_side": draft.face_side.value,
        "kx_comfort": list(draft.comfort),
        **({"kx_face": [_life(life) for life in receipt.face]} if receipt.face else {}),
    }


def _life(life: FaceLife) -> dict[str, object]:
    """Write down one opening of the face camera; what has not happened yet is null."""
    means = life.means
    compared = {"threshold": means.threshold, "turns_asked": means.turns}
    return {
        "mode": means.mode.value,
        "models": [{"name": model.name, "sha256": model.sha256} for model in means.models],
        **(compared if means.mode is Mode.VERIFY_1TO1 else {}),
        "protections": list(means.protections),
        "camera_opened": life.opened_at.isoformat(),
        "camera_closed": _moment(life.erased_at),
        "face_erased": _moment(life.erased_at),
        "why": life.end.value if life.end else None,
        "seconds": life.lasted_s,
    }


def _moment(at: datetime | None) -> str | None:
    """A time with its zone."""
    return at.isoformat() if at else None
