"""A receipt as a row of the table, and back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.domain.consent import Decision, Receipt, ReceiptDraft, Side
from app.domain.face_life import FaceLife
from app.domain.ids import ReceiptId
from app.domain.mode import Mode
from app.domain.notice import NoticeRef
from app.domain.release import Release, SigningMethod


def row_of(receipt: Receipt) -> dict[str, str | int | None]:
    """A receipt as a row."""
    draft = receipt.draft
    return {
        "id": receipt.id,
        "code": receipt.code,
        "created_at": receipt.created_at.isoformat(),
        "decision": draft.decision.value,
        "notice_version": draft.notice.version,
        "notice_language": draft.notice.language,
        "notice_sha256": draft.notice.sha256,
        "face_side": draft.face_side.value,
        "mode": draft.mode.value,
        "comfort": json.dumps(draft.comfort),
        "replaces": draft.replaces,
        "valid_until": receipt.valid_until.isoformat() if receipt.valid_until else None,
        "release": json.dumps(_release_row(draft.release)) if draft.release else None,
        "face_offered": int(draft.is_face_offered),
    }


def _release_row(release: Release) -> dict[str, str]:
    """A signed release as a cell of the row."""
    return {"method": release.method.value, "language": release.language, "text": release.text}


def _release_of(cell: str) -> Release:
    """A cell as a signed release."""
    told = json.loads(cell)
    return Release(told["language"], told["text"], SigningMethod(told["method"]))


def receipt_of(row: Mapping[str, Any], face: tuple[FaceLife, ...] = ()) -> Receipt:
    """A row, and the lives that belong to it, as a receipt."""
    notice = NoticeRef(row["notice_version"], row["notice_language"], row["notice_sha256"])
    draft = ReceiptDraft(
        decision=Decision(row["decision"]),
        notice=notice,
        face_side=Side(row["face_side"]),
        mode=Mode(row["mode"]),
        comfort=tuple(json.loads(row["comfort"])),
        replaces=ReceiptId(row["replaces"]) if row["replaces"] else None,
        release=_release_of(row["release"]) if row["release"] else None,
        is_face_offered=bool(row["face_offered"]),
    )
    return Receipt(
        id=ReceiptId(row["id"]),
        code=row["code"],
        created_at=datetime.fromisoformat(row["created_at"]),
        draft=draft,
        face=face,
        valid_until=datetime.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        expired_at=datetime.fromisoformat(row["expired_at"]) if row["expired_at"] else None,
    )
